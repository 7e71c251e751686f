//! Names and how each language renders them: `i18n/glossary.toml`.
//!
//! Takes the glossary, gives terms; finds them in the words of a page, the longest first, so that a term inside a longer one
//! does not count. Capital letters of a term must be capital in the text too; small ones may be either. Never compares figures.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::blocks::Page;
use super::signs::Signs;
use crate::diag::{Report, Severity};
use crate::diag::catalog::proof as say;
use crate::fields::{self, Fields, NodeValue};
use crate::lang::{Lang, Languages, PerLang};
use crate::source::{Place, Source};

/// The keys of a term that are no language.
const KEYS: [&str; 3] = ["advice", "note", "forbidden"];

/// One term.
#[derive(Debug)]
pub struct Term {
    /// How each language renders it, the best first.
    pub accepted: PerLang<Vec<String>>,
    /// Whether a page must have a rendering where its source has the term.
    pub is_required: bool,
    /// Where it stands in the glossary.
    pub place: Place,
}

/// A rendering in a page.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The term.
    pub term: usize,
    /// Whether the glossary refuses it.
    pub is_forbidden: bool,
    /// The block, front matter first.
    pub block: usize,
    /// Where it stands in the words of the block.
    pub span: Range<usize>,
}

/// All terms.
#[derive(Debug, Default)]
pub struct Glossary {
    terms: Vec<Term>,
    index: Vec<Index>,
}

/// The renderings of one language by their first sign, the longest first.
type Index = HashMap<char, Vec<Entry>>;

#[derive(Debug)]
struct Entry {
    signs: Vec<char>,
    /// Which of its letters are capital.
    capitals: Vec<bool>,
    term: usize,
    is_forbidden: bool,
}

impl Glossary {
    /// Reads the glossary of a site with these languages.
    pub fn load(source: &Arc<Source>, languages: &Languages, report: &mut Report) -> Glossary {
        let table = fields::parse(source, 0..source.text.len(), report);
        let fields = Fields::new(source, &table);
        let mut glossary = Glossary { terms: Vec::new(), index: languages.all().map(|_| Index::new()).collect() };
        let mut first: HashMap<String, Place> = HashMap::new();
        for written in fields.tables("term", report) {
            glossary.read(written, languages, &mut first, report);
        }
        fields.finish(report);
        for entries in glossary.index.iter_mut().flat_map(HashMap::values_mut) {
            entries.sort_by(|a, b| b.signs.len().cmp(&a.signs.len()).then_with(|| a.signs.cmp(&b.signs)).then(a.is_forbidden.cmp(&b.is_forbidden)));
        }
        glossary
    }

