//! Claims: a warm build is a cold build. Random edits of every sort are published into one folder with one memory, and
//! each time compared, byte for byte, with a build that remembers nothing: whoever else builds at the same time, and
//! whatever happens to the cache.

mod state;
mod tour;
mod turns;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use caybeo::diag::Report;
use caybeo::diag::show::{self, Format};
use caybeo::diag::Tongue;
use caybeo::emit::Receipt;
use caybeo::pipeline::{self, Options};

use self::state::State;
use crate::site::{Dice, Files, NOW, differing, tree};

/// A site on disk that is edited, and the same site where nothing is remembered.
struct Bench {
    folder: tempfile::TempDir,
    options: Options,
    on_disk: Files,
}

impl Bench {
    fn new() -> Bench {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let root = folder.path().join("site");
        let options = Options { out: root.join("public"), root, preview: false, now: NOW.parse().unwrap(), reload: false, trust_stat: true };
        Bench { folder, options, on_disk: Files::new() }
    }

    fn cold_root(&self) -> PathBuf {
        self.folder.path().join("cold")
    }

    fn cache(&self) -> PathBuf {
        self.options.root.join(".caybeo")
    }

    /// Writes what differs, as an editor would.
    fn write(&mut self, state: &State) {
        let files = state.files();
        for root in [self.options.root.clone(), self.cold_root()] {
            for path in self.on_disk.keys().filter(|path| !files.contains_key(*path)) {
                std::fs::remove_file(root.join(path)).unwrap();
            }
            for (path, bytes) in files.iter().filter(|(path, bytes)| self.on_disk.get(*path) != Some(*bytes)) {
                let file = root.join(path);
                std::fs::create_dir_all(file.parent().unwrap()).unwrap();
                std::fs::write(file, bytes).unwrap();
            }
        }
        self.on_disk = files;
        self.options.now = state.now;
        self.options.preview = state.preview;
    }

    fn warm(&self) -> Result<Receipt, String> {
        build(&self.options)
    }

    /// What a build gives that knows nothing of any other.
    fn cold(&self) -> Result<Files, String> {
        let root = self.cold_root();
        let _ = std::fs::remove_dir_all(root.join(".caybeo"));
        let options = Options { out: root.join("public"), root, trust_stat: false, ..self.options.clone() };
        let mut report = Report::new();
        pipeline::collect(&options, &mut report).map_err(|_| said(&report))
    }

    fn out(&self) -> Files {
        published(&self.options)
    }

    /// The same site, published elsewhere.
    fn elsewhere(&self) -> Options {
        Options { out: self.folder.path().join("elsewhere"), ..self.options.clone() }
    }

    fn forget(&self) {
        let _ = std::fs::remove_dir_all(self.cache());
    }

    /// Builds while the cache is taken away again and again.
    fn warm_while_forgetting(&self) -> Result<Receipt, String> {
        let over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !over.load(Ordering::SeqCst) {
                    self.forget();
                    std::thread::sleep(std::time::Duration::from_millis(1));
                }
            });
            let built = std::panic::catch_unwind(|| self.warm());
            over.store(true, Ordering::SeqCst);
            built.unwrap_or_else(|why| std::panic::resume_unwind(why))
        })
    }

    /// Keeps the cache as it is now.
    fn keep(&self) -> Files {
        if self.cache().exists() { tree(&self.cache(), &[]) } else { Files::new() }
    }

    /// Puts a cache back that was kept.
    fn put_back(&self, kept: &Files) {
        self.forget();
        for (path, bytes) in kept {
            let file = self.cache().join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, bytes).unwrap();
        }
    }

    /// Spoils some files of the cache: cut off, or with bytes that are not its own.
    fn spoil(&self, dice: &mut Dice) {
        for (path, mut bytes) in self.keep() {
            match dice.roll(3) {
                0 => bytes.truncate(dice.roll(bytes.len().max(1))),
                1 if !bytes.is_empty() => {
                    let at = dice.roll(bytes.len());
                    bytes[at] ^= 1 + dice.roll(255) as u8;
                }
                _ => continue,
            }
            std::fs::write(self.cache().join(path), bytes).unwrap();
        }
    }
}

fn build(options: &Options) -> Result<Receipt, String> {
    let mut report = Report::new();
    pipeline::build(options, &|_, _| {}, &mut report).map(|built| built.receipt).map_err(|_| said(&report))
}

fn published(options: &Options) -> Files {
    if options.out.exists() { tree(&options.out, &[]) } else { Files::new() }
}

fn said(report: &Report) -> String {
    show::report(report, Tongue::En, Format::Text { colour: false })
}

