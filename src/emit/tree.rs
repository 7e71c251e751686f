//! A folder of published files as it stands on disk.
//!
//! Takes a folder, the files known to be ours in it and those that are to stand; says which of ours nobody wants any more,
//! which files are foreign, and whether something foreign stands where a file of ours has to go. Never follows a link,
//! never looks into a foreign folder further than to see that it holds something.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::outlet::{Failure, at, at_in};
use super::paths::{self, Wanted};
use super::manifest;
use crate::disk::{Folder, Kind, Stat};

/// A folder of published files.
pub struct Tree<'a> {
    /// The folder.
    pub root: PathBuf,
    /// The folder, open; `None` if it is not there.
    pub folder: Option<Folder>,
    /// Whether a `.gitkeep` stands in its root.
    pub keep: bool,
    /// Our files that nobody wants any more, in the order of their paths.
    pub stale: Vec<&'a str>,
    /// The stats of our files that are wanted, by number, if they were asked for.
    standing: Vec<Option<Stat>>,
    /// Ordinary files that are not ours.
    foreign: BTreeSet<String>,
    /// Links, devices, foreign folders that hold something, other file systems.
    odd: BTreeSet<String>,
    /// Folders with anything foreign beneath.
    foreign_folders: BTreeSet<String>,
}

/// A path that may stand in a tree.
struct Known<'a> {
    path: &'a str,
    ours: bool,
    /// Its number, if it is wanted.
    number: Option<usize>,
}

/// What was found in a folder and all beneath it.
#[derive(Default)]
struct Found {
    /// Our files that are wanted, by number, if their stats were asked for.
    standing: Vec<(usize, Stat)>,
    /// Our files that are not wanted, by their place among the known.
    stale: Vec<usize>,
    foreign: Vec<String>,
    odd: Vec<String>,
    keep: bool,
}

impl<'a> Tree<'a> {
    /// Looks at a folder in which the `wanted` files are to stand and `ours`, in order, stood. A folder that is not there
    /// is empty. Stats are asked for only `with_stats`.
    pub fn read(root: &Path, ours: &[&'a str], wanted: &Wanted<'a>, with_stats: bool) -> Result<Tree<'a>, Failure> {
        let folder = at(root, Folder::open(root))?;
        let mut tree = Tree {
            root: root.to_path_buf(),
            folder: None,
            keep: false,
            stale: Vec::new(),
            standing: Vec::new(),
            foreign: BTreeSet::new(),
            odd: BTreeSet::new(),
            foreign_folders: BTreeSet::new(),
        };
        if let Some(folder) = folder {
            let known = known(ours, wanted);
            let device = at(root, folder.device())?;
            let found = Look { root, device, known: &known, with_stats }.all(&folder, "", 0..known.len(), Found::default())?;
            tree.folder = Some(folder);
            tree.sort_out(found, &known, wanted.len());
        }
        Ok(tree)
    }

    fn sort_out(&mut self, found: Found, known: &[Known<'a>], wanted: usize) {
        self.keep = found.keep;
        self.standing = vec![None; wanted];
        if !found.standing.is_empty() {
            self.standing = vec![None; wanted];
            found.standing.iter().for_each(|&(number, stat)| self.standing[number] = Some(stat));
        }
        self.stale = found.stale.iter().map(|&at| known[at].path).collect();
        self.stale.sort_unstable();
        self.foreign.extend(found.foreign);
        self.odd.extend(found.odd);
        let all = self.foreign.iter().chain(&self.odd);
        self.foreign_folders = all.flat_map(|path| paths::ancestors(path)).map(str::to_string).collect();
    }

    /// The stat of our file of this number, if it stands and was asked for.
    pub fn stat(&self, number: usize) -> Option<Stat> {
        self.standing.get(number).copied().flatten()
    }

    /// Whether it holds anything but our files.
    pub fn has_foreign(&self) -> bool {
        !self.foreign.is_empty() || !self.odd.is_empty()
    }

    /// Whether something foreign stands where this file, or a folder of it, has to go.
    pub fn is_in_the_way(&self, path: &str) -> bool {
        let stands = |path: &str| self.odd.contains(path) || self.foreign.contains(path);
        self.has_foreign() && (stands(path) || self.foreign_folders.contains(path) || paths::ancestors(path).any(stands))
    }
}

/// Our paths and the wanted ones, in their order, each once.
fn known<'a>(ours: &[&'a str], wanted: &Wanted<'a>) -> Vec<Known<'a>> {
    let mut known = Vec::with_capacity(ours.len().max(wanted.len()));
    let (mut ours, mut wanted) = (ours.iter().copied().peekable(), wanted.iter().copied().peekable());
    loop {
        let next = match (ours.peek(), wanted.peek()) {
            (None, None) => return known,
            (Some(&ours), Some(&(wanted, _))) => ours.min(wanted),
            (Some(&path), None) | (None, Some(&(path, _))) => path,
        };
        let number = wanted.next_if(|(path, _)| *path == next).map(|(_, number)| number);
        known.push(Known { path: next, ours: ours.next_if(|path| *path == next).is_some(), number });
    }
}

