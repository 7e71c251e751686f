//! Claims: the same input gives the same bytes, on any machine, with any number of threads, in any time zone.
//!
//! The portal's own content is built in child processes (this test program again) under scrambled conditions: threads,
//! locale, zone, the order files were made in, working directory, normal form of names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use caybeo::diag::Report;
use caybeo::diag::show::{self, Format};
use caybeo::diag::Tongue;
use caybeo::pipeline::{self, Options};
use unicode_normalization::UnicodeNormalization;

use crate::site::{Dice, Files, NOW, tree};

const ROOT: &str = "CAYBEO_TEST_ROOT";
const RESULT: &str = "CAYBEO_TEST_RESULT";

/// The repository's own site, and two files whose names have another form in NFD.
fn portal() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Files::new();
    for folder in ["content", "i18n", "themes"].iter().filter(|folder| root.join(folder).exists()) {
        files.extend(tree(&root.join(folder), &[]).into_iter().map(|(path, bytes)| (format!("{folder}/{path}"), bytes)));
    }
    for file in ["site.toml", "routes.toml"].iter().filter(|file| root.join(file).exists()) {
        files.insert((*file).to_owned(), std::fs::read(root.join(file)).unwrap());
    }
    files.insert("content/_files/tài liệu/đất và người.txt".into(), b"x".to_vec());
    files.insert("content/_files/市場/ガイド.txt".into(), b"y".to_vec());
    files
}

/// Writes the site in an order of its own.
fn write(root: &Path, files: &Files, dice: &mut Dice, nfd: bool) {
    let mut order: Vec<(&String, &Vec<u8>)> = files.iter().collect();
    for last in (1..order.len()).rev() {
        order.swap(last, dice.roll(last + 1));
    }
    for (path, bytes) in order {
        let path: String = if nfd { path.nfd().collect() } else { path.nfc().collect() };
        let file = root.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }
}

/// A build in a child process. In an ordinary run of the tests it does nothing.
#[test]
fn one_build() {
    let Ok(root) = std::env::var(ROOT) else { return };
    let root = PathBuf::from(root);
    let options = Options { out: root.join("public"), root, preview: false, now: NOW.parse().unwrap(), reload: false, trust_stat: true };
    let mut report = Report::new();
    let built = pipeline::collect(&options, &mut report);
    let said = show::report(&report, Tongue::Vi, Format::Json);
    let files = built.unwrap_or_else(|_| panic!("{said}"));
    // The manifest lists every file with its digest; the report must not differ either.
    let text = format!("{}\n{said}", String::from_utf8_lossy(&files[caybeo::emit::MANIFEST]));
    std::fs::write(std::env::var(RESULT).unwrap(), text).unwrap();
}

#[test]
fn forty_scrambled_builds_are_one_build() {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let (files, mut dice) = (portal(), Dice(5));
    let mut results: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for number in 0..40 {
        let root = folder.path().join(format!("copy-{}", number / 5)).join("site");
        let nfd = (number / 5) % 2 == 1;
        if number % 5 == 0 {
            write(&root, &files, &mut dice, nfd);
        }
        let threads = ["1", "2", "8"][number % 3];
        let locale = dice.pick(&["C", "C.UTF-8", "vi_VN.UTF-8", "ja_JP.UTF-8", "tr_TR.UTF-8", ""]);
        let zone = dice.pick(&["UTC", "Asia/Ho_Chi_Minh", "America/St_Johns", "Pacific/Kiritimati", ":/nowhere", ""]);
        let (at, named) = [(root.clone(), "."), (PathBuf::from("/"), ""), (root.join("content"), "..")][number % 3].clone();
        let named = if named.is_empty() { root.clone() } else { PathBuf::from(named) };
        let result = folder.path().join("result");
        let done = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "scrambled::one_build", "--nocapture"])
            .current_dir(at)
            .env(ROOT, named)
            .env(RESULT, &result)
            .env("RAYON_NUM_THREADS", threads)
            .envs(["LANG", "LC_ALL", "LANGUAGE"].map(|name| (name, locale)))
            .env("TZ", zone)
            .stdout(Stdio::null())
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let text = std::fs::read_to_string(&result).unwrap();
        std::fs::remove_file(&result).unwrap();
        assert!(text.lines().count() > 200 && text.contains("đất và người.txt"), "{text}");
        results.entry(text).or_default().push(format!("{number}: {threads} threads, {locale}, {zone}, nfd {nfd}"));
    }
    assert_eq!(results.len(), 1, "{:#?}", results.values().collect::<Vec<_>>());
}
