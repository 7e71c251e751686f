//! Claims: whatever moment the program is killed at, the site is wholly the old one or wholly the new one, and what is
//! not ours stands. Cutting publishing off at every single step is tried inside the program; here the real one dies.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use caybeo::diag::Report;
use caybeo::pipeline;

use crate::site::{Dice, Files, Site, differing, site, tree};

const ITEMS: usize = 150;
const KILLS: usize = 50;
const FOREIGN: [(&str, &str); 2] = [(".git/HEAD", "ref: refs/heads/main\n"), ("by-hand.txt", "mine\n")];

/// The command line of a build, in one place.
fn build(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caybeo"));
    command.arg("build").current_dir(root).env("SOURCE_DATE_EPOCH", "1795309200");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Two versions of a site of some three hundred pages that differ in most of them, and in which there are.
fn version(number: usize) -> Site {
    let mut site = site("");
    for item in 0..ITEMS {
        let words = if item % 4 == 0 { 0 } else { number };
        // A few are there in one version only.
        if item % 10 == 3 + number {
            continue;
        }
        for (tag, title) in [("vi", "Trang"), ("en", "Page")] {
            let text = format!("+++\ntitle = \"{title} {item}\"\n+++\n**{title}** {words}.\n");
            site.put(&format!("content/about/p{item}.{tag}.md"), text);
        }
    }
    site
}

/// A yard with a site in it, the two versions and what each is when published.
struct Yard {
    folder: tempfile::TempDir,
    sources: [Files; 2],
    trees: [Files; 2],
    in_place: bool,
}

impl Yard {
    fn new(in_place: bool) -> Yard {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let versions = [version(0), version(1)];
        let sources = versions.each_ref().map(|site| tree(&site.write(), &[]));
        let trees = versions.each_ref().map(|site| pipeline::collect(site.options(), &mut Report::new()).unwrap());
        assert!(trees[0].len() >= 290 && differing(&trees[0], &trees[1]).len() > 200);
        let yard = Yard { folder, sources, trees, in_place };
        yard.put(0);
        yard.write("public/.gitkeep", b"");
        if in_place {
            FOREIGN.iter().for_each(|(path, text)| yard.write(&format!("public/{path}"), text.as_bytes()));
        }
        yard
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let file = self.root().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }

    /// Writes a version's sources.
    fn put(&self, number: usize) {
        let _ = std::fs::remove_dir_all(self.root().join("content"));
        self.sources[number].iter().for_each(|(path, bytes)| self.write(path, bytes));
    }

    /// What is published but for foreign files, which must stand.
    fn published(&self) -> Files {
        let out = self.root().join("public");
        assert!(out.join(".gitkeep").exists(), ".gitkeep is gone");
        for (path, text) in FOREIGN.iter().filter(|_| self.in_place) {
            assert_eq!(std::fs::read_to_string(out.join(path)).ok().as_deref(), Some(*text), "{path}");
        }
        tree(&out, &[".gitkeep", ".git", "by-hand.txt"])
    }

    /// The version that stands, which must be whole.
    fn standing(&self, when: &str) -> usize {
        let found = self.published();
        let differing = self.trees.each_ref().map(|tree| differing(&found, tree));
        differing.iter().position(Vec::is_empty).unwrap_or_else(|| panic!("{when}: neither version is whole: {differing:?}"))
    }

    /// A run over a site with a fault: it must finish or clear away what was cut off, and publish nothing of its own.
    fn recover(&self) {
        self.write("content/_section.vi.md", b"+++\ntitle = \n+++\n");
        assert_eq!(build(self.root()).status().unwrap().code(), Some(1));
    }
}

fn killed_at_random(in_place: bool) {
    let (yard, mut dice) = (Yard::new(in_place), Dice(3 + u64::from(in_place)));
    let mut longest = Duration::ZERO;
    for number in [0, 1, 0] {
        yard.put(number);
        let began = Instant::now();
        assert!(build(yard.root()).status().unwrap().success());
        longest = longest.max(began.elapsed());
        assert_eq!(yard.standing("at first"), number);
    }
    let (mut killed, mut tries, mut found) = (0, 0, [0, 0]);
    while killed < KILLS {
        tries += 1;
        assert!(tries < 40 * KILLS, "builds are over before they can be killed");
        let before = yard.standing("before");
        yard.put(1 - before);
        // Publishing stands at the end: every other kill aims at the last third.
        let part = if tries % 2 == 0 { 650 + dice.roll(400) } else { dice.roll(1000) };
        let moment = longest * part as u32 / 1000;
        let mut child = build(yard.root()).spawn().unwrap();
        std::thread::sleep(moment);
        let running = child.try_wait().unwrap().is_none();
        child.kill().unwrap();
        child.wait().unwrap();
        if in_place {
            yard.recover();
        }
        let after = yard.standing(&format!("killed {part}/1000 of the way"));
        if running {
            killed += 1;
            found[usize::from(after != before)] += 1;
        }
        // The builds after the one that died see none of it.
        if tries % 10 == 0 {
            yard.put(after);
            assert!(build(yard.root()).status().unwrap().success());
            assert_eq!(yard.standing("after"), after);
        }
    }
    println!("{killed} kills in {tries} builds of {longest:?}: {} left the old site, {} the new one", found[0], found[1]);
}

#[test]
fn a_program_killed_while_it_exchanges_leaves_a_whole_site() {
    killed_at_random(false);
}

#[test]
fn a_program_killed_while_it_publishes_in_place_leaves_a_whole_site_and_foreign_files() {
    killed_at_random(true);
}
