//! Front matter as its blocks: what a translator finds there.
//!
//! Takes the values of a file, gives one block for every value that is words, by its path (`title`, `schedule.phase-1.label`),
//! and the stamp of a translation. Facts are no words: a changed figure leaves every translation as true as it was.

use super::{Part, Values};
use crate::diag::Report;
use crate::diag::catalog::desk as say;
use crate::diag::catalog::front as keys;
use crate::fields::{Fields, NodeValue};
use crate::kinds::{Field, Kind, Row, Scope, Type, Value};
use crate::source::{Place, Placed};
use crate::stamp::{Block, Stamp};

/// The blocks of a file's values, in the order of the kind's fields.
pub(super) fn blocks(kind: &Kind, values: &Values) -> Vec<Block> {
    let mut blocks = Vec::new();
    walk(kind, values, &mut |path, text, _| blocks.push(Block::of(path, text)));
    blocks
}

/// The same with their words.
pub(super) fn parts(kind: &Kind, values: &Values) -> Vec<Part> {
    let mut parts = Vec::new();
    walk(kind, values, &mut |path, text, place| parts.push(Part { path: path.to_owned(), text: text.to_owned(), place: place.clone() }));
    parts
}

/// Told of a path, its words and where they stand.
type Take<'t> = &'t mut dyn FnMut(&str, &str, &Place);

fn walk(kind: &Kind, values: &Values, take: Take<'_>) {
    for (id, datum) in values.iter() {
        let field = &kind[id];
        match (field.scope, &datum.value) {
            (Scope::Words | Scope::Fact, Value::Image(image)) => {
                for (name, text) in [("alt", &image.alt), ("caption", &image.caption), ("credit", &image.credit)] {
                    if let Some(text) = text {
                        take(&format!("{}.{name}", field.name), text, &datum.place);
                    }
                }
            }
            (Scope::Words, value) => words(&field.name, value, &datum.place, take),
            (Scope::Fact, Value::Table(rows)) => cells(field, rows, take),
            _ => {}
        }
    }
}

/// The cells of a table of facts that are words.
fn cells(field: &Field, rows: &[Row], take: Take<'_>) {
    let Type::Table(columns) = &field.ty else { return };
    for row in rows {
        let cells = columns.columns.iter().zip(&row.cells).filter(|(column, _)| column.scope == Scope::Words);
        for (column, cell) in cells.filter_map(|(column, cell)| Some((column, cell.as_ref()?))) {
            words(&format!("{}.{}.{}", field.name, row.key, column.name), &cell.value, &cell.place, take);
        }
    }
}

/// Texts as they read; whatever else may be words, as it is written.
fn words(path: &str, value: &Value, place: &Place, take: Take<'_>) {
    match value {
        Value::Text(text) | Value::Markdown(text) => take(path, text, place),
        Value::List(list) => list.iter().for_each(|value| words(path, value, place, take)),
        _ => take(path, place.text(), place),
    }
}

/// The stamp of a translation. One that cannot be read counts as none, and is told of.
pub(super) fn stamp(fields: &Fields<'_>, is_translation: bool, report: &mut Report) -> Option<Placed<Stamp>> {
    let node = fields.node("stamp")?;
    let place = fields.at(node);
    if !is_translation {
        report.say(say::stamp_of_source(place));
        return None;
    }
    let NodeValue::String(written) = &node.value else {
        report.say(keys::wrong_type(place, "stamp", crate::both!("con dấu do công cụ ghi", "the stamp the tool wrote"), "\"1:…\""));
        return None;
    };
    match written.parse() {
        Ok(stamp) => Some(Placed::new(stamp, place)),
        Err(why) => {
            report.say(say::unreadable_stamp(place, why));
            None
        }
    }
}
