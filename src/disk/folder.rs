//! A folder that is held open.
//!
//! Takes paths from it, gives stats and names, makes files and second names of files. Never walks the way from the root
//! again for every name, never follows a link at the end of a path.

use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::path::Path;

use rustix::fs::{AtFlags, CWD, FileType, Mode, OFlags, RawDir, fstat, linkat, mkdirat, openat, statat, unlinkat};
use rustix::io::Errno;

use super::{Kind, Stat, step};
use crate::text;

const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);
const NEW_FILE: OFlags = OFlags::WRONLY.union(OFlags::CREATE).union(OFlags::EXCL).union(OFlags::CLOEXEC);

/// An open folder.
pub struct Folder(OwnedFd);

impl Folder {
    /// Opens the folder at a path; `None` if there is nothing, or something else.
    pub fn open(path: &Path) -> io::Result<Option<Folder>> {
        there(openat(CWD, path, FOLDER, Mode::empty())).map(|opened| opened.map(Folder))
    }

    /// Opens a folder in it.
    pub fn folder(&self, path: &str) -> io::Result<Option<Folder>> {
        there(openat(&self.0, path, FOLDER, Mode::empty())).map(|opened| opened.map(Folder))
    }

    /// The file system it is on.
    pub fn device(&self) -> io::Result<u64> {
        Ok(Stat::raw(&fstat(&self.0)?).device)
    }

    /// What stands at a path, and its stat; `None` if nothing does.
    pub fn stat(&self, path: &str) -> io::Result<Option<(Kind, Stat)>> {
        let found = there(statat(&self.0, path, AtFlags::SYMLINK_NOFOLLOW))?;
        Ok(found.map(|stat| (kind_of(FileType::from_raw_mode(stat.st_mode)), Stat::raw(&stat))))
    }

    /// The stat of the ordinary file at a path, if one stands there.
    pub fn file_stat(&self, path: &str) -> io::Result<Option<Stat>> {
        Ok(self.stat(path)?.and_then(|(kind, stat)| (kind == Kind::File).then_some(stat)))
    }

    /// Tells every name in it, in NFC and in no order. A name that is not Unicode is told as well as it can be shown.
    pub fn names(&self, mut tell: impl FnMut(&str, Kind)) -> io::Result<()> {
        let mut buffer = [MaybeUninit::uninit(); 1 << 14];
        let mut entries = RawDir::new(&self.0, &mut buffer);
        while let Some(entry) = entries.next() {
            let entry = entry?;
            let name = entry.file_name();
            if matches!(name.to_bytes(), b"." | b"..") {
                continue;
            }
            let kind = match entry.file_type() {
                // Some file systems do not say.
                FileType::Unknown => match there(statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW))? {
                    Some(stat) => kind_of(FileType::from_raw_mode(stat.st_mode)),
                    None => continue,
                },
                kind => kind_of(kind),
            };
            match name.to_str() {
                Ok(name) if name.is_ascii() => tell(name, kind),
                _ => tell(&text::nfc(&name.to_string_lossy()), kind),
            }
        }
        Ok(())
    }

    /// Makes a new file in place of whatever file stood there, with its folders, as [`super::make_file`] does. Gives the
    /// stat of what was written.
    pub fn make_file(&self, path: &str, bytes: &[u8]) -> io::Result<Stat> {
        let mut file = File::from(self.make(path, || openat(&self.0, path, NEW_FILE, Mode::from_raw_mode(0o666)))?);
        step();
        file.write_all(bytes)?;
        Ok(Stat::raw(&fstat(&file)?))
    }

    /// Gives the file at the same path in `from` a second name here, or copies it where the file system cannot.
    pub fn link_file(&self, path: &str, from: &Folder) -> io::Result<()> {
        let linked = self.make(path, || match linkat(&from.0, path, &self.0, path, AtFlags::empty()) {
            Err(why @ (Errno::NOENT | Errno::EXIST)) => Err(why),
            done => Ok(done.is_ok()),
        })?;
        if linked { Ok(()) } else { self.make_file(path, &from.read(path)?).map(|_| ()) }
    }

    /// The bytes of a file in it.
    pub fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let file = File::from(openat(&self.0, path, OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC, Mode::empty())?);
        let mut bytes = Vec::with_capacity(file.metadata()?.len() as usize);
        io::Read::read_to_end(&mut { file }, &mut bytes)?;
        Ok(bytes)
    }

    /// Removes a file or link if it is there.
    pub fn remove_file(&self, path: &str) -> io::Result<()> {
        step();
        there(unlinkat(&self.0, path, AtFlags::empty())).map(|_| ())
    }

    /// Runs `make`, clearing an old file and making folders only when that turns out to be needed.
    fn make<T>(&self, path: &str, make: impl Fn() -> rustix::io::Result<T>) -> io::Result<T> {
        step();
        match make() {
            Err(Errno::EXIST) => self.remove_file(path)?,
            Err(Errno::NOENT) => self.make_folders(path)?,
            done => return Ok(done?),
        }
        step();
        Ok(make()?)
    }

    /// Makes the folders a path is in.
    fn make_folders(&self, path: &str) -> io::Result<()> {
        let Some((folder, _)) = path.rsplit_once('/') else { return Ok(()) };
        let make = || {
            step();
            mkdirat(&self.0, folder, Mode::from_raw_mode(0o777))
        };
        let made = match make() {
            Err(Errno::NOENT) => self.make_folders(folder).map(|()| make())?,
            made => made,
        };
        match made.map_err(io::Error::from) {
            // Another thread was faster.
            Err(why) if why.kind() == ErrorKind::AlreadyExists => Ok(()),
            made => made,
        }
    }
}

