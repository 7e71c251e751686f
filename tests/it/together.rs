//! Claims: however many builds of one site run at once, into one folder or several, and whenever their cache is taken away
//! from under them, every one publishes what a cold build would.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use caybeo::diag::Report;
use caybeo::pipeline;

use crate::site::{Site, differing, site, tree};

const ITEMS: usize = 40;
const ROUNDS: usize = 6;
const OUTS: [&str; 3] = ["public", "public", "elsewhere/public"];

fn version(number: usize) -> Site {
    let mut site = site("");
    for item in (0..ITEMS).filter(|item| item % 10 != number % 3) {
        let words = if item % 4 == 0 { number } else { 0 };
        for (tag, title) in [("vi", "Trang"), ("en", "Page")] {
            site.put(&format!("content/about/p{item}.{tag}.md"), format!("+++\ntitle = \"{title} {item}\"\n+++\n**{title}** {words}.\n"));
        }
    }
    site
}

fn build(root: &Path, out: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caybeo"));
    command.args(["build", "--out", out]).current_dir(root).env("SOURCE_DATE_EPOCH", "1795309200");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Builds every version in turn, all folders at once, while `meanwhile` runs again and again.
fn rounds(meanwhile: impl Fn(&Path) + Sync) {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let (root, over) = (folder.path(), AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::SeqCst) {
                meanwhile(root);
                std::thread::sleep(Duration::from_millis(3));
            }
        });
        let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| (0..ROUNDS).for_each(|number| round(root, number))));
        over.store(true, Ordering::SeqCst);
        told.unwrap_or_else(|why| std::panic::resume_unwind(why));
    });
}

fn round(root: &Path, number: usize) {
    let site = version(number);
    let _ = std::fs::remove_dir_all(root.join("content"));
    for (path, bytes) in tree(&site.write(), &[]) {
        let file = root.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }
    let cold = pipeline::collect(site.options(), &mut Report::new()).unwrap();
    let builds = OUTS.map(|out| build(root, out));
    for mut build in builds {
        assert!(build.wait().unwrap().success(), "round {number}");
    }
    for out in OUTS {
        assert_eq!(differing(&tree(&root.join(out), &[]), &cold), Vec::<String>::new(), "round {number}, {out}");
    }
}

#[test]
fn builds_at_once_publish_what_a_cold_one_would() {
    rounds(|_| {});
}

#[test]
fn builds_at_once_do_not_miss_a_cache_that_is_taken_away() {
    rounds(|root| drop(std::fs::remove_dir_all(root.join(".caybeo"))));
}
