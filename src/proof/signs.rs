//! Characters made alike for comparing: one sign for one character, with the place it stands at.
//!
//! Takes a text, gives its characters in lower case, digits of any script as `0` to `9`, every dash as `-`, every space as a
//! space, full-width signs as plain ones. Never joins or drops a character, so that every sign still knows its bytes.

use crate::text::is_cjk;

/// A text, sign by sign.
#[derive(Debug, Default)]
pub struct Signs {
    /// The signs.
    pub chars: Vec<char>,
    /// The byte each of them begins at, and the end of the text.
    at: Vec<usize>,
}

impl Signs {
    /// Makes the characters of a text alike.
    pub fn of(text: &str) -> Signs {
        let mut signs = Signs { chars: Vec::with_capacity(text.len()), at: Vec::with_capacity(text.len() + 1) };
        for (at, character) in text.char_indices() {
            signs.chars.push(alike(character));
            signs.at.push(at);
        }
        signs.at.push(text.len());
        signs
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// The sign at a rank; a line's end behind the last one.
    pub fn get(&self, rank: usize) -> char {
        self.chars.get(rank).copied().unwrap_or('\n')
    }

    /// The sign before a rank; a line's end before the first one.
    pub fn before(&self, rank: usize) -> char {
        rank.checked_sub(1).map_or('\n', |rank| self.get(rank))
    }

    /// The bytes of a range of signs.
    pub fn bytes(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        self.at[from.min(self.len())]..self.at[to.min(self.len())]
    }

    /// Whether a digit stands at a rank.
    pub fn is_digit(&self, rank: usize) -> bool {
        self.get(rank).is_ascii_digit()
    }

    /// The first rank from here on that is no digit.
    pub fn past_digits(&self, mut rank: usize) -> usize {
        while self.is_digit(rank) {
            rank += 1;
        }
        rank
    }

    /// The first rank from here on that is no space.
    pub fn past_spaces(&self, mut rank: usize) -> usize {
        while self.get(rank) == ' ' {
            rank += 1;
        }
        rank
    }

    /// Whether some signs stand at a rank.
    pub fn has(&self, rank: usize, signs: &[char]) -> bool {
        self.chars.get(rank..rank + signs.len()) == Some(signs)
    }

    /// Whether a word can begin at a rank: nothing of a word stands before it, or it is of a script without spaces.
    pub fn begins_word(&self, rank: usize) -> bool {
        !is_of_word(self.before(rank)) || !is_of_word(self.get(rank))
    }

    /// Whether a word can end before a rank.
    pub fn ends_word(&self, rank: usize) -> bool {
        !is_of_word(self.before(rank)) || !is_of_word(self.get(rank))
    }

    /// The signs as a text.
    pub fn text(&self, from: usize, to: usize) -> String {
        self.chars.get(from..to).unwrap_or(&[]).iter().collect()
    }
}

/// Whether a character is a letter or digit of a script that sets words apart by spaces.
pub fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() && !is_cjk(character)
}

/// Whether a text has any digit at all.
pub fn has_digits(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) || (!text.is_ascii() && text.chars().any(|character| digit(character).is_some()))
}

/// The sign a character is compared as.
fn alike(character: char) -> char {
    if character.is_ascii() {
        return if character == '\t' { ' ' } else { character.to_ascii_lowercase() };
    }
    match character {
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{301C}' | '\u{FF5E}' | '\u{FF0D}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{FF07}' => '\'',
        '\u{FFE5}' => '¥',
        '\u{FF10}'..='\u{FF19}' => digit(character).unwrap_or(character),
        // Full-width forms of ASCII lie in its order.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(character as u32 - 0xFEE0).map_or(character, |plain| plain.to_ascii_lowercase()),
        _ => digit(character).unwrap_or_else(|| lower(character)),
    }
}

fn lower(character: char) -> char {
    let mut lower = character.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => character,
    }
}

/// Where the digits of each script begin (general category `Nd`): ten in a row, from zero up.
const ZEROS: &[u32] = &[
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20,
    0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0,
    0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0,
    0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E950, 0x1FBF0,
];

/// The plain digit of a digit of any script.
fn digit(character: char) -> Option<char> {
    if character.is_ascii_digit() {
        return Some(character);
    }
    let code = character as u32;
    let zero = ZEROS[..ZEROS.partition_point(|zero| *zero <= code)].last()?;
    char::from_digit(code - zero, 10).filter(|_| code - zero < 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_any_script_are_digits_and_keep_their_place() {
        let signs = Signs::of("Ảnh １２ ១៣ 〜 U\u{202F}％");
        assert_eq!(signs.text(0, signs.len()), "ảnh 12 13 - u %");
        assert_eq!(signs.bytes(4, 6), 6..12);
        assert!(has_digits("១៣") && has_digits("１") && !has_digits("ảnh 億"));
    }
}
