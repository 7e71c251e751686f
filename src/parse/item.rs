//! Items: one group of files -> a [`Draft`] whose values are typed and placed.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::front::{self, Cut};
use super::register::{self, Register};
use super::territory::Boundaries;
use super::words;
use super::{Group, SectionDraft};
use crate::config::Settings;
use crate::diag::Report;
use crate::diag::catalog::{front as keys, kinds as kind_says, values as say};
use crate::digest::Digest;
use crate::fields::{Fields, NodeValue, Table};
use crate::kinds::{self, Datum, FieldId, Kind, KindId, Kinds, Reading, Rule, Scope, Type, Value};
use crate::lang::{Lang, PerLang};
use crate::markdown::{self, Outline};
use crate::source::{Place, Placed, Source};
use crate::stamp::{Block, Blocks, Stamp};
use crate::text::nearest;
use crate::values::Day;

/// An item as written.
#[derive(Debug)]
pub struct Draft {
    /// The digest of all that reading it looked at; none if something was said of it, which has to be said again.
    pub key: Option<Digest>,
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: KindId,
    /// The language its facts stand in.
    pub source_lang: Lang,
    /// Its files.
    pub heads: PerLang<Option<Head>>,
    /// Fields that are required and not yet known.
    pub pending: Vec<FieldId>,
    /// The day its figures hold for, unless they say otherwise.
    pub as_of: Option<Day>,
    /// The key of the source of its figures, unless they say otherwise.
    pub source: Option<Placed<String>>,
    /// The folder its files lie in, under `content/`.
    pub folder: String,
}

/// One file of an item.
#[derive(Debug)]
pub struct Head {
    /// The file.
    pub source: Arc<Source>,
    /// The bytes of the front matter.
    pub front: Range<usize>,
    /// The bytes of the body.
    pub body: Range<usize>,
    /// Digest of what the front matter says: all that other pages may show of this file.
    pub says: Digest,
    /// Its values.
    pub values: Values,
    /// The blocks of its front matter: every value that is words.
    pub fields: Vec<Block>,
    /// What it was made from, in a translation.
    pub stamp: Option<Placed<Stamp>>,
    /// What the body holds.
    pub outline: Outline,
}

impl Head {
    /// All there is to translate.
    pub fn blocks(&self) -> Blocks<'_> {
        Blocks { fields: &self.fields, body: &self.outline.blocks }
    }
}

/// The values of one file, in the order of the kind's fields. Most items fill few of them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Values(Vec<(FieldId, Datum)>);

impl Values {
    /// The value of a field.
    pub fn get(&self, field: FieldId) -> Option<&Datum> {
        let at = self.0.binary_search_by_key(&field, |(field, _)| *field).ok()?;
        Some(&self.0[at].1)
    }

    /// Puts a value in the place of a field, instead of what may be there.
    pub(super) fn set(&mut self, field: FieldId, datum: Datum) {
        match self.0.binary_search_by_key(&field, |(field, _)| *field) {
            Ok(at) => self.0[at].1 = datum,
            Err(at) => self.0.insert(at, (field, datum)),
        }
    }

    /// Every value with its field.
    pub fn iter(&self) -> impl Iterator<Item = (FieldId, &Datum)> {
        self.0.iter().map(|(field, datum)| (*field, datum))
    }
}

impl Draft {
    /// The source-language file.
    pub fn original(&self) -> Option<&Head> {
        self.heads[self.source_lang].as_ref()
    }

    /// A fact, from the source-language file.
    pub fn fact(&self, field: FieldId) -> Option<&Datum> {
        self.original()?.values.get(field)
    }

    /// A value of words or local scope, from the file of one language.
    pub fn word(&self, lang: Lang, field: FieldId) -> Option<&Datum> {
        self.heads[lang].as_ref()?.values.get(field)
    }
}

/// What an item is read among.
pub(super) struct Around<'a> {
    /// The sections that could be read.
    pub sections: &'a [SectionDraft],
    /// Sections with a fault that hides the kind of what is in them.
    pub faulty_sections: &'a BTreeSet<String>,
    /// The sources that are described once for all.
    pub register: &'a Register,
}

impl Around<'_> {
    /// Whether a section above was told of already.
    pub(super) fn is_under_fault(&self, id: &str) -> bool {
        self.faulty_sections.iter().any(|above| above.is_empty() || id.strip_prefix(above.as_str()).is_some_and(|rest| rest.starts_with('/')))
    }
}

/// Whether front matter says `source = true`.
pub(super) fn is_marked_source(table: &Table) -> bool {
    matches!(table.get("source").map(|node| &node.value), Some(NodeValue::Boolean(true)))
}

