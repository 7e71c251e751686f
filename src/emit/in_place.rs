//! Publishing file by file.
//!
//! Takes what changed, gathers the new files inside the result's own folder (it may be a file system of its own), writes
//! down every move in a journal, then moves: assets first, pages after them, deletions last. Once the journal stands, any
//! later run finishes the work; before that, nothing has happened. Never touches a file the journal does not name.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

use super::outlet::{Failure, Outlet, at, at_in};
use super::settle::{Change, How};
use super::{manifest, paths};
use crate::digest::Digest;
use crate::disk::{self, Folder, Kind, Stat};

const HEAD: &str = "caybeo-journal 1";
const JOURNAL: &str = "journal";
const MANIFEST_NUMBER: &str = "manifest";

/// New files, gathered and not yet published.
pub struct Staged {
    root: PathBuf,
    folder: Folder,
}

impl Staged {
    /// Begins to gather.
    pub fn open(outlet: &Outlet) -> Result<Staged, Failure> {
        let root = outlet.out.join(paths::STAGE);
        at(&root, disk::remove_tree(&root))?;
        at(&root, disk::make_folder(&root))?;
        let folder = at(&root, Folder::open(&root).and_then(|folder| folder.ok_or_else(|| io::ErrorKind::NotADirectory.into())))?;
        Ok(Staged { root, folder })
    }

    /// Gathers a file that differs from the published one. Gives its stat.
    pub fn put(&self, number: usize, bytes: &[u8]) -> Result<Stat, Failure> {
        let name = number.to_string();
        at_in(&self.root, &name, self.folder.make_file(&name, bytes))
    }

    /// Publishes what was gathered, and takes the `stale` files away. Gives the stat of the manifest.
    pub fn finish(&self, outlet: &Outlet, stale: &[&str], change: &mut Change<'_>) -> Result<Option<Stat>, Failure> {
        let manifest = self.root.join(MANIFEST_NUMBER);
        at(&manifest, disk::make_file(&manifest, change.manifest.as_bytes()))?;
        // What the journal names must not be lost when the journal is not.
        let put = change.put().map(|(number, ..)| self.root.join(number.to_string()));
        at(&self.root, disk::sync_files(&self.root, put.chain([manifest])))?;
        let journal = self.root.join(JOURNAL);
        at(&journal, disk::write_atomic(&journal, write(&moves(change, stale)).as_bytes()))?;
        recover(&outlet.out)?;
        at(&outlet.out, published_stats(&outlet.out, change))
    }

    /// Gives up, unless the journal stands: then the next run finishes.
    pub fn abandon(&self) {
        if disk::kind(&self.root.join(JOURNAL)).is_ok_and(|kind| kind == Kind::Nothing) {
            let _ = disk::remove_tree(&self.root);
        }
    }
}

/// A move changes the stat of a file, but what says that its bytes are ours. A file that is gone again is the next build's
/// business: this one is published. Gives the stat of the manifest.
fn published_stats(out: &Path, change: &mut Change<'_>) -> io::Result<Option<Stat>> {
    let Some(folder) = Folder::open(out)? else { return Ok(None) };
    let slots = change.slots;
    for (file, slot) in change.settled.iter_mut().zip(slots).filter(|(file, _)| file.how == How::Put) {
        let now = folder.file_stat(&slot.path)?;
        file.stat = now.filter(|now| file.stat.is_some_and(|then| then.is_same_file(now) && then.has_same_bytes(now)));
    }
    folder.file_stat(manifest::NAME)
}

/// One line of the journal.
#[derive(Debug, PartialEq, Eq)]
enum Move {
    /// The gathered file of this number goes to this path.
    Put(String, String),
    /// The file at this path goes.
    Remove(String),
}

/// The moves in their order.
fn moves(change: &Change<'_>, stale: &[&str]) -> Vec<Move> {
    let mut puts: Vec<_> = change.put().collect();
    // Roles are in the order of publishing.
    puts.sort_by_key(|&(_, role, path)| (role, path));
    let paths: BTreeSet<&str> = puts.iter().map(|&(_, _, path)| path).collect();
    let folders: BTreeSet<&str> = paths.iter().flat_map(|path| paths::ancestors(path)).collect();
    // Deletions come last, but for those that stand in the way: a file where a folder has to be, or the reverse.
    let in_the_way = |path: &&str| folders.contains(path) || paths::ancestors(path).any(|folder| paths.contains(folder));
    let (first, last): (Vec<&str>, Vec<&str>) = stale.iter().copied().partition(in_the_way);
    let remove = |path: &str| Move::Remove(path.to_string());
    let mut moves: Vec<Move> = first.into_iter().map(remove).collect();
    moves.extend(puts.iter().map(|(number, _, path)| Move::Put(number.to_string(), (*path).to_string())));
    moves.push(Move::Put(MANIFEST_NUMBER.to_string(), manifest::NAME.to_string()));
    moves.extend(last.into_iter().map(remove));
    moves
}

