//! Broken sites: what the tool says of each, to the letter, in both tongues.
//!
//! `tests/broken/_base` is a small good site. Every other folder is named `<code>-<slug>` and holds the files by which
//! a site differs from it (`remove.txt` names files taken away), with `expected.vi.txt` and `expected.en.txt`. What a
//! repository cannot hold (a link, a byte that is not UTF-8) is made in [`odd`]. `UPDATE_EXPECTED=1` writes the
//! expected texts anew: read them before they are committed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use caybeo::diag::explain::{self, Page};
use caybeo::diag::show::{self, Format};
use caybeo::diag::{Diagnostic, Report, Severity, Stopped, Tongue};
use caybeo::pipeline::{self, Options};
use rayon::prelude::*;
use tempfile::TempDir;

/// Codes without a broken site, and why.
const NO_CASE: [(&str, &str); 7] = [
    ("A010", "only a machine that refuses to write says it: a full disk, a missing right"),
    ("A012", "only a file changed between reading and writing back says it: commands that change sources have own tests"),
    ("D101", "only `status` says it: tests/it/desk.rs"),
    ("D110", "only `translate confirm` says it: tests/it/desk.rs"),
    ("D111", "only a file that changes between reading and writing back says it"),
    ("D112", "only `translate` and `review` say it: tests/it/desk.rs"),
    ("A013", "only `theme eject` says it, of a file that is there already: the command has a test of its own"),
];

/// Codes whose place names what is not there, what cannot be written as text, or what was to be published.
const NOT_ON_DISK: [&str; 8] = ["A008", "A011", "L121", "P001", "P002", "P003", "P004", "P005"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}

/// The names of all cases, sorted.
fn cases() -> Vec<String> {
    let names = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| !name.starts_with('_')).collect();
    names.sort();
    names
}

fn options(root: &Path) -> Options {
    let now = "2026-11-21T02:00:00Z".parse().unwrap();
    Options { root: root.to_path_buf(), out: root.join("public"), preview: false, now, reload: false, trust_stat: true }
}

fn build(root: &Path, report: &mut Report) -> Result<(), Stopped> {
    pipeline::build(&options(root), &|_, _| {}, report).map(drop)
}

/// Copies a tree; files that are there already are replaced.
fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn write(root: &Path, path: impl AsRef<Path>, bytes: &[u8]) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

/// The base, published, for cases to be laid over.
fn good() -> TempDir {
    let site = tempfile::tempdir().unwrap();
    copy(&folder().join("_base"), site.path());
    let mut report = Report::new();
    let built = build(site.path(), &mut report);
    assert!(built.is_ok() && report.sorted().is_empty(), "{}", text(&report, Tongue::En));
    site
}

/// A case over the published base.
fn lay(case: &str, good: &Path) -> TempDir {
    let site = tempfile::tempdir().unwrap();
    copy(good, site.path());
    let own = folder().join(case);
    copy(&own, site.path());
    for file in ["expected.vi.txt", "expected.en.txt", "remove.txt"] {
        let _ = fs::remove_file(site.path().join(file));
    }
    for path in fs::read_to_string(own.join("remove.txt")).unwrap_or_default().lines() {
        fs::remove_file(site.path().join(path)).unwrap();
    }
    odd(case, site.path());
    site
}

/// What a repository cannot hold well, by the name of the case.
fn odd(case: &str, root: &Path) {
    let history = "content/about/history.vi.md";
    match case {
        "a001-link-to-nothing" => symlink("ban-do-cu.jpg", root.join("content/about/ban-do.jpg")).unwrap(),
        "a002-not-utf8" => write(root, history, b"+++\ntitle = \"L\xCBch s\xEA\"\n+++\n"),
        "a002-settings-not-utf8" => write(root, "site.toml", b"# C\xF4ng\n"),
        "a003-link-out" => symlink("/etc", root.join("content/about/tai-lieu")).unwrap(),
        "a004-huge-text" => {
            // Just above the limit: whole numbers would call it as large as it may be.
            let text = "+++\ntitle = \"Lịch sử\"\n+++\n";
            write(root, history, text.repeat((4 << 20) / text.len() + 1).as_bytes());
        }
        "a004-huge-file" => {
            let file = fs::File::create(root.join("content/about/phim.mp4")).unwrap();
            file.set_len(200 << 20).unwrap();
        }
        "a005-same-name" => {
            write(root, "content/about/b\u{1EA3}n đồ.pdf", b"a");
            write(root, "content/about/ba\u{309}n đồ.pdf", b"b");
        }
        "a007-link-loop" => symlink("..", root.join("content/about/len")).unwrap(),
        "a008-name-not-unicode" => write(root, Path::new("content/about").join(std::ffi::OsStr::from_bytes(b"b\xE1n.md")), b"x"),
        "p002-control-character" => write(root, "content/_files/a\u{7}b.txt", b"x"),
        "p003-foreign-in-the-way" => write(root, "public/vi/gioi-thieu/san-pham/index.html", b"by hand"),
        "s103-too-many-languages" => write(root, "site.toml", many_languages().as_bytes()),
        _ => {}
    }
}

