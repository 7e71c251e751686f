//! The parameters of Markdown components, read and checked.

use super::asks::{Ask, AskId};
use super::links::{Body, Files, Use};
use crate::diag::Report;
use crate::diag::catalog::{front, links as say, markdown, values};
use crate::fields::{Fields, NodeValue};
use crate::kinds::{self, FieldId};
use crate::markdown::Component;
use crate::source::Placed;
use crate::text::nearest;
use crate::values::Focus;

/// A picture in prose.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Its path on disk.
    pub file: Option<String>,
    /// What it shows.
    pub alt: String,
    /// A caption.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// Says nothing that the text does not.
    pub decorative: bool,
    /// What must stay in sight when it is cut.
    pub focus: Option<Focus>,
}

/// A component with its parameters.
#[derive(Clone, Debug)]
pub enum Block {
    /// A picture with its words.
    Figure(Figure),
    /// Pictures side by side.
    Gallery {
        /// The pictures.
        figures: Vec<Figure>,
        /// A caption for all of them.
        caption: Option<String>,
    },
    /// Values of an item.
    Facts {
        /// Whose; the page's item if none is named.
        of: Option<usize>,
        /// Which fields.
        fields: Vec<FieldId>,
        /// A caption.
        caption: Option<String>,
    },
    /// Items that answer an ask.
    List {
        /// The ask.
        ask: AskId,
        /// A title.
        title: Option<String>,
    },
    /// A table.
    Table {
        /// A caption.
        caption: Option<String>,
        /// Column headings.
        header: Vec<String>,
        /// Cells, row by row.
        rows: Vec<Vec<String>>,
        /// `left`, `right` or `center` by column.
        align: Vec<String>,
    },
    /// Who to call.
    Contact {
        /// Whose contact; the page's item if none is named.
        of: Option<usize>,
        /// A title.
        title: Option<String>,
    },
    /// A quotation.
    Quote {
        /// The words.
        text: String,
        /// Who said them.
        by: Option<String>,
        /// Where.
        source: Option<String>,
        /// The language of the words, if another.
        lang: Option<String>,
    },
    /// A fault was said.
    Faulty,
}

/// Reads one component.
pub(super) fn read(body: &Body<'_>, component: &Component, files: &mut Files<'_>, report: &mut Report) -> Block {
    if !component.sound {
        return Block::Faulty;
    }
    let source = &component.place.source;
    let fields = Fields::new(source, &component.table);
    let block = match component.name.as_str() {
        "figure" => Block::Figure(figure(body, &fields, files, report)),
        "gallery" => gallery(body, &fields, files, report),
        "facts" => facts(body, &fields, report),
        "list" => Block::List {
            title: fields.string("title", report),
            ask: files.asked.note(Ask::read(&fields, body.site, body.setting, report)),
        },
        "table" => table(&fields, report),
        "contact" => Block::Contact {
            of: subject(body, &fields, report),
            title: fields.string("title", report),
        },
        "quote" => Block::Quote {
            text: fields.required_string("text", "\"…\"", report).unwrap_or_default(),
            by: fields.string("by", report),
            source: fields.string("source", report),
            lang: language(&fields, report),
        },
        _ => Block::Faulty,
    };
    if !matches!(block, Block::Faulty) {
        fields.finish(report);
    }
    block
}

/// `lang = "…"`: the language of a quotation.
fn language(fields: &Fields<'_>, report: &mut Report) -> Option<String> {
    let written = fields.string("lang", report)?;
    match written.parse::<unic_langid::LanguageIdentifier>() {
        Ok(tag) => Some(tag.to_string()),
        Err(_) => {
            let place = fields.node("lang").map_or(fields.place(), |node| fields.at(node));
            report.say(markdown::bad_language_tag(place, &written));
            None
        }
    }
}

/// `of = "…"`, else the page's own item.
fn subject(body: &Body<'_>, fields: &Fields<'_>, report: &mut Report) -> Option<usize> {
    match fields.node("of") {
        Some(node) => {
            let id = Placed::new(fields.string("of", report)?, fields.at(node));
            body.item_named(&id, report)
        }
        None => body.item,
    }
}

