//! Days, periods and moments.
//!
//! Takes dates with their precision, gives text: the language's own message where it has one, else CLDR's pattern
//! through ICU. Always the Gregorian calendar: a portal's dates are those of its documents.

use icu::calendar::{Date as IcuDate, Gregorian};
use icu::datetime::fieldsets::{M, T, Y, YM, YMD};
use icu::datetime::options::YearStyle;
use icu::datetime::{FixedCalendarDateTimeFormatter as Formatter, NoCalendarFormatter};
use icu::locale::Locale;
use icu::time::Time as IcuTime;
use jiff::Zoned;
use jiff::civil::{Date, Time};

use super::{Arg, base};
use super::voice::Voice;
use crate::values::{Day, Period, Precision};

/// ICU's patterns for one language.
pub(super) struct Calendar {
    day: Option<Formatter<Gregorian, YMD>>,
    day_short: Option<Formatter<Gregorian, YMD>>,
    month: Option<Formatter<Gregorian, YM>>,
    year: Option<Formatter<Gregorian, Y>>,
    month_name: Option<Formatter<Gregorian, M>>,
    time: Option<NoCalendarFormatter<T>>,
}

impl Calendar {
    pub fn new(locale: &Locale) -> Calendar {
        // Two-digit years belong on no official page.
        let short = YMD::short().with_year_style(YearStyle::Full);
        Calendar {
            day: Formatter::try_new(locale.into(), YMD::long()).ok(),
            day_short: Formatter::try_new(locale.into(), short).ok(),
            month: Formatter::try_new(locale.into(), YM::long()).ok(),
            year: Formatter::try_new(locale.into(), Y::long()).ok(),
            month_name: Formatter::try_new(locale.into(), M::long()).ok(),
            time: NoCalendarFormatter::try_new(locale.into(), T::hm()).ok(),
        }
    }
}

