//! HTML tags with escaped attributes.
//!
//! Takes names and values, gives markup. Never writes a `style` attribute, because nobody asks it to.

use std::fmt::Write;

/// An opening tag; attributes without a value are left out.
pub(super) fn open(name: &str, attributes: &[(&str, Option<&str>)]) -> String {
    let mut tag = format!("<{name}");
    for (attribute, value) in attributes {
        if let Some(value) = value {
            tag.push_str(&format!(" {attribute}=\"{}\"", escape(value)));
        }
    }
    tag.push('>');
    tag
}

/// Text that is safe between tags and in double quotes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// An address with everything percent-encoded that no URL may hold; what is encoded already stays.
pub(super) fn address(url: &str) -> String {
    let mut encoded = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$%&'()*+,-./:;=?@_~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
