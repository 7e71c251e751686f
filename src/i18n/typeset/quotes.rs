//! Straight quotes to the language's quotation marks and apostrophes.

use super::manner::{Manner, Pair};
use super::{Glyph, after, before, is_word};
use crate::text::is_cjk;

/// What opened a quotation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opener {
    Double,
    Single,
}

/// Replaces straight quotes; curly ones that stand already only count.
pub(super) fn set(manner: &Manner, block: &mut [Glyph]) {
    if !block.iter().any(|glyph| glyph.is('"') || glyph.is('\'')) {
        return;
    }
    let mut setter = Setter { manner, block, open: Vec::new() };
    for index in 0..setter.block.len() {
        let glyph = setter.block[index];
        let c = match glyph.c {
            _ if glyph.fixed => glyph.c,
            '"' => setter.double(index),
            '\'' => setter.single(index),
            '’' if manner.inner.1 == '’' => {
                setter.single(index);
                '’'
            }
            c => {
                setter.count(c);
                c
            }
        };
        setter.block[index].c = c;
    }
}

/// What stands before the mark looked at is set already, what stands after it is as written.
struct Setter<'a> {
    manner: &'a Manner,
    block: &'a mut [Glyph],
    open: Vec<(Opener, Pair)>,
}

impl Setter<'_> {
    fn double(&mut self, index: usize) -> char {
        let previous = before(self.block, index);
        let word_follows = after(self.block, index).is_some_and(|c| !c.is_whitespace());
        let inside = self.open.iter().any(|(opener, _)| *opener == Opener::Double);
        // Between kana and kanji no space tells an opening mark from a closing one; there they alternate.
        let beside_cjk = !inside && previous.is_some_and(is_cjk);
        if word_follows && (may_open_after(previous) || beside_cjk) {
            let pair = if self.open.len().is_multiple_of(2) { self.manner.outer } else { self.manner.inner };
            self.open.push((Opener::Double, pair));
            return pair.0;
        }
        // Nothing to close: an inch mark, or a slip. Left as it is.
        self.close(Opener::Double).unwrap_or('"')
    }

    fn single(&mut self, index: usize) -> char {
        let previous = before(self.block, index);
        let next = after(self.block, index);
        let between_words = previous.is_some_and(is_word) && next.is_some_and(is_word);
        if between_words && !(previous.is_some_and(is_cjk) || next.is_some_and(is_cjk)) {
            return '’';
        }
        if !self.manner.single_quotes {
            return '\'';
        }
        let opens = may_open_after(previous) && next.is_some_and(|c| !c.is_whitespace());
        let drops_a_century = next.is_some_and(|c| c.is_ascii_digit());
        if opens && self.block[index].is('\'') && !drops_a_century && self.closes_later(index) {
            self.open.push((Opener::Single, self.manner.inner));
            return self.manner.inner.0;
        }
        if opens { '’' } else { self.close(Opener::Single).unwrap_or('’') }
    }

    /// Whether a `'` further on can close what would open here.
    fn closes_later(&self, index: usize) -> bool {
        (index + 2..self.block.len()).any(|at| {
            self.block[at].is('\'')
                && !self.block[at - 1].c.is_whitespace()
                && !after(self.block, at).is_some_and(is_word)
        })
    }

    fn close(&mut self, opener: Opener) -> Option<char> {
        let at = self.open.iter().rposition(|(open, _)| *open == opener)?;
        let (_, pair) = self.open[at];
        self.open.truncate(at);
        Some(pair.1)
    }

    /// Quotation marks that were written as such.
    fn count(&mut self, c: char) {
        for (opener, pair) in [(Opener::Double, self.manner.outer), (Opener::Single, self.manner.inner)] {
            if c == pair.0 {
                self.open.push((opener, pair));
            } else if c == pair.1 {
                self.close(opener);
            }
        }
    }
}

fn may_open_after(previous: Option<char>) -> bool {
    previous.is_none_or(|c| c.is_whitespace() || "([{“‘«「『（—–-/".contains(c))
}
