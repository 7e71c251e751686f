//! The plain theme on pages of every view, full and minimal, in all four languages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use caybeo::diag::Report;
use caybeo::source::Place;
use caybeo::theme::{self, Argument, Content, Minifier, Setting, Speak, Theme};
use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};
use tera::Context;

const LANGUAGES: [(&str, &str); 4] = [("vi", "Tiếng Việt"), ("en", "English"), ("fr", "Français"), ("ja", "日本語")];
const BLOCKS: [&str; 7] = ["figure", "gallery", "facts", "list", "table", "contact", "quote"];

/// Just enough Fluent to hear the words; the program's own voice is in `i18n`.
struct Voice(FluentBundle<FluentResource>);

impl Speak for Voice {
    fn say(&self, id: &str, arguments: &[(String, Argument)]) -> Option<(String, Option<String>)> {
        let mut given = FluentArgs::new();
        for (name, value) in arguments {
            match value {
                Argument::Text(text) => given.set(name.clone(), text.clone()),
                Argument::Number(number) => given.set(name.clone(), FluentValue::from(*number)),
            }
        }
        let pattern = self.0.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let text = self.0.format_pattern(pattern, Some(&given), &mut errors).into_owned();
        assert!(errors.is_empty(), "{id}: {errors:?}");
        Some((text, None))
    }
}

fn voice(tag: &str, texts: impl IntoIterator<Item = String>) -> Arc<dyn Speak> {
    let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().unwrap()]);
    bundle.set_use_isolating(false);
    for text in texts {
        let resource = FluentResource::try_new(text).unwrap_or_else(|(_, errors)| panic!("{tag}: {errors:?}"));
        bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{tag}: {errors:?}"));
    }
    Arc::new(Voice(bundle))
}

fn plain() -> Theme {
    let mut report = Report::new();
    let files = theme::gather(Vec::new(), "plain", Place::path("site.toml"), &mut report).expect("the theme is embedded");
    let words = |tag: &str| {
        files.words.iter().filter(|file| file.path == format!("i18n/{tag}.ftl")).map(|file| match &file.content {
            Content::Text(source) => source.text.to_string(),
            Content::Bytes { .. } => panic!("words are text"),
        }).collect::<Vec<_>>()
    };
    let speakers = LANGUAGES.iter().map(|(tag, _)| ((*tag).to_owned(), voice(tag, words(tag)))).collect();
    let minifier = Minifier { minify: &|text, _| text.to_owned(), known: &|_| None };
    let read = theme::read(&files, None);
    let theme = theme::load(&files, read, Setting { base: "/portal/", speakers, minifier, fonts: &[], before: None }, &mut report);
    assert!(report.sorted().is_empty(), "{:#?}", report.sorted());
    theme.expect("a theme without faults")
}

// Contexts, as `render` makes them.

fn site(lang: &str) -> Value {
    let languages: Vec<Value> = LANGUAGES
        .iter()
        .map(|(tag, endonym)| json!({ "tag": tag, "endonym": endonym, "dir": "ltr", "home_url": format!("/portal/{tag}/") }))
        .collect();
    let (title, menu) = match lang {
        "vi" => ("Cần Thơ – Cổng đầu tư và hữu nghị", ["Giới thiệu", "Tin tức", "Sự kiện", "Dự án kêu gọi đầu tư", "Hữu nghị và hợp tác"]),
        "fr" => ("Cần Thơ – Portail de l’investissement et de l’amitié", ["Présentation", "Actualités", "Événements", "Projets ouverts aux investisseurs", "Amitié et coopération"]),
        "ja" => ("カントー市 投資・友好ポータル", ["カントー市について", "ニュース", "イベント", "投資誘致プロジェクト", "友好・協力"]),
        _ => ("Cần Thơ – Investment and Friendship Portal", ["About", "News", "Events", "Projects calling for investment", "Friendship and cooperation"]),
    };
    let main: Vec<Value> = menu.iter().enumerate()
        .map(|(at, title)| json!({ "title": title, "url": format!("/portal/{lang}/{at}/"), "current": at == 3 })).collect();
    json!({
        "title": title, "description": title, "base": "/portal/", "root_url": "https://example.org/portal/",
        "home_url": format!("/portal/{lang}/"), "languages": languages, "menus": { "main": main, "footer": [] },
        "publisher": card(lang), "reload": false, "generator": "caybeo 0.1.0",
    })
}