/// What happens while an edit is published.
enum Weather {
    /// Nothing.
    Fair,
    /// Another build into the same folder.
    Twin,
    /// Another build into a folder of its own, which saw other edits last.
    Elsewhere,
    /// The cache is taken away before the build.
    Forgotten,
    /// The cache is taken away during the build.
    Forgetting,
    /// The cache of an earlier edit is put back.
    Stale,
    /// Files of the cache are spoilt.
    Spoilt,
}

impl Weather {
    fn by(dice: &mut Dice) -> Weather {
        match dice.roll(18) {
            0 | 1 => Weather::Twin,
            2 | 3 => Weather::Elsewhere,
            4 => Weather::Forgotten,
            5 => Weather::Forgetting,
            6 | 7 => Weather::Stale,
            8 | 9 => Weather::Spoilt,
            _ => Weather::Fair,
        }
    }

    /// Publishes in it. What was written is known of those who build alone.
    fn publish(&self, bench: &Bench, kept: &Files, dice: &mut Dice) -> Result<Option<Receipt>, String> {
        match self {
            Weather::Fair => {}
            Weather::Forgotten => bench.forget(),
            Weather::Stale => bench.put_back(kept),
            Weather::Spoilt => bench.spoil(dice),
            Weather::Forgetting => return bench.warm_while_forgetting().map(Some),
            Weather::Twin => return beside(&bench.options, &bench.options),
            Weather::Elsewhere => return beside(&bench.options, &bench.elsewhere()),
        }
        bench.warm().map(Some)
    }
}

/// Two builds at once; what the first says.
fn beside(one: &Options, other: &Options) -> Result<Option<Receipt>, String> {
    std::thread::scope(|scope| {
        let other = scope.spawn(|| build(other));
        let one = build(one);
        let other = other.join().unwrap();
        assert_eq!(one.as_ref().err(), other.as_ref().err(), "two builds of one site differ");
        one.map(|_| None)
    })
}

/// A site that is edited step by step; each step is published warm and compared with cold.
struct Walk {
    name: String,
    dice: Dice,
    state: State,
    bench: Bench,
    before: Files,
    kept: Files,
    steps: Vec<String>,
    faults: Vec<String>,
}

impl Walk {
    fn begin(name: &str, seed: u64) -> Walk {
        let (state, mut bench) = (State::first(), Bench::new());
        bench.write(&state);
        bench.warm().unwrap_or_else(|why| panic!("{why}"));
        let (before, kept) = (bench.out(), bench.keep());
        Walk { name: name.to_owned(), dice: Dice(seed), state, bench, before, kept, steps: Vec::new(), faults: Vec::new() }
    }

    fn step(&mut self, turn: turns::Turn, number: usize, weather: &Weather) {
        let sound = self.state.clone();
        let told = turn(&mut self.state, &mut self.dice, number);
        let faulty = told.is_err();
        self.steps.push(told.unwrap_or_else(|path| format!("fault in {path}")));
        let step = format!("{}, edit {number}: {:?}", self.name, &self.steps[self.steps.len().saturating_sub(4)..]);
        self.bench.write(&self.state);
        let warm = weather.publish(&self.bench, &self.kept, &mut self.dice);
        let (cold, after) = (self.bench.cold(), self.bench.out());
        match (warm, cold) {
            (Ok(receipt), Ok(cold)) => {
                assert!(!faulty, "{step}: no fault was found");
                self.compare(&after, &cold, &step);
                if let Weather::Elsewhere = weather {
                    self.compare(&published(&self.bench.elsewhere()), &cold, &format!("{step}, elsewhere"));
                }
                if let Some(receipt) = receipt {
                    let written = after.iter().filter(|(path, bytes)| self.before.get(*path) != Some(*bytes)).count();
                    let removed = self.before.keys().filter(|path| !after.contains_key(*path)).count();
                    assert_eq!((receipt.written, receipt.removed), (written, removed), "{step}: written, removed");
                    assert_eq!(receipt.files.len(), after.len(), "{step}");
                }
                self.before = after;
            }
            (Err(warm), Err(cold)) => {
                assert_eq!(warm, cold, "{step}");
                assert!(self.before == after, "{step}: the result was touched");
                self.faults.push(if faulty { "meant".to_owned() } else { format!("{step}: {warm}") });
                self.state = sound;
            }
            (warm, cold) => panic!("{step}: warm {:?}, cold {:?}", warm.err(), cold.err()),
        }
        if self.dice.roll(10) == 0 {
            self.kept = self.bench.keep();
        }
    }

    fn compare(&self, warm: &Files, cold: &Files, step: &str) {
        let differing = differing(warm, cold);
        assert!(differing.is_empty(), "{step}: {differing:?}");
    }
}

