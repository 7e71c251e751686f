//! `sitemap.xml` (sitemaps.org 0.9, with Google's `xhtml:link` for translations) and `robots.txt`.

use std::ops::Range;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{Pen, page};
use crate::digest::{Digest, Digester};
use crate::kinds::Value;
use crate::lang::Lang;
use crate::resolve::{Node, Page};

/// Most addresses a sitemap may hold (sitemaps.org).
const LIMIT: usize = 50_000;

/// What tells search engines where to look.
pub(super) enum Part {
    /// Addresses of pages, by their ranks among those that may be indexed.
    Urls(Range<usize>),
    /// The names of this many sitemaps.
    Index(usize),
    /// `robots.txt`.
    Robots,
}

/// The sitemap, or several under an index, and `robots.txt`: path, fingerprint and what it is.
pub(super) fn parts(pen: &Pen<'_>) -> Vec<(String, Digest, Part)> {
    let indexed = indexed(pen);
    let mut base = Digester::new().part(pen.setting.settings.digest.bytes());
    base.add([u8::from(pen.setting.preview)]);
    let mut parts = Vec::new();
    let count = indexed.len().div_ceil(LIMIT).max(1);
    // Every page names its twins, and those stand in other parts.
    let mut all = base.clone();
    for page in &indexed {
        all.add(&page.path);
        // Two pages may change places: which is whose twin is then the only thing that changed.
        all.add(format!("{:?}", page.node));
        all.add(updated(pen, page.node, page.lang).unwrap_or_default());
    }
    for part in 0..count {
        let range = part * LIMIT..((part + 1) * LIMIT).min(indexed.len());
        let path = if count == 1 { "sitemap.xml".to_owned() } else { format!("sitemap-{}.xml", part + 1) };
        parts.push((path, all.clone().part(range.start.to_le_bytes()).finish(), Part::Urls(range)));
    }
    if count > 1 {
        parts.push(("sitemap.xml".to_owned(), base.clone().part(count.to_le_bytes()).finish(), Part::Index(count)));
    }
    parts.push(("robots.txt".to_owned(), base.finish(), Part::Robots));
    parts
}

/// The pages search engines are welcome to, in the order of their paths.
fn indexed<'a>(pen: &Pen<'a>) -> Vec<&'a Page> {
    pen.site.pages.iter().filter(|page| page::is_indexed(pen, page.node, page.lang)).collect()
}

/// Writes one of them.
pub(super) fn write(pen: &Pen<'_>, part: &Part) -> Vec<u8> {
    let settings = pen.setting.settings;
    match part {
        Part::Urls(range) => urls(pen, indexed(pen).get(range.clone()).unwrap_or_default()),
        Part::Index(count) => index((1..=*count).map(|n| settings.absolute(&format!("sitemap-{n}.xml")))),
        Part::Robots if settings.output.indexed && !pen.setting.preview => {
            format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", settings.absolute("sitemap.xml")).into_bytes()
        }
        Part::Robots => b"User-agent: *\nDisallow: /\n".to_vec(),
    }
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
