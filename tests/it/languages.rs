//! Claims: a fifth language is a block in `site.toml`, a folder of words and files. No code knows it.

use caybeo::diag::Tongue;

use crate::site::{Site, site_in};

fn five() -> Site {
    let text = r#"
-- i18n/km/portal.ftl --
ui-home = ទំព័រដើម
ui-skip = រំលងទៅមាតិកា
ui-languages = ភាសា
-- i18n/ar/portal.ftl --
ui-home = الرئيسية
ui-skip = انتقل إلى المحتوى
ui-count = { $count ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
    [many] { $count } نتيجة
   *[other] { $count } نتيجة
}
-- content/events/cho.vi.md --
+++
title = "Hội chợ"
when = 2026-12-01
status = "scheduled"
+++
Hội chợ.
-- content/events/cho.en.md --
+++
title = "Fair"
+++
A fair.
-- content/events/cho.km.md --
+++
title = "ពិព័រណ៍"
+++
ពិព័រណ៍ពាណិជ្ជកម្ម។
-- content/events/cho.ar.md --
+++
title = "معرض"
+++
معرض تجاري.
"#;
    site_in("vi en km ar", text)
        .language("km", "fallback = \"en\"\n")
        .language("ar", "fallback = \"en\"\ndirection = \"rtl\"\n")
}

#[test]
fn a_fifth_language_needs_no_code() {
    let site = five();
    let page = site.page("/km/events/cho/");
    page.has("ពិព័រណ៍ពាណិជ្ជកម្ម").has("ទំព័រដើម");
    let html = page.one("html");
    assert_eq!((html.attr("lang"), html.attr("dir")), ("km", "ltr"));
    assert_eq!(page.all("link[rel=alternate][hreflang]", "hreflang"), ["vi", "en", "km", "ar", "x-default"]);
    assert_eq!(page.one("meta[property='og:locale']").attr("content"), "km_KH");
    assert!(site.file("sitemap.xml").contains("https://example.org/km/events/cho/"));
    site.page("/km/404.html");
}

#[test]
fn words_a_language_lacks_are_lent_with_a_warning_and_marked() {
    let site = five();
    site.files();
    let codes: Vec<&str> = site.codes().into_iter().collect();
    assert!(!codes.is_empty() && codes.iter().all(|code| code.starts_with('W')), "{codes:?}");
    assert!(site.report(Tongue::Vi).contains("km"));
    let lent = site.page("/km/404.html").one("h1 span");
    assert_eq!((lent.attr("lang"), lent.text.as_str()), ("en", "Page not found"));
}

#[test]
fn without_a_fallback_words_that_are_missing_are_errors() {
    let site = site_in("vi km", "-- i18n/km/portal.ftl --\nui-home = ទំព័រដើម\n");
    site.stops("W202");
}

#[test]
fn a_language_may_run_from_right_to_left() {
    let site = five();
    let page = site.page("/ar/events/cho/");
    let html = page.one("html");
    assert_eq!((html.attr("lang"), html.attr("dir")), ("ar", "rtl"));
    page.has("معرض تجاري");
    assert_eq!(page.texts(".switcher a"), ["Tiếng Việt", "English", "ភាសាខ្មែរ", "العربية"]);
    assert_eq!(page.all(".switcher a", "dir"), ["ltr", "ltr", "ltr", "rtl"]);
    assert_eq!(site.page("/vi/events/hoi-cho/").all(".switcher a", "dir"), ["ltr", "ltr", "ltr", "rtl"]);
    site.page("/ar/events/").has("نتيجة واحدة");
    assert_eq!(site.page("/").all(".chooser li", "dir"), ["ltr", "ltr", "ltr", "rtl"]);
}

#[test]
fn words_of_the_site_lie_over_those_of_the_theme() {
    let text = "-- i18n/en/portal.ftl --\nui-home = Front door\n-- content/about/x.vi.md --\n+++\ntitle = \"X\"\n+++\n-- content/about/x.en.md --\n+++\ntitle = \"X\"\n+++\n";
    let site = site_in("vi en", text);
    site.page("/en/about/x/").has("Front door");
    site.page("/vi/about/x/").has("Trang chủ");
}

#[test]
fn words_in_a_language_the_site_does_not_speak_are_told() {
    site_in("vi en", "-- i18n/de/portal.ftl --\nui-home = Startseite\n").stops("W110");
}
