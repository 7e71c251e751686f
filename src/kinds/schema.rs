//! Kind files -> [`Kinds`].

use std::sync::Arc;

use super::{Columns, Field, FieldId, Kind, Kinds, OrderKey, RESERVED, Rule, Scope, Type};
use crate::both;
use crate::diag::catalog::{files, front, kinds as say};
use crate::diag::Report;
use crate::digest::{Digest, Digester};
use crate::fields::{self, Fields, Node, NodeValue};
use crate::source::{Place, Source};
use crate::text::nearest;
use crate::values::{Decimal, decimal};

const TYPES: [&str; 23] = [
    "string", "text", "markdown", "integer", "decimal", "boolean", "date", "instant", "period", "money", "area", "percent",
    "choice", "place", "geo", "country", "contact", "email", "phone", "url", "file", "image", "reference",
];

/// Reads the fields every kind has (`common`) and then each kind file. The name of a kind is the name of its file; a
/// later file of the same name replaces an earlier one.
pub fn load(common: &Arc<Source>, files: &[Arc<Source>], report: &mut Report) -> Kinds {
    let table = fields::parse(common, 0..common.text.len(), report);
    let mut reader = Fields::new(common, &table);
    let shared = read_fields(&mut reader, "fields", true, report);
    reader.finish(report);

    let mut kinds: Vec<Kind> = Vec::new();
    for source in files {
        let kind = read_kind(source, &shared, report);
        match kinds.iter().position(|other| other.name == kind.name) {
            Some(rank) => kinds[rank] = kind,
            None => kinds.push(kind),
        }
    }
    let kinds = Kinds { kinds, digest: Some(digest(common, files)) };
    check_references(&kinds, report);
    kinds
}

/// The digest of the kinds these files would give.
pub fn digest(common: &Arc<Source>, files: &[Arc<Source>]) -> Digest {
    let mut digest = Digester::new().part(&common.text);
    for source in files {
        digest.add(&source.path);
        digest.add(&source.text);
    }
    digest.finish()
}

fn read_kind(source: &Arc<Source>, shared: &[Field], report: &mut Report) -> Kind {
    let name = source.path.rsplit('/').next().unwrap_or("").trim_end_matches(".toml").to_owned();
    if !is_name(&name) {
        report.say(files::bad_name(Place::file(source), &name));
    }
    let table = fields::parse(source, 0..source.text.len(), report);
    let mut reader = Fields::new(source, &table);
    let own = read_fields(&mut reader, "fields", false, report);
    let mut all = shared.to_vec();
    for field in own {
        match all.iter().position(|other| other.name == field.name) {
            Some(rank) => all[rank] = Field { common: true, ..field },
            None => all.push(field),
        }
    }
    let mut kind = Kind {
        name,
        fields: all,
        schema: reader.string("schema", report),
        order: reader.strings("order", report).iter().map(|key| OrderKey::parse(key)).collect(),
        date: None,
        feed: reader.boolean("feed", report).unwrap_or(false),
        review: reader.boolean("review", report).unwrap_or(false),
        facet_pages: Vec::new(),
        rules: Vec::new(),
        place: Place::file(source),
    };
    kind.date = reader.string("date", report).and_then(|name| field_id(&kind, &reader, "date", &name, report));
    kind.facet_pages = reader
        .strings("facet_pages", report)
        .iter()
        .map(|pair| {
            pair.split('*').filter_map(|name| field_id(&kind, &reader, "facet_pages", name, report)).collect::<Vec<_>>()
        })
        .filter(|pair: &Vec<FieldId>| !pair.is_empty())
        .collect();
    for order in &kind.order {
        if !["as_of", "id"].contains(&order.field.as_str()) && kind.field(&order.field).is_none() {
            unknown_field(&kind, reader.node("order").map_or(reader.place(), |node| reader.at(node).inside(&order.field)), &order.field, report);
        }
    }
    kind.rules = reader.tables("rules", report).into_iter().filter_map(|rule| read_rule(&kind, rule, report)).collect();
    reader.finish(report);
    kind
}

/// What may be part of a message id and of a `kind = "…"`.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn read_fields(reader: &mut Fields<'_>, key: &str, common: bool, report: &mut Report) -> Vec<Field> {
    let Some(table) = reader.table(key, report) else { return Vec::new() };
    table
        .entries()
        .filter_map(|entry| {
            let place = Place::new(table.source(), entry.key_span.clone());
            if RESERVED.contains(&entry.key.as_str()) {
                report.say(say::reserved_name(place, &entry.key));
                return None;
            }
            let NodeValue::Table(inner) = &entry.node.value else {
                report.say(say::field_is_a_table(place, &entry.key));
                return None;
            };
            read_field(&entry.key, Fields::new(table.source(), inner), common, report)
        })
        .collect()
}

