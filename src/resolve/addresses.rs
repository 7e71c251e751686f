//! The one place that makes addresses.
//!
//! `vi/` + translated slugs of the sections above + the item's own slug. Addresses have no base and no slash in front;
//! `Settings::link` adds both.

use std::collections::BTreeMap;

use super::facets::{Facet, FacetValue};
use super::references::last_part;
use super::{Item, Node, Page, Setting, Site};
use crate::diag::Report;
use crate::diag::catalog::links as say;
use crate::kinds::Value;
use crate::lang::Lang;
use crate::source::{Place, Placed};
use crate::text;

/// Gives every node its address and every page its path, and complains of two on one address.
pub(super) fn assign(site: &mut Site, setting: &Setting<'_>, report: &mut Report) {
    let mut taken = Taken::default();
    for lang in setting.settings.languages.all() {
        sections_and_items(site, lang, setting, &mut taken, report);
        for rank in 0..site.facets.len() {
            if site.facets[rank].members[lang].is_empty() {
                continue;
            }
            let Some(above) = site.addresses.get(&(Node::Section(site.facets[rank].section), lang)).cloned() else { continue };
            let path = format!("{above}{}/", facet_slugs(&site.facets[rank], &site.items, lang, setting).join("/"));
            let place = setting.kinds[site.facets[rank].kind].place.clone();
            taken.take(site, Node::Facet(rank), lang, path, place, report);
        }
    }
    aliases(site, setting, &taken, report);
    pages(site, setting);
}

/// Who has which path.
#[derive(Default)]
struct Taken(BTreeMap<String, Place>);

impl Taken {
    fn take(&mut self, site: &mut Site, node: Node, lang: Lang, path: String, place: Place, report: &mut Report) {
        match self.0.get(&path) {
            Some(other) => report.say(say::same_address(place, &path, other.clone())),
            None => {
                self.0.insert(path.clone(), place);
                site.addresses.insert((node, lang), path);
            }
        }
    }
}

fn sections_and_items(site: &mut Site, lang: Lang, setting: &Setting<'_>, taken: &mut Taken, report: &mut Report) {
    let home = format!("{}/", setting.settings.languages[lang].segment);
    // Parents stand before children: ids are sorted and a parent's id is a prefix of its children's.
    let mut folders: Vec<String> = Vec::with_capacity(site.sections.len());
    for rank in 0..site.sections.len() {
        let section = &site.sections[rank];
        let head = section.head(lang);
        let folder = match section.parent {
            None => home.clone(),
            Some(parent) => {
                let written = head.and_then(|head| head.slug.clone());
                let title = head.map(|head| head.title.value.as_str());
                format!("{}{}/", folders[parent], slug(written, title, &section.draft.id, report))
            }
        };
        folders.push(folder.clone());
        if let Some(head) = head {
            let place = head.slug.as_ref().map_or(head.title.place.clone(), |slug| slug.place.clone());
            taken.take(site, Node::Section(rank), lang, folder, place, report);
        }
    }
    for rank in 0..site.items.len() {
        let item = &site.items[rank];
        let Some(words) = item.words_lang(lang) else { continue };
        let kind = item.kind(setting.kinds);
        let datum = |name: &str| kind.field(name).and_then(|(field, _)| item.draft.word(words, field));
        let written = match datum("slug").map(|datum| (&datum.value, &datum.place)) {
            Some((Value::Text(slug), place)) => Some(Placed::new(slug.clone(), place.clone())),
            _ => None,
        };
        let place = written.as_ref().map(|slug| slug.place.clone()).or_else(|| datum("title").map(|title| title.place.clone()));
        let place = place.unwrap_or_else(|| Place::path(item.draft.id.clone()));
        let own = slug(written, item.title(lang, setting.kinds), &item.draft.id, report);
        let path = format!("{}{own}/", folders[item.section]);
        taken.take(site, Node::Item(rank), lang, path, place, report);
    }
}

