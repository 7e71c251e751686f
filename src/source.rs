//! Text that knows where it came from.
//!
//! Takes a path and bytes that were read, gives `Source`, `Place` (a span inside a source) and `Placed<T>`.
//! Never reads a file itself: `disk` does.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::digest::Digest;

/// One text file of the site, or of the program itself (embedded themes and kinds).
pub struct Source {
    /// Path relative to the site's root, NFC, with `/` between parts. Embedded files have the path they would
    /// have on disk.
    pub path: String,
    /// The text, NFC and without a byte order mark.
    pub text: String,
    /// Digest of the bytes on disk.
    pub digest: Digest,
}

impl Source {
    /// A source from text already in hand.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Source> {
        let text = text.into();
        let digest = Digest::of(&text);
        Arc::new(Source { path: path.into(), text, digest })
    }

    /// Line and column (both from 1) of a byte offset. Columns count characters, as editors do.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.text[..offset];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({})", self.path)
    }
}

/// Where something stands: a span of bytes in a source.
#[derive(Clone)]
pub struct Place {
    /// The text it stands in. Its text may be empty when the file is not text (a picture).
    pub source: Arc<Source>,
    /// Bytes from the start of the text.
    pub span: Range<usize>,
}

impl Place {
    /// A span of a source, widened to whole characters: a library may count otherwise than we do.
    pub fn new(source: &Arc<Source>, span: Range<usize>) -> Place {
        let end = source.text.ceil_char_boundary(span.end);
        let start = source.text.floor_char_boundary(span.start.min(end));
        Place { source: source.clone(), span: start..end }
    }

    /// The file as a whole.
    pub fn file(source: &Arc<Source>) -> Place {
        Place { source: source.clone(), span: 0..0 }
    }

    /// A file that is not text, or could not be read: only its path is known.
    pub fn path(path: impl Into<String>) -> Place {
        Place { source: Source::new(path, ""), span: 0..0 }
    }

    /// Line and column of the start, both from 1.
    pub fn line_column(&self) -> (usize, usize) {
        self.source.line_column(self.span.start)
    }

    /// Where these characters stand inside, in quotes if they do; all of it if they are not there.
    pub fn inside(&self, characters: &str) -> Place {
        let text = self.text();
        let quoted = format!("\"{characters}\"");
        let found = text.find(&quoted).map(|at| (at, quoted.len())).or_else(|| Some((text.find(characters)?, characters.len())));
        match found.filter(|_| !characters.is_empty()) {
            Some((at, long)) => Place::new(&self.source, self.span.start + at..self.span.start + at + long),
            None => self.clone(),
        }
    }

    /// The characters themselves.
    pub fn text(&self) -> &str {
        self.source.text.get(self.span.clone()).unwrap_or("")
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.line_column();
        write!(f, "{}:{line}:{column}", self.source.path)
    }
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub place: Place,
}

impl<T> Placed<T> {
    /// Joins a value to its place.
    pub fn new(value: T, place: Place) -> Placed<T> {
        Placed { value, place }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_never_cuts_a_character() {
        let source = Source::new("a.md", "ầ");
        assert_eq!(Place::new(&source, 1..2).text(), "ầ");
        assert_eq!(Place::new(&source, 7..9).text(), "");
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        let source = Source::new("a.md", "một\nhai ba");
        let at = source.text.find("ba").unwrap();
        assert_eq!(source.line_column(at), (2, 5));
    }
}
