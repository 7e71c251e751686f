//! Where an item's figures and sentences come from.

use super::Writer;
use crate::kinds::{Datum, Kind, Row, Type, Value};
use crate::lang::Lang;
use crate::markdown::{CiteAnswer, Outline};
use crate::render::Pen;
use crate::render::view::View;
use crate::values::Day;

/// A source of an item, as a value refers to it.
pub(crate) fn source(pen: &Pen<'_>, rank: usize, key: &str, lang: Lang) -> Option<View> {
    let kind = pen.site.items[rank].kind(pen.setting.kinds);
    let (at, row) = source_rows(pen, rank).iter().enumerate().find(|(_, row)| row.key == key)?;
    let (title, tag) = source_title(pen, kind, row, lang);
    Some(View::new().with("n", at + 1).with("anchor", format!("source-{key}")).with("title", title).with("lang", tag))
}

/// The title of a source, set in its own language, and that language's tag if it is not the page's.
fn source_title(pen: &Pen<'_>, kind: &Kind, row: &Row, lang: Lang) -> (Option<String>, Option<String>) {
    let tag = cell_text(kind, row, "lang");
    let own = tag.as_deref().and_then(|tag| pen.setting.settings.languages.find(tag));
    let title = cell_text(kind, row, "title").map(|title| own.map_or(title.clone(), |own| pen.voice(own).typeset(&title)));
    (title, tag.filter(|_| own != Some(lang)))
}

/// The sources of an item, numbered in the order of its file.
pub(crate) fn cites(pen: &Pen<'_>, rank: usize) -> Vec<CiteAnswer> {
    let item = &pen.site.items[rank];
    let kind = item.kind(pen.setting.kinds);
    source_rows(pen, rank)
        .iter()
        .enumerate()
        .map(|(at, row)| CiteAnswer {
            key: row.key.clone(),
            number: at + 1,
            title: cell_text(kind, row, "title").unwrap_or_default(),
        })
        .collect()
}

/// A source of an item as its file tells it.
pub(crate) struct Told<'a> {
    /// Its key.
    pub key: &'a str,
    /// Its title, set in its own language.
    pub title: Option<String>,
    /// The tag of that language.
    pub lang: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub date: Option<Day>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// The sources of an item, in the order of its file.
pub(crate) fn told<'a>(pen: &Pen<'a>, rank: usize) -> Vec<Told<'a>> {
    let kind = pen.site.items[rank].kind(pen.setting.kinds);
    let one = |row: &'a Row| Told {
        key: &row.key,
        title: source_title(pen, kind, row, Lang::FIRST).0,
        lang: cell_text(kind, row, "lang"),
        publisher: cell_text(kind, row, "publisher"),
        date: day(kind, row),
        url: cell_text(kind, row, "url"),
    };
    source_rows(pen, rank).iter().map(one).collect()
}

/// The source an item's facts come from unless they say otherwise, in one line: where it can be read, else its title.
pub(super) fn main(pen: &Pen<'_>, rank: usize, key: &str) -> Option<String> {
    let kind = pen.site.items[rank].kind(pen.setting.kinds);
    let row = source_rows(pen, rank).iter().find(|row| row.key == key)?;
    cell_text(kind, row, "url").or_else(|| cell_text(kind, row, "title"))
}

fn day(kind: &Kind, row: &Row) -> Option<Day> {
    match cell(kind, row, "date") {
        Some(Value::Date(day)) => Some(*day),
        _ => None,
    }
}

fn source_rows<'a>(pen: &Pen<'a>, rank: usize) -> &'a [Row] {
    let item = &pen.site.items[rank];
    let field = item.kind(pen.setting.kinds).field("sources").map(|(field, _)| field);
    match field.and_then(|field| item.draft.fact(field)) {
        Some(Datum { value: Value::Table(rows), .. }) => rows,
        _ => &[],
    }
}

fn cell<'a>(kind: &Kind, row: &'a Row, column: &str) -> Option<&'a Value> {
    let Type::Table(columns) = &kind.field("sources")?.1.ty else { return None };
    let at = columns.columns.iter().position(|field| field.name == column)?;
    row.cells.get(at)?.as_ref().map(|datum| &datum.value)
}

fn cell_text(kind: &Kind, row: &Row, column: &str) -> Option<String> {
    match cell(kind, row, column)? {
        Value::Text(text) | Value::Url(text) => Some(text.clone()),
        _ => None,
    }
}

impl Writer<'_, '_> {
    /// The sources of an item, with the places that cite them.
    pub(super) fn sources(&self, rank: usize, outline: &Outline) -> Vec<View> {
        let pen = self.pen;
        let kind = pen.site.items[rank].kind(pen.setting.kinds);
        let rows = source_rows(pen, rank).iter().enumerate().map(|(at, row)| {
            // The text stands on the first page only, and the places that cite with it.
            let cites = outline.cites.iter().filter(|cite| self.page.number == 1 && cite.value == row.key);
            let count = cites.count();
            let backrefs: Vec<String> = (1..=count).map(|n| format!("#cite-{}-{n}", row.key)).collect();
            let (title, tag) = source_title(pen, kind, row, self.lang);
            let day = day(kind, row);
            View::new()
                .with("id", row.key.as_str())
                .with("n", at + 1)
                .with("title", title)
                .with("lang", tag)
                .with("publisher", cell_text(kind, row, "publisher"))
                .with("date_text", day.map(|day| pen.voice(self.lang).day(&day)))
                .with("date_iso", day.map(|day| day.to_string()))
                .with("url", cell_text(kind, row, "url"))
                .with("anchor", format!("source-{}", row.key))
                .with("backrefs", backrefs)
        });
        rows.collect()
    }
}
