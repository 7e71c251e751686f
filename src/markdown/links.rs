//! Links and pictures, answered.
//!
//! Takes events and the answers, gives events with markup in place of every link and picture, in the order of the
//! outline. A picture alone in its paragraph becomes a figure. Never asks whether an answer is right.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::answers::{Answers, LinkAnswer};
use super::dialect::{Events, end_of, moved, plain};
use super::lines::ends;
use super::markup::{address, escape, open, push_escaped};

/// What a link without text of its own will show at its ends.
pub(super) fn edges(answers: &Answers<'_>, link: usize) -> Option<(char, char)> {
    match answers.links.get(link)? {
        LinkAnswer::Href { text, .. } => ends(text.as_deref()?),
        LinkAnswer::Text { html } => ends(&bare(html)),
        _ => None,
    }
}

fn bare(html: &str) -> String {
    let mut depth = 0usize;
    let outside = |c: &char| {
        match c {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    html.chars().filter(outside).collect()
}

/// Puts the answers in.
pub(super) fn answer<'a>(mut events: Events<'a>, answers: &Answers<'_>) -> Events<'a> {
    let mut writer = Writer { answers, links: 0, out: Events::with_capacity(events.len()), ends: Vec::new() };
    let mut at = 0;
    while at < events.len() {
        at = writer.step(&mut events, at);
    }
    writer.out
}

struct Writer<'w, 'a> {
    answers: &'w Answers<'w>,
    links: usize,
    out: Events<'a>,
    ends: Vec<&'static str>,
}

impl<'a> Writer<'_, 'a> {
    /// Writes what stands at `at`, gives where to go on.
    fn step(&mut self, events: &mut Events<'a>, at: usize) -> usize {
        let (event, span) = &events[at];
        match event {
            Event::Start(Tag::Paragraph) => match self.figure(events, at) {
                Some(after) => return after,
                None => self.out.push(moved(&mut events[at])),
            },
            Event::Start(Tag::Image { title, .. }) => {
                let title = Some(&**title).filter(|title| !title.is_empty());
                let (picture, end) = self.picture(events, at, title);
                self.inline(picture, span);
                return end + 1;
            }
            Event::Start(Tag::Link { .. }) => return self.link(events, at),
            Event::End(TagEnd::Link) => {
                let end = self.ends.pop().unwrap_or_default();
                self.inline(end, span);
            }
            _ => self.out.push(moved(&mut events[at])),
        }
        at + 1
    }

    fn inline(&mut self, html: impl Into<CowStr<'a>>, span: &Range<usize>) {
        let html = html.into();
        if !html.is_empty() {
            self.out.push((Event::InlineHtml(html), span.clone()));
        }
    }

    fn link(&mut self, events: &mut Events<'a>, at: usize) -> usize {
        let answer = self.answers.links.get(self.links).unwrap_or(&LinkAnswer::Broken);
        let end = end_of(events, at);
        let (link, span) = moved(&mut events[at]);
        let Event::Start(Tag::Link { title, .. }) = link else { return at + 1 };
        let span = &span;
        let has_text = end > at + 1;
        self.links += 1;
        let (opening, closing) = match answer {
            LinkAnswer::Text { html } => {
                self.links += links_in(&events[at + 1..end]);
                self.inline(html.clone(), span);
                return end + 1;
            }
            LinkAnswer::Href { url, lang, text, rel_external } => {
                let url = address(url);
                let borrowed = text.as_ref().filter(|_| !has_text).map(|text| self.set(text, lang.is_none()));
                let attributes = [
                    ("href", Some(&*url)),
                    ("title", Some(&*title).filter(|title| !title.is_empty())),
                    ("hreflang", lang.as_deref()),
                    ("lang", lang.as_deref().filter(|_| borrowed.is_some())),
                    ("rel", rel_external.then_some("external")),
                ];
                let mut opening = open("a", &attributes);
                push_escaped(&mut opening, borrowed.as_deref().unwrap_or_default());
                (opening, "</a>")
            }
            LinkAnswer::Lang { tag, dir } => {
                (open("span", &[("lang", Some(tag)), ("dir", dir.map(|dir| dir.as_str()))]), "</span>")
            }
            LinkAnswer::Ruby { reading } => {
                let reading = format!("<rp>(</rp><rt>{}</rt><rp>)</rp></ruby>", escape(reading));
                self.inline("<ruby>", span);
                // The reading follows its base, so it is written when the base is.
                let mut inside = at + 1;
                while inside < end {
                    inside = self.step(events, inside);
                }
                self.inline(reading, span);
                return end + 1;
            }
            LinkAnswer::Image { .. } | LinkAnswer::Broken => (String::new(), ""),
        };
        self.inline(opening, span);
        self.ends.push(closing);
        at + 1
    }

    /// A text that is no part of a block, in the page's typography if it is in the page's language.
    fn set(&self, text: &str, is_ours: bool) -> String {
        let mut runs = [text.to_owned()];
        if is_ours {
            (self.answers.typeset)(&mut runs);
        }
        let [text] = runs;
        text
    }

    /// A paragraph that holds one picture and nothing else.
    fn figure(&mut self, events: &Events<'a>, at: usize) -> Option<usize> {
        let (Event::Start(Tag::Image { title, .. }), span) = events.get(at + 1)? else { return None };
        let end = end_of(events, at + 1);
        if !matches!(events.get(end + 1), Some((Event::End(TagEnd::Paragraph), _)))
            || !matches!(self.answers.links.get(self.links), Some(LinkAnswer::Image { .. }))
        {
            return None;
        }
        let (picture, end) = self.picture(events, at + 1, None);
        let mut figure = format!("<figure>{picture}");
        if !title.is_empty() {
            figure.push_str(&format!("<figcaption>{}</figcaption>", escape(&self.set(title, true))));
        }
        figure.push_str("</figure>\n");
        self.out.push((Event::Html(figure.into()), span.clone()));
        Some(end + 2)
    }

    /// The markup of the picture at `at`, and where it ends.
    fn picture(&mut self, events: &Events<'a>, at: usize, title: Option<&str>) -> (String, usize) {
        let answer = self.answers.links.get(self.links).unwrap_or(&LinkAnswer::Broken);
        let end = end_of(events, at);
        let inside = &events[at + 1..end];
        self.links += 1 + links_in(inside);
        let written = plain(inside);
        let LinkAnswer::Image { url, width, height, alt, choice } = answer else { return (escape(&written), end) };
        let alt = if written.trim().is_empty() { alt } else { &written };
        let sizes = (!choice.sources.is_empty() || choice.srcset.is_some()).then_some(choice.sizes.as_str());
        let sources = choice.sources.iter();
        let sources: String = sources.map(|(form, set)| open("source", &[("type", Some(form)), ("srcset", Some(set)), ("sizes", sizes)])).collect();
        let picture = open(
            "img",
            &[
                ("class", choice.class.as_deref()),
                ("src", Some(&address(url))),
                ("srcset", choice.srcset.as_deref()),
                ("sizes", sizes.filter(|_| choice.srcset.is_some())),
                ("width", Some(&width.to_string())),
                ("height", Some(&height.to_string())),
                ("alt", Some(alt)),
                ("title", title),
                ("fetchpriority", choice.eager.then_some("high")),
                ("loading", (!choice.eager).then_some("lazy")),
                ("decoding", Some("async")),
            ],
        );
        let picture = if sources.is_empty() { picture } else { format!("<picture>{sources}{picture}</picture>") };
        (picture, end)
    }
}

fn links_in(events: &[(Event<'_>, Range<usize>)]) -> usize {
    events.iter().filter(|(event, _)| matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. }))).count()
}
