//! `Inventory` -> [`Manuscript`]: front matter, outlines, links. Heads, not bodies.
//!
//! Takes the list of files, reads them item by item, gives items whose values have types and places, and forgets the texts.
//! Never looks from one item to another: references stay as written until `resolve`.

mod front;
mod item;
mod reading;
mod register;
mod section;
mod stored;
mod territory;
mod words;

pub use item::{Draft, Head, Values};
pub use reading::{Beside, Part, Reading, section_of_file};
pub use section::{SectionDraft, SectionHead, SectionRules};

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use self::register::Register;
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
    /// Those of them that are translations of nothing.
    pub orphans: Vec<Orphan>,
    /// The files that had to be opened, and the digests of their bytes.
    pub opened: Vec<(String, Digest)>,
    /// The sources that are described once for all.
    register: Register,
}

/// An item of which there are translations and no source.
#[derive(Debug)]
pub struct Orphan {
    /// Its id.
    pub id: String,
    /// Its files.
    pub files: Vec<(Lang, String)>,
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
    let mut unreadable: BTreeSet<String> = inventory.unreadable.iter().filter_map(|path| Name::of(path)).map(|name| name.id.to_owned()).collect();

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
    manuscript.register = Register::read(inventory, kinds, report);
    let around = item::Around { sections: &manuscript.sections, faulty_sections: &faulty_sections, register: &manuscript.register };
    let shelf = stored::Shelf::new(before, settings, kinds, &manuscript.register);
    let read: Vec<(String, stored::Read, Option<Vec<(Lang, String)>>)> = items
        .into_par_iter()
        .map(|(id, leaves)| {
            let read = shelf.item(&id, &leaves, unreadable.contains(&id), &around, settings, kinds);
            let orphan = read.is_orphan.then(|| leaves.iter().map(|(lang, leaf)| (*lang, leaf.path.clone())).collect());
            (id, read, orphan)
        })
        .collect();
    for (id, read, orphan) in read {
        manuscript.orphans.extend(orphan.map(|files| Orphan { id: id.clone(), files }));
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
struct Name<'a> {
    /// Item or section id.
    id: &'a str,
    /// `_section` files.
    section: bool,
    /// The language tag, as written.
    tag: Option<&'a str>,
}

impl<'a> Name<'a> {
    /// Reads `content/<id>.<lang>.md`, `content/<id>/index.<lang>.md` and `content/<id>/_section.<lang>.md`.
    fn of(path: &'a str) -> Option<Name<'a>> {
        let inner = path.strip_prefix("content/")?.strip_suffix(".md")?;
        let (folder, file) = inner.rsplit_once('/').unwrap_or(("", inner));
        let (stem, tag) = match file.rsplit_once('.') {
            Some((stem, tag)) => (stem, Some(tag)),
            None => (file, None),
        };
        let id = match stem {
            "_section" | "index" => folder,
            _ if folder.is_empty() => stem,
            _ => &inner[..folder.len() + 1 + stem.len()],
        };
        Some(Name { id, section: stem == "_section", tag })
    }
}

/// Files sorted by what they are of.
#[derive(Default)]
struct Groups<'a> {
    items: Vec<(String, Leaves<'a>)>,
    sections: Vec<(String, Leaves<'a>)>,
    /// Items with two files for one language, or with the id of a section: nobody knows which is meant.
    twice: BTreeSet<String>,
}

/// Sorts files into items and sections.
fn group<'a>(inventory: &'a Inventory, settings: &Settings, report: &mut Report) -> Groups<'a> {
    let mut named: Vec<(bool, &str, Lang, &Leaf)> = Vec::with_capacity(inventory.content.len());
    let tags: Vec<&str> = settings.languages.iter().map(|(_, language)| language.tag.as_str()).collect();
    for leaf in &inventory.content {
        let Some(name) = Name::of(&leaf.path) else { continue };
        let place = || leaf.place();
        let Some(tag) = name.tag else {
            let example = leaf.path.replace(".md", &format!(".{}.md", tags.first().unwrap_or(&"vi")));
            report.say(say::no_language(place(), &example));
            continue;
        };
        let Some(lang) = settings.languages.find(tag) else {
            report.say(say::unknown_language(place(), tag, &tags));
            continue;
        };
        if let Some(bad) = name.id.split('/').find(|part| !is_id_part(part) && !(name.section && name.id.is_empty())) {
            report.say(files::bad_name(place(), if bad.is_empty() { "index" } else { bad }));
            continue;
        }
        named.push((name.section, name.id, lang, leaf));
    }
    named.sort_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
    let mut groups = Groups::default();
    // Sorted by id, behind the items.
    let sections = &named[named.partition_point(|name| !name.0)..];
    let section = |id: &str, lang: Lang| {
        let first = sections.partition_point(|name| name.1 < id);
        let own = sections[first..].iter().take_while(|name| name.1 == id);
        own.clone().find(|name| name.2 == lang).or_else(|| own.clone().next()).map(|name| name.3.place())
    };
    for same in named.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let (is_section, id) = (same[0].0, same[0].1.to_owned());
        let mut twice = false;
        for two in same.windows(2).filter(|two| two[0].2 == two[1].2) {
            report.say(say::two_shapes(two[1].3.place(), two[0].3.place()));
            twice = true;
        }
        if twice {
            groups.twice.insert(id.clone());
        }
        let (.., lang, leaf) = same[0];
        if !is_section && let Some(other) = section(&id, lang) {
            report.say(say::called_like_a_section(leaf.place(), &id, &settings.languages[lang].tag, other));
            groups.twice.insert(id);
            continue;
        }
        let leaves = same.iter().map(|(_, _, lang, leaf)| (*lang, *leaf)).collect();
        match is_section {
            true => groups.sections.push((id, leaves)),
            false if twice => {}
            false => groups.items.push((id, leaves)),
        }
    }
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
        assert_eq!((flat.id, flat.tag), ("news/tet", Some("vi")));
        assert_eq!(folder.id, "news/tet");
        assert!(Name::of("content/_section.vi.md").unwrap().section);
    }
}
