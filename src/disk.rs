//! The disk: read, list, write whole, exchange, lock. The only user of `std::fs`.
//!
//! Takes paths, gives bytes, texts, lists and small reasons. Never says a sentence to a person, never follows a
//! symbolic link out of the folder it was asked to list, never changes a file in place: a file is made new and moved.

mod bare;
mod folder;
mod walk;
mod write;

use std::borrow::Cow;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rustix::fs::{AtFlags, CWD, OFlags, StatxAttributes, StatxFlags};
use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::source::Source;
use crate::text;

pub use bare::is_bare;
pub use folder::Folder;
pub use walk::{Entry, WalkFault, Walked, walk};
pub use write::{
    ExchangeFault, Growing, exchange, is_beside, make_file, make_folder, move_file, move_folder, prune, remove_file, remove_tree,
    same_permissions, sync_file, sync_files, write_atomic, write_quick,
};

/// What the file system says of a file without opening it. Two equal stats of one inode mean unchanged bytes, unless
/// the change came within the clock tick of the stat itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stat {
    /// Bytes.
    pub size: u64,
    /// Last change of the bytes, in nanoseconds since 1970.
    pub modified: i64,
    /// Last change of the bytes or of the inode, in nanoseconds since 1970.
    pub changed: i64,
    /// The inode.
    pub inode: u64,
    /// The file system it is on.
    pub device: u64,
}

impl Stat {
    fn of(data: &fs::Metadata) -> Stat {
        Stat {
            size: data.len(),
            modified: nanoseconds(data.mtime(), data.mtime_nsec()),
            changed: nanoseconds(data.ctime(), data.ctime_nsec()),
            inode: data.ino(),
            device: data.dev(),
        }
    }

    fn raw(data: &rustix::fs::Stat) -> Stat {
        // The widths of these numbers differ from machine to machine.
        #[allow(clippy::unnecessary_cast, reason = "elsewhere they are not")]
        Stat {
            size: data.st_size as u64,
            modified: nanoseconds(data.st_mtime as i64, data.st_mtime_nsec as i64),
            changed: nanoseconds(data.st_ctime as i64, data.st_ctime_nsec as i64),
            inode: data.st_ino as u64,
            device: data.st_dev as u64,
        }
    }

    /// Whether both are of one file, whatever was done to it meanwhile.
    pub fn is_same_file(&self, other: &Stat) -> bool {
        (self.inode, self.device) == (other.inode, other.device)
    }

    /// Whether size and time of the last change of the bytes are the same.
    pub fn has_same_bytes(&self, other: &Stat) -> bool {
        (self.size, self.modified) == (other.size, other.modified)
    }
}

/// Nanoseconds since 1970; what lies centuries away is as far as can be said.
fn nanoseconds(seconds: i64, rest: i64) -> i64 {
    seconds.saturating_mul(1_000_000_000).saturating_add(rest)
}

/// What stands at a path. A symbolic link is a link, whatever it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing.
    Nothing,
    /// An ordinary file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A device, a pipe, a socket.
    Special,
}

/// Why a text file could not be read.
#[derive(Debug)]
pub enum ReadFault {
    /// The machine refused.
    Io(io::Error),
    /// Not UTF-8: the line (from 1) and the offset of the first bad byte.
    NotUtf8 {
        /// Line, from 1.
        line: usize,
        /// Bytes before the first bad one.
        at: usize,
    },
    /// Larger than was allowed.
    TooLarge {
        /// What it has.
        bytes: u64,
        /// What it may have.
        limit: u64,
    },
}

impl From<io::Error> for ReadFault {
    fn from(why: io::Error) -> ReadFault {
        ReadFault::Io(why)
    }
}

