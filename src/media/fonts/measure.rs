//! What a font holds and how tall and wide it is.
//!
//! Takes a font's bytes and characters, gives [`Measures`]. Never draws a glyph.

use std::collections::BTreeSet;

use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::types::Tag;
use skrifa::raw::{FontRef, TableProvider};

use super::Measures;
use crate::diag::catalog::theme::Unfit;

pub const CFF: Tag = Tag::new(b"CFF ");

pub fn measure(font: &[u8], characters: &BTreeSet<char>) -> Result<Measures, Unfit> {
    let font = open(font)?;
    let map = font.charmap();
    let characters: BTreeSet<char> = characters.iter().copied().filter(|character| map.map(*character).is_some()).collect();
    if characters.is_empty() {
        return Err(Unfit::NoLetters);
    }
    let here = LocationRef::default();
    let lines = font.metrics(Size::unscaled(), here);
    let widths = font.glyph_metrics(Size::unscaled(), here);
    let size = f32::from(lines.units_per_em.max(1));
    let advances: Option<Vec<f32>> = ('a'..='z').chain([' ']).map(|letter| Some(widths.advance_width(map.map(letter)?)? / size)).collect();
    Ok(Measures { characters, ascent: lines.ascent / size, descent: -lines.descent / size, advances: advances.unwrap_or_default() })
}

/// A font with outlines we can cut.
pub fn open(bytes: &[u8]) -> Result<FontRef<'_>, Unfit> {
    let font = FontRef::new(bytes).map_err(|_| Unfit::NoFont)?;
    font.cmap().and(font.head()).and(font.hmtx()).map_err(|_| Unfit::NoFont)?;
    let drawn = font.glyf().is_ok() || font.table_data(CFF).is_some();
    if drawn { Ok(font) } else { Err(Unfit::NoOutlines) }
}
