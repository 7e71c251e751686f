//! Confirming a translation and approving a text: the edits that say so in front matter.

use toml_edit::{DocumentMut, value};

use crate::clock::Clock;
use crate::diag::Report;
use crate::diag::catalog::desk as say;
use crate::edit::{self, Edit};
use crate::kinds::Kinds;
use crate::lang::Lang;
use crate::parse::{Beside, Manuscript};
use crate::source::Place;
use crate::stamp::{Stamp, Standing};

/// Why a translation is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It was brought up to what the source says now.
    Translated,
    /// The source says the same in other words: the translation stands as it is.
    Unchanged,
}

/// What confirming came to.
#[derive(Clone, Debug)]
pub enum Confirmed {
    /// The edit that stamps it.
    Edit(Edit),
    /// It is current already.
    Already,
}

/// Confirms that a translation says what its source says now. `None` after a complaint.
pub fn confirm(manuscript: &Manuscript, id: &str, lang: Lang, meaning: Meaning, clock: &Clock, report: &mut Report) -> Option<Confirmed> {
    let beside = manuscript.beside(id, lang)?;
    let Beside { source, own, file, stamp, .. } = beside;
    let is_untouched = stamp.is_some_and(|stamp| stamp.value.own == own.print());
    match beside.standing() {
        Standing::Original => return None,
        Standing::Current { moved: false } => return Some(Confirmed::Already),
        Standing::Behind(drift) if meaning == Meaning::Translated && is_untouched => {
            report.say(say::not_translated(Place::file(file), drift.changed, drift.of));
            return None;
        }
        _ => {}
    }
    let stamp = Stamp::new(source, own, clock.today()).to_string();
    let edit = edit::front(file, |document| set(document, "stamp", &stamp));
    if edit.is_none() {
        report.say(say::front_not_editable(Place::file(file)));
    }
    edit.map(Confirmed::Edit)
}

/// Approves the text of an item in one language as it stands today. `None` after a complaint.
pub fn review(manuscript: &Manuscript, id: &str, lang: Lang, by: &str, day: jiff::civil::Date, kinds: &Kinds, report: &mut Report) -> Option<Edit> {
    let draft = manuscript.item(id)?;
    let head = draft.heads[lang].as_ref()?;
    let print = head.blocks().print().to_string();
    let has = |name: &str| kinds[draft.kind].field(name).is_some();
    let edit = edit::front(&head.source, |document| {
        set(document, "reviewed_by", by);
        document["reviewed_on"] = value(datetime(day));
        if has("reviewed_text") {
            set(document, "reviewed_text", &print);
        }
    });
    if edit.is_none() {
        report.say(say::front_not_editable(Place::file(&head.source)));
    }
    edit
}

/// Sets a string, with what stands around it.
fn set(document: &mut DocumentMut, key: &str, text: &str) {
    match document.get_mut(key).and_then(|item| item.as_value_mut()) {
        Some(old) => {
            let decor = old.decor().clone();
            *old = text.into();
            *old.decor_mut() = decor;
        }
        None => {
            document.insert(key, value(text));
        }
    }
}

fn datetime(day: jiff::civil::Date) -> toml_edit::Datetime {
    let date = toml_edit::Date { year: day.year().unsigned_abs(), month: day.month().unsigned_abs(), day: day.day().unsigned_abs() };
    toml_edit::Datetime { date: Some(date), time: None, offset: None }
}
