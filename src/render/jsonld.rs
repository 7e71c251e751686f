//! Structured data (schema.org, JSON-LD): one graph a page, ids the same in every language.
//!
//! Takes an item and its kind, which names the type and the property of each field. Writes JSON straight away, and what
//! other pages say of an item only once. Knows no kind by name. Never tells a plan, or a figure of former boundaries, as a
//! fact of today: machines read no badge.

mod object;
mod work;

use serde_json::json;

use self::object::{Object, list, quoted, reference};
use super::Pen;
use super::face::Face;
use super::picture::Picture;
use super::view::text;
use crate::kinds::{Field, Scope, Value};
use crate::lang::Lang;
use crate::resolve::{Node, Page, Presence};
use crate::values::{Contact, Money};

/// The graph of a page that is no item.
pub(super) fn page(pen: &Pen<'_>, page: &Page) -> String {
    let root = matches!(page.node, Node::Section(rank) if pen.site.sections[rank].is_root());
    if page.node == Node::Chooser {
        return graph([work::whole_site(pen, page.lang)]);
    }
    let face = pen.face(page.node, page.lang);
    let own = work::of(pen, page, if root { "WebPage" } else { "CollectionPage" })
        .text("name", face.and_then(|face| face.title.as_ref()).map_or("", text))
        .with("description", face.and_then(|face| face.summary.as_ref()).map(|summary| quoted(text(summary))));
    let site = root.then(|| work::whole_site(pen, page.lang));
    graph(std::iter::once(own.written()).chain(site).chain(breadcrumbs(pen, page)))
}

/// The graph of an item: the thing itself, and the page about it where the thing is no work of words.
pub(super) fn item(pen: &Pen<'_>, page: &Page, rank: usize) -> String {
    let item = &pen.site.items[rank];
    let kind = item.kind(pen.setting.kinds);
    let words = item.words_lang(page.lang).unwrap_or(page.lang);
    let schema = schema(pen, rank);
    let mut about = (!is_work(schema)).then(|| work::of(pen, page, "WebPage").with("mainEntity", Some(reference(&id(pen, page.node, words)))));
    let mut own = match &about {
        None => work::of(pen, page, schema),
        Some(_) => Object::of(schema)
            .text("@id", &id(pen, page.node, words))
            .text("url", &pen.setting.settings.absolute(pen.site.path(page.node, words).unwrap_or(&page.path))),
    };
    for (field_id, field) in kind.iter().filter(|(_, field)| field.public) {
        let Some(property) = field.property.as_deref().and_then(|property| of_type(property, schema)) else { continue };
        let Some(datum) = item.value(page.lang, field_id, pen.setting.kinds).filter(|datum| datum.is_present_fact()) else { continue };
        let references = &item.references[field_id.0 as usize];
        let value = match &datum.value {
            Value::Reference(_) | Value::List(_) if !references.is_empty() => {
                let mut all = references.iter().filter_map(|rank| stub_of(pen, *rank, page.lang));
                if field.many { Some(list(all.map(str::to_owned))) } else { all.next().map(str::to_owned) }
            }
            Value::Choice(choice) if !field.means.is_empty() => meaning(field, choice).map(quoted),
            Value::Text(written) => Some(match of_face(pen, page, field) {
                Some(set) => quoted(set),
                None => {
                    let lang = if field.scope == Scope::Fact { item.draft.source_lang } else { words };
                    quoted(&pen.voice(lang).typeset(written))
                }
            }),
            value => {
                let lang = if field.scope == Scope::Fact { item.draft.source_lang } else { words };
                self::value(pen, value, lang, rank)
            }
        };
        if let Value::Period(period) = &datum.value
            && let Some(to) = period.to
        {
            own.set("endDate", Some(quoted(&moment(pen, to, period.ends))));
        }
        match &mut about {
            // What every kind says of its files holds for the page, not for the thing.
            Some(about) if field.common && field.scope == Scope::Local => about.set(property, value),
            Some(about) if property == "name" => {
                about.set(property, value.clone());
                own.set(property, value);
            }
            None if property == "name" => {
                own.set("headline", value.clone());
                own.set(property, value);
            }
            _ => own.set(property, value),
        }
    }
    let told = about.as_mut().unwrap_or(&mut own);
    work::sources(pen, page, rank, told);
    if kind.feed {
        told.set("author", work::author(pen, rank, page.lang));
    }
    let nodes = about.map(Object::written).into_iter().chain([own.written()]).chain(breadcrumbs(pen, page));
    graph(nodes)
}

