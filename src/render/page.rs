//! What a page holds: everything its view sees.

use serde_json::{Value as Json, json};

use super::body::{self, Standing};
use super::shown::{self, Depth};
use super::{Body, Held, Pen, card, compact, jsonld};
use crate::i18n::Arg;
use crate::kinds::{Datum, Kind, Value};
use crate::lang::Lang;
use crate::markdown::{CiteAnswer, Outline, Rules};
use crate::resolve::{FacetValue, Node, Page, Presence};
use crate::text;

/// A page before it is rendered.
pub(super) fn held(pen: &Pen<'_>, page: &Page) -> Held {
    let view = view(pen, page.node);
    let kind = match page.node {
        Node::Item(rank) => Some(pen.site.items[rank].kind(pen.setting.kinds)),
        _ => None,
    };
    let template = pen.theme.view(&view, kind.map(|kind| kind.name.as_str()));
    let writer = Writer { pen, page, lang: page.lang, words: pen.site.presence(page.node, page.lang).words(page.lang).unwrap_or(page.lang) };
    let (mut content, body) = match page.node {
        Node::Item(rank) => writer.item(rank),
        Node::Section(rank) => writer.section(rank),
        Node::Facet(rank) => writer.facet(rank),
        Node::NotFound => (writer.named(&pen.say(page.lang, "ui-not-found")), None),
        Node::Chooser => (writer.chooser(), None),
    };
    content["view"] = json!(view);
    content["asks"] = writer.asks(&template);
    Held { template, page: compact(content), body }
}

/// The view a node is shown with.
pub(super) fn view(pen: &Pen<'_>, node: Node) -> String {
    match node {
        Node::Section(rank) => {
            let section = &pen.site.sections[rank];
            let default = if section.is_root() { "home" } else { "section" };
            section.draft.rules.view.clone().unwrap_or_else(|| default.to_owned())
        }
        Node::Item(_) => "item".to_owned(),
        Node::Facet(_) => "facet".to_owned(),
        Node::NotFound => "not-found".to_owned(),
        Node::Chooser => "chooser".to_owned(),
    }
}

/// The page at an old address.
pub(super) fn alias(pen: &Pen<'_>, lang: Lang, target: &str) -> Held {
    let to = pen.site.pages.iter().find(|page| page.lang == lang && page.path == target);
    let title = to.and_then(|page| pen.site.title(page.node, lang, pen.setting)).unwrap_or_else(|| pen.setting.settings.title[lang].clone());
    let title = pen.voice(lang).typeset(&title);
    Held {
        template: pen.theme.view("alias", None),
        page: json!({
            "view": "alias", "title": title, "head_title": title, "noindex": true,
            "url": pen.link(target), "canonical": pen.setting.settings.absolute(target),
        }),
        body: None,
    }
}

/// A source of an item, as a value refers to it.
pub(super) fn source(pen: &Pen<'_>, rank: usize, key: &str, lang: Lang) -> Option<Json> {
    let kind = pen.site.items[rank].kind(pen.setting.kinds);
    let (at, row) = source_rows(pen, rank).iter().enumerate().find(|(_, row)| row.key == key)?;
    let (title, tag) = source_title(pen, kind, row, lang);
    Some(compact(json!({ "n": at + 1, "anchor": format!("source-{key}"), "title": title, "lang": tag })))
}

/// The title of a source, set in its own language, and that language's tag if it is not the page's.
fn source_title(pen: &Pen<'_>, kind: &Kind, row: &crate::kinds::Row, lang: Lang) -> (Option<String>, Option<String>) {
    let tag = cell_text(kind, row, "lang");
    let own = tag.as_deref().and_then(|tag| pen.setting.settings.languages.find(tag));
    let title = cell_text(kind, row, "title").map(|title| own.map_or(title.clone(), |own| pen.voice(own).typeset(&title)));
    (title, tag.filter(|_| own != Some(lang)))
}

