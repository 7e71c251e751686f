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

use super::Arg;
use super::numbers::two_digits;
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
        let args = self.date_args("", day.date);
        let text = match day.precision {
            Precision::Day => self
                .own_word("date-short", &args)
                .unwrap_or_else(|| by_icu!(self.calendar.day_short, day.date, day.date.to_string())),
            Precision::Month => self.own_word("date-short-month", &args).unwrap_or_else(|| self.at_precision(day)),
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
        let padded = |number| Arg::Text(two_digits(self.plain_digits.as_ref(), number));
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
        let args = self.date_args("", day.date);
        match day.precision {
            Precision::Day => self
                .own_word("date-day", &args)
                .unwrap_or_else(|| by_icu!(self.calendar.day, day.date, day.to_string())),
            Precision::Month => self
                .own_word("date-month", &args)
                .unwrap_or_else(|| by_icu!(self.calendar.month, day.date, day.to_string())),
            Precision::Year => self
                .own_word("date-year", &args)
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
        let mut args = self.date_args("", from.date).to_vec();
        args.extend(self.date_args("to-", to.date));
        let exact = from.precision == Precision::Day && to.precision == Precision::Day && sure;
        id.and_then(|id| self.own_word(id, &args)).unwrap_or_else(|| {
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

    /// The year in digits, without grouping.
    fn year(&self, date: Date) -> String {
        super::numbers::write(self.plain_digits.as_ref(), i64::from(date.year()).into())
    }

    fn date_args(&self, prefix: &str, date: Date) -> [(&'static str, Arg); 6] {
        let names = match prefix {
            "" => ["day", "day2", "month", "month2", "month-name", "year"],
            _ => ["to-day", "to-day2", "to-month", "to-month2", "to-month-name", "to-year"],
        };
        let (day, month) = (i64::from(date.day()), i64::from(date.month()));
        let padded = |number| Arg::Text(two_digits(self.plain_digits.as_ref(), number));
        let month_name = by_icu!(self.calendar.month_name, date, month.to_string());
        let values =
            [day.into(), padded(day), month.into(), padded(month), Arg::Text(month_name), Arg::Text(self.year(date))];
        let mut values = values.into_iter();
        names.map(|name| (name, values.next().unwrap_or(Arg::Text(String::new()))))
    }
}
