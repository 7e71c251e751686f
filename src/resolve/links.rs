//! What the links, facts, files and components of bodies lead to.
//!
//! Takes outlines, gives one [`Followed`] for each link and one [`Block`] for each component, in the same order. Whether
//! an item is there in the reader's language is asked when the page is rendered.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::asks::Asked;
use super::components::{self, Block};
use super::references::{Found, Index};
use super::{Item, Node, Setting, Site};
use crate::diag::Report;
use crate::diag::catalog::{links as say, pictures};
use crate::discover::{Blob, Inventory};
use crate::kinds::{FieldId, Kind, Type};
use crate::lang::Lang;
use crate::markdown::{Link, Outline, Target};
use crate::media::{Original, Recipe, Rendition};
use crate::parse::Head;
use crate::source::Placed;
use crate::text::nearest;
use crate::theme::Theme;

/// What a link leads to.
#[derive(Clone, Debug)]
pub enum Followed {
    /// A page, and a heading on it.
    Node(Node, Option<Box<str>>),
    /// A heading of this page.
    Fragment(String),
    /// A value of this item.
    Fact(FieldId),
    /// A file beside the item, by its path on disk.
    File(String),
    /// Anything else stands in the outline; or a fault was said.
    AsWritten,
}

/// The links and components of one body.
#[derive(Clone, Debug, Default)]
pub struct BodyLinks {
    /// One for each link of the outline.
    pub links: Vec<Followed>,
    /// One for each component of the outline.
    pub blocks: Vec<Block>,
}

/// A file beside an item that a page shows or links to.
#[derive(Clone, Debug)]
pub struct ItemFile {
    /// The file.
    pub blob: Blob,
    /// Where it is published, if a page links to it.
    pub path: String,
    /// Whether a page links to it.
    pub is_linked: bool,
    /// The files that pages show instead, if it is shown as a picture.
    pub renditions: Vec<Rendition>,
}

impl ItemFile {
    /// The picture, if it is shown as one.
    pub fn original<'a>(&'a self, on_disk: &'a str) -> Option<Original<'a>> {
        self.whole(on_disk).filter(|_| !self.renditions.is_empty())
    }

    /// The picture, if it is one.
    pub fn whole<'a>(&'a self, on_disk: &'a str) -> Option<Original<'a>> {
        let measured = self.blob.measured?;
        Some(Original { path: on_disk, file: &self.blob.file, digest: self.blob.digest, bytes: self.blob.bytes, measured })
    }
}

/// What all bodies lead to and ask.
pub(super) struct Bodies {
    files: BTreeMap<String, ItemFile>,
    items: Vec<(usize, Lang, BodyLinks)>,
    sections: Vec<(usize, Lang, BodyLinks)>,
    asked: Asked,
}

impl Bodies {
    /// Puts all in its place, and gives what bodies ask.
    pub fn settle(self, site: &mut Site) -> Asked {
        site.files = self.files;
        for (rank, lang, links) in self.items {
            site.items[rank].links[lang] = links;
        }
        for (rank, lang, links) in self.sections {
            site.sections[rank].links[lang] = links;
        }
        self.asked
    }
}

/// Follows every link of every body.
pub(super) fn follow(site: &Site, inventory: &Inventory, faulty: &BTreeSet<String>, setting: &Setting<'_>, report: &mut Report) -> Bodies {
    let index = Index::new(&site.items);
    // Almost every link names a whole id. Where a section is called like an item, the section is meant.
    let items = site.items.iter().enumerate().map(|(rank, item)| (item.draft.id.as_str(), Node::Item(rank)));
    let sections = site.sections.iter().enumerate().map(|(rank, section)| (section.draft.id.as_str(), Node::Section(rank)));
    let nodes: HashMap<&str, Node> = items.chain(sections).collect();
    let naming: Vec<Vec<FieldId>> = setting.kinds.iter().map(|(_, kind)| naming_files(kind)).collect();
    let usual = Recipe::default();
    let recipe = setting.theme.map_or(&usual, Theme::pictures);
    let mut files = Files { inventory, recipe, used: BTreeMap::new(), asked: Asked::default() };
    let mut found: Vec<(usize, Lang, BodyLinks)> = Vec::with_capacity(site.items.len() * setting.settings.languages.len());
    for (rank, item) in site.items.iter().enumerate() {
        let mut twin: Option<(&Outline, usize)> = None;
        for (lang, head) in item.draft.heads.iter().filter_map(|(lang, head)| Some((lang, head.as_ref()?))) {
            let body = Body { site, index: &index, nodes: &nodes, faulty, setting, lang, item: Some(rank), folder: &item.draft.folder };
            if body.leads_on(&head.outline) {
                let twin_links = twin.map(|(outline, at)| Twin { outline, links: &found[at].2.links });
                let links = body.follow(&head.outline, twin_links, &mut files, report);
                twin = Some((&head.outline, found.len()));
                found.push((rank, lang, links));
            }
            let naming = &naming[item.draft.kind.0 as usize];
            item_files(item, head, naming, setting, &mut files, report);
        }
    }
    let mut in_sections: Vec<(usize, Lang, BodyLinks)> = Vec::new();
    for (rank, section) in site.sections.iter().enumerate() {
        for (lang, head) in section.draft.heads.iter().filter_map(|(lang, head)| Some((lang, head.as_ref()?))) {
            let folder = head.source.path.rsplit_once('/').map_or("content", |(folder, _)| folder);
            let body = Body { site, index: &index, nodes: &nodes, faulty, setting, lang, item: None, folder };
            in_sections.push((rank, lang, body.follow(&head.outline, None, &mut files, report)));
        }
    }
    Bodies { files: files.used, items: found, sections: in_sections, asked: files.asked }
}