/// The sources of an item, numbered in the order of its file.
pub(super) fn cites(pen: &Pen<'_>, rank: usize) -> Vec<CiteAnswer> {
    let item = &pen.site.items[rank];
    let kind = item.kind(pen.setting.kinds);
    source_rows(pen, rank)
        .iter()
        .enumerate()
        .map(|(at, row)| CiteAnswer {
            key: row.key.clone(),
            number: at + 1,
            title: cell_text(kind, row, "title").unwrap_or_default(),
        })
        .collect()
}

fn source_rows<'a>(pen: &Pen<'a>, rank: usize) -> &'a [crate::kinds::Row] {
    let item = &pen.site.items[rank];
    let field = item.kind(pen.setting.kinds).field("sources").map(|(field, _)| field);
    match field.and_then(|field| item.draft.fact(field)) {
        Some(Datum { value: Value::Table(rows), .. }) => rows,
        _ => &[],
    }
}

fn cell<'a>(kind: &Kind, row: &'a crate::kinds::Row, column: &str) -> Option<&'a Value> {
    let crate::kinds::Type::Table(columns) = &kind.field("sources")?.1.ty else { return None };
    let at = columns.columns.iter().position(|field| field.name == column)?;
    row.cells.get(at)?.as_ref().map(|datum| &datum.value)
}

fn cell_text(kind: &Kind, row: &crate::kinds::Row, column: &str) -> Option<String> {
    match cell(kind, row, column)? {
        Value::Text(text) | Value::Url(text) => Some(text.clone()),
        _ => None,
    }
}

struct Writer<'p, 'a> {
    pen: &'p Pen<'a>,
    page: &'p Page,
    lang: Lang,
    words: Lang,
}

