//! Claims: a warm build is a cold build. Random edits of every sort are published into one folder with one memory, and
//! each time compared, byte for byte, with a build that remembers nothing.

use std::collections::BTreeMap;
use std::path::Path;

use caybeo::diag::Report;
use caybeo::diag::show::{self, Format};
use caybeo::diag::Tongue;
use caybeo::emit::Receipt;
use caybeo::pipeline::{self, Options};

use crate::site::{Dice, Files, NOW, differing, tree};

/// An item, as few numbers.
#[derive(Clone)]
struct Item {
    title: usize,
    body: usize,
    fact: usize,
    topic: usize,
    english: bool,
    /// The language whose words are a draft, if any.
    draft: Option<&'static str>,
    aliases: Vec<String>,
    /// The width of its picture; none without.
    cover: usize,
    /// The day of November it is published; 0 for always.
    publish: usize,
}

impl Item {
    fn new(number: usize) -> Item {
        Item {
            title: number,
            body: number,
            fact: number,
            topic: number % TOPICS,
            english: number % 3 != 0,
            draft: None,
            aliases: Vec::new(),
            cover: if number % 5 == 0 { 8 } else { 0 },
            publish: 0,
        }
    }
}

/// Everything a site is made of.
#[derive(Clone)]
struct State {
    items: BTreeMap<String, Item>,
    /// Files that stand or do not: templates, styles, words, kinds, data; and the sections' own.
    files: Files,
    settings: BTreeMap<&'static str, usize>,
    now: jiff::Timestamp,
    preview: bool,
}

const TOPICS: usize = 4;
const FOLDERS: [&str; 4] = ["news", "events", "projects", "topics"];

impl State {
    fn first() -> State {
        let mut items = BTreeMap::new();
        for number in 0..TOPICS {
            items.insert(format!("topics/t{number}"), Item::new(number));
        }
        for number in 0..8 {
            items.insert(format!("news/n{number}"), Item::new(number));
        }
        for number in 0..4 {
            items.insert(format!("events/e{number}"), Item::new(number));
            items.insert(format!("projects/p{number}"), Item::new(number));
        }
        State { items, files: Files::new(), settings: BTreeMap::new(), now: NOW.parse().unwrap(), preview: false }
    }

    fn setting(&self, key: &str) -> usize {
        self.settings.get(key).copied().unwrap_or(0)
    }

    /// The files of the site.
    fn files(&self) -> Files {
        let mut files = Files::new();
        files.insert("site.toml".into(), self.site_toml().into_bytes());
        for folder in ["", "news", "events", "projects", "topics"] {
            self.section(folder, &mut files);
        }
        for (id, item) in &self.items {
            write_item(id, item, &mut files);
        }
        files.extend(self.files.clone());
        files
    }

    fn site_toml(&self) -> String {
        let base = ["https://example.org/", "https://example.org/portal/"][self.setting("base")];
        let missing = ["omit", "borrow"][self.setting("missing")];
        let publisher = ["", "publisher = \"topics/t1\"\n"][self.setting("publisher")];
        let empty = ["hide", "show"][self.setting("empty")];
        let menu = ["", "[[menus.main]]\nto = \"news\"\n[[menus.main]]\nto = \"topics/t2\"\n[[menus.footer]]\nto = \"events\"\n"][self.setting("menu")];
        let rate = ["", "[[currencies]]\ncode = \"USD\"\nto = \"VND\"\nrate = \"26300\"\ndate = 2026-11-20\n"][self.setting("rate")];
        format!(
            "base_url = \"{base}\"\ntime_zone = \"Asia/Ho_Chi_Minh\"\nempty_sections = \"{empty}\"\n{publisher}\
             [title]\nvi = \"Sông {title}\"\nen = \"River {title}\"\n[description]\nvi = \"Một.\"\nen = \"One.\"\n\
             [[languages]]\ntag = \"vi\"\nendonym = \"Tiếng Việt\"\n\
             [[languages]]\ntag = \"en\"\nendonym = \"English\"\nmissing = \"{missing}\"\n{menu}{rate}\
             [output]\npage_size = {}\nfeed_size = {}\n",
            3 + self.setting("page_size"),
            2 + self.setting("feed_size"),
            title = self.setting("title"),
        )
    }

