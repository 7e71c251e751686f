//! TOML with a place for every key: asks, complains, suggests.
//!
//! Takes a span of a source, gives a tree of [`Node`]s; [`Fields`] reads a table key by key and at the end complains of
//! keys nobody asked for. Never stops at the first fault. Knows TOML, never kinds or settings.

mod syntax;

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use crate::both;
use crate::diag::catalog::front;
use crate::diag::Report;
use crate::source::{Place, Source};
use crate::text::nearest;

/// A TOML value and where it stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Node {
    /// The value.
    pub value: NodeValue,
    /// Its bytes in the source.
    pub span: Range<usize>,
}

/// The TOML types. Numbers keep the digits that were written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum NodeValue {
    /// A string.
    String(String),
    /// An integer.
    Integer(i64),
    /// A float, as written.
    Float(String),
    /// `true` or `false`.
    Boolean(bool),
    /// A date, time or both.
    #[serde(with = "written")]
    Datetime(Datetime),
    /// An array.
    List(Vec<Node>),
    /// A table.
    Table(Table),
}

/// A TOML table in the order of its file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Table {
    /// Its keys.
    pub entries: Vec<Entry>,
    /// Its bytes in the source.
    pub span: Range<usize>,
    /// Where what is absent from it is blamed: its header or braces; the line above (`+++`) if it has none.
    pub opening: Range<usize>,
}

/// One key and its value.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Range<usize>,
    /// The value.
    pub node: Node,
}

/// Dates are stored as they are written: TOML's own form of them suits no other format.
mod written {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};
    use toml::value::Datetime;

    pub fn serialize<S: Serializer>(date: &Datetime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(date)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Datetime, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl Table {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }
}

/// Parses the TOML in a span of a source, as far as it can be read, and says what is wrong with the rest.
pub fn parse(source: &Arc<Source>, span: Range<usize>, report: &mut Report) -> Table {
    let text = source.text.get(span.clone()).unwrap_or("");
    let (document, errors) = DeTable::parse_recoverable(text);
    let faults = errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message().to_owned())).collect();
    for (at, reason) in syntax::told(text, faults) {
        report.say(front::toml_syntax(Place::new(source, at.start + span.start..at.end + span.start), &reason));
    }
    let opening = line_above(&source.text, span.start);
    table(document.into_inner(), span.clone(), opening, span.start)
}

fn line_above(text: &str, at: usize) -> Range<usize> {
    let above = text.get(..at).unwrap_or("").trim_end();
    above.rfind('\n').map_or(0, |end| end + 1)..above.len()
}

fn table(table: DeTable<'_>, span: Range<usize>, opening: Range<usize>, base: usize) -> Table {
    let mut entries: Vec<Entry> = table
        .into_iter()
        .map(|(key, value)| Entry {
            key_span: shift(key.span(), base),
            key: key.into_inner().into_owned(),
            node: node(value.span(), value.into_inner(), base),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    Table { entries, span, opening }
}

fn shift(span: Range<usize>, base: usize) -> Range<usize> {
    span.start + base..span.end + base
}

fn node(span: Range<usize>, value: DeValue<'_>, base: usize) -> Node {
    let span = shift(span, base);
    let value = match value {
        DeValue::String(text) => NodeValue::String(crate::text::nfc(&text).into_owned()),
        DeValue::Integer(integer) => match i64::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()) {
            Ok(integer) => NodeValue::Integer(integer),
            Err(_) => NodeValue::Float(integer.as_str().to_owned()),
        },
        DeValue::Float(float) => NodeValue::Float(float.as_str().replace('_', "")),
        DeValue::Boolean(boolean) => NodeValue::Boolean(boolean),
        DeValue::Datetime(datetime) => NodeValue::Datetime(datetime),
        DeValue::Array(array) => {
            NodeValue::List(array.into_iter().map(|item| node(item.span(), item.into_inner(), base)).collect())
        }
        DeValue::Table(inner) => NodeValue::Table(table(inner, span.clone(), span.clone(), base)),
    };
    Node { value, span }
}

/// Reads a table key by key.
pub struct Fields<'a> {
    source: &'a Arc<Source>,
    table: &'a Table,
    asked: RefCell<Vec<String>>,
}

