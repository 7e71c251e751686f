//! In which languages an item or section is there, and whose words stand for it.

use super::{Item, Section, Setting};
use crate::diag::Report;
use crate::diag::catalog::links as say;
use crate::kinds::{Datum, FieldId, Kind, Value};
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
    let gates: Vec<Gates> = setting.kinds.iter().map(|(_, kind)| Gates::of(kind)).collect();
    let missing: Vec<PerLang<Missing>> = (0..sections.len()).map(|rank| missing_rules(rank, sections, setting)).collect();
    for item in items.iter_mut() {
        let missing = &missing[item.section];
        let gates = &gates[item.draft.kind.0 as usize];
        let live = gates.is_live(item, setting);
        for lang in setting.settings.languages.all() {
            let draft = gates.is_draft(item, lang) || (item.draft.heads[lang].is_none() && gates.is_draft(item, item.draft.source_lang));
            item.is_draft[lang] = draft;
            item.presence[lang] = match () {
                () if !live || (draft && !setting.preview) => Presence::Absent,
                () if item.draft.heads[lang].is_some() => Presence::Own,
                () if missing[lang] == Missing::Borrow => borrow(lang, setting, item.draft.source_lang, |from| {
                    item.draft.heads[from].is_some() && (setting.preview || !gates.is_draft(item, from))
                }),
                () => Presence::Absent,
            };
        }
    }
    fill(items, sections, setting);
    for (section, missing) in sections.iter_mut().zip(&missing) {
        decide_section(section, missing, setting, report);
    }
}

/// Notes which sections have anything below them. A section above one that is filled has been told so already.
fn fill(items: &[Item], sections: &mut [Section], setting: &Setting<'_>) {
    for item in items {
        for lang in setting.settings.languages.all().filter(|lang| item.presence[*lang].is_there()) {
            let mut at = Some(item.section);
            while let Some(rank) = at.filter(|rank| !sections[*rank].filled[lang]) {
                sections[rank].filled[lang] = true;
                at = sections[rank].parent;
            }
        }
    }
}

fn decide_section(section: &mut Section, missing: &PerLang<Missing>, setting: &Setting<'_>, report: &mut Report) {
    for lang in setting.settings.languages.all() {
        let presence = match &section.draft.heads[lang] {
            Some(_) => Presence::Own,
            None if missing[lang] == Missing::Borrow => {
                borrow(lang, setting, section.draft.source_lang, |from| section.draft.heads[from].is_some())
            }
            None => Presence::Absent,
        };
        if presence == Presence::Absent
            && !section.draft.rules.told.contains(&lang)
            && (section.filled[lang] || section.is_root())
            && let Some(original) = &section.draft.heads[section.draft.source_lang]
        {
            let tag = &setting.settings.languages[lang].tag;
            report.say(say::section_untranslated(Place::file(&original.source), &section.draft.id, tag));
        }
        section.presence[lang] = presence;
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

/// The fields of a kind that keep an item back.
struct Gates {
    draft: Option<FieldId>,
    /// Where the kind demands approval: the field that says it was given.
    approval: Option<FieldId>,
    publish: Option<FieldId>,
    expires: Option<FieldId>,
}

impl Gates {
    fn of(kind: &Kind) -> Gates {
        let field = |name: &str| kind.field(name).map(|(field, _)| field);
        Gates { draft: field("draft"), approval: field("reviewed_on").filter(|_| kind.review), publish: field("publish"), expires: field("expires") }
    }

    /// A draft of the original keeps the whole item back; a draft of a translation only that language. A text that waits for
    /// the approval its kind demands is a draft.
    fn is_draft(&self, item: &Item, lang: Lang) -> bool {
        let says = |field: FieldId, lang| matches!(item.draft.word(lang, field), Some(Datum { value: Value::Boolean(true), .. }));
        let waits = |field: FieldId, lang: Lang| item.draft.heads[lang].is_some() && item.draft.word(lang, field).is_none();
        let is_draft = |lang| self.draft.is_some_and(|field| says(field, lang)) || self.approval.is_some_and(|field| waits(field, lang));
        is_draft(lang) || is_draft(item.draft.source_lang)
    }

    /// Within `publish` and `expires`. Both are always asked, so that the clock remembers the nearer boundary.
    fn is_live(&self, item: &Item, setting: &Setting<'_>) -> bool {
        let moment = |field: Option<FieldId>| match field.and_then(|field| item.draft.fact(field)) {
            Some(Datum { value: Value::Instant(moment), .. }) => Some(*moment),
            _ => None,
        };
        let published = moment(self.publish).is_none_or(|moment| setting.clock.has_come_civil(moment));
        let expired = moment(self.expires).is_some_and(|moment| setting.clock.has_come_civil(moment));
        (published || setting.preview) && !expired
    }
}
