//! Every sort of edit a site can get: one at a time, chosen by number or by dice.

use super::state::{FOLDERS, Item, LINKED, MARKET, State};
use crate::site::{Dice, NOW};

/// What an edit was. `Err` puts in a fault that the next edit takes out.
pub type Told = Result<String, String>;

/// An edit of the site.
pub type Turn = fn(&mut State, &mut Dice, usize) -> Told;

/// Every sort of edit. Each takes the site, dice, and a number no other edit has.
pub const TURNS: [Turn; 29] = [
    add, title, summary, body, body, body, fact, fact, fact, topic, translation, draft, picture, boundary, boundary, rename, delete, swap, slug, owner,
    template, shared, style, words, kind, setting, section, section, link,
];

/// Edits that are no matter of content, and faults.
pub const RARE: [Turn; 4] = [data, clock, ledger, fault];

/// One edit by dice.
pub fn any(state: &mut State, dice: &mut Dice, number: usize) -> Told {
    let turn = dice.roll(TURNS.len() + RARE.len());
    TURNS.iter().chain(&RARE).nth(turn).unwrap()(state, dice, number)
}

fn key(state: &State, dice: &mut Dice) -> String {
    state.items.keys().nth(dice.roll(state.items.len())).unwrap().clone()
}

/// Changes an item.
fn change(state: &mut State, dice: &mut Dice, what: &str, change: impl FnOnce(&mut Item, &mut Dice)) -> Told {
    let key = key(state, dice);
    let item = state.items.get_mut(&key).unwrap();
    change(item, dice);
    Ok(format!("{what} of {}", item.id()))
}

fn add(state: &mut State, dice: &mut Dice, number: usize) -> Told {
    let (folder, ..) = FOLDERS[dice.roll(FOLDERS.len())];
    let item = Item::new(folder, format!("x{number}"), number);
    state.items.insert(item.id(), item);
    Ok(format!("add to {folder}"))
}

fn title(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    change(state, dice, "title", |item, _| item.title += 1)
}

fn summary(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    change(state, dice, "summary", |item, _| item.summary += 1)
}

fn body(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    change(state, dice, "body", |item, dice| item.body += 1 + dice.roll(11))
}

fn fact(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    change(state, dice, "fact", |item, dice| item.fact += 1 + dice.roll(8))
}

fn topic(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    change(state, dice, "topic", |item, dice| item.topic = dice.roll(3))
}

fn translation(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    change(state, dice, "translation", |item, dice| match dice.roll(2) {
        0 => item.english = !item.english,
        _ => item.french = !item.french,
    })
}

fn draft(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    change(state, dice, "draft", |item, dice| item.draft = [None, Some("vi"), Some("en"), Some("fr")][dice.roll(4)])
}

fn picture(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    change(state, dice, "picture", |item, dice| item.cover = 8 + dice.roll(4))
}

fn boundary(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    change(state, dice, "boundary", |item, dice| match dice.roll(2) {
        0 => item.publish = dice.roll(29),
        _ => item.expires = dice.roll(2) * dice.roll(29),
    })
}

fn owner(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    change(state, dice, "owner", |item, _| item.owner = (item.owner + 1) % 2)
}

fn link(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    change(state, dice, "link", |item, dice| item.link = dice.roll(LINKED.len() + 1))
}

fn slug(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    change(state, dice, "slug", |item, dice| item.slug = dice.roll(4))
}

fn rename(state: &mut State, dice: &mut Dice, number: usize) -> Told {
    change(state, dice, "rename", |item, dice| {
        item.name = format!("r{number}");
        if dice.roll(2) == 0 {
            item.aliases.push(format!("/vi/cu/{number}/"));
            item.aliases.push(format!("/vi/xua/{number}/"));
        }
    })
}

/// Those others refer to by name stay.
fn delete(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    let is_named = |key: &str| ["topics/ics", "orgs/rgs", "places/ces", "sectors/ors", "projects/cts0", "events/nts0", "markets/ets3"].iter().any(|named| key.starts_with(named));
    let free: Vec<String> = state.items.keys().filter(|key| !is_named(key)).cloned().collect();
    let Some(key) = free.get(dice.roll(free.len().max(1))) else { return Ok("nothing to delete".into()) };
    state.items.remove(key);
    Ok(format!("delete {key}"))
}

/// Two items change titles, and with them addresses: in all languages, or in translations only.
fn swap(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    let (one, other) = (key(state, dice), key(state, dice));
    let (first, second) = (state.items[&one].clone(), state.items[&other].clone());
    let whole = dice.roll(2) == 0;
    for (key, from) in [(&one, second), (&other, first)] {
        let item = state.items.get_mut(key).unwrap();
        item.abroad = from.abroad;
        item.title = from.title;
        if whole {
            item.called = from.called;
        }
    }
    Ok(format!("swap {one} and {other}"))
}

fn template(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    match dice.roll(4) {
        0 => toggle(state, dice, "themes/plain/templates/alias.html", &["<title>{{ page.title }}</title>{{ page.url }} {{ t_html(id=\"ui-enter\", lang=\"en\") }} {{ t_html(id=\"ui-moved\") }}"]),
        1 => toggle(state, dice, "themes/plain/components/list.html", &[
            "<div>{% for card in block.items or [] %}<p>{{ card.title }} {{ t_html(id=\"ui-home\", lang=\"vi\") }}</p>{% endfor %}</div>\n",
        ]),
        _ => toggle(state, dice, "themes/plain/templates/parts/imprint.html", &[
            "<p>{{ page.view }}</p>\n",
            "<p>{{ t_html(id=\"ui-home\", lang=\"en\") }}{{ page.owner?.title or \"\" }}{{ page.owner?.summary or \"\" }}</p>\n",
        ]),
    }
}

