//! Items that share what they are about: topics, sectors, countries, places – whatever kind some facet leads to.
//!
//! Takes the site, gives for an item the few that share most with it, newest first among equals. Looks at no more than the
//! newest items under each thing shared, so that a great site costs each page no more than a small one. Never names an item
//! the page shows anyway.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Pen;
use crate::kinds::{FieldId, KindId, Kinds, Type};
use crate::lang::Lang;
use crate::resolve::{Item, Site};
use crate::values::Day;

/// Most items a page names.
const LIMIT: usize = 4;

/// How many items are looked at under each thing shared: the newest that are there in the language.
const NEAR: usize = 64;

/// What items are about, and who else is about it.
pub(super) struct Related {
    /// What each item is about, sorted.
    about: Vec<Box<[u32]>>,
    /// Who is about each item, newest first.
    about_it: Vec<Vec<u32>>,
    /// The place of each item when all stand newest first; ids decide between equal days.
    newest: Vec<u32>,
}

impl Related {
    pub(super) fn of(site: &Site, kinds: &Kinds) -> Related {
        let facets = facet_kinds(kinds);
        let about: Vec<Box<[u32]>> = site.items.iter().map(|item| about(item, kinds, &facets)).collect();
        let mut order: Vec<(Option<Day>, u32)> = (0..).zip(&site.items).map(|(rank, item)| (day(item, kinds), rank)).collect();
        order.sort_by_key(|(day, rank)| (Reverse(day.map(|day| day.last())), *rank));
        let mut related = Related { about_it: vec![Vec::new(); about.len()], newest: vec![0; about.len()], about };
        for (place, (_, rank)) in (0..).zip(order) {
            related.newest[rank as usize] = place;
            for thing in &related.about[rank as usize] {
                related.about_it[*thing as usize].push(rank);
            }
        }
        related
    }

    /// The items most alike an item that are there in a language.
    fn to(&self, site: &Site, rank: usize, lang: Lang) -> Vec<usize> {
        let own = &self.about[rank];
        let is_there = |other: &&u32| site.items[**other as usize].presence[lang].is_there();
        let near = own.iter().flat_map(|thing| self.about_it[*thing as usize].iter().filter(is_there).take(NEAR));
        let mut found: Vec<(Reverse<usize>, u32, u32)> = near
            .filter(|other| **other as usize != rank)
            .map(|other| (Reverse(shared(own, &self.about[*other as usize])), self.newest[*other as usize], *other))
            .collect();
        found.sort_unstable();
        found.dedup();
        let item = &site.items[rank];
        let shown = |other: usize| item.referrers.binary_search(&other).is_ok() || item.references.iter().any(|(_, to)| to == other);
        found.into_iter().map(|(.., other)| other as usize).filter(|other| !shown(*other)).take(LIMIT).collect()
    }
}

/// The kinds whose items other items are gathered under.
fn facet_kinds(kinds: &Kinds) -> BTreeSet<KindId> {
    let fields = kinds.iter().flat_map(|(_, kind)| kind.facet_pages.iter().flatten().map(|field| &kind[*field]));
    fields.filter_map(|field| if let Type::Reference(Some(name)) = &field.ty { kinds.find(name) } else { None }).collect()
}

fn about(item: &Item, kinds: &Kinds, facets: &BTreeSet<KindId>) -> Box<[u32]> {
    let kind = item.kind(kinds);
    let tells = |field: FieldId| {
        let field = &kind[field];
        !field.common && field.public && matches!(&field.ty, Type::Reference(Some(name)) if kinds.find(name).is_some_and(|kind| facets.contains(&kind)))
    };
    let mut about: Vec<u32> = item.references.iter().filter(|(field, _)| tells(*field)).filter_map(|(_, rank)| u32::try_from(rank).ok()).collect();
    about.sort_unstable();
    about.dedup();
    about.into()
}

/// When an item is, else the day its facts hold for.
fn day(item: &Item, kinds: &Kinds) -> Option<Day> {
    let date = item.kind(kinds).date.and_then(|field| item.draft.fact(field)?.value.begins());
    date.or(item.draft.as_of)
}

/// How many numbers two sorted lists share.
fn shared(one: &[u32], other: &[u32]) -> usize {
    one.iter().filter(|number| other.binary_search(number).is_ok()).count()
}

impl Pen<'_> {
    /// The items related to an item, for readers of a language.
    pub(super) fn related(&self, rank: usize, lang: Lang) -> Vec<usize> {
        self.relations().to(self.site, rank, lang)
    }
}
