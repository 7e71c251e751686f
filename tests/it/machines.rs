//! Claims: what machines read of the result.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::site::{Site, article, site, site_in, words};

/// The text of every element of a name, and the given attributes of it.
fn elements(xml: &str, name: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut inside) = (Vec::new(), false);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) | Event::Empty(start) if start.name().as_ref() == name => {
                let attributes = start.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    (attribute.key.as_ref().to_owned(), attribute.value.into_owned())
                });
                found.push((String::new(), attributes.collect()));
                inside = true;
            }
            Event::End(end) if end.name().as_ref() == name => inside = false,
            Event::Text(text) if inside => found.last_mut().unwrap().0.push_str(&text),
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn texts(xml: &str, name: &str) -> Vec<String> {
    elements(xml, name).into_iter().map(|(text, _)| text).collect()
}

fn news() -> Site {
    let dated = "-- content/news/moi.vi.md --\n+++\ntitle = \"Tin mới\"\ndate = 2026-11-01\nupdated = 2026-11-03\n+++\nMới.\n";
    site_in("vi en ja", &[dated, &words("news/moi.en", "Fresh news"), &article("cu", "Tin cũ", "2026-10-01"), &words("about/x.vi", "X")].concat())
}

#[test]
fn a_feed_has_lasting_ids_and_dates_people_wrote() {
    let feed = news().file("vi/feed.xml");
    assert_eq!(texts(&feed, "id"), ["https://example.org/vi/feed.xml", "https://example.org/vi/news/tin-moi/", "https://example.org/vi/news/tin-cu/"]);
    let updated: Vec<String> = texts(&feed, "updated").iter().map(|text| text[..10].to_owned()).collect();
    assert_eq!(updated, ["2026-11-03", "2026-11-03", "2026-10-01"]);
    assert_eq!(elements(&feed, "feed")[0].1["xml:lang"], "vi");
}

#[test]
fn a_language_without_news_has_no_feed() {
    let site = news();
    assert_eq!(texts(&site.file("en/feed.xml"), "id").len(), 2);
    assert!(!site.files().contains_key("ja/feed.xml"));
    assert_eq!(site.page("/vi/").all("link[type='application/atom+xml']", "href"), ["/vi/feed.xml", "/vi/news/feed.xml"]);
    assert!(site.page("/ja/").select("link[type='application/atom+xml']").is_empty());
}

#[test]
fn the_sitemap_lists_what_is_there_and_no_more() {
    let site = news();
    let listed: BTreeSet<String> = texts(&site.file("sitemap.xml"), "loc").into_iter().collect();
    let pages = site.files().keys().filter_map(|path| path.strip_suffix("index.html")).filter(|path| {
        site.page(&format!("/{path}")).select("meta[name=robots][content=noindex]").is_empty()
    });
    let there: BTreeSet<String> = pages.map(|path| format!("https://example.org/{path}")).collect();
    assert_eq!(listed, there);
    assert!(site.file("robots.txt").contains("Sitemap: https://example.org/sitemap.xml"));
}

#[test]
fn translations_in_the_sitemap_are_reciprocal() {
    let xml = news().file("sitemap.xml");
    let mut claims: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
    for url in xml.split("<url>").skip(1) {
        let links = elements(&format!("<url>{}</url>", url.split("</url>").next().unwrap()), "xhtml:link");
        let links = links.into_iter().map(|(_, link)| (link["hreflang"].clone(), link["href"].clone())).collect();
        claims.insert(url.split("<loc>").nth(1).unwrap().split("</loc>").next().unwrap().to_owned(), links);
    }
    for (loc, links) in &claims {
        if links.is_empty() {
            continue;
        }
        assert!(links.iter().any(|(tag, _)| tag == "x-default"), "{loc}");
        assert!(links.iter().any(|(_, href)| href == loc), "{loc} does not list itself: {links:?}");
        for (_, href) in links {
            assert_eq!(claims.get(href), Some(links), "{loc} -> {href}");
        }
    }
}