/// The property a field is on things of a type: `Legislation.legislationLegalForce` is one on laws only.
fn of_type<'p>(property: &'p str, schema: &str) -> Option<&'p str> {
    match property.split_once('.') {
        Some((only, property)) => (only == schema).then_some(property),
        None => (property != TYPE).then_some(property),
    }
}

/// The property of a choice that says more closely what an item is.
const TYPE: &str = "@type";

/// What an item is outside: its kind's type, or the one a choice of its own stands for.
fn schema<'p>(pen: &'p Pen<'_>, rank: usize) -> &'p str {
    let item = &pen.site.items[rank];
    let kind = item.kind(pen.setting.kinds);
    let own = kind.iter().filter(|(_, field)| field.property.as_deref() == Some(TYPE));
    let closer = own.filter_map(|(id, field)| Some((field, item.draft.fact(id).filter(|datum| datum.is_present_fact())?))).find_map(|(field, datum)| match &datum.value {
        Value::Choice(choice) => meaning(field, choice),
        _ => None,
    });
    closer.or(kind.schema.as_deref()).unwrap_or("WebPage")
}

fn meaning<'f>(field: &'f Field, choice: &str) -> Option<&'f str> {
    field.means.iter().find(|(id, _)| id == choice).map(|(_, meaning)| meaning.as_str())
}

/// Title and summary are set already.
fn of_face<'p>(pen: &'p Pen<'_>, page: &Page, field: &Field) -> Option<&'p str> {
    let face = pen.face(page.node, page.lang).filter(|face| face.at == page.lang && field.common && field.scope != Scope::Fact)?;
    match field.name.as_str() {
        "title" => face.title.as_ref().map(text),
        "summary" => face.summary.as_ref().map(text),
        _ => None,
    }
}

/// Types of what is written here: each language has its own. A law or a report is a thing the page is about: neither its
/// language nor its terms are the page's.
fn is_work(schema: &str) -> bool {
    matches!(schema, "WebPage" | "CollectionPage" | "Article" | "NewsArticle" | "BlogPosting")
}

fn graph(nodes: impl IntoIterator<Item = String>) -> String {
    let graph = format!("{{\"@context\":\"https://schema.org\",\"@graph\":{}}}", list(nodes));
    // `</script>` inside a string would end the block.
    if graph.contains('<') { graph.replace('<', "\\u003c") } else { graph }
}

/// The id of what a node is about. A thing has one, whatever language its page is in: the address of its first page; a
/// work of words has one in each language.
fn id(pen: &Pen<'_>, node: Node, words: Lang) -> String {
    let own = match node {
        Node::Item(rank) if !is_work(schema(pen, rank)) => pen.setting.settings.languages.all().find(|lang| pen.site.presence(node, *lang) == Presence::Own),
        _ => None,
    };
    let fragment = if matches!(node, Node::Item(_)) { "this" } else { "page" };
    work::anchor(pen, node, own.unwrap_or(words), fragment)
}

/// An item as another refers to it; kept with its face.
pub(super) fn stub(pen: &Pen<'_>, face: &Face, rank: usize) -> Option<String> {
    let title = face.title.as_ref()?;
    let stub = Object::of(schema(pen, rank))
        .text("@id", &id(pen, Node::Item(rank), face.words))
        .text("name", text(title))
        .text("url", &face.absolute(pen));
    Some(stub.written())
}

fn stub_of<'p>(pen: &'p Pen<'_>, rank: usize, lang: Lang) -> Option<&'p str> {
    pen.face(Node::Item(rank), lang)?.stub(pen, rank)
}

fn publisher(pen: &Pen<'_>, lang: Lang) -> Option<String> {
    pen.site.publisher.and_then(|rank| stub_of(pen, rank, lang)).map(str::to_owned)
}

