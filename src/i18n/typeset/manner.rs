//! The conventions of each language, as data.

use unic_langid::LanguageIdentifier;

use super::super::phrases::Phrasing;

/// An opening and a closing mark.
pub(super) type Pair = (char, char);

/// How a language sets its text.
pub(in super::super) struct Manner {
    /// Primary language subtag; empty for all others.
    language: &'static str,
    /// Quotation marks, and those inside them.
    pub(super) outer: Pair,
    pub(super) inner: Pair,
    /// Whether a straight `'` may be a quotation mark.
    pub(super) single_quotes: bool,
    /// The space inside outer quotation marks.
    pub(super) within_quotes: Option<char>,
    /// Marks with a space before them, and which.
    pub(super) spaced: &'static [(char, char)],
    /// The space between a figure and its unit or `%`, and between groups of three digits.
    pub(super) figure_space: Option<char>,
    /// Between two years.
    pub(super) range: char,
    /// Whether `...` and ` - ` are replaced by `…` and ` – `.
    pub(super) dots_and_dashes: bool,
    /// Full-width punctuation beside kana and kanji.
    pub(super) wide: bool,
    /// How phrases are found.
    pub(in super::super) phrasing: Phrasing,
    /// Bytes without which there is nothing to do: each rule changes text only at one of them.
    pub(super) touches: &'static [bool; 256],
}

const NEUTRAL_TOUCHES: [bool; 256] = among(b"\"'-.");
const FRENCH_TOUCHES: [bool; 256] = among(b"\"'-.;!?:%0123456789\xC2");
const JAPANESE_TOUCHES: [bool; 256] = among(b"\"'-.,!?:;( ");

const fn among(bytes: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
}

const NARROW: char = '\u{202F}';
const NO_BREAK: char = '\u{A0}';

/// Any language not named: curly quotes, no spaces of its own.
const NEUTRAL: Manner = Manner {
    language: "",
    outer: ('“', '”'),
    inner: ('‘', '’'),
    single_quotes: true,
    within_quotes: None,
    spaced: &[],
    figure_space: None,
    range: '–',
    dots_and_dashes: true,
    wide: false,
    phrasing: Phrasing::Spaces,
    touches: &NEUTRAL_TOUCHES,
};

const MANNERS: &[Manner] = &[
    Manner {
        language: "fr",
        outer: ('«', '»'),
        inner: ('“', '”'),
        within_quotes: Some(NARROW),
        spaced: &[(';', NARROW), ('!', NARROW), ('?', NARROW), (':', NO_BREAK)],
        figure_space: Some(NARROW),
        touches: &FRENCH_TOUCHES,
        ..NEUTRAL
    },
    Manner {
        language: "ja",
        outer: ('「', '」'),
        inner: ('『', '』'),
        single_quotes: false,
        range: '〜',
        dots_and_dashes: false,
        wide: true,
        phrasing: Phrasing::Japanese,
        touches: &JAPANESE_TOUCHES,
        ..NEUTRAL
    },
];

impl Manner {
    /// The conventions of a language.
    pub(in super::super) fn of(id: &LanguageIdentifier) -> &'static Manner {
        MANNERS.iter().find(|manner| manner.language == id.language.as_str()).unwrap_or(&NEUTRAL)
    }
}
