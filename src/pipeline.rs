//! The stages meet here and nowhere else.
//!
//! Takes options, gives a receipt, a site or edits. Never prints, never reads the machine's clock or language.

mod ground;
mod scene;
mod written;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use self::ground::{Footing, remembered};
use crate::cache::{self, Cache, Pack};
use crate::config::{self, Settings};
use crate::desk;
use crate::diag::catalog::files as say;
use crate::diag::{Report, Severity, Stopped};
use crate::digest::Digest;
use crate::discover::{self, Known};
use crate::disk;
use crate::edit::Edit;
use crate::emit::{self, Artifact, Receipt, Target};
use crate::lang::{Lang, PerLang};
use crate::parse::{self, Manuscript};
use crate::proof;
use crate::render::{self, Pen, Planned};
use crate::resolve::{self, Node, Site};
use crate::source::Place;
use crate::stamp::Standing;

pub use self::ground::{Before, Ground, ground, ground_after};
pub use self::scene::Scene;
pub use self::written::{Written, written};

/// What is decided on the command line.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// Where the result goes.
    pub out: PathBuf,
    /// Whether drafts are shown.
    pub preview: bool,
    /// The instant of the build.
    pub now: Timestamp,
    /// Whether pages load themselves again (`serve`).
    pub reload: bool,
    /// Whether the stat of a file may stand for its bytes.
    pub trust_stat: bool,
}

impl Options {
    /// What earlier runs found out. `serve` writes nothing.
    fn cache(&self) -> Cache {
        let cache = Cache::of(&self.root, build_id());
        if self.reload { cache.read_only() } else { cache }
    }
}

/// Told how many files of how many are done.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// What building a site gave.
#[derive(Debug)]
pub struct Built {
    /// What publishing did.
    pub receipt: Receipt,
    /// How many pages each language has, in the order of the settings, by endonym.
    pub pages: Vec<(String, usize)>,
    /// What nobody has done yet.
    pub ahead: Ahead,
}

/// What is still to come or to be done.
#[derive(Clone, Copy, Debug)]
pub struct Ahead {
    /// Addresses the ledger does not know yet.
    pub unrecorded: usize,
    /// Translations whose source has moved on.
    pub behind: usize,
    /// When the site will change by itself.
    pub next_change: Option<Timestamp>,
}

/// Builds the site and publishes it, whole or not at all.
pub fn build(options: &Options, progress: Progress<'_>, report: &mut Report) -> Result<Built, Stopped> {
    let target = target(options);
    emit::recover(&target, report)?;
    with_artifacts(options, report, |_, _, _| {}, |made, report| {
        let pages = made.ground.settings.languages.iter();
        let pages = pages.map(|(lang, language)| {
            let count = made.site.pages.iter().filter(|page| page.lang == lang && is_content(page.node)).count();
            (language.endonym.clone(), count)
        });
        let pages = pages.collect();
        let receipt = emit::publish(made.artifacts, &target, progress, report)?;
        Ok(Built { receipt, pages, ahead: Ahead::of(made.site, made.ground) })
    })
}

/// Whether a node is there for its own sake: the chooser and error pages are not.
fn is_content(node: Node) -> bool {
    !matches!(node, Node::Chooser | Node::NotFound)
}

/// Builds the site to memory: path -> bytes, as they would be published.
pub fn collect(options: &Options, report: &mut Report) -> Result<BTreeMap<String, Vec<u8>>, Stopped> {
    with_artifacts(options, report, |_, _, _| {}, |made, report| emit::collect(made.artifacts, report))
}

/// Reads the site again for `serve`. What has the fingerprint it had in the site before is not made again.
/// `changed` is every path that changed since, if that is known: then only those are looked at.
pub fn scene(options: &Options, before: Option<&Scene>, changed: Option<&BTreeSet<String>>, report: &mut Report) -> Result<Arc<Scene>, Stopped> {
    let (ground, site) = read(options, before, changed, report)?;
    report.gate()?;
    Scene::new(ground, site, options.reload, before, report).map(Arc::new)
}

