//! What stands around every page of a language: titles, languages, menus, publisher.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::{Pen, card, compact};
use crate::lang::{Lang, PerLang};
use crate::resolve::{MenuPlace, Node};

/// The shell of every language.
pub(super) fn all(pen: &Pen<'_>) -> PerLang<Arc<Json>> {
    PerLang::from_fn(&pen.setting.settings.languages, |lang| Arc::new(one(pen, lang)))
}

fn one(pen: &Pen<'_>, lang: Lang) -> Json {
    let settings = pen.setting.settings;
    let voice = pen.voice(lang);
    let languages: Vec<Json> = settings
        .languages
        .iter()
        .map(|(_, language)| {
            json!({
                "tag": language.tag,
                "endonym": language.endonym,
                "dir": language.direction.as_str(),
                "home_url": settings.link(&format!("{}/", language.segment)),
            })
        })
        .collect();
    compact(json!({
        "title": voice.typeset(&settings.title[lang]),
        "description": voice.typeset(&settings.description[lang]),
        "base": settings.base,
        "root_url": settings.absolute(""),
        "home_url": settings.link(&format!("{}/", settings.languages[lang].segment)),
        "languages": languages,
        "publisher": pen.site.publisher.and_then(|rank| card::card(pen, rank, lang)),
        "reload": pen.reload,
        "generator": concat!("caybeo ", env!("CARGO_PKG_VERSION")),
    }))
}

/// The menus as a page sees them: the entry it belongs to is marked.
pub(super) fn menus(pen: &Pen<'_>, node: Node, lang: Lang) -> Json {
    let menus = &pen.site.menus[lang];
    let section = match node {
        Node::Item(rank) => Some(pen.site.items[rank].section),
        Node::Facet(rank) => Some(pen.site.facets[rank].section),
        _ => None,
    };
    let entries = |links: &Vec<crate::resolve::MenuLink>| -> Vec<Json> {
        links
            .iter()
            .filter_map(|link| {
                let (url, current) = match &link.place {
                    MenuPlace::Url(url) => (url.clone(), false),
                    MenuPlace::Node(target) => {
                        let (path, _) = pen.lead(*target, lang)?;
                        (pen.link(path), *target == node || section.is_some_and(|rank| *target == Node::Section(rank)))
                    }
                };
                Some(compact(json!({
                    "title": pen.voice(link.borrowed.unwrap_or(lang)).typeset(&link.title),
                    "url": url,
                    "current": current,
                    "lang": link.borrowed.map(|lang| pen.tag(lang)),
                })))
            })
            .collect()
    };
    menus.iter().map(|(name, links)| (name.clone(), Json::Array(entries(links)))).collect::<serde_json::Map<_, _>>().into()
}
