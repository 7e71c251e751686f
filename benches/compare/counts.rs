//! Takes nothing but the program, gives how many instructions it needs for 400 pages, cold and warm. Where seconds are too
//! noisy to compare two versions, these are not.

use std::path::Path;
use std::process::Command;

use super::contestants::Contestant;
use super::corpus::Corpus;
use super::corpus::items::{Item, Sort};
use super::{Outcome, Wishes, grow, remove};

const SIZE: usize = 400;

/// Counts and tells.
pub fn tell(wishes: &Wishes) -> Outcome<()> {
    let folder = wishes.work.join("counts");
    grow(SIZE, &folder)?;
    let corpus = Corpus::of(SIZE);
    let caybeo = Contestant::caybeo(wishes, &folder);
    let article = corpus.items.iter().find(|item| item.sort == Sort::Article).ok_or("no article")?;
    caybeo.forget()?;
    println!("| build of {SIZE} pages | million instructions |\n|---|---:|");
    for state in super::contest::STATES {
        change(&caybeo, article, state)?;
        println!("| {state} | {:.1} |", count(&caybeo.build(), &folder)? as f64 / 1e6);
    }
    remove(&folder)
}

fn change(caybeo: &Contestant, article: &Item, state: &str) -> Outcome<()> {
    if state == super::contest::STATES[2] { caybeo.change(article, "Câu thêm vào.") } else { Ok(()) }
}

fn count(build: &Command, folder: &Path) -> Outcome<u64> {
    let profile = folder.join("callgrind.out");
    let mut valgrind = Command::new("valgrind");
    valgrind.arg("--tool=callgrind").arg(format!("--callgrind-out-file={}", profile.display())).arg(build.get_program()).args(build.get_args());
    valgrind.envs(build.get_envs().filter_map(|(name, value)| Some((name, value?))));
    // One worker: threads that wait for work would count their waiting.
    valgrind.env("RAYON_NUM_THREADS", "1");
    if let Some(site) = build.get_current_dir() {
        valgrind.current_dir(site);
    }
    let ended = valgrind.output().map_err(|why| format!("valgrind cannot be run: {why}"))?;
    let said = String::from_utf8_lossy(&ended.stderr);
    let collected = said.lines().find_map(|line| line.split_once("Collected :")).ok_or_else(|| format!("valgrind counted nothing: {said}"))?;
    Ok(collected.1.trim().parse()?)
}
