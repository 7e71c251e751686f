//! Numbers, percentages and areas.
//!
//! Takes exact decimals, gives text: ICU groups digits, units are Fluent messages. Never rounds a stated figure; only
//! `compact` does, for charts and cards.

use std::str::FromStr;

use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal as Fixed;
use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::locale::Locale;
use unic_langid::LanguageIdentifier;

use super::Arg;
use super::voice::Voice;
use crate::values::{Area, AreaUnit, Decimal};

/// Whether digits are grouped.
#[derive(Clone, Copy)]
pub(super) enum Grouping {
    /// As the language does.
    Auto,
    /// Not at all: years, hours.
    Never,
}

/// ICU's formatter for a language; without data for it ICU answers with the root's.
pub(super) fn formatter(id: &LanguageIdentifier, grouping: Grouping) -> Option<DecimalFormatter> {
    let mut options = DecimalFormatterOptions::default();
    options.grouping_strategy = Some(match grouping {
        Grouping::Auto => GroupingStrategy::Auto,
        Grouping::Never => GroupingStrategy::Never,
    });
    DecimalFormatter::try_new((&locale(id)).into(), options).ok()
}

/// The language as ICU names it.
pub(super) fn locale(id: &LanguageIdentifier) -> Locale {
    Locale::from_str(&id.to_string()).unwrap_or(Locale::UNKNOWN)
}

/// A decimal with all its digits.
pub(super) fn write(formatter: Option<&DecimalFormatter>, number: Decimal) -> String {
    let text = number.to_string();
    match (formatter, Fixed::from_str(&text)) {
        (Some(formatter), Ok(fixed)) => formatter.format(&fixed).to_string(),
        _ => text,
    }
}

/// A small count with at least two digits: `08`.
pub(super) fn two_digits(formatter: Option<&DecimalFormatter>, number: i64) -> String {
    let mut fixed = Fixed::from(number);
    fixed.pad_start(2);
    formatter.map_or_else(|| format!("{number:02}"), |formatter| formatter.format(&fixed).to_string())
}

impl Voice {
    /// A decimal with all its digits, grouped the language's way.
    pub fn number(&self, number: Decimal) -> String {
        write(self.digits.as_ref(), number)
    }

    /// A whole number.
    pub fn integer(&self, number: i64) -> String {
        self.number(Decimal::from(number))
    }

    /// A percentage: 76.4 is 76.4 %.
    pub fn percent(&self, percent: Decimal) -> String {
        let amount = self.number(percent);
        let args = [("amount", Arg::Text(amount.clone())), ("count", Arg::Number(percent))];
        self.word("percent", &args).unwrap_or_else(|| format!("{amount}%"))
    }

    /// An area or a range of areas in the unit of its source.
    pub fn area(&self, area: &Area) -> String {
        let amount = self.figures(area.least, area.most);
        let args = [("amount", Arg::Text(amount.clone())), ("count", Arg::Number(area.most))];
        let symbol = match area.unit {
            AreaUnit::Ha => "ha",
            AreaUnit::Km2 => "km²",
            AreaUnit::M2 => "m²",
        };
        let id = format!("area-{}", area.unit.as_str());
        let text = self.word(&id, &args).unwrap_or_else(|| format!("{amount}\u{A0}{symbol}"));
        self.perhaps(area.about, text)
    }

    /// A figure rounded to one decimal in its largest scale, for charts and cards: `1,3 tỷ`, `12.8億`.
    pub fn compact(&self, number: Decimal) -> String {
        let scales = self.parts.iter().map(|power| (format!("part-{power}"), *power)).chain(self.count_scales());
        for (id, power) in scales {
            let unit = power_of_ten(power);
            if number.abs() >= unit {
                let scaled = (number / unit).round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero).normalize();
                let args = [("amount", Arg::Text(self.number(scaled))), ("count", Arg::Number(scaled))];
                if let Some(text) = self.word(&id, &args) {
                    return text;
                }
            }
        }
        self.number(number)
    }

    /// `26` or `26–30`.
    pub(super) fn figures(&self, least: Decimal, most: Decimal) -> String {
        match least == most {
            true => self.number(least),
            false => self.range(self.number(least), self.number(most)),
        }
    }

    /// Two short texts with what stands between the ends of a range.
    pub(super) fn range(&self, from: String, to: String) -> String {
        let args = [("from", Arg::Text(from.clone())), ("to", Arg::Text(to.clone()))];
        self.word("range", &args).unwrap_or_else(|| format!("{from}–{to}"))
    }

    /// The text, called rough if it is.
    pub(super) fn perhaps(&self, about: bool, text: String) -> String {
        if !about {
            return text;
        }
        self.word("about", &[("what", Arg::Text(text.clone()))]).unwrap_or_else(|| format!("≈\u{A0}{text}"))
    }
}

/// 10 to a power a `Decimal` holds.
pub(super) fn power_of_ten(power: u32) -> Decimal {
    Decimal::from_i128_with_scale(10i128.pow(power.min(28)), 0)
}
