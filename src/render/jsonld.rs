//! Structured data (schema.org, JSON-LD): one graph a page, ids the same in every language.
//!
//! Takes an item and its kind, which names the type and the property of each field. Knows no kind by name.

use serde_json::{Map, Value as Json, json};

use super::{Pen, compact};
use crate::kinds::{Datum, Scope, Value};
use crate::lang::Lang;
use crate::resolve::{Node, Page, Presence};

/// The graph of a page that is no item.
pub(super) fn page(pen: &Pen<'_>, page: &Page, title: &str, summary: Option<&str>) -> String {
    let voice = pen.voice(page.lang);
    let root = matches!(page.node, Node::Section(rank) if pen.site.sections[rank].is_root());
    let own = compact(json!({
        "@type": if root { "WebSite" } else { "CollectionPage" },
        "@id": id(pen, page.node),
        "url": pen.setting.settings.absolute(&page.path),
        "name": voice.typeset(title),
        "description": summary.map(|summary| voice.typeset(summary)),
        "inLanguage": pen.tag(page.lang),
        "publisher": publisher(pen, page.lang),
    }));
    graph(pen, page, own)
}

/// The graph of an item.
pub(super) fn item(pen: &Pen<'_>, page: &Page, rank: usize) -> String {
    let item = &pen.site.items[rank];
    let kind = item.kind(pen.setting.kinds);
    let words = item.words_lang(page.lang).unwrap_or(page.lang);
    let mut own = Map::new();
    own.insert("@type".into(), json!(kind.schema.as_deref().unwrap_or("WebPage")));
    own.insert("@id".into(), json!(id(pen, page.node)));
    own.insert("url".into(), json!(pen.setting.settings.absolute(pen.site.path(page.node, words).unwrap_or(&page.path))));
    if is_creative_work(kind.schema.as_deref()) {
        own.insert("inLanguage".into(), json!(pen.tag(words)));
        own.insert("publisher".into(), publisher(pen, page.lang));
    }
    for (field_id, field) in kind.iter().filter(|(_, field)| field.public) {
        let Some(property) = &field.property else { continue };
        let Some(datum) = item.value(page.lang, field_id, pen.setting.kinds) else { continue };
        let voice_lang = if field.scope == Scope::Fact { item.draft.source_lang } else { words };
        let value = match &datum.value {
            Value::Reference(_) | Value::List(_) if !item.references[field_id.0 as usize].is_empty() => {
                let all: Vec<Json> =
                    item.references[field_id.0 as usize].iter().filter_map(|rank| stub(pen, *rank, page.lang)).collect();
                if field.many { Json::Array(all) } else { all.into_iter().next().unwrap_or_default() }
            }
            Value::Choice(choice) if !field.means.is_empty() => {
                field.means.iter().find(|(id, _)| id == choice).map_or(Json::Null, |(_, meaning)| json!(meaning))
            }
            _ => value(pen, datum, voice_lang, rank),
        };
        if let Value::Period(period) = &datum.value
            && let Some(to) = period.to
        {
            own.insert("endDate".into(), json!(moment(pen, to, period.ends)));
        }
        if property == "name" && is_creative_work(kind.schema.as_deref()) {
            own.insert("headline".into(), value.clone());
        }
        own.insert(property.clone(), value);
    }
    // An image property without a picture is no picture.
    own.retain(|_, value| !value.is_null());
    graph(pen, page, Json::Object(own))
}

/// Types whose language and publisher schema.org knows.
fn is_creative_work(schema: Option<&str>) -> bool {
    matches!(schema, None | Some("WebPage" | "NewsArticle" | "Article" | "CreativeWork" | "Report" | "Dataset" | "CollectionPage"))
}

fn graph(pen: &Pen<'_>, page: &Page, own: Json) -> String {
    let mut nodes = vec![own];
    if let Some(crumbs) = breadcrumbs(pen, page) {
        nodes.push(crumbs);
    }
    // `</script>` inside a string would end the block.
    json!({ "@context": "https://schema.org", "@graph": nodes }).to_string().replace('<', "\\u003c")
}

/// One id for a thing, whatever language its page is in: the address of its first page, with a fragment.
fn id(pen: &Pen<'_>, node: Node) -> String {
    let first = pen.setting.settings.languages.all().find_map(|lang| match pen.site.presence(node, lang) {
        Presence::Own => pen.site.path(node, lang),
        _ => None,
    });
    format!("{}#this", pen.setting.settings.absolute(first.unwrap_or("")))
}

