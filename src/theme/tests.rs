//! Faulty themes: each fault has its code and its place.

use std::sync::Arc;

use serde_json::json;

use super::*;
use crate::source::Source;

/// Says every message but those called `missing-…`; `other-…` comes from a fallback language.
struct Echo;

impl Speak for Echo {
    fn say(&self, id: &str, arguments: &[(String, Argument)]) -> Option<(String, Option<String>)> {
        if id.starts_with("missing") {
            return None;
        }
        let given: Vec<String> = arguments.iter().map(|(name, value)| format!("{name}={value:?}")).collect();
        Some((format!("<{id}> {}", given.join(" ")).trim().to_owned(), id.starts_with("other").then(|| "en".to_owned())))
    }
}

fn file(path: &str, text: &str) -> ThemeFile {
    let (theme, inside) = path.split_once('/').unwrap();
    let source = Source::new(format!("themes/{path}"), text);
    ThemeFile { theme: theme.to_owned(), path: inside.to_owned(), content: Content::Text(source) }
}

fn loaded(name: &str, disk: Vec<ThemeFile>, report: &mut Report) -> Option<Theme> {
    let asked = Source::new("site.toml", format!("theme = \"{name}\"\n"));
    let end = 9 + name.len() + 1;
    let files = gather(disk, name, Place::new(&asked, 8..end), report)?;
    let speakers: Speakers = [("vi", Arc::new(Echo) as Arc<dyn Speak>)].map(|(tag, speaker)| (tag.to_owned(), speaker)).into();
    let minifier = Minifier { minify: &|text, _| text.to_owned(), known: &|_| None };
    load(&files, read(&files, None), Setting { base: "/portal/", speakers, minifier, fonts: &[], before: None }, report)
}

/// A site theme over the plain one, with one file of its own.
fn over_plain(path: &str, text: &str) -> (Option<Theme>, Report) {
    let mut report = Report::new();
    let disk = vec![file("own/theme.toml", "extends = \"plain\"\n"), file(&format!("own/{path}"), text)];
    let theme = loaded("own", disk, &mut report);
    (theme, report)
}

/// What was said: code, path, line and column, and the characters themselves.
fn said(report: &Report) -> Vec<(&'static str, String, String)> {
    let told = |d: &&Diagnostic| (d.code, format!("{:?}", d.place).replace("themes/own/", ""), d.place.text().to_owned());
    report.sorted().iter().map(told).collect()
}

fn fault(path: &str, text: &str) -> (&'static str, String, String) {
    let (theme, report) = over_plain(path, text);
    assert!(theme.is_none(), "a faulty theme must not be used");
    let said = said(&report);
    assert_eq!(said.len(), 1, "{said:?}");
    said[0].clone()
}

fn is(code: &'static str, place: &str, text: &str) -> (&'static str, String, String) {
    (code, place.to_owned(), text.to_owned())
}

fn rendered(text: &str, context: serde_json::Value) -> Result<String, Diagnostic> {
    let (theme, report) = over_plain("templates/try.html", text);
    let theme = theme.unwrap_or_else(|| panic!("{report:#?}"));
    theme.render("try.html", &Context::from_serialize(&context).unwrap())
}

#[test]
fn a_syntax_fault_is_told_at_its_characters_and_does_not_hide_another_file() {
    assert_eq!(fault("templates/home.html", "<p>Ngày {{ page. }}</p>").1, "templates/home.html:1:18");
    let mut report = Report::new();
    let broken = |path: &str| file(path, "{% if %}");
    loaded("own", vec![file("own/theme.toml", "extends = \"plain\""), broken("own/templates/home.html"), broken("own/templates/item.html")], &mut report);
    assert_eq!(report.sorted().iter().filter(|d| d.code == "T110").count(), 2);
}

#[test]
fn unknown_names_are_told_with_a_suggestion() {
    assert_eq!(fault("templates/home.html", "<p>ấ {{ 1 | upcase }}"), is("T111", "templates/home.html:1:13", "upcase"));
    assert_eq!(fault("templates/home.html", "{{ 1 is definde }}").2, "definde");
    assert_eq!(fault("templates/home.html", "{{ tt(id=\"a\") }}").2, "tt");
    assert_eq!(fault("templates/home.html", "{{ <ui.crad card={1} /> }}").2, "ui.crad");
    assert_eq!(fault("templates/home.html", "{% include \"parts/crad.html\" %}").2, "\"parts/crad.html\"");
    assert_eq!(fault("templates/home.html", "{% extends \"bsae.html\" %}").2, "\"bsae.html\"");
    let (_, report) = over_plain("templates/home.html", "{{ 1 | uper }}");
    assert!(report.sorted()[0].hint.en.contains("`upper`"));
}

