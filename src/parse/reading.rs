//! One file read for its words: what stands in it piece by piece, with the text of each.
//!
//! Takes a file of the manuscript, or an earlier text of one, gives its fields and passages. Heads hold digests only; this is
//! for the few files somebody wants to see the words of. Says nothing of faults: reading the manuscript has.

use std::sync::Arc;

use super::item::{self, Around};
use super::{Group, Manuscript, section, words};
use crate::config::Settings;
use crate::diag::Report;
use crate::kinds::{Kind, Kinds};
use crate::lang::Lang;
use crate::markdown::{self, Passage, Rules};
use crate::source::{Place, Source};
use crate::stamp::Block;

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

/// The section a file of this id is of: `news/_section` -> `news`.
pub fn section_of_file(id: &str) -> Option<&str> {
    if id == "_section" { Some("") } else { id.strip_suffix("/_section") }
}

impl Manuscript {
    /// The file of an item, or of a section (`news/_section`), in one language.
    pub fn reading(&self, id: &str, lang: Lang, kinds: &Kinds) -> Option<Reading> {
        if let Some(section) = section_of_file(id) {
            let rank = self.sections.binary_search_by(|of| of.id.as_str().cmp(section)).ok()?;
            let head = self.sections[rank].heads[lang].as_ref()?;
            return Some(of_section(head, self.sections[rank].rules.raw_html));
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
        let around = Around { sections: &self.sections, faulty_sections: &Default::default() };
        let draft = item::read(id, &group, true, &around, settings, kinds, &mut said).ok()?;
        let head = draft.heads[lang].as_ref()?;
        Some(of_item(head, &kinds[draft.kind], &self.rules(id, &kinds[draft.kind], &head.values)))
    }

    /// The item of this id.
    pub fn item(&self, id: &str) -> Option<&Arc<super::Draft>> {
        let rank = self.items.binary_search_by(|draft| draft.id.as_str().cmp(id)).ok()?;
        Some(&self.items[rank])
    }

    fn rules(&self, id: &str, kind: &Kind, original: &super::Values) -> Rules {
        let raw_html = item::section_of(id, &self.sections).is_some_and(|section| section.rules.raw_html);
        Rules { raw_html, known_cites: item::source_keys(kind, original) }
    }
}

fn of_item(head: &super::Head, kind: &Kind, rules: &Rules) -> Reading {
    let body = markdown::passages(&head.source, head.body.clone(), rules);
    Reading { source: head.source.clone(), fields: words::parts(kind, &head.values), body }
}

fn of_section(head: &super::SectionHead, raw_html: bool) -> Reading {
    let summary = head.summary.iter().map(|summary| Part { path: "summary".into(), text: summary.clone(), place: head.title.place.clone() });
    let title = Part { path: "title".into(), text: head.title.value.clone(), place: head.title.place.clone() };
    let body = markdown::passages(&head.source, head.body.clone(), &Rules { raw_html, known_cites: Vec::new() });
    Reading { source: head.source.clone(), fields: std::iter::once(title).chain(summary).collect(), body }
}
