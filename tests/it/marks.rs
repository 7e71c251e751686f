//! Claims: a plan is never read as a fact, nor a figure of former boundaries as one of today.

use std::path::Path;

use caybeo::diag::Report;
use caybeo::pipeline;
use serde_json::Value;

use crate::site::{Site, differing, site, site_in, tree};

const TERRITORY: &str = "[territory]\nsince = 2025-07-01\n";

/// A page with one figure, written like this.
fn figure(written: &str) -> String {
    format!("-- content/about/dat.vi.md --\n+++\ntitle = \"Đất\"\n[figures.area]\nlabel = \"Diện tích\"\nvalue = {written}\n+++\n")
}

const FORMER: &str = "{ value = 1440, as_of = 2025-06-30, territory = \"former\" }";

const PLANNED: &str = "Quy hoạch (dự kiến)";

/// The same site as the city's own theme shows it.
fn in_the_citys_theme(mut site: Site) -> Site {
    for (path, bytes) in tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/ninh-kieu"), &[]) {
        site.put(&format!("themes/ninh-kieu/{path}"), bytes);
    }
    site.key("theme = \"ninh-kieu\"")
}

/// What a page marks its values with.
fn marks(site: &Site, address: &str) -> Vec<(String, String)> {
    let states = site.page(address).select(".state[data-state]");
    states.into_iter().map(|state| (state.attr("data-state").to_owned(), state.text)).filter(|(state, _)| state == "plan" || state == "former").collect()
}

fn mark(state: &str, words: &str) -> Vec<(String, String)> {
    vec![(state.to_owned(), words.to_owned())]
}

#[test]
fn a_plan_is_called_a_plan_wherever_its_value_stands() {
    let project = "-- content/projects/a.vi.md --\n+++\ntitle = \"A\"\nstage = \"idea\"\narea = { value = \"196 ha\", plan = true }\n\
        pending = [\"sectors\", \"place\", \"capital\", \"investment_form\", \"contact\"]\n+++\n";
    let figures = figure("{ value = 27, plan = true }");
    for (text, address) in [(project, "/vi/projects/a/"), (figures.as_str(), "/vi/about/dat/")] {
        for site in [site(text), in_the_citys_theme(site(text))] {
            is_all_planned(&site, address);
        }
    }
    // The city's lists show areas: the word goes with them.
    is_all_planned(&in_the_citys_theme(site(project)), "/vi/projects/");
}

/// Claims that every mark of a page, and there is one, calls its value planned.
fn is_all_planned(site: &Site, address: &str) {
    let told = marks(site, address);
    assert!(!told.is_empty() && told.iter().all(|one| *one == mark("plan", PLANNED)[0]), "{address}: {told:?}");
}

#[test]
fn without_styles_the_word_still_stands_apart_from_the_value() {
    let page = site(&figure("{ value = 27, plan = true }")).page("/vi/about/dat/");
    let cell = page.select("td").into_iter().find(|cell| cell.text.contains(PLANNED)).unwrap();
    assert!(cell.text.starts_with(&format!("27 · {PLANNED}")), "{}", cell.text);
}

#[test]
fn a_figure_of_former_boundaries_says_so_in_every_language() {
    let text = ["en", "fr", "ja"].map(|tag| format!("-- content/about/dat.{tag}.md --\n+++\ntitle = \"L\"\nslug = \"dat\"\n+++\n")).concat();
    let site = site_in("vi en fr ja", &[figure(FORMER), text].concat()).table(TERRITORY);
    for (tag, words) in [
        ("vi", "Địa giới trước ngày 1 tháng 7 năm 2025"),
        ("en", "Boundaries before 1 July 2025"),
        ("fr", "Limites antérieures au 1er juillet 2025"),
        ("ja", "2025年7月1日より前の行政区域"),
    ] {
        assert_eq!(marks(&site, &format!("/{tag}/about/dat/")), mark("former", words));
    }
}