impl<'a> Fields<'a> {
    /// A reader of `table`, which stands in `source`.
    pub fn new(source: &'a Arc<Source>, table: &'a Table) -> Fields<'a> {
        Fields { source, table, asked: RefCell::default() }
    }

    /// Where the table begins: the place to blame for what is absent from it.
    pub fn place(&self) -> Place {
        Place::new(self.source, self.table.opening.clone())
    }

    /// All of the table.
    pub fn whole(&self) -> Place {
        Place::new(self.source, self.table.span.clone())
    }

    /// Where a node stands.
    pub fn at(&self, node: &Node) -> Place {
        Place::new(self.source, node.span.clone())
    }

    /// The source the table stands in.
    pub fn source(&self) -> &'a Arc<Source> {
        self.source
    }

    /// The raw value of a key; the key counts as asked for.
    pub fn node(&self, key: &str) -> Option<&'a Node> {
        self.asked.borrow_mut().push(key.to_owned());
        self.table.get(key)
    }

    /// Names a key as known without reading it (for suggestions).
    pub fn knows(&self, key: &str) {
        self.asked.borrow_mut().push(key.to_owned());
    }

    /// An optional string.
    pub fn string(&self, key: &str, report: &mut Report) -> Option<String> {
        let node = self.node(key)?;
        let found = as_string(node);
        if found.is_none() {
            report.say(front::wrong_type(self.at(node), key, both!("chữ trong ngoặc kép", "text in quotation marks"), "\"…\""));
        }
        found
    }

    /// A string that must be there.
    pub fn required_string(&self, key: &str, example: &str, report: &mut Report) -> Option<String> {
        if self.table.get(key).is_none() {
            self.knows(key);
            report.say(front::missing_key(self.place(), key, example));
            return None;
        }
        self.string(key, report)
    }

    /// An optional boolean.
    pub fn boolean(&self, key: &str, report: &mut Report) -> Option<bool> {
        let node = self.node(key)?;
        if let NodeValue::Boolean(boolean) = node.value {
            return Some(boolean);
        }
        report.say(front::wrong_type(self.at(node), key, both!("`true` hoặc `false`", "`true` or `false`"), "true"));
        None
    }

    /// An optional whole number within bounds.
    pub fn integer(&self, key: &str, bounds: Range<i64>, report: &mut Report) -> Option<i64> {
        let node = self.node(key)?;
        if let NodeValue::Integer(integer) = node.value
            && bounds.contains(&integer)
        {
            return Some(integer);
        }
        let (least, most) = (bounds.start, bounds.end - 1);
        let wanted = both!("một số nguyên từ {least} đến {most}", "a whole number from {least} to {most}");
        report.say(front::wrong_type(self.at(node), key, wanted, &bounds.start.to_string()));
        None
    }

    /// A list of strings; absent is empty. A single string counts as a list of one.
    pub fn strings(&self, key: &str, report: &mut Report) -> Vec<String> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let found: Option<Vec<String>> = match &node.value {
            NodeValue::String(one) => Some(vec![one.clone()]),
            NodeValue::List(list) => list.iter().map(as_string).collect(),
            _ => None,
        };
        found.unwrap_or_else(|| {
            report.say(front::wrong_type(self.at(node), key, both!("một danh sách chữ trong ngoặc kép", "a list of texts in quotation marks"), "[\"…\", \"…\"]"));
            Vec::new()
        })
    }

    /// One of a closed set of words.
    pub fn choice(&self, key: &str, choices: &[&str], report: &mut Report) -> Option<String> {
        let written = self.string(key, report)?;
        if choices.contains(&written.as_str()) {
            return Some(written);
        }
        let near = nearest(&written, choices.iter().copied());
        report.say(front::not_a_choice(self.at(self.table.get(key)?), key, &written, near, choices));
        None
    }

    /// A table under a key.
    pub fn table(&self, key: &str, report: &mut Report) -> Option<Fields<'a>> {
        let node = self.node(key)?;
        match &node.value {
            NodeValue::Table(table) => Some(Fields::new(self.source, table)),
            _ => {
                report.say(front::wrong_type(self.at(node), key, both!("một bảng", "a table"), "{ … }"));
                None
            }
        }
    }

    /// A list of tables under a key (`[[key]]`); absent is empty.
    pub fn tables(&self, key: &str, report: &mut Report) -> Vec<Fields<'a>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let found: Option<Vec<Fields<'a>>> = match &node.value {
            NodeValue::List(list) => list
                .iter()
                .map(|item| match &item.value {
                    NodeValue::Table(table) => Some(Fields::new(self.source, table)),
                    _ => None,
                })
                .collect(),
            _ => None,
        };
        found.unwrap_or_else(|| {
            report.say(front::wrong_type(self.at(node), key, both!("một danh sách bảng", "a list of tables"), "[{ … }]"));
            Vec::new()
        })
    }

    /// Every key with its value, all counted as asked for: for tables whose keys are names.
    pub fn entries(&self) -> impl Iterator<Item = &'a Entry> {
        self.asked.borrow_mut().extend(self.table.entries.iter().map(|entry| entry.key.clone()));
        self.table.entries.iter()
    }

    /// Lets go of a table without looking for keys nobody asked for: what could be asked is not known.
    pub fn forgive(self) {}

    /// Complains of every key nobody asked for.
    pub fn finish(self, report: &mut Report) {
        let asked = self.asked.into_inner();
        let mut known: Vec<&str> = asked.iter().map(String::as_str).collect();
        known.sort_unstable();
        known.dedup();
        for entry in self.table.entries.iter().filter(|entry| !known.contains(&entry.key.as_str())) {
            let near = nearest(&entry.key, known.iter().copied());
            let place = Place::new(self.source, entry.key_span.clone());
            report.say(front::unknown_key(place, &entry.key, near, &known));
        }
    }
}

