//! What a page holds, as digests.
//!
//! Takes the site, gives each page the digest of all that making it looks at, without making anything: of the item's own
//! files, of the *face* of every other thing it shows (what others may show of it), and of what holds for all pages of the
//! language. Coarse where that is cheap: a page may have a new fingerprint and the same bytes. Never the reverse:
//! `tests/it/edits.rs` builds warm and cold after hundreds of random edits.

use rayon::prelude::*;
use siphasher::sip128::SipHasher13;

use super::{Pen, feeds};
use crate::markdown::Outline;
use crate::digest::{Digest, Digester};
use crate::lang::{Lang, PerLang};
use crate::resolve::{AskId, Block, BodyLinks, Facet, FacetValue, Followed, MenuPlace, Node, Page, Presence};

/// A short digest (SipHash-1-3, 128 bits): many are made, of little each, and nobody gains by making two alike.
type Print = [u8; 16];

/// Gathers what a digest is of.
#[derive(Default)]
struct Ink(Vec<u8>);

impl Ink {
    fn print(&mut self, print: Print) {
        self.0.extend_from_slice(&print);
    }

    fn prints(&mut self, prints: impl Iterator<Item = Print>) {
        let at = self.0.len();
        self.number(0);
        prints.for_each(|print| self.print(print));
        let length = (self.0.len() - at) as u64;
        self.0[at..at + 8].copy_from_slice(&length.to_le_bytes());
    }

    fn number(&mut self, number: usize) {
        self.0.extend_from_slice(&(number as u64).to_le_bytes());
    }

    fn text(&mut self, text: impl AsRef<[u8]>) {
        self.number(text.as_ref().len());
        self.0.extend_from_slice(text.as_ref());
    }

    fn maybe(&mut self, text: Option<&str>) {
        self.text([u8::from(text.is_some())]);
        self.text(text.unwrap_or(""));
    }

    fn presence(&mut self, presence: Presence) {
        self.0.extend_from_slice(&match presence {
            Presence::Absent => [0, 0],
            Presence::Own => [1, 0],
            Presence::Borrowed(from) => [2, from.0],
        });
    }

    fn dry(&self) -> Print {
        SipHasher13::new().hash(&self.0).as_bytes()
    }

    fn digest(&self) -> Digest {
        Digest::of(self.dry())
    }
}

/// The digests of everything on the site.
pub(super) struct Prints<'p, 'a> {
    pen: &'p Pen<'a>,
    /// All that stands in the files of each item, and where it is.
    own: Vec<Print>,
    /// What other pages may show of each item alone: its front matter, and where it is.
    bare: Vec<Print>,
    /// What other pages may show of each item: itself and the names of those it refers to.
    faces: Vec<Print>,
    sections: Vec<Print>,
    facets: Vec<Print>,
    /// What holds for all pages of a language.
    base: PerLang<Digest>,
    /// The words of all languages.
    all_words: Digest,
}

impl<'p, 'a> Prints<'p, 'a> {
    /// Looks at everything once. `build` changes when the program does.
    pub fn new(pen: &'p Pen<'a>, build: Digest) -> Prints<'p, 'a> {
        let site = pen.site;
        let languages = &pen.setting.settings.languages;
        let words = languages.all().fold(Digester::new(), |digester, lang| digester.part(pen.setting.words.digest(lang).bytes()));
        let mut prints = Prints {
            pen,
            own: (0..site.items.len()).into_par_iter().map(|rank| item(pen, rank, true)).collect(),
            bare: (0..site.items.len()).into_par_iter().map(|rank| item(pen, rank, false)).collect(),
            faces: Vec::new(),
            sections: (0..site.sections.len()).map(|rank| section(pen, rank)).collect(),
            facets: Vec::new(),
            base: PerLang::from_fn(languages, |_| build),
            all_words: words.finish(),
        };
        prints.faces = (0..site.items.len()).into_par_iter().map(|rank| prints.with_references(rank)).collect();
        prints.facets = site.facets.iter().enumerate().map(|(rank, of)| prints.facet(rank, of)).collect();
        prints.base = PerLang::from_fn(languages, |lang| prints.for_all(lang, build));
        prints
    }

