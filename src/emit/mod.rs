//! Turns artifacts into a published site.
//!
//! Takes what `render` promises to make, gives a [`Receipt`]: bytes are made, minified, written and forgotten one by one,
//! only where they differ from what is published. Never leaves a half-written site, never touches a file it did not
//! make, never makes what it remembers.

mod elements;
mod exchange;
mod in_place;
mod manifest;
mod memory;
pub mod minify;
mod outlet;
mod page;
mod paths;
mod publish;
mod settle;
mod space;
mod stage;
mod tag;
#[cfg(test)]
mod tests;
mod tree;
pub mod verify;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use rayon::prelude::*;

use crate::diag::{Diagnostic, Report, Stopped};
use crate::digest::Digest;

pub use manifest::NAME as MANIFEST;
pub use publish::{publish, recover};

/// What an artifact is, which says how it is finished and in which order it is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Styles, scripts, pictures: what pages refer to. Published first.
    Asset,
    /// Feeds, the sitemap, exports.
    Data,
    /// A file of the site copied as it is.
    Verbatim,
    /// HTML. Minified; published last, when all it refers to is there.
    Page,
}

/// Makes the bytes of an artifact, from any thread.
pub type Make<'a> = Box<dyn FnOnce() -> Result<Vec<u8>, Diagnostic> + Send + 'a>;

/// What a file of the site is, before it is made.
pub struct Slot {
    /// Where it goes: relative, NFC, `/` between parts.
    pub path: String,
    /// What it is.
    pub role: Role,
    /// The digest of all that making it looks at. Equal fingerprints at one path mean equal bytes.
    pub fingerprint: Digest,
}

/// One file of the site, not yet made.
pub struct Artifact<'a> {
    slot: Slot,
    /// Makes it, unminified, once: whatever it holds on to is let go then.
    make: Make<'a>,
}

impl<'a> Artifact<'a> {
    /// A file and the way to make it.
    pub fn new(path: String, role: Role, fingerprint: Digest, make: Make<'a>) -> Artifact<'a> {
        Artifact { slot: Slot { path, role, fingerprint }, make }
    }

    fn path(&self) -> &str {
        &self.slot.path
    }
}

impl Slot {
    /// The bytes as they are published.
    fn fill(&self, make: Make<'_>) -> Result<Vec<u8>, Diagnostic> {
        Ok(finished(self.role, make()?))
    }
}

/// A file's bytes as they are published.
pub fn finished(role: Role, bytes: Vec<u8>) -> Vec<u8> {
    if role == Role::Page { minify::page(bytes) } else { bytes }
}

/// Where a site is published.
pub struct Target {
    /// The site's root, from which places are shown.
    pub root: PathBuf,
    /// The folder of the result.
    pub out: PathBuf,
    /// The folder of what is remembered between builds. May vanish at any time.
    pub cache: PathBuf,
    /// What changes when the program does: nothing made by another build of it is trusted.
    pub build: Digest,
    /// Whether the stat of a published file may stand for its bytes. If not, every one is read.
    pub trust_stat: bool,
}

/// How a site was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Nothing differed, nothing was touched.
    Unchanged,
    /// A whole new tree took the place of the old one in one step.
    Exchange,
    /// File by file, with a journal that a later run finishes.
    InPlace,
}

/// One published file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Its path.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// What it is.
    pub role: Role,
}

/// What publishing did.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// Every file of the site, in the order of paths, the manifest among them.
    pub files: Vec<Published>,
    /// Files written.
    pub written: usize,
    /// Files removed.
    pub removed: usize,
    /// Files left as they were.
    pub kept: usize,
    /// Size of the site.
    pub bytes_total: u64,
    /// Bytes written.
    pub bytes_written: u64,
    /// How.
    pub mode: Mode,
}

/// Makes the whole site in memory: byte for byte what [`publish`] would write.
pub fn collect(artifacts: Vec<Artifact<'_>>, report: &mut Report) -> Result<BTreeMap<String, Vec<u8>>, Stopped> {
    check_paths(artifacts.iter().map(Artifact::path), report)?;
    let made: Vec<_> = artifacts.into_par_iter().map(|Artifact { slot, make }| (slot.fill(make), slot.path)).collect();
    let mut files = BTreeMap::new();
    let mut faults = Vec::new();
    for (bytes, path) in made {
        match bytes {
            Ok(bytes) => drop(files.insert(path, bytes)),
            Err(fault) => faults.push(fault),
        }
    }
    stop_on(faults, report)?;
    let manifest = manifest::write(files.iter().map(|(path, bytes)| (path.as_str(), Digest::of(bytes), bytes.len() as u64)));
    files.insert(MANIFEST.to_string(), manifest.into_bytes());
    Ok(files)
}

/// Makes every file and forgets it: finds out what cannot be made.
pub fn rehearse(artifacts: Vec<Artifact<'_>>, report: &mut Report) -> Result<(), Stopped> {
    check_paths(artifacts.iter().map(Artifact::path), report)?;
    stop_on(artifacts.into_par_iter().filter_map(|Artifact { slot, make }| slot.fill(make).err()).collect(), report)
}

/// Says of planned paths what publishing them would say.
pub fn check_paths<'a>(paths: impl Iterator<Item = &'a str>, report: &mut Report) -> Result<(), Stopped> {
    paths::side_by_side(paths, report).map(drop)
}

/// Reports faults and stops if there are any. Files made of one picture share its faults.
fn stop_on(faults: Vec<Diagnostic>, report: &mut Report) -> Result<(), Stopped> {
    let stops = !faults.is_empty();
    let mut told = BTreeSet::new();
    let is_new = |fault: &Diagnostic| told.insert((fault.place.source.path.clone(), fault.place.span.start, fault.code, fault.says.en.clone()));
    faults.into_iter().filter(is_new).for_each(|fault| report.say(fault));
    if stops { Err(Stopped::Faults) } else { Ok(()) }
}
