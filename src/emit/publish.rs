//! Publishing, from artifacts to receipt.
//!
//! Takes artifacts and a target; makes only what is not remembered, hands what differs to one of the two modes, and
//! remembers. Never publishes anything if any artifact could not be made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::exchange::Spare;
use super::in_place::{self, Staged};
use super::memory::{Made, Memory};
use super::outlet::{Failure, Outlet, at};
use super::tree::Tree;
use super::{Artifact, Mode, Published, Receipt, Role, Target, manifest, paths, stop_on};
use crate::diag::catalog::{files, publish as say};
use crate::diag::{Diagnostic, Report, Stopped};
use crate::digest::Digest;
use crate::disk::{self, Kind, Stat};
use crate::source::Place;

/// One file of the next site.
pub struct Settled<'a> {
    /// Its path.
    pub path: &'a str,
    /// What it is.
    pub role: Role,
    /// Its number among the artifacts.
    pub number: usize,
    /// The digest of its bytes.
    pub digest: Digest,
    /// It differs from what is published, and was handed to the stage.
    pub put: bool,
    size: u64,
    fingerprint: Digest,
    /// What is published under its path.
    standing: Option<(Stat, Digest)>,
    /// The published file had to be read to know its digest.
    read: bool,
}

/// What a mode has to do to publish the next site.
pub struct Change<'a> {
    /// Every file of the site but the manifest.
    pub files: &'a [Settled<'a>],
    /// The text of the manifest.
    pub manifest: &'a str,
}

enum Halt {
    Faults(Vec<Diagnostic>),
    Machine(Failure),
}

impl From<Failure> for Halt {
    fn from(failure: Failure) -> Halt {
        Halt::Machine(failure)
    }
}

impl Halt {
    fn tell(self, target: &Target, report: &mut Report) -> Stopped {
        match self {
            Halt::Faults(faults) => {
                let _ = stop_on(faults, report);
                Stopped::Faults
            }
            Halt::Machine(Failure { path, why }) => {
                let shown = path.strip_prefix(&target.root).unwrap_or(&path).to_string_lossy().into_owned();
                report.say(files::unwritable(Place::path(shown), &why));
                Stopped::Machine
            }
        }
    }
}

/// Finishes a publishing that was cut off. To be called before anything else looks at the result's folder, also when
/// the site turns out to have faults. Says whether there was anything to finish.
pub fn recover(target: &Target, report: &mut Report) -> Result<bool, Stopped> {
    let finish = || {
        if at(&target.out, disk::kind(&target.out))? == Kind::Nothing {
            return Ok(false);
        }
        in_place::recover(&Outlet::open(&target.out)?.out)
    };
    finish().map_err(|failure: Failure| Halt::Machine(failure).tell(target, report))
}

/// Publishes a site. `progress` hears how many artifacts are settled, of how many, from any thread.
pub fn publish(
    artifacts: Vec<Artifact<'_>>,
    target: &Target,
    progress: &(dyn Fn(usize, usize) + Sync),
    report: &mut Report,
) -> Result<Receipt, Stopped> {
    paths::check(&artifacts, report)?;
    run(&artifacts, target, progress).map_err(|halt| halt.tell(target, report))
}

fn run(artifacts: &[Artifact<'_>], target: &Target, progress: &(dyn Fn(usize, usize) + Sync)) -> Result<Receipt, Halt> {
    let outlet = Outlet::open(&target.out)?;
    in_place::recover(&outlet.out)?;
    let memory_file = outlet.memory_file(&target.cache);
    let memory = Memory::load(&memory_file, target.build);
    let wanted: BTreeSet<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
    let live = Tree::read(&outlet.out, &wanted)?;
    let stage = Stage { outlet: &outlet, live: &live, wanted: &wanted, opened: Mutex::new(None) };

    let published = settle_all(artifacts, &live, &memory, &stage, progress).and_then(|settled| {
        let text = manifest::write(settled.iter().map(|file| (file.path, file.digest, file.size)));
        let removed = live.stale(&wanted).count();
        let differs = removed > 0 || settled.iter().any(|file| file.put) || live.manifest.as_deref() != Some(text.as_bytes());
        let mode = if differs { stage.finish(&memory, &Change { files: &settled, manifest: &text })? } else { Mode::Unchanged };
        Ok((settled, text, removed, mode))
    });
    let (settled, text, removed, mode) = published.inspect_err(|_| stage.abandon())?;

    let next = remember(&settled, &outlet.out, &memory, mode);
    next.save(&memory_file, target.build, &memory, settled.iter().any(|file| file.read));
    Ok(receipt(&settled, &text, removed, mode, live.manifest.as_deref()))
}

/// Settles every artifact. All faults are told, a failing machine before any of them.
fn settle_all<'a>(
    artifacts: &'a [Artifact<'_>],
    live: &Tree,
    memory: &Memory,
    stage: &Stage<'_>,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Vec<Settled<'a>>, Halt> {
    let done = AtomicUsize::new(0);
    let results: Vec<Result<Settled, Halt>> = artifacts
        .par_iter()
        .enumerate()
        .map(|(number, artifact)| {
            let settled = settle(number, artifact, live, memory, stage);
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, artifacts.len());
            settled
        })
        .collect();
    let (mut settled, mut faults) = (Vec::with_capacity(results.len()), Vec::new());
    for result in results {
        match result {
            Ok(file) => settled.push(file),
            Err(Halt::Faults(more)) => faults.extend(more),
            Err(machine) => return Err(machine),
        }
    }
    if faults.is_empty() { Ok(settled) } else { Err(Halt::Faults(faults)) }
}

