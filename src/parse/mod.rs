//! `Inventory` -> [`Manuscript`]: front matter, outlines, links. Heads, not bodies.
//!
//! Takes the list of files, reads them item by item, gives items whose values have types and places, and forgets the texts.
//! Never looks from one item to another: references stay as written until `resolve`.

mod front;
mod item;
mod section;
mod stored;
mod territory;

pub use item::{Draft, Head, Values};
pub use section::{SectionDraft, SectionHead, SectionRules};

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::cache::Pack;
use crate::config::Settings;
use crate::diag::Report;
use crate::diag::catalog::{files, values as say};
use crate::digest::Digest;
use crate::discover::{Inventory, Leaf};
use crate::kinds::Kinds;
use crate::lang::Lang;
use crate::source::Source;

/// Everything the content says, item by item.
#[derive(Debug, Default)]
pub struct Manuscript {
    /// Items, by id.
    pub items: Vec<Arc<Draft>>,
    /// Sections, by id; the root's id is empty.
    pub sections: Vec<SectionDraft>,
    /// Items with a fault so deep that nothing is known of them: references to them raise no second complaint.
    pub faulty: BTreeSet<String>,
    /// The files that had to be opened, and the digests of their bytes.
    pub opened: Vec<(String, Digest)>,
}

/// The files of one item or section, by language, still on disk.
type Leaves<'a> = BTreeMap<Lang, &'a Leaf>;

/// The files of one item or section, by language.
type Group = BTreeMap<Lang, Arc<Source>>;

/// What is at hand of earlier readings.
pub struct Before<'a> {
    /// The heads of earlier runs.
    pub heads: &'a Pack,
    /// The items of this run's last reading, by [`Draft::key`].
    pub drafts: HashMap<Digest, Arc<Draft>>,
}

/// Reads every content file of which nothing is at hand.
pub fn read(inventory: &Inventory, settings: &Settings, kinds: &Kinds, before: &Before<'_>, report: &mut Report) -> Manuscript {
    let Groups { items, sections, twice } = group(inventory, settings, report);
    let mut unreadable: BTreeSet<String> = inventory.unreadable.iter().filter_map(|path| Name::of(path)).map(|name| name.id).collect();

    let mut manuscript = Manuscript { faulty: twice, ..Manuscript::default() };
    let mut faulty_sections = BTreeSet::new();
    for (id, leaves) in sections {
        let Opened { group, whole } = open(&leaves, report);
        manuscript.opened.extend(group.values().map(|source| (source.path.clone(), source.digest)));
        if !whole {
            unreadable.insert(id.clone());
        }
        if group.is_empty() {
            faulty_sections.insert(id);
            continue;
        }
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
    let around = item::Around { sections: &manuscript.sections, faulty_sections: &faulty_sections };
    let shelf = stored::Shelf::new(before, settings, kinds);
    let read: Vec<(String, stored::Read)> = items
        .into_par_iter()
        .map(|(id, leaves)| {
            let read = shelf.item(&id, &leaves, unreadable.contains(&id), &around, settings, kinds);
            (id, read)
        })
        .collect();
    for (id, read) in read {
        report.absorb(read.report);
        manuscript.opened.extend(read.opened);
        if !read.whole {
            unreadable.insert(id.clone());
        }
        match read.draft {
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

/// Files that were opened.
struct Opened {
    group: Group,
    /// Whether all of them could be.
    whole: bool,
}

/// Reads the files of an item or a section.
fn open(leaves: &Leaves<'_>, report: &mut Report) -> Opened {
    let mut opened = Opened { group: Group::new(), whole: true };
    for (lang, leaf) in leaves {
        match leaf.read() {
            Ok(source) => drop(opened.group.insert(*lang, source)),
            Err(fault) => {
                report.say(fault);
                opened.whole = false;
            }
        }
    }
    opened
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
struct Groups<'a> {
    items: BTreeMap<String, Leaves<'a>>,
    sections: BTreeMap<String, Leaves<'a>>,
    /// Items with two files for one language: nobody knows which is meant.
    twice: BTreeSet<String>,
}

/// Sorts files into items and sections.
fn group<'a>(inventory: &'a Inventory, settings: &Settings, report: &mut Report) -> Groups<'a> {
    let mut groups = Groups::default();
    let tags: Vec<&str> = settings.languages.iter().map(|(_, language)| language.tag.as_str()).collect();
    for leaf in &inventory.content {
        let Some(name) = Name::of(&leaf.path) else { continue };
        let place = || leaf.place();
        let Some(tag) = name.tag else {
            let example = leaf.path.replace(".md", &format!(".{}.md", tags.first().unwrap_or(&"vi")));
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
        if let Some(other) = kept.entry(name.id.clone()).or_default().insert(lang, leaf) {
            report.say(say::two_shapes(place(), other.place()));
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
