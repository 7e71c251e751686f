//! Claims: what the date of the build changes, and when it will.

use crate::site::{Site, article, site};

fn timed() -> Site {
    let news = r#"
-- content/news/mo.vi.md --
+++
title = "Mở thầu"
date = 2026-11-01
publish = 2026-11-25T08:00:00
expires = 2026-12-31T17:00:00
+++
Mở thầu.
"#;
    site(&[news, &article("cu", "Tin cũ", "2026-10-01")].concat())
}

#[test]
fn an_item_is_there_from_publish_to_expires() {
    // 08:00 in Cần Thơ is 01:00 in UTC.
    for (now, there) in [
        ("2026-11-25T00:59:59Z", false),
        ("2026-11-25T01:00:00Z", true),
        ("2026-12-31T09:59:59Z", true),
        ("2026-12-31T10:00:00Z", false),
    ] {
        let site = timed().at(now);
        assert_eq!(site.files().contains_key("vi/news/mo-thau/index.html"), there, "{now}");
        assert_eq!(site.page("/vi/news/").text().contains("Mở thầu"), there, "{now}");
        assert_eq!(site.file("vi/feed.xml").contains("Mở thầu"), there, "{now}");
    }
}

#[test]
fn a_preview_shows_what_will_be_published() {
    timed().preview().page("/vi/news/mo-thau/").has("Mở thầu");
}

#[test]
fn the_next_change_is_the_nearest_boundary() {
    assert_eq!(timed().at("2026-11-22T01:00:00Z").next_change().as_deref(), Some("2026-11-25T01:00:00Z"));
    assert_eq!(timed().at("2026-11-25T01:00:00Z").next_change().as_deref(), Some("2026-12-31T10:00:00Z"));
    assert_eq!(timed().at("2027-01-01T00:00:00Z").next_change(), None);
}

const FESTIVALS: &str = r#"
-- content/_section.vi.md --
+++
title = "Nhà"
[asks.past]
kind = "event"
when = "past"
+++
-- content/events/lua.vi.md --
+++
title = "Lễ hội lúa"
when = { from = 2026-12-04, to = 2026-12-06 }
status = "scheduled"
+++
-- content/events/song.vi.md --
+++
title = "Lễ hội sông"
when = 2026-12-20
status = "scheduled"
+++
"#;

#[test]
fn what_is_upcoming_changes_with_the_day_in_the_sites_zone() {
    // The last day ends at midnight in Cần Thơ, 17:00 in UTC.
    let before = site(FESTIVALS).at("2026-12-06T16:59:59Z");
    assert_eq!(before.page("/vi/").texts("[aria-labelledby=_events] .card-title"), ["Lễ hội lúa", "Lễ hội sông"]);
    assert_eq!(before.next_change().as_deref(), Some("2026-12-06T17:00:00Z"));
    let after = site(FESTIVALS).at("2026-12-06T17:00:00Z");
    assert_eq!(after.page("/vi/").texts("[aria-labelledby=_events] .card-title"), ["Lễ hội sông"]);
    let over = site(FESTIVALS).at("2027-01-01T00:00:00Z");
    assert!(over.page("/vi/").select("[aria-labelledby=_events]").is_empty());
    assert_eq!(over.next_change(), None);
}

#[test]
fn a_list_in_prose_changes_with_the_day() {
    let mut text = FESTIVALS.to_owned();
    text.push_str("-- content/about/x.vi.md --\n+++\ntitle = \"X\"\n+++\n``` {list}\nkind = \"event\"\nwhen = \"past\"\n```\n");
    let page = |now: &str| site(&text).at(now).page("/vi/about/x/").texts(".block-list .card-title");
    assert!(page("2026-11-22T00:00:00Z").is_empty());
    assert_eq!(page("2026-12-10T00:00:00Z"), ["Lễ hội lúa"]);
}

#[test]
fn the_result_does_not_know_when_it_was_built() {
    let text = article("cu", "Tin cũ", "2026-10-01");
    assert!(site(&text).at("2026-11-22T01:00:00Z").files() == site(&text).at("2031-05-05T05:05:05Z").files());
}
