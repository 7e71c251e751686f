//! Money, and sums at a dated rate.
//!
//! Takes amounts in their own currency, gives text with scale and unit from Fluent messages. A stated figure keeps every
//! digit; a converted one is rounded to four digits and called rough, because that is what it is.

use super::Arg;
use super::voice::Voice;
use crate::values::{Currency, Day, Decimal, Money};

/// Scales a language may have words for, largest first, by the power of ten. The names are American English; what a
/// language calls 10⁹ (`tỷ`, `milliard`) is its message's business.
pub(super) const SCALES: [(&str, u32); 4] = [("trillion", 12), ("billion", 9), ("million", 6), ("thousand", 3)];

/// Decimals a figure may have in its scale before a smaller scale says it better: 1.35 billion, but 1,275.5 million.
const DECIMALS: u32 = 2;
/// Significant digits of a converted sum.
const CONVERTED: u32 = 4;

/// What one unit of a currency was worth on a day.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// The currency one unit of which is priced: USD.
    pub currency: Currency,
    /// The currency of the price: VND.
    pub per_unit: Currency,
    /// The price: 26 300.
    pub rate: Decimal,
    /// The day of the rate.
    pub date: Day,
}

/// The site's dated rates.
#[derive(Clone, Debug, Default)]
pub struct Rates {
    /// In the order of the settings.
    pub currencies: Vec<Rate>,
}

impl Rates {
    /// The latest rate between two currencies, whichever way it is written.
    fn between(&self, one: Currency, other: Currency) -> Option<&Rate> {
        let fits = |rate: &&Rate| {
            (rate.currency, rate.per_unit) == (one, other) || (rate.currency, rate.per_unit) == (other, one)
        };
        self.currencies.iter().filter(fits).filter(|rate| rate.rate > Decimal::ZERO).max_by_key(|rate| rate.date.date)
    }
}

impl Rate {
    fn convert(&self, amount: Decimal, to: Currency) -> Option<Decimal> {
        let converted = match self.per_unit == to {
            true => amount.checked_mul(self.rate)?,
            false => amount.checked_div(self.rate)?,
        };
        Some(converted.round_sf(CONVERTED)?.normalize())
    }
}

impl Voice {
    /// A sum or a range, exactly as stated.
    pub fn money(&self, money: &Money) -> String {
        let text = match self.parts.is_empty() {
            true => self.in_one_scale(money),
            false => self.in_parts(money),
        };
        self.perhaps(money.about, text)
    }

    /// The sum in another currency at the latest dated rate, rounded and called rough; nothing without a rate.
    pub fn money_in(&self, money: &Money, currency: Currency) -> Option<String> {
        if money.currency == currency {
            return Some(self.money(money));
        }
        let rate = self.rates.between(money.currency, currency)?;
        let least = rate.convert(money.least, currency)?;
        let most = rate.convert(money.most, currency)?;
        Some(self.money(&Money { least, most, about: true, currency }))
    }

    /// The rate `money_in` uses between two currencies, with its date: `1 USD = 26.300 VND (ngày 20 …)`.
    pub fn rate(&self, one: Currency, other: Currency) -> Option<String> {
        let rate = self.rates.between(one, other)?;
        let (from, to) = (rate.currency.as_str(), rate.per_unit.as_str());
        let (amount, date) = (self.number(rate.rate), self.day(&rate.date));
        let args = [("from", from.into()), ("to", to.into()), ("amount", Arg::Text(amount.clone())), ("date", Arg::Text(date.clone()))];
        Some(self.word("rate", &args).unwrap_or_else(|| format!("1\u{A0}{from} = {amount}\u{A0}{to} ({date})")))
    }

    /// `1.275,5 triệu USD`: both ends in the largest scale that states them with few decimals.
    fn in_one_scale(&self, money: &Money) -> String {
        let family = self.money_family(money.currency);
        for (name, power) in SCALES {
            let id = format!("{family}-{name}");
            if money.least < power_of(power) || !self.has(&id) {
                continue;
            }
            if let (Some(least), Some(most)) = (scaled(money.least, power), scaled(money.most, power)) {
                return self.sum(&id, self.figures(least, most), most, money.currency);
            }
        }
        self.sum(&family, self.figures(money.least, money.most), money.most, money.currency)
    }

    /// `12億7,550万米ドル`: the figure cut into the language's own steps.
    fn in_parts(&self, money: &Money) -> String {
        let (least, most) = (self.cut(money.least), self.cut(money.most));
        let amount = if money.least == money.most { least } else { self.range(least, most) };
        self.sum(&self.money_family(money.currency), amount, money.most, money.currency)
    }

    fn cut(&self, figure: Decimal) -> String {
        let mut rest = figure;
        let mut text = String::new();
        for &power in &self.parts {
            let unit = power_of(power);
            if rest < unit {
                continue;
            }
            let count = (rest / unit).trunc();
            rest -= count * unit;
            let args = [("amount", Arg::Text(self.number(count))), ("count", Arg::Number(count))];
            let part = self.word(&format!("part-{power}"), &args);
            text.push_str(&part.unwrap_or_default());
        }
        if rest > Decimal::ZERO || text.is_empty() {
            text.push_str(&self.number(rest));
        }
        text.trim_end().to_owned()
    }

    /// `money-usd` if the language or a fallback has it, else `money-other` with the code.
    fn money_family(&self, currency: Currency) -> String {
        let own = format!("money-{}", currency.as_str().to_ascii_lowercase());
        if self.has(&own) { own } else { "money-other".to_owned() }
    }

    fn sum(&self, id: &str, amount: String, count: Decimal, currency: Currency) -> String {
        let args = [
            ("amount", Arg::Text(amount.clone())),
            ("count", Arg::Number(count.normalize())),
            ("currency", currency.as_str().into()),
        ];
        self.word(id, &args).unwrap_or_else(|| format!("{amount}\u{A0}{currency}"))
    }

    /// Scales the language has a bare count in (`count-million`), largest first.
    pub(super) fn count_scales(&self) -> impl Iterator<Item = (String, u32)> {
        SCALES.iter().map(|(name, power)| (format!("count-{name}"), *power))
    }
}

fn power_of(power: u32) -> Decimal {
    super::numbers::power_of_ten(power)
}

/// The figure in a scale, if that takes few decimals. Only the decimal point moves: no digit can change.
fn scaled(figure: Decimal, power: u32) -> Option<Decimal> {
    let mut figure = figure.normalize();
    figure.set_scale(figure.scale() + power).ok()?;
    let figure = figure.normalize();
    (figure.scale() <= DECIMALS).then_some(figure)
}
