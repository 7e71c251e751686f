//! The characters a language is written with, for cutting fonts.
//!
//! Takes a language's tag, gives a fixed list: CLDR's exemplar characters in both cases and the signs every portal needs.
//! Never looks at a text: what a page says must not change the bytes of a font.

use std::collections::BTreeSet;

use icu::locale::exemplar_chars::ExemplarCharacters;
use icu::locale::{LanguageIdentifier, Locale, LocaleExpander, subtags};

/// What every language is given: spaces, dashes, quotes of all houses, marks of number, money and measure, arrows.
const SIGNS: &str = "\u{a0}\u{202f}‐‑–—‘’‚“”„«»‹›…·•§©®°′″×÷−±≈≤≥½¼¾²³€£¥₫←→↑↓№‰¡¿";

/// How a language is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letters {
    /// Whether in Latin script.
    pub latin: bool,
    /// Its characters and the signs of every language.
    pub characters: BTreeSet<char>,
}

/// How a language is written. A tag nobody knows gives the signs and ASCII.
pub fn letters(tag: &str) -> Letters {
    let mut id = tag.parse::<LanguageIdentifier>().unwrap_or(LanguageIdentifier::UNKNOWN);
    let locale = (&Locale::from(id.clone())).into();
    let sets = [
        ExemplarCharacters::try_new_main(&locale),
        ExemplarCharacters::try_new_auxiliary(&locale),
        ExemplarCharacters::try_new_punctuation(&locale),
        ExemplarCharacters::try_new_numbers(&locale),
        ExemplarCharacters::try_new_index(&locale),
    ];
    let mut characters: BTreeSet<char> = (' '..='~').chain(SIGNS.chars()).collect();
    for set in sets.iter().flatten() {
        characters.extend(set.code_points().iter_ranges().flatten().filter_map(char::from_u32));
        characters.extend(set.strings().iter().flat_map(str::chars));
    }
    let large: Vec<char> = characters.iter().flat_map(|character| character.to_uppercase()).collect();
    characters.extend(large);
    LocaleExpander::new_extended().maximize(&mut id);
    Letters { latin: id.script == Some(subtags::script!("Latn")), characters }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lacks(tag: &str, text: &str) -> String {
        let letters = letters(tag);
        text.chars().filter(|character| !letters.characters.contains(character)).collect()
    }

    #[test]
    fn every_letter_of_a_language_is_there_in_both_cases() {
        let vowels = "aăâeêioôơuưy";
        let marks = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
        let stacked: String = vowels.chars().flat_map(|vowel| marks.map(|mark| crate::text::nfc(&format!("{vowel}{mark}")).into_owned())).collect();
        assert_eq!(lacks("vi", &stacked), "");
        assert_eq!(lacks("vi", &stacked.to_uppercase()), "");
        assert_eq!(lacks("vi", "đĐ"), "");
        assert_eq!(lacks("fr", "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»’"), "");
        assert_eq!(lacks("ja", "市を友好々ー。、「」ンゆ"), "");
    }

    #[test]
    fn scripts_are_known_without_being_written() {
        assert!(["vi", "en", "fr", "de", "sr-Latn"].iter().all(|tag| letters(tag).latin));
        assert!(["ja", "ko", "zh", "ar", "km", "sr"].iter().all(|tag| !letters(tag).latin));
    }
}
