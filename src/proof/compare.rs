//! The figures of two texts that should say the same.
//!
//! Takes the figures of a source and of its translation, gives those that nothing on the other side answers. How often
//! something is said does not matter, nor its order, nor whether it is said in digits or words. Never looks at places.

use std::collections::HashSet;

use super::figures::{Figure, Says};
use super::lexicon::Measures;
use super::patterns::Date;
use crate::values::Decimal;

/// What differs, by rank among the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A figure of the translation the source does not have, and the figure of the source it may stand for.
    Added(usize, Option<usize>),
    /// A figure of the source the translation does not have.
    Missing(usize),
    /// A figure of the translation whose number the source has with another unit, at this rank.
    Unit(usize, usize),
}

/// What answers a figure on the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    None,
    /// The same number with another unit.
    OtherUnit(usize),
    Same,
}

/// Compares the figures of a translation with those of its source.
pub fn differ(source: &[Figure], translation: &[Figure], measures: &Measures) -> Vec<Difference> {
    let (here, there) = (Side::new(translation, source), Side::new(source, translation));
    let mut differences = Vec::new();
    let mut missing: Vec<usize> = Vec::new();
    for (rank, figure) in source.iter().enumerate().filter(|(_, figure)| !figure.loose) {
        if here.answers(figure, measures) == Answer::None {
            missing.push(rank);
        }
    }
    for (rank, figure) in translation.iter().enumerate().filter(|(_, figure)| !figure.loose) {
        match there.answers(figure, measures) {
            Answer::Same => {}
            Answer::OtherUnit(other) => differences.push(Difference::Unit(rank, other)),
            Answer::None => {
                let alike = missing.iter().position(|other| is_alike(&source[*other], figure));
                let instead = alike.or(if missing.is_empty() { None } else { Some(0) }).map(|at| missing.remove(at));
                differences.push(Difference::Added(rank, instead));
            }
        }
    }
    differences.extend(missing.into_iter().map(Difference::Missing));
    differences
}

/// Whether a figure of one text may have been meant for the one of another.
fn is_alike(one: &Figure, other: &Figure) -> bool {
    std::mem::discriminant(&one.says) == std::mem::discriminant(&other.says)
}

/// The figures of one text, to be asked.
struct Side<'a> {
    figures: &'a [Figure],
    dates: HashSet<Date>,
    /// The dates of the other text: what they say entirely is spent.
    spent: HashSet<Date>,
}

impl<'a> Side<'a> {
    fn new(figures: &'a [Figure], others: &[Figure]) -> Side<'a> {
        let dates = |figures: &[Figure]| figures.iter().filter_map(|figure| if let Says::Date(date) = figure.says { Some(date) } else { None }).collect();
        Side { figures, dates: dates(figures), spent: dates(others) }
    }

    fn answers(&self, asked: &Figure, measures: &Measures) -> Answer {
        match &asked.says {
            Says::Number(readings) => self.number(asked, readings, measures),
            Says::Date(date) => as_answer(self.date(*date)),
            Says::Time(minutes) => as_answer(self.time(*minutes)),
            Says::Code(name, parts) => as_answer(self.code(name, parts)),
        }
    }

    fn number(&self, asked: &Figure, readings: &[Decimal], measures: &Measures) -> Answer {
        let mut best = Answer::None;
        for (rank, figure) in self.figures.iter().enumerate() {
            let says_it = match &figure.says {
                Says::Number(others) => match (&asked.unit, &figure.unit) {
                    (Some(unit), Some(other)) if unit != other => {
                        let converted = others.iter().any(|other_value| readings.iter().any(|value| measures.are_equal((*value, unit), (*other_value, other))));
                        if !converted && readings.iter().any(|value| others.contains(value)) {
                            best = Answer::OtherUnit(rank);
                        }
                        converted
                    }
                    _ => readings.iter().any(|value| others.contains(value)),
                },
                Says::Code(_, parts) => readings.iter().any(|value| parts.contains(value)),
                Says::Date(date) => readings.iter().any(|value| self.date_has(*date, *value)),
                Says::Time(minutes) => readings.iter().any(|value| *value == Decimal::from(minutes / 60) || (minutes % 60 > 0 && *value == Decimal::from(minutes % 60))),
            };
            if says_it {
                return Answer::Same;
            }
        }
        best
    }

    /// Whether a date says a number: its year always, its month and day unless it answers a date of the other text.
    fn date_has(&self, date: Date, value: Decimal) -> bool {
        let says = |part: Option<u16>| part.is_some_and(|part| Decimal::from(part) == value);
        says(date.year) || (!self.spent.contains(&date) && (says(Some(u16::from(date.month))) || says(date.day.map(u16::from))))
    }

    /// Whether a plain number or a part of a name says this.
    fn says(&self, value: u16) -> bool {
        let value = Decimal::from(value);
        self.figures.iter().any(|figure| match &figure.says {
            Says::Number(readings) => readings.contains(&value),
            Says::Code(_, parts) => parts.contains(&value),
            Says::Date(_) | Says::Time(_) => false,
        })
    }

    fn says_year(&self, year: u16) -> bool {
        self.says(year) || self.dates.iter().any(|date| date.year == Some(year))
    }

    fn date(&self, asked: Date) -> bool {
        if self.dates.contains(&asked) {
            return true;
        }
        // A date of which less is said, with what it lacks said elsewhere; or of which more is said.
        let fits = |other: &Date| {
            let year = other.year.is_none_or(|year| asked.year.is_none_or(|asked| asked == year));
            let day = other.day.is_none_or(|day| asked.day.is_none_or(|asked| asked == day));
            let year_said = other.year.is_some() || asked.year.is_none_or(|year| self.says_year(year));
            let day_said = other.day.is_some() || asked.day.is_none_or(|day| self.says(u16::from(day)));
            other.month == asked.month && year && day && year_said && day_said
        };
        let month_said = self.dates.iter().any(|date| date.month == asked.month) || self.says(u16::from(asked.month));
        self.dates.iter().any(fits)
            || (month_said && asked.day.is_none_or(|day| self.says(u16::from(day))) && asked.year.is_none_or(|year| self.says_year(year)))
    }

    fn time(&self, asked: u16) -> bool {
        let same = |minutes: u16| minutes == asked || minutes.abs_diff(asked) == 12 * 60;
        let said = self.figures.iter().any(|figure| matches!(figure.says, Says::Time(minutes) if same(minutes)));
        said || (self.says(asked / 60) && (asked % 60 == 0 || self.says(asked % 60)))
    }

    fn code(&self, name: &str, parts: &[Decimal]) -> bool {
        let has = |part: &Decimal| {
            self.figures.iter().any(|figure| match &figure.says {
                Says::Number(readings) => readings.contains(part),
                Says::Code(_, parts) => parts.contains(part),
                Says::Date(date) => date.year.is_some_and(|year| Decimal::from(year) == *part),
                Says::Time(_) => false,
            })
        };
        let named = self.figures.iter().any(|figure| matches!(&figure.says, Says::Code(other, _) if other == name));
        named || parts.iter().all(has)
    }
}

fn as_answer(same: bool) -> Answer {
    if same { Answer::Same } else { Answer::None }
}