#[test]
fn the_hreflang_of_pages_and_sitemap_agree() {
    let site = news();
    let page = site.page("/en/news/fresh-news/");
    assert_eq!(page.all("link[rel=alternate][hreflang]", "href"), [
        "https://example.org/vi/news/tin-moi/",
        "https://example.org/en/news/fresh-news/",
        "https://example.org/vi/news/tin-moi/",
    ]);
}

#[test]
fn a_site_that_is_not_to_be_found_says_so() {
    let site = news().table("[output]\nindexed = false\n");
    assert!(site.file("robots.txt").contains("Disallow: /"));
    site.page("/vi/").one("meta[name=robots][content=noindex]");
}

#[test]
fn structured_data_speaks_of_the_item() {
    let site = news();
    let data = site.page("/en/news/fresh-news/").data();
    let own = &data["@graph"][0];
    assert_eq!((own["@type"].as_str(), own["headline"].as_str()), (Some("NewsArticle"), Some("Fresh news")));
    assert_eq!(own["datePublished"], "2026-11-01");
    assert_eq!(own["inLanguage"], "en");
    // Words are written in each language: the translation names its original, and the other way round.
    let original = &site.page("/vi/news/tin-moi/").data()["@graph"][0];
    assert_eq!(own["translationOfWork"]["@id"], original["@id"]);
    assert_eq!(original["workTranslation"], serde_json::json!([{ "@id": own["@id"] }]));
    let crumbs = &data["@graph"][1];
    assert_eq!(crumbs["@type"], "BreadcrumbList");
    assert_eq!(crumbs["itemListElement"][2]["item"], "https://example.org/en/news/fresh-news/");
}

#[test]
fn structured_data_parses_on_every_page_that_has_it() {
    let site = news();
    let mut count = 0;
    for path in site.files().keys().filter(|path| path.ends_with(".html")) {
        let page = site.page(&format!("/{path}"));
        if !page.select("script[type='application/ld+json']").is_empty() {
            count += 1;
            assert_eq!(page.data()["@context"], "https://schema.org", "{path}");
        }
    }
    assert!(count >= 8, "{count}");
}

#[test]
fn a_title_cannot_break_out_of_structured_data() {
    let site = site("-- content/about/x.vi.md --\n+++\ntitle = \"</script><script>alert(1)</script><!--\"\nslug = \"x\"\n+++\nX.\n");
    let page = site.page("/vi/about/x/");
    assert_eq!(page.select("script").len(), 1);
    assert!(page.data()["@graph"][0]["name"].as_str().unwrap().contains("</script>"));
    page.has("alert(1)");
}

#[test]
fn every_language_has_its_page_for_nothing() {
    let site = news();
    for tag in ["vi", "en", "ja"] {
        let page = site.page(&format!("/{tag}/404.html"));
        assert_eq!(page.one("html").attr("lang"), tag);
        assert!(page.select("link[rel=canonical]").is_empty());
        page.one("meta[name=robots][content=noindex]");
    }
    site.page("/404.html");
}

#[test]
fn the_root_offers_the_languages_and_chooses_none() {
    let site = news();
    let page = site.page("/");
    assert_eq!(page.all(".chooser a", "href"), ["/vi/", "/en/", "/ja/"]);
    assert_eq!(page.all(".chooser a", "hreflang"), ["vi", "en", "ja"]);
    assert!(page.select("meta[http-equiv=refresh]").is_empty());
    assert!(page.all("link[hreflang=x-default]", "href").contains(&"https://example.org/".to_owned()));
}

#[test]
fn nothing_asks_another_host_or_sets_a_style_by_hand() {
    let site = news();
    for (path, _) in site.files().iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = site.page(&format!("/{path}"));
        assert!(page.select("[style]").is_empty() && page.select("style").is_empty(), "{path}");
        assert!(page.all("[src]", "src").iter().chain(&page.all("link[rel=stylesheet]", "href")).all(|url| url.starts_with('/')), "{path}");
        assert!(!page.one("meta[http-equiv=Content-Security-Policy]").attr("content").contains("unsafe"), "{path}");
        for css in page.select("link[rel=stylesheet]") {
            assert!(css.attr("integrity").starts_with("sha384-"), "{path}");
        }
    }
}
