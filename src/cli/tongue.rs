//! Which tongue and shape to answer in. Known before the arguments are understood, so that misunderstandings are told in
//! the right one too.

use super::{Form, Surroundings};
use crate::diag::{Tongue, show};

/// `--tongue`, else the environment, else Vietnamese.
pub(super) fn of(around: &Surroundings) -> Tongue {
    let named = |text: &str| match text {
        text if text.starts_with("vi") => Some(Tongue::Vi),
        text if text.starts_with("en") => Some(Tongue::En),
        _ => None,
    };
    let asked = written(around, "--tongue").as_deref().and_then(named);
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| around.variables.get(name));
    asked.or_else(|| variables.into_iter().find_map(|value| named(value))).unwrap_or(Tongue::Vi)
}

/// `--format`.
pub(super) fn form(around: &Surroundings) -> Form {
    match written(around, "--format").as_deref() {
        Some("json") => Form::Json,
        Some("sarif") => Form::Sarif,
        Some("github") => Form::Github,
        Some("html") => Form::Html,
        _ => Form::Text,
    }
}

/// `--colour`, else `NO_COLOR`, else whether a person reads.
pub(super) fn format(form: Form, around: &Surroundings) -> show::Format {
    match form {
        // What is said beside a page is for the person who asked for it.
        Form::Text | Form::Html => show::Format::Text { colour: colour(around) },
        Form::Json => show::Format::Json,
        Form::Sarif => show::Format::Sarif,
        Form::Github => show::Format::Github,
    }
}

fn colour(around: &Surroundings) -> bool {
    let variable = |name: &str| around.variables.get(name).map_or("", String::as_str);
    match written(around, "--colour").as_deref() {
        Some("always") => true,
        Some("never") => false,
        // no-color.org: present and not empty, whatever its value.
        _ => around.err_is_terminal && variable("NO_COLOR").is_empty() && variable("TERM") != "dumb",
    }
}

/// The value of an option, as far as it can be seen without understanding the rest.
fn written(around: &Surroundings, option: &str) -> Option<String> {
    let mut words = around.arguments.iter().filter_map(|word| word.to_str()).take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        if word == option {
            return words.next().map(str::to_owned);
        }
        if let Some(value) = word.strip_prefix(option).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value.to_owned());
        }
    }
    None
}
