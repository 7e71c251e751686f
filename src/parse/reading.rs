//! One file read for its words: what stands in it piece by piece, with the text of each.
//!
//! Takes a file of the manuscript, or an earlier text of one, gives its fields and passages. Heads hold digests only; this is
//! for the few files somebody wants to see the words of. Says nothing of faults: reading the manuscript has.

use std::sync::Arc;

use super::item::{self, Around};
use super::{Draft, Group, Head, Manuscript, SectionDraft, SectionHead, section, words};
use crate::config::Settings;
use crate::diag::Report;
use crate::kinds::{Kind, Kinds};
use crate::lang::Lang;
use crate::markdown::{self, Passage, Rules};
use crate::source::{Place, Placed, Source};
use crate::stamp::{Block, Blocks, Stamp, Standing};

/// The words of one file.
#[derive(Debug)]
pub struct Reading {
    /// The file.
    pub source: Arc<Source>,
    /// The fields that are words, in order.
    pub fields: Vec<Part>,
    /// The blocks of the body.
    pub body: Vec<Passage>,
}

/// A field that is words.
#[derive(Clone, Debug)]
pub struct Part {
    /// `title`, `schedule.phase-1.label`.
    pub path: String,
    /// Its words.
    pub text: String,
    /// Where they stand.
    pub place: Place,
}

impl Part {
    /// As in the stamp.
    pub fn block(&self) -> Block {
        Block::of(&self.path, &self.text)
    }
}

/// One language's file of an item or section, beside the file everything is translated from.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// The language of the source.
    pub source_lang: Lang,
    /// The blocks of the source.
    pub source: Blocks<'a>,
    /// Its own blocks.
    pub own: Blocks<'a>,
    /// The file.
    pub file: &'a Arc<Source>,
    /// What it was made from, unless it is the source itself.
    pub stamp: Option<&'a Placed<Stamp>>,
    is_source: bool,
}

impl Beside<'_> {
    /// How it stands to the source.
    pub fn standing(&self) -> Standing {
        match self.is_source {
            true => Standing::Original,
            false => Standing::of(self.stamp.map(|stamp| &stamp.value), self.source),
        }
    }
}

impl Draft {
    /// The file of a language beside the source; none if there is none.
    pub fn beside(&self, lang: Lang) -> Option<Beside<'_>> {
        let (original, head) = (self.original()?, self.heads[lang].as_ref()?);
        let is_source = lang == self.source_lang;
        Some(Beside { source_lang: self.source_lang, source: original.blocks(), own: head.blocks(), file: &head.source, stamp: head.stamp.as_ref(), is_source })
    }

    /// How the file of a language stands to the source.
    pub fn standing(&self, lang: Lang) -> Standing {
        self.beside(lang).map_or(Standing::Missing, |beside| beside.standing())
    }
}

impl SectionDraft {
    /// The file of a language beside the source; none if there is none.
    pub fn beside(&self, lang: Lang) -> Option<Beside<'_>> {
        let (original, head) = (self.heads[self.source_lang].as_ref()?, self.heads[lang].as_ref()?);
        let is_source = lang == self.source_lang;
        Some(Beside { source_lang: self.source_lang, source: original.blocks(), own: head.blocks(), file: &head.source, stamp: head.stamp.as_ref(), is_source })
    }

    /// How the file of a language stands to the source.
    pub fn standing(&self, lang: Lang) -> Standing {
        self.beside(lang).map_or(Standing::Missing, |beside| beside.standing())
    }
}

impl Head {
    /// Every field that is words, in order.
    pub fn parts(&self, kind: &Kind) -> Vec<Part> {
        words::parts(kind, &self.values)
    }
}

impl SectionHead {
    /// Every field that is words, in order.
    pub fn parts(&self) -> Vec<Part> {
        let part = |path: &str, words: &Placed<String>| Part { path: path.to_owned(), text: words.value.clone(), place: words.place.clone() };
        let summary = self.summary.iter().map(|summary| part("summary", summary));
        std::iter::once(part("title", &self.title)).chain(summary).collect()
    }
}

/// The section a file of this id is of: `news/_section` -> `news`.
pub fn section_of_file(id: &str) -> Option<&str> {
    if id == "_section" { Some("") } else { id.strip_suffix("/_section") }
}

impl Manuscript {
    /// The file of an item, or of a section (`news/_section`), in one language.
    pub fn reading(&self, id: &str, lang: Lang, kinds: &Kinds) -> Option<Reading> {
        if let Some(section) = section_of_file(id) {
            let section = self.section(section)?;
            return Some(of_section(section.heads[lang].as_ref()?, section.rules.raw_html));
        }
        let draft = self.item(id)?;
        let head = draft.heads[lang].as_ref()?;
        let original = draft.original()?;
        Some(of_item(head, &kinds[draft.kind], &self.rules(id, &kinds[draft.kind], &original.values)))
    }

    /// An earlier text of the source of an item or a section, as it would be read today.
    pub fn earlier(&self, id: &str, lang: Lang, text: String, settings: &Settings, kinds: &Kinds) -> Option<Reading> {
        let tag = &settings.languages[lang].tag;
        let group = Group::from([(lang, Source::new(format!("content/{id}.{tag}.md"), crate::text::nfc(&text).into_owned()))]);
        let mut said = Report::new();
        if let Some(name) = section_of_file(id) {
            let section = section::read(name.to_owned(), &group, true, settings, kinds, &mut said)?;
            return Some(of_section(section.heads[lang].as_ref()?, section.rules.raw_html));
        }
        let around = Around { sections: &self.sections, faulty_sections: &Default::default(), register: &self.register };
        let draft = item::read(id, &group, true, &around, settings, kinds, &mut said).ok()?;
        let head = draft.heads[lang].as_ref()?;
        Some(of_item(head, &kinds[draft.kind], &self.rules(id, &kinds[draft.kind], &head.values)))
    }

    /// The file of an item, or of a section (`news/_section`), beside its source.
    pub fn beside(&self, id: &str, lang: Lang) -> Option<Beside<'_>> {
        match section_of_file(id) {
            Some(section) => self.section(section)?.beside(lang),
            None => self.item(id)?.beside(lang),
        }
    }

    /// The section of this id.
    pub fn section(&self, id: &str) -> Option<&SectionDraft> {
        let rank = self.sections.binary_search_by(|section| section.id.as_str().cmp(id)).ok()?;
        Some(&self.sections[rank])
    }

    /// The item of this id.
    pub fn item(&self, id: &str) -> Option<&Arc<Draft>> {
        let rank = self.items.binary_search_by(|draft| draft.id.as_str().cmp(id)).ok()?;
        Some(&self.items[rank])
    }

    fn rules(&self, id: &str, kind: &Kind, original: &super::Values) -> Rules {
        let raw_html = item::section_of(id, &self.sections).is_some_and(|section| section.rules.raw_html);
        Rules { raw_html, known_cites: item::source_keys(kind, original) }
    }
}

fn of_item(head: &Head, kind: &Kind, rules: &Rules) -> Reading {
    let body = markdown::passages(&head.source, head.body.clone(), rules);
    Reading { source: head.source.clone(), fields: head.parts(kind), body }
}

fn of_section(head: &SectionHead, raw_html: bool) -> Reading {
    let body = markdown::passages(&head.source, head.body.clone(), &Rules { raw_html, known_cites: Vec::new() });
    Reading { source: head.source.clone(), fields: head.parts(), body }
}
