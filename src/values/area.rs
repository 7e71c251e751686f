//! Area of land or water.

use serde::{Deserialize, Serialize};

use super::number::{Decimal, Range, range};

/// The units a source may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AreaUnit {
    /// Hectare.
    Ha,
    /// Square kilometre.
    Km2,
    /// Square metre.
    M2,
}

impl AreaUnit {
    /// The id of the unit, as in messages (`unit-ha`).
    pub fn as_str(self) -> &'static str {
        match self {
            AreaUnit::Ha => "ha",
            AreaUnit::Km2 => "km2",
            AreaUnit::M2 => "m2",
        }
    }
}

/// An area, or a range of areas, in the unit of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The lower end.
    pub least: Decimal,
    /// The upper end; equal to `least` for a single area.
    pub most: Decimal,
    /// Whether the source calls it rough.
    pub about: bool,
    /// The unit.
    pub unit: AreaUnit,
}

impl Area {
    /// Reads `540.58 ha`, `6 360.83 km2`, `about 300 ha`, `550 .. 1400 ha`.
    pub fn parse(text: &str) -> Option<Area> {
        let (amount, unit) = text.trim().rsplit_once([' ', '\u{A0}'])?;
        let unit = match unit {
            "ha" => AreaUnit::Ha,
            "km2" | "km²" => AreaUnit::Km2,
            "m2" | "m²" => AreaUnit::M2,
            _ => return None,
        };
        let Range { least, most, about } = range(amount)?;
        (least > Decimal::ZERO).then_some(Area { least, most, about, unit })
    }

    /// The lower end in hectares, for ordering.
    pub fn hectares(&self) -> Decimal {
        match self.unit {
            AreaUnit::Ha => self.least,
            AreaUnit::Km2 => self.least * Decimal::ONE_HUNDRED,
            AreaUnit::M2 => self.least / Decimal::from(10_000),
        }
    }
}
