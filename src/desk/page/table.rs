//! The matrix as a table: what a line has in common × language, each cell coloured by what is worst in it.

use std::collections::HashMap;

use super::frame::Frame;
use super::html::{Cell, Column, Table, escaped, in_language};
use crate::desk::{self, By, Entry, Line, Matrix, State};
use crate::lang::{Lang, Languages};

/// Names of sections and items: title and the tag of its language, by id.
pub(super) type Names<'a> = HashMap<&'a str, (&'a str, &'a str)>;

/// The names of everything on a desk.
pub(super) fn names<'a>(entries: &'a [Entry<'a>], languages: &'a Languages) -> Names<'a> {
    entries.iter().filter_map(|entry| Some((entry.id.as_str(), (entry.title?, languages[entry.source_lang].tag.as_str())))).collect()
}

/// One table.
pub(super) struct Shown<'a> {
    pub frame: Frame<'a>,
    pub languages: &'a Languages,
    pub names: &'a Names<'a>,
    pub by: By,
}

impl Shown<'_> {
    /// The whole table; the caption is HTML.
    pub fn html(&self, matrix: &Matrix, caption: String) -> String {
        let frame = &self.frame;
        let first = match self.by {
            By::Section => frame.pick("Chuyên mục", "Section"),
            By::Owner => frame.pick("Nơi phụ trách", "Owner"),
            By::Kind => frame.pick("Loại", "Kind"),
            By::Language => frame.pick("Tất cả", "Everything"),
        };
        let languages = self.languages.iter().map(|(_, language)| Column { name: in_language(&language.endonym, &language.tag), class: "" });
        let columns = [Column::of(first), Column::figures(frame.pick("Mục", "Items"))].into_iter().chain(languages).collect();
        let mut rows: Vec<Vec<Cell>> = matrix.lines.iter().map(|line| self.row(line, self.name(line))).collect();
        let has_sum = rows.len() > 1;
        if has_sum {
            let mut sum = matrix.total.clone();
            sum.label = None;
            rows.push(self.row(&sum, escaped(frame.pick("Tất cả", "All"))));
        }
        Table { class: "matrix", caption, columns, rows, has_sum }.html()
    }

    fn row(&self, line: &Line, name: String) -> Vec<Cell> {
        let cells = line.cells.iter().map(|(lang, cell)| self.cell(line, lang, cell));
        [Cell::from(name), Cell::from(self.frame.words.count(line.entries))].into_iter().chain(cells).collect()
    }

    /// The line's name and, small, its id.
    fn name(&self, line: &Line) -> String {
        let frame = &self.frame;
        let Some(label) = &line.label else {
            return escaped(match self.by {
                By::Owner => frame.pick("(chưa ghi)", "(nobody)"),
                By::Kind => frame.pick("(chuyên mục)", "(sections)"),
                _ => frame.pick("Tất cả", "All"),
            });
        };
        let section = if label.is_empty() { "_section".to_owned() } else { format!("{label}/_section") };
        let (id, shown) = match self.by {
            By::Section => (section.as_str(), if label.is_empty() { frame.pick("(trang chủ)", "(home)") } else { label.as_str() }),
            _ => (label.as_str(), label.as_str()),
        };
        let name = self.names.get(id).or_else(|| self.owner(id)).map_or_else(String::new, |(title, tag)| format!("{} ", in_language(title, tag)));
        let (query, html) = (self.query(line, &[]), format!("{name}<code>{}</code>", escaped(shown)));
        // Without anything to narrow them by, the lists below are those of this very page.
        if query.is_empty() { html } else { frame.link("", &query, &html) }
    }

    /// The name of an owner: items name them by the last part of their id.
    fn owner(&self, id: &str) -> Option<&(&str, &str)> {
        let is_its = |of: &&str| of.strip_suffix(id).is_some_and(|above| above.ends_with('/'));
        let found = self.names.keys().copied().filter(is_its).filter(|_| self.by == By::Owner).min()?;
        self.names.get(found)
    }

    /// What narrows the lists down to a line.
    fn query<'q>(&self, line: &'q Line, more: &[(&'q str, &'q str)]) -> Vec<(&'q str, &'q str)> {
        let label = line.label.as_deref().filter(|label| !label.is_empty());
        let own = match self.by {
            By::Section => label.map(|label| ("section", label)),
            By::Owner => label.map(|label| ("owner", label)),
            By::Kind | By::Language => None,
        };
        own.into_iter().chain(more.iter().copied()).collect()
    }

    fn cell(&self, line: &Line, lang: Lang, cell: &desk::Cell) -> Cell {
        let words = self.frame.words;
        let Some(worst) = State::ALL.into_iter().find(|state| cell.count(*state) > 0) else {
            return match cell.originals {
                0 => Cell("nothing", "<span aria-hidden=\"true\">–</span><span class=\"unseen\">0</span>".to_owned()),
                originals => Cell("current", self.source(originals)),
            };
        };
        let originals = (cell.originals > 0).then(|| self.source(cell.originals));
        // What is well stands first, then the worst.
        let states = [State::Current].into_iter().chain(State::ALL.into_iter().filter(|state| *state != State::Current));
        let counts = states.filter(|state| cell.count(*state) > 0).map(|state| format!("<span class=\"state {}\">{} {}</span>", state.name(), words.count(cell.count(state)), words.state(state)));
        let mut html = originals.into_iter().chain(counts).collect::<Vec<_>>().join(" ");
        if worst != State::Current {
            // A line without a name of its own cannot be asked for: its lists would be everybody's.
            let is_named = line.label.as_deref().is_some_and(|label| !label.is_empty()) || self.is_sum(line);
            let tag = self.languages[lang].tag.as_str();
            if let Some(address) = self.frame.address("", &self.query(line, &[("lang", tag)])).filter(|_| is_named) {
                html = format!("<a href=\"{address}#todo\">{html}</a>");
            }
        }
        if cell.words > 0 {
            let oldest = cell.oldest.map_or_else(String::new, |day| format!(" · {} {}", self.frame.pick("cũ nhất từ", "oldest since"), words.day(day)));
            html.push_str(&format!("<small>{}{oldest}</small>", words.words(cell.words)));
        }
        Cell(worst.name(), html)
    }

    fn is_sum(&self, line: &Line) -> bool {
        line.label.is_none() && matches!(self.by, By::Section | By::Language)
    }

    fn source(&self, originals: usize) -> String {
        format!("<span class=\"state source\">{} {}</span>", self.frame.words.count(originals), self.frame.pick("gốc", if originals == 1 { "source" } else { "sources" }))
    }
}
