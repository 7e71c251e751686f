//! The stages meet here and nowhere else.
//!
//! Takes options, gives a receipt, a site or edits. Never prints, never reads the machine's clock or language.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use jiff::Timestamp;

use crate::cache::{self, Cache, Pack};
use crate::clock::Clock;
use crate::config::{self, Settings};
use crate::diag::catalog::{files as say, words as words_say};
use crate::diag::{Diagnostic, Report, Severity, Stopped};
use crate::digest::{Digest, Digester};
use crate::discover::{self, Inventory, Known};
use crate::disk;
use crate::edit::Edit;
use crate::emit::{self, Artifact, Receipt, Target};
use crate::i18n::{self, Layer, WordFile, Words};
use crate::kinds::{self, Kinds};
use crate::lang::{Lang, PerLang};
use crate::parse::{self, Manuscript};
use crate::render::specimen::{self, Specimens};
use crate::render::{self, Pen, Planned};
use crate::resolve::{self, Node, Setting, Site};
use crate::serve;
use crate::source::{Place, Source};
use crate::theme::{self, Theme};

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

/// Everything that was read and understood before content is looked at.
pub struct Ground {
    inventory: Inventory,
    known: Known,
    settings: Settings,
    kinds: Arc<Kinds>,
    /// Whether there was nothing to say of the kinds.
    kinds_are_sound: bool,
    words: Arc<Words>,
    theme: Option<Theme>,
    specimens: Option<Arc<Specimens>>,
    trial: Option<Digest>,
    clock: Clock,
    preview: bool,
}

/// What is known before anything is read. Nothing needs to be: what is said and made is the same with and without it.
#[derive(Clone, Copy, Default)]
pub struct Before<'a> {
    /// What was read last.
    pub ground: Option<&'a Ground>,
    /// Every path that changed since it was read; none if nobody can tell.
    pub changed: Option<&'a BTreeSet<String>>,
    /// What an earlier run made of a style sheet or script; see [`Ground::minified`].
    pub minified: Option<&'a theme::Known<'a>>,
    /// Whether an earlier run of this program tried the same views and had nothing to say; see [`Ground::trial`].
    pub tried: Option<&'a dyn Fn(Digest) -> bool>,
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
    /// Addresses the ledger does not know yet.
    pub unrecorded: usize,
    /// When the site will change by itself.
    pub next_change: Option<Timestamp>,
}

/// Builds the site and publishes it, whole or not at all.
pub fn build(options: &Options, progress: Progress<'_>, report: &mut Report) -> Result<Built, Stopped> {
    let target = target(options);
    emit::recover(&target, report)?;
    with_artifacts(options, report, |made, report| {
        let pages = made.ground.settings.languages.iter();
        let pages = pages.map(|(lang, language)| {
            let count = made.site.pages.iter().filter(|page| page.lang == lang && is_content(page.node)).count();
            (language.endonym.clone(), count)
        });
        let pages = pages.collect();
        let receipt = emit::publish(made.artifacts, &target, progress, report)?;
        Ok(Built { receipt, pages, unrecorded: made.site.unrecorded, next_change: made.ground.clock.next_change() })
    })
}

/// Whether a node is there for its own sake: the chooser and error pages are not.
fn is_content(node: Node) -> bool {
    !matches!(node, Node::Chooser | Node::NotFound)
}

/// Builds the site to memory: path -> bytes, as they would be published.
pub fn collect(options: &Options, report: &mut Report) -> Result<BTreeMap<String, Vec<u8>>, Stopped> {
    with_artifacts(options, report, |made, report| emit::collect(made.artifacts, report))
}