/// Nothing there is an answer.
fn there<T>(result: rustix::io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(Errno::NOENT | Errno::NOTDIR | Errno::LOOP) => Ok(None),
        Err(why) => Err(why.into()),
    }
}

fn kind_of(kind: FileType) -> Kind {
    match kind {
        FileType::Symlink => Kind::Link,
        FileType::Directory => Kind::Folder,
        FileType::RegularFile => Kind::File,
        _ => Kind::Special,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk;

    fn open(folder: &tempfile::TempDir) -> Folder {
        Folder::open(folder.path()).unwrap().unwrap()
    }

    #[test]
    fn what_is_made_has_the_stat_it_was_said_to_have() {
        let folder = tempfile::tempdir().unwrap();
        let open = open(&folder);
        for text in ["one", "two and more"] {
            let stat = open.make_file("deep/er/ệ.html", text.as_bytes()).unwrap();
            assert_eq!(open.file_stat("deep/er/ệ.html").unwrap(), Some(stat));
            assert_eq!(disk::stat(&folder.path().join("deep/er/ệ.html")).unwrap(), stat);
            assert_eq!(open.read("deep/er/ệ.html").unwrap(), text.as_bytes());
        }
        assert_eq!(open.file_stat("deep/er").unwrap(), None);
        assert_eq!(open.file_stat("deep/er/ệ.html/x").unwrap(), None);
    }

    #[test]
    fn a_second_name_is_the_same_file_and_replaces_another() {
        let (a, b) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (from, to) = (open(&a), open(&b));
        from.make_file("x/y", b"new").unwrap();
        to.make_file("x/y", b"old").unwrap();
        to.link_file("x/y", &from).unwrap();
        assert_eq!(to.file_stat("x/y").unwrap(), from.file_stat("x/y").unwrap());
        assert!(to.link_file("x/z", &from).is_err());
    }

    #[test]
    fn every_name_is_told_once_however_many_there_are() {
        let folder = tempfile::tempdir().unwrap();
        let open = open(&folder);
        for number in 0..2000 {
            open.make_file(&format!("a-file-with-a-long-name-{number}"), b"").unwrap();
        }
        open.make_file("e\u{301}/x", b"").unwrap();
        std::os::unix::fs::symlink("nowhere", folder.path().join("link")).unwrap();
        let (mut files, mut others) = (Vec::new(), Vec::new());
        open.names(|name, kind| if kind == Kind::File { files.push(name.to_owned()) } else { others.push((name.to_owned(), kind)) }).unwrap();
        files.sort();
        files.dedup();
        others.sort_by(|a, b| a.0.cmp(&b.0));
        assert_eq!(files.len(), 2000);
        assert_eq!(others, [("link".to_owned(), Kind::Link), ("é".to_owned(), Kind::Folder)]);
        assert!(open.folder("link").unwrap().is_none());
    }
}