/// The slug that was written; else the title's, where readers would recognise it; else the last part of the id.
fn slug(written: Option<Placed<String>>, title: Option<&str>, id: &str, report: &mut Report) -> String {
    if let Some(written) = written {
        let clean = text::slug(&written.value);
        if clean != written.value {
            report.say(say::bad_slug(written.place, &written.value, &clean));
        }
        return clean;
    }
    title
        .filter(|title| text::is_latin(title))
        .map(text::slug)
        .filter(|slug| !slug.is_empty())
        .unwrap_or_else(|| last_part(id).to_owned())
}

/// `stage`, `calling` in the words of the language; their ids where the script is not Latin.
fn facet_slugs(facet: &Facet, items: &[Item], lang: Lang, setting: &Setting<'_>) -> Vec<String> {
    let kind = &setting.kinds[facet.kind];
    let in_words = |words: Option<String>, id: &str| {
        words.filter(|words| text::is_latin(words)).map(|words| text::slug(&words)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| id.to_owned())
    };
    let voice = setting.words.voice(lang);
    let message = |id: String| voice.phrase(&id, &[]).ok().map(|phrase| phrase.text);
    let mut slugs = Vec::new();
    for (field, value) in &facet.parts {
        let name = &kind[*field].name;
        match value {
            FacetValue::Choice(id) => {
                slugs.push(in_words(message(format!("{}-{name}", kind.name)), name));
                slugs.push(in_words(message(format!("{}-{name}-{id}", kind.name)), id));
            }
            FacetValue::Item(rank) => {
                let id = last_part(&items[*rank].draft.id);
                slugs.push(in_words(items[*rank].title(lang, setting.kinds).map(str::to_owned), id));
            }
        }
    }
    slugs
}

/// The title of a facet page: its values, joined as a list of the language.
pub(super) fn facet_title(facet: &Facet, items: &[Item], lang: Lang, setting: &Setting<'_>) -> String {
    let kind = &setting.kinds[facet.kind];
    let voice = setting.words.voice(lang);
    let parts: Vec<String> = facet
        .parts
        .iter()
        .map(|(field, value)| match value {
            FacetValue::Choice(id) => {
                let message = format!("{}-{}-{id}", kind.name, kind[*field].name);
                voice.phrase(&message, &[]).map_or_else(|_| id.clone(), |phrase| phrase.text)
            }
            FacetValue::Item(rank) => items[*rank].title(lang, setting.kinds).unwrap_or_default().to_owned(),
        })
        .collect();
    parts.join(" · ")
}

/// Old addresses: each leads to the page that is there now.
fn aliases(site: &mut Site, setting: &Setting<'_>, taken: &Taken, report: &mut Report) {
    let mut written: Vec<(Node, Lang, Placed<String>)> = Vec::new();
    for (rank, section) in site.sections.iter().enumerate() {
        for (lang, head) in section.draft.heads.iter() {
            let aliases = head.iter().flat_map(|head| &head.aliases);
            written.extend(aliases.map(|alias| (Node::Section(rank), lang, alias.clone())));
        }
    }
    for (rank, item) in site.items.iter().enumerate() {
        let Some((field, _)) = item.kind(setting.kinds).field("aliases") else { continue };
        for lang in setting.settings.languages.all() {
            let Some(datum) = item.draft.word(lang, field) else { continue };
            let Value::List(list) = &datum.value else { continue };
            written.extend(list.iter().filter_map(|value| match value {
                Value::Text(text) => Some((Node::Item(rank), lang, Placed::new(text.clone(), datum.place.inside(text)))),
                _ => None,
            }));
        }
    }
    let mut places: BTreeMap<String, Place> = BTreeMap::new();
    for (node, lang, alias) in written {
        let Some(path) = alias_path(&alias.value) else {
            report.say(say::bad_alias(alias.place, &alias.value));
            continue;
        };
        if let Some(other) = taken.0.get(&path).or_else(|| places.get(&path)) {
            report.say(say::alias_taken(alias.place, &alias.value, other.clone()));
        } else if site.addresses.contains_key(&(node, lang)) {
            places.insert(path.clone(), alias.place);
            site.aliases.insert(path, (node, lang));
        }
    }
}