    /// Whether it has no term.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    fn read(&mut self, written: Fields<'_>, languages: &Languages, first: &mut HashMap<String, Place>, report: &mut Report) {
        let rank = self.terms.len();
        let faults = report.count(Severity::Error);
        let mut accepted = PerLang::from_fn(languages, |_| Vec::new());
        for entry in written.entries().filter(|entry| !KEYS.contains(&entry.key.as_str())) {
            if let Some(lang) = language(&written, &entry.key, languages, report) {
                accepted[lang] = texts(&written, &entry.key, report);
            }
        }
        for rendering in &accepted[Lang::FIRST] {
            let place = written.node(&languages[Lang::FIRST].tag).map_or_else(|| written.place(), |node| written.at(node));
            match first.get(&rendering.to_lowercase()) {
                Some(other) => report.say(say::glossary_twice(place.inside(rendering), rendering, other.clone())),
                None => drop(first.insert(rendering.to_lowercase(), place.inside(rendering))),
            }
        }
        let mut refused = 0;
        if let Some(forbidden) = written.table("forbidden", report) {
            for entry in forbidden.entries() {
                let Some(lang) = language(&forbidden, &entry.key, languages, report) else { continue };
                for text in texts(&forbidden, &entry.key, report) {
                    refused += 1;
                    self.add(lang, &text, rank, true);
                }
            }
        }
        if accepted.iter().filter(|(_, renderings)| !renderings.is_empty()).count() < 2 && refused == 0 && report.count(Severity::Error) == faults {
            report.say(say::glossary_alone(written.place()));
        }
        written.string("note", report);
        let is_required = !written.boolean("advice", report).unwrap_or(false);
        for (lang, renderings) in accepted.iter() {
            renderings.iter().for_each(|text| self.add(lang, text, rank, false));
        }
        self.terms.push(Term { accepted, is_required, place: written.place() });
    }

    fn add(&mut self, lang: Lang, text: &str, term: usize, is_forbidden: bool) {
        let signs = Signs::of(text);
        let Some(first) = signs.chars.first().copied() else { return };
        let capitals = text.chars().map(char::is_uppercase).collect();
        self.index[usize::from(lang.0)].entry(first).or_default().push(Entry { signs: signs.chars, capitals, term, is_forbidden });
    }

    /// The renderings of a page of this language.
    pub fn find(&self, lang: Lang, page: &Page) -> Vec<Hit> {
        let index = &self.index[usize::from(lang.0)];
        let mut hits = Vec::new();
        for (block, words) in page.blocks().map(|block| &block.words.text).enumerate() {
            let signs = Signs::of(words);
            let mut at = 0;
            while at < signs.len() {
                let found = if signs.begins_word(at) { index.get(&signs.get(at)).and_then(|entries| entries.iter().find(|entry| entry.stands(&signs, at, words))) } else { None };
                let Some(entry) = found else {
                    at += 1;
                    continue;
                };
                let end = at + entry.signs.len();
                hits.push(Hit { term: entry.term, is_forbidden: entry.is_forbidden, block, span: signs.bytes(at, end) });
                at = end;
            }
        }
        hits
    }

    /// The terms of a source its translation has no rendering of, and the renderings the glossary refuses.
    pub fn check(&self, (source_lang, source, terms): (Lang, &Page, &[Hit]), (lang, page): (Lang, &Page), report: &mut Report) {
        let hits = self.find(lang, page);
        self.refuse(lang, page, &hits, report);
        let rendered: HashSet<usize> = hits.iter().filter(|hit| !hit.is_forbidden).map(|hit| hit.term).collect();
        let mut asked = HashSet::new();
        let mut folded = None;
        for hit in terms.iter().filter(|hit| !hit.is_forbidden && !rendered.contains(&hit.term)) {
            let term = &self.terms[hit.term];
            let accepted = &term.accepted[lang];
            if !term.is_required || accepted.is_empty() || term.accepted[source_lang].is_empty() || !asked.insert(hit.term) {
                continue;
            }
            // Inside a longer rendering, or bent by grammar, it is rendered too.
            let folded = folded.get_or_insert_with(|| page.blocks().map(|block| fold(&block.words.text)).collect::<Vec<_>>().join("\n"));
            if accepted.iter().any(|rendering| folded.contains(&fold(rendering))) {
                continue;
            }
            let place = source.blocks().nth(hit.block).map_or_else(|| Place::file(&source.source), |block| source.place(block.words.in_source(hit.span.clone())));
            let shown: Vec<&str> = accepted.iter().map(String::as_str).collect();
            report.say(say::rendering_missing(opposite(source, page, hit.block), place.text(), &shown, place.clone()));
        }
    }

    /// Tells of the renderings that are refused.
    pub fn refuse(&self, lang: Lang, page: &Page, hits: &[Hit], report: &mut Report) {
        for hit in hits.iter().filter(|hit| hit.is_forbidden) {
            let Some(block) = page.blocks().nth(hit.block) else { continue };
            let place = page.place(block.words.in_source(hit.span.clone()));
            let term = &self.terms[hit.term];
            let shown: Vec<&str> = term.accepted[lang].iter().map(String::as_str).collect();
            report.say(say::rendering_forbidden(place.clone(), place.text(), &shown, term.place.clone()));
        }
    }
}

impl Entry {
    fn stands(&self, signs: &Signs, at: usize, text: &str) -> bool {
        let end = at + self.signs.len();
        let capital = |(rank, is_capital): (usize, &bool)| !is_capital || text[signs.bytes(at + rank, at + rank + 1)].chars().all(char::is_uppercase);
        signs.has(at, &self.signs) && signs.ends_word(end) && self.capitals.iter().enumerate().all(capital)
    }
}

fn fold(text: &str) -> String {
    Signs::of(text).chars.into_iter().collect()
}

/// The block of a translation that stands for one of its source; its title where nothing does.
fn opposite(source: &Page, page: &Page, block: usize) -> Place {
    let same = match block.checked_sub(source.fields.len()) {
        Some(rank) if source.body.len() == page.body.len() => page.body.get(rank),
        Some(_) => None,
        None => page.fields.iter().find(|field| field.kind == source.fields[block].kind),
    };
    same.or_else(|| page.blocks().next()).map_or_else(|| Place::file(&page.source), |block| page.place(block.span.clone()))
}

/// The language a key names.
fn language(fields: &Fields<'_>, key: &str, languages: &Languages, report: &mut Report) -> Option<Lang> {
    let found = languages.find(key);
    if found.is_none() {
        let known: Vec<&str> = languages.iter().map(|(_, language)| language.tag.as_str()).collect();
        let place = fields.node(key).map_or_else(|| fields.place(), |node| fields.at(node));
        report.say(say::glossary_language(place, key, &known));
    }
    found
}

/// The renderings under a key, without empty ones.
fn texts(fields: &Fields<'_>, key: &str, report: &mut Report) -> Vec<String> {
    let written = fields.strings(key, report);
    if let Some(node) = fields.node(key)
        && (written.iter().any(|text| text.trim().is_empty()) || matches!(&node.value, NodeValue::List(list) if list.is_empty()))
    {
        report.say(say::glossary_empty(fields.at(node), key));
    }
    written.into_iter().filter(|text| !text.trim().is_empty()).collect()
}