#[test]
fn templates_that_extend_each_other_are_told() {
    assert_eq!(fault("templates/base.html", "{% extends \"home.html\" %}").0, "T112");
}

#[test]
fn a_message_nobody_speaks_is_told_at_its_id() {
    assert_eq!(fault("components/list.html", "{{ t(id=\"ui-\" ~ block.name) }}"), is("T123", "components/list.html:1:9", "\"ui-\""));
    assert_eq!(fault("components/list.html", "{{ t_html() }}").2, "t_html");
}

#[test]
fn an_asset_that_is_not_there_is_told_in_templates_and_in_styles() {
    let seen = fault("templates/home.html", "{% set a = asset(path=\"css/plian.css\") %}");
    assert_eq!(seen, is("T124", "templates/home.html:1:23", "\"css/plian.css\""));
    assert_eq!(fault("css/own.css", "a{background:url(../img/no.png)}"), is("T124", "css/own.css:1:18", "../img/no.png"));
    assert_eq!(fault("css/own.css", "@import \"https://x.example/a.css\";").0, "T125");
    assert_eq!(fault("css/own.css", "@import \"own.css\";").0, "T126");
}

#[test]
fn a_bad_header_is_told_at_its_key() {
    assert_eq!(fault("templates/home.html", "{#+++\n[asks.news]\nkind = \n+++#}").0, "F101");
    assert_eq!(fault("templates/home.html", "{#+++\nask = 1\n+++#}"), is("F110", "templates/home.html:2:1", "ask"));
    assert_eq!(fault("templates/home.html", "{#+++\nasks = { news = 3 }\n+++#}"), is("F111", "templates/home.html:2:17", "3"));
    let (_, report) = over_plain("templates/home.html", "{#+++\nasks = 1\n#}");
    assert_eq!(report.sorted()[0].code, "T130");
}

#[test]
fn a_missing_theme_a_circle_and_a_missing_view_are_told() {
    let mut report = Report::new();
    assert!(loaded("plian", Vec::new(), &mut report).is_none());
    assert_eq!(said(&report), [is("T101", "site.toml:1:9", "\"plian\"")]);
    assert!(report.sorted()[0].hint.en.contains("`plain`"));

    let mut report = Report::new();
    loaded("a", vec![file("a/theme.toml", "extends = \"b\""), file("b/theme.toml", "extends = \"a\"")], &mut report);
    assert_eq!(said(&report), [is("T102", "themes/b/theme.toml:1:11", "\"a\"")]);

    let mut report = Report::new();
    assert!(loaded("bare", vec![file("bare/templates/home.html", "x")], &mut report).is_none());
    assert_eq!(report.sorted().iter().filter(|d| d.code == "T103").count(), VIEWS.len() - 1);

    let mut report = Report::new();
    loaded("own", vec![file("own/theme.toml", "extends = \"plain\"\nextend = 1\n")], &mut report);
    assert_eq!(said(&report), [is("F110", "theme.toml:2:1", "extend")]);
}

#[test]
fn an_unknown_variable_is_told_with_the_way_to_it() {
    let (theme, _) = over_plain("templates/parts/related.html", "<p>Tên: {{ page.titel }}</p>");
    let page = json!({ "lang": "vi", "dir": "ltr", "site": { "home_url": "/", "title": "x", "generator": "x", "manifest_url": "/m", "languages": [], "menus": {} },
        "shared": { "menu": "", "footer": "" }, "page": { "view": "item", "title": "x", "title_html": "x", "head_title": "x" } });
    let specimens = vec![Specimen { template: "item.html".into(), name: "project".into(), tried: Tried::Kind { full: true }, context: Context::from_serialize(&page).unwrap() }];
    let mut report = Report::new();
    theme.unwrap().try_on(&specimens, &mut report);
    assert_eq!(said(&report), [is("T120", "templates/parts/related.html:1:17", "titel")]);
    let diagnostic = report.sorted()[0];
    assert!(diagnostic.says.vi.starts_with("`page.titel`") && diagnostic.says.vi.contains("`project` có đủ mọi trường"), "{}", diagnostic.says.vi);
    let way: Vec<String> = diagnostic.also.iter().map(|(place, _)| place.source.path.clone()).collect();
    assert_eq!(way, ["themes/plain/templates/item.html"]);
}

