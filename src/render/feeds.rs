//! Atom feeds (RFC 4287): one per language for all news, one per language and section of news.

use atom_syndication::{Content, Entry, Feed, Generator, Link, Text, TextType};
use tera::Value;

use super::sitemap::updated;
use super::view::{View, text};
use super::{Pen, body, escape};
use crate::i18n::Arg;
use crate::kinds::OrderKey;
use crate::lang::Lang;
use crate::resolve::{Node, Presence};

/// The feeds of a language: those that have entries.
pub(super) struct Feeds {
    /// What they are.
    pub planned: Vec<Planned>,
    /// As every page names them.
    pub listed: Value,
}

/// A feed of the site.
pub(super) struct Planned {
    /// Its name.
    pub title: String,
    /// Its path.
    pub path: String,
    /// The section whose news it has; all news without one.
    section: Option<usize>,
}

impl Feeds {
    pub(super) fn of(pen: &Pen<'_>, lang: Lang) -> Feeds {
        let (site, settings) = (pen.site, pen.setting.settings);
        let site_title = text(&pen.fixed(lang).site_title);
        let mut planned = Vec::new();
        if (0..site.items.len()).any(|rank| is_news(pen, rank, lang)) {
            let path = format!("{}/feed.xml", settings.languages[lang].segment);
            planned.push(Planned { title: site_title.to_owned(), path, section: None });
        }
        for (rank, section) in site.sections.iter().enumerate() {
            let there = section.items[lang].iter().any(|rank| is_news(pen, *rank, lang));
            let Some(path) = site.path(Node::Section(rank), lang).filter(|_| there) else { continue };
            let title = site.title(Node::Section(rank), lang, pen.setting).unwrap_or_default();
            let voice = pen.voice(lang);
            let arguments = [("section", Arg::Text(voice.typeset(&title))), ("site", Arg::Text(site_title.to_owned()))];
            let title = voice.phrase("feed-title", &arguments).map_or(title, |phrase| phrase.text);
            planned.push(Planned { title, path: format!("{path}feed.xml"), section: Some(rank) });
        }
        let view = |feed: &Planned| View::new().with("title", feed.title.as_str()).with("url", pen.link(&feed.path));
        Feeds { listed: planned.iter().map(view).collect::<Vec<View>>().into(), planned }
    }
}

fn is_news(pen: &Pen<'_>, rank: usize, lang: Lang) -> bool {
    let item = &pen.site.items[rank];
    item.kind(pen.setting.kinds).feed && item.presence[lang] == Presence::Own && !item.is_draft[lang]
}

impl Planned {
    /// The page it belongs to.
    pub fn node(&self) -> Node {
        Node::Section(self.section.unwrap_or(0))
    }

    /// Its entries, newest first.
    pub fn items(&self, pen: &Pen<'_>, lang: Lang) -> Vec<usize> {
        let news: Vec<usize> = match self.section {
            Some(rank) => pen.site.sections[rank].items[lang].iter().copied().filter(|rank| is_news(pen, *rank, lang)).collect(),
            None => (0..pen.site.items.len()).filter(|rank| is_news(pen, *rank, lang)).collect(),
        };
        let order = [OrderKey::parse("-date"), OrderKey::parse("-updated")];
        crate::resolve::first(&news, pen.setting.settings.output.feed_size, lang, &order, &pen.site.items, pen.setting)
    }
}

/// Columns of an entry's body.
const EXCERPT: usize = 600;

