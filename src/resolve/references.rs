//! Written references -> items. Never looks at words or addresses: an item may be referred to before anyone knows
//! where it will live.

use std::collections::{BTreeSet, HashMap};
use std::ops::Index as At;

use super::{Item, Setting};
use crate::diag::{Diagnostic, Report};
use crate::diag::catalog::links as say;
use crate::kinds::{Field, FieldId, Kind, KindId, Type, Value};
use crate::source::{Place, Placed};
use crate::text::nearest;

/// The items an item refers to, field by field. Most items refer to few, by few of their fields.
#[derive(Debug, Default)]
pub struct References {
    /// The field of each, in the order of the kind.
    fields: Vec<FieldId>,
    ranks: Vec<usize>,
    /// Those that readers must not find out, by their place among all.
    hidden: Vec<usize>,
}

impl References {
    /// What one field refers to, as written.
    pub fn of(&self, field: FieldId) -> &[usize] {
        let from = self.fields.partition_point(|other| *other < field);
        let to = self.fields.partition_point(|other| *other <= field);
        &self.ranks[from..to]
    }

    /// Every reference with its field, in the order of the kind's fields.
    pub fn iter(&self) -> impl Iterator<Item = (FieldId, usize)> {
        self.fields.iter().copied().zip(self.ranks.iter().copied())
    }

    /// Those of them that readers may know of.
    pub fn public(&self) -> impl Iterator<Item = (FieldId, usize)> {
        self.iter().enumerate().filter(|(at, _)| !self.hidden.contains(at)).map(|(_, reference)| reference)
    }

    /// Notes another reference. Fields come in their order.
    fn push(&mut self, field: FieldId, rank: usize, public: bool) {
        if !public {
            self.hidden.push(self.fields.len());
        }
        self.fields.push(field);
        self.ranks.push(rank);
    }
}

impl At<usize> for References {
    type Output = [usize];
    fn index(&self, field: usize) -> &[usize] {
        self.of(FieldId(field as u16))
    }
}

/// A reference found to lead somewhere.
struct Edge {
    from: usize,
    field: FieldId,
    to: usize,
    public: bool,
}

/// Resolves every reference field, and notes on each item who refers to it.
pub(super) fn resolve(items: &mut [Item], faulty: &BTreeSet<String>, setting: &Setting<'_>, report: &mut Report) {
    for Edge { from, field, to, public } in edges(items, faulty, setting, report) {
        items[from].references.push(field, to, public);
        // Who refers to an item by a field that never leaves must not be found out from its page. Edges come in the order
        // of who refers: the same one twice stands side by side.
        if public && items[to].referrers.last() != Some(&from) {
            items[to].referrers.push(from);
        }
    }
}

fn edges(items: &[Item], faulty: &BTreeSet<String>, setting: &Setting<'_>, report: &mut Report) -> Vec<Edge> {
    let index = Index::new(items);
    let referring: Vec<Vec<FieldId>> = setting.kinds.iter().map(|(_, kind)| referring(kind)).collect();
    let mut edges = Vec::with_capacity(items.len());
    for (from, item) in items.iter().enumerate() {
        let Some(original) = item.draft.original() else { continue };
        for field in referring[item.draft.kind.0 as usize].iter().copied() {
            let Some(datum) = original.values.get(field) else { continue };
            for (reference, column, public) in told(&item.kind(setting.kinds)[field], &datum.value, true) {
                let to = target_kind(&column.ty).and_then(|name| setting.kinds.find(name));
                match index.find(&reference.value, to, items, faulty) {
                    Found::Item(found) => edges.push(Edge { from, field, to: found, public }),
                    Found::Faulty => {}
                    Found::WrongKind(found) => {
                        let is = &setting.kinds[items[found].draft.kind].name;
                        let wanted = to.map_or("", |to| &setting.kinds[to].name);
                        report.say(say::wrong_kind(reference.place.clone(), &items[found].draft.id, is, wanted));
                    }
                    Found::Nothing => report.say(index.unknown(&reference.value, reference.place.clone(), to, items)),
                }
            }
        }
    }
    edges
}

/// Every reference in a value of a field, in order, with the field or the column it stands in and whether readers may know of it.
fn told<'a>(field: &'a Field, value: &'a Value, public: bool) -> Vec<(&'a Placed<String>, &'a Field, bool)> {
    let public = public && field.public;
    match (value, &field.ty) {
        (Value::Table(rows), Type::Table(columns)) => {
            let cells = rows.iter().flat_map(|row| columns.columns.iter().zip(&row.cells));
            cells.flat_map(|(column, cell)| cell.iter().flat_map(move |cell| told(column, &cell.value, public))).collect()
        }
        _ => value.references().into_iter().map(|reference| (reference, field, public)).collect(),
    }
}

