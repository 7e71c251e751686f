//! `Site` -> a plan of every output file, and the making of each: pages, feeds, sitemap, assets, files.
//!
//! Takes the resolved site, gives for each output file its path and fingerprint at once, and its bytes when they are asked
//! for. A page is a pure function of what it holds; two pages that hold the same have the same fingerprint. Never writes.

mod beside;
mod body;
mod card;
mod face;
mod feeds;
mod fingerprint;
mod jsonld;
mod kept;
mod lexicon;
mod page;
mod picture;
mod related;
mod shown;
mod shell;
mod sitemap;
pub mod specimen;
mod view;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;
use tera::{Context, Value};

use self::fingerprint::Prints;
pub use self::kept::Kept;
use crate::diag::Diagnostic;
use crate::diag::catalog::files as say;
use crate::digest::Digest;
use crate::discover::{BLOB_LIMIT, Blob, Inventory};
use crate::disk;
use crate::emit::Role;
use crate::i18n::{UsedMessage, Voice};
use crate::kinds::{Kinds, Type};
use crate::lang::Lang;
use crate::markdown::escape;
use crate::markdown::Rules;
use crate::media::Rendition;
use crate::resolve::{Node, Page, Setting, Site};
use crate::source::{Place, Source};
use crate::theme::Theme;

use self::view::View;

/// What all pages are drawn with.
pub struct Pen<'a> {
    /// The site.
    pub site: &'a Site,
    /// Settings, kinds, words, theme and time.
    pub setting: &'a Setting<'a>,
    /// The theme.
    pub theme: &'a Theme,
    /// Whether pages load themselves again when the site changes (`serve`).
    pub reload: bool,
    /// What many pages have in common, once a page has asked for it.
    kept: Arc<Kept>,
}

impl<'a> Pen<'a> {
    /// A pen for a site.
    pub fn new(site: &'a Site, setting: &'a Setting<'a>, theme: &'a Theme, reload: bool) -> Pen<'a> {
        Pen::keeping(Arc::new(Kept::nothing(site, setting)), site, setting, theme, reload)
    }

    /// A pen that keeps what it makes beside what other pens of the same site did.
    pub fn keeping(kept: Arc<Kept>, site: &'a Site, setting: &'a Setting<'a>, theme: &'a Theme, reload: bool) -> Pen<'a> {
        Pen { site, setting, theme, reload, kept }
    }

    /// Who speaks a language.
    pub fn voice(&self, lang: Lang) -> &'a Voice {
        self.setting.words.voice(lang)
    }

    /// A message of the portal's fixed words; its id if no language has it (a fault was said).
    pub fn say(&self, lang: Lang, id: &str) -> String {
        self.voice(lang).phrase(id, &[]).map_or_else(|_| id.to_owned(), |phrase| phrase.text)
    }

    /// The tag of a language.
    pub fn tag(&self, lang: Lang) -> &'a str {
        &self.setting.settings.languages[lang].tag
    }

    /// The direction of a language.
    pub fn dir(&self, lang: Lang) -> &'static str {
        self.setting.settings.languages[lang].direction.as_str()
    }

    /// A path within the site as a link.
    pub fn link(&self, path: &str) -> String {
        self.setting.settings.link(path)
    }

    /// The address of a node in a language, else in the language its words were written in; with the language of what
    /// the reader will find there.
    pub fn lead(&self, node: Node, lang: Lang) -> Option<(&'a str, Lang)> {
        self.site.lead(node, lang)
    }
}

/// A page's content before it is rendered.
pub(crate) struct Held {
    /// The template.
    template: String,
    /// Everything the template sees but the body.
    page: View,
    /// The body.
    body: Option<Body>,
}

/// A body and the answers it needs.
pub(crate) struct Body {
    source: Arc<Source>,
    span: std::ops::Range<usize>,
    rules: Rules,
    lang: Lang,
    answers: body::Answered,
}

/// One output file of the site, known but not made.
pub struct Planned {
    /// Where it goes.
    pub path: String,
    /// What it is.
    pub role: Role,
    /// The digest of all that making it looks at.
    pub fingerprint: Digest,
    /// The language it is in; the first, of what is in none.
    pub lang: Lang,
    what: What,
}

