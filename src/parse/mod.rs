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
    let (item_groups, section_groups) = group(inventory, settings, report);

    let mut manuscript = Manuscript::default();
    for (id, group) in section_groups {
        if let Some(section) = section::read(id, &group, settings, kinds, report) {
            manuscript.sections.push(section);
        }
    }
    let sections = &manuscript.sections;
    let read: Vec<(String, Option<Draft>, Report)> = item_groups
        .into_par_iter()
        .map(|(id, group)| {
            let mut report = Report::new();
            let draft = item::read(&id, &group, sections, settings, kinds, &mut report);
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
    manuscript.faulty.extend(inventory.unreadable.iter().filter_map(|path| Name::of(path)).map(|name| name.id));
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

/// Sorts files into items and sections.
fn group(inventory: &Inventory, settings: &Settings, report: &mut Report) -> (BTreeMap<String, Group>, BTreeMap<String, Group>) {
    let (mut items, mut sections) = (BTreeMap::<String, Group>::new(), BTreeMap::<String, Group>::new());
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
        let groups = if name.section { &mut sections } else { &mut items };
        if let Some(other) = groups.entry(name.id).or_default().insert(lang, source.clone()) {
            report.say(say::two_shapes(place(), Place::file(&other)));
        }
    }
    (items, sections)
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
