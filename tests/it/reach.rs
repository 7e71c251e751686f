//! Claims: what search engines, libraries and home screens are told, and what pages name as related.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use caybeo::diag::show::{self, Format};
use caybeo::diag::{Report, Tongue};
use caybeo::pipeline::{self, Options};
use scraper::{Html, Selector};
use serde_json::Value;

use crate::site::{Files, NOW, Site, article, site, words};

/// The repository's own site, built.
fn portal() -> Files {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    for part in ["content", "i18n", "themes", "site.toml", "routes.toml"] {
        for entry in walkdir::WalkDir::new(repository.join(part)).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file()) {
            let to = folder.path().join(entry.path().strip_prefix(repository).unwrap());
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
    let root = folder.path().to_path_buf();
    let options = Options { out: root.join("public"), root, preview: false, now: NOW.parse().unwrap(), reload: false, trust_stat: true };
    let mut report = Report::new();
    pipeline::collect(&options, &mut report).unwrap_or_else(|_| panic!("{}", show::report(&report, Tongue::En, Format::Text { colour: false })))
}

fn of(page: &Html, css: &str) -> Vec<String> {
    page.select(&Selector::parse(css).unwrap()).map(|element| element.text().collect()).collect()
}

/// What a node of a type cannot do without.
fn wanted(schema: &str) -> &'static [&'static str] {
    match schema {
        "WebSite" => &["url", "name", "description", "inLanguage", "publisher"],
        "WebPage" | "CollectionPage" => &["url", "name", "inLanguage", "isPartOf", "publisher"],
        "NewsArticle" => &["url", "headline", "datePublished", "inLanguage", "isPartOf", "author", "publisher", "citation"],
        "Event" => &["url", "name", "startDate", "eventStatus", "location"],
        "Legislation" => &["url", "name", "identifier", "datePublished"],
        "BreadcrumbList" => &["itemListElement"],
        _ => &["url", "name"],
    }
}

/// What no source of the portal tells: the number of the tax law of 2025, whether a festival took place that was announced.
const UNKNOWN: [(&str, &str); 2] =
    [("luat-thue-thu-nhap-doanh-nghiep-2025/#this", "identifier"), ("le-hoi-banh-dan-gian-nam-bo-2026/#this", "eventStatus")];

/// Every page of the portal with its structured data; error pages and old addresses have none.
fn graphs(files: &Files) -> BTreeMap<&str, Vec<Value>> {
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html") && !path.ends_with("404.html"));
    let pages = pages.map(|(path, bytes)| (path.as_str(), Html::parse_document(std::str::from_utf8(bytes).unwrap())));
    let pages = pages.filter(|(_, page)| of(page, "meta[http-equiv=refresh]").is_empty());
    pages
        .map(|(path, page)| {
            let script = of(&page, "script[type='application/ld+json']").pop().unwrap_or_else(|| panic!("{path} says nothing to machines"));
            let data: Value = serde_json::from_str(&script).unwrap_or_else(|why| panic!("{path}: {why}"));
            (path, data["@graph"].as_array().unwrap().clone())
        })
        .collect()
}

#[test]
fn every_page_of_the_portal_tells_machines_all_it_has_to() {
    let files = portal();
    let graphs = graphs(&files);
    assert!(graphs.len() > 150, "{}", graphs.len());
    let all: BTreeSet<&str> = graphs.values().flatten().filter_map(|node| node["@id"].as_str()).collect();
    for (path, graph) in &graphs {
        let ids: BTreeSet<&str> = graph.iter().map(|node| node["@id"].as_str().unwrap_or_else(|| panic!("{path}: {node}"))).collect();
        assert_eq!(ids.len(), graph.len(), "{path}: two nodes share an id");
        for node in graph {
            let schema = node["@type"].as_str().unwrap();
            for key in wanted(schema).iter().filter(|key| !UNKNOWN.iter().any(|(id, unknown)| unknown == *key && node["@id"].as_str().unwrap().ends_with(id))) {
                assert!(!node[*key].is_null(), "{path}: {schema} lacks {key}: {node}");
            }
            let translations = node["workTranslation"].as_array().into_iter().flatten();
            let others = translations.chain([&node["translationOfWork"], &node["mainEntity"]]).filter_map(|other| other["@id"].as_str());
            for other in others {
                assert!(all.contains(other), "{path}: {other} is nowhere");
            }
            if matches!(schema, "WebPage" | "CollectionPage" | "NewsArticle") {
                assert!(!node["workTranslation"].is_null() || !node["translationOfWork"].is_null(), "{path}: stands alone");
            }
        }
    }
    let kinds: BTreeSet<&str> = graphs.values().flatten().filter_map(|node| node["@type"].as_str()).collect();
    for kind in ["WebSite", "NewsArticle", "Event", "City", "Project", "Legislation", "GovernmentOrganization", "Organization", "BreadcrumbList"] {
        assert!(kinds.contains(kind), "{kind} is not among {kinds:?}");
    }
}

