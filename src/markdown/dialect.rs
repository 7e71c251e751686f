//! From text to events: which Markdown this is.
//!
//! Takes a span of a source, gives pulldown-cmark's events with spans of that source. Never renders, never complains.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag};

use super::flank::{MARK, Shadow};
use super::holds::Holds;

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
    pub fn read<'a>(self, shadow: &'a Shadow<'_>, base: usize) -> Body<'a> {
        let text: &str = &shadow.text;
        let mut body = Body { events: Events::with_capacity(text.len() / 16), holds: Holds::default() };
        for (event, span) in Parser::new_ext(text, self.options()).into_offset_iter() {
            body.take(event, span, text);
        }
        body.holds.brackets = text.contains("[^");
        if shadow.is_marked() {
            body.unmark();
        }
        for (_, span) in &mut body.events {
            let own = shadow.back(span.clone());
            *span = own.start + base..own.end + base;
        }
        body
    }
}

/// A body as events.
pub(super) struct Body<'a> {
    /// The events.
    pub events: Events<'a>,
    /// What is among them.
    pub holds: Holds,
}

impl<'a> Body<'a> {
    /// Adds an event of `text`. pulldown-cmark cuts texts at every character that might have meant something: what
    /// stands side by side in the source becomes one again, without a copy.
    fn take(&mut self, event: Event<'a>, span: Range<usize>, text: &'a str) {
        if let Event::Text(part) = &event {
            if part.is_empty() {
                return;
            }
            if let Some((Event::Text(before), whole)) = self.events.last_mut() {
                if whole.end == span.start && stands_in(before, whole, text) && stands_in(part, &span, text) {
                    whole.end = span.end;
                    *before = CowStr::Borrowed(&text[whole.clone()]);
                    return;
                }
                self.holds.split_texts = true;
            }
        }
        self.holds.note(&event);
        self.events.push((event, span));
    }

    fn unmark(&mut self) {
        for (event, _) in &mut self.events {
            let marked = std::mem::replace(event, Event::Rule);
            *event = without_marks(marked);
        }
        self.events.retain(|(event, _)| !matches!(event, Event::Text(text) if text.is_empty()));
        self.holds.split_texts = true;
    }
}

/// Whether a part is a span of the text, not a copy or something it stands for.
fn stands_in(part: &CowStr<'_>, span: &Range<usize>, text: &str) -> bool {
    matches!(part, CowStr::Borrowed(part) if part.len() == span.len() && part.as_ptr() == text[span.start..].as_ptr())
}

/// An event that is moved elsewhere; what stays in its place means nothing.
pub(super) fn moved<'a>(slot: &mut (Event<'a>, Range<usize>)) -> (Event<'a>, Range<usize>) {
    std::mem::replace(slot, (Event::Rule, 0..0))
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

/// Joins neighbouring text events.
pub(super) fn merge(events: Events<'_>) -> Events<'_> {
    let mut merged = Events::with_capacity(events.len());
    let mut rest = events.into_iter().peekable();
    let is_text = |(event, _): &(Event<'_>, _)| matches!(event, Event::Text(_));
    while let Some((mut event, mut span)) = rest.next() {
        if let Event::Text(text) = &mut event
            && rest.peek().is_some_and(is_text)
        {
            let mut whole = text.to_string();
            while let Some((Event::Text(part), more)) = rest.next_if(is_text) {
                whole.push_str(&part);
                span.end = span.end.max(more.end);
            }
            *text = whole.into();
        }
        merged.push((event, span));
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
