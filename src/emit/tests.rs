//! Claims about publishing, in both modes. Cutting it off is tried in `kills`.

mod kills;

use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use super::*;
use crate::both;
use crate::source::Place;

type Files = BTreeMap<String, String>;

/// A place to publish in, and how many artifacts were made there.
struct Yard {
    folder: tempfile::TempDir,
    made: AtomicUsize,
}

impl Yard {
    fn new() -> Yard {
        // In memory where that is possible: waiting for a busy disk would take longer than all the rest.
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        Yard { folder, made: AtomicUsize::new(0) }
    }

    /// One with foreign files in the result's folder.
    fn with_foreign() -> Yard {
        let yard = Yard::new();
        yard.put("public/.git/HEAD", "ref: x");
        yard.put("public/by-hand.txt", "mine");
        yard
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn put(&self, path: &str, text: &str) {
        std::fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        std::fs::write(self.path(path), text).unwrap();
    }

    fn target(&self) -> Target {
        target(self.folder.path())
    }

    fn try_publish(&self, files: &Files) -> Result<Receipt, (Stopped, Vec<&'static str>)> {
        let mut report = Report::new();
        let done = publish(artifacts(files, &self.made), &self.target(), &|_, _| {}, &mut report);
        done.map_err(|stopped| (stopped, report.sorted().iter().map(|d| d.code).collect()))
    }

    fn publish(&self, files: &Files) -> Receipt {
        self.try_publish(files).unwrap()
    }

    fn made(&self) -> usize {
        self.made.swap(0, SeqCst)
    }

    /// The result's folder but for the foreign files.
    fn published(&self) -> BTreeMap<String, Vec<u8>> {
        published(&self.path("public"))
    }

    fn foreign_stands(&self) -> bool {
        let is = |path: &str, text: &str| std::fs::read_to_string(self.path(path)).is_ok_and(|found| found == text);
        is("public/.git/HEAD", "ref: x") && is("public/by-hand.txt", "mine")
    }
}

fn target(folder: &Path) -> Target {
    Target { root: folder.into(), out: folder.join("public"), cache: folder.join(".caybeo"), build: Digest::of("build"), trust_stat: true }
}

fn published(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let foreign = |path: &str| matches!(path, ".git" | "by-hand.txt" | ".gitkeep");
    let walked = crate::disk::walk(out, &foreign);
    assert!(walked.faults.is_empty(), "{:?}", walked.faults);
    walked.entries.into_iter().map(|entry| (entry.path, std::fs::read(entry.file).unwrap())).collect()
}

fn role(path: &str) -> Role {
    match path.rsplit_once('.') {
        Some((_, "html")) => Role::Page,
        Some((_, "css")) => Role::Asset,
        _ => Role::Data,
    }
}

fn artifacts<'a>(files: &'a Files, made: &'a AtomicUsize) -> Vec<Artifact<'a>> {
    let artifact = |(path, text): (&'a String, &'a String)| {
        let make = move || {
            made.fetch_add(1, SeqCst);
            match text.as_str() {
                "fault" => Err(Diagnostic::error("T999", Place::path(path.as_str()), both!("x", "x"), both!("x", "x"))),
                text => Ok(text.as_bytes().to_vec()),
            }
        };
        Artifact::new(path.clone(), role(path), Digest::of(text), Box::new(make))
    };
    files.iter().map(artifact).collect()
}

fn cold(files: &Files) -> BTreeMap<String, Vec<u8>> {
    collect(artifacts(files, &AtomicUsize::new(0)), &mut Report::new()).unwrap()
}

fn site(files: &[(&str, &str)]) -> Files {
    files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect()
}

fn small() -> Files {
    site(&[("index.html", "<p>a  b</p>"), ("vi/du-an/index.html", "<p>một</p>"), ("a.css", "a{}"), ("ja/市場/index.html", "<p>市場</p>")])
}

fn stats(folder: &Path) -> BTreeMap<PathBuf, (u64, i64, i64)> {
    let all = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap());
    let stat = |data: std::fs::Metadata| (data.ino(), data.mtime_nsec(), data.ctime_nsec());
    all.map(|entry| (entry.path().to_path_buf(), stat(entry.metadata().unwrap()))).collect()
}

/// What happens in both modes.
fn in_both_modes(claim: impl Fn(Yard, Mode)) {
    claim(Yard::new(), Mode::Exchange);
    claim(Yard::with_foreign(), Mode::InPlace);
    let linked = Yard::new();
    std::fs::create_dir(linked.path("elsewhere")).unwrap();
    std::os::unix::fs::symlink("elsewhere", linked.path("public")).unwrap();
    claim(linked, Mode::InPlace);
}

