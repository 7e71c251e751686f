//! Full-width punctuation beside kana and kanji.

use super::{Glyph, after, before};
use crate::text::is_cjk;

/// Half-width marks and their full-width forms.
const MARKS: &[(char, char)] = &[(',', '、'), ('.', '。'), ('!', '！'), ('?', '？'), (':', '：'), (';', '；')];

/// Replaces marks and brackets once. A bracket made wide makes the mark after it wide the next time.
pub(super) fn set(block: Vec<Glyph>) -> Vec<Glyph> {
    without_spaces(&brackets(marks(block)))
}

fn marks(mut block: Vec<Glyph>) -> Vec<Glyph> {
    for index in 0..block.len() {
        let glyph = block[index];
        let Some((_, wide)) = MARKS.iter().find(|(mark, _)| glyph.is(*mark)) else { continue };
        let next = after(&block, index);
        let part_of_more = next == Some(glyph.c) && matches!(glyph.c, '.' | ':')
            || glyph.c == '.' && next.is_some_and(|c| c.is_ascii_alphanumeric());
        if before(&block, index).is_some_and(is_cjk) && !part_of_more {
            block[index].c = *wide;
        }
    }
    block
}

/// A pair of brackets goes wide together when Japanese stands before or within it.
fn brackets(mut block: Vec<Glyph>) -> Vec<Glyph> {
    let mut open = Vec::new();
    for index in 0..block.len() {
        if block[index].is('(') {
            open.push(index);
        } else if block[index].is(')')
            && let Some(start) = open.pop()
        {
            let company = [before(&block, start), after(&block, start), before(&block, index)];
            if company.into_iter().flatten().any(is_cjk) {
                block[start].c = '（';
                block[index].c = '）';
            }
        }
    }
    block
}

/// A full-width mark brings its own space.
fn without_spaces(block: &[Glyph]) -> Vec<Glyph> {
    let mut out: Vec<Glyph> = Vec::with_capacity(block.len());
    for (index, glyph) in block.iter().enumerate() {
        let spaced_twice = glyph.is(' ') && out.last().is_some_and(|last| "、。：；".contains(last.c));
        if !(spaced_twice && index + 1 < block.len()) {
            out.push(*glyph);
        }
    }
    out
}
