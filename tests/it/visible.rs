//! What a reader sees of a page, as text: the measure of "minifying changes nothing".
//!
//! Takes HTML, gives one string: the text alone, or the whole tree with white space as it is seen. Follows the `innerText` rules with a browser's own style sheet: white space collapses
//! across inline elements, lines end at blocks, objects in the line (pictures, buttons, fields) show as `[name …]`. The
//! reader runs no scripts.
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

/// The elements with their attributes, and between them the text. White space stands where it is seen, as one space, or
/// exactly as the page holds it where an element keeps it. Comments are not there.
pub fn tree(html: &str) -> String {
    let page = Html::parse_document(html);
    let mut tree = Tree::default();
    let doctypes = page.tree.root().children().filter_map(|node| node.value().as_doctype().map(|doctype| format!("{doctype:?}")));
    tree.out.extend(doctypes);
    tree.element(page.root_element(), false);
    tree.out
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

fn is_object(name: &str) -> bool {
    OBJECTS.contains(&name)
}

fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r' | '\x0C')
}

impl Shown {
    fn children(&mut self, parent: ElementRef<'_>, pre: bool) {
        for node in parent.children() {
            match node.value() {
                // The parser runs scripts.
                Node::Text(text) if parent.value().name() == "noscript" => {
                    self.children(Html::parse_fragment(text).root_element(), pre);
                }
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
        if is_object(name) {
            let label = ["alt", "value", "placeholder"].iter().filter_map(|key| element.attr(key)).collect::<Vec<_>>().join(" ");
            self.put(&format!("[{name} {label}"));
            self.inner(element, pre);
            self.out.push(']');
        } else if is_block(name) {
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

#[derive(Default)]
struct Tree {
    out: String,
    /// Something stands in the line.
    filled: bool,
    /// Where the line's last space stands, if nothing that is seen follows it yet.
    waiting: Option<usize>,
}

/// Elements whose text is compared exactly.
const EXACT: &[&str] =
    &["script", "style", "title", "pre", "code", "textarea", "listing", "xmp", "iframe", "noembed", "noframes", "plaintext"];

impl Tree {
    fn children(&mut self, parent: ElementRef<'_>, exact: bool) {
        for node in parent.children() {
            match node.value() {
                Node::Text(text) if parent.value().name() == "noscript" => {
                    self.children(Html::parse_fragment(text).root_element(), false);
                }
                Node::Text(text) if exact => {
                    self.out.push_str(text);
                    if !HIDDEN.contains(&parent.value().name()) {
                        self.fill();
                    }
                }
                Node::Text(text) => text.chars().for_each(|c| self.letter(c)),
                Node::Element(_) => self.element(ElementRef::wrap(node).expect("an element"), exact),
                _ => {}
            }
        }
    }

    fn letter(&mut self, c: char) {
        if !is_space(c) {
            self.out.push(c);
            self.fill();
        } else if self.filled && self.waiting.is_none() {
            self.waiting = Some(self.out.len());
            self.out.push(' ');
        }
    }

    fn element(&mut self, element: ElementRef<'_>, exact: bool) {
        let name = element.value().name();
        let lower = name.to_ascii_lowercase();
        let (object, block) = (is_object(&lower) || matches!(&*lower, "template" | "datalist"), is_block(&lower));
        if block {
            self.end_line();
        } else if !HIDDEN.contains(&&*lower) || object {
            self.fill();
        }
        let mut attributes: Vec<String> = element.value().attrs().map(|(name, value)| format!(" {name}={value:?}")).collect();
        attributes.sort();
        self.out.push_str(&format!("<{name}{}>", attributes.concat()));
        self.filled &= !object;
        self.children(element, exact || EXACT.contains(&&*lower));
        if block || object {
            self.end_line();
        }
        self.out.push_str(&format!("</{name}>"));
        self.filled |= object;
    }

    fn fill(&mut self) {
        self.filled = true;
        self.waiting = None;
    }

    fn end_line(&mut self) {
        if let Some(at) = self.waiting.take() {
            self.out.remove(at);
        }
        self.filled = false;
    }
}
