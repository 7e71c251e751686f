//! Values read against fields: TOML nodes in, domain values out, every fault with its place.
//!
//! Never looks at other items: references and files stay as written.

mod picture;
mod rows;

use std::sync::Arc;

use jiff::civil::{DateTime, Time};
use toml::value::Datetime;

use super::{Field, Type, Value};
use crate::both;
use crate::diag::catalog::values::{self as say, TITLE, Unknown};
use crate::diag::catalog::{front, ticked};
use crate::diag::{Both, Report};
use crate::fields::{Fields, Node, NodeValue, as_string};
use crate::source::{Place, Placed, Source};
use crate::text::nearest;
use crate::values::{Area, Contact, Country, Day, Decimal, Geo, Money, Period, decimal};

use picture::image;
use rows::rows;

pub use picture::{focus, not_blank, words_of_image};
pub use rows::words_rows;

/// What a value is read in.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The file.
    pub source: &'a Arc<Source>,
    /// Whether what nobody knows yet may be named in `pending`: so it is at the top of a source file, and nowhere else.
    pub pending: bool,
}

impl<'a> Reading<'a> {
    /// Values that must be written where they stand.
    pub fn of(source: &'a Arc<Source>) -> Reading<'a> {
        Reading { source, pending: false }
    }

    pub(super) fn at(&self, node: &Node) -> Place {
        Place::new(self.source, node.span.clone())
    }

    /// What may be done with a value of this field that nobody knows yet.
    fn unknown(&self, field: &Field) -> Unknown {
        match field.required {
            true if self.pending && field.name != TITLE => Unknown::Pending,
            true => Unknown::Never,
            false => Unknown::Dropped,
        }
    }
}

/// Reads what a value is, without what is said of it.
pub(super) fn value(field: &Field, node: &Node, reading: Reading<'_>, report: &mut Report) -> Option<Value> {
    if !field.many {
        return single(field, node, reading, report);
    }
    match &node.value {
        NodeValue::List(list) => {
            // Every faulty element is told, then the whole is left out: half a list would be shown as the whole.
            let read: Vec<Option<Value>> = list.iter().map(|item| single(field, item, reading, report)).collect();
            read.into_iter().collect::<Option<Vec<Value>>>().map(Value::List)
        }
        _ => {
            let (wanted, example) = wanted(&field.ty);
            let Both { vi, en } = wanted;
            let wanted = both!("một danh sách; mỗi phần tử là {vi}", "a list; each element is {en}");
            report.say(front::wrong_type(reading.at(node), &field.name, wanted, &format!("[{example}]")));
            None
        }
    }
}

/// What a type wants, in both tongues, and an example.
pub fn wanted(ty: &Type) -> (Both, &'static str) {
    match ty {
        Type::String | Type::Text | Type::Markdown => (both!("chữ trong ngoặc kép", "text in quotation marks"), "\"…\""),
        Type::Integer => (both!("một số nguyên", "a whole number"), "12"),
        Type::Decimal => (both!("một số, dấu chấm trước phần lẻ", "a number, with a point before the fraction"), "1275.5"),
        Type::Percent => (both!("một số phần trăm, không ghi dấu %, dấu chấm trước phần lẻ", "a percentage without the sign, with a point before the fraction"), "76.4"),
        Type::Boolean => (both!("`true` hoặc `false`", "`true` or `false`"), "true"),
        Type::Date => (both!("một ngày có thật, viết năm-tháng-ngày, hoặc năm-tháng, hoặc năm", "a day that exists, written year-month-day, or year-month, or a year"), "2026-11-21"),
        Type::Instant => (both!("ngày và giờ của cổng, không ghi múi giờ", "a day and a time of the site, without a zone"), "2026-11-21T08:30:00"),
        Type::Period => (both!("một ngày hoặc một khoảng ngày", "a day or a span of days"), "{ from = 2026-04-04, to = 2026-04-08 }"),
        Type::Money => (both!("số tiền và đơn vị tiền, các nhóm số cách nhau bằng dấu cách", "an amount and a currency, groups of digits set apart by spaces"), "\"10 000 000 USD\""),
        Type::Area => (both!("diện tích và đơn vị (ha, km2, m2), dấu chấm trước phần lẻ", "an area and a unit (ha, km2, m2), with a point before the fraction"), "\"540.58 ha\""),
        Type::Choice(_) => (both!("một từ trong danh sách", "a word of the list"), "\"…\""),
        Type::Geo => (both!("vĩ độ và kinh độ", "a latitude and a longitude"), "{ lat = 10.0342, lon = 105.7876 }"),
        Type::Country => (both!("mã nước hai chữ hoa", "a two-letter country code"), "\"JP\""),
        Type::Contact => (both!("một bảng liên hệ", "a table of contact details"), "{ name = \"…\", phone = \"+84 …\" }"),
        Type::Email => (both!("một địa chỉ thư điện tử", "an e-mail address"), "\"ten@example.org\""),
        Type::Phone => (both!("số điện thoại có mã nước", "a telephone number with its country code"), "\"+84 292 3819 056\""),
        Type::Url => (both!("một địa chỉ web bắt đầu bằng https://", "a web address that starts with https://"), "\"https://…\""),
        Type::File => (both!("tên một tệp nằm cạnh mục", "the name of a file beside the item"), "\"ban-do.pdf\""),
        Type::Image => (both!("một bảng có tệp ảnh và chữ thay thế", "a table with the picture's file and its alternative text"), "{ file = \"anh.jpg\", alt = \"…\" }"),
        Type::Reference(Some(kind)) => (both!("mã của một mục loại `{kind}`", "the id of an item of kind `{kind}`"), "\"…\""),
        Type::Reference(None) => (both!("mã của một mục", "the id of an item"), "\"places/can-tho\""),
        Type::Table(_) => (both!("một bảng nhiều dòng", "a table of rows"), "{ … }"),
    }
}

fn single(field: &Field, node: &Node, reading: Reading<'_>, report: &mut Report) -> Option<Value> {
    let name = &field.name;
    match &field.ty {
        Type::Contact => return contact(field, node, reading, report).map(|contact| Value::Contact(Box::new(contact))),
        Type::Period => return period(field, node, reading, report).map(Value::Period),
        Type::Image => return image(name, node, reading, report).map(|image| Value::Image(Box::new(image))),
        Type::Table(columns) => return rows(name, columns, node, reading, report).map(Value::Table),
        Type::Choice(choices) => return choice(name, choices, node, reading, report),
        _ => {}
    }
    let found = plain(&field.ty, node, reading);
    match &found {
        None => {
            let (wanted, example) = wanted(&field.ty);
            report.say(front::wrong_type(reading.at(node), name, wanted, example));
        }
        Some(value) => check_bounds(field, value, reading.at(node), reading.unknown(field), report),
    }
    found
}

/// Types that are one TOML value.
fn plain(ty: &Type, node: &Node, reading: Reading<'_>) -> Option<Value> {
    let words = || as_string(node);
    Some(match ty {
        Type::String => Value::Text(words()?),
        Type::Text => Value::Text(words()?),
        Type::Markdown => Value::Markdown(words()?),
        Type::Boolean => match node.value {
            NodeValue::Boolean(boolean) => Value::Boolean(boolean),
            _ => return None,
        },
        Type::Integer => match node.value {
            NodeValue::Integer(integer) => Value::Integer(integer),
            _ => return None,
        },
        Type::Decimal => Value::Decimal(number(node)?),
        Type::Percent => Value::Percent(number(node)?),
        Type::Date => Value::Date(day_of(node)?),
        Type::Instant => match &node.value {
            NodeValue::Datetime(datetime) if datetime.offset.is_none() => Value::Instant(moment(datetime)?),
            _ => return None,
        },
        Type::Money => Value::Money(Money::parse(&words()?)?),
        Type::Area => Value::Area(Area::parse(&words()?)?),
        Type::Country => Value::Country(Country::parse(&words()?)?),
        Type::Email => Value::Email(words().filter(|text| Contact::is_email(text))?),
        Type::Phone => Value::Phone(words().filter(|text| Contact::is_phone(text))?),
        Type::Url => Value::Url(words().filter(|text| is_web_address(text))?),
        Type::File => Value::File(Placed::new(words()?, reading.at(node))),
        Type::Reference(_) => Value::Reference(Placed::new(words()?, reading.at(node))),
        Type::Geo => {
            let NodeValue::Table(table) = &node.value else { return None };
            let degree = |key: &str| table.get(key).and_then(number).and_then(|d| d.to_string().parse::<f64>().ok());
            if table.entries.len() != 2 {
                return None;
            }
            Value::Geo(Geo::new(degree("lat")?, degree("lon")?)?)
        }
        Type::Choice(_) | Type::Contact | Type::Period | Type::Image | Type::Table(_) => return None,
    })
}

/// `https` or `http`, a host, no blanks.
pub(crate) fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with('/') && !rest.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"".contains(c))
    })
}

