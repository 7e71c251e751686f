//! Finds out what every file's bytes are.
//!
//! Takes artifacts and what is remembered, gives digests: first of all that need not be made, by their stats alone, then of
//! the others, which are made one by one, handed to the stage if they differ, and forgotten.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::memory::{Memory, Record};
use super::outlet::{Failure, at_in};
use super::publish::Halt;
use super::stage::Stage;
use super::{Make, Role, Slot};
use crate::diag::catalog::publish as say;
use crate::digest::Digest;
use crate::disk::{Folder, Stat};
use crate::source::Place;

/// So many files are made side by side before the next are begun.
const STRETCH: usize = 2048;

/// How a file was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Not yet: it has to be made.
    Open,
    /// It stands as it is remembered.
    Remembered,
    /// It stands as it has to, which was not remembered.
    Found,
    /// It differs from what is published, and was handed to the stage.
    Put,
}

/// One file of the next site, by its artifact's number.
#[derive(Clone, Copy, Debug)]
pub struct Settled {
    /// The digest of its bytes.
    pub digest: Digest,
    /// Their number.
    pub size: u64,
    /// What the disk says of the file with these bytes; of an open one, of the file that stands.
    pub stat: Option<Stat>,
    /// How that was found out.
    pub how: How,
}

/// What publishing is about to change.
pub struct Change<'s> {
    /// The files.
    pub slots: &'s [Slot],
    /// What they are.
    pub settled: Vec<Settled>,
    /// The text of the manifest.
    pub manifest: String,
}

impl Change<'_> {
    /// Number, role and path of the files that differ.
    pub fn put(&self) -> impl Iterator<Item = (usize, Role, &str)> {
        let all = self.slots.iter().zip(&self.settled).enumerate();
        all.filter(|(_, (_, settled))| settled.how == How::Put).map(|(number, (slot, _))| (number, slot.role, slot.path.as_str()))
    }
}

/// The published files as they are known.
pub struct Published<'a> {
    /// The folder of the result.
    pub root: &'a Path,
    /// The same, open, if it is there.
    pub folder: Option<&'a Folder>,
    /// What is remembered of it.
    pub memory: &'a Memory,
    /// The files that are to stand.
    pub slots: &'a [Slot],
    /// Which remembered file each of them is.
    pub places: &'a [Option<u32>],
}

impl Published<'_> {
    /// Settles what need not be made.
    pub fn look(&self) -> Result<Vec<Settled>, Failure> {
        self.slots.par_iter().enumerate().map(|(number, slot)| self.one(number, slot)).collect()
    }

    fn one(&self, number: usize, slot: &Slot) -> Result<Settled, Failure> {
        let path = slot.path.as_str();
        let stat = match self.folder {
            Some(folder) => at_in(self.root, path, folder.file_stat(path))?,
            None => None,
        };
        let open = Settled { digest: slot.fingerprint, size: 0, stat, how: How::Open };
        let record = self.record(number).filter(|record| record.fingerprint == slot.fingerprint);
        let (Some(stat), Some(record)) = (stat, record) else { return Ok(open) };
        let how = match self.memory.vouches(&record, &stat) {
            true => How::Remembered,
            false if self.read(path)? == Some(record.digest) => How::Found,
            false => return Ok(open),
        };
        Ok(Settled { digest: record.digest, size: stat.size, stat: Some(stat), how })
    }

    fn record(&self, number: usize) -> Option<Record> {
        self.places[number].map(|at| self.memory.file(at as usize))
    }

    fn read(&self, path: &str) -> Result<Option<Digest>, Failure> {
        let Some(folder) = self.folder else { return Ok(None) };
        at_in(self.root, path, folder.read(path)).map(|bytes| Some(Digest::of(bytes)))
    }

    /// Whether the file that stands has this digest.
    fn has(&self, number: usize, path: &str, stat: &Stat, digest: &Digest) -> Result<bool, Failure> {
        match self.record(number).filter(|record| self.memory.vouches(record, stat)) {
            Some(record) => Ok(record.digest == *digest),
            None => Ok(self.read(path)? == Some(*digest)),
        }
    }

    /// Settles the others, each as its place among `makes` says. All faults are told; a failing machine ends the work.
    pub fn make(
        &self,
        makes: Vec<Make<'_>>,
        settled: &mut [Settled],
        stage: &Stage<'_>,
        progress: &(dyn Fn(usize, usize) + Sync),
    ) -> Result<(), Halt> {
        let all = settled.len();
        let done = AtomicUsize::new(settled.iter().filter(|file| file.how != How::Open).count());
        progress(done.load(Ordering::Relaxed), all);
        let faults = Mutex::new(Vec::new());
        let told = || faults.lock().unwrap_or_else(PoisonError::into_inner);
        // In the order of the artifacts, a stretch at a time: what those of a stretch share is let go with the last of them.
        let mut makes = makes.into_iter();
        for (stretch, files) in settled.chunks_mut(STRETCH).enumerate() {
            let makes: Vec<Make<'_>> = makes.by_ref().take(files.len()).collect();
            let both = files.par_iter_mut().zip(makes).enumerate();
            both.filter(|(_, (file, _))| file.how == How::Open).try_for_each(|(at, (file, make))| {
                match self.make_one(stretch * STRETCH + at, make, file.stat, stage) {
                    Ok(made) => *file = made,
                    Err(Halt::Faults(more)) => told().extend(more),
                    Err(machine) => return Err(machine),
                }
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, all);
                Ok(())
            })?;
        }
        let faults = std::mem::take(&mut *told());
        if faults.is_empty() { Ok(()) } else { Err(Halt::Faults(faults)) }
    }

    fn make_one(&self, number: usize, make: Make<'_>, standing: Option<Stat>, stage: &Stage<'_>) -> Result<Settled, Halt> {
        let slot = &self.slots[number];
        let path = slot.path.as_str();
        let bytes = slot.fill(make).map_err(|fault| Halt::Faults(vec![fault]))?;
        let (digest, size) = (Digest::of(&bytes), bytes.len() as u64);
        if let Some(stat) = standing.filter(|stat| stat.size == size)
            && self.has(number, path, &stat, &digest)?
        {
            return Ok(Settled { digest, size, stat: standing, how: How::Found });
        }
        if stage.live.is_in_the_way(path) {
            return Err(Halt::Faults(vec![say::foreign_in_the_way(Place::path(path), path)]));
        }
        let stat = stage.put(number, path, &bytes)?;
        Ok(Settled { digest, size, stat: Some(stat), how: How::Put })
    }
}