#[test]
fn the_home_page_tells_four_figures_each_with_its_day_and_source() {
    let files = portal();
    for lang in ["vi", "en", "fr", "ja"] {
        let home = Html::parse_document(std::str::from_utf8(&files[&format!("{lang}/index.html")]).unwrap());
        assert_eq!(of(&home, ".in-figures .figure-row dt").len(), 4, "{lang}");
        assert_eq!(of(&home, ".in-figures .number span:first-child").iter().filter(|number| number.contains(|c: char| c.is_ascii_digit())).count(), 4, "{lang}");
        assert_eq!(of(&home, ".in-figures .provenance > span:first-child").len(), 4, "{lang}");
        assert_eq!(of(&home, ".in-figures .provenance cite").len(), 4, "{lang}");
    }
}

fn node<'a>(data: &'a Value, schema: &str) -> &'a Value {
    let nodes = data["@graph"].as_array().unwrap();
    nodes.iter().find(|node| node["@type"] == schema).unwrap_or_else(|| panic!("no {schema} in {data:#}"))
}

const LAW: &str = r#"
-- content/documents/a.vi.md --
+++
title = "Nghị quyết 1"
slug = "a"
form = "resolution"
number = "1/NQ"
issuer = "Hội đồng"
issued = 2026-01-01
status = "in-force"
updated = 2026-02-01
+++
-- content/documents/b.vi.md --
+++
title = "Báo cáo"
slug = "b"
form = "report"
issuer = "Hội đồng"
issued = 2026-01-01
status = "in-force"
+++
-- content/organisations/c.vi.md --
+++
title = "Công ty"
slug = "c"
form = "company"
pending = ["contact"]
parent = "d"
+++
-- content/organisations/d.vi.md --
+++
title = "Hội"
slug = "d"
form = "association"
pending = ["contact"]
+++
"#;

#[test]
fn a_law_is_not_the_page_about_it() {
    let site = site(LAW).key("licence = \"https://creativecommons.org/licenses/by/4.0/\"");
    let data = site.page("/vi/documents/a/").data();
    let (page, law) = (node(&data, "WebPage"), node(&data, "Legislation"));
    assert_eq!(page["license"], "https://creativecommons.org/licenses/by/4.0/");
    assert_eq!((&page["dateModified"], &page["mainEntity"]["@id"]), (&"2026-02-01".into(), &law["@id"]));
    for ours in ["license", "publisher", "dateModified", "inLanguage"] {
        assert!(law[ours].is_null(), "{ours} of a law is not ours to say");
    }
    assert_eq!(law["legislationLegalForce"], "https://schema.org/InForce");
    // A report has no legal force.
    assert!(node(&site.page("/vi/documents/b/").data(), "Report")["legislationLegalForce"].is_null());
}

#[test]
fn a_choice_says_more_closely_what_a_thing_is() {
    let site = site(LAW);
    let data = site.page("/vi/organisations/c/").data();
    assert_eq!(node(&data, "Corporation")["parentOrganization"]["@type"], "Organization");
}

#[test]
fn sources_are_cited_and_the_first_of_them_named() {
    let text = "-- content/news/a.vi.md --\n+++\ntitle = \"Tin\"\ndate = 2026-11-01\nsource = \"bao\"\n[sources.bao]\ntitle = \"Bài báo\"\nlang = \"vi\"\n\
        publisher = \"Báo\"\ndate = 2026-10-31\nurl = \"https://example.com/a\"\n[sources.khac]\ntitle = \"Bài khác\"\n+++\nThân[^bao].\n";
    let site = site(text);
    let page = site.page("/vi/news/tin/");
    let data = page.data();
    let own = node(&data, "NewsArticle");
    assert_eq!(own["isBasedOn"]["@id"], "https://example.org/vi/news/tin/#source-bao");
    assert_eq!(own["citation"][0]["publisher"]["name"], "Báo");
    assert_eq!(own["citation"].as_array().unwrap().len(), 2);
    page.one("#source-bao");
    assert_eq!(page.one("meta[name='DCTERMS.source']").attr("content"), "https://example.com/a");
}

