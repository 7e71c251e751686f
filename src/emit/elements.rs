//! What a minifier has to know of HTML's elements.
//!
//! Takes the bytes of a tag's name, in any case, gives what the element does to white space beside and inside it.
//! Never allocates, never knows a site's style sheets.

/// What a tag does to the space beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// In the line: space on either side is seen.
    Inline,
    /// Begins or ends a line: space on either side is not seen.
    Break,
    /// In the line as one object; inside, lines of its own.
    Object,
    /// Not shown: as if it were not there.
    Hidden,
}

/// How an element's content is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inside {
    /// Markup whose white space collapses.
    Markup,
    /// Markup whose text stays as it is. Counted: [`KEPT`] kinds of it.
    Kept(usize),
    /// Text up to the closing tag.
    Text,
    /// A script: text, unless it holds what looks like a comment.
    Script,
    /// Text up to the end of the page.
    Rest,
}

/// How many names keep their text.
pub const KEPT: usize = KEEPING.len();

/// An element, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element {
    /// What its tags do to the space beside them.
    pub beside: Beside,
    /// How its content is read.
    pub inside: Inside,
    /// Whether a slash at the end of its tag says nothing: it has no content and cannot stand in SVG or MathML.
    pub void: bool,
}

const HIDDEN: &[&str] = &[
    "script", "style", "title", "meta", "link", "base", "source", "track", "param", "area", "noembed", "noframes",
];
const OBJECTS: &[&str] = &[
    "button", "select", "textarea", "iframe", "object", "video", "audio", "canvas", "svg", "meter", "progress", "template",
    "datalist",
];
const BREAKS: &[&str] = &[
    "html", "head", "body", "address", "article", "aside", "blockquote", "br", "caption", "center", "col", "colgroup", "dd",
    "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p",
    "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
];
/// In the line, but not like any other.
const INLINE: &[&str] = &["code", "img", "embed"];
const TEXT: &[&str] = &["style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];
const KEEPING: &[&str] = &["pre", "code", "listing"];
/// Of the elements without content, those that end SVG and MathML where they stand in it.
const VOID: &[&str] = &["br", "embed", "hr", "img", "meta"];

const PLAIN: Element = Element { beside: Beside::Inline, inside: Inside::Markup, void: false };
const SLOTS: usize = 256;
const TABLE: [(u128, Element); SLOTS] = table();

/// The element whose name starts here, and where the name ends.
pub fn find(html: &[u8], start: usize) -> (Element, usize) {
    let mut key = 0;
    let mut end = start;
    while let Some(byte) = html.get(end).filter(|byte| !ends_name(**byte)) {
        key = with_byte(key, byte.to_ascii_lowercase());
        end += 1;
    }
    let fits = end - start <= size_of::<u128>();
    (if fits { look_up(key) } else { PLAIN }, end)
}

const fn ends_name(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0C' | b'/' | b'>')
}

fn look_up(key: u128) -> Element {
    let mut slot = slot(key);
    loop {
        let (found, element) = TABLE[slot];
        if found == key {
            return element;
        }
        if found == 0 {
            return PLAIN;
        }
        slot = (slot + 1) % SLOTS;
    }
}

/// Names as numbers: their bytes, the last one lowest.
const fn with_byte(key: u128, byte: u8) -> u128 {
    key << 8 | byte as u128
}

const fn slot(key: u128) -> usize {
    let folded = (key >> 64) as u64 ^ key as u64;
    (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as usize % SLOTS
}

const fn table() -> [(u128, Element); SLOTS] {
    let mut table = [(0, PLAIN); SLOTS];
    table = with_all(table, HIDDEN, Beside::Hidden);
    table = with_all(table, OBJECTS, Beside::Object);
    table = with_all(table, BREAKS, Beside::Break);
    with_all(table, INLINE, Beside::Inline)
}

const fn with_all(mut table: [(u128, Element); SLOTS], names: &[&str], beside: Beside) -> [(u128, Element); SLOTS] {
    let mut at = 0;
    while at < names.len() {
        let key = key_of(names[at]);
        let mut slot = slot(key);
        while table[slot].0 != 0 {
            slot = (slot + 1) % SLOTS;
        }
        table[slot] = (key, Element { beside, inside: inside(key), void: rank(VOID, key) < VOID.len() });
        at += 1;
    }
    table
}

const fn inside(key: u128) -> Inside {
    let kept = rank(KEEPING, key);
    if kept < KEPT {
        Inside::Kept(kept)
    } else if rank(TEXT, key) < TEXT.len() {
        Inside::Text
    } else if key == key_of("script") {
        Inside::Script
    } else if key == key_of("plaintext") {
        Inside::Rest
    } else {
        Inside::Markup
    }
}

const fn key_of(name: &str) -> u128 {
    let mut key = 0;
    let mut at = 0;
    while at < name.len() {
        key = with_byte(key, name.as_bytes()[at]);
        at += 1;
    }
    key
}

/// Where a name stands in a list; the list's length if it does not.
const fn rank(names: &[&str], key: u128) -> usize {
    let mut at = 0;
    while at < names.len() && key_of(names[at]) != key {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Element {
        let (element, end) = find(format!("{name}>").as_bytes(), 0);
        assert_eq!(end, name.len());
        element
    }

    #[test]
    fn every_listed_name_is_found_in_any_case() {
        for (names, beside) in [(HIDDEN, Beside::Hidden), (OBJECTS, Beside::Object), (BREAKS, Beside::Break), (INLINE, Beside::Inline)] {
            for name in names {
                assert_eq!(named(name).beside, beside, "{name}");
                assert_eq!(named(&name.to_uppercase()), named(name));
            }
        }
        for name in TEXT {
            assert_eq!(named(name).inside, Inside::Text, "{name}");
        }
        for (rank, name) in KEEPING.iter().enumerate() {
            assert_eq!(named(name).inside, Inside::Kept(rank), "{name}");
        }
        for name in VOID {
            assert!(named(name).void, "{name}");
        }
    }

    #[test]
    fn other_names_are_inline_markup() {
        for name in ["a", "custom-element", "divv", "di", "foreignObject", "x-a-very-long-name-blockquote", "dïv", "strong"] {
            assert_eq!(named(name), PLAIN, "{name}");
        }
    }
}
