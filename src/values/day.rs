//! A date as sources give it: a day, a month or a year, sure or rough.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// The day.
    Day,
}

/// A date with its precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// The first day it can be.
    pub date: Date,
    /// How much is known.
    pub precision: Precision,
    /// Whether the source calls it rough.
    pub about: bool,
}

impl Day {
    /// A sure day.
    pub fn exact(date: Date) -> Day {
        Day { date, precision: Precision::Day, about: false }
    }

    /// Reads `2025-12-06`, `2025-12`, `2025`, each with `about ` before it if rough (ISO 8601).
    pub fn parse(text: &str) -> Option<Day> {
        let (text, about) = match text.trim().strip_prefix("about ") {
            Some(rest) => (rest.trim(), true),
            None => (text.trim(), false),
        };
        let digits = |part: &str, long: usize| part.len() == long && part.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = text.split('-').collect();
        let (date, precision) = match parts[..] {
            [year] if digits(year, 4) => (Date::new(year.parse().ok()?, 1, 1).ok()?, Precision::Year),
            [year, month] if digits(year, 4) && digits(month, 2) => {
                (Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?, Precision::Month)
            }
            [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2) => {
                (Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?, Precision::Day)
            }
            _ => return None,
        };
        Some(Day { date, precision, about })
    }

    /// The last day it can be.
    pub fn last(&self) -> Date {
        match self.precision {
            Precision::Day => self.date,
            Precision::Month => self.date.last_of_month(),
            Precision::Year => self.date.last_of_year(),
        }
    }
}

/// The ISO 8601 form at its precision: the value of HTML's `datetime`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Date { .. } = self.date;
        match self.precision {
            Precision::Year => write!(f, "{:04}", self.date.year()),
            Precision::Month => write!(f, "{:04}-{:02}", self.date.year(), self.date.month()),
            Precision::Day => write!(f, "{}", self.date),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_follows_what_was_written() {
        assert_eq!(Day::parse("2025").unwrap().precision, Precision::Year);
        assert_eq!(Day::parse("2024-02").unwrap().last().to_string(), "2024-02-29");
        assert_eq!(Day::parse("about 2023").unwrap().to_string(), "2023");
        for bad in ["2025-02-30", "21/11/2026", "2025-1-2", "", "hôm qua"] {
            assert!(Day::parse(bad).is_none(), "{bad}");
        }
    }
}
