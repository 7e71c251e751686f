//! The whole site held in memory from one build to the next.
//!
//! Takes artifacts and the shelf of the build before, gives a new shelf on which nothing was made twice. Never writes.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Artifact, paths, stop_on};
use crate::diag::{Diagnostic, Report, Stopped};
use crate::digest::Digest;

/// A file on the shelf.
#[derive(Clone, Debug)]
pub struct Shelved {
    /// The digest of all its making looked at.
    pub fingerprint: Digest,
    /// The digest of its bytes.
    pub digest: Digest,
    /// Its bytes, as they would be published.
    pub bytes: Arc<[u8]>,
}

/// Every file of a site, by path.
#[derive(Clone, Debug, Default)]
pub struct Shelf(pub BTreeMap<String, Shelved>);

impl Shelf {
    /// How many files differ between two shelves: changed, new or gone.
    pub fn differs_by(&self, other: &Shelf) -> usize {
        let changed = self.0.iter().filter(|(path, file)| other.0.get(*path).is_none_or(|old| old.digest != file.digest));
        changed.count() + other.0.keys().filter(|path| !self.0.contains_key(*path)).count()
    }
}

/// Makes what the old shelf does not hold, and takes the rest from it.
pub fn renew(artifacts: Vec<Artifact<'_>>, old: &Shelf, report: &mut Report) -> Result<Shelf, Stopped> {
    paths::check(&artifacts, report)?;
    let made: Vec<Result<(String, Shelved), Diagnostic>> = artifacts
        .into_par_iter()
        .map(|artifact| match old.0.get(&artifact.path).filter(|held| held.fingerprint == artifact.fingerprint) {
            Some(held) => Ok((artifact.path, held.clone())),
            None => {
                let bytes = artifact.bytes()?;
                let file = Shelved { fingerprint: artifact.fingerprint, digest: Digest::of(&bytes), bytes: bytes.into() };
                Ok((artifact.path, file))
            }
        })
        .collect();
    let mut shelf = Shelf::default();
    let mut faults = Vec::new();
    for one in made {
        match one {
            Ok((path, file)) => drop(shelf.0.insert(path, file)),
            Err(fault) => faults.push(fault),
        }
    }
    stop_on(faults, report)?;
    Ok(shelf)
}
