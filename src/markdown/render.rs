//! From a body and the answers to HTML.
//!
//! Takes what [`super::outline`] took, gives markup: a pure function, one pass a concern, each in its own file. Never
//! complains: every fault was said when the outline was read.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::Event;

use super::answers::Answers;
use super::dialect::{Dialect, Events, merge};
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
    let events = dialect.events(&shadow, span.start);
    let setter = Setter { typeset: answers.typeset, phrases: answers.phrases };
    match dialect {
        Dialect::CommonMark => write(typeset::set(merge(events), setter)),
        Dialect::Ours => ours(events, &source.text, rules, answers, setter),
    }
}

/// Events with everything that both outline and rendering must see alike, and the citations nobody knows.
pub(super) fn settled<'a>(events: Events<'a>, text: &str, rules: &Rules) -> (Events<'a>, cites::Unknown) {
    let events = raw::guard(events, rules.raw_html);
    let (events, unknown) = cites::find(events, text, &rules.known_cites);
    (merge(events), unknown)
}

fn ours<'a>(events: Events<'a>, text: &str, rules: &Rules, answers: &Answers<'_>, setter: Setter<'_>) -> String {
    let (events, _) = settled(events, text, rules);
    let needs_cleaning = raw::is_in(&events);
    let mut events = lines::join(events, &|link| links::edges(answers, link));
    headings::name(&mut events, &headings::reserved(&rules.known_cites));
    let events = notes::tie(typeset::set(events, setter));
    let events = links::answer(events, answers);
    let events = blocks::tables(events, answers.words);
    let events = blocks::alerts(events, answers.words);
    let events = blocks::tasks(events, answers.words);
    if !needs_cleaning {
        let events = blocks::components(events, &|count| blocks::component_html(answers, count).to_owned());
        return write(notes::gather(events, answers));
    }
    // Components are the theme's, not the author's: they stand aside while the rest is cleaned. A text cannot hold
    // its own digest, so nobody can write these stand-ins by hand.
    let stand_in = |count: usize| format!("{}-{count}-", Digest::of(text).short(32));
    let events = blocks::components(events, &stand_in);
    let body = raw::sanitise(&write(notes::gather(events, answers)));
    (0..answers.components.len())
        .fold(body, |body, count| body.replace(&stand_in(count), blocks::component_html(answers, count)))
}

fn write(events: Events<'_>) -> String {
    let mut body = String::new();
    pulldown_cmark::html::push_html(&mut body, events.into_iter().map(|(event, _): (Event, _)| event));
    body
}