#[test]
fn a_fault_inside_a_function_is_told_at_the_call() {
    let fault = rendered("ấ {{ t(id=\"a\") }}", json!({})).unwrap_err();
    assert_eq!((fault.code, format!("{:?}", fault.place)), ("T121", "themes/own/templates/try.html:1:6".to_owned()));
    assert!(fault.says.en.contains("@lang"), "{}", fault.says.en);
    let fault = rendered("{{ asset(path=\"css/\" ~ name) }}", json!({ "name": "no.css" })).unwrap_err();
    assert!(fault.says.en.contains("`css/no.css`"), "{}", fault.says.en);
}

#[test]
fn words_are_escaped_and_borrowed_ones_carry_their_language() {
    let text = rendered("{{ t(id=\"a\") }}|{{ t_html(id=\"a\", n=3) }}|{{ t_html(id=\"other\") }}", json!({ "lang": "vi" })).unwrap();
    assert_eq!(text, "&lt;a&gt;|&lt;a&gt; n=Number(3.0)|<span lang=\"en\">&lt;other&gt;</span>");
}

#[test]
fn a_component_hears_the_language_of_the_page() {
    let text = "{% component own.x(@lang) %}{{ t(id=\"a\", of=\"b\") }}{% endcomponent %}{{ <own.x /> }}";
    assert_eq!(rendered(text, json!({ "lang": "vi" })).unwrap(), "&lt;a&gt; of=Text(&quot;b&quot;)");
}

#[test]
fn a_site_changes_one_file_and_keeps_the_rest() {
    let mut report = Report::new();
    let theme = loaded("plain", vec![file("plain/templates/facet.html", "own {{ lang }}")], &mut report).unwrap();
    assert_eq!(theme.render("facet.html", &Context::from_serialize(&json!({ "lang": "vi" })).unwrap()).unwrap(), "own vi");
    assert_eq!(theme.asks("home.html").len(), 3);
    assert_ne!(theme.digest(), loaded("plain", Vec::new(), &mut report).unwrap().digest());
}

#[test]
fn a_kind_may_have_a_view_of_its_own() {
    let theme = loaded("plain", Vec::new(), &mut Report::new()).unwrap();
    assert_eq!(theme.view("item", Some("project")), "project.html");
    assert_eq!(theme.view("item", Some("market")), "item.html");
    assert_eq!(theme.view("item", Some("base")), "item.html");
    assert_eq!(theme.view("section", Some("project")), "section.html");
}

#[test]
fn what_a_view_includes_may_ask_too() {
    let (theme, _) = over_plain("templates/parts/gathered.html", "{#+++\n[asks.notices]\nkind = \"article\"\n+++#}");
    let theme = theme.unwrap();
    assert_eq!(theme.asks("section.html").iter().map(|ask| ask.name.as_str()).collect::<Vec<_>>(), ["notices"]);
}

#[test]
fn assets_are_named_after_their_bytes_and_styles_follow() {
    let icon = |text: &str| file("own/img/a.svg", text);
    let style = || file("own/css/own.css", "a{background:url(\"../img/a.svg#x\")}");
    let load = |text: &str| loaded("own", vec![file("own/theme.toml", "extends = \"plain\""), icon(text), style()], &mut Report::new()).unwrap();
    let find = |theme: &Theme, path: &str| theme.assets().find(|asset| asset.path == path).unwrap().clone();
    let (first, second) = (load("<svg/>"), load("<svg />"));
    let css = find(&first, "css/own.css");
    let name = find(&first, "img/a.svg").output.trim_start_matches("assets/").to_owned();
    assert_eq!(String::from_utf8(css.bytes.to_vec()).unwrap(), format!("a{{background:url(\"{name}#x\")}}"));
    assert_ne!(css.output, find(&second, "css/own.css").output);
    assert!(css.output.starts_with("assets/own.") && css.output.ends_with(".css"));
}

