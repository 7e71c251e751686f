//! `Manuscript` -> [`Site`]: references, presence, addresses, lists, answers.
//!
//! Takes the heads of all items, gives a site in which every link leads somewhere and every list is in order. Never
//! renders and never touches the disk.

mod addresses;
mod answers;
mod asks;
mod components;
mod contact;
mod facets;
mod gathered;
mod ledger;
mod links;
mod menus;
mod order;
mod presence;
mod references;
mod rules;

pub use asks::{Ask, AskId, When, is_over};
pub use components::{Block, Figure};
pub use facets::{Facet, FacetEntry, FacetList, FacetValue};
pub use gathered::Gathered;
pub use ledger::fix;
pub use order::{first, sorted};
pub use links::{BodyLinks, Followed, ItemFile};
pub use menus::{MenuLink, MenuPlace};
pub use presence::Presence;
pub use references::References;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::clock::Clock;
use crate::config::Settings;
use crate::diag::Report;
use crate::discover::Inventory;
use crate::i18n::Words;
use crate::kinds::{FieldId, Kind, Kinds};
use crate::lang::{Lang, PerLang};
use crate::media::Darkroom;
use crate::parse::{Draft, Manuscript, SectionDraft};
use crate::theme::Theme;

/// What is decided outside and holds for the whole run.
pub struct Setting<'a> {
    /// `site.toml`.
    pub settings: &'a Settings,
    /// The kinds.
    pub kinds: &'a Kinds,
    /// The portal's words and formats.
    pub words: &'a Words,
    /// What views ask for; none if the theme has faults.
    pub theme: Option<&'a Theme>,
    /// Where pictures are made.
    pub darkroom: &'a Darkroom,
    /// The site's time.
    pub clock: &'a Clock,
    /// Whether drafts are shown.
    pub preview: bool,
}

/// Something that has addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// The page at `/` that offers the languages.
    Chooser,
    /// A section; the root's page is the home page.
    Section(usize),
    /// An item.
    Item(usize),
    /// A facet, or pair of facets, with a page of its own.
    Facet(usize),
    /// The page hosts show for addresses that lead nowhere.
    NotFound,
}

/// An item with everything known of it.
#[derive(Debug)]
pub struct Item {
    /// As written.
    pub draft: Arc<Draft>,
    /// The items each field refers to, by field.
    pub references: References,
    /// The section it belongs to.
    pub section: usize,
    /// In which languages it is there.
    pub presence: PerLang<Presence>,
    /// Whether it is only there because drafts are shown.
    pub is_draft: PerLang<bool>,
    /// What the links of its bodies lead to.
    pub links: PerLang<BodyLinks>,
    /// Items that refer to it, by rank.
    pub referrers: Vec<usize>,
}

/// A section with everything known of it.
#[derive(Debug)]
pub struct Section {
    /// As written.
    pub draft: SectionDraft,
    /// The section above; the root has none.
    pub parent: Option<usize>,
    /// Its items that are there, in order, by language.
    pub items: PerLang<Vec<usize>>,
    /// Sections right below, in order.
    pub sections: Vec<usize>,
    /// In which languages it is there.
    pub presence: PerLang<Presence>,
    /// Whether anything below it is there.
    pub filled: PerLang<bool>,
    /// What the links of its intros lead to.
    pub links: PerLang<BodyLinks>,
    /// What its page asks for beside its list.
    pub asks: Vec<(String, AskId)>,
    /// How many of its items have which values, by language.
    pub facets: PerLang<Vec<FacetList>>,
}

/// One page to be rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// What it shows.
    pub node: Node,
    /// Its language.
    pub lang: Lang,
    /// Which page of a list, from 1.
    pub number: usize,
    /// Where it is, without the base and without a slash in front: `vi/du-an/`.
    pub path: String,
}

/// The site, complete and in order.
#[derive(Debug)]
pub struct Site {
    /// Every item, by id.
    pub items: Vec<Item>,
    /// Every section, by id; the root first.
    pub sections: Vec<Section>,
    /// Every facet page.
    pub facets: Vec<Facet>,
    /// Every page, by path.
    pub pages: Vec<Page>,
    /// Old address -> what it leads to now.
    pub aliases: BTreeMap<String, (Node, Lang)>,
    /// Files beside items that pages show or link to, by path on disk.
    pub files: BTreeMap<String, ItemFile>,
    /// What views ask for: by view.
    pub asks: BTreeMap<String, Vec<(String, AskId)>>,
    /// Menus by name, by language.
    pub menus: PerLang<BTreeMap<String, Vec<MenuLink>>>,
    /// The organisation that speaks.
    pub publisher: Option<usize>,
    /// Addresses the ledger does not know yet.
    pub unrecorded: usize,
    addresses: addresses::Addresses,
    gatherings: gathered::Gatherings,
    answers: answers::Answers,
}