/// Reads the site again for `serve`. What has the fingerprint it had in the site before is not made again.
/// `changed` is every path that changed since, if that is known: then only those are looked at.
pub fn scene(options: &Options, before: Option<&Scene>, changed: Option<&BTreeSet<String>>, report: &mut Report) -> Result<Arc<Scene>, Stopped> {
    let mut ground = remembered(options, before.map(|before| &before.ground), changed, report)?;
    let site = site(&mut ground, &options.cache(), before.map(|before| &before.site), report);
    report.gate()?;
    Scene::new(ground, site, options.reload, before, report).map(Arc::new)
}

/// Reads, resolves and checks everything, and renders it for nobody: what `check` does.
pub fn check(options: &Options, report: &mut Report) -> Result<Checked, Stopped> {
    with_artifacts(options, report, |made, report| {
        emit::rehearse(made.artifacts, report)?;
        Ok(Checked { unrecorded: made.site.unrecorded, next_change: made.ground.clock.next_change() })
    })
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

/// What a check found out.
#[derive(Clone, Copy, Debug)]
pub struct Checked {
    /// Addresses the ledger does not know yet.
    pub unrecorded: usize,
    /// When the site will change by itself.
    pub next_change: Option<Timestamp>,
}

/// The edits that make the ledger of addresses true again.
pub fn fix(options: &Options, report: &mut Report) -> Result<Vec<Edit>, Stopped> {
    let mut found = Report::new();
    let mut ground = ground(options, &mut found)?;
    let site = site(&mut ground, &options.cache(), None, &mut found);
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
    let mut ground = ground(options, report)?;
    let site = site(&mut ground, &options.cache(), None, report);
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

/// The stages from disk to artifacts, for whoever takes them.
fn with_artifacts<T>(options: &Options, report: &mut Report, take: impl FnOnce(Made<'_>, &mut Report) -> Result<T, Stopped>) -> Result<T, Stopped> {
    let mut ground = ground(options, report)?;
    // Never taken apart: the process ends with it, and a site is millions of small pieces.
    let site = ManuallyDrop::new(site(&mut ground, &options.cache(), None, report));
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
    take(Made { artifacts, site: &site, ground: &ground }, report)
}

fn artifact<'a>(pen: Arc<Pen<'a>>, planned: Planned) -> Artifact<'a> {
    let (path, role, fingerprint) = (planned.path.clone(), planned.role, planned.fingerprint);
    Artifact::new(path, role, fingerprint, Box::new(move || render::make(&pen, &planned)))
}

/// Files, settings, kinds, words, theme: only settings stop alone.
pub fn ground(options: &Options, report: &mut Report) -> Result<Ground, Stopped> {
    remembered(options, None, None, report)
}

/// The same with what was read last, and with what earlier runs made of styles, scripts and views.
fn remembered(options: &Options, last: Option<&Ground>, changed: Option<&BTreeSet<String>>, report: &mut Report) -> Result<Ground, Stopped> {
    // What was read last holds all of it that is still of use.
    let pack = if last.is_some() { Pack::none() } else { options.cache().pack("ground") };
    let minified = |key: Digest| pack.get(&key).map(Arc::from);
    let tried = |key: Digest| pack.get(&key).is_some();
    let ground = ground_after(Before { ground: last, changed, minified: Some(&minified), tried: Some(&tried) }, options, report)?;
    let trial = ground.trial().map(|key| (key, &[][..]));
    let made = ground.minified().map(|(key, bytes)| (key, &bytes[..])).chain(trial);
    made.filter(|(key, _)| pack.get(key).is_none()).for_each(|(key, bytes)| pack.put(&key, bytes));
    pack.save();
    Ok(ground)
}

/// The same when something is known already: what has not changed is not read, compiled or tried again.
pub fn ground_after(before: Before<'_>, options: &Options, report: &mut Report) -> Result<Ground, Stopped> {
    let (inventory, known) = look(before, options, report)?;
    let settings = config::read(&inventory.settings, report)?;
    let (kinds, kinds_are_sound) = load_kinds(&inventory, before.ground, report);
    let files = gather_theme(&inventory, &settings, report);
    let read = files.as_ref().map(|files| theme::read(files, before.theme()));
    let words = load_words(&inventory, &settings, &kinds, files.as_ref().zip(read.as_ref()), before.ground, report);
    let theme = files.zip(read).and_then(|(files, read)| load_theme(&files, read, &settings, &words, before, report));
    let made = before.ground.and_then(|ground| ground.specimens.clone()).filter(|made| made.made_of == specimen::made_of(&settings, &kinds));
    let Trial { specimens, quiet } = theme.as_ref().map_or_else(Trial::default, |theme| {
        let key = trial_key(theme, &settings, &kinds, &words);
        if before.ground.is_some_and(|ground| ground.trial == Some(key)) || before.tried.is_some_and(|tried| tried(key)) {
            return Trial { specimens: made, quiet: Some(key) };
        }
        let specimens = made.unwrap_or_else(|| Arc::new(specimen::all(&settings, &kinds)));
        let mut said = Report::new();
        theme.try_on(&specimens.under(theme), &mut said);
        let quiet = said.sorted().is_empty().then_some(key);
        report.absorb(said);
        Trial { specimens: Some(specimens), quiet }
    });
    let clock = Clock::new(options.now, settings.zone.clone());
    Ok(Ground { inventory, known, settings, kinds, kinds_are_sound, words, theme, specimens, trial: quiet, clock, preview: options.preview })
}

/// What is on disk: all of it, or what was there last with what changed since.
fn look(before: Before<'_>, options: &Options, report: &mut Report) -> Result<(Inventory, Known), Stopped> {
    if !options.trust_stat {
        let mut known = Known::nothing();
        return Ok((discover::walk(&options.root, &mut known, report)?, known));
    }
    let last = before.ground;
    if let Some((last, changed)) = last.zip(before.changed)
        && let Some(inventory) = last.inventory.after(changed)
    {
        return Ok((inventory, last.known.kept()));
    }
    let mut known = last.map_or_else(|| Known::load(&options.cache()), |last| last.known.again());
    Ok((discover::walk(&options.root, &mut known, report)?, known))
}

/// What came of trying the views.
#[derive(Default)]
struct Trial {
    specimens: Option<Arc<Specimens>>,
    /// The key of the trial, if it had nothing to say.
    quiet: Option<Digest>,
}

/// Everything that can make a view fail on a specimen. Specimens are in the first language.
fn trial_key(theme: &Theme, settings: &Settings, kinds: &Kinds, words: &Words) -> Digest {
    let mut digester = Digester::new().part(theme.shape().bytes()).part(specimen::made_of(settings, kinds).bytes());
    let spoken = if theme.has_polyglots() { settings.languages.len() } else { 1 };
    settings.languages.all().take(spoken).for_each(|lang| digester.add(words.digest(lang).bytes()));
    digester.finish()
}

/// The kinds, from before if their files are the same and there was nothing to say of them.
fn load_kinds(inventory: &Inventory, before: Option<&Ground>, report: &mut Report) -> (Arc<Kinds>, bool) {
    let (common, builtin) = kinds::builtin::files();
    let files: Vec<Arc<Source>> = builtin.into_iter().chain(inventory.kinds.iter().cloned()).collect();
    let same = |ground: &&Ground| ground.kinds_are_sound && ground.kinds.digest == Some(kinds::digest(&common, &files));
    if let Some(ground) = before.filter(same) {
        return (ground.kinds.clone(), true);
    }
    let mut said = Report::new();
    let kinds = kinds::load(&common, &files, &mut said);
    let sound = said.sorted().is_empty();
    report.absorb(said);
    (Arc::new(kinds), sound)
}

impl<'a> Before<'a> {
    fn theme(&self) -> Option<&'a Theme> {
        self.ground?.theme.as_ref()
    }
}

