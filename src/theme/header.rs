//! The TOML header of a template: what the view asks of the site.
//!
//! Takes a template's text, gives its asks as tables with places. Never answers them and never knows kinds: `resolve`
//! reads the tables.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::Report;
use crate::diag::catalog::theme as says;
use crate::fields::{self, Fields, NodeValue, Table};
use crate::source::{Place, Source};
use crate::{both, diag::catalog::front};

const OPEN: &str = "{#+++";
const CLOSE: &str = "+++#}";

/// One question of a view, as written: `[asks.upcoming]`.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Its name in `page.asks`.
    pub name: String,
    /// Its keys.
    pub table: Table,
    /// The template it stands in.
    pub source: Arc<Source>,
    /// Where its name stands.
    pub span: Range<usize>,
}

/// The asks of one template. The header stands at the very top, or nowhere.
pub fn asks(source: &Arc<Source>, report: &mut Report) -> Vec<Ask> {
    let Some(span) = header(source, report) else { return Vec::new() };
    let table = fields::parse(source, span, report);
    let fields = Fields::new(source, &table);
    let mut asks = Vec::new();
    if let Some(named) = fields.table("asks", report) {
        for entry in named.entries() {
            match &entry.node.value {
                NodeValue::Table(table) => {
                    asks.push(Ask { name: entry.key.clone(), table: table.clone(), source: source.clone(), span: entry.key_span.clone() });
                }
                _ => {
                    let wanted = both!("một bảng", "a table");
                    report.say(front::wrong_type(named.at(&entry.node), &entry.key, wanted, "{ kind = \"article\", limit = 3 }"));
                }
            }
        }
    }
    fields.finish(report);
    asks
}

fn header(source: &Arc<Source>, report: &mut Report) -> Option<Range<usize>> {
    let text = &source.text;
    let start = text.strip_prefix(OPEN).map(|_| OPEN.len())?;
    match text[start..].find(CLOSE) {
        Some(length) => Some(start..start + length),
        None => {
            report.say(says::header_open(Place::new(source, 0..start)));
            None
        }
    }
}
