//! `site.toml` -> [`Settings`].
//!
//! Takes the settings file, gives what it says with every fault placed. Never looks at content: whether a section named
//! in a menu exists, `resolve` finds out.

mod contact;
pub mod fonts;
mod territory;
mod translations;

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use unic_langid::LanguageIdentifier;

pub use self::contact::{Humans, Security};
pub use self::translations::{Limit, Translations};
use crate::both;
use crate::diag::catalog::{front, settings as say};
use crate::diag::{Report, Stopped};
use crate::digest::Digest;
use crate::fields::{self, Fields, NodeValue};
use crate::lang::{Direction, Lang, Language, Languages, Missing, PerLang};
use crate::source::{Place, Placed, Source};
use crate::text::nearest;
use crate::values::{Currency, Day, Decimal, decimal};

/// What `site.toml` says.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's languages, in order; the first is the source language of items that do not say otherwise.
    pub languages: Languages,
    /// The portal's name.
    pub title: PerLang<String>,
    /// One sentence about it.
    pub description: PerLang<String>,
    /// Scheme and host, without a slash at the end: `https://cantho.example`.
    pub origin: String,
    /// The path the site lives under, with a slash at both ends: `/` or `/portal/`.
    pub base: String,
    /// The zone every date and deadline is meant in.
    pub zone: TimeZone,
    /// The theme's name.
    pub theme: String,
    /// Where it is named.
    pub theme_at: Option<Place>,
    /// Fonts besides those of the theme.
    pub fonts: Vec<fonts::FontAsk>,
    /// The organisation that speaks: an item id.
    pub publisher: Option<Placed<String>>,
    /// Menus by name.
    pub menus: Vec<Menu>,
    /// Dated exchange rates.
    pub rates: Vec<Rate>,
    /// What is put out, and how much of it.
    pub output: Output,
    /// Whether lists and menus keep sections that have no item.
    pub show_empty_sections: bool,
    /// Under which terms words and pictures may be used: a web address.
    pub licence: Option<String>,
    /// The day the place's present boundaries took effect, if they ever changed.
    pub territory_since: Option<Date>,
    /// How far translations may fall behind, and who is told.
    pub translations: Translations,
    /// Whom to tell of a weakness.
    pub security: Option<Security>,
    /// Who made the site.
    pub humans: Option<Humans>,
    /// The file.
    pub source: Arc<Source>,
    /// Digest of the file.
    pub digest: Digest,
}

/// A menu.
#[derive(Clone, Debug)]
pub struct Menu {
    /// Its name: `main`, `footer`.
    pub name: String,
    /// Its entries, in order.
    pub entries: Vec<MenuEntry>,
}

/// Where a menu leads.
#[derive(Clone, Debug)]
pub enum MenuTarget {
    /// A section or an item, by id.
    Inside(Placed<String>),
    /// Another site.
    Outside(String),
}

/// One entry of a menu.
#[derive(Clone, Debug)]
pub struct MenuEntry {
    /// Where it leads.
    pub target: MenuTarget,
    /// Its words, where they differ from the target's title.
    pub title: Option<PerLang<Option<String>>>,
}

/// `1 code = rate in`, on a day.
#[derive(Clone, Debug)]
pub struct Rate {
    /// The currency converted.
    pub code: Currency,
    /// The currency it is given in.
    pub to: Currency,
    /// How many units of `to` one unit of `code` is.
    pub rate: Decimal,
    /// The day the rate holds for.
    pub date: Day,
}

/// `[output]`.
#[derive(Clone, Debug)]
pub struct Output {
    /// Items on a page of a list.
    pub page_size: usize,
    /// Entries in a feed.
    pub feed_size: usize,
    /// Whether search engines are welcome.
    pub indexed: bool,
}

/// Reads `site.toml`. Languages, zone and address must be right before anything else makes sense, so faults here stop
/// alone.
pub fn read(source: &Arc<Source>, report: &mut Report) -> Result<Settings, Stopped> {
    let before = report.count(crate::diag::Severity::Error);
    let table = fields::parse(source, 0..source.text.len(), report);
    let fields = Fields::new(source, &table);
    let languages = read_languages(&fields, report);
    // A language that could not be read leaves its words without an owner: that is no second fault.
    let whole = report.count(crate::diag::Severity::Error) == before;
    let (origin, base) = read_base(&fields, report).unwrap_or_default();
    let zone = read_zone(&fields, report);
    let settings = Settings {
        title: words(&fields, "title", &languages, whole, report),
        description: words(&fields, "description", &languages, whole, report),
        origin,
        base,
        zone: zone.unwrap_or(TimeZone::UTC),
        theme: fields.string("theme", report).unwrap_or_else(|| "plain".to_owned()),
        theme_at: fields.node("theme").map(|node| fields.at(node)),
        fonts: fonts::read(&fields, true, report),
        publisher: fields.node("publisher").and_then(|node| {
            fields.string("publisher", report).map(|id| Placed::new(id, fields.at(node)))
        }),
        menus: read_menus(&fields, &languages, whole, report),
        rates: fields.tables("currencies", report).into_iter().filter_map(|rate| read_rate(rate, report)).collect(),
        output: read_output(&fields, report),
        show_empty_sections: fields.choice("empty_sections", &["hide", "show"], report).as_deref() == Some("show"),
        licence: contact::web_address(&fields, "licence", report),
        territory_since: territory::since(&fields, report),
        translations: translations::read(&fields, &languages, report),
        security: fields.table("security", report).and_then(|table| contact::security(table, report)),
        humans: fields.table("humans", report).map(|table| contact::humans(table, report)),
        languages,
        digest: source.digest,
        source: source.clone(),
    };
    fields.finish(report);
    if report.count(crate::diag::Severity::Error) > before { Err(Stopped::Faults) } else { Ok(settings) }
}

