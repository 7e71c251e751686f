//! Emphasis beside scripts written without spaces.
//!
//! CommonMark decides by the neighbours of `**` whether it opens or closes, and takes punctuation for the edge of a
//! word: `**「強調」**です` stays literal. Takes a text, gives a shadow of it in which such marks have punctuation on both
//! sides, and so may open and close; what was put in is taken out of every event again. Texts without such scripts are
//! not copied. Never touches the source, and offsets lead back to it.

use std::borrow::Cow;
use std::ops::Range;

/// A symbol no portal writes, punctuation to CommonMark. A text that holds it is left as it is.
pub(super) const MARK: char = '\u{2BFF}';

/// A text with marks put in.
pub(super) struct Shadow<'a> {
    /// What is parsed.
    pub text: Cow<'a, str>,
    /// Where in it the marks stand, ascending.
    marks: Vec<usize>,
}

impl<'a> Shadow<'a> {
    /// The text itself.
    pub fn plain(text: &'a str) -> Shadow<'a> {
        Shadow { text: Cow::Borrowed(text), marks: Vec::new() }
    }

    /// The text with relaxed emphasis.
    pub fn relaxed(text: &'a str) -> Shadow<'a> {
        let cuts = cuts(text);
        if cuts.is_empty() || text.contains(MARK) {
            return Shadow::plain(text);
        }
        let mut shadow = String::with_capacity(text.len() + cuts.len() * MARK.len_utf8());
        let mut marks = Vec::with_capacity(cuts.len());
        let mut from = 0;
        for cut in cuts {
            shadow.push_str(&text[from..cut]);
            marks.push(shadow.len());
            shadow.push(MARK);
            from = cut;
        }
        shadow.push_str(&text[from..]);
        Shadow { text: Cow::Owned(shadow), marks }
    }

    /// Whether anything was put in.
    pub fn is_marked(&self) -> bool {
        !self.marks.is_empty()
    }

    /// A span of the shadow as a span of the text.
    pub fn back(&self, span: Range<usize>) -> Range<usize> {
        let back = |at: usize| at - self.marks.partition_point(|&mark| mark < at) * MARK.len_utf8();
        back(span.start)..back(span.end)
    }
}

/// Where marks are wanted: on the sides of a run of `*` or `~` that are not punctuation, when the other side is and
/// one of the two belongs to a script without spaces.
fn cuts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut cuts = Vec::new();
    let mut at = 0;
    while let Some(start) = next_run(bytes, at) {
        let mut end = start + 1;
        while bytes.get(end) == Some(&bytes[start]) {
            end += 1;
        }
        at = end;
        let (Some(before), Some(after)) = (text[..start].chars().next_back(), text[end..].chars().next()) else { continue };
        if before.is_whitespace() || after.is_whitespace() || !(unspaced(before) || unspaced(after)) {
            continue;
        }
        match (is_word(before), is_word(after)) {
            (true, false) => cuts.push(start),
            (false, true) => cuts.push(end),
            _ => {}
        }
    }
    cuts
}

/// Where the next `*` or `~` stands. Looks at many bytes at once, because every body is searched to its end.
fn next_run(bytes: &[u8], from: usize) -> Option<usize> {
    let is_mark = |byte: u8| (byte == b'*') | (byte == b'~');
    let has_mark = |chunk: &[u8]| chunk.iter().fold(0u8, |found, byte| found | u8::from(is_mark(*byte))) != 0;
    let (chunks, _) = bytes[from..].as_chunks::<64>();
    let at = from + 64 * chunks.iter().take_while(|chunk| !has_mark(*chunk)).count();
    bytes[at..].iter().position(|byte| is_mark(*byte)).map(|offset| at + offset)
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || unicode_normalization::char::is_combining_mark(character)
}

/// Characters of scripts that put no space between words, or glue endings to them (Han, kana, Hangul, Thai, Lao,
/// Myanmar, Khmer, Tibetan).
fn unspaced(character: char) -> bool {
    crate::text::is_cjk(character)
        || matches!(character, '\u{E00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}')
}
