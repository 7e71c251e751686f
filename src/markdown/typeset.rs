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
                if is_quiet || is_address(text) { block.push(None, OBJECT) } else { block.push(Some(at), text) }
            }
            Event::SoftBreak | Event::HardBreak => block.push(None, "\n"),
            Event::Code(_) | Event::FootnoteReference(_) => block.push(None, OBJECT),
            Event::Start(tag) if is_inline(tag) => {
                let textless = matches!(events.get(at + 1), Some((Event::End(TagEnd::Link | TagEnd::Image), _)));
                if textless {
                    block.push(None, OBJECT);
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
                block.flush(&mut events, setter, in_heading.then_some(&mut breaks));
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

/// The runs of one block, each with the event it came from. Strings are used again for the next block.
#[derive(Default)]
struct Block {
    from: Vec<Option<usize>>,
    runs: Vec<String>,
}

impl Block {
    fn push(&mut self, from: Option<usize>, text: &str) {
        match self.runs.get_mut(self.from.len()) {
            Some(run) => {
                run.clear();
                run.push_str(text);
            }
            None => self.runs.push(text.to_owned()),
        }
        self.from.push(from);
    }

    fn flush(&mut self, events: &mut Events<'_>, setter: Setter<'_>, breaks: Option<&mut BTreeMap<usize, Vec<usize>>>) {
        let runs = &mut self.runs[..self.from.len()];
        if self.from.iter().any(Option::is_some) {
            (setter.typeset)(runs);
            if let Some(breaks) = breaks {
                find_breaks(&self.from, runs, setter, breaks);
            }
        }
        for (from, run) in self.from.drain(..).zip(runs) {
            if let Some(at) = from
                && let Event::Text(text) = &mut events[at].0
                && **text != **run
            {
                *text = std::mem::take(run).into();
            }
        }
    }
}

/// Notes for each text event of a heading where its phrases end.
fn find_breaks(from: &[Option<usize>], runs: &[String], setter: Setter<'_>, breaks: &mut BTreeMap<usize, Vec<usize>>) {
    let text = runs.concat();
    let ends = (setter.phrases)(&text);
    if ends.is_empty() {
        return;
    }
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
    if !events.iter().any(|(event, _)| matches!(event, Event::Text(text) if may_hold_address(text))) {
        return events;
    }
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
    if !may_hold_address(text) {
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

/// One look at every byte, without branches, where three searches would each look at them all.
fn may_hold_address(text: &str) -> bool {
    let bytes = text.as_bytes();
    let next = bytes.get(1..).unwrap_or_default();
    let hints = |first: u8, second: u8| (first == b'@') | ((first == b':') & (second == b'/')) | ((first == b'w') & (second == b'w'));
    bytes.iter().zip(next).fold(0u8, |found, (first, second)| found | u8::from(hints(*first, *second))) != 0
}

fn is_address(text: &str) -> bool {
    let plain = !text.is_empty() && text.chars().all(|c| c.is_ascii_graphic());
    let mail = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    plain && (text.contains("://") || text.starts_with("www.") || mail)
}
