//! The pieces of a page that are compared with each other: fields of front matter and blocks of a body, as words.
//!
//! Takes a file and what is known of it, gives its pieces in order, each with its words and where every one of them stands.
//! Never compares, never complains.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use super::figures::{self, Figure};
use super::lexicon::Lexicon;
use crate::kinds::Kind;
use crate::markdown::{self, BlockKind, Passage, Rules};
use crate::parse::{Head, Part, SectionHead};
use crate::source::{Place, Source};
use crate::text::is_cjk;

/// Stands in the words where something else stands in the text: a printed fact, a note.
const ELSE: char = '\u{FFFC}';

/// Words taken together from several places of a text.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Where pieces of them begin, in the words and in the source, and how they end there.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Words {
    fn push(&mut self, text: &str, span: Range<usize>) {
        self.pieces.push((self.text.len(), span));
        self.text.push_str(text);
    }

    /// Where a span of the words stands in the source.
    pub fn in_source(&self, span: Range<usize>) -> Range<usize> {
        let piece = |at: usize| self.pieces.partition_point(|(from, _)| *from <= at).checked_sub(1).map(|rank| &self.pieces[rank]);
        let start = piece(span.start).map_or(0, |(from, source)| (source.start + (span.start - from)).min(source.end));
        let last = span.end.saturating_sub(1).max(span.start);
        let end = piece(last).map_or(start, |(from, source)| (source.start + (span.end - from)).min(source.end));
        start..end.max(start)
    }
}

/// One piece of a page.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is; pieces of the same sort and order stand for each other.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Range<usize>,
    /// Its words.
    pub words: Words,
    /// The facts it prints.
    pub facts: Vec<String>,
    /// Its figures, once somebody asked for them.
    pub figures: OnceCell<Vec<Figure>>,
    /// Whether it is no prose but a number or date of TOML, written as all languages write it.
    pub is_plain: bool,
}

impl Block {
    /// Its figures, by the lexicon of its language or by TOML's own rules.
    pub fn figures(&self, lexicon: &Lexicon, plain: &Lexicon) -> &[Figure] {
        self.figures.get_or_init(|| figures::read(&self.words.text, if self.is_plain { plain } else { lexicon }))
    }
}

/// The pieces of a file: front matter, then body.
#[derive(Debug)]
pub struct Page {
    /// The file, with its text.
    pub source: Arc<Source>,
    /// The fields of front matter that are words.
    pub fields: Vec<Block>,
    /// The blocks of the body.
    pub body: Vec<Block>,
}

impl Page {
    /// The pieces of an item's file.
    pub fn of_item(source: Arc<Source>, head: &Head, kind: &Kind, raw_html: bool) -> Page {
        let fields = head.parts(kind).iter().map(|part| text(part, &source)).collect();
        let known_cites = head.outline.cites.iter().map(|cite| cite.value.clone()).collect();
        let body = body(&source, head.body.clone(), &Rules { raw_html, known_cites });
        Page { source, fields, body }
    }

    /// The pieces of a section's file.
    pub fn of_section(source: Arc<Source>, head: &SectionHead, raw_html: bool) -> Page {
        let fields = head.parts().iter().map(|part| text(part, &source)).collect();
        let body = body(&source, head.body.clone(), &Rules { raw_html, known_cites: Vec::new() });
        Page { source, fields, body }
    }

    /// A place in the file.
    pub fn place(&self, span: Range<usize>) -> Place {
        Place::new(&self.source, span)
    }

    /// All pieces, front matter first.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.fields.iter().chain(&self.body)
    }
}

/// One text of front matter: its very place if it is written there as it reads, else the place of all of it.
fn text(part: &Part, source: &Arc<Source>) -> Block {
    let span = part.place.span.clone();
    let around = source.text.get(span.clone()).unwrap_or("");
    let exact = around.find(&part.text).map(|at| span.start + at..span.start + at + part.text.len());
    let span = exact.unwrap_or(span);
    let mut words = Words::default();
    words.push(&part.text, span.clone());
    Block { kind: BlockKind::Field(part.path.clone()), span, words, facts: Vec::new(), figures: OnceCell::new(), is_plain: false }
}

fn body(source: &Arc<Source>, span: Range<usize>, rules: &Rules) -> Vec<Block> {
    markdown::passages(source, span, rules).into_iter().filter(|passage| !matches!(passage.kind, BlockKind::Html)).map(|passage| block(passage, &source.text)).collect()
}

fn block(passage: Passage, text: &str) -> Block {
    let mut words = Words::default();
    let mut before: Option<usize> = None;
    for run in &passage.runs {
        if let Some(gap) = before.and_then(|end| text.get(end..run.start)) {
            let filling = filling(gap, words.text.chars().next_back(), text[run.start..].chars().next());
            words.push(&filling, run.start..run.start);
        }
        let written = text.get(run.clone()).unwrap_or("");
        words.push(entity(written), run.clone());
        before = Some(run.end);
    }
    let is_field = matches!(passage.kind, BlockKind::Field(_));
    let is_plain = is_field && !words.text.starts_with(['"', '\'']);
    Block { kind: passage.kind, span: passage.span, words, facts: passage.facts, figures: OnceCell::new(), is_plain }
}

/// What stands in the words for a piece of text that is none.
fn filling(gap: &str, before: Option<char>, after: Option<char>) -> String {
    if gap.contains("[^") || gap.contains("fact:") || gap.contains('|') {
        return ELSE.to_string();
    }
    let both_cjk = before.is_some_and(is_cjk) && after.is_some_and(is_cjk);
    if gap.contains(['\n', ' ']) && !both_cjk { " ".to_owned() } else { String::new() }
}

/// The spaces that are written with their name.
fn entity(written: &str) -> &str {
    match written {
        "&nbsp;" | "&#160;" | "&#xA0;" | "&#8239;" | "&#x202F;" | "&thinsp;" => "\u{A0}",
        _ => written,
    }
}