/// Why an item could not be read; the fault was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// A fault leaves nothing to work with.
    Faulty,
    /// There is nothing its files could be translations of.
    Orphan,
}

/// Reads the files of one item; `whole` if that is all of them.
pub(super) fn read(id: &str, group: &Group, mut whole: bool, around: &Around<'_>, settings: &Settings, kinds: &Kinds, report: &mut Report) -> Result<Draft, Unread> {
    let sections = around.sections;
    let mut cuts: Vec<(Lang, &Arc<Source>, Cut)> = Vec::new();
    for (lang, source) in group {
        match front::cut(source, report) {
            Some(cut) => cuts.push((*lang, source, cut)),
            None => whole = false,
        }
    }
    let source_lang = source_language(id, &cuts, whole, settings, report)?;
    let (_, source, cut) = cuts.iter().find(|(lang, ..)| *lang == source_lang).ok_or(Unread::Faulty)?;
    let section = section_of(id, sections);
    let fields = Fields::new(source, &cut.table);
    let kind_id = kind_of(&fields, section, around.is_under_fault(id), kinds, report).ok_or(Unread::Faulty)?;
    let kind = &kinds[kind_id];
    let raw_html = section.is_some_and(|section| section.rules.raw_html);

    let mut heads = PerLang::from_fn(&settings.languages, |_| None);
    let mut original = read_file(kind, Role::Original, fields, source, report);
    original.head.body = cut.body.clone();
    let named = named_everywhere(&original, &cuts, source_lang);
    around.register.lend(kind, &mut original.head, &named, report);
    let rules = markdown::Rules { raw_html, known_cites: source_keys(kind, &original.head.values) };
    check_sources(&original, &rules.known_cites, around.register, report);
    check_required(kind, &original, report);
    let boundaries = Boundaries { since: settings.territory_since, as_of: original.as_of };
    boundaries.check(kind, &original.head.values, report);
    original.head.outline = markdown::outline(source, cut.body.clone(), &rules, report);
    let ReadFile { head, pending, as_of, source: default_source, .. } = original;

    for (lang, source, cut) in cuts.iter().filter(|(lang, ..)| *lang != source_lang) {
        let fields = Fields::new(source, &cut.table);
        let mut translation = read_file(kind, Role::Translation(&head), fields, source, report);
        boundaries.check(kind, &translation.head.values, report);
        translation.head.outline = markdown::outline(source, cut.body.clone(), &rules, report);
        translation.head.body = cut.body.clone();
        heads[*lang] = Some(translation.head);
    }
    let folder = source.path.rsplit_once('/').map_or("content", |(folder, _)| folder).to_owned();
    heads[source_lang] = Some(head);
    Ok(Draft { key: None, id: id.to_owned(), kind: kind_id, source_lang, heads, pending, as_of, source: default_source, folder })
}

fn source_language(id: &str, cuts: &[(Lang, &Arc<Source>, Cut)], whole: bool, settings: &Settings, report: &mut Report) -> Result<Lang, Unread> {
    let marked: Vec<_> = cuts.iter().filter(|(_, _, cut)| is_marked_source(&cut.table)).collect();
    if let [(_, first, cut), (_, second, other), ..] = marked[..] {
        let at = |source: &Arc<Source>, cut: &Cut| {
            Place::new(source, cut.table.get("source").map_or(0..0, |node| node.span.clone()))
        };
        report.say(say::two_sources(at(second, other), at(first, cut)));
        return Err(Unread::Faulty);
    }
    if let [(lang, ..)] = marked[..] {
        return Ok(*lang);
    }
    if cuts.iter().any(|(lang, ..)| *lang == Lang::FIRST) {
        return Ok(Lang::FIRST);
    }
    // A file that could not be cut may have been the source: one complaint about it is enough.
    if whole && let Some((_, source, _)) = cuts.first() {
        report.say(say::no_source_language(Place::file(source), id, &settings.languages[Lang::FIRST].tag));
        return Err(Unread::Orphan);
    }
    Err(Unread::Faulty)
}

/// The nearest section above an item.
pub(super) fn section_of<'a>(id: &str, sections: &'a [SectionDraft]) -> Option<&'a SectionDraft> {
    let mut at = id;
    loop {
        at = at.rsplit_once('/').map_or("", |(above, _)| above);
        if let Some(section) = sections.iter().find(|section| section.id == at) {
            return Some(section);
        }
        if at.is_empty() {
            return None;
        }
    }
}

fn kind_of(fields: &Fields<'_>, section: Option<&SectionDraft>, under_fault: bool, kinds: &Kinds, report: &mut Report) -> Option<KindId> {
    if let Some(name) = fields.string("kind", report) {
        let found = kinds.find(&name);
        if found.is_none()
            && let Some(node) = fields.node("kind")
        {
            report.say(kind_says::unknown_kind(fields.at(node), &name, nearest(&name, kinds.names())));
        }
        return found;
    }
    let found = section.and_then(|section| section.rules.kind);
    if found.is_none() && fields.node("kind").is_none() && !under_fault {
        report.say(say::no_kind(fields.place()));
    }
    found
}

