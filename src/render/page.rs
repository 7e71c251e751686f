//! What a page holds: everything its view sees.

mod around;
mod lists;
mod sources;

use std::ops::Range;
use std::sync::Arc;

use std::collections::BTreeSet;

use tera::Value;

pub(crate) use around::{hreflang, is_indexed};
pub(crate) use lists::FacetLists;
pub(crate) use sources::{Told, cites, source, told};

use super::body::{self, Standing};
use super::face::{self, Face};
use super::shown::{self, Depth};
use super::view::{Named, View, marked, text};
use super::{Body, Held, Pen, jsonld};
use crate::i18n::Arg;
use crate::kinds::FieldId;
use crate::lang::Lang;
use crate::markdown::{EXCERPT, Outline, Rules};
use crate::resolve::{BodyLinks, Node, Page};
use crate::source::Source;
use crate::text::excerpt;

/// A page before it is rendered.
pub(super) fn held(pen: &Pen<'_>, page: &Page) -> Held {
    let view = view(pen, page.node);
    let kind = match page.node {
        Node::Item(rank) => Some(pen.site.items[rank].kind(pen.setting.kinds)),
        _ => None,
    };
    let template = pen.theme.view(&view, kind.map(|kind| kind.name.as_str()));
    let writer = Writer {
        pen,
        page,
        lang: page.lang,
        words: pen.site.presence(page.node, page.lang).words(page.lang).unwrap_or(page.lang),
        face: pen.face(page.node, page.lang),
        structured: pen.theme.prints_structured_data(&template),
        relating: page.number == 1 && pen.theme.shows_related(&template),
    };
    let (mut content, body) = match page.node {
        Node::Item(rank) => writer.item(rank),
        Node::Section(rank) => writer.section(rank),
        Node::Facet(rank) => writer.facet(rank),
        Node::NotFound => (writer.named(&pen.say(page.lang, "ui-not-found")), None),
        Node::Chooser => (writer.chooser(), None),
    };
    content.set("view", view);
    content.set("asks", writer.asks(&template));
    Held { template, page: content, body }
}

/// The view a node is shown with.
pub(super) fn view(pen: &Pen<'_>, node: Node) -> String {
    pen.site.view(node).to_owned()
}

/// The page at an old address.
pub(super) fn alias(pen: &Pen<'_>, node: Node, lang: Lang) -> Held {
    let target = pen.site.path(node, lang).unwrap_or_default();
    let title = pen.site.title(node, lang, pen.setting).unwrap_or_else(|| pen.setting.settings.title[lang].clone());
    let title: Value = pen.voice(lang).typeset(&title).into();
    Held {
        template: pen.theme.view("alias", None),
        page: View::new()
            .with("view", "alias")
            .with("title", title.clone())
            .with("head_title", title)
            .with("noindex", true)
            .with("url", pen.link(target))
            .with("canonical", pen.setting.settings.absolute(target)),
        body: None,
    }
}

struct Writer<'p, 'a> {
    pen: &'p Pen<'a>,
    page: &'p Page,
    lang: Lang,
    words: Lang,
    face: Option<&'p Face>,
    /// Whether the view prints structured data.
    structured: bool,
    /// Whether the view shows related items.
    relating: bool,
}

/// What a page is called and how it is described.
struct Called {
    title: Value,
    title_html: Value,
    summary: Option<Value>,
    /// The summary, else the beginning of the text, else what a list begins with.
    description: Option<Value>,
}

/// Where a body is written.
struct Written<'w> {
    source: &'w Arc<Source>,
    span: Range<usize>,
    outline: &'w Outline,
    links: &'w BodyLinks,
    section: usize,
}