#[test]
fn used_messages_name_their_arguments() {
    let theme = loaded("plain", Vec::new(), &mut Report::new()).unwrap();
    let used = theme.used_messages();
    let count = used.iter().find(|message| message.id == "ui-count").unwrap();
    assert_eq!(count.arguments, ["count"]);
    assert_eq!(count.place.text(), "\"ui-count\"");
    assert!(used.iter().find(|message| message.id == "ui-enter").unwrap().arguments.is_empty());
}

/// Says everything in its own way.
struct Parrot(&'static str);

impl Speak for Parrot {
    fn say(&self, id: &str, _: &[(String, Argument)]) -> Option<(String, Option<String>)> {
        Some((format!("{} {id}", self.0), None))
    }
}

#[test]
fn templates_compiled_before_speak_the_words_of_today() {
    let load_after = |before: Option<&Theme>, words: &'static str, style: &str| {
        let (mut report, speakers) = (Report::new(), Speakers::from([("vi".to_owned(), Arc::new(Parrot(words)) as Arc<dyn Speak>)]));
        let view = file("own/templates/try.html", "{{ t(id=\"a\") }}|{{ t_html(id=\"b\", n=1) }}|{% set style = asset(path=\"css/own.css\") %}{{ style.url }}");
        let disk = vec![file("own/theme.toml", "extends = \"plain\""), file("own/css/own.css", style), view];
        let files = gather(disk, "own", Place::path("site.toml"), &mut report).unwrap();
        let minifier = Minifier { minify: &|text, _| text.to_owned(), known: &|_| None };
        load(&files, read(&files, before), Setting { base: "/", speakers, minifier, fonts: &[], before }, &mut report).unwrap()
    };
    let shown = |theme: &Theme| theme.render("try.html", &Context::from_serialize(&json!({ "lang": "vi" })).unwrap()).unwrap();
    let first = load_after(None, "one", "a{}");
    let second = load_after(Some(&first), "two", "b{}");
    assert_eq!(shown(&second), shown(&load_after(None, "two", "b{}")));
    assert!(shown(&second).starts_with("two a|two b|") && shown(&first).starts_with("one a|one b|"));
    assert_eq!(first.shape(), second.shape());
    assert_ne!(first.digest(), second.digest());
}

#[test]
fn a_font_that_was_cut_before_is_not_cut_again() {
    let toml = "extends = \"plain\"\n[[fonts]]\nfamily = \"L\"\nfrom = \"libertinus-serif\"\n";
    let mut report = Report::new();
    let files = gather(vec![file("own/theme.toml", toml)], "own", Place::path("site.toml"), &mut report).unwrap();
    let font = |known: &Known<'_>, report: &mut Report| {
        let speakers: Speakers = [("vi".to_owned(), Arc::new(Echo) as Arc<dyn Speak>)].into();
        let minifier = Minifier { minify: &|text, _| text.to_owned(), known };
        let theme = load(&files, read(&files, None), Setting { base: "/", speakers, minifier, fonts: &[], before: None }, report).unwrap();
        theme.assets().find(|asset| asset.path == "fonts/l-400.woff2").unwrap().clone()
    };
    let cut = font(&|_| None, &mut report);
    let again = font(&|key| (Some(key) == cut.minified_from).then(|| b"kept"[..].into()), &mut report);
    assert_eq!(*again.bytes, *b"kept");
}

#[test]
fn a_drawing_with_words_is_shown_in_the_language_of_the_page_if_there_is_one() {
    let shows = file("own/templates/chooser.html", "{% set map = asset(path=\"img/map.svg\", lang=lang) %}{{ map.url }}");
    let files = vec![file("own/theme.toml", "extends = \"plain\""), file("own/img/map.svg", "<svg/>"), file("own/img/map.ja.svg", "<svg>日</svg>"), shows];
    let theme = loaded("own", files, &mut Report::new()).unwrap();
    let shown = |lang: &str| {
        let mut context = Context::new();
        context.insert("lang", lang);
        String::from_utf8(theme.page("chooser.html", &context, 0).unwrap()).unwrap()
    };
    assert!(shown("ja").contains("map.ja."), "{}", shown("ja"));
    assert!(!shown("fr").contains(".ja."), "{}", shown("fr"));
}
