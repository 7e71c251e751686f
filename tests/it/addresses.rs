//! Claims: addresses, old addresses, the ledger, files under names of their own.

use crate::site::{Site, article, site, site_in, words};

const PAGE: &str = r#"
-- content/about/que.vi.md --
+++
# Ai đọc dòng này thì giữ nó lại.
title = "Quê hương"  # tựa
aliases = ["/vi/cu/que/", "/que.html"]
+++
Quê.
"#;

#[test]
fn an_old_address_leads_on() {
    let site = site(PAGE);
    for (address, path) in [("/vi/cu/que/", "vi/cu/que/index.html"), ("/que.html", "que.html")] {
        let stub = site.page(address);
        assert_eq!(stub.one("link[rel=canonical]").attr("href"), "https://example.org/vi/about/que-huong/", "{path}");
        assert_eq!(stub.one("meta[http-equiv=refresh]").attr("content"), "0; url=/vi/about/que-huong/");
        assert_eq!(stub.one("meta[name=robots]").attr("content"), "noindex");
        assert_eq!(stub.one("main a").text, "Quê hương");
    }
    assert!(!site.file("sitemap.xml").contains("cu/que"));
}

#[test]
fn two_items_on_one_address_are_told_with_both_places() {
    let other = "-- content/about/que-2.vi.md --\n+++\ntitle = \"Quê Hương\"\n+++\n";
    site(&[PAGE, other].concat()).stops("L110").says("que.vi.md").says("que-2.vi.md");
}

fn recorded() -> Site {
    let mut site = site(&[PAGE, &words("about/que.en", "Home land")].concat());
    assert_eq!(site.fix(), ["routes.toml"]);
    site
}

#[test]
fn the_ledger_records_every_address() {
    let site = recorded();
    site.is_clean();
    let ledger = site.source("routes.toml");
    assert!(ledger.contains("\"about/que\" = { en = \"/en/about/home-land/\", vi = \"/vi/about/que-huong/\" }"), "{ledger}");
    assert!(ledger.contains("home = {"), "{ledger}");
}

#[test]
fn an_address_that_changed_is_an_error_until_it_has_an_alias() {
    let mut site = recorded();
    let text = site.source("content/about/que.vi.md").replace("Quê hương", "Quê nhà");
    site.put("content/about/que.vi.md", text);
    site.stops("L115").says("/vi/about/que-huong/").says("content/about/que.vi.md:3");
    assert_eq!(site.fix(), ["content/about/que.vi.md", "routes.toml"]);
    site.is_clean();
    let text = site.source("content/about/que.vi.md");
    assert!(text.contains("# Ai đọc dòng này thì giữ nó lại.\ntitle = \"Quê nhà\"  # tựa\n"), "{text}");
    assert!(text.contains("\"/vi/about/que-huong/\""), "{text}");
    assert!(text.ends_with("+++\nQuê.\n"), "{text}");
    site.page("/vi/about/que-huong/");
    assert!(site.fix().is_empty());
}

#[test]
fn a_section_that_moves_takes_aliases_for_all_below() {
    let mut site = recorded();
    site.put("content/about/_section.en.md", "+++\ntitle = \"The city\"\n+++\n");
    site.stops("L115");
    assert_eq!(site.fix(), ["content/about/_section.en.md", "content/about/que.en.md", "routes.toml"]);
    site.is_clean().page("/en/about/home-land/");
}

#[test]
fn an_address_that_vanished_is_an_error() {
    let mut site = recorded();
    site.remove("content/about/que.en.md");
    site.stops("L114").says("/en/about/home-land/").says("routes.toml");
    let ledger = site.source("routes.toml").replace("gone = []", "gone = [\"/en/about/home-land/\"]");
    site.put("routes.toml", ledger);
    site.is_clean();
}

#[test]
fn an_item_whose_end_was_announced_may_go() {
    let news = "-- content/news/mo.vi.md --\n+++\ntitle = \"Mở thầu\"\ndate = 2026-11-01\nexpires = 2026-12-01T00:00:00\n+++\nX.\n";
    let mut site = site(&[news, &article("cu", "Tin cũ", "2026-10-01")].concat());
    site.fix();
    let site = site.at("2026-12-02T00:00:00Z");
    site.is_clean().has_no_page("/vi/news/mo-thau/");
}

#[test]
fn an_edit_is_refused_when_the_file_changed_meanwhile() {
    use caybeo::diag::Report;
    use caybeo::pipeline;
    let mut site = recorded();
    let text = site.source("content/about/que.vi.md").replace("Quê hương", "Quê nhà");
    site.put("content/about/que.vi.md", text);
    let root = site.write();
    let edits = pipeline::fix(site.options(), &mut Report::new()).unwrap();
    std::fs::write(root.join("content/about/que.vi.md"), "+++\ntitle = \"Khác\"\n+++\n").unwrap();
    let ledger = std::fs::read(root.join("routes.toml")).unwrap();
    let mut report = Report::new();
    assert!(pipeline::apply(site.options(), &edits, &mut report).is_err());
    assert_eq!(std::fs::read(root.join("routes.toml")).unwrap(), ledger);
    assert_eq!(std::fs::read_to_string(root.join("content/about/que.vi.md")).unwrap(), "+++\ntitle = \"Khác\"\n+++\n");
}

