//! Headings and their ids.
//!
//! Takes events, gives every heading with an id that is its own in the page, for the outline; rendering writes those very
//! ids, so a link to a heading and the heading agree. Never complains.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag};

use super::dialect::{Events, end_of, plain};
use crate::text::heading_id;

/// One heading.
pub(super) struct Named {
    /// Index of its start event.
    pub at: usize,
    /// 1 to 6.
    pub level: usize,
    /// Its words.
    pub text: String,
    /// Its id.
    pub id: String,
    /// The id the author asked for, if another heading has it.
    pub taken: Option<String>,
    /// Whether there is anything to see: words, a picture, a printed fact.
    pub is_empty: bool,
    /// Where it stands.
    pub span: Range<usize>,
}

/// All headings in their order. `reserved` are ids that others use in the page.
pub(super) fn read(events: &Events<'_>, reserved: &[String]) -> Vec<Named> {
    let mut used: BTreeSet<String> = reserved.iter().cloned().collect();
    let explicit: BTreeSet<String> = events.iter().filter_map(|(event, _)| asked(event)).collect();
    let mut named = Vec::new();
    for (at, (event, span)) in events.iter().enumerate() {
        let Event::Start(Tag::Heading { level, .. }) = event else { continue };
        let inside = &events[at + 1..end_of(events, at)];
        let text = plain(inside).trim().to_owned();
        let is_empty = text.is_empty() && !inside.iter().any(|(event, _)| matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. })));
        let wanted = asked(event);
        let free = |id: &String, used: &BTreeSet<String>| !used.contains(id) && (wanted.is_some() || !explicit.contains(id));
        let first = wanted.clone().unwrap_or_else(|| Some(heading_id(&text)).filter(|id| !id.is_empty()).unwrap_or_else(|| "section".to_owned()));
        let mut id = first.clone();
        let mut count = 1;
        while !free(&id, &used) {
            count += 1;
            id = format!("{first}-{count}");
        }
        let taken = wanted.filter(|wanted| *wanted != id);
        used.insert(id.clone());
        named.push(Named { at, level: number(*level), text, id, taken, is_empty, span: span.clone() });
    }
    named
}

fn asked(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Start(Tag::Heading { id: Some(id), .. }) if !id.is_empty() => Some(id.to_string()),
        _ => None,
    }
}

/// Writes the ids into the events, and nothing else the author may have put in the braces.
pub(super) fn name(events: &mut Events<'_>, ids: &[String]) {
    let headings = events.iter_mut().filter_map(|(event, _)| match event {
        Event::Start(Tag::Heading { id, classes, attrs, .. }) => Some((id, classes, attrs)),
        _ => None,
    });
    for ((id, classes, attrs), own) in headings.zip(ids) {
        *id = Some(own.clone().into());
        classes.clear();
        attrs.clear();
    }
}

/// Ids that belong to the page's list of sources.
pub(super) fn reserved(known_cites: &[String]) -> Vec<String> {
    known_cites.iter().map(|key| format!("source-{key}")).collect()
}

pub(super) fn number(level: HeadingLevel) -> usize {
    level as usize
}
