//! What the last build knew.
//!
//! Takes what was made and what the disk said of it, gives it back to the next build. A memory that is missing, broken or
//! another program's is an empty memory: never an error, never a difference in what is published. Records are of equal
//! length and read where they lie: a build that changes nothing copies none of them.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use super::outlet::Outlet;
use super::paths::Wanted;
use crate::cache::Cache;
use crate::digest::Digest;
use crate::disk::{self, Kind, Stat};

/// The first words of a memory file. The folder it is about follows, so that a file about a folder that is gone is known
/// for what it is.
const HEAD: &[u8] = b"caybeo published 2\n";
const PREFIX: &str = "published-";

/// Fingerprint, digest, stat, and where in the text of all paths its own ends.
const RECORD: usize = 32 + 32 + STAT + 4;
const STAT: usize = 5 * 8;

/// A file changed by hand within one tick of the file system's clock after the memory was written would have the same
/// stat: files that young are read again. Kernels tick every 1 to 10 ms.
const TICK: i64 = 50_000_000;

/// One published file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// The digest of all its making looked at.
    pub fingerprint: Digest,
    /// The digest of its bytes.
    pub digest: Digest,
    /// What the disk said of it, if that is known.
    pub stat: Option<Stat>,
}

/// What the last build knew.
#[derive(Default)]
pub struct Memory {
    bytes: Vec<u8>,
    records: usize,
    paths: usize,
    written: i64,
    trusts_stats: bool,
}

impl Memory {
    /// What is remembered of an outlet. Without trust in stats no file is known by them.
    pub fn load(cache: &Cache, outlet: &Outlet, trusts_stats: bool) -> Memory {
        let name = name(&outlet.out);
        let read = || {
            let written = disk::stat(&cache.folder()?.join(&name)).ok()?.modified;
            Memory::parse(cache.read(&name)?, &outlet.out, written, trusts_stats)
        };
        read().unwrap_or_default()
    }

    fn parse(bytes: Vec<u8>, out: &Path, written: i64, trusts_stats: bool) -> Option<Memory> {
        let (of, rest) = head(&bytes)?;
        let (count, _) = rest.split_first_chunk::<4>()?;
        let records = bytes.len() - rest.len() + 4;
        // The manifest's record stands before the files'.
        let paths = (u32::from_le_bytes(*count) as usize).checked_add(1)?.checked_mul(RECORD)?.checked_add(records)?;
        let whole = of == out && paths <= bytes.len();
        whole.then_some(Memory { bytes, records, paths, written, trusts_stats })
    }

    /// How many files there were.
    pub fn len(&self) -> usize {
        ((self.paths - self.records) / RECORD).saturating_sub(1)
    }

    fn raw(&self, at: usize) -> &[u8] {
        &self.bytes[self.records + at * RECORD..][..RECORD]
    }

    /// The path of a file. Files are in the order of their paths.
    pub fn path(&self, at: usize) -> &str {
        let end = |at: usize| self.raw(at)[RECORD - 4..].try_into().map_or(0, u32::from_le_bytes) as usize;
        let path = self.bytes[self.paths..].get(end(at)..end(at + 1)).unwrap_or_default();
        std::str::from_utf8(path).unwrap_or_default()
    }

    /// What is remembered of a file.
    pub fn file(&self, at: usize) -> Record {
        self.record(at + 1)
    }

    /// The manifest that was published, if anything was.
    pub fn manifest(&self) -> Option<Record> {
        (self.paths > self.records).then(|| self.record(0))
    }

    fn record(&self, at: usize) -> Record {
        let raw = self.raw(at);
        let digest = |from: usize| Digest::from_bytes(&raw[from..from + 32]).unwrap_or_else(|| Digest::of(""));
        Record { fingerprint: digest(0), digest: digest(32), stat: stat(&raw[64..64 + STAT]) }
    }

    /// Whether a file's stat says that its bytes are those of the record.
    pub fn vouches(&self, record: &Record, stat: &Stat) -> bool {
        self.trusts_stats && record.stat == Some(*stat) && stat.modified < self.written.saturating_sub(TICK)
    }