/// Reads, resolves and checks everything, and renders it for nobody: what `check` does.
pub fn check(options: &Options, report: &mut Report) -> Result<Ahead, Stopped> {
    with_artifacts(options, report, compared, |made, report| {
        emit::rehearse(made.artifacts, report)?;
        Ok(Ahead::of(made.site, made.ground))
    })
}

/// Translations beside their sources: a matter of `check`, not of every build. One that is behind is known to differ.
fn compared(site: &Site, ground: &Ground, report: &mut Report) {
    let is_behind = |node: Node, lang: Lang| {
        let standing = match node {
            Node::Item(rank) => site.items[rank].draft.standing(lang),
            Node::Section(rank) => site.sections[rank].draft.standing(lang),
            Node::Chooser | Node::Facet(_) | Node::NotFound => return true,
        };
        matches!(standing, Standing::Behind(_))
    };
    proof::check(site, &ground.setting(), &ground.inventory, &is_behind, report);
}

/// The settings alone, for whoever needs the site's zone or address before anything else is read.
pub fn settings(root: &Path, report: &mut Report) -> Result<Settings, Stopped> {
    config::read(&discover::settings(root, report)?, report)
}

/// Every item and section as written, faults aside: what `new` looks at.
pub fn manuscript(ground: &Ground) -> Manuscript {
    let nothing = parse::Before { heads: &Pack::none(), drafts: HashMap::new() };
    parse::read(&ground.inventory, &ground.settings, &ground.kinds, &nothing, &mut Report::new())
}

/// The edits that make the ledger of addresses true again.
pub fn fix(options: &Options, report: &mut Report) -> Result<Vec<Edit>, Stopped> {
    let mut found = Report::new();
    let (ground, site) = read(options, None, None, &mut found)?;
    // Only what is wrong apart from the ledger keeps it from being mended.
    let blocking = found.sorted().into_iter().any(|d| d.severity == Severity::Error && !["L114", "L115"].contains(&d.code));
    if blocking {
        report.absorb(found);
        return Err(Stopped::Faults);
    }
    Ok(resolve::fix(&site, &ground.inventory, &ground.setting()))
}

/// When the site will next change by itself, if ever.
pub fn next_change(options: &Options, report: &mut Report) -> Result<Option<Timestamp>, Stopped> {
    let (ground, site) = read(options, None, None, report)?;
    report.gate()?;
    // Views ask the clock too, when their pages are planned.
    if let Some(theme) = &ground.theme {
        let setting = ground.setting();
        render::plan(&Pen::new(&site, &setting, theme, false), &ground.inventory, build_id());
    }
    Ok(ground.clock.next_change())
}

/// Writes all edits or none.
pub fn apply(options: &Options, edits: &[Edit], report: &mut Report) -> Result<(), Stopped> {
    for edit in edits {
        let file = options.root.join(&edit.path);
        let now = disk::read_if_there(&file).map_err(|why| machine(&edit.path, &why, report))?.map(Digest::of);
        if now != edit.expected_digest {
            let place = Place::path(edit.path.clone());
            report.say(if edit.expected_digest.is_none() { say::exists(place) } else { say::changed_meanwhile(place) });
        }
    }
    report.gate()?;
    for edit in edits {
        disk::write_atomic(&options.root.join(&edit.path), &edit.bytes).map_err(|why| machine(&edit.path, &why, report))?;
    }
    Ok(())
}

fn machine(path: &str, why: &std::io::Error, report: &mut Report) -> Stopped {
    report.say(say::unwritable(Place::path(path), why));
    Stopped::Machine
}

/// A site that was made, before anybody took its artifacts.
struct Made<'a> {
    artifacts: Vec<Artifact<'a>>,
    site: &'a Site,
    ground: &'a Ground,
}

