//! `[[fonts]]` of `site.toml` and `theme.toml`.
//!
//! Takes the tables, gives what they ask for with every fault placed. Never opens a font: whether there is such a file, and
//! what is in it, `theme` finds out.

use crate::both;
use crate::diag::Report;
use crate::diag::catalog::{front, theme as say};
use crate::fields::Fields;
use crate::source::{Place, Placed};

/// A font that pages may use.
#[derive(Clone, Debug)]
pub struct FontAsk {
    /// The name style sheets know it by.
    pub family: String,
    /// Its weight, 1 to 1000.
    pub weight: u16,
    /// Whether it is the slanted one of its family.
    pub italic: bool,
    /// Where it comes from.
    pub origin: Origin,
    /// The languages it is for; `None` is those in Latin script.
    pub languages: Option<Vec<String>>,
    /// The table.
    pub place: Place,
}

/// Where a font comes from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// It comes with the program.
    Program(Placed<String>),
    /// It is a file of the theme.
    File {
        /// Its path inside the theme.
        path: Placed<String>,
        /// SHA-256 of its bytes in hexadecimal, if it must be that very file.
        sha256: Option<Placed<String>>,
    },
}

/// Reads `[[fonts]]`. `sealed` says that a file needs its digest.
pub fn read(fields: &Fields<'_>, sealed: bool, report: &mut Report) -> Vec<FontAsk> {
    fields.tables("fonts", report).into_iter().filter_map(|font| read_one(font, sealed, report)).collect()
}

fn read_one(fields: Fields<'_>, sealed: bool, report: &mut Report) -> Option<FontAsk> {
    let place = fields.place();
    let family = fields.required_string("family", "\"Libertinus Serif\"", report);
    let family = family.filter(|family| is_name(family, &fields, report));
    let weight = fields.integer("weight", 1..1001, report).unwrap_or(400);
    let italic = fields.choice("style", &["normal", "italic"], report).as_deref() == Some("italic");
    let languages = fields.node("languages").map(|_| fields.strings("languages", report));
    let mut text = |key: &str| fields.node(key).and_then(|node| Some(Placed::new(fields.string(key, report)?, fields.at(node))));
    let (from, path, sha256) = (text("from"), text("file"), text("sha256"));
    let origin = match (from, path) {
        (Some(name), None) => Some(Origin::Program(name)),
        (None, Some(path)) => {
            if sealed && sha256.is_none() {
                report.say(front::missing_key(place.clone(), "sha256", "\"…\""));
            }
            Some(Origin::File { path, sha256 })
        }
        _ => {
            report.say(say::font_origin(place.clone()));
            None
        }
    };
    fields.finish(report);
    Some(FontAsk { family: family?, weight: u16::try_from(weight).ok()?, italic, origin: origin?, languages, place })
}

/// Whether a name can stand in a style sheet as it is.
fn is_name(family: &str, fields: &Fields<'_>, report: &mut Report) -> bool {
    let sound = family.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')) && !family.trim().is_empty();
    if let Some(node) = fields.node("family").filter(|_| !sound) {
        let wanted = both!("tên gồm chữ, số, dấu cách và gạch nối", "a name of letters, digits, spaces and hyphens");
        report.say(front::wrong_type(fields.at(node), "family", wanted, "\"Libertinus Serif\""));
    }
    sound
}
