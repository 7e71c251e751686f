//! Claims: each single edit of a page's surroundings reaches it. Where walks leave it to dice, this goes through settings,
//! sections and items one by one, there and back.

use super::state::State;
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
        let parts: [fn(&mut super::state::Item); 8] = [
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