fn number(node: &Node) -> Option<Decimal> {
    match &node.value {
        NodeValue::Integer(integer) => Some((*integer).into()),
        NodeValue::Float(text) | NodeValue::String(text) => decimal(text),
        _ => None,
    }
}

fn day_of(node: &Node) -> Option<Day> {
    match &node.value {
        NodeValue::Datetime(Datetime { date: Some(date), time: None, offset: None }) => {
            jiff::civil::Date::new(date.year as i16, date.month as i8, date.day as i8).ok().map(Day::exact)
        }
        NodeValue::Integer(year @ 1000..=2999) => Day::parse(&year.to_string()),
        NodeValue::String(text) => Day::parse(text),
        _ => None,
    }
}

fn moment(datetime: &Datetime) -> Option<DateTime> {
    let date = datetime.date?;
    let time = datetime.time.as_ref()?;
    let date = jiff::civil::Date::new(date.year as i16, date.month as i8, date.day as i8).ok()?;
    Some(date.to_datetime(time_of(time)?))
}

fn time_of(time: &toml::value::Time) -> Option<Time> {
    Time::new(time.hour as i8, time.minute as i8, time.second.unwrap_or(0) as i8, 0).ok()
}

fn check_bounds(field: &Field, value: &Value, place: Place, unknown: Unknown, report: &mut Report) {
    match value {
        Value::Text(text) => {
            let long = text.chars().count() as i64;
            if text.trim().is_empty() {
                report.say(say::empty_text(place, &field.name, unknown));
            } else if let Some(max) = field.max.filter(|max| long > *max) {
                report.say(say::too_long(place, &field.name, long, max));
            }
        }
        Value::Integer(integer) => {
            let (min, max) = (field.min.unwrap_or(i64::MIN), field.max.unwrap_or(i64::MAX));
            if !(min..=max).contains(integer) {
                report.say(say::out_of_bounds(place, &field.name, field.min, field.max));
            }
        }
        _ => {}
    }
}

