//! A translated page beside its source: figures and facts, piece by piece.
//!
//! Takes both pages, gives complaints at the very place. Bodies with the same sorts of blocks in the same order are compared
//! block by block; else section by section where those match; else as a whole.

use std::collections::HashMap;
use std::ops::Range;

use super::blocks::{Block, Page};
use super::compare::{Difference, differ};
use super::figures::{Figure, Says};
use super::lexicon::{Lexicon, Measures};
use super::patterns::Date;
use super::signs;
use crate::diag::Report;
use crate::diag::catalog::proof as say;
use crate::markdown::BlockKind;
use crate::source::Place;

/// What the facts of an item say, by field.
pub type Facts = HashMap<String, Fact>;

/// What a printed fact says.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// Figures.
    Figures(Vec<Figure>),
    /// A text, the same in all languages.
    Text(String),
    /// Nothing that can be known here.
    Other,
}

/// A page and how its language writes numbers.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// The page.
    pub page: &'a Page,
    /// The lexicon of its language.
    pub lexicon: &'a Lexicon,
}

/// A source and its translation.
pub struct Pair<'a> {
    /// The source.
    pub source: Side<'a>,
    /// The translation.
    pub translation: Side<'a>,
    /// What its facts say.
    pub facts: &'a Facts,
    /// What units measure.
    pub measures: &'a Measures,
    /// How TOML writes numbers.
    pub plain: &'a Lexicon,
}

impl Pair<'_> {
    /// Compares all there is.
    pub fn check(&self, report: &mut Report) {
        self.fields(report);
        for (source, translation) in aligned(&self.source.page.body, &self.translation.page.body) {
            self.compare(&self.source.page.body[source], &self.translation.page.body[translation], report);
        }
    }

    /// Fields of the same path, in turn.
    fn fields(&self, report: &mut Report) {
        let (sources, translations) = (&self.source.page.fields, &self.translation.page.fields);
        let mut from = 0;
        while from < translations.len() {
            let same = translations[from..].iter().take_while(|block| block.kind == translations[from].kind).count();
            let there: Vec<&Block> = sources.iter().filter(|block| block.kind == translations[from].kind).collect();
            if there.len() == same {
                there.iter().zip(&translations[from..]).for_each(|(source, translation)| self.compare(std::slice::from_ref(*source), std::slice::from_ref(translation), report));
            } else if let (Some(first), false) = (sources.iter().position(|block| block.kind == translations[from].kind), there.is_empty()) {
                self.compare(&sources[first..first + there.len()], &translations[from..from + same], report);
            }
            from += same;
        }
    }

    fn compare(&self, source: &[Block], translation: &[Block], report: &mut Report) {
        let has_figures = |blocks: &[Block]| blocks.iter().any(|block| signs::has_digits(&block.words.text));
        let has_facts = |blocks: &[Block]| blocks.iter().any(|block| !block.facts.is_empty());
        if !has_figures(source) && !has_figures(translation) && !has_facts(source) && !has_facts(translation) {
            return;
        }
        let there = self.read(self.source, source, translation);
        let here = self.read(self.translation, translation, source);
        let figures = |read: &Read| -> Vec<Figure> { read.figures.iter().map(|(figure, _)| figure.clone()).collect() };
        for difference in differ(&figures(&there), &figures(&here), self.measures) {
            self.say(difference, (source, &there), (translation, &here), report);
        }
        self.facts(source, translation, &here, report);
    }

    fn read(&self, side: Side<'_>, blocks: &[Block], others: &[Block]) -> Read {
        let mut read = Read::default();
        for block in blocks {
            let figures = block.figures(side.lexicon, self.plain).iter();
            read.figures.extend(figures.map(|figure| (figure.clone(), block.words.in_source(figure.span.clone()))));
        }
        // What either prints as a fact may be written out by the other.
        for name in blocks.iter().chain(others).flat_map(|block| &block.facts) {
            if let Some(Fact::Figures(figures)) = self.facts.get(name) {
                read.figures.extend(figures.iter().map(|figure| (figure.clone(), 0..0)));
            }
        }
        read
    }

    fn say(&self, difference: Difference, (source, there): (&[Block], &Read), (translation, here): (&[Block], &Read), report: &mut Report) {
        let place = |side: &Side<'_>, read: &Read, rank: usize| side.page.place(read.figures[rank].1.clone());
        let written = |place: &Place| place.text().replace('\n', " ");
        let all = |side: &Side<'_>, blocks: &[Block]| side.page.place(whole(blocks));
        match difference {
            Difference::Added(rank, instead) => {
                let here = place(&self.translation, here, rank);
                let there = instead.map(|rank| place(&self.source, there, rank));
                let meant = there.as_ref().map(written);
                let source = there.unwrap_or_else(|| all(&self.source, source));
                report.say(say::figure_added(here.clone(), &written(&here), source, meant.as_deref()));
            }
            Difference::Missing(rank) => {
                let there = place(&self.source, there, rank);
                report.say(say::figure_missing(all(&self.translation, translation), &written(&there), there.clone()));
            }
            Difference::Unit(rank, other) => {
                let (here, there) = (place(&self.translation, here, rank), place(&self.source, there, other));
                report.say(say::other_unit(here.clone(), &written(&here), there.clone(), &written(&there)));
            }
        }
    }

    /// The same facts stand in both, printed or written out.
    fn facts(&self, source: &[Block], translation: &[Block], here: &Read, report: &mut Report) {
        let names = |blocks: &[Block]| -> Vec<String> { blocks.iter().flat_map(|block| block.facts.iter().cloned()).collect() };
        let (there, own) = (names(source), names(translation));
        let source_place = || self.source.page.place(whole(source));
        let translation_place = || self.translation.page.place(whole(translation));
        for name in there.iter().filter(|name| !own.contains(name)) {
            let is_written_out = match self.facts.get(name) {
                Some(Fact::Figures(figures)) => figures.iter().all(|fact| here.figures.iter().any(|(figure, span)| !span.is_empty() && same(fact, figure))),
                Some(Fact::Text(text)) => translation.iter().any(|block| block.words.text.contains(text.as_str())),
                Some(Fact::Other) | None => true,
            };
            if !is_written_out {
                report.say(say::fact_differs(translation_place(), name, true, source_place()));
            }
        }
        let known = |name: &&String| !there.contains(name) && matches!(self.facts.get(*name), Some(Fact::Figures(_) | Fact::Text(_)));
        for name in own.iter().filter(known) {
            let is_written_out = match self.facts.get(name) {
                Some(Fact::Figures(figures)) => {
                    let read: Vec<Figure> = source.iter().flat_map(|block| block.figures(self.source.lexicon, self.plain).iter().cloned()).collect();
                    figures.iter().all(|fact| read.iter().any(|figure| same(fact, figure)))
                }
                Some(Fact::Text(text)) => source.iter().any(|block| block.words.text.contains(text.as_str())),
                _ => true,
            };
            if !is_written_out {
                report.say(say::fact_differs(translation_place().inside(&format!("[](fact:{name})")), name, false, source_place()));
            }
        }
    }
}