    fn section(&self, folder: &'static str, files: &mut Files) {
        let number = self.setting(match folder {
            "news" => "news",
            "events" => "events",
            "projects" => "projects",
            "topics" => "topics",
            _ => "home",
        });
        let path = |tag: &str| if folder.is_empty() { format!("content/_section.{tag}.md") } else { format!("content/{folder}/_section.{tag}.md") };
        let kind = match folder {
            "news" => "article",
            "events" => "event",
            "projects" => "project",
            "topics" => "topic",
            _ => "page",
        };
        let rule = ["", "order = \"-title\"\n", "missing = \"borrow\"\n", "page_size = 2\n", "raw_html = true\n", "weight = 5\n"][number % 6];
        let title = if folder.is_empty() { "home" } else { folder };
        let words = if rule.starts_with("raw_html") { "<b>đậm</b>" } else { "**đậm**" };
        files.insert(path("vi"), format!("+++\ntitle = \"{title} {}\"\nkind = \"{kind}\"\n{rule}+++\nLời dẫn {number}, {words}.\n", number / 6).into_bytes());
        files.insert(path("en"), format!("+++\ntitle = \"{title} en\"\n+++\nIntro {number}.\n").into_bytes());
    }
}

fn write_item(id: &str, item: &Item, files: &mut Files) {
    let Item { title, body, fact, topic, .. } = item;
    let (folder, name) = id.split_once('/').unwrap();
    let draft = |tag: &str| if item.draft == Some(tag) { "draft = true\n" } else { "" };
    let day = 1 + fact % 28;
    let facts = match folder {
        "news" => format!("date = 2026-11-{day:02}\ntopics = [\"topics/t{topic}\"]\n"),
        "events" => format!(
            "when = {{ from = 2026-11-{day:02}, to = 2026-12-{day:02} }}\nstatus = \"{}\"\ntopics = [\"topics/t{topic}\"]\n",
            ["scheduled", "postponed", "cancelled", "held"][fact % 4]
        ),
        "projects" => format!(
            "stage = \"{}\"\ncapital = \"{} 000 000 USD\"\npending = [\"sectors\", \"place\", \"area\", \"investment_form\", \"contact\"]\ntopics = [\"topics/t{topic}\"]\n",
            ["idea", "calling", "closed"][fact % 3],
            fact + 1
        ),
        _ => String::new(),
    };
    let cover = match (folder, item.cover) {
        ("topics", _) | (_, 0) => String::new(),
        (_, width) => {
            files.insert(format!("content/{id}/cover.png"), picture(width));
            "cover = { file = \"cover.png\", alt = \"Ảnh\" }\n".to_owned()
        }
    };
    let publish = if item.publish == 0 { String::new() } else { format!("publish = 2026-11-{:02}T08:00:00\n", item.publish) };
    let aliases = if item.aliases.is_empty() { String::new() } else { format!("aliases = {:?}\n", item.aliases) };
    let more = match body % 4 {
        0 => format!("Xem [](@topics/t{topic}) và **đậm**.\n"),
        1 => "``` {list}\nkind = \"article\"\nlimit = 2\n```\n".to_owned(),
        2 => "## Một đề mục\n\nCâu \"trong ngoặc\".\n".to_owned(),
        _ => "``` {list}\nkind = \"event\"\nwhen = \"upcoming\"\n```\n\n[^1] có chú.\n\n[^1]: Chú thích.\n".to_owned(),
    };
    let vi = format!("+++\ntitle = \"Tựa {title} {name}\"\n{facts}{cover}{publish}{aliases}{}+++\nThân bài {body}.\n\n{more}", draft("vi"));
    files.insert(format!("content/{id}/index.vi.md"), vi.into_bytes());
    if item.english {
        let en = format!("+++\ntitle = \"Title {title} {name}\"\n{}+++\nBody {body}. See [](@topics/t{topic}).\n", draft("en"));
        files.insert(format!("content/{id}/index.en.md"), en.into_bytes());
    }
}

