//! Publishing by exchange.
//!
//! Takes what changed, completes a spare tree beside the published one and lets the two change places in one step. The
//! tree that comes out is the next spare, two builds behind: only the difference is ever written. Never changes a
//! file in place: the trees share unchanged files under two names. A spare without its manifest is an unfinished one.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use rayon::prelude::*;

use super::manifest;
use super::memory::Memory;
use super::outlet::{Failure, Outlet, at};
use super::paths::KEEP;
use super::publish::{Change, Settled};
use super::tree::Tree;
use crate::disk::{self, ExchangeFault};

/// The tree beside the published one, being completed.
pub struct Spare {
    tree: Tree,
}

impl Spare {
    /// Opens the spare tree: takes what is no longer wanted out of it, or begins a new one.
    pub fn open(outlet: &Outlet, live: &Tree, wanted: &BTreeSet<&str>) -> Result<Spare, Failure> {
        let root = outlet.spare();
        let mut tree = Tree::read(&root, wanted)?;
        if tree.manifest.is_none() || wanted.iter().any(|path| tree.is_blocked(path)) {
            at(&root, disk::remove_tree(&root))?;
            at(&root, disk::make_folder(&root))?;
            tree = Tree::read(&root, wanted)?;
        }
        if live.is_there {
            at(&root, disk::same_permissions(&live.root, &root))?;
        }
        // From here until it is written again this tree is unfinished.
        let manifest = tree.path(manifest::NAME);
        at(&manifest, disk::remove_file(&manifest))?;
        for path in tree.stale(wanted) {
            let file = tree.path(path);
            at(&file, disk::remove_file(&file))?;
            disk::prune(&root, file.parent().unwrap_or(&root));
        }
        Ok(Spare { tree })
    }

    /// Writes a file that differs from the published one.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let file = self.tree.path(path);
        at(&file, disk::make_file(&file, bytes))
    }

    /// Completes the tree and publishes it.
    pub fn finish(&self, outlet: &Outlet, live: &Tree, memory: &Memory, change: &Change<'_>) -> Result<(), Failure> {
        change.files.par_iter().filter(|file| !file.put).try_for_each(|file| self.keep(live, memory, file))?;
        self.keep_folder_keeper(live)?;
        let manifest = self.tree.path(manifest::NAME);
        at(&manifest, disk::make_file(&manifest, change.manifest.as_bytes()))?;
        let root = &self.tree.root;
        let put = change.files.iter().filter(|file| file.put).map(|file| self.tree.path(file.path));
        at(root, disk::sync_files(root, &put.chain([manifest]).collect::<Vec<_>>()))?;
        if live.is_there {
            let exchanged = disk::exchange(root, &outlet.out).map_err(|fault| match fault {
                ExchangeFault::Unsupported => io::ErrorKind::Unsupported.into(),
                ExchangeFault::Io(why) => why,
            });
            at(&outlet.out, exchanged)?;
        } else {
            at(&outlet.out, disk::move_folder(root, &outlet.out))?;
        }
        at(&outlet.parent, disk::sync_file(&outlet.parent))
    }

    /// A file equal to the published one: it may be here since two builds ago, else it gets a second name here.
    fn keep(&self, live: &Tree, memory: &Memory, file: &Settled<'_>) -> Result<(), Failure> {
        let here: PathBuf = self.tree.path(file.path);
        if let Some(stat) = self.tree.files.get(file.path)
            && at(&here, memory.digest(&here, stat))?.0 == file.digest
        {
            return Ok(());
        }
        at(&here, disk::link_file(&live.path(file.path), &here))
    }

    fn keep_folder_keeper(&self, live: &Tree) -> Result<(), Failure> {
        let here = self.tree.path(KEEP);
        at(&here, match (live.keep, self.tree.keep) {
            (true, false) => disk::link_file(&live.path(KEEP), &here),
            (false, true) => disk::remove_file(&here),
            _ => Ok(()),
        })
    }

    /// Gives up: an unfinished tree is of no use.
    pub fn abandon(&self) {
        let _ = disk::remove_tree(&self.tree.root);
    }
}