#[test]
fn a_value_in_a_sentence_says_what_it_is() {
    let place = "-- content/places/a.vi.md --\n+++\ntitle = \"A\"\nslug = \"a\"\nlevel = \"city\"\n\
        area = { value = \"1439 km2\", as_of = \"2023-12\", territory = \"former\" }\n\
        population = { value = 5, plan = true }\n+++\n[](fact:area) / [](fact:population)\n";
    let others = ["en", "fr", "ja"].map(|tag| format!("-- content/places/a.{tag}.md --\n+++\ntitle = \"L\"\nslug = \"a\"\n+++\n[](fact:area) / [](fact:population)\n"));
    let site = site_in("vi en fr ja", &[place.to_owned(), others.concat()].concat()).table(TERRITORY);
    for (tag, words) in [
        ("vi", "1.439 km² (theo địa giới trước ngày 1 tháng 7 năm 2025) / 5 (dự kiến)"),
        ("en", "1,439 km² (within the boundaries before 1 July 2025) / 5 (planned)"),
        ("fr", "1 439 km² (dans les limites antérieures au 1er juillet 2025) / 5 (en projet)"),
        ("ja", "1,439km²（2025年7月1日より前の行政区域） / 5（計画）"),
    ] {
        let page = site.page(&format!("/{tag}/places/a/"));
        let told: Vec<String> = page.select("main p").into_iter().map(|p| p.text.replace(['\u{a0}', '\u{202f}'], " ")).collect();
        assert!(told.iter().any(|p| p == words), "{tag}: {told:?}");
    }
}

#[test]
fn an_older_figure_must_say_which_boundaries_it_is_of() {
    let of = |written: &str| site(&figure(written)).table(TERRITORY);
    of("{ value = 1440, as_of = 2025-06-30 }").stops("F241").says("content/about/dat.vi.md:5:9").says("figures.area.value");
    of("{ value = 1440, as_of = \"2024\" }").stops("F241");
    // A date that may lie after that day, or a figure without a date, leaves nothing to ask.
    for quiet in ["{ value = 72, as_of = \"2025\" }", "{ value = 103, as_of = 2025-07-01 }", "72"] {
        of(quiet).is_clean();
    }
}

#[test]
fn the_date_of_the_item_counts_for_a_figure_without_its_own() {
    let place = "-- content/places/a.vi.md --\n+++\ntitle = \"A\"\nlevel = \"city\"\narea = \"1439 km2\"\nas_of = \"2023-12\"\n+++\n";
    site(place).table(TERRITORY).stops("F241").says("area = { value = \"1439 km2\", territory = \"former\" }");
    site(place).is_clean();
}

#[test]
fn a_figure_of_today_s_boundaries_carries_no_mark_however_old_it_is() {
    let site = site(&figure("{ value = 4200000, as_of = \"2025-04\", territory = \"present\" }")).table(TERRITORY);
    assert_eq!(marks(site.is_clean(), "/vi/about/dat/"), []);
}

#[test]
fn boundaries_nobody_set_cannot_be_named() {
    site(&figure(FORMER)).stops("F243").says("content/about/dat.vi.md:5:45");
    let project = "-- content/places/a.vi.md --\n+++\ntitle = \"A\"\nlevel = { value = \"city\", territory = \"former\" }\n+++\n";
    site(project).table(TERRITORY).stops("F242").says("content/places/a.vi.md:3:39");
}

const MARKET: &str = r#"
-- content/_kinds/market.toml --
schema = "Store"
[fields.boats]
type = "integer"
territorial = true
property = "numberOfItems"
[fields.turnover]
type = "money"
property = "priceRange"
[fields.opened]
type = "period"
property = "openingDate"
-- i18n/vi/k.ftl --
market-boats = Ghe
market-turnover = Doanh thu
market-opened = Họp
-- i18n/en/k.ftl --
market-boats = Boats
market-turnover = Turnover
market-opened = Open
-- content/markets/a.vi.md --
+++
title = "Chợ"
boats = { value = 300, as_of = "2024", territory = "former" }
turnover = { value = "5 000 000 VND", plan = true }
opened = { value = { from = 2030-01-01, to = 2030-02-01 }, plan = true }
+++
"#;

