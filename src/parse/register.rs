//! The register of sources: `content/_sources.toml`, described once, cited by key from any item.
//!
//! Takes the file, gives what it describes as rows of `[sources]`, and lends an item those it cites. What is lent stands where it
//! is cited, so that a fault is told in the item's own file. Never reads a body: a key in brackets is enough.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::item::Head;
use crate::diag::catalog::values as say;
use crate::diag::Report;
use crate::digest::{Digest, Digester};
use crate::discover::Inventory;
use crate::fields::{self, Node, NodeValue};
use crate::kinds::{self, Datum, Field, Kind, Kinds, Reading, Row, Type, Value};
use crate::source::{Place, Placed, Source};

/// The field sources stand in, of every kind.
const FIELD: &str = "sources";

/// The sources a site describes once.
#[derive(Debug, Default)]
pub(super) struct Register {
    rows: BTreeMap<String, Row>,
    /// Whether there is a fault in it: what an item cites may be described there.
    is_faulty: bool,
    /// Digest of the file, if there is one.
    pub digest: Option<Digest>,
}

impl Register {
    /// Reads the register of a site, if it has one.
    pub fn read(inventory: &Inventory, kinds: &Kinds, report: &mut Report) -> Register {
        let Some(source) = &inventory.register else {
            return Register { is_faulty: inventory.register_is_unread(), ..Register::default() };
        };
        let mut said = Report::new();
        let table = fields::parse(source, 0..source.text.len(), &mut said);
        let field = kinds.iter().next().and_then(|(_, kind)| kind.field(FIELD)).filter(|_| said.gate().is_ok());
        let node = Node { value: NodeValue::Table(table), span: 0..source.text.len() };
        let read = field.and_then(|(_, field)| kinds::datum(field, &node, Reading { source, pending: false }, &mut said));
        let rows = match read.map(|datum| datum.value) {
            Some(Value::Table(rows)) => rows.into_iter().map(|row| (row.key.clone(), row)).collect(),
            _ => BTreeMap::new(),
        };
        let is_faulty = said.gate().is_err();
        report.absorb(said);
        Register { rows, is_faulty, digest: Some(source.digest) }
    }

    /// Lends an item what its texts cite and its values name, in this order, after the sources of its own. A source of its own
    /// under a key of the register is a fault: a key means one source.
    pub fn lend(&self, kind: &Kind, head: &mut Head, named: &[Placed<String>], report: &mut Report) {
        let Some((field, Field { ty: Type::Table(columns), .. })) = kind.field(FIELD) else { return };
        let mut rows: Vec<Row> = match head.values.get(field) {
            Some(Datum { value: Value::Table(rows), .. }) => rows.clone(),
            _ => Vec::new(),
        };
        for row in &rows {
            if let Some(there) = self.rows.get(&row.key) {
                report.say(say::source_in_register(row.place.clone(), &row.key, there.place.clone()));
            }
        }
        let own = rows.len();
        let mut says = Digester::new().part(head.says.bytes());
        for name in named {
            if rows.iter().any(|row| row.key == name.value) {
                continue;
            }
            if let Some(row) = self.rows.get(&name.value) {
                let values: Vec<_> = row.cells.iter().map(|cell| cell.as_ref().map(|datum| &datum.value)).collect();
                says.add(format!("{}{values:?}", row.key));
                rows.push(standing(row, &name.place));
            } else if self.is_faulty {
                rows.push(Row { key: name.value.clone(), cells: vec![None; columns.columns.len()], place: name.place.clone() });
            }
        }
        if let Some(first) = rows.get(own) {
            let place = head.values.get(field).map_or_else(|| first.place.clone(), |datum| datum.place.clone());
            head.says = says.finish();
            head.values.set(field, Datum::bare(Value::Table(rows), place));
        }
    }

    /// The keys of the register.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().map(String::as_str)
    }
}

/// A row as if it were written at a place.
fn standing(row: &Row, place: &Place) -> Row {
    let cells = row.cells.iter().map(|cell| cell.clone().map(|datum| Datum { place: place.clone(), ..datum })).collect();
    Row { key: row.key.clone(), cells, place: place.clone() }
}

/// What stands in a body like a citation, `[^key]`, in order, but for footnotes the body has itself. Of a body in another file than
/// the item's values, the places are those of the values.
pub(super) fn cited(source: &Arc<Source>, body: Range<usize>, original: Option<&Place>) -> Vec<Placed<String>> {
    let text = source.text.get(body.clone()).unwrap_or("");
    let keys = text.match_indices("[^").filter_map(|(at, open)| {
        let key = text[at + open.len()..].split_once(']')?.0;
        let place = || Place::new(source, body.start + at..body.start + at + open.len() + key.len() + 1);
        let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        (is_key && !text.contains(&format!("[^{key}]:"))).then(|| Placed::new(key.to_owned(), original.cloned().unwrap_or_else(place)))
    });
    keys.collect()
}
