//! What a body holds, so that a pass with nothing to do is not made.
//!
//! Takes events one by one, gives flags. A flag may be raised for nothing, never missing.

use pulldown_cmark::{Event, Tag};

/// What is among some events.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Holds {
    /// HTML of the author.
    pub html: bool,
    /// Footnotes, and marks that point to them or to sources.
    pub notes: bool,
    /// Brackets that may be such a mark though no footnote is known: `[^`.
    pub brackets: bool,
    /// Code blocks, and components among them.
    pub code: bool,
    /// Tables.
    pub tables: bool,
    /// Notes with a label.
    pub alerts: bool,
    /// Tasks.
    pub tasks: bool,
    /// Links and pictures.
    pub links: bool,
    /// Line ends inside a paragraph.
    pub line_ends: bool,
    /// Texts that follow each other as events of their own.
    pub split_texts: bool,
}

impl Holds {
    /// Raises the flag of an event.
    pub fn note(&mut self, event: &Event<'_>) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => self.html = true,
            Event::FootnoteReference(_) | Event::Start(Tag::FootnoteDefinition(_)) => self.notes = true,
            Event::Start(Tag::CodeBlock(_)) => self.code = true,
            Event::Start(Tag::Table(_)) => self.tables = true,
            Event::Start(Tag::BlockQuote(Some(_))) => self.alerts = true,
            Event::TaskListMarker(_) => self.tasks = true,
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => self.links = true,
            Event::SoftBreak => self.line_ends = true,
            _ => {}
        }
    }
}