#[test]
fn what_is_published_is_what_is_collected() {
    in_both_modes(|yard, mode| {
        let receipt = yard.publish(&small());
        assert_eq!((receipt.mode, receipt.written, receipt.removed, receipt.kept), (mode, 5, 0, 0));
        assert_eq!(yard.published(), cold(&small()));
        assert_eq!(receipt.files.iter().map(|file| file.bytes).sum::<u64>(), receipt.bytes_total);
        assert_eq!(yard.published()["index.html"], b"<p>a b</p>");
    });
}

#[test]
fn a_build_that_changes_nothing_makes_and_touches_nothing() {
    in_both_modes(|yard, _| {
        yard.publish(&small());
        yard.publish(&small());
        yard.made();
        let before = stats(yard.folder.path());
        let receipt = yard.publish(&small());
        assert_eq!((receipt.mode, receipt.written, receipt.kept, yard.made()), (Mode::Unchanged, 0, 5, 0));
        // The memory is written once more while files are younger than the disk's clock can tell.
        let but_memory = |stats: BTreeMap<PathBuf, _>| stats.into_iter().filter(|(path, _)| !path.starts_with(yard.path(".caybeo"))).collect::<BTreeMap<_, _>>();
        assert_eq!(but_memory(stats(yard.folder.path())), but_memory(before));
    });
}

#[test]
fn only_what_differs_is_made_and_written() {
    in_both_modes(|yard, mode| {
        for text in ["một", "hai", "ba", "bốn"] {
            let mut files = small();
            files.insert("vi/du-an/index.html".into(), format!("<p>{text}</p>"));
            let before = yard.path("public/a.css").metadata().map(|data| data.ino());
            yard.made();
            let receipt = yard.publish(&files);
            assert_eq!(yard.published(), cold(&files));
            if let Ok(before) = before {
                assert_eq!((receipt.mode, receipt.written, receipt.kept, yard.made()), (mode, 2, 3, 1));
                assert_eq!(yard.path("public/a.css").metadata().unwrap().ino(), before);
            }
        }
    });
}

#[test]
fn a_file_edited_by_hand_is_made_again() {
    in_both_modes(|yard, _| {
        yard.publish(&small());
        yard.publish(&{ let mut files = small(); files.insert("b".into(), "b".into()); files });
        for _ in 0..3 {
            yard.put("public/a.css", "b{}");
            std::fs::remove_file(yard.path("public/index.html")).unwrap();
            let receipt = yard.publish(&small());
            assert!(receipt.written >= 2);
            assert_eq!(yard.published(), cold(&small()));
        }
    });
}

#[test]
fn a_lost_or_broken_memory_changes_nothing_but_time() {
    in_both_modes(|yard, _| {
        yard.publish(&small());
        let memory = std::fs::read_dir(yard.path(".caybeo")).unwrap().next().unwrap().unwrap().path();
        for broken in [None, Some(""), Some("rubbish\n"), Some("\u{FFFD}")] {
            match broken {
                None => std::fs::remove_dir_all(yard.path(".caybeo")).unwrap(),
                Some(text) => std::fs::write(&memory, text).unwrap(),
            }
            yard.made();
            let receipt = yard.publish(&small());
            assert_eq!((receipt.mode, yard.made()), (Mode::Unchanged, 4));
            assert_eq!(yard.published(), cold(&small()));
        }
    });
}

#[test]
fn another_build_of_the_program_makes_everything_again() {
    let yard = Yard::new();
    yard.publish(&small());
    yard.made();
    let other = Target { build: Digest::of("other"), ..yard.target() };
    let (files, mut report) = (small(), Report::new());
    publish(artifacts(&files, &yard.made), &other, &|_, _| {}, &mut report).unwrap();
    assert_eq!(yard.made(), 4);
}

#[test]
fn what_is_no_longer_wanted_goes_with_its_empty_folders() {
    in_both_modes(|yard, _| {
        let mut more = small();
        more.insert("en/old/deep/index.html".into(), "x".into());
        yard.publish(&more);
        assert_eq!(yard.publish(&small()).removed, 1);
        assert!(!yard.path("public/en").exists());
        assert_eq!(yard.published(), cold(&small()));
    });
}

