//! Changes to the disk: make, move, remove, exchange, wait for it.
//!
//! Takes paths and bytes, gives small reasons. Every change passes [`step`]. Never changes a file in place.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use rustix::fs::{CWD, RenameFlags};

use super::{Kind, kind, step};
use crate::digest::{Digest, Digester};

/// Makes a folder and those above it.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    step();
    fs::create_dir_all(folder)
}

/// Makes a new file in place of whatever file stood there, with its folders. The old file is unlinked, never
/// overwritten: other names of it keep their bytes.
pub fn make_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = make_with(path, || OpenOptions::new().write(true).create_new(true).open(path))?;
    step();
    file.write_all(bytes)
}

/// Runs `make`, clearing an old file and making folders only when that turns out to be needed.
fn make_with<T>(path: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    step();
    let first = make();
    match first.as_ref().map_err(io::Error::kind) {
        Err(ErrorKind::AlreadyExists) => remove_file(path)?,
        Err(ErrorKind::NotFound) => make_parent(path)?,
        _ => return first,
    }
    step();
    make()
}

fn make_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), make_folder)
}

/// Removes a file or link if it is there.
pub fn remove_file(path: &Path) -> io::Result<()> {
    step();
    match fs::remove_file(path) {
        Err(why) if matches!(why.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(()),
        done => done,
    }
}

/// Removes a folder with all that is in it, if it is there. A link is removed, not followed.
pub fn remove_tree(folder: &Path) -> io::Result<()> {
    step();
    match fs::remove_dir_all(folder) {
        Err(why) if why.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Removes a folder if it is empty, then the one above it, and so on up to but not including `root`.
pub fn prune(root: &Path, folder: &Path) {
    let mut folder = folder;
    while folder != root && folder.starts_with(root) {
        step();
        if fs::remove_dir(folder).is_err_and(|why| why.kind() != ErrorKind::NotFound) {
            return;
        }
        let Some(parent) = folder.parent() else { return };
        folder = parent;
    }
}

/// Moves a file over whatever file stood there, making folders as needed.
pub fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    step();
    match fs::rename(from, to) {
        Err(why) if why.kind() == ErrorKind::NotFound && kind(from)? != Kind::Nothing => {
            make_parent(to)?;
            step();
            fs::rename(from, to)
        }
        done => done,
    }
}

/// Moves a folder to a name that is free.
pub fn move_folder(from: &Path, to: &Path) -> io::Result<()> {
    step();
    Ok(rustix::fs::renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
}

/// Writes a file whole or not at all, and lasting: beside it first, then moved over it.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = beside(path);
    make_file(&beside, bytes)?;
    let done = sync_file(&beside).and_then(|()| move_file(&beside, path));
    match done {
        Ok(()) => path.parent().map_or(Ok(()), sync_file),
        Err(why) => remove_file(&beside).and(Err(why)),
    }
}

/// A name beside `path` that no other run, and no other thread of this one, uses.
fn beside(path: &Path) -> PathBuf {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}-{}.new", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)))
}

/// Whether a name is one that an unfinished file has beside its place.
pub fn is_beside(name: &str) -> bool {
    name.starts_with('.') && name.ends_with(".new")
}

/// Writes a file whole, so that nobody ever reads half of it, without waiting for the disk: after a loss of power it may
/// be gone or empty. For what can be made again.
pub fn write_quick(path: &Path, pieces: &[&[u8]]) -> io::Result<()> {
    let beside = beside(path);
    let make = || {
        let mut file = make_with(&beside, || OpenOptions::new().write(true).create_new(true).open(&beside))?;
        step();
        pieces.iter().try_for_each(|piece| file.write_all(piece))
    };
    make().and_then(|()| move_file(&beside, path)).or_else(|why| remove_file(&beside).and(Err(why)))
}

/// A file that grows piece by piece beside where it will stand, and is named by its content in the end.
pub struct Growing {
    at: PathBuf,
    file: BufWriter<File>,
    digester: Digester,
}

impl Growing {
    /// Begins a file beside `path`.
    pub fn begin(path: &Path) -> io::Result<Growing> {
        let at = beside(path);
        let file = make_with(&at, || OpenOptions::new().write(true).create_new(true).open(&at))?;
        Ok(Growing { at, file: BufWriter::with_capacity(1 << 18, file), digester: Digester::new() })
    }

    /// Adds a piece.
    pub fn add(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.digester.add(bytes);
        self.file.write_all(bytes)
    }

    /// Ends it and gives it the name its content asks for. Does not wait for the disk.
    pub fn finish(mut self, name: impl FnOnce(Digest) -> PathBuf) -> io::Result<()> {
        self.file.flush()?;
        move_file(&self.at, &name(self.digester.finish()))
    }
}

impl Drop for Growing {
    fn drop(&mut self) {
        // Moved away if it was finished.
        let _ = fs::remove_file(&self.at);
    }
}

/// Why two folders could not change places.
#[derive(Debug)]
pub enum ExchangeFault {
    /// This file system, or this pair of folders, cannot do it at all.
    Unsupported,
    /// It could, and failed.
    Io(io::Error),
}

/// Lets two folders change places in one step.
pub fn exchange(a: &Path, b: &Path) -> Result<(), ExchangeFault> {
    use rustix::io::Errno;
    step();
    rustix::fs::renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).map_err(|why| match why {
        Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP | Errno::XDEV | Errno::BUSY => ExchangeFault::Unsupported,
        why => ExchangeFault::Io(why.into()),
    })
}

