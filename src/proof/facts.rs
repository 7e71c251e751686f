//! What the facts of an item say, as figures.
//!
//! Takes the values of an item, gives the numbers and dates a reader will see where one is printed. Never formats them.

use std::sync::Arc;

use super::figures::{Figure, Says};
use super::pages::{Fact, Facts};
use super::patterns::Date;
use crate::kinds::{Kind, Scope, Value};
use crate::parse::Draft;
use crate::values::{Day, Decimal, Precision};

/// The facts of an item by field.
pub fn of(draft: &Draft, kind: &Kind) -> Facts {
    let Some(head) = draft.original() else { return Facts::new() };
    let facts = head.values.iter().filter(|(id, _)| kind[*id].scope == Scope::Fact);
    facts.map(|(id, datum)| (kind[id].name.clone(), fact(&datum.value))).collect()
}

fn fact(value: &Value) -> Fact {
    match (figures(value), value) {
        (Some(figures), _) => Fact::Figures(figures),
        (None, Value::Text(text)) => Fact::Text(text.clone()),
        _ => Fact::Other,
    }
}

/// The figures a reader will see where a value is printed; none of a value that is no figure.
pub fn figures(value: &Value) -> Option<Vec<Figure>> {
    let numbers = |values: &[Decimal], unit: Option<&str>| {
        let mut values = values.to_vec();
        values.dedup();
        Some(values.into_iter().map(|value| figure(Says::Number(vec![value.normalize()]), unit)).collect())
    };
    match value {
        Value::Integer(number) => numbers(&[Decimal::from(*number)], None),
        Value::Decimal(number) => numbers(&[*number], None),
        Value::Percent(number) => numbers(&[*number], Some("percent")),
        Value::Money(money) => numbers(&[money.least, money.most], Some(money.currency.as_str())),
        Value::Area(area) => numbers(&[area.least, area.most], Some(area.unit.as_str())),
        Value::Date(day) => Some(vec![date(day)]),
        Value::Period(period) => Some([Some(&period.from), period.to.as_ref()].into_iter().flatten().map(date).collect()),
        _ => None,
    }
}

fn date(day: &Day) -> Figure {
    let (year, month, number) = (day.date.year() as u16, day.date.month() as u8, day.date.day() as u8);
    figure(
        match day.precision {
            Precision::Year => Says::Number(vec![Decimal::from(year)]),
            Precision::Month => Says::Date(Date { year: Some(year), month, day: None }),
            Precision::Day => Says::Date(Date { year: Some(year), month, day: Some(number) }),
        },
        None,
    )
}

fn figure(says: Says, unit: Option<&str>) -> Figure {
    Figure { span: 0..0, says, unit: unit.map(Arc::from), loose: true }
}
