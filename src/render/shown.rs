//! A value as a reader sees it: words, HTML, a machine form, the day it holds for and where it comes from.

use serde_json::{Value as Json, json};

use super::{Pen, card, compact, escape};
use crate::i18n::Arg;
use crate::kinds::{Columns, Datum, Field, FieldId, Image, Kind, Row, Scope, Type, Value};
use crate::lang::Lang;
use crate::resolve::Node;
use crate::values::{Contact, Day};

/// How much of a value is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// Everything.
    Page,
    /// No cards inside a card.
    Card,
}

/// The value of a field, or "to be updated" if it is pending; `None` if there is nothing to show.
pub(crate) fn shown(pen: &Pen<'_>, rank: usize, field_id: FieldId, lang: Lang, depth: Depth) -> Option<Json> {
    let item = &pen.site.items[rank];
    let kind = item.kind(pen.setting.kinds);
    let field = &kind[field_id];
    if !field.public {
        return None;
    }
    let at = Shower { pen, rank, kind, lang, words: item.words_lang(lang).unwrap_or(item.draft.source_lang), depth };
    let label = at.label(field);
    let Some(datum) = at.datum(field_id) else {
        if !item.draft.pending.contains(&field_id) {
            return None;
        }
        let text = pen.say(lang, "value-pending");
        return Some(json!({ "name": field.name, "label": label, "text": text, "html": escape(&text), "pending": true }));
    };
    let mut shown = at.value(field, field_id, &datum);
    shown["name"] = json!(field.name);
    shown["label"] = json!(label);
    shown["pending"] = json!(false);
    if field.scope == Scope::Fact && depth == Depth::Page {
        at.origin(field, &datum, &mut shown);
    }
    Some(compact(shown))
}

/// The label of a field in a language: `project-capital`, `field-title` for those every kind has, else the name itself.
pub(crate) fn label(pen: &Pen<'_>, kind: &Kind, field: &Field, lang: Lang) -> String {
    let own = format!("{}-{}", kind.name, field.name);
    let common = format!("field-{}", field.name);
    let voice = pen.voice(lang);
    voice.phrase(&own, &[]).or_else(|_| voice.phrase(&common, &[])).map_or_else(|_| field.name.clone(), |phrase| phrase.text)
}

struct Shower<'p, 'a> {
    pen: &'p Pen<'a>,
    rank: usize,
    kind: &'p Kind,
    lang: Lang,
    words: Lang,
    depth: Depth,
}

impl Shower<'_, '_> {
    fn label(&self, field: &Field) -> String {
        label(self.pen, self.kind, field, self.lang)
    }

    /// `project-schedule-label`; the field's own label where a column has none.
    fn column_label(&self, field: &Field, column: &Field) -> String {
        let id = format!("{}-{}-{}", self.kind.name, field.name, column.name);
        self.pen.voice(self.lang).phrase(&id, &[]).map_or_else(|_| self.label(column), |phrase| phrase.text)
    }

    /// The value a reader of the language gets. A table of facts has its words from the language's file.
    fn datum(&self, field: FieldId) -> Option<Datum> {
        let item = &self.pen.site.items[self.rank];
        let datum = item.value(self.lang, field, self.pen.setting.kinds)?;
        if self.kind[field].scope != Scope::Fact || self.words == item.draft.source_lang {
            return Some(datum.clone());
        }
        let mut datum = datum.clone();
        if let Some(translated) = item.draft.word(self.words, field) {
            overlay(&mut datum.value, &translated.value);
        }
        Some(datum)
    }

    fn value(&self, field: &Field, field_id: FieldId, datum: &Datum) -> Json {
        match (&datum.value, &field.ty) {
            (Value::Reference(_), _) => self.references(field_id),
            (Value::List(list), Type::Reference(_)) if !list.is_empty() => self.references(field_id),
            (Value::List(list), ty) => self.list(list, ty, field),
            (Value::Table(rows), Type::Table(columns)) => self.table(rows, columns, field),
            (value, ty) => self.single(value, ty, field),
        }
    }

