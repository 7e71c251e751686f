//! An item as it stands in a list: small, the same in every list of a language.

use tera::Value;

use super::shown::{self, Depth, Shown};
use super::view::{Named, View};
use super::Pen;
use crate::kinds::{Field, FieldId, Scope, Type, Value as Written};
use crate::lang::Lang;
use crate::resolve::Node;

/// The card of an item for readers of a language. An item that is not there in that language is shown in the language
/// it was written in, marked so; `None` if it is nowhere.
pub(super) fn card(pen: &Pen<'_>, rank: usize, lang: Lang) -> Option<Value> {
    let item = &pen.site.items[rank];
    let kind = item.kind(pen.setting.kinds);
    let face = pen.face(Node::Item(rank), lang)?;
    let title = face.title.clone()?;
    let fields: Vec<(FieldId, Shown)> = kind
        .iter()
        .filter(|(_, field)| stands_on_card(field))
        .filter_map(|(id, _)| Some((id, shown::shown(pen, rank, id, lang, Depth::Card)?)))
        .collect();
    let (date_text, date_iso) = date(pen, rank, &fields, lang).unzip();
    let (tag, dir) = face.foreign(pen, lang);
    let fields = fields.into_iter().map(|(id, shown)| (kind[id].name.as_str(), shown.into())).collect();
    let card = View::sized(12)
        .with("id", item.draft.id.as_str())
        .with("kind", kind.name.as_str())
        .with("title", title)
        .with("title_html", face.title_html.clone())
        .with("summary", face.summary.clone())
        .with("url", face.url.clone())
        .with("lang", tag)
        .with("dir", dir)
        .with("draft", item.is_draft[lang])
        .with("date_text", date_text)
        .with("date_iso", date_iso)
        .with("fields", Named(fields));
    Some(card.into())
}

/// When it is, in words and for machines; already shown if the date is one of the fields.
fn date(pen: &Pen<'_>, rank: usize, fields: &[(FieldId, Shown)], lang: Lang) -> Option<(Value, Value)> {
    let item = &pen.site.items[rank];
    let kind = item.kind(pen.setting.kinds);
    let field = kind.date?;
    let (text, iso): (String, String) = match &item.draft.fact(field)?.value {
        Written::Date(_) | Written::Period(_) if kind[field].scope == Scope::Fact && fields.iter().any(|(id, _)| *id == field) => {
            let (_, shown) = fields.iter().find(|(id, _)| *id == field)?;
            return Some((shown.text.clone(), shown.iso.clone()?));
        }
        Written::Date(day) => (pen.voice(lang).day(day), day.to_string()),
        Written::Period(period) => (pen.voice(lang).period(period), period.from.to_string()),
        _ => return None,
    };
    Some((text.into(), iso.into()))
}

/// Short facts only: what does not lead on to other cards, is no long text and no picture. Figures with the day they hold
/// for may be told elsewhere, for day and source go with them; other tables belong to their page.
fn stands_on_card(field: &Field) -> bool {
    let short = match &field.ty {
        Type::Choice(_) | Type::Money | Type::Area | Type::Date | Type::Period | Type::Instant | Type::Integer | Type::Decimal
        | Type::Percent | Type::Country | Type::Contact | Type::Reference(_) => true,
        Type::Table(table) => field.scope == Scope::Fact && table.columns.iter().any(|column| column.dated),
        _ => false,
    };
    short && !field.common && field.public && !field.many
}
