//! `[territory]`: since when the place is as large as it is.
//!
//! Takes the table, gives the day. Never guesses one: without the table no figure is asked which boundaries it is of.

use jiff::civil::Date;

use crate::both;
use crate::diag::Report;
use crate::diag::catalog::front;
use crate::fields::Fields;
use crate::kinds::{Reading, date};
use crate::values::Precision;

/// The day the present boundaries took effect.
pub(super) fn since(fields: &Fields<'_>, report: &mut Report) -> Option<Date> {
    let table = fields.table("territory", report)?;
    let Some(node) = table.node("since") else {
        report.say(front::missing_key(table.place(), "since", "2025-07-01"));
        table.finish(report);
        return None;
    };
    let place = table.at(node);
    let read = date("since", node, Reading::of(table.source()), report);
    table.finish(report);
    let day = read?;
    if day.precision != Precision::Day || day.about {
        let wanted = both!("một ngày trọn vẹn: năm-tháng-ngày", "a whole day: year-month-day");
        report.say(front::wrong_type(place, "since", wanted, "2025-07-01"));
        return None;
    }
    Some(day.date)
}
