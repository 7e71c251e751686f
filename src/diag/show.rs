//! Complaints as text for people, and as JSON, SARIF and GitHub annotations for machines.
//!
//! Takes a report, gives a string. Never prints.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};

use super::explain::{self, Page};
use super::{Diagnostic, Report, Severity, Tongue};
use crate::source::Place;

/// The shape of what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a person at a terminal.
    Text {
        /// With ANSI colours.
        colour: bool,
    },
    /// One JSON document.
    Json,
    /// SARIF 2.1.0, as code hosts read it.
    Sarif,
    /// GitHub workflow commands.
    Github,
}

/// Shows a whole report.
pub fn report(report: &Report, tongue: Tongue, format: Format) -> String {
    let all = report.sorted();
    match format {
        Format::Text { colour } => all.iter().map(|d| text(d, tongue, colour)).collect::<Vec<_>>().join("\n"),
        Format::Json => pretty(&json!({ "diagnostics": all.iter().map(|d| as_json(d, tongue)).collect::<Vec<_>>() })),
        Format::Sarif => pretty(&sarif(&all, tongue)),
        Format::Github => all.iter().map(|d| github(d, tongue)).collect(),
    }
}

/// How many complaints of one file, and of all files, a person is shown at once.
const OF_FILE: usize = 8;
const OF_ALL: usize = 60;

/// The report for a person who has to begin somewhere: file by file, of each file and in all only so many, and how many more
/// there are.
pub fn beginning(report: &Report, tongue: Tongue, colour: bool) -> String {
    let all = report.sorted();
    let mut shown = Vec::new();
    let (mut told, mut left) = (0, 0);
    for file in all.chunk_by(|a, b| a.place.source.path == b.place.source.path && a.severity == b.severity) {
        let most = file.len().min(OF_FILE).min(OF_ALL - told);
        shown.extend(file[..most].iter().map(|d| text(d, tongue, colour)));
        told += most;
        let more = file.len() - most;
        if more > 0 && most > 0 {
            shown.push(more_of_file(&file[0].place.source.path, more, tongue));
        } else {
            left += more;
        }
    }
    if left > 0 {
        shown.push(more_elsewhere(left, tongue));
    }
    shown.join("\n")
}

fn more_of_file(path: &str, more: usize, tongue: Tongue) -> String {
    match tongue {
        Tongue::Vi => format!("… và {more} điều nữa trong {path} (xem hết: `--all`)\n"),
        Tongue::En => format!("… and {more} more in {path} (to see all: `--all`)\n"),
    }
}

fn more_elsewhere(more: usize, tongue: Tongue) -> String {
    match tongue {
        Tongue::Vi => format!("… và {more} điều nữa trong các tệp khác (xem hết: `--all`)\n"),
        Tongue::En => format!("… and {more} more in other files (to see all: `--all`)\n"),
    }
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

/// One complaint for a person.
pub fn text(diagnostic: &Diagnostic, tongue: Tongue, colour: bool) -> String {
    let (error, warning, hint, note) = match tongue {
        Tongue::Vi => ("lỗi", "lưu ý", "gợi ý", "xem thêm"),
        Tongue::En => ("error", "warning", "hint", "see also"),
    };
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(error),
        Severity::Warning => Level::WARNING.with_name(warning),
    };
    let title = level.primary_title(diagnostic.says.in_tongue(tongue)).id(diagnostic.code);
    let mut groups = vec![
        framed(Group::with_title(title), &diagnostic.place)
            .element(Level::HELP.with_name(hint).message(diagnostic.hint.in_tongue(tongue))),
    ];
    for (place, says) in &diagnostic.also {
        let title = Level::NOTE.with_name(note).secondary_title(says.in_tongue(tongue));
        groups.push(framed(Group::with_title(title), place));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(120).render(&groups) + "\n"
}

/// The lines around a place; only the path when there is no text to show.
fn framed<'a>(group: Group<'a>, place: &'a Place) -> Group<'a> {
    let source = &place.source;
    if source.text.is_empty() || place.span == (0..0) {
        return group.element(Origin::path(source.path.as_str()));
    }
    // An empty span shows nothing: point at the character it stands before.
    let mut span = place.shown();
    if span.is_empty() {
        span.end = source.text[span.start..].chars().next().map_or(span.start, |c| span.start + c.len_utf8());
    }
    let snippet = Snippet::source(source.text.as_str())
        .path(source.path.as_str())
        .annotation(AnnotationKind::Primary.span(span));
    group.element(snippet)
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn as_json(d: &Diagnostic, tongue: Tongue) -> Value {
    let (line, column) = d.place.line_column();
    json!({
        "code": d.code,
        "severity": severity_word(d.severity),
        "path": d.place.source.path,
        "line": line,
        "column": column,
        "span": [d.place.span.start, d.place.span.end],
        "message": d.says.in_tongue(tongue),
        "hint": d.hint.in_tongue(tongue),
        "also": d.also.iter().map(|(place, says)| {
            let (line, column) = place.line_column();
            json!({ "path": place.source.path, "line": line, "column": column, "message": says.in_tongue(tongue) })
        }).collect::<Vec<_>>(),
    })
}

/// SARIF 2.1.0 (OASIS), the smallest document its schema accepts that still carries hints.
fn sarif(all: &[&Diagnostic], tongue: Tongue) -> Value {
    let mut codes: Vec<&str> = all.iter().map(|d| d.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let pages = explain::pages();
    let results: Vec<Value> = all
        .iter()
        .map(|d| {
            let (line, column) = d.place.line_column();
            let related: Vec<Value> = d.also.iter().map(|(place, says)| {
                let (line, column) = place.line_column();
                json!({
                    "message": { "text": says.in_tongue(tongue) },
                    "physicalLocation": { "artifactLocation": { "uri": place.source.path }, "region": { "startLine": line, "startColumn": column } },
                })
            }).collect();
            json!({
                "relatedLocations": related,
                "ruleId": d.code,
                "level": severity_word(d.severity),
                "message": { "text": format!("{} — {}", d.says.in_tongue(tongue), d.hint.in_tongue(tongue)) },
                "locations": [{ "physicalLocation": {
                    "artifactLocation": { "uri": d.place.source.path },
                    "region": { "startLine": line, "startColumn": column },
                }}],
            })
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "caybeo",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(|code| rule(code, tongue, &pages)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// A code with the page on it.
fn rule(code: &str, tongue: Tongue, pages: &BTreeMap<String, Page>) -> Value {
    let Some(words) = pages.get(code).map(|page| page.words(tongue)) else { return json!({ "id": code }) };
    json!({
        "id": code,
        "shortDescription": { "text": words.title },
        "fullDescription": { "text": words.what },
        "help": { "text": format!("{}\n\n{}", words.why, words.mend) },
    })
}

/// `::error file=…,line=…,col=…,title=…::message`, with the escapes workflow commands ask for.
fn github(d: &Diagnostic, tongue: Tongue) -> String {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let (line, column) = d.place.line_column();
    let also = d.also.iter().map(|(place, says)| format!("\n{} ({}:{})", says.in_tongue(tongue), place.source.path, place.line_column().0));
    format!(
        "::{} file={},line={line},col={column},title={}::{}%0A{}{}\n",
        severity_word(d.severity),
        property(&d.place.source.path),
        d.code,
        data(d.says.in_tongue(tongue)),
        data(d.hint.in_tongue(tongue)),
        data(&also.collect::<String>()),
    )
}