/// A random walk over edits in all weathers.
fn walk(seed: u64, edits: usize) {
    let mut walk = Walk::begin(&format!("seed {seed}"), seed);
    for number in 0..edits {
        let weather = Weather::by(&mut walk.dice);
        walk.step(turns::any, number + 100, &weather);
    }
    let surprising: Vec<&String> = walk.faults.iter().filter(|fault| *fault != "meant").collect();
    assert!(surprising.len() < walk.faults.len(), "no fault was tried");
    // Now and then random edits do not fit each other, which warm and cold builds must say alike.
    assert!(surprising.len() * 10 <= edits, "{surprising:#?}");
}

// Several walks, so that they may run beside each other.

#[test]
fn a_warm_build_is_a_cold_build_walk_1() {
    walk(1, 70);
}

#[test]
fn a_warm_build_is_a_cold_build_walk_2() {
    walk(2, 70);
}

#[test]
fn a_warm_build_is_a_cold_build_walk_3() {
    walk(3, 70);
}

#[test]
fn every_sort_of_edit_is_published_as_a_cold_build_would() {
    let mut walk = Walk::begin("in turn", 4);
    for (number, turn) in turns::TURNS.iter().chain(&turns::RARE).enumerate() {
        walk.step(*turn, number + 100, &Weather::Fair);
    }
}

/// The paths a build changes when only this changes.
fn rewritten(change: impl FnOnce(&mut State)) -> Vec<String> {
    let (mut state, mut bench) = (State::first(), Bench::new());
    state.items.get_mut("news/ews1").unwrap().body = 2;
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
    let rewritten = rewritten(|state| state.items.get_mut("news/ews1").unwrap().body = 14);
    let is_its = |path: &String| path.contains("-1-ews1");
    let others: Vec<&String> = rewritten.iter().filter(|path| !is_its(path) && !path.ends_with("feed.xml")).collect();
    assert_eq!(others, ["caybeo-manifest.txt"]);
    assert_eq!(rewritten.iter().filter(|path| is_its(path)).count(), 3, "{rewritten:?}");
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

/// Claims that a change reaches all it should.
fn arrives(first: impl FnOnce(&mut State), change: impl FnOnce(&mut State)) {
    let (mut state, mut bench) = (State::first(), Bench::new());
    first(&mut state);
    bench.write(&state);
    bench.warm().unwrap_or_else(|why| panic!("{why}"));
    change(&mut state);
    bench.write(&state);
    bench.warm().unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(differing(&bench.out(), &bench.cold().unwrap()), Vec::<String>::new());
}

#[test]
fn a_further_page_of_a_facet_learns_of_its_twin() {
    let all_wet = |state: &mut State| {
        for number in 0..4 {
            let item = state.items.get_mut(&format!("markets/ets{number}")).unwrap();
            (item.fact, item.english) = (0, number > 0);
        }
    };
    arrives(all_wet, |state| state.items.get_mut("markets/ets0").unwrap().english = true);
}

#[test]
fn who_is_related_learns_of_it() {
    // What one item is about changes what others show, though nothing of their own did.
    arrives(|state| state.items.values_mut().for_each(|item| item.topic = 0), |state| state.items.get_mut("news/ews1").unwrap().topic = 1);
    arrives(|state| state.items.get_mut("news/ews2").unwrap().title = 3, |state| state.items.get_mut("news/ews2").unwrap().called = "Tên mới".into());
}

#[test]
fn words_an_old_address_speaks_in_another_language_reach_it() {
    let old = |state: &mut State| {
        state.items.get_mut("news/ews1").unwrap().aliases.push("/vi/cu/".into());
        let view = "<title>{{ page.title }}</title>{{ page.url }} {{ t_html(id=\"ui-enter\", lang=\"en\") }}";
        state.files.insert("themes/plain/templates/alias.html".into(), view.into());
    };
    arrives(old, |state| drop(state.files.insert("i18n/en/portal.ftl".into(), b"ui-enter = Come in\n".to_vec())));
}

#[test]
fn translations_that_change_places_are_told_to_search_engines() {
    let abroad = |name: &str| {
        let name = name.to_owned();
        move |state: &mut State, key: &str| {
            let item = state.items.get_mut(key).unwrap();
            (item.title, item.abroad, item.english, item.french) = (0, name, true, false);
        }
    };
    arrives(
        |state| {
            abroad("one")(state, "news/ews1");
            abroad("other")(state, "news/ews2");
        },
        |state| {
            abroad("other")(state, "news/ews1");
            abroad("one")(state, "news/ews2");
        },
    );
}

#[test]
fn words_in_the_prose_of_an_item_shown_elsewhere_reach_that_page() {
    // An English page shows a note that is there in Vietnamese only.
    let shown = |state: &mut State| {
        state.items.get_mut("markets/ets3").unwrap().english = false;
        let item = state.items.get_mut("news/ews1").unwrap();
        (item.body, item.english) = (4, true);
    };
    arrives(shown, |state| drop(state.files.insert("i18n/vi/portal.ftl".into(), "body-note = Chú ý\n".into())));
}
