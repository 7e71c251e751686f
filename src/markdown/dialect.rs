//! From text to events: which Markdown this is.
//!
//! Takes a span of a source, gives pulldown-cmark's events with spans of that source. Never renders, never complains.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag};

use super::flank::{MARK, Shadow};

/// Events with their spans in the source.
pub(super) type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// Which Markdown is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// What the site writes.
    Ours,
    /// CommonMark and nothing else: how we know the rest is an addition. Only tests read it.
    #[cfg_attr(not(test), allow(dead_code))]
    CommonMark,
}

impl Dialect {
    // Never `Options::all()` less something: the old footnotes' flag holds the bit of the new ones.
    fn options(self) -> Options {
        match self {
            Dialect::CommonMark => Options::empty(),
            Dialect::Ours => {
                Options::ENABLE_TABLES
                    | Options::ENABLE_FOOTNOTES
                    | Options::ENABLE_STRIKETHROUGH
                    | Options::ENABLE_TASKLISTS
                    | Options::ENABLE_HEADING_ATTRIBUTES
                    | Options::ENABLE_DEFINITION_LIST
                    | Options::ENABLE_GFM
            }
        }
    }

    /// The shadow that is parsed for a text.
    pub fn shadow(self, text: &str) -> Shadow<'_> {
        match self {
            Dialect::Ours => Shadow::relaxed(text),
            Dialect::CommonMark => Shadow::plain(text),
        }
    }

    /// All events of a shadow whose text begins at `base` in its source.
    pub fn events<'a>(self, shadow: &'a Shadow<'_>, base: usize) -> Events<'a> {
        Parser::new_ext(&shadow.text, self.options())
            .into_offset_iter()
            .map(|(event, span)| {
                let span = shadow.back(span);
                let event = if shadow.is_marked() { without_marks(event) } else { event };
                (event, span.start + base..span.end + base)
            })
            .filter(|(event, _)| !matches!(event, Event::Text(text) if text.is_empty()))
            .collect()
    }
}

/// Takes out of an event what the shadow had put into the text.
fn without_marks(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Text(text) => Event::Text(clean(text)),
        Event::Code(text) => Event::Code(clean(text)),
        Event::Html(text) => Event::Html(clean(text)),
        Event::InlineHtml(text) => Event::InlineHtml(clean(text)),
        Event::FootnoteReference(name) => Event::FootnoteReference(clean(name)),
        Event::Start(Tag::FootnoteDefinition(name)) => Event::Start(Tag::FootnoteDefinition(clean(name))),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(clean(info))))
        }
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: clean(dest_url), title: clean(title), id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: clean(dest_url), title: clean(title), id })
        }
        other => other,
    }
}

fn clean(text: CowStr<'_>) -> CowStr<'_> {
    if text.contains(MARK) { text.replace(MARK, "").into() } else { text }
}

/// Joins neighbouring text events, which pulldown-cmark cuts at every character that might have meant something.
pub(super) fn merge(events: Events<'_>) -> Events<'_> {
    let mut merged: Events = Vec::with_capacity(events.len());
    for (event, span) in events {
        match (merged.last_mut(), event) {
            (Some((Event::Text(before), whole)), Event::Text(text)) => {
                *before = format!("{before}{text}").into();
                whole.end = whole.end.max(span.end);
            }
            (_, event) => merged.push((event, span)),
        }
    }
    merged
}

/// Whether a tag stands inside a line of text.
pub(super) fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

/// Whether the end of a tag stands inside a line of text.
pub(super) fn is_inline_end(tag: &pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd;
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

/// Index of the end that belongs to the start at `start`.
pub(super) fn end_of(events: &Events<'_>, start: usize) -> usize {
    let mut depth = 0usize;
    for (at, (event, _)) in events.iter().enumerate().skip(start) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    events.len() - 1
}

/// The words of some events: what a reader would hear.
pub(super) fn plain(events: &[(Event<'_>, Range<usize>)]) -> String {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}
