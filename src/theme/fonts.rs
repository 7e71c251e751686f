//! The fonts of a theme, cut to the letters of the site's languages.
//!
//! Takes what `theme.toml` and `site.toml` ask for, gives WOFF2 assets and the rules style sheets need to use them. Never
//! looks at the text of a page, never at the machine's fonts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::assets::{self, Asset, Known};
use super::files::ThemeFiles;
use crate::config::fonts::{FontAsk, Origin};
use crate::diag::Report;
use crate::diag::catalog::theme::{self as says, Unfit};
use crate::digest::{Digest, Digester};
use crate::i18n;
use crate::media::fonts::{self, Measures};
use crate::source::Place;
use crate::text::{nearest, slug};

/// What fonts are made for.
#[derive(Clone, Copy)]
pub struct Want<'a> {
    /// Fonts the site asks for besides those of its theme.
    pub asked: &'a [FontAsk],
    /// The tags of the site's languages.
    pub languages: &'a [String],
    /// What an earlier run cut of the same font for the same letters.
    pub known: &'a Known<'a>,
}

/// One font, ready to publish.
pub struct Face {
    family: String,
    /// The file.
    pub asset: Asset,
    /// Its `@font-face`, and that of its substitute.
    rules: String,
}

impl Face {
    /// Whether a style sheet names the family.
    pub fn is_named_in(&self, css: &str) -> bool {
        css.contains(&self.family)
    }

    /// The rules a style sheet that names the family needs. They may stand at its end, behind every `@import`.
    pub fn rules(&self) -> &str {
        &self.rules
    }
}

/// Every font of the theme and the site for which the site has a language, in the order of their asset paths.
pub fn faces(theme: &ThemeFiles, want: Want<'_>, report: &mut Report) -> Vec<Face> {
    let mut seen = BTreeSet::new();
    let mut faces = BTreeMap::new();
    for ask in want.asked.iter().chain(&theme.fonts) {
        // The site's come first, then those of the nearest theme: one file for a family, weight and style.
        if seen.insert(path(ask))
            && let Some(face) = face(ask, theme, want, report)
        {
            faces.insert(face.asset.path.clone(), face);
        }
    }
    faces.into_values().collect()
}

/// The files of the theme that fonts are cut from: they are not published themselves.
pub fn sources<'a>(theme: &'a ThemeFiles, asked: &'a [FontAsk]) -> BTreeSet<&'a str> {
    let origins = asked.iter().chain(&theme.fonts).map(|ask| &ask.origin);
    origins.filter_map(|origin| if let Origin::File { path, .. } = origin { Some(path.value.as_str()) } else { None }).collect()
}

fn face(ask: &FontAsk, theme: &ThemeFiles, want: Want<'_>, report: &mut Report) -> Option<Face> {
    let (bytes, place) = bytes(ask, theme, report)?;
    let characters = characters(ask, want.languages);
    if characters.is_empty() {
        return None;
    }
    let unfit = |why: Unfit| says::unfit_font(place.clone(), &ask.family, why);
    let measures = fonts::measure(bytes, &characters).map_err(|why| report.say(unfit(why))).ok()?;
    let list: String = measures.characters.iter().collect();
    let recipe = Digester::new().part(fonts::RECIPE).part(Digest::of(bytes).bytes()).part(&list).finish();
    let woff2: Arc<[u8]> = match (want.known)(recipe) {
        Some(known) => known,
        None => fonts::cut(bytes, &measures.characters).map_err(|why| report.say(unfit(why))).ok()?.into(),
    };
    let asset = assets::finished(path(ask), woff2, Some(recipe));
    let rules = rules(ask, &asset, &measures);
    Some(Face { family: ask.family.clone(), asset, rules })
}

fn path(ask: &FontAsk) -> String {
    format!("fonts/{}-{}{}.woff2", slug(&ask.family), ask.weight, if ask.italic { "-italic" } else { "" })
}