/// Writes a feed.
pub(super) fn write(pen: &Pen<'_>, lang: Lang, planned: &Planned) -> String {
    let settings = pen.setting.settings;
    let news = planned.items(pen, lang);
    let entries: Vec<Entry> = news.iter().filter_map(|rank| entry(pen, *rank, lang)).collect();
    // The newest change of any entry: never the time of the build.
    let newest = entries.iter().map(|entry| entry.updated).max();
    let own = settings.absolute(&planned.path);
    let mut feed = Feed {
        title: Text::plain(planned.title.clone()),
        id: own.clone(),
        lang: Some(pen.tag(lang).to_owned()),
        generator: Some(Generator { value: "caybeo".to_owned(), uri: None, version: Some(env!("CARGO_PKG_VERSION").to_owned()) }),
        links: vec![
            Link { href: own, rel: "self".to_owned(), mime_type: Some("application/atom+xml".to_owned()), ..Link::default() },
            Link {
                href: settings.absolute(pen.site.path(Node::Section(planned.section.unwrap_or(0)), lang).unwrap_or_default()),
                rel: "alternate".to_owned(),
                mime_type: Some("text/html".to_owned()),
                hreflang: Some(pen.tag(lang).to_owned()),
                ..Link::default()
            },
        ],
        authors: vec![atom_syndication::Person { name: author(pen, lang), ..Default::default() }],
        entries,
        ..Feed::default()
    };
    if let Some(newest) = newest {
        feed.updated = newest;
    }
    feed.to_string()
}

/// The organisation that speaks, else the portal itself.
fn author(pen: &Pen<'_>, lang: Lang) -> String {
    let publisher = pen.site.publisher.and_then(|rank| pen.face(Node::Item(rank), lang)?.title.as_ref());
    text(publisher.unwrap_or(&pen.fixed(lang).site_title)).to_owned()
}

fn entry(pen: &Pen<'_>, rank: usize, lang: Lang) -> Option<Entry> {
    let settings = pen.setting.settings;
    let item = &pen.site.items[rank];
    let kind = item.kind(pen.setting.kinds);
    let voice = pen.voice(lang);
    let path = pen.site.path(Node::Item(rank), lang)?;
    let day = kind.date.and_then(|field| item.draft.fact(field)).and_then(|datum| datum.value.begins());
    let midnight = |day: &str| format!("{day}T00:00:00Z").parse().ok();
    let published = day.and_then(|day| midnight(&day.date.to_string()));
    let changed = updated(pen, Node::Item(rank), lang).and_then(|day| midnight(&day)).or(published)?;
    let face = pen.face(Node::Item(rank), lang)?;
    let summary = face.summary.as_ref().map(|summary| text(summary).to_owned());
    let head = item.draft.heads[lang].as_ref()?;
    let excerpt = voice.typeset(&body::beginning(pen, rank, &head.source, head.body.clone(), EXCERPT));
    let html: String = [summary.clone(), Some(excerpt)].into_iter().flatten().filter(|text| !text.is_empty()).map(|text| format!("<p>{}</p>", escape(&text))).collect();
    Some(Entry {
        title: Text::plain(text(face.title.as_ref()?)),
        id: settings.absolute(path),
        updated: changed,
        published,
        links: vec![Link {
            href: settings.absolute(path),
            rel: "alternate".to_owned(),
            hreflang: Some(pen.tag(lang).to_owned()),
            mime_type: Some("text/html".to_owned()),
            ..Link::default()
        }],
        summary: summary.map(|value| Text { value, r#type: TextType::Text, ..Text::default() }),
        content: Some(Content { value: Some(html), content_type: Some("html".to_owned()), lang: Some(pen.tag(lang).to_owned()), ..Content::default() }),
        categories: topics(pen, rank, lang),
        ..Entry::default()
    })
}

/// What an entry is about: the items its facets refer to.
fn topics(pen: &Pen<'_>, rank: usize, lang: Lang) -> Vec<atom_syndication::Category> {
    let item = &pen.site.items[rank];
    let kind = item.kind(pen.setting.kinds);
    let fields = kind.facet_pages.iter().filter_map(|fields| fields.first());
    fields
        .flat_map(|field| &item.references[field.0 as usize])
        .filter_map(|rank| {
            let topic = &pen.site.items[*rank];
            let label = topic.title(lang, pen.setting.kinds).map(|title| pen.voice(lang).typeset(title));
            Some(atom_syndication::Category { term: topic.draft.id.clone(), label, scheme: None })
        })
        .collect()
}

