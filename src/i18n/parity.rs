//! Compares the languages with each other and with what templates and kinds use.
//!
//! Takes what every file says, gives the faults: messages and variables that one side has and another lacks. Never
//! formats a message.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::ftl::{FileWords, Message, Part, Reference};
use super::{Layer, UsedMessage, WordFile, base};
use crate::diag::Report;
use crate::diag::catalog::words as say;
use crate::lang::{Lang, Languages};
use crate::source::Place;
use crate::text::nearest;

/// What each language says once its layers lie over each other.
pub(super) struct Ledger<'a> {
    languages: &'a Languages,
    sides: Vec<Side<'a>>,
}

/// One language.
#[derive(Default)]
struct Side<'a> {
    messages: BTreeMap<&'a str, &'a Message>,
    terms: BTreeMap<&'a str, &'a Message>,
    /// Messages that are there and cannot be read; they were told of already.
    faulty: BTreeSet<&'a str>,
    /// Where to blame the language as a whole.
    file: Option<Place>,
}

/// A variable and where it stands.
type Variables<'a> = BTreeMap<&'a str, &'a Place>;

impl<'a> Ledger<'a> {
    /// Lays the layers over each other; `files` come lowest layer first.
    pub fn new(languages: &'a Languages, files: &'a [(WordFile, Arc<FileWords>)], report: &mut Report) -> Ledger<'a> {
        let mut sides: Vec<Side<'a>> = languages.all().map(|_| Side::default()).collect();
        let mut first: BTreeMap<(Layer, Lang, bool, &str), &Place> = BTreeMap::new();
        for (file, words) in files {
            let Some(side) = sides.get_mut(usize::from(file.lang.0)) else { continue };
            if file.layer != Layer::Base {
                side.file = Some(Place::file(&file.source));
            }
            side.faulty.extend(words.faulty.iter().map(String::as_str));
            let terms = words.terms.iter().map(|term| (true, term));
            for (is_term, entry) in words.messages.iter().map(|message| (false, message)).chain(terms) {
                match first.get(&(file.layer, file.lang, is_term, entry.id.as_str())) {
                    Some(place) => report.say(say::duplicate(entry.place.clone(), &entry.id, (*place).clone())),
                    None => {
                        first.insert((file.layer, file.lang, is_term, &entry.id), &entry.place);
                    }
                }
                let map = if is_term { &mut side.terms } else { &mut side.messages };
                map.insert(&entry.id, entry);
            }
        }
        Ledger { languages, sides }
    }

    /// Every fault between the languages, and between them and what is used.
    pub fn check(&self, used: &[UsedMessage], report: &mut Report) {
        let mut borrowed: BTreeMap<Lang, BTreeSet<&str>> = BTreeMap::new();
        let mut blamed: BTreeSet<(Lang, &str)> = BTreeSet::new();
        self.references(report);
        self.formatting(report);
        for one in used {
            self.presence(one, &mut borrowed, report);
            self.passed(one, &mut blamed, report);
        }
        let asked: BTreeSet<&str> = used.iter().map(|one| key(&one.id).0).collect();
        self.translations(&asked, &mut borrowed, report);
        self.variables(&blamed, report);
        for (lang, ids) in borrowed {
            let tag = &self.languages[lang].tag;
            let place = self.side(lang).file.clone().unwrap_or_else(|| Place::path(format!("i18n/{tag}")));
            report.say(say::borrowed(place, tag, &ids.into_iter().collect::<Vec<_>>()));
        }
    }

    fn side(&self, lang: Lang) -> &Side<'a> {
        &self.sides[usize::from(lang.0)]
    }

    fn part(&self, lang: Lang, id: &str) -> Option<&'a Part> {
        let (message, attribute) = key(id);
        self.side(lang).messages.get(message).copied()?.parts.iter().find(|part| part.name == attribute)
    }

    /// References that lead nowhere or round in a circle.
    fn references(&self, report: &mut Report) {
        for lang in self.languages.all() {
            let side = self.side(lang);
            for entry in side.messages.values().chain(side.terms.values()) {
                for (reference, place) in entry.parts.iter().flat_map(|part| &part.references) {
                    if side.target(reference).is_none() {
                        report.say(unknown_reference(side, reference, place));
                    }
                }
            }
            let messages = side.messages.values().flat_map(|entry| entry.parts.iter().map(move |part| (entry, part, false)));
            let terms = side.terms.values().flat_map(|entry| entry.parts.iter().map(move |part| (entry, part, true)));
            for (entry, part, is_term) in messages.chain(terms) {
                let attribute = (!part.name.is_empty()).then(|| part.name.clone());
                let start = match is_term {
                    true => Reference::Term(entry.id.clone()),
                    false => Reference::Message(entry.id.clone(), attribute),
                };
                if leads_back(side, &start, part) {
                    report.say(say::cycle(entry.place.clone(), &entry.id));
                }
            }
        }
    }

    /// Formatters' messages may be absent, but what is there must use what they are given.
    fn formatting(&self, report: &mut Report) {
        for side in &self.sides {
            for message in side.messages.values() {
                let Some(passed) = base::passes(&message.id) else { continue };
                for (name, place) in side.variables(&message.id).into_iter().flatten() {
                    if !passed.contains(&name) {
                        report.say(say::not_passed(place.clone(), &message.id, name, passed));
                    }
                }
            }
        }
    }

    /// A used message must be in every language or its fallbacks.
    fn presence<'u>(&self, one: &'u UsedMessage, borrowed: &mut BTreeMap<Lang, BTreeSet<&'u str>>, report: &mut Report) {
        let is_there = |lang: Lang| self.part(lang, &one.id).is_some() || self.side(lang).faulty.contains(&key(&one.id).0);
        if !self.languages.all().any(is_there) {
            let known = self.sides.iter().flat_map(|side| side.messages.keys()).copied();
            let near = nearest(&one.id, known.filter(|id| *id != one.id));
            report.say(say::unknown_message(one.place.clone(), &one.id, near));
            return;
        }
        let mut missing = Vec::new();
        for (lang, language) in self.languages.iter() {
            let holder = self.languages.chain(lang).into_iter().find(|&at| is_there(at));
            match holder {
                Some(holder) if holder == lang => {}
                Some(_) => {
                    borrowed.entry(lang).or_default().insert(&one.id);
                }
                None => missing.push(language.tag.as_str()),
            }
        }
        if !missing.is_empty() {
            report.say(say::missing_message(one.place.clone(), &one.id, &missing));
        }
    }

    /// What is passed and what is used must be the same variables.
    fn passed<'u>(&self, one: &'u UsedMessage, blamed: &mut BTreeSet<(Lang, &'u str)>, report: &mut Report) {
        if base::passes(&one.id).is_some() {
            return;
        }
        let mut taken: BTreeSet<&str> = BTreeSet::new();
        for lang in self.languages.all() {
            for (name, place) in self.side(lang).variables(&one.id).into_iter().flatten() {
                if !one.args.iter().any(|arg| arg == name) {
                    let near = nearest(name, one.args.iter().map(String::as_str));
                    report.say(say::unknown_variable(place.clone(), &one.id, name, near, one.place.clone()));
                    blamed.insert((lang, one.id.as_str()));
                }
                taken.insert(name);
            }
        }
        let known = self.languages.all().any(|lang| self.part(lang, &one.id).is_some());
        // A misspelt variable in every language was blamed above; the name passed is then the right one.
        let spelt_wrong = self.languages.all().any(|lang| blamed.contains(&(lang, one.id.as_str())));
        for name in one.args.iter().filter(|name| known && !spelt_wrong && !taken.contains(name.as_str())) {
            report.say(say::unused_variable(one.place.clone(), &one.id, name));
        }
    }

    /// What one language has, the others must have; what is used was looked at before.
    fn translations<'s>(&'s self, asked: &BTreeSet<&str>, borrowed: &mut BTreeMap<Lang, BTreeSet<&'s str>>, report: &mut Report) {
        let mut seen = BTreeSet::new();
        for side in &self.sides {
            for message in side.messages.values() {
                let id = message.id.as_str();
                if asked.contains(id) || base::passes(id).is_some() || !seen.insert(id) {
                    continue;
                }
                let mut missing = Vec::new();
                for (lang, language) in self.languages.iter() {
                    let has = |at: &Lang| self.side(*at).messages.contains_key(id) || self.side(*at).faulty.contains(&id);
                    match self.languages.chain(lang).iter().position(has) {
                        Some(0) => {}
                        Some(_) => {
                            borrowed.entry(lang).or_default().insert(id);
                        }
                        None => missing.push(language.tag.as_str()),
                    }
                }
                if !missing.is_empty() {
                    report.say(say::untranslated(message.place.clone(), id, &missing));
                }
            }
        }
    }

    /// One message uses the same variables in every language, value by value and attribute by attribute.
    fn variables(&self, blamed: &BTreeSet<(Lang, &str)>, report: &mut Report) {
        let mut first: BTreeMap<(&str, &str), (Lang, &Place, Vec<&str>)> = BTreeMap::new();
        for lang in self.languages.all() {
            for message in self.side(lang).messages.values().filter(|message| base::passes(&message.id).is_none()) {
                for part in &message.parts {
                    let id = if part.name.is_empty() { Cow::Borrowed(&*message.id) } else { Cow::Owned(format!("{}.{}", message.id, part.name)) };
                    if blamed.contains(&(lang, &*id)) {
                        continue;
                    }
                    let here: Vec<&str> = self.side(lang).variables_of(&message.id, &part.name).into_iter().flatten().map(|(name, _)| name).collect();
                    let Some((other, place, there)) = first.get(&(message.id.as_str(), part.name.as_str())) else {
                        first.insert((&message.id, &part.name), (lang, &message.place, here));
                        continue;
                    };
                    if here != *there {
                        let lacks: Vec<&str> = there.iter().filter(|name| !here.contains(name)).copied().collect();
                        let adds: Vec<&str> = here.iter().filter(|name| !there.contains(name)).copied().collect();
                        let tags = (self.languages[lang].tag.as_str(), self.languages[*other].tag.as_str());
                        report.say(say::variables_differ(message.place.clone(), &id, tags, &lacks, &adds, (*place).clone()));
                    }
                }
            }
        }
    }
}

