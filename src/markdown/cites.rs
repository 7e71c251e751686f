//! `[^key]` that names a source of the front matter.
//!
//! Takes events, gives them with a reference in place of each `[^key]` no footnote defines, and the keys nobody knows.
//! pulldown-cmark leaves such marks as text. Never looks into code, links or escaped brackets.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::dialect::{Events, moved};

/// Keys that are neither footnotes nor sources, with their spans.
pub(super) type Unknown = Vec<(String, Range<usize>)>;

/// Finds the citations.
pub(super) fn find<'a>(mut events: Events<'a>, text: &str, known: &[String]) -> (Events<'a>, Unknown) {
    let mut found = Events::with_capacity(events.len());
    let mut unknown = Unknown::new();
    let mut closed = 0usize;
    let mut at = 0;
    while at < events.len() {
        match &events[at].0 {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => closed += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => closed -= 1,
            Event::Text(_) if closed == 0 => {
                let end = run(&events, at, text);
                if end > at {
                    let span = events[at].1.start..events[end - 1].1.end;
                    if text[span.clone()].contains("[^") {
                        cut(span, text, known, &mut found, &mut unknown);
                        at = end;
                        continue;
                    }
                }
            }
            _ => {}
        }
        found.push(moved(&mut events[at]));
        at += 1;
    }
    (found, unknown)
}

/// End of the run of text events from `at` that say exactly what stands in the source, one after the other.
fn run(events: &Events<'_>, at: usize, text: &str) -> usize {
    let mut end = at;
    let mut reach = events[at].1.start;
    while let Some((Event::Text(said), span)) = events.get(end) {
        if span.start != reach || text.get(span.clone()) != Some(&**said) {
            break;
        }
        reach = span.end;
        end += 1;
    }
    end
}

fn cut<'a>(span: Range<usize>, text: &str, known: &[String], found: &mut Events<'a>, unknown: &mut Unknown) {
    let push = |found: &mut Events<'a>, part: Range<usize>| {
        if !part.is_empty() {
            found.push((Event::Text(text[part.clone()].to_owned().into()), part));
        }
    };
    let mut written = span.start;
    let mut at = span.start;
    while let Some(open) = text[at..span.end].find("[^").map(|offset| at + offset) {
        at = open + 2;
        // A backslash that is part of the run is a character; one before it escapes the bracket.
        let escaped = open == span.start && text[..open].ends_with('\\');
        let Some(close) = text[at..span.end].find(']').map(|offset| at + offset) else { break };
        let key = &text[at..close];
        if escaped || key.is_empty() || key.contains(|c: char| c.is_whitespace() || c == '[') {
            continue;
        }
        let whole = open..close + 1;
        at = whole.end;
        if known.iter().any(|candidate| candidate == key) {
            push(found, written..whole.start);
            found.push((Event::FootnoteReference(key.to_owned().into()), whole.clone()));
            written = whole.end;
        } else {
            unknown.push((key.to_owned(), whole));
        }
    }
    push(found, written..span.end);
}
