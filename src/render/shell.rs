//! What stands around every page of a language: titles, languages, menus, publisher, feeds, and the parts of the theme
//! that look the same on many pages.

use std::sync::Arc;

use tera::Value;

use super::view::{Named, View};
use super::{Pen, beside, context};
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::resolve::{MenuLink, MenuPlace, Node};

/// What pages of a language know of the site, but its menus.
pub(super) fn site(pen: &Pen<'_>, lang: Lang) -> View {
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
        .with("feeds", pen.feeds(lang).listed.clone())
        .with("reload", pen.reload)
        .with("generator", concat!("caybeo ", env!("CARGO_PKG_VERSION")))
        .and(beside::named(pen, lang))
}

/// What a page stands in.
pub(super) struct Shell {
    /// What it knows of the site.
    pub site: Value,
    /// The parts it shares with other pages, rendered, by name.
    pub shared: Value,
}

impl Shell {
    /// The shell with the menu entries marked that lead to one of two nodes.
    pub(super) fn marked(pen: &Pen<'_>, one: Option<Node>, other: Option<Node>, lang: Lang) -> Result<Shell, Diagnostic> {
        let site = pen.site_view(lang).seen_with("menus", menus(pen, [one, other], lang));
        let sees = context(pen, lang, site.clone());
        let part = |(name, template)| Ok((name, Value::safe_string(&pen.theme.render(template, &sees)?)));
        let shared = Named(pen.theme.shared().map(part).collect::<Result<_, Diagnostic>>()?).into();
        Ok(Shell { site, shared })
    }
}

impl Pen<'_> {
    /// What stands around a page: the menu entry it belongs to is marked.
    pub(super) fn shell_of(&self, node: Node, lang: Lang) -> Result<Arc<Shell>, Diagnostic> {
        let section = match node {
            Node::Item(rank) => Some(self.site.items[rank].section),
            Node::Facet(rank) => Some(self.site.facets[rank].section),
            Node::Section(rank) => return self.shell(Some(rank), lang),
            Node::Chooser | Node::NotFound => None,
        };
        let own = MenuPlace::Node(node);
        match self.site.menus[lang].values().flatten().any(|link| link.place == own) {
            true => Shell::marked(self, Some(node), section.map(Node::Section), lang).map(Arc::new),
            false => self.shell(section, lang),
        }
    }
}

/// The menus, with the entries marked that lead to one of some nodes.
fn menus<'p>(pen: &'p Pen<'_>, marked: [Option<Node>; 2], lang: Lang) -> Named<'p> {
    let entry = |link: &MenuLink| {
        let (url, current) = match &link.place {
            MenuPlace::Url(url) => (url.as_str().into(), false),
            MenuPlace::Node(target) => (pen.face(*target, lang)?.url.clone(), marked.contains(&Some(*target))),
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
    Named(menus.map(|(name, links)| (name.as_str(), links.iter().filter_map(entry).collect::<Vec<Value>>().into())).collect())
}