fn read_field(name: &str, mut reader: Fields<'_>, common: bool, report: &mut Report) -> Option<Field> {
    let mut types: Vec<&str> = TYPES.to_vec();
    types.push("table");
    let written = match reader.node("type") {
        Some(_) => reader.choice("type", &types, report),
        None => {
            report.say(front::missing_key(reader.place(), "type", "\"string\""));
            None
        }
    };
    let choices = reader.strings("choices", report);
    let to = reader.string("to", report);
    let columns = read_fields(&mut reader, "columns", false, report);
    let keyed = reader.string("key", report).is_some();
    let scope = match reader.choice("scope", &["fact", "words", "local"], report).as_deref() {
        Some("words") => Scope::Words,
        Some("local") => Scope::Local,
        _ => Scope::Fact,
    };
    let bound = i64::MIN..i64::MAX;
    let mut field = Field {
        name: name.to_owned(),
        ty: Type::String,
        many: reader.boolean("many", report).unwrap_or(false),
        scope,
        required: reader.boolean("required", report).unwrap_or(false),
        public: reader.boolean("public", report).unwrap_or(true),
        group: reader.string("group", report),
        property: reader.string("property", report),
        dated: false,
        territorial: false,
        means: reader.table("means", report).map_or_else(Vec::new, |table| {
            let names: Vec<&str> = table.entries().map(|entry| entry.key.as_str()).collect();
            names.into_iter().filter_map(|name| Some((name.to_owned(), table.string(name, report)?))).collect()
        }),
        unit: reader.string("unit", report),
        min: reader.integer("min", bound.clone(), report),
        max: reader.integer("max", bound, report),
        common,
    };
    let dated = reader.boolean("dated", report);
    let territorial = reader.node("territorial").map(|node| reader.at(node));
    field.territorial = reader.boolean("territorial", report).unwrap_or(false);
    let place = reader.place();
    reader.finish(report);
    field.ty = type_of(&written?, choices, to, Columns { columns, keyed }, &place, report)?;
    let figure = matches!(field.ty, Type::Money | Type::Area | Type::Integer | Type::Decimal | Type::Percent);
    field.dated = dated.unwrap_or(figure && !common);
    if let Some(place) = territorial.filter(|_| field.territorial && !figure) {
        report.say(say::territorial_is_a_figure(place, name));
        field.territorial = false;
    }
    Some(field)
}

fn type_of(written: &str, choices: Vec<String>, to: Option<String>, columns: Columns, place: &Place, report: &mut Report) -> Option<Type> {
    Some(match written {
        "string" => Type::String,
        "text" => Type::Text,
        "markdown" => Type::Markdown,
        "integer" => Type::Integer,
        "decimal" => Type::Decimal,
        "boolean" => Type::Boolean,
        "date" => Type::Date,
        "instant" => Type::Instant,
        "period" => Type::Period,
        "money" => Type::Money,
        "area" => Type::Area,
        "percent" => Type::Percent,
        "geo" => Type::Geo,
        "country" => Type::Country,
        "contact" => Type::Contact,
        "email" => Type::Email,
        "phone" => Type::Phone,
        "url" => Type::Url,
        "file" => Type::File,
        "image" => Type::Image,
        "place" => Type::Reference(Some("place".to_owned())),
        "reference" => Type::Reference(to),
        "choice" => {
            if choices.is_empty() {
                report.say(front::missing_key(place.clone(), "choices", "[\"open\", \"closed\"]"));
                return None;
            }
            Type::Choice(choices)
        }
        _ => {
            let words = columns.columns.iter().any(|column| column.scope == Scope::Words);
            if columns.columns.is_empty() {
                report.say(front::missing_key(place.clone(), "columns", "{ label = { type = \"string\" } }"));
                return None;
            }
            if words && !columns.keyed {
                report.say(say::words_need_a_key(place.clone()));
                return None;
            }
            Type::Table(columns)
        }
    })
}

fn field_id(kind: &Kind, reader: &Fields<'_>, key: &str, name: &str, report: &mut Report) -> Option<FieldId> {
    let found = kind.field(name).map(|(id, _)| id);
    if found.is_none() {
        unknown_field(kind, reader.node(key).map_or(reader.place(), |node| reader.at(node).inside(name)), name, report);
    }
    found
}