    fn single(&self, value: &Value, ty: &Type, field: &Field) -> Json {
        let voice = self.pen.voice(self.lang);
        let plain = |text: String| {
            let html = escape(&text);
            json!({ "text": text, "html": html })
        };
        match value {
            Value::Text(text) => {
                // Facts are written once, in the source language; their words are names and codes and stay as written.
                let words = if field.scope == Scope::Fact { self.pen.site.items[self.rank].draft.source_lang } else { self.words };
                plain(self.pen.voice(words).typeset(text))
            }
            Value::Markdown(text) => {
                let html = super::body::loose(self.pen, text, self.words);
                json!({ "text": crate::text::excerpt(text, 200), "html": html })
            }
            Value::Integer(integer) => plain(match &field.unit {
                Some(unit) => {
                    let argument = Arg::Number((*integer).into());
                    let phrase = voice.phrase(&format!("unit-{unit}"), &[("n", argument)]);
                    phrase.map_or_else(|_| voice.integer(*integer), |phrase| phrase.text)
                }
                None => voice.integer(*integer),
            }),
            Value::Decimal(number) => plain(voice.number(*number)),
            Value::Percent(number) => plain(voice.percent(*number)),
            Value::Boolean(yes) => plain(self.pen.say(self.lang, if *yes { "value-yes" } else { "value-no" })),
            Value::Date(day) => timed(voice.day(day), day.to_string()),
            Value::Period(period) => {
                let mut shown = timed(voice.period(period), period.from.to_string());
                shown["to_iso"] = json!(period.to.map(|day| day.to_string()));
                shown
            }
            Value::Instant(moment) => match moment.to_zoned(self.pen.setting.settings.zone.clone()) {
                Ok(zoned) => timed(voice.instant(&zoned), zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()),
                Err(_) => plain(moment.to_string()),
            },
            Value::Money(money) => {
                let text = voice.money(money);
                let other = self.pen.setting.settings.rates.iter().find_map(|rate| {
                    let to = if money.currency == rate.code { rate.to } else if money.currency == rate.to { rate.code } else { return None };
                    Some((voice.money_in(money, to)?, voice.day(&rate.date)))
                });
                let mut shown = plain(text);
                if let Some((converted, date)) = other {
                    shown["converted"] = json!({ "text": converted, "rate_date": date });
                }
                shown
            }
            Value::Area(area) => plain(voice.area(area)),
            Value::Choice(id) => {
                let message = format!("{}-{}-{id}", self.kind.name, field.name);
                let text = voice.phrase(&message, &[]).map_or_else(|_| id.clone(), |phrase| phrase.text);
                let mut shown = plain(text);
                shown["id"] = json!(id);
                shown
            }
            Value::Geo(geo) => {
                let mut shown = plain(format!("{}, {}", geo.lat, geo.lon));
                shown["lat"] = json!(geo.lat);
                shown["lon"] = json!(geo.lon);
                shown
            }
            Value::Country(country) => {
                let mut shown = plain(voice.country(country).unwrap_or_else(|| country.as_str().to_owned()));
                shown["id"] = json!(country.as_str());
                shown
            }
            Value::Contact(contact) => self.contact(contact),
            Value::Email(address) => link(&format!("mailto:{address}"), address),
            Value::Phone(number) => link(&format!("tel:{}", bare_phone(number)), number),
            Value::Url(url) => link(url, url.split_once("://").map_or(url.as_str(), |(_, rest)| rest.trim_end_matches('/'))),
            Value::File(file) => self.file(&file.value),
            Value::Image(image) => self.image(image),
            Value::Reference(written) => plain(written.value.clone()),
            Value::List(list) => self.list(list, ty, field),
            Value::Table(_) => plain(String::new()),
        }
    }

    fn list(&self, list: &[Value], ty: &Type, field: &Field) -> Json {
        let shown: Vec<Json> = list.iter().map(|value| self.single(value, ty, field)).collect();
        let texts: Vec<String> = shown.iter().filter_map(|one| one["text"].as_str().map(str::to_owned)).collect();
        let html: String = shown.iter().filter_map(|one| one["html"].as_str()).map(|html| format!("<li>{html}</li>")).collect();
        json!({ "text": self.pen.voice(self.lang).list(&texts), "html": format!("<ul>{html}</ul>") })
    }

    fn references(&self, field: FieldId) -> Json {
        let ranks = &self.pen.site.items[self.rank].references[field.0 as usize];
        let voice = self.pen.voice(self.lang);
        let mut texts = Vec::new();
        let mut links = Vec::new();
        let mut cards = Vec::new();
        let mut id = None;
        for rank in ranks {
            let Some((path, at)) = self.pen.lead(Node::Item(*rank), self.lang) else { continue };
            let item = &self.pen.site.items[*rank];
            let (Some(words), Some(title)) = (item.words_lang(at), item.title(at, self.pen.setting.kinds)) else { continue };
            let title = self.pen.voice(words).typeset(title);
            let lang = if words == self.lang { String::new() } else { format!(" lang=\"{}\"", self.pen.tag(words)) };
            links.push(format!("<a href=\"{}\"{lang}>{}</a>", escape(&self.pen.link(path)), escape(&title)));
            texts.push(title);
            id.get_or_insert_with(|| item.draft.id.clone());
            if self.depth == Depth::Page {
                cards.extend(card::card(self.pen, *rank, self.lang));
            }
        }
        let html = match &links[..] {
            [one] => one.clone(),
            _ => format!("<ul>{}</ul>", links.iter().map(|link| format!("<li>{link}</li>")).collect::<String>()),
        };
        json!({
            "text": voice.list(&texts),
            "html": html,
            "id": id,
            "items": (self.depth == Depth::Page).then_some(cards),
        })
    }