fn market(data: &Value) -> Value {
    data["@graph"].as_array().unwrap().iter().find(|node| node["@type"] == "Store").unwrap().clone()
}

#[test]
fn machines_are_told_no_plan_and_no_former_figure() {
    let site = site(MARKET).table(TERRITORY);
    let told = market(&site.page("/vi/markets/cho/").data());
    for property in ["numberOfItems", "priceRange", "openingDate", "endDate"] {
        assert!(told[property].is_null(), "{property}: {told}");
    }
    let plain = MARKET.replace(", plan = true", "").replace("former", "present");
    let told = market(&self::site(&plain).table(TERRITORY).page("/vi/markets/cho/").data());
    assert_eq!((&told["numberOfItems"], &told["openingDate"]), (&300.into(), &"2030-01-01".into()));
    assert!(told["priceRange"].is_object() && told["endDate"].is_string(), "{told}");
}

#[test]
fn a_kind_of_the_site_s_own_has_figures_of_the_territory() {
    let silent = MARKET.replace(", territory = \"former\"", "");
    site(&silent).table(TERRITORY).stops("F241").says("`boats`");
    site(&MARKET.replace("territorial = true\n", "")).table(TERRITORY).stops("F242");
}

/// Publishes the site as it is now.
fn published(site: &Site) -> crate::site::Files {
    site.write();
    let built = pipeline::build(site.options(), &|_, _| {}, &mut Report::new());
    assert!(built.is_ok());
    tree(&site.options().out, &[])
}

#[test]
fn a_warm_build_follows_the_territory_as_a_cold_one_would() {
    let text = figure("{ value = 1440, as_of = 2025-06-30, territory = \"former\" }");
    let mut warm = site(&text);
    let settings = |since: &str| site(&text).table(&format!("[territory]\nsince = {since}\n")).source("site.toml");
    let steps = [
        (settings("2025-07-01"), text.clone(), Some("ngày 1 tháng 7 năm 2025")),
        (settings("2025-07-02"), text.clone(), Some("ngày 2 tháng 7 năm 2025")),
        (settings("2025-07-02"), text.replace("former", "present"), None),
        (settings("2024-01-01"), text.replace(", territory = \"former\"", ""), None),
        (settings("2025-07-01"), text.clone(), Some("ngày 1 tháng 7 năm 2025")),
    ];
    for (settings, text, day) in steps {
        let mut cold = site(&text);
        for (path, text) in crate::site::split(&text) {
            warm.put(&path, text);
        }
        warm.put("site.toml", &settings);
        cold.put("site.toml", &settings);
        let (now, fresh) = (published(&warm), published(&cold));
        assert_eq!(differing(&now, &fresh), Vec::<String>::new());
        let page = String::from_utf8_lossy(&now["vi/about/dat/index.html"]).replace('\u{a0}', " ");
        assert_eq!(page.contains("data-state=former"), day.is_some());
        assert!(day.is_none_or(|day| page.contains(&format!("Địa giới trước {day}"))), "{page}");
    }
}

#[test]
fn what_was_let_through_without_a_territory_is_looked_at_again_once_there_is_one() {
    let mut site = site(&figure("{ value = 1440, as_of = 2025-06-30 }"));
    published(&site);
    let with = [site.source("site.toml").as_str(), TERRITORY].concat();
    site.put("site.toml", with);
    site.write();
    let mut report = Report::new();
    assert!(pipeline::build(site.options(), &|_, _| {}, &mut report).is_err());
    assert_eq!(report.sorted().iter().map(|diagnostic| diagnostic.code).collect::<Vec<_>>(), ["F241"]);
}