/// The fields of a kind whose values may name files.
fn naming_files(kind: &Kind) -> Vec<FieldId> {
    fn names(ty: &Type) -> bool {
        match ty {
            Type::File | Type::Image => true,
            Type::Table(columns) => columns.columns.iter().any(|column| names(&column.ty)),
            _ => false,
        }
    }
    kind.iter().filter(|(_, field)| names(&field.ty)).map(|(field, _)| field).collect()
}

/// Files named in front matter. Those of fields that never leave are looked for, not published.
fn item_files(item: &Item, head: &Head, naming: &[FieldId], setting: &Setting<'_>, files: &mut Files<'_>, report: &mut Report) {
    let kind = item.kind(setting.kinds);
    for field in naming {
        let Some(datum) = head.values.get(*field) else { continue };
        for (file, picture) in datum.value.files() {
            let used = if kind[*field].public { Use::Published } else { Use::Private };
            files.find(file, &item.draft.folder, picture, used, report);
        }
    }
}

/// Whether a file that is named leaves the repository.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Published,
    /// Published, and written as the address of a link.
    Linked,
    Private,
}

/// Files beside items as they are found to be used, and what components ask.
pub(super) struct Files<'a> {
    inventory: &'a Inventory,
    recipe: &'a Recipe,
    used: BTreeMap<String, ItemFile>,
    pub(super) asked: Asked,
}

impl Files<'_> {
    /// The path on disk of a file beside an item; complains if it is not there, or should be a picture and is none.
    pub(super) fn find(&mut self, name: &Placed<String>, folder: &str, picture: bool, used: Use, report: &mut Report) -> Option<String> {
        let on_disk = format!("{folder}/{}", name.value);
        let Some(blob) = self.inventory.blobs.get(&on_disk).filter(|_| !name.value.split('/').any(|part| part == "..")) else {
            if !self.inventory.unreadable.contains(&on_disk) {
                let beside = self.inventory.blobs.keys().filter_map(|path| path.strip_prefix(folder)?.strip_prefix('/'));
                report.say(say::no_such_file(name.place.clone(), &name.value, nearest(&name.value, beside), used == Use::Linked));
            }
            return None;
        };
        if picture && blob.measured.is_none() {
            report.say(say::not_a_picture(name.place.clone(), &name.value));
            return None;
        }
        if let Some(measured) = blob.measured.filter(|measured| picture && measured.is_too_large()) {
            report.say(pictures::too_large(name.place.clone(), &name.value, measured.width, measured.height));
            return None;
        }
        if used != Use::Private {
            self.publish(&on_disk, blob, picture);
        }
        Some(on_disk)
    }

    /// A picture that is shown is not published itself: the files made of it are.
    fn publish(&mut self, on_disk: &str, blob: &Blob, picture: bool) {
        let file = self.used.entry(on_disk.to_owned()).or_insert_with(|| {
            let path = format!("files/{}", on_disk.strip_prefix("content/").unwrap_or(on_disk));
            ItemFile { blob: blob.clone(), path, is_linked: false, renditions: Vec::new() }
        });
        file.is_linked |= !picture;
        if let Some(measured) = blob.measured.filter(|_| picture && file.renditions.is_empty()) {
            let name = on_disk.rsplit('/').next().unwrap_or(on_disk);
            file.renditions = self.recipe.renditions(measured, blob.digest, name);
        }
    }
}

/// The same item's body in another language: its links mostly lead to the same items in the same order.
struct Twin<'a> {
    outline: &'a Outline,
    links: &'a [Followed],
}

impl Twin<'_> {
    /// What a link leads to, if the twin's link in the same place leads to the same page as a whole.
    fn known(&self, at: usize, link: &Link) -> Option<Followed> {
        let Target::Item { id, fragment: None } = &link.target else { return None };
        match (&self.outline.links.get(at)?.target, self.links.get(at)?) {
            (Target::Item { id: other, fragment: None }, Followed::Node(node, None)) if other == id => Some(Followed::Node(*node, None)),
            _ => None,
        }
    }
}