fn choice(name: &str, choices: &[String], node: &Node, reading: Reading<'_>, report: &mut Report) -> Option<Value> {
    let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
    let Some(written) = as_string(node) else {
        let list = ticked(choices.iter().copied());
        let example = format!("\"{}\"", choices.first().unwrap_or(&"…"));
        report.say(front::wrong_type(reading.at(node), name, both!("một trong: {list}", "one of: {list}"), &example));
        return None;
    };
    if choices.contains(&written.as_str()) {
        return Some(Value::Choice(written));
    }
    let near = nearest(&written, choices.iter().copied());
    report.say(front::not_a_choice(reading.at(node), name, &written, near, &choices));
    None
}

/// A date with its complaint.
pub fn date(key: &str, node: &Node, reading: Reading<'_>, report: &mut Report) -> Option<Day> {
    let found = day_of(node);
    if found.is_none() {
        let (wanted, example) = wanted(&Type::Date);
        report.say(front::wrong_type(reading.at(node), key, wanted, example));
    }
    found
}

/// A text with its complaint.
pub(super) fn text(key: &str, node: &Node, reading: Reading<'_>, report: &mut Report) -> Option<Placed<String>> {
    let found = as_string(node);
    if found.is_none() {
        let (wanted, example) = wanted(&Type::String);
        report.say(front::wrong_type(reading.at(node), key, wanted, example));
    }
    found.map(|text| Placed::new(text, reading.at(node)))
}