fn unknown_field(kind: &Kind, place: Place, name: &str, report: &mut Report) {
    let near = nearest(name, kind.fields.iter().map(|field| field.name.as_str()));
    report.say(say::unknown_field(place, &kind.name, name, near));
}

fn read_rule(kind: &Kind, reader: Fields<'_>, report: &mut Report) -> Option<Rule> {
    const RULES: [&str; 7] = ["required_when", "at_most", "before", "unique", "acyclic", "within", "sum"];
    let Some(_) = reader.node("rule") else {
        report.say(front::missing_key(reader.place(), "rule", "\"unique\""));
        return None;
    };
    let rule = reader.choice("rule", &RULES, report);
    let one = |key: &str, report: &mut Report| {
        let name = reader.required_string(key, "\"…\"", report)?;
        field_id(kind, &reader, key, &name, report)
    };
    let several = |key: &str, report: &mut Report| -> Vec<FieldId> {
        reader.strings(key, report).iter().filter_map(|name| field_id(kind, &reader, key, name, report)).collect()
    };
    let read = match rule?.as_str() {
        "required_when" => {
            needs(&reader, "is", "[\"calling\"]", report);
            needs(&reader, "requires", "[\"capital\"]", report);
            one("field", report).map(|field| Rule::RequiredWhen {
                field,
                is: reader.strings("is", report),
                requires: several("requires", report),
            })
        }
        "at_most" => {
            if reader.node("other").is_none() {
                needs(&reader, "limit", "100", report);
            }
            one("field", report).map(|field| Rule::AtMost {
                field,
                other: reader.string("other", report).and_then(|name| field_id(kind, &reader, "other", &name, report)),
                limit: limit(&reader, report),
            })
        }
        "before" => match several("fields", report)[..] {
            [first, second] => Some(Rule::Before(first, second)),
            _ => {
                report.say(say::two_fields(reader.place(), "before"));
                None
            }
        },
        "unique" => one("field", report).map(Rule::Unique),
        "acyclic" => one("field", report).map(Rule::Acyclic),
        "within" => one("field", report).map(|field| Rule::Within(field, bounding_box(&reader, report))),
        _ => {
            needs(&reader, "fields", "[\"own\", \"aid\"]", report);
            let parts = several("fields", report);
            one("total", report).map(|total| Rule::Sum(parts, total))
        }
    };
    reader.finish(report);
    read
}

/// A key without which a rule says nothing.
fn needs(reader: &Fields<'_>, key: &str, example: &str, report: &mut Report) {
    if reader.node(key).is_none() {
        report.say(front::missing_key(reader.place(), key, example));
    }
}

/// `limit = 100`.
fn limit(reader: &Fields<'_>, report: &mut Report) -> Option<Decimal> {
    let node = reader.node("limit")?;
    let read = number(node);
    if read.is_none() {
        report.say(front::wrong_type(reader.at(node), "limit", both!("một số", "a number"), "100"));
    }
    read
}

/// `box = [south, west, north, east]` in degrees; without it, the whole earth.
fn bounding_box(reader: &Fields<'_>, report: &mut Report) -> [f64; 4] {
    const EARTH: [f64; 4] = [-90.0, -180.0, 90.0, 180.0];
    let Some(node) = reader.node("box") else { return EARTH };
    let degrees = |list: &[Node]| {
        let read: Option<Vec<f64>> = list.iter().map(|node| number(node)?.to_string().parse().ok()).collect();
        <[f64; 4]>::try_from(read?).ok()
    };
    let read = match &node.value {
        NodeValue::List(list) => degrees(list),
        _ => None,
    };
    read.unwrap_or_else(|| {
        let wanted = both!("bốn số: độ phía nam, tây, bắc, đông", "four numbers: degrees south, west, north, east");
        report.say(front::wrong_type(reader.at(node), "box", wanted, "[9.5, 105.0, 10.4, 106.2]"));
        EARTH
    })
}

fn number(node: &Node) -> Option<Decimal> {
    match &node.value {
        NodeValue::Integer(integer) => Some((*integer).into()),
        NodeValue::Float(text) => decimal(text),
        _ => None,
    }
}

/// References must name kinds that exist.
fn check_references(kinds: &Kinds, report: &mut Report) {
    for (_, kind) in kinds.iter() {
        for field in &kind.fields {
            if let Type::Reference(Some(to)) = &field.ty
                && kinds.find(to).is_none()
            {
                let file = &kind.place.source;
                let place = Place::new(file, 0..file.text.len()).inside(to);
                report.say(say::unknown_kind(place, to, nearest(to, kinds.names())));
            }
        }
    }
}