impl Ahead {
    fn of(site: &Site, ground: &Ground) -> Ahead {
        let languages = &ground.settings.languages;
        let items = site.items.iter().flat_map(|item| languages.all().map(|lang| item.draft.standing(lang)));
        let sections = site.sections.iter().flat_map(|section| languages.all().map(|lang| section.draft.standing(lang)));
        let behind = items.chain(sections).filter(|standing| matches!(standing, Standing::Behind(_))).count();
        Ahead { unrecorded: site.unrecorded, behind, next_change: ground.clock.next_change() }
    }
}

/// The stages from disk to artifacts, for whoever takes them; `look` sees the site before any fault stops it.
fn with_artifacts<T>(
    options: &Options,
    report: &mut Report,
    look: impl FnOnce(&Site, &Ground, &mut Report),
    take: impl FnOnce(Made<'_>, &mut Report) -> Result<T, Stopped>,
) -> Result<T, Stopped> {
    let (mut ground, site) = read(options, None, None, report)?;
    // Never taken apart: the process ends with it, and a site is millions of small pieces.
    let site = ManuallyDrop::new(site);
    look(&site, &ground, report);
    report.gate()?;
    // Every head knows its own file: the list is of no more use, and may be long.
    ground.inventory.content = Vec::new();
    let Some(theme) = &ground.theme else { return Err(Stopped::Faults) };
    let setting = ground.setting();
    let new_pen = |_| Arc::new(Pen::new(&site, &setting, theme, options.reload));
    let plan = render::plan(&new_pen(Lang::FIRST), &ground.inventory, build_id());
    // A pen for each language: what its pages share is let go with the last of them.
    let pens = PerLang::from_fn(&ground.settings.languages, new_pen);
    let artifacts = plan.into_iter().map(|planned| artifact(pens[planned.lang].clone(), planned)).collect();
    drop(pens);
    let taken = take(Made { artifacts, site: &site, ground: &ground }, report);
    if let Some(darkroom) = Arc::into_inner(ground.darkroom) {
        darkroom.close(site.files.iter().filter_map(|(on_disk, file)| Some((file.original(on_disk)?, &file.renditions[..]))));
    }
    taken
}

fn artifact<'a>(pen: Arc<Pen<'a>>, planned: Planned) -> Artifact<'a> {
    let (path, role, fingerprint) = (planned.path.clone(), planned.role, planned.fingerprint);
    Artifact::new(path, role, fingerprint, Box::new(move || render::make(&pen, &planned)))
}

/// Reads and joins the content; what stands in the site before as it was is not read again.
fn read(options: &Options, before: Option<&Scene>, changed: Option<&BTreeSet<String>>, report: &mut Report) -> Result<(Ground, Site), Stopped> {
    let cache = options.cache();
    let heads = if before.is_some() { Pack::none() } else { cache.pack("heads") };
    let drafts = before.iter().flat_map(|scene| &scene.site.items).filter_map(|item| Some((item.draft.key?, item.draft.clone()))).collect();
    let at_hand = parse::Before { heads: &heads, drafts };
    let mut said = Report::new();
    let manuscript = |footing: &Footing| parse::read(&footing.inventory, &footing.settings, &footing.kinds, &at_hand, &mut said);
    let (mut ground, manuscript) = remembered(options, before.map(|scene| &scene.ground), changed, manuscript, report)?;
    report.absorb(said);
    heads.save();
    ground.known = remember(std::mem::take(&mut ground.known), &manuscript, &cache);
    desk::check_limits(&ground.settings, &manuscript, report);
    let site = resolve::join(manuscript, &ground.inventory, &ground.setting(), report);
    Ok((ground, site))
}

/// Notes which files had to be opened, so that their stat may stand for them next time.
fn remember(mut known: Known, manuscript: &Manuscript, cache: &Cache) -> Known {
    manuscript.opened.iter().for_each(|(path, digest)| known.read(path, *digest));
    known.save(cache)
}

fn target(options: &Options) -> Target {
    Target { root: options.root.clone(), out: options.out.clone(), cache: options.root.join(cache::FOLDER), build: build_id(), trust_stat: options.trust_stat }
}

/// Digest of the program itself: another program may render the same page otherwise.
fn build_id() -> Digest {
    Digest::of(env!("CAYBEO_BUILD_ID"))
}
