//! What refers to an item, for the item's page.
//!
//! Takes references and items in order, gives for each item that is referred to the lists its page gathers: by kind of
//! who refers, in that kind's order, in every language. Works them out once; asking costs nothing.

use super::order::InOrder;
use super::{Item, Setting, Site};
use crate::kinds::{FieldId, KindId};
use crate::lang::{Lang, PerLang};

/// The items of one kind that refer to an item by a field of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gathered {
    /// Their kind.
    pub kind: KindId,
    /// Who they are, in order.
    pub items: Vec<usize>,
}

/// The lists of every item; nothing for items nobody refers to.
#[derive(Debug, Default)]
pub(super) struct Gatherings(Vec<Option<Box<PerLang<Vec<Gathered>>>>>);

/// Gathers what refers to each item. Fields that every kind has say nothing of what an item is about, and those that
/// never leave must not be found out from a page.
pub(super) fn gather(items: &[Item], in_order: &InOrder, setting: &Setting<'_>) -> Gatherings {
    let languages = &setting.settings.languages;
    let mut lists: Vec<Option<Box<PerLang<Vec<Gathered>>>>> = items.iter().map(|_| None).collect();
    for (kind_id, kind) in setting.kinds.iter() {
        let tells = |field: FieldId| !kind[field].common;
        for lang in languages.all() {
            for from in in_order.of(kind_id, lang) {
                for (_, to) in items[*from].references.public().filter(|(field, _)| tells(*field)) {
                    let list = lists[to].get_or_insert_with(|| Box::new(PerLang::from_fn(languages, |_| Vec::new())));
                    note(&mut list[lang], kind_id, *from);
                }
            }
        }
    }
    Gatherings(lists)
}

/// Adds one who refers. Kinds come in turn, and who refers twice does so at once.
fn note(list: &mut Vec<Gathered>, kind: KindId, from: usize) {
    match list.last_mut().filter(|last| last.kind == kind) {
        Some(last) if last.items.last() == Some(&from) => {}
        Some(last) => last.items.push(from),
        None => list.push(Gathered { kind, items: vec![from] }),
    }
}

impl Site {
    /// Items that refer to an item by a field of their own kind, by kind and in order.
    pub fn gathered(&self, rank: usize, lang: Lang) -> &[Gathered] {
        self.gatherings.0[rank].as_ref().map_or(&[], |lists| &lists[lang])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_refers_twice_is_gathered_once_and_kinds_stand_apart() {
        let mut list = Vec::new();
        for (kind, from) in [(1, 5), (1, 5), (1, 2), (3, 5)] {
            note(&mut list, KindId(kind), from);
        }
        let told: Vec<(u16, &[usize])> = list.iter().map(|one| (one.kind.0, &one.items[..])).collect();
        assert_eq!(told, [(1, &[5, 2][..]), (3, &[5])]);
    }
}
