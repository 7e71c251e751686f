//! Claims: whatever happened to a repository, the desk knows which translation says what its source says.
//!
//! Five hundred random histories (edits, splits, moves, reformatting, typing errors mended, stamps, branches merged, squashed and
//! rebased with conflicts in stamps) are lived through file by file. What the desk must say comes from a model that knows no
//! digests: it remembers the whole text each stamp was given for, and compares texts.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use caybeo::desk::{self, Confirmed, Meaning};
use caybeo::diag::Report;
use caybeo::lang::Lang;
use caybeo::pipeline::{self, Options, Written};
use caybeo::stamp::Standing;
use rayon::prelude::*;

use crate::site::{Dice, NOW};

const HISTORIES: u64 = 500;
const TAGS: [&str; 3] = ["vi", "en", "ja"];
const SETTINGS: &str = "base_url = \"https://example.org/\"\ntime_zone = \"UTC\"\ntitle = { vi = \"a\", en = \"a\", ja = \"a\" }\n\
    description = { vi = \"a\", en = \"a\", ja = \"a\" }\n[[languages]]\ntag = \"vi\"\nendonym = \"vi\"\n[[languages]]\ntag = \"en\"\nendonym = \"en\"\n[[languages]]\ntag = \"ja\"\nendonym = \"ja\"\n";

/// The files of one item, as they stand on a branch.
#[derive(Clone, PartialEq)]
struct Tree {
    /// Whether they are `a/index.vi.md` or `a.vi.md`.
    in_folder: bool,
    files: [Option<String>; 3],
}

/// What a file says, however it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Text {
    fields: Vec<String>,
    blocks: Vec<String>,
}

/// What a stamp was given for: the source and the translation.
type Records = BTreeMap<String, (Text, Text)>;

/// The value of a key of front matter.
fn value<'t>(file: &'t str, key: &str) -> Option<&'t str> {
    let front = file.split("+++").nth(1)?;
    front.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'))
}

fn text_of(file: &str) -> Text {
    let fields = ["title", "summary"].into_iter().filter_map(|key| Some(format!("{key}: {}", value(file, key)?)));
    let body = file.split("+++\n").nth(2).unwrap_or("");
    let mut blocks: Vec<String> = Vec::new();
    let mut open = false;
    for line in body.lines() {
        let line = line.trim();
        let item = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "));
        match (line, item) {
            ("", _) => open = false,
            (_, Some(item)) => {
                blocks.push(format!("- {item}"));
                open = true;
            }
            _ if open => blocks.last_mut().unwrap().extend([" ", line]),
            _ => {
                blocks.push(line.to_owned());
                open = !line.starts_with('#');
            }
        }
    }
    let same = |block: String| block.replace('_', "*").split_whitespace().collect::<Vec<_>>().join(" ");
    Text { fields: fields.collect(), blocks: blocks.into_iter().map(same).collect() }
}

/// How many are in one list and not in the other.
fn beyond(one: &[String], other: &[String]) -> usize {
    let mut left: Vec<&String> = other.iter().collect();
    let mut count = 0;
    for text in one {
        match left.iter().position(|of| *of == text) {
            Some(at) => drop(left.swap_remove(at)),
            None => count += 1,
        }
    }
    count
}

/// What the desk must say: `behind 2/7`, `current`, `moved`, `unstamped`, `missing`.
fn expected(tree: &Tree, lang: usize, records: &Records) -> String {
    let (Some(source), Some(file)) = (&tree.files[0], &tree.files[lang]) else { return "missing".to_owned() };
    let Some(stamp) = value(file, "stamp") else { return "unstamped".to_owned() };
    let (now, then) = (text_of(source), &records[stamp].0);
    let fresh = beyond(&now.fields, &then.fields) + beyond(&now.blocks, &then.blocks);
    let gone = beyond(&then.fields, &now.fields) + beyond(&then.blocks, &now.blocks);
    let changed = fresh.max(gone);
    match changed {
        0 if now.blocks != then.blocks => "moved".to_owned(),
        0 => "current".to_owned(),
        _ => format!("behind {changed}/{}", (now.fields.len() + now.blocks.len()).max(changed)),
    }
}

