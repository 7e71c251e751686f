//! One language's Fluent bundle.
//!
//! Takes the resources of a language in the order of their layers, formats messages. Plurals are those of
//! `intl_pluralrules` (CLDR 37): selectors end in `*[other]`, and no other plural source is mixed in.
//!
//! Most messages are text with variables: those are joined here, and Fluent's resolver is left to selectors and references.
//! A test holds the two ways against each other.

use std::collections::HashMap;
use std::str::FromStr;
use std::sync::Arc;

use fluent::concurrent::FluentBundle;
use fluent::memoizer::MemoizerKind;
use fluent::types::{FluentNumber, FluentValue};
use fluent::{FluentArgs, FluentResource};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::unicode::unescape_unicode;
use unic_langid::LanguageIdentifier;

use super::numbers::{Digits, Grouping};
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

/// More placeables than this and Fluent refuses.
const MOST_PLACEABLES: usize = 100;

/// One language's own messages, without its fallbacks.
pub(super) struct Speaker {
    pub lang: Lang,
    bundle: FluentBundle<Arc<FluentResource>>,
    /// Terms that are nothing but text.
    terms: HashMap<String, String>,
    digits: Digits,
}

impl Speaker {
    /// Lays the resources over each other: what comes later overrides.
    pub fn new(lang: Lang, id: &LanguageIdentifier, resources: impl Iterator<Item = Arc<FluentResource>>) -> Speaker {
        let mut bundle = FluentBundle::new_concurrent(vec![id.clone()]);
        // Isolation marks would stand in titles, feeds and file names; `dir` and `<bdi>` are the theme's means.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(write_number));
        let mut terms = HashMap::new();
        for resource in resources {
            read_terms(&resource, &mut terms);
            bundle.add_resource_overriding(resource);
        }
        Speaker { lang, bundle, terms, digits: Digits::new(id, Grouping::Auto) }
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
        let arg = |name: &str| args.iter().rev().find(|(given, _)| *given == name).map(|(_, arg)| arg);
        let write = |name: &str, text: &mut String| arg(name).is_some_and(|arg| self.write(arg, text));
        self.say_by(id, &write, || args.iter().map(|(name, arg)| (*name, self.value(arg))).collect())
    }

    /// The message as text. `write` writes a variable, or says that there is none of the name; `all` gives every variable,
    /// and is asked only where a message is more than text with variables.
    pub fn say_by<'a>(&self, id: &str, write: &Write<'_>, all: impl FnOnce() -> FluentArgs<'a>) -> Result<String, Unsaid> {
        let (id, attribute) = id.split_once('.').unwrap_or((id, ""));
        let message = self.bundle.get_message(id).ok_or(Unsaid::Absent)?;
        let pattern = match attribute {
            "" => message.value(),
            attribute => message.get_attribute(attribute).map(|attribute| attribute.value()),
        };
        let pattern = pattern.ok_or(Unsaid::Absent)?;
        if let Some(text) = self.joined(pattern, write) {
            return Ok(text);
        }
        let (args, mut errors) = (all(), Vec::new());
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors);
        match errors.first() {
            None => Ok(text.into_owned()),
            Some(error) => Err(Unsaid::Broken(error.to_string())),
        }
    }

    /// Writes a variable as Fluent would.
    pub fn write(&self, arg: &Arg, text: &mut String) -> bool {
        match arg {
            Arg::Text(words) => text.push_str(words),
            Arg::Number(number) => self.digits.write_to(number.normalize(), text),
        }
        true
    }

    /// A pattern that is text, variables and terms of text; nothing for any other, or when a variable is not given.
    fn joined(&self, pattern: &Pattern<&str>, write: &Write<'_>) -> Option<String> {
        if pattern.elements.len() > MOST_PLACEABLES {
            return None;
        }
        let mut text = String::with_capacity(32);
        for element in &pattern.elements {
            let inline = match element {
                PatternElement::TextElement { value } => {
                    text.push_str(value);
                    continue;
                }
                PatternElement::Placeable { expression: Expression::Inline(inline) } => inline,
                PatternElement::Placeable { .. } => return None,
            };
            match inline {
                InlineExpression::StringLiteral { value } => unescape_unicode(&mut text, value).ok()?,
                InlineExpression::VariableReference { id } if write(id.name, &mut text) => {}
                InlineExpression::TermReference { id, attribute: None, arguments: None } => text.push_str(self.terms.get(id.name)?),
                _ => return None,
            }
        }
        Some(text)
    }

    /// A variable for an argument that was made for one message.
    pub fn owned_value(&self, arg: &Arg) -> FluentValue<'static> {
        self.value(arg).into_owned()
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
                    _ => FluentValue::from(self.digits.write(number)),
                }
            }
        }
    }
}

/// Writes a variable of a message, or says that it was not given.
pub(super) type Write<'a> = dyn Fn(&str, &mut String) -> bool + 'a;

/// Adds the terms that are nothing but text. A bundle keeps messages and terms under one name: the later one counts.
fn read_terms(resource: &FluentResource, terms: &mut HashMap<String, String>) {
    for entry in resource.entries() {
        match entry {
            Entry::Term(term) => match text_of(&term.value) {
                Some(text) => drop(terms.insert(term.id.name.to_owned(), text)),
                None => drop(terms.remove(term.id.name)),
            },
            Entry::Message(message) => drop(terms.remove(message.id.name)),
            _ => {}
        }
    }
}

fn text_of(pattern: &Pattern<&str>) -> Option<String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                unescape_unicode(&mut text, value).ok()?;
            }
            PatternElement::Placeable { .. } => return None,
        }
    }
    Some(text)
}

/// The bundle keeps one for itself.
impl intl_memoizer::Memoizable for Digits {
    type Args = ();
    type Error = ();
    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Digits, ()> {
        Ok(Digits::new(&lang, Grouping::Auto))
    }
}

/// Writes a bare `{ $number }` the language's way.
fn write_number<M: MemoizerKind>(value: &FluentValue, memoizer: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let number = Decimal::from_str(&number.as_string()).ok()?;
    memoizer.with_try_get_threadsafe::<Digits, _, _>((), |digits| digits.write(number)).ok()
}
