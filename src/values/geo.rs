//! A point on the earth (WGS 84).

use serde::{Deserialize, Serialize};

/// Latitude and longitude in degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Geo {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

impl Geo {
    /// A point, if both are in range.
    pub fn new(lat: f64, lon: f64) -> Option<Geo> {
        ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)).then_some(Geo { lat, lon })
    }
}