/// Gives `to` the permissions of `from`.
pub fn same_permissions(from: &Path, to: &Path) -> io::Result<()> {
    let mode = fs::metadata(from)?.permissions().mode();
    fs::set_permissions(to, fs::Permissions::from_mode(mode))
}

/// Waits until a file's bytes, or a folder's names, would survive a loss of power.
pub fn sync_file(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// As [`sync_file`] for many files and folders, all on the file system of `folder`. A name that is gone is passed over.
pub fn sync_files(folder: &Path, paths: impl IntoIterator<Item = PathBuf>) -> io::Result<()> {
    // One by one, few files wait only for themselves; together, many wait once, but for everybody's writes.
    let paths: Vec<PathBuf> = paths.into_iter().take(65).collect();
    if paths.len() > 64 {
        return Ok(rustix::fs::syncfs(File::open(folder)?)?);
    }
    paths.iter().try_for_each(|path| match sync_file(path) {
        Err(why) if matches!(why.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(()),
        done => done,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::{list, read_if_there};

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn a_new_file_leaves_other_names_of_the_old_one_alone() {
        let folder = folder();
        let (a, b) = (folder.path().join("a"), folder.path().join("deep/b"));
        make_file(&a, b"old").unwrap();
        make_file(&b, b"").unwrap();
        fs::remove_file(&b).unwrap();
        fs::hard_link(&a, &b).unwrap();
        make_file(&a, b"new").unwrap();
        assert_eq!(read_if_there(&b).unwrap().unwrap(), b"old");
    }

    #[test]
    fn pruning_stops_at_the_root_and_at_anything_that_stands() {
        let folder = folder();
        let root = folder.path().join("root");
        make_file(&root.join("a/kept"), b"").unwrap();
        make_folder(&root.join("a/b/c")).unwrap();
        prune(&root, &root.join("a/b/c"));
        assert_eq!(kind(&root.join("a/b")).unwrap(), Kind::Nothing);
        remove_file(&root.join("a/kept")).unwrap();
        prune(&root, &root.join("a"));
        assert_eq!((kind(&root.join("a")).unwrap(), kind(&root).unwrap()), (Kind::Nothing, Kind::Folder));
    }

    #[test]
    fn an_atomic_write_leaves_nothing_beside_it() {
        let folder = folder();
        let file = folder.path().join("routes.toml");
        write_atomic(&file, b"1").unwrap();
        write_atomic(&file, b"2").unwrap();
        assert_eq!(read_if_there(&file).unwrap().unwrap(), b"2");
        assert_eq!(list(folder.path()).unwrap().len(), 1);
    }
}
