//! Values of fields, in domain types.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::source::{Place, Placed};
use crate::values::{Area, Contact, Country, Day, Decimal, Focus, Geo, Money, Period};

/// What a field holds in one item.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Value {
    /// `string` and `text`.
    Text(String),
    /// `markdown`: the text is rendered from its place.
    Markdown(String),
    /// `integer`.
    Integer(i64),
    /// `decimal`.
    Decimal(Decimal),
    /// `percent`: 76.4 is 76.4 %.
    Percent(Decimal),
    /// `boolean`.
    Boolean(bool),
    /// `date`.
    Date(Day),
    /// `instant`, in the site's zone.
    Instant(DateTime),
    /// `period`.
    Period(Period),
    /// `money`.
    Money(Money),
    /// `area`.
    Area(Area),
    /// `choice`: the id.
    Choice(String),
    /// `geo`.
    Geo(Geo),
    /// `country`.
    Country(Country),
    /// `contact`.
    Contact(Box<Contact>),
    /// `email`.
    Email(String),
    /// `phone`.
    Phone(String),
    /// `url`.
    Url(String),
    /// `file`: a name beside the item.
    File(Placed<String>),
    /// `image`.
    Image(Box<Image>),
    /// `reference`: as written; `resolve` finds the item.
    Reference(Placed<String>),
    /// A field with `many`.
    List(Vec<Value>),
    /// A table.
    Table(Vec<Row>),
}

/// A picture and its words.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Image {
    /// Its file beside the item; absent where only words are given (a translation).
    pub file: Option<Placed<String>>,
    /// What it shows, for those who cannot see it.
    pub alt: Option<String>,
    /// Says nothing that the text does not: an empty `alt`.
    pub decorative: bool,
    /// A caption.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// What must stay in sight when it is cut.
    pub focus: Option<Focus>,
}

/// A row of a table field.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    /// Its key; its rank from 1 where rows have none.
    pub key: String,
    /// Its cells by column.
    pub cells: Vec<Option<Datum>>,
    /// Where it stands.
    pub place: Place,
}

/// A value, where it stands, and what is said of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Datum {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub place: Place,
    /// The day it holds for, if the value itself says so.
    pub as_of: Option<Day>,
    /// The key of its source in `[sources]`, if the value itself names one.
    pub source: Option<Box<Placed<String>>>,
    /// Whether it is what is intended, not what is.
    pub plan: bool,
    /// The boundaries it is a figure of, if it says so.
    pub territory: Option<Territory>,
}

/// Boundaries a figure can be of: those of today, or those before the day `site.toml` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Territory {
    /// Those of before.
    Former,
    /// Those of today, also where the figure is older.
    Present,
}

impl Territory {
    /// The words front matter has for them.
    pub const WORDS: [&str; 2] = ["former", "present"];

    /// Reads one of [`Territory::WORDS`].
    pub fn parse(word: &str) -> Option<Territory> {
        match word {
            "former" => Some(Territory::Former),
            "present" => Some(Territory::Present),
            _ => None,
        }
    }
}

impl Datum {
    /// A value of which nothing is said.
    pub fn bare(value: Value, place: Place) -> Datum {
        Datum { value, place, as_of: None, source: None, plan: false, territory: None }
    }

    /// Whether it says how things are here and now: no plan, and no figure of other boundaries.
    pub fn is_present_fact(&self) -> bool {
        !self.plan && self.territory != Some(Territory::Former)
    }
}

impl Value {
    /// The references in it, lists and tables included.
    pub fn references(&self) -> Vec<&Placed<String>> {
        match self {
            Value::Reference(reference) => vec![reference],
            Value::List(list) => list.iter().flat_map(Value::references).collect(),
            Value::Table(rows) => {
                rows.iter().flat_map(|row| row.cells.iter().flatten()).flat_map(|cell| cell.value.references()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The files beside the item it names, and whether each must be a picture.
    pub fn files(&self) -> Vec<(&Placed<String>, bool)> {
        match self {
            Value::File(file) => vec![(file, false)],
            Value::Image(image) => image.file.iter().map(|file| (file, true)).collect(),
            Value::List(list) => list.iter().flat_map(Value::files).collect(),
            Value::Table(rows) => {
                rows.iter().flat_map(|row| row.cells.iter().flatten()).flat_map(|cell| cell.value.files()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The choice ids in it.
    pub fn choices(&self) -> Vec<&str> {
        match self {
            Value::Choice(id) => vec![id],
            Value::List(list) => list.iter().flat_map(Value::choices).collect(),
            _ => Vec::new(),
        }
    }

    /// When it begins, if it is a time.
    pub fn begins(&self) -> Option<Day> {
        match self {
            Value::Date(day) => Some(*day),
            Value::Period(period) => Some(period.from),
            _ => None,
        }
    }

    /// The last day it touches, if it is a time.
    pub fn ends(&self) -> Option<jiff::civil::Date> {
        match self {
            Value::Date(day) => Some(day.last()),
            Value::Period(period) => Some(period.last()),
            _ => None,
        }
    }
}
