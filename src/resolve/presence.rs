//! In which languages an item or section is there, and whose words stand for it.

use super::{Item, Section, Setting};
use crate::diag::Report;
use crate::diag::catalog::links as say;
use crate::kinds::{Datum, Value};
use crate::lang::{Lang, Missing, PerLang};
use crate::source::Place;

/// How an item is there in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Not at all.
    Absent,
    /// With words of its own.
    Own,
    /// With the words of another language, visibly.
    Borrowed(Lang),
}

impl Presence {
    /// The language of the words shown to a reader of `lang`.
    pub fn words(self, lang: Lang) -> Option<Lang> {
        match self {
            Presence::Absent => None,
            Presence::Own => Some(lang),
            Presence::Borrowed(from) => Some(from),
        }
    }

    /// Whether there is a page.
    pub fn is_there(self) -> bool {
        self != Presence::Absent
    }
}

/// Decides the presence of everything.
pub(super) fn decide(items: &mut [Item], sections: &mut [Section], setting: &Setting<'_>, report: &mut Report) {
    for item in items.iter_mut() {
        let missing = missing_rules(item.section, sections, setting);
        let live = is_live(item, setting);
        for lang in setting.settings.languages.all() {
            let draft = is_draft(item, lang, setting) || (item.draft.heads[lang].is_none() && is_draft(item, item.draft.source_lang, setting));
            item.is_draft[lang] = draft;
            item.presence[lang] = match () {
                () if !live || (draft && !setting.preview) => Presence::Absent,
                () if item.draft.heads[lang].is_some() => Presence::Own,
                () if missing[lang] == Missing::Borrow => borrow(lang, setting, item.draft.source_lang, |from| {
                    item.draft.heads[from].is_some() && (setting.preview || !is_draft(item, from, setting))
                }),
                () => Presence::Absent,
            };
        }
    }
    for rank in 0..sections.len() {
        decide_section(rank, items, sections, setting, report);
    }
}

fn decide_section(rank: usize, items: &[Item], sections: &mut [Section], setting: &Setting<'_>, report: &mut Report) {
    let missing = missing_rules(rank, sections, setting);
    let inside = |other: &str, id: &str| id.is_empty() || other == id || other.strip_prefix(id).is_some_and(|rest| rest.starts_with('/'));
    for lang in setting.settings.languages.all() {
        let section = &sections[rank];
        let id = &section.draft.id;
        let filled = items
            .iter()
            .any(|item| item.presence[lang].is_there() && inside(&sections[item.section].draft.id, id));
        let presence = match &section.draft.heads[lang] {
            Some(_) => Presence::Own,
            None if missing[lang] == Missing::Borrow => {
                borrow(lang, setting, section.draft.source_lang, |from| section.draft.heads[from].is_some())
            }
            None => Presence::Absent,
        };
        if presence == Presence::Absent
            && !section.draft.rules.told.contains(&lang)
            && (filled || section.is_root())
            && let Some(original) = &section.draft.heads[section.draft.source_lang]
        {
            let tag = &setting.settings.languages[lang].tag;
            report.say(say::section_untranslated(Place::file(&original.source), id, tag));
        }
        let section = &mut sections[rank];
        section.presence[lang] = presence;
        section.filled[lang] = filled;
    }
}

/// The first language of the fallback chain, then the source language, that has the words.
fn borrow(lang: Lang, setting: &Setting<'_>, source: Lang, has: impl Fn(Lang) -> bool) -> Presence {
    let chain = setting.settings.languages.chain(lang).into_iter().skip(1).chain([source]);
    chain.into_iter().find(|from| has(*from)).map_or(Presence::Absent, Presence::Borrowed)
}

/// The rule nearest above, else the language's own.
fn missing_rules(section: usize, sections: &[Section], setting: &Setting<'_>) -> PerLang<Missing> {
    let mut at = Some(section);
    let mut rule = None;
    while let (Some(rank), None) = (at, rule) {
        rule = sections[rank].draft.rules.missing;
        at = sections[rank].parent;
    }
    PerLang::from_fn(&setting.settings.languages, |lang| rule.unwrap_or(setting.settings.languages[lang].missing))
}

/// A draft of the original keeps the whole item back; a draft of a translation only that language.
fn is_draft(item: &Item, lang: Lang, setting: &Setting<'_>) -> bool {
    let Some((field, _)) = item.kind(setting.kinds).field("draft") else { return false };
    let says = |lang| matches!(item.draft.word(lang, field), Some(Datum { value: Value::Boolean(true), .. }));
    says(lang) || says(item.draft.source_lang)
}

/// Within `publish` and `expires`. Both are always asked, so that the clock remembers the nearer boundary.
fn is_live(item: &Item, setting: &Setting<'_>) -> bool {
    let kind = item.kind(setting.kinds);
    let moment = |name: &str| match kind.field(name).and_then(|(field, _)| item.draft.fact(field)) {
        Some(Datum { value: Value::Instant(moment), .. }) => Some(*moment),
        _ => None,
    };
    let published = moment("publish").is_none_or(|moment| setting.clock.has_come_civil(moment));
    let expired = moment("expires").is_some_and(|moment| setting.clock.has_come_civil(moment));
    (published || setting.preview) && !expired
}
