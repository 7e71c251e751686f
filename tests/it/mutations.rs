//! Whatever an editor, a program or a bad disk makes of a site's files, the tool answers and never panics.
//!
//! Takes good sites, changes their files by a few thousand seeded mutations, checks them. A mutation that makes the
//! tool panic is told with the files it changed. `FIRST_SEED=1000` makes other mutations than those of every day.

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use caybeo::diag::Report;
use caybeo::pipeline::{self, Options};
use rayon::prelude::*;

/// Sites made and checked; in each, several files are changed.
const SITES: u64 = 360;
/// Files changed in each, at most.
const FILES: usize = 12;

/// Characters that have broken programs before: combining, wide, zero-width, right-to-left, astral, control, line ends.
const ODD: [&str; 16] = [
    "\u{301}", "\u{200B}", "\u{202E}", "\u{FEFF}", "😀", "\u{1F1FB}\u{1F1F3}", "ế", "e\u{302}\u{301}", "漢", "ｶﾞ", "\u{0}", "\u{7}",
    "\u{2028}", "\r\n", "\r", "\u{10FFFF}",
];
/// What means something to TOML, Markdown, Fluent or Tera.
const MARKS: [&str; 34] = [
    "+++", "\"", "'", "[", "]", "{", "}", "=", "#", "\n", "\\", "`", "```", "```{facts}\n", "<", ">", "&", "|", "*", "_", "[^", "](", "![",
    "@", ":", "{{", "}}", "{%", "%}", "{#", "->", "*[", "$", ".",
];

/// SplitMix64: the same mutations on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.roll() % end.max(1) as u64) as usize
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// A place between two characters.
    fn boundary(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

fn mutate(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let line = dice.below(lines.len());
    let at = dice.boundary(text);
    let (head, tail) = text.split_at(at);
    match dice.below(9) {
        0 => head.to_owned(),
        1 => tail.to_owned(),
        2 if !lines.is_empty() => {
            lines.remove(line);
            lines.concat()
        }
        3 if !lines.is_empty() => {
            lines.insert(line, lines[line]);
            lines.concat()
        }
        4 if lines.len() > 1 => {
            let other = dice.below(lines.len());
            lines.swap(line, other);
            lines.concat()
        }
        5 => format!("{head}{}{tail}", dice.one(&ODD)),
        6 => format!("{head}{}{tail}", dice.one(&MARKS)),
        7 => swap_mark(text, dice),
        _ => {
            let mut rest = tail.chars();
            rest.next();
            format!("{head}{}", rest.as_str())
        }
    }
}

/// Puts one mark of ASCII punctuation in the place of another.
fn swap_mark(text: &str, dice: &mut Dice) -> String {
    const PUNCTUATION: &[u8] = b"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \n";
    let marks: Vec<usize> = text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_punctuation()).map(|(at, _)| at).collect();
    if marks.is_empty() {
        return text.to_owned();
    }
    let at = *dice.one(&marks);
    format!("{}{}{}", &text[..at], char::from(*dice.one(PUNCTUATION)), &text[at + 1..])
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every text file below a folder, by its path from it.
fn texts(root: &Path, folder: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open: Vec<PathBuf> = vec![root.join(folder)];
    while let Some(at) = open.pop() {
        for path in fs::read_dir(&at).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                found.insert(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned(), text);
            }
        }
    }
    found
}

/// The base of the broken sites with a kind and words of its own, a theme in its folder, and pages of the portal.
fn good() -> BTreeMap<String, String> {
    let mut files = texts(&repository().join("tests/broken/_base"), "");
    files.extend(texts(repository(), "themes/plain"));
    let portal = texts(repository(), "content");
    let taken = ["projects/it-zone", "places/ninh-kieu", "about/history", "events/", "documents/decision-1831"];
    files.extend(portal.into_iter().filter(|(path, _)| taken.iter().any(|part| path.contains(part)) && (path.contains(".vi.") || path.contains(".en."))));
    for (path, text) in [
        ("content/_kinds/market.toml", "[fields.boats]\ntype = \"integer\"\nmin = 1\n\n[fields.opened]\ntype = \"date\"\n\n[[rules]]\nrule = \"unique\"\nfield = \"boats\"\n"),
        ("content/about/market.vi.md", "+++\ntitle = \"Chợ nổi\"\nkind = \"market\"\nboats = 300\nopened = \"about 1915\"\n+++\n\n- [ ] Một[^a]\n\n> [!NOTE]\n> [神輿](ruby:みこし)\n\n[^a]: Hai.\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n"),
        ("i18n/vi/market.ftl", "market-boats = { $n ->\n    [one] Một ghe\n   *[other] Số ghe\n }\n    .hint = { market-opened }\nmarket-opened = Mở từ\n"),
        ("i18n/en/market.ftl", "market-boats = Boats\n    .hint = { market-opened }\nmarket-opened = Opened\n"),
        ("routes.toml", "gone = [\"/vi/cu/\"]\n\n[sections]\nabout = { vi = \"/vi/gioi-thieu/\", en = \"/en/about/\" }\n"),
    ] {
        files.insert(path.to_owned(), text.to_owned());
    }
    files
}

fn write(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// Changes some files of a site, checks it, and gives the changed files if that panics.
fn panics(seed: u64, good: &BTreeMap<String, String>, root: &Path) -> Option<String> {
    let mut dice = Dice(seed);
    let paths: Vec<&String> = good.keys().collect();
    let mut changed: BTreeMap<&String, String> = BTreeMap::new();
    // With few changes some sites stay good enough to be rendered.
    let many = if seed % 3 == 0 { 1 } else { dice.below(FILES) + 1 };
    for _ in 0..many {
        let path = *dice.one(&paths);
        // A fault in the settings or the theme hides what comes after them: they are changed in some sites only.
        let stops = path == "site.toml" || path.starts_with("themes/");
        if stops && seed % 4 != 0 {
            continue;
        }
        let before = changed.remove(path).unwrap_or_else(|| good[path].clone());
        let times = 1 + dice.below(3);
        changed.insert(path, (0..times).fold(before, |text, _| mutate(&text, &mut dice)));
    }
    changed.iter().for_each(|(path, text)| write(root, path, text));
    let options = Options {
        root: root.to_path_buf(),
        out: root.join("public"),
        preview: seed % 2 == 0,
        now: "2026-11-21T02:00:00Z".parse().unwrap(),
        reload: false,
        trust_stat: true,
    };
    let checked = catch_unwind(AssertUnwindSafe(|| {
        let mut report = Report::new();
        let _ = pipeline::check(&options, &mut report);
        // What is said must also be shown: a place may be at any character.
        for tongue in [caybeo::diag::Tongue::Vi, caybeo::diag::Tongue::En] {
            caybeo::diag::show::report(&report, tongue, caybeo::diag::show::Format::Text { colour: false });
        }
    }));
    changed.keys().for_each(|path| write(root, path, &good[*path]));
    checked.is_err().then(|| format!("site {seed}:\n{changed:#?}"))
}

#[test]
fn no_change_to_any_file_makes_the_tool_panic() {
    let good = good();
    let first: u64 = std::env::var("FIRST_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0);
    let threads = rayon::current_num_threads() as u64;
    let broken: Vec<String> = (0..threads)
        .into_par_iter()
        .flat_map_iter(|thread| {
            let site = tempfile::tempdir().unwrap();
            good.iter().for_each(|(path, text)| write(site.path(), path, text));
            let mine = (first..first + SITES).filter(|seed| seed % threads == thread);
            mine.filter_map(|seed| panics(seed, &good, site.path())).collect::<Vec<_>>()
        })
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n\n"));
}