/// What an output file is made from.
enum What {
    /// A page of the site, by rank.
    Page(usize),
    /// The page at an old address.
    Alias(Node, Lang),
    /// A feed of a language, by rank.
    Feed(Lang, usize),
    /// A sitemap, an index of sitemaps, or `robots.txt`.
    Robots(sitemap::Part),
    /// A manifest, an icon, a text for the curious.
    Beside(beside::Beside),
    /// A style, a script or a picture of the theme.
    Asset,
    /// A file made of a picture: the picture's path on disk, and which of its files.
    Picture(String, usize),
    /// A picture that may be downloaded, by its path on disk.
    Download(String),
    /// A file of the site as it is.
    Copy(PathBuf),
}

/// Every output file of the site. Nothing is made; `build` changes when the program does.
pub fn plan(pen: &Pen<'_>, inventory: &Inventory, build: Digest) -> Vec<Planned> {
    let prints = Prints::new(pen, build);
    let site = pen.site;
    let mut plan: Vec<Planned> = site
        .pages
        .par_iter()
        .enumerate()
        .map(|(rank, page)| Planned { path: file_of(&page.path), role: Role::Page, fingerprint: prints.page(page), lang: page.lang, what: What::Page(rank) })
        .collect();
    plan.extend(site.aliases.iter().map(|(path, (node, lang))| Planned {
        path: file_of(path),
        role: Role::Page,
        fingerprint: prints.alias(path, *node, *lang),
        lang: *lang,
        what: What::Alias(*node, *lang),
    }));
    for lang in pen.setting.settings.languages.all() {
        plan.extend(pen.feeds(lang).planned.iter().enumerate().map(|(rank, feed)| Planned {
            path: feed.path.clone(),
            role: Role::Data,
            fingerprint: prints.feed(lang, feed),
            lang,
            what: What::Feed(lang, rank),
        }));
    }
    plan.extend(sitemap::parts(pen).into_iter().map(|(path, fingerprint, part)| Planned { path, role: Role::Data, fingerprint, lang: Lang::FIRST, what: What::Robots(part) }));
    plan.extend(beside::files(pen, build).into_iter().map(|(path, fingerprint, beside)| {
        // What pages load has to be there before them.
        let role = if matches!(beside, beside::Beside::Icon(_)) { Role::Asset } else { Role::Data };
        Planned { path, role, fingerprint, lang: Lang::FIRST, what: What::Beside(beside) }
    }));
    plan.extend(pen.theme.assets().map(|asset| Planned {
        path: asset.output.clone(),
        role: Role::Asset,
        fingerprint: Digest::of(&asset.bytes),
        lang: Lang::FIRST,
        what: What::Asset,
    }));
    plan.extend(pictures(pen));
    plan.extend(copies(pen, inventory).map(|(path, blob)| Planned { path, role: Role::Verbatim, fingerprint: blob.digest, lang: Lang::FIRST, what: What::Copy(blob.file.clone()) }));
    plan
}

/// The files made of the pictures that pages show, each once, and the pictures that pages link to.
fn pictures(pen: &Pen<'_>) -> impl Iterator<Item = Planned> {
    let shown = pen.site.files.iter().flat_map(|(on_disk, file)| file.renditions.iter().enumerate().map(move |(rank, rendition)| (on_disk, rank, rendition)));
    let shown: BTreeMap<&str, (&String, usize, &Rendition)> = shown.map(|each| (each.2.path.as_str(), each)).collect();
    let shown: Vec<Planned> = shown
        .into_values()
        .map(|(on_disk, rank, rendition)| Planned {
            path: rendition.path.clone(),
            role: Role::Asset,
            fingerprint: rendition.key,
            lang: Lang::FIRST,
            what: What::Picture(on_disk.clone(), rank),
        })
        .collect();
    let linked = pen.site.files.iter().filter(|(_, file)| file.is_linked && file.blob.measured.is_some());
    let linked = linked.map(|(on_disk, file)| Planned {
        path: file.path.clone(),
        role: Role::Verbatim,
        fingerprint: file.blob.digest,
        lang: Lang::FIRST,
        what: What::Download(on_disk.clone()),
    });
    shown.into_iter().chain(linked)
}

/// Files beside items that are no pictures, and `content/_files/`.
fn copies<'a>(pen: &'a Pen<'_>, inventory: &'a Inventory) -> impl Iterator<Item = (String, &'a Blob)> {
    let beside = pen.site.files.values().filter(|file| file.is_linked && file.blob.measured.is_none()).map(|file| (file.path.clone(), &file.blob));
    let verbatim = inventory.blobs.iter().filter_map(|(path, blob)| Some((path.strip_prefix("content/_files/")?.to_owned(), blob)));
    beside.chain(verbatim)
}

