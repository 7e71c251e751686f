//! Pictures: their file and their words, and in a translation the words alone.

use super::{Reading, text, wanted};
use crate::both;
use crate::diag::catalog::values as say;
use crate::diag::catalog::front;
use crate::diag::Report;
use crate::fields::{Fields, Node, NodeValue};
use crate::kinds::{Datum, Image, Type, Value};
use crate::values::Focus;

/// A text, unless it is blank: a blank one describes nothing.
pub fn not_blank(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

pub(super) fn image(name: &str, node: &Node, reading: Reading<'_>, report: &mut Report) -> Option<Image> {
    let NodeValue::Table(table) = &node.value else {
        let (wanted, example) = wanted(&Type::Image);
        report.say(front::wrong_type(reading.at(node), name, wanted, example));
        return None;
    };
    let fields = Fields::new(reading.source, table);
    if fields.node("file").is_none() {
        report.say(front::missing_key(reading.at(node), "file", "\"anh.jpg\""));
    }
    let image = Image {
        file: fields.node("file").and_then(|node| text("file", node, reading, report)),
        alt: not_blank(fields.string("alt", report)),
        decorative: fields.boolean("decorative", report).unwrap_or(false),
        caption: fields.string("caption", report),
        credit: fields.string("credit", report),
        focus: focus(&fields, report),
    };
    fields.finish(report);
    if image.alt.is_none() && !image.decorative {
        report.say(say::picture_without_alt(reading.at(table.get("alt").unwrap_or(node)), name));
    }
    Some(image)
}

/// `focus = [0.3, 0.6]`, `focus = "top left"`: what must stay in sight when a picture is cut.
pub fn focus(fields: &Fields<'_>, report: &mut Report) -> Option<Focus> {
    let node = fields.node("focus")?;
    let part = |node: &Node| match &node.value {
        NodeValue::Integer(whole) => Some(*whole as f64),
        NodeValue::Float(written) => written.parse().ok(),
        _ => None,
    };
    let focus = match &node.value {
        NodeValue::String(words) => Focus::in_words(words),
        NodeValue::List(list) => match &list[..] {
            [x, y] => part(x).zip(part(y)).and_then(|(x, y)| Focus::new(x, y)),
            _ => None,
        },
        _ => None,
    };
    if focus.is_none() {
        let wanted = both!(
            "hai số từ 0 đến 1 (từ trái, từ trên), hoặc `top`, `bottom`, `left`, `right`, `center`",
            "two numbers from 0 to 1 (from the left, from the top), or `top`, `bottom`, `left`, `right`, `center`"
        );
        report.say(front::wrong_type(fields.at(node), "focus", wanted, "[0.3, 0.6]"));
    }
    focus
}

/// The words of a picture in a translation: `alt`, `caption` and `credit` only.
pub fn words_of_image(name: &str, node: &Node, reading: Reading<'_>, report: &mut Report) -> Option<Datum> {
    let NodeValue::Table(table) = &node.value else {
        report.say(say::fact_in_translation(reading.at(node), name));
        return None;
    };
    let fields = Fields::new(reading.source, table);
    let image = Image {
        file: None,
        alt: not_blank(fields.string("alt", report)),
        decorative: false,
        caption: fields.string("caption", report),
        credit: fields.string("credit", report),
        focus: None,
    };
    for key in ["file", "decorative", "focus"] {
        if let Some(node) = fields.node(key) {
            report.say(say::fact_in_translation(reading.at(node), &format!("{name}.{key}")));
        }
    }
    fields.finish(report);
    Some(Datum::bare(Value::Image(Box::new(image)), reading.at(node)))
}
