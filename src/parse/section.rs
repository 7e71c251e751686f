//! Sections: a title, an intro, and the rules of what lies below.

use std::sync::Arc;

use super::{Group, front, words};
use crate::config::Settings;
use crate::diag::{Report, Severity};
use crate::diag::catalog::values::{self as say, Unknown};
use crate::diag::catalog::{front as keys, kinds as kind_says};
use crate::fields::{Fields, NodeValue, Table};
use crate::kinds::{KindId, Kinds, OrderKey};
use crate::lang::{Lang, Missing, PerLang};
use crate::markdown::{self, Outline};
use crate::source::{Place, Placed, Source};
use crate::stamp::{Block, Blocks, Stamp};
use crate::text::nearest;

/// A section as written.
#[derive(Debug)]
pub struct SectionDraft {
    /// Its id: the folder's path. The root's is empty.
    pub id: String,
    /// The language its rules stand in.
    pub source_lang: Lang,
    /// Its words.
    pub heads: PerLang<Option<SectionHead>>,
    /// What holds for everything below.
    pub rules: SectionRules,
}

/// The words of a section in one language.
#[derive(Debug)]
pub struct SectionHead {
    /// The file.
    pub source: Arc<Source>,
    /// The bytes of the intro.
    pub body: std::ops::Range<usize>,
    /// Its title.
    pub title: Placed<String>,
    /// One sentence.
    pub summary: Option<Placed<String>>,
    /// Its part of the address.
    pub slug: Option<Placed<String>>,
    /// Addresses it had before.
    pub aliases: Vec<Placed<String>>,
    /// The blocks of its front matter: title and summary.
    pub fields: Vec<Block>,
    /// What it was made from, in a translation.
    pub stamp: Option<Placed<Stamp>>,
    /// What the intro holds.
    pub outline: Outline,
}

impl SectionHead {
    /// All there is to translate.
    pub fn blocks(&self) -> Blocks<'_> {
        Blocks { fields: &self.fields, body: &self.outline.blocks }
    }
}

/// What a section's source-language file says for all languages.
#[derive(Debug, Default)]
pub struct SectionRules {
    /// The kind of its items.
    pub kind: Option<KindId>,
    /// Whether a kind is named that cannot be one; that was said.
    pub kind_is_faulty: bool,
    /// How its list is ordered, if not as the kind says.
    pub order: Vec<OrderKey>,
    /// Items on a page of its list.
    pub page_size: Option<usize>,
    /// The view that renders it.
    pub view: Option<String>,
    /// Where that view is named.
    pub view_at: Option<Place>,
    /// Whether raw HTML may stand in the bodies below.
    pub raw_html: bool,
    /// What happens below to items without words in a language.
    pub missing: Option<Missing>,
    /// Its rank among its siblings.
    pub weight: i64,
    /// What its page asks for beside its list.
    pub asks: Vec<(String, Table)>,
    /// The file the asks stand in.
    pub source: Option<Arc<Source>>,
    /// Languages whose file is there and could not be read; that was said.
    pub told: Vec<Lang>,
}

/// Reads the files of one section.
pub fn read(id: String, group: &Group, unreadable: bool, settings: &Settings, kinds: &Kinds, report: &mut Report) -> Option<SectionDraft> {
    let mut cuts = Vec::new();
    for (lang, source) in group {
        if let Some(cut) = front::cut(source, report) {
            cuts.push((*lang, source, cut));
        }
    }
    let marked = cuts.iter().find(|(_, _, cut)| super::item::is_marked_source(&cut.table)).map(|(lang, ..)| *lang);
    let source_lang = marked.unwrap_or(Lang::FIRST);
    if !group.contains_key(&source_lang) {
        let (_, source) = group.first_key_value()?;
        if !unreadable {
            let first = &settings.languages[Lang::FIRST].tag;
            report.say(say::section_without_source(Place::file(source), &id, first));
        }
        return None;
    }
    let mut heads = PerLang::from_fn(&settings.languages, |_| None);
    let mut rules = SectionRules::default();
    // The source language first: its rules decide how the other bodies are read.
    cuts.sort_by_key(|(lang, ..)| (*lang != source_lang, *lang));
    for (lang, source, cut) in &cuts {
        let fields = Fields::new(source, &cut.table);
        if *lang == source_lang {
            rules = read_rules(&fields, kinds, report);
            rules.source = Some((*source).clone());
        } else {
            refuse_facts(&fields, report);
        }
        let stamp = words::stamp(&fields, *lang != source_lang, report);
        heads[*lang] = read_head(&fields, source, cut.body.clone(), rules.raw_html, report).map(|head| SectionHead { stamp, ..head });
        fields.finish(report);
    }
    rules.told = group.keys().copied().filter(|lang| heads[*lang].is_none()).collect();
    Some(SectionDraft { id, source_lang, heads, rules })
}