fn read_languages(fields: &Fields<'_>, report: &mut Report) -> Languages {
    let tables = fields.tables("languages", report);
    if tables.is_empty() {
        report.say(front::missing_key(fields.place(), "languages", "[{ tag = \"vi\", endonym = \"Tiếng Việt\" }]"));
    }
    let mut list: Vec<Language> = Vec::new();
    let mut fallbacks: Vec<(usize, Placed<String>)> = Vec::new();
    for table in tables {
        let tag = table.required_string("tag", "\"vi\"", report);
        let endonym = table.required_string("endonym", "\"Tiếng Việt\"", report);
        let direction = table.choice("direction", &["ltr", "rtl"], report);
        let missing = table.choice("missing", &["omit", "borrow"], report);
        if let Some(node) = table.node("fallback")
            && let Some(tag) = table.string("fallback", report)
        {
            fallbacks.push((list.len(), Placed::new(tag, table.at(node))));
        }
        let place = table.node("tag").map_or(table.place(), |node| table.at(node));
        table.finish(report);
        let (Some(tag), Some(endonym)) = (tag, endonym) else { continue };
        let Ok(id) = tag.parse::<LanguageIdentifier>() else {
            report.say(say::bad_tag(place, &tag));
            continue;
        };
        let tag = id.to_string();
        if list.iter().any(|other| other.tag == tag) {
            report.say(say::language_twice(place, &tag));
            continue;
        }
        if list.len() == 250 {
            report.say(say::too_many_languages(place));
            break;
        }
        let direction = match direction.as_deref() {
            Some("rtl") => Direction::Rtl,
            _ => Direction::Ltr,
        };
        let missing = if missing.as_deref() == Some("borrow") { Missing::Borrow } else { Missing::Omit };
        let segment = tag.to_lowercase();
        list.push(Language { tag, id, endonym, direction, missing, fallback: None, segment });
    }
    let mut languages = Languages(list);
    for (rank, fallback) in fallbacks {
        let found = languages.find(&fallback.value);
        match found {
            Some(lang) if rank < languages.len() && lang != Lang(rank as u8) => languages.0[rank].fallback = Some(lang),
            _ => {
                let tags: Vec<&str> = languages.0.iter().map(|language| language.tag.as_str()).collect();
                let near = nearest(&fallback.value, tags.iter().copied());
                report.say(front::not_a_choice(fallback.place, "fallback", &fallback.value, near, &tags));
            }
        }
    }
    languages
}

/// `base_url`: scheme, host and the path the site lives under.
fn read_base(fields: &Fields<'_>, report: &mut Report) -> Option<(String, String)> {
    let url = fields.required_string("base_url", "\"https://example.org/\"", report)?;
    let place = fields.node("base_url").map(|node| fields.at(node))?;
    let sound = |text: &str| !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"'?#\\".contains(c));
    let parts = url.split_once("://").filter(|(scheme, rest)| matches!(*scheme, "http" | "https") && sound(rest));
    let Some((scheme, rest)) = parts else {
        report.say(say::bad_base_url(place, &url));
        return None;
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let inner = path.trim_matches('/');
    if host.is_empty() || inner.split('/').any(|part| part == ".." || (part.is_empty() && !inner.is_empty())) {
        report.say(say::bad_base_url(place, &url));
        return None;
    }
    let base = if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") };
    Some((format!("{scheme}://{host}"), base))
}

fn read_zone(fields: &Fields<'_>, report: &mut Report) -> Option<TimeZone> {
    let name = fields.required_string("time_zone", "\"Asia/Ho_Chi_Minh\"", report)?;
    let zone = TimeZone::get(&name).ok();
    if zone.is_none()
        && let Some(node) = fields.node("time_zone")
    {
        let names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
        report.say(say::unknown_zone(fields.at(node), &name, nearest(&name, names.iter().map(String::as_str))));
    }
    zone
}