fn said(standing: &Standing) -> String {
    match standing {
        Standing::Original => "original".to_owned(),
        Standing::Missing => "missing".to_owned(),
        Standing::Unstamped => "unstamped".to_owned(),
        Standing::Current { moved: true } => "moved".to_owned(),
        Standing::Current { moved: false } => "current".to_owned(),
        Standing::Behind(drift) => format!("behind {}/{}", drift.changed, drift.of),
    }
}

/// One life.
struct Life {
    folder: tempfile::TempDir,
    dice: Dice,
    tree: Tree,
    records: Records,
    number: usize,
    told: Vec<String>,
}

impl Life {
    fn new(seed: u64) -> Life {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        std::fs::create_dir_all(folder.path().join("content/news")).unwrap();
        std::fs::write(folder.path().join("site.toml"), SETTINGS).unwrap();
        std::fs::write(folder.path().join("content/news/_section.vi.md"), "+++\ntitle = \"a\"\nkind = \"page\"\n+++\n").unwrap();
        let mut life = Life { folder, dice: Dice(seed), tree: Tree { in_folder: false, files: [None, None, None] }, records: Records::new(), number: 0, told: Vec::new() };
        let text = Text { fields: vec!["title: Chợ nổi".into()], blocks: vec!["## Đất".into(), life.words(), life.words(), "- một".into(), "- hai".into(), life.words()] };
        life.tree.files[0] = Some(life.written(&text, ""));
        for lang in [1, 2] {
            let text = Text { fields: vec![format!("title: {}", TAGS[lang])], blocks: vec![life.words(), life.words()] };
            life.tree.files[lang] = Some(life.written(&text, ""));
        }
        life
    }

    fn words(&mut self) -> String {
        self.number += 1;
        let more = self.dice.pick(&["bên *sông* Hậu rộng", "chợ họp từ sớm", "cây bẹo treo hàng"]);
        format!("Đoạn {} {more}.", self.number)
    }

    /// A text in front matter and Markdown, in one of the many ways it can be written.
    fn written(&mut self, text: &Text, keys: &str) -> String {
        let mut file = "+++\n".to_owned();
        for field in &text.fields {
            let (key, words) = field.split_once(": ").unwrap();
            file.push_str(&format!("{key} = \"{words}\"\n"));
        }
        file.push_str(keys);
        file.push_str("+++\n");
        let mut in_list = false;
        for block in &text.blocks {
            let item = block.strip_prefix("- ");
            let tight = in_list && item.is_some() && self.dice.roll(2) == 0;
            file.push_str(if tight { "" } else { "\n" });
            in_list = item.is_some();
            let words = item.unwrap_or(block);
            let words = if self.dice.roll(3) == 0 { words.replace('*', "_") } else { words.to_owned() };
            if item.is_some() {
                file.push_str("- ");
            }
            for (rank, word) in words.split(' ').enumerate() {
                let wraps = rank > 0 && !block.starts_with('#') && self.dice.roll(6) == 0;
                file.push_str(match (rank, wraps, item.is_some()) {
                    (0, ..) => "",
                    (_, true, true) => "\n  ",
                    (_, true, false) => "\n",
                    _ => " ",
                });
                file.push_str(word);
            }
            file.push('\n');
        }
        file
    }

    fn rewrite(&mut self, lang: usize, text: &Text) {
        let stamp = self.tree.files[lang].as_deref().and_then(|file| value(file, "stamp")).map(|stamp| format!("stamp = \"{stamp}\"\n"));
        let file = self.written(text, &stamp.unwrap_or_default());
        assert_eq!(&text_of(&file), text, "the model reads what it writes\n{file}");
        self.tree.files[lang] = Some(file);
    }

