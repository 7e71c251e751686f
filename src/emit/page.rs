//! Makes a finished page small in one pass.
//!
//! Takes HTML, gives HTML that browsers make the same of: the same elements with the same attributes, the same text but
//! for white space no reader sees, and no comments. Quotes go where a value needs none. Never builds a tree, never
//! allocates per tag, never fails: from where markup cannot be told from text with certainty, a page stays as it came.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memmem};

use super::elements::{self, Beside, Inside, KEPT};
use super::space::{Lines, is_space};
use super::tag;

/// The same page in fewer bytes.
pub fn minify(html: &[u8]) -> Vec<u8> {
    let mut page = Page { html, lines: Lines::with_capacity(html.len()), kept: [0; KEPT] };
    let mut at = 0;
    while at < html.len() {
        at = page.text(at);
        at = page.markup(at).unwrap_or_else(|| page.rest(at));
    }
    page.lines.finish()
}

struct Page<'a> {
    html: &'a [u8],
    lines: Lines,
    /// How many elements of each kind that keeps its text are open.
    kept: [usize; KEPT],
}

impl Page<'_> {
    /// Writes the text that starts here; gives where markup begins.
    fn text(&mut self, at: usize) -> usize {
        let end = next_markup(self.html, at);
        let text = &self.html[at..end];
        if text.is_empty() {
            return end;
        }
        if self.keeps() {
            self.lines.fill();
            self.lines.copy(text);
        } else {
            self.lines.text(text);
        }
        end
    }

    fn keeps(&self) -> bool {
        self.kept != [0; KEPT]
    }

    /// Writes the tag or comment that starts here; gives where it ends. Where that cannot be told, nothing is written.
    fn markup(&mut self, at: usize) -> Option<usize> {
        match &self.html[at..] {
            [] => Some(at),
            [_, b'/', letter, ..] if letter.is_ascii_alphabetic() => self.closing(at),
            [_, b'/' | b'!' | b'?', ..] => self.declaration(at),
            _ => self.opening(at),
        }
    }

    fn opening(&mut self, at: usize) -> Option<usize> {
        let (element, name_end) = elements::find(self.html, at + 1);
        self.lines.tag(element.beside, false);
        let written = self.lines.out.len();
        self.lines.copy(&self.html[at..name_end]);
        let Some(tag) = tag::attributes(self.html, name_end, &mut self.lines.out) else {
            self.lines.out.truncate(written);
            return None;
        };
        tag.close(element.void, &mut self.lines.out);
        if tag.slash && element.beside == Beside::Object {
            // In SVG it has no content, so no closing tag will put it into the line.
            self.lines.fill();
        }
        match element.inside {
            Inside::Markup => {}
            Inside::Kept(name) => self.kept[name] += 1,
            Inside::Text | Inside::Script | Inside::Rest => return Some(self.raw(tag.end, at + 1..name_end, tag.slash)),
        }
        Some(tag.end)
    }

    /// Writes the content of an element whose content is text; gives where its closing tag begins.
    fn raw(&mut self, at: usize, name: Range<usize>, slash: bool) -> usize {
        let name = &self.html[name];
        let end = closing_tag(self.html, at, name);
        // In SVG the slash ends it, in HTML it does not.
        let Some(end) = end.filter(|_| !slash) else { return self.rest(at) };
        let content = &self.html[at..end];
        // In what looks like a comment a script may hold closing tags.
        if name.eq_ignore_ascii_case(b"script") && memmem::find(content, b"<!--").is_some() {
            return self.rest(at);
        }
        self.lines.copy(content);
        end
    }

    /// Writes all that follows as it came.
    fn rest(&mut self, at: usize) -> usize {
        self.lines.fill();
        self.lines.copy(&self.html[at..]);
        self.html.len()
    }

    fn closing(&mut self, at: usize) -> Option<usize> {
        let (element, name_end) = elements::find(self.html, at + 2);
        self.lines.tag(element.beside, true);
        if let Inside::Kept(name) = element.inside {
            self.kept[name] = self.kept[name].saturating_sub(1);
        }
        if self.html.get(name_end) == Some(&b'>') {
            self.lines.copy(&self.html[at..=name_end]);
            return Some(name_end + 1);
        }
        let written = self.lines.out.len();
        let tag = tag::attributes(self.html, name_end, &mut self.lines.out);
        // Attributes of a closing tag say nothing.
        self.lines.out.truncate(written);
        let end = tag?.end;
        self.lines.copy(&self.html[at..name_end]);
        self.lines.out.push(b'>');
        Some(end)
    }

    /// A comment, what HTML reads as one, or the document type.
    fn declaration(&mut self, at: usize) -> Option<usize> {
        let rest = &self.html[at..];
        let doctype = rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case(b"<!doctype"));
        let end = match rest {
            [b'<', b'!', b'-', b'-', ..] => comment_end(rest)?,
            // Text in SVG, a comment in HTML.
            _ if rest.starts_with(b"<![CDATA[") => return None,
            _ => memchr(b'>', rest)? + 1,
        };
        if doctype {
            self.lines.tag(Beside::Break, false);
        }
        if doctype || self.keeps() || is_conditional(rest) || would_join(&self.lines.out) {
            self.lines.copy(&rest[..end]);
        }
        Some(at + end)
    }
}

/// Where the next tag or comment begins: a `<` before a letter, `/`, `!` or `?`. Any other is text.
fn next_markup(html: &[u8], at: usize) -> usize {
    let begins = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?');
    // Most texts between tags are short or none.
    if html.get(at) == Some(&b'<') && html.get(at + 1).is_some_and(begins) {
        return at;
    }
    let rest = &html[at..];
    memchr_iter(b'<', rest).find(|found| rest.get(found + 1).is_some_and(begins)).map_or(html.len(), |found| at + found)
}

/// Where the closing tag of this name begins.
fn closing_tag(html: &[u8], at: usize, name: &[u8]) -> Option<usize> {
    let closes = |found: &usize| {
        let rest = &html[at + found..];
        let ends = |byte: &u8| is_space(*byte) || matches!(byte, b'/' | b'>');
        rest.get(1) == Some(&b'/')
            && rest.get(2..2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
            && rest.get(2 + name.len()).is_some_and(ends)
    };
    memchr_iter(b'<', &html[at..]).find(closes).map(|found| at + found)
}

/// The length of the comment that starts here.
fn comment_end(html: &[u8]) -> Option<usize> {
    let content = &html[4..];
    let ends = |found: &usize| match &content[..*found] {
        b"" | b"-" => true,
        before => before.ends_with(b"--") || before.ends_with(b"--!"),
    };
    memchr_iter(b'>', content).find(ends).map(|found| 4 + found + 1)
}

/// `<!--[if …]>` and the like, which some readers obey.
fn is_conditional(comment: &[u8]) -> bool {
    [&b"<!--["[..], b"<!--<![", b"<!["].iter().any(|start| comment.starts_with(start))
}

/// Whether text that ends so, if more text came right after it, could become a tag or another character.
fn would_join(written: &[u8]) -> bool {
    let tail = written.iter().rev().find(|byte| !byte.is_ascii_alphanumeric() && **byte != b'#');
    written.ends_with(b"<") || tail == Some(&b'&')
}

#[cfg(test)]
#[path = "tests/page.rs"]
mod tests;
