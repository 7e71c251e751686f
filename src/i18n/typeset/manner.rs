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
    /// Characters without which there is nothing to do.
    pub(super) touches: &'static [char],
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
    touches: &['"', '\'', '-', '.'],
};

const MANNERS: &[Manner] = &[
    Manner {
        language: "fr",
        outer: ('«', '»'),
        inner: ('“', '”'),
        within_quotes: Some(NARROW),
        spaced: &[(';', NARROW), ('!', NARROW), ('?', NARROW), (':', NO_BREAK)],
        figure_space: Some(NARROW),
        touches: &['"', '\'', '-', '.', ';', '!', '?', ':', '%', '«', '»', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
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
        touches: &['"', '\'', '-', '.', ',', '!', '?', ':', ';', '(', ' '],
        ..NEUTRAL
    },
];

impl Manner {
    /// The conventions of a language.
    pub(in super::super) fn of(id: &LanguageIdentifier) -> &'static Manner {
        MANNERS.iter().find(|manner| manner.language == id.language.as_str()).unwrap_or(&NEUTRAL)
    }
}
