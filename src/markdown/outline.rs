//! What `resolve` must know of a body.
//!
//! Takes a span of a source, gives its outline and says every fault the text alone shows, each under its very
//! characters. Never renders, never looks whether what is linked exists.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use super::component::{self, KNOWN};
use super::dialect::{Body, Dialect, Events, end_of, plain};
use super::target::{self, Target};
use super::{Rules, headings, lines, notes, passages, raw, render};
use crate::diag::{Report, Severity};
use crate::diag::catalog::markdown as say;
use crate::fields::{self, Table};
use crate::source::{Place, Placed, Source};
use crate::stamp::Block;
use crate::text::{self, nearest};

/// Columns of a body's beginning that are kept: what search engines show of a page without a summary.
pub const EXCERPT: usize = 200;

/// What stands in a body.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Outline {
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Its links and pictures, in order.
    pub links: Vec<Link>,
    /// Its components, in order.
    pub components: Vec<Component>,
    /// Every citation of a source, in order.
    pub cites: Vec<Placed<String>>,
    /// Its blocks, as digests: what a translation is made from piece by piece.
    pub blocks: Vec<Block>,
    /// How its prose begins, at most [`EXCERPT`] columns. Without headings (they stand above), code blocks, footnotes
    /// and printed facts.
    pub excerpt: String,
    /// The time its prose takes to read.
    pub reading_time: Duration,
}

/// One heading.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Heading {
    /// 2 to 6; 1 is a fault.
    pub level: usize,
    /// Its words.
    pub text: String,
    /// Its id, unique in the body.
    pub id: String,
    /// Where it stands.
    pub place: Place,
}

/// One link or picture.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Link {
    /// What it leads to.
    pub target: Target,
    /// The description of a picture; nothing of any other.
    pub alt: String,
    /// Whether there is anything to read in it.
    pub has_text: bool,
    /// Whether it is a picture.
    pub is_image: bool,
    /// Where the address stands; the whole link if it stands elsewhere (`[text][reference]`).
    pub place: Place,
}

/// One component.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Component {
    /// Its name, one of [`super::COMPONENTS`].
    pub name: String,
    /// Its parameters.
    pub table: Table,
    /// Whether they can be read; if not, that was said.
    pub sound: bool,
    /// Where its opening line stands.
    pub place: Place,
}

/// Reads the body in a span of a source.
pub fn outline(source: &Arc<Source>, span: Range<usize>, rules: &Rules, report: &mut Report) -> Outline {
    let text = source.text.get(span.clone()).unwrap_or("");
    let shadow = Dialect::Ours.shadow(text);
    let body = Dialect::Ours.read(&shadow, span.start);
    let mut reader = Reader { source, report };
    if body.holds.html && !rules.raw_html {
        reader.raw_html(&body.events);
    }
    let (Body { mut events, holds }, unknown) = render::settled(body, &source.text, rules);
    if holds.line_ends {
        events = lines::join(events, &|_| None);
    }
    let cites = if holds.notes { reader.notes(&events, unknown, rules) } else { Vec::new() };
    let prose = prose(&events, text.len());
    let components = if holds.code { reader.components(&events) } else { Vec::new() };
    Outline {
        blocks: passages::blocks(&events, &components, &source.text),
        headings: reader.headings(&events, rules),
        links: reader.links(&events),
        components,
        cites,
        excerpt: text::excerpt(&prose, EXCERPT),
        reading_time: text::reading_time(&prose),
    }
}

/// How the prose of the body in a span of a source begins, at most so many columns; see [`Outline::excerpt`].
pub fn beginning(source: &Source, span: Range<usize>, rules: &Rules, columns: usize) -> String {
    let text = source.text.get(span.clone()).unwrap_or("");
    let shadow = Dialect::Ours.shadow(text);
    let (Body { mut events, holds }, _) = render::settled(Dialect::Ours.read(&shadow, span.start), &source.text, rules);
    if holds.line_ends {
        events = lines::join(events, &|_| None);
    }
    text::excerpt(&prose(&events, text.len()), columns)
}

pub(super) struct Reader<'r> {
    pub source: &'r Arc<Source>,
    pub report: &'r mut Report,
}

