//! What a reader sees of a page, as text: the measure of "minifying changes nothing".
//!
//! Takes HTML, gives one string. Follows the `innerText` rules with a browser's own style sheet: white space collapses
//! across inline elements, lines end at blocks, objects in the line (pictures, buttons, fields) show as `[name …]`.
//! Never knows a site's style sheets.
#![allow(dead_code)]

use scraper::{ElementRef, Html, Node};

/// The visible text.
pub fn text(html: &str) -> String {
    let page = Html::parse_document(html);
    let mut shown = Shown::default();
    shown.children(page.root_element(), false);
    shown.end_line();
    shown.out
}

/// The text of scripts, styles, `pre` and `textarea` exactly as the page holds it, in order.
pub fn raw(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let elements = page.root_element().descendants().filter_map(ElementRef::wrap);
    let raw = elements.filter(|element| matches!(element.value().name(), "script" | "style" | "pre" | "textarea"));
    raw.map(|element| format!("{}:{}", element.value().name(), element.text().collect::<String>())).collect()
}

#[derive(Default)]
struct Shown {
    out: String,
    /// A collapsible space is due before the next thing in the line.
    space: bool,
}

const HIDDEN: &[&str] = &["head", "script", "style", "template", "title", "meta", "link", "datalist", "source", "noframes"];
const OBJECTS: &[&str] =
    &["img", "input", "button", "select", "textarea", "svg", "video", "audio", "object", "iframe", "canvas", "meter", "progress"];
const BLOCKS: &[&str] = &[
    "html", "body", "address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li",
    "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul", "foreignobject",
];

impl Shown {
    fn children(&mut self, parent: ElementRef<'_>, pre: bool) {
        for node in parent.children() {
            match node.value() {
                Node::Text(text) if pre => self.out.push_str(text),
                Node::Text(text) => self.words(text),
                Node::Element(_) => self.element(ElementRef::wrap(node).expect("an element"), pre),
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>, pre: bool) {
        let name = element.value().name().to_ascii_lowercase();
        let name = name.as_str();
        if HIDDEN.contains(&name) {
            return;
        }
        let pre = pre || matches!(name, "pre" | "textarea");
        if OBJECTS.contains(&name) {
            let label = ["alt", "value", "placeholder"].iter().filter_map(|key| element.attr(key)).collect::<Vec<_>>().join(" ");
            self.put(&format!("[{name} {label}"));
            self.inner(element, pre);
            self.out.push(']');
        } else if BLOCKS.contains(&name) {
            self.end_line();
            self.children(element, pre);
            self.end_line();
        } else {
            self.children(element, pre);
        }
    }

    /// An object has lines of its own.
    fn inner(&mut self, element: ElementRef<'_>, pre: bool) {
        let mut inner = Shown::default();
        inner.children(element, pre);
        inner.space = false;
        self.out.push_str(&inner.out);
    }

    fn words(&mut self, text: &str) {
        let is_space = |c: char| matches!(c, ' ' | '\n' | '\t' | '\r' | '\x0C');
        self.space |= text.starts_with(is_space);
        let mut words = text.split(is_space).filter(|word| !word.is_empty()).peekable();
        if words.peek().is_none() {
            return;
        }
        for word in words {
            self.put(word);
            self.space = true;
        }
        self.space = text.ends_with(is_space);
    }

    fn put(&mut self, text: &str) {
        if self.space && !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push(' ');
        }
        self.space = false;
        self.out.push_str(text);
    }

    fn end_line(&mut self) {
        self.space = false;
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }
}
