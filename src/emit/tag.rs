//! The attributes of a tag in the fewest bytes that need no second thought.
//!
//! Takes the bytes after a tag's name, gives them with one space between attributes, no quotes around values that need
//! none and no empty values, and says where the tag ends. Never changes a name or a value, never writes a tag that does
//! not end.

use memchr::memchr;

use super::space::is_space;

/// How a tag ends.
pub struct Tag {
    /// Where what follows it begins.
    pub end: usize,
    /// Whether it ends in a slash that is no part of a value.
    pub slash: bool,
    /// Whether a slash after it would become part of its last value.
    bare: bool,
}

impl Tag {
    /// Writes the end of the tag; without the slash if that says nothing.
    pub fn close(&self, void: bool, out: &mut Vec<u8>) {
        let end: &[u8] = match (self.slash && !void, self.bare) {
            (false, _) => b">",
            (true, false) => b"/>",
            (true, true) => b" />",
        };
        out.extend_from_slice(end);
    }
}

/// Writes the attributes that follow a name; `None` if the tag does not end, or not for certain.
pub fn attributes(html: &[u8], mut at: usize, out: &mut Vec<u8>) -> Option<Tag> {
    let mut bare = false;
    loop {
        let mut slash = false;
        let mut byte = *html.get(at)?;
        while is(byte, SEPARATES) {
            slash = byte == b'/';
            at += 1;
            byte = *html.get(at)?;
        }
        if byte == b'>' {
            return Some(Tag { end: at + 1, slash, bare });
        }
        (at, bare) = attribute(html, at, out)?;
    }
}

/// Writes the attribute that starts here; gives where it ends and whether its value stands without quotes.
fn attribute(html: &[u8], start: usize, out: &mut Vec<u8>) -> Option<(usize, bool)> {
    // Part of a name here; behind a name without a value it would not be.
    if html[start] == b'=' {
        return None;
    }
    let name_end = until(html, start, ENDS_NAME)?;
    out.push(b' ');
    let equals = skip_spaces(html, name_end)?;
    if html[equals] != b'=' {
        out.extend_from_slice(&html[start..name_end]);
        return Some((equals, false));
    }
    let value = skip_spaces(html, equals + 1)?;
    out.extend_from_slice(&html[start..name_end]);
    match html[value] {
        b'>' => Some((value, false)),
        quote @ (b'"' | b'\'') => quoted(html, value + 1, quote, out),
        _ => {
            let end = until(html, value, ENDS_VALUE)?;
            out.push(b'=');
            out.extend_from_slice(&html[value..end]);
            Some((end, true))
        }
    }
}

/// Writes the quoted value that starts here, with quotes if it needs them.
fn quoted(html: &[u8], start: usize, quote: u8, out: &mut Vec<u8>) -> Option<(usize, bool)> {
    let needy = until(html, start, NEEDS_QUOTES)?;
    if html[needy] != quote {
        let end = needy + memchr(quote, &html[needy..])?;
        out.push(b'=');
        out.extend_from_slice(&html[start - 1..=end]);
        return Some((end + 1, false));
    }
    if needy > start {
        out.push(b'=');
        out.extend_from_slice(&html[start..needy]);
    }
    Some((needy + 1, needy > start))
}

fn skip_spaces(html: &[u8], mut at: usize) -> Option<usize> {
    while is_space(*html.get(at)?) {
        at += 1;
    }
    Some(at)
}

/// Where the first byte with a trait stands.
fn until(html: &[u8], mut at: usize, wanted: u8) -> Option<usize> {
    while !is(*html.get(at)?, wanted) {
        at += 1;
    }
    Some(at)
}

const ENDS_NAME: u8 = 1;
const ENDS_VALUE: u8 = 2;
const NEEDS_QUOTES: u8 = 4;
const SEPARATES: u8 = 8;

/// What a byte does in a tag.
const TRAITS: [u8; 256] = {
    let mut traits = [0; 256];
    let mut byte = 0;
    while byte < traits.len() {
        traits[byte] = traits_of(byte as u8);
        byte += 1;
    }
    traits
};

const fn traits_of(byte: u8) -> u8 {
    match byte {
        b' ' | b'\n' | b'\t' | b'\r' | b'\x0C' => SEPARATES | ENDS_NAME | ENDS_VALUE | NEEDS_QUOTES,
        b'>' => ENDS_NAME | ENDS_VALUE | NEEDS_QUOTES,
        b'/' => SEPARATES | ENDS_NAME,
        b'=' => ENDS_NAME | NEEDS_QUOTES,
        b'"' | b'\'' | b'<' | b'`' => NEEDS_QUOTES,
        _ => 0,
    }
}

fn is(byte: u8, wanted: u8) -> bool {
    TRAITS[usize::from(byte)] & wanted != 0
}
