//! Items and sections as translators and editors see them: one entry, one file for each language.

use jiff::civil::Date;

use crate::clock::Clock;
use crate::config::Settings;
use crate::diag::Tongue;
use crate::kinds::{Datum, Kind, Kinds, Value};
use crate::lang::{Lang, Languages};
use crate::parse::{Draft, Manuscript, SectionDraft};
use crate::source::{Place, Source};
use crate::stamp::Standing;

/// One item or section.
pub struct Entry<'a> {
    /// Its id; `news/_section` for a section, as its files are called.
    pub id: String,
    /// The section it belongs to, by id; a section belongs to itself.
    pub section: &'a str,
    /// Its kind; sections have none.
    pub kind: Option<&'a str>,
    /// Who keeps it true, by item id.
    pub owner: Option<&'a str>,
    /// The language it is written in first.
    pub source_lang: Lang,
    /// Its title there.
    pub title: Option<&'a str>,
    /// Required fields nobody knows yet.
    pub pending: Vec<&'a str>,
    /// Where they are named.
    pub pending_at: Option<Place>,
    /// How many of the fields its kind requires are there, and how many that is.
    pub complete: (usize, usize),
    /// Its files, wanted or there, in the order of the languages.
    pub files: Vec<File<'a>>,
    /// What was written; sections have none.
    pub(super) draft: Option<&'a Draft>,
}

/// The file of one language.
pub struct File<'a> {
    /// The language.
    pub lang: Lang,
    /// Where it is, or would be.
    pub path: String,
    /// The file, if it is there.
    pub source: Option<&'a Source>,
    /// How it stands to the file it is translated from.
    pub standing: Standing,
    /// The day it was confirmed last.
    pub since: Option<Date>,
    /// Words to be translated until it is current.
    pub words: usize,
    /// Whether it is approved, where its kind asks for that.
    pub review: Review,
    /// Whether it says `draft = true`.
    pub is_draft: bool,
}

/// Whether a text was approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// Its kind does not ask for it.
    NotAsked,
    /// It is waiting.
    Wanted,
    /// It was approved as it stands.
    Done,
    /// It was approved, and changed since.
    Changed,
}

/// What a file of a translation can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Not there.
    Missing,
    /// The source has moved on.
    Behind,
    /// Nobody confirmed what it was made from.
    Unstamped,
    /// There is nothing it could be a translation of.
    Orphan,
    /// There, and not approved as its kind asks.
    Unreviewed,
    /// As it should be.
    Current,
}

impl State {
    /// Every state, worst first.
    pub const ALL: [State; 6] = [State::Missing, State::Behind, State::Unstamped, State::Orphan, State::Unreviewed, State::Current];

    /// Its name in options and data.
    pub fn name(self) -> &'static str {
        match self {
            State::Missing => "missing",
            State::Behind => "behind",
            State::Unstamped => "unstamped",
            State::Orphan => "orphan",
            State::Unreviewed => "unreviewed",
            State::Current => "current",
        }
    }

    /// What people call it.
    pub fn called(self, tongue: Tongue) -> &'static str {
        let (vi, en) = match self {
            State::Missing => ("thiếu", "missing"),
            State::Behind => ("cũ", "behind"),
            State::Unstamped => ("chưa đối chiếu", "unstamped"),
            State::Orphan => ("mất bản gốc", "orphan"),
            State::Unreviewed => ("chưa duyệt", "unreviewed"),
            State::Current => ("khớp", "current"),
        };
        if tongue == Tongue::Vi { vi } else { en }
    }

    /// The state of this name.
    pub fn named(name: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.name() == name)
    }
}

impl File<'_> {
    /// Everything it is at once: a file may be behind and unreviewed. The original can only be unreviewed.
    pub fn states(&self) -> impl Iterator<Item = State> {
        let own = match self.standing {
            Standing::Original => None,
            Standing::Missing => Some(State::Missing),
            Standing::Unstamped => Some(State::Unstamped),
            Standing::Behind(_) => Some(State::Behind),
            Standing::Current { .. } => Some(State::Current),
        };
        let unreviewed = matches!(self.review, Review::Wanted | Review::Changed).then_some(State::Unreviewed);
        own.into_iter().chain(unreviewed)
    }
}

