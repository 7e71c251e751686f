//! Lists in order: by the keys a kind or section names, in the collation of the reader's language.
//!
//! Takes ranks of items, gives those that are there, in order. What has no value comes last, whichever way the order
//! runs; ids decide between equals, so that two events on one day never swap places between builds. Each key of an item
//! is worked out once for a list, never once for a comparison.

use std::cmp::Ordering;

use super::{Item, Section, Setting};
use crate::i18n::Voice;
use crate::kinds::{FieldId, KindId, OrderKey, Scope, Type, Value};
use crate::lang::{Lang, PerLang};

/// The items that are there in a language, in order.
pub fn sorted(ranks: &[usize], lang: Lang, order: &[OrderKey], items: &[Item], setting: &Setting<'_>) -> Vec<usize> {
    first(ranks, usize::MAX, lang, order, items, setting)
}

/// The first items of [`sorted`], without putting the others in order.
pub fn first(ranks: &[usize], count: usize, lang: Lang, order: &[OrderKey], items: &[Item], setting: &Setting<'_>) -> Vec<usize> {
    let there = ranks.iter().copied().filter(|rank| items[*rank].presence[lang].is_there()).collect();
    arranged(there, count, lang, order, items, setting)
}

/// Items in order, wherever they are there.
fn arranged(ranks: Vec<usize>, count: usize, lang: Lang, order: &[OrderKey], items: &[Item], setting: &Setting<'_>) -> Vec<usize> {
    let keys = Keys::of(&ranks, lang, order, items, setting);
    let mut rows: Vec<usize> = (0..ranks.len()).collect();
    // Items stand by id: ranks decide as ids would.
    let compare = |a: &usize, b: &usize| keys.compare(*a, *b).then(ranks[*a].cmp(&ranks[*b]));
    if count < rows.len() {
        rows.select_nth_unstable_by(count, compare);
        rows.truncate(count);
    }
    rows.sort_unstable_by(compare);
    rows.into_iter().map(|row| ranks[row]).collect()
}

/// The keys of a list: a row for each item, a column for each key of the order.
struct Keys<'a> {
    order: &'a [OrderKey],
    cells: Vec<Option<Key<'a>>>,
    voice: &'a Voice,
}

impl<'a> Keys<'a> {
    fn of(ranks: &[usize], lang: Lang, order: &'a [OrderKey], items: &'a [Item], setting: &Setting<'a>) -> Keys<'a> {
        let mut cells = Vec::with_capacity(ranks.len() * order.len());
        // Neighbours are mostly of one kind.
        let mut columns: Option<(KindId, Vec<Column>)> = None;
        for item in ranks.iter().map(|rank| &items[*rank]) {
            let kind = item.draft.kind;
            let known = columns.take().filter(|(of, _)| *of == kind).map(|(_, columns)| columns);
            let known = known.unwrap_or_else(|| order.iter().map(|key| Column::of(kind, key, setting)).collect());
            cells.extend(known.iter().map(|column| column.key(item, lang, setting)));
            columns = Some((kind, known));
        }
        Keys { order, cells, voice: setting.words.voice(lang) }
    }

    fn compare(&self, a: usize, b: usize) -> Ordering {
        let row = |at: usize| &self.cells[at * self.order.len()..][..self.order.len()];
        let mut columns = self.order.iter().zip(row(a).iter().zip(row(b)));
        let unequal = columns.find_map(|(key, (a, b))| Some(self.by_key(key, a, b)).filter(|ordering| *ordering != Ordering::Equal));
        unequal.unwrap_or(Ordering::Equal)
    }

    fn by_key(&self, key: &OrderKey, a: &Option<Key<'_>>, b: &Option<Key<'_>>) -> Ordering {
        let turn = |ordering: Ordering| if key.down { ordering.reverse() } else { ordering };
        match (a, b) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(Key::Words(a)), Some(Key::Words(b))) => turn(self.voice.compare(a, b)),
            (Some(a), Some(b)) => turn(a.cmp(b)),
        }
    }
}

/// Where the items of one kind have the value a key names.
#[derive(Clone, Copy)]
enum Column {
    AsOf,
    Id,
    Field(FieldId),
    Nowhere,
}

impl Column {
    fn of(kind: KindId, key: &OrderKey, setting: &Setting<'_>) -> Column {
        match key.field.as_str() {
            "as_of" => Column::AsOf,
            "id" => Column::Id,
            name => setting.kinds[kind].field(name).map_or(Column::Nowhere, |(field, _)| Column::Field(field)),
        }
    }

    fn key<'a>(self, item: &'a Item, lang: Lang, setting: &Setting<'_>) -> Option<Key<'a>> {
        match self {
            Column::AsOf => item.draft.as_of.map(Key::at_start),
            Column::Id => Some(Key::Words(&item.draft.id)),
            Column::Field(field) => Key::of(&item.value(lang, field, setting.kinds)?.value, &item.kind(setting.kinds)[field].ty),
            Column::Nowhere => None,
        }
    }

    /// Whether readers of all languages get the same order by it.
    fn is_same_everywhere(self, kind: KindId, setting: &Setting<'_>) -> bool {
        match self {
            Column::AsOf | Column::Nowhere => true,
            Column::Id => false,
            Column::Field(field) => {
                let field = &setting.kinds[kind][field];
                field.scope == Scope::Fact && !matches!(field.ty, Type::String | Type::Text | Type::Country)
            }
        }
    }
}