/// Which of an item's files is read.
enum Role<'a> {
    /// The source-language file.
    Original,
    /// Another one, beside the original.
    Translation(&'a Head),
}

struct ReadFile {
    head: Head,
    /// Front matter keys that stand there, whether or not their value could be read.
    present: Vec<FieldId>,
    pending: Vec<FieldId>,
    /// Whether it names anything in `pending`.
    lists_pending: bool,
    as_of: Option<Day>,
    source: Option<Placed<String>>,
}

fn read_file(kind: &Kind, role: Role<'_>, fields: Fields<'_>, source: &Arc<Source>, report: &mut Report) -> ReadFile {
    let reading = Reading { source, pending: matches!(role, Role::Original) };
    let mut values = Values::default();
    let mut present = Vec::new();
    for (id, field) in kind.iter() {
        let Some(node) = fields.node(&field.name) else { continue };
        present.push(id);
        let value = match (&role, field.scope, &field.ty) {
            (Role::Original, ..) | (_, Scope::Words | Scope::Local, _) => kinds::datum(field, node, reading, report),
            (_, Scope::Fact, Type::Table(columns)) if columns.keyed && !field.many => {
                kinds::words_rows(field, columns, node, reading, report)
            }
            (_, Scope::Fact, Type::Image) if !field.many => kinds::words_of_image(&field.name, node, reading, report),
            (_, Scope::Fact, _) => {
                report.say(say::fact_in_translation(fields.at(node), &field.name));
                None
            }
        };
        values.0.extend(value.map(|value| (id, value)));
    }
    values.0.shrink_to_fit();
    let blocks = words::blocks(kind, &values);
    let mut read = ReadFile {
        present,
        pending: Vec::new(),
        lists_pending: false,
        as_of: None,
        source: None,
        head: Head {
            says: Digest::of(fields.whole().text()),
            source: source.clone(),
            front: fields.whole().span,
            body: 0..0,
            values,
            fields: blocks,
            stamp: words::stamp(&fields, matches!(role, Role::Translation(_)), report),
            outline: Outline::default(),
        },
    };
    match role {
        Role::Original => read_defaults(kind, &fields, reading, &mut read, report),
        Role::Translation(original) => {
            refuse_facts(&fields, report);
            check_rows(kind, original, &read.head, report);
            check_words(kind, original, &read, &fields, report);
        }
    }
    fields.finish(report);
    read
}

/// `pending`, `as_of` and `source`: they stand in the source-language file.
fn read_defaults(kind: &Kind, fields: &Fields<'_>, reading: Reading<'_>, read: &mut ReadFile, report: &mut Report) {
    fields.knows("kind");
    read.as_of = fields.node("as_of").and_then(|node| kinds::date("as_of", node, reading, report));
    if let Some(node) = fields.node("source") {
        match &node.value {
            NodeValue::Boolean(_) => {}
            NodeValue::String(key) => read.source = Some(Placed::new(key.clone(), fields.at(node))),
            _ => report.say(keys::wrong_type(
                fields.at(node),
                "source",
                crate::both!("`true` (đây là tệp gốc) hoặc khóa của một nguồn", "`true` (this is the source file) or the key of a source"),
                "\"gso-2025\"",
            )),
        }
    }
    let Some(node) = fields.node("pending") else { return };
    read.lists_pending = true;
    for name in fields.strings("pending", report) {
        match kind.field(&name) {
            Some((id, _)) if read.present.contains(&id) => report.say(say::pending_present(fields.at(node).inside(&name), &name)),
            Some((id, _)) if name == say::TITLE => {
                report.say(say::pending_title(fields.at(node).inside(&name)));
                read.pending.push(id);
            }
            Some((id, _)) => read.pending.push(id),
            None => {
                let near = nearest(&name, kind.fields.iter().map(|field| field.name.as_str()));
                report.say(say::pending_unknown(fields.at(node).inside(&name), &name, near));
            }
        }
    }
}

fn refuse_facts(fields: &Fields<'_>, report: &mut Report) {
    for key in ["kind", "as_of", "source", "pending"] {
        if let Some(node) = fields.node(key) {
            report.say(say::fact_in_translation(fields.at(node), key));
        }
    }
}

