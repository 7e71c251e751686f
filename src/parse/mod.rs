//! `Inventory` -> [`Manuscript`]: front matter, outlines, links. Heads, not bodies.
//!
//! Takes files that were read, gives items whose values have types and places. Never looks from one item to another:
//! references stay as written until `resolve`.

mod front;
mod item;
mod section;

pub use item::{Draft, Head};
pub use section::{SectionDraft, SectionHead, SectionRules};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Settings;
use crate::diag::Report;
use crate::diag::catalog::{files, values as say};
use crate::discover::Inventory;
use crate::kinds::Kinds;
use crate::lang::Lang;
use crate::source::{Place, Source};

/// Everything the content says, item by item.
#[derive(Debug, Default)]
pub struct Manuscript {
    /// Items, by id.
    pub items: Vec<Draft>,
    /// Sections, by id; the root's id is empty.
    pub sections: Vec<SectionDraft>,
    /// Items with a fault so deep that nothing is known of them: references to them raise no second complaint.
    pub faulty: BTreeSet<String>,
}

/// The files of one item or section, by language.
type Group = BTreeMap<Lang, Arc<Source>>;

/// Reads every content file.
pub fn read(inventory: &Inventory, settings: &Settings, kinds: &Kinds, report: &mut Report) -> Manuscript {
    let Groups { items, sections, twice } = group(inventory, settings, report);
    let unreadable: BTreeSet<String> = inventory.unreadable.iter().filter_map(|path| Name::of(path)).map(|name| name.id).collect();

    let mut manuscript = Manuscript { faulty: twice, ..Manuscript::default() };
    let mut faulty_sections = BTreeSet::new();
    for (id, group) in sections {
        match section::read(id.clone(), &group, unreadable.contains(&id), settings, kinds, report) {
            Some(section) => {
                faulty_sections.extend(section.rules.kind_is_faulty.then_some(id));
                manuscript.sections.push(section);
            }
            None => {
                faulty_sections.insert(id);
            }
        }
    }
    let around = item::Around { sections: &manuscript.sections, faulty_sections: &faulty_sections, unreadable: &unreadable };
    let read: Vec<(String, Option<Draft>, Report)> = items
        .into_par_iter()
        .map(|(id, group)| {
            let mut report = Report::new();
            let draft = item::read(&id, &group, &around, settings, kinds, &mut report);
            (id, draft, report)
        })
        .collect();
    for (id, draft, own) in read {
        report.absorb(own);
        match draft {
            Some(draft) => manuscript.items.push(draft),
            None => {
                manuscript.faulty.insert(id);
            }
        }
    }
    manuscript.faulty.extend(unreadable);
    manuscript.faulty.extend(faulty_sections);
    manuscript
}

/// What a content file's name says.
struct Name {
    /// Item or section id.
    id: String,
    /// `_section` files.
    section: bool,
    /// The language tag, as written.
    tag: Option<String>,
}

impl Name {
    /// Reads `content/<id>.<lang>.md`, `content/<id>/index.<lang>.md` and `content/<id>/_section.<lang>.md`.
    fn of(path: &str) -> Option<Name> {
        let inner = path.strip_prefix("content/")?.strip_suffix(".md")?;
        let (folder, file) = inner.rsplit_once('/').unwrap_or(("", inner));
        let (stem, tag) = match file.rsplit_once('.') {
            Some((stem, tag)) => (stem, Some(tag.to_owned())),
            None => (file, None),
        };
        let id = match stem {
            "_section" | "index" => folder.to_owned(),
            _ if folder.is_empty() => stem.to_owned(),
            _ => format!("{folder}/{stem}"),
        };
        Some(Name { id, section: stem == "_section", tag })
    }
}

/// Files sorted by what they are of.
#[derive(Default)]
struct Groups {
    items: BTreeMap<String, Group>,
    sections: BTreeMap<String, Group>,
    /// Items with two files for one language: nobody knows which is meant.
    twice: BTreeSet<String>,
}

/// Sorts files into items and sections.
fn group(inventory: &Inventory, settings: &Settings, report: &mut Report) -> Groups {
    let mut groups = Groups::default();
    let tags: Vec<&str> = settings.languages.iter().map(|(_, language)| language.tag.as_str()).collect();
    for source in &inventory.content {
        let Some(name) = Name::of(&source.path) else { continue };
        let place = || Place::file(source);
        let Some(tag) = name.tag else {
            let example = source.path.replace(".md", &format!(".{}.md", tags.first().unwrap_or(&"vi")));
            report.say(say::no_language(place(), &example));
            continue;
        };
        let Some(lang) = settings.languages.find(&tag) else {
            report.say(say::unknown_language(place(), &tag, &tags));
            continue;
        };
        if let Some(bad) = name.id.split('/').find(|part| !is_id_part(part) && !(name.section && name.id.is_empty())) {
            report.say(files::bad_name(place(), if bad.is_empty() { "index" } else { bad }));
            continue;
        }
        let kept = if name.section { &mut groups.sections } else { &mut groups.items };
        if let Some(other) = kept.entry(name.id.clone()).or_default().insert(lang, source.clone()) {
            report.say(say::two_shapes(place(), Place::file(&other)));
            groups.twice.insert(name.id);
        }
    }
    groups.items.retain(|id, _| !groups.twice.contains(id));
    groups
}

/// Whether an item may be called so. `index` names the file of a folder, never an item.
pub fn is_id(id: &str) -> bool {
    id.split('/').all(is_id_part) && id.rsplit('/').next() != Some("index")
}

/// Lower-case ASCII letters, digits and hyphens.
fn is_id_part(part: &str) -> bool {
    !part.is_empty()
        && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !part.starts_with('-')
        && !part.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flat_and_folder_items_have_the_same_id() {
        let flat = Name::of("content/news/tet.vi.md").unwrap();
        let folder = Name::of("content/news/tet/index.vi.md").unwrap();
        assert_eq!((flat.id.as_str(), flat.tag.as_deref()), ("news/tet", Some("vi")));
        assert_eq!(folder.id, "news/tet");
        assert!(Name::of("content/_section.vi.md").unwrap().section);
    }
}
