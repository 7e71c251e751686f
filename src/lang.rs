//! Languages as values.
//!
//! Takes what `site.toml` says of the site's languages, gives `Lang` (a small index), `Language` (what is known of
//! one) and `PerLang<T>`. Never formats anything: `i18n` does.

use std::ops::{Index, IndexMut};

use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// One of the site's languages: its rank in `site.toml`. Rank 0 is the first language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Lang(pub u8);

impl Lang {
    /// The site's first language.
    pub const FIRST: Lang = Lang(0);
}

/// The way a script runs (`dir` in HTML).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

/// What happens to an item that has no words in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It is not there: no page, in no list.
    Omit,
    /// Its page shows the words of the fallback or source language, visibly borrowed.
    Borrow,
}

/// All the site says of one language.
#[derive(Clone, Debug)]
pub struct Language {
    /// BCP 47 tag in canonical case, such as `vi` or `zh-Hant`.
    pub tag: String,
    /// The parsed tag.
    pub id: LanguageIdentifier,
    /// The language's name in itself: `Tiếng Việt`.
    pub endonym: String,
    /// The way the script runs.
    pub direction: Direction,
    /// What happens to items without words in it.
    pub missing: Missing,
    /// Where the portal's fixed words come from when it lacks them.
    pub fallback: Option<Lang>,
    /// First part of its addresses; the tag in lower case.
    pub segment: String,
}

/// The site's languages in their order.
#[derive(Clone, Debug)]
pub struct Languages(pub Vec<Language>);

impl Languages {
    /// Every language with its rank.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &Language)> {
        self.0.iter().enumerate().map(|(rank, language)| (Lang(rank as u8), language))
    }

    /// Every rank.
    pub fn all(&self) -> impl Iterator<Item = Lang> + use<> {
        (0..self.0.len() as u8).map(Lang)
    }

    /// The language with this tag, letter case aside.
    pub fn find(&self, tag: &str) -> Option<Lang> {
        self.iter().find(|(_, language)| language.tag.eq_ignore_ascii_case(tag)).map(|(lang, _)| lang)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none (only before `site.toml` was read).
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The language itself, then its fallbacks, each once.
    pub fn chain(&self, lang: Lang) -> Vec<Lang> {
        let mut chain = vec![lang];
        let mut at = lang;
        while let Some(next) = self[at].fallback {
            if chain.contains(&next) {
                break;
            }
            chain.push(next);
            at = next;
        }
        chain
    }
}

impl Index<Lang> for Languages {
    type Output = Language;
    fn index(&self, lang: Lang) -> &Language {
        &self.0[lang.0 as usize]
    }
}

/// One value for each of the site's languages.
#[derive(Clone, Debug, Default)]
pub struct PerLang<T>(Vec<T>);

impl<T> PerLang<T> {
    /// Makes the value of each language.
    pub fn from_fn(languages: &Languages, make: impl FnMut(Lang) -> T) -> PerLang<T> {
        PerLang(languages.all().map(make).collect())
    }

    /// Every value with its language.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        self.0.iter().enumerate().map(|(rank, value)| (Lang(rank as u8), value))
    }
}

impl<T> Index<Lang> for PerLang<T> {
    type Output = T;
    fn index(&self, lang: Lang) -> &T {
        &self.0[lang.0 as usize]
    }
}

impl<T> IndexMut<Lang> for PerLang<T> {
    fn index_mut(&mut self, lang: Lang) -> &mut T {
        &mut self.0[lang.0 as usize]
    }
}