fn title(lang: &str) -> (&'static str, &'static str) {
    match lang {
        "vi" => ("Trung tâm logistics cảng Cái Cui", "Ẩm thực, Ằ Ẵ Ộ Ự Ỹ Ễ Ở: dấu chồng phải thấy trọn vẹn. Trung tâm gom hàng nông sản và thủy sản của cả vùng về một bến bên sông Hậu."),
        "fr" => ("Centre logistique du port de Cái Cui", "Le centre rassemble sur un même quai, au bord du fleuve Hậu, les produits agricoles et aquatiques de tout le delta."),
        "ja" => ("カイクイ港<wbr>物流センター", "メコンデルタの農水産物を、ハウ川沿いの一つの埠頭に集める物流センターです。"),
        _ => ("Cái Cui Port Logistics Centre", "The centre brings the farm produce and seafood of the whole delta to one quay on the Hậu River."),
    }
}

fn label(lang: &str, words: [&'static str; 4]) -> &'static str {
    words[LANGUAGES.iter().position(|(tag, _)| *tag == lang).unwrap_or(0)]
}

fn card(lang: &str) -> Value {
    let (html, summary) = title(lang);
    json!({
        "id": "projects/cai-cui", "kind": "project", "title": html.replace("<wbr>", ""), "title_html": html, "summary": summary,
        "url": "/portal/x/cai-cui/", "draft": false, "date_text": "21/11/2026", "date_iso": "2026-11-21",
        "fields": { "stage": { "name": "stage", "label": "x", "text": label(lang, ["Đang kêu gọi đầu tư", "Calling for investment", "Ouvert aux investisseurs", "投資家募集中"]), "html": "x", "id": "calling", "pending": false } },
    })
}

fn borrowed_card() -> Value {
    json!({ "id": "news/a", "kind": "article", "title": "Tin chưa dịch", "title_html": "Tin chưa dịch", "url": "/portal/x/a/", "lang": "vi", "dir": "ltr", "draft": true, "fields": {} })
}

fn shown(name: &str, label: &str, text: &str) -> Value {
    json!({ "name": name, "label": label, "text": text, "html": text, "pending": false })
}

fn with(mut value: Value, more: Value) -> Value {
    value.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    value
}

fn contact(lang: &str) -> Value {
    json!({ "name": label(lang, ["Sở Tài chính", "Department of Finance", "Service des finances", "財政局"]), "role": "Cần Thơ", "phone": "+84 292 3819 056", "phone_uri": "tel:+842923819056",
        "email": "a@example.org", "address": "Ninh Kiều, Cần Thơ", "hours": "8:00–17:00", "languages": "Tiếng Việt, English" })
}

fn image() -> Value {
    json!({ "url": "/portal/assets/a.jpg", "width": 800, "height": 450, "alt": "A port", "caption": "Cái Cui", "credit": "Báo Cần Thơ", "decorative": false,
        "srcset": "/portal/pictures/a-400.1.jpg 400w, /portal/pictures/a-800.2.jpg 800w", "webp_srcset": "/portal/pictures/a-400.1.webp 400w", "avif_srcset": "/portal/pictures/a-400.1.avif 400w",
        "sizes": "100vw", "tone": "tone-03", "focus": "focus-x-3 focus-y-6", "animated": false })
}

fn groups(lang: &str) -> Value {
    let capital = with(shown("capital", label(lang, ["Tổng mức đầu tư", "Total investment", "Montant total de l’investissement", "総投資額"]), label(lang, ["1.275,5 tỷ đồng", "1,275.5 billion đồng", "1\u{202f}275,5 milliards de dôngs", "1兆2,755億ドン"])),
        json!({ "as_of_text": label(lang, ["ngày 1 tháng 7 năm 2025", "1 July 2025", "1er juillet 2025", "2025年7月1日"]), "as_of_iso": "2025-07-01", "source": { "n": 1, "anchor": "source-qd", "title": "Quyết định 589/QĐ-TTg" }, "plan": true }));
    let pending = with(shown("area", label(lang, ["Diện tích", "Area", "Superficie", "面積"]), label(lang, ["Đang cập nhật", "To be updated", "En cours de mise à jour", "確認中"])), json!({ "pending": true }));
    let schedule = with(shown("schedule", label(lang, ["Tiến độ", "Schedule", "Calendrier", "スケジュール"]), "–"), json!({
        "columns": [label(lang, ["Giai đoạn", "Phase", "Phase", "段階"]), label(lang, ["Thời gian", "Period", "Période", "期間"])],
        "rows": [[shown("label", "x", "1"), with(shown("period", "x", "2026–2028"), json!({ "source": { "n": 1, "anchor": "source-qd", "title": "589/QĐ-TTg" } }))]],
    }));
    let who = with(shown("contact", "x", "x"), json!({ "contact": contact(lang) }));
    let row = |shown: Value| json!({ "name": shown["name"], "label": shown["label"], "shown": shown });
    json!([
        { "id": "money", "label": label(lang, ["Quy mô và vốn đầu tư", "Scale and investment", "Envergure et investissement", "規模・投資額"]), "rows": [row(capital), row(pending), row(schedule)] },
        { "id": "contact", "label": label(lang, ["Liên hệ", "Contact", "Contact", "お問い合わせ"]), "rows": [row(with(who, json!({ "label": label(lang, ["Liên hệ", "Contact", "Contact", "お問い合わせ先"]) })))] },
    ])
}

fn body(lang: &str) -> String {
    let (_, summary) = title(lang);
    let heading = label(lang, ["Vì sao là Cái Cui", "Why Cái Cui", "Pourquoi Cái Cui", "カイクイ港を<wbr>選ぶ理由"]);
    format!("<p>{summary} <em>{summary}</em></p><h2 id=\"a\">{heading}</h2><p>{}</p><h3 id=\"b\">{heading} 2</h3><ul><li>{summary}</li></ul>", summary.repeat(3))
}

fn minimal(lang: &str, view: &str) -> Value {
    let (html, _) = title(lang);
    let plain = html.replace("<wbr>", "");
    json!({
        "view": view, "id": "x", "title": plain, "title_html": html, "url": "/portal/x/", "canonical": "https://example.org/portal/x/",
        "head_title": format!("{plain} — Cần Thơ"), "content_lang": lang, "content_dir": "ltr", "draft": false, "noindex": false,
        "switcher": [], "hreflang": [], "breadcrumbs": [], "feeds": [], "body_html": "", "toc": [], "reading_minutes": 0,
        "fields": {}, "groups": [], "sources": [], "asks": {}, "gathered": [],
    })
}

fn full(lang: &str, view: &str) -> Value {
    let (_, summary) = title(lang);
    let switcher: Vec<Value> = LANGUAGES.iter()
        .map(|(tag, endonym)| json!({ "tag": tag, "endonym": endonym, "dir": "ltr", "url": format!("/portal/{tag}/x/"), "current": *tag == lang, "borrowed": *tag == "ja" })).collect();
    let hreflang: Vec<Value> = LANGUAGES.iter().map(|(tag, _)| json!({ "tag": tag, "href": format!("https://example.org/portal/{tag}/x/") })).collect();
    let groups = groups(lang);
    let mut fields = serde_json::Map::new();
    for group in groups.as_array().unwrap() {
        for row in group["rows"].as_array().unwrap() {
            fields.insert(row["name"].as_str().unwrap().to_owned(), row["shown"].clone());
        }
    }
    let date = shown("date", "x", "21/11/2026");
    for name in ["date", "when", "signed", "number", "form", "status", "tie", "stage", "venue"] {
        fields.insert(name.to_owned(), with(date.clone(), json!({ "name": name, "text": card(lang)["fields"]["stage"]["text"], "html": card(lang)["fields"]["stage"]["text"] })));
    }
    fields.insert("when".into(), with(date.clone(), json!({ "html": "<time datetime=\"2026-11-21\">21/11/2026</time>" })));
    fields.insert("topics".into(), with(shown("topics", label(lang, ["Chủ đề", "Topics", "Thèmes", "テーマ"]), "x"), json!({ "items": [card(lang), borrowed_card()] })));
    fields.insert("cover".into(), with(shown("cover", "x", "x"), json!({ "image": image() })));
    let list = json!({
        "items": [card(lang), borrowed_card(), card(lang)], "total": 23,
        "pager": { "page": 2, "pages": 3, "prev_url": "/portal/x/", "next_url": "/portal/x/3/", "links": [{ "page": 1, "url": "/portal/x/", "current": false }, { "page": 2, "url": "/portal/x/2/", "current": true }, { "page": 3, "url": "/portal/x/3/", "current": false }] },
        "facets": [{ "field": "stage", "label": label(lang, ["Tình trạng dự án", "Project status", "État d’avancement", "プロジェクトの進捗状況"]), "values": [{ "label": card(lang)["fields"]["stage"]["text"], "url": "/portal/x/calling/", "count": 4, "current": false }] }],
    });
    with(minimal(lang, view), json!({
        "kind": "project", "summary": summary, "draft": view == "item", "noindex": view == "item", "switcher": switcher, "hreflang": hreflang,
        "breadcrumbs": [{ "title": site(lang)["title"], "url": "/portal/x/" }, { "title": site(lang)["menus"]["main"][3]["title"], "url": "/portal/x/3/" }],
        "og": { "type": "article", "locale": "vi_VN", "alternates": ["fr_FR", "ja_JP"], "image": { "url": "https://example.org/a.jpg", "width": 1200, "height": 630, "alt": "…" }, "updated": "2026-11-21" },
        "feeds": [{ "title": "Atom", "url": "/portal/x/feed.xml" }], "jsonld": "{\"@context\":\"https://schema.org\"}",
        "body_html": body(lang), "toc": [{ "id": "a", "title_html": "A", "children": [{ "id": "b", "title_html": "B", "children": [] }] }, { "id": "c", "title_html": "C", "children": [] }, { "id": "d", "title_html": "D", "children": [] }],
        "reading_minutes": 3, "fields": fields, "groups": groups,
        "sources": [{ "id": "qd", "n": 1, "title": "Quyết định 589/QĐ-TTg", "lang": "vi", "publisher": "Chính phủ", "date_text": "18/4/2025", "date_iso": "2025-04-18", "url": "https://example.com/589", "anchor": "source-qd", "backrefs": ["#cite-1", "#cite-2"] }, { "id": "b", "n": 2, "title": "Báo Cần Thơ", "anchor": "source-b", "backrefs": [] }],
        "owner": card(lang), "updated": date, "reviewed_on": date, "as_of": date,
        "asks": { "news": [card(lang)], "events": [card(lang), borrowed_card()], "projects": [card(lang), card(lang), card(lang)] },
        "gathered": [{ "kind": "project", "label": site(lang)["menus"]["main"][3]["title"], "items": [card(lang), borrowed_card()], "more_url": "/portal/x/all/" }],
        "list": list,
    }))
}

fn borrowed(lang: &str, view: &str) -> Value {
    with(full(lang, view), json!({ "content_lang": "vi", "content_dir": "ltr", "borrowed": { "endonym": "Tiếng Việt", "lang": "vi", "url": "/portal/vi/x/" } }))
}

fn context(lang: &str, page: Value) -> Context {
    let mut context = Context::from_serialize(&json!({ "site": site(lang), "lang": lang, "dir": "ltr" })).unwrap();
    let shared = shared(&context);
    context.insert("page", &page);
    context.insert_value("shared", shared);
    context
}

/// The parts that all pages of a language share.
fn shared(sees: &Context) -> tera::Value {
    static PLAIN: LazyLock<Theme> = LazyLock::new(plain);
    let part = |(name, template)| (name, tera::Value::safe_string(&PLAIN.render(template, sees).unwrap()));
    let parts: BTreeMap<&str, tera::Value> = PLAIN.shared().map(part).collect();
    tera::Value::from_serializable(&parts)
}

fn block(lang: &str, name: &str) -> Value {
    let row = &groups(lang)[0]["rows"][0];
    match name {
        "figure" => json!({ "image": image(), "caption_html": "Cái <em>Cui</em>", "credit": "Báo Cần Thơ" }),
        "gallery" => json!({ "figures": [{ "image": image(), "eager": true, "caption_html": "x", "credit": "y" }, { "image": image() }], "caption_html": "x" }),
        "facts" => json!({ "rows": [row], "caption": "x" }),
        "list" => json!({ "items": [card(lang), borrowed_card()], "title": "x" }),
        "table" => json!({ "caption_html": "x", "header": ["a", "b"], "rows": [["1", "2"], ["3", "4"]], "align": ["left", "right"] }),
        "contact" => json!({ "contacts": [contact(lang), { "email": "b@example.org" }], "title": "x" }),
        _ => json!({ "html": "<p>Con sông chở phù sa.</p>", "by": "x", "source": "y", "lang": "vi" }),
    }
}

fn least_block(name: &str) -> Value {
    match name {
        "figure" => json!({ "image": { "url": "/a.jpg", "width": 1, "height": 1, "alt": "", "decorative": true } }),
        "gallery" => json!({ "figures": [] }),
        "facts" => json!({ "rows": [] }),
        "list" => json!({ "items": [] }),
        "table" => json!({ "header": ["a"], "rows": [], "align": [] }),
        "contact" => json!({ "contacts": [] }),
        _ => json!({ "html": "<p>x</p>" }),
    }
}

/// Every page the theme is tried on: its name, language and HTML.
fn pages(theme: &Theme) -> Vec<(String, &'static str, String)> {
    let mut pages = Vec::new();
    for (lang, _) in LANGUAGES {
        let mut page = |name: String, template: &str, page: Value| {
            let html = theme.render(template, &context(lang, page)).unwrap_or_else(|fault| panic!("{name}: {fault:#?}"));
            pages.push((name, lang, html));
        };
        for view in theme::VIEWS {
            page(format!("{view}.full"), &theme.view(view, None), full(lang, view));
            page(format!("{view}.least"), &theme.view(view, None), minimal(lang, view));
        }
        page("item.borrowed".into(), "item.html", borrowed(lang, "item"));
        for kind in ["article", "event", "project", "partner-place", "document", "place"] {
            page(format!("{kind}.full"), &theme.view("item", Some(kind)), full(lang, "item"));
            page(format!("{kind}.least"), &theme.view("item", Some(kind)), minimal(lang, "item"));
        }
        let blocks: String = BLOCKS.iter().map(|name| component(theme, lang, name, block(lang, name))).collect();
        page("blocks".into(), "item.html", with(full(lang, "item"), json!({ "body_html": blocks })));
    }
    pages
}

fn component(theme: &Theme, lang: &str, name: &str, block: Value) -> String {
    let context = Context::from_serialize(&json!({ "block": block, "lang": lang, "dir": "ltr", "site": site(lang) })).unwrap();
    theme.component(name, &context).unwrap_or_else(|fault| panic!("{name}: {fault:#?}"))
}

fn select<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

#[test]
fn every_view_renders_full_and_least_in_every_language() {
    let theme = plain();
    for (name, lang, html) in pages(&theme) {
        let page = Html::parse_document(&html);
        assert_eq!(select(&page, "html")[0].attr("lang"), Some(lang), "{name}");
        assert_eq!(select(&page, "h1").len(), 1, "{name}.{lang} has one h1");
        assert_eq!(select(&page, "main#_main").len(), 1, "{name}");
        assert!(!html.contains("style="), "{name} has a style attribute");
        assert!(!html.contains("[object]"), "{name}");
    }
    for name in BLOCKS {
        assert!(theme.has_component(name));
        component(&theme, "vi", name, least_block(name));
    }
}

#[test]
fn heading_levels_are_never_skipped() {
    for (name, lang, html) in pages(&plain()) {
        let page = Html::parse_document(&html);
        let levels = select(&page, "h1, h2, h3, h4, h5, h6").iter().map(|h| h.value().name().as_bytes()[1]).collect::<Vec<_>>();
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}.{lang}: {levels:?}");
    }
}

#[test]
fn ids_are_unique_and_references_inside_the_page_lead_somewhere() {
    for (name, lang, html) in pages(&plain()) {
        let page = Html::parse_document(&html);
        let ids: Vec<&str> = select(&page, "[id]").iter().filter_map(|e| e.attr("id")).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{name}.{lang}: {ids:?}");
        for attribute in ["aria-labelledby", "aria-describedby"] {
            for element in select(&page, &format!("[{attribute}]")) {
                assert!(unique.contains(element.attr(attribute).unwrap()), "{name}.{lang}: {element:?}");
            }
        }
    }
}

#[test]
fn the_policy_allows_nothing_unsafe_and_every_style_has_its_integrity() {
    for (name, _, html) in pages(&plain()) {
        let page = Html::parse_document(&html);
        let policy = select(&page, "meta[http-equiv=Content-Security-Policy]")[0].attr("content").unwrap().to_owned();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{name}");
        for link in select(&page, "link[rel=stylesheet]") {
            assert!(link.attr("href").unwrap().starts_with("/portal/assets/plain."));
            assert!(link.attr("integrity").unwrap().starts_with("sha384-") && link.attr("crossorigin").is_some());
        }
        assert!(select(&page, "script").iter().all(|script| script.attr("type") == Some("application/ld+json") && script.attr("src").is_none()));
    }
}

#[test]
fn borrowed_words_carry_their_language_and_facts_do_not() {
    let theme = plain();
    let html = theme.render("item.html", &context("ja", borrowed("ja", "item"))).unwrap();
    let page = Html::parse_document(&html);
    assert_eq!(select(&page, ".prose")[0].attr("lang"), Some("vi"));
    assert_eq!(select(&page, ".page-head")[0].attr("lang"), Some("vi"));
    assert!(select(&page, ".ledger[lang]").is_empty());
    assert_eq!(select(&page, ".notice-borrowed a")[0].attr("lang"), Some("vi"));
}

#[test]
fn the_switcher_names_each_language_in_itself_and_marks_the_current_one() {
    let theme = plain();
    let html = theme.render("section.html", &context("fr", full("fr", "section"))).unwrap();
    let page = Html::parse_document(&html);
    let links = select(&page, "nav.switcher[aria-label=Langue] a");
    assert_eq!(links.len(), 4);
    assert!(links.iter().all(|link| link.attr("lang").is_some() && link.attr("lang") == link.attr("hreflang")));
    let current: Vec<_> = links.iter().filter(|link| link.attr("aria-current").is_some()).filter_map(|link| link.attr("lang")).collect();
    assert_eq!(current, ["fr"]);
}

#[test]
fn a_figure_is_followed_by_its_date_and_source() {
    let theme = plain();
    let html = theme.render("item.html", &context("en", full("en", "item"))).unwrap();
    let page = Html::parse_document(&html);
    let provenance = select(&page, ".ledger dd .provenance")[0].text().collect::<String>();
    assert!(provenance.contains("As of 1 July 2025") && provenance.contains("589/QĐ-TTg"), "{provenance}");
    assert_eq!(select(&page, ".ledger dd .provenance a")[0].attr("href"), Some("#source-qd"));
    assert_eq!(select(&page, "#source-qd a.back").len(), 2);
}

#[test]
fn a_reference_already_in_the_ledger_is_not_told_twice() {
    let theme = plain();
    let mut page = full("en", "item");
    let topics = page["fields"]["topics"].clone();
    page["groups"][0]["rows"].as_array_mut().unwrap().push(json!({ "name": "topics", "label": "Topics", "shown": topics }));
    let told = |page: &Value| Html::parse_document(&theme.render("item.html", &context("en", page.clone())).unwrap()).select(&Selector::parse(".related").unwrap()).count();
    assert_eq!(told(&full("en", "item")), 1);
    assert_eq!(told(&page), 0);
}

#[test]
fn the_home_page_asks_for_projects_events_and_news() {
    let theme = plain();
    let names: Vec<&str> = theme.asks("home.html").iter().map(|ask| ask.name.as_str()).collect();
    assert_eq!(names, ["events", "news", "projects"]);
    assert!(theme.asks("item.html").is_empty());
}

// Words

fn ids(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    let mut at = String::new();
    for line in text.lines() {
        if let Some((id, _)) = line.split_once(" = ").filter(|_| !line.starts_with(['#', ' '])) {
            at = id.to_owned();
        } else if let Some((attribute, _)) = line.trim_start().strip_prefix('.').and_then(|rest| rest.split_once(" = ")) {
            found.insert(format!("{at}.{attribute}"), BTreeSet::new());
        }
        let variables: BTreeSet<String> = line.split("{ $").skip(1)
            .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric()).collect()).collect();
        if !at.is_empty() {
            found.entry(at.clone()).or_insert_with(BTreeSet::new).extend(variables);
        }
    }
    found
}

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn all_four_languages_have_the_same_messages_with_the_same_variables() {
    for folder in ["themes/plain/i18n", "src/kinds/words"] {
        let first = ids(&read(&format!("{folder}/vi.ftl")));
        assert!(first.len() > 40);
        for (lang, _) in &LANGUAGES[1..] {
            assert_eq!(first, ids(&read(&format!("{folder}/{lang}.ftl"))), "{folder}/{lang}.ftl");
        }
    }
}

