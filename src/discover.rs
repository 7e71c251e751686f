//! Disk -> [`Inventory`]: every file of the site.
//!
//! Takes the root folder, gives the list of content files (`parse` reads them one by one: there may be a hundred thousand),
//! the other texts, and blobs (anything else, by digest). A file whose stat is known is not opened. Never looks inside a
//! text beyond its encoding.

mod again;
mod known;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::catalog::files as say;
use crate::diag::{Diagnostic, Report, Stopped};
use crate::digest::Digest;
use crate::disk::{self, ReadFault, WalkFault};
use crate::media::{self, Measured};
use crate::source::{Place, Source};

pub use known::Known;

/// The largest text a site may hold.
pub const TEXT_LIMIT: u64 = 4 << 20;
/// The largest ledger of addresses: a hundred thousand pages need six megabytes.
const LEDGER_LIMIT: u64 = 64 << 20;
/// The largest other file. Code hosts refuse files of 100 MiB.
pub const BLOB_LIMIT: u64 = 95 << 20;

/// A file that is not text of ours: a picture, a PDF, a font.
#[derive(Clone, Debug)]
pub struct Blob {
    /// Path from the root, NFC.
    pub path: String,
    /// Where it is on disk.
    pub file: PathBuf,
    /// Digest of its bytes.
    pub digest: Digest,
    /// How many there are.
    pub bytes: u64,
    /// Its size, if it is a picture.
    pub measured: Option<Measured>,
}

/// A content file that was found and not read.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// Path from the root, NFC.
    pub path: String,
    /// Where it is on disk.
    pub file: PathBuf,
    /// Digest of its bytes, if its stat told.
    pub digest: Option<Digest>,
}

impl Leaf {
    /// Reads it.
    pub fn read(&self) -> Result<Arc<Source>, Diagnostic> {
        disk::read_text(&self.file, &self.path, TEXT_LIMIT).map_err(|fault| say::unread(self.place(), fault))
    }

    /// The file as a place to blame.
    pub fn place(&self) -> Place {
        Place::path(self.path.clone())
    }
}

/// The sources that are described once for all items.
const REGISTER: &str = "content/_sources.toml";

/// Everything that was found.
#[derive(Clone, Debug)]
pub struct Inventory {
    /// The site's folder.
    pub root: PathBuf,
    /// `site.toml`.
    pub settings: Arc<Source>,
    /// `routes.toml`, if there is one.
    pub routes: Option<Arc<Source>>,
    /// `content/**/*.md`, not read.
    pub content: Vec<Leaf>,
    /// `content/_sources.toml`, if there is one: sources that are described once for all items.
    pub register: Option<Arc<Source>>,
    /// `content/_kinds/*.toml`.
    pub kinds: Vec<Arc<Source>>,
    /// `i18n/<tag>/*.ftl`.
    pub words: Vec<Arc<Source>>,
    /// `i18n/glossary.toml` and `i18n/<tag>/numbers.toml`: what translations are compared by.
    pub guides: Vec<Arc<Source>>,
    /// `themes/**`, text files.
    pub theme_texts: Vec<Arc<Source>>,
    /// Everything else under `content/` and `themes/`, by path.
    pub blobs: BTreeMap<String, Blob>,
    /// Files that could not be read: what depends on them raises no second complaint.
    pub unreadable: Vec<String>,
    /// Whether there was nothing to say, and every file has one name.
    plain: bool,
}

/// Reads `site.toml` alone.
pub fn settings(root: &Path, report: &mut Report) -> Result<Arc<Source>, Stopped> {
    if disk::kind(&root.join("site.toml")).map_or(true, |kind| kind == disk::Kind::Nothing) {
        report.say(say::no_site(Place::path("site.toml")));
        return Err(Stopped::Faults);
    }
    single(root, "site.toml", TEXT_LIMIT, report).ok_or(Stopped::Faults)
}