#[test]
fn a_file_may_become_a_folder_and_the_reverse() {
    in_both_modes(|yard, _| {
        let (file, folder) = (site(&[("x", "1"), ("y", "1")]), site(&[("x/a/b", "2"), ("x/c", "2"), ("y", "1")]));
        for files in [&file, &folder, &file, &folder, &folder, &file] {
            yard.publish(files);
            assert_eq!(yard.published(), cold(files));
        }
    });
}

#[test]
fn faults_are_all_told_and_nothing_is_touched() {
    in_both_modes(|yard, _| {
        yard.publish(&small());
        let before = yard.published();
        let mut files = small();
        files.extend(site(&[("b.html", "fault"), ("c.html", "fault"), ("a.css", "new"), ("d", "new")]));
        assert_eq!(yard.try_publish(&files).unwrap_err(), (Stopped::Faults, vec!["T999", "T999"]));
        assert_eq!(yard.published(), before);
        files.retain(|_, text| text != "fault");
        yard.publish(&files);
        assert_eq!(yard.published(), cold(&files));
    });
}

#[test]
fn paths_that_cannot_stand_are_told_before_anything_is_made() {
    let yard = Yard::new();
    let mut files = site(&[("../x", ""), ("/y", ""), ("a//b", ""), ("c", ""), ("c/d", ""), (MANIFEST, ""), (".gitkeep", "")]);
    assert_eq!(yard.try_publish(&files).unwrap_err().1, ["P002", "P004", "P002", "P002", "P005", "P004"]);
    files.clear();
    files.insert("a".into(), "1".into());
    let (other, mut report) = (files.clone(), Report::new());
    let twice = artifacts(&files, &yard.made).into_iter().chain(artifacts(&other, &yard.made)).collect();
    assert!(publish(twice, &yard.target(), &|_, _| {}, &mut report).is_err());
    assert_eq!(report.sorted()[0].code, "P001");
    assert_eq!((yard.made(), yard.path("public").exists()), (0, false));
}

#[test]
fn foreign_files_stand_and_are_not_overwritten() {
    let yard = Yard::with_foreign();
    yard.publish(&small());
    for path in ["by-hand.txt", "by-hand.txt/x", ".git/HEAD", ".git"] {
        let before = yard.published();
        let mut files = small();
        files.extend(site(&[(path, "theirs"), ("a.css", "new")]));
        assert_eq!(yard.try_publish(&files).unwrap_err(), (Stopped::Faults, vec!["P003"]), "{path}");
        assert_eq!(yard.published(), before);
        assert!(yard.foreign_stands());
    }
    let mut same = small();
    same.insert("by-hand.txt".into(), "mine".into());
    yard.publish(&same);
    assert!(yard.foreign_stands());
}

#[test]
fn a_foreign_link_is_not_written_through() {
    let yard = Yard::new();
    yard.publish(&small());
    std::fs::create_dir(yard.path("elsewhere")).unwrap();
    std::os::unix::fs::symlink("../elsewhere", yard.path("public/en")).unwrap();
    let mut files = small();
    files.insert("en/index.html".into(), "x".into());
    assert_eq!(yard.try_publish(&files).unwrap_err().1, ["P003"]);
    assert_eq!(std::fs::read_dir(yard.path("elsewhere")).unwrap().count(), 0);
    assert_eq!(yard.publish(&small()).mode, Mode::Unchanged);
}

#[test]
fn the_keeper_of_the_empty_folder_stays() {
    let yard = Yard::new();
    yard.put("public/.gitkeep", "");
    for text in ["1", "2", "3"] {
        assert_eq!(yard.publish(&site(&[("a", text)])).mode, Mode::Exchange);
        assert!(yard.path("public/.gitkeep").exists());
    }
    yard.put("public/CNAME", "x");
    assert_eq!(yard.publish(&site(&[("a", "4")])).mode, Mode::InPlace);
    assert!(yard.path("public/.gitkeep").exists());
    std::fs::remove_file(yard.path("public/CNAME")).unwrap();
    assert_eq!(yard.publish(&site(&[("a", "5")])).mode, Mode::Exchange);
    assert_eq!(yard.published(), cold(&site(&[("a", "5")])));
}

#[test]
fn a_site_published_without_a_manifest_is_taken_over_only_where_it_is_equal() {
    let yard = Yard::new();
    yard.publish(&small());
    std::fs::remove_file(yard.path("public").join(MANIFEST)).unwrap();
    let receipt = yard.publish(&small());
    assert_eq!((receipt.mode, receipt.written), (Mode::InPlace, 1));
    assert_eq!(yard.published(), cold(&small()));
}

