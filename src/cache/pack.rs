//! Many small records under digests.
//!
//! Takes records as they are made, in any order and from any thread; gives back those that earlier runs wrote. A run adds one
//! segment with what was new; segments are never changed. When much of what lies there is of no use any more, one segment
//! takes the place of all. Never holds new records in memory, never reads a record before it is asked for.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::digest::Digest;
use crate::disk::{self, Growing};

/// More segments than this are put together.
const SEGMENTS: usize = 8;

/// A record's head: key, length, first bytes of its digest.
const HEAD: usize = 32 + 4 + 8;

/// Records of one sort.
pub struct Pack {
    name: &'static str,
    folder: Option<PathBuf>,
    build: Digest,
    segments: Vec<Segment>,
    found: HashMap<Digest, Record>,
    fresh: Mutex<Option<Growing>>,
    writes: bool,
}

struct Segment {
    file: PathBuf,
    bytes: Vec<u8>,
}

struct Record {
    segment: usize,
    start: usize,
    length: usize,
    used: AtomicBool,
}

impl Pack {
    /// Nothing is remembered, nothing kept.
    pub fn none() -> Pack {
        Pack::open(None, Digest::of(""), "", false)
    }

    pub(super) fn open(folder: Option<&Path>, build: Digest, name: &'static str, writes: bool) -> Pack {
        let mut pack = Pack { writes, name, folder: folder.map(Path::to_path_buf), build, segments: Vec::new(), found: HashMap::new(), fresh: Mutex::new(None) };
        for file in pack.files() {
            let Ok(Some(bytes)) = disk::read_if_there(&file) else { continue };
            if bytes.get(..32) == Some(&build.bytes()[..]) {
                pack.index(Segment { file, bytes });
            } else if writes {
                let _ = disk::remove_file(&file);
            }
        }
        pack
    }

    /// The segments on disk, in the order of their names.
    fn files(&self) -> Vec<PathBuf> {
        let Some(folder) = &self.folder else { return Vec::new() };
        let ours = |name: &str| name.strip_prefix(self.name).is_some_and(|rest| rest.starts_with('-') && rest.ends_with(".pack"));
        let mut files: Vec<String> = disk::list(folder).unwrap_or_default().into_iter().map(|listed| listed.name).filter(|name| ours(name)).collect();
        files.sort();
        files.into_iter().map(|name| folder.join(name)).collect()
    }

    fn index(&mut self, segment: Segment) {
        let (mut at, bytes) = (32, &segment.bytes);
        while let Some(head) = bytes.get(at..at + HEAD) {
            let length = u32::from_le_bytes([head[32], head[33], head[34], head[35]]) as usize;
            let start = at + HEAD;
            let Some(key) = Digest::from_bytes(&head[..32]).filter(|_| start + length <= bytes.len()) else { break };
            self.found.insert(key, Record { segment: self.segments.len(), start, length, used: AtomicBool::new(false) });
            at = start + length;
        }
        self.segments.push(segment);
    }

    /// The record under a key, if it is there and whole.
    pub fn get(&self, key: &Digest) -> Option<&[u8]> {
        let record = self.found.get(key)?;
        let bytes = &self.segments[record.segment].bytes;
        let (head, body) = (&bytes[record.start - 8..record.start], &bytes[record.start..record.start + record.length]);
        let sound = *head == Digest::of(body).bytes()[..8];
        record.used.fetch_or(sound, Ordering::Relaxed);
        sound.then_some(body)
    }