impl<'a> Writer<'_, 'a> {
    /// What pages of every view have.
    fn common(&self, title: &str, summary: Option<&str>) -> Json {
        let (pen, page, settings) = (self.pen, self.page, self.pen.setting.settings);
        let voice = pen.voice(self.words);
        let presence = pen.site.presence(page.node, page.lang);
        let breadcrumbs = self.breadcrumbs();
        let mut head_title = vec![voice.typeset(title)];
        if page.number > 1 {
            let number = [("page", Arg::Number(page.number.into()))];
            head_title.extend(pen.voice(self.lang).phrase("page-number", &number).map(|phrase| phrase.text));
        }
        // Nearest first: page — section — site.
        head_title.extend(breadcrumbs.iter().rev().filter(|step| step["home"].is_null()).filter_map(|step| step["title"].as_str().map(str::to_owned)));
        let site_title = pen.voice(self.lang).typeset(&settings.title[self.lang]);
        if head_title.first() != Some(&site_title) {
            head_title.push(site_title);
        }
        let canonical = match presence {
            Presence::Borrowed(from) => pen.site.path(page.node, from).unwrap_or(&page.path),
            _ => &page.path,
        };
        let noindex = !self.is_indexed();
        compact(json!({
            "title": voice.typeset(title),
            "title_html": card::phrased(voice, title),
            "summary": summary.map(|summary| voice.typeset(summary)),
            "url": pen.link(&page.path),
            "canonical": settings.absolute(canonical),
            "head_title": head_title.join(" — "),
            "content_lang": pen.tag(self.words),
            "content_dir": pen.dir(self.words),
            "borrowed": self.borrowed(presence),
            "draft": matches!(page.node, Node::Item(rank) if pen.site.items[rank].is_draft[page.lang]),
            "noindex": noindex,
            "number": page.number,
            "switcher": self.switcher(),
            "hreflang": if noindex { Vec::new() } else { self.hreflang() },
            "breadcrumbs": breadcrumbs,
            "og": self.og(),
            "feeds": self.feeds(),
        }))
    }

    fn named(&self, title: &str) -> Json {
        let mut page = self.common(title, None);
        page["canonical"] = Json::Null;
        compact(page)
    }

    fn chooser(&self) -> Json {
        let settings = self.pen.setting.settings;
        self.common(&settings.title[self.lang].clone(), Some(&settings.description[self.lang].clone()))
    }

    /// Whether search engines are welcome: nothing borrowed, no draft, no empty section, no error page.
    fn is_indexed(&self) -> bool {
        is_indexed(self.pen, self.page)
    }

    fn borrowed(&self, presence: Presence) -> Option<Json> {
        let Presence::Borrowed(from) = presence else { return None };
        let language = &self.pen.setting.settings.languages[from];
        let path = self.pen.site.path(self.page.node, from)?;
        Some(json!({ "endonym": language.endonym, "lang": language.tag, "url": self.pen.link(path) }))
    }

    /// Every language: the same page there, else the nearest page above it.
    fn switcher(&self) -> Vec<Json> {
        let pen = self.pen;
        pen.setting
            .settings
            .languages
            .iter()
            .map(|(lang, language)| {
                let path = self.above().into_iter().find_map(|node| pen.site.path(node, lang)).map(str::to_owned);
                let path = match self.page.node {
                    Node::NotFound if self.page.path.starts_with(&pen.setting.settings.languages[self.lang].segment) => {
                        Some(format!("{}/404.html", language.segment))
                    }
                    _ => path,
                };
                let borrowed = matches!(pen.site.presence(self.page.node, lang), Presence::Borrowed(_));
                json!({
                    "tag": language.tag,
                    "endonym": language.endonym,
                    "dir": language.direction.as_str(),
                    "url": pen.link(&path.unwrap_or_else(|| format!("{}/", language.segment))),
                    "current": lang == self.lang && self.page.node != Node::Chooser,
                    "borrowed": borrowed,
                })
            })
            .collect()
    }

    /// The node itself, then what it lies in, up to the root.
    fn above(&self) -> Vec<Node> {
        let mut nodes = vec![self.page.node];
        let mut section = match self.page.node {
            Node::Item(rank) => Some(self.pen.site.items[rank].section),
            Node::Facet(rank) => Some(self.pen.site.facets[rank].section),
            Node::Section(rank) => self.pen.site.sections[rank].parent,
            Node::Chooser | Node::NotFound => None,
        };
        while let Some(rank) = section {
            nodes.push(Node::Section(rank));
            section = self.pen.site.sections[rank].parent;
        }
        nodes
    }

    /// True translations of this very page, itself included, and what a reader of no listed language gets.
    fn hreflang(&self) -> Vec<Json> {
        hreflang(self.pen, self.page).into_iter().map(|(tag, href)| json!({ "tag": tag, "href": href })).collect()
    }

    /// From the home page to the page above this one.
    fn breadcrumbs(&self) -> Vec<Json> {
        let pen = self.pen;
        let mut steps: Vec<Json> = self
            .above()
            .into_iter()
            .skip(1)
            .filter_map(|node| {
                let path = pen.site.path(node, self.lang)?;
                let words = pen.site.presence(node, self.lang).words(self.lang)?;
                let root = matches!(node, Node::Section(rank) if pen.site.sections[rank].is_root());
                let title = match root {
                    true => pen.say(self.lang, "ui-home"),
                    false => pen.voice(words).typeset(&pen.site.title(node, self.lang, pen.setting)?),
                };
                Some(compact(json!({
                    "title": title,
                    "url": pen.link(path),
                    "lang": (words != self.lang).then(|| pen.tag(words)),
                    "home": root.then_some(true),
                })))
            })
            .collect();
        steps.reverse();
        steps
    }

    fn og(&self) -> Json {
        let pen = self.pen;
        let locale = |lang: Lang| pen.voice(lang).og_locale();
        let others: Vec<String> = pen
            .setting
            .settings
            .languages
            .all()
            .filter(|lang| *lang != self.lang && pen.site.presence(self.page.node, *lang) == Presence::Own && self.page.node != Node::NotFound)
            .map(locale)
            .collect();
        let article = matches!(self.page.node, Node::Item(rank) if pen.site.items[rank].kind(pen.setting.kinds).feed);
        compact(json!({
            "type": if article { "article" } else { "website" },
            "locale": locale(self.words),
            "alternates": others,
        }))
    }

    fn feeds(&self) -> Vec<Json> {
        super::feeds::of_language(self.pen, self.lang)
            .into_iter()
            .map(|feed| json!({ "title": feed.title, "url": self.pen.link(&feed.path) }))
            .collect()
    }

    /// What the view, and the section itself, ask for.
    fn asks(&self, template: &str) -> Json {
        let pen = self.pen;
        let own = match self.page.node {
            Node::Section(rank) => pen.site.sections[rank].asks.as_slice(),
            _ => &[],
        };
        let asked = pen.site.asks.get(template).map(Vec::as_slice).unwrap_or_default();
        let this = pen.site.item_of(self.page.node);
        let answers = asked.iter().chain(own).map(|(name, ask)| {
            let ranks = ask.answer(pen.site, this, self.lang, pen.setting);
            let cards: Vec<Json> = ranks.into_iter().filter_map(|rank| card::card(pen, rank, self.lang)).collect();
            (name.clone(), Json::Array(cards))
        });
        answers.collect::<serde_json::Map<_, _>>().into()
    }

    fn item(&self, rank: usize) -> (Json, Option<Body>) {
        let pen = self.pen;
        let item = &pen.site.items[rank];
        let kind = item.kind(pen.setting.kinds);
        let text = |name: &str| kind.field(name).and_then(|(field, _)| item.text(self.words, field));
        let mut page = self.common(text("title").unwrap_or_default(), text("summary"));
        page["kind"] = json!(kind.name);
        page["id"] = json!(item.draft.id);
        let mut fields = serde_json::Map::new();
        let mut groups: Vec<(String, Vec<Json>)> = Vec::new();
        for (field_id, field) in kind.iter() {
            let Some(shown) = shown::shown(pen, rank, field_id, self.lang, Depth::Page) else { continue };
            if let Some(group) = &field.group {
                let row = json!({ "name": field.name, "label": shown["label"], "shown": shown });
                match groups.iter_mut().find(|(id, _)| id == group) {
                    Some((_, rows)) => rows.push(row),
                    None => groups.push((group.clone(), vec![row])),
                }
            }
            fields.insert(field.name.clone(), shown);
        }
        let groups: Vec<Json> = groups
            .into_iter()
            .map(|(id, rows)| {
                let label = pen.voice(self.lang).phrase(&format!("group-{id}"), &[]).map_or_else(|_| id.clone(), |phrase| phrase.text);
                json!({ "id": id, "label": label, "rows": rows })
            })
            .collect();
        page["updated"] = fields.get("updated").cloned().unwrap_or_default();
        page["reviewed_on"] = fields.get("reviewed_on").cloned().unwrap_or_default();
        page["as_of"] = item.draft.as_of.map_or(Json::Null, |day| {
            let text = pen.voice(self.lang).day(&day);
            json!({ "text": text, "html": super::escape(&text), "iso": day.to_string(), "pending": false })
        });
        page["owner"] = kind
            .field("owner")
            .and_then(|(field, _)| item.references[field.0 as usize].first().copied())
            .and_then(|owner| card::card(pen, owner, self.lang))
            .unwrap_or_default();
        page["og"]["updated"] = fields.get("updated").map_or(Json::Null, |shown| shown["iso"].clone());
        page["og"] = compact(page["og"].take());
        page["fields"] = Json::Object(fields);
        page["groups"] = json!(groups);
        page["gathered"] = self.gathered(rank);
        let head = item.draft.heads[self.words].as_ref();
        page["sources"] = head.map_or_else(|| json!([]), |head| self.sources(rank, &head.outline));
        page["list"] = self.pager_only(rank);
        page["jsonld"] = json!(jsonld::item(pen, self.page, rank));
        let body = head.and_then(|head| {
            let standing = Standing { item: Some(rank), node: self.page.node, folder: &item.draft.folder, lang: self.lang, words: self.words };
            self.outline(&mut page, &head.outline);
            self.body(&head.source, head.body.clone(), &head.outline, &item.links[self.words], &standing, item.section)
        });
        (page, body)
    }

    /// Table of contents and reading time.
    fn outline(&self, page: &mut Json, outline: &Outline) {
        let voice = self.pen.voice(self.words);
        let mut entries: Vec<(usize, Json)> = Vec::new();
        for heading in &outline.headings {
            let entry = json!({ "id": heading.id, "title_html": card::phrased(voice, &heading.text), "children": [] });
            match entries.last_mut() {
                Some((2, parent)) if heading.level == 3 => {
                    if let Some(children) = parent["children"].as_array_mut() {
                        children.push(entry);
                    }
                }
                _ if heading.level <= 3 => entries.push((heading.level, entry)),
                _ => {}
            }
        }
        page["toc"] = Json::Array(entries.into_iter().map(|(_, entry)| entry).collect());
        let minutes = text::reading_time(&outline.text).as_secs().div_ceil(60);
        page["reading_minutes"] = json!(minutes);
    }

    /// The first page has the words; further pages of a list have only the list.
    fn body(&self, source: &std::sync::Arc<crate::source::Source>, span: std::ops::Range<usize>, outline: &Outline, links: &crate::resolve::BodyLinks, standing: &Standing<'_>, section: usize) -> Option<Body> {
        if self.page.number > 1 || source.text.get(span.clone()).is_none_or(|text| text.trim().is_empty()) {
            return None;
        }
        let answers = body::answer(self.pen, outline, links, standing);
        let known_cites = standing.item.map(|rank| cites(self.pen, rank).into_iter().map(|cite| cite.key).collect()).unwrap_or_default();
        let raw_html = self.pen.site.sections[section].draft.rules.raw_html;
        Some(Body { source: source.clone(), span, rules: Rules { raw_html, known_cites }, lang: self.words, answers })
    }

    /// The sources of an item, with the places that cite them.
    fn sources(&self, rank: usize, outline: &Outline) -> Json {
        let pen = self.pen;
        let kind = pen.site.items[rank].kind(pen.setting.kinds);
        let rows = source_rows(pen, rank).iter().enumerate().map(|(at, row)| {
            let count = outline.cites.iter().filter(|cite| cite.value == row.key).count();
            let backrefs: Vec<String> = (1..=count).map(|n| format!("#cite-{}-{n}", row.key)).collect();
            let (title, tag) = source_title(pen, kind, row, self.lang);
            let day = match cell(kind, row, "date") {
                Some(Value::Date(day)) => Some(*day),
                _ => None,
            };
            compact(json!({
                "id": row.key,
                "n": at + 1,
                "title": title,
                "lang": tag,
                "publisher": cell_text(kind, row, "publisher"),
                "date_text": day.map(|day| pen.voice(self.lang).day(&day)),
                "date_iso": day.map(|day| day.to_string()),
                "url": cell_text(kind, row, "url"),
                "anchor": format!("source-{}", row.key),
                "backrefs": backrefs,
            }))
        });
        Json::Array(rows.collect())
    }

    /// Items that refer to this one, by kind; the slice of this page.
    fn gathered(&self, rank: usize) -> Json {
        let pen = self.pen;
        let size = pen.site.page_size(self.page.node, pen.setting);
        let groups = pen.site.gathered(rank, self.lang, pen.setting).into_iter().filter_map(|(kind_id, ranks)| {
            let kind = &pen.setting.kinds[kind_id];
            let slice: Vec<usize> = ranks.iter().copied().skip((self.page.number - 1) * size).take(size).collect();
            if slice.is_empty() {
                return None;
            }
            let cards: Vec<Json> = slice.into_iter().filter_map(|rank| card::card(pen, rank, self.lang)).collect();
            let voice = pen.voice(self.lang);
            let label = voice.phrase(&format!("kind-{}.plural", kind.name), &[]).map_or_else(|_| kind.name.clone(), |phrase| phrase.text);
            let section = pen.site.sections.iter().position(|section| section.draft.rules.kind == Some(kind_id));
            let more = section.filter(|_| ranks.len() > size).and_then(|rank| pen.site.path(Node::Section(rank), self.lang));
            Some(compact(json!({ "kind": kind.name, "label": label, "items": cards, "more_url": more.map(|path| pen.link(path)) })))
        });
        Json::Array(groups.collect())
    }

    /// The pager of an item whose gathered lists run over several pages.
    fn pager_only(&self, rank: usize) -> Json {
        let total = self.pen.site.gathered(rank, self.lang, self.pen.setting).iter().map(|(_, ranks)| ranks.len()).max().unwrap_or(0);
        self.pager(total).map_or(Json::Null, |pager| json!({ "items": [], "total": total, "facets": [], "pager": pager }))
    }

    fn section(&self, rank: usize) -> (Json, Option<Body>) {
        let pen = self.pen;
        let section = &pen.site.sections[rank];
        let Some(head) = section.head(self.lang) else { return (self.named(""), None) };
        let mut page = self.common(&head.title.value, head.summary.as_deref());
        page["id"] = json!(section.draft.id);
        page["kind"] = section.draft.rules.kind.map_or(Json::Null, |kind| json!(pen.setting.kinds[kind].name));
        if !section.is_root() {
            page["list"] = self.list(&section.items[self.lang], Some(rank));
            page["list"]["sections"] = self.subsections(rank);
        }
        page["jsonld"] = json!(jsonld::page(pen, self.page, &head.title.value, head.summary.as_deref()));
        self.outline(&mut page, &head.outline);
        let folder = head.source.path.rsplit_once('/').map_or("content", |(folder, _)| folder);
        let standing = Standing { item: None, node: self.page.node, folder, lang: self.lang, words: self.words };
        let body = self.body(&head.source, head.body.clone(), &head.outline, &section.links[self.words], &standing, rank);
        (page, body)
    }

    fn subsections(&self, rank: usize) -> Json {
        let pen = self.pen;
        let below = pen.site.sections[rank].sections.iter().filter_map(|rank| {
            let section = &pen.site.sections[*rank];
            let head = section.head(self.lang)?;
            if !section.filled[self.lang] && !pen.setting.settings.show_empty_sections {
                return None;
            }
            let voice = pen.voice(section.presence[self.lang].words(self.lang)?);
            let path = pen.site.path(Node::Section(*rank), self.lang)?;
            Some(compact(json!({
                "title": voice.typeset(&head.title.value),
                "title_html": card::phrased(voice, &head.title.value),
                "summary": head.summary.as_deref().map(|summary| voice.typeset(summary)),
                "url": pen.link(path),
            })))
        });
        Json::Array(below.collect())
    }

    fn facet(&self, rank: usize) -> (Json, Option<Body>) {
        let facet = &self.pen.site.facets[rank];
        let title = self.pen.site.title(self.page.node, self.lang, self.pen.setting).unwrap_or_default();
        let mut page = self.common(&title, None);
        page["kind"] = json!(self.pen.setting.kinds[facet.kind].name);
        page["list"] = self.list(&facet.members[self.lang], Some(facet.section));
        page["jsonld"] = json!(jsonld::page(self.pen, self.page, &title, None));
        (page, None)
    }

    fn list(&self, ranks: &[usize], section: Option<usize>) -> Json {
        let pen = self.pen;
        let size = pen.site.page_size(self.page.node, pen.setting);
        let slice = ranks.iter().skip((self.page.number - 1) * size).take(size);
        let cards: Vec<Json> = slice.filter_map(|rank| card::card(pen, *rank, self.lang)).collect();
        compact(json!({
            "items": cards,
            "total": ranks.len(),
            "pager": self.pager(ranks.len()),
            "facets": section.map_or_else(Vec::new, |section| self.facets(section)),
        }))
    }

    fn pager(&self, total: usize) -> Option<Json> {
        let size = self.pen.site.page_size(self.page.node, self.pen.setting);
        let pages = total.div_ceil(size);
        if pages < 2 {
            return None;
        }
        let first = self.pen.site.path(self.page.node, self.lang)?;
        let url = |number: usize| self.pen.link(&if number == 1 { first.to_owned() } else { format!("{first}page/{number}/") });
        let links: Vec<Json> =
            (1..=pages).map(|number| json!({ "page": number, "url": url(number), "current": number == self.page.number })).collect();
        Some(compact(json!({
            "page": self.page.number,
            "pages": pages,
            "prev_url": (self.page.number > 1).then(|| url(self.page.number - 1)),
            "next_url": (self.page.number < pages).then(|| url(self.page.number + 1)),
            "links": links,
        })))
    }

    /// The facets of a section's kind, each value with its page and how many items have it.
    fn facets(&self, section: usize) -> Vec<Json> {
        let pen = self.pen;
        let Some(kind_id) = pen.site.sections[section].draft.rules.kind else { return Vec::new() };
        let kind = &pen.setting.kinds[kind_id];
        let items = &pen.site.sections[section].items[self.lang];
        let single = kind.facet_pages.iter().filter_map(|fields| if let [only] = fields[..] { Some(only) } else { None });
        single
            .filter_map(|field| {
                let mut counts: std::collections::BTreeMap<FacetValue, usize> = std::collections::BTreeMap::new();
                for value in items.iter().flat_map(|rank| crate::resolve::facet_values(&pen.site.items[*rank], field)) {
                    *counts.entry(value).or_default() += 1;
                }
                let mut values: Vec<(String, Json)> = counts
                    .into_iter()
                    .filter_map(|(value, count)| {
                        let node = self.facet_node(kind_id, section, field, &value)?;
                        let (path, at) = pen.lead(node, self.lang)?;
                        let label = pen.voice(at).typeset(&pen.site.title(node, at, pen.setting)?);
                        let entry = json!({ "label": label, "url": pen.link(path), "count": count, "current": node == self.page.node });
                        Some((label, entry))
                    })
                    .collect();
                values.sort_by(|(a, _), (b, _)| pen.voice(self.lang).compare(a, b).then_with(|| a.cmp(b)));
                let values: Vec<Json> = values.into_iter().map(|(_, value)| value).collect();
                let label = shown::label(pen, kind, &kind[field], self.lang);
                (!values.is_empty()).then(|| json!({ "field": kind[field].name, "label": label, "values": values }))
            })
            .collect()
    }

    /// The page of a facet's value: the item's own, or a facet page.
    fn facet_node(&self, kind: crate::kinds::KindId, section: usize, field: crate::kinds::FieldId, value: &FacetValue) -> Option<Node> {
        if let FacetValue::Item(rank) = value {
            return Some(Node::Item(*rank));
        }
        let parts = [(field, value.clone())];
        let found = self.pen.site.facets.iter().position(|facet| facet.kind == kind && facet.section == section && facet.parts == parts);
        found.map(Node::Facet)
    }
}

