//! A font with fewer glyphs.
//!
//! Takes a TrueType or OpenType font, gives WOFF2. Kerning, ligatures and the forms a language asks for stay; hints go.

use std::collections::BTreeSet;

use skera::{DEFAULT_DROP_TABLES, Plan, SubsetFlags, subset_font};
use skrifa::raw::FontRef;
use skrifa::raw::collections::IntSet;
use skrifa::raw::types::{NameId, Tag};
use subsetter::GlyphRemapper;
use ttf2woff2::{BrotliQuality, EncodeOptions};
use write_fonts::FontBuilder;

use super::measure::{CFF, open};
use crate::diag::catalog::theme::Unfit;

/// Features browsers turn on by themselves, and those for figures in tables.
const FEATURES: [&[u8; 4]; 10] = [b"kern", b"liga", b"calt", b"clig", b"ccmp", b"locl", b"mark", b"mkmk", b"tnum", b"lnum"];

/// Copyright, family, style, full name, version, PostScript name, licence and where it stands: what the licence wants kept.
const NAMES: [u16; 8] = [0, 1, 2, 4, 5, 6, 13, 14];

/// English (United States) on Windows.
const ENGLISH: u16 = 0x409;

pub fn cut(bytes: &[u8], characters: &BTreeSet<char>) -> Result<Vec<u8>, Unfit> {
    let small = subset(bytes, characters)?;
    let options = EncodeOptions { quality: BrotliQuality::from(11), transform_glyf_loca: true, threads: None };
    ttf2woff2::encode_with_options(&small, options).map_err(|_| Unfit::Damaged)
}

fn subset(bytes: &[u8], characters: &BTreeSet<char>) -> Result<Vec<u8>, Unfit> {
    let font = open(bytes)?;
    let plan = plan(&font, characters);
    let small = subset_font(&font, &plan).map_err(|_| Unfit::Damaged)?;
    if font.table_data(CFF).is_some() { with_outlines(&small, bytes, &plan) } else { Ok(small) }
}

fn plan(font: &FontRef<'_>, characters: &BTreeSet<char>) -> Plan {
    let flags = SubsetFlags::SUBSET_FLAGS_NO_HINTING | SubsetFlags::SUBSET_FLAGS_NOTDEF_OUTLINE;
    let tags = |tags: &[Tag]| tags.iter().copied().collect::<IntSet<Tag>>();
    Plan::new(
        &IntSet::empty(),
        &characters.iter().map(|character| u32::from(*character)).collect(),
        font,
        flags,
        &tags(DEFAULT_DROP_TABLES),
        &IntSet::all(),
        &tags(&FEATURES.map(Tag::new)),
        &NAMES.iter().map(|name| NameId::new(*name)).collect(),
        &[ENGLISH].into_iter().collect(),
    )
}

/// skera leaves `CFF ` outlines out without a word. subsetter cuts them, and nothing else that the web needs: so each does
/// its part, with the glyphs in one order.
fn with_outlines(small: &[u8], bytes: &[u8], plan: &Plan) -> Result<Vec<u8>, Unfit> {
    let mut glyphs: Vec<(u32, u32)> = plan.old_to_new_glyph_mapping().map(|(old, new)| (new.to_u32(), old.to_u32())).collect();
    glyphs.sort_unstable();
    let old: Vec<u16> = glyphs.iter().filter_map(|(_, old)| u16::try_from(*old).ok()).collect();
    let order = GlyphRemapper::new_from_glyphs(&old);
    if usize::from(order.num_gids()) != glyphs.len() || glyphs.iter().enumerate().any(|(rank, (new, _))| rank != *new as usize) {
        return Err(Unfit::Damaged);
    }
    let drawn = subsetter::subset(bytes, 0, &order).map_err(|_| Unfit::Damaged)?;
    let (drawn, small) = (FontRef::new(&drawn).map_err(|_| Unfit::Damaged)?, FontRef::new(small).map_err(|_| Unfit::Damaged)?);
    let mut whole = FontBuilder::new();
    for record in small.table_directory().table_records() {
        if let Some(table) = small.table_data(record.tag()) {
            whole.add_raw(record.tag(), table);
        }
    }
    whole.add_raw(CFF, drawn.table_data(CFF).ok_or(Unfit::NoOutlines)?);
    Ok(whole.build())
}

#[cfg(test)]
mod tests {
    use skrifa::instance::{LocationRef, Size};
    use skrifa::outline::{DrawSettings, OutlinePen};
    use skrifa::raw::TableProvider;
    use skrifa::{MetadataProvider, GlyphId};

    use super::*;
    use crate::media::fonts::carried;

    #[derive(Default)]
    struct Strokes(usize);

    impl OutlinePen for Strokes {
        fn move_to(&mut self, _: f32, _: f32) {}
        fn line_to(&mut self, _: f32, _: f32) {
            self.0 += 1;
        }
        fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
            self.0 += 1;
        }
        fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
            self.0 += 1;
        }
        fn close(&mut self) {}
    }

    fn vietnamese() -> BTreeSet<char> {
        "CầnThơ,thànhphốbênsôngHậu0123456789ẾỘỮẶẵỶ’Œ".chars().collect()
    }

    fn drawn(font: &FontRef<'_>, glyph: GlyphId) -> usize {
        let mut strokes = Strokes::default();
        let outline = font.outline_glyphs().get(glyph).unwrap();
        outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut strokes).unwrap();
        strokes.0
    }

    #[test]
    fn a_cut_font_draws_and_spaces_every_letter_as_the_whole_one_does() {
        for carried in carried() {
            let small = subset(carried.bytes, &vietnamese()).unwrap();
            let (whole, small) = (FontRef::new(carried.bytes).unwrap(), FontRef::new(&small).unwrap());
            let wide = |font: &FontRef<'_>, glyph| font.glyph_metrics(Size::unscaled(), LocationRef::default()).advance_width(glyph);
            for letter in vietnamese() {
                let (before, after) = (whole.charmap().map(letter).unwrap(), small.charmap().map(letter).unwrap());
                assert!(drawn(&small, after) > 0, "{letter}");
                assert_eq!(drawn(&whole, before), drawn(&small, after), "{letter}");
                assert_eq!(wide(&whole, before), wide(&small, after), "{letter}");
            }
            assert!(small.charmap().map('Z').is_none());
            assert!(small.gpos().is_ok(), "kerning is gone");
        }
    }

    #[test]
    fn the_same_letters_give_the_same_bytes() {
        let font = carried()[0].bytes;
        assert_eq!(cut(font, &vietnamese()), cut(font, &vietnamese()));
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        let whole = FontRef::new(carried()[0].bytes).unwrap();
        let mut hollow = FontBuilder::new();
        for record in whole.table_directory().table_records().iter().filter(|record| record.tag() != CFF) {
            hollow.add_raw(record.tag(), whole.table_data(record.tag()).unwrap());
        }
        assert_eq!(cut(&hollow.build(), &vietnamese()), Err(Unfit::NoOutlines));
        assert_eq!(cut(b"hello", &vietnamese()), Err(Unfit::NoFont));
        let bytes = carried()[0].bytes;
        for end in (0..bytes.len()).step_by(bytes.len() / 50) {
            // A torn file may be refused at any step, and never brings the program down.
            let _ = cut(&bytes[..end], &vietnamese());
        }
    }
}