/// Lists the whole site and reads what is not content. `known` hears of every file.
pub fn walk(root: &Path, known: &mut Known, report: &mut Report) -> Result<Inventory, Stopped> {
    let settings = settings(root, report)?;
    let routes = match disk::kind(&root.join("routes.toml")) {
        Ok(disk::Kind::Nothing) | Err(_) => None,
        Ok(_) => single(root, "routes.toml", LEDGER_LIMIT, report),
    };
    let walked = disk::walk(root, &|path| !is_ours(path));
    let mut unreadable = Vec::new();
    let plain = walked.faults.is_empty() && !walked.links;
    for fault in walked.faults {
        unreadable.push(fault.path().to_owned());
        tell_walk(fault, report);
    }
    let found: Vec<(disk::Entry, Result<Found, ReadFault>)> =
        walked.entries.into_par_iter().map(|entry| (read(&entry, known), entry)).map(|(found, entry)| (entry, found)).collect();
    let mut inventory = Inventory {
        root: root.to_path_buf(),
        settings,
        routes,
        content: Vec::new(),
        register: None,
        kinds: Vec::new(),
        words: Vec::new(),
        guides: Vec::new(),
        theme_texts: Vec::new(),
        blobs: BTreeMap::new(),
        unreadable,
        plain,
    };
    for (entry, found) in found {
        match found {
            Ok(Found::Leaf(digest)) => {
                known.saw(&entry.path, entry.stat, digest, None);
                inventory.content.push(Leaf { path: entry.path, file: entry.file, digest });
            }
            Ok(Found::Text(source)) => inventory.keep(source),
            Ok(Found::Blob(blob)) => {
                known.saw(&entry.path, entry.stat, Some(blob.digest), blob.measured);
                inventory.blobs.insert(entry.path, blob);
            }
            Err(fault) => {
                report.say(say::unread(Place::path(entry.path.as_str()), fault));
                inventory.unreadable.push(entry.path);
            }
        }
    }
    inventory.plain &= inventory.unreadable.is_empty();
    Ok(inventory)
}

impl Inventory {
    /// Whether there is a register of sources that could not be read.
    pub fn register_is_unread(&self) -> bool {
        self.unreadable.iter().any(|path| path == REGISTER)
    }

    fn keep(&mut self, source: Arc<Source>) {
        let path = source.path.as_str();
        if path == REGISTER {
            self.register = Some(source);
            return;
        }
        let list = if path.starts_with("content/_kinds/") {
            &mut self.kinds
        } else if is_guide(path) {
            &mut self.guides
        } else if path.starts_with("i18n/") {
            &mut self.words
        } else {
            &mut self.theme_texts
        };
        list.push(source);
    }
}

/// The folders a site is made of. Names that begin with a dot are editors' and systems' business, except under
/// `content/_files`, where a host may ask for them (`.well-known`, `.nojekyll`).
fn is_ours(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or(path);
    let verbatim = path.starts_with("content/_files/");
    matches!(first, "content" | "themes" | "i18n") && (verbatim || !path.split('/').any(|part| part.starts_with('.')))
}

fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    if path.starts_with("content/_files/") {
        return false;
    }
    match path.split('/').next() {
        Some("content") => ending == "md" || path == REGISTER || (ending == "toml" && path.starts_with("content/_kinds/")),
        Some("i18n") => ending == "ftl" || is_guide(path),
        _ => matches!(ending, "html" | "xml" | "txt" | "css" | "js" | "mjs" | "svg" | "toml" | "ftl" | "json"),
    }
}

/// Whether a file says how translations are compared.
fn is_guide(path: &str) -> bool {
    path == "i18n/glossary.toml" || (path.starts_with("i18n/") && path.ends_with("/numbers.toml"))
}

enum Found {
    Leaf(Option<Digest>),
    Text(Arc<Source>),
    Blob(Blob),
}

fn read(entry: &disk::Entry, known: &Known) -> Result<Found, ReadFault> {
    let same = known.get(&entry.path, &entry.stat);
    if is_leaf(&entry.path) {
        return Ok(Found::Leaf(same.map(|(digest, _)| digest)));
    }
    if is_text(&entry.path) {
        return disk::read_text(&entry.file, &entry.path, TEXT_LIMIT).map(Found::Text);
    }
    let (digest, measured) = match same {
        Some(same) => same,
        None => {
            let bytes = disk::read_bytes(&entry.file, BLOB_LIMIT)?;
            (Digest::of(&bytes), media::measure(&bytes))
        }
    };
    Ok(Found::Blob(Blob { path: entry.path.clone(), file: entry.file.clone(), digest, bytes: entry.stat.size, measured }))
}

/// An item's or a section's file.
fn is_leaf(path: &str) -> bool {
    path.starts_with("content/") && path.ends_with(".md") && is_text(path)
}

fn single(root: &Path, name: &str, limit: u64, report: &mut Report) -> Option<Arc<Source>> {
    match disk::read_text(&root.join(name), name, limit) {
        Ok(source) => Some(source),
        Err(fault) => {
            report.say(say::unread(Place::path(name), fault));
            None
        }
    }
}

fn tell_walk(fault: WalkFault, report: &mut Report) {
    let place = Place::path(fault.path());
    report.say(match fault {
        WalkFault::Unreadable { why, .. } => say::unreadable(place, &why),
        WalkFault::LinkOut { target, .. } => say::link_out(place, &target),
        WalkFault::LinkLoop { .. } => say::link_loop(place),
        WalkFault::SameName { other, .. } => say::same_name(place, &other),
        WalkFault::NotUnicode { .. } => say::name_not_unicode(place),
    });
}
