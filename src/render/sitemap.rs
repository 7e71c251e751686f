//! `sitemap.xml` (sitemaps.org 0.9, with Google's `xhtml:link` for translations) and `robots.txt`.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{Pen, page};
use crate::digest::Digest;
use crate::emit::{Artifact, Role};
use crate::kinds::Value;
use crate::lang::Lang;
use crate::resolve::{Node, Page};

/// Most addresses a sitemap may hold (sitemaps.org).
const LIMIT: usize = 50_000;

/// The sitemap, or several under an index, and `robots.txt`.
pub(super) fn artifacts<'a>(pen: &Pen<'_>) -> Vec<Artifact<'a>> {
    let indexed: Vec<&Page> = pen.site.pages.iter().filter(|page| page::is_indexed(pen, page.node, page.lang)).collect();
    let settings = pen.setting.settings;
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    if indexed.len() <= LIMIT {
        files.push(("sitemap.xml".to_owned(), urls(pen, &indexed)));
    } else {
        let parts: Vec<&[&Page]> = indexed.chunks(LIMIT).collect();
        let names: Vec<String> = (1..=parts.len()).map(|n| format!("sitemap-{n}.xml")).collect();
        files.push(("sitemap.xml".to_owned(), index(names.iter().map(|name| settings.absolute(name)))));
        files.extend(names.into_iter().zip(parts).map(|(name, pages)| (name, urls(pen, pages))));
    }
    let robots = match settings.output.indexed && !pen.setting.preview {
        true => format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", settings.absolute("sitemap.xml")),
        false => "User-agent: *\nDisallow: /\n".to_owned(),
    };
    files.push(("robots.txt".to_owned(), robots.into_bytes()));
    files.into_iter().map(|(path, bytes)| data(path, bytes)).collect()
}

/// An artifact whose bytes are made already.
pub(super) fn data<'a>(path: String, bytes: Vec<u8>) -> Artifact<'a> {
    Artifact { path, role: Role::Data, fingerprint: Digest::of(&bytes), make: Box::new(move || Ok(bytes.clone())) }
}

/// Writing XML to memory cannot fail; if it ever did, the file would end early and the checkers would say so.
struct Xml(Writer<Vec<u8>>);

impl Xml {
    fn new() -> Xml {
        let mut xml = Xml(Writer::new(Vec::new()));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    fn event(&mut self, event: Event<'_>) {
        let _ = self.0.write_event(event);
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    fn text(&mut self, name: &str, text: &str) {
        self.open(name, &[]);
        self.event(Event::Text(BytesText::new(text)));
        self.close(name);
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    fn bytes(self) -> Vec<u8> {
        self.0.into_inner()
    }
}

fn urls(pen: &Pen<'_>, pages: &[&Page]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("urlset", &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"), ("xmlns:xhtml", "http://www.w3.org/1999/xhtml")]);
    for page in pages {
        xml.open("url", &[]);
        xml.text("loc", &pen.setting.settings.absolute(&page.path));
        if let Some(day) = updated(pen, page.node, page.lang) {
            xml.text("lastmod", &day);
        }
        for (tag, href) in page::hreflang(pen, page) {
            xml.empty("xhtml:link", &[("rel", "alternate"), ("hreflang", tag), ("href", &href)]);
        }
        xml.close("url");
    }
    xml.close("urlset");
    xml.bytes()
}

fn index(addresses: impl Iterator<Item = String>) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("sitemapindex", &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]);
    for address in addresses {
        xml.open("sitemap", &[]);
        xml.text("loc", &address);
        xml.close("sitemap");
    }
    xml.close("sitemapindex");
    xml.bytes()
}

/// The day people say an item was updated: never a file's time.
pub(super) fn updated(pen: &Pen<'_>, node: Node, lang: Lang) -> Option<String> {
    let Node::Item(rank) = node else { return None };
    let item = &pen.site.items[rank];
    let (field, _) = item.kind(pen.setting.kinds).field("updated")?;
    match &item.draft.word(item.words_lang(lang)?, field)?.value {
        Value::Date(day) => Some(day.to_string()),
        _ => None,
    }
}
