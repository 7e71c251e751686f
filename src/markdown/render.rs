//! From a body and the answers to HTML.
//!
//! Takes what [`super::outline`] took, gives markup: a pure function, one pass a concern, each in its own file. Never
//! complains: every fault was said when the outline was read.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::Event;

use super::answers::Answers;
use super::dialect::{Body, Dialect, Events, merge};
use super::typeset::Setter;
use super::{Rules, blocks, cites, headings, lines, links, notes, raw, typeset};
use crate::digest::Digest;
use crate::source::Source;

/// A rendered body.
#[derive(Clone, Debug)]
pub struct Html {
    /// Markup that may stand in `<main>`.
    pub body: String,
}

/// Renders the body in a span of a source.
pub fn html(source: &Arc<Source>, span: Range<usize>, rules: &Rules, answers: &Answers<'_>) -> Html {
    Html { body: render(source, span, rules, answers, Dialect::Ours) }
}

pub(super) fn render(source: &Source, span: Range<usize>, rules: &Rules, answers: &Answers<'_>, dialect: Dialect) -> String {
    let text = source.text.get(span.clone()).unwrap_or("");
    let shadow = dialect.shadow(text);
    let body = dialect.read(&shadow, span.start);
    let setter = Setter { typeset: answers.typeset, phrases: answers.phrases };
    // Most of a page is its text; tags make it a little longer.
    let mut out = String::with_capacity(text.len() * 5 / 4);
    match dialect {
        Dialect::CommonMark => write(typeset::set(merge(body.events), setter), &mut out),
        Dialect::Ours => ours(body, &source.text, rules, answers, setter, &mut out),
    }
    out
}

/// A body with everything that both outline and rendering must see alike, and the citations nobody knows.
pub(super) fn settled<'a>(body: Body<'a>, text: &str, rules: &Rules) -> (Body<'a>, cites::Unknown) {
    let Body { mut events, mut holds } = body;
    let mut unknown = cites::Unknown::new();
    if holds.html {
        events = raw::guard(events, rules.raw_html);
    }
    if holds.brackets {
        (events, unknown) = cites::find(events, text, &rules.known_cites);
        holds.notes = true;
    }
    if holds.html || holds.brackets || holds.split_texts {
        events = merge(events);
    }
    (Body { events, holds }, unknown)
}

fn ours<'a>(body: Body<'a>, text: &str, rules: &Rules, answers: &Answers<'_>, setter: Setter<'_>, out: &mut String) {
    let (Body { mut events, holds }, _) = settled(body, text, rules);
    let needs_cleaning = holds.html && raw::is_in(&events);
    if holds.line_ends {
        events = lines::join(events, &|link| links::edges(answers, link));
    }
    headings::name(&mut events, answers.headings);
    events = typeset::set(events, setter);
    if holds.notes {
        events = notes::tie(events);
    }
    if holds.links {
        events = links::answer(events, answers);
    }
    if holds.tables {
        blocks::tables(&mut events, answers.words);
    }
    if holds.alerts {
        blocks::alerts(&mut events, answers.words);
    }
    if holds.tasks {
        blocks::tasks(&mut events, answers.words);
    }
    let finish = |events: Events<'a>, component: &dyn Fn(usize) -> String, out: &mut String| {
        let events = if holds.code { blocks::components(events, component) } else { events };
        write(if holds.notes { notes::gather(events, answers) } else { events }, out);
    };
    if !needs_cleaning {
        return finish(events, &|count| blocks::component_html(answers, count).to_owned(), out);
    }
    // Components are the theme's, not the author's: they stand aside while the rest is cleaned. A text cannot hold
    // its own digest, so nobody can write these stand-ins by hand.
    let stand_in = |count: usize| format!("{}-{count}-", Digest::of(text).short(32));
    finish(events, &stand_in, out);
    *out = (0..answers.components.len())
        .fold(raw::sanitise(out), |body, count| body.replace(&stand_in(count), blocks::component_html(answers, count)));
}

fn write(events: Events<'_>, out: &mut String) {
    pulldown_cmark::html::push_html(out, events.into_iter().map(|(event, _): (Event, _)| event));
}
