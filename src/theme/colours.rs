//! `[colours]` in `theme.toml`: the ground of the pages, for what browsers paint around them.
//!
//! Takes the settings of the theme in use, gives two colours. Never looks into a style sheet.

use super::files::{Content, ThemeFiles};
use crate::both;
use crate::diag::Report;
use crate::diag::catalog::front;
use crate::fields::{self, Fields};

/// The ground of the pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Colours {
    /// By day.
    pub light: Option<String>,
    /// By night.
    pub dark: Option<String>,
}

/// Reads them from the settings of the theme in use: those it extends have grounds of their own.
pub fn read(files: &ThemeFiles, report: &mut Report) -> Colours {
    let Some(Content::Text(source)) = files.files.get("theme.toml").map(|file| &file.content) else { return Colours::default() };
    // What is no TOML was told when the theme was gathered.
    let table = fields::parse(source, 0..source.text.len(), &mut Report::new());
    let whole = Fields::new(source, &table);
    let Some(fields) = whole.table("colours", report) else {
        whole.forgive();
        return Colours::default();
    };
    let colours = Colours { light: colour(&fields, "light", report), dark: colour(&fields, "dark", report) };
    fields.finish(report);
    whole.forgive();
    colours
}

fn colour(fields: &Fields<'_>, key: &str, report: &mut Report) -> Option<String> {
    let colour = fields.string(key, report)?;
    let is_colour = |text: &str| text.strip_prefix('#').is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
    if is_colour(&colour) {
        return Some(colour);
    }
    let place = fields.node(key).map_or_else(|| fields.place(), |node| fields.at(node));
    report.say(front::wrong_type(place, key, both!("một màu sáu chữ số thập lục phân", "a colour of six hexadecimal digits"), "\"#fbf7ef\""));
    None
}
