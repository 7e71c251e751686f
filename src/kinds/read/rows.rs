//! Tables: rows under keys or in a list, and in a translation the cells that are words.

use super::{Reading, wanted};
use crate::both;
use crate::diag::catalog::values as say;
use crate::diag::catalog::front;
use crate::diag::Report;
use crate::fields::{Fields, Node, NodeValue};
use crate::kinds::datum::datum;
use crate::kinds::{Columns, Datum, Field, Row, Scope, Value};
use crate::source::Place;

/// The rows of a table of the source file.
pub(super) fn rows(name: &str, columns: &Columns, node: &Node, reading: Reading<'_>, report: &mut Report) -> Option<Vec<Row>> {
    let reading = Reading { pending: false, ..reading };
    match &node.value {
        NodeValue::Table(table) if columns.keyed => Some(
            Fields::new(reading.source, table)
                .entries()
                .filter_map(|entry| match &entry.node.value {
                    NodeValue::Table(inner) => Some(row(&entry.key, columns, inner, &entry.node, reading, report)),
                    _ => {
                        let place = Place::new(reading.source, entry.key_span.clone());
                        let example = "{ … }";
                        report.say(front::wrong_type(place, &entry.key, both!("một dòng, viết như bảng", "a row, written as a table"), example));
                        None
                    }
                })
                .collect(),
        ),
        NodeValue::List(list) if !columns.keyed => Some(
            list.iter()
                .enumerate()
                .filter_map(|(rank, item)| match &item.value {
                    NodeValue::Table(inner) => Some(row(&(rank + 1).to_string(), columns, inner, item, reading, report)),
                    _ => {
                        report.say(front::wrong_type(reading.at(item), name, both!("một danh sách các dòng, mỗi dòng viết như bảng", "a list of rows, each written as a table"), "[{ … }]"));
                        None
                    }
                })
                .collect(),
        ),
        _ => {
            let wanted = if columns.keyed {
                both!("các dòng có khóa", "rows under keys")
            } else {
                both!("một danh sách các dòng", "a list of rows")
            };
            report.say(front::wrong_type(reading.at(node), name, wanted, if columns.keyed { "{ phase-1 = { … } }" } else { "[{ … }]" }));
            None
        }
    }
}

fn row(key: &str, columns: &Columns, table: &crate::fields::Table, node: &Node, reading: Reading<'_>, report: &mut Report) -> Row {
    let fields = Fields::new(reading.source, table);
    let cells = columns
        .columns
        .iter()
        .map(|column| match fields.node(&column.name) {
            Some(node) => datum(column, node, reading, report),
            None if column.required => {
                let (_, example) = wanted(&column.ty);
                report.say(front::missing_key(reading.at(node), &column.name, example));
                None
            }
            None => None,
        })
        .collect();
    fields.finish(report);
    Row { key: key.to_owned(), cells, place: reading.at(node) }
}

/// The words of a table in a translation: `[schedule.phase-1] label = "…"`, words columns only.
pub fn words_rows(field: &Field, columns: &Columns, node: &Node, reading: Reading<'_>, report: &mut Report) -> Option<Datum> {
    let NodeValue::Table(table) = &node.value else {
        report.say(say::fact_in_translation(reading.at(node), &field.name));
        return None;
    };
    let words = |column: &Field| column.scope != Scope::Fact;
    let rows = Fields::new(reading.source, table)
        .entries()
        .filter_map(|entry| {
            let NodeValue::Table(inner) = &entry.node.value else {
                let place = Place::new(reading.source, entry.key_span.clone());
                report.say(say::fact_in_translation(place, &format!("{}.{}", field.name, entry.key)));
                return None;
            };
            let fields = Fields::new(reading.source, inner);
            let cells = columns
                .columns
                .iter()
                .map(|column| {
                    let node = fields.node(&column.name)?;
                    if words(column) {
                        return datum(column, node, reading, report);
                    }
                    let place = fields.at(node);
                    report.say(say::fact_in_translation(place, &format!("{}.{}.{}", field.name, entry.key, column.name)));
                    None
                })
                .collect();
            fields.finish(report);
            // The key is what a translation can get wrong: it is the place to blame.
            let place = Place::new(reading.source, entry.key_span.clone());
            Some(Row { key: entry.key.clone(), cells, place })
        })
        .collect();
    Some(Datum::bare(Value::Table(rows), reading.at(node)))
}
