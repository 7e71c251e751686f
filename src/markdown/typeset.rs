//! The page's typography, laid over the text runs of each block.
//!
//! Takes events, gives them with their texts set and headings broken into phrases. Never touches code, addresses,
//! descriptions of pictures, words of other languages or HTML.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::dialect::{Events, is_inline, is_inline_end};

/// Stands for what is not text.
const OBJECT: &str = "\u{FFFC}";

/// How words are set; see `Answers`.
#[derive(Clone, Copy)]
pub(super) struct Setter<'s> {
    /// Sets the runs of one block.
    pub typeset: &'s dyn Fn(&mut [String]),
    /// Where a heading may break.
    pub phrases: &'s dyn Fn(&str) -> Vec<usize>,
}

/// Sets every block.
pub(super) fn set<'a>(events: Events<'a>, setter: Setter<'_>) -> Events<'a> {
    let mut events = apart(events);
    let mut block = Block::default();
    let mut breaks = BTreeMap::new();
    let mut code = false;
    let mut quiet: Vec<bool> = Vec::new();
    for at in 0..events.len() {
        let is_quiet = quiet.contains(&true);
        match &events[at].0 {
            Event::Text(text) if !code => {
                let known = (!is_quiet && !is_address(text)).then_some(at);
                block.runs.push((known, if known.is_some() { text.to_string() } else { OBJECT.to_owned() }));
            }
            Event::SoftBreak | Event::HardBreak => block.runs.push((None, "\n".to_owned())),
            Event::Code(_) | Event::FootnoteReference(_) => block.object(),
            Event::Start(tag) if is_inline(tag) => {
                let textless = matches!(events.get(at + 1), Some((Event::End(TagEnd::Link | TagEnd::Image), _)));
                if textless {
                    block.object();
                }
                quiet.push(keeps_its_text(tag));
            }
            Event::End(tag) if is_inline_end(tag) => {
                quiet.pop();
            }
            Event::InlineHtml(_) => {}
            boundary => {
                let in_heading = matches!(boundary, Event::End(TagEnd::Heading(_)));
                code = match boundary {
                    Event::Start(Tag::CodeBlock(_)) => true,
                    Event::End(TagEnd::CodeBlock) => false,
                    _ => code,
                };
                std::mem::take(&mut block).flush(&mut events, setter, in_heading.then_some(&mut breaks));
            }
        }
    }
    block.flush(&mut events, setter, None);
    broken(events, &breaks)
}

/// Whether a tag's text is not the page's prose.
fn keeps_its_text(tag: &Tag<'_>) -> bool {
    match tag {
        Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } | Tag::Image { .. } => true,
        Tag::Link { dest_url, .. } => dest_url.trim_start().starts_with("lang:"),
        _ => false,
    }
}

/// The runs of one block, each with the event it came from.
#[derive(Default)]
struct Block {
    runs: Vec<(Option<usize>, String)>,
}

impl Block {
    fn object(&mut self) {
        self.runs.push((None, OBJECT.to_owned()));
    }

    fn flush(self, events: &mut Events<'_>, setter: Setter<'_>, breaks: Option<&mut BTreeMap<usize, Vec<usize>>>) {
        if self.runs.iter().all(|(from, _)| from.is_none()) {
            return;
        }
        let (from, mut runs): (Vec<_>, Vec<_>) = self.runs.into_iter().unzip();
        (setter.typeset)(&mut runs);
        if let Some(breaks) = breaks {
            find_breaks(&from, &runs, setter, breaks);
        }
        for (from, run) in from.into_iter().zip(runs) {
            if let Some(at) = from {
                events[at].0 = Event::Text(run.into());
            }
        }
    }
}

/// Notes for each text event of a heading where its phrases end.
fn find_breaks(from: &[Option<usize>], runs: &[String], setter: Setter<'_>, breaks: &mut BTreeMap<usize, Vec<usize>>) {
    let text = runs.concat();
    let ends = (setter.phrases)(&text);
    let mut start = 0;
    for (from, run) in from.iter().zip(runs) {
        let local = |end: &usize| *end > 0 && (start..start + run.len()).contains(end) && text.is_char_boundary(*end);
        let inside: Vec<usize> = ends.iter().filter(|end| local(end)).map(|end| end - start).collect();
        if let Some(at) = from
            && !inside.is_empty()
        {
            breaks.insert(*at, inside);
        }
        start += run.len();
    }
}

fn broken<'a>(events: Events<'a>, breaks: &BTreeMap<usize, Vec<usize>>) -> Events<'a> {
    if breaks.is_empty() {
        return events;
    }
    let mut out = Events::with_capacity(events.len());
    for (at, (event, span)) in events.into_iter().enumerate() {
        let (Event::Text(text), Some(ends)) = (&event, breaks.get(&at)) else {
            out.push((event, span));
            continue;
        };
        let mut from = 0;
        for &end in ends.iter().filter(|end| text.is_char_boundary(**end)) {
            push_text(&mut out, &text[from.min(end)..end], &span);
            out.push((Event::InlineHtml("<wbr>".into()), span.clone()));
            from = end;
        }
        push_text(&mut out, &text[from..], &span);
    }
    out
}

fn push_text(out: &mut Events<'_>, text: &str, span: &Range<usize>) {
    if !text.is_empty() {
        out.push((Event::Text(text.to_owned().into()), span.clone()));
    }
}

/// Puts addresses written in prose into events of their own.
fn apart(events: Events<'_>) -> Events<'_> {
    let mut out = Events::with_capacity(events.len());
    for (event, span) in events {
        let Event::Text(text) = &event else {
            out.push((event, span));
            continue;
        };
        let addresses = addresses(text);
        if addresses.is_empty() {
            out.push((event, span));
            continue;
        }
        let mut from = 0;
        for address in addresses {
            push_text(&mut out, &text[from..address.start], &span);
            push_text(&mut out, &text[address.clone()], &span);
            from = address.end;
        }
        push_text(&mut out, &text[from..], &span);
    }
    out
}

/// Where addresses stand in a text. They are ASCII, so that Japanese prose may touch them.
fn addresses(text: &str) -> Vec<Range<usize>> {
    if !text.contains("://") && !text.contains('@') && !text.contains("www.") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        if character.is_ascii_graphic() {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            let from = start + text[start..at].len() - text[start..at].trim_start_matches(['(', '"', '\'', '[', '<']).len();
            let length = text[from..at].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '\'', ']', '>']).len();
            if is_address(&text[from..from + length]) {
                found.push(from..from + length);
            }
        }
    }
    found
}

fn is_address(text: &str) -> bool {
    let plain = !text.is_empty() && text.chars().all(|c| c.is_ascii_graphic());
    let mail = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    plain && (text.contains("://") || text.starts_with("www.") || mail)
}
