//! What an address in a link means.
//!
//! Takes the address as written, gives a `Target`, complaining of what can never be one. Never looks whether the item,
//! file, heading or fact exists: `resolve` does.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

use crate::diag::Report;
use crate::diag::catalog::markdown as say;
use crate::source::Place;
use crate::text::nearest;

/// What a link leads to, or does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// `@projects/x#schedule`: an item in the reader's language.
    Item {
        /// Its id.
        id: String,
        /// A heading in it.
        fragment: Option<String>,
    },
    /// `#schedule`: a heading of this page.
    Fragment(String),
    /// `fact:capital`: the item's value, printed.
    Fact(String),
    /// `lang:vi`: words of another language. The tag is well formed.
    Lang(String),
    /// `ruby:みこし`: the reading of the text.
    Ruby(String),
    /// `https://…`.
    External(String),
    /// `mailto:…`, without the scheme.
    Mail(String),
    /// `tel:…`, without the scheme.
    Phone(String),
    /// A file beside the item.
    File(String),
    /// Nothing that can be used; the fault was said.
    Bad(String),
}

const SCHEMES: &[&str] = &["fact", "http", "https", "lang", "mailto", "ruby", "tel"];

/// Reads an address. `place` is where it stands.
pub(super) fn read(written: &str, place: &Place, report: &mut Report) -> Target {
    let bad = || Target::Bad(written.to_owned());
    let written = written.trim();
    if let Some(rest) = written.strip_prefix('@') {
        return item(rest).unwrap_or_else(|| empty(written, place, report));
    }
    if let Some(fragment) = written.strip_prefix('#') {
        return filled(fragment, Target::Fragment).unwrap_or_else(|| empty(written, place, report));
    }
    if written.starts_with('/') {
        report.say(say::absolute_path(place.clone(), written));
        return bad();
    }
    let Some((scheme, rest)) = scheme(written) else {
        return filled(written, Target::File).unwrap_or_else(|| empty(written, place, report));
    };
    let target = match &*scheme {
        "fact" => filled(rest, Target::Fact),
        "ruby" => filled(rest, Target::Ruby),
        "mailto" => filled(rest, Target::Mail),
        "tel" => filled(rest, Target::Phone),
        "lang" => match rest.trim().parse::<LanguageIdentifier>() {
            Ok(tag) => Some(Target::Lang(tag.to_string())),
            Err(_) if rest.trim().is_empty() => None,
            Err(_) => {
                report.say(say::bad_language_tag(place.clone(), rest));
                return bad();
            }
        },
        "http" | "https" => rest.strip_prefix("//").filter(|host| !host.is_empty()).map(|_| Target::External(written.to_owned())),
        "javascript" | "data" | "vbscript" | "file" => {
            report.say(say::refused_scheme(place.clone(), &scheme));
            return bad();
        }
        _ => {
            report.say(say::unknown_scheme(place.clone(), &scheme, nearest(&scheme, SCHEMES.iter().copied())));
            return bad();
        }
    };
    target.unwrap_or_else(|| empty(written, place, report))
}

/// The address of a picture: only a file beside the item will do.
pub(super) fn read_picture(written: &str, place: &Place, report: &mut Report) -> Target {
    let is_file = !written.starts_with(['@', '#', '/']) && scheme(written).is_none();
    if is_file {
        return read(written, place, report);
    }
    report.say(say::foreign_picture(place.clone(), written));
    Target::Bad(written.to_owned())
}

fn item(rest: &str) -> Option<Target> {
    let (id, fragment) = match rest.split_once('#') {
        Some((id, fragment)) => (id, Some(fragment).filter(|fragment| !fragment.is_empty())),
        None => (rest, None),
    };
    filled(id, |id| Target::Item { id, fragment: fragment.map(str::to_owned) })
}

fn filled(text: &str, make: impl FnOnce(String) -> Target) -> Option<Target> {
    let text = text.trim();
    (!text.is_empty()).then(|| make(text.to_owned()))
}

fn empty(written: &str, place: &Place, report: &mut Report) -> Target {
    report.say(say::empty_target(place.clone()));
    Target::Bad(written.to_owned())
}

/// The scheme in lower case and what follows it (RFC 3986 §3.1). Browsers skip tabs and line ends in a scheme, so
/// they are not allowed to hide one here.
fn scheme(written: &str) -> Option<(Cow<'_, str>, &str)> {
    let (scheme, rest) = written.split_once(':')?;
    let is_clean = !scheme.contains(|c: char| c.is_control() || c.is_ascii_uppercase());
    let scheme = match is_clean {
        true => Cow::Borrowed(scheme),
        false => scheme.chars().filter(|c| !c.is_control()).map(|c| c.to_ascii_lowercase()).collect(),
    };
    let proper = scheme.starts_with(|c: char| c.is_ascii_lowercase())
        && scheme.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "+.-".contains(c));
    proper.then_some((scheme, rest))
}
