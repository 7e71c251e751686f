//! What stands around every page of a language: titles, languages, menus, publisher.

use tera::Value;

use super::Pen;
use super::view::{Named, View};
use crate::lang::Lang;
use crate::resolve::{MenuLink, MenuPlace, Node};

/// The shell of a language.
pub(super) fn one(pen: &Pen<'_>, lang: Lang) -> View {
    let settings = pen.setting.settings;
    let voice = pen.voice(lang);
    let home = |segment: &str| settings.link(&format!("{segment}/"));
    let languages: Vec<View> = settings
        .languages
        .iter()
        .map(|(_, language)| {
            View::new()
                .with("tag", language.tag.as_str())
                .with("endonym", language.endonym.as_str())
                .with("dir", language.direction.as_str())
                .with("home_url", home(&language.segment))
        })
        .collect();
    View::new()
        .with("title", pen.fixed(lang).site_title.clone())
        .with("description", voice.typeset(&settings.description[lang]))
        .with("base", settings.base.as_str())
        .with("root_url", settings.absolute(""))
        .with("home_url", home(&settings.languages[lang].segment))
        .with("languages", languages)
        .with("publisher", pen.site.publisher.and_then(|rank| pen.card(rank, lang)))
        .with("reload", pen.reload)
        .with("generator", concat!("caybeo ", env!("CARGO_PKG_VERSION")))
}

/// The menus as a page sees them: the entry it belongs to is marked.
pub(super) fn menus(pen: &Pen<'_>, node: Node, lang: Lang) -> Value {
    let section = match node {
        Node::Item(rank) => Some(pen.site.items[rank].section),
        Node::Facet(rank) => Some(pen.site.facets[rank].section),
        Node::Section(rank) => return pen.menus(Some(rank), lang),
        Node::Chooser | Node::NotFound => None,
    };
    let own = MenuPlace::Node(node);
    match pen.site.menus[lang].values().flatten().any(|link| link.place == own) {
        true => marked(pen, Some(node), section.map(Node::Section), lang),
        false => pen.menus(section, lang),
    }
}

/// The menus with the entries marked that lead to one of two nodes.
pub(super) fn marked(pen: &Pen<'_>, one: Option<Node>, other: Option<Node>, lang: Lang) -> Value {
    let is_current = |target: Node| one == Some(target) || other == Some(target);
    let entry = |link: &MenuLink| {
        let (url, current) = match &link.place {
            MenuPlace::Url(url) => (url.as_str().into(), false),
            MenuPlace::Node(target) => (pen.face(*target, lang)?.url.clone(), is_current(*target)),
        };
        let words = link.borrowed.unwrap_or(lang);
        let entry = View::new()
            .with("title", pen.voice(words).typeset(&link.title))
            .with("url", url)
            .with("current", current)
            .with("lang", link.borrowed.map(|lang| pen.tag(lang)));
        Some(Value::from(entry))
    };
    let menus = pen.site.menus[lang].iter();
    Named(menus.map(|(name, links)| (name.as_str(), links.iter().filter_map(entry).collect::<Vec<Value>>().into())).collect()).into()
}
