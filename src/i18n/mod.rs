//! The portal's languages at work: its fixed words (Fluent), and numbers, money, dates, lists, names, order and
//! typography (ICU, CLDR and a house style in Fluent messages).
//!
//! Takes word files in layers and the dated rates, gives `Words`: one `Voice` per language. Nothing here knows a
//! language by name: what ICU does not say of one stands in `base/<language>.ftl` or in the typesetting table.
//! Never reads files, clocks or the machine's locale; never writes HTML.

mod base;
mod bundle;
mod bunsetsu;
mod dates;
mod ftl;
mod letters;
mod money;
mod names;
mod numbers;
mod parity;
mod phrases;
mod typeset;
mod voice;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use bundle::Arg;
use ftl::FileWords;
pub use letters::{Letters, letters};
pub use money::{Rate, Rates};
pub use voice::{Phrase, Silence, Voice};

use crate::diag::Report;
use crate::digest::{Digest, Digester};
use crate::lang::{Lang, Languages, PerLang};
use crate::source::{Place, Source};

/// Where words come from. Later layers override earlier ones, message by message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// The formatters' own, embedded.
    Base,
    /// Kinds: labels of fields and choices.
    Kind,
    /// A theme, and over how many others it lies.
    Theme(u8),
    /// The site's `i18n/` folder.
    Site,
}

/// One Fluent file.
pub struct WordFile {
    /// The language it speaks.
    pub lang: Lang,
    /// The layer it belongs to.
    pub layer: Layer,
    /// Its text.
    pub source: Arc<Source>,
}

/// What words are loaded for.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The site's languages.
    pub languages: &'a Languages,
    /// Its dated rates.
    pub rates: &'a Rates,
    /// Every message somebody asks for.
    pub used: &'a [UsedMessage],
}

/// A message a template or a kind asks for.
pub struct UsedMessage {
    /// `message` or `message.attribute`.
    pub id: String,
    /// Names of the variables passed to it, without `$`.
    pub args: Vec<String>,
    /// Where it is asked for.
    pub place: Place,
}

/// Every language's voice.
pub struct Words {
    voices: Arc<PerLang<Voice>>,
    digests: PerLang<Digest>,
    /// Files that said nothing when they were read, by the digests of their text: the next reading takes them from here.
    silent: BTreeMap<Digest, Arc<FileWords>>,
    /// Everything the voices were made of.
    made_of: Digest,
    /// All of that and the messages somebody asks for, if there was nothing to say of them.
    sound: Option<Digest>,
}

/// Reads all word files under the base words, tells every fault and gives the voices. With faults in the report the
/// voices still speak as well as they can (`serve` shows pages beside the faults). What `before` was made of is not made
/// again; the same is said with and without it.
pub fn load(files: Vec<WordFile>, setting: Setting<'_>, before: Option<&Arc<Words>>, report: &mut Report) -> Arc<Words> {
    let Setting { languages, rates, used } = setting;
    let mut all: Vec<WordFile> = base::files(languages);
    all.extend(files.into_iter().filter(|file| usize::from(file.lang.0) < languages.len()));
    // A stable order whatever the order of discovery: the later of two files of a layer wins.
    all.sort_by(|a, b| (a.layer, a.lang, &a.source.path).cmp(&(b.layer, b.lang, &b.source.path)));
    let mut silent = BTreeMap::new();
    let read: Vec<(WordFile, Arc<FileWords>)> = all
        .into_iter()
        .map(|file| {
            let words = read(&file, before, &mut silent, report);
            (file, words)
        })
        .collect();
    let made_of = made_of(&read, languages, rates);
    let before = before.filter(|before| before.made_of == made_of);
    let key = asked_of(made_of, used);
    if let Some(before) = before.filter(|before| before.sound == Some(key)) {
        return before.clone();
    }
    let mut said = Report::new();
    parity::Ledger::new(languages, &read, &mut said).check(used, &mut said);
    let sound = said.is_empty().then_some(key);
    report.absorb(said);
    if let Some(Words { voices, digests, .. }) = before.map(Arc::as_ref) {
        return Arc::new(Words { voices: voices.clone(), digests: digests.clone(), silent, made_of, sound });
    }

    let speakers = PerLang::from_fn(languages, |lang| {
        let resources = read.iter().filter(|(file, _)| file.lang == lang).filter_map(|(_, words)| words.resource.clone());
        Arc::new(bundle::Speaker::new(lang, &languages[lang].id, resources))
    });
    let voices = PerLang::from_fn(languages, |lang| {
        let chain = languages.chain(lang).into_iter().map(|at| speakers[at].clone()).collect();
        Voice::new(&languages[lang], chain, rates.clone())
    });
    let digests = PerLang::from_fn(languages, |lang| digest(&languages.chain(lang), languages, &read, rates));
    Arc::new(Words { voices: Arc::new(voices), digests, silent, made_of, sound })
}

/// One file, from before if it is the same file with the same text and there was nothing to say of it.
fn read(file: &WordFile, before: Option<&Arc<Words>>, silent: &mut BTreeMap<Digest, Arc<FileWords>>, report: &mut Report) -> Arc<FileWords> {
    let key = Digester::new().part(&file.source.path).part(&file.source.text).finish();
    let mut said = Report::new();
    let words = before.and_then(|before| before.silent.get(&key).cloned()).unwrap_or_else(|| Arc::new(ftl::read(file, &mut said)));
    if said.sorted().is_empty() {
        silent.insert(key, words.clone());
    }
    report.absorb(said);
    words
}

fn made_of(read: &[(WordFile, Arc<FileWords>)], languages: &Languages, rates: &Rates) -> Digest {
    let mut digester = Digester::new().part(format!("{languages:?}{rates:?}"));
    for (file, _) in read {
        digester.add(format!("{:?}{:?}", file.lang, file.layer));
        digester.add(&file.source.path);
        digester.add(&file.source.text);
    }
    digester.finish()
}

/// The words with what is asked of them; where it is asked has no part in whether it is right.
fn asked_of(made_of: Digest, used: &[UsedMessage]) -> Digest {
    let mut digester = Digester::new().part(made_of.bytes());
    for message in used {
        digester.add(&message.id);
        digester.add(message.args.len().to_le_bytes());
        message.args.iter().for_each(|name| digester.add(name));
    }
    digester.finish()
}

fn digest(chain: &[Lang], languages: &Languages, read: &[(WordFile, Arc<FileWords>)], rates: &Rates) -> Digest {
    let mut digester = Digester::new();
    for lang in chain {
        digester.add(&languages[*lang].tag);
        for (file, _) in read.iter().filter(|(file, _)| file.lang == *lang) {
            digester.add(format!("{:?}", file.layer));
            digester.add(&file.source.text);
        }
    }
    digester.add(format!("{rates:?}"));
    digester.finish()
}

impl Words {
    /// The voice of a language.
    pub fn voice(&self, lang: Lang) -> &Voice {
        &self.voices[lang]
    }

    /// All a language can say and borrow: messages of its chain of fallbacks, in their layers, and the rates.
    pub fn digest(&self, lang: Lang) -> Digest {
        self.digests[lang]
    }
}
