//! What can be said of templates before any page is rendered.
//!
//! Takes the templates and what they may call, complains of every name nothing answers to. Never renders.

use std::collections::BTreeMap;

use tera::{ErrorKind, Tera};

use super::assets::Asset;
use super::faults::{self, Templates};
use super::files::ThemeFiles;
use super::scan::{Call, Name};
use super::speech::OWN_ARGUMENTS;
use super::{Template, UsedMessage, VIEWS};
use crate::diag::Report;
use crate::diag::catalog::theme as says;
use crate::diag::catalog::theme::Called;
use crate::source::Place;
use crate::text::nearest;

/// Names to suggest; whether a name is known is asked of Tera itself.
const FILTERS: [&str; 37] = [
    "abs", "capitalize", "default", "escape", "escape_html", "escape_xml", "first", "float", "get", "group_by", "indent",
    "int", "join", "keys", "last", "length", "lower", "newlines_to_br", "nth", "pairs", "pluralize", "replace", "reverse",
    "round", "safe", "sort", "split", "str", "title", "trim", "trim_end", "trim_start", "truncate", "unique", "upper",
    "values", "wordcount",
];
const TESTS: [&str; 17] = [
    "array", "bool", "containing", "defined", "divisible_by", "ending_with", "even", "float", "integer", "iterable", "map",
    "none", "number", "odd", "starting_with", "string", "undefined",
];
const FUNCTIONS: [&str; 6] = ["asset", "range", "super", "t", "t_html", "throw"];

/// Complains of views the theme lacks.
pub fn views(templates: &Templates, files: &ThemeFiles, report: &mut Report) {
    let theme = files.chain.first().map_or("", String::as_str);
    for view in VIEWS.iter().filter(|view| !templates.contains_key(&format!("{view}.html"))) {
        report.say(says::no_view(files.place.clone(), view, theme));
    }
}

/// Complains of shared parts that ask: nobody asks for them, they are the same on many pages.
pub fn shared(templates: &Templates, report: &mut Report) {
    for (_, part) in super::shared(templates) {
        for ask in super::whole(part, templates).into_iter().flat_map(|template| &template.asks) {
            report.say(says::shared_asks(Place::new(&ask.source, ask.span.clone()), part));
        }
    }
}

/// Complains of every template that cannot be parsed.
pub fn syntax(templates: &Templates, whole: &Place, report: &mut Report) {
    for (name, template) in templates {
        // Each is parsed alone, so that one fault does not hide the next; names are not the question here.
        if let Err(error) = Tera::new().add_raw_template(name, &template.source.text)
            && matches!(error.kind(), ErrorKind::SyntaxError(_))
        {
            report.say(faults::on_load(&error, templates, whole));
        }
    }
}

/// Complains of filters, tests, functions, components and templates that do not exist.
pub fn names(templates: &Templates, tera: &Tera, report: &mut Report) {
    let components: Vec<&str> =
        templates.values().flat_map(|template| template.scan.components.iter().map(String::as_str)).collect();
    let files: Vec<&str> = templates.keys().map(String::as_str).collect();
    let mut probed: BTreeMap<String, bool> = BTreeMap::new();
    // Tera takes a template only if it knows the names in it; one probe for each name.
    let mut answers = |probe: String| *probed.entry(probe).or_insert_with_key(|probe| tera.clone().add_raw_template("probe", probe).is_ok());
    for template in templates.values() {
        for Name { called, name, span } in &template.scan.names {
            let (known, candidates) = match called {
                Called::Filter => (answers(format!("{{{{ 1 | {name} }}}}")), FILTERS.as_slice()),
                Called::Test => (answers(format!("{{{{ 1 is {name} }}}}")), TESTS.as_slice()),
                Called::Component => (components.contains(&name.as_str()), components.as_slice()),
                Called::Template | Called::Function => (files.contains(&name.as_str()), files.as_slice()),
            };
            if !known {
                let near = nearest(name, candidates.iter().copied());
                report.say(says::unknown_name(Place::new(&template.source, span.clone()), *called, name, near));
            }
        }
        for Call { function, span, .. } in &template.scan.calls {
            if function != "super" && !answers(format!("{{{{ {function}() }}}}")) {
                let near = nearest(function, FUNCTIONS);
                report.say(says::unknown_name(Place::new(&template.source, span.clone()), Called::Function, function, near));
            }
        }
    }
}

fn said(template: &Template) -> impl Iterator<Item = &Call> {
    template.scan.calls.iter().filter(|call| matches!(call.function.as_str(), "t" | "t_html"))
}

/// The messages all templates say.
pub fn used_messages(templates: &Templates) -> Vec<UsedMessage> {
    let mut used = Vec::new();
    for template in templates.values() {
        for call in said(template) {
            let Some(id) = call.argument("id") else { continue };
            let Some(literal) = &id.literal else { continue };
            let names = call.arguments.iter().map(|argument| argument.name.clone());
            let mut arguments: Vec<String> = names.filter(|name| !OWN_ARGUMENTS.contains(&name.as_str())).collect();
            arguments.sort();
            let place = Place::new(&template.source, id.span.clone());
            used.push(UsedMessage { id: literal.clone(), arguments, place });
        }
    }
    used
}

/// Complains of ids that are not written out. Whether every language has what is asked for, `i18n` says.
pub fn messages(templates: &Templates, report: &mut Report) {
    for template in templates.values() {
        for call in said(template).filter(|call| call.argument("id").is_none_or(|id| id.literal.is_none())) {
            let span = call.argument("id").map_or(call.span.clone(), |id| id.span.clone());
            report.say(says::id_not_literal(Place::new(&template.source, span), &call.function));
        }
    }
}

/// Complains of assets that do not exist, where their path is written out.
pub fn assets(templates: &Templates, assets: &BTreeMap<String, Asset>, report: &mut Report) {
    for template in templates.values() {
        for call in template.scan.calls.iter().filter(|call| call.function == "asset") {
            let Some(path) = call.argument("path") else { continue };
            let Some(literal) = &path.literal else { continue };
            if !assets.contains_key(literal) {
                let near = nearest(literal, assets.keys().map(String::as_str));
                report.say(says::no_asset(Place::new(&template.source, path.span.clone()), literal, near));
            }
        }
    }
}
