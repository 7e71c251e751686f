//! `routes.toml`: every address ever published.
//!
//! Takes the ledger and today's addresses, complains of those that changed or vanished without an alias; [`fix`] gives the
//! edits that make it true again. Pages that ended by date are let go.

mod lines;

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use toml_edit::{Array, DocumentMut, Item as TomlItem, Table, value};

use super::addresses::alias_path;
use super::{FacetValue, Node, Page, Setting, Site};
use crate::diag::Report;
use crate::diag::catalog::links as say;
use crate::discover::Inventory;
use crate::edit::{self, Edit};
use crate::fields::{self, Fields, NodeValue};
use crate::source::Place;

/// Table names of the ledger.
const TABLES: [&str; 3] = ["sections", "items", "facets"];

/// An address of the ledger.
struct Recorded<'a> {
    table: &'static str,
    key: Cow<'a, str>,
    tag: Cow<'a, str>,
    /// As pages have it.
    path: Cow<'a, str>,
    /// Where it stands in the ledger.
    span: Range<usize>,
}

/// What the ledger says.
#[derive(Default)]
struct Ledger<'a> {
    recorded: Vec<Recorded<'a>>,
    gone: BTreeSet<String>,
}

/// Complains of addresses that changed or vanished, and counts those not recorded yet.
pub(super) fn check(site: &Site, inventory: &Inventory, setting: &Setting<'_>, report: &mut Report) -> usize {
    let ledger = read(inventory, report);
    let today = Today::of(site, setting);
    let mut known = vec![false; site.pages.len()];
    for entry in &ledger.recorded {
        let now = today.page(entry, setting);
        let path = entry.path.as_ref();
        // Most addresses are what they were.
        let same = now.filter(|rank| site.pages[*rank].path == path).or_else(|| today.at(path));
        if let Some(rank) = same {
            known[rank] = true;
            continue;
        }
        if site.aliases.contains_key(path) || ledger.gone.contains(path) || ended(site, entry, setting) {
            continue;
        }
        let Some(source) = &inventory.routes else { continue };
        let place = Place::new(source, entry.span.clone());
        match now {
            Some(now) => report.say(say::moved(blame(site, entry, setting).unwrap_or(place), path, &site.pages[now].path)),
            None => report.say(say::vanished(place, path)),
        }
    }
    today.ranks().filter(|rank| !known[*rank]).count()
}

/// Reads the ledger: line by line as the tool writes it, else as any TOML.
fn read<'a>(inventory: &'a Inventory, report: &mut Report) -> Ledger<'a> {
    let Some(source) = &inventory.routes else { return Ledger::default() };
    if let Some(ledger) = lines::read(&source.text) {
        return ledger;
    }
    let table = fields::parse(source, 0..source.text.len(), report);
    let fields = Fields::new(source, &table);
    let mut recorded = Vec::new();
    for name in TABLES {
        let Some(nodes) = fields.table(name, report) else { continue };
        for entry in nodes.entries() {
            let NodeValue::Table(languages) = &entry.node.value else {
                report.say(say::bad_ledger(nodes.at(&entry.node)));
                continue;
            };
            for language in &languages.entries {
                let written = fields::as_string(&language.node);
                match written.as_deref().and_then(alias_path) {
                    Some(path) => recorded.push(Recorded {
                        table: name,
                        key: Cow::Owned(entry.key.clone()),
                        tag: Cow::Owned(language.key.clone()),
                        path: Cow::Owned(path.into_owned()),
                        span: language.node.span.clone(),
                    }),
                    None => report.say(say::bad_ledger(Place::new(source, language.node.span.clone()))),
                }
            }
        }
    }
    let gone = fields.strings("gone", report).iter().filter_map(|path| alias_path(path).map(Cow::into_owned)).collect();
    fields.finish(report);
    Ledger { recorded, gone }
}

/// Today's addresses as the ledger would hold them.
struct Today<'a> {
    site: &'a Site,
    facets: HashMap<String, usize>,
    /// The item found last: entries stand by id, as items do.
    last: Cell<usize>,
    /// The section whose key is `home`: the root, unless a section is called so.
    home: usize,
}

