//! The tree of sections, and menus over it.

use std::collections::BTreeSet;

use super::{BodyLinks, Node, Presence, Section, Setting, Site};
use crate::config::MenuTarget;
use crate::diag::Report;
use crate::diag::catalog::{links as say, settings as settings_say};
use crate::lang::{Lang, PerLang};
use crate::parse::SectionDraft;
use crate::source::Place;
use crate::text::nearest;

/// Where a menu entry leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MenuPlace {
    /// A page of the site.
    Node(Node),
    /// Another site.
    Url(String),
}

/// One entry of a menu, in one language.
#[derive(Clone, Debug)]
pub struct MenuLink {
    /// Its words.
    pub title: String,
    /// The language of the words, if borrowed.
    pub borrowed: Option<Lang>,
    /// Where it leads.
    pub place: MenuPlace,
}

/// Makes a tree of the sections; the root comes first and must be there.
pub(super) fn section_tree(drafts: Vec<SectionDraft>, setting: &Setting<'_>, report: &mut Report) -> Vec<Section> {
    let languages = &setting.settings.languages;
    if drafts.iter().all(|draft| !draft.id.is_empty()) && report.gate().is_ok() {
        let tag = &languages[Lang::FIRST].tag;
        report.say(say::no_root_section(Place::path(format!("content/_section.{tag}.md"))));
    }
    let mut sections: Vec<Section> = drafts.into_iter().map(|draft| bare(draft, setting)).collect();
    sections.sort_by(|a, b| a.draft.id.cmp(&b.draft.id));
    if sections.first().is_none_or(|first| !first.is_root()) {
        sections.insert(0, empty_root(setting));
    }
    for rank in 1..sections.len() {
        sections[rank].parent = Some(nearest_section(&sections[rank].draft.id, &sections));
    }
    let mut below: Vec<Vec<usize>> = sections.iter().map(|_| Vec::new()).collect();
    for (rank, section) in sections.iter().enumerate() {
        if let Some(parent) = section.parent {
            below[parent].push(rank);
        }
    }
    for (rank, mut below) in below.into_iter().enumerate() {
        // Sections stand by id already.
        below.sort_by_key(|rank| sections[*rank].draft.rules.weight);
        sections[rank].sections = below;
    }
    sections
}

/// A section of which only its files are known.
fn bare(draft: SectionDraft, setting: &Setting<'_>) -> Section {
    let languages = &setting.settings.languages;
    Section {
        draft,
        parent: None,
        items: PerLang::from_fn(languages, |_| Vec::new()),
        sections: Vec::new(),
        presence: PerLang::from_fn(languages, |_| Presence::Absent),
        filled: PerLang::from_fn(languages, |_| false),
        links: PerLang::from_fn(languages, |_| BodyLinks::default()),
        asks: Vec::new(),
        facets: PerLang::from_fn(languages, |_| Vec::new()),
    }
}

/// Stands in for a root section that is missing or faulty, so that the other faults can still be found.
fn empty_root(setting: &Setting<'_>) -> Section {
    let heads = PerLang::from_fn(&setting.settings.languages, |_| None);
    bare(SectionDraft { id: String::new(), source_lang: Lang::FIRST, heads, rules: Default::default() }, setting)
}

/// The nearest section strictly above an id; the root if there is none. Sections stand by id.
pub(super) fn nearest_section(id: &str, sections: &[Section]) -> usize {
    let mut at = id;
    while let Some((above, _)) = at.rsplit_once('/') {
        if let Ok(rank) = sections.binary_search_by(|section| section.draft.id.as_str().cmp(above)) {
            return rank;
        }
        at = above;
    }
    0
}

/// Fills the menus. Without any in `site.toml`, the main menu is the sections below the root.
pub(super) fn fill(site: &mut Site, faulty: &BTreeSet<String>, setting: &Setting<'_>, report: &mut Report) {
    site.publisher = setting.settings.publisher.as_ref().and_then(|publisher| {
        let found = site.item(&publisher.value);
        if found.is_none() && !faulty.contains(&publisher.value) {
            let near = nearest(&publisher.value, site.items.iter().map(|item| item.draft.id.as_str()));
            report.say(settings_say::unknown_target(publisher.place.clone(), &publisher.value, near));
        }
        found
    });
    if setting.settings.menus.is_empty() {
        for lang in setting.settings.languages.all() {
            let below = site.sections[0].sections.clone();
            let links = below.into_iter().filter_map(|rank| node_link(site, Node::Section(rank), None, lang, setting)).collect();
            site.menus[lang].insert("main".to_owned(), links);
        }
        return;
    }
    for menu in &setting.settings.menus {
        for lang in setting.settings.languages.all() {
            let mut links = Vec::new();
            for entry in &menu.entries {
                let own_title = entry.title.as_ref().and_then(|title| title[lang].clone());
                match &entry.target {
                    MenuTarget::Outside(url) => links.push(MenuLink {
                        title: own_title.unwrap_or_else(|| url.clone()),
                        borrowed: None,
                        place: MenuPlace::Url(url.clone()),
                    }),
                    MenuTarget::Inside(id) => {
                        let node = site.section(&id.value).map(Node::Section).or_else(|| site.item(&id.value).map(Node::Item));
                        match node {
                            Some(node) => links.extend(node_link(site, node, own_title, lang, setting)),
                            None if faulty.contains(&id.value) => {}
                            None => {
                                let ids = site.sections.iter().map(|section| section.draft.id.as_str());
                                let near = nearest(&id.value, ids.chain(site.items.iter().map(|item| item.draft.id.as_str())));
                                report.say(settings_say::unknown_target(id.place.clone(), &id.value, near));
                            }
                        }
                    }
                }
            }
            site.menus[lang].insert(menu.name.clone(), links);
        }
    }
}

/// A link to a node, unless it is not there, or is an empty section and those are hidden.
fn node_link(site: &Site, node: Node, title: Option<String>, lang: Lang, setting: &Setting<'_>) -> Option<MenuLink> {
    let presence = site.presence(node, lang);
    let words = presence.words(lang)?;
    if let Node::Section(rank) = node
        && !site.sections[rank].filled[lang]
        && !setting.settings.show_empty_sections
    {
        return None;
    }
    let (title, borrowed) = match title {
        Some(title) => (title, None),
        None => (site.title(node, lang, setting)?, (words != lang).then_some(words)),
    };
    Some(MenuLink { title, borrowed, place: MenuPlace::Node(node) })
}

impl Site {
    /// The title of an item or section in a language, or as borrowed; of a facet in the portal's words.
    pub fn title(&self, node: Node, lang: Lang, setting: &Setting<'_>) -> Option<String> {
        match node {
            Node::Item(rank) => self.items[rank].title(lang, setting.kinds).map(str::to_owned),
            Node::Section(rank) => self.sections[rank].head(lang).map(|head| head.title.value.clone()),
            Node::Facet(rank) => Some(super::addresses::facet_title(&self.facets[rank], &self.items, lang, setting)),
            Node::Chooser | Node::NotFound => None,
        }
    }
}