    /// Which file here is which wanted one, by its number.
    pub fn places(&self, wanted: &Wanted<'_>) -> Vec<Option<u32>> {
        let mut places = vec![None; wanted.len()];
        let mut at = 0;
        for &(path, number) in wanted {
            while at < self.len() && self.path(at) < path {
                at += 1;
            }
            if at < self.len() && self.path(at) == path {
                places[number] = u32::try_from(at).ok();
            }
        }
        places
    }

    /// Keeps what is published now for the next build: the manifest, and the files in the order of their paths.
    pub fn save<'a>(cache: &Cache, outlet: &Outlet, manifest: Record, files: impl ExactSizeIterator<Item = (&'a str, Record)> + Clone) {
        if let Some(bytes) = show(&outlet.out, manifest, files) {
            let name = name(&outlet.out);
            cache.write(&name, &bytes);
            cache.sweep(&|other, file| other.starts_with(PREFIX) && other != name && is_of_no_use(file));
        }
    }
}

/// The file in the cache in which a folder is remembered.
fn name(out: &Path) -> String {
    format!("{PREFIX}{}", Digest::of(out.as_os_str().as_bytes()).short(16))
}

/// The folder a memory is about, and what follows.
fn head(bytes: &[u8]) -> Option<(&Path, &[u8])> {
    let (length, rest) = bytes.strip_prefix(HEAD)?.split_first_chunk::<4>()?;
    let (out, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    Some((Path::new(OsStr::from_bytes(out)), rest))
}

/// Whether a memory file is of an older form, or about a folder that is gone.
fn is_of_no_use(file: &Path) -> bool {
    let Ok(start) = disk::read_start(file, 1 << 13) else { return false };
    head(&start).is_none_or(|(out, _)| disk::kind(out).is_ok_and(|kind| kind == Kind::Nothing))
}

fn show<'a>(out: &Path, manifest: Record, files: impl ExactSizeIterator<Item = (&'a str, Record)> + Clone) -> Option<Vec<u8>> {
    let out = out.as_os_str().as_bytes();
    let count = u32::try_from(files.len()).ok()?;
    let text: usize = files.clone().map(|(path, _)| path.len()).sum();
    let mut bytes = Vec::with_capacity(HEAD.len() + out.len() + 8 + (files.len() + 1) * RECORD + text);
    bytes.extend(HEAD);
    bytes.extend(u32::try_from(out.len()).ok()?.to_le_bytes());
    bytes.extend(out);
    bytes.extend(count.to_le_bytes());
    let mut end = 0;
    for (path, record) in std::iter::once(("", manifest)).chain(files.clone()) {
        end += path.len();
        bytes.extend(record.fingerprint.bytes());
        bytes.extend(record.digest.bytes());
        // All zeros is no file's stat.
        let Stat { size, modified, changed, inode, device } = record.stat.unwrap_or_default();
        [size, modified.cast_unsigned(), changed.cast_unsigned(), inode, device].iter().for_each(|number| bytes.extend(number.to_le_bytes()));
        bytes.extend(u32::try_from(end).ok()?.to_le_bytes());
    }
    files.for_each(|(path, _)| bytes.extend(path.as_bytes()));
    Some(bytes)
}