fn value(pen: &Pen<'_>, value: &Value, lang: Lang, rank: usize) -> Option<String> {
    let written = match value {
        Value::Text(text) => quoted(&pen.voice(lang).typeset(text)),
        Value::Markdown(text) | Value::Choice(text) | Value::Email(text) | Value::Phone(text) | Value::Url(text) => quoted(text),
        Value::Integer(integer) => integer.to_string(),
        Value::Decimal(number) | Value::Percent(number) => quoted(&number.to_string()),
        Value::Boolean(yes) => yes.to_string(),
        Value::Date(day) => quoted(&day.to_string()),
        Value::Period(period) => quoted(&moment(pen, period.from, period.starts)),
        Value::Instant(at) => {
            let zoned = at.to_zoned(pen.setting.settings.zone.clone()).ok()?;
            quoted(&zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
        }
        Value::Money(money) => amount(money),
        Value::Area(area) => json!({ "@type": "QuantitativeValue", "value": area.most.to_string(), "unitText": area.unit.as_str() }).to_string(),
        Value::Geo(geo) => json!({ "@type": "GeoCoordinates", "latitude": geo.lat, "longitude": geo.lon }).to_string(),
        Value::Country(country) => quoted(country.as_str()),
        Value::Contact(contact) => contact_point(contact),
        Value::Image(image) => {
            let folder = &pen.site.items[rank].draft.folder;
            let picture = Picture::find(pen, &format!("{folder}/{}", image.file.as_ref()?.value))?;
            quoted(&pen.setting.settings.absolute(&picture.largest().path))
        }
        Value::List(values) => list(values.iter().filter_map(|one| self::value(pen, one, lang, rank))),
        Value::File(_) | Value::Reference(_) | Value::Table(_) => return None,
    };
    Some(written)
}

fn amount(money: &Money) -> String {
    let amount = Object::of("MonetaryAmount").text("currency", money.currency.as_str());
    let amount = match money.least == money.most {
        true => amount.text("value", &money.least.to_string()),
        false => amount.text("minValue", &money.least.to_string()).text("maxValue", &money.most.to_string()),
    };
    amount.written()
}

fn contact_point(contact: &Contact) -> String {
    let text = |text: &Option<String>| text.as_deref().map(quoted);
    Object::of("ContactPoint")
        .with("name", text(&contact.name))
        .with("telephone", text(&contact.phone))
        .with("email", text(&contact.email))
        .with("availableLanguage", (!contact.languages.is_empty()).then(|| list(contact.languages.iter().map(|tag| quoted(tag)))))
        .written()
}

/// A day, or a moment of the site's zone with its offset.
fn moment(pen: &Pen<'_>, day: crate::values::Day, time: Option<jiff::civil::Time>) -> String {
    let zoned = time.and_then(|time| day.date.to_datetime(time).to_zoned(pen.setting.settings.zone.clone()).ok());
    zoned.map_or_else(|| day.to_string(), |zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

fn breadcrumbs(pen: &Pen<'_>, page: &Page) -> Option<String> {
    let above = match page.node {
        Node::Item(rank) => pen.site.items[rank].section,
        Node::Facet(rank) => pen.site.facets[rank].section,
        Node::Section(rank) => pen.site.sections[rank].parent?,
        _ => return None,
    };
    let trail = pen.trail(above, page.lang);
    let face = pen.face(page.node, page.lang).filter(|face| face.at == page.lang);
    let here = face.and_then(|face| Some((text(face.title.as_ref()?), face.absolute(pen))));
    let above = trail.listed.iter().map(|(name, address)| (name.as_str(), address.as_str()));
    let steps = above.chain(here.as_ref().map(|(name, address)| (*name, address.as_str()))).enumerate();
    let steps = steps.map(|(at, (name, address))| {
        Object::of("ListItem").with("position", Some((at + 1).to_string())).text("name", name).text("item", address).written()
    });
    let id = work::anchor(pen, page.node, page.lang, "breadcrumbs");
    Some(Object::of("BreadcrumbList").text("@id", &id).with("itemListElement", Some(list(steps))).written())
}
