//! A value as a reader sees it: words, HTML, a machine form, the day it holds for and where it comes from.

use std::borrow::Cow;

use tera::Value;

use super::lexicon::FieldWords;
use super::picture::Picture;
use super::view::{View, marked, text};
use super::{Pen, body, escape, page};
use crate::i18n::Arg;
use crate::kinds::{Columns, Datum, Field, FieldId, Image, Kind, Row, Scope, Territory, Type, Value as Written};
use crate::lang::Lang;
use crate::resolve::Node;
use crate::values::{Contact, Day, Money};

/// How much of a value is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// Everything.
    Page,
    /// No cards inside a card.
    Card,
}

/// A value, shown.
pub(crate) struct Shown {
    /// In words.
    pub text: Value,
    /// As HTML.
    pub html: Value,
    /// When it begins, for machines.
    pub iso: Option<Value>,
    /// Who to call.
    pub contact: Option<Value>,
    /// Whether it is only intended.
    pub plan: bool,
    /// The day before which the boundaries held that it is of, in words.
    pub former: Option<String>,
    more: View,
}

impl Shown {
    fn new(text: impl Into<Value>, html: impl Into<Value>) -> Shown {
        Shown { text: text.into(), html: html.into(), iso: None, contact: None, plan: false, former: None, more: View::sized(4) }
    }

    fn plain(text: impl Into<Value>) -> Shown {
        let text = text.into();
        Shown::new(text.clone(), marked(&text))
    }

    fn timed(words: String, iso: &str) -> Shown {
        let html = format!("<time datetime=\"{iso}\">{}</time>", escape(&words));
        Shown { iso: Some(iso.into()), ..Shown::new(words, html) }
    }

    fn link(url: &str, words: &str) -> Shown {
        let html = format!("<a href=\"{}\">{}</a>", escape(url), escape(words));
        Shown::new(words, html).with("url", url)
    }

    fn with(mut self, name: &'static str, value: impl Into<Value>) -> Shown {
        self.more.set(name, value);
        self
    }
}

impl From<Shown> for Value {
    fn from(shown: Shown) -> Value {
        let said = View::sized(12).with("text", shown.text).with("html", shown.html).with("iso", shown.iso);
        let said = said.with("contact", shown.contact).with("plan", shown.plan.then_some(true)).with("former", shown.former);
        said.and(shown.more).into()
    }
}

/// The value of a field, or "to be updated" if it is pending; `None` if there is nothing to show.
pub(crate) fn shown(pen: &Pen<'_>, rank: usize, field_id: FieldId, lang: Lang, depth: Depth) -> Option<Shown> {
    let item = &pen.site.items[rank];
    let kind = item.kind(pen.setting.kinds);
    let field = &kind[field_id];
    if !field.public {
        return None;
    }
    let words = &pen.lexicon(item.draft.kind, lang)[field_id];
    let at = Shower { pen, rank, kind, lang, words: item.words_lang(lang).unwrap_or(item.draft.source_lang), depth };
    let Some(datum) = at.datum(field_id) else {
        if !item.draft.pending.contains(&field_id) {
            return None;
        }
        let fixed = pen.fixed(lang);
        let pending = Shown::new(fixed.pending.clone(), fixed.pending_html.clone());
        return Some(pending.with("name", words.name.clone()).with("label", words.label.clone()).with("pending", true));
    };
    let shown = at.value(field, words, field_id, &datum);
    let shown = shown.with("name", words.name.clone()).with("label", words.label.clone()).with("pending", false);
    let shown = at.marked(&datum, shown);
    Some(if field.scope == Scope::Fact && depth == Depth::Page { at.origin(field, &datum, shown) } else { shown })
}

struct Shower<'p, 'a> {
    pen: &'p Pen<'a>,
    rank: usize,
    kind: &'p Kind,
    lang: Lang,
    words: Lang,
    depth: Depth,
}

