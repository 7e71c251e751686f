//! Translations compared with their source: figures, facts and names.
//!
//! Takes the site, the lexicons of numbers and the glossary, gives warnings at the very place: a figure the source does not
//! have or the translation lacks, another unit, a fact that is printed by one of the two only, a name that is not rendered as
//! agreed. Texts are read again for it and nothing is kept. Never changes a file, never judges words.

mod blocks;
mod compare;
mod facts;
pub mod figures;
mod glossary;
pub mod lexicon;
mod pages;
mod patterns;
mod signs;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

pub use compare::{Difference, differ};
pub use facts::figures as figures_of;

use self::blocks::Page;
use self::glossary::Glossary;
use self::lexicon::{Lexicon, Measures};
use self::pages::{Facts, Pair, Side};
use crate::diag::Report;
use crate::diag::catalog::proof as say;
use crate::discover::Inventory;
use crate::disk;
use crate::lang::{Lang, PerLang};
use crate::resolve::{Item, Node, Section, Setting, Site};
use crate::source::{Place, Source};

/// Whether a translation is not to be compared: its source has moved on, say.
pub type Skip<'a> = &'a (dyn Fn(Node, Lang) -> bool + Sync);

/// Compares every translation of the site with its source, unless there are errors: figures are looked at when the site
/// stands. Faults in the files that say how to compare are told of in any case.
pub fn check(site: &Site, setting: &Setting<'_>, inventory: &Inventory, skip: Skip<'_>, report: &mut Report) {
    let bench = Bench::new(setting, inventory, report);
    if report.gate().is_err() {
        return;
    }
    let items = site.items.par_iter().enumerate().map(|(rank, item)| bench.item(item, site.sections[item.section].draft.rules.raw_html, |lang| skip(Node::Item(rank), lang)));
    let sections = site.sections.par_iter().enumerate().map(|(rank, section)| bench.section(section, |lang| skip(Node::Section(rank), lang)));
    let said: Vec<Report> = items.chain(sections).collect();
    said.into_iter().for_each(|said| report.absorb(said));
}

/// What every comparison needs.
struct Bench<'a> {
    setting: &'a Setting<'a>,
    lexicons: PerLang<Lexicon>,
    measures: Measures,
    plain: Lexicon,
    glossary: Glossary,
}

impl<'a> Bench<'a> {
    fn new(setting: &'a Setting<'a>, inventory: &Inventory, report: &mut Report) -> Bench<'a> {
        let languages = &setting.settings.languages;
        let numbers: Vec<Arc<Source>> = inventory.guides.iter().filter(|file| file.path.ends_with("/numbers.toml")).cloned().collect();
        let mut lexicons: BTreeMap<String, Lexicon> = lexicon::load(languages.iter().map(|(_, language)| language.tag.as_str()), &numbers, report);
        let tags: Vec<&str> = languages.iter().map(|(_, language)| language.tag.as_str()).collect();
        for file in &numbers {
            let folder = file.path.trim_start_matches("i18n/").trim_end_matches("/numbers.toml");
            if languages.find(folder).is_none() {
                report.say(say::numbers_language(Place::file(file), folder, &tags));
            }
        }
        let glossary = inventory.guides.iter().find(|file| file.path == "i18n/glossary.toml");
        Bench {
            setting,
            glossary: glossary.map(|file| Glossary::load(file, languages, report)).unwrap_or_default(),
            lexicons: PerLang::from_fn(languages, |lang| lexicons.remove(&languages[lang].tag).unwrap_or_default()),
            measures: Measures::new(),
            plain: Lexicon::plain(),
        }
    }

    fn item(&self, item: &Item, raw_html: bool, skip: impl Fn(Lang) -> bool) -> Report {
        let mut report = Report::new();
        let draft = &item.draft;
        let kind = item.kind(self.setting.kinds);
        let facts = facts::of(draft, kind);
        let page = |lang: Lang| Some(Page::of_item(whole(&draft.heads[lang].as_ref()?.source)?, draft.heads[lang].as_ref()?, kind, raw_html));
        self.node(draft.source_lang, page, &facts, |lang| draft.heads[lang].is_none() || skip(lang), &mut report);
        report
    }

    fn section(&self, section: &Section, skip: impl Fn(Lang) -> bool) -> Report {
        let mut report = Report::new();
        let draft = &section.draft;
        let raw_html = draft.rules.raw_html;
        let page = |lang: Lang| Some(Page::of_section(whole(&draft.heads[lang].as_ref()?.source)?, draft.heads[lang].as_ref()?, raw_html));
        self.node(draft.source_lang, page, &Facts::new(), |lang| draft.heads[lang].is_none() || skip(lang), &mut report);
        report
    }

    fn node(&self, source_lang: Lang, page: impl Fn(Lang) -> Option<Page>, facts: &Facts, skip: impl Fn(Lang) -> bool, report: &mut Report) {
        let languages = self.setting.settings.languages.all();
        let translations: Vec<Lang> = languages.filter(|lang| *lang != source_lang && !skip(*lang)).collect();
        if translations.is_empty() {
            return;
        }
        let Some(source) = page(source_lang) else { return };
        let terms = if self.glossary.is_empty() { Vec::new() } else { self.glossary.find(source_lang, &source) };
        self.glossary.refuse(source_lang, &source, &terms, report);
        for lang in translations {
            let Some(translation) = page(lang) else { continue };
            let pair = Pair {
                source: Side { page: &source, lexicon: &self.lexicons[source_lang] },
                translation: Side { page: &translation, lexicon: &self.lexicons[lang] },
                facts,
                measures: &self.measures,
                plain: &self.plain,
            };
            pair.check(report);
            if !self.glossary.is_empty() {
                self.glossary.check((source_lang, &source, &terms), (lang, &translation), report);
            }
        }
    }
}

/// The file with its text, which is let go with it. A file that changed or vanished meanwhile is told of elsewhere.
fn whole(source: &Arc<Source>) -> Option<Arc<Source>> {
    let Some(file) = source.file() else { return Some(source.clone()) };
    let text = disk::read_text_again(file, source).ok()??;
    Some(Source::read(source.path.as_str(), text, source.digest, source.is_as_written))
}
