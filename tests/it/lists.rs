//! Claims: lists, their order and pages, facets, what gathers itself, menus.

use crate::site::{Site, article, site, site_in, words};

#[test]
fn an_empty_section_leaves_menus_and_lists() {
    let text = r#"
-- content/about/_section.vi.md --
+++
title = "Giới thiệu"
kind = "page"
+++
-- content/about/_section.en.md --
+++
title = "About"
+++
-- content/events/_section.vi.md --
+++
title = "Sự kiện"
kind = "event"
+++
-- content/events/_section.en.md --
+++
title = "Events"
+++
-- content/about/x.vi.md --
+++
title = "Xưa"
+++
"#;
    let hidden = site(text);
    assert_eq!(hidden.page("/vi/").texts(".masthead .menu a"), ["Giới thiệu"]);
    assert!(hidden.page("/en/").select(".masthead .menu a").is_empty());
    assert!(!hidden.file("sitemap.xml").contains("/vi/su-kien/"));
    let shown = site(text).key("empty_sections = \"show\"");
    assert_eq!(shown.page("/vi/").texts(".masthead .menu a"), ["Giới thiệu", "Sự kiện"]);
    assert_eq!(shown.page("/en/").texts(".masthead .menu a"), ["About", "Events"]);
}

#[test]
fn a_section_lists_the_sections_below_it() {
    let text = r#"
-- content/about/_section.vi.md --
+++
title = "Giới thiệu"
kind = "page"
+++
-- content/about/sites/_section.vi.md --
+++
title = "Di tích"
summary = "Nơi nên đến."
weight = 1
+++
-- content/about/food/_section.vi.md --
+++
title = "Món ngon"
+++
-- content/about/empty/_section.vi.md --
+++
title = "Trống"
+++
-- content/about/sites/x.vi.md --
+++
title = "Đình"
kind = "page"
+++
-- content/about/food/y.vi.md --
+++
title = "Bánh"
kind = "page"
+++
"#;
    let site = site_in("vi", text);
    let page = site.page("/vi/gioi-thieu/");
    assert_eq!(page.texts(".card-title"), ["Món ngon", "Di tích"]);
    page.has("Nơi nên đến.").lacks("Trống");
    assert_eq!(page.all(".card-title a", "href"), ["/vi/gioi-thieu/mon-ngon/", "/vi/gioi-thieu/di-tich/"]);
    site.page("/vi/gioi-thieu/di-tich/dinh/");
}

fn twenty_five() -> Site {
    let mut text = String::from("-- content/news/_section.vi.md --\n+++\ntitle = \"Tin\"\nkind = \"article\"\npage_size = 10\n+++\nLời dẫn.\n");
    text.push_str("-- content/news/_section.en.md --\n+++\ntitle = \"News\"\n+++\n");
    for day in 1..=25 {
        text.push_str(&article(&format!("tin-{day:02}"), &format!("Tin {day:02}"), &format!("2026-10-{day:02}")));
        if day <= 12 {
            text.push_str(&words(&format!("news/tin-{day:02}.en"), &format!("News {day:02}")));
        }
    }
    site(&text)
}

#[test]
fn a_long_list_runs_over_pages() {
    let site = twenty_five();
    let first = site.page("/vi/tin/");
    assert_eq!(first.texts(".card-title").len(), 10);
    assert_eq!(first.texts(".card-title")[0], "Tin 25");
    first.has("Lời dẫn.").has("25");
    let second = site.page("/vi/tin/page/2/");
    assert_eq!((second.texts(".card-title")[0].as_str(), second.texts(".card-title")[9].as_str()), ("Tin 15", "Tin 06"));
    second.lacks("Lời dẫn.");
    assert_eq!(site.page("/vi/tin/page/3/").texts(".card-title").len(), 5);
    site.has_no_page("/vi/tin/page/4/").has_no_page("/vi/tin/page/1/");
}

