//! A folder of published files as it stands on disk.
//!
//! Takes a folder, says which files in it are ours (its own manifest lists them) and which are foreign, and whether
//! something foreign stands where a file of ours has to go. Never follows a link, never looks into a foreign folder
//! further than to see that it holds something.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use super::outlet::{Failure, at};
use super::{manifest, paths};
use crate::disk::{self, Kind, Stat};

/// A folder of published files.
pub struct Tree {
    /// The folder.
    pub root: PathBuf,
    /// The ordinary files we listed in it or want in it, and the foreign ones beside them.
    pub files: BTreeMap<String, Stat>,
    /// The text of its manifest.
    pub manifest: Option<Vec<u8>>,
    /// Whether a `.gitkeep` stands in its root.
    pub keep: bool,
    /// Whether the folder is there at all.
    pub is_there: bool,
    ours: BTreeSet<String>,
    /// Links, devices, foreign folders that hold something, other file systems.
    odd: BTreeSet<String>,
    /// Folders with anything foreign beneath.
    foreign_folders: BTreeSet<String>,
    has_foreign: bool,
}

impl Tree {
    /// Looks at a folder in which the `wanted` files are to stand. A folder that is not there is empty.
    pub fn read(root: &Path, wanted: &BTreeSet<&str>) -> Result<Tree, Failure> {
        let manifest_file = root.join(manifest::NAME);
        let manifest = at(&manifest_file, disk::read_if_there(&manifest_file))?;
        let ours: BTreeSet<String> = manifest.as_deref().map(manifest::read).unwrap_or_default().into_keys().collect();
        let mut tree = Tree {
            root: root.to_path_buf(),
            files: BTreeMap::new(),
            manifest,
            keep: false,
            is_there: false,
            ours,
            odd: BTreeSet::new(),
            foreign_folders: BTreeSet::new(),
            has_foreign: false,
        };
        let listed = tree.ours.clone();
        let known: HashSet<&str> =
            listed.iter().map(String::as_str).chain(wanted.iter().copied()).flat_map(paths::ancestors).collect();
        if let Ok(stat) = disk::stat(root) {
            tree.is_there = true;
            tree.look(String::new(), stat.device, &known)?;
        }
        let foreign: Vec<&String> = tree.odd.iter().chain(tree.files.keys().filter(|path| !tree.ours.contains(*path))).collect();
        tree.has_foreign = !foreign.is_empty();
        tree.foreign_folders = foreign.into_iter().flat_map(|path| paths::ancestors(path)).map(str::to_string).collect();
        Ok(tree)
    }

    fn look(&mut self, folder: String, device: u64, known: &HashSet<&str>) -> Result<(), Failure> {
        let here = self.path(&folder);
        for listed in at(&here, disk::list(&here))? {
            let root = folder.is_empty();
            let path = if root { listed.name } else { format!("{folder}/{}", listed.name) };
            match listed.kind {
                Kind::File if root && path == paths::KEEP => self.keep = true,
                Kind::File if root && path == manifest::NAME => {}
                Kind::File => drop(self.files.insert(path, listed.stat)),
                Kind::Folder if listed.stat.device == device && known.contains(path.as_str()) => self.look(path, device, known)?,
                Kind::Folder if listed.stat.device == device && !holds_anything(&self.path(&path))? => {}
                _ => drop(self.odd.insert(path)),
            }
        }
        Ok(())
    }

    /// Where a file of the tree is on disk.
    pub fn path(&self, path: &str) -> PathBuf {
        if path.is_empty() { self.root.clone() } else { self.root.join(path) }
    }

    /// Whether it holds anything but our files.
    pub fn has_foreign(&self) -> bool {
        self.has_foreign
    }

    /// Whether a foreign file stands under exactly this path.
    pub fn is_foreign(&self, path: &str) -> bool {
        self.files.contains_key(path) && !self.ours.contains(path)
    }

    /// Whether something foreign other than an ordinary file stands where this one, or a folder of it, has to go.
    pub fn is_blocked(&self, path: &str) -> bool {
        let blocks = || {
            self.odd.contains(path)
                || self.foreign_folders.contains(path)
                || paths::ancestors(path).any(|folder| self.odd.contains(folder) || self.is_foreign(folder))
        };
        self.has_foreign && blocks()
    }

    /// Our files that nobody wants any more.
    pub fn stale<'a>(&'a self, wanted: &'a BTreeSet<&str>) -> impl Iterator<Item = &'a str> {
        self.ours.iter().map(String::as_str).filter(|path| self.files.contains_key(*path) && !wanted.contains(path))
    }
}

fn holds_anything(folder: &Path) -> Result<bool, Failure> {
    for listed in at(folder, disk::list(folder))? {
        if listed.kind != Kind::Folder || holds_anything(&folder.join(&listed.name))? {
            return Ok(true);
        }
    }
    Ok(false)
}
