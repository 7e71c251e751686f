//! Exact decimals and ranges of them.

use serde::{Deserialize, Serialize};

pub use rust_decimal::Decimal;

/// A figure that may be a range and may be rough: `26 .. 30`, `about 300`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// The lower end; equal to `most` for a single figure.
    pub least: Decimal,
    /// The upper end.
    pub most: Decimal,
    /// Whether the source calls it rough.
    pub about: bool,
}

/// Reads a decimal: ASCII digits, an optional sign, `.` before the fraction, spaces or `_` between groups.
pub fn decimal(text: &str) -> Option<Decimal> {
    let bare: String = text.trim().chars().filter(|c| !matches!(c, ' ' | '_' | '\u{A0}' | '\u{202F}')).collect();
    let sound = !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    if sound { bare.parse().ok() } else { None }
}

/// Reads `A`, `A .. B` or `about A`.
pub fn range(text: &str) -> Option<Range> {
    let (text, about) = match text.trim().strip_prefix("about ") {
        Some(rest) => (rest, true),
        None => (text.trim(), false),
    };
    let (least, most) = match text.split_once("..") {
        Some((least, most)) => (decimal(least)?, decimal(most)?),
        None => decimal(text).map(|one| (one, one))?,
    };
    (least <= most).then_some(Range { least, most, about })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_may_be_spaced() {
        assert_eq!(decimal("7 850 000 000 000").unwrap().to_string(), "7850000000000");
        assert_eq!(decimal("1.275,5"), None);
        assert_eq!(decimal("mười"), None);
    }

    #[test]
    fn a_range_runs_upwards() {
        assert!(range("26 .. 30").is_some());
        assert!(range("30 .. 26").is_none());
        assert!(range("about 300").unwrap().about);
    }
}