#[test]
fn a_result_that_is_a_file_is_the_machines_fault() {
    let yard = Yard::new();
    yard.put("public", "x");
    assert_eq!(yard.try_publish(&small()).unwrap_err(), (Stopped::Machine, vec!["A010"]));
}

#[test]
fn random_changes_are_published_like_a_cold_build() {
    in_both_modes(|yard, _| {
        let mut files = small();
        let mut dice = Dice(7);
        for _ in 0..80 {
            let path = format!("{}/p{}{}", ["vi", "en", "x/y"][dice.roll(3)], dice.roll(6), ["/index.html", ".css", ""][dice.roll(3)]);
            match dice.roll(8) {
                0 => drop(files.remove(&path)),
                1 => std::fs::remove_dir_all(yard.path(".caybeo")).unwrap_or(()),
                2 => drop(std::fs::remove_file(yard.path("public").join(&path))),
                3 if yard.path("public").join(&path).is_file() => yard.put(&format!("public/{path}"), "<p>0</p>"),
                _ => {
                    let in_the_way = |other: &str| other.starts_with(&format!("{path}/")) || path.starts_with(&format!("{other}/"));
                    files.retain(|other, _| !in_the_way(other));
                    files.insert(path, format!("<p>{}</p>", dice.roll(10)));
                }
            }
            yard.publish(&files);
            assert_eq!(yard.published(), cold(&files));
        }
    });
}

#[test]
fn what_others_put_into_the_spare_tree_is_not_published() {
    let yard = Yard::new();
    for text in ["1", "2"] {
        yard.publish(&site(&[("a/b", text), ("c", "x")]));
    }
    yard.put(".public.next/a/theirs", "x");
    std::os::unix::fs::symlink("elsewhere", yard.path(".public.next/link")).unwrap();
    let files = site(&[("a/b", "3"), ("c", "x")]);
    assert_eq!(yard.publish(&files).mode, Mode::Exchange);
    assert_eq!(yard.published(), cold(&files));
}

#[test]
fn a_file_of_equal_bytes_and_another_fingerprint_is_made_and_not_written() {
    in_both_modes(|yard, _| {
        let publish_as = |print: &str| {
            let (files, mut report) = (small(), Report::new());
            let mut artifacts = artifacts(&files, &yard.made);
            artifacts.iter_mut().for_each(|artifact| artifact.slot.fingerprint = Digest::of(print));
            publish(artifacts, &yard.target(), &|_, _| {}, &mut report).unwrap()
        };
        for print in ["1", "2", "3"] {
            publish_as(print);
        }
        yard.made();
        let before = stats(&yard.path("public"));
        assert_eq!((publish_as("4").mode, yard.made()), (Mode::Unchanged, 4));
        assert_eq!((publish_as("4").mode, yard.made()), (Mode::Unchanged, 0));
        assert_eq!(stats(&yard.path("public")), before);
    });
}

#[test]
fn where_stats_are_not_trusted_the_same_is_published_and_nothing_is_made_twice() {
    in_both_modes(|yard, _| {
        let publish_all = |files: &Files| {
            let target = Target { trust_stat: false, ..yard.target() };
            publish(artifacts(files, &yard.made), &target, &|_, _| {}, &mut Report::new()).unwrap()
        };
        publish_all(&small());
        yard.made();
        assert_eq!((publish_all(&small()).mode, yard.made()), (Mode::Unchanged, 0));
        let mut files = small();
        files.insert("a.css".into(), "b{}".into());
        for _ in 0..3 {
            publish_all(&files);
            assert_eq!(yard.published(), cold(&files));
        }
        assert_eq!(yard.made(), 1);
    });
}

#[test]
fn two_builds_at_once_follow_one_another() {
    in_both_modes(|yard, _| {
        let sites: Vec<Files> = (0..4).map(|n| { let mut files = small(); files.insert("n".into(), n.to_string()); files.insert(format!("only-{n}"), "x".into()); files }).collect();
        std::thread::scope(|scope| {
            for files in &sites {
                scope.spawn(|| (0..5).for_each(|_| drop(yard.publish(files))));
            }
        });
        let n: usize = String::from_utf8(yard.published()["n"].clone()).unwrap().parse().unwrap();
        assert_eq!(yard.published(), cold(&sites[n]));
    });
}

/// Numbers without an order, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}