/// Reads and joins the content; what stands in the site before as it was is not read again.
fn site(ground: &mut Ground, cache: &Cache, before: Option<&Site>, report: &mut Report) -> Site {
    let heads = if before.is_some() { Pack::none() } else { cache.pack("heads") };
    let drafts = before.iter().flat_map(|site| &site.items).filter_map(|item| Some((item.draft.key?, item.draft.clone()))).collect();
    let manuscript = parse::read(&ground.inventory, &ground.settings, &ground.kinds, &parse::Before { heads: &heads, drafts }, report);
    heads.save();
    let mut known = std::mem::take(&mut ground.known);
    manuscript.opened.iter().for_each(|(path, digest)| known.read(path, *digest));
    ground.known = known.save(cache);
    resolve::join(manuscript, &ground.inventory, &ground.setting(), report)
}

impl Ground {
    fn setting(&self) -> Setting<'_> {
        Setting {
            settings: &self.settings,
            kinds: &self.kinds,
            words: &self.words,
            theme: self.theme.as_ref(),
            clock: &self.clock,
            preview: self.preview,
        }
    }

    /// The site's settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The site's kinds.
    pub fn kinds(&self) -> &Kinds {
        &self.kinds
    }

    /// The portal's words.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The key of the trial of all views, if it had nothing to say: who remembers it, with the program it was said by, may
    /// answer [`Before::tried`].
    pub fn trial(&self) -> Option<Digest> {
        self.trial
    }

    /// Styles and scripts as they were minified, each with the digest to find it by in [`Before::minified`].
    pub fn minified(&self) -> impl Iterator<Item = (Digest, &Arc<[u8]>)> {
        let assets = self.theme.iter().flat_map(Theme::assets);
        assets.filter_map(|asset| Some((asset.minified_from?, &asset.bytes)))
    }

    /// Everything that was found on disk.
    pub fn inventory(&self) -> &Inventory {
        &self.inventory
    }
}

