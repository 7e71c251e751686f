//! Specimens: pages made up from kinds, so that a template's wrong name is told before any content is read.
//!
//! Takes settings and kinds, gives for each view and kind two contexts: one with every field, one with only those that
//! must be there. Nothing of a specimen is ever published.

use serde_json::{Map, Value as Json, json};
use tera::Context;

use crate::config::Settings;
use crate::digest::{Digest, Digester};
use crate::kinds::{Columns, Field, Kind, Kinds, Type};
use crate::theme::Theme;

/// A template, what the specimen is called, and what the template sees.
pub type Specimen = (String, String, Context);

/// The specimens of a site, whatever its theme.
pub struct Specimens {
    /// Digest of what they were made from.
    pub made_of: Digest,
    made: Vec<Made>,
    /// What all of them see.
    shell: Context,
}

struct Made {
    shown: Shown,
    label: String,
    context: Context,
}

/// What a specimen is shown with.
enum Shown {
    View(&'static str),
    Item(String),
    Component(&'static str),
}

/// What the specimens of a site are made from.
pub fn made_of(settings: &Settings, kinds: &Kinds) -> Digest {
    let kinds = kinds.digest.as_ref().map_or(&[][..], |digest| digest.bytes());
    Digester::new().part(settings.digest.bytes()).part(kinds).finish()
}

/// Every specimen of a site.
pub fn all(settings: &Settings, kinds: &Kinds) -> Specimens {
    let shell = shell(settings);
    let mut made = Vec::new();
    for full in [true, false] {
        let mut make = |shown, what: &str, name: &'static str, own: Json| {
            let label = format!("{what} ({})", if full { "full" } else { "least" });
            let mut context = shell.clone();
            context.insert(name, &own);
            made.push(Made { shown, label, context });
        };
        for view in ["home", "section", "facet", "not-found", "chooser", "alias"] {
            make(Shown::View(view), view, "page", page(view, None, full));
        }
        for (_, kind) in kinds.iter() {
            make(Shown::Item(kind.name.clone()), &kind.name, "page", page("item", Some(kind), full));
        }
        for (name, block) in blocks(full) {
            make(Shown::Component(name), name, "block", block);
        }
    }
    Specimens { made_of: made_of(settings, kinds), made, shell }
}

impl Specimens {
    /// The specimens with the templates a theme has for them.
    pub fn under(&self, theme: &Theme) -> Vec<Specimen> {
        let template = |shown: &Shown| match shown {
            Shown::View(view) => theme.view(view, None),
            Shown::Item(kind) => theme.view("item", Some(kind)),
            Shown::Component(name) => format!("components/{name}.html"),
        };
        let parts: Map<String, Json> = theme.shared().map(|(name, _)| (name.to_owned(), json!("…"))).collect();
        let shared = theme.shared().map(|(_, part)| (part.to_owned(), "shared".to_owned(), self.shell.clone()));
        let made = self.made.iter().map(|Made { shown, label, context }| {
            let mut context = context.clone();
            if !matches!(shown, Shown::Component(_)) {
                context.insert("shared", &parts);
            }
            (template(shown), label.clone(), context)
        });
        shared.chain(made).collect()
    }
}

/// What all specimens see.
fn shell(settings: &Settings) -> Context {
    let languages: Vec<Json> = settings
        .languages
        .iter()
        .map(|(_, language)| {
            json!({ "tag": language.tag, "endonym": language.endonym, "dir": language.direction.as_str(), "home_url": "/" })
        })
        .collect();
    let site = json!({
        "title": "…", "description": "…", "base": settings.base, "root_url": settings.absolute(""), "home_url": "/",
        "languages": languages, "feeds": [], "reload": false, "generator": "caybeo", "manifest_url": "/manifest.webmanifest",
        "menus": { "main": [{ "title": "…", "url": "/", "current": false }] },
    });
    let mut context = Context::new();
    context.insert("site", &site);
    context.insert("lang", languages.first().map_or("en", |language| language["tag"].as_str().unwrap_or("en")));
    context.insert("dir", "ltr");
    context
}

fn page(view: &str, kind: Option<&Kind>, full: bool) -> Json {
    let mut page = json!({
        "view": view, "title": "…", "title_html": "…", "url": "/", "canonical": "https://example.org/", "head_title": "…",
        "content_lang": "en", "content_dir": "ltr", "draft": false, "noindex": false, "number": 1, "switcher": [],
        "hreflang": [], "breadcrumbs": [], "og": { "type": "website", "locale": "en", "alternates": [] }, "feeds": [],
        "asks": {}, "body_html": "", "toc": [], "reading_minutes": 1, "fields": {}, "groups": [], "sources": [],
        "gathered": [], "jsonld": "{}",
    });
    if let Some(kind) = kind {
        page["kind"] = json!(kind.name);
        if full {
            page["og"]["image"] = json!({ "url": "https://example.org/a.jpg", "width": 1200, "height": 630, "alt": "…" });
        }
        page["id"] = json!("…");
        let mut fields = Map::new();
        let mut groups: Vec<(String, Vec<Json>)> = Vec::new();
        for (_, field) in kind.iter().filter(|(_, field)| field.public && (full || field.required)) {
            let shown = shown(field);
            if let Some(group) = &field.group {
                let row = json!({ "name": field.name, "label": "…", "shown": shown });
                match groups.iter_mut().find(|(id, _)| id == group) {
                    Some((_, rows)) => rows.push(row),
                    None => groups.push((group.clone(), vec![row])),
                }
            }
            fields.insert(field.name.clone(), shown);
        }
        page["fields"] = Json::Object(fields);
        page["groups"] = groups.into_iter().map(|(id, rows)| json!({ "id": id, "label": "…", "rows": rows })).collect();
    }
    if full {
        let card = card();
        page["summary"] = json!("…");
        page["switcher"] = json!([{ "tag": "en", "endonym": "English", "dir": "ltr", "url": "/", "current": true, "borrowed": false }]);
        page["borrowed"] = json!({ "endonym": "English", "lang": "en", "url": "/" });
        page["behind"] = json!({ "day": "…", "iso": "2026-11-22", "endonym": "English", "lang": "en", "url": "/" });
        page["breadcrumbs"] = json!([{ "title": "…", "url": "/" }]);
        page["list"] = json!({
            "items": [card], "total": 1, "sections": [{ "title": "…", "title_html": "…", "url": "/" }],
            "pager": { "page": 1, "pages": 2, "next_url": "/", "links": [{ "page": 1, "url": "/", "current": true, "after_gap": true }] },
            "facets": [{ "field": "stage", "label": "…", "values": [{ "label": "…", "url": "/", "count": 1, "current": false }] }],
        });
        page["gathered"] = json!([{ "kind": "…", "label": "…", "items": [card] }]);
        page["sources"] = json!([{ "id": "a", "n": 1, "title": "…", "anchor": "source-a", "backrefs": ["#cite-a-1"] }]);
        page["toc"] = json!([{ "id": "a", "title_html": "…", "children": [{ "id": "b", "title_html": "…", "children": [] }] }]);
        page["owner"] = card.clone();
        page["source"] = json!("https://example.org/");
        page["related"] = json!([card.clone()]);
        page["body_html"] = json!("<p>…</p>");
    }
    page
}

fn card() -> Json {
    json!({ "id": "…", "kind": "…", "title": "…", "title_html": "…", "url": "/", "draft": false, "fields": {} })
}

/// A value of a field's type, as templates see it.
fn shown(field: &Field) -> Json {
    let mut shown = json!({ "name": field.name, "label": "…", "text": "…", "html": "…", "pending": false, "plan": true });
    if field.territorial {
        shown["former"] = json!("2026-01-01");
    }
    match &field.ty {
        Type::Date | Type::Instant | Type::Period => shown["iso"] = json!("2026-01-01"),
        Type::Choice(choices) => shown["id"] = json!(choices.first()),
        Type::Reference(_) => {
            shown["id"] = json!("…");
            shown["items"] = json!([card()]);
        }
        Type::Contact => shown["contact"] = json!({ "name": "…" }),
        Type::Image => shown["image"] = image(true),
        Type::Table(Columns { columns, .. }) => {
            shown["columns"] = columns.iter().map(|_| json!("…")).collect();
            shown["rows"] = json!([columns.iter().map(self::shown).collect::<Vec<_>>()]);
        }
        Type::Geo => {
            shown["lat"] = json!(10.0);
            shown["lon"] = json!(105.0);
        }
        _ => {}
    }
    shown
}

fn image(full: bool) -> Json {
    let mut image = json!({ "url": "/", "width": 1, "height": 1, "sizes": "100vw", "alt": "…", "decorative": false, "animated": false });
    if full {
        for (name, value) in [("srcset", "/ 1w"), ("webp_srcset", "/ 1w"), ("tone", "tone-00"), ("focus", "focus-x-0 focus-y-0"), ("caption", "…"), ("credit", "…")] {
            image[name] = json!(value);
        }
    }
    image
}

fn blocks(full: bool) -> Vec<(&'static str, Json)> {
    let row = json!({ "name": "…", "label": "…", "shown": { "name": "…", "label": "…", "text": "…", "html": "…", "pending": false } });
    let mut blocks = vec![
        ("figure", json!({ "image": image(full), "eager": false })),
        ("gallery", json!({ "figures": [{ "image": image(full), "eager": true }] })),
        ("facts", json!({ "rows": [row] })),
        ("list", json!({ "items": [] })),
        ("table", json!({ "header": ["…"], "rows": [["…"]], "align": [] })),
        ("contact", json!({ "contacts": [{ "name": "…" }] })),
        ("quote", json!({ "html": "<p>…</p>" })),
    ];
    if full {
        for (name, block) in &mut blocks {
            let extra: &[(&str, &str)] = match *name {
                "figure" => &[("caption_html", "…"), ("credit", "…")],
                "facts" => &[("caption", "…")],
                "list" | "contact" => &[("title", "…")],
                "table" | "gallery" => &[("caption_html", "…")],
                _ => &[("by", "…"), ("source", "…"), ("lang", "en")],
            };
            extra.iter().for_each(|(key, value)| block[*key] = json!(value));
        }
    }
    blocks
}
