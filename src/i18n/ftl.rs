//! Reads one Fluent file: its messages and terms, what they use, and every fault with its place.
//!
//! Takes a word file, gives `FileWords` (ids, variables and references with their places). Never formats: the same text
//! goes to the bundle as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fluent_syntax::ast::{
    Attribute, CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent::FluentResource;
use fluent_syntax::parser::{self, ErrorKind, ParserError};

use super::WordFile;
use crate::diag::Report;
use crate::diag::catalog::words as say;
use crate::source::{Place, Source};

/// Placeables inside placeables: nobody writes more by hand, and the parser descends once for each.
const DEEPEST: usize = 24;
/// Digits of a number literal an `f64` keeps.
const LONGEST_NUMBER: usize = 15;

/// What one file says.
#[derive(Default)]
pub(super) struct FileWords {
    /// Messages in the order of the file.
    pub messages: Vec<Message>,
    /// Terms (`-brand`) in the order of the file.
    pub terms: Vec<Message>,
    /// Ids of messages that are there and cannot be read.
    pub faulty: Vec<String>,
    /// The parsed text, if it is safe to give to the bundle.
    pub resource: Option<Arc<FluentResource>>,
}

/// One message or term.
#[derive(Clone)]
pub(super) struct Message {
    /// Its id, without the `-` of a term.
    pub id: String,
    /// Where the id stands.
    pub place: Place,
    /// Its value (`name` empty) and its attributes.
    pub parts: Vec<Part>,
}

/// A value or an attribute.
#[derive(Clone, Default)]
pub(super) struct Part {
    /// Empty for the value, else the attribute's name.
    pub name: String,
    /// Variables it uses itself, with the first place of each.
    pub variables: BTreeMap<String, Place>,
    /// What it refers to.
    pub references: Vec<(Reference, Place)>,
}

/// A reference to another message or term.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reference {
    /// `{ id }` or `{ id.attribute }`.
    Message(String, Option<String>),
    /// `{ -id }`.
    Term(String),
}

/// Reads a file; what cannot be understood is told and left out.
pub(super) fn read(file: &WordFile, report: &mut Report) -> FileWords {
    let source = &file.source;
    if let Some(at) = too_deep(&source.text) {
        report.say(say::too_deep(Place::new(source, at..at + 1)));
        return FileWords { faulty: ids(&source.text).map(str::to_owned).collect(), ..FileWords::default() };
    }
    let resource = match FluentResource::try_new(source.text.to_string()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            errors.iter().for_each(|error| report.say(syntax(source, error)));
            resource
        }
    };
    comments(source, report);
    let mut reader = Reader { source, start: resource.source().as_ptr() as usize, report, sound: true };
    let mut words = FileWords::default();
    for entry in resource.entries() {
        match entry {
            Entry::Message(message) => {
                let place = reader.place(message.id.name);
                let parts = reader.parts(message.value.as_ref(), &message.attributes);
                words.messages.push(Message { id: message.id.name.to_owned(), place, parts });
            }
            Entry::Term(term) => {
                let place = reader.place(term.id.name);
                let parts = reader.parts(Some(&term.value), &term.attributes);
                words.terms.push(Message { id: term.id.name.to_owned(), place, parts });
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
        }
    }
    let sound = reader.sound;
    let read: BTreeSet<&str> = words.messages.iter().map(|message| message.id.as_str()).collect();
    words.faulty = ids(&source.text).filter(|id| !read.contains(id)).map(str::to_owned).collect();
    words.resource = sound.then(|| Arc::new(resource));
    words
}

/// The bundle's parser passes over comments; a line such as `#note` is none.
fn comments(source: &Arc<Source>, report: &mut Report) {
    let sound = |line: &str| {
        let rest = (0..3).fold(line, |rest, _| rest.strip_prefix('#').unwrap_or(rest));
        rest.is_empty() || rest.starts_with(' ') || rest.len() == line.len()
    };
    if source.text.lines().all(sound) {
        return;
    }
    if let Err((_, errors)) = parser::parse(source.text.as_str()) {
        errors.iter().for_each(|error| report.say(syntax(source, error)));
    }
}

