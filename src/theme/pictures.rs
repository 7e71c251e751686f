//! `[pictures]` in `theme.toml`: how a theme wants its pictures.
//!
//! Takes the table, gives a recipe; what is not said is as it is without the table. Never makes a picture.

use crate::both;
use crate::diag::Report;
use crate::diag::catalog::{front, theme as says};
use crate::fields::{Fields, NodeValue};
use crate::media::Recipe;

/// The widths that make sense.
const WIDTHS: std::ops::RangeInclusive<i64> = 16..=8000;

/// Reads the table.
pub fn read(fields: Fields<'_>, report: &mut Report) -> Recipe {
    let usual = Recipe::default();
    let quality = fields.integer("quality", 1..101, report).and_then(|quality| u8::try_from(quality).ok());
    let (webp, avif) = formats(&fields, report).unwrap_or((usual.webp, usual.avif));
    let recipe = Recipe {
        widths: widths(&fields, report).unwrap_or(usual.widths),
        quality: quality.unwrap_or(usual.quality),
        webp,
        avif,
        sizes: fields.string("sizes", report).unwrap_or(usual.sizes),
    };
    fields.finish(report);
    recipe
}

fn widths(fields: &Fields<'_>, report: &mut Report) -> Option<Vec<u32>> {
    let node = fields.node("widths")?;
    let widths: Option<Vec<u32>> = match &node.value {
        NodeValue::List(list) => list
            .iter()
            .map(|width| match width.value {
                NodeValue::Integer(width) if WIDTHS.contains(&width) => u32::try_from(width).ok(),
                _ => None,
            })
            .collect(),
        _ => None,
    };
    let widths = widths.filter(|widths| !widths.is_empty() && widths.is_sorted_by(|a, b| a < b));
    if widths.is_none() {
        let wanted = both!("các bề rộng từ 16 đến 8000 điểm ảnh, tăng dần", "widths from 16 to 8000 pixels, ascending");
        report.say(front::wrong_type(fields.at(node), "widths", wanted, "[480, 960, 1600]"));
    }
    widths
}

/// Whether there is WebP, and whether there is AVIF.
fn formats(fields: &Fields<'_>, report: &mut Report) -> Option<(bool, bool)> {
    const KNOWN: [&str; 2] = ["webp", "avif"];
    let node = fields.node("formats")?;
    let named = fields.strings("formats", report);
    let place = fields.at(node);
    for name in named.iter().filter(|name| !KNOWN.contains(&name.as_str())) {
        report.say(front::not_a_choice(place.inside(name), "formats", name, None, &KNOWN));
    }
    let has = |name: &str| named.iter().any(|named| named == name);
    if has("avif") && !cfg!(feature = "avif") {
        report.say(says::no_avif(place.inside("avif")));
    }
    Some((has("webp"), has("avif")))
}
