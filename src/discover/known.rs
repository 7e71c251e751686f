//! What files held when they were last read.
//!
//! Takes stats, gives digests: a file whose size, times and inode are what they were need not be opened. Never trusts a
//! file that was younger than two seconds when it was looked at, for it may have changed again within one tick of the
//! clock; never anything but a short cut, for `--no-stat` reads all and finds the same.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::cache::Cache;
use crate::digest::Digest;
use crate::disk::{self, Stat};
use crate::media::Measured;

/// The file's name in the cache.
const NAME: &str = "stats";

/// How old a file must be before its stat may stand for its bytes, in nanoseconds.
const SETTLED: i128 = 2_000_000_000;

/// What one file held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Seen {
    stat: Stat,
    digest: Digest,
    measured: Option<Measured>,
}

/// What files held, by path.
#[derive(Debug, Default)]
pub struct Known {
    before: Arc<HashMap<String, Seen>>,
    now: HashMap<String, Seen>,
    /// Files whose digest is not known yet.
    unread: HashMap<String, Stat>,
    /// When the walk began, in nanoseconds since 1970.
    began: i128,
}

impl Known {
    /// What the last run knew.
    pub fn load(cache: &Cache) -> Known {
        let before = cache.read(NAME).and_then(|bytes| postcard::from_bytes(&bytes).ok()).unwrap_or_default();
        Known { before: Arc::new(before), ..Known::nothing() }
    }

    /// What this run's last reading knew, once all of it was told.
    pub fn again(&self) -> Known {
        Known { before: self.before.clone(), ..Known::nothing() }
    }

    /// Nothing: every file is read.
    pub fn nothing() -> Known {
        Known { began: disk::moment(), ..Known::default() }
    }

    /// The digest of a file that is as it was, and its size if it is a picture.
    pub(super) fn get(&self, path: &str, stat: &Stat) -> Option<(Digest, Option<Measured>)> {
        let seen = self.before.get(path).filter(|seen| seen.stat == *stat)?;
        Some((seen.digest, seen.measured))
    }

    /// Hears of a file, and of its digest if it was read.
    pub(super) fn saw(&mut self, path: &str, stat: Stat, digest: Option<Digest>, measured: Option<Measured>) {
        if i128::from(stat.modified.max(stat.changed)) + SETTLED > self.began {
            return;
        }
        match digest {
            Some(digest) => drop(self.now.insert(path.to_owned(), Seen { stat, digest, measured })),
            None => drop(self.unread.insert(path.to_owned(), stat)),
        }
    }

    /// Hears the digest of a file that was read since.
    pub fn read(&mut self, path: &str, digest: Digest) {
        if let Some(stat) = self.unread.remove(path) {
            self.now.insert(path.to_owned(), Seen { stat, digest, measured: None });
        }
    }

    /// Keeps what is known now for the next run, and gives it for this run's next reading.
    pub fn save(self, cache: &Cache) -> Known {
        if cache.is_written()
            && self.now != *self.before
            && let Ok(bytes) = postcard::to_allocvec(&self.now)
        {
            cache.write(NAME, &bytes);
        }
        Known { before: Arc::new(self.now), ..Known::default() }
    }
}
