//! Written references -> items. Never looks at words or addresses: an item may be referred to before anyone knows
//! where it will live.

use std::collections::{BTreeMap, BTreeSet};

use super::{Item, Setting};
use crate::diag::Report;
use crate::diag::catalog::links as say;
use crate::kinds::{KindId, Type};
use crate::source::Placed;
use crate::text::nearest;

/// Resolves every reference field, and notes on each item who refers to it.
pub(super) fn resolve(items: &mut [Item], faulty: &BTreeSet<String>, setting: &Setting<'_>, report: &mut Report) {
    let index = Index::new(items);
    let mut edges: Vec<(usize, usize, usize)> = Vec::new();
    let mut secret: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (rank, item) in items.iter().enumerate() {
        let kind = item.kind(setting.kinds);
        for (field_id, field) in kind.iter() {
            let to = target_kind(&field.ty).and_then(|name| setting.kinds.find(name));
            let Some(datum) = item.draft.fact(field_id) else { continue };
            if !field.public {
                secret.insert((rank, field_id.0 as usize));
            }
            for reference in datum.value.references() {
                match index.find(reference, to, items, faulty) {
                    Found::Item(found) => edges.push((rank, field_id.0 as usize, found)),
                    Found::Faulty => {}
                    Found::WrongKind(found) => {
                        let is = &setting.kinds[items[found].draft.kind].name;
                        let wanted = to.map_or("", |to| &setting.kinds[to].name);
                        report.say(say::wrong_kind(reference.place.clone(), &items[found].draft.id, is, wanted));
                    }
                    Found::Nothing => {
                        let near = index.nearest(&reference.value, to, items);
                        report.say(say::unknown_item(reference.place.clone(), &reference.value, near));
                    }
                }
            }
        }
    }
    for (from, field, to) in edges {
        items[from].references[field].push(to);
        // Who refers to an item by a field that never leaves must not be found out from its page.
        if !secret.contains(&(from, field)) && !items[to].referrers.contains(&from) {
            items[to].referrers.push(from);
        }
    }
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
pub(super) struct Index {
    whole: BTreeMap<String, usize>,
    last: BTreeMap<String, Vec<usize>>,
}

impl Index {
    pub(super) fn new(items: &[Item]) -> Index {
        let mut index = Index { whole: BTreeMap::new(), last: BTreeMap::new() };
        for (rank, item) in items.iter().enumerate() {
            index.whole.insert(item.draft.id.clone(), rank);
            index.last.entry(last_part(&item.draft.id).to_owned()).or_default().push(rank);
        }
        index
    }

    /// A whole id, or its last part where one item of the wanted kind has it.
    pub(super) fn find(&self, reference: &Placed<String>, to: Option<KindId>, items: &[Item], faulty: &BTreeSet<String>) -> Found {
        let id = reference.value.as_str();
        let fits = |rank: &usize| to.is_none_or(|kind| items[*rank].draft.kind == kind);
        if let Some(rank) = self.whole.get(id) {
            return if fits(rank) { Found::Item(*rank) } else { Found::WrongKind(*rank) };
        }
        let same_last = self.last.get(id).map(Vec::as_slice).unwrap_or_default();
        if let [only] = same_last.iter().filter(|rank| fits(rank)).collect::<Vec<_>>()[..] {
            return Found::Item(*only);
        }
        if faulty.iter().any(|other| other == id || last_part(other) == id) {
            return Found::Faulty;
        }
        match same_last {
            [other, ..] if to.is_some() && !fits(other) => Found::WrongKind(*other),
            _ => Found::Nothing,
        }
    }

    /// The id most like a wrong one.
    pub(super) fn nearest<'a>(&self, id: &str, to: Option<KindId>, items: &'a [Item]) -> Option<&'a str> {
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
