//! Lists in order: by the keys a kind or section names, in the collation of the reader's language.

use std::cmp::Ordering;

use super::{Item, Setting};
use crate::kinds::{OrderKey, Type, Value};
use crate::lang::Lang;

/// The items that are there in a language, in order. What has no value comes last, whichever way the order runs; ids
/// decide between equals, so that two events on one day never swap places between builds.
pub fn sorted(ranks: &[usize], lang: Lang, order: &[OrderKey], items: &[Item], setting: &Setting<'_>) -> Vec<usize> {
    let mut there: Vec<usize> = ranks.iter().copied().filter(|rank| items[*rank].presence[lang].is_there()).collect();
    there.sort_by(|a, b| {
        order
            .iter()
            .map(|key| by_key(&items[*a], &items[*b], lang, key, setting))
            .find(|ordering| *ordering != Ordering::Equal)
            .unwrap_or(Ordering::Equal)
            .then_with(|| items[*a].draft.id.cmp(&items[*b].draft.id))
    });
    there
}

fn by_key(a: &Item, b: &Item, lang: Lang, key: &OrderKey, setting: &Setting<'_>) -> Ordering {
    let turn = |ordering: Ordering| if key.down { ordering.reverse() } else { ordering };
    match (Rank::of(a, lang, key, setting), Rank::of(b, lang, key, setting)) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(Rank::Words(a)), Some(Rank::Words(b))) => turn(setting.words.voice(lang).compare(a, b)),
        (Some(a), Some(b)) => turn(a.cmp(&b)),
    }
}

/// A value made comparable.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank<'a> {
    Number(crate::values::Decimal),
    Time(jiff::civil::DateTime, jiff::civil::Date),
    Place(usize),
    Words(&'a str),
}

impl<'a> Rank<'a> {
    fn of(item: &'a Item, lang: Lang, key: &OrderKey, setting: &Setting<'_>) -> Option<Rank<'a>> {
        let at_start = |day: crate::values::Day| Rank::Time(day.date.at(0, 0, 0, 0), day.last());
        match key.field.as_str() {
            "as_of" => return item.draft.as_of.map(at_start),
            "id" => return Some(Rank::Words(&item.draft.id)),
            _ => {}
        }
        let (field_id, field) = item.kind(setting.kinds).field(&key.field)?;
        Some(match &item.value(lang, field_id, setting.kinds)?.value {
            Value::Integer(integer) => Rank::Number((*integer).into()),
            Value::Decimal(number) | Value::Percent(number) => Rank::Number(*number),
            Value::Money(money) => Rank::Number(money.most),
            Value::Area(area) => Rank::Number(area.hectares()),
            Value::Boolean(yes) => Rank::Place(usize::from(*yes)),
            Value::Date(day) => at_start(*day),
            Value::Period(period) => {
                Rank::Time(period.from.date.to_datetime(period.starts.unwrap_or_default()), period.last())
            }
            Value::Instant(moment) => Rank::Time(*moment, moment.date()),
            Value::Choice(id) => match &field.ty {
                Type::Choice(choices) => Rank::Place(choices.iter().position(|choice| choice == id)?),
                _ => return None,
            },
            Value::Text(text) => Rank::Words(text),
            Value::Country(country) => Rank::Words(country.as_str()),
            _ => return None,
        })
    }
}

/// Puts the items of every section, and sections among their siblings, in order.
pub(super) fn sort(items: &[Item], sections: &mut [super::Section], setting: &Setting<'_>) {
    let inside: Vec<Vec<usize>> = (0..sections.len())
        .map(|rank| (0..items.len()).filter(|item| items[*item].section == rank).collect())
        .collect();
    for (section, ranks) in sections.iter_mut().zip(inside) {
        let order = match (&section.draft.rules.order[..], section.draft.rules.kind) {
            ([], Some(kind)) => setting.kinds[kind].order.clone(),
            (order, _) => order.to_vec(),
        };
        for lang in setting.settings.languages.all() {
            section.items[lang] = sorted(&ranks, lang, &order, items, setting);
        }
    }
}