/// Translations of something that is not there.
#[derive(Clone, Copy, Debug)]
pub struct Orphan<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its files.
    pub files: &'a [(Lang, String)],
}

/// Which entries and files are looked at; what is empty lets everything through.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Sections, by id, with all below them.
    pub sections: Vec<String>,
    /// Kinds.
    pub kinds: Vec<String>,
    /// Owners, by item id.
    pub owners: Vec<String>,
    /// Languages.
    pub languages: Vec<Lang>,
    /// States.
    pub states: Vec<State>,
}

impl Filter {
    /// Whether an entry is let through; its files are thinned out.
    pub(super) fn lets(&self, entry: &mut Entry<'_>) -> bool {
        let among = |list: &[String], one: Option<&str>| list.is_empty() || one.is_some_and(|one| list.iter().any(|of| of == one));
        let section = self.sections.is_empty() || self.sections.iter().any(|section| lies_in(entry.section, section));
        let whole = section && among(&self.kinds, entry.kind) && among(&self.owners, entry.owner);
        entry.files.retain(|file| {
            let language = self.languages.is_empty() || self.languages.contains(&file.lang);
            language && (self.states.is_empty() || file.states().any(|state| self.states.contains(&state)))
        });
        whole && !entry.files.is_empty()
    }

    pub(super) fn lets_orphan(&self, orphan: &Orphan<'_>) -> bool {
        let section = self.sections.is_empty() || self.sections.iter().any(|section| orphan.id.starts_with(&format!("{section}/")));
        let state = self.states.is_empty() || self.states.contains(&State::Orphan);
        let language = self.languages.is_empty() || orphan.files.iter().any(|(lang, _)| self.languages.contains(lang));
        section && state && language && self.kinds.is_empty() && self.owners.is_empty()
    }
}

/// Whether a section is another one or lies below it.
pub(super) fn lies_in(section: &str, above: &str) -> bool {
    above.is_empty() || section.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Every entry, by id.
pub(super) fn all<'a>(manuscript: &'a Manuscript, settings: &'a Settings, kinds: &'a Kinds, clock: &Clock) -> Vec<Entry<'a>> {
    let sections = manuscript.sections.iter().map(|section| of_section(section, &settings.languages));
    let items = manuscript.items.iter().filter(|draft| !has_expired(draft, &kinds[draft.kind], clock));
    let items = items.map(|draft| of_item(draft, manuscript, &settings.languages, &kinds[draft.kind]));
    let mut entries: Vec<Entry<'a>> = sections.chain(items).collect();
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    entries
}

fn has_expired(draft: &Draft, kind: &Kind, clock: &Clock) -> bool {
    match fact(draft, kind, "expires") {
        Some(Value::Instant(moment)) => clock.has_come_civil(*moment),
        _ => false,
    }
}

/// The value of a fact, by name.
pub(super) fn fact<'a>(draft: &'a Draft, kind: &Kind, name: &str) -> Option<&'a Value> {
    Some(&draft.fact(kind.field(name)?.0)?.value)
}

/// A value of words or local scope, by name.
pub(super) fn word<'a>(draft: &'a Draft, kind: &Kind, lang: Lang, name: &str) -> Option<&'a Datum> {
    draft.word(lang, kind.field(name)?.0)
}

