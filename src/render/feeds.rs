//! Atom feeds (RFC 4287): one per language for all news, one per language and section of news.

use atom_syndication::{Content, Entry, Feed, Generator, Link, Text, TextType};

use super::sitemap::updated;
use super::{Pen, escape};
use crate::i18n::Arg;
use crate::lang::Lang;
use crate::resolve::{Node, Presence, Setting, Site};

/// A feed of the site.
pub(super) struct Planned {
    /// Its name.
    pub title: String,
    /// Its path.
    pub path: String,
    /// Its entries, newest first.
    pub items: Vec<usize>,
    /// The page it belongs to.
    pub node: Node,
}

/// The feeds of a language: those that have entries.
pub(super) fn of_language(site: &Site, setting: &Setting<'_>, lang: Lang) -> Vec<Planned> {
    let news = |rank: &usize| {
        let item = &site.items[*rank];
        item.kind(setting.kinds).feed && item.presence[lang] == Presence::Own && !item.is_draft[lang]
    };
    let newest = |ranks: Vec<usize>| {
        let order = [crate::kinds::OrderKey::parse("-date"), crate::kinds::OrderKey::parse("-updated")];
        crate::resolve::first(&ranks, setting.settings.output.feed_size, lang, &order, &site.items, setting)
    };
    let settings = setting.settings;
    let voice = setting.words.voice(lang);
    let mut feeds = Vec::new();
    let all: Vec<usize> = (0..site.items.len()).filter(news).collect();
    let site_title = voice.typeset(&settings.title[lang]);
    if !all.is_empty() {
        let path = format!("{}/feed.xml", settings.languages[lang].segment);
        feeds.push(Planned { title: site_title.clone(), path, items: newest(all), node: Node::Section(0) });
    }
    for (rank, section) in site.sections.iter().enumerate() {
        let items: Vec<usize> = section.items[lang].iter().copied().filter(news).collect();
        let Some(path) = site.path(Node::Section(rank), lang).filter(|_| !items.is_empty()) else { continue };
        let title = site.title(Node::Section(rank), lang, setting).unwrap_or_default();
        let arguments = [("section", Arg::Text(voice.typeset(&title))), ("site", Arg::Text(site_title.clone()))];
        let title = voice.phrase("feed-title", &arguments).map_or(title, |phrase| phrase.text);
        feeds.push(Planned { title, path: format!("{path}feed.xml"), items: newest(items), node: Node::Section(rank) });
    }
    feeds
}

/// Writes a feed.
pub(super) fn write(pen: &Pen<'_>, lang: Lang, planned: &Planned) -> String {
    let settings = pen.setting.settings;
    let entries: Vec<Entry> = planned.items.iter().filter_map(|rank| entry(pen, *rank, lang)).collect();
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
                href: settings.absolute(pen.site.path(planned.node, lang).unwrap_or_default()),
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
    let publisher = pen.site.publisher.and_then(|rank| super::card::card(pen, rank, lang));
    let name = publisher.and_then(|card| card["title"].as_str().map(str::to_owned));
    name.unwrap_or_else(|| pen.voice(lang).typeset(&pen.setting.settings.title[lang]))
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
    let summary = kind.field("summary").and_then(|(field, _)| item.text(lang, field)).map(|summary| voice.typeset(summary));
    let head = item.draft.heads[lang].as_ref()?;
    let excerpt = voice.typeset(&head.outline.excerpt);
    let html: String = [summary.clone(), Some(excerpt)].into_iter().flatten().filter(|text| !text.is_empty()).map(|text| format!("<p>{}</p>", escape(&text))).collect();
    Some(Entry {
        title: Text::plain(voice.typeset(item.title(lang, pen.setting.kinds)?)),
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

