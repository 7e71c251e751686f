//! HTML tags with escaped attributes.
//!
//! Takes names and values, gives markup. Never writes a `style` attribute, because nobody asks it to.

use std::borrow::Cow;
use std::fmt::Write;

/// An opening tag; attributes without a value are left out.
pub(super) fn open(name: &str, attributes: &[(&str, Option<&str>)]) -> String {
    let mut tag = String::with_capacity(64);
    tag.push('<');
    tag.push_str(name);
    for (attribute, value) in attributes {
        if let Some(value) = value {
            tag.push(' ');
            tag.push_str(attribute);
            tag.push_str("=\"");
            push_escaped(&mut tag, value);
            tag.push('"');
        }
    }
    tag.push('>');
    tag
}

/// Text that is safe between tags and in double quotes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    push_escaped(&mut escaped, text);
    escaped
}

/// Writes what [`escape`] gives.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let safe = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(safe);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

/// An address with everything percent-encoded that no URL may hold; what is encoded already stays.
pub(super) fn address(url: &str) -> Cow<'_, str> {
    if url.bytes().all(may_stand_in_url) {
        return Cow::Borrowed(url);
    }
    let mut encoded = String::with_capacity(url.len() + 32);
    for byte in url.bytes() {
        if may_stand_in_url(byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded.into()
}

fn may_stand_in_url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'!' | b'#'..=b'/' | b':' | b';' | b'=' | b'?' | b'@' | b'_' | b'~')
}