/// The font as it was given, and the place to blame if it is of no use.
fn bytes<'a>(ask: &FontAsk, theme: &'a ThemeFiles, report: &mut Report) -> Option<(&'a [u8], Place)> {
    match &ask.origin {
        Origin::Program(name) => {
            let named: Vec<_> = fonts::carried().iter().filter(|font| font.name == name.value).collect();
            if let Some(font) = named.iter().find(|font| font.weight == ask.weight && !ask.italic) {
                return Some((font.bytes, name.place.clone()));
            }
            let weights: Vec<u16> = named.iter().map(|font| font.weight).collect();
            let names: BTreeSet<&str> = fonts::carried().iter().map(|font| font.name).collect();
            let near = nearest(&name.value, names.iter().copied());
            report.say(if named.is_empty() {
                says::unknown_font(name.place.clone(), &name.value, near, &names)
            } else {
                says::unknown_weight(ask.place.clone(), &name.value, &weights)
            });
            None
        }
        Origin::File { path, sha256 } => {
            let Some(file) = theme.files.get(&path.value).filter(|file| assets::is_asset(&file.path)) else {
                let known = theme.files.keys().map(String::as_str).filter(|path| assets::is_asset(path));
                report.say(says::no_asset(path.place.clone(), &path.value, nearest(&path.value, known)));
                return None;
            };
            if let Some(wanted) = sha256 {
                let found = hex(&Sha256::digest(file.bytes()));
                if !wanted.value.eq_ignore_ascii_case(&found) {
                    report.say(says::other_font(wanted.place.clone(), &path.value, &found));
                    return None;
                }
            }
            Some((file.bytes(), path.place.clone()))
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The letters of the site's languages the font is for.
fn characters(ask: &FontAsk, languages: &[String]) -> BTreeSet<char> {
    let meant = |tag: &String| ask.languages.as_ref().is_none_or(|meant| meant.contains(tag));
    let letters = languages.iter().filter(|tag| meant(tag)).map(|tag| i18n::letters(tag));
    letters.filter(|letters| ask.languages.is_some() || letters.latin).flat_map(|letters| letters.characters).collect()
}

fn rules(ask: &FontAsk, asset: &Asset, measures: &Measures) -> String {
    let (family, weight) = (&ask.family, ask.weight);
    let style = if ask.italic { "italic" } else { "normal" };
    let mut css = format!(
        "\n@font-face{{font-family:\"{family}\";font-weight:{weight};font-style:{style};font-display:swap;\
         src:url({}) format(\"woff2\");unicode-range:{}}}",
        asset.output.trim_start_matches("assets/"),
        ranges(&measures.characters)
    );
    if let Some(stand_in) = fonts::substitute::substitute(measures, weight).filter(|_| !ask.italic) {
        let names: Vec<String> = stand_in.names.iter().map(|name| format!("local(\"{name}\")")).collect();
        let _ = write!(
            css,
            "\n@font-face{{font-family:\"{family} Fallback\";font-weight:{weight};src:{};size-adjust:{};\
             ascent-override:{};descent-override:{};line-gap-override:0%}}",
            names.join(","),
            percent(stand_in.size),
            percent(stand_in.ascent),
            percent(stand_in.descent)
        );
    }
    css.push('\n');
    css
}

fn percent(part: f32) -> String {
    format!("{:.1}%", part * 100.0)
}

/// Characters nearer than this are written as one range. A range only says what a browser may load the font for: to name each
/// of some thousand ideographs would cost more than it saves.
const NEAR: u32 = 128;

/// About a set of characters, as CSS writes it: `U+20-17F,U+20AB`.
fn ranges(characters: &BTreeSet<char>) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for code in characters.iter().map(|character| u32::from(*character)) {
        match runs.last_mut().filter(|(_, last)| code - *last <= NEAR) {
            Some((_, last)) => *last = code,
            None => runs.push((code, code)),
        }
    }
    let written = runs.into_iter().map(|(first, last)| if first == last { format!("U+{first:X}") } else { format!("U+{first:X}-{last:X}") });
    written.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_spans_a_script_and_not_two() {
        assert_eq!(ranges(&"abzÿẠ€".chars().collect()), "U+61-7A,U+FF,U+1EA0,U+20AC");
        assert_eq!(ranges(&"あん一三".chars().collect()), "U+3042-3093,U+4E00-4E09");
    }
}
