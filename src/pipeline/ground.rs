//! What stands before content is looked at: files, settings, kinds, words and the theme.
//!
//! Takes a site's folder and what is known of it already, gives a [`Ground`]. Never reads content, never writes but to
//! the cache.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Options;
use crate::cache::Pack;
use crate::clock::Clock;
use crate::config::{self, Settings};
use crate::diag::catalog::{files as say, words as words_say};
use crate::diag::{Report, Stopped};
use crate::digest::{Digest, Digester};
use crate::discover::{self, Inventory, Known};
use crate::disk;
use crate::emit;
use crate::i18n::{self, Layer, WordFile, Words};
use crate::kinds::{self, Kinds};
use crate::lang::Lang;
use crate::render;
use crate::render::specimen::{self, Specimens};
use crate::resolve::Setting;
use crate::source::{Place, Source};
use crate::media::Darkroom;
use crate::theme::{self, Theme};

/// Everything that was read and understood before content is looked at.
pub struct Ground {
    pub(super) inventory: Inventory,
    pub(super) known: Known,
    pub(super) settings: Settings,
    pub(super) kinds: Arc<Kinds>,
    /// Whether there was nothing to say of the kinds.
    kinds_are_sound: bool,
    words: Arc<Words>,
    pub(super) theme: Option<Arc<Theme>>,
    /// The key of words and theme, if there was nothing to say of them.
    stage: Option<Digest>,
    specimens: Option<Arc<Specimens>>,
    trial: Option<Digest>,
    pub(super) clock: Clock,
    pub(super) darkroom: Arc<Darkroom>,
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
    pub tried: Option<&'a (dyn Fn(Digest) -> bool + Sync)>,
}

/// What is read first of all: enough to understand content.
pub(super) struct Footing {
    pub(super) inventory: Inventory,
    pub(super) known: Known,
    pub(super) settings: Settings,
    pub(super) kinds: Arc<Kinds>,
    kinds_are_sound: bool,
}

/// Files, settings, kinds, words, theme: only settings stop alone.
pub fn ground(options: &Options, report: &mut Report) -> Result<Ground, Stopped> {
    remembered(options, None, None, |_| (), report).map(|(ground, ())| ground)
}

/// The same with what was read last, and with what earlier runs made of styles, scripts and views. What needs no words and
/// no theme is done `meanwhile`.
pub(super) fn remembered<T: Send>(
    options: &Options,
    last: Option<&Ground>,
    changed: Option<&BTreeSet<String>>,
    meanwhile: impl FnOnce(&Footing) -> T + Send,
    report: &mut Report,
) -> Result<(Ground, T), Stopped> {
    // What was read last holds all of it that is still of use.
    let pack = if last.is_some() { Pack::none() } else { options.cache().pack("ground") };
    let minified = |key: Digest| pack.get(&key).map(Arc::from);
    let tried = |key: Digest| pack.get(&key).is_some();
    let before = Before { ground: last, changed, minified: Some(&minified), tried: Some(&tried) };
    let (ground, done) = beside(before, options, meanwhile, report)?;
    let trial = ground.trial().map(|key| (key, &[][..]));
    let made = ground.minified().map(|(key, bytes)| (key, &bytes[..])).chain(trial);
    made.filter(|(key, _)| pack.get(key).is_none()).for_each(|(key, bytes)| pack.put(&key, bytes));
    pack.save();
    Ok((ground, done))
}

/// The same when something is known already: what has not changed is not read, compiled or tried again.
pub fn ground_after(before: Before<'_>, options: &Options, report: &mut Report) -> Result<Ground, Stopped> {
    beside(before, options, |_| (), report).map(|(ground, ())| ground)
}

fn beside<T: Send>(before: Before<'_>, options: &Options, meanwhile: impl FnOnce(&Footing) -> T + Send, report: &mut Report) -> Result<(Ground, T), Stopped> {
    let footing = footing(before, options, report)?;
    let (stage, done) = rayon::join(|| set_stage(&footing, before, report), || meanwhile(&footing));
    Ok((Ground::new(footing, stage, before, options), done))
}

pub(super) fn footing(before: Before<'_>, options: &Options, report: &mut Report) -> Result<Footing, Stopped> {
    let (inventory, known) = look(before, options, report)?;
    let settings = config::read(&inventory.settings, report)?;
    let (kinds, kinds_are_sound) = load_kinds(&inventory, before.ground, report);
    Ok(Footing { inventory, known, settings, kinds, kinds_are_sound })
}

