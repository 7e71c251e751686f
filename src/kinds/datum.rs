//! A value and what is said of it: bare, or `{ value, as_of, source, plan, territory }`.
//!
//! Takes a TOML node, gives a datum with every fault placed. Never asks whether a figure had to say more: that depends on
//! the item and on the settings, and `parse` finds it out.

use super::read::{Reading, date, text, value};
use super::{Datum, Field, Territory};
use crate::diag::Report;
use crate::diag::catalog::values as say;
use crate::fields::{Fields, Node, NodeValue};

/// Reads one value.
pub fn datum(field: &Field, node: &Node, reading: Reading<'_>, report: &mut Report) -> Option<Datum> {
    let place = reading.at(node);
    let NodeValue::Table(table) = &node.value else { return bare(field, node, reading, report) };
    let Some(inner) = table.get("value") else { return bare(field, node, reading, report) };
    let fields = Fields::new(reading.source, table);
    fields.knows("value");
    let as_of = fields.node("as_of").and_then(|node| date("as_of", node, reading, report));
    let source = fields.node("source").and_then(|node| text("source", node, reading, report)).map(Box::new);
    let plan = fields.boolean("plan", report).unwrap_or(false);
    let territory = territory(field, &fields, report);
    fields.finish(report);
    let value = value(field, inner, reading, report)?;
    // A word that is none leaves open what the figure is of: it was told, and is not told again as silence.
    let territory = territory?;
    Some(Datum { value, place, as_of, source, plan, territory })
}

fn bare(field: &Field, node: &Node, reading: Reading<'_>, report: &mut Report) -> Option<Datum> {
    Some(Datum::bare(value(field, node, reading, report)?, reading.at(node)))
}

/// `territory`, if it is given: only a figure of the territory has one. Nothing at all if it cannot be read.
fn territory(field: &Field, fields: &Fields<'_>, report: &mut Report) -> Option<Option<Territory>> {
    let Some(node) = fields.node("territory") else { return Some(None) };
    if !field.territorial {
        report.say(say::not_territorial(fields.at(node), &field.name));
        return Some(None);
    }
    fields.choice("territory", &Territory::WORDS, report).and_then(|word| Territory::parse(&word)).map(Some)
}
