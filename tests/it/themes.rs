//! Claims: a theme of one's own is as many files as it changes.

use crate::site::{Site, site};

const ITEM: &str = "-- content/about/x.vi.md --\n+++\ntitle = \"Xưa\"\n+++\nChuyện xưa.\n";
const MINE: &str = r#"
-- themes/mine/theme.toml --
title = "Mine"
extends = "plain"
-- themes/mine/templates/parts/imprint.html --
<p class="mine">{{ t_html(id="mine-hello") }}</p>
-- themes/mine/i18n/vi.ftl --
mine-hello = Chào bạn
ui-home = Về nhà
-- themes/mine/i18n/en.ftl --
mine-hello = Welcome
"#;

fn mine() -> Site {
    site(&[ITEM, MINE].concat()).key("theme = \"mine\"")
}

#[test]
fn a_theme_replaces_one_file_of_the_theme_it_extends() {
    let site = mine();
    let page = site.is_clean().page("/vi/about/xua/");
    assert_eq!(page.one("p.mine").text, "Chào bạn");
    page.has("Chuyện xưa.").has("Về nhà");
}

#[test]
fn a_file_in_the_themes_own_place_replaces_the_embedded_one() {
    let mut site = site(ITEM);
    let before = site.page("/vi/").all("link[rel=stylesheet]", "href");
    site.put("themes/plain/css/plain.css", "body { color: #123456; }");
    let after = site.page("/vi/").all("link[rel=stylesheet]", "href");
    assert_ne!(before, after, "the name of a changed file changes");
    assert_eq!(site.file(after[0].trim_start_matches('/')), "body{color:#123456}");
}

#[test]
fn a_fault_in_a_template_is_told_before_any_content_is_read() {
    let mut site = mine();
    site.put("themes/mine/templates/item.html", "{% extends \"base.html\" %}\n{% block main %}{{ page.titel }}{% block lead %}{% endblock lead %}{% block before %}{% endblock before %}{% endblock main %}");
    site.says("themes/mine/templates/item.html:2");
    assert!(site.codes().iter().all(|code| code.starts_with('T')), "{:?}", site.codes());
}

#[test]
fn a_message_a_template_asks_for_must_exist_in_every_language() {
    let mut site = mine();
    site.put("themes/mine/i18n/en.ftl", "ui-home = Home\n");
    site.says("mine-hello");
    assert!(!site.codes().is_empty());
}

#[test]
fn a_kind_may_have_a_view_of_its_own() {
    let mut site = mine();
    site.put("themes/mine/templates/page.html", "{% extends \"item.html\" %}\n{% block lead %}<p class=\"own\">{{ page.id }}</p>{% endblock lead %}");
    assert_eq!(site.is_clean().page("/vi/about/xua/").one("p.own").text, "about/x");
}

#[test]
fn a_view_asks_and_is_answered() {
    let mut site = mine();
    site.put(
        "themes/mine/templates/home.html",
        "{#+++\n[asks.pages]\nkind = \"page\"\n+++#}\n{% extends \"base.html\" %}\n{% block main %}<ul class=\"mine\">{% for card in page.asks.pages or [] %}<li>{{ card.title }}</li>{% endfor %}</ul>{% endblock main %}",
    );
    assert_eq!(site.is_clean().page("/vi/").texts("ul.mine li"), ["Xưa"]);
    assert!(site.page("/en/").texts("ul.mine li").is_empty());
}

#[test]
fn an_unknown_theme_is_told() {
    site(ITEM).key("theme = \"plian\"").says("plain");
}

const NEWS: &str = "-- content/news/a.vi.md --\n+++\ntitle = \"Tin\"\ndate = 2026-11-01\n+++\nThân bài.\n";

/// With a part that many pages share, in place of the embedded one.
fn sharing(footer: &str) -> Site {
    let mut site = site(&[ITEM, NEWS, MINE].concat()).key("theme = \"mine\"");
    site.put("themes/mine/templates/shared/footer.html", footer);
    site
}

#[test]
fn a_page_shows_a_shared_part_with_the_menu_of_its_section_marked() {
    let site = sharing("<footer class=\"own\">{% for entry in site.menus.main %}<a href=\"{{ entry.url }}\"{% if entry.current %} aria-current=\"true\"{% endif %}>{{ entry.title }}</a>{% endfor %}</footer>");
    let marked = |address: &str| site.page(address).texts("footer.own a[aria-current]");
    assert_eq!(site.is_clean().page("/vi/").texts("footer.own a"), ["about", "news"]);
    assert_eq!(marked("/vi/"), Vec::<String>::new());
    for address in ["/vi/about/", "/vi/about/xua/"] {
        assert_eq!(marked(address), ["about"], "{address}");
    }
    for address in ["/vi/news/", "/vi/news/tin/"] {
        assert_eq!(marked(address), ["news"], "{address}");
    }
}

#[test]
fn a_shared_part_with_a_name_of_its_own_is_shown_where_a_view_prints_it() {
    let mut site = sharing("<footer></footer>");
    site.put("themes/mine/templates/shared/bank.html", "<p class=\"bank\">{{ site.title }} {{ t_html(id=\"mine-hello\") }}</p>");
    site.put("themes/mine/templates/page.html", "{% extends \"item.html\" %}\n{% block lead %}{{ shared.bank }}{% endblock lead %}");
    assert_eq!(site.is_clean().page("/vi/about/xua/").one("p.bank").text, "Sông Hậu Chào bạn");
    assert!(site.page("/vi/news/tin/").select("p.bank").is_empty());
}

#[test]
fn a_shared_part_that_names_a_page_is_told_before_any_content_is_read() {
    let site = sharing("<footer>\n<p>{{ page.title }}</p></footer>");
    site.stops("T120").says("themes/mine/templates/shared/footer.html:2");
    assert!(site.codes().iter().all(|code| code.starts_with('T')), "{:?}", site.codes());
    // No page is needed to find it.
    let mut empty = crate::site::site("").key("theme = \"mine\"");
    for path in ["theme.toml", "templates/parts/imprint.html", "i18n/vi.ftl", "i18n/en.ftl", "templates/shared/footer.html"] {
        let path = format!("themes/mine/{path}");
        empty.put(&path, site.source(&path));
    }
    empty.stops("T120").says("themes/mine/templates/shared/footer.html:2");
}