fn many_languages() -> String {
    let letters = || 'a'..='z';
    let tags: Vec<String> = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}"))).take(251).collect();
    let words: Vec<String> = tags.iter().map(|tag| format!("{tag} = \"…\"")).collect();
    let words = words[..250].join(", ");
    let head = format!("base_url = \"https://example.org/\"\ntime_zone = \"UTC\"\ntitle = {{ {words} }}\ndescription = {{ {words} }}\n");
    tags.iter().fold(head, |text, tag| text + &format!("[[languages]]\ntag = \"{tag}\"\nendonym = \"{tag}\"\n"))
}

fn text(report: &Report, tongue: Tongue) -> String {
    show::report(report, tongue, Format::Text { colour: false })
}

/// Every file of a tree with its bytes.
fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(path.strip_prefix(root).unwrap().to_path_buf(), fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// What is wrong with how one complaint is made, whatever it says.
fn badly_made(diagnostic: &Diagnostic, root: &Path) -> Option<String> {
    let code = diagnostic.code;
    for both in [&diagnostic.says, &diagnostic.hint] {
        if both.vi.trim().is_empty() || both.en.trim().is_empty() {
            return Some(format!("{code}: nothing is said in one of the tongues"));
        }
        if both.vi == both.en {
            return Some(format!("{code}: one text in both tongues: {}", both.en));
        }
    }
    let own = [&diagnostic.place];
    let others = diagnostic.also.iter().map(|(place, _)| place);
    let lost = own.into_iter().chain(others).map(|place| place.source.path.as_str()).find(|path| {
        let is_there = |root: &Path| root.join(path).symlink_metadata().is_ok();
        let embedded = || is_there(Path::new(env!("CARGO_MANIFEST_DIR")));
        path.is_empty() || !(NOT_ON_DISK.contains(&code) || is_there(root) || embedded())
    });
    lost.map(|path| format!("{code}: there is no `{path}`"))
}

/// Runs one case; gives every claim it breaks.
fn broken_claims(case: &str, good: &Path) -> Vec<String> {
    let site = lay(case, good);
    let root = site.path();
    let before = files(&root.join("public"));
    let mut report = Report::new();
    let checked = pipeline::check(&options(root), &mut report).map(drop);
    let mut built_report = Report::new();
    let built = build(root, &mut built_report);

    let mut broken = Vec::new();
    // Some faults only publishing can find: a file in the way.
    if checked.is_ok() && built.is_err() {
        report = built_report;
    } else if !told_by_check_alone(&report) && text(&report, Tongue::En) != text(&built_report, Tongue::En) {
        broken.push(format!("`build` says other than `check`:\n{}", text(&built_report, Tongue::En)));
    }
    let faulty = report.count(Severity::Error) > 0;
    let ended = if told_by_check_alone(&report) { checked } else { built };
    if ended != if faulty { Err(Stopped::Faults) } else { Ok(()) } {
        broken.push(format!("ended with {ended:?}"));
    }
    if faulty && !told_by_check_alone(&report) && files(&root.join("public")) != before {
        broken.push("the published site was touched".to_owned());
    }
    let told = report.sorted();
    let own_code = case.split('-').next().unwrap().to_uppercase();
    let is_named_for_one = own_code.len() == 4 && own_code[1..].bytes().all(|byte| byte.is_ascii_digit());
    if is_named_for_one && !told.iter().any(|diagnostic| diagnostic.code == own_code) {
        broken.push(format!("{own_code} is not said"));
    }
    broken.extend(told.iter().filter_map(|diagnostic| badly_made(diagnostic, root)));
    for (tongue, file) in [(Tongue::Vi, "expected.vi.txt"), (Tongue::En, "expected.en.txt")] {
        let says = text(&report, tongue);
        let file = folder().join(case).join(file);
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&file, &says).unwrap();
        }
        if fs::read_to_string(&file).unwrap_or_default() != says {
            broken.push(format!("{} differs; it is now:\n{says}", file.display()));
        }
    }
    broken
}

/// Family C compares translations with their sources, which is a matter of `check` and keeps nobody from publishing.
fn told_by_check_alone(report: &Report) -> bool {
    !report.is_empty() && report.sorted().iter().all(|told| told.code.starts_with('C'))
}

#[test]
fn every_broken_site_is_told_to_the_letter_and_leaves_the_published_one_alone() {
    let good = good();
    let only = std::env::var("CASE").unwrap_or_default();
    let broken: Vec<String> = cases()
        .into_par_iter()
        .filter(|case| case.contains(&only))
        .flat_map_iter(|case| broken_claims(&case, good.path()).into_iter().map(move |claim| format!("{case}: {claim}")))
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n\n"));
}

