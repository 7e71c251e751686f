//! Facet pages: one for each value, or pair of values, that items have and a kind asks pages for.
//!
//! A facet that is a reference needs none: its page is the page of the item it refers to.

use std::collections::BTreeMap;

use super::{Item, Section, Setting, order};
use crate::kinds::{FieldId, KindId, Type};
use crate::lang::PerLang;

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FacetValue {
    /// A word of a closed set.
    Choice(String),
    /// An item.
    Item(usize),
}

/// A facet page: the items of a section that share values.
#[derive(Debug)]
pub struct Facet {
    /// The kind of the items.
    pub kind: KindId,
    /// The section they are in.
    pub section: usize,
    /// What they share.
    pub parts: Vec<(FieldId, FacetValue)>,
    /// Who they are, in order, by language.
    pub members: PerLang<Vec<usize>>,
}

/// The values an item has in a facet field.
pub(super) fn values(item: &Item, field: FieldId) -> Vec<FacetValue> {
    let Some(datum) = item.draft.fact(field) else { return Vec::new() };
    let choices = datum.value.choices().into_iter().map(|choice| FacetValue::Choice(choice.to_owned()));
    choices.chain(item.references[field.0 as usize].iter().map(|rank| FacetValue::Item(*rank))).collect()
}

/// Every facet page of every section.
pub(super) fn gather(items: &[Item], sections: &[Section], setting: &Setting<'_>) -> Vec<Facet> {
    let mut facets = Vec::new();
    for (section_rank, section) in sections.iter().enumerate() {
        let Some(kind_id) = section.draft.rules.kind else { continue };
        let kind = &setting.kinds[kind_id];
        let ranks: Vec<usize> =
            (0..items.len()).filter(|rank| items[*rank].section == section_rank && items[*rank].draft.kind == kind_id).collect();
        for fields in kind.facet_pages.iter().filter(|fields| needs_page(kind, fields)) {
            let mut groups: BTreeMap<Vec<FacetValue>, Vec<usize>> = BTreeMap::new();
            for rank in &ranks {
                for combination in combinations(&items[*rank], fields) {
                    groups.entry(combination).or_default().push(*rank);
                }
            }
            for (values, members) in groups {
                facets.push(Facet {
                    kind: kind_id,
                    section: section_rank,
                    parts: fields.iter().copied().zip(values).collect(),
                    members: PerLang::from_fn(&setting.settings.languages, |lang| {
                        order::sorted(&members, lang, &kind.order, items, setting)
                    }),
                });
            }
        }
    }
    facets
}

fn needs_page(kind: &crate::kinds::Kind, fields: &[FieldId]) -> bool {
    match fields {
        [only] => !matches!(kind[*only].ty, Type::Reference(_)),
        _ => true,
    }
}

/// Every way to take one value of each field.
fn combinations(item: &Item, fields: &[FieldId]) -> Vec<Vec<FacetValue>> {
    fields.iter().fold(vec![Vec::new()], |so_far, field| {
        let values = values(item, *field);
        so_far
            .iter()
            .flat_map(|taken| values.iter().map(|value| [taken.as_slice(), std::slice::from_ref(value)].concat()))
            .collect()
    })
}