/// Parts that many pages share.
fn shared(state: &mut State, dice: &mut Dice, number: usize) -> Told {
    toggle(state, dice, "themes/plain/templates/shared/footer.html", &[
        &format!("<footer>{number} {{% for entry in site.menus.main or [] %}}<p>{{{{ entry.title }}}}{{% if entry.current %}}!{{% endif %}}</p>{{% endfor %}}</footer>\n"),
        "<footer>{{ site.title }} {{ t_html(id=\"ui-enter\", lang=\"en\") }}</footer>\n",
    ])
}

fn style(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    toggle(state, dice, "themes/plain/css/plain.css", &["body { color: #111111 }", "body { color: #222222 } .card { margin: 1px }"])
}

fn words(state: &mut State, dice: &mut Dice, number: usize) -> Told {
    let tag = dice.pick(&["vi", "en", "fr"]);
    let id = dice.pick(&["ui-home", "ui-enter", "ui-moved", "ui-count", "body-note", "body-footnotes", "project-stage-calling", "event-status-held", "kind-article", "value-pending", "feed-title", "page-number"]);
    let text = match id {
        "ui-count" => format!("{{ $count }} món {number}"),
        "feed-title" => format!("{{ $section }} {number} {{ $site }}"),
        "page-number" => format!("{number} {{ $page }}"),
        _ => format!("Chữ {number}"),
    };
    let attribute = if id == "kind-article" { format!("\n    .plural = Các chữ {number}") } else { String::new() };
    toggle(state, dice, &format!("i18n/{tag}/portal.ftl"), &[&format!("{id} = {text}{attribute}\n")])
}

fn kind(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    if dice.roll(2) == 0 {
        let [grouped, hidden] = markets();
        return toggle(state, dice, "content/_kinds/market.toml", &[&grouped, &hidden]);
    }
    toggle(state, dice, "content/_kinds/topic.toml", &[
        "schema = \"Thing\"\norder = \"title\"\n",
        "schema = \"DefinedTerm\"\norder = \"-title\"\n",
        "schema = \"Thing\"\norder = \"title\"\n[fields.color]\ntype = \"choice\"\nchoices = [\"red\"]\npublic = false\n",
    ])
}

/// The kind of markets with a field in a group of the ledger, and with one that readers do not see.
pub fn markets() -> [String; 2] {
    [MARKET.replacen("required = true\n", "required = true\ngroup = \"facts\"\n", 1), format!("{MARKET}public = false\n")]
}

fn setting(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    let (key, sides) = [
        ("base", 2), ("missing", 2), ("french", 2), ("publisher", 2), ("empty", 2), ("menu", 2), ("rate", 2), ("page_size", 3), ("feed_size", 4), ("title", 9),
        ("menu title", 3), ("label", 3), ("register", 3),
    ][dice.roll(13)];
    let value = dice.roll(sides);
    state.settings.insert(key.into(), value);
    Ok(format!("setting {key} = {value}"))
}

fn section(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    let folder = match dice.roll(FOLDERS.len() + 1) {
        0 => "",
        at => FOLDERS[at - 1].0,
    };
    let key = dice.pick(&["rule", "rule", "title", "summary", "slug", "body", "kind"]);
    let folder = if key == "kind" { "news/deep" } else { folder };
    let value = dice.roll(24);
    state.settings.insert(format!("{key} of {folder}"), value);
    Ok(format!("{key} of section {folder} = {value}"))
}

fn data(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    toggle(state, dice, "content/_files/data.csv", &["a,b\n", "a,b\n1,2\n"])
}

/// The ledger of addresses by hand: it lets pages go, and changes none.
fn ledger(state: &mut State, dice: &mut Dice, number: usize) -> Told {
    let by_hand = format!("# Sửa tay.\ngone = [ \"/vi/bo-{number}/\" ]\n\n[items]\n\"news/none\".vi = '/vi/bo-{number}/'\n");
    toggle(state, dice, "routes.toml", &["gone = [\"/vi/bo/\"]\n", &by_hand])
}

fn clock(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    if dice.roll(4) == 0 {
        state.preview = !state.preview;
        return Ok(format!("preview: {}", state.preview));
    }
    let days = dice.roll(60) as i64 - 30;
    state.now = NOW.parse::<jiff::Timestamp>().unwrap() + jiff::SignedDuration::from_hours(24 * days + dice.roll(24) as i64);
    Ok(format!("now {}", state.now))
}

fn fault(state: &mut State, dice: &mut Dice, _: usize) -> Told {
    let (path, text) = [
        ("content/news/broken.vi.md", "+++\ntitle = \n+++\n"),
        ("content/news/broken.vi.md", "+++\ntitle = \"X\"\ndate = 2026-11-01\n+++\n[x](@nowhere/at-all)\n"),
        ("themes/plain/templates/parts/imprint.html", "<p>{{ page.</p>\n"),
        ("i18n/en/broken.ftl", "ui-home = { $\n"),
        ("content/_files/vi/index.html", "in the way of a page"),
    ][dice.roll(5)];
    state.files.insert(path.into(), text.into());
    Err(path.to_owned())
}

/// Puts one of the texts at a path, or takes what is there away.
fn toggle(state: &mut State, dice: &mut Dice, path: &str, texts: &[&str]) -> Told {
    match dice.roll(texts.len() + 1) {
        0 => drop(state.files.remove(path)),
        side => drop(state.files.insert(path.to_owned(), texts[side - 1].as_bytes().to_vec())),
    }
    Ok(format!("{path} {}", if state.files.contains_key(path) { "written" } else { "gone" }))
}