impl Writer<'_, '_> {
    /// What pages of every view have.
    fn common(&self, called: Called, updated: Option<Value>) -> View {
        let (pen, page) = (self.pen, self.page);
        let presence = pen.site.presence(page.node, page.lang);
        let noindex = !is_indexed(pen, page.node, page.lang);
        View::sized(40)
            .with("head_title", self.head_title(text(&called.title)))
            .with("title", called.title)
            .with("title_html", called.title_html)
            .with("summary", called.summary)
            .with("description", called.description)
            .with("url", self.url())
            .with("canonical", (page.node != Node::NotFound).then(|| self.canonical(presence)))
            .with("content_lang", pen.tag(self.words))
            .with("content_dir", pen.dir(self.words))
            .with("borrowed", self.borrowed(presence))
            .with("behind", self.behind())
            .with("draft", matches!(page.node, Node::Item(rank) if pen.site.items[rank].is_draft[page.lang]))
            .with("noindex", noindex)
            .with("number", page.number)
            .with("switcher", self.switcher())
            .with("hreflang", if noindex { Vec::new() } else { self.hreflang() })
            .with("breadcrumbs", self.trail().map_or_else(|| Vec::<Value>::new().into(), |trail| trail.steps.clone()))
            .with("og", self.og(updated))
            .with("feeds", pen.feeds(self.lang).listed.clone())
    }

    /// Nearest first: page — section — site.
    fn head_title(&self, title: &str) -> String {
        let pen = self.pen;
        let mut head = title.to_owned();
        if self.page.number > 1 {
            let number = [("page", Arg::Number(self.page.number.into()))];
            if let Ok(phrase) = pen.voice(self.lang).phrase("page-number", &number) {
                head = format!("{head} — {}", phrase.text);
            }
        }
        head.push_str(self.trail().map_or("", |trail| trail.titles.as_str()));
        let site_title = text(&pen.fixed(self.lang).site_title);
        if title != site_title {
            head = format!("{head} — {site_title}");
        }
        head
    }

    /// A title that is no node's own.
    fn called(&self, title: &str, summary: Option<&str>) -> Called {
        let voice = self.pen.voice(self.words);
        let title: Value = voice.typeset(title).into();
        let summary: Option<Value> = summary.map(|summary| voice.typeset(summary).into());
        Called { title_html: face::phrased(voice, &title), title, description: summary.clone(), summary }
    }

    /// As the node is called everywhere.
    fn called_as_everywhere(&self) -> Called {
        let Some(face) = self.face else { return self.called("", None) };
        let title = face.title.clone().unwrap_or_else(|| "".into());
        Called {
            title_html: face.title_html.clone().unwrap_or_else(|| marked(&title)),
            title,
            summary: face.summary.clone(),
            description: face.summary.clone(),
        }
    }

    fn named(&self, title: &str) -> View {
        self.common(self.called(title, None), None)
    }

    fn chooser(&self) -> View {
        let settings = self.pen.setting.settings;
        self.common(self.called(&settings.title[self.lang], Some(&settings.description[self.lang])), None)
            .with("jsonld", self.structured.then(|| jsonld::page(self.pen, self.page)))
    }

    /// What the view, and the section itself, ask for.
    fn asks(&self, template: &str) -> Value {
        let pen = self.pen;
        let answers = pen.site.answers(template, self.page.node, self.lang).map(|(name, ranks)| {
            (name, pen.cards(ranks.iter().copied(), self.lang))
        });
        Named(answers.collect()).into()
    }