#[test]
fn slugs_are_translated_inherited_and_ascii() {
    let text = r#"
-- content/about/_section.vi.md --
+++
title = "Đất & Người"
kind = "page"
+++
-- content/about/_section.ja.md --
+++
title = "土地と人"
slug = "tochi"
+++
-- content/about/song-nuoc.vi.md --
+++
title = "Đời sông nước"
+++
-- content/about/song-nuoc.ja.md --
+++
title = "水の暮らし"
+++
"#;
    let site = site_in("vi ja", text);
    site.page("/vi/dat-nguoi/doi-song-nuoc/");
    site.page("/ja/tochi/song-nuoc/");
}

#[test]
fn names_in_another_normal_form_are_the_same_names() {
    use unicode_normalization::UnicodeNormalization;
    let text = |form: fn(&str) -> String| {
        let mut site = site("");
        site.put("content/about/x/index.vi.md", "+++\ntitle = \"X\"\n+++\n[Bản đồ](bản-đồ.pdf)\n");
        site.put(&form("content/about/x/bản-đồ.pdf"), "%PDF-1.7");
        site.put(&form("content/_files/tài-liệu/đọc.txt"), "x");
        site
    };
    let (nfc, nfd) = (text(|path| path.nfc().collect()), text(|path| path.nfd().collect()));
    assert!(nfc.files() == nfd.files());
    assert!(nfd.files().contains_key("files/about/x/bản-đồ.pdf"));
    assert!(nfd.files().contains_key("tài-liệu/đọc.txt"));
}

#[test]
fn a_site_under_a_path_links_within_it() {
    let text = [
        PAGE,
        &words("about/que.en", "Home land"),
        &article("tin", "Tin", "2026-11-01"),
        "-- content/about/khac/index.vi.md --\n+++\ntitle = \"Khác\"\n+++\n[Quê](@about/que) [Tệp](a.pdf)\n",
        "-- content/about/khac/a.pdf --\n%PDF\n",
    ]
    .concat();
    let site = site(&text).base("https://example.org/portal/");
    let pages = site.files().iter().filter(|(path, _)| path.ends_with(".html"));
    let mut links = 0;
    for (path, _) in pages {
        let page = site.page(&format!("/{path}"));
        // The name of a vocabulary is no link: nobody follows it.
        let links_of_head = page.all("link[href]:not([rel^='schema.'])", "href");
        let here = [page.all("a[href]", "href"), links_of_head, page.all("[src]", "src")].concat();
        for link in here.iter().filter(|link| !link.starts_with('#')) {
            links += 1;
            let inside = link.starts_with("/portal/") || link.starts_with("https://example.org/portal/");
            assert!(inside, "{path}: {link}");
            let target = link.trim_start_matches("https://example.org").strip_prefix("/portal/").unwrap().split('#').next().unwrap();
            let file = if target.is_empty() || target.ends_with('/') { format!("{target}index.html") } else { target.to_owned() };
            assert!(site.files().contains_key(&file), "{path}: {link} leads nowhere");
        }
        for refresh in page.all("meta[http-equiv=refresh]", "content") {
            assert!(refresh.starts_with("0; url=/portal/"), "{refresh}");
        }
    }
    assert!(links > 100, "{links}");
    for path in ["sitemap.xml", "robots.txt", "vi/feed.xml"] {
        let text = site.file(path);
        assert_eq!(text.matches("https://example.org/").count(), text.matches("https://example.org/portal/").count(), "{path}");
    }
    for (path, bytes) in site.files().iter().filter(|(path, _)| path.ends_with(".css")) {
        assert!(!String::from_utf8_lossy(bytes).contains("url(/assets"), "{path}");
    }
}

#[test]
fn files_are_copied_as_they_are() {
    let mut site = site(PAGE);
    site.put("content/_files/CNAME", "cantho.example");
    site.put("content/_files/.well-known/security.txt", "Contact: x");
    site.put("content/_files/a  b.html", "<p>  two   spaces </p>");
    let bytes: Vec<u8> = (0..=255).collect();
    site.put("content/_files/raw.bin", &bytes);
    assert_eq!(site.file("CNAME"), "cantho.example");
    assert_eq!(site.file(".well-known/security.txt"), "Contact: x");
    assert_eq!(site.file("a  b.html"), "<p>  two   spaces </p>");
    assert_eq!(site.files()["raw.bin"], bytes);
}

#[test]
fn only_files_a_page_names_leave_an_items_folder() {
    let mut site = site("-- content/about/x/index.vi.md --\n+++\ntitle = \"X\"\n+++\n[Bản đồ](map.pdf)\n");
    site.put("content/about/x/map.pdf", "%PDF");
    site.put("content/about/x/notes-for-us.txt", "not for others");
    assert_eq!(site.file("files/about/x/map.pdf"), "%PDF");
    assert_eq!(site.page("/vi/about/x/").one(".prose a").attr("href"), "/files/about/x/map.pdf");
    assert!(site.files().values().all(|bytes| !String::from_utf8_lossy(bytes).contains("not for others")));
    site.put("content/about/x/index.vi.md", "+++\ntitle = \"X\"\n+++\n[Bản đồ](mapp.pdf)\n");
    site.stops("L104").says("map.pdf");
}

#[test]
fn a_file_that_would_hide_a_page_is_refused() {
    let mut site = site(PAGE);
    site.put("content/_files/vi/index.html", "x");
    site.stops("P001");
}
