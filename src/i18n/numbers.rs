//! Numbers, percentages and areas.
//!
//! Takes exact decimals, gives text: ICU groups digits, units are Fluent messages. Never rounds a stated figure; only
//! `compact` does, for charts and cards.

use std::fmt::Write;
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

/// The digits of a language.
pub(super) struct Digits {
    formatter: Option<DecimalFormatter>,
    /// Whole numbers below this are ASCII digits in a row: most figures are days, months and small counts.
    plain_below: i128,
}

impl Digits {
    /// By ICU's formatter for a language; without data for it ICU answers with the root's.
    pub fn new(id: &LanguageIdentifier, grouping: Grouping) -> Digits {
        let mut options = DecimalFormatterOptions::default();
        let (strategy, probes, plain_below) = match grouping {
            Grouping::Auto => (GroupingStrategy::Auto, [210, 543, 876, 999], 1_000),
            Grouping::Never => (GroupingStrategy::Never, [2_109, 8_765, 4_321, 9_999], 10_000),
        };
        options.grouping_strategy = Some(strategy);
        let formatter = DecimalFormatter::try_new((&locale(id)).into(), options).ok();
        let is_plain = |probe: i32| formatter.as_ref().is_none_or(|formatter| formatter.format(&Fixed::from(probe)).to_string() == probe.to_string());
        let plain_below = if probes.into_iter().all(is_plain) { plain_below } else { 0 };
        Digits { formatter, plain_below }
    }

    /// A decimal with all its digits.
    pub fn write(&self, number: Decimal) -> String {
        let mut text = String::new();
        self.write_to(number, &mut text);
        text
    }

    /// The same at the end of a text.
    pub fn write_to(&self, number: Decimal, text: &mut String) {
        let is_plain = number.scale() == 0 && number.is_sign_positive() && number.mantissa() < self.plain_below;
        // A `String` takes all that is written to it.
        let _ = match self.formatter.as_ref().filter(|_| !is_plain) {
            Some(formatter) => write!(text, "{}", formatter.format(&fixed(number))),
            None => write!(text, "{number}"),
        };
    }

    /// A small count with at least two digits: `08`.
    pub fn two_digits(&self, number: i64) -> String {
        if self.formatter.is_none() || (0..100).contains(&number) && self.plain_below > 0 {
            return format!("{number:02}");
        }
        let mut fixed = Fixed::from(number);
        fixed.pad_start(2);
        self.formatter.as_ref().map_or_else(String::new, |formatter| formatter.format(&fixed).to_string())
    }
}

/// The same number with the same digits after the point.
fn fixed(number: Decimal) -> Fixed {
    if number.is_zero() {
        return Fixed::from_str(&number.to_string()).unwrap_or_default();
    }
    let mut fixed = Fixed::from(number.mantissa());
    fixed.multiply_pow10(-(number.scale() as i16));
    fixed
}

/// The language as ICU names it.
pub(super) fn locale(id: &LanguageIdentifier) -> Locale {
    Locale::from_str(&id.to_string()).unwrap_or(Locale::UNKNOWN)
}

impl Voice {
    /// A decimal with all its digits, grouped the language's way.
    pub fn number(&self, number: Decimal) -> String {
        self.digits.write(number)
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
