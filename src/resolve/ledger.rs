//! `routes.toml`: every address ever published.
//!
//! Takes the ledger and today's addresses, complains of those that changed or vanished without an alias; [`fix`] gives the
//! edits that make it true again. Pages that ended by date are let go.

use std::collections::{BTreeMap, BTreeSet};

use toml_edit::{Array, DocumentMut, Item as TomlItem, Table, value};

use super::addresses::alias_path;
use super::{FacetValue, Node, Setting, Site};
use crate::diag::Report;
use crate::diag::catalog::links as say;
use crate::discover::Inventory;
use crate::edit::Edit;
use crate::fields::{self, Fields, NodeValue};
use crate::source::{Place, Placed};

/// Table names of the ledger.
const TABLES: [&str; 3] = ["sections", "items", "facets"];

/// An address of the ledger.
struct Recorded {
    table: &'static str,
    key: String,
    tag: String,
    path: Placed<String>,
}

/// Complains of addresses that changed or vanished, and counts those not recorded yet.
pub(super) fn check(site: &mut Site, inventory: &Inventory, setting: &Setting<'_>, report: &mut Report) {
    let (recorded, gone) = read(inventory, report);
    let today = today(site, setting);
    for entry in &recorded {
        let path = &entry.path.value;
        let lives = site.aliases.contains_key(path) || gone.contains(path) || today.values().any(|other| other == path);
        if lives || ended(site, entry, setting) {
            continue;
        }
        match today.get(&(entry.table, entry.key.clone(), entry.tag.clone())) {
            Some(now) => report.say(say::moved(blame(site, entry, setting).unwrap_or(entry.path.place.clone()), path, now)),
            None => report.say(say::vanished(entry.path.place.clone(), path)),
        }
    }
    let known: BTreeSet<&str> = recorded.iter().map(|entry| entry.path.value.as_str()).collect();
    site.unrecorded = today.values().filter(|path| !known.contains(path.as_str())).count();
}

fn read(inventory: &Inventory, report: &mut Report) -> (Vec<Recorded>, BTreeSet<String>) {
    let Some(source) = &inventory.routes else { return Default::default() };
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
                let place = Place::new(source, language.node.span.clone());
                match fields::as_string(&language.node).and_then(|written| alias_path(&written)) {
                    Some(path) => recorded.push(Recorded {
                        table: name,
                        key: entry.key.clone(),
                        tag: language.key.clone(),
                        path: Placed::new(path, place),
                    }),
                    None => report.say(say::bad_ledger(place)),
                }
            }
        }
    }
    let gone = fields.strings("gone", report).iter().filter_map(|path| alias_path(path)).collect();
    fields.finish(report);
    (recorded, gone)
}

/// Today's addresses as the ledger would hold them.
fn today(site: &Site, setting: &Setting<'_>) -> BTreeMap<(&'static str, String, String), String> {
    site.addresses
        .iter()
        .filter_map(|((node, lang), path)| {
            let (table, key) = key(site, *node, setting)?;
            Some(((table, key, setting.settings.languages[*lang].tag.clone()), path.clone()))
        })
        .collect()
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
fn ended(site: &Site, entry: &Recorded, setting: &Setting<'_>) -> bool {
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
fn blame(site: &Site, entry: &Recorded, setting: &Setting<'_>) -> Option<Place> {
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
    let (recorded, gone) = read(inventory, &mut Report::new());
    let today = today(site, setting);
    let mut edits: BTreeMap<String, Edit> = BTreeMap::new();
    for entry in &recorded {
        let path = &entry.path.value;
        let lives = site.aliases.contains_key(path) || gone.contains(path) || today.values().any(|other| other == path);
        let moved = today.contains_key(&(entry.table, entry.key.clone(), entry.tag.clone()));
        if !lives
            && moved
            && let Some(edit) = add_alias(site, entry, setting, &edits)
        {
            edits.insert(edit.path.clone(), edit);
        }
    }
    let written = write(&recorded, &gone, &today);
    if inventory.routes.as_ref().is_none_or(|routes| *routes.text != *written) {
        let expected_digest = inventory.routes.as_ref().map(|routes| routes.digest);
        edits.insert("routes.toml".into(), Edit { path: "routes.toml".into(), expected_digest, bytes: written.into_bytes() });
    }
    edits.into_values().collect()
}

/// The file that decides the changed address, with the old one among its aliases. Comments and order stay.
fn add_alias(site: &Site, entry: &Recorded, setting: &Setting<'_>, edits: &BTreeMap<String, Edit>) -> Option<Edit> {
    let place = blame(site, entry, setting)?;
    let source = &place.source;
    let text = match edits.get(&source.path) {
        Some(edit) => String::from_utf8(edit.bytes.clone()).ok()?,
        None => source.text.to_string(),
    };
    let first = text.find('\n')? + 1;
    let end = first + text[first..].find("\n+++").map(|at| at + 1)?;
    let mut document: DocumentMut = text[first..end].parse().ok()?;
    let old = format!("/{}", entry.path.value);
    match document.get_mut("aliases").and_then(TomlItem::as_array_mut) {
        Some(list) => list.push(old),
        None => {
            document.insert("aliases", value(Array::from_iter([old])));
        }
    }
    let bytes = format!("{}{document}{}", &text[..first], &text[end..]).into_bytes();
    Some(Edit { path: source.path.clone(), expected_digest: Some(source.digest), bytes })
}

/// The whole ledger, sorted: what was recorded stays until it is replaced by today's address.
fn write(recorded: &[Recorded], gone: &BTreeSet<String>, today: &BTreeMap<(&'static str, String, String), String>) -> String {
    let mut all: BTreeMap<&str, BTreeMap<String, BTreeMap<String, String>>> = BTreeMap::new();
    let kept = recorded.iter().map(|entry| ((entry.table, entry.key.clone(), entry.tag.clone()), entry.path.value.clone()));
    let kept = kept.filter(|(_, path)| !gone.contains(path));
    for ((table, key, tag), path) in kept.chain(today.iter().map(|(key, path)| (key.clone(), path.clone()))) {
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