/// The string of a node, if it is one.
pub fn as_string(node: &Node) -> Option<String> {
    match &node.value {
        NodeValue::String(text) => Some(text.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_open_bracket_is_one_fault_at_the_bracket() {
        let source = Source::new("a.md", "a = 1\nlist = [\"x\"\nb = 2\n[c]\nd = 3\n");
        let mut report = Report::new();
        parse(&source, 0..source.text.len(), &mut report);
        let told: Vec<_> = report.sorted().iter().map(|d| (d.place.line_column(), d.place.text().to_owned())).collect();
        assert_eq!(told, [((2, 8), "[\"x\"".to_owned())]);
    }

    #[test]
    fn every_unknown_key_is_named_and_one_fault_does_not_hide_the_next() {
        let source = Source::new("site.toml", "tittle = 'x'\nsize = 'big'\n");
        let mut report = Report::new();
        let table = parse(&source, 0..source.text.len(), &mut report);
        let fields = Fields::new(&source, &table);
        assert_eq!(fields.string("title", &mut report), None);
        assert_eq!(fields.integer("size", 1..100, &mut report), None);
        fields.finish(&mut report);
        let codes: Vec<&str> = report.sorted().iter().map(|d| d.code).collect();
        assert_eq!(codes, ["F110", "F111"]);
        assert!(report.sorted()[0].hint.en.contains("`title`"));
    }

    #[test]
    fn several_syntax_faults_are_told_in_one_run() {
        let source = Source::new("a.md", "a = \nb = \"x\nc = 1\n");
        let mut report = Report::new();
        parse(&source, 0..source.text.len(), &mut report);
        assert!(report.sorted().len() >= 2);
    }
}
