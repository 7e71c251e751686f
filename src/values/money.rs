//! Money: an amount or a range of amounts in one currency.

use std::fmt;
use serde::{Deserialize, Serialize};

use super::number::{Decimal, Range, range};

/// An ISO 4217 code: three capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Reads a code.
    pub fn parse(text: &str) -> Option<Currency> {
        let code: [u8; 3] = text.as_bytes().try_into().ok()?;
        code.iter().all(u8::is_ascii_uppercase).then_some(Currency(code))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An amount, or a range, in units of the currency (not cents).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// The lower end.
    pub least: Decimal,
    /// The upper end; equal to `least` for a single amount.
    pub most: Decimal,
    /// Whether the source calls it rough.
    pub about: bool,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// Reads `26 000 000 USD`, `A .. B VND`, `about A VND`.
    pub fn parse(text: &str) -> Option<Money> {
        let (amount, code) = text.trim().rsplit_once([' ', '\u{A0}'])?;
        let Range { least, most, about } = range(amount)?;
        let currency = Currency::parse(code)?;
        (!least.is_sign_negative()).then_some(Money { least, most, about, currency })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_needs_a_currency() {
        assert_eq!(Money::parse("26 000 000 USD").unwrap().currency.as_str(), "USD");
        assert!(Money::parse("mười triệu đô").is_none());
        assert!(Money::parse("26 000 000").is_none());
        assert!(Money::parse("-5 USD").is_none());
    }
}