#[test]
fn a_page_of_a_list_knows_its_neighbours_and_itself() {
    let site = twenty_five();
    let second = site.page("/vi/tin/page/2/");
    assert_eq!(second.one("link[rel=canonical]").attr("href"), "https://example.org/vi/tin/page/2/");
    assert_eq!(second.one(".pager [rel=prev]").attr("href"), "/vi/tin/");
    assert_eq!(second.one(".pager [rel=next]").attr("href"), "/vi/tin/page/3/");
    assert_eq!(second.one(".pager [aria-current=page]").text, "2");
    assert!(second.one("title").text.contains("2"));
    assert!(site.page("/vi/tin/").select(".pager [rel=prev]").is_empty());
    assert!(site.page("/vi/tin/page/3/").select(".pager [rel=next]").is_empty());
}

#[test]
fn pages_of_a_list_are_translations_number_by_number() {
    let site = twenty_five();
    assert_eq!(
        site.page("/vi/tin/page/2/").all("link[rel=alternate][hreflang]", "href"),
        ["https://example.org/vi/tin/page/2/", "https://example.org/en/news/page/2/", "https://example.org/vi/tin/page/2/"]
    );
    assert_eq!(site.page("/vi/tin/page/3/").all("link[rel=alternate][hreflang]", "hreflang"), ["vi", "x-default"]);
    assert!(site.file("sitemap.xml").contains("<loc>https://example.org/vi/tin/page/3/</loc>"));
}

const LAND: &str = r#"
-- content/sectors/logistics.vi.md --
+++
title = "Hậu cần"
+++
-- content/sectors/logistics.en.md --
+++
title = "Logistics"
+++
-- content/places/cai-rang.vi.md --
+++
title = "Cái Răng"
level = "ward"
+++
-- content/places/cai-rang.en.md --
+++
title = "Cái Răng"
+++
-- content/projects/cang.vi.md --
+++
title = "Cảng"
stage = "calling"
sectors = ["logistics"]
place = "cai-rang"
pending = ["area", "capital", "investment_form", "contact"]
+++
-- content/projects/cang.en.md --
+++
title = "Port"
+++
-- content/projects/kho.vi.md --
+++
title = "Kho"
stage = "idea"
sectors = ["logistics"]
place = "cai-rang"
pending = ["area", "capital", "investment_form", "contact"]
+++
"#;

#[test]
fn a_choice_has_facet_pages() {
    let site = site(LAND);
    let page = site.page("/vi/projects/");
    let leads = page.all("[aria-labelledby=_facet-stage] a", "href");
    assert_eq!(leads.len(), 2, "{leads:?}");
    assert_eq!(page.texts("[aria-labelledby=_facet-stage] a"), ["Ý tưởng 1", "Đang kêu gọi đầu tư 1"], "in the order of the kind, not of the alphabet");
    let calling = site.page("/en/projects/project-status/calling-for-investment/");
    calling.has("Port").lacks("Kho");
    assert_eq!(calling.texts(".card-title"), ["Port"]);
    assert!(site.files().keys().all(|path| !path.starts_with("en/projects/project-status/idea")), "no english idea");
    assert!(site.file("sitemap.xml").contains("https://example.org/en/projects/project-status/calling-for-investment/"));
}

#[test]
fn a_reference_is_its_own_facet_page_and_gathers() {
    let site = site(LAND);
    let page = site.page("/en/projects/");
    let sector = page.one("[aria-labelledby=_facet-sectors] a");
    assert_eq!((sector.attr("href"), sector.text.as_str()), ("/en/sectors/logistics/", "Logistics 1"));
    assert_eq!(site.page("/vi/sectors/hau-can/").texts(".gathered .card-title"), ["Cảng", "Kho"]);
    assert_eq!(site.page("/en/sectors/logistics/").texts(".gathered .card-title"), ["Port"]);
    assert_eq!(site.page("/en/places/cai-rang/").texts(".gathered .card-title"), ["Port"]);
}

