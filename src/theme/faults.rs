//! Tera's errors as diagnostics with a place.
//!
//! Takes a Tera error and the templates it may speak of, gives a diagnostic. Positions come from spans, never from
//! sentences.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use tera::{Error, ErrorKind, ReportError};

use super::Template;
use crate::both;
use crate::diag::Diagnostic;
use crate::diag::catalog::theme as says;
use crate::diag::catalog::theme::{Called, Tried};
use crate::source::Place;

/// The templates by their name.
pub type Templates = BTreeMap<String, Arc<Template>>;

/// What Tera says when it parses or joins templates.
pub fn on_load(error: &Error, templates: &Templates, whole: &Place) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) => says::syntax(place(report, templates, whole), report.message()),
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain } | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            says::template_circle(first_link(tpl, templates, whole), &closed(chain))
        }
        ErrorKind::MissingParent { current, parent } => {
            says::unknown_name(first_link(current, templates, whole), Called::Template, parent, None)
        }
        other => says::whole_theme(whole.clone(), first_line(&other.to_string())),
    }
}

/// What Tera says while `view` is rendered; `specimen` names the page that was tried.
pub fn on_render(error: &Error, view: &str, templates: &Templates, whole: &Place, specimen: Option<(&str, Tried)>) -> Diagnostic {
    let (ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report)) = error.kind() else {
        let place = templates.get(view).map_or_else(|| whole.clone(), |template| Place::file(&template.source));
        return says::render(place, first_line(&error.to_string()), specimen);
    };
    let at = place(report, templates, whole);
    let message = report.message();
    let absent = message.contains("is not defined") || message.contains("is undefined");
    let diagnostic = match path(&at).filter(|_| absent) {
        Some(name) => {
            let whole = whole_path(&at, &name);
            says::undefined(at, &name, &whole, message, specimen)
        }
        None => says::render(at, message, specimen),
    };
    way_there(view, report.filename(), templates)
        .into_iter()
        .rev()
        .fold(diagnostic, |diagnostic, step| diagnostic.also(step, both!("được gọi từ đây", "called from here")))
}

/// A circle that ends where it began.
fn closed(chain: &[String]) -> Vec<String> {
    let is_open = chain.first() != chain.last() || chain.len() < 2;
    chain.iter().chain(chain.first().filter(|_| is_open)).cloned().collect()
}

/// `page.fields?.investor?.text`: all of the name a step of which is absent, so that any step may be.
fn whole_path(at: &Place, name: &str) -> String {
    let rest = at.source.text.get(at.span.end..).unwrap_or("");
    let further = &rest[..rest.len() - rest.trim_start_matches(is_of_a_path).len()];
    let whole = format!("{name}{further}").replace('?', "");
    // What all pages have, such as `page` and `site`, is there.
    let (root, steps) = whole.split_once('.').unwrap_or((&whole, ""));
    match (name.contains('.'), steps) {
        (_, "") => root.to_owned(),
        (true, _) => format!("{root}.{}", steps.replace('.', "?.")),
        (false, _) => format!("{root}?.{}", steps.replace('.', "?.")),
    }
}

fn is_of_a_path(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '?')
}

/// The whole of a plain name such as `page.title`, of which Tera underlines the last part only.
fn path(at: &Place) -> Option<String> {
    let before = at.source.text.get(..at.span.start)?;
    let start = before.trim_end_matches(is_of_a_path).len();
    let name = at.source.text.get(start..at.span.end)?.trim();
    (!name.is_empty() && name.chars().all(is_of_a_path)).then(|| name.to_owned())
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or(text)
}

fn place(report: &ReportError, templates: &Templates, whole: &Place) -> Place {
    match templates.get(report.filename()) {
        Some(template) => Place::new(&template.source, report.span().range.clone()),
        None => whole.clone(),
    }
}

/// The first `extends` or `include` of a template.
fn first_link(name: &str, templates: &Templates, whole: &Place) -> Place {
    let Some(template) = templates.get(name) else { return whole.clone() };
    let link = template.scan.names.iter().find(|name| name.called == Called::Template);
    link.map_or_else(|| Place::file(&template.source), |link| Place::new(&template.source, link.span.clone()))
}

/// The calls that lead from a view to the template a fault stands in: a shortest way, since Tera keeps its own trace
/// to itself.
fn way_there(view: &str, target: &str, templates: &Templates) -> Vec<Place> {
    let mut ways: BTreeMap<&str, Vec<Place>> = BTreeMap::from([(view, Vec::new())]);
    let mut queue = VecDeque::from([view]);
    while let Some(at) = queue.pop_front() {
        if at == target {
            break;
        }
        let Some(template) = templates.get(at) else { continue };
        for (next, span) in template.leads_to(templates) {
            if !ways.contains_key(next) {
                let mut way = ways[at].clone();
                way.push(Place::new(&template.source, span));
                ways.insert(next, way);
                queue.push_back(next);
            }
        }
    }
    ways.remove(target).unwrap_or_default()
}
