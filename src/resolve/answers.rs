//! Answers to asks, worked out once for all pages.
//!
//! Takes asks and the pages they are asked on, gives each answer as data. An ask that does not look at its page has one
//! answer a language, whatever number of pages ask it; only the page's own item is left out when it is looked up.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::asks::{Ask, AskId, When, is_over};
use super::components::Block;
use super::order::{InOrder, by_kind, first};
use super::references::{Index, last_part};
use super::{Item, Node, Setting, Site};
use crate::kinds::{FieldId, Type};
use crate::lang::{Lang, PerLang};

/// Every answer some page holds.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// The most each ask wants.
    limits: Vec<usize>,
    /// The answers of asks that do not look at the page, one longer than wanted: the page's own item may be among them.
    alike: Vec<PerLang<Vec<usize>>>,
    /// The answers of those that do, by ask and item.
    about: BTreeMap<(AskId, usize), PerLang<Vec<usize>>>,
}

/// Answers what is asked on any page of the site. What no page asks is not answered, and the clock not asked of it.
pub(super) fn answer(site: &Site, asks: Vec<Ask>, in_order: &InOrder, setting: &Setting<'_>) -> Answers {
    let wanted = Wanted::of(site, &asks, setting);
    let search = Search::new(site, in_order, setting);
    let alike = asks
        .iter()
        .zip(&wanted.alike)
        .map(|(ask, langs)| if any(langs) { search.alike(ask, langs) } else { search.nothing() })
        .collect();
    let about = wanted
        .about
        .iter()
        .map(|((id, rank), langs)| ((*id, *rank), search.about(&asks[id.0 as usize], *rank, langs)))
        .collect();
    Answers { limits: asks.iter().map(|ask| ask.limit).collect(), alike, about }
}

/// In which languages each ask is asked; of those about "this", also by which item.
struct Wanted {
    alike: Vec<PerLang<bool>>,
    about: BTreeMap<(AskId, usize), PerLang<bool>>,
}

fn any(langs: &PerLang<bool>) -> bool {
    langs.iter().any(|(_, wanted)| *wanted)
}

impl Wanted {
    fn of(site: &Site, asks: &[Ask], setting: &Setting<'_>) -> Wanted {
        let none = || PerLang::from_fn(&setting.settings.languages, |_| false);
        let mut wanted = Wanted { alike: asks.iter().map(|_| none()).collect(), about: BTreeMap::new() };
        let views = Views::of(site, setting);
        for page in site.pages.iter().filter(|page| page.number == 1) {
            let of_view = views.asks(site, page.node).iter().map(|(_, id)| *id);
            for id in of_view.chain(asked_by(site, page.node, page.lang)) {
                if !asks[id.0 as usize].about_this {
                    wanted.alike[id.0 as usize][page.lang] = true;
                } else if let Node::Item(rank) = page.node {
                    wanted.about.entry((id, rank)).or_insert_with(none)[page.lang] = true;
                }
            }
        }
        wanted
    }
}

/// What a section and the body of a page ask.
fn asked_by(site: &Site, node: Node, lang: Lang) -> impl Iterator<Item = AskId> {
    let (own, blocks) = match node {
        Node::Section(rank) => {
            let section = &site.sections[rank];
            let words = section.presence[lang].words(lang);
            (&section.asks[..], words.map(|words| &section.links[words].blocks[..]))
        }
        Node::Item(rank) => {
            let item = &site.items[rank];
            (&[][..], item.words_lang(lang).map(|words| &item.links[words].blocks[..]))
        }
        _ => (&[][..], None),
    };
    let in_body = blocks.into_iter().flatten().filter_map(|block| match block {
        Block::List { ask, .. } => Some(*ask),
        _ => None,
    });
    own.iter().map(|(_, id)| *id).chain(in_body)
}

/// What the views ask: an item's view depends on its kind only.
struct Views<'a> {
    items: Vec<&'a [(String, AskId)]>,
    sections: Vec<&'a [(String, AskId)]>,
    others: [&'a [(String, AskId)]; 3],
}

