//! The one place that makes addresses.
//!
//! `vi/` + translated slugs of the sections above + the item's own slug. Addresses have no base and no slash in front;
//! `Settings::link` adds both.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::facets::{Facet, FacetValue};
use super::references::last_part;
use super::{Item, Node, Page, Setting, Site};
use crate::diag::Report;
use crate::diag::catalog::links as say;
use crate::kinds::{Datum, FieldId, Kind, Value};
use crate::lang::Lang;
use crate::source::{Place, Placed};
use crate::text;

/// Gives every node its address and every page its path, and complains of two on one address.
pub(super) fn assign(site: &mut Site, setting: &Setting<'_>, report: &mut Report) {
    let languages: Vec<Lang> = setting.settings.languages.all().collect();
    let wanted: Vec<(Wanted, Report)> = languages
        .par_iter()
        .map(|lang| {
            let mut said = Report::new();
            (Wanted::of(site, *lang, setting, &mut said), said)
        })
        .collect();
    let mut taken = Taken::with_capacity(site.items.len() * languages.len());
    for (lang, (Wanted { mut folders, items }, said)) in languages.into_iter().zip(wanted) {
        report.absorb(said);
        for (rank, folder) in folders.iter_mut().enumerate() {
            folder.is_there = folder.is_there && taken.take(site, Node::Section(rank), lang, folder.path.clone(), setting, report);
        }
        for (rank, path) in items {
            taken.take(site, Node::Item(rank), lang, path, setting, report);
        }
        for (rank, facet) in site.facets.iter().enumerate().filter(|(_, facet)| !facet.members[lang].is_empty()) {
            let folder = &folders[facet.section];
            if folder.is_there {
                let path = format!("{}{}/", folder.path, facet_slugs(facet, &site.items, lang, setting).join("/"));
                taken.take(site, Node::Facet(rank), lang, path, setting, report);
            }
        }
    }
    pages(site, taken, setting);
    aliases(site, setting, report);
}

/// Who has which path.
struct Taken(HashMap<String, (Node, Lang)>);

impl Taken {
    fn with_capacity(count: usize) -> Taken {
        Taken(HashMap::with_capacity(count + count / 8))
    }

    /// Gives a path to a node, unless another has it: then the node has none. Tells whether it got it.
    fn take(&mut self, site: &Site, node: Node, lang: Lang, path: String, setting: &Setting<'_>, report: &mut Report) -> bool {
        match self.0.entry(path) {
            Entry::Vacant(free) => {
                free.insert((node, lang));
                true
            }
            Entry::Occupied(taken) => {
                let (other, at) = *taken.get();
                report.say(say::same_address(decided(site, node, lang, setting), taken.key(), decided(site, other, at, setting)));
                false
            }
        }
    }
}

/// Where the address of a node is decided: its slug, else its title.
fn decided(site: &Site, node: Node, lang: Lang, setting: &Setting<'_>) -> Place {
    let in_words = match node {
        Node::Section(rank) => site.sections[rank].head(lang).map(|head| head.slug.as_ref().map_or(&head.title.place, |slug| &slug.place)),
        Node::Item(rank) => {
            let item = &site.items[rank];
            let [slug, title] = naming(item.kind(setting.kinds));
            written_slug(item, lang, slug).map(|(_, place)| place).or_else(|| Some(&word(item, lang, title)?.place))
        }
        Node::Facet(rank) => Some(&setting.kinds[site.facets[rank].kind].place),
        Node::Chooser | Node::NotFound => None,
    };
    in_words.cloned().unwrap_or_else(|| Place::path(match node {
        Node::Item(rank) => site.items[rank].draft.id.clone(),
        _ => String::new(),
    }))
}

/// The fields of a kind that decide an address: slug, title.
fn naming(kind: &Kind) -> [Option<FieldId>; 2] {
    ["slug", "title"].map(|name| kind.field(name).map(|(field, _)| field))
}

fn word(item: &Item, lang: Lang, field: Option<FieldId>) -> Option<&Datum> {
    item.draft.word(item.words_lang(lang)?, field?)
}

fn written_slug(item: &Item, lang: Lang, field: Option<FieldId>) -> Option<(&str, &Place)> {
    match word(item, lang, field) {
        Some(Datum { value: Value::Text(slug), place, .. }) => Some((slug, place)),
        _ => None,
    }
}

/// The path of a section, whether or not it has a page there.
struct Folder {
    path: String,
    is_there: bool,
}

/// The paths a language would have, were every one of them free.
struct Wanted {
    folders: Vec<Folder>,
    /// Items, by rank.
    items: Vec<(usize, String)>,
}

impl Wanted {
    fn of(site: &Site, lang: Lang, setting: &Setting<'_>, report: &mut Report) -> Wanted {
        let folders = folders(site, lang, setting, report);
        let items = items(site, lang, &folders, setting, report);
        Wanted { folders, items }
    }
}