/// Reads a text file: UTF-8, without a byte order mark, in NFC. `name` is the path the source is known by.
/// The digest is that of the bytes on disk.
pub fn read_text(file: &Path, name: &str, limit: u64) -> Result<Arc<Source>, ReadFault> {
    let bytes = read_bytes(file, limit)?;
    let digest = Digest::of(&bytes);
    let text = simdutf8::compat::from_utf8(&bytes).map_err(|fault| {
        let at = fault.valid_up_to();
        ReadFault::NotUtf8 { line: bytes[..at].iter().filter(|&&byte| byte == b'\n').count() + 1, at }
    })?;
    let whole = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let set = text::nfc(whole);
    let is_as_written = matches!(&set, Cow::Borrowed(set) if set.len() == bytes.len());
    Ok(Source::read(name, set.into_owned(), digest, is_as_written))
}

/// Reads a text file that was read before. `None` if its bytes are no longer those of the source.
pub fn read_text_again(file: &Path, before: &Source) -> Result<Option<String>, ReadFault> {
    let bytes = read_bytes(file, u64::MAX)?;
    if Digest::of(&bytes) != before.digest {
        return Ok(None);
    }
    let Ok(text) = simdutf8::basic::from_utf8(&bytes) else { return Ok(None) };
    let set = || text::nfc(text.strip_prefix('\u{FEFF}').unwrap_or(text)).into_owned();
    Ok(Some(if before.is_as_written { text.to_owned() } else { set() }))
}

/// The text of a file alone, if it can still be read.
pub fn read_again(file: &Path) -> Option<String> {
    let source = read_text(file, "", u64::MAX).ok()?;
    Some(Arc::into_inner(source)?.text.into_string())
}

/// Reads a whole ordinary file of at most `limit` bytes.
pub fn read_bytes(file: &Path, limit: u64) -> Result<Vec<u8>, ReadFault> {
    // A pipe would be waited for until the end of time.
    let open = OpenOptions::new().read(true).custom_flags(OFlags::NONBLOCK.bits() as i32).open(file)?;
    let data = open.metadata()?;
    if !data.is_file() {
        return Err(ReadFault::Io(io::Error::new(ErrorKind::InvalidInput, "not an ordinary file")));
    }
    let size = data.len();
    if size > limit {
        return Err(ReadFault::TooLarge { bytes: size, limit });
    }
    let mut bytes = Vec::with_capacity(size as usize);
    open.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    match bytes.len() as u64 {
        length if length > limit => Err(ReadFault::TooLarge { bytes: length, limit }),
        _ => Ok(bytes),
    }
}

/// Reads a file of our own making, or `None` if it is not there.
pub fn read_if_there(file: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(file) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(why) if matches!(why.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(why) => Err(why),
    }
}