/// `/vi/cu/` -> `vi/cu/`; also `/vi/cu.html`.
pub(super) fn alias_path(written: &str) -> Option<String> {
    let inner = written.strip_prefix('/')?;
    let parts = inner.strip_suffix('/').unwrap_or(inner);
    let sound = |part: &str| {
        !part.is_empty() && part != "." && part != ".." && !part.chars().any(|c| c.is_control() || c.is_whitespace() || "?#\\<>\":*|".contains(c))
    };
    if !parts.split('/').all(sound) {
        return None;
    }
    Some(if parts.ends_with(".html") { parts.to_owned() } else { format!("{parts}/") })
}

/// Every page: the first pages of all nodes, further pages of long lists, and the pages that belong to no item.
fn pages(site: &mut Site, setting: &Setting<'_>) {
    let mut pages = Vec::new();
    for ((node, lang), path) in &site.addresses {
        for number in 1..=site.list_pages(*node, *lang, setting) {
            let path = if number == 1 { path.clone() } else { format!("{path}page/{number}/") };
            pages.push(Page { node: *node, lang: *lang, number, path });
        }
    }
    for lang in setting.settings.languages.all() {
        let path = format!("{}/404.html", setting.settings.languages[lang].segment);
        pages.push(Page { node: Node::NotFound, lang, number: 1, path });
    }
    pages.push(Page { node: Node::NotFound, lang: Lang::FIRST, number: 1, path: "404.html".to_owned() });
    pages.push(Page { node: Node::Chooser, lang: Lang::FIRST, number: 1, path: String::new() });
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    site.pages = pages;
}

impl Site {
    /// How many items of a list stand on one page.
    pub fn page_size(&self, node: Node, setting: &Setting<'_>) -> usize {
        let section = match node {
            Node::Section(rank) => rank,
            Node::Facet(rank) => self.facets[rank].section,
            _ => return setting.settings.output.page_size,
        };
        self.sections[section].draft.rules.page_size.unwrap_or(setting.settings.output.page_size)
    }

    /// How many pages a node has; one for what is no list.
    pub fn list_pages(&self, node: Node, lang: Lang, setting: &Setting<'_>) -> usize {
        let longest = match node {
            Node::Section(rank) => self.sections[rank].items[lang].len(),
            Node::Facet(rank) => self.facets[rank].members[lang].len(),
            Node::Item(rank) => self.gathered(rank, lang, setting).iter().map(|(_, items)| items.len()).max().unwrap_or(0),
            Node::Chooser | Node::NotFound => 0,
        };
        longest.div_ceil(self.page_size(node, setting)).max(1)
    }

    /// Items that refer to an item by a field of their own kind, by kind and in order.
    pub fn gathered(&self, rank: usize, lang: Lang, setting: &Setting<'_>) -> Vec<(crate::kinds::KindId, Vec<usize>)> {
        setting
            .kinds
            .iter()
            .filter_map(|(kind_id, kind)| {
                let refers = |other: &usize| {
                    let item = &self.items[*other];
                    item.draft.kind == kind_id
                        && kind.iter().any(|(field, of)| !of.common && of.public && item.references[field.0 as usize].contains(&rank))
                };
                let ranks: Vec<usize> = self.items[rank].referrers.iter().copied().filter(refers).collect();
                let sorted = super::sorted(&ranks, lang, &kind.order, &self.items, setting);
                (!sorted.is_empty()).then_some((kind_id, sorted))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_is_a_path_of_this_site() {
        assert_eq!(alias_path("/vi/cu/").as_deref(), Some("vi/cu/"));
        assert_eq!(alias_path("/old.html").as_deref(), Some("old.html"));
        for bad in ["vi/cu/", "/", "//x/", "/../x/", "https://x/", "/a b/"] {
            assert_eq!(alias_path(bad), None, "{bad}");
        }
    }
}
