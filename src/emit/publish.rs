//! Publishing, from artifacts to receipt.
//!
//! Takes artifacts and a target; makes only what is not remembered, hands what differs to one of the two modes, and
//! remembers. Never publishes anything if any artifact could not be made, never looks further than at the stats of the
//! files it published itself if nothing differs.

use super::exchange::Before;
use super::in_place;
use super::manifest::{self, Standing};
use super::memory::{Memory, Record};
use super::outlet::{Failure, Outlet, at};
use super::paths::{self, Wanted};
use super::settle::{Change, How, Published as Known, Settled};
use super::stage::Stage;
use super::tree::Tree;
use super::{Artifact, Make, Mode, Published, Receipt, Role, Slot, Target, stop_on};
use crate::cache::Cache;
use crate::diag::catalog::files;
use crate::diag::{Diagnostic, Report, Stopped};
use crate::digest::Digest;
use crate::disk::{self, Folder, Kind, Stat};
use crate::source::Place;

/// Why nothing is published.
pub enum Halt {
    /// The site has faults.
    Faults(Vec<Diagnostic>),
    /// The machine failed.
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

/// Told how many artifacts are settled, of how many, from any thread.
type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

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
pub fn publish(artifacts: Vec<Artifact<'_>>, target: &Target, progress: Progress<'_>, report: &mut Report) -> Result<Receipt, Stopped> {
    let (slots, makes): (Vec<Slot>, Vec<Make<'_>>) = artifacts.into_iter().map(|Artifact { slot, make }| (slot, make)).unzip();
    let wanted = paths::side_by_side(slots.iter().map(|slot| slot.path.as_str()), report)?;
    let done = run(&slots, makes, &wanted, target, progress).map_err(|halt| halt.tell(target, report))?;
    let order: Vec<usize> = wanted.into_iter().map(|(_, number)| number).collect();
    Ok(done.receipt(slots, &order))
}

/// What was published.
struct Done {
    settled: Vec<Settled>,
    manifest: Entry,
    /// Whether the manifest was written.
    manifest_put: bool,
    removed: usize,
    mode: Mode,
}

/// The manifest as it stands published.
struct Entry {
    digest: Digest,
    size: u64,
    stat: Option<Stat>,
}

fn run(slots: &[Slot], makes: Vec<Make<'_>>, wanted: &Wanted<'_>, target: &Target, progress: Progress<'_>) -> Result<Done, Halt> {
    let outlet = Outlet::open(&target.out)?;
    in_place::recover(&outlet.out)?;
    let cache = Cache::at(&target.cache, target.build);
    let memory = Memory::load(&cache, &outlet, target.trust_stat);
    let folder = at(&outlet.out, Folder::open(&outlet.out))?;
    let standing = Standing::look(&outlet.out, folder.as_ref(), &memory)?;
    let places = memory.places(wanted);
    let known = Known { root: &outlet.out, folder: folder.as_ref(), memory: &memory, slots, places: &places };
    let settled = known.look()?;

    let nothing_new = memory.len() == slots.len() && standing.is_remembered(&memory) && settled.iter().all(|file| file.how != How::Open);
    let done = match nothing_new {
        true => unchanged(settled, &standing, progress),
        false => change(&outlet, &known, &standing, makes, wanted, settled, progress)?,
    };
    let as_remembered = nothing_new && !standing.was_read() && done.settled.iter().all(|file| file.how == How::Remembered);
    // Two memories at once are one too many.
    drop((memory, places, standing));
    if !as_remembered {
        remember(&cache, &outlet, slots, wanted, &done);
    }
    Ok(done)
}

/// All that is wanted stands, and the manifest lists it.
fn unchanged(settled: Vec<Settled>, standing: &Standing, progress: Progress<'_>) -> Done {
    progress(settled.len(), settled.len());
    let manifest = Entry {
        digest: standing.digest.unwrap_or_else(|| Digest::of("")),
        size: standing.stat.map_or(0, |stat| stat.size),
        stat: standing.stat,
    };
    Done { settled, manifest, manifest_put: false, removed: 0, mode: Mode::Unchanged }
}

/// Makes what is not settled, and publishes if anything differs.
fn change(
    outlet: &Outlet,
    known: &Known<'_>,
    standing: &Standing,
    makes: Vec<Make<'_>>,
    wanted: &Wanted<'_>,
    mut settled: Vec<Settled>,
    progress: Progress<'_>,
) -> Result<Done, Halt> {
    let ours = standing.paths(known.memory);
    let spare = outlet.spare();
    let spare_manifest = spare.join(manifest::NAME);
    let spare_manifest = at(&spare_manifest, disk::read_if_there(&spare_manifest))?;
    let (live, before) = rayon::join(
        || Tree::read(&outlet.out, &ours, wanted, false),
        || Before::look(&spare, spare_manifest.as_deref(), wanted),
    );
    let (live, before) = (live?, before?);
    let stage = Stage::new(outlet, &live, &before);
    let publish = || {
        known.make(makes, &mut settled, &stage, progress)?;
        let manifest = manifest::write(wanted.iter().map(|&(path, number)| (path, settled[number].digest, settled[number].size)));
        let (digest, size) = (Digest::of(&manifest), manifest.len() as u64);
        let manifest_put = standing.digest != Some(digest);
        let removed = live.stale.len();
        let differs = manifest_put || removed > 0 || settled.iter().any(|file| file.how == How::Put);
        let mut change = Change { slots: known.slots, settled, manifest };
        let (mode, stat) = if differs { stage.finish(&mut change)? } else { (Mode::Unchanged, standing.stat) };
        Ok(Done { settled: change.settled, manifest: Entry { digest, size, stat }, manifest_put, removed, mode })
    };
    publish().inspect_err(|_| stage.abandon())
}

fn remember(cache: &Cache, outlet: &Outlet, slots: &[Slot], wanted: &Wanted<'_>, done: &Done) {
    let Entry { digest, stat, .. } = done.manifest;
    let files = wanted.iter().map(|&(path, number)| {
        let Settled { digest, stat, .. } = done.settled[number];
        (path, Record { fingerprint: slots[number].fingerprint, digest, stat })
    });
    Memory::save(cache, outlet, Record { fingerprint: digest, digest, stat }, files);
}

impl Done {
    /// The receipt: every file in the order of paths.
    fn receipt(self, mut slots: Vec<Slot>, order: &[usize]) -> Receipt {
        let put = || self.settled.iter().filter(|file| file.how == How::Put);
        let written = put().count() + usize::from(self.manifest_put);
        let bytes_written = put().map(|file| file.size).sum::<u64>() + if self.manifest_put { self.manifest.size } else { 0 };
        let mut files = Vec::with_capacity(order.len() + 1);
        files.extend(order.iter().map(|&number| {
            let slot = &mut slots[number];
            Published { path: std::mem::take(&mut slot.path), bytes: self.settled[number].size, role: slot.role }
        }));
        let at = files.partition_point(|file| file.path.as_str() < manifest::NAME);
        files.insert(at, Published { path: manifest::NAME.to_string(), bytes: self.manifest.size, role: Role::Data });
        Receipt {
            written,
            removed: self.removed,
            kept: files.len() - written,
            bytes_total: files.iter().map(|file| file.bytes).sum(),
            bytes_written,
            files,
            mode: self.mode,
        }
    }
}