/// A table with a string for every language. `whole` says that all languages are known.
fn words(fields: &Fields<'_>, key: &str, languages: &Languages, whole: bool, report: &mut Report) -> PerLang<String> {
    const EXAMPLE: &str = "{ vi = \"…\", en = \"…\" }";
    let table = match fields.node(key) {
        None => {
            report.say(front::missing_key(fields.place(), key, EXAMPLE));
            None
        }
        Some(node) if !matches!(node.value, NodeValue::Table(_)) => {
            report.say(front::wrong_type(fields.at(node), key, both!("một bảng, mỗi ngôn ngữ một câu", "a table with words for each language"), EXAMPLE));
            None
        }
        Some(_) => fields.table(key, report),
    };
    let words = PerLang::from_fn(languages, |lang| match &table {
        Some(table) => table.required_string(&languages[lang].tag, "\"…\"", report).unwrap_or_default(),
        None => String::new(),
    });
    if let Some(table) = table {
        if whole { table.finish(report) } else { table.forgive() }
    }
    words
}

fn read_menus(fields: &Fields<'_>, languages: &Languages, whole: bool, report: &mut Report) -> Vec<Menu> {
    let Some(menus) = fields.table("menus", report) else { return Vec::new() };
    let names: Vec<String> = menus.entries().map(|entry| entry.key.clone()).collect();
    names
        .into_iter()
        .map(|name| Menu {
            entries: menus.tables(&name, report).into_iter().filter_map(|entry| read_entry(entry, languages, whole, report)).collect(),
            name,
        })
        .collect()
}

fn read_entry(entry: Fields<'_>, languages: &Languages, whole: bool, report: &mut Report) -> Option<MenuEntry> {
    let to = entry.node("to").and_then(|node| entry.string("to", report).map(|id| Placed::new(id, entry.at(node))));
    let url = contact::web_address(&entry, "url", report);
    let title = entry.table("title", report).map(|table| {
        let title = PerLang::from_fn(languages, |lang| table.string(&languages[lang].tag, report));
        if whole { table.finish(report) } else { table.forgive() }
        title
    });
    let place = entry.place();
    entry.finish(report);
    let target = match (to, url) {
        (Some(id), None) => MenuTarget::Inside(id),
        (None, Some(url)) => MenuTarget::Outside(url),
        _ => {
            report.say(say::menu_entry(place));
            return None;
        }
    };
    Some(MenuEntry { target, title })
}

fn read_rate(fields: Fields<'_>, report: &mut Report) -> Option<Rate> {
    let code = currency(&fields, "code", report);
    let to = currency(&fields, "to", report);
    let rate = fields.required_string("rate", "\"26300\"", report);
    let rate = rate.and_then(|text| {
        let rate = decimal(&text).filter(|rate| *rate > Decimal::ZERO);
        if rate.is_none()
            && let Some(node) = fields.node("rate")
        {
            report.say(front::wrong_type(fields.at(node), "rate", both!("một số lớn hơn 0, trong ngoặc kép", "a number above 0 in quotation marks"), "\"26300\""));
        }
        rate
    });
    if fields.node("date").is_none() {
        report.say(front::missing_key(fields.place(), "date", "2026-11-20"));
    }
    let reading = crate::kinds::Reading { source: fields.source() };
    let date = fields.node("date").and_then(|node| crate::kinds::date("date", node, reading, report));
    fields.finish(report);
    Some(Rate { code: code?, to: to?, rate: rate?, date: date? })
}

fn currency(fields: &Fields<'_>, key: &str, report: &mut Report) -> Option<Currency> {
    let code = fields.required_string(key, "\"USD\"", report)?;
    let found = Currency::parse(&code);
    if found.is_none()
        && let Some(node) = fields.node(key)
    {
        report.say(front::wrong_type(fields.at(node), key, both!("mã tiền tệ ba chữ hoa", "a three-letter currency code"), "\"USD\""));
    }
    found
}

fn read_output(fields: &Fields<'_>, report: &mut Report) -> Output {
    let Some(output) = fields.table("output", report) else {
        return Output { page_size: 20, feed_size: 30, indexed: true };
    };
    let read = Output {
        page_size: output.integer("page_size", 1..1001, report).unwrap_or(20) as usize,
        feed_size: output.integer("feed_size", 1..1001, report).unwrap_or(30) as usize,
        indexed: output.boolean("indexed", report).unwrap_or(true),
    };
    output.finish(report);
    read
}

impl Settings {
    /// A path within the site (without a slash in front) as a link: `/portal/vi/…`.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// A path within the site as an absolute address.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin, self.base)
    }

    /// Where the theme is named, else the file as a whole.
    pub fn theme_place(&self) -> Place {
        self.theme_at.clone().unwrap_or_else(|| self.place())
    }

    /// Where the settings file as a whole is blamed.
    pub fn place(&self) -> Place {
        Place::file(&self.source)
    }
}