impl<'a> Today<'a> {
    fn of(site: &'a Site, setting: &Setting<'_>) -> Today<'a> {
        let facets = (0..site.facets.len()).filter_map(|rank| Some((key(site, Node::Facet(rank), setting)?.1, rank)));
        Today { site, facets: facets.collect(), last: Cell::new(0), home: site.section("home").unwrap_or(0) }
    }

    /// The first page of what an entry names, in its language.
    fn page(&self, entry: &Recorded<'_>, setting: &Setting<'_>) -> Option<usize> {
        let languages = &setting.settings.languages;
        let lang = languages.find(&entry.tag).filter(|lang| languages[*lang].tag == entry.tag)?;
        let node = match entry.table {
            "sections" if entry.key == "home" => Node::Section(self.home),
            "sections" => Node::Section(self.site.section(&entry.key).filter(|rank| *rank > 0)?),
            "items" => Node::Item(self.item(&entry.key)?),
            _ => Node::Facet(*self.facets.get(entry.key.as_ref())?),
        };
        self.site.first_page(node, lang)
    }

    fn item(&self, id: &str) -> Option<usize> {
        let last = self.last.get();
        let near = (last..last + 2).find(|rank| self.site.items.get(*rank).is_some_and(|item| item.draft.id == id));
        let rank = near.or_else(|| self.site.item(id))?;
        self.last.set(rank);
        Some(rank)
    }

    fn is_recorded(&self, page: &Page) -> bool {
        let shadowed = page.node == Node::Section(0) && self.home != 0;
        page.number == 1 && !shadowed && !matches!(page.node, Node::Chooser | Node::NotFound)
    }

    /// The page that has this path.
    fn at(&self, path: &str) -> Option<usize> {
        let pages = &self.site.pages;
        let from = pages.partition_point(|page| page.path.as_str() < path);
        (from..pages.len()).take_while(|rank| pages[*rank].path == path).find(|rank| self.is_recorded(&pages[*rank]))
    }

    /// Every page the ledger should know.
    fn ranks(&self) -> impl Iterator<Item = usize> {
        (0..self.site.pages.len()).filter(|rank| self.is_recorded(&self.site.pages[*rank]))
    }
}

/// Table, key and language of every address of today, with its path.
fn today<'a>(site: &'a Site, setting: &Setting<'_>) -> BTreeMap<(&'static str, String, String), &'a str> {
    let all = Today::of(site, setting);
    let entries = all.ranks().filter_map(|rank| {
        let page = &site.pages[rank];
        let (table, key) = key(site, page.node, setting)?;
        Some(((table, key, setting.settings.languages[page.lang].tag.clone()), page.path.as_str()))
    });
    entries.collect()
}

fn key(site: &Site, node: Node, setting: &Setting<'_>) -> Option<(&'static str, String)> {
    match node {
        Node::Section(rank) if site.sections[rank].is_root() => Some(("sections", "home".to_owned())),
        Node::Section(rank) => Some(("sections", site.sections[rank].draft.id.clone())),
        Node::Item(rank) => Some(("items", site.items[rank].draft.id.clone())),
        Node::Facet(rank) => {
            let facet = &site.facets[rank];
            let kind = &setting.kinds[facet.kind];
            let parts: Vec<String> = facet
                .parts
                .iter()
                .map(|(field, value)| {
                    let value = match value {
                        FacetValue::Choice(id) => id.as_str(),
                        FacetValue::Item(rank) => site.items[*rank].draft.id.as_str(),
                    };
                    format!("{}={value}", kind[*field].name)
                })
                .collect();
            Some(("facets", format!("{}?{}", site.sections[facet.section].draft.id, parts.join("&"))))
        }
        Node::Chooser | Node::NotFound => None,
    }
}

/// Whether an address belongs to an item whose `expires` has come: ending was announced.
fn ended(site: &Site, entry: &Recorded<'_>, setting: &Setting<'_>) -> bool {
    let expired = |rank: usize| {
        let item = &site.items[rank];
        let field = item.kind(setting.kinds).field("expires").map(|(field, _)| field);
        match field.and_then(|field| item.draft.fact(field)).map(|datum| &datum.value) {
            Some(crate::kinds::Value::Instant(moment)) => setting.clock.has_come_civil(*moment),
            _ => false,
        }
    };
    match entry.table {
        "items" => site.item(&entry.key).is_some_and(expired),
        // A facet page lives as long as its members: their dates are announced, its own could not be.
        "facets" => true,
        _ => false,
    }
}

