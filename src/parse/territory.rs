//! Figures of the territory: those from before its boundaries changed say which boundaries they are of.
//!
//! Takes the values of a file and the day the present boundaries took effect. A date alone decides nothing: a count made
//! for the new place may be older than the place. So the editor says it, and this sees to it.

use jiff::civil::Date;

use super::item::Values;
use crate::diag::Report;
use crate::diag::catalog::values as say;
use crate::kinds::{Datum, Field, Kind, Type, Value};
use crate::values::Day;

/// What a file is held against.
#[derive(Clone, Copy)]
pub(super) struct Boundaries {
    /// The day those of today took effect, if they ever changed.
    pub since: Option<Date>,
    /// The day the item's figures hold for, unless they say otherwise.
    pub as_of: Option<Day>,
}

impl Boundaries {
    /// Says which figures leave open what they are of, and which name boundaries nobody set.
    pub(super) fn check(self, kind: &Kind, values: &Values, report: &mut Report) {
        for (id, datum) in values.iter() {
            let field = &kind[id];
            let (Type::Table(columns), Value::Table(rows)) = (&field.ty, &datum.value) else {
                self.figure(field, datum, &|| field.name.clone(), report);
                continue;
            };
            for row in rows {
                for (column, cell) in columns.columns.iter().zip(&row.cells) {
                    let Some(cell) = cell else { continue };
                    self.figure(column, cell, &|| format!("{}.{}.{}", field.name, row.key, column.name), report);
                }
            }
        }
    }

    fn figure(self, field: &Field, datum: &Datum, name: &dyn Fn() -> String, report: &mut Report) {
        if !field.territorial {
            return;
        }
        match (self.since, datum.territory) {
            (None, Some(_)) => report.say(say::no_territory_set(datum.place.inside("territory"))),
            (Some(since), None) => {
                let before = datum.as_of.or(self.as_of).filter(|day| day.last() < since);
                if let Some(day) = before {
                    report.say(say::territory_unsaid(datum.place.clone(), &name(), &day.to_string(), &since.to_string()));
                }
            }
            _ => {}
        }
    }
}