fn picture(width: usize) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(width as u32, 4).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// One edit of the site; what it was. `Err` puts in a fault that the next edit takes out.
fn edit(state: &mut State, dice: &mut Dice, number: usize) -> Result<String, String> {
    let ids: Vec<String> = state.items.keys().cloned().collect();
    let free: Vec<String> = ids.iter().filter(|id| !id.starts_with("topics/")).cloned().collect();
    let any = ids[dice.roll(ids.len())].clone();
    let item = state.items.get_mut(&any).unwrap();
    Ok(match dice.roll(22) {
        0 => {
            let folder = FOLDERS[dice.roll(3)];
            let id = format!("{folder}/x{number}");
            state.items.insert(id.clone(), Item::new(number));
            format!("add {id}")
        }
        1 => {
            item.title += 1;
            format!("title of {any}")
        }
        2 | 3 => {
            item.body += 1;
            format!("body of {any}")
        }
        4 | 5 => {
            item.fact += 1;
            format!("fact of {any}")
        }
        6 => {
            item.english = !item.english;
            format!("english of {any}: {}", item.english)
        }
        7 => {
            item.draft = [None, Some("vi"), Some("en")][dice.roll(3)];
            format!("draft of {any}: {:?}", item.draft)
        }
        8 => {
            item.cover = [0, 8, 9][dice.roll(3)];
            format!("picture of {any}")
        }
        9 => {
            item.publish = dice.roll(29);
            format!("publish of {any}")
        }
        10 if !free.is_empty() => {
            let id = &free[dice.roll(free.len())];
            let mut moved = state.items.remove(id).unwrap();
            moved.aliases.push(format!("/vi/cu/{number}/"));
            let new = format!("{}/r{number}", id.split_once('/').unwrap().0);
            state.items.insert(new.clone(), moved);
            format!("rename {id} to {new}")
        }
        11 if !free.is_empty() => {
            let id = &free[dice.roll(free.len())];
            state.items.remove(id);
            format!("delete {id}")
        }
        12 => toggle(state, dice, "themes/plain/templates/parts/imprint.html", &[
            "<p>{{ page.view }}</p>\n",
            "<p>{{ t_html(id=\"ui-owner\") }}</p>\n",
        ]),
        13 => toggle(state, dice, "themes/plain/css/plain.css", &["body { color: #111111 }", "body { color: #222222 } .card { margin: 1px }"]),
        14 => {
            let tag = dice.pick(&["vi", "en"]);
            let words = dice.pick(&["ui-home", "ui-enter", "ui-count", "project-stage-calling", "kind-article", "value-pending", "ui-planned"]);
            let words = if words == "ui-count" { "ui-count = { $count } món\n".to_owned() } else { format!("{words} = Chữ {number}\n") };
            toggle(state, dice, &format!("i18n/{tag}/portal.ftl"), &[&words])
        }
        15 => toggle(state, dice, "content/_kinds/topic.toml", &[
            "schema = \"Thing\"\norder = \"title\"\n",
            "schema = \"DefinedTerm\"\norder = \"-title\"\n",
            "schema = \"Thing\"\norder = \"title\"\n[fields.color]\ntype = \"choice\"\nchoices = [\"red\"]\npublic = false\n",
        ]),
        16 | 17 => {
            let (key, sides) = [
                ("base", 2), ("missing", 2), ("publisher", 2), ("empty", 2), ("menu", 2), ("rate", 2), ("page_size", 4), ("feed_size", 4), ("title", 9),
            ][dice.roll(9)];
            let value = dice.roll(sides);
            state.settings.insert(key, value);
            format!("setting {key} = {value}")
        }
        18 => {
            let key = ["news", "events", "projects", "topics", "home"][dice.roll(5)];
            let value = dice.roll(18);
            state.settings.insert(key, value);
            format!("section {key} = {value}")
        }
        19 => toggle(state, dice, "content/_files/data.csv", &["a,b\n", "a,b\n1,2\n"]),
        20 => {
            if dice.roll(4) == 0 {
                state.preview = !state.preview;
                return Ok(format!("preview: {}", state.preview));
            }
            let days = dice.roll(60) as i64 - 30;
            state.now = NOW.parse::<jiff::Timestamp>().unwrap() + jiff::SignedDuration::from_hours(24 * days + dice.roll(24) as i64);
            format!("now {}", state.now)
        }
        _ => {
            let (path, text) = [
                ("content/news/broken.vi.md", "+++\ntitle = \n+++\n"),
                ("content/news/broken.vi.md", "+++\ntitle = \"X\"\ndate = 2026-11-01\n+++\n[x](@nowhere/at-all)\n"),
                ("themes/plain/templates/parts/imprint.html", "<p>{{ page.</p>\n"),
                ("i18n/en/broken.ftl", "ui-home = { $\n"),
                ("content/_files/vi/index.html", "in the way of a page"),
            ][dice.roll(5)];
            state.files.insert(path.into(), text.into());
            return Err(path.to_owned());
        }
    })
}