impl<'a> Views<'a> {
    fn of(site: &'a Site, setting: &Setting<'_>) -> Views<'a> {
        let asks = |view: &str, kind: Option<&str>| -> &'a [(String, AskId)] {
            let asks = setting.theme.and_then(|theme| site.asks.get(&theme.view(view, kind)));
            asks.map_or(&[], Vec::as_slice)
        };
        Views {
            items: setting.kinds.iter().map(|(_, kind)| asks(site.view(Node::Item(0)), Some(&kind.name))).collect(),
            sections: (0..site.sections.len()).map(|rank| asks(site.view(Node::Section(rank)), None)).collect(),
            others: [Node::Facet(0), Node::NotFound, Node::Chooser].map(|node| asks(site.view(node), None)),
        }
    }

    fn asks(&self, site: &Site, node: Node) -> &'a [(String, AskId)] {
        match node {
            Node::Item(rank) => self.items[site.items[rank].draft.kind.0 as usize],
            Node::Section(rank) => self.sections[rank],
            Node::Facet(_) => self.others[0],
            Node::NotFound => self.others[1],
            Node::Chooser => self.others[2],
        }
    }
}

/// Looks for what fits an ask where it can be, not everywhere.
struct Search<'a> {
    site: &'a Site,
    in_order: &'a InOrder,
    setting: &'a Setting<'a>,
    of_kinds: Vec<Vec<usize>>,
    /// Made when the first filter names an item.
    index: OnceCell<Index<'a>>,
    /// Whether each item is over, once somebody asked.
    over: Vec<OnceCell<Option<bool>>>,
}

impl<'a> Search<'a> {
    fn new(site: &'a Site, in_order: &'a InOrder, setting: &'a Setting<'a>) -> Search<'a> {
        let of_kinds = by_kind(&site.items, setting);
        let over = site.items.iter().map(|_| OnceCell::new()).collect();
        Search { site, in_order, setting, of_kinds, index: OnceCell::new(), over }
    }

    fn nothing(&self) -> PerLang<Vec<usize>> {
        PerLang::from_fn(&self.setting.settings.languages, |_| Vec::new())
    }

    fn alike(&self, ask: &Ask, langs: &PerLang<bool>) -> PerLang<Vec<usize>> {
        let fits: Vec<usize> = self.candidates(ask).iter().copied().filter(|rank| self.fits(ask, *rank)).collect();
        let count = ask.limit + 1;
        let kind = ask.kind.filter(|kind| self.setting.kinds[*kind].order == ask.order);
        let Some(kind) = kind else {
            return self.each(langs, |lang| first(&fits, count, lang, &ask.order, &self.site.items, self.setting));
        };
        let mut is_fit = vec![false; self.site.items.len()];
        fits.iter().for_each(|rank| is_fit[*rank] = true);
        self.each(langs, |lang| self.in_order.of(kind, lang).iter().copied().filter(|rank| is_fit[*rank]).take(count).collect())
    }

    fn about(&self, ask: &Ask, page: usize, langs: &PerLang<bool>) -> PerLang<Vec<usize>> {
        let referrers = self.site.items[page].referrers.iter().copied();
        let fits: Vec<usize> = referrers.filter(|rank| *rank != page && self.fits(ask, *rank)).collect();
        self.each(langs, |lang| first(&fits, ask.limit, lang, &ask.order, &self.site.items, self.setting))
    }

    fn each(&self, langs: &PerLang<bool>, answer: impl Fn(Lang) -> Vec<usize>) -> PerLang<Vec<usize>> {
        PerLang::from_fn(&self.setting.settings.languages, |lang| if langs[lang] { answer(lang) } else { Vec::new() })
    }

    /// The items among which those that fit must be, by rank.
    fn candidates(&self, ask: &Ask) -> Cow<'_, [usize]> {
        let Some(kind) = ask.kind else { return (0..self.site.items.len()).collect() };
        let is_told = |field: FieldId| {
            let field = &self.setting.kinds[kind][field];
            field.public && matches!(field.ty, Type::Reference(_))
        };
        match ask.filters.iter().find(|(field, _)| is_told(*field)) {
            // Who refers to an item was noted on it.
            Some((_, wanted)) => {
                let meant = self.index.get_or_init(|| Index::new(&self.site.items)).meant(wanted).into_iter();
                let mut referrers: Vec<usize> = meant.flat_map(|rank| &self.site.items[rank].referrers).copied().collect();
                referrers.sort_unstable();
                referrers.dedup();
                referrers.into()
            }
            None => self.of_kinds[kind.0 as usize].as_slice().into(),
        }
    }

    fn fits(&self, ask: &Ask, rank: usize) -> bool {
        let item = &self.site.items[rank];
        ask.kind.is_none_or(|kind| item.draft.kind == kind)
            && ask.section.is_none_or(|section| within(item.section, section, self.site))
            && ask.filters.iter().all(|(field, wanted)| has(item, *field, wanted, &self.site.items))
            && match ask.when {
                When::Any => true,
                When::Upcoming => self.is_over(rank) == Some(false),
                When::Past => self.is_over(rank) == Some(true),
            }
    }

    fn is_over(&self, rank: usize) -> Option<bool> {
        *self.over[rank].get_or_init(|| is_over(&self.site.items[rank], self.setting))
    }
}

