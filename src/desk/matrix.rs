//! The matrix: lines by section, owner or kind, a cell for each language.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::entries::{Entry, State};
use super::{Desk, Orphan};
use crate::lang::{Lang, PerLang};

/// What lines are made by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The first part of an id: the great sections.
    #[default]
    Section,
    /// Who keeps it true.
    Owner,
    /// The kind.
    Kind,
    /// One line, so that the languages stand alone.
    Language,
}

/// What is to be done in one language for one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Files written in this language first.
    pub originals: usize,
    /// Translations that are as they should be.
    pub current: usize,
    /// Translations that are behind.
    pub behind: usize,
    /// Translations that are not there.
    pub missing: usize,
    /// Translations nobody confirmed.
    pub unstamped: usize,
    /// Translations of nothing.
    pub orphans: usize,
    /// Texts that wait for approval.
    pub unreviewed: usize,
    /// Words to be translated.
    pub words: usize,
    /// The longest time one has been behind: the day it was confirmed last.
    pub oldest: Option<Date>,
}

impl Cell {
    /// How many there are in a state.
    pub fn count(&self, state: State) -> usize {
        match state {
            State::Missing => self.missing,
            State::Behind => self.behind,
            State::Unstamped => self.unstamped,
            State::Orphan => self.orphans,
            State::Unreviewed => self.unreviewed,
            State::Current => self.current,
        }
    }

    /// How many files there should be.
    pub fn wanted(&self) -> usize {
        self.originals + self.current + self.behind + self.missing + self.unstamped
    }

    fn note(&mut self, state: State) {
        match state {
            State::Missing => self.missing += 1,
            State::Behind => self.behind += 1,
            State::Unstamped => self.unstamped += 1,
            State::Orphan => self.orphans += 1,
            State::Unreviewed => self.unreviewed += 1,
            State::Current => self.current += 1,
        }
    }

    fn add(&mut self, other: &Cell) {
        self.originals += other.originals;
        self.current += other.current;
        self.behind += other.behind;
        self.missing += other.missing;
        self.unstamped += other.unstamped;
        self.orphans += other.orphans;
        self.unreviewed += other.unreviewed;
        self.words += other.words;
        self.oldest = [self.oldest, other.oldest].into_iter().flatten().min();
    }
}

/// One line.
#[derive(Clone, Debug)]
pub struct Line {
    /// What its entries have in common; nothing where they have no such thing.
    pub label: Option<String>,
    /// Its entries.
    pub entries: usize,
    /// By language.
    pub cells: PerLang<Cell>,
}

/// All lines, and their sum.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// The lines, by label.
    pub lines: Vec<Line>,
    /// Everything together.
    pub total: Line,
}

impl Desk<'_> {
    /// The matrix of what is on the desk.
    pub fn matrix(&self, by: By) -> Matrix {
        let empty = || PerLang::from_fn(&self.settings.languages, |_| Cell::default());
        let mut lines: BTreeMap<Option<String>, Line> = BTreeMap::new();
        let mut line = |label: Option<String>, entries: usize, lang: Lang, note: &dyn Fn(&mut Cell)| {
            let line = lines.entry(label.clone()).or_insert_with(|| Line { label, entries: 0, cells: empty() });
            line.entries += entries;
            note(&mut line.cells[lang]);
        };
        for entry in &self.entries {
            for (rank, file) in entry.files.iter().enumerate() {
                line(label(by, entry), usize::from(rank == 0), file.lang, &|cell| {
                    cell.originals += usize::from(file.lang == entry.source_lang);
                    file.states().for_each(|state| cell.note(state));
                    cell.words += file.words;
                    let behind = file.since.filter(|_| matches!(file.standing, crate::stamp::Standing::Behind(_)));
                    cell.oldest = [cell.oldest, behind].into_iter().flatten().min();
                });
            }
        }
        for orphan in &self.orphans {
            for (lang, _) in orphan.files {
                line(orphan_label(by, orphan), 0, *lang, &|cell| cell.note(State::Orphan));
            }
        }
        let mut total = Line { label: None, entries: 0, cells: empty() };
        for line in lines.values() {
            total.entries += line.entries;
            line.cells.iter().for_each(|(lang, cell)| total.cells[lang].add(cell));
        }
        Matrix { lines: lines.into_values().collect(), total }
    }
}

fn label(by: By, entry: &Entry<'_>) -> Option<String> {
    match by {
        By::Section => Some(great_section(entry.section)),
        By::Owner => entry.owner.map(str::to_owned),
        By::Kind => entry.kind.map(str::to_owned),
        By::Language => None,
    }
}

fn orphan_label(by: By, orphan: &Orphan<'_>) -> Option<String> {
    (by == By::Section).then(|| great_section(orphan.id.rsplit_once('/').map_or("", |(section, _)| section)))
}

fn great_section(id: &str) -> String {
    id.split('/').next().unwrap_or("").to_owned()
}