/// Whether a page may be indexed.
pub(super) fn is_indexed(pen: &Pen<'_>, page: &Page) -> bool {
    let own = pen.site.presence(page.node, page.lang) == Presence::Own;
    let full = match page.node {
        Node::Item(rank) => !pen.site.items[rank].is_draft[page.lang],
        Node::Section(rank) => pen.site.sections[rank].is_root() || pen.site.sections[rank].filled[page.lang],
        Node::Facet(_) | Node::Chooser => true,
        Node::NotFound => false,
    };
    own && full && pen.setting.settings.output.indexed && !pen.setting.preview
}

/// Tags and absolute addresses of the translations of a page, itself included, `x-default` last. The chooser stands for
/// readers of no listed language on the home pages, the first language elsewhere.
pub(super) fn hreflang(pen: &Pen<'_>, page: &Page) -> Vec<(String, String)> {
    let absolute = |path: &str| pen.setting.settings.absolute(path);
    let home = |node: Node| matches!(node, Node::Section(rank) if pen.site.sections[rank].is_root());
    let node = match page.node {
        Node::NotFound => return Vec::new(),
        Node::Chooser => Node::Section(0),
        node => node,
    };
    let twins: Vec<&Page> = pen
        .site
        .pages
        .iter()
        .filter(|twin| twin.node == node && twin.number == page.number && is_indexed(pen, twin))
        .collect();
    let mut all: Vec<(Lang, String, String)> =
        twins.iter().map(|twin| (twin.lang, pen.tag(twin.lang).to_owned(), absolute(&twin.path))).collect();
    all.sort();
    let mut links: Vec<(String, String)> = all.into_iter().map(|(_, tag, href)| (tag, href)).collect();
    let default = if home(node) { Some(absolute("")) } else { links.first().map(|(_, href)| href.clone()) };
    links.extend(default.map(|href| ("x-default".to_owned(), href)));
    links
}
