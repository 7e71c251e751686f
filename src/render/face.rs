//! How a node looks from elsewhere: its title, its summary, where it is, and the way to it.
//!
//! Takes a node and a reader's language, gives what cards, links, breadcrumbs and structured data say of it, set once.
//! Never holds what only its own page shows.

use std::sync::OnceLock;

use tera::Value;

use super::view::{View, marked, text};
use super::{Pen, jsonld};
use crate::i18n::Voice;
use crate::lang::Lang;
use crate::resolve::Node;

/// A node as readers of a language see it from elsewhere.
pub(super) struct Face {
    /// Its address within the host.
    pub url: Value,
    /// The language of the page at that path: the reader's, else the one its words were written in.
    pub at: Lang,
    /// The language of its words.
    pub words: Lang,
    /// Its title.
    pub title: Option<Value>,
    /// Its title as HTML, with `<wbr>` between phrases where the language writes without spaces.
    pub title_html: Option<Value>,
    /// Its summary.
    pub summary: Option<Value>,
    /// It as a part of structured data.
    stub: OnceLock<Option<Box<str>>>,
}

impl Face {
    pub(super) fn of(pen: &Pen<'_>, node: Node, lang: Lang) -> Option<Face> {
        let (path, at) = pen.lead(node, lang)?;
        let words = pen.site.presence(node, at).words(at).unwrap_or(at);
        let voice = pen.voice(words);
        let title: Option<Value> = pen.site.title(node, at, pen.setting).map(|title| voice.typeset(&title).into());
        Some(Face {
            url: pen.link(path).into(),
            at,
            words,
            title_html: title.as_ref().map(|title| phrased(voice, title)),
            title,
            summary: summary(pen, node, at, words).map(|summary| voice.typeset(summary).into()),
            stub: OnceLock::new(),
        })
    }

    /// Its address with the host.
    pub(super) fn absolute(&self, pen: &Pen<'_>) -> String {
        format!("{}{}", pen.setting.settings.origin, text(&self.url))
    }

    /// The item as structured data of another page refers to it.
    pub(super) fn stub(&self, pen: &Pen<'_>, rank: usize) -> Option<&str> {
        self.stub.get_or_init(|| jsonld::stub(pen, self, rank).map(String::into_boxed_str)).as_deref()
    }

    /// Tag and direction of its words for readers of a language, if they are not in it.
    pub(super) fn foreign<'a>(&self, pen: &Pen<'a>, lang: Lang) -> (Option<&'a str>, Option<&'static str>) {
        match self.words == lang {
            true => (None, None),
            false => (Some(pen.tag(self.words)), Some(pen.dir(self.words))),
        }
    }
}

fn summary<'a>(pen: &Pen<'a>, node: Node, at: Lang, words: Lang) -> Option<&'a str> {
    match node {
        Node::Item(rank) => {
            let item = &pen.site.items[rank];
            let (field, _) = item.kind(pen.setting.kinds).field("summary")?;
            item.text(words, field)
        }
        Node::Section(rank) => pen.site.sections[rank].head(at)?.summary.as_ref().map(|summary| summary.value.as_str()),
        _ => None,
    }
}

/// Text already set as HTML, with `<wbr>` between phrases where the language writes without spaces.
pub(super) fn phrased(voice: &Voice, set: &Value) -> Value {
    match &voice.phrases(text(set))[..] {
        [_] => marked(set),
        phrases => phrases.iter().map(|phrase| super::escape(phrase)).collect::<Vec<_>>().join("<wbr>").into(),
    }
}

/// The way from the home page to a section, itself included.
pub(super) struct Trail {
    /// Steps for templates.
    pub steps: Value,
    /// Titles for the page's head, nearest first, without the home page: ` — Dự án`.
    pub titles: String,
    /// Names and addresses for structured data.
    pub listed: Vec<(String, String)>,
}

impl Trail {
    /// The way to nowhere.
    pub(super) fn none() -> Trail {
        Trail { steps: Vec::<Value>::new().into(), titles: String::new(), listed: Vec::new() }
    }

    pub(super) fn to(pen: &Pen<'_>, section: usize, lang: Lang) -> Trail {
        let mut ranks = vec![section];
        while let Some(above) = ranks.last().and_then(|rank| pen.site.sections[*rank].parent) {
            ranks.push(above);
        }
        let (mut steps, mut trail) = (Vec::new(), Trail::none());
        for rank in ranks {
            let Some(face) = pen.face(Node::Section(rank), lang).filter(|face| face.at == lang) else { continue };
            let root = pen.site.sections[rank].is_root();
            if let Some(title) = &face.title {
                trail.listed.push((text(title).to_owned(), face.absolute(pen)));
            }
            let title = if root { Some(pen.fixed(lang).home.clone()) } else { face.title.clone() };
            let Some(title) = title else { continue };
            if !root {
                trail.titles.push_str(" — ");
                trail.titles.push_str(text(&title));
            }
            let (tag, _) = face.foreign(pen, lang);
            steps.push(View::new().with("title", title).with("url", face.url.clone()).with("lang", tag).with("home", root.then_some(true)));
        }
        steps.reverse();
        trail.listed.reverse();
        Trail { steps: steps.into(), ..trail }
    }
}