    fn item(&self, rank: usize) -> (View, Option<Body>) {
        let pen = self.pen;
        let item = &pen.site.items[rank];
        let kind = item.kind(pen.setting.kinds);
        let head = item.draft.heads[self.words].as_ref();
        let Ledger { fields, groups, updated, updated_iso, reviewed_on } = self.ledger(rank);
        let mut called = self.called_as_everywhere();
        if let (None, Some(head)) = (&called.description, head) {
            called.description = self.described(&head.outline.excerpt);
        }
        let as_of = item.draft.as_of.map(|day| {
            let words: Value = pen.voice(self.lang).day(&day).into();
            View::new().with("html", marked(&words)).with("text", words).with("iso", day.to_string()).with("pending", false)
        });
        let owner = kind
            .field("owner")
            .and_then(|(field, _)| item.references[field.0 as usize].first().copied())
            .and_then(|owner| pen.card(owner, self.lang));
        let gathered = pen.site.gathered(rank, self.lang);
        let mut page = self
            .common(called, updated_iso)
            .with("kind", kind.name.as_str())
            .with("id", item.draft.id.as_str())
            .with("updated", updated)
            .with("reviewed_on", reviewed_on)
            .with("as_of", as_of)
            .with("owner", owner)
            .with("source", item.draft.source.as_ref().and_then(|key| sources::main(pen, rank, &key.value)))
            .with("fields", fields)
            .with("groups", groups)
            .with("list", self.pager_only(gathered))
            .with("gathered", self.gathered(gathered))
            .with("related", self.relating.then(|| pen.cards(pen.related(rank, self.lang), self.lang)))
            .with("sources", head.map_or_else(Vec::new, |head| self.sources(rank, &head.outline)))
            .with("jsonld", self.structured.then(|| jsonld::item(pen, self.page, rank)));
        let body = head.and_then(|head| {
            let standing = Standing { item: Some(rank), node: self.page.node, lang: self.lang, words: self.words };
            self.outline(&mut page, &head.outline);
            let written = Written {
                source: &head.source,
                span: head.body.clone(),
                outline: &head.outline,
                links: &item.links[self.words],
                section: item.section,
            };
            self.body(written, &standing)
        });
        (page, body)
    }

    /// Every value of an item, by field and by group.
    fn ledger(&self, rank: usize) -> Ledger {
        let pen = self.pen;
        let item = &pen.site.items[rank];
        let kind = item.kind(pen.setting.kinds);
        let lexicon = pen.lexicon(item.draft.kind, self.lang);
        let (mut updated, mut updated_iso, mut reviewed_on) = (None, None, None);
        let mut fields: Vec<(&str, Value)> = Vec::new();
        let mut groups: Vec<(&str, Value, Vec<View>)> = Vec::new();
        let heads = [item.draft.original(), item.draft.heads[self.words].as_ref()];
        let written = heads.into_iter().flatten().flat_map(|head| head.values.iter().map(|(field, _)| field));
        let filled: BTreeSet<FieldId> = written.chain(item.draft.pending.iter().copied()).collect();
        for field_id in filled {
            let field = &kind[field_id];
            let Some(shown) = shown::shown(pen, rank, field_id, self.lang, Depth::Page) else { continue };
            let words = &lexicon[field_id];
            let iso = shown.iso.clone();
            let shown: Value = shown.into();
            match field.name.as_str() {
                "updated" => (updated, updated_iso) = (Some(shown.clone()), iso),
                "reviewed_on" => reviewed_on = Some(shown.clone()),
                _ => {}
            }
            if let (Some(group), Some(label)) = (&field.group, &words.group) {
                let row = View::new().with("name", words.name.clone()).with("label", words.label.clone()).with("shown", shown.clone());
                match groups.iter_mut().find(|(id, ..)| id == group) {
                    Some((.., rows)) => rows.push(row),
                    None => groups.push((group, label.clone(), vec![row])),
                }
            }
            fields.push((&field.name, shown));
        }
        let groups = groups.into_iter().map(|(id, label, rows)| View::new().with("id", id).with("label", label).with("rows", rows));
        Ledger { groups: groups.collect(), fields: Named(fields).into(), updated, updated_iso, reviewed_on }
    }

    /// Without a summary, search engines and shared links get the beginning of the text.
    fn described(&self, beginning: &str) -> Option<Value> {
        (!beginning.is_empty()).then(|| self.pen.voice(self.words).typeset(beginning).into())
    }

    /// A list without words of its own is described by what stands first on this page of it.
    fn described_by(&self, list: &[usize]) -> Option<Value> {
        let pen = self.pen;
        let here = pen.site.slice(list, self.page.node, self.page.number, pen.setting);
        let faces = here.iter().take(4).filter_map(|rank| pen.face(Node::Item(*rank), self.lang));
        let titles: Vec<&str> = faces.filter_map(|face| face.title.as_ref()).map(text).collect();
        (!titles.is_empty()).then(|| excerpt(&titles.join(" · "), EXCERPT).into())
    }