/// Makes a planned file, unminified. From any thread.
///
/// What was planned and is not there any more is told: a file without its bytes is never made.
pub fn make(pen: &Pen<'_>, planned: &Planned) -> Result<Vec<u8>, Diagnostic> {
    let lost = || say::changed_meanwhile(Place::path(planned.path.clone()));
    match &planned.what {
        What::Page(rank) => render(pen, page::held(pen, &pen.site.pages[*rank]), &pen.site.pages[*rank]),
        What::Alias(node, lang) => {
            let page = Page { node: Node::NotFound, lang: *lang, number: 1, path: planned.path.clone() };
            render(pen, page::alias(pen, *node, *lang), &page)
        }
        What::Feed(lang, rank) => Ok(feeds::write(pen, *lang, &pen.feeds(*lang).planned[*rank]).into_bytes()),
        What::Robots(part) => Ok(sitemap::write(pen, part)),
        What::Beside(beside) => beside::write(pen, beside).ok_or_else(lost),
        What::Asset => pen.theme.assets().find(|asset| asset.output == planned.path).map(|asset| asset.bytes.to_vec()).ok_or_else(lost),
        What::Picture(on_disk, rank) => {
            let file = pen.site.files.get(on_disk).ok_or_else(lost)?;
            pen.setting.darkroom.file(&file.original(on_disk).ok_or_else(lost)?, &file.renditions, *rank)
        }
        What::Download(on_disk) => {
            let original = pen.site.files.get(on_disk).and_then(|file| file.whole(on_disk));
            pen.setting.darkroom.download(&original.ok_or_else(lost)?)
        }
        What::Copy(file) => disk::read_bytes(file, BLOB_LIMIT).map_err(|fault| say::unread(Place::path(planned.path.clone()), fault)),
    }
}

/// `vi/du-an/` -> `vi/du-an/index.html`.
fn file_of(path: &str) -> String {
    if path.ends_with('/') || path.is_empty() { format!("{path}index.html") } else { path.to_owned() }
}

/// About as many bytes as a view puts around a body.
const AROUND: usize = 12 << 10;

/// Renders a page: its body, then its view.
fn render(pen: &Pen<'_>, held: Held, page: &Page) -> Result<Vec<u8>, Diagnostic> {
    let body = held.body.as_ref().map(|body| body::render(pen, body)).transpose()?;
    let about = body.as_ref().map_or(0, String::len) + AROUND;
    let shell = pen.shell_of(page.node, page.lang)?;
    let mut context = context(pen, page.lang, shell.site.clone());
    context.insert_value("shared", shell.shared.clone());
    context.insert_value("page", held.page.with("body_html", body).into());
    pen.theme.page(&held.template, &context, about)
}

/// What every template sees.
pub(crate) fn context(pen: &Pen<'_>, lang: Lang, site: Value) -> Context {
    let mut context = Context::new();
    context.insert_value("site", site);
    context.insert_value("lang", pen.tag(lang).into());
    context.insert_value("dir", pen.dir(lang).into());
    context
}

/// The messages rendering says by itself, and those kinds are labelled with.
pub fn used_messages(kinds: &Kinds, theme: &Place) -> Vec<UsedMessage> {
    let own = body::MESSAGES.iter().map(|(id, args)| UsedMessage {
        id: (*id).to_owned(),
        args: args.iter().map(|name| (*name).to_owned()).collect(),
        place: theme.clone(),
    });
    let labels = kinds.iter().flat_map(|(_, kind)| {
        let fields = kind.fields.iter().filter(|field| !field.common && field.public);
        fields.flat_map(move |field| {
            let label = format!("{}-{}", kind.name, field.name);
            let parts = match &field.ty {
                Type::Choice(choices) => choices.iter().map(|choice| format!("{label}-{choice}")).collect(),
                Type::Table(columns) => columns.columns.iter().filter(|column| column.public).map(|column| format!("{label}-{}", column.name)).collect(),
                _ => Vec::new(),
            };
            parts.into_iter().chain([label]).map(|id| UsedMessage { id, args: Vec::new(), place: kind.place.clone() })
        })
    });
    own.chain(labels).collect()
}
