//! Whatever moment a build is killed at, the site is wholly the old one or wholly the new one.
//!
//! The test program runs itself again as the build to be killed: once before every single change to the disk, and
//! again and again at moments nobody chose.

use std::process::{Command, Stdio};
use std::time::Duration;

use super::*;
use crate::disk::fuse;

const FOLDER: &str = "CAYBEO_TEST_FOLDER";
const STEPS: &str = "CAYBEO_TEST_STEPS";

/// A site whose every version changes, adds and removes files, turns a file into a folder and back, and keeps some.
fn version(number: usize) -> Files {
    let page = |n: usize| (format!("vi/p{n}/index.html"), format!("<p>{}</p>", if (n + number) % 3 == 0 { number } else { n }));
    let mut files: Files = (0..6).map(page).collect();
    files.insert("version".into(), number.to_string());
    files.insert(format!("style-{number}.css"), "a{}".into());
    files.insert(["x", "x/y/z", "x/y"][number % 3].into(), "x".into());
    files
}

/// The version that stands, which must be whole.
fn standing(yard: &Yard) -> usize {
    let found = yard.published();
    let number = String::from_utf8(found["version"].clone()).unwrap().parse().unwrap();
    let differences = verify::compare(&found, &cold(&version(number)));
    assert!(differences.is_empty(), "version {number} is not whole: {differences:?}");
    number
}

/// The build to be killed. In an ordinary run of the tests it does nothing.
#[test]
fn the_build_that_is_killed() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let target = target(Path::new(&folder));
    let made = AtomicUsize::new(0);
    let publish_one = |number| publish(artifacts(&version(number), &made), &target, &|_, _| {}, &mut Report::new()).unwrap();
    let found: usize = std::fs::read_to_string(target.out.join("version")).unwrap().parse().unwrap();
    match std::env::var(STEPS) {
        Ok(steps) => {
            fuse::set(steps.parse().unwrap());
            publish_one(found + 1);
        }
        Err(_) => (found + 1..).for_each(|number| drop(publish_one(number))),
    }
}

fn child(yard: &Yard) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "emit::tests::kills::the_build_that_is_killed"]).env(FOLDER, yard.folder.path());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn after_a_kill(yard: &Yard, mode: Mode, foreign: bool) -> usize {
    assert!(!foreign || yard.foreign_stands());
    if mode == Mode::InPlace {
        recover(&yard.target(), &mut Report::new()).unwrap();
    }
    assert!(!foreign || yard.foreign_stands());
    standing(yard)
}

fn prepared() -> [(Yard, Mode, bool); 2] {
    [(Yard::new(), Mode::Exchange, false), (Yard::with_foreign(), Mode::InPlace, true)].map(|(yard, mode, foreign)| {
        (0..3).for_each(|number| assert_eq!(yard.publish(&version(number)).mode, mode));
        (yard, mode, foreign)
    })
}

#[test]
fn a_build_killed_before_any_change_to_the_disk_leaves_a_whole_site() {
    for (yard, mode, foreign) in prepared() {
        let mut steps = 0;
        loop {
            let before = standing(&yard);
            let status = child(&yard).env(STEPS, steps.to_string()).status().unwrap();
            let after = after_a_kill(&yard, mode, foreign);
            assert!(after == before || after == before + 1);
            if status.success() {
                assert_eq!(after, before + 1);
                break;
            }
            assert_eq!(status.code(), Some(fuse::BURNT));
            // The next build is another than the one that was killed: nothing of that may show. The one after it finds
            // a clean yard again.
            for next in [after + 2, after + 3] {
                yard.publish(&version(next));
                assert_eq!(standing(&yard), next);
            }
            steps += 1;
        }
        assert!(steps > 20, "{steps}");
    }
}

#[test]
fn a_build_killed_at_a_random_moment_leaves_a_whole_site() {
    let mut dice = Dice(11);
    for (yard, mode, foreign) in prepared() {
        for _ in 0..25 {
            let before = standing(&yard);
            let mut build = child(&yard).spawn().unwrap();
            while std::fs::read_to_string(yard.path("public/version")).unwrap() == before.to_string() {
                assert!(build.try_wait().unwrap().is_none());
            }
            std::thread::sleep(Duration::from_micros(dice.roll(30_000) as u64));
            build.kill().unwrap();
            build.wait().unwrap();
            assert!(after_a_kill(&yard, mode, foreign) > before);
        }
    }
}
