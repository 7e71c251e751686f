//! Dots to an ellipsis, hyphens between years and words to dashes.

use super::manner::Manner;
use super::{Glyph, after, at, before};

/// Replaces marks one for one, dots three for one.
pub(super) fn set(manner: &Manner, block: Vec<Glyph>) -> Vec<Glyph> {
    // Dots first: `...2021-2025` must not look like part of a number.
    let mut block = if manner.dots_and_dashes { ellipses(block) } else { block };
    for index in 0..block.len() {
        if !block[index].is('-') {
            continue;
        }
        if between_years(&block, index) {
            block[index].c = manner.range;
        } else if manner.dots_and_dashes && between_words(&block, index) {
            block[index].c = '–';
        }
    }
    block
}

/// `word - word`, in a single space on each side.
fn between_words(block: &[Glyph], index: usize) -> bool {
    let word = |index: Option<usize>| at(block, index).is_some_and(|c| !c.is_whitespace() && c != '-');
    before(block, index) == Some(' ')
        && after(block, index) == Some(' ')
        && word(index.checked_sub(2))
        && word(index.checked_add(2))
}

/// `2021-2025`, but no telephone, date or number of a document.
fn between_years(block: &[Glyph], index: usize) -> bool {
    let year = |from: usize| -> Option<u32> {
        let digits: String = block.get(from..from + 4)?.iter().map(|glyph| glyph.c).collect();
        let sound = digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse().ok().filter(|year| sound && (1000..3000).contains(year))
    };
    let part_of_more = |c: char| c.is_alphanumeric() && !crate::text::is_cjk(c) || "-/_".contains(c);
    let Some(start) = index.checked_sub(4) else { return false };
    let (Some(from), Some(to)) = (year(start), year(index + 1)) else { return false };
    from < to
        && !before(block, start).is_some_and(|c| part_of_more(c) || c == '.')
        && !after(block, index + 4).is_some_and(part_of_more)
}

fn ellipses(block: Vec<Glyph>) -> Vec<Glyph> {
    if !block.windows(3).any(|three| three.iter().all(|glyph| glyph.is('.'))) {
        return block;
    }
    let mut out = Vec::with_capacity(block.len());
    let mut index = 0;
    while index < block.len() {
        let dots = block[index..].iter().take_while(|glyph| glyph.is('.')).count();
        match dots {
            3 => out.push(block[index].becomes('…')),
            _ => out.extend_from_slice(&block[index..index + dots.max(1)]),
        }
        index += dots.max(1);
    }
    out
}
