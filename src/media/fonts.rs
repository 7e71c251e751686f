//! Fonts for the web.
//!
//! Takes a font and a list of characters, gives a WOFF2 that holds those and no others, and the measures by which a
//! reader's own font can stand in for it until it comes. Same font and list, same bytes. Never reads the machine's fonts.

#[cfg(feature = "fonts")]
mod carried;
#[cfg(feature = "fonts")]
mod cut;
#[cfg(feature = "fonts")]
mod measure;
pub mod substitute;

use std::collections::BTreeSet;

use crate::diag::catalog::theme::Unfit;

/// Changes whenever the same font and list would give other bytes.
pub const RECIPE: &str = "skera 0.9, subsetter 0.2, woff2 q11, 1";

/// A font that comes with the program.
#[derive(Clone, Copy, Debug)]
pub struct Carried {
    /// What `from` calls it.
    pub name: &'static str,
    /// Its weight.
    pub weight: u16,
    /// The file.
    pub bytes: &'static [u8],
}

/// What can be told of a font without cutting it.
#[derive(Clone, Debug, PartialEq)]
pub struct Measures {
    /// Those of the characters asked for that it holds.
    pub characters: BTreeSet<char>,
    /// Height above the line, as a part of the font's size.
    pub ascent: f32,
    /// Depth below it, not negative.
    pub descent: f32,
    /// How far the pen moves for each of `a` to `z`, then for a space. Empty if it lacks one of them.
    pub advances: Vec<f32>,
}

/// Every font that comes with the program.
pub fn carried() -> &'static [Carried] {
    #[cfg(feature = "fonts")]
    return &carried::FONTS;
    #[cfg(not(feature = "fonts"))]
    return &[];
}

/// Measures a font. What it accepts can be cut.
pub fn measure(font: &[u8], characters: &BTreeSet<char>) -> Result<Measures, Unfit> {
    #[cfg(feature = "fonts")]
    return measure::measure(font, characters);
    #[cfg(not(feature = "fonts"))]
    return Err(if font.is_empty() || characters.is_empty() { Unfit::NoFont } else { Unfit::NotBuiltIn });
}

/// Cuts a font down to characters and writes it as WOFF2.
pub fn cut(font: &[u8], characters: &BTreeSet<char>) -> Result<Vec<u8>, Unfit> {
    #[cfg(feature = "fonts")]
    return cut::cut(font, characters);
    #[cfg(not(feature = "fonts"))]
    return Err(if font.is_empty() || characters.is_empty() { Unfit::NoFont } else { Unfit::NotBuiltIn });
}
