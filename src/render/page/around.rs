//! What stands around a page's content: its twins in other languages, the way up, what it tells other programs.

use serde_json::{Value as Json, json};

use super::Writer;
use crate::lang::Lang;
use crate::render::{Pen, compact};
use crate::resolve::{Node, Page, Presence};

impl Writer<'_, '_> {
    pub(super) fn borrowed(&self, presence: Presence) -> Option<Json> {
        let Presence::Borrowed(from) = presence else { return None };
        let language = &self.pen.setting.settings.languages[from];
        let path = self.pen.site.path(self.page.node, from)?;
        Some(json!({ "endonym": language.endonym, "lang": language.tag, "url": self.pen.link(path) }))
    }

    /// Every language: the same page there, else the nearest page above it.
    pub(super) fn switcher(&self) -> Vec<Json> {
        let pen = self.pen;
        pen.setting
            .settings
            .languages
            .iter()
            .map(|(lang, language)| {
                let path = self.above().into_iter().find_map(|node| pen.site.path(node, lang)).map(str::to_owned);
                let path = match self.page.node {
                    Node::NotFound if self.page.path.starts_with(&pen.setting.settings.languages[self.lang].segment) => {
                        Some(format!("{}/404.html", language.segment))
                    }
                    _ => path,
                };
                let borrowed = matches!(pen.site.presence(self.page.node, lang), Presence::Borrowed(_));
                json!({
                    "tag": language.tag,
                    "endonym": language.endonym,
                    "dir": language.direction.as_str(),
                    "url": pen.link(&path.unwrap_or_else(|| format!("{}/", language.segment))),
                    "current": lang == self.lang && self.page.node != Node::Chooser,
                    "borrowed": borrowed,
                })
            })
            .collect()
    }

    /// The node itself, then what it lies in, up to the root.
    pub(super) fn above(&self) -> Vec<Node> {
        let mut nodes = vec![self.page.node];
        let mut section = match self.page.node {
            Node::Item(rank) => Some(self.pen.site.items[rank].section),
            Node::Facet(rank) => Some(self.pen.site.facets[rank].section),
            Node::Section(rank) => self.pen.site.sections[rank].parent,
            Node::Chooser | Node::NotFound => None,
        };
        while let Some(rank) = section {
            nodes.push(Node::Section(rank));
            section = self.pen.site.sections[rank].parent;
        }
        nodes
    }

    /// True translations of this very page, itself included, and what a reader of no listed language gets.
    pub(super) fn hreflang(&self) -> Vec<Json> {
        hreflang(self.pen, self.page).into_iter().map(|(tag, href)| json!({ "tag": tag, "href": href })).collect()
    }

    /// From the home page to the page above this one.
    pub(super) fn breadcrumbs(&self) -> Vec<Json> {
        let pen = self.pen;
        let mut steps: Vec<Json> = self
            .above()
            .into_iter()
            .skip(1)
            .filter_map(|node| {
                let path = pen.site.path(node, self.lang)?;
                let words = pen.site.presence(node, self.lang).words(self.lang)?;
                let root = matches!(node, Node::Section(rank) if pen.site.sections[rank].is_root());
                let title = match root {
                    true => pen.say(self.lang, "ui-home"),
                    false => pen.voice(words).typeset(&pen.site.title(node, self.lang, pen.setting)?),
                };
                Some(compact(json!({
                    "title": title,
                    "url": pen.link(path),
                    "lang": (words != self.lang).then(|| pen.tag(words)),
                    "home": root.then_some(true),
                })))
            })
            .collect();
        steps.reverse();
        steps
    }

    pub(super) fn og(&self) -> Json {
        let pen = self.pen;
        let locale = |lang: Lang| pen.voice(lang).og_locale();
        let others: Vec<String> = pen
            .setting
            .settings
            .languages
            .all()
            .filter(|lang| *lang != self.lang && pen.site.presence(self.page.node, *lang) == Presence::Own && self.page.node != Node::NotFound)
            .map(locale)
            .collect();
        let article = matches!(self.page.node, Node::Item(rank) if pen.site.items[rank].kind(pen.setting.kinds).feed);
        compact(json!({
            "type": if article { "article" } else { "website" },
            "locale": locale(self.words),
            "alternates": others,
        }))
    }

    pub(super) fn feeds(&self) -> Vec<Json> {
        self.pen.feeds[self.lang]
            .iter()
            .map(|feed| json!({ "title": feed.title, "url": self.pen.link(&feed.path) }))
            .collect()
    }
}

/// Whether a page may be indexed.
pub(crate) fn is_indexed(pen: &Pen<'_>, page: &Page) -> bool {
    let own = pen.site.presence(page.node, page.lang) == Presence::Own;
    let full = match page.node {
        Node::Item(rank) => !pen.site.items[rank].is_draft[page.lang],
        Node::Section(rank) => pen.site.sections[rank].is_root() || pen.site.sections[rank].filled[page.lang],
        Node::Facet(_) | Node::Chooser => true,
        Node::NotFound => false,
    };
    own && full && pen.setting.settings.output.indexed && !pen.setting.preview
}

/// Tags and absolute addresses of the translations of a page, itself included, `x-default` last. The chooser stands for
/// readers of no listed language on the home pages, the first language elsewhere.
pub(crate) fn hreflang(pen: &Pen<'_>, page: &Page) -> Vec<(String, String)> {
    let absolute = |path: &str| pen.setting.settings.absolute(path);
    let home = |node: Node| matches!(node, Node::Section(rank) if pen.site.sections[rank].is_root());
    let node = match page.node {
        Node::NotFound => return Vec::new(),
        Node::Chooser => Node::Section(0),
        node => node,
    };
    let twin = |lang: Lang| {
        let there = page.number == 1 || pen.site.list_pages(node, lang, pen.setting) >= page.number;
        let path = pen.site.path(node, lang).filter(|_| there)?;
        let path = if page.number == 1 { path.to_owned() } else { format!("{path}page/{}/", page.number) };
        let twin = Page { node, lang, number: page.number, path };
        is_indexed(pen, &twin).then(|| (pen.tag(lang).to_owned(), absolute(&twin.path)))
    };
    let mut links: Vec<(String, String)> = pen.setting.settings.languages.all().filter_map(twin).collect();
    let default = if home(node) { Some(absolute("")) } else { links.first().map(|(_, href)| href.clone()) };
    links.extend(default.map(|href| ("x-default".to_owned(), href)));
    links
}