/// Puts one of the texts at a path, or takes what is there away.
fn toggle(state: &mut State, dice: &mut Dice, path: &str, texts: &[&str]) -> String {
    match dice.roll(texts.len() + 1) {
        0 => drop(state.files.remove(path)),
        side => drop(state.files.insert(path.to_owned(), texts[side - 1].as_bytes().to_vec())),
    }
    format!("{path} {}", if state.files.contains_key(path) { "written" } else { "gone" })
}

/// A site on disk that is edited.
struct Bench {
    _folder: tempfile::TempDir,
    options: Options,
    on_disk: Files,
}

impl Bench {
    fn new() -> Bench {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let root = folder.path().join("site");
        let options = Options { out: root.join("public"), root, preview: false, now: NOW.parse().unwrap(), reload: false, trust_stat: true };
        Bench { _folder: folder, options, on_disk: Files::new() }
    }

    /// Writes what differs, as an editor would.
    fn write(&mut self, state: &State) {
        let files = state.files();
        for path in self.on_disk.keys().filter(|path| !files.contains_key(*path)) {
            std::fs::remove_file(self.options.root.join(path)).unwrap();
        }
        for (path, bytes) in files.iter().filter(|(path, bytes)| self.on_disk.get(*path) != Some(*bytes)) {
            let file = self.options.root.join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, bytes).unwrap();
        }
        self.on_disk = files;
        self.options.now = state.now;
        self.options.preview = state.preview;
    }

    fn warm(&self) -> Result<Receipt, String> {
        let mut report = Report::new();
        pipeline::build(&self.options, &|_, _| {}, &mut report).map(|built| built.receipt).map_err(|_| said(&report))
    }

    fn cold(&self) -> Result<Files, String> {
        let mut report = Report::new();
        pipeline::collect(&self.options, &mut report).map_err(|_| said(&report))
    }

    fn out(&self) -> Files {
        if self.options.out.exists() { tree(&self.options.out, &[]) } else { Files::new() }
    }

    fn forget(&self) {
        let _ = std::fs::remove_dir_all(self.options.root.join(".caybeo"));
    }
}

fn said(report: &Report) -> String {
    show::report(report, Tongue::En, Format::Text { colour: false })
}