fn period(field: &Field, node: &Node, reading: Reading<'_>, report: &mut Report) -> Option<Period> {
    let NodeValue::Table(table) = &node.value else {
        let found = day_of(node);
        if found.is_none() {
            let (wanted, example) = wanted(&Type::Period);
            report.say(front::wrong_type(reading.at(node), &field.name, wanted, example));
        }
        return found.map(Period::day);
    };
    let fields = Fields::new(reading.source, table);
    if fields.node("from").is_none() {
        report.say(front::missing_key(reading.at(node), "from", "2026-04-04"));
    }
    let from = fields.node("from").and_then(|node| date("from", node, reading, report));
    let to = fields.node("to").map(|node| date("to", node, reading, report));
    let starts = fields.node("starts").and_then(|node| clock_time("starts", node, reading, report));
    let ends = fields.node("ends").and_then(|node| clock_time("ends", node, reading, report));
    fields.finish(report);
    let to = match to {
        Some(faulty @ None) => return faulty.map(Period::day),
        Some(to) => to,
        None => None,
    };
    let period = Period { from: from?, to, starts, ends };
    if !period.is_sound() {
        report.say(say::runs_backwards(reading.at(node), &field.name));
        return None;
    }
    Some(period)
}

fn clock_time(key: &str, node: &Node, reading: Reading<'_>, report: &mut Report) -> Option<Time> {
    let found = match &node.value {
        NodeValue::Datetime(Datetime { date: None, time: Some(time), offset: None }) => time_of(time),
        _ => None,
    };
    if found.is_none() {
        report.say(front::wrong_type(reading.at(node), key, both!("giờ và phút", "hours and minutes"), "08:30:00"));
    }
    found
}

fn contact(field: &Field, node: &Node, reading: Reading<'_>, report: &mut Report) -> Option<Contact> {
    let NodeValue::Table(table) = &node.value else {
        let (wanted, example) = wanted(&Type::Contact);
        report.say(front::wrong_type(reading.at(node), &field.name, wanted, example));
        return None;
    };
    let fields = Fields::new(reading.source, table);
    let contact = Contact {
        name: fields.string("name", report),
        role: fields.string("role", report),
        phone: fields.string("phone", report),
        email: fields.string("email", report),
        address: fields.string("address", report),
        hours: fields.string("hours", report),
        languages: fields.strings("languages", report),
    };
    for (key, sound, ty) in [
        ("phone", contact.phone.as_deref().is_none_or(Contact::is_phone), Type::Phone),
        ("email", contact.email.as_deref().is_none_or(Contact::is_email), Type::Email),
    ] {
        if !sound && let Some(node) = table.get(key) {
            let (wanted, example) = wanted(&ty);
            report.say(front::wrong_type(reading.at(node), key, wanted, example));
        }
    }
    fields.finish(report);
    if !says_something(&contact) {
        report.say(say::empty_contact(reading.at(node), &field.name, reading.unknown(field)));
        return None;
    }
    Some(contact)
}

/// Whether anything of it is more than blanks. A blank number or address was told already.
fn says_something(contact: &Contact) -> bool {
    let Contact { name, role, phone, email, address, hours, languages } = contact;
    let words = [name, role, address, hours].into_iter().flatten().chain(languages);
    phone.is_some() || email.is_some() || words.into_iter().any(|text| !text.trim().is_empty())
}
