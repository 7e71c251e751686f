//! Blocks that need more markup than CommonMark gives them: tables, alerts, tasks, components.
//!
//! Takes events, gives events. Alignment is a class, because no page carries a `style` attribute.

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd};

use super::answers::{Answers, Words};
use super::component;
use super::dialect::{Events, end_of, moved};
use super::markup::{escape, open};

/// Rewrites tables: a region that can be scrolled by keyboard, headers with scope, alignment by class.
pub(super) fn tables(events: &mut Events<'_>, words: &Words) {
    let mut count = 0;
    let mut table = Table::default();
    for (event, _) in events {
        let html = match &*event {
            Event::Start(Tag::Table(alignments)) => {
                count += 1;
                table = Table { alignments: alignments.clone(), ..Table::default() };
                // A number keeps the regions of one page apart for those who hear them listed.
                let label = format!("{} {count}", words.table);
                let region = [("class", Some("table")), ("role", Some("region")), ("tabindex", Some("0")), ("aria-label", Some(label.as_str()))];
                format!("{}<table>\n", open("div", &region))
            }
            Event::End(TagEnd::Table) if table.has_rows => "</tbody>\n</table></div>\n".to_owned(),
            Event::End(TagEnd::Table) => "</table></div>\n".to_owned(),
            Event::Start(Tag::TableHead) => {
                table.in_head = true;
                "<thead>\n<tr>".to_owned()
            }
            Event::End(TagEnd::TableHead) => {
                table.in_head = false;
                "</tr>\n</thead>\n".to_owned()
            }
            Event::Start(Tag::TableRow) => {
                table.cell = 0;
                let first = !std::mem::replace(&mut table.has_rows, true);
                if first { "<tbody>\n<tr>".to_owned() } else { "<tr>".to_owned() }
            }
            Event::End(TagEnd::TableRow) => "</tr>\n".to_owned(),
            Event::Start(Tag::TableCell) => table.open_cell(),
            Event::End(TagEnd::TableCell) => if table.in_head { "</th>" } else { "</td>" }.to_owned(),
            _ => continue,
        };
        *event = Event::Html(html.into());
    }
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    in_head: bool,
    has_rows: bool,
    cell: usize,
}

impl Table {
    fn open_cell(&mut self) -> String {
        let class = match self.alignments.get(self.cell) {
            Some(Alignment::Left) => Some("align-left"),
            Some(Alignment::Center) => Some("align-center"),
            Some(Alignment::Right) => Some("align-right"),
            _ => None,
        };
        self.cell += 1;
        match self.in_head {
            true => open("th", &[("scope", Some("col")), ("class", class)]),
            false => open("td", &[("class", class)]),
        }
    }
}

/// Rewrites `> [!NOTE]` and its kin: a note with a label in the page's language.
pub(super) fn alerts(events: &mut Events<'_>, words: &Words) {
    for (event, _) in events {
        let html = match &*event {
            Event::Start(Tag::BlockQuote(Some(kind))) => {
                let (name, label) = match kind {
                    BlockQuoteKind::Note => ("note", &words.note),
                    BlockQuoteKind::Tip => ("tip", &words.tip),
                    BlockQuoteKind::Important => ("important", &words.important),
                    BlockQuoteKind::Warning => ("warning", &words.warning),
                    BlockQuoteKind::Caution => ("caution", &words.caution),
                };
                let class = format!("alert alert-{name}");
                let opening = open("div", &[("class", Some(&class)), ("role", Some("note"))]);
                format!("{opening}\n<p class=\"alert-label\">{}</p>\n", escape(label))
            }
            Event::End(TagEnd::BlockQuote(Some(_))) => "</div>\n".to_owned(),
            _ => continue,
        };
        *event = Event::Html(html.into());
    }
}

/// Rewrites task marks: boxes nobody can tick, which say what they mean.
pub(super) fn tasks(events: &mut Events<'_>, words: &Words) {
    for (event, _) in events {
        let Event::TaskListMarker(done) = *event else { continue };
        let label = if done { &words.done } else { &words.open };
        let attributes = [
            ("type", Some("checkbox")),
            ("disabled", Some("")),
            ("checked", done.then_some("")),
            ("aria-label", Some(label.as_str())),
        ];
        *event = Event::InlineHtml(format!("{} ", open("input", &attributes)).into());
    }
}

/// Puts `write(n)` in the place of the n-th component.
pub(super) fn components<'a>(mut events: Events<'a>, write: &dyn Fn(usize) -> String) -> Events<'a> {
    let mut out = Events::with_capacity(events.len());
    let mut count = 0;
    let mut at = 0;
    while at < events.len() {
        match &events[at] {
            (Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))), span) if component::known(info).is_some() => {
                out.push((Event::Html(format!("{}\n", write(count)).into()), span.clone()));
                count += 1;
                at = end_of(&events, at) + 1;
            }
            _ => {
                out.push(moved(&mut events[at]));
                at += 1;
            }
        }
    }
    out
}

/// The HTML of the n-th component.
pub(super) fn component_html<'a>(answers: &Answers<'a>, count: usize) -> &'a str {
    answers.components.get(count).map_or("", String::as_str)
}