/// A body and what it may look at.
pub(super) struct Body<'a> {
    pub(super) site: &'a Site,
    index: &'a Index<'a>,
    nodes: &'a HashMap<&'a str, Node>,
    faulty: &'a BTreeSet<String>,
    pub(super) setting: &'a Setting<'a>,
    lang: Lang,
    pub(super) item: Option<usize>,
    pub(super) folder: &'a str,
}

impl Body<'_> {
    /// Whether there is anything to follow.
    fn leads_on(&self, outline: &Outline) -> bool {
        !outline.links.is_empty() || !outline.components.is_empty()
    }

    fn follow(&self, outline: &Outline, twin: Option<Twin<'_>>, files: &mut Files<'_>, report: &mut Report) -> BodyLinks {
        let known = |at: usize, link: &Link| twin.as_ref()?.known(at, link);
        BodyLinks {
            links: outline
                .links
                .iter()
                .enumerate()
                .map(|(at, link)| known(at, link).unwrap_or_else(|| self.link(link, outline, files, report)))
                .collect(),
            blocks: outline.components.iter().map(|component| components::read(self, component, files, report)).collect(),
        }
    }

    /// The kind of the page's item.
    pub(super) fn kind(&self) -> Option<&Kind> {
        self.item.map(|rank| self.site.items[rank].kind(self.setting.kinds))
    }

    fn link(&self, link: &Link, outline: &Outline, files: &mut Files<'_>, report: &mut Report) -> Followed {
        match &link.target {
            Target::Item { id, fragment } => self.node(id, fragment.as_deref(), link, report),
            Target::Fragment(id) => {
                let known = heading_ids(outline);
                if !known.contains(&id.as_str()) && !id.starts_with("source-") {
                    report.say(say::no_such_heading(link.place.clone(), id, nearest(id, known.iter().copied()), &known));
                }
                Followed::Fragment(id.clone())
            }
            Target::Fact(name) => {
                let field = self.kind().and_then(|kind| kind.field(name)).filter(|(_, field)| field.public);
                if field.is_none() {
                    let near = self.kind().and_then(|kind| nearest(name, kind.fields.iter().map(|field| field.name.as_str())));
                    report.say(say::no_such_fact(link.place.clone(), name, near));
                }
                field.map_or(Followed::AsWritten, |(id, _)| Followed::Fact(id))
            }
            Target::File(name) => {
                let name = Placed::new(name.clone(), link.place.clone());
                let used = if link.is_image { Use::Published } else { Use::Linked };
                files.find(&name, self.folder, link.is_image, used, report).map_or(Followed::AsWritten, Followed::File)
            }
            _ => Followed::AsWritten,
        }
    }

    fn node(&self, id: &str, fragment: Option<&str>, link: &Link, report: &mut Report) -> Followed {
        let node = match self.nodes.get(id) {
            Some(node) => *node,
            None => {
                match self.index.find(id, None, &self.site.items, self.faulty) {
                    Found::Item(rank) | Found::WrongKind(rank) => Node::Item(rank),
                    Found::Faulty => return Followed::AsWritten,
                    Found::Nothing => {
                        report.say(self.index.unknown(id, link.place.clone(), None, &self.site.items));
                        return Followed::AsWritten;
                    }
                }
            }
        };
        if let Some(fragment) = fragment
            && let Some(outline) = self.outline_of(node)
        {
            let known = heading_ids(outline);
            if !known.contains(&fragment) {
                report.say(say::no_such_heading(link.place.inside(&format!("#{fragment}")), fragment, nearest(fragment, known.iter().copied()), &known));
            }
        }
        Followed::Node(node, fragment.map(Box::from))
    }

    /// The outline a reader of this body's language would see.
    fn outline_of(&self, node: Node) -> Option<&Outline> {
        match node {
            Node::Item(rank) => {
                let item = &self.site.items[rank];
                let lang = item.words_lang(self.lang).unwrap_or(item.draft.source_lang);
                item.draft.heads[lang].as_ref().map(|head| &head.outline)
            }
            Node::Section(rank) => self.site.sections[rank].head(self.lang).map(|head| &head.outline),
            _ => None,
        }
    }

    /// The item of this id, for components.
    pub(super) fn item_named(&self, id: &Placed<String>, report: &mut Report) -> Option<usize> {
        match self.index.find(&id.value, None, &self.site.items, self.faulty) {
            Found::Item(rank) | Found::WrongKind(rank) => Some(rank),
            Found::Faulty => None,
            Found::Nothing => {
                report.say(self.index.unknown(&id.value, id.place.clone(), None, &self.site.items));
                None
            }
        }
    }
}

fn heading_ids(outline: &Outline) -> Vec<&str> {
    outline.headings.iter().map(|heading| heading.id.as_str()).collect()
}
