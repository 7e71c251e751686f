//! One language's Fluent bundle.
//!
//! Takes the texts of a language in the order of their layers, formats messages. Plurals are those of
//! `intl_pluralrules` (CLDR 37): selectors end in `*[other]`, and no other plural source is mixed in.

use std::str::FromStr;
use std::sync::Arc;

use fluent::concurrent::FluentBundle;
use fluent::memoizer::MemoizerKind;
use fluent::types::{FluentNumber, FluentValue};
use fluent::{FluentArgs, FluentResource};
use icu::decimal::DecimalFormatter;
use unic_langid::LanguageIdentifier;

use super::numbers;
use crate::lang::Lang;
use crate::values::Decimal;

/// A value for a variable of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Text as it is.
    Text(String),
    /// A number: chooses plurals and is written the language's way.
    Number(Decimal),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<Decimal> for Arg {
    fn from(number: Decimal) -> Arg {
        Arg::Number(number)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Arg {
        Arg::Number(Decimal::from(number))
    }
}

/// What a bundle could not do with a message.
pub(super) enum Unsaid {
    /// It does not have it.
    Absent,
    /// It has it, and something inside is wrong; Fluent's own words.
    Broken(String),
}

/// One language's own messages, without its fallbacks.
pub(super) struct Speaker {
    pub lang: Lang,
    bundle: FluentBundle<Arc<FluentResource>>,
    digits: Option<DecimalFormatter>,
}

impl Speaker {
    /// Lays the texts over each other: what comes later overrides.
    pub fn new(lang: Lang, id: &LanguageIdentifier, texts: impl Iterator<Item = String>) -> Speaker {
        let mut bundle = FluentBundle::new_concurrent(vec![id.clone()]);
        // Isolation marks would stand in titles, feeds and file names; `dir` and `<bdi>` are the theme's means.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(write_number));
        for text in texts {
            let resource = FluentResource::try_new(text).unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(Arc::new(resource));
        }
        Speaker { lang, bundle, digits: numbers::formatter(id, numbers::Grouping::Auto) }
    }

    /// Whether it has the message (`message` or `message.attribute`).
    pub fn has(&self, id: &str) -> bool {
        let (message, attribute) = id.split_once('.').unwrap_or((id, ""));
        self.bundle.get_message(message).is_some_and(|message| match attribute {
            "" => message.value().is_some(),
            attribute => message.get_attribute(attribute).is_some(),
        })
    }

    /// The message as text.
    pub fn say(&self, id: &str, args: &[(&str, Arg)]) -> Result<String, Unsaid> {
        let (id, attribute) = id.split_once('.').unwrap_or((id, ""));
        let message = self.bundle.get_message(id).ok_or(Unsaid::Absent)?;
        let pattern = match attribute {
            "" => message.value(),
            attribute => message.get_attribute(attribute).map(|attribute| attribute.value()),
        };
        let pattern = pattern.ok_or(Unsaid::Absent)?;
        let args: FluentArgs = args.iter().map(|(name, arg)| (*name, self.value(arg))).collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors);
        match errors.first() {
            None => Ok(text.into_owned()),
            Some(error) => Err(Unsaid::Broken(error.to_string())),
        }
    }

    /// Fluent's numbers are `f64`: exact up to 15 digits. A longer one goes in as finished text, so that no figure is
    /// ever rounded; it can then choose no plural but `other`, which is the right one for it anyway.
    fn value<'a>(&self, arg: &'a Arg) -> FluentValue<'a> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.as_str()),
            Arg::Number(number) => {
                let number = number.normalize();
                let text = number.to_string();
                let exact = text.bytes().filter(u8::is_ascii_digit).count() <= 15;
                match FluentNumber::from_str(&text) {
                    Ok(number) if exact => FluentValue::Number(number),
                    _ => FluentValue::from(numbers::write(self.digits.as_ref(), number)),
                }
            }
        }
    }
}

/// The digits of one language, kept by the bundle.
struct Digits(Option<DecimalFormatter>);

impl intl_memoizer::Memoizable for Digits {
    type Args = ();
    type Error = ();
    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Digits, ()> {
        Ok(Digits(numbers::formatter(&lang, numbers::Grouping::Auto)))
    }
}

/// Writes a bare `{ $number }` the language's way.
fn write_number<M: MemoizerKind>(value: &FluentValue, memoizer: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let number = Decimal::from_str(&number.as_string()).ok()?;
    memoizer.with_try_get_threadsafe::<Digits, _, _>((), |digits| numbers::write(digits.0.as_ref(), number)).ok()
}
