//! A country, by its ISO 3166-1 alpha-2 code.

use serde::{Deserialize, Serialize};

/// Two capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Country([u8; 2]);

impl Country {
    /// Reads a code in the ISO form; whether the code is assigned, `i18n` knows.
    pub fn parse(text: &str) -> Option<Country> {
        let code: [u8; 2] = text.as_bytes().try_into().ok()?;
        code.iter().all(u8::is_ascii_uppercase).then_some(Country(code))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("ZZ")
    }
}