#[test]
fn a_home_screen_finds_the_portal_under_its_path() {
    let site = site(&article("a", "Tin", "2026-11-01")).base("https://example.org/portal/");
    let page = site.page("/vi/news/tin/");
    let path = page.one("link[rel=manifest]").attr("href").strip_prefix("/portal/").unwrap().to_owned();
    let manifest: Value = serde_json::from_str(&site.file(&path)).unwrap();
    assert_eq!((&manifest["start_url"], &manifest["scope"], &manifest["lang"]), (&"/portal/vi/".into(), &"/portal/".into(), &"vi".into()));
    let icons = manifest["icons"].as_array().unwrap();
    assert_eq!(icons.iter().map(|icon| icon["sizes"].as_str().unwrap()).collect::<Vec<_>>(), ["any", "192x192", "512x512", "512x512"]);
    let named = icons.iter().map(|icon| icon["src"].as_str().unwrap().to_owned());
    for icon in named.chain(page.all("link[rel~=icon], link[rel=apple-touch-icon]", "href")) {
        let bytes = &site.files()[icon.strip_prefix("/portal/").unwrap()];
        assert!(bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"<svg"), "{icon}");
    }
}

const SECURITY: &str = "[security]\ncontact = [\"mailto:a@example.org\", \"https://example.org/bao\"]\nexpires = 2027-06-30\n\n[humans]\nteam = [\"Ban biên tập\"]\n";

#[test]
fn whom_to_tell_of_a_weakness_is_said_until_the_day_the_settings_name() {
    let one = site(&article("a", "Tin", "2026-11-01")).table(SECURITY);
    let text = "Contact: mailto:a@example.org\nContact: https://example.org/bao\nExpires: 2027-06-30T23:59:59+07:00\nPreferred-Languages: vi, en\n\
        Canonical: https://example.org/.well-known/security.txt\n";
    assert_eq!(one.is_clean().file(".well-known/security.txt"), text);
    assert!(one.file("humans.txt").contains("/* TEAM */\nBan biên tập\n"));
    assert_eq!(one.page("/vi/").one("link[rel=author]").attr("href"), "/humans.txt");
    // The same bytes a year later, and a warning.
    let late = site(&article("a", "Tin", "2026-11-01")).table(SECURITY).at("2027-07-01T00:00:00Z");
    assert_eq!(late.file(".well-known/security.txt"), text);
    assert_eq!(late.codes(), ["S108"]);
    let none = site(&article("a", "Tin", "2026-11-01"));
    assert!(!none.files().keys().any(|path| path.contains("security.txt") || path.contains("humans.txt")));
}

/// News about topics, one letter a topic.
fn about(id: &str, date: &str, topics: &str) -> String {
    let topics: Vec<String> = topics.chars().map(|topic| format!("\"topics/{topic}\"")).collect();
    format!("-- content/news/{id}.vi.md --\n+++\ntitle = \"{id}\"\ndate = {date}\ntopics = [{}]\n+++\nThân.\n", topics.join(", "))
}

fn news(more: &str) -> Site {
    let topics = ["x", "y", "z"].map(|topic| format!("-- content/topics/{topic}.vi.md --\n+++\ntitle = \"Chủ đề {topic}\"\n+++\n")).concat();
    let items = [about("own", "2026-06-01", "xyz"), about("all", "2020-01-01", "xyz"), about("two", "2021-01-01", "xy"), about("other", "2026-07-01", "")];
    let ones = [about("b-new", "2026-05-05", "x"), about("a-new", "2026-05-05", "z"), about("old", "2019-01-01", "y"), about("oldest", "2018-01-01", "y")];
    site(&[topics, items.concat(), ones.concat(), more.to_owned()].concat())
}

#[test]
fn related_items_share_most_then_are_newest_then_stand_by_their_ids() {
    assert_eq!(news("").page("/vi/news/own/").texts(".alike .card-title"), ["all", "two", "a-new", "b-new"]);
    assert!(news("").page("/vi/news/other/").select(".alike").is_empty());
}

#[test]
fn related_items_are_those_of_the_language_and_none_the_page_shows_anyway() {
    let english = [words("topics/x.en", "X"), words("news/own.en", "Own"), words("news/old.en", "Old"), words("news/b-new.en", "New")].concat();
    assert_eq!(news(&english).page("/en/news/own/").texts(".alike .card-title"), ["New", "Old"]);
    let event = "-- content/events/e.vi.md --\n+++\ntitle = \"Hội\"\nwhen = 2026-06-01\nstatus = \"held\"\ntopics = [\"topics/x\", \"topics/y\"]\n+++\n\
        -- content/news/told.vi.md --\n+++\ntitle = \"told\"\ndate = 2026-06-02\ntopics = [\"topics/x\"]\nevent = \"events/e\"\n+++\n";
    let site = news(event);
    assert!(!site.page("/vi/news/told/").texts(".alike .card-title").contains(&"Hội".to_owned()));
    assert!(!site.page("/vi/events/hoi/").texts(".alike .card-title").contains(&"told".to_owned()));
}