impl<'p> Shower<'p, '_> {
    /// The value a reader of the language gets. A table of facts has its words from the language's file.
    fn datum(&self, field: FieldId) -> Option<Cow<'p, Datum>> {
        let item = &self.pen.site.items[self.rank];
        let datum = item.value(self.lang, field, self.pen.setting.kinds)?;
        if self.kind[field].scope != Scope::Fact || self.words == item.draft.source_lang {
            return Some(Cow::Borrowed(datum));
        }
        let Some(translated) = item.draft.word(self.words, field) else { return Some(Cow::Borrowed(datum)) };
        let mut datum = datum.clone();
        overlay(&mut datum.value, &translated.value);
        Some(Cow::Owned(datum))
    }

    fn value(&self, field: &Field, words: &FieldWords, field_id: FieldId, datum: &Datum) -> Shown {
        match (&datum.value, &field.ty) {
            (Written::Reference(_), _) => self.references(self.led_to(field_id)),
            (Written::List(list), Type::Reference(_)) if !list.is_empty() => self.references(self.led_to(field_id)),
            (Written::List(list), ty) => self.list(list, ty, field, words),
            (Written::Table(rows), Type::Table(columns)) => self.table(rows, columns, words, self.led_to(field_id)),
            (Written::Text(_), _) if field.scope != Scope::Fact && field.common => match self.of_face(field) {
                Some(set) => Shown::plain(set),
                None => self.single(&datum.value, &field.ty, field, words),
            },
            (value, ty) => self.single(value, ty, field, words),
        }
    }

    /// Title and summary are set already.
    fn of_face(&self, field: &Field) -> Option<Value> {
        let face = self.pen.face(Node::Item(self.rank), self.lang).filter(|face| face.at == self.lang)?;
        match field.name.as_str() {
            "title" => face.title.clone(),
            "summary" => face.summary.clone(),
            _ => None,
        }
    }

    fn single(&self, value: &Written, ty: &Type, field: &Field, words: &FieldWords) -> Shown {
        let voice = self.pen.voice(self.lang);
        match value {
            Written::Text(text) => {
                // Facts are written once, in the source language; their words are names and codes and stay as written.
                let words = if field.scope == Scope::Fact { self.pen.site.items[self.rank].draft.source_lang } else { self.words };
                Shown::plain(self.pen.voice(words).typeset(text))
            }
            Written::Markdown(text) => Shown::new(crate::text::excerpt(text, 200), body::loose(self.pen, text, self.words)),
            Written::Integer(integer) => Shown::plain(self.integer(*integer, field)),
            Written::Decimal(number) => Shown::plain(voice.number(*number)),
            Written::Percent(number) => Shown::plain(voice.percent(*number)),
            Written::Boolean(yes) => {
                let fixed = self.pen.fixed(self.lang);
                Shown::plain(if *yes { fixed.yes.clone() } else { fixed.no.clone() })
            }
            Written::Date(day) => Shown::timed(voice.day(day), &day.to_string()),
            Written::Period(period) => {
                let shown = Shown::timed(voice.period(period), &period.from.to_string());
                shown.with("to_iso", period.to.map(|day| day.to_string()))
            }
            Written::Instant(moment) => match moment.to_zoned(self.pen.setting.settings.zone.clone()) {
                Ok(zoned) => Shown::timed(voice.instant(&zoned), &zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()),
                Err(_) => Shown::plain(moment.to_string()),
            },
            Written::Money(money) => self.money(money),
            Written::Area(area) => Shown::plain(voice.area(area)),
            Written::Choice(id) => Shown::plain(words.choice(ty, id)).with("id", id.as_str()),
            Written::Geo(geo) => Shown::plain(format!("{}, {}", geo.lat, geo.lon)).with("lat", geo.lat).with("lon", geo.lon),
            Written::Country(country) => {
                Shown::plain(voice.country(country).unwrap_or_else(|| country.as_str().to_owned())).with("id", country.as_str())
            }
            Written::Contact(contact) => self.contact(contact),
            Written::Email(address) => Shown::link(&format!("mailto:{address}"), address),
            Written::Phone(number) => Shown::link(&format!("tel:{}", bare_phone(number)), number),
            Written::Url(url) => Shown::link(url, url.split_once("://").map_or(url.as_str(), |(_, rest)| rest.trim_end_matches('/'))),
            Written::File(file) => self.file(&file.value),
            Written::Image(image) => self.image(image),
            Written::Reference(written) => Shown::plain(written.value.as_str()),
            Written::List(list) => self.list(list, ty, field, words),
            Written::Table(_) => Shown::plain(""),
        }
    }

    fn integer(&self, integer: i64, field: &Field) -> String {
        let voice = self.pen.voice(self.lang);
        let with_unit = field.unit.as_ref().and_then(|unit| {
            let argument = Arg::Number(integer.into());
            voice.phrase(&format!("unit-{unit}"), &[("n", argument)]).ok()
        });
        with_unit.map_or_else(|| voice.integer(integer), |phrase| phrase.text)
    }

    fn money(&self, money: &Money) -> Shown {
        let voice = self.pen.voice(self.lang);
        let other = self.pen.setting.settings.rates.iter().find_map(|rate| {
            let to = if money.currency == rate.code { rate.to } else if money.currency == rate.to { rate.code } else { return None };
            Some((voice.money_in(money, to)?, voice.day(&rate.date)))
        });
        let converted = other.map(|(converted, date)| Value::from(View::new().with("text", converted).with("rate_date", date)));
        Shown::plain(voice.money(money)).with("converted", converted)
    }

    fn list(&self, list: &[Written], ty: &Type, field: &Field, words: &FieldWords) -> Shown {
        let shown: Vec<Shown> = list.iter().map(|value| self.single(value, ty, field, words)).collect();
        let html: String = shown.iter().map(|one| format!("<li>{}</li>", text(&one.html))).collect();
        Shown::new(self.listed(shown.iter().map(|one| &one.text)), format!("<ul>{html}</ul>"))
    }

    /// `A, B và C`.
    fn listed<'v>(&self, texts: impl Iterator<Item = &'v Value>) -> Value {
        let texts: Vec<&Value> = texts.collect();
        match &texts[..] {
            [] => "".into(),
            [only] => (*only).clone(),
            _ => self.pen.voice(self.lang).list(&texts.into_iter().map(|one| text(one).to_owned()).collect::<Vec<_>>()).into(),
        }
    }

    /// The items a field leads to, in the order they are written.
    fn led_to(&self, field: FieldId) -> &'p [usize] {
        &self.pen.site.items[self.rank].references[field.0 as usize]
    }

    fn references(&self, ranks: &[usize]) -> Shown {
        let (mut texts, mut links, mut cards, mut id) = (Vec::new(), Vec::new(), Vec::new(), None);
        for rank in ranks {
            let Some(face) = self.pen.face(Node::Item(*rank), self.lang) else { continue };
            let Some(title) = &face.title else { continue };
            let (tag, _) = face.foreign(self.pen, self.lang);
            let lang = tag.map(|tag| format!(" lang=\"{tag}\"")).unwrap_or_default();
            links.push(format!("<a href=\"{}\"{lang}>{}</a>", escape(text(&face.url)), text(&marked(title))));
            texts.push(title);
            id.get_or_insert_with(|| self.pen.site.items[*rank].draft.id.as_str());
            if self.depth == Depth::Page {
                cards.extend(self.pen.card(*rank, self.lang));
            }
        }
        let html = match &links[..] {
            [one] => one.clone(),
            _ => format!("<ul>{}</ul>", links.iter().map(|link| format!("<li>{link}</li>")).collect::<String>()),
        };
        Shown::new(self.listed(texts.into_iter()), html).with("id", id).with("items", (self.depth == Depth::Page).then_some(cards))
    }

    /// `led_to`: what the references in its cells lead to, in order.
    fn table(&self, rows: &[Row], columns: &Columns, words: &FieldWords, mut led_to: &[usize]) -> Shown {
        let there: Vec<usize> =
            (0..columns.columns.len()).filter(|column| columns.columns[*column].public && rows.iter().any(|row| row.cells[*column].is_some())).collect();
        let labels: Vec<Value> = there.iter().map(|column| words.columns[*column].label.clone()).collect();
        let cell = |row: &Row, column: usize, led_to: &[usize]| {
            let (field, words) = (&columns.columns[column], &words.columns[column]);
            let Some(cell) = &row.cells[column] else {
                return Shown::plain("").with("pending", false).with("name", words.name.clone());
            };
            let shown = match led_to {
                [] => self.single(&cell.value, &field.ty, field, words),
                _ => self.references(led_to),
            };
            self.origin(field, cell, self.marked(cell, shown.with("name", words.name.clone()).with("pending", false)))
        };
        let mut shown = Vec::with_capacity(rows.len());
        for row in rows {
            let mut cells: Vec<Shown> = Vec::with_capacity(there.len());
            for (column, written) in row.cells.iter().enumerate() {
                let count = written.as_ref().map_or(0, |cell| cell.value.references().len()).min(led_to.len());
                let (here, rest) = led_to.split_at(count);
                led_to = rest;
                if there.contains(&column) {
                    cells.push(cell(row, column, here));
                }
            }
            shown.push(cells);
        }
        let rows = shown;
        let words = self.listed(rows.iter().filter_map(|row| row.first()).map(|first| &first.text));
        Shown::new(words, "").with("columns", labels).with("rows", rows)
    }

    fn contact(&self, contact: &Contact) -> Shown {
        let voice = self.pen.voice(self.words);
        let set = |text: &Option<String>| text.as_deref().map(|text| voice.typeset(text));
        let languages: Vec<String> = contact.languages.iter().map(|tag| self.pen.voice(self.lang).language(tag)).collect();
        let text: Vec<&str> = [&contact.name, &contact.phone, &contact.email].into_iter().flatten().map(String::as_str).collect();
        let parts = View::new()
            .with("name", set(&contact.name))
            .with("role", set(&contact.role))
            .with("phone", contact.phone.as_deref())
            .with("phone_uri", contact.phone.as_deref().map(|phone| format!("tel:{}", bare_phone(phone))))
            .with("email", contact.email.as_deref())
            .with("address", set(&contact.address))
            .with("hours", set(&contact.hours))
            .with("languages", (!languages.is_empty()).then(|| self.pen.voice(self.lang).list(&languages)));
        Shown { contact: Some(parts.into()), ..Shown::plain(text.join(" · ")) }
    }

    fn file(&self, name: &str) -> Shown {
        let on_disk = format!("{}/{name}", self.pen.site.items[self.rank].draft.folder);
        match self.pen.site.files.get(&on_disk) {
            Some(file) => Shown::link(&self.pen.link(&file.path), name),
            None => Shown::plain(name),
        }
    }

    fn image(&self, image: &Image) -> Shown {
        let on_disk = image.file.as_ref().map(|file| format!("{}/{}", self.pen.site.items[self.rank].draft.folder, file.value));
        let Some(picture) = on_disk.and_then(|path| Picture::find(self.pen, &path)) else {
            return Shown::plain("");
        };
        let voice = self.pen.voice(self.words);
        let alt: Value = image.alt.as_deref().map(|alt| voice.typeset(alt)).unwrap_or_default().into();
        let picture = picture
            .view(image.focus)
            .with("alt", alt.clone())
            .with("caption", image.caption.as_deref().map(|caption| voice.typeset(caption)))
            .with("credit", image.credit.as_deref())
            .with("decorative", image.decorative);
        Shown::new(alt, "").with("image", picture)
    }

    /// What keeps a value from being read as how things are: that it is planned, or of former boundaries.
    fn marked(&self, datum: &Datum, shown: Shown) -> Shown {
        let since = self.pen.setting.settings.territory_since.filter(|_| datum.territory == Some(Territory::Former));
        Shown { plan: datum.plan, former: since.map(|since| self.pen.voice(self.lang).day(&Day::exact(since))), ..shown }
    }

    /// The day a fact holds for, and its source: its own, else the item's where the kind wants them shown. A date needs no
    /// day it holds for, only a source.
    fn origin(&self, field: &Field, datum: &Datum, mut shown: Shown) -> Shown {
        let draft = &self.pen.site.items[self.rank].draft;
        let as_of: Option<Day> = datum.as_of.or(draft.as_of.filter(|_| field.dated));
        if let Some(day) = as_of {
            shown = shown.with("as_of_text", self.pen.voice(self.lang).day(&day)).with("as_of_iso", day.to_string());
        }
        let sourced = field.dated || (!field.common && matches!(field.ty, Type::Date | Type::Period));
        let key = datum.source.as_deref().or(draft.source.as_ref().filter(|_| sourced));
        shown.with("source", key.and_then(|key| page::source(self.pen, self.rank, &key.value, self.lang)))
    }
}

/// Words of a translation over the facts of the original.
fn overlay(value: &mut Written, translated: &Written) {
    match (value, translated) {
        (Written::Table(rows), Written::Table(words)) => {
            for row in rows {
                let Some(own) = words.iter().find(|other| other.key == row.key) else { continue };
                for (cell, word) in row.cells.iter_mut().zip(&own.cells) {
                    if word.is_some() {
                        *cell = word.clone();
                    }
                }
            }
        }
        (Written::Image(image), Written::Image(words)) => {
            image.alt = words.alt.clone().or(image.alt.take());
            image.caption = words.caption.clone().or(image.caption.take());
            image.credit = words.credit.clone().or(image.credit.take());
        }
        _ => {}
    }
}

/// RFC 3966 wants no spaces.
fn bare_phone(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}
