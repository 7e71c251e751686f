//! The site's time.
//!
//! Takes one UTC instant and the site's zone, answers "is this over yet?", and remembers the nearest future boundary
//! anyone asked about: that is the whole answer of `next-change`. Never reads the machine's clock or zone.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// One instant for a whole build, seen from the site's zone.
pub struct Clock {
    now: Timestamp,
    zone: TimeZone,
    next: AtomicI64,
}

impl Clock {
    /// A clock that stands at `now`.
    pub fn new(now: Timestamp, zone: TimeZone) -> Clock {
        Clock { now, zone, next: AtomicI64::new(i64::MAX) }
    }

    /// The instant of the build.
    pub fn now(&self) -> Zoned {
        self.now.to_zoned(self.zone.clone())
    }

    /// The day of the build, in the site's zone.
    pub fn today(&self) -> Date {
        self.now().date()
    }

    /// The site's zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Whether an instant has come. If not, it is remembered as a boundary.
    pub fn has_come(&self, instant: Timestamp) -> bool {
        if instant <= self.now {
            return true;
        }
        self.next.fetch_min(instant.as_second(), Ordering::Relaxed);
        false
    }

    /// Whether a civil time of the site's zone has come. If not, it is remembered as a boundary.
    pub fn has_come_civil(&self, moment: DateTime) -> bool {
        match moment.to_zoned(self.zone.clone()) {
            Ok(zoned) => self.has_come(zoned.timestamp()),
            Err(_) => false,
        }
    }

    /// Whether a day is over: midnight after it has come.
    pub fn is_over(&self, day: Date) -> bool {
        day.tomorrow().is_ok_and(|next| self.has_come_civil(next.at(0, 0, 0, 0)))
    }

    /// Whether a day has begun.
    pub fn has_begun(&self, day: Date) -> bool {
        self.has_come_civil(day.at(0, 0, 0, 0))
    }

    /// The nearest boundary asked about that lies in the future.
    pub fn next_change(&self) -> Option<Timestamp> {
        match self.next.load(Ordering::Relaxed) {
            i64::MAX => None,
            second => Timestamp::from_second(second).ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_question_is_the_next_change() {
        let zone = TimeZone::get("Asia/Ho_Chi_Minh").unwrap();
        let clock = Clock::new("2026-11-22T18:00:00Z".parse().unwrap(), zone);
        assert_eq!(clock.today(), jiff::civil::date(2026, 11, 23));
        assert!(!clock.is_over(jiff::civil::date(2026, 12, 1)));
        assert!(!clock.is_over(jiff::civil::date(2026, 11, 25)));
        assert!(clock.is_over(jiff::civil::date(2026, 11, 22)));
        assert_eq!(clock.next_change().unwrap().to_string(), "2026-11-25T17:00:00Z");
    }
}