/// The first bytes of a file, at most `limit`.
pub fn read_start(file: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What stands at a path, links not followed.
pub fn kind(path: &Path) -> io::Result<Kind> {
    match fs::symlink_metadata(path) {
        Ok(data) => Ok(kind_of(data.file_type())),
        Err(why) if matches!(why.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(Kind::Nothing),
        Err(why) => Err(why),
    }
}

fn kind_of(kind: fs::FileType) -> Kind {
    match kind {
        kind if kind.is_symlink() => Kind::Link,
        kind if kind.is_dir() => Kind::Folder,
        kind if kind.is_file() => Kind::File,
        _ => Kind::Special,
    }
}

/// The stat of a file, links not followed.
pub fn stat(path: &Path) -> io::Result<Stat> {
    Ok(Stat::of(&fs::symlink_metadata(path)?))
}

/// The path with every link followed.
pub fn real(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}

/// Whether something is mounted exactly here. Such a folder cannot be exchanged.
pub fn is_mount_point(folder: &Path) -> bool {
    let Ok(data) = rustix::fs::statx(CWD, folder, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::BASIC_STATS) else { return false };
    data.stx_attributes.contains(StatxAttributes::MOUNT_ROOT)
}

/// One name in a folder.
pub struct Listed {
    /// The name in NFC. A name that is not Unicode is shown as well as it can be.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its stat.
    pub stat: Stat,
}

/// The names in one folder, in no order; empty if the folder is not there.
pub fn list(folder: &Path) -> io::Result<Vec<Listed>> {
    let entries = match fs::read_dir(folder) {
        Err(why) if matches!(why.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(Vec::new()),
        entries => entries?,
    };
    entries
        .map(|entry| {
            let entry = entry?;
            let data = entry.metadata()?;
            let name = text::nfc(&entry.file_name().to_string_lossy()).into_owned();
            Ok(Listed { name, kind: kind_of(data.file_type()), stat: Stat::of(&data) })
        })
        .collect()
}

/// The present moment by the machine's clock, in nanoseconds since 1970: how old a file is, and nothing else, is
/// measured by it.
pub fn moment() -> i128 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_nanos() as i128)
}

/// Held until dropped; the system lets go of it when the process dies.
pub struct Lock(#[allow(dead_code, reason = "held, not read")] File);

/// Waits until nobody else holds the lock on this file or folder.
pub fn lock(path: &Path) -> io::Result<Lock> {
    let file = File::open(path)?;
    file.lock()?;
    Ok(Lock(file))
}

/// The lock on this file or folder, or `None` if somebody holds it.
pub fn try_lock(path: &Path) -> io::Result<Option<Lock>> {
    let file = File::open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock(file))),
        Err(fs::TryLockError::WouldBlock) => Ok(None),
        Err(fs::TryLockError::Error(why)) => Err(why),
    }
}

#[cfg(not(test))]
fn step() {}

/// Every change to the disk passes here, so that a test can end the process before any one of them.
#[cfg(test)]
fn step() {
    fuse::burn();
}

/// Ends the process before the n-th change to the disk, as a power switch would.
#[cfg(test)]
pub(crate) mod fuse {
    use std::sync::atomic::{AtomicI64, Ordering::SeqCst};

    static LEFT: AtomicI64 = AtomicI64::new(i64::MAX);

    /// The exit code of a burnt fuse.
    pub const BURNT: i32 = 77;

    pub fn set(steps: i64) {
        LEFT.store(steps, SeqCst);
    }

    pub fn burn() {
        if LEFT.fetch_sub(1, SeqCst) <= 0 {
            std::process::exit(BURNT);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn a_bad_byte_is_told_with_its_line_and_offset() {
        let folder = folder();
        let file = folder.path().join("a.md");
        make_file(&file, b"m\xE1\xBB\x99t\nhai \xFF").unwrap();
        let fault = read_text(&file, "a.md", 100).unwrap_err();
        assert!(matches!(fault, ReadFault::NotUtf8 { line: 2, at: 10 }), "{fault:?}");
    }

    #[test]
    fn text_loses_its_byte_order_mark_and_becomes_nfc() {
        let folder = folder();
        let file = folder.path().join("a.md");
        let bytes = "\u{FEFF}Ca\u{302}\u{300}n Tho\u{31B}".as_bytes();
        make_file(&file, bytes).unwrap();
        let source = read_text(&file, "tên.md", 100).unwrap();
        assert_eq!((source.path.as_str(), source.text.as_str()), ("tên.md", "Cần Thơ"));
        assert_eq!(source.digest, Digest::of(bytes));
    }

    #[test]
    fn a_huge_file_and_a_folder_are_refused() {
        let folder = folder();
        let file = folder.path().join("a.md");
        make_file(&file, b"12345").unwrap();
        assert!(matches!(read_bytes(&file, 4), Err(ReadFault::TooLarge { bytes: 5, limit: 4 })));
        assert!(matches!(read_bytes(folder.path(), 4), Err(ReadFault::Io(_))));
    }

    #[test]
    fn only_one_holds_a_lock() {
        let folder = folder();
        let held = lock(folder.path()).unwrap();
        assert!(try_lock(folder.path()).unwrap().is_none());
        drop(held);
        assert!(try_lock(folder.path()).unwrap().is_some());
    }
}
