//! Claims: each single edit of a page's surroundings reaches it. Where walks leave it to dice, this goes through settings,
//! sections and items one by one, there and back.

use super::state::{Item, MARKET, State, picture};
use super::turns::{Turn, markets};
use super::{Walk, Weather};

/// A tour over changes, each published for itself.
fn tour(name: &str, changes: Vec<Box<dyn Fn(&mut State)>>) {
    let mut walk = Walk::begin(name, 5);
    for (number, change) in changes.iter().enumerate() {
        change(&mut walk.state);
        walk.step(|_, _, number| Ok(format!("change {number}")), number, &Weather::Fair);
    }
    assert!(walk.faults.is_empty(), "{:#?}", walk.faults);
}

fn set(key: String, value: usize) -> Box<dyn Fn(&mut State)> {
    Box::new(move |state| {
        state.settings.insert(key.clone(), value);
    })
}

#[test]
fn every_setting_and_section_reaches_its_pages() {
    let keys = ["menu", "publisher", "missing", "french", "empty", "rate", "page_size", "feed_size", "base"];
    let mut changes: Vec<Box<dyn Fn(&mut State)>> = vec![set("menu".into(), 1), set("publisher".into(), 1)];
    changes.extend(["title", "summary", "slug", "body"].into_iter().flat_map(|key| ["news", "events", "", "markets"].map(|folder| set(format!("{key} of {folder}"), 1))));
    changes.extend((1..8).flat_map(|rule| ["news", "events"].map(|folder| set(format!("rule of {folder}"), rule))));
    changes.extend(keys.into_iter().flat_map(|key| [1, 0].map(|value| set(key.into(), value))));
    tour("settings", changes);
}

#[test]
fn every_part_of_an_item_reaches_all_who_show_it() {
    let items = ["orgs/rgs0", "topics/ics2", "projects/cts0", "events/nts0", "news/ews1", "markets/ets3"];
    let mut changes: Vec<Box<dyn Fn(&mut State)>> = vec![set("menu".into(), 1), set("publisher".into(), 1)];
    // News shows everything there is.
    changes.push(Box::new(|state| state.items.values_mut().filter(|item| item.folder.starts_with("news")).enumerate().for_each(|(at, item)| item.body = at + 3)));
    for key in items {
        let parts: [fn(&mut Item); 8] = [
            |item| item.title += 1,
            |item| item.summary += 1,
            |item| item.fact += 1,
            |item| item.slug += 1,
            |item| item.cover += 1,
            |item| item.english = !item.english,
            |item| item.draft = Some("en"),
            |item| item.name.push('r'),
        ];
        changes.extend(parts.map(|part| -> Box<dyn Fn(&mut State)> { Box::new(move |state| part(state.items.get_mut(key).unwrap())) }));
    }
    tour("items", changes);
}

/// A change of one item.
fn of(key: &'static str, part: fn(&mut Item)) -> Box<dyn Fn(&mut State)> {
    Box::new(move |state| part(state.items.get_mut(key).unwrap()))
}

/// A file written.
fn put(path: &'static str, bytes: impl Into<Vec<u8>>) -> Box<dyn Fn(&mut State)> {
    let bytes = bytes.into();
    Box::new(move |state| drop(state.files.insert(path.to_owned(), bytes.clone())))
}

#[test]
fn what_only_a_body_names_reaches_it() {
    let market = "markets/ets3";
    tour("body links", vec![
        of("news/ews1", |item| (item.body, item.link, item.english) = (13, 3, true)),
        of(market, |item| item.title += 1),
        of(market, |item| item.slug += 1),
        of(market, |item| item.english = !item.english),
        of(market, |item| item.name.push('r')),
    ]);
}

#[test]
fn the_size_of_a_picture_reaches_those_who_show_it() {
    // One is a cover, one stands in a body; nothing but the picture changes after that.
    tour("pictures", vec![
        of("news/ews1", |item| (item.cover, item.body) = (9, 13)),
        of("news/ews2", |item| item.body = 6),
        of("news/ews1", |item| item.cover = 10),
        put("content/news/ews1/plan.png", picture(10, 6, 0)),
        put("content/news/ews2/plan.png", picture(9, 4, 0)),
        put("content/news/ews2/plan.png", picture(9, 6, 0)),
    ]);
}

