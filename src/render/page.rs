//! What a page holds: everything its view sees.

mod around;
mod lists;
mod sources;

use serde_json::{Value as Json, json};

pub(crate) use around::{hreflang, is_indexed};
pub(crate) use sources::{cites, source};

use super::body::{self, Standing};
use super::shown::{self, Depth};
use super::{Body, Held, Pen, card, compact, jsonld};
use crate::i18n::Arg;
use crate::lang::Lang;
use crate::markdown::{Outline, Rules};
use crate::resolve::{Node, Page, Presence};
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
    pen.site.view(node).to_owned()
}

/// The page at an old address.
pub(super) fn alias(pen: &Pen<'_>, node: Node, lang: Lang) -> Held {
    let target = pen.site.path(node, lang).unwrap_or_default();
    let title = pen.site.title(node, lang, pen.setting).unwrap_or_else(|| pen.setting.settings.title[lang].clone());
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
            "description": summary.map(|summary| voice.typeset(summary)),
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

    /// What the view, and the section itself, ask for.
    fn asks(&self, template: &str) -> Json {
        let pen = self.pen;
        let answers = pen.site.answers(template, self.page.node, self.lang).map(|(name, ranks)| {
            let cards: Vec<Json> = ranks.iter().filter_map(|rank| card::card(pen, *rank, self.lang)).collect();
            (name.to_owned(), Json::Array(cards))
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
        if let Some(head) = item.draft.heads[self.words].as_ref().filter(|_| page["description"].is_null()) {
            self.describe(&mut page, &head.outline.excerpt);
        }
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
            let standing = Standing { item: Some(rank), node: self.page.node, lang: self.lang, words: self.words };
            self.outline(&mut page, &head.outline);
            self.body(&head.source, head.body.clone(), &head.outline, &item.links[self.words], &standing, item.section)
        });
        (page, body)
    }

    /// Without a summary, search engines and shared links get the beginning of the text.
    fn describe(&self, page: &mut Json, text: &str) {
        let excerpt = text::excerpt(text, 200);
        if !excerpt.is_empty() {
            page["description"] = json!(self.pen.voice(self.words).typeset(&excerpt));
        }
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
        let minutes = outline.reading_time.as_secs().div_ceil(60);
        page["reading_minutes"] = json!(minutes);
    }

    /// The first page has the words; further pages of a list have only the list.
    fn body(&self, source: &std::sync::Arc<crate::source::Source>, span: std::ops::Range<usize>, outline: &Outline, links: &crate::resolve::BodyLinks, standing: &Standing, section: usize) -> Option<Body> {
        if self.page.number > 1 || span.is_empty() {
            return None;
        }
        let answers = body::answer(self.pen, outline, links, standing);
        let known_cites = standing.item.map(|rank| cites(self.pen, rank).into_iter().map(|cite| cite.key).collect()).unwrap_or_default();
        let raw_html = self.pen.site.sections[section].draft.rules.raw_html;
        Some(Body { source: source.clone(), span, rules: Rules { raw_html, known_cites }, lang: self.words, answers })
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
        let standing = Standing { item: None, node: self.page.node, lang: self.lang, words: self.words };
        let body = self.body(&head.source, head.body.clone(), &head.outline, &section.links[self.words], &standing, rank);
        (page, body)
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

}