fn figure(body: &Body<'_>, fields: &Fields<'_>, files: &mut Files<'_>, report: &mut Report) -> Figure {
    let name = fields.required_string("file", "\"anh.jpg\"", report);
    let place = fields.node("file").map_or(fields.place(), |node| fields.at(node));
    let alt = kinds::not_blank(fields.string("alt", report));
    let decorative = fields.boolean("decorative", report).unwrap_or(false);
    if alt.is_none() && !decorative {
        let blamed = fields.node("alt").map_or(place.clone(), |node| fields.at(node));
        report.say(values::picture_without_alt(blamed, "figure"));
    }
    Figure {
        file: name.and_then(|name| files.find(&Placed::new(name, place), body.folder, true, Use::Published, report)),
        alt: alt.unwrap_or_default(),
        caption: fields.string("caption", report),
        credit: fields.string("credit", report),
        decorative,
        focus: kinds::focus(fields, report),
    }
}

fn gallery(body: &Body<'_>, fields: &Fields<'_>, files: &mut Files<'_>, report: &mut Report) -> Block {
    if fields.node("pictures").is_none() {
        report.say(front::missing_key(fields.place(), "pictures", "[{ file = \"anh.jpg\", alt = \"…\" }]"));
    }
    let figures = fields
        .tables("pictures", report)
        .into_iter()
        .map(|picture| {
            let read = figure(body, &picture, files, report);
            picture.finish(report);
            read
        })
        .collect();
    Block::Gallery { figures, caption: fields.string("caption", report) }
}

fn facts(body: &Body<'_>, fields: &Fields<'_>, report: &mut Report) -> Block {
    let of = subject(body, fields, report);
    let kind = of.map(|rank| body.site.items[rank].kind(body.setting.kinds));
    let place = fields.node("fields").map_or(fields.place(), |node| fields.at(node));
    let chosen = fields
        .strings("fields", report)
        .iter()
        .filter_map(|name| {
            let found = kind?.field(name).filter(|(_, field)| field.public);
            if found.is_none() {
                let near = kind.and_then(|kind| nearest(name, kind.fields.iter().map(|field| field.name.as_str())));
                report.say(say::no_such_fact(place.inside(name), name, near));
            }
            found.map(|(id, _)| id)
        })
        .collect();
    Block::Facts { of, fields: chosen, caption: fields.string("caption", report) }
}

fn table(fields: &Fields<'_>, report: &mut Report) -> Block {
    let header = fields.strings("header", report);
    let mut rows = Vec::new();
    if let Some(node) = fields.node("rows") {
        let cells = |node: &crate::fields::Node| match &node.value {
            NodeValue::List(list) => list.iter().map(crate::fields::as_string).collect::<Option<Vec<String>>>(),
            _ => None,
        };
        let read: Option<Vec<Vec<String>>> = match &node.value {
            NodeValue::List(list) => list.iter().map(cells).collect(),
            _ => None,
        };
        match read {
            Some(read) if read.iter().all(|row| header.is_empty() || row.len() == header.len()) => rows = read,
            _ => report.say(front::wrong_type(
                fields.at(node),
                "rows",
                crate::both!("các dòng chữ, mỗi dòng đủ số cột của `header`", "rows of strings, each with as many cells as `header`"),
                "[[\"…\", \"…\"]]",
            )),
        }
    } else {
        report.say(front::missing_key(fields.place(), "rows", "[[\"…\", \"…\"]]"));
    }
    let align = fields.strings("align", report);
    if let (Some(bad), Some(node)) = (align.iter().find(|word| !["left", "right", "center"].contains(&word.as_str())), fields.node("align")) {
        report.say(front::not_a_choice(fields.at(node).inside(bad), "align", bad, None, &["left", "right", "center"]));
    }
    Block::Table { caption: fields.string("caption", report), header, rows, align }
}
