//! Claims: in which languages an item is there, and whose words stand for it.

use caybeo::diag::Tongue;

use crate::site::{Site, site, site_in, words};

const ONE_VIETNAMESE_PROJECT: &str = r#"
-- content/projects/cai-cui.vi.md --
+++
title = "Trung tâm logistics Cái Cui"
stage = "calling"
capital = "10 000 000 USD"
pending = ["sectors", "place", "area", "investment_form", "contact"]
+++
Cảng nằm bên **sông Hậu**.
"#;

fn borrowed() -> Site {
    site(ONE_VIETNAMESE_PROJECT).language("en", "missing = \"borrow\"\n")
}

#[test]
fn a_project_without_english_words_leaves_the_english_list() {
    let site = site(ONE_VIETNAMESE_PROJECT);
    site.page("/en/projects/").lacks("Cái Cui");
    site.page("/vi/projects/").has("Cái Cui");
    site.has_no_page("/en/projects/trung-tam-logistics-cai-cui/");
}

#[test]
fn borrowed_words_are_visible_as_such() {
    let site = borrowed();
    let page = site.page("/en/projects/trung-tam-logistics-cai-cui/");
    page.has("This content is not yet translated").has("Cảng nằm bên sông Hậu");
    assert_eq!(page.one("html").attr("lang"), "en");
    assert_eq!(page.one(".prose").attr("lang"), "vi");
    assert_eq!(page.one(".page-head").attr("lang"), "vi");
    let original = page.one(".notice-borrowed a");
    assert_eq!((original.attr("href"), original.attr("lang")), ("/vi/projects/trung-tam-logistics-cai-cui/", "vi"));
    assert_eq!(site.page("/en/projects/").one(".card").attr("lang"), "vi");
}

#[test]
fn facts_speak_the_readers_language_over_borrowed_words() {
    borrowed().page("/en/projects/trung-tam-logistics-cai-cui/").has("Calling for investment").has("US$10 million");
}

#[test]
fn a_borrowed_page_gives_way_to_the_original() {
    let site = borrowed();
    let page = site.page("/en/projects/trung-tam-logistics-cai-cui/");
    let original = "https://example.org/vi/projects/trung-tam-logistics-cai-cui/";
    assert_eq!(page.one("link[rel=canonical]").attr("href"), original);
    assert!(page.select("link[rel=alternate][hreflang]").is_empty());
    let there = site.page("/vi/projects/trung-tam-logistics-cai-cui/");
    assert_eq!(there.all("link[rel=alternate][hreflang]", "hreflang"), ["vi", "x-default"]);
    assert!(!site.file("sitemap.xml").contains("/en/projects/trung-tam"));
    assert!(site.file("sitemap.xml").contains(original));
}

#[test]
fn a_borrowed_page_is_not_in_the_feed() {
    let news = "-- content/news/le.vi.md --\n+++\ntitle = \"Lễ\"\ndate = 2026-11-01\n+++\nLễ.\n";
    let site = site(news).language("en", "missing = \"borrow\"\n");
    assert!(site.file("vi/feed.xml").contains("Lễ"));
    assert!(!site.files().contains_key("en/feed.xml"));
}

#[test]
fn words_are_borrowed_from_the_fallback_before_the_original() {
    let text = [ONE_VIETNAMESE_PROJECT, &words("projects/cai-cui.en", "Cái Cui logistics centre")].concat();
    let site = site_in("vi en fr", &text).language("fr", "missing = \"borrow\"\nfallback = \"en\"\n");
    let page = site.page("/fr/projects/cai-cui-logistics-centre/");
    assert_eq!(page.one(".prose").attr("lang"), "en");
    assert_eq!(page.one("link[rel=canonical]").attr("href"), "https://example.org/en/projects/cai-cui-logistics-centre/");
}

#[test]
fn a_section_overrides_what_happens_to_missing_words() {
    let section = "-- content/projects/_section.vi.md --\n+++\ntitle = \"Dự án\"\nkind = \"project\"\nmissing = \"borrow\"\n+++\n";
    let news = "-- content/news/le.vi.md --\n+++\ntitle = \"Lễ\"\ndate = 2026-11-01\n+++\nLễ.\n";
    let site = site(&[ONE_VIETNAMESE_PROJECT, section, news].concat());
    site.page("/en/projects/trung-tam-logistics-cai-cui/").has("not yet translated");
    site.has_no_page("/en/news/le/");
}

