//! The portal's languages at work: its fixed words (Fluent), and numbers, money, dates, lists, names, order and
//! typography (ICU, CLDR and a house style in Fluent messages).
//!
//! Takes word files in layers and the dated rates, gives `Words`: one `Voice` per language. Nothing here knows a
//! language by name: what ICU does not say of one stands in `base/<language>.ftl` or in the typesetting table.
//! Never reads files, clocks or the machine's locale; never writes HTML.

mod base;
mod bundle;
mod dates;
mod ftl;
mod money;
mod names;
mod numbers;
mod parity;
mod phrases;
mod typeset;
mod voice;

#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use bundle::Arg;
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
    voices: PerLang<Voice>,
    digests: PerLang<Digest>,
}

/// Reads all word files under the base words, tells every fault and gives the voices. With faults in the report the
/// voices still speak as well as they can (`serve` shows pages beside the faults).
pub fn load(files: Vec<WordFile>, languages: &Languages, rates: &Rates, used: &[UsedMessage], report: &mut Report) -> Words {
    let mut all: Vec<WordFile> = base::files(languages);
    all.extend(files.into_iter().filter(|file| usize::from(file.lang.0) < languages.len()));
    // A stable order whatever the order of discovery: the later of two files of a layer wins.
    all.sort_by(|a, b| (a.layer, a.lang, &a.source.path).cmp(&(b.layer, b.lang, &b.source.path)));
    let read: Vec<_> = all
        .into_iter()
        .map(|file| {
            let words = ftl::read(&file, report);
            (file, words)
        })
        .collect();
    parity::Ledger::new(languages, &read, report).check(used, report);

    let speakers = PerLang::from_fn(languages, |lang| {
        let texts = read.iter().filter(|(file, words)| file.lang == lang && words.sound);
        Arc::new(bundle::Speaker::new(lang, &languages[lang].id, texts.map(|(file, _)| file.source.text.to_string())))
    });
    let voices = PerLang::from_fn(languages, |lang| {
        let chain = languages.chain(lang).into_iter().map(|at| speakers[at].clone()).collect();
        Voice::new(&languages[lang], chain, rates.clone())
    });
    let digests = PerLang::from_fn(languages, |lang| digest(&languages.chain(lang), languages, &read, rates));
    Words { voices, digests }
}

fn digest(chain: &[Lang], languages: &Languages, read: &[(WordFile, ftl::FileWords)], rates: &Rates) -> Digest {
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