fn folders(site: &Site, lang: Lang, setting: &Setting<'_>, report: &mut Report) -> Vec<Folder> {
    let home = format!("{}/", setting.settings.languages[lang].segment);
    // Parents stand before children: ids are sorted and a parent's id is a prefix of its children's.
    let mut folders: Vec<Folder> = Vec::with_capacity(site.sections.len());
    for section in &site.sections {
        let head = section.head(lang);
        let path = match section.parent {
            None => home.clone(),
            Some(parent) => {
                let written = head.and_then(|head| head.slug.as_ref()).map(|slug| (slug.value.as_str(), &slug.place));
                let title = head.map(|head| head.title.value.as_str());
                format!("{}{}/", folders[parent].path, slug(written, title, &section.draft.id, report))
            }
        };
        folders.push(Folder { path, is_there: head.is_some() });
    }
    folders
}

fn items(site: &Site, lang: Lang, folders: &[Folder], setting: &Setting<'_>, report: &mut Report) -> Vec<(usize, String)> {
    let naming: Vec<[Option<FieldId>; 2]> = setting.kinds.iter().map(|(_, kind)| naming(kind)).collect();
    let there = site.items.iter().enumerate().filter(|(_, item)| item.presence[lang].is_there());
    let path = |(rank, item): (usize, &Item)| {
        let [written, title] = naming[item.draft.kind.0 as usize];
        let title = title.and_then(|title| item.text(item.words_lang(lang)?, title));
        let own = slug(written_slug(item, lang, written), title, &item.draft.id, report);
        let folder = &folders[item.section].path;
        let mut path = String::with_capacity(folder.len() + own.len() + 1);
        path.extend([folder.as_str(), &own, "/"]);
        (rank, path)
    };
    there.map(path).collect()
}

/// The slug that was written; else the title's, where readers would recognise it; else the last part of the id.
fn slug<'a>(written: Option<(&'a str, &Place)>, title: Option<&str>, id: &'a str, report: &mut Report) -> Cow<'a, str> {
    if let Some((written, place)) = written {
        if text::is_slug(written) {
            return Cow::Borrowed(written);
        }
        let clean = text::slug(written);
        if clean != written {
            report.say(say::bad_slug(place.clone(), written, &clean));
        }
        return Cow::Owned(clean);
    }
    let readable = title.filter(|title| text::is_latin(title)).map(text::slug).filter(|slug| !slug.is_empty());
    readable.map_or_else(|| Cow::Borrowed(last_part(id)), Cow::Owned)
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
fn aliases(site: &mut Site, setting: &Setting<'_>, report: &mut Report) {
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
        let path = path.into_owned();
        let lives = site.first_page_at(&path).map(|page| decided(site, page.node, page.lang, setting));
        if let Some(other) = lives.or_else(|| places.get(&path).cloned()) {
            report.say(say::alias_taken(alias.place, &alias.value, other));
        } else if site.path(node, lang).is_some() {
            places.insert(path.clone(), alias.place);
            site.aliases.insert(path, (node, lang));
        }
    }
}

/// `/vi/cu/` -> `vi/cu/`; also `/vi/cu.html`.
pub(super) fn alias_path(written: &str) -> Option<Cow<'_, str>> {
    let inner = written.strip_prefix('/')?;
    let parts = inner.strip_suffix('/').unwrap_or(inner);
    if !is_plain(parts) && !parts.split('/').all(is_sound) {
        return None;
    }
    Some(match () {
        () if parts.ends_with(".html") => Cow::Borrowed(parts),
        () if inner.ends_with('/') => Cow::Borrowed(inner),
        () => Cow::Owned(format!("{parts}/")),
    })
}

/// Whether a path is made of nothing but letters, digits and hyphens, as almost all are.
fn is_plain(path: &str) -> bool {
    let mut before = b'/';
    let plain = path.bytes().all(|byte| {
        let slashes = byte == b'/' && before == b'/';
        before = byte;
        !slashes && matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'/')
    });
    plain && before != b'/'
}

fn is_sound(part: &str) -> bool {
    !part.is_empty() && part != "." && part != ".." && !part.chars().any(|c| c.is_control() || c.is_whitespace() || "?#\\<>\":*|".contains(c))
}

/// Every page: the first pages of all nodes, further pages of long lists, and the pages that belong to no item.
fn pages(site: &mut Site, taken: Taken, setting: &Setting<'_>) {
    let mut pages = Vec::with_capacity(taken.0.len() + taken.0.len() / 4 + 8);
    for (path, (node, lang)) in taken.0 {
        let further = 2..=site.list_pages(node, lang, setting);
        pages.extend(further.map(|number| Page { node, lang, number, path: format!("{path}page/{number}/") }));
        pages.push(Page { node, lang, number: 1, path });
    }
    for lang in setting.settings.languages.all() {
        let path = format!("{}/404.html", setting.settings.languages[lang].segment);
        pages.push(Page { node: Node::NotFound, lang, number: 1, path });
    }
    pages.push(Page { node: Node::NotFound, lang: Lang::FIRST, number: 1, path: "404.html".to_owned() });
    pages.push(Page { node: Node::Chooser, lang: Lang::FIRST, number: 1, path: String::new() });
    pages.sort_unstable_by(|a, b| a.path.cmp(&b.path).then_with(|| (a.node, a.lang, a.number).cmp(&(b.node, b.lang, b.number))));
    site.addresses = Addresses::of(&pages, site, setting);
    site.pages = pages;
}

