//! What many pages have in common, made once: when the first page asks for it.
//!
//! Takes a pen, gives faces, cards, words, shells and lists by reference. Never makes anything nobody asked for: a pen for
//! one page costs little more than a pen.

use std::sync::{Arc, OnceLock};

use tera::Value;

use super::face::{Face, Trail};
use super::feeds::Feeds;
use super::lexicon::{Fixed, Lexicon};
use super::page::FacetLists;
use super::related::Related;
use super::shell::{self, Shell};
use super::view::{Named, View};
use super::{Pen, card};
use crate::diag::Diagnostic;
use crate::kinds::KindId;
use crate::lang::Lang;
use crate::resolve::{Node, Setting, Site};

/// A place for each of a number of things in each language.
pub(super) struct Once<T> {
    languages: usize,
    places: Vec<OnceLock<T>>,
}

impl<T> Once<T> {
    fn new(things: usize, languages: usize) -> Once<T> {
        Once { languages, places: (0..things * languages).map(|_| OnceLock::new()).collect() }
    }

    fn get(&self, thing: usize, lang: Lang, make: impl FnOnce() -> T) -> &T {
        self.places[thing * self.languages + lang.0 as usize].get_or_init(make)
    }
}

/// All that is kept, for one site as it is.
pub struct Kept {
    items: Once<Option<Box<Face>>>,
    sections: Once<Option<Box<Face>>>,
    facets: Once<Option<Box<Face>>>,
    trails: Once<Trail>,
    cards: Once<Option<Value>>,
    lexicons: Once<Lexicon>,
    fixed: Once<Fixed>,
    feeds: Once<Feeds>,
    facet_lists: Once<FacetLists>,
    relations: OnceLock<Related>,
    sites: Once<Arc<View>>,
    alone: Once<Value>,
    shells: Once<Result<Arc<Shell>, Diagnostic>>,
}

impl Kept {
    /// Nothing yet.
    pub fn nothing(site: &Site, setting: &Setting<'_>) -> Self {
        let languages = setting.settings.languages.len();
        let (items, sections, facets) = (site.items.len(), site.sections.len(), site.facets.len());
        Kept {
            items: Once::new(items, languages),
            sections: Once::new(sections, languages),
            facets: Once::new(facets, languages),
            trails: Once::new(sections, languages),
            cards: Once::new(items, languages),
            lexicons: Once::new(setting.kinds.iter().count(), languages),
            fixed: Once::new(1, languages),
            feeds: Once::new(1, languages),
            facet_lists: Once::new(sections, languages),
            relations: OnceLock::new(),
            sites: Once::new(1, languages),
            alone: Once::new(1, languages),
            shells: Once::new(sections + 1, languages),
        }
    }
}

impl Pen<'_> {
    /// How a node looks to readers of a language; `None` if it has no page they could be led to.
    pub(super) fn face(&self, node: Node, lang: Lang) -> Option<&Face> {
        let (faces, rank) = match node {
            Node::Item(rank) => (&self.kept.items, rank),
            Node::Section(rank) => (&self.kept.sections, rank),
            Node::Facet(rank) => (&self.kept.facets, rank),
            Node::Chooser | Node::NotFound => return None,
        };
        faces.get(rank, lang, || Face::of(self, node, lang).map(Box::new)).as_deref()
    }

    /// The way from the home page to a section.
    pub(super) fn trail(&self, section: usize, lang: Lang) -> &Trail {
        self.kept.trails.get(section, lang, || Trail::to(self, section, lang))
    }

    /// The card of an item for readers of a language; `None` if it is nowhere.
    pub(super) fn card(&self, rank: usize, lang: Lang) -> Option<Value> {
        self.kept.cards.get(rank, lang, || card::card(self, rank, lang)).clone()
    }

    /// The cards of items.
    pub(super) fn cards(&self, ranks: impl IntoIterator<Item = usize>, lang: Lang) -> Value {
        ranks.into_iter().filter_map(|rank| self.card(rank, lang)).collect::<Vec<Value>>().into()
    }

    /// The words a kind is spoken of with.
    pub(super) fn lexicon(&self, kind: KindId, lang: Lang) -> &Lexicon {
        self.kept.lexicons.get(kind.0 as usize, lang, || Lexicon::of(self, kind, lang))
    }

    /// The words every page may need.
    pub(super) fn fixed(&self, lang: Lang) -> &Fixed {
        self.kept.fixed.get(0, lang, || Fixed::of(self, lang))
    }

    /// The feeds of a language: every page names them.
    pub(super) fn feeds(&self, lang: Lang) -> &Feeds {
        self.kept.feeds.get(0, lang, || Feeds::of(self, lang))
    }

    /// The facets of a section's kind.
    pub(super) fn facet_lists(&self, section: usize, lang: Lang) -> &FacetLists {
        self.kept.facet_lists.get(section, lang, || FacetLists::of(self, section, lang))
    }

    /// What items share, in whatever language.
    pub(super) fn relations(&self) -> &Related {
        self.kept.relations.get_or_init(|| Related::of(self.site, self.setting.kinds))
    }

    /// What all pages know of the site, but its menus.
    pub(super) fn site_view(&self, lang: Lang) -> &View {
        self.kept.sites.get(0, lang, || Arc::new(shell::site(self, lang)))
    }

    /// The site without menus: what Markdown blocks see.
    pub(super) fn site_alone(&self, lang: Lang) -> Value {
        self.kept.alone.get(0, lang, || self.site_view(lang).seen_with("menus", Named::default())).clone()
    }

    /// What stands around pages that lie in a section and are in no menu themselves, or around the section's own page.
    pub(super) fn shell(&self, section: Option<usize>, lang: Lang) -> Result<Arc<Shell>, Diagnostic> {
        let place = section.map_or(0, |rank| rank + 1);
        let make = || Shell::marked(self, section.map(Node::Section), None, lang).map(Arc::new);
        self.kept.shells.get(place, lang, make).clone()
    }
}