    /// Table of contents and reading time, where the text stands.
    fn outline(&self, page: &mut View, outline: &Outline) {
        if self.page.number > 1 {
            return;
        }
        let voice = self.pen.voice(self.words);
        let mut entries: Vec<(usize, View, Vec<View>)> = Vec::new();
        for heading in outline.headings.iter().filter(|heading| heading.level <= 3) {
            let title: Value = voice.typeset(&heading.text).into();
            let entry = View::new().with("id", heading.id.as_str()).with("title_html", face::phrased(voice, &title));
            match entries.last_mut() {
                Some((2, _, children)) if heading.level == 3 => children.push(entry.with("children", Vec::<Value>::new())),
                _ => entries.push((heading.level, entry, Vec::new())),
            }
        }
        let toc: Vec<View> = entries.into_iter().map(|(_, entry, children)| entry.with("children", children)).collect();
        page.set("toc", toc);
        page.set("reading_minutes", outline.reading_time.as_secs().div_ceil(60));
    }

    /// The first page has the words; further pages of a list have only the list.
    fn body(&self, written: Written<'_>, standing: &Standing) -> Option<Body> {
        let Written { source, span, outline, links, section } = written;
        if self.page.number > 1 || span.is_empty() {
            return None;
        }
        let answers = body::answer(self.pen, outline, links, standing);
        let rules = Rules { raw_html: self.pen.site.sections[section].draft.rules.raw_html, known_cites: answers.cited() };
        Some(Body { source: source.clone(), span, rules, lang: self.words, answers })
    }

    fn section(&self, rank: usize) -> (View, Option<Body>) {
        let pen = self.pen;
        let section = &pen.site.sections[rank];
        let Some(head) = section.head(self.lang) else { return (self.named(""), None) };
        let kind = section.draft.rules.kind.map(|kind| pen.setting.kinds[kind].name.as_str());
        let list = (!section.is_root()).then(|| self.list(&section.items[self.lang], rank).with("sections", self.subsections(rank)));
        let mut called = self.called_as_everywhere();
        if called.description.is_none() {
            // The text stands on the first page only.
            let beginning = if self.page.number == 1 { self.described(&head.outline.excerpt) } else { None };
            called.description = beginning.or_else(|| match section.is_root() {
                true => self.described(&pen.setting.settings.description[self.lang]),
                false => self.described_by(&section.items[self.lang]),
            });
        }
        let mut page = self
            .common(called, None)
            .with("id", section.draft.id.as_str())
            .with("kind", kind)
            .with("list", list)
            .with("jsonld", self.structured.then(|| jsonld::page(pen, self.page)));
        self.outline(&mut page, &head.outline);
        let standing = Standing { item: None, node: self.page.node, lang: self.lang, words: self.words };
        let written = Written {
            source: &head.source,
            span: head.body.clone(),
            outline: &head.outline,
            links: &section.links[self.words],
            section: rank,
        };
        (page, self.body(written, &standing))
    }

    fn facet(&self, rank: usize) -> (View, Option<Body>) {
        let facet = &self.pen.site.facets[rank];
        let members = &facet.members[self.lang];
        let called = Called { description: self.described_by(members), ..self.called_as_everywhere() };
        let page = self
            .common(called, None)
            .with("kind", self.pen.setting.kinds[facet.kind].name.as_str())
            .with("list", self.list(members, facet.section))
            .with("jsonld", self.structured.then(|| jsonld::page(self.pen, self.page)));
        (page, None)
    }
}

/// The values of an item.
struct Ledger {
    fields: Value,
    groups: Vec<View>,
    updated: Option<Value>,
    updated_iso: Option<Value>,
    reviewed_on: Option<Value>,
}
