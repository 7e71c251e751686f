//! Quick looks at many bytes at once.
//!
//! Takes texts, gives how much of their beginning is of a simple sort. The loops have no branches, so that the compiler
//! makes them instructions on whole registers; what is not simple is for somebody else to look at character by character.

/// How many bytes are judged together.
pub(super) const SIZE: usize = 64;

/// Length of the beginning, in whole characters, that is in NFC whatever surrounds it.
pub(super) fn plain_nfc(text: &str) -> usize {
    calm(text, |first, second, third| {
        let pair = |lead: u8, from: u8, to: u8| (first == lead) & !((second >= from) & (second <= to));
        let spaces = (first == 0xE2) & (second == 0x80) & (third < 0x82);
        let kana_marks = (first == 0xE3) & (((second == 0x80) & (third >= 0xAA)) | ((second == 0x82) & (third >= 0x99) & (third <= 0x9A)));
        ((first >= 0xCC) & (first <= 0xE0)) | ((first >= 0xEA) & (first != 0xEF))
            | pair(0xE1, 0xB8, 0xBB) | pair(0xE2, 0x80, 0x82) | pair(0xEF, 0xBC, 0xBE) | spaces | kana_marks
    })
}

/// Length of the beginning, in whole characters, where all that is not ASCII is Latin letters, or quotes and dashes (U+2010
/// to U+2027) right behind a letter or digit.
pub(super) fn latin(text: &str) -> usize {
    if text.as_bytes().first() == Some(&0xE2) { 0 } else { calm(text, is_beyond_latin) }
}

/// As [`latin`], as far as all white space is single spaces and line ends.
pub(super) fn single_spaced_latin(text: &str) -> usize {
    calm(text, |first, second, third| {
        let tab = is_space(first) & (first != b' ') & (first != b'\n');
        is_beyond_latin(first, second, third) | tab | (is_space(first) & is_space(second))
    })
}

#[inline(always)]
fn is_beyond_latin(first: u8, second: u8, third: u8) -> bool {
    let signs = (first == 0xC3) & ((second == 0x97) | (second == 0xB7));
    let other = (first == 0xE1) & !((second >= 0xB8) & (second <= 0xBB));
    let marks = (first == 0xE2) & !((second == 0x80) & (third >= 0x90) & (third <= 0xA7));
    let apart = (second == 0xE2) & !is_letter(first);
    (first == 0xC2) | signs | ((first >= 0xCA) & (first != 0xE1) & (first != 0xE2)) | other | marks | apart
}

/// How words begin in a Latin text.
#[derive(Default)]
pub(super) struct Starts {
    /// How many words begin with a letter or digit after a space.
    pub count: usize,
    /// Index of the last byte that was looked at; up to there no word begins with anything else.
    pub length: usize,
}

/// Counts the words that begin after the first byte, as far as all of them begin with a letter or digit.
pub(super) fn word_starts(bytes: &[u8]) -> Starts {
    let mut starts = Starts::default();
    while let Some(chunk) = bytes.get(starts.length..starts.length + SIZE + 1).and_then(|chunk| <&[u8; SIZE + 1]>::try_from(chunk).ok()) {
        let (mut count, mut odd) = (0u8, 0u8);
        for offset in 0..SIZE {
            let after_space = is_space(chunk[offset]);
            let next = chunk[offset + 1];
            count += u8::from(after_space & is_letter(next));
            odd |= u8::from(after_space & !is_letter(next) & !is_space(next));
        }
        if odd != 0 {
            break;
        }
        starts.count += usize::from(count);
        starts.length += SIZE;
    }
    starts
}

/// Whether a byte is of a letter or digit, in a text in which all that is not ASCII is letters.
#[inline(always)]
pub(super) fn is_letter(byte: u8) -> bool {
    let lower = byte | 0x20;
    (byte >= 0x80) | ((lower >= b'a') & (lower <= b'z')) | ((byte >= b'0') & (byte <= b'9'))
}

/// Whether a byte is white space.
#[inline(always)]
pub(super) fn is_space(byte: u8) -> bool {
    (byte == b' ') | ((byte >= b'\t') & (byte <= b'\r'))
}

/// Length of the beginning, in whole characters, in which `disturbs` finds nothing. It is asked for each byte with the two
/// that follow.
#[inline(always)]
fn calm(text: &str, disturbs: impl Fn(u8, u8, u8) -> bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(chunk) = bytes.get(at..at + SIZE + 2).and_then(|chunk| <&[u8; SIZE + 2]>::try_from(chunk).ok()) {
        let mut found = 0u8;
        for offset in 0..SIZE {
            found |= u8::from(disturbs(chunk[offset], chunk[offset + 1], chunk[offset + 2]));
        }
        if found != 0 {
            break;
        }
        at += SIZE;
    }
    text.floor_char_boundary(at)
}