#[test]
fn every_word_of_the_theme_is_used() {
    let by_rendering = caybeo::render::used_messages(&caybeo::kinds::Kinds::default(), &caybeo::source::Place::path("site.toml")).into_iter().map(|message| message.id);
    let by_rendering = by_rendering.filter(|id| !id.starts_with("value-"));
    let used: BTreeSet<String> = plain().used_messages().into_iter().map(|message| message.id).chain(by_rendering).collect();
    let written: BTreeSet<String> = ids(&read("themes/plain/i18n/vi.ftl")).into_keys().collect();
    assert_eq!(used, written);
}

/// Every field, choice and group of the built-in kinds, as the ids of their labels.
fn wanted() -> BTreeSet<String> {
    let mut wanted = BTreeSet::new();
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/kinds/builtin")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let kind: toml::Table = std::fs::read_to_string(&path).unwrap().parse().unwrap();
        let prefix = if name == "_common" { "field".to_owned() } else { name.clone() };
        if name != "_common" {
            wanted.extend([format!("kind-{name}"), format!("kind-{name}.plural")]);
        }
        for (field, table) in kind.get("fields").and_then(|f| f.as_table()).into_iter().flatten() {
            wanted.insert(format!("{prefix}-{field}"));
            let list = |key: &str| table.get(key).and_then(|v| v.as_array()).into_iter().flatten().filter_map(|v| v.as_str()).map(str::to_owned).collect::<Vec<_>>();
            wanted.extend(list("choices").iter().map(|choice| format!("{prefix}-{field}-{choice}")));
            wanted.extend(table.get("columns").and_then(|c| c.as_table()).into_iter().flat_map(|c| c.keys()).map(|column| format!("{prefix}-{field}-{column}")));
            wanted.extend(table.get("group").and_then(|g| g.as_str()).map(|group| format!("group-{group}")));
            wanted.extend(table.get("unit").and_then(|g| g.as_str()).map(|unit| format!("unit-{unit}")));
        }
    }
    wanted
}