/// A site in memory, of which any file is made when it is asked for.
pub struct Scene {
    ground: Ground,
    site: Site,
    reload: bool,
    files: HashMap<String, Sketch>,
    renewed: usize,
}

/// A file that may have been made.
struct Sketch {
    planned: Planned,
    made: OnceLock<Result<serve::File, Diagnostic>>,
}

impl Scene {
    fn new(ground: Ground, site: Site, reload: bool, before: Option<&Scene>, report: &mut Report) -> Result<Scene, Stopped> {
        let mut scene = Scene { ground, site, reload, files: HashMap::new(), renewed: 0 };
        let plan = scene.with_pen(|pen| render::plan(pen, &scene.ground.inventory, build_id())).ok_or(Stopped::Faults)?;
        let all = plan.len();
        // The paths of the scene before stand side by side, and often they are all.
        let paths: HashSet<&str> = plan.iter().map(|planned| planned.path.as_str()).collect();
        let same = |before: &Scene| [paths.len(), before.files.len()] == [all; 2] && paths.iter().all(|path| before.files.contains_key(*path));
        if !before.is_some_and(same) {
            emit::check_paths(plan.iter().map(|planned| planned.path.as_str()), report)?;
        }
        let mut renewed = 0;
        scene.files.reserve(all);
        for planned in plan {
            let old = before.and_then(|before| before.files.get(&planned.path));
            let same = old.filter(|old| old.planned.fingerprint == planned.fingerprint);
            renewed += usize::from(same.is_none());
            let made = same.map_or_else(OnceLock::new, |same| same.made.clone());
            scene.files.insert(planned.path.clone(), Sketch { planned, made });
        }
        let gone = before.map_or(0, |before| before.files.keys().filter(|path| !scene.files.contains_key(*path)).count());
        scene.renewed = renewed + gone;
        Ok(scene)
    }