fn within(mut section: usize, wanted: usize, site: &Site) -> bool {
    loop {
        if section == wanted {
            return true;
        }
        match site.sections[section].parent {
            Some(parent) => section = parent,
            None => return false,
        }
    }
}

fn has(item: &Item, field: FieldId, wanted: &str, items: &[Item]) -> bool {
    let choice = item.draft.fact(field).is_some_and(|datum| datum.value.choices().contains(&wanted));
    choice || item.references.of(field).iter().any(|rank| {
        let id = &items[*rank].draft.id;
        id == wanted || last_part(id) == wanted
    })
}

impl Site {
    /// The view a node is shown with.
    pub fn view(&self, node: Node) -> &str {
        match node {
            Node::Section(rank) => {
                let section = &self.sections[rank];
                section.draft.rules.view.as_deref().unwrap_or(if section.is_root() { "home" } else { "section" })
            }
            Node::Item(_) => "item",
            Node::Facet(_) => "facet",
            Node::NotFound => "not-found",
            Node::Chooser => "chooser",
        }
    }

    /// What the template of a page and its section ask, by name, with the answers. The later of one name counts.
    pub fn answers<'a>(&'a self, template: &str, node: Node, lang: Lang) -> impl Iterator<Item = (&'a str, Cow<'a, [usize]>)> {
        let own = match node {
            Node::Section(rank) => self.sections[rank].asks.as_slice(),
            _ => &[],
        };
        let asked = self.asks.get(template).map(Vec::as_slice).unwrap_or_default();
        asked.iter().chain(own).map(move |(name, ask)| (name.as_str(), self.answer(*ask, node, lang)))
    }

    /// The items that answer an ask on the pages of a node, in order. Never the page's own item.
    pub fn answer(&self, ask: AskId, node: Node, lang: Lang) -> Cow<'_, [usize]> {
        let own = match node {
            Node::Item(rank) => Some(rank),
            _ => None,
        };
        if let Some(about) = own.and_then(|rank| self.answers.about.get(&(ask, rank))) {
            return Cow::Borrowed(&about[lang]);
        }
        let at = ask.0 as usize;
        let (Some(alike), Some(limit)) = (self.answers.alike.get(at), self.answers.limits.get(at)) else { return Cow::default() };
        without(&alike[lang], own, *limit)
    }
}

/// At most so many of an answer, the page's own item left out.
fn without(answer: &[usize], own: Option<usize>, limit: usize) -> Cow<'_, [usize]> {
    let wanted = &answer[..limit.min(answer.len())];
    match own.filter(|own| wanted.contains(own)) {
        Some(own) => answer.iter().copied().filter(|rank| *rank != own).collect(),
        None => Cow::Borrowed(wanted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_own_item_makes_room_for_the_next() {
        assert_eq!(*without(&[4, 7, 2], None, 2), [4, 7]);
        assert_eq!(*without(&[4, 7, 2], Some(7), 2), [4, 2]);
        assert_eq!(*without(&[4, 7, 2], Some(2), 2), [4, 7]);
        assert!(without(&[4], Some(4), 2).is_empty());
    }
}