fn write(moves: &[Move]) -> String {
    let mut text = format!("{HEAD}\n");
    for step in moves {
        let _ = match step {
            Move::Put(number, path) => writeln!(text, "put {number} {path}"),
            Move::Remove(path) => writeln!(text, "remove {path}"),
        };
    }
    let end = Digest::of(&text);
    let _ = writeln!(text, "{end}");
    text
}

/// Reads a journal; `None` if it is not a whole one or names a path that leads out.
fn read(bytes: &[u8]) -> Option<Vec<Move>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (body, end) = text.strip_suffix('\n')?.rsplit_once('\n')?;
    if Digest::from_hex(end)? != Digest::of(format!("{body}\n")) {
        return None;
    }
    body.strip_prefix(HEAD)?.lines().skip(1).map(line).collect()
}

fn line(line: &str) -> Option<Move> {
    let (step, path) = match line.split_once(' ')? {
        ("put", rest) => {
            let (number, path) = rest.split_once(' ')?;
            (Move::Put(number.to_string(), path.to_string()), path)
        }
        ("remove", path) => (Move::Remove(path.to_string()), path),
        _ => return None,
    };
    let number_is_safe = !matches!(&step, Move::Put(number, _) if number.contains('/') || number.starts_with('.'));
    (number_is_safe && paths::is_safe(path)).then_some(step)
}

/// Finishes what an earlier run began in this folder, or clears away what it had only gathered. Says whether there was
/// anything to finish.
pub fn recover(out: &Path) -> Result<bool, Failure> {
    let root = out.join(paths::STAGE);
    if at(&root, disk::kind(&root))? == Kind::Nothing {
        return Ok(false);
    }
    let journal = root.join(JOURNAL);
    let moves = at(&journal, disk::read_if_there(&journal))?.and_then(|bytes| read(&bytes));
    for step in moves.iter().flatten() {
        match step {
            Move::Put(number, path) => put(&root.join(number), out, path)?,
            Move::Remove(path) => remove(out, path)?,
        }
    }
    if let Some(moves) = &moves {
        at(out, disk::sync_files(out, touched(moves, out)))?;
        // The journal goes before what it names: without it the rest is only litter.
        at(&journal, disk::remove_file(&journal))?;
    }
    at(&root, disk::remove_tree(&root))?;
    Ok(moves.is_some())
}

/// The folders whose names the moves change.
fn touched(moves: &[Move], out: &Path) -> BTreeSet<PathBuf> {
    let folder = |step: &Move| match step {
        Move::Put(_, path) | Move::Remove(path) => out.join(path).parent().map(Path::to_path_buf),
    };
    moves.iter().filter_map(folder).collect()
}

/// Moves a gathered file to its path, unless that was done before.
fn put(gathered: &Path, out: &Path, path: &str) -> Result<(), Failure> {
    let to = out.join(path);
    let moved = match disk::move_file(gathered, &to) {
        Err(why) if why.kind() == io::ErrorKind::NotFound && at(gathered, disk::kind(gathered))? == Kind::Nothing => Ok(()),
        Err(why) if why.kind() == io::ErrorKind::IsADirectory => {
            // Emptied by an earlier move.
            prune_within(&to, out);
            disk::move_file(gathered, &to)
        }
        done => done,
    };
    at(&to, moved)
}

/// Removes a folder of empty folders.
fn prune_within(folder: &Path, out: &Path) {
    for listed in disk::list(folder).unwrap_or_default() {
        prune_within(&folder.join(&listed.name), out);
    }
    disk::prune(out, folder);
}

fn remove(out: &Path, path: &str) -> Result<(), Failure> {
    let file = out.join(path);
    if at(&file, disk::kind(&file))? == Kind::File {
        at(&file, disk::remove_file(&file))?;
    }
    disk::prune(out, file.parent().unwrap_or(out));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_reads_back_whole_or_not_at_all() {
        let text = write(&[Move::Put("7".into(), "vi/a b.html".into()), Move::Remove("en/x".into())]);
        assert_eq!(read(text.as_bytes()), Some(vec![Move::Put("7".into(), "vi/a b.html".into()), Move::Remove("en/x".into())]));
        for end in 0..text.len() {
            assert_eq!(read(&text.as_bytes()[..end]), None, "{end}");
        }
    }

    #[test]
    fn a_journal_that_leads_out_is_none() {
        assert_eq!(read(write(&[Move::Remove("../x".into())]).as_bytes()), None);
        assert_eq!(read(write(&[Move::Put("../../x".into(), "x".into())]).as_bytes()), None);
    }
}