fn gregorian(date: Date) -> Option<IcuDate<Gregorian>> {
    IcuDate::try_new_gregorian(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

/// Formats through ICU, or gives the ISO form where ICU cannot.
macro_rules! by_icu {
    ($formatter:expr, $date:expr, $iso:expr) => {
        match (&$formatter, gregorian($date)) {
            (Some(formatter), Some(date)) => formatter.format(&date).to_string(),
            _ => $iso,
        }
    };
}

impl Voice {
    /// A date at its precision, called rough if it is: `ngày 21 tháng 11 năm 2026`, `tháng 11 năm 2026`, `năm 2026`.
    pub fn day(&self, day: &Day) -> String {
        self.around(day.about, self.at_precision(day))
    }

    /// The same in figures, for tables and lists: `21/11/2026`.
    pub fn day_short(&self, day: &Day) -> String {
        let text = match day.precision {
            Precision::Day => self
                .dated_word("date-short", &[&day.date])
                .unwrap_or_else(|| by_icu!(self.calendar.day_short, day.date, day.date.to_string())),
            Precision::Month => self.dated_word("date-short-month", &[&day.date]).unwrap_or_else(|| self.at_precision(day)),
            Precision::Year => self.year(day.date),
        };
        self.around(day.about, text)
    }

    /// A stretch of days with what its ends share said once: `8–10 tháng 7 năm 2022`.
    pub fn period(&self, period: &Period) -> String {
        let to = period.to.filter(|to| *to != period.from);
        match (to, period.starts, period.ends) {
            (None, None, _) => self.day(&period.from),
            (None, Some(start), None) => self.moment(&period.from, Some(start)),
            (None, Some(start), Some(end)) => {
                let times = self.joined("period-times", "range", self.time(start), self.time(end));
                let days = self.day(&period.from);
                let args = [("days", Arg::Text(days.clone())), ("times", Arg::Text(times.clone()))];
                self.own_word("period-at", &args).unwrap_or_else(|| format!("{days}, {times}"))
            }
            (Some(to), None, None) => self.days(&period.from, &to),
            (Some(to), start, end) => {
                self.joined("period-dates", "range-wide", self.moment(&period.from, start), self.moment(&to, end))
            }
        }
    }

    /// A moment in the zone it carries.
    pub fn instant(&self, instant: &Zoned) -> String {
        self.moment(&Day::exact(instant.date()), Some(instant.time()))
    }

    fn moment(&self, day: &Day, time: Option<Time>) -> String {
        let date = self.day(day);
        let Some(time) = time else { return date };
        let time = self.time(time);
        let args = [("date", Arg::Text(date.clone())), ("time", Arg::Text(time.clone()))];
        self.own_word("instant", &args).unwrap_or_else(|| format!("{date}, {time}"))
    }

    /// Hours and minutes.
    pub fn time(&self, time: Time) -> String {
        let (hour, minute) = (i64::from(time.hour()), i64::from(time.minute()));
        let padded = |number| Arg::Text(self.plain_digits.two_digits(number));
        let args = [("hour", hour.into()), ("hour2", padded(hour)), ("minute", minute.into()), ("minute2", padded(minute))];
        self.own_word("time", &args).unwrap_or_else(|| {
            let icu = IcuTime::try_new(time.hour().unsigned_abs(), time.minute().unsigned_abs(), 0, 0);
            match (&self.calendar.time, icu) {
                (Some(formatter), Ok(time)) => formatter.format(&time).to_string(),
                _ => format!("{hour:02}:{minute:02}"),
            }
        })
    }

    fn at_precision(&self, day: &Day) -> String {
        match day.precision {
            Precision::Day => self
                .dated_word("date-day", &[&day.date])
                .unwrap_or_else(|| by_icu!(self.calendar.day, day.date, day.to_string())),
            Precision::Month => self
                .dated_word("date-month", &[&day.date])
                .unwrap_or_else(|| by_icu!(self.calendar.month, day.date, day.to_string())),
            Precision::Year => self
                .dated_word("date-year", &[&day.date])
                .unwrap_or_else(|| by_icu!(self.calendar.year, day.date, day.to_string())),
        }
    }

    /// Two different days, months or years.
    fn days(&self, from: &Day, to: &Day) -> String {
        let sure = !from.about && !to.about;
        let same_year = from.date.year() == to.date.year();
        let same_month = same_year && from.date.month() == to.date.month();
        let id = match (from.precision, to.precision) {
            (Precision::Day, Precision::Day) if sure && same_month => Some("period-days"),
            (Precision::Day, Precision::Day) if sure && same_year => Some("period-months"),
            (Precision::Month, Precision::Month) if sure && same_year => Some("period-whole-months"),
            (Precision::Year, Precision::Year) if sure => Some("period-years"),
            _ => None,
        };
        let exact = from.precision == Precision::Day && to.precision == Precision::Day && sure;
        id.and_then(|id| self.dated_word(id, &[&from.date, &to.date])).unwrap_or_else(|| {
            let first = if exact { "period-dates" } else { "range-wide" };
            self.joined(first, "range-wide", self.day(from), self.day(to))
        })
    }

    /// Two texts in a message of the language's own, else in the second, else with a dash.
    fn joined(&self, own: &str, second: &str, from: String, to: String) -> String {
        let args = [("from", Arg::Text(from.clone())), ("to", Arg::Text(to.clone()))];
        self.own_word(own, &args).or_else(|| self.own_word(second, &args)).unwrap_or_else(|| format!("{from} – {to}"))
    }

    fn around(&self, about: bool, text: String) -> String {
        if !about {
            return text;
        }
        self.word("about-date", &[("what", Arg::Text(text.clone()))]).unwrap_or_else(|| format!("≈\u{A0}{text}"))
    }

    /// A message over the parts of a date, or of the two ends of a stretch (`to-day`). A part is written only if the
    /// message has it.
    fn dated_word(&self, id: &str, dates: &[&Date]) -> Option<String> {
        let part = |name: &str| {
            let (date, name) = match name.strip_prefix("to-") {
                Some(name) => (dates.get(1)?, name),
                None => (dates.first()?, name),
            };
            self.date_part(name, **date)
        };
        self.own_word_by(id, &part, if dates.len() == 1 { base::DATE } else { base::DATES })
    }

    fn date_part(&self, name: &str, date: Date) -> Option<Arg> {
        let (day, month) = (i64::from(date.day()), i64::from(date.month()));
        Some(match name {
            "day" => day.into(),
            "day2" => Arg::Text(self.plain_digits.two_digits(day)),
            "month" => month.into(),
            "month2" => Arg::Text(self.plain_digits.two_digits(month)),
            "month-name" => Arg::Text(by_icu!(self.calendar.month_name, date, month.to_string())),
            "year" => Arg::Text(self.year(date)),
            _ => return None,
        })
    }

    /// The year in digits, without grouping.
    fn year(&self, date: Date) -> String {
        self.plain_digits.write(i64::from(date.year()).into())
    }
}
