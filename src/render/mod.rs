//! `Site` -> a stream of [`Artifact`]s: pages, feeds, sitemap, assets, files.
//!
//! Takes the resolved site, gives for each output file its path, its fingerprint and a way to make its bytes. A page is a
//! pure function of what it holds; two pages that hold the same have the same fingerprint. Never writes.

mod body;
mod card;
mod face;
mod feeds;
mod jsonld;
mod kept;
mod lexicon;
mod page;
mod shown;
mod shell;
mod sitemap;
pub mod specimen;
mod view;

use std::sync::Arc;

use tera::{Context, Value};

use crate::diag::Diagnostic;
use crate::digest::{Digest, Digester};
use crate::discover::{self, BLOB_LIMIT, Blob, Inventory};
use crate::disk;
use crate::emit::{Artifact, Role};
use crate::i18n::{UsedMessage, Voice};
use crate::kinds::{Kinds, Type};
use crate::lang::Lang;
use crate::markdown::escape;
use crate::markdown::Rules;
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
    kept: kept::Kept,
}

impl<'a> Pen<'a> {
    /// A pen for a site.
    pub fn new(site: &'a Site, setting: &'a Setting<'a>, theme: &'a Theme, reload: bool) -> Pen<'a> {
        Pen { site, setting, theme, reload, kept: kept::Kept::nothing(site, setting) }
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
        let site = self.site;
        if let Some(path) = site.path(node, lang) {
            return Some((path, lang));
        }
        let source = match node {
            Node::Item(rank) => site.items[rank].draft.source_lang,
            Node::Section(rank) => site.sections[rank].draft.source_lang,
            _ => return None,
        };
        site.path(node, source).map(|path| (path, source))
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

/// Every output file of the site.
pub fn artifacts<'a>(pen: &'a Pen<'a>, inventory: &'a Inventory, build: Digest) -> Vec<Artifact<'a>> {
    let shells = shell::all(pen);
    let base = Digester::new().part(build.bytes()).part(pen.theme.digest().bytes()).part(pen.setting.settings.digest.bytes()).finish();
    let mut artifacts: Vec<Artifact<'a>> = Vec::with_capacity(pen.site.pages.len() + 64);
    for page in &pen.site.pages {
        let held = page::held(pen, page);
        artifacts.push(page_artifact(pen, page, held, shells[page.lang].clone(), base));
    }
    for (path, (node, lang)) in &pen.site.aliases {
        let held = page::alias(pen, *node, *lang);
        let page = Page { node: Node::NotFound, lang: *lang, number: 1, path: path.clone() };
        artifacts.push(page_artifact(pen, &page, held, shells[*lang].clone(), base));
    }
    artifacts.extend(feeds::artifacts(pen));
    artifacts.extend(sitemap::artifacts(pen));
    artifacts.extend(assets(pen));
    artifacts.extend(files(pen, inventory));
    artifacts
}

/// `vi/du-an/` -> `vi/du-an/index.html`.
fn file_of(path: &str) -> String {
    if path.ends_with('/') || path.is_empty() { format!("{path}index.html") } else { path.to_owned() }
}

fn page_artifact<'a>(pen: &'a Pen<'a>, page: &Page, held: Held, shell: Arc<View>, base: Digest) -> Artifact<'a> {
    let lang = page.lang;
    let menus = shell::menus(pen, page.node, lang);
    let mut digester = Digester::new().part(base.bytes()).part(pen.setting.words.digest(lang).bytes());
    digester.add(&held.template);
    shell.feed(&mut digester);
    view::feed(&menus, &mut digester);
    held.page.feed(&mut digester);
    if let Some(body) = &held.body {
        digester.add(body.source.digest.bytes());
        digester.add(format!("{:?}{:?}", body.answers, body.rules.raw_html));
        digester.add(pen.setting.words.digest(body.lang).bytes());
    }
    let spoken_by_components = held.body.as_ref().is_some_and(|body| body.answers.has_component(|name| pen.theme.component_speaks_others(name)));
    if spoken_by_components || pen.theme.speaks_others(&held.template) {
        pen.setting.settings.languages.all().for_each(|lang| digester.add(pen.setting.words.digest(lang).bytes()));
    }
    Artifact {
        path: file_of(&page.path),
        role: Role::Page,
        fingerprint: digester.finish(),
        make: Box::new(move || render(pen, &held, &shell, &menus, lang)),
    }
}

/// Renders a page: its body, then its view.
fn render(pen: &Pen<'_>, held: &Held, shell: &View, menus: &Value, lang: Lang) -> Result<Vec<u8>, Diagnostic> {
    let body = held.body.as_ref().map(|body| body::render(pen, body, shell)).transpose()?;
    let page = held.page.seen_with("body_html", body.map(Value::from));
    let context = context(pen, lang, shell.seen_with("menus", Some(menus.clone())), "page", page);
    pen.theme.render(&held.template, &context).map(String::into_bytes)
}

/// What every template sees, with one thing of its own.
pub(crate) fn context(pen: &Pen<'_>, lang: Lang, site: Value, name: &'static str, own: Value) -> Context {
    let mut context = Context::new();
    context.insert_value("site", site);
    context.insert_value("lang", pen.tag(lang).into());
    context.insert_value("dir", pen.dir(lang).into());
    context.insert_value(name, own);
    context
}

fn assets<'a>(pen: &'a Pen<'a>) -> impl Iterator<Item = Artifact<'a>> {
    pen.theme.assets().map(|asset| Artifact {
        path: asset.output.clone(),
        role: Role::Asset,
        fingerprint: Digest::of(&asset.bytes),
        make: Box::new(|| Ok(asset.bytes.to_vec())),
    })
}

/// Files beside items, and `content/_files/`.
fn files<'a>(pen: &'a Pen<'a>, inventory: &'a Inventory) -> impl Iterator<Item = Artifact<'a>> {
    let beside = pen.site.files.values().map(|file| copy(file.path.clone(), &file.blob));
    let verbatim = inventory.blobs.iter().filter_map(|(path, blob)| Some(copy(path.strip_prefix("content/_files/")?.to_owned(), blob)));
    beside.chain(verbatim)
}

fn copy(path: String, blob: &Blob) -> Artifact<'_> {
    Artifact {
        path,
        role: Role::Verbatim,
        fingerprint: blob.digest,
        make: Box::new(|| {
            disk::read_bytes(&blob.file, BLOB_LIMIT).map_err(|fault| discover::unread(&blob.path, fault))
        }),
    }
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
