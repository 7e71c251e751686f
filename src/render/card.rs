//! An item as it stands in a list: small, the same in every list of a language.

use serde_json::{Value as Json, json};

use super::{Pen, compact, escape, shown};
use crate::i18n::Voice;
use crate::kinds::{Field, Type, Value};
use crate::lang::Lang;
use crate::resolve::Node;

/// The card of an item for readers of a language. An item that is not there in that language is shown in the language
/// it was written in, marked so; `None` if it is nowhere.
pub(crate) fn card(pen: &Pen<'_>, rank: usize, lang: Lang) -> Option<Json> {
    let item = &pen.site.items[rank];
    let kind = item.kind(pen.setting.kinds);
    let (path, at) = pen.lead(Node::Item(rank), lang)?;
    let words = item.words_lang(at)?;
    let text = |name: &str| kind.field(name).and_then(|(field, _)| item.text(words, field));
    let voice = pen.voice(words);
    let title = text("title")?;
    let date = kind.date.and_then(|field| item.draft.fact(field)).and_then(|datum| match &datum.value {
        Value::Date(day) => Some((pen.voice(lang).day(day), day.to_string())),
        Value::Period(period) => Some((pen.voice(lang).period(period), period.from.to_string())),
        _ => None,
    });
    let fields: serde_json::Map<String, Json> = kind
        .iter()
        .filter(|(_, field)| stands_on_card(field))
        .filter_map(|(id, field)| Some((field.name.clone(), shown::shown(pen, rank, id, lang, shown::Depth::Card)?)))
        .collect();
    Some(compact(json!({
        "id": item.draft.id,
        "kind": kind.name,
        "title": voice.typeset(title),
        "title_html": phrased(voice, title),
        "summary": text("summary").map(|summary| voice.typeset(summary)),
        "url": pen.link(path),
        "lang": (words != lang).then(|| pen.tag(words)),
        "dir": (words != lang).then(|| pen.dir(words)),
        "draft": item.is_draft[lang],
        "date_text": date.as_ref().map(|(text, _)| text),
        "date_iso": date.as_ref().map(|(_, iso)| iso),
        "fields": fields,
    })))
}

/// Short facts only: what does not lead on to other cards, is no long text and no picture.
fn stands_on_card(field: &Field) -> bool {
    !field.common
        && field.public
        && !field.many
        && matches!(
            field.ty,
            Type::Choice(_) | Type::Money | Type::Area | Type::Date | Type::Period | Type::Instant | Type::Integer
                | Type::Decimal | Type::Percent | Type::Country | Type::Contact | Type::Reference(_)
        )
}

/// Typeset text as HTML, with `<wbr>` between phrases where the language writes without spaces.
pub(crate) fn phrased(voice: &Voice, text: &str) -> String {
    let set = voice.typeset(text);
    voice.phrases(&set).into_iter().map(escape).collect::<Vec<_>>().join("<wbr>")
}