#[test]
fn every_built_in_kind_field_choice_and_group_has_its_word() {
    let text = read("src/kinds/words/vi.ftl");
    let written = ids(&text);
    let missing: Vec<String> = wanted().into_iter().filter(|id| !written.contains_key(id)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn the_words_of_kinds_are_sound_fluent_in_every_language() {
    for (lang, _) in LANGUAGES {
        let text = read(&format!("src/kinds/words/{lang}.ftl"));
        let speaker = voice(lang, [text.clone()]);
        let mut arguments = vec![("n".to_owned(), Argument::Number(1.0))];
        arguments.extend(["value", "date"].map(|name| (name.to_owned(), Argument::Text(name.to_owned()))));
        for id in ids(&text).into_keys().filter(|id| !id.contains('.')) {
            let (said, _) = speaker.say(&id, &arguments).unwrap_or_else(|| panic!("{lang}: {id}"));
            assert!(!said.is_empty() && !said.contains('{'), "{lang}: {id} says {said}");
        }
    }
}

/// Writes every page, with its assets, under the build folder: for looking at, and for the HTML checker.
#[test]
#[ignore = "writes files to look at"]
fn preview() {
    let theme = plain();
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("theme-preview/portal");
    std::fs::create_dir_all(out.join("assets")).unwrap();
    for asset in theme.assets() {
        std::fs::write(out.join(&asset.output), &asset.bytes).unwrap();
    }
    for (name, lang, html) in pages(&theme) {
        std::fs::write(out.join(format!("{name}.{lang}.html")), html).unwrap();
    }
}