/// Every `"X123"` of the catalogue, with repetitions. `U` is about how a command is used, not about a site.
fn codes() -> Vec<String> {
    catalogued(|family| family != b'U')
}

fn usage_codes() -> Vec<String> {
    catalogued(|family| family == b'U')
}

fn catalogued(family: impl Fn(u8) -> bool) -> Vec<String> {
    let catalog = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diag/catalog");
    let mut codes = Vec::new();
    for file in files(&catalog).into_values() {
        let is_code = |part: &[u8]| part.len() == 4 && part[0].is_ascii_uppercase() && family(part[0]) && part[1..].iter().all(u8::is_ascii_digit);
        let parts = file.split(|byte| *byte == b'"').filter(|part| is_code(part));
        codes.extend(parts.map(|part| String::from_utf8(part.to_vec()).unwrap()));
    }
    codes
}

#[test]
fn every_code_is_one_sentence_and_has_a_broken_site() {
    let codes = codes();
    let distinct: BTreeSet<&String> = codes.iter().collect();
    assert!(codes.len() > 100, "the catalogue was not found");
    assert_eq!(codes.len(), distinct.len(), "a code stands for two sentences");
    let shown: BTreeSet<String> = cases().iter().map(|case| case.split('-').next().unwrap().to_uppercase()).collect();
    let missing: Vec<&&String> =
        distinct.iter().filter(|code| !shown.contains(**code) && !NO_CASE.iter().any(|(other, _)| other == *code)).collect();
    assert!(missing.is_empty(), "codes without a broken site: {missing:?}");
    let idle: Vec<&str> = NO_CASE.iter().map(|(code, _)| *code).filter(|code| shown.contains(*code)).collect();
    assert!(idle.is_empty(), "these have a broken site after all: {idle:?}");
}

/// What is wrong with the page on a code.
fn wrong_with_page(code: &str, page: &Page, good: &Path) -> Option<String> {
    for tongue in [Tongue::Vi, Tongue::En] {
        let words = page.words(tongue);
        if [&words.title, &words.what, &words.why, &words.mend].iter().any(|text| text.trim().is_empty()) {
            return Some(format!("{code}: something is not said in {tongue:?}"));
        }
        if words.title.chars().count() > 70 {
            return Some(format!("{code}: a long title in {tongue:?}"));
        }
    }
    if page.before.trim().is_empty() || page.before == page.after {
        return Some(format!("{code}: no example"));
    }
    let (Some(case), Some(file)) = (&page.case, &page.file) else { return None };
    let site = lay(case, good);
    let says = || {
        let mut report = Report::new();
        let _ = pipeline::check(&options(site.path()), &mut report);
        report.sorted().iter().any(|diagnostic| diagnostic.code == code)
    };
    let path = site.path().join(file);
    let text = fs::read_to_string(&path).unwrap_or_default();
    let (before, after) = (page.before.trim_matches('\n'), page.after.trim_matches('\n'));
    if text.matches(before).count() != 1 {
        return Some(format!("{code}: `before` does not stand once in {file} of {case}"));
    }
    if !says() {
        return Some(format!("{code}: {case} does not say it"));
    }
    fs::write(&path, text.replace(before, after)).unwrap();
    says().then(|| format!("{code}: still said after mending as the page shows"))
}

#[test]
fn every_code_has_a_page_whose_example_is_proven() {
    let good = good();
    let pages = explain::pages();
    let mut codes: BTreeSet<String> = codes().into_iter().collect();
    codes.extend(usage_codes());
    let without: Vec<&String> = codes.iter().filter(|code| !pages.contains_key(*code)).collect();
    assert!(without.is_empty(), "codes without a page: {without:?}");
    let idle: Vec<&String> = pages.keys().filter(|code| !codes.contains(*code)).collect();
    assert!(idle.is_empty(), "pages on no code: {idle:?}");
    let wrong: Vec<String> = pages.par_iter().filter_map(|(code, page)| wrong_with_page(code, page, good.path())).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let proven = pages.values().filter(|page| page.case.is_some()).count();
    assert!(proven * 10 >= pages.len() * 6, "only {proven} of {} pages are proven", pages.len());
}

#[test]
fn many_faults_are_told_in_one_run() {
    let site = lay("many-faults", good().path());
    let mut report = Report::new();
    assert!(pipeline::check(&options(site.path()), &mut report).is_err());
    let told = report.sorted();
    let files: BTreeSet<&str> = told.iter().map(|diagnostic| diagnostic.place.source.path.as_str()).collect();
    let codes: BTreeSet<&str> = told.iter().map(|diagnostic| diagnostic.code).collect();
    assert!(codes.len() >= 12 && files.len() >= 8, "{} codes in {} files", codes.len(), files.len());
    let places: Vec<(&str, usize)> =
        told.iter().map(|diagnostic| (diagnostic.place.source.path.as_str(), diagnostic.place.span.start)).collect();
    assert!(places.is_sorted(), "{places:?}");
}