/// A value made comparable.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Number(crate::values::Decimal),
    Time(jiff::civil::DateTime, jiff::civil::Date),
    Place(usize),
    Words(&'a str),
}

impl<'a> Key<'a> {
    fn at_start(day: crate::values::Day) -> Key<'a> {
        Key::Time(day.date.at(0, 0, 0, 0), day.last())
    }

    fn of(value: &'a Value, ty: &Type) -> Option<Key<'a>> {
        Some(match value {
            Value::Integer(integer) => Key::Number((*integer).into()),
            Value::Decimal(number) | Value::Percent(number) => Key::Number(*number),
            Value::Money(money) => Key::Number(money.most),
            Value::Area(area) => Key::Number(area.hectares()),
            Value::Boolean(yes) => Key::Place(usize::from(*yes)),
            Value::Date(day) => Key::at_start(*day),
            Value::Period(period) => {
                Key::Time(period.from.date.to_datetime(period.starts.unwrap_or_default()), period.last())
            }
            Value::Instant(moment) => Key::Time(*moment, moment.date()),
            Value::Choice(id) => match ty {
                Type::Choice(choices) => Key::Place(choices.iter().position(|choice| choice == id)?),
                _ => return None,
            },
            Value::Text(text) => Key::Words(text),
            Value::Country(country) => Key::Words(country.as_str()),
            _ => return None,
        })
    }
}

/// The items of each kind, by rank.
pub(super) fn by_kind(items: &[Item], setting: &Setting<'_>) -> Vec<Vec<usize>> {
    let mut of_kinds: Vec<Vec<usize>> = setting.kinds.iter().map(|_| Vec::new()).collect();
    for (rank, item) in items.iter().enumerate() {
        of_kinds[item.draft.kind.0 as usize].push(rank);
    }
    of_kinds
}

/// Every kind's items in the kind's own order, by language: most lists are parts of these, so they need no sorting.
pub(super) struct InOrder {
    kinds: Vec<PerLang<Vec<usize>>>,
}

impl InOrder {
    /// Puts the items of every kind in order.
    pub(super) fn new(items: &[Item], setting: &Setting<'_>) -> InOrder {
        let of_kinds = setting.kinds.iter().zip(by_kind(items, setting));
        InOrder { kinds: of_kinds.map(|((kind, _), ranks)| in_order(kind, &ranks, items, setting)).collect() }
    }

    /// The items of a kind that are there in a language, in the kind's order.
    pub(super) fn of(&self, kind: KindId, lang: Lang) -> &[usize] {
        &self.kinds[kind.0 as usize][lang]
    }
}

fn in_order(kind: KindId, ranks: &[usize], items: &[Item], setting: &Setting<'_>) -> PerLang<Vec<usize>> {
    let languages = &setting.settings.languages;
    let order = &setting.kinds[kind].order;
    if !order.iter().all(|key| Column::of(kind, key, setting).is_same_everywhere(kind, setting)) {
        return PerLang::from_fn(languages, |lang| sorted(ranks, lang, order, items, setting));
    }
    let all = arranged(ranks.to_vec(), usize::MAX, Lang::FIRST, order, items, setting);
    PerLang::from_fn(languages, |lang| all.iter().copied().filter(|rank| items[*rank].presence[lang].is_there()).collect())
}

/// Puts the items of every section in order.
pub(super) fn sort(items: &[Item], sections: &mut [Section], in_order: &InOrder, setting: &Setting<'_>) {
    let mut inside: Vec<Vec<usize>> = sections.iter().map(|_| Vec::new()).collect();
    for (rank, item) in items.iter().enumerate() {
        inside[item.section].push(rank);
    }
    let alike: Vec<Option<KindId>> = sections.iter().zip(&inside).map(|(section, ranks)| plain(section, ranks, items, setting)).collect();
    for lang in setting.settings.languages.all() {
        for (kind, _) in setting.kinds.iter() {
            for rank in in_order.of(kind, lang) {
                let section = items[*rank].section;
                if alike[section] == Some(kind) {
                    sections[section].items[lang].push(*rank);
                }
            }
        }
        for rank in (0..sections.len()).filter(|rank| alike[*rank].is_none()) {
            sections[rank].items[lang] = sorted(&inside[rank], lang, order_of(&sections[rank], setting), items, setting);
        }
    }
}

/// The kind of a section's items, if they are all of one and stand as that kind orders them.
fn plain(section: &Section, ranks: &[usize], items: &[Item], setting: &Setting<'_>) -> Option<KindId> {
    let kind = items[*ranks.first()?].draft.kind;
    let alike = ranks.iter().all(|rank| items[*rank].draft.kind == kind);
    (alike && order_of(section, setting) == setting.kinds[kind].order).then_some(kind)
}

/// How a section's list is ordered: as it says itself, else as its kind does.
fn order_of<'a>(section: &'a Section, setting: &Setting<'a>) -> &'a [OrderKey] {
    match (&section.draft.rules.order[..], section.draft.rules.kind) {
        ([], Some(kind)) => &setting.kinds[kind].order,
        (order, _) => order,
    }
}
