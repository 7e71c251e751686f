//! Atom feeds (RFC 4287): one per language for all news, one per language and section of news.

use atom_syndication::{Content, Entry, Feed, Generator, Link, Text, TextType};
use jiff::civil::Date;
use tera::Value;

use super::sitemap::{data, updated};
use super::view::{View, text};
use super::{Pen, escape};
use crate::emit::Artifact;
use crate::i18n::Arg;
use crate::kinds::{OrderKey, Scope, Value as Written};
use crate::lang::Lang;
use crate::resolve::{Node, Presence};

/// The feeds of a language: those that have entries.
pub(super) struct Feeds {
    planned: Vec<Planned>,
    /// As every page names them.
    pub listed: Value,
}

/// A feed of the site.
struct Planned {
    /// Its name.
    title: String,
    /// Its path.
    path: String,
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

/// The newest of some items, newest first.
fn newest(pen: &Pen<'_>, mut ranks: Vec<usize>, lang: Lang) -> Vec<usize> {
    let size = pen.setting.settings.output.feed_size;
    let days: Option<Vec<Date>> = ranks.iter().map(|rank| day(pen, *rank)).collect();
    // Where every item has its day, only those of the newest days need to be put in order.
    if let Some(mut days) = days
        && size > 0
        && size < days.len()
    {
        let (_, limit, _) = days.select_nth_unstable_by(size - 1, |a, b| b.cmp(a));
        let limit = *limit;
        ranks.retain(|rank| day(pen, *rank).is_some_and(|day| day >= limit));
    }
    let order = [OrderKey::parse("-date"), OrderKey::parse("-updated")];
    let mut sorted = crate::resolve::sorted(&ranks, lang, &order, &pen.site.items, pen.setting);
    sorted.truncate(size);
    sorted
}

/// The day an item is ordered by, if it has one of its own.
fn day(pen: &Pen<'_>, rank: usize) -> Option<Date> {
    let item = &pen.site.items[rank];
    let (field, of) = item.kind(pen.setting.kinds).field("date")?;
    match &item.draft.fact(field)?.value {
        Written::Date(day) if of.scope == Scope::Fact => Some(day.date),
        _ => None,
    }
}

/// Every feed as a file.
pub(super) fn artifacts<'a>(pen: &Pen<'_>) -> Vec<Artifact<'a>> {
    let languages = pen.setting.settings.languages.all();
    languages
        .flat_map(|lang| pen.feeds(lang).planned.iter().map(move |feed| (lang, feed)))
        .map(|(lang, feed)| data(feed.path.clone(), write(pen, lang, feed).into_bytes()))
        .collect()
}

fn write(pen: &Pen<'_>, lang: Lang, planned: &Planned) -> String {
    let settings = pen.setting.settings;
    let ranks: Vec<usize> = match planned.section {
        Some(rank) => pen.site.sections[rank].items[lang].clone(),
        None => (0..pen.site.items.len()).collect(),
    };
    let news = newest(pen, ranks.into_iter().filter(|rank| is_news(pen, *rank, lang)).collect(), lang);
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
    let excerpt = voice.typeset(&head.outline.excerpt);
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