/// How a tree is looked at.
struct Look<'a> {
    root: &'a Path,
    device: u64,
    known: &'a [Known<'a>],
    with_stats: bool,
}

impl Look<'_> {
    /// Looks at the folder whose path, with a `/` at its end, is `prefix`, and at those beneath it, and adds to what was
    /// `found`. The known files beneath it are those in `range`.
    fn all(&self, folder: &Folder, prefix: &str, range: Range<usize>, mut found: Found) -> Result<Found, Failure> {
        let folders = self.one(folder, prefix, range, &mut found)?;
        // Most folders hold a page and nothing else.
        if folders.is_empty() {
            return Ok(found);
        }
        let inner = folders.into_par_iter().try_fold(Found::default, |found, (name, range)| self.inner(folder, prefix, &name, range, found));
        found.add(inner.try_reduce(Found::default, |mut a, b| {
            a.add(b);
            Ok(a)
        })?);
        Ok(found)
    }

    /// Looks at a folder in a folder. Its name has a `/` at its end.
    fn inner(&self, folder: &Folder, prefix: &str, name: &str, range: Range<usize>, mut found: Found) -> Result<Found, Failure> {
        let path = format!("{prefix}{name}");
        let Some(inner) = at_in(self.root, &path, folder.folder(name.trim_end_matches('/')))? else { return Ok(found) };
        if at_in(self.root, &path, inner.device())? == self.device {
            if !range.is_empty() {
                return self.all(&inner, &path, range, found);
            }
            if !at_in(self.root, &path, holds_anything(&inner))? {
                return Ok(found);
            }
        }
        found.odd.push(path.trim_end_matches('/').to_owned());
        Ok(found)
    }

    /// What is in one folder: files, and the folders in it with the known files beneath them.
    fn one(&self, folder: &Folder, prefix: &str, range: Range<usize>, found: &mut Found) -> Result<Vec<(String, Range<usize>)>, Failure> {
        let (mut standing, mut folders) = (Vec::new(), Vec::new());
        let known = &self.known[range.clone()];
        let listed = folder.names(|name, kind| match kind {
            Kind::File if prefix.is_empty() && name == paths::KEEP => found.keep = true,
            Kind::File if prefix.is_empty() && name == manifest::NAME => {}
            Kind::File => match known.binary_search_by(|known| known.path[prefix.len()..].cmp(name)) {
                Ok(at) if known[at].ours => match known[at].number {
                    Some(number) if self.with_stats => standing.push((number, known[at].path)),
                    Some(_) => {}
                    None => found.stale.push(range.start + at),
                },
                _ => found.foreign.push(format!("{prefix}{name}")),
            },
            Kind::Folder => {
                let mut first = String::with_capacity(name.len() + 1);
                first.push_str(name);
                first.push('/');
                let start = known.partition_point(|known| known.path[prefix.len()..] < *first);
                let length = known[start..].iter().take_while(|known| known.path[prefix.len()..].starts_with(&first)).count();
                folders.push((first, range.start + start..range.start + start + length));
            }
            _ => found.odd.push(format!("{prefix}{name}")),
        });
        at_in(self.root, prefix, listed)?;
        for (number, path) in standing {
            let stat = at_in(self.root, path, folder.file_stat(&path[prefix.len()..]))?;
            found.standing.extend(stat.map(|stat| (number, stat)));
        }
        Ok(folders)
    }
}

impl Found {
    fn add(&mut self, mut other: Found) {
        self.keep |= other.keep;
        self.standing.append(&mut other.standing);
        self.stale.append(&mut other.stale);
        self.foreign.append(&mut other.foreign);
        self.odd.append(&mut other.odd);
    }
}

fn holds_anything(folder: &Folder) -> std::io::Result<bool> {
    let (mut holds, mut folders) = (false, Vec::new());
    folder.names(|name, kind| match kind {
        Kind::Folder => folders.push(name.to_owned()),
        _ => holds = true,
    })?;
    for name in folders {
        if holds {
            break;
        }
        if let Some(inner) = folder.folder(&name)? {
            holds = holds_anything(&inner)?;
        }
    }
    Ok(holds)
}