    fn with_pen<T>(&self, draw: impl FnOnce(&Pen<'_>) -> T) -> Option<T> {
        let theme = self.ground.theme.as_ref()?;
        let setting = self.ground.setting();
        Some(draw(&Pen::new(&self.site, &setting, theme, self.reload)))
    }

    fn make(&self, planned: &Planned) -> Option<Result<serve::File, Diagnostic>> {
        let bytes = self.with_pen(|pen| render::make(pen, planned))?;
        Some(bytes.map(|bytes| {
            let bytes = emit::finished(planned.role, bytes);
            serve::File { digest: Digest::of(&bytes), bytes: bytes.into() }
        }))
    }
}

impl serve::Scene for Scene {
    fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    fn file(&self, path: &str) -> Option<Result<serve::File, Diagnostic>> {
        let sketch = self.files.get(path)?;
        if let Some(made) = sketch.made.get() {
            return Some(made.clone());
        }
        let made = self.make(&sketch.planned)?;
        Some(sketch.made.get_or_init(|| made).clone())
    }

    fn renewed(&self) -> usize {
        self.renewed
    }
}

fn gather_theme(inventory: &Inventory, settings: &Settings, report: &mut Report) -> Option<theme::ThemeFiles> {
    let split = |path: &str| {
        let (theme, inside) = path.strip_prefix("themes/")?.split_once('/')?;
        Some((theme.to_owned(), inside.to_owned()))
    };
    let mut files: Vec<theme::ThemeFile> = inventory
        .theme_texts
        .iter()
        .filter_map(|source| {
            let (theme, path) = split(&source.path)?;
            Some(theme::ThemeFile { theme, path, content: theme::Content::Text(source.clone()) })
        })
        .collect();
    for (path, blob) in &inventory.blobs {
        let Some((theme, inside)) = split(path) else { continue };
        match disk::read_bytes(&blob.file, discover::BLOB_LIMIT) {
            Ok(bytes) => files.push(theme::ThemeFile {
                theme,
                path: inside,
                content: theme::Content::Bytes { on_disk: path.clone(), bytes: bytes.into() },
            }),
            Err(_) => report.say(say::unreadable(Place::path(path.clone()), &std::io::Error::other("changed while it was read"))),
        }
    }
    theme::gather(files, &settings.theme, settings.theme_place(), report)
}

fn load_words(
    inventory: &Inventory,
    settings: &Settings,
    kinds: &Kinds,
    theme: Option<(&theme::ThemeFiles, &theme::Read)>,
    before: Option<&Ground>,
    report: &mut Report,
) -> Arc<Words> {
    let (theme, templates) = theme.unzip();
    let by_tag = |source: &Arc<Source>, layer: Layer, tag: &str| {
        settings.languages.find(tag).map(|lang| WordFile { lang, layer, source: source.clone() })
    };
    let stem = |path: &str| path.rsplit('/').next().unwrap_or("").trim_end_matches(".ftl").to_owned();
    let mut files: Vec<WordFile> = Vec::new();
    files.extend(kinds::builtin::words().iter().filter_map(|source| by_tag(source, Layer::Kind, &stem(&source.path))));
    for file in theme.iter().flat_map(|theme| &theme.words) {
        if let theme::Content::Text(source) = &file.content {
            let below = theme.iter().flat_map(|theme| theme.chain.iter().rev()).position(|name| *name == file.theme);
            let below = below.and_then(|rank| u8::try_from(rank).ok()).unwrap_or(u8::MAX);
            files.extend(by_tag(source, Layer::Theme(below), &stem(&source.path)));
        }
    }
    for source in &inventory.words {
        let known: Vec<&str> = settings.languages.iter().map(|(_, language)| language.tag.as_str()).collect();
        let Some((tag, _)) = source.path.strip_prefix("i18n/").and_then(|inner| inner.split_once('/')) else {
            let name = source.path.trim_start_matches("i18n/");
            report.say(words_say::no_language(Place::file(source), &format!("i18n/{}/{name}", known.first().unwrap_or(&"vi"))));
            continue;
        };
        match by_tag(source, Layer::Site, tag) {
            Some(file) => files.push(file),
            None => report.say(words_say::unknown_language(Place::file(source), tag, &known)),
        }
    }
    let rates = i18n::Rates {
        currencies: settings
            .rates
            .iter()
            .map(|rate| i18n::Rate { currency: rate.code, per_unit: rate.to, rate: rate.rate, date: rate.date })
            .collect(),
    };
    // Without a theme nobody can tell which messages are missing: most of them are the theme's.
    let used = templates.map_or_else(Vec::new, |templates| used_messages(templates, settings, kinds));
    let setting = i18n::Setting { languages: &settings.languages, rates: &rates, used: &used };
    i18n::load(files, setting, before.map(|ground| &ground.words), report)
}

/// What templates, kinds and the program itself say. What the program asks for is blamed on the theme: its words are
/// where such messages belong.
fn used_messages(templates: &theme::Read, settings: &Settings, kinds: &Kinds) -> Vec<i18n::UsedMessage> {
    let templates = templates.used_messages().into_iter();
    let templates = templates.map(|used| i18n::UsedMessage { id: used.id, args: used.arguments, place: used.place });
    render::used_messages(kinds, &settings.theme_place()).into_iter().chain(templates).collect()
}

fn load_theme(
    files: &theme::ThemeFiles,
    read: theme::Read,
    settings: &Settings,
    words: &Arc<Words>,
    before: Before<'_>,
    report: &mut Report,
) -> Option<Theme> {
    let speakers: theme::Speakers = settings
        .languages
        .iter()
        .map(|(lang, language)| {
            let speaker: Arc<dyn theme::Speak> = Arc::new(Speaker { words: words.clone(), lang, tags: settings.languages.iter().map(|(_, l)| l.tag.clone()).collect() });
            (language.tag.clone(), speaker)
        })
        .collect();
    let minify: &theme::Minify<'_> = &|text, kind| match kind {
        theme::Kind::Css => emit::minify::css(text),
        theme::Kind::Js => emit::minify::js(text),
    };
    let last: BTreeMap<Digest, Arc<[u8]>> = before.ground.iter().flat_map(|ground| ground.minified()).map(|(from, bytes)| (from, bytes.clone())).collect();
    let known: &theme::Known<'_> = &|from| last.get(&from).cloned().or_else(|| before.minified?(from));
    let minifier = theme::Minifier { minify, known };
    theme::load(files, read, theme::Setting { base: &settings.base, speakers, minifier, fonts: &settings.fonts, before: before.theme() }, report)
}