    fn with_references(&self, rank: usize) -> Print {
        let mut ink = Ink::default();
        ink.print(self.bare[rank]);
        ink.prints(self.pen.site.items[rank].references.iter().map(|(_, rank)| self.bare[rank]));
        ink.dry()
    }

    fn facet(&self, rank: usize, facet: &Facet) -> Print {
        let mut ink = Ink::default();
        self.pen.setting.settings.languages.all().for_each(|lang| ink.maybe(self.pen.site.path(Node::Facet(rank), lang)));
        for (field, value) in &facet.parts {
            ink.number(usize::from(field.0));
            self.value(value, &mut ink);
        }
        ink.dry()
    }

    fn value(&self, value: &FacetValue, ink: &mut Ink) {
        match value {
            FacetValue::Choice(id) => ink.text(id),
            FacetValue::Item(rank) => ink.print(self.bare[*rank]),
        }
    }

    /// What other pages may show of a node.
    fn face(&self, node: Node) -> Print {
        match node {
            Node::Item(rank) => self.faces[rank],
            Node::Section(rank) => self.sections[rank],
            Node::Facet(rank) => self.facets[rank],
            Node::Chooser | Node::NotFound => Print::default(),
        }
    }

    /// Program, theme, settings, kinds, words, menus, publisher, feeds: the shell of every page of a language.
    fn for_all(&self, lang: Lang, build: Digest) -> Digest {
        let (pen, setting) = (self.pen, self.pen.setting);
        let mut ink = Ink::default();
        for digest in [build, pen.theme.digest(), pen.theme.pictures().digest(), setting.settings.digest, setting.words.digest(lang)] {
            ink.text(digest.bytes());
        }
        ink.text(setting.kinds.digest.map_or([0; 32], |digest| *digest.bytes()));
        ink.text([u8::from(setting.preview), u8::from(pen.reload), lang.0]);
        ink.prints(pen.site.publisher.iter().map(|rank| self.faces[*rank]));
        // Lists that run over lead on to the section of their kind.
        ink.prints(self.sections.iter().copied());
        for (name, links) in &pen.site.menus[lang] {
            ink.text(name);
            for link in links {
                ink.text(&link.title);
                ink.text(link.borrowed.map_or([0, 0], |lang| [1, lang.0]));
                match &link.place {
                    MenuPlace::Node(node) => ink.print(self.face(*node)),
                    MenuPlace::Url(url) => ink.text(url),
                }
            }
        }
        for feed in &pen.feeds(lang).planned {
            ink.text(&feed.title);
            ink.text(&feed.path);
        }
        ink.digest()
    }

    /// The fingerprint of a page.
    pub fn page(&self, page: &Page) -> Digest {
        let (pen, site, lang) = (self.pen, self.pen.site, page.lang);
        let words = site.presence(page.node, lang).words(lang).unwrap_or(lang);
        let template = template(pen, page.node);
        let mut ink = Ink::default();
        ink.text(self.base[lang].bytes());
        ink.text(pen.setting.words.digest(words).bytes());
        ink.text(&template);
        ink.text(&page.path);
        ink.number(page.number);
        // Titles and addresses of all that lies above, in all languages: breadcrumbs, and where another language leads.
        ink.prints(site.above(page.node).into_iter().map(|node| self.face(node)));
        let links = match page.node {
            Node::Item(rank) => {
                self.item_page(rank, page, &template, &mut ink);
                let head = site.items[rank].draft.heads[words].as_ref();
                head.map(|head| (&site.items[rank].links[words], &head.outline))
            }
            Node::Section(rank) => {
                self.section_page(rank, page, &mut ink);
                let head = site.sections[rank].draft.heads[words].as_ref();
                head.map(|head| (&site.sections[rank].links[words], &head.outline))
            }
            Node::Facet(rank) => {
                let facet = &site.facets[rank];
                self.list(&facet.members[lang], page, &mut ink);
                self.facets_of(facet.section, lang, &mut ink);
                self.twins(page, &mut ink);
                None
            }
            Node::Chooser | Node::NotFound => None,
        };
        for (_, ranks) in site.answers(&template, page.node, lang) {
            ink.prints(ranks.iter().map(|rank| self.faces[*rank]));
        }
        if let Some((links, _)) = links.filter(|_| page.number == 1) {
            self.body(links, page, &mut ink);
        }
        if pen.theme.speaks_others(&template) || links.is_some_and(|(_, outline)| self.has_polyglot(outline)) {
            ink.text(self.all_words.bytes());
        }
        ink.digest()
    }