/// A random walk over edits, each published warm and compared with cold.
fn walk(seed: u64, edits: usize) {
    let (mut dice, mut state, mut bench) = (Dice(seed), State::first(), Bench::new());
    bench.write(&state);
    bench.warm().unwrap();
    let mut before = bench.out();
    let (mut faults, mut steps) = (0, Vec::new());
    for number in 0..edits {
        let sound = state.clone();
        let (step, faulty) = match edit(&mut state, &mut dice, number + 100) {
            Ok(step) => (step, false),
            Err(step) => (format!("fault in {step}"), true),
        };
        steps.push(step);
        let step = format!("seed {seed}, edit {number}: {:?}", &steps[steps.len().saturating_sub(4)..]);
        bench.write(&state);
        if dice.roll(25) == 0 {
            bench.forget();
        }
        let (warm, cold) = (bench.warm(), bench.cold());
        let after = bench.out();
        match (warm, cold) {
            (Ok(receipt), Ok(cold)) => {
                assert!(!faulty, "{step}: no fault was found");
                let differing = differing(&after, &cold);
                assert!(differing.is_empty(), "{step}: {differing:?}");
                let written = after.iter().filter(|(path, bytes)| before.get(*path) != Some(*bytes)).count();
                let removed = before.keys().filter(|path| !after.contains_key(*path)).count();
                assert_eq!((receipt.written, receipt.removed), (written, removed), "{step}: written, removed");
                assert_eq!(receipt.files.len(), after.len(), "{step}");
                before = after;
            }
            (Err(warm), Err(cold)) => {
                assert!(faulty, "{step}: {warm}");
                assert_eq!(warm, cold, "{step}");
                assert!(before == after, "{step}: the result was touched");
                faults += 1;
                state = sound;
            }
            (warm, cold) => panic!("{step}: warm {:?}, cold {:?}", warm.err(), cold.err()),
        }
    }
    assert!(faults > 0, "no fault was tried");
}

// Three walks, so that they may run beside each other.

#[test]
fn a_warm_build_is_a_cold_build_walk_1() {
    walk(1, 100);
}

#[test]
fn a_warm_build_is_a_cold_build_walk_2() {
    walk(2, 100);
}

#[test]
fn a_warm_build_is_a_cold_build_walk_3() {
    walk(3, 100);
}

/// The paths a build changes when only this changes.
fn rewritten(change: impl FnOnce(&mut State)) -> Vec<String> {
    let (mut state, mut bench) = (State::first(), Bench::new());
    state.items.get_mut("news/n1").unwrap().body = 2;
    bench.write(&state);
    bench.warm().unwrap();
    let before = bench.out();
    change(&mut state);
    bench.write(&state);
    bench.warm().unwrap();
    differing(&before, &bench.out())
}

#[test]
fn a_body_edit_rewrites_its_page_and_the_feeds_that_quote_it() {
    let rewritten = rewritten(|state| state.items.get_mut("news/n1").unwrap().body = 6);
    let is_its = |path: &String| path.ends_with("tua-1-n1/index.html") || path.ends_with("title-1-n1/index.html");
    let others: Vec<&String> = rewritten.iter().filter(|path| !is_its(path) && !path.ends_with("feed.xml")).collect();
    assert_eq!(others, ["caybeo-manifest.txt"]);
    assert_eq!(rewritten.iter().filter(|path| is_its(path)).count(), 2, "{rewritten:?}");
}

#[test]
fn words_a_page_speaks_in_another_language_reach_it() {
    // The page that offers the languages says "enter" in each of them.
    let (mut state, mut bench) = (State::first(), Bench::new());
    bench.write(&state);
    bench.warm().unwrap();
    state.files.insert("i18n/en/portal.ftl".into(), b"ui-enter = Come in\n".to_vec());
    bench.write(&state);
    bench.warm().unwrap();
    assert!(String::from_utf8_lossy(&bench.out()["index.html"]).contains("Come in"));
    assert_eq!(differing(&bench.out(), &bench.cold().unwrap()), Vec::<String>::new());
}

#[test]
fn an_edit_of_one_language_rewrites_no_other() {
    let rewritten = rewritten(|state| drop(state.files.insert("i18n/en/portal.ftl".into(), b"ui-skip = Skip\n".to_vec())));
    assert!(rewritten.len() > 10, "{rewritten:?}");
    let vietnamese: Vec<&String> = rewritten.iter().filter(|path| path.starts_with("vi/")).collect();
    assert!(vietnamese.is_empty(), "{vietnamese:?}");
}

#[test]
fn what_did_not_change_is_not_written() {
    let (state, mut bench) = (State::first(), Bench::new());
    bench.write(&state);
    bench.warm().unwrap();
    let stamp = |out: &Path| std::fs::metadata(out.join("vi/index.html")).unwrap().modified().unwrap();
    let first = stamp(&bench.options.out);
    let receipt = bench.warm().unwrap();
    assert_eq!((receipt.written, receipt.removed), (0, 0));
    assert_eq!(stamp(&bench.options.out), first);
}