    /// Something happens to one file.
    fn turn(&mut self) {
        let lang = if self.dice.roll(2) == 0 { 0 } else { 1 + self.dice.roll(2) };
        let Some(mut text) = self.tree.files[lang].as_deref().map(text_of) else {
            let text = Text { fields: vec!["title: New".into()], blocks: vec![self.words()] };
            return self.rewrite(lang, &text);
        };
        let count = text.blocks.len();
        let at = self.dice.roll(count.max(1));
        let what = self.dice.roll(14);
        match what {
            0 | 1 if count > 0 => text.blocks[at] = self.words(),
            2 => text.blocks.insert(at.min(count), self.words()),
            3 if count > 0 => drop(text.blocks.remove(at)),
            4 if count > 1 => text.blocks.swap(at, (at + 1) % count),
            5 if count > 0 && !text.blocks[at].starts_with(['#', '-']) => {
                // A paragraph becomes two.
                let words: Vec<&str> = text.blocks[at].split(' ').collect();
                if words.len() > 3 && !words[2].contains('*') {
                    let (one, other) = (words[..2].join(" "), words[2..].join(" "));
                    text.blocks.splice(at..=at, [one, other]);
                }
            }
            6 if count > 1 && at + 1 < count && !text.blocks[at].starts_with(['#', '-']) && !text.blocks[at + 1].starts_with(['#', '-']) => {
                let joined = format!("{} {}", text.blocks[at], text.blocks[at + 1]);
                text.blocks.splice(at..=at + 1, [joined]);
            }
            7 => text.fields[0] = format!("title: Tên {}", { self.number += 1; self.number }),
            8 if text.fields.len() == 1 => text.fields.push("summary: Vài lời.".into()),
            8 => drop(text.fields.remove(1)),
            9 => self.tree.in_folder = !self.tree.in_folder,
            10 if lang > 0 => return self.tree.files[lang] = None,
            11 if lang > 0 => {
                let file = self.written(&text, "");
                return self.tree.files[lang] = Some(file);
            }
            12 | 13 if lang > 0 => return self.confirm(lang),
            _ => {}
        }
        self.told.push(format!("{} {what} at {at}", TAGS[lang]));
        self.rewrite(lang, &text);
    }

    /// A translator says that a translation is true again.
    fn confirm(&mut self, lang: usize) {
        self.check();
        let file = self.tree.files[lang].clone().unwrap();
        let (source, own) = (text_of(self.tree.files[0].as_deref().unwrap()), text_of(&file));
        let meaning = if self.dice.roll(2) == 0 { Meaning::Translated } else { Meaning::Unchanged };
        let written = self.read();
        let mut report = Report::new();
        let confirmed = desk::confirm(&written.manuscript, "news/a", Lang(lang as u8), meaning, &written.clock, &mut report);
        let untouched = value(&file, "stamp").is_some_and(|stamp| self.records[stamp].1 == own);
        let is_behind = expected(&self.tree, lang, &self.records).starts_with("behind");
        match confirmed {
            Some(Confirmed::Edit(edit)) => {
                assert!(!(is_behind && untouched && meaning == Meaning::Translated), "a translation nobody touched was confirmed");
                let file = String::from_utf8(edit.bytes).unwrap();
                let stamp = value(&file, "stamp").unwrap().to_owned();
                assert_eq!(text_of(&file), own, "stamping changed the text");
                let record = (source, own);
                assert!(self.records.get(&stamp).is_none_or(|known| *known == record), "one stamp for two texts");
                self.records.insert(stamp, record);
                self.tree.files[lang] = Some(file);
                self.told.push(format!("{} confirmed, {meaning:?}", TAGS[lang]));
            }
            Some(Confirmed::Already) => assert_eq!(expected(&self.tree, lang, &self.records), "current"),
            None => assert!(is_behind && untouched && meaning == Meaning::Translated, "a confirmation was refused"),
        }
    }