/// A voice as templates call it.
struct Speaker {
    words: Arc<Words>,
    lang: Lang,
    tags: Vec<String>,
}

impl theme::Speak for Speaker {
    fn say(&self, id: &str, arguments: &[(String, theme::Argument)]) -> Option<(String, Option<String>)> {
        let arguments: Vec<(&str, i18n::Arg)> = arguments
            .iter()
            .map(|(name, argument)| {
                let argument = match argument {
                    theme::Argument::Text(text) => i18n::Arg::Text(text.clone()),
                    theme::Argument::Number(number) => i18n::Arg::Number(crate::values::decimal(&number.to_string()).unwrap_or_default()),
                };
                (name.as_str(), argument)
            })
            .collect();
        let phrase = self.words.voice(self.lang).phrase(id, &arguments).ok()?;
        let other = (phrase.lang != self.lang).then(|| self.tags.get(usize::from(phrase.lang.0)).cloned()).flatten();
        Some((phrase.text, other))
    }
}

fn target(options: &Options) -> Target {
    Target { root: options.root.clone(), out: options.out.clone(), cache: options.root.join(cache::FOLDER), build: build_id(), trust_stat: options.trust_stat }
}

/// Digest of the program itself: another program may render the same page otherwise.
fn build_id() -> Digest {
    Digest::of(env!("CAYBEO_BUILD_ID"))
}
