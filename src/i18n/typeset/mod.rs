//! Typography of running text.
//!
//! Takes the plain text of one block, cut into runs where its markup changes, and gives the same runs in the language's
//! own typography: quotes, apostrophes, spaces around punctuation, dashes, full-width marks. Never touches addresses, or
//! the run `U+FFFC` that stands for inline code and pictures. Setting text twice changes nothing more.

mod manner;
mod marks;
mod protect;
mod quotes;
mod rest;
mod spaces;
mod wide;

pub(super) use manner::Manner;

use super::voice::Voice;

/// Stands for inline code or a picture: counts as a word, stays as it is.
pub(crate) const OBJECT: char = '\u{FFFC}';

/// One character of a block, and the run it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Glyph {
    c: char,
    run: usize,
    /// Part of an address or of an object: not to be changed.
    fixed: bool,
}

impl Glyph {
    fn is(self, c: char) -> bool {
        self.c == c && !self.fixed
    }

    fn becomes(self, c: char) -> Glyph {
        Glyph { c, ..self }
    }
}

impl Voice {
    /// Plain text in the language's typography.
    pub fn typeset(&self, text: &str) -> String {
        let mut runs = [text.to_owned()];
        self.typeset_runs(&mut runs);
        let [text] = runs;
        text
    }

    /// The runs of one block: quotes open in one and close in another.
    pub fn typeset_runs(&self, runs: &mut [String]) {
        set(self.manner, runs);
    }
}

fn set(manner: &Manner, runs: &mut [String]) {
    // Most runs of data-heavy pages hold nothing to set.
    if !rest::rests(manner, runs) {
        set_all(manner, runs);
    }
}

/// By every rule, whether there is anything to set or not.
fn set_all(manner: &Manner, runs: &mut [String]) {
    let mut block: Vec<Glyph> = Vec::with_capacity(runs.iter().map(String::len).sum());
    for (run, text) in runs.iter().enumerate() {
        block.extend(text.chars().map(|c| Glyph { c, run, fixed: c == OBJECT }));
    }
    protect::addresses(&mut block);
    quotes::set(manner, &mut block);
    let block = spaces::set(manner, marks::set(manner, block));
    let block = if manner.wide { widened(manner, block) } else { block };

    runs.iter_mut().for_each(String::clear);
    for glyph in block {
        if let Some(run) = runs.get_mut(glyph.run) {
            run.push(glyph.c);
        }
    }
}

/// A mark made wide lets a quotation open beside it, and a quotation mark is company for marks: again until all rest.
fn widened(manner: &Manner, mut block: Vec<Glyph>) -> Vec<Glyph> {
    loop {
        let mut next = block.clone();
        quotes::set(manner, &mut next);
        let next = wide::set(next);
        if next == block {
            return block;
        }
        block = next;
    }
}

/// The character at an index, if there is one.
fn at(block: &[Glyph], index: Option<usize>) -> Option<char> {
    index.and_then(|index| block.get(index)).map(|glyph| glyph.c)
}

/// The character before an index.
fn before(block: &[Glyph], index: usize) -> Option<char> {
    at(block, index.checked_sub(1))
}

/// The character after an index.
fn after(block: &[Glyph], index: usize) -> Option<char> {
    at(block, index.checked_add(1))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == OBJECT
}

#[cfg(test)]
mod tests;