/// The first page of each node in each language, by rank among the pages: paths stand there, and only there.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    languages: usize,
    sections: usize,
    items: usize,
    first: Vec<u32>,
}

/// No page.
const NONE: u32 = u32::MAX;

impl Addresses {
    fn of(pages: &[Page], site: &Site, setting: &Setting<'_>) -> Addresses {
        let (sections, items, languages) = (site.sections.len(), site.items.len(), setting.settings.languages.len());
        let nodes = sections + items + site.facets.len();
        let mut addresses = Addresses { languages, sections, items, first: vec![NONE; nodes * languages] };
        for (rank, page) in pages.iter().enumerate().filter(|(_, page)| page.number == 1) {
            if let Some(slot) = addresses.slot(page.node, page.lang) {
                addresses.first[slot] = rank as u32;
            }
        }
        addresses
    }

    fn slot(&self, node: Node, lang: Lang) -> Option<usize> {
        let node = match node {
            Node::Section(rank) => rank,
            Node::Item(rank) => self.sections + rank,
            Node::Facet(rank) => self.sections + self.items + rank,
            Node::Chooser | Node::NotFound => return None,
        };
        Some(node * self.languages + usize::from(lang.0))
    }
}

impl Site {
    /// The rank of the first page of a node, if it is there.
    pub fn first_page(&self, node: Node, lang: Lang) -> Option<usize> {
        let rank = *self.addresses.first.get(self.addresses.slot(node, lang)?)?;
        (rank != NONE).then_some(rank as usize)
    }

    /// The path of a node in a language, if it is there.
    pub fn path(&self, node: Node, lang: Lang) -> Option<&str> {
        self.first_page(node, lang).map(|rank| self.pages[rank].path.as_str())
    }

    /// The address of a node in a language, else in the language its words were written in; with the language of what
    /// the reader will find there.
    pub fn lead(&self, node: Node, lang: Lang) -> Option<(&str, Lang)> {
        if let Some(path) = self.path(node, lang) {
            return Some((path, lang));
        }
        let source = match node {
            Node::Item(rank) => self.items[rank].draft.source_lang,
            Node::Section(rank) => self.sections[rank].draft.source_lang,
            _ => return None,
        };
        self.path(node, source).map(|path| (path, source))
    }

    /// The first page of a section, item or facet that has this path.
    pub(super) fn first_page_at(&self, path: &str) -> Option<&Page> {
        let from = self.pages.partition_point(|page| page.path.as_str() < path);
        let same = self.pages[from..].iter().take_while(|page| page.path == path);
        same.into_iter().find(|page| self.first_page(page.node, page.lang).is_some() && page.number == 1)
    }

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
            Node::Item(rank) => self.gathered(rank, lang).iter().map(|gathered| gathered.items.len()).max().unwrap_or(0),
            Node::Chooser | Node::NotFound => 0,
        };
        longest.div_ceil(self.page_size(node, setting)).max(1)
    }

    /// The list a section or facet shows, all pages of it; an item's lists are gathered.
    pub fn list(&self, node: Node, lang: Lang) -> &[usize] {
        match node {
            Node::Section(rank) => &self.sections[rank].items[lang],
            Node::Facet(rank) => &self.facets[rank].members[lang],
            Node::Item(_) | Node::Chooser | Node::NotFound => &[],
        }
    }

    /// The part of a node's list, or of one of its gathered lists, that stands on one of its pages.
    pub fn slice<'a>(&self, list: &'a [usize], node: Node, number: usize, setting: &Setting<'_>) -> &'a [usize] {
        let size = self.page_size(node, setting);
        let from = number.saturating_sub(1).saturating_mul(size).min(list.len());
        &list[from..from.saturating_add(size).min(list.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_is_a_path_of_this_site() {
        assert_eq!(alias_path("/vi/cu/").as_deref(), Some("vi/cu/"));
        assert_eq!(alias_path("/old.html").as_deref(), Some("old.html"));
        assert_eq!(alias_path("/vi/Cũ.x/").as_deref(), Some("vi/Cũ.x/"));
        for bad in ["vi/cu/", "/", "//x/", "/x//", "/../x/", "https://x/", "/a b/"] {
            assert_eq!(alias_path(bad), None, "{bad}");
        }
    }
}
