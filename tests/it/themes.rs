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
