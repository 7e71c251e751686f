//! Runs the contest: for every size grows the sites, checks that both results are the same, measures in turns, tells the
//! table. Contestants take turns within a round, so that a slow minute of the machine falls on both.

use std::collections::BTreeMap;

use super::contestants::{self, Contestant};
use super::corpus::Corpus;
use super::corpus::items::{Item, Sort};
use super::measure::{self, Cost};
use super::table::{self, Row, Size};
use super::{Outcome, SIZES, Wishes, grow, remove, tell_check};

/// What a build finds when it starts.
pub const STATES: [&str; 3] = ["cold", "nothing changed", "one article changed"];
/// At most so many pages of a result are compared with the other.
const COMPARED: usize = 5_000;

/// Holds it.
pub fn hold(wishes: &Wishes) -> Outcome<()> {
    let hugo = contestants::hugo(wishes);
    let sizes = if wishes.sizes.is_empty() { SIZES.to_vec() } else { wishes.sizes.clone() };
    let mut rows = Vec::new();
    for size in sizes {
        let folder = wishes.work.join(size.to_string());
        eprintln!("{size} pages: growing the sites in {}", folder.display());
        grow(size, &folder)?;
        let ours = Contestant::caybeo(wishes, &folder);
        let theirs = hugo.as_ref().map(|program| Contestant::hugo(program, &folder));
        let all: Vec<Contestant> = [Some(ours), theirs].into_iter().flatten().collect();
        let rounds = wishes.option("--rounds").and_then(|rounds| rounds.parse().ok()).unwrap_or_else(|| usual_rounds(size));
        rows.extend(one_size(size, rounds, &all)?);
        remove(&folder)?;
    }
    println!("{}", table::write(&rows));
    Ok(())
}

/// Small builds are soon done and noisy.
fn usual_rounds(size: usize) -> usize {
    match size {
        0..2_000 => 9,
        2_000..10_000 => 5,
        10_000..50_000 => 3,
        _ => 1,
    }
}

fn one_size(size: usize, rounds: usize, all: &[Contestant]) -> Outcome<Vec<Row>> {
    let corpus = Corpus::of(size);
    let articles: Vec<&Item> = corpus.items.iter().filter(|item| item.sort == Sort::Article).collect();
    let article = articles[articles.len() / 2];
    let mut least: BTreeMap<(usize, &str), Cost> = BTreeMap::new();
    let mut sizes: BTreeMap<&str, Size> = BTreeMap::new();
    for round in 0..rounds {
        for (state, name) in STATES.iter().enumerate() {
            for contestant in all {
                eprintln!("{size} pages, round {} of {rounds}, {name}: {}", round + 1, contestant.name);
                let cost = one_build(contestant, state, article, round)?;
                least.entry((state, contestant.name)).and_modify(|least| *least = least.least(cost)).or_insert(cost);
                if round == 0 && state == 0 {
                    sizes.insert(contestant.name, Size::of(&contestant.out)?);
                }
            }
            if let (0, 0, [ours, theirs]) = (round, state, all) {
                let pages = sizes.values().map(|size| size.pages).max().unwrap_or(0);
                tell_check(&ours.out, &theirs.out, pages.div_ceil(COMPARED))?;
            }
        }
    }
    let row = |((state, name), cost): (&(usize, &'static str), &Cost)| Row { size, state: *state, name, cost: *cost, bytes: sizes[name] };
    Ok(least.iter().map(|(key, cost)| row((&(key.0, all.iter().find(|one| one.name == key.1).map_or("", |one| one.name)), cost))).collect())
}

fn one_build(contestant: &Contestant, state: usize, article: &Item, round: usize) -> Outcome<Cost> {
    let sentence = format!("Câu thêm vào lần {round}.");
    match state {
        0 => contestant.forget()?,
        2 => contestant.change(article, &sentence)?,
        _ => {}
    }
    let cost = measure::run(&mut contestant.build())?;
    if state == 2 && !contestant.page(article)?.contains(&sentence) {
        return Err(format!("{} did not publish what changed", contestant.name).into());
    }
    Ok(cost)
}
