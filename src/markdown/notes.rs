//! Footnotes and citations.
//!
//! Takes events, gives them with numbered marks in the text and the footnotes as one ordered list at the end, each with
//! links back. Cited sources have numbers in brackets and lead to the page's list of sources, which the theme writes.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::answers::{Answers, CiteAnswer};
use super::dialect::{Events, end_of, moved};
use super::markup::open;
use crate::text::is_cjk;

/// A note's mark never starts a line: a space an author (in French, say) leaves before it becomes a narrow no-break one.
pub(super) fn tie(mut events: Events<'_>) -> Events<'_> {
    for at in 1..events.len() {
        if !matches!(events[at].0, Event::FootnoteReference(_)) {
            continue;
        }
        match &mut events[at - 1].0 {
            before @ Event::SoftBreak => *before = Event::Text("\u{202F}".into()),
            Event::Text(text) => {
                if let Some(kept) = text.strip_suffix(' ') {
                    *text = format!("{}\u{202F}", kept.trim_end()).into();
                } else if text.ends_with(is_cjk) {
                    // Lines may break after any kanji or kana: a word joiner (U+2060) holds the mark to it.
                    *text = format!("{text}\u{2060}").into();
                }
            }
            _ => {}
        }
    }
    events
}

/// The name by which footnotes are told apart (CommonMark folds the case of labels).
pub(super) fn folded(name: &str) -> String {
    name.to_lowercase()
}

/// Numbers the marks and moves the footnotes to the end.
pub(super) fn gather<'a>(events: Events<'a>, answers: &Answers<'_>) -> Events<'a> {
    let (body, definitions) = take_definitions(events);
    let mut notes = Notes { answers, definitions, order: Vec::new(), marks: BTreeMap::new(), cited: BTreeMap::new() };
    let mut out: Events = body.into_iter().map(|(event, span)| (notes.mark(event), span)).collect();

    // A footnote may point to another, so the list grows while it is written.
    let mut listed: Vec<Events> = Vec::new();
    while listed.len() < notes.order.len() {
        let definition = notes.definitions.remove(&notes.order[listed.len()]).unwrap_or_default();
        listed.push(definition.into_iter().map(|(event, span)| (notes.mark(event), span)).collect());
    }
    if listed.is_empty() {
        return out;
    }
    let at = out.last().map_or(0..0, |(_, span)| span.end..span.end);
    let label = &answers.words.footnotes;
    let section = open("section", &[("class", Some("footnotes")), ("role", Some("doc-endnotes")), ("aria-label", Some(label))]);
    out.push((Event::Html(format!("{section}\n<ol>\n").into()), at.clone()));
    for (index, definition) in listed.into_iter().enumerate() {
        let number = index + 1;
        out.push((Event::Html(format!("<li id=\"fn-{number}\">\n").into()), at.clone()));
        out.extend(with_way_back(definition, notes.ways_back(number)));
        out.push((Event::Html("</li>\n".into()), at.clone()));
    }
    out.push((Event::Html("</ol>\n</section>\n".into()), at));
    out
}

/// The body without its footnotes, and the footnotes; the first of one name counts.
fn take_definitions(mut events: Events<'_>) -> (Events<'_>, BTreeMap<String, Events<'_>>) {
    let mut body = Events::with_capacity(events.len());
    let mut definitions = BTreeMap::new();
    let mut at = 0;
    while at < events.len() {
        if let Event::Start(Tag::FootnoteDefinition(name)) = &events[at].0 {
            let end = end_of(&events, at);
            let name = folded(name);
            definitions.entry(name).or_insert_with(|| events[at + 1..end].iter_mut().map(moved).collect());
            at = end + 1;
        } else {
            body.push(moved(&mut events[at]));
            at += 1;
        }
    }
    (body, definitions)
}

struct Notes<'n, 'a> {
    answers: &'n Answers<'n>,
    definitions: BTreeMap<String, Events<'a>>,
    order: Vec<String>,
    /// How many marks each number has.
    marks: BTreeMap<usize, usize>,
    cited: BTreeMap<String, usize>,
}

impl<'a> Notes<'_, 'a> {
    fn mark(&mut self, event: Event<'a>) -> Event<'a> {
        let Event::FootnoteReference(name) = &event else { return event };
        let key = folded(name);
        if self.order.contains(&key) || self.definitions.contains_key(&key) {
            return Event::InlineHtml(self.footnote(key).into());
        }
        match self.answers.cites.iter().find(|cite| cite.key == **name) {
            Some(cite) => Event::InlineHtml(self.cite(cite).into()),
            None => Event::Text(format!("[^{name}]").into()),
        }
    }

    fn footnote(&mut self, key: String) -> String {
        let index = self.order.iter().position(|known| *known == key).unwrap_or_else(|| {
            self.order.push(key);
            self.order.len() - 1
        });
        let number = index + 1;
        let count = self.marks.entry(number).or_default();
        *count += 1;
        let link = open(
            "a",
            &[
                ("href", Some(&format!("#fn-{number}"))),
                ("id", Some(&mark_id(number, *count))),
                ("role", Some("doc-noteref")),
                ("aria-label", Some(&format!("{} {number}", self.answers.words.footnote))),
            ],
        );
        format!("<sup class=\"footnote\">{link}{number}</a></sup>")
    }

    fn cite(&mut self, cite: &CiteAnswer) -> String {
        let count = self.cited.entry(cite.key.clone()).or_default();
        *count += 1;
        let link = open(
            "a",
            &[
                ("href", Some(&format!("#source-{}", cite.key))),
                ("id", Some(&format!("cite-{}-{count}", cite.key))),
                ("title", Some(&cite.title).filter(|title| !title.is_empty()).map(String::as_str)),
            ],
        );
        format!("<sup class=\"cite\">{link}[{}]</a></sup>", cite.number)
    }

    fn ways_back(&self, number: usize) -> String {
        let marks = self.marks.get(&number).copied().unwrap_or_default();
        let way = |mark: usize| {
            let which = if mark == 1 { number.to_string() } else { format!("{number}-{mark}") };
            let label = format!("{} {which}", self.answers.words.back);
            let href = format!("#{}", mark_id(number, mark));
            let link = open("a", &[("href", Some(&href)), ("role", Some("doc-backlink")), ("aria-label", Some(&label))]);
            // U+FE0E asks for the plain arrow, not the emoji.
            format!(" {link}↩\u{FE0E}</a>")
        };
        (1..=marks).map(way).collect()
    }
}

fn mark_id(number: usize, count: usize) -> String {
    if count == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{count}") }
}

/// Puts the links back at the end of the last paragraph, or after it all.
fn with_way_back(mut definition: Events<'_>, way: String) -> Events<'_> {
    let at = definition.last().map_or(0..0, |(_, span)| span.clone());
    if matches!(definition.last(), Some((Event::End(TagEnd::Paragraph), _))) {
        definition.insert(definition.len() - 1, (Event::InlineHtml(way.into()), at));
    } else {
        definition.push((Event::Html(format!("<p>{}</p>\n", way.trim_start()).into()), at));
    }
    definition
}