/// Every id that starts a line as a message's does, with or without its `=`.
fn ids(text: &str) -> impl Iterator<Item = &str> {
    let first = |line: &'_ str| line.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(line.len());
    text.lines().map(move |line| &line[..first(line)]).filter(|id| id.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The first brace or bracket too deep to be meant. The count starts again with each entry.
fn too_deep(text: &str) -> Option<usize> {
    let mut at = 0;
    let mut depth = 0usize;
    for line in text.split_inclusive('\n') {
        if starts_entry(line) {
            depth = 0;
        }
        for (offset, byte) in line.bytes().enumerate() {
            let opens = byte == b'{' || (byte == b'(' && depth > 0);
            let closes = byte == b'}' || (byte == b')' && depth > 1);
            match (opens, closes) {
                (true, _) if depth == DEEPEST => return Some(at + offset),
                (true, _) => depth += 1,
                (_, true) => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        at += line.len();
    }
    None
}

/// `id =` or `-id =` from the first column: no expression can hold that.
fn starts_entry(line: &str) -> bool {
    let id = line.split('=').next().unwrap_or_default().trim_end_matches(' ');
    let bare = id.strip_prefix('-').unwrap_or(id);
    id.len() < line.trim_end().len()
        && bare.starts_with(|c: char| c.is_ascii_alphabetic())
        && bare.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

fn syntax(source: &Arc<Source>, error: &ParserError) -> crate::diag::Diagnostic {
    let start = error.pos.start.min(source.text.len().saturating_sub(1));
    let place = |at: usize| {
        let start = (0..=at).rev().find(|&at| source.text.is_char_boundary(at)).unwrap_or(0);
        let long = source.text[start..].chars().next().map_or(0, char::len_utf8);
        Place::new(source, start..start + long)
    };
    match &error.kind {
        ErrorKind::MissingDefaultVariant => say::no_default(place(start)),
        ErrorKind::ExpectedMessageField { entry_id } | ErrorKind::ExpectedTermField { entry_id } => {
            say::no_value(entry(source, start, entry_id).unwrap_or_else(|| place(start)), entry_id)
        }
        kind => say::syntax(visible(source, start).unwrap_or_else(|| place(start)), &kind.to_string()),
    }
}

/// A fault found at a line's end, or where the next line begins, stands under the last word before it.
fn visible(source: &Arc<Source>, at: usize) -> Option<Place> {
    let before = source.text.get(..at)?;
    let at_end = source.text[at..].starts_with(['\n', '\r']) || before.ends_with('\n') || at == source.text.len();
    let word = before.trim_end();
    let start = word.rfind(char::is_whitespace).map_or(0, |space| space + 1);
    (at_end && start < word.len()).then(|| Place::new(source, start..word.len()))
}

/// The place of an entry's id at or before an offset.
fn entry(source: &Arc<Source>, before: usize, id: &str) -> Option<Place> {
    let end = (0..=before).rev().find(|&at| source.text.is_char_boundary(at))?;
    let at = source.text[..end].rfind(id).or_else(|| source.text.find(id))?;
    Some(Place::new(source, at..at + id.len()))
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    /// Where the parser's own copy of the text begins.
    start: usize,
    report: &'a mut Report,
    sound: bool,
}

impl Reader<'_> {
    /// The AST holds slices of the parser's copy, so a slice's address is its place.
    fn place(&self, slice: &str) -> Place {
        let start = (slice.as_ptr() as usize).saturating_sub(self.start);
        Place::new(self.source, start..start + slice.len())
    }

    fn parts(&mut self, value: Option<&Pattern<&str>>, attributes: &[Attribute<&str>]) -> Vec<Part> {
        let named = attributes.iter().map(|attribute| (attribute.id.name, &attribute.value));
        let mut parts = Vec::new();
        for (name, pattern) in value.map(|value| ("", value)).into_iter().chain(named) {
            let mut part = Part { name: name.to_owned(), ..Part::default() };
            self.pattern(pattern, &mut part);
            parts.push(part);
        }
        parts
    }

    fn pattern(&mut self, pattern: &Pattern<&str>, part: &mut Part) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression, part);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>, part: &mut Part) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, part),
            Expression::Select { selector, variants } => {
                self.inline(selector, part);
                variants.iter().for_each(|variant| {
                    if let VariantKey::NumberLiteral { value } = &variant.key {
                        self.number(value);
                    }
                    self.pattern(&variant.value, part);
                });
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>, part: &mut Part) {
        match inline {
            InlineExpression::StringLiteral { .. } => {}
            InlineExpression::NumberLiteral { value } => self.number(value),
            InlineExpression::VariableReference { id } => {
                let Place { source, span } = self.place(id.name);
                let place = Place { source, span: span.start.saturating_sub(1)..span.end };
                part.variables.entry(id.name.to_owned()).or_insert(place);
            }
            InlineExpression::MessageReference { id, attribute } => {
                let attribute = attribute.as_ref().map(|attribute| attribute.name.to_owned());
                part.references.push((Reference::Message(id.name.to_owned(), attribute), self.place(id.name)));
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                part.references.push((Reference::Term(id.name.to_owned()), self.place(id.name)));
                arguments.iter().for_each(|arguments| self.arguments(arguments, part));
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.report.say(say::function(self.place(id.name), id.name));
                self.arguments(arguments, part);
            }
            InlineExpression::Placeable { expression } => self.expression(expression, part),
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>, part: &mut Part) {
        arguments.positional.iter().for_each(|argument| self.inline(argument, part));
        arguments.named.iter().for_each(|argument| self.inline(&argument.value, part));
    }

    fn number(&mut self, literal: &str) {
        if literal.len() > LONGEST_NUMBER {
            self.report.say(say::long_number(self.place(literal)));
            self.sound = false;
        }
    }
}