/// An item as another refers to it.
fn stub(pen: &Pen<'_>, rank: usize, lang: Lang) -> Option<Json> {
    let item = &pen.site.items[rank];
    let (path, at) = pen.lead(Node::Item(rank), lang)?;
    let words = item.words_lang(at)?;
    Some(json!({
        "@type": item.kind(pen.setting.kinds).schema.as_deref().unwrap_or("Thing"),
        "@id": id(pen, Node::Item(rank)),
        "name": pen.voice(words).typeset(item.title(at, pen.setting.kinds)?),
        "url": pen.setting.settings.absolute(path),
    }))
}

fn publisher(pen: &Pen<'_>, lang: Lang) -> Json {
    pen.site.publisher.and_then(|rank| stub(pen, rank, lang)).unwrap_or_default()
}

fn value(pen: &Pen<'_>, datum: &Datum, lang: Lang, rank: usize) -> Json {
    let voice = pen.voice(lang);
    match &datum.value {
        Value::Text(text) => json!(voice.typeset(text)),
        Value::Markdown(text) => json!(text),
        Value::Integer(integer) => json!(integer),
        Value::Decimal(number) | Value::Percent(number) => json!(number.to_string()),
        Value::Boolean(yes) => json!(yes),
        Value::Date(day) => json!(day.to_string()),
        Value::Period(period) => json!(moment(pen, period.from, period.starts)),
        Value::Instant(at) => match at.to_zoned(pen.setting.settings.zone.clone()) {
            Ok(zoned) => json!(zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()),
            Err(_) => Json::Null,
        },
        Value::Money(money) => {
            let mut amount = json!({ "@type": "MonetaryAmount", "currency": money.currency.as_str() });
            if money.least == money.most {
                amount["value"] = json!(money.least.to_string());
            } else {
                amount["minValue"] = json!(money.least.to_string());
                amount["maxValue"] = json!(money.most.to_string());
            }
            amount
        }
        Value::Area(area) => json!({ "@type": "QuantitativeValue", "value": area.most.to_string(), "unitText": area.unit.as_str() }),
        Value::Choice(choice) => json!(choice),
        Value::Geo(geo) => json!({ "@type": "GeoCoordinates", "latitude": geo.lat, "longitude": geo.lon }),
        Value::Country(country) => json!(country.as_str()),
        Value::Contact(contact) => compact(json!({
            "@type": "ContactPoint",
            "name": contact.name,
            "telephone": contact.phone,
            "email": contact.email,
            "availableLanguage": (!contact.languages.is_empty()).then_some(&contact.languages),
        })),
        Value::Email(text) | Value::Phone(text) | Value::Url(text) => json!(text),
        Value::Image(image) => {
            let folder = &pen.site.items[rank].draft.folder;
            let file = image.file.as_ref().and_then(|file| pen.site.files.get(&format!("{folder}/{}", file.value)));
            file.map_or(Json::Null, |file| json!(pen.setting.settings.absolute(&file.path)))
        }
        Value::List(list) => Json::Array(
            list.iter()
                .map(|one| value(pen, &Datum { value: one.clone(), ..datum.clone() }, lang, rank))
                .collect(),
        ),
        Value::File(_) | Value::Reference(_) | Value::Table(_) => Json::Null,
    }
}

/// A day, or a moment of the site's zone with its offset.
fn moment(pen: &Pen<'_>, day: crate::values::Day, time: Option<jiff::civil::Time>) -> String {
    let zoned = time.and_then(|time| day.date.to_datetime(time).to_zoned(pen.setting.settings.zone.clone()).ok());
    zoned.map_or_else(|| day.to_string(), |zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

fn breadcrumbs(pen: &Pen<'_>, page: &Page) -> Option<Json> {
    let mut sections = Vec::new();
    let mut at = match page.node {
        Node::Item(rank) => Some(pen.site.items[rank].section),
        Node::Facet(rank) => Some(pen.site.facets[rank].section),
        Node::Section(rank) => pen.site.sections[rank].parent,
        _ => None,
    };
    while let Some(rank) = at {
        sections.push(Node::Section(rank));
        at = pen.site.sections[rank].parent;
    }
    sections.reverse();
    sections.push(page.node);
    if sections.len() < 2 {
        return None;
    }
    let steps: Vec<Json> = sections
        .into_iter()
        .filter_map(|node| {
            let path = pen.site.path(node, page.lang)?;
            let words = pen.site.presence(node, page.lang).words(page.lang)?;
            Some((pen.voice(words).typeset(&pen.site.title(node, page.lang, pen.setting)?), path))
        })
        .enumerate()
        .map(|(at, (name, path))| {
            json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": pen.setting.settings.absolute(path) })
        })
        .collect();
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": steps }))
}