impl Reader<'_> {
    fn place(&self, span: Range<usize>) -> Place {
        Place::new(self.source, span)
    }

    /// The span without the white space at its end.
    fn trimmed(&self, span: &Range<usize>) -> Range<usize> {
        let text = self.source.text.get(span.clone()).unwrap_or("");
        span.start..span.start + text.trim_end().len()
    }

    fn raw_html(&mut self, events: &Events<'_>) {
        let mut in_block = false;
        for (event, span) in events {
            match event {
                Event::Start(Tag::HtmlBlock) => in_block = true,
                Event::End(TagEnd::HtmlBlock) => in_block = false,
                Event::Html(html) | Event::InlineHtml(html) => {
                    let Some(tag) = raw::opened(html) else { continue };
                    // A block is one fault, said where it begins.
                    if *event != Event::Html(html.clone()) || std::mem::take(&mut in_block) {
                        let place = self.place(self.trimmed(span));
                        self.report.say(say::raw_html(place, &tag.to_ascii_lowercase()));
                    }
                }
                _ => {}
            }
        }
    }

    fn notes(&mut self, events: &Events<'_>, unknown: Vec<(String, Range<usize>)>, rules: &Rules) -> Vec<Placed<String>> {
        let mut defined: BTreeMap<String, (String, Place)> = BTreeMap::new();
        for (event, span) in events {
            let Event::Start(Tag::FootnoteDefinition(name)) = event else { continue };
            let place = self.place(span.start..self.trimmed(span).end.min(span.start + name.len() + 4));
            match defined.get(&notes::folded(name)) {
                Some((_, first)) => self.report.say(say::note_twice(place, name, first.clone())),
                None => {
                    defined.insert(notes::folded(name), (name.to_string(), place));
                }
            }
        }
        let mut names: Vec<&str> = defined.values().map(|(name, _)| name.as_str()).collect();
        names.extend(rules.known_cites.iter().map(String::as_str));
        for (key, span) in unknown {
            self.report.say(say::unknown_note(self.place(span), &key, nearest(&key, names.iter().copied())));
        }
        let mut cites = Vec::new();
        let mut used = Vec::new();
        for (event, span) in events {
            let Event::FootnoteReference(name) = event else { continue };
            let key = notes::folded(name);
            if !defined.contains_key(&key) {
                cites.push(Placed::new(name.to_string(), self.place(span.clone())));
            }
            used.push(key);
        }
        for (_, (name, place)) in defined.into_iter().filter(|(key, _)| !used.contains(key)) {
            self.report.say(say::note_unused(place, &name));
        }
        cites
    }

    fn headings(&mut self, events: &Events<'_>, rules: &Rules) -> Vec<Heading> {
        let mut above = 1;
        let mut found = Vec::new();
        for heading in headings::read(events, &headings::reserved(&rules.known_cites)) {
            let span = self.trimmed(&heading.span);
            let written = &self.source.text[span.clone()];
            let marks = written.len() - written.trim_start_matches('#').len();
            let level_place = self.place(span.start..if marks > 0 { span.start + marks } else { span.end });
            if heading.level == 1 {
                self.report.say(say::first_level_heading(level_place));
            } else if heading.level > above + 1 {
                self.report.say(say::skipped_level(level_place, heading.level, above + 1));
            }
            above = heading.level;
            let place = self.place(span);
            if heading.is_empty {
                self.report.say(say::empty_heading(place.clone()));
            }
            if let Some(id) = &heading.taken {
                self.report.say(say::same_heading_id(self.within(&place, id), id));
            }
            self.attributes(&events[heading.at].0, &place);
            found.push(Heading { level: heading.level, text: heading.text, id: heading.id, place });
        }
        found
    }

    fn attributes(&mut self, heading: &Event<'_>, place: &Place) {
        let Event::Start(Tag::Heading { classes, attrs, .. }) = heading else { return };
        let written = classes.iter().map(|class| format!(".{class}")).chain(attrs.iter().map(|(key, _)| key.to_string()));
        for attribute in written {
            self.report.say(say::heading_attribute(self.within(place, &attribute), &attribute));
        }
    }

    /// The last place inside another where some characters stand, or all of it.
    fn within(&self, place: &Place, characters: &str) -> Place {
        match last(place.text(), characters) {
            Some(at) => self.place(place.span.start + at..place.span.start + at + characters.len()),
            None => place.clone(),
        }
    }

    fn links(&mut self, events: &Events<'_>) -> Vec<Link> {
        let mut found = Vec::new();
        for (at, (event, span)) in events.iter().enumerate() {
            let (written, is_image, is_mail) = match event {
                Event::Start(Tag::Link { dest_url, link_type, .. }) => (dest_url, false, *link_type == pulldown_cmark::LinkType::Email),
                Event::Start(Tag::Image { dest_url, .. }) => (dest_url, true, false),
                _ => continue,
            };
            let whole = self.place(span.clone());
            let place = self.within(&whole, written);
            let target = match (is_mail, is_image) {
                (true, _) => Target::Mail(written.to_string()),
                (_, true) => target::read_picture(written, &place, self.report),
                _ => target::read(written, &place, self.report),
            };
            let inside = &events[at + 1..end_of(events, at)];
            let text = plain(inside).trim().to_owned();
            let shows = |event: &Event<'_>| matches!(event, Event::Start(Tag::Image { .. }));
            let empty_text = text.is_empty() && !inside.iter().any(|(event, _)| shows(event));
            let brings_text = is_image || matches!(target, Target::Item { .. } | Target::Fact(_) | Target::Bad(_));
            if empty_text && !brings_text {
                self.report.say(say::empty_link_text(whole));
            }
            let has_text = !text.is_empty();
            found.push(Link { target, alt: if is_image { text } else { String::new() }, has_text, is_image, place });
        }
        found
    }

    /// The components among some events.
    pub fn components(&mut self, events: &Events<'_>) -> Vec<Component> {
        let mut found = Vec::new();
        let mut quotes = 0usize;
        for (event, span) in events {
            match event {
                Event::Start(Tag::BlockQuote(_)) => quotes += 1,
                Event::End(TagEnd::BlockQuote(_)) => quotes -= 1,
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                    found.extend(self.fenced(info, span.clone(), quotes > 0));
                }
                _ => {}
            }
        }
        found
    }

    fn fenced(&mut self, info: &str, span: Range<usize>, quoted: bool) -> Option<Component> {
        let fence = component::fence(&self.source.text, span);
        let place = self.place(fence.head.clone());
        if !fence.closed {
            self.report.say(say::open_fence(place.clone(), fence.marks));
        }
        let written = component::name(info)?;
        let Some(name) = component::known(info) else {
            let near = nearest(written, KNOWN.iter().copied());
            self.report.say(say::unknown_component(self.within(&place, info.trim()), info.trim(), near, KNOWN));
            return None;
        };
        if quoted {
            self.report.say(say::component_in_quote(place.clone(), name));
        }
        // The rest of the page is no TOML, nor are lines with `>`: one fault is enough.
        let faults = self.report.count(Severity::Error);
        let readable = fence.closed && !quoted;
        let table = if readable { fields::parse(self.source, fence.body, self.report) } else { Table::default() };
        let sound = readable && self.report.count(Severity::Error) == faults;
        Some(Component { name: name.to_owned(), table, sound, place })
    }
}