/// The fields of a kind that can refer to items.
fn referring(kind: &Kind) -> Vec<FieldId> {
    fn refers(ty: &Type) -> bool {
        match ty {
            Type::Reference(_) => true,
            Type::Table(columns) => columns.columns.iter().any(|column| refers(&column.ty)),
            _ => false,
        }
    }
    kind.iter().filter(|(_, field)| refers(&field.ty)).map(|(id, _)| id).collect()
}

fn target_kind(ty: &Type) -> Option<&str> {
    match ty {
        Type::Reference(to) => to.as_deref(),
        _ => None,
    }
}

/// What a written id leads to.
pub(super) enum Found {
    /// An item.
    Item(usize),
    /// An item with a fault of its own: no second complaint.
    Faulty,
    /// An item of another kind than the field wants.
    WrongKind(usize),
    /// Nothing.
    Nothing,
}

/// Items by id and by the last part of their id.
pub(super) struct Index<'a> {
    whole: HashMap<&'a str, usize>,
    /// The first and the last item of this last part, and every item's next of its own.
    last: HashMap<&'a str, (usize, usize)>,
    next: Vec<Option<usize>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(items: &'a [Item]) -> Index<'a> {
        let count = items.len();
        let mut index = Index { whole: HashMap::with_capacity(count), last: HashMap::with_capacity(count), next: vec![None; count] };
        for (rank, item) in items.iter().enumerate() {
            index.whole.insert(&item.draft.id, rank);
            let (_, end) = index.last.entry(last_part(&item.draft.id)).or_insert((rank, rank));
            if *end != rank {
                index.next[*end] = Some(rank);
                *end = rank;
            }
        }
        index
    }

    /// The items whose ids end so, by rank.
    fn ending(&self, last: &str) -> impl Iterator<Item = usize> {
        std::iter::successors(self.last.get(last).map(|(first, _)| *first), |rank| self.next[*rank])
    }

    /// A whole id, or its last part where one item of the wanted kind has it.
    pub(super) fn find(&self, id: &str, to: Option<KindId>, items: &[Item], faulty: &BTreeSet<String>) -> Found {
        let fits = |rank: &usize| to.is_none_or(|kind| items[*rank].draft.kind == kind);
        if let Some(rank) = self.whole.get(id) {
            return if fits(rank) { Found::Item(*rank) } else { Found::WrongKind(*rank) };
        }
        let mut fitting = self.ending(id).filter(fits);
        if let (Some(only), None) = (fitting.next(), fitting.next()) {
            return Found::Item(only);
        }
        if faulty.iter().any(|other| other == id || last_part(other) == id) {
            return Found::Faulty;
        }
        match self.ending(id).next() {
            Some(other) if to.is_some() && !fits(&other) => Found::WrongKind(other),
            _ => Found::Nothing,
        }
    }

    /// Every item a filter may mean by this id: whole, or its last part.
    pub(super) fn meant(&self, id: &str) -> Vec<usize> {
        let mut meant: Vec<usize> = self.ending(id).collect();
        meant.extend(self.whole.get(id).filter(|rank| !meant.contains(rank)));
        meant
    }

    /// What to say of an id that leads nowhere, or to nobody knows which.
    pub(super) fn unknown(&self, id: &str, place: Place, to: Option<KindId>, items: &[Item]) -> Diagnostic {
        let fitting = self.ending(id).filter(|rank| to.is_none_or(|kind| items[*rank].draft.kind == kind));
        let several: Vec<&str> = fitting.map(|rank| items[rank].draft.id.as_str()).collect();
        say::unknown_item(place, id, self.nearest(id, to, items), &several)
    }

    /// The id most like a wrong one.
    fn nearest<'i>(&self, id: &str, to: Option<KindId>, items: &'i [Item]) -> Option<&'i str> {
        let fitting = || items.iter().filter(|item| to.is_none_or(|kind| item.draft.kind == kind));
        nearest(id, fitting().map(|item| item.draft.id.as_str())).or_else(|| {
            let near = nearest(last_part(id), fitting().map(|item| last_part(&item.draft.id)))?;
            fitting().map(|item| item.draft.id.as_str()).find(|other| last_part(other) == near)
        })
    }
}

pub(super) fn last_part(id: &str) -> &str {
    id.rsplit_once('/').map_or(id, |(_, last)| last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_keeps_its_own_references_as_written() {
        let mut references = References::default();
        for (field, rank) in [(1, 7), (1, 3), (4, 3)] {
            references.push(FieldId(field), rank, field != 4);
        }
        assert_eq!(references.of(FieldId(1)), [7, 3]);
        assert_eq!(references[4], [3]);
        assert!(references.of(FieldId(2)).is_empty() && references.of(FieldId(9)).is_empty());
        assert_eq!(references.iter().map(|(_, rank)| rank).collect::<Vec<_>>(), [7, 3, 3]);
        assert_eq!(references.public().map(|(_, rank)| rank).collect::<Vec<_>>(), [7, 3]);
    }
}