    fn item_page(&self, rank: usize, page: &Page, template: &str, ink: &mut Ink) {
        let site = self.pen.site;
        ink.print(self.own[rank]);
        self.references(rank, ink);
        for gathered in site.gathered(rank, page.lang) {
            ink.number(usize::from(gathered.kind.0));
            self.list(&gathered.items, page, ink);
        }
        if page.number == 1 && self.pen.theme.shows_related(template) {
            ink.prints(self.pen.related(rank, page.lang).into_iter().map(|rank| self.faces[rank]));
        }
        self.twins(page, ink);
    }

    fn section_page(&self, rank: usize, page: &Page, ink: &mut Ink) {
        let section = &self.pen.site.sections[rank];
        for (_, head) in section.draft.heads.iter() {
            ink.text(head.as_ref().map_or([0; 32], |head| *head.source.digest.bytes()));
        }
        if !section.is_root() {
            self.list(&section.items[page.lang], page, ink);
            self.facets_of(rank, page.lang, ink);
            self.twins(page, ink);
        }
        ink.prints(section.sections.iter().map(|rank| self.sections[*rank]));
    }

    /// The slice of a list that a page shows.
    fn list(&self, ranks: &[usize], page: &Page, ink: &mut Ink) {
        let site = self.pen.site;
        ink.number(ranks.len());
        ink.number(site.page_size(page.node, self.pen.setting));
        ink.prints(site.slice(ranks, page.node, page.number, self.pen.setting).iter().map(|rank| self.faces[*rank]));
    }

    /// On how many pages the list runs in each language: a further page has only such twins as are there.
    fn twins(&self, page: &Page, ink: &mut Ink) {
        for lang in self.pen.setting.settings.languages.all() {
            ink.number(self.pen.site.list_pages(page.node, lang, self.pen.setting));
        }
    }

    fn references(&self, rank: usize, ink: &mut Ink) {
        ink.prints(self.pen.site.items[rank].references.iter().map(|(_, rank)| self.faces[rank]));
    }

    fn facets_of(&self, section: usize, lang: Lang, ink: &mut Ink) {
        for list in &self.pen.site.sections[section].facets[lang] {
            ink.number(usize::from(list.field.0));
            for entry in &list.values {
                ink.text(&entry.label);
                ink.number(entry.count);
                ink.print(self.face(entry.node));
            }
        }
    }

    fn answer(&self, ask: AskId, page: &Page, ink: &mut Ink) {
        ink.prints(self.pen.site.answer(ask, page.node, page.lang).iter().map(|rank| self.faces[*rank]));
    }

    /// What links lead to and components show.
    fn body(&self, links: &BodyLinks, page: &Page, ink: &mut Ink) {
        files_of_body(self.pen, links, ink);
        for followed in &links.links {
            if let Followed::Node(node, _) = followed {
                ink.print(self.face(*node));
            }
        }
        for block in &links.blocks {
            match block {
                Block::Facts { of, .. } | Block::Contact { of, .. } => {
                    if let Some(rank) = *of {
                        ink.print(self.own[rank]);
                        self.references(rank, ink);
                        // Notes and footnotes in its prose speak the language its words are in.
                        let item = &self.pen.site.items[rank];
                        let words = item.words_lang(page.lang).unwrap_or(item.draft.source_lang);
                        ink.text(self.pen.setting.words.digest(words).bytes());
                    }
                }
                Block::List { ask, .. } => self.answer(*ask, page, ink),
                Block::Figure(_) | Block::Gallery { .. } | Block::Table { .. } | Block::Quote { .. } | Block::Faulty => {}
            }
        }
    }

    fn has_polyglot(&self, outline: &Outline) -> bool {
        outline.components.iter().any(|component| self.pen.theme.component_speaks_others(&component.name))
    }

