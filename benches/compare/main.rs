//! Measures caybeo against Hugo on one made-up site, told equally to both, and checks that they made the same pages.
//!
//! ```text
//! cargo bench --bench compare                        400 4,000 20,000 100,000 pages
//! cargo bench --bench compare -- 400 4000            these sizes
//! cargo bench --bench compare -- --floor 20000       what no generator can do without
//! cargo bench --bench compare -- --counts            instructions of a build of 400 pages, by valgrind
//! cargo bench --bench compare -- --grow 4000 DIR     the two sites alone: DIR/caybeo, DIR/hugo
//! cargo bench --bench compare -- --check A B         two results alone
//! ```
//!
//! Options: `--work DIR` (default: on tmpfs), `--rounds N`, `--hugo PROGRAM`, `--caybeo PROGRAM` (such as
//! `target/dist/caybeo`), `--alone` (without Hugo). Linux only: what a build cost is read from `/proc`.

mod check;
mod contest;
mod contestants;
#[path = "../corpus/mod.rs"]
mod corpus;
mod counts;
mod floor;
mod measure;
mod table;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use corpus::Corpus;

/// Sizes measured when none is asked for.
const SIZES: [usize; 4] = [400, 4_000, 20_000, 100_000];
/// How many differences are told.
const TOLD: usize = 10;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What was asked for.
struct Wishes {
    sizes: Vec<usize>,
    /// Options and, of those that take any, what follows.
    options: Vec<String>,
    work: PathBuf,
}

fn main() -> Outcome<()> {
    let wishes = wishes()?;
    match wishes.options.first().map(String::as_str) {
        Some("--grow") => grow(wishes.sizes.first().copied().unwrap_or(SIZES[0]), Path::new(wishes.after("--grow", 2)?)),
        Some("--check") => tell_check(Path::new(wishes.after("--check", 1)?), Path::new(wishes.after("--check", 2)?), 1),
        Some("--floor") => floor::tell(wishes.sizes.first().copied().unwrap_or(20_000), &wishes),
        Some("--counts") => counts::tell(&wishes),
        _ => contest::hold(&wishes),
    }
}

fn wishes() -> Outcome<Wishes> {
    // Cargo itself says `--bench`.
    let options: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let takes_one = |at: usize| at.checked_sub(1).is_some_and(|before| ["--work", "--rounds", "--hugo", "--caybeo"].contains(&options[before].as_str()));
    let numbers = options.iter().enumerate().filter(|(at, _)| !takes_one(*at));
    let mut wishes = Wishes { sizes: numbers.filter_map(|(_, word)| word.parse().ok()).collect(), options, work: PathBuf::new() };
    let tmpfs = Path::new("/dev/shm");
    let default = if tmpfs.is_dir() { tmpfs.join("caybeo-bench") } else { built().join("sites") };
    wishes.work = wishes.option("--work").map_or(default, PathBuf::from);
    Ok(wishes)
}

impl Wishes {
    fn has(&self, name: &str) -> bool {
        self.options.iter().any(|word| word == name)
    }

    fn option(&self, name: &str) -> Option<&str> {
        self.after(name, 1).ok()
    }

    fn after(&self, name: &str, steps: usize) -> Outcome<&str> {
        let at = self.options.iter().position(|word| word == name).ok_or_else(|| format!("{name} is missing"))?;
        Ok(self.options.get(at + steps).ok_or_else(|| format!("{name} wants more"))?)
    }
}

/// Where tools and results of measuring stay: a folder no build minds.
fn built() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench")
}

/// Writes the site of a size for both, with the addresses recorded.
fn grow(size: usize, folder: &Path) -> Outcome<()> {
    for old in ["caybeo", "hugo"] {
        remove(&folder.join(old))?;
    }
    let corpus = Corpus::of(size);
    corpus::caybeo_site::write(&corpus, &folder.join("caybeo"))?;
    corpus::hugo_site::write(&corpus, &folder.join("hugo"))?;
    contestants::record(&folder.join("caybeo"))
}

fn tell_check(ours: &Path, theirs: &Path, step: usize) -> Outcome<()> {
    let found = check::compare(ours, theirs, step)?;
    println!("{} pages compared, {} differences", found.compared, found.differences.len());
    for difference in found.differences.iter().take(TOLD) {
        println!("{difference}");
    }
    if found.differences.is_empty() { Ok(()) } else { Err("the pages are not the same: nothing was measured".into()) }
}

/// Removes a folder, if it is there.
fn remove(folder: &Path) -> Outcome<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}
