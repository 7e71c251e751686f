//! Facets: values that items share.
//!
//! Takes items in order, gives a page for each value, or pair of values, that items have and a kind asks pages for, and
//! for each section how many items have which value. A facet that is a reference needs no page of its own: its page is
//! the page of the item it refers to.

use std::collections::{BTreeMap, HashMap};

use super::order::InOrder;
use super::{Item, Node, Section, Setting, Site};
use crate::kinds::{FieldId, KindId, Type};
use crate::lang::{Lang, PerLang};

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

/// One facet of a section in one language: its values in the order of the kind, else of the language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetList {
    /// The field.
    pub field: FieldId,
    /// Its values.
    pub values: Vec<FacetEntry>,
}

/// A value of a facet and how many items of the section have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetEntry {
    /// Its page: the item's own, or a facet page.
    pub node: Node,
    /// The language its page is in.
    pub lang: Lang,
    /// Its words, typeset.
    pub label: String,
    /// How many items have it.
    pub count: usize,
}

/// The values an item has in a facet field.
fn values(item: &Item, field: FieldId) -> Vec<FacetValue> {
    let Some(datum) = item.draft.fact(field) else { return Vec::new() };
    let choices = datum.value.choices().into_iter().map(|choice| FacetValue::Choice(choice.to_owned()));
    choices.chain(item.references.of(field).iter().map(|rank| FacetValue::Item(*rank))).collect()
}

/// The items of each section that are of the section's kind.
fn of_sections(items: &[Item], sections: &[Section]) -> Vec<Vec<usize>> {
    let mut ranks: Vec<Vec<usize>> = sections.iter().map(|_| Vec::new()).collect();
    for (rank, item) in items.iter().enumerate() {
        if sections[item.section].draft.rules.kind == Some(item.draft.kind) {
            ranks[item.section].push(rank);
        }
    }
    ranks
}

/// Every facet page of every section.
pub(super) fn gather(items: &[Item], sections: &[Section], in_order: &InOrder, setting: &Setting<'_>) -> Vec<Facet> {
    let mut facets = Vec::new();
    // The facets each item is a member of.
    let mut facets_of: Vec<Vec<usize>> = items.iter().map(|_| Vec::new()).collect();
    for (section_rank, (section, ranks)) in sections.iter().zip(of_sections(items, sections)).enumerate() {
        let Some(kind_id) = section.draft.rules.kind else { continue };
        let kind = &setting.kinds[kind_id];
        for fields in kind.facet_pages.iter().filter(|fields| needs_page(kind, fields)) {
            let mut groups: BTreeMap<Vec<FacetValue>, Vec<usize>> = BTreeMap::new();
            for rank in &ranks {
                for combination in combinations(&items[*rank], fields) {
                    groups.entry(combination).or_default().push(*rank);
                }
            }
            for (values, members) in groups {
                members.iter().for_each(|rank| facets_of[*rank].push(facets.len()));
                facets.push(Facet {
                    kind: kind_id,
                    section: section_rank,
                    parts: fields.iter().copied().zip(values).collect(),
                    members: PerLang::from_fn(&setting.settings.languages, |_| Vec::new()),
                });
            }
        }
    }
    for lang in setting.settings.languages.all() {
        for rank in setting.kinds.iter().flat_map(|(kind, _)| in_order.of(kind, lang)) {
            facets_of[*rank].iter().for_each(|facet| facets[*facet].members[lang].push(*rank));
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

/// The pages of single choices: by section, field and choice.
type ChoicePages<'a> = HashMap<(usize, FieldId, &'a str), usize>;

/// Counts the values of every facet of every section, in every language.
pub(super) fn count(site: &mut Site, setting: &Setting<'_>) {
    let mut pages = ChoicePages::new();
    for (rank, facet) in site.facets.iter().enumerate() {
        if let [(field, FacetValue::Choice(choice))] = &facet.parts[..] {
            pages.insert((facet.section, *field, choice), rank);
        }
    }
    let lists = of_sections(&site.items, &site.sections)
        .iter()
        .enumerate()
        .map(|(section, ranks)| of_section(site, section, ranks, &pages, setting))
        .collect::<Vec<_>>();
    for (section, lists) in site.sections.iter_mut().zip(lists) {
        section.facets = lists;
    }
}

fn of_section(site: &Site, section: usize, ranks: &[usize], pages: &ChoicePages<'_>, setting: &Setting<'_>) -> PerLang<Vec<FacetList>> {
    let languages = &setting.settings.languages;
    let mut lists = PerLang::from_fn(languages, |_| Vec::new());
    let Some(kind) = site.sections[section].draft.rules.kind else { return lists };
    let single = setting.kinds[kind].facet_pages.iter().filter_map(|fields| if let [only] = fields[..] { Some(only) } else { None });
    for field in single {
        let mut having: BTreeMap<FacetValue, PerLang<usize>> = BTreeMap::new();
        for item in ranks.iter().map(|rank| &site.items[*rank]) {
            for value in values(item, field) {
                let counts = having.entry(value).or_insert_with(|| PerLang::from_fn(languages, |_| 0));
                languages.all().filter(|lang| item.presence[*lang].is_there()).for_each(|lang| counts[lang] += 1);
            }
        }
        let choices = match &setting.kinds[kind][field].ty {
            Type::Choice(choices) => choices.as_slice(),
            _ => &[],
        };
        let nodes: Vec<Counted> = having
            .into_iter()
            .filter_map(|(value, counts)| match value {
                FacetValue::Item(rank) => Some(Counted { rank: 0, node: Node::Item(rank), counts }),
                FacetValue::Choice(choice) => {
                    let rank = choices.iter().position(|known| *known == choice).unwrap_or(choices.len());
                    Some(Counted { rank, node: Node::Facet(*pages.get(&(section, field, choice.as_str()))?), counts })
                }
            })
            .collect();
        for lang in languages.all() {
            let values = entries(site, &nodes, lang, setting);
            if !values.is_empty() {
                lists[lang].push(FacetList { field, values });
            }
        }
    }
    lists
}

/// A value of a facet, and how many items of the section have it.
struct Counted {
    /// Its place among the choices of the kind; nought where it is no choice.
    rank: usize,
    node: Node,
    counts: PerLang<usize>,
}

/// Choices in the order the kind gives them (stages of a project, steps of a journey), items in that of the language.
fn entries(site: &Site, nodes: &[Counted], lang: Lang, setting: &Setting<'_>) -> Vec<FacetEntry> {
    let mut entries: Vec<(usize, FacetEntry)> = nodes
        .iter()
        .filter_map(|Counted { rank, node, counts }| {
            let (_, at) = site.lead(*node, lang).filter(|_| counts[lang] > 0)?;
            let label = setting.words.voice(at).typeset(&site.title(*node, at, setting)?);
            Some((*rank, FacetEntry { node: *node, lang: at, label, count: counts[lang] }))
        })
        .collect();
    entries.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| setting.words.voice(lang).compare(&one.label, &other.label)));
    entries.into_iter().map(|(_, entry)| entry).collect()
}