impl<'a> Side<'a> {
    fn target(&self, reference: &Reference) -> Option<&'a Message> {
        match reference {
            Reference::Message(id, attribute) => {
                let attribute = attribute.as_deref().unwrap_or_default();
                self.messages.get(id.as_str()).copied().filter(|message| message.parts.iter().any(|part| part.name == attribute))
            }
            Reference::Term(id) => self.terms.get(id.as_str()).copied(),
        }
    }

    /// The variables of a message or attribute, with those of the messages it refers to. A term sees only the
    /// arguments written at its reference, so its variables are its own.
    fn variables(&self, id: &str) -> Option<Variables<'a>> {
        let (message, attribute) = key(id);
        self.variables_of(message, attribute)
    }

    fn variables_of<'i>(&self, message: &'i str, attribute: &'i str) -> Option<Variables<'a>>
    where
        'a: 'i,
    {
        self.messages.get(message)?.parts.iter().find(|part| part.name == attribute)?;
        let (mut found, mut seen) = (Variables::new(), BTreeSet::new());
        let mut todo: Vec<(&'i str, &'i str)> = vec![(message, attribute)];
        while let Some((message, attribute)) = todo.pop() {
            let parts = self.messages.get(message).into_iter().flat_map(|message| &message.parts);
            for part in parts.filter(|part| part.name == attribute) {
                for (name, place) in &part.variables {
                    found.entry(name.as_str()).or_insert(place);
                }
                for (reference, _) in &part.references {
                    if let Reference::Message(id, attribute) = reference
                        && seen.insert(reference)
                    {
                        todo.push((id, attribute.as_deref().unwrap_or_default()));
                    }
                }
            }
        }
        Some(found)
    }
}