/// Where a changed address is decided: the slug, else the title.
fn blame(site: &Site, entry: &Recorded<'_>, setting: &Setting<'_>) -> Option<Place> {
    let lang = setting.settings.languages.find(&entry.tag)?;
    match entry.table {
        "items" => {
            let item = &site.items[site.item(&entry.key)?];
            let kind = item.kind(setting.kinds);
            let place = |name: &str| Some(item.draft.word(item.words_lang(lang)?, kind.field(name)?.0)?.place.clone());
            place("slug").or_else(|| place("title"))
        }
        "sections" => {
            let head = site.sections[site.section(if entry.key == "home" { "" } else { &entry.key })?].head(lang)?;
            Some(head.slug.as_ref().map_or(head.title.place.clone(), |slug| slug.place.clone()))
        }
        _ => None,
    }
}

/// The edits that record today's addresses, and give an alias to each that changed.
pub fn fix(site: &Site, inventory: &Inventory, setting: &Setting<'_>) -> Vec<Edit> {
    let Ledger { recorded, gone } = read(inventory, &mut Report::new());
    let now = Today::of(site, setting);
    let mut edits: BTreeMap<String, Edit> = BTreeMap::new();
    for entry in &recorded {
        let path = entry.path.as_ref();
        let lives = site.aliases.contains_key(path) || gone.contains(path) || now.at(path).is_some();
        let moved = now.page(entry, setting).is_some();
        if !lives
            && moved
            && let Some(edit) = add_alias(site, entry, setting, &edits)
        {
            edits.insert(edit.path.clone(), edit);
        }
    }
    let written = write(&recorded, &gone, &today(site, setting));
    if inventory.routes.as_ref().is_none_or(|routes| *routes.text != *written) {
        let expected_digest = inventory.routes.as_ref().map(|routes| routes.digest);
        edits.insert("routes.toml".into(), Edit { path: "routes.toml".into(), expected_digest, bytes: written.into_bytes() });
    }
    edits.into_values().collect()
}

/// The file that decides the changed address, with the old one among its aliases. Comments and order stay.
fn add_alias(site: &Site, entry: &Recorded<'_>, setting: &Setting<'_>, edits: &BTreeMap<String, Edit>) -> Option<Edit> {
    let place = blame(site, entry, setting)?;
    let source = &place.source;
    let text = match edits.get(&source.path) {
        Some(edit) => String::from_utf8(edit.bytes.clone()).ok()?,
        None => source.text.to_string(),
    };
    let old = format!("/{}", entry.path);
    let written = edit::front_of(&text, |document| match document.get_mut("aliases").and_then(TomlItem::as_array_mut) {
        Some(list) => list.push(old),
        None => {
            document.insert("aliases", value(Array::from_iter([old])));
        }
    })?;
    let bytes = written.into_bytes();
    Some(Edit { path: source.path.clone(), expected_digest: Some(source.digest), bytes })
}

/// The whole ledger, sorted: what was recorded stays until it is replaced by today's address.
fn write(recorded: &[Recorded<'_>], gone: &BTreeSet<String>, today: &BTreeMap<(&'static str, String, String), &str>) -> String {
    let mut all: BTreeMap<&str, BTreeMap<String, BTreeMap<String, String>>> = BTreeMap::new();
    let kept = recorded.iter().filter(|entry| !gone.contains(entry.path.as_ref()));
    let kept = kept.map(|entry| ((entry.table, entry.key.to_string(), entry.tag.to_string()), entry.path.to_string()));
    for ((table, key, tag), path) in kept.chain(today.iter().map(|(key, path)| (key.clone(), (*path).to_owned()))) {
        all.entry(table).or_default().entry(key).or_default().insert(tag, path);
    }
    let mut document = DocumentMut::new();
    document.decor_mut().set_prefix(
        "# Mọi địa chỉ đã công bố. Công cụ viết tệp này: `caybeo check --fix`.\n\
         # Every address ever published. The tool writes this file: `caybeo check --fix`.\n\n",
    );
    let list = gone.iter().map(|path| format!("/{path}"));
    document.insert("gone", value(Array::from_iter(list)));
    for table in TABLES {
        let Some(nodes) = all.get(table) else { continue };
        let mut outer = Table::new();
        for (key, languages) in nodes {
            let mut inline = toml_edit::InlineTable::new();
            for (tag, path) in languages {
                inline.insert(tag, format!("/{path}").into());
            }
            outer.insert(key, value(inline));
        }
        document.insert(table, TomlItem::Table(outer));
    }
    document.to_string()
}