    /// Two branches, merged, or one replayed on the other: the same three texts either way.
    fn branch(&mut self) {
        let base = self.tree.clone();
        (0..1 + self.dice.roll(3)).for_each(|_| self.turn());
        let theirs = std::mem::replace(&mut self.tree, base.clone());
        (0..1 + self.dice.roll(3)).for_each(|_| self.turn());
        let favour = self.dice.pick(&["--ours", "--theirs"]);
        self.told.push(format!("merged, {favour}"));
        for lang in 0..3 {
            let merged = match (&base.files[lang], &self.tree.files[lang], &theirs.files[lang]) {
                (Some(base), Some(ours), Some(theirs)) => Some(self.merged(base, ours, theirs, favour)),
                (base, ours, theirs) => if ours == base { theirs.clone() } else { ours.clone() },
            };
            // What cannot be read is an error elsewhere; somebody took one side whole.
            let sound = merged.as_deref().is_none_or(|file| file.matches("stamp = ").count() <= 1 && file.matches("title = ").count() == 1 && file.matches("summary = ").count() <= 1 && file.matches("+++").count() == 2);
            self.tree.files[lang] = if sound { merged } else { theirs.files[lang].clone() };
        }
        if self.tree.files[0].is_none() {
            self.tree.files[0] = base.files[0].clone();
        }
    }

    fn merged(&self, base: &str, ours: &str, theirs: &str, favour: &str) -> String {
        let folder = self.folder.path().join("merge");
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in [("base", base), ("ours", ours), ("theirs", theirs)] {
            std::fs::write(folder.join(name), text).unwrap();
        }
        let output = Command::new("git").current_dir(&folder).args(["merge-file", "-p", favour, "ours", "base", "theirs"]).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    fn read(&self) -> Written {
        let root = self.folder.path();
        let news = root.join("content/news");
        for entry in std::fs::read_dir(&news).unwrap().map(|entry| entry.unwrap().path()) {
            match entry.is_dir() {
                true => std::fs::remove_dir_all(&entry).unwrap(),
                false if entry.to_str().unwrap().contains("/a.") => std::fs::remove_file(&entry).unwrap(),
                false => {}
            }
        }
        for (tag, file) in TAGS.iter().zip(&self.tree.files) {
            let path = if self.tree.in_folder { news.join(format!("a/index.{tag}.md")) } else { news.join(format!("a.{tag}.md")) };
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            file.iter().for_each(|file| std::fs::write(&path, file).unwrap());
        }
        written(root)
    }

    /// The desk says what the model says.
    fn check(&self) {
        let written = self.read();
        let draft = written.manuscript.item("news/a").unwrap_or_else(|| panic!("not read: {:?}", self.tree.files));
        for lang in [1, 2] {
            assert_eq!(said(&draft.standing(Lang(lang as u8))), expected(&self.tree, lang, &self.records), "{}: {:#?}\n{:?}", TAGS[lang], self.told, self.tree.files);
        }
    }
}

fn written(root: &Path) -> Written {
    let options = Options { root: root.to_path_buf(), out: root.join("public"), preview: true, now: NOW.parse().unwrap(), reload: false, trust_stat: true };
    let mut report = Report::new();
    pipeline::written(&options, &mut report).unwrap_or_else(|_| panic!("{:?}", report.sorted()))
}

#[test]
fn after_five_hundred_histories_the_desk_says_what_the_texts_say() {
    let seen: Vec<usize> = (0..HISTORIES)
        .into_par_iter()
        .map(|seed| {
            let mut life = Life::new(seed);
            for _ in 0..8 {
                if life.dice.roll(4) == 0 { life.branch() } else { life.turn() }
                life.check();
            }
            life.records.len()
        })
        .collect();
    assert!(seen.iter().sum::<usize>() > HISTORIES as usize / 2, "hardly anything was ever confirmed: {seen:?}");
}