const FACTS: [&str; 9] = ["source", "kind", "order", "page_size", "view", "raw_html", "missing", "weight", "asks"];

fn refuse_facts(fields: &Fields<'_>, report: &mut Report) {
    for key in FACTS {
        if let Some(node) = fields.node(key) {
            report.say(say::fact_in_translation(fields.at(node), key));
        }
    }
}

fn read_rules(fields: &Fields<'_>, kinds: &Kinds, report: &mut Report) -> SectionRules {
    fields.knows("source");
    let faults = report.count(Severity::Error);
    let kind = fields.string("kind", report).and_then(|name| {
        let found = kinds.find(&name);
        if found.is_none()
            && let Some(node) = fields.node("kind")
        {
            report.say(kind_says::unknown_kind(fields.at(node), &name, nearest(&name, kinds.names())));
        }
        found
    });
    let kind_is_faulty = report.count(Severity::Error) > faults;
    let order: Vec<OrderKey> = fields.strings("order", report).iter().map(|key| OrderKey::parse(key)).collect();
    if let (Some(kind), Some(node)) = (kind, fields.node("order")) {
        let kind = &kinds[kind];
        for key in &order {
            if !["as_of", "id"].contains(&key.field.as_str()) && kind.field(&key.field).is_none() {
                let near = nearest(&key.field, kind.fields.iter().map(|field| field.name.as_str()));
                report.say(kind_says::unknown_field(fields.at(node).inside(&key.field), &kind.name, &key.field, near));
            }
        }
    }
    let asks = fields.table("asks", report).map_or_else(Vec::new, |asks| {
        asks.entries()
            .filter_map(|entry| match &entry.node.value {
                NodeValue::Table(table) => Some((entry.key.clone(), table.clone())),
                _ => {
                    report.say(keys::wrong_type(asks.at(&entry.node), &entry.key, crate::both!("một bảng", "a table"), "{ kind = \"event\" }"));
                    None
                }
            })
            .collect()
    });
    SectionRules {
        kind,
        kind_is_faulty,
        order,
        page_size: fields.integer("page_size", 1..1001, report).map(|size| size as usize),
        view: fields.string("view", report),
        view_at: fields.node("view").map(|node| fields.at(node)),
        raw_html: fields.boolean("raw_html", report).unwrap_or(false),
        missing: fields.choice("missing", &["omit", "borrow"], report).map(|word| match word.as_str() {
            "borrow" => Missing::Borrow,
            _ => Missing::Omit,
        }),
        weight: fields.integer("weight", i64::MIN..i64::MAX, report).unwrap_or(0),
        asks,
        source: None,
        told: Vec::new(),
    }
}

fn read_head(fields: &Fields<'_>, source: &Arc<Source>, body: std::ops::Range<usize>, raw_html: bool, report: &mut Report) -> Option<SectionHead> {
    let place = |key: &str| fields.node(key).map_or(fields.place(), |node| fields.at(node));
    let title = fields.required_string("title", "\"…\"", report);
    let summary = fields.string("summary", report);
    for (key, text, unknown) in [("title", &title, Unknown::Never), ("summary", &summary, Unknown::Dropped)] {
        if text.as_deref().is_some_and(|text| text.trim().is_empty()) {
            report.say(say::empty_text(place(key), key, unknown));
        }
    }
    let slug = fields.string("slug", report).map(|slug| Placed::new(slug, place("slug")));
    let aliases = fields
        .strings("aliases", report)
        .into_iter()
        .map(|alias| {
            let at = place("aliases").inside(&alias);
            Placed::new(alias, at)
        })
        .collect();
    let outline = markdown::outline(source, body.clone(), &markdown::Rules { raw_html, known_cites: Vec::new() }, report);
    let title = Placed::new(title?, place("title"));
    let fields = std::iter::once(Block::of("title", &title.value)).chain(summary.iter().map(|summary| Block::of("summary", summary)));
    let fields = fields.collect();
    let summary = summary.map(|summary| Placed::new(summary, place("summary")));
    Some(SectionHead { source: source.clone(), body, fields, title, summary, slug, aliases, stamp: None, outline })
}
