//! Line ends that are no spaces.
//!
//! Takes events, gives them without the soft breaks that stand between two characters of a script without spaces
//! (CSS Text 3 §4.1.3 asks the same of browsers, and not all do it). Looks through emphasis, links and note marks.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::dialect::{Events, is_inline, is_inline_end};
use crate::text::is_cjk;

/// First and last character a link without text of its own will show.
pub(super) type Edges<'e> = &'e dyn Fn(usize) -> Option<(char, char)>;

/// Joins the lines. `edges` tells what the n-th link will show when it was written without text.
pub(super) fn join<'a>(events: Events<'a>, edges: Edges<'_>) -> Events<'a> {
    let mut links = 0;
    let mut before = None;
    let mut dropped = Vec::new();
    for (at, (event, _)) in events.iter().enumerate() {
        if matches!(event, Event::SoftBreak) && is_wide(before) && is_wide(next(&events[at + 1..], links, edges)) {
            dropped.push(at);
            continue;
        }
        match sight(&events[at..], links, edges) {
            Sight::Through => {}
            Sight::Edges(seen) => before = seen.map(|(_, last)| last),
        }
        links += usize::from(is_link(event));
    }
    without(events, &dropped)
}

fn without<'a>(mut events: Events<'a>, dropped: &[usize]) -> Events<'a> {
    if !dropped.is_empty() {
        let mut dropped = dropped.iter().peekable();
        let mut count = 0..;
        events.retain(|_| count.next().is_some_and(|at| dropped.next_if(|next| **next == at).is_none()));
    }
    events
}

fn is_wide(character: Option<char>) -> bool {
    character.is_some_and(|c| is_cjk(c) && !c.is_whitespace())
}

fn next(events: &[(Event<'_>, Range<usize>)], mut links: usize, edges: Edges<'_>) -> Option<char> {
    for (at, (event, _)) in events.iter().enumerate() {
        if let Sight::Edges(seen) = sight(&events[at..], links, edges) {
            return seen.map(|(first, _)| first);
        }
        links += usize::from(is_link(event));
    }
    None
}

enum Sight {
    Through,
    Edges(Option<(char, char)>),
}

/// What the first of some events shows.
fn sight(events: &[(Event<'_>, Range<usize>)], links: usize, edges: Edges<'_>) -> Sight {
    let textless = matches!(events.get(1), Some((Event::End(TagEnd::Link), _)));
    match &events[0].0 {
        Event::Text(text) | Event::Code(text) => Sight::Edges(ends(text)),
        Event::Start(Tag::Link { .. }) if textless => match edges(links) {
            Some(seen) => Sight::Edges(Some(seen)),
            None => Sight::Through,
        },
        Event::Start(Tag::Image { .. }) => Sight::Edges(None),
        Event::Start(tag) if is_inline(tag) => Sight::Through,
        Event::End(tag) if is_inline_end(tag) => Sight::Through,
        Event::FootnoteReference(_) | Event::InlineHtml(_) => Sight::Through,
        _ => Sight::Edges(None),
    }
}

fn is_link(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. }))
}

/// First and last character of a text.
pub(super) fn ends(text: &str) -> Option<(char, char)> {
    Some((text.chars().next()?, text.chars().next_back()?))
}