fn stat(raw: &[u8]) -> Option<Stat> {
    let number = |at: usize| raw[at * 8..at * 8 + 8].try_into().map_or(0, u64::from_le_bytes);
    let stat = Stat {
        size: number(0),
        modified: number(1).cast_signed(),
        changed: number(2).cast_signed(),
        inode: number(3),
        device: number(4),
    };
    (stat != Stat::default()).then_some(stat)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILD: &str = "build";

    fn record(number: u64, modified: i64) -> Record {
        let stat = Stat { size: number, modified, changed: -2, inode: 3, device: u64::MAX };
        Record { fingerprint: Digest::of(number.to_le_bytes()), digest: Digest::of("d"), stat: (number > 0).then_some(stat) }
    }

    const PATHS: [&str; 3] = ["en/index.html", "ja/市場/index.html", "vi/a b.html"];

    fn files() -> impl ExactSizeIterator<Item = (&'static str, Record)> + Clone {
        PATHS.into_iter().enumerate().map(|(number, path)| (path, record(number as u64, 1_000)))
    }

    fn cache(folder: &tempfile::TempDir, build: &str) -> Cache {
        Cache::at(&folder.path().join(".caybeo"), Digest::of(build))
    }

    fn outlet(folder: &tempfile::TempDir, name: &str) -> Outlet {
        Outlet::open(&folder.path().join(name)).unwrap()
    }

    #[test]
    fn it_reads_back_and_another_program_reads_nothing() {
        let folder = tempfile::tempdir().unwrap();
        Memory::save(&cache(&folder, BUILD), &outlet(&folder, "public"), record(9, 5), files());
        let load = |build, name| Memory::load(&cache(&folder, build), &outlet(&folder, name), true);
        let memory = load(BUILD, "public");
        assert_eq!(memory.manifest(), Some(record(9, 5)));
        let found: Vec<_> = (0..memory.len()).map(|at| (memory.path(at), memory.file(at))).collect();
        assert_eq!(found, files().collect::<Vec<_>>());
        let wanted = vec![("a", 1), ("ja/市場/index.html", 0), ("vi/a b.html", 3), ("vi/b", 2)];
        assert_eq!(memory.places(&wanted), [Some(1), None, None, Some(2)]);
        for other in [load("other", "public"), load(BUILD, "elsewhere")] {
            assert_eq!((other.len(), other.manifest()), (0, None));
        }
    }

    #[test]
    fn a_broken_memory_is_no_memory() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, outlet) = (cache(&folder, BUILD), outlet(&folder, "public"));
        Memory::save(&cache, &outlet, record(9, 5), files());
        let file = cache.folder().unwrap().join(name(&outlet.out));
        let whole = std::fs::read(&file).unwrap();
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            for bytes in [&whole[..at], &changed] {
                std::fs::write(&file, bytes).unwrap();
                assert_eq!(Memory::load(&cache, &outlet, true).len(), 0, "{at}");
            }
        }
    }

    #[test]
    fn a_stat_vouches_only_where_it_is_the_same_old_enough_and_trusted() {
        let out = Path::new("/public");
        let memory = |trusts, written| Memory::parse(show(out, record(9, 5), files()).unwrap(), out, written, trusts).unwrap();
        let (record, late) = (record(1, 1_000), 1_000 + TICK + 1);
        let stat = record.stat.unwrap();
        assert!(memory(true, late).vouches(&record, &stat));
        assert!(!memory(false, late).vouches(&record, &stat));
        assert!(!memory(true, late - 1).vouches(&record, &stat));
        for other in [Stat { size: 2, ..stat }, Stat { modified: 999, ..stat }, Stat { changed: 0, ..stat }, Stat { inode: 4, ..stat }, Stat { device: 1, ..stat }] {
            assert!(!memory(true, late).vouches(&record, &other));
        }
    }

    #[test]
    fn memories_of_older_forms_and_of_folders_that_are_gone_are_swept_out() {
        let folder = tempfile::tempdir().unwrap();
        let cache = cache(&folder, BUILD);
        let remember = |name: &str| Memory::save(&cache, &outlet(&folder, name), record(9, 5), files());
        for name in ["kept", "gone", "public"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
            remember(name);
        }
        let put = |name: &str, text: &str| std::fs::write(folder.path().join(".caybeo").join(name), text).unwrap();
        put("published-0123456789abcdef", "caybeo publishing memory 1 x\n");
        put("published-0123456789abcde0", "");
        put("heads-0.pack", "");
        std::fs::remove_dir(folder.path().join("gone")).unwrap();
        remember("public");
        let mut left: Vec<String> = disk::list(cache.folder().unwrap()).unwrap().into_iter().map(|listed| listed.name).collect();
        left.sort();
        // Each outlet is let go of before the next: they lock the same folder.
        let file = |of: &str| name(&outlet(&folder, of).out);
        let (kept, public) = (file("kept"), file("public"));
        let mut expected = vec!["heads-0.pack".to_owned(), kept, public];
        expected.sort();
        assert_eq!(left, expected);
    }
}
