//! The words fields, choices and pages are named with, said once per language.
//!
//! Takes a kind and the portal's fixed words, gives texts ready for templates. Never says a word of an item.

use tera::Value;

use super::view::marked;
use super::{Pen, body};
use crate::kinds::{Field, FieldId, Kind, KindId, Type};
use crate::lang::Lang;
use crate::markdown::Words;

/// The words of one kind in one language.
pub(super) struct Lexicon {
    /// By field.
    fields: Vec<FieldWords>,
    /// What its items are called together.
    pub plural: Value,
}

/// The words of one field, or of one column of a table.
pub(super) struct FieldWords {
    /// Its name in front matter.
    pub name: Value,
    /// Its label.
    pub label: Value,
    /// The label of its group in the ledger.
    pub group: Option<Value>,
    /// Its choices, in their order.
    choices: Vec<Value>,
    /// Its columns.
    pub columns: Vec<FieldWords>,
}

impl Lexicon {
    pub(super) fn of(pen: &Pen<'_>, kind: KindId, lang: Lang) -> Lexicon {
        let kind = &pen.setting.kinds[kind];
        let say = |id: &str| said(pen, lang, id);
        Lexicon {
            fields: kind.fields.iter().map(|field| FieldWords::of(pen, kind, field, lang)).collect(),
            plural: say(&format!("kind-{}.plural", kind.name)).unwrap_or_else(|| kind.name.as_str().into()),
        }
    }
}

impl std::ops::Index<FieldId> for Lexicon {
    type Output = FieldWords;
    fn index(&self, field: FieldId) -> &FieldWords {
        &self.fields[field.0 as usize]
    }
}

impl FieldWords {
    fn of(pen: &Pen<'_>, kind: &Kind, field: &Field, lang: Lang) -> FieldWords {
        let column = |column: &Field| {
            // `project-schedule-label`; the field's own label where a column has none.
            let own = said(pen, lang, &format!("{}-{}-{}", kind.name, field.name, column.name));
            let words = FieldWords::of(pen, kind, column, lang);
            FieldWords { label: own.unwrap_or(words.label), ..words }
        };
        FieldWords {
            name: field.name.as_str().into(),
            label: label(pen, kind, field, lang),
            group: field.group.as_ref().map(|id| said(pen, lang, &format!("group-{id}")).unwrap_or_else(|| id.as_str().into())),
            choices: match &field.ty {
                Type::Choice(choices) => choices.iter().map(|id| choice(pen, kind, field, id, lang)).collect(),
                _ => Vec::new(),
            },
            columns: match &field.ty {
                Type::Table(columns) => columns.columns.iter().map(column).collect(),
                _ => Vec::new(),
            },
        }
    }

    /// What a choice is called.
    pub(super) fn choice(&self, ty: &Type, id: &str) -> Value {
        let Type::Choice(choices) = ty else { return id.into() };
        let rank = choices.iter().position(|choice| choice == id);
        rank.and_then(|rank| self.choices.get(rank)).cloned().unwrap_or_else(|| id.into())
    }
}

/// The label of a field in a language: `project-capital`, `field-title` for those every kind has, else the name itself.
fn label(pen: &Pen<'_>, kind: &Kind, field: &Field, lang: Lang) -> Value {
    let own = said(pen, lang, &format!("{}-{}", kind.name, field.name));
    own.or_else(|| said(pen, lang, &format!("field-{}", field.name))).unwrap_or_else(|| field.name.as_str().into())
}

fn choice(pen: &Pen<'_>, kind: &Kind, field: &Field, id: &str, lang: Lang) -> Value {
    said(pen, lang, &format!("{}-{}-{id}", kind.name, field.name)).unwrap_or_else(|| id.into())
}

fn said(pen: &Pen<'_>, lang: Lang, id: &str) -> Option<Value> {
    pen.voice(lang).phrase(id, &[]).ok().map(|phrase| phrase.text.into())
}

/// The words any page of a language may need.
pub(super) struct Fixed {
    /// The portal's name.
    pub site_title: Value,
    /// The home page in breadcrumbs.
    pub home: Value,
    /// What stands for a value that is not known yet.
    pub pending: Value,
    /// The same as HTML.
    pub pending_html: Value,
    /// A thing that is so.
    pub yes: Value,
    /// A thing that is not so.
    pub no: Value,
    /// The language as Open Graph writes it.
    pub locale: Value,
    /// The words bodies are given.
    pub body: Words,
}

impl Fixed {
    pub(super) fn of(pen: &Pen<'_>, lang: Lang) -> Fixed {
        let voice = pen.voice(lang);
        let pending = pen.say(lang, "value-pending").into();
        Fixed {
            site_title: voice.typeset(&pen.setting.settings.title[lang]).into(),
            home: pen.say(lang, "ui-home").into(),
            pending_html: marked(&pending),
            pending,
            yes: pen.say(lang, "value-yes").into(),
            no: pen.say(lang, "value-no").into(),
            locale: voice.og_locale().into(),
            body: body::words(pen, lang),
        }
    }
}