/// Tries every view on made-up items, unless the same was tried before and there was nothing to say.
fn try_views(theme: Option<&Theme>, settings: &Settings, kinds: &Kinds, words: &Words, before: Before<'_>, report: &mut Report) -> Trial {
    let made = before.ground.and_then(|ground| ground.specimens.clone()).filter(|made| made.made_of == specimen::made_of(settings, kinds));
    theme.map_or_else(Trial::default, |theme| {
        let key = trial_key(theme, settings, kinds, words);
        if before.ground.is_some_and(|ground| ground.trial == Some(key)) || before.tried.is_some_and(|tried| tried(key)) {
            return Trial { specimens: made, quiet: Some(key) };
        }
        let specimens = made.unwrap_or_else(|| Arc::new(specimen::all(settings, kinds)));
        let mut said = Report::new();
        theme.try_on(&specimens.under(theme), &mut said);
        let quiet = said.sorted().is_empty().then_some(key);
        report.absorb(said);
        Trial { specimens: Some(specimens), quiet }
    })
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

/// What pages are shown with.
struct Stage {
    words: Arc<Words>,
    theme: Option<Arc<Theme>>,
    /// The key of both, if there was nothing to say of them.
    key: Option<Digest>,
    trial: Trial,
}

/// Words and theme, and what came of trying the views.
fn set_stage(footing: &Footing, before: Before<'_>, report: &mut Report) -> Stage {
    let (words, theme, key) = words_and_theme(footing, before, report);
    let trial = try_views(theme.as_deref(), &footing.settings, &footing.kinds, &words, before, report);
    Stage { words, theme, key, trial }
}

/// Those from before if all they are made of is the same and there was nothing to say of them; with the key, if so.
fn words_and_theme(footing: &Footing, before: Before<'_>, report: &mut Report) -> (Arc<Words>, Option<Arc<Theme>>, Option<Digest>) {
    let Footing { inventory, settings, kinds, .. } = footing;
    let key = stage_key(inventory, settings, kinds);
    if let Some(last) = before.ground.filter(|last| last.stage == Some(key)) {
        return (last.words.clone(), last.theme.clone(), Some(key));
    }
    let mut said = Report::new();
    let files = gather_theme(inventory, settings, &mut said);
    let read = files.as_ref().map(|files| theme::read(files, before.theme()));
    let words = load_words(inventory, settings, kinds, files.as_ref().zip(read.as_ref()), before.ground, &mut said);
    let theme = files.zip(read).and_then(|(files, read)| load_theme(&files, read, settings, &words, before, &mut said));
    let quiet = said.is_empty();
    report.absorb(said);
    (words, theme.map(Arc::new), quiet.then_some(key))
}

/// Every file that words and theme are made of.
fn stage_key(inventory: &Inventory, settings: &Settings, kinds: &Kinds) -> Digest {
    let mut digester = Digester::new().part(settings.digest.bytes()).part(kinds.digest.map_or([0; 32], |digest| *digest.bytes()));
    let texts = inventory.words.iter().chain(&inventory.theme_texts).map(|source| (source.path.as_str(), source.digest));
    let blobs = inventory.blobs.iter().filter(|(path, _)| path.starts_with("themes/")).map(|(path, blob)| (path.as_str(), blob.digest));
    for (path, digest) in texts.chain(blobs) {
        digester.add(path);
        digester.add(digest.bytes());
    }
    digester.finish()
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
        self.ground?.theme.as_deref()
    }
}

impl Ground {
    fn new(footing: Footing, stage: Stage, before: Before<'_>, options: &Options) -> Ground {
        let Footing { inventory, known, settings, kinds, kinds_are_sound } = footing;
        let Stage { words, theme, key: stage, trial: Trial { specimens, quiet: trial } } = stage;
        let clock = Clock::new(options.now, settings.zone.clone());
        let darkroom = before.ground.map_or_else(|| Arc::new(Darkroom::new(&options.cache(), rayon::current_num_threads())), |ground| ground.darkroom.clone());
        Ground { inventory, known, settings, kinds, kinds_are_sound, words, theme, stage, specimens, trial, clock, darkroom, preview: options.preview }
    }

    pub(super) fn setting(&self) -> Setting<'_> {
        Setting {
            settings: &self.settings,
            kinds: &self.kinds,
            words: &self.words,
            theme: self.theme.as_deref(),
            clock: &self.clock,
            darkroom: &self.darkroom,
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
        let assets = self.theme.iter().flat_map(|theme| theme.assets());
        assets.filter_map(|asset| Some((asset.minified_from?, &asset.bytes)))
    }

    /// Everything that was found on disk.
    pub fn inventory(&self) -> &Inventory {
        &self.inventory
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