/// Where some characters stand last in a text.
fn last(text: &str, characters: &str) -> Option<usize> {
    if characters.is_empty() {
        return None;
    }
    // Nearly always: the address of a link, before its last bracket.
    match text.strip_suffix(')').and_then(|text| text.strip_suffix(characters)) {
        Some(before) if !characters.ends_with(')') => Some(before.len()),
        _ => text.rfind(characters),
    }
}

/// The words of a body, a line a block. `size` is about how many bytes they are.
fn prose(events: &Events<'_>, size: usize) -> String {
    let mut text = String::with_capacity(size);
    // What stands between the tags of a script is words to Markdown and never shown.
    let mut unseen = false;
    let mut at = 0;
    while at < events.len() {
        match &events[at].0 {
            Event::InlineHtml(html) => {
                let name = super::raw::opened(&html.replacen("</", "<", 1)).map(str::to_ascii_lowercase);
                if matches!(name.as_deref(), Some("script" | "style" | "template")) {
                    unseen = !html.starts_with("</");
                }
            }
            Event::Text(_) if unseen => {}
            Event::Start(Tag::CodeBlock(_) | Tag::Heading { .. } | Tag::FootnoteDefinition(_) | Tag::Image { .. }) => {
                at = end_of(events, at);
            }
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(tag) if !super::dialect::is_inline_end(tag) && !text.is_empty() && !text.ends_with('\n') => {
                text.push('\n');
            }
            _ => {}
        }
        at += 1;
    }
    text.truncate(text.trim_end().len());
    text
}