#[test]
fn what_gathers_itself_runs_over_pages_too() {
    let mut text = String::from(
        "-- content/topics/le.vi.md --\n+++\ntitle = \"Lễ\"\n[sources.so]\ntitle = \"Sổ\"\n+++\nNgày hội.[^so]\n\n## Một\n\na\n\n## Hai\n\na\n\n## Ba\n\na\n",
    );
    for day in 1..=25 {
        let item = article(&format!("tin-{day:02}"), &format!("Tin {day:02}"), &format!("2026-10-{day:02}"));
        text.push_str(&item.replacen("date =", "topics = [\"le\"]\ndate =", 1));
    }
    let site = site(&text);
    assert_eq!(site.page("/vi/topics/le/").texts(".gathered .card-title").len(), 20);
    let (first, second) = (site.page("/vi/topics/le/"), site.page("/vi/topics/le/page/2/"));
    assert_eq!(second.texts(".gathered .card-title").len(), 5);
    first.one(".pager [rel=next]");
    // The text stands on the first page, and with it what leads into it.
    assert_eq!((first.texts(".toc a").len(), first.all(".sources .back", "href").len()), (3, 1));
    assert_eq!((second.texts(".toc a").len(), second.all(".sources .back", "href").len()), (0, 0));
    assert_eq!(second.texts(".sources li").len(), 1);
}

#[test]
fn titles_are_ordered_as_readers_of_the_language_expect() {
    let topic = |id: &str, title: &str| format!("-- content/topics/{id}.vi.md --\n+++\ntitle = \"{title}\"\nslug = \"{id}\"\n+++\n");
    let titles = ["Đất", "Dừa", "Ấp", "An", "Ăn", "Lúa", "Lụa", "Ôn", "Ơn", "Em"];
    let text: String = titles.iter().enumerate().map(|(n, title)| topic(&format!("t{n}"), title)).collect();
    assert_eq!(
        site(&text).page("/vi/topics/").texts(".card-title"),
        ["An", "Ăn", "Ấp", "Dừa", "Đất", "Em", "Lúa", "Lụa", "Ôn", "Ơn"]
    );
}

#[test]
fn equal_days_are_ordered_by_id() {
    let text: String = ["c", "a", "b"].iter().map(|id| article(id, &format!("Tin {id}"), "2026-10-01")).collect();
    assert_eq!(site(&text).page("/vi/news/").texts(".card-title"), ["Tin a", "Tin b", "Tin c"]);
}

#[test]
fn two_menus_lead_inside_and_outside() {
    let menus = r#"
[[menus.main]]
to = "news"

[[menus.main]]
to = "news/le"
title = { vi = "Lễ lớn", en = "The feast" }

[[menus.footer]]
url = "https://example.com/"
title = { vi = "Bạn", en = "Friends" }

[[menus.footer]]
to = "about"
"#;
    let site = site_in("vi en", &[article("le", "Lễ", "2026-10-01"), words("news/le.en", "Feast"), words("about/x.vi", "X")].concat()).table(menus);
    let page = site.page("/en/news/feast/");
    assert_eq!(page.texts(".masthead .menu a"), ["news", "The feast"]);
    assert_eq!(page.all(".masthead .menu a", "href"), ["/en/news/", "/en/news/feast/"]);
    assert!(page.all(".masthead .menu a", "aria-current").iter().any(|current| current == "page"));
    // The section `about` has no English item: its entry is gone.
    assert_eq!(page.texts(".colophon .menu a"), ["Friends"]);
    assert_eq!(site.page("/vi/").texts(".colophon .menu a"), ["Bạn", "about"]);
}

#[test]
fn a_menu_that_leads_nowhere_is_told() {
    site("").table("[[menus.main]]\nto = \"newz\"\n").stops("S107");
}