fn text(datum: Option<&Datum>) -> Option<&str> {
    match &datum?.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// The id of a section's files.
pub(super) fn section_id(id: &str) -> String {
    if id.is_empty() { "_section".to_owned() } else { format!("{id}/_section") }
}

fn of_section<'a>(section: &'a SectionDraft, languages: &'a Languages) -> Entry<'a> {
    let original = section.heads[section.source_lang].as_ref();
    let whole = original.map_or(0, |head| head.blocks().words());
    let files = languages.iter().map(|(lang, language)| {
        let head = section.heads[lang].as_ref();
        let standing = section.standing(lang);
        File {
            lang,
            path: head.map_or_else(|| format!("content/{}.{}.md", section_id(&section.id), language.tag), |head| head.source.path.clone()),
            source: head.map(|head| &*head.source),
            since: head.and_then(|head| head.stamp.as_ref()).map(|stamp| stamp.value.day),
            words: left(&standing, whole),
            review: Review::NotAsked,
            is_draft: false,
            standing,
        }
    });
    Entry {
        id: section_id(&section.id),
        section: &section.id,
        kind: None,
        owner: None,
        source_lang: section.source_lang,
        title: original.map(|head| head.title.value.as_str()),
        pending: Vec::new(),
        pending_at: None,
        complete: (0, 0),
        files: files.collect(),
        draft: None,
    }
}

/// Words to be translated until a file is current. Nobody knows of an unstamped one.
fn left(standing: &Standing, whole: usize) -> usize {
    match standing {
        Standing::Missing => whole,
        Standing::Behind(drift) => drift.words,
        _ => 0,
    }
}

fn of_item<'a>(draft: &'a Draft, manuscript: &'a Manuscript, languages: &'a Languages, kind: &'a Kind) -> Entry<'a> {
    let original = draft.original();
    let whole = original.map_or(0, |head| head.blocks().words());
    let is_draft = |lang| matches!(word(draft, kind, lang, "draft"), Some(Datum { value: Value::Boolean(true), .. }));
    let source_is_draft = is_draft(draft.source_lang);
    let files = languages.iter().filter_map(|(lang, language)| {
        let head = draft.heads[lang].as_ref();
        // Nobody translates what is not finished.
        if source_is_draft && lang != draft.source_lang {
            return None;
        }
        let standing = draft.standing(lang);
        Some(File {
            lang,
            path: head.map_or_else(|| translated_path(original.map_or("", |head| &head.source.path), &language.tag), |head| head.source.path.clone()),
            source: head.map(|head| &*head.source),
            since: head.and_then(|head| head.stamp.as_ref()).map(|stamp| stamp.value.day),
            words: left(&standing, whole),
            review: review(draft, kind, lang),
            is_draft: is_draft(lang),
            standing,
        })
    });
    let required = kind.iter().filter(|(_, field)| field.required).count();
    let pending: Vec<&str> = draft.pending.iter().map(|field| kind[*field].name.as_str()).collect();
    let open = draft.pending.iter().filter(|field| kind[**field].required).count();
    Entry {
        id: draft.id.clone(),
        section: nearest(&draft.id, manuscript),
        kind: Some(&kind.name),
        owner: match fact(draft, kind, "owner") {
            Some(Value::Reference(owner)) => Some(&owner.value),
            _ => None,
        },
        source_lang: draft.source_lang,
        title: text(word(draft, kind, draft.source_lang, "title")),
        pending_at: original.filter(|_| !pending.is_empty()).map(|head| Place::new(&head.source, 0..3)),
        pending,
        complete: (required - open, required),
        files: files.collect(),
        draft: Some(draft),
    }
}

/// `content/news/tet.vi.md` -> `content/news/tet.en.md`.
fn translated_path(original: &str, tag: &str) -> String {
    let stem = original.strip_suffix(".md").and_then(|path| path.rsplit_once('.')).map_or(original, |(stem, _)| stem);
    format!("{stem}.{tag}.md")
}

fn review(draft: &Draft, kind: &Kind, lang: Lang) -> Review {
    let Some(head) = draft.heads[lang].as_ref().filter(|_| kind.review) else { return Review::NotAsked };
    if word(draft, kind, lang, "reviewed_on").is_none() {
        return Review::Wanted;
    }
    match text(word(draft, kind, lang, "reviewed_text")) {
        Some(print) if print != head.blocks().print().to_string() => Review::Changed,
        _ => Review::Done,
    }
}

/// The nearest section above an item.
fn nearest<'a>(id: &str, manuscript: &'a Manuscript) -> &'a str {
    let mut at = id;
    while let Some((above, _)) = at.rsplit_once('/') {
        if let Ok(rank) = manuscript.sections.binary_search_by(|section| section.id.as_str().cmp(above)) {
            return &manuscript.sections[rank].id;
        }
        at = above;
    }
    ""
}