#[test]
fn what_an_old_address_leads_to_reaches_it() {
    tour("aliases", vec![
        of("news/ews1", |item| (item.english, item.aliases) = (true, vec!["/vi/cu/".into(), "/en/old/".into()])),
        of("news/ews1", |item| item.title += 1),
        of("news/ews1", |item| item.slug += 1),
        of("news/ews1", |item| item.abroad.push('r')),
        of("news/ews1", |item| item.name.push('r')),
        // The address goes over to another item.
        Box::new(|state| {
            state.items.get_mut("news/ews1").unwrap().aliases.clear();
            state.items.get_mut("news/ews2").unwrap().aliases.push("/vi/cu/".into());
        }),
    ]);
}

#[test]
fn a_ledger_edited_by_hand_is_read_as_any_build_reads_it() {
    let mut walk = Walk::begin("ledger", 6);
    let edits: [Turn; 6] = [
        |state, _, _| Ok(write(state, "gone = [\"/vi/bo/\"]\n")),
        |state, _, _| Ok(write(state, "# Sửa tay.\ngone = [ \"/vi/bo/\" ]\n\n[items]\n\"news/none\".vi = '/vi/bo/'\n")),
        |state, _, _| Err(write(state, "[items]\n\"news/none\" = { vi = \"/vi/mat/\" }\n")),
        |state, _, _| Err(write(state, "[items]\n\"news/none\" = 1\n")),
        |state, _, _| {
            state.items.get_mut("news/ews1").unwrap().aliases.push("/vi/mat/".into());
            Ok(write(state, "[items]\n\"news/none\" = { vi = \"/vi/mat/\" }\n"))
        },
        |state, _, _| {
            state.files.remove("routes.toml");
            Ok("gone".into())
        },
    ];
    for (number, edit) in edits.into_iter().enumerate() {
        walk.step(edit, number, &Weather::Fair);
    }
    assert_eq!(walk.faults, ["meant", "meant"]);
}

/// Writes the ledger; says where.
fn write(state: &mut State, ledger: &str) -> String {
    state.files.insert("routes.toml".into(), ledger.into());
    "routes.toml".into()
}

#[test]
fn a_kind_of_the_site_and_its_labels_reach_its_pages() {
    let kind = "content/_kinds/market.toml";
    let [grouped, hidden] = markets();
    tour("kinds", vec![
        put(kind, grouped),
        put(kind, hidden),
        put(kind, MARKET),
        set("label".into(), 1),
        // French pages whose words are English have French labels.
        put("i18n/fr/portal.ftl", "market-level = Niveau\n"),
        put("i18n/fr/portal.ftl", "market-level = Rang\n"),
    ]);
}

#[test]
fn a_source_of_the_register_reaches_who_cites_it() {
    tour("register", vec![
        // Cited by a body, by a translation's body alone, by nobody any more.
        of("places/ces0", |item| item.body = 6),
        set("register".into(), 1),
        of("places/ces0", |item| (item.body, item.english) = (1, true)),
        set("register".into(), 2),
        of("places/ces0", |item| item.english = false),
        set("register".into(), 0),
    ]);
}

#[test]
fn parts_that_pages_share_reach_them() {
    let footer = "themes/plain/templates/shared/footer.html";
    tour("shared parts", vec![
        set("menu".into(), 1),
        put(footer, "<footer>{% for entry in site.menus.main or [] %}<p>{{ entry.title }} {{ entry.url }}</p>{% endfor %}</footer>"),
        set("menu title".into(), 1),
        set("menu title".into(), 2),
        of("topics/ics2", |item| item.title += 1),
        of("topics/ics2", |item| item.slug += 1),
    ]);
}

#[test]
fn what_a_shared_part_says_in_another_language_reaches_every_page() {
    tour("polyglots", vec![
        put("themes/plain/templates/shared/footer.html", "<footer>{{ t_html(id=\"ui-enter\", lang=\"en\") }}</footer>"),
        put("i18n/en/portal.ftl", "ui-enter = Come in\n"),
        put("i18n/en/portal.ftl", "ui-enter = Do come in\n"),
    ]);
}
