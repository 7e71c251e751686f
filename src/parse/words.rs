//! Front matter as its blocks: what a translator finds there.
//!
//! Takes the values of a file, gives one block for every value that is words, by its path (`title`, `schedule.phase-1.label`),
//! and the stamp of a translation. Facts are no words: a changed figure leaves every translation as true as it was.

use crate::diag::Report;
use crate::diag::catalog::desk as say;
use crate::diag::catalog::front as keys;
use crate::fields::{Fields, NodeValue};
use crate::kinds::{Datum, Field, Kind, Scope, Type, Value};
use crate::source::Placed;
use crate::stamp::{Block, Stamp};

use super::Values;

/// The blocks of a file's values, in the order of the kind's fields.
pub(super) fn blocks(kind: &Kind, values: &Values) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (id, datum) in values.iter() {
        field(&kind[id], datum, &mut blocks);
    }
    blocks
}

fn field(field: &Field, datum: &Datum, blocks: &mut Vec<Block>) {
    match (field.scope, &datum.value) {
        (Scope::Words, Value::Image(_)) => blocks.push(Block::of(&field.name, datum.place.text())),
        (_, Value::Image(image)) if field.scope == Scope::Fact => {
            let words = [("alt", &image.alt), ("caption", &image.caption), ("credit", &image.credit)];
            blocks.extend(words.into_iter().filter_map(|(name, words)| Some(Block::of(&format!("{}.{name}", field.name), words.as_deref()?))));
        }
        (Scope::Words, value) => words(&field.name, value, datum, blocks),
        (Scope::Fact, Value::Table(rows)) => {
            let Type::Table(columns) = &field.ty else { return };
            for row in rows {
                let cells = columns.columns.iter().zip(&row.cells).filter(|(column, _)| column.scope == Scope::Words);
                cells.for_each(|(column, cell)| {
                    if let Some(cell) = cell {
                        words(&format!("{}.{}.{}", field.name, row.key, column.name), &cell.value, cell, blocks);
                    }
                });
            }
        }
        _ => {}
    }
}

/// Texts as they read, whatever else may be words as it is written.
fn words(path: &str, value: &Value, datum: &Datum, blocks: &mut Vec<Block>) {
    match value {
        Value::Text(text) | Value::Markdown(text) => blocks.push(Block::of(path, text)),
        Value::List(list) => list.iter().for_each(|value| words(path, value, datum, blocks)),
        _ => blocks.push(Block::of(path, datum.place.text())),
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
