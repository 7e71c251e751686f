//! Publishing by exchange.
//!
//! Takes what changed, completes a spare tree beside the published one and lets the two change places in one step. The
//! tree that comes out is the next spare, two builds behind: only the difference is ever written. Never changes a
//! file in place: the trees share unchanged files under two names. A spare without its manifest is an unfinished one.

use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest;
use super::outlet::{Failure, Outlet, at, at_in};
use super::paths::{KEEP, Wanted};
use super::settle::{Change, How, Settled};
use super::tree::Tree;
use crate::digest::Digest;
use crate::disk::{self, ExchangeFault, Folder, Stat};

/// The tree that came out last time, as it was found.
pub struct Before<'a> {
    tree: Tree<'a>,
    is_whole: bool,
}

impl<'a> Before<'a> {
    /// Looks at the tree beside the published one. `manifest` is its own, if it has one.
    pub fn look(root: &Path, manifest: Option<&'a [u8]>, wanted: &Wanted<'a>) -> Result<Before<'a>, Failure> {
        let ours = manifest.map(manifest::paths).unwrap_or_default();
        let tree = Tree::read(root, &ours, wanted, true)?;
        // What is foreign here would be published.
        let is_whole = manifest.is_some() && !tree.has_foreign();
        Ok(Before { tree, is_whole })
    }
}

/// The tree beside the published one, being completed.
pub struct Spare<'a> {
    root: PathBuf,
    folder: Folder,
    /// What it was, unless it was begun anew.
    before: Option<&'a Tree<'a>>,
}

impl<'a> Spare<'a> {
    /// Opens the spare tree: takes what is no longer wanted out of it, or begins a new one.
    pub fn open(outlet: &Outlet, live: &Tree<'_>, before: &'a Before<'a>) -> Result<Spare<'a>, Failure> {
        let root = outlet.spare();
        let before = Some(&before.tree).filter(|_| before.is_whole);
        if before.is_none() {
            at(&root, disk::remove_tree(&root))?;
            at(&root, disk::make_folder(&root))?;
        }
        if live.folder.is_some() {
            at(&root, disk::same_permissions(&live.root, &root))?;
        }
        let folder = at(&root, Folder::open(&root).and_then(|folder| folder.ok_or_else(|| io::ErrorKind::NotADirectory.into())))?;
        // From here until it is written again this tree is unfinished.
        at_in(&root, manifest::NAME, folder.remove_file(manifest::NAME))?;
        for path in before.map_or(&[][..], |tree| &tree.stale) {
            at_in(&root, path, folder.remove_file(path))?;
            let file = root.join(path);
            disk::prune(&root, file.parent().unwrap_or(&root));
        }
        Ok(Spare { root, folder, before })
    }

    /// Writes a file that differs from the published one. Gives its stat.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<Stat, Failure> {
        at_in(&self.root, path, self.folder.make_file(path, bytes))
    }

    /// Completes the tree and publishes it. Gives the stat of its manifest.
    pub fn finish(&self, outlet: &Outlet, live: &Tree<'_>, change: &mut Change<'_>) -> Result<Stat, Failure> {
        let slots = change.slots;
        let kept = change.settled.par_iter_mut().enumerate().filter(|(_, file)| file.how != How::Put);
        kept.try_for_each(|(number, file)| self.keep(live, number, &slots[number].path, file))?;
        self.keep_folder_keeper(live)?;
        let manifest = at_in(&self.root, manifest::NAME, self.folder.make_file(manifest::NAME, change.manifest.as_bytes()))?;
        let put = change.put().map(|(_, _, path)| self.root.join(path));
        at(&self.root, disk::sync_files(&self.root, put.chain([self.root.join(manifest::NAME)])))?;
        if live.folder.is_some() {
            let exchanged = disk::exchange(&self.root, &outlet.out).map_err(|fault| match fault {
                ExchangeFault::Unsupported => io::ErrorKind::Unsupported.into(),
                ExchangeFault::Io(why) => why,
            });
            at(&outlet.out, exchanged)?;
        } else {
            at(&outlet.out, disk::move_folder(&self.root, &outlet.out))?;
        }
        at(&outlet.parent, disk::sync_file(&outlet.parent))?;
        Ok(manifest)
    }

    /// A file equal to the published one: it may be here since two builds ago, else it gets a second name here.
    fn keep(&self, live: &Tree<'_>, number: usize, path: &str, file: &mut Settled) -> Result<(), Failure> {
        let of_old = self.before.and_then(|tree| tree.stat(number));
        let same = |stat: Stat| file.stat.is_some_and(|live| live.is_same_file(&stat));
        if of_old.is_some_and(same) {
            return Ok(());
        }
        // Other files of the same bytes are there where files cannot have two names.
        if let Some(stat) = of_old.filter(|stat| stat.size == file.size)
            && Digest::of(at_in(&self.root, path, self.folder.read(path))?) == file.digest
        {
            file.stat = Some(stat);
            return Ok(());
        }
        let Some(from) = &live.folder else { return at_in(&live.root, path, Err(io::ErrorKind::NotFound.into())) };
        at_in(&self.root, path, self.folder.link_file(path, from))?;
        // The new name is a change of the file; a change of its bytes meanwhile would not be ours.
        let now = at_in(&self.root, path, self.folder.file_stat(path))?;
        file.stat = now.filter(|now| file.stat.is_some_and(|then| then.is_same_file(now) && then.has_same_bytes(now)));
        Ok(())
    }

    fn keep_folder_keeper(&self, live: &Tree<'_>) -> Result<(), Failure> {
        let done = match (&live.folder, self.before.is_some_and(|tree| tree.keep)) {
            (Some(from), false) if live.keep => self.folder.link_file(KEEP, from),
            (_, true) if !live.keep => self.folder.remove_file(KEEP),
            _ => Ok(()),
        };
        at_in(&self.root, KEEP, done)
    }

    /// Gives up: an unfinished tree is of no use.
    pub fn abandon(&self) {
        let _ = disk::remove_tree(&self.root);
    }
}