    fn table(&self, rows: &[Row], columns: &Columns, field: &Field) -> Json {
        let there: Vec<usize> =
            (0..columns.columns.len()).filter(|column| columns.columns[*column].public && rows.iter().any(|row| row.cells[*column].is_some())).collect();
        let labels: Vec<String> = there.iter().map(|column| self.column_label(field, &columns.columns[*column])).collect();
        let cells = |row: &Row| -> Vec<Json> {
            there
                .iter()
                .map(|column| match &row.cells[*column] {
                    Some(cell) => {
                        let field = &columns.columns[*column];
                        let mut shown = self.single(&cell.value, &field.ty, field);
                        shown["name"] = json!(field.name);
                        shown["pending"] = json!(false);
                        self.origin(field, cell, &mut shown);
                        compact(shown)
                    }
                    None => json!({ "text": "", "html": "", "pending": false, "name": columns.columns[*column].name }),
                })
                .collect()
        };
        let rows: Vec<Vec<Json>> = rows.iter().map(cells).collect();
        let text: Vec<String> = rows.iter().filter_map(|row| row.first()?["text"].as_str().map(str::to_owned)).collect();
        json!({ "text": self.pen.voice(self.lang).list(&text), "html": "", "columns": labels, "rows": rows })
    }

    fn contact(&self, contact: &Contact) -> Json {
        let voice = self.pen.voice(self.words);
        let set = |text: &Option<String>| text.as_deref().map(|text| voice.typeset(text));
        let languages: Vec<String> = contact.languages.iter().map(|tag| self.pen.voice(self.lang).language(tag)).collect();
        let text: Vec<String> = [&contact.name, &contact.phone, &contact.email].into_iter().flatten().cloned().collect();
        let parts = compact(json!({
            "name": set(&contact.name),
            "role": set(&contact.role),
            "phone": contact.phone,
            "phone_uri": contact.phone.as_deref().map(|phone| format!("tel:{}", bare_phone(phone))),
            "email": contact.email,
            "address": set(&contact.address),
            "hours": set(&contact.hours),
            "languages": (!languages.is_empty()).then(|| self.pen.voice(self.lang).list(&languages)),
        }));
        let text = text.join(" · ");
        json!({ "text": text, "html": escape(&text), "contact": parts })
    }

    fn file(&self, name: &str) -> Json {
        let on_disk = format!("{}/{name}", self.pen.site.items[self.rank].draft.folder);
        match self.pen.site.files.get(&on_disk) {
            Some(file) => link(&self.pen.link(&file.path), name),
            None => json!({ "text": name, "html": escape(name) }),
        }
    }

    fn image(&self, image: &Image) -> Json {
        let on_disk = image.file.as_ref().map(|file| format!("{}/{}", self.pen.site.items[self.rank].draft.folder, file.value));
        let file = on_disk.and_then(|path| self.pen.site.files.get(&path));
        let Some((file, measured)) = file.and_then(|file| Some((file, file.blob.measured?))) else {
            return json!({ "text": "", "html": "" });
        };
        let voice = self.pen.voice(self.words);
        let alt = image.alt.as_deref().map(|alt| voice.typeset(alt)).unwrap_or_default();
        json!({
            "text": alt,
            "html": "",
            "image": compact(json!({
                "url": self.pen.link(&file.path),
                "width": measured.width,
                "height": measured.height,
                "alt": alt,
                "caption": image.caption.as_deref().map(|caption| voice.typeset(caption)),
                "credit": image.credit,
                "decorative": image.decorative,
            })),
        })
    }

    /// The day a fact holds for, and its source: its own, else the item's where the kind wants them shown. A date needs no
    /// day it holds for, only a source.
    fn origin(&self, field: &Field, datum: &Datum, shown: &mut Json) {
        let draft = &self.pen.site.items[self.rank].draft;
        let as_of: Option<Day> = datum.as_of.or(draft.as_of.filter(|_| field.dated));
        if let Some(day) = as_of {
            shown["as_of_text"] = json!(self.pen.voice(self.lang).day(&day));
            shown["as_of_iso"] = json!(day.to_string());
        }
        let sourced = field.dated || (!field.common && matches!(field.ty, Type::Date | Type::Period));
        let key = datum.source.as_ref().or(draft.source.as_ref().filter(|_| sourced));
        if let Some(key) = key
            && let Some(source) = super::page::source(self.pen, self.rank, &key.value, self.lang)
        {
            shown["source"] = source;
        }
    }
}

/// Words of a translation over the facts of the original.
fn overlay(value: &mut Value, translated: &Value) {
    match (value, translated) {
        (Value::Table(rows), Value::Table(words)) => {
            for row in rows {
                let Some(own) = words.iter().find(|other| other.key == row.key) else { continue };
                for (cell, word) in row.cells.iter_mut().zip(&own.cells) {
                    if word.is_some() {
                        *cell = word.clone();
                    }
                }
            }
        }
        (Value::Image(image), Value::Image(words)) => {
            image.alt = words.alt.clone().or(image.alt.take());
            image.caption = words.caption.clone().or(image.caption.take());
        }
        _ => {}
    }
}

fn timed(text: String, iso: String) -> Json {
    json!({ "html": format!("<time datetime=\"{iso}\">{}</time>", escape(&text)), "text": text, "iso": iso })
}

fn link(url: &str, text: &str) -> Json {
    json!({ "text": text, "html": format!("<a href=\"{}\">{}</a>", escape(url), escape(text)), "url": url })
}

/// RFC 3966 wants no spaces.
fn bare_phone(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}
