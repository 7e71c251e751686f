//! One language of the portal, ready to speak. Shared between threads.
//!
//! Holds the language's messages and those of its fallbacks, and ICU's formatters, built once. The formatters
//! themselves stand in the files beside this one.

use std::sync::Arc;

use icu::collator::CollatorBorrowed;
use icu::list::ListFormatter;
use icu::locale::Locale;

use super::bundle::{Arg, Speaker, Unsaid};
use super::dates::Calendar;
use super::money::Rates;
use super::numbers::{self, Digits, Grouping};
use super::typeset::Manner;
use super::names;
use crate::lang::{Lang, Language};

/// A message as text, and the language it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// The voice's own language, or the fallback that had the message.
    pub lang: Lang,
}

/// Why a message was not said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Silence {
    /// Neither the language nor a fallback has it.
    Unknown,
    /// It uses something it was not given; Fluent's own words.
    Broken(String),
}

/// One language of the portal.
pub struct Voice {
    tag: String,
    chain: Vec<Arc<Speaker>>,
    pub(super) rates: Rates,
    /// Powers of ten the language cuts large figures at (`part-8`), largest first; none in most languages.
    pub(super) parts: Vec<u32>,
    pub(super) digits: Digits,
    pub(super) plain_digits: Digits,
    pub(super) calendar: Calendar,
    pub(super) lists: Option<ListFormatter>,
    pub(super) order: Option<CollatorBorrowed<'static>>,
    /// What ICU is asked for: the tag, or a regional form the language's `icu-locale` message prefers.
    pub(super) locale: Locale,
    pub(super) og_locale: String,
    pub(super) manner: &'static Manner,
}

impl Voice {
    /// A voice over the language's own speaker and those of its fallbacks, in that order.
    pub(super) fn new(language: &Language, chain: Vec<Arc<Speaker>>, rates: Rates) -> Voice {
        let own = |id: &str| chain.first().and_then(|speaker| speaker.say(id, &[]).ok());
        // A bare `en` leaves open whose English; a tag with a region does not.
        let preferred = own("icu-locale").filter(|_| language.id.region.is_none());
        let locale = preferred
            .and_then(|tag| tag.parse::<Locale>().ok())
            .unwrap_or_else(|| numbers::locale(&language.id));
        let has_part = |power: &u32| chain.first().is_some_and(|speaker| speaker.has(&format!("part-{power}")));
        Voice {
            tag: language.tag.clone(),
            parts: (1..=28).rev().filter(has_part).collect(),
            digits: Digits::new(&language.id, Grouping::Auto),
            plain_digits: Digits::new(&language.id, Grouping::Never),
            calendar: Calendar::new(&locale),
            lists: names::lists(&locale),
            order: names::order(&locale),
            manner: Manner::of(&language.id),
            og_locale: names::og_locale(&locale),
            locale,
            chain,
            rates,
        }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.chain.first().map_or(Lang::FIRST, |speaker| speaker.lang)
    }

    /// Its BCP 47 tag.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Whether the language or a fallback has a message (`message` or `message.attribute`).
    pub fn has(&self, id: &str) -> bool {
        self.chain.iter().any(|speaker| speaker.has(id))
    }

    /// The message in the language or the first fallback that has it.
    pub fn phrase(&self, id: &str, args: &[(&str, Arg)]) -> Result<Phrase, Silence> {
        for speaker in &self.chain {
            match speaker.say(id, args) {
                Ok(text) => return Ok(Phrase { text, lang: speaker.lang }),
                Err(Unsaid::Broken(why)) => return Err(Silence::Broken(why)),
                Err(Unsaid::Absent) => {}
            }
        }
        Err(Silence::Unknown)
    }

    /// A formatter's message in the language or a fallback.
    pub(super) fn word(&self, id: &str, args: &[(&str, Arg)]) -> Option<String> {
        self.phrase(id, args).ok().map(|phrase| phrase.text)
    }

    /// A formatter's message in the language itself: where it has none, ICU knows better than a fallback.
    pub(super) fn own_word(&self, id: &str, args: &[(&str, Arg)]) -> Option<String> {
        self.chain.first()?.say(id, args).ok()
    }

    /// The same for variables that cost something: only those the message has are made.
    pub(super) fn own_word_by(&self, id: &str, part: &dyn Fn(&str) -> Option<Arg>, names: &[&str]) -> Option<String> {
        let speaker = self.chain.first()?;
        let write = |name: &str, text: &mut String| part(name).is_some_and(|arg| speaker.write(&arg, text));
        let all = || {
            let made = names.iter().filter_map(|name| Some((*name, part(name)?)));
            made.map(|(name, arg)| ((*name).to_owned(), speaker.owned_value(&arg))).collect()
        };
        speaker.say_by(id, &write, all).ok()
    }
}