    /// Keeps a record for later runs.
    pub fn put(&self, key: &Digest, bytes: &[u8]) {
        let Some(folder) = self.folder.as_ref().filter(|_| self.writes) else { return };
        let Ok(length) = u32::try_from(bytes.len()) else { return };
        let mut fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner);
        if fresh.is_none() {
            *fresh = Growing::begin(&folder.join(self.name)).and_then(|mut file| file.add(self.build.bytes()).map(|()| file)).ok();
        }
        let head = [&key.bytes()[..], &length.to_le_bytes(), &Digest::of(bytes).bytes()[..8]].concat();
        if let Some(file) = &mut *fresh
            && file.add(&head).and_then(|()| file.add(bytes)).is_err()
        {
            *fresh = None;
        }
    }

    /// Ends the run: what was new becomes a segment, and the folder is tidied when it is worth it.
    pub fn save(self) {
        let Some(folder) = self.folder.as_ref().filter(|_| self.writes) else { return };
        let all: usize = self.segments.iter().map(|segment| segment.bytes.len()).sum();
        let used: usize = self.found.values().filter(|record| record.used.load(Ordering::Relaxed)).map(|record| HEAD + record.length).sum();
        let tidy = all > 0 && (used < all / 2 || self.segments.len() > SEGMENTS);
        if tidy {
            let mut kept: Vec<(&Digest, &Record)> = self.found.iter().filter(|(_, record)| record.used.load(Ordering::Relaxed)).collect();
            kept.sort_by_key(|(key, _)| **key);
            for (key, record) in kept {
                self.put(key, &self.segments[record.segment].bytes[record.start..record.start + record.length]);
            }
        }
        let fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner).take();
        let kept = fresh.is_none_or(|file| file.finish(|digest| folder.join(format!("{}-{}.pack", self.name, digest.short(24)))).is_ok());
        if tidy && kept {
            self.segments.iter().for_each(|segment| drop(disk::remove_file(&segment.file)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(folder: &Path, build: &str, keys: &[&str]) -> usize {
        let pack = Pack::open(Some(folder), Digest::of(build), "x", true);
        let mut hits = 0;
        for key in keys {
            match pack.get(&Digest::of(key)) {
                Some(bytes) => {
                    assert_eq!(bytes, format!("body of {key}").as_bytes());
                    hits += 1;
                }
                None => pack.put(&Digest::of(key), format!("body of {key}").as_bytes()),
            }
        }
        pack.save();
        hits
    }

    #[test]
    fn what_one_run_keeps_the_next_one_finds_and_another_program_does_not() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(run(folder.path(), "a", &["one", "two"]), 0);
        assert_eq!(run(folder.path(), "a", &["one", "two", "three"]), 2);
        assert_eq!(run(folder.path(), "a", &["one", "two", "three"]), 3);
        assert_eq!(run(folder.path(), "b", &["one"]), 0);
        assert_eq!(run(folder.path(), "a", &["one"]), 0, "the other program swept the folder");
    }

    #[test]
    fn what_nobody_uses_any_more_is_swept_out() {
        let folder = tempfile::tempdir().unwrap();
        let many: Vec<String> = (0..100).map(|n| n.to_string()).collect();
        run(folder.path(), "a", &many.iter().map(String::as_str).collect::<Vec<_>>());
        let size = || disk::list(folder.path()).unwrap().iter().map(|listed| listed.stat.size).sum::<u64>();
        let before = size();
        assert_eq!(run(folder.path(), "a", &["1", "2", "3"]), 3);
        assert!(size() < before / 10, "{before} -> {}", size());
        assert_eq!(run(folder.path(), "a", &["1", "2", "3"]), 3);
    }

    #[test]
    fn many_small_runs_do_not_litter() {
        let folder = tempfile::tempdir().unwrap();
        let keys: Vec<String> = (0..40).map(|n| n.to_string()).collect();
        for end in 1..=40 {
            let keys: Vec<&str> = keys[..end].iter().map(String::as_str).collect();
            assert_eq!(run(folder.path(), "a", &keys), end - 1);
        }
        assert!(disk::list(folder.path()).unwrap().len() <= SEGMENTS + 2);
    }

    #[test]
    fn a_torn_or_damaged_record_is_as_if_it_had_never_been() {
        let folder = tempfile::tempdir().unwrap();
        run(folder.path(), "a", &["one", "two"]);
        let file = folder.path().join(&disk::list(folder.path()).unwrap()[0].name);
        let whole = std::fs::read(&file).unwrap();
        for cut in 0..whole.len() {
            std::fs::write(&file, &whole[..cut]).unwrap();
            let pack = Pack::open(Some(folder.path()), Digest::of("a"), "x", true);
            for key in ["one", "two"] {
                assert!(pack.get(&Digest::of(key)).is_none_or(|bytes| bytes == format!("body of {key}").as_bytes()));
            }
            std::fs::write(&file, &whole).unwrap();
        }
        let mut bad = whole.clone();
        *bad.last_mut().unwrap() ^= 1;
        std::fs::write(&file, &bad).unwrap();
        assert_eq!(run(folder.path(), "a", &["one", "two"]), 1);
    }
}