/// Required means present, or pending.
fn check_required(kind: &Kind, read: &ReadFile, report: &mut Report) {
    let absent = |id: &FieldId| !read.present.contains(id) && !read.pending.contains(id);
    let place = || {
        // Blame the line that opens the front matter: nothing else stands for what is absent.
        Place::new(&read.head.source, 0..3)
    };
    for (id, field) in kind.iter() {
        if field.required && absent(&id) {
            report.say(say::required(place(), &field.name, None, read.lists_pending));
        }
    }
    for rule in &kind.rules {
        let Rule::RequiredWhen { field, is, requires } = rule else { continue };
        let Some(datum) = read.head.values.get(*field) else { continue };
        let Some(choice) = datum.value.choices().into_iter().find(|choice| is.iter().any(|word| word == choice)) else { continue };
        for id in requires.iter().filter(|id| absent(id) && !kind[**id].required) {
            let why = format!("{} = \"{choice}\"", kind[*field].name);
            report.say(say::required(place(), &kind[*id].name, Some(&why), read.lists_pending));
        }
    }
}

/// Words every translation must have.
fn check_words(kind: &Kind, original: &Head, read: &ReadFile, fields: &Fields<'_>, report: &mut Report) {
    for (id, field) in kind.iter() {
        let needed = field.required && field.scope == Scope::Words && original.values.get(id).is_some();
        if needed && !read.present.contains(&id) {
            report.say(say::untranslated(Place::new(fields.source(), 0..3), &field.name));
        }
        if let Some(Value::Image(image)) = original.values.get(id).map(|datum| &datum.value)
            && field.scope == Scope::Fact
            && field.public
            && image.file.is_some()
            && let Some(alt) = image.alt.as_deref().filter(|_| !image.decorative)
            && !matches!(read.head.values.get(id).map(|datum| &datum.value), Some(Value::Image(words)) if words.alt.is_some())
        {
            let place = fields.node(&field.name).map_or(Place::new(fields.source(), 0..3), |node| fields.at(node));
            report.say(say::picture_undescribed(place, &field.name, alt, read.present.contains(&id)));
        }
    }
}

/// Rows a translation names must be rows of the original.
fn check_rows(kind: &Kind, original: &Head, translation: &Head, report: &mut Report) {
    for (id, field) in kind.iter().filter(|(_, field)| field.scope == Scope::Fact) {
        let Some(Datum { value: Value::Table(rows), .. }) = translation.values.get(id) else { continue };
        let known: Vec<&str> = match original.values.get(id) {
            Some(Datum { value: Value::Table(rows), .. }) => rows.iter().map(|row| row.key.as_str()).collect(),
            _ => Vec::new(),
        };
        for row in rows.iter().filter(|row| !known.contains(&row.key.as_str())) {
            let near = nearest(&row.key, known.iter().copied());
            report.say(say::unknown_row(row.place.clone(), &format!("{}.{}", field.name, row.key), near, &known));
        }
    }
}

/// The keys of `[sources]`.
pub(super) fn source_keys(kind: &Kind, values: &Values) -> Vec<String> {
    let Some((id, _)) = kind.field("sources") else { return Vec::new() };
    match values.get(id) {
        Some(Datum { value: Value::Table(rows), .. }) => rows.iter().map(|row| row.key.clone()).collect(),
        _ => Vec::new(),
    }
}

/// Every key an item cites: in the source text, in its values, in translations.
fn named_everywhere(original: &ReadFile, cuts: &[(Lang, &Arc<Source>, Cut)], source_lang: Lang) -> Vec<Placed<String>> {
    let head = &original.head;
    let mut named = register::cited(&head.source, head.body.clone(), None);
    named.extend(named_by_values(original).cloned());
    let place = Place::new(&head.source, 0..0);
    let translations = cuts.iter().filter(|(lang, ..)| *lang != source_lang);
    named.extend(translations.flat_map(|(_, source, cut)| register::cited(source, cut.body.clone(), Some(&place))));
    named
}

/// Every `source = "…"` names a row of `[sources]` or of the register.
fn check_sources(read: &ReadFile, known: &[String], register: &Register, report: &mut Report) {
    for source in named_by_values(read) {
        if !known.contains(&source.value) {
            let near = nearest(&source.value, known.iter().map(String::as_str).chain(register.keys()));
            report.say(say::unknown_source(source.place.clone(), &source.value, near));
        }
    }
}

fn named_by_values(read: &ReadFile) -> impl Iterator<Item = &Placed<String>> {
    read.head.values.iter().flat_map(|(_, datum)| named_sources(datum)).chain(&read.source)
}

fn named_sources(datum: &Datum) -> Vec<&Placed<String>> {
    let mut named: Vec<&Placed<String>> = datum.source.as_deref().into_iter().collect();
    if let Value::Table(rows) = &datum.value {
        named.extend(rows.iter().flat_map(|row| row.cells.iter().flatten()).flat_map(named_sources));
    }
    named
}