/// Joins the heads to a site.
pub fn join(manuscript: Manuscript, inventory: &Inventory, setting: &Setting<'_>, report: &mut Report) -> Site {
    let Manuscript { items, sections, faulty, .. } = manuscript;
    let mut sections = menus::section_tree(sections, setting, report);
    let mut items: Vec<Item> = items.into_iter().map(|draft| Item::new(draft, &sections, setting)).collect();

    references::resolve(&mut items, &faulty, setting, report);
    rules::check(&items, setting, report);
    presence::decide(&mut items, &mut sections, setting, report);
    let in_order = order::InOrder::new(&items, setting);
    order::sort(&items, &mut sections, &in_order, setting);
    let facets = facets::gather(&items, &sections, &in_order, setting);

    let mut site = Site {
        addresses: addresses::Addresses::default(),
        gatherings: gathered::gather(&items, &in_order, setting),
        answers: answers::Answers::default(),
        pages: Vec::new(),
        aliases: BTreeMap::new(),
        files: BTreeMap::new(),
        asks: BTreeMap::new(),
        menus: PerLang::from_fn(&setting.settings.languages, |_| BTreeMap::new()),
        publisher: None,
        unrecorded: 0,
        items,
        sections,
        facets,
    };
    addresses::assign(&mut site, setting, report);
    facets::count(&mut site, setting);
    let mut said = Report::new();
    let (unrecorded, followed) = rayon::join(
        || ledger::check(&site, inventory, setting, &mut said),
        || links::follow(&site, inventory, &faulty, setting, report),
    );
    report.absorb(said);
    site.unrecorded = unrecorded;
    let mut asked = followed.settle(&mut site);
    asks::read(&mut site, &mut asked, setting, report);
    site.answers = answers::answer(&site, asked.all(), &in_order, setting);
    menus::fill(&mut site, &faulty, setting, report);
    contact::check(setting, report);
    site
}

impl Item {
    fn new(draft: Arc<Draft>, sections: &[Section], setting: &Setting<'_>) -> Item {
        let languages = &setting.settings.languages;
        let section = menus::nearest_section(&draft.id, sections);
        Item {
            references: References::default(),
            section,
            presence: PerLang::from_fn(languages, |_| Presence::Absent),
            is_draft: PerLang::from_fn(languages, |_| false),
            links: PerLang::from_fn(languages, |_| BodyLinks::default()),
            referrers: Vec::new(),
            draft,
        }
    }

    /// Its kind.
    pub fn kind<'a>(&self, kinds: &'a Kinds) -> &'a Kind {
        &kinds[self.draft.kind]
    }

    /// The language whose words stand for it in `lang`.
    pub fn words_lang(&self, lang: Lang) -> Option<Lang> {
        self.presence[lang].words(lang)
    }

    /// Its title in `lang`, or as borrowed.
    pub fn title(&self, lang: Lang, kinds: &Kinds) -> Option<&str> {
        let (field, _) = self.kind(kinds).field("title")?;
        self.text(self.words_lang(lang)?, field)
    }

    /// A text of words or local scope in exactly one language.
    pub fn text(&self, lang: Lang, field: FieldId) -> Option<&str> {
        match &self.draft.word(lang, field)?.value {
            crate::kinds::Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value of a field as a reader of `lang` gets it: a fact, or the words of that language.
    pub fn value(&self, lang: Lang, field: FieldId, kinds: &Kinds) -> Option<&crate::kinds::Datum> {
        match self.kind(kinds)[field].scope {
            crate::kinds::Scope::Fact => self.draft.fact(field),
            _ => self.draft.word(self.words_lang(lang)?, field),
        }
    }
}

impl Section {
    /// Whether it is the root, whose page is the home page.
    pub fn is_root(&self) -> bool {
        self.draft.id.is_empty()
    }

    /// Its words in `lang`, or as borrowed.
    pub fn head(&self, lang: Lang) -> Option<&crate::parse::SectionHead> {
        self.draft.heads[self.presence[lang].words(lang)?].as_ref()
    }
}

impl Site {
    /// The item of this id.
    pub fn item(&self, id: &str) -> Option<usize> {
        self.items.binary_search_by(|item| item.draft.id.as_str().cmp(id)).ok()
    }

    /// The section of this id.
    pub fn section(&self, id: &str) -> Option<usize> {
        self.sections.binary_search_by(|section| section.draft.id.as_str().cmp(id)).ok()
    }

    /// The node itself, then what it lies in, up to the root.
    pub fn above(&self, node: Node) -> Vec<Node> {
        let mut nodes = vec![node];
        let mut section = match node {
            Node::Item(rank) => Some(self.items[rank].section),
            Node::Facet(rank) => Some(self.facets[rank].section),
            Node::Section(rank) => self.sections[rank].parent,
            Node::Chooser | Node::NotFound => None,
        };
        while let Some(rank) = section {
            nodes.push(Node::Section(rank));
            section = self.sections[rank].parent;
        }
        nodes
    }

    /// How a node is there in a language.
    pub fn presence(&self, node: Node, lang: Lang) -> Presence {
        match node {
            Node::Item(rank) => self.items[rank].presence[lang],
            Node::Section(rank) => self.sections[rank].presence[lang],
            Node::Facet(rank) if self.facets[rank].members[lang].is_empty() => Presence::Absent,
            Node::Facet(_) | Node::Chooser | Node::NotFound => Presence::Own,
        }
    }
}
