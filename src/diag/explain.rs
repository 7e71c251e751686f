//! A page on every code: what it means, why it matters, what to do, an example before and after.
//!
//! Takes a code, gives its page in both tongues. The pages stand in `explain/*.toml`, one file for each family of codes; those with
//! a `case` are proven on the broken site of that name by the tests. Never looks at a site.

use serde::Deserialize;
use std::collections::BTreeMap;

use super::Tongue;

/// One page.
#[derive(Debug, Deserialize)]
pub struct Page {
    /// The file the example stands in; none for a command line or a list of files.
    pub file: Option<String>,
    /// The broken site the example is proven on.
    pub case: Option<String>,
    /// What is wrong, as written.
    pub before: String,
    /// The same mended.
    pub after: String,
    vi: Words,
    en: Words,
}

/// What a page says in one tongue.
#[derive(Debug, Deserialize)]
pub struct Words {
    /// The code in a few words.
    pub title: String,
    /// What was found.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub mend: String,
}

impl Page {
    /// What it says in a tongue.
    pub fn words(&self, tongue: Tongue) -> &Words {
        match tongue {
            Tongue::Vi => &self.vi,
            Tongue::En => &self.en,
        }
    }
}

const FAMILIES: [&str; 12] = [
    include_str!("explain/A.toml"),
    include_str!("explain/C.toml"),
    include_str!("explain/D.toml"),
    include_str!("explain/F.toml"),
    include_str!("explain/K.toml"),
    include_str!("explain/L.toml"),
    include_str!("explain/M.toml"),
    include_str!("explain/P.toml"),
    include_str!("explain/S.toml"),
    include_str!("explain/T.toml"),
    include_str!("explain/U.toml"),
    include_str!("explain/W.toml"),
];

/// Every page, by code. A family that cannot be read is left out: a test reads them all.
pub fn pages() -> BTreeMap<String, Page> {
    FAMILIES.iter().filter_map(|text| toml::from_str::<BTreeMap<String, Page>>(text).ok()).flatten().collect()
}
