//! Kinds of content: what fields an item has, what each field means, and values read against them.
//!
//! Takes kind files (built in, or the site's own), gives [`Kinds`]. A kind is data: no code here knows what a
//! project or an event is. Never reads items (`parse` does) and never compares them (`resolve` does).

pub mod builtin;
mod datum;
mod read;
mod schema;
mod value;

pub use datum::datum;
pub use read::{Reading, date, focus, wanted, words_of_image, words_rows};
pub(crate) use read::is_web_address;
pub use schema::{digest, load};
pub use value::{Datum, Image, Row, Territory, Value};

use std::ops::Index;

use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::source::Place;

/// Rank of a kind in [`Kinds`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct KindId(pub u16);

/// Rank of a field in its kind. Fields every kind has come first and have the same rank in all kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FieldId(pub u16);

/// Who writes a field, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Once, in the source-language file.
    Fact,
    /// In every language: what translators translate.
    Words,
    /// In any language, its own value or none.
    Local,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// One line of text.
    String,
    /// Some sentences.
    Text,
    /// Markdown.
    Markdown,
    /// A whole number.
    Integer,
    /// An exact number.
    Decimal,
    /// Yes or no.
    Boolean,
    /// A day, month or year.
    Date,
    /// A moment, to the minute.
    Instant,
    /// From a day to a day.
    Period,
    /// Money.
    Money,
    /// Area.
    Area,
    /// A percentage.
    Percent,
    /// One word of a closed set, labelled in Fluent.
    Choice(Vec<String>),
    /// A point on the earth.
    Geo,
    /// A country code.
    Country,
    /// Who to call.
    Contact,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A web address.
    Url,
    /// A file beside the item.
    File,
    /// A picture beside the item.
    Image,
    /// Another item, of this kind if one is named.
    Reference(Option<String>),
    /// Rows under keys (or in a list, if no column is words).
    Table(Columns),
}

/// The columns of a table field.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// The columns, in order.
    pub columns: Vec<Field>,
    /// Whether rows stand under keys.
    pub keyed: bool,
}

/// One field of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its key in front matter.
    pub name: String,
    /// What it holds.
    pub ty: Type,
    /// Whether it is a list of that.
    pub many: bool,
    /// Who writes it, and where.
    pub scope: Scope,
    /// Present, or named in `pending`.
    pub required: bool,
    /// Whether it may leave the repository.
    pub public: bool,
    /// The group of the ledger it is shown in.
    pub group: Option<String>,
    /// The schema.org property it is, if any.
    pub property: Option<String>,
    /// Whether the day it holds for and its source stand with it: figures, and what the kind says changes with time.
    pub dated: bool,
    /// Whether it is a figure of the territory, which changes when boundaries do.
    pub territorial: bool,
    /// What each choice is outside, where it has a name there: `cancelled` -> `https://schema.org/EventCancelled`.
    pub means: Vec<(String, String)>,
    /// Message id suffix of its unit (`unit-years`).
    pub unit: Option<String>,
    /// Least number, or longest text.
    pub min: Option<i64>,
    /// Greatest number, or longest text.
    pub max: Option<i64>,
    /// Whether it is one of the fields every kind has.
    pub common: bool,
}

/// A rule between fields. The set is closed: there is no expression language.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// When `field` is one of `is`, the fields of `requires` must be present or pending.
    RequiredWhen {
        /// The field looked at.
        field: FieldId,
        /// Its values that matter.
        is: Vec<String>,
        /// What must then be there.
        requires: Vec<FieldId>,
    },
    /// A number is at most another, or at most a limit.
    AtMost {
        /// The smaller one.
        field: FieldId,
        /// The greater one.
        other: Option<FieldId>,
        /// A fixed limit.
        limit: Option<crate::values::Decimal>,
    },
    /// A date is not after another.
    Before(FieldId, FieldId),
    /// No two items of the kind have the same value.
    Unique(FieldId),
    /// Following the reference never leads back.
    Acyclic(FieldId),
    /// A point lies within a box of degrees: south, west, north, east.
    Within(FieldId, [f64; 4]),
    /// Parts add up to a total.
    Sum(Vec<FieldId>, FieldId),
}

/// An order for lists: fields in turn, each up or down.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderKey {
    /// The field, by name: `as_of` counts as one.
    pub field: String,
    /// Greatest first.
    pub down: bool,
}

impl OrderKey {
    /// Reads `date` or `-date`.
    pub fn parse(text: &str) -> OrderKey {
        match text.strip_prefix('-') {
            Some(field) => OrderKey { field: field.to_owned(), down: true },
            None => OrderKey { field: text.to_owned(), down: false },
        }
    }
}

/// A kind of content.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its name: the name of its file.
    pub name: String,
    /// Its fields, those every kind has first.
    pub fields: Vec<Field>,
    /// Its schema.org type.
    pub schema: Option<String>,
    /// How its items are ordered in lists.
    pub order: Vec<OrderKey>,
    /// The field that says when it is.
    pub date: Option<FieldId>,
    /// Whether its items are news, for feeds.
    pub feed: bool,
    /// Whether a text must be approved (`reviewed_on`) before it is published.
    pub review: bool,
    /// Facets, and pairs of facets, that have pages of their own.
    pub facet_pages: Vec<Vec<FieldId>>,
    /// Rules between fields.
    pub rules: Vec<Rule>,
    /// Where it is declared.
    pub place: Place,
}

impl Kind {
    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<(FieldId, &Field)> {
        self.iter().find(|(_, field)| field.name == name)
    }

    /// Every field with its rank.
    pub fn iter(&self) -> impl Iterator<Item = (FieldId, &Field)> {
        self.fields.iter().enumerate().map(|(rank, field)| (FieldId(rank as u16), field))
    }
}

impl Index<FieldId> for Kind {
    type Output = Field;
    fn index(&self, id: FieldId) -> &Field {
        &self.fields[id.0 as usize]
    }
}

/// Every kind of the site.
#[derive(Clone, Debug, Default)]
pub struct Kinds {
    kinds: Vec<Kind>,
    /// Digest of all kind files.
    pub digest: Option<Digest>,
}

impl Kinds {
    /// The kind of this name.
    pub fn find(&self, name: &str) -> Option<KindId> {
        self.kinds.iter().position(|kind| kind.name == name).map(|rank| KindId(rank as u16))
    }

    /// Every kind with its rank.
    pub fn iter(&self) -> impl Iterator<Item = (KindId, &Kind)> {
        self.kinds.iter().enumerate().map(|(rank, kind)| (KindId(rank as u16), kind))
    }

    /// Every name, for suggestions.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.kinds.iter().map(|kind| kind.name.as_str())
    }
}

impl Index<KindId> for Kinds {
    type Output = Kind;
    fn index(&self, id: KindId) -> &Kind {
        &self.kinds[id.0 as usize]
    }
}

/// The words front matter keeps for itself: no field may be called so.
pub const RESERVED: [&str; 5] = ["kind", "source", "as_of", "pending", "stamp"];