const DRAFTS: &str = r#"
-- content/about/xua.vi.md --
+++
title = "Chuyện xưa"
+++
Xưa.
-- content/about/xua.en.md --
+++
title = "Old times"
draft = true
+++
Old.
-- content/about/nay.vi.md --
+++
title = "Chuyện nay"
draft = true
+++
Nay.
-- content/about/nay.en.md --
+++
title = "New times"
+++
New.
"#;

#[test]
fn a_draft_of_a_translation_keeps_only_that_language_back() {
    let site = site(DRAFTS);
    site.page("/vi/about/").has("Chuyện xưa");
    site.page("/vi/about/chuyen-xua/");
    site.has_no_page("/en/about/old-times/");
}

#[test]
fn a_draft_of_the_original_keeps_the_whole_item_back() {
    let site = site(DRAFTS);
    site.has_no_page("/vi/about/chuyen-nay/").has_no_page("/en/about/new-times/");
    assert!(site.files().values().all(|bytes| !String::from_utf8_lossy(bytes).contains("New times")));
}

#[test]
fn a_preview_shows_drafts_marked_and_hidden_from_search_engines() {
    let site = site(DRAFTS).preview();
    for address in ["/vi/about/chuyen-nay/", "/en/about/new-times/", "/en/about/old-times/"] {
        let page = site.page(address);
        assert_eq!(page.select(".notice-draft").len(), 1, "{address}");
        assert_eq!(page.one("meta[name=robots]").attr("content"), "noindex");
    }
    assert!(site.page("/vi/about/chuyen-xua/").select(".notice-draft").is_empty());
    site.page("/en/about/").has("Draft");
    assert!(site.file("robots.txt").contains("Disallow: /"));
    assert!(!site.file("sitemap.xml").contains("<url>"));
}

const ENGLISH_ORIGINAL: &str = r#"
-- content/events/fair.en.md --
+++
title = "Trade fair"
source = true
when = 2026-12-01
status = "scheduled"
+++
A fair.
-- content/events/fair.vi.md --
+++
title = "Hội chợ"
+++
Một hội chợ.
"#;

#[test]
fn facts_may_stand_in_another_language_than_the_first() {
    let site = site(ENGLISH_ORIGINAL);
    site.is_clean().page("/vi/events/hoi-cho/").has("1 tháng 12 năm 2026").has("Một hội chợ.");
    site.page("/en/events/trade-fair/").has("1 December 2026");
}

#[test]
fn a_fact_in_a_translation_is_an_error() {
    let mut site = site(ENGLISH_ORIGINAL);
    site.put("content/events/fair.vi.md", "+++\ntitle = \"Hội chợ\"\nstatus = \"cancelled\"\n+++\nMột hội chợ.\n");
    site.stops("F210").says("content/events/fair.vi.md:3");
    assert!(site.report(Tongue::Vi).contains("gợi ý"));
}

#[test]
fn an_item_without_its_source_language_is_told() {
    site("-- content/about/x.en.md --\n+++\ntitle = \"X\"\n+++\nX.\n").stops("F230");
}

#[test]
fn a_switcher_leads_to_the_same_page_or_the_nearest_above() {
    let text = [ONE_VIETNAMESE_PROJECT, &words("projects/cai-cui.en", "Logistics centre")].concat();
    let site = site_in("vi en fr", &text);
    let page = site.page("/vi/projects/trung-tam-logistics-cai-cui/");
    assert_eq!(page.texts(".switcher a"), ["Tiếng Việt", "English", "Français"]);
    assert_eq!(page.all(".switcher a", "href"), ["/vi/projects/trung-tam-logistics-cai-cui/", "/en/projects/logistics-centre/", "/fr/projects/"]);
    assert_eq!(page.all(".switcher a", "aria-current"), ["page", "", ""]);
    assert_eq!(page.all("link[rel=alternate][hreflang]", "hreflang"), ["vi", "en", "x-default"]);
}