/// Finds out what an artifact's bytes are, making it only if that is not remembered or they are not there.
fn settle<'a>(number: usize, artifact: &'a Artifact<'_>, live: &Tree, memory: &Memory, stage: &Stage<'_>) -> Result<Settled<'a>, Halt> {
    let path = artifact.path.as_str();
    let in_the_way = || Halt::Faults(vec![say::foreign_in_the_way(Place::path(path), path)]);
    if live.is_blocked(path) {
        return Err(in_the_way());
    }
    let file = live.path(path);
    let known = live.files.get(path).map(|stat| at(&file, memory.digest(&file, stat)).map(|(digest, read)| (*stat, digest, read)));
    let known = known.transpose()?;
    let standing = known.map(|(stat, digest, _)| (stat, digest));
    let settled = |digest, size, put| Settled {
        path,
        role: artifact.role,
        number,
        digest,
        put,
        size,
        fingerprint: artifact.fingerprint,
        standing,
        read: known.is_some_and(|(_, _, read)| read),
    };
    let is_standing = |digest| standing.is_some_and(|(_, standing)| standing == digest);

    if let Some(made) = memory.made.get(path)
        && made.fingerprint == artifact.fingerprint
        && is_standing(made.digest)
    {
        return Ok(settled(made.digest, made.size, false));
    }
    let bytes = artifact.bytes().map_err(|fault| Halt::Faults(vec![fault]))?;
    let (digest, size) = (Digest::of(&bytes), bytes.len() as u64);
    if is_standing(digest) {
        return Ok(settled(digest, size, false));
    }
    if live.is_foreign(path) {
        return Err(in_the_way());
    }
    stage.put(number, path, &bytes)?;
    Ok(settled(digest, size, true))
}

/// Where files that differ are gathered; opened only when there is one.
struct Stage<'a> {
    outlet: &'a Outlet,
    live: &'a Tree,
    wanted: &'a BTreeSet<&'a str>,
    opened: Mutex<Option<Arc<Opened>>>,
}

enum Opened {
    Spare(Spare),
    Staged(Staged),
}

impl Stage<'_> {
    fn opened(&self) -> Result<Arc<Opened>, Failure> {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if opened.is_none() {
            let exchange = self.outlet.plain && !self.live.has_foreign() && self.outlet.can_exchange();
            *opened = Some(Arc::new(match exchange {
                true => Opened::Spare(Spare::open(self.outlet, self.live, self.wanted)?),
                false => Opened::Staged(Staged::open(self.outlet)?),
            }));
        }
        Ok(opened.clone().expect("opened above"))
    }

    fn put(&self, number: usize, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        match &*self.opened()? {
            Opened::Spare(spare) => spare.put(path, bytes),
            Opened::Staged(staged) => staged.put(number, bytes),
        }
    }

    fn finish(&self, memory: &Memory, change: &Change<'_>) -> Result<Mode, Failure> {
        match &*self.opened()? {
            Opened::Spare(spare) => spare.finish(self.outlet, self.live, memory, change).map(|()| Mode::Exchange),
            Opened::Staged(staged) => staged.finish(self.outlet, self.live, self.wanted, change).map(|()| Mode::InPlace),
        }
    }

    fn abandon(&self) {
        match self.opened.lock().unwrap_or_else(PoisonError::into_inner).as_deref() {
            Some(Opened::Spare(spare)) => spare.abandon(),
            Some(Opened::Staged(staged)) => staged.abandon(),
            None => {}
        }
    }
}

/// What the next build has to know.
fn remember(settled: &[Settled<'_>], out: &Path, before: &Memory, mode: Mode) -> Memory {
    let mut next = Memory::default();
    let made = |file: &Settled<'_>| Made { fingerprint: file.fingerprint, digest: file.digest, size: file.size };
    next.made = settled.iter().map(|file| (file.path.to_string(), made(file))).collect();
    // The spare tree was not looked at: what is known of it stays.
    next.seen = if mode == Mode::Unchanged { before.seen.clone() } else { BTreeMap::new() };
    let standing = settled.iter().filter_map(|file| file.standing);
    next.seen.extend(standing.map(|(stat, digest)| (stat.inode, (stat, digest))));
    if mode != Mode::Unchanged {
        // A file that is gone again is the next build's business: this one is published.
        let stat = |file: &Settled<'_>| disk::stat(&out.join(file.path)).ok().map(|stat| (stat.inode, (stat, file.digest)));
        next.seen.extend(settled.par_iter().filter_map(stat).collect::<Vec<_>>());
    }
    next
}

fn receipt(settled: &[Settled<'_>], manifest: &str, removed: usize, mode: Mode, old_manifest: Option<&[u8]>) -> Receipt {
    let manifest_put = old_manifest != Some(manifest.as_bytes());
    let manifest_size = manifest.len() as u64;
    let published = |file: &Settled<'_>| Published { path: file.path.to_string(), bytes: file.size, role: file.role };
    let mut files: Vec<_> = settled.iter().map(published).collect();
    files.push(Published { path: manifest::NAME.to_string(), bytes: manifest_size, role: Role::Data });
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let put = settled.iter().filter(|file| file.put);
    let written = put.clone().count() + usize::from(manifest_put);
    Receipt {
        written,
        removed,
        kept: files.len() - written,
        bytes_total: files.iter().map(|file| file.bytes).sum(),
        bytes_written: put.map(|file| file.size).sum::<u64>() + if manifest_put { manifest_size } else { 0 },
        files,
        mode,
    }
}