/// Whether a value can be reached from its own references.
fn leads_back(side: &Side<'_>, start: &Reference, part: &Part) -> bool {
    let mut seen = BTreeSet::new();
    let mut todo: Vec<&Reference> = part.references.iter().map(|(reference, _)| reference).collect();
    while let Some(reference) = todo.pop() {
        if reference == start {
            return true;
        }
        let Some(target) = side.target(reference).filter(|_| seen.insert(reference)) else { continue };
        let attribute = match reference {
            Reference::Message(_, attribute) => attribute.as_deref().unwrap_or_default(),
            Reference::Term(_) => "",
        };
        let parts = target.parts.iter().filter(|part| part.name == attribute);
        todo.extend(parts.flat_map(|part| &part.references).map(|(reference, _)| reference));
    }
    false
}

fn unknown_reference(side: &Side<'_>, reference: &Reference, place: &Place) -> crate::diag::Diagnostic {
    let (name, near) = match reference {
        Reference::Message(id, attribute) => {
            let name = attribute.as_ref().map_or_else(|| id.clone(), |attribute| format!("{id}.{attribute}"));
            (name, nearest(id, side.messages.keys().copied().filter(|known| known != id)).map(str::to_owned))
        }
        Reference::Term(id) => {
            (format!("-{id}"), nearest(id, side.terms.keys().copied()).map(|near| format!("-{near}")))
        }
    };
    say::unknown_reference(place.clone(), &name, near.as_deref())
}

/// `message.attribute` in two; the attribute is empty for the value.
fn key(id: &str) -> (&str, &str) {
    id.split_once('.').unwrap_or((id, ""))
}