    /// The fingerprint of the page at an old address.
    pub fn alias(&self, path: &str, node: Node, lang: Lang) -> Digest {
        let mut ink = Ink::default();
        ink.text(self.base[lang].bytes());
        ink.text(path);
        ink.print(self.face(node));
        if self.pen.theme.speaks_others(&self.pen.theme.view("alias", None)) {
            ink.text(self.all_words.bytes());
        }
        ink.digest()
    }

    /// The fingerprint of a feed.
    pub fn feed(&self, lang: Lang, feed: &feeds::Planned) -> Digest {
        let mut ink = Ink::default();
        ink.text(self.base[lang].bytes());
        ink.text(&feed.path);
        ink.print(self.face(feed.node()));
        ink.prints(feed.items(self.pen, lang).into_iter().flat_map(|rank| [self.own[rank], self.faces[rank]]));
        ink.digest()
    }
}

/// The template a node is shown with.
fn template(pen: &Pen<'_>, node: Node) -> String {
    let kind = match node {
        Node::Item(rank) => Some(pen.site.items[rank].kind(pen.setting.kinds).name.as_str()),
        _ => None,
    };
    pen.theme.view(pen.site.view(node), kind)
}

/// A file that a page shows or links to: its name and its bytes.
fn file(pen: &Pen<'_>, on_disk: &str, ink: &mut Ink) {
    ink.text(on_disk);
    if let Some(file) = pen.site.files.get(on_disk) {
        ink.text(&file.path);
        ink.text(file.blob.digest.bytes());
    }
}

/// The files that a body shows or links to.
fn files_of_body(pen: &Pen<'_>, links: &BodyLinks, ink: &mut Ink) {
    for followed in &links.links {
        if let Followed::File(on_disk) = followed {
            file(pen, on_disk, ink);
        }
    }
    for block in &links.blocks {
        let figures = match block {
            Block::Figure(figure) => std::slice::from_ref(figure),
            Block::Gallery { figures, .. } => figures,
            _ => &[],
        };
        figures.iter().filter_map(|figure| figure.file.as_ref()).for_each(|on_disk| file(pen, on_disk, ink));
    }
}

/// An item: `whole` with its bodies, else with what stands in its front matter.
fn item(pen: &Pen<'_>, rank: usize, whole: bool) -> Print {
    let item = &pen.site.items[rank];
    let mut ink = Ink::default();
    ink.text(&item.draft.id);
    ink.number(usize::from(item.draft.kind.0));
    ink.number(item.section);
    ink.text([u8::from(pen.site.sections[item.section].draft.rules.raw_html)]);
    ink.text([item.draft.source_lang.0]);
    for (lang, head) in item.draft.heads.iter() {
        ink.text(head.as_ref().map_or([0; 32], |head| *head.says.bytes()));
        if whole {
            ink.text(head.as_ref().map_or([0; 32], |head| *head.source.digest.bytes()));
        }
        ink.presence(item.presence[lang]);
        ink.text([u8::from(item.is_draft[lang])]);
        ink.maybe(pen.site.path(Node::Item(rank), lang));
        for (name, _) in head.iter().flat_map(|head| head.values.iter()).flat_map(|(_, datum)| datum.value.files()) {
            file(pen, &format!("{}/{}", item.draft.folder, name.value), &mut ink);
        }
        if whole {
            files_of_body(pen, &item.links[lang], &mut ink);
        }
    }
    ink.dry()
}

fn section(pen: &Pen<'_>, rank: usize) -> Print {
    let section = &pen.site.sections[rank];
    let mut ink = Ink::default();
    ink.text(&section.draft.id);
    ink.number(section.draft.rules.kind.map_or(usize::MAX, |kind| usize::from(kind.0)));
    ink.number(section.parent.map_or(usize::MAX, |parent| parent));
    for (lang, head) in section.draft.heads.iter() {
        ink.maybe(head.as_ref().map(|head| head.title.value.as_str()));
        ink.maybe(head.as_ref().and_then(|head| head.summary.as_ref()).map(|summary| summary.value.as_str()));
        ink.presence(section.presence[lang]);
        ink.text([u8::from(section.filled[lang])]);
        ink.maybe(pen.site.path(Node::Section(rank), lang));
    }
    ink.dry()
}
