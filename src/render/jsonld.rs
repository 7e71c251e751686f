//! Structured data (schema.org, JSON-LD): one graph a page, ids the same in every language.
//!
//! Takes an item and its kind, which names the type and the property of each field. Writes JSON straight away, and what
//! other pages say of an item only once. Knows no kind by name.

use serde_json::json;

use super::Pen;
use super::face::Face;
use super::picture::Picture;
use super::view::text;
use crate::kinds::{Field, Scope, Value};
use crate::lang::Lang;
use crate::resolve::{Node, Page, Presence};
use crate::values::{Contact, Money};

/// A JSON object: names, and values already written.
struct Object<'n>(Vec<(&'n str, Option<String>)>);

impl<'n> Object<'n> {
    fn of(ty: &str) -> Object<'n> {
        Object(vec![("@type", Some(quoted(ty)))])
    }

    fn text(self, name: &'n str, text: &str) -> Object<'n> {
        self.with(name, Some(quoted(text)))
    }

    fn with(mut self, name: &'n str, written: Option<String>) -> Object<'n> {
        self.set(name, written);
        self
    }

    /// What is said last counts, where it was said first.
    fn set(&mut self, name: &'n str, written: Option<String>) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, value)) => *value = written,
            None => self.0.push((name, written)),
        }
    }

    /// Without the names that have no value.
    fn written(self) -> String {
        let mut object = String::from("{");
        for (name, value) in self.0 {
            let Some(value) = value else { continue };
            if object.len() > 1 {
                object.push(',');
            }
            object.push_str(&quoted(name));
            object.push(':');
            object.push_str(&value);
        }
        object.push('}');
        object
    }
}

fn quoted(text: &str) -> String {
    // Writing text to memory cannot fail.
    serde_json::to_string(text).unwrap_or_default()
}

fn list(written: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", written.into_iter().collect::<Vec<_>>().join(","))
}

/// The graph of a page that is no item.
pub(super) fn page(pen: &Pen<'_>, page: &Page) -> String {
    let root = matches!(page.node, Node::Section(rank) if pen.site.sections[rank].is_root());
    let face = pen.face(page.node, page.lang);
    let own = Object::of(if root { "WebSite" } else { "CollectionPage" })
        .text("@id", &id(pen, page.node))
        .text("url", &pen.setting.settings.absolute(&page.path))
        .text("name", face.and_then(|face| face.title.as_ref()).map_or("", text))
        .with("description", face.and_then(|face| face.summary.as_ref()).map(|summary| quoted(text(summary))))
        .text("inLanguage", pen.tag(page.lang))
        .with("publisher", publisher(pen, page.lang));
    graph(pen, page, own)
}

/// The graph of an item.
pub(super) fn item(pen: &Pen<'_>, page: &Page, rank: usize) -> String {
    let item = &pen.site.items[rank];
    let kind = item.kind(pen.setting.kinds);
    let words = item.words_lang(page.lang).unwrap_or(page.lang);
    let is_creative_work = is_creative_work(kind.schema.as_deref());
    let mut own = Object::of(kind.schema.as_deref().unwrap_or("WebPage"))
        .text("@id", &id(pen, page.node))
        .text("url", &pen.setting.settings.absolute(pen.site.path(page.node, words).unwrap_or(&page.path)));
    if is_creative_work {
        own = own.text("inLanguage", pen.tag(words)).with("publisher", publisher(pen, page.lang));
    }
    for (field_id, field) in kind.iter().filter(|(_, field)| field.public) {
        let Some(property) = &field.property else { continue };
        let Some(datum) = item.value(page.lang, field_id, pen.setting.kinds) else { continue };
        let references = &item.references[field_id.0 as usize];
        let value = match &datum.value {
            Value::Reference(_) | Value::List(_) if !references.is_empty() => {
                let mut all = references.iter().filter_map(|rank| stub_of(pen, *rank, page.lang));
                if field.many { Some(list(all.map(str::to_owned))) } else { all.next().map(str::to_owned) }
            }
            Value::Choice(choice) if !field.means.is_empty() => {
                field.means.iter().find(|(id, _)| id == choice).map(|(_, meaning)| quoted(meaning))
            }
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
        if property == "name" && is_creative_work {
            own.set("headline", value.clone());
        }
        own.set(property, value);
    }
    graph(pen, page, own)
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

/// Types whose language and publisher schema.org knows.
fn is_creative_work(schema: Option<&str>) -> bool {
    matches!(schema, None | Some("WebPage" | "NewsArticle" | "Article" | "CreativeWork" | "Report" | "Dataset" | "CollectionPage"))
}

fn graph(pen: &Pen<'_>, page: &Page, own: Object<'_>) -> String {
    let nodes = list(std::iter::once(own.written()).chain(breadcrumbs(pen, page)));
    let graph = format!("{{\"@context\":\"https://schema.org\",\"@graph\":{nodes}}}");
    // `</script>` inside a string would end the block.
    if graph.contains('<') { graph.replace('<', "\\u003c") } else { graph }
}

/// One id for a thing, whatever language its page is in: the address of its first page, with a fragment.
fn id(pen: &Pen<'_>, node: Node) -> String {
    let first = pen.setting.settings.languages.all().find_map(|lang| match pen.site.presence(node, lang) {
        Presence::Own => pen.site.path(node, lang),
        _ => None,
    });
    format!("{}#this", pen.setting.settings.absolute(first.unwrap_or("")))
}

/// An item as another refers to it; kept with its face.
pub(super) fn stub(pen: &Pen<'_>, face: &Face, rank: usize) -> Option<String> {
    let item = &pen.site.items[rank];
    let title = face.title.as_ref()?;
    let stub = Object::of(item.kind(pen.setting.kinds).schema.as_deref().unwrap_or("Thing"))
        .text("@id", &id(pen, Node::Item(rank)))
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
        Value::List(values) => list(values.iter().map(|one| self::value(pen, one, lang, rank).unwrap_or_else(|| "null".to_owned()))),
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
    Some(Object::of("BreadcrumbList").with("itemListElement", Some(list(steps))).written())
}