/// The figures of some blocks and where they stand; those of facts stand nowhere.
#[derive(Default)]
struct Read {
    figures: Vec<(Figure, Range<usize>)>,
}

/// Whether a figure says what a fact does.
fn same(fact: &Figure, figure: &Figure) -> bool {
    match (&fact.says, &figure.says) {
        (Says::Number(one), Says::Number(other)) => one.iter().any(|value| other.contains(value)),
        (Says::Number(one), Says::Date(Date { year: Some(year), .. })) => one.contains(&(*year).into()),
        (one, other) => one == other,
    }
}

/// Where some blocks are blamed. The first stands for all: nobody reads ten lines under one complaint.
fn whole(blocks: &[Block]) -> Range<usize> {
    blocks.first().map_or(0..0, |first| first.span.clone())
}

/// Which blocks of two bodies stand for each other.
fn aligned(source: &[Block], translation: &[Block]) -> Vec<(Range<usize>, Range<usize>)> {
    let one_to_one = |source: &Range<usize>, translation: &Range<usize>| source.clone().zip(translation.clone()).map(|(a, b)| (a..a + 1, b..b + 1)).collect();
    let alike = |a: &Range<usize>, b: &Range<usize>| kinds(&source[a.clone()]) == kinds(&translation[b.clone()]);
    let all = (0..source.len(), 0..translation.len());
    if alike(&all.0, &all.1) {
        return one_to_one(&all.0, &all.1);
    }
    let (sections, others) = (sections(source), sections(translation));
    let level = |blocks: &[Block], section: &Range<usize>| blocks.get(section.start).map(|block| block.kind.clone()).filter(|kind| matches!(kind, BlockKind::Heading(_)));
    let same_headings = sections.len() == others.len() && sections.iter().zip(&others).all(|(a, b)| level(source, a) == level(translation, b));
    if !same_headings {
        return vec![all];
    }
    let pairs = sections.into_iter().zip(others);
    pairs.flat_map(|(a, b)| if alike(&a, &b) { one_to_one(&a, &b) } else { vec![(a, b)] }).collect()
}

fn kinds(blocks: &[Block]) -> Vec<&BlockKind> {
    blocks.iter().map(|block| &block.kind).collect()
}

/// What stands before the first heading, then each heading with what stands below it.
fn sections(blocks: &[Block]) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    starts.extend(blocks.iter().enumerate().skip(1).filter(|(_, block)| matches!(block.kind, BlockKind::Heading(_))).map(|(rank, _)| rank));
    let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
    starts.iter().copied().zip(ends).map(|(from, to)| from..to).collect()
}
