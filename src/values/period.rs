//! A stretch of days, or of minutes within days.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::day::Day;

/// From one day to another, both within it; with times of day when the source gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: Day,
    /// The last day, if it is known.
    pub to: Option<Day>,
    /// The time it starts on the first day, in the site's zone.
    pub starts: Option<Time>,
    /// The time it ends on the last day, in the site's zone.
    pub ends: Option<Time>,
}

impl Period {
    /// One day.
    pub fn day(day: Day) -> Period {
        Period { from: day, to: None, starts: None, ends: None }
    }

    /// The last day it can touch.
    pub fn last(&self) -> Date {
        self.to.unwrap_or(self.from).last()
    }

    /// Whether it runs forwards.
    pub fn is_sound(&self) -> bool {
        match self.to {
            Some(to) if to.last() < self.from.date => false,
            Some(to) if to.date == self.from.date => self.starts.zip(self.ends).is_none_or(|(start, end)| start <= end),
            Some(_) => true,
            None => self.starts.zip(self.ends).is_none_or(|(start, end)| start <= end),
        }
    }
}
