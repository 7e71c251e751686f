//! Text that knows where it came from.
//!
//! Takes a path and bytes that were read, gives `Source`, `Place` (a span inside a source) and `Placed<T>`. A source whose
//! text is no longer held has it read again when somebody asks, which only faults do. Never opens a file itself: `disk` does,
//! or a reader it is given.

use std::cell::RefCell;
use std::fmt;
use std::ops::{Deref, Range};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::digest::Digest;

/// One text file of the site, or of the program itself (embedded themes and kinds).
pub struct Source {
    /// Path relative to the site's root, NFC, with `/` between parts. Embedded files have the path they would
    /// have on disk.
    pub path: String,
    /// The text, NFC and without a byte order mark.
    pub text: Text,
    /// Digest of the bytes on disk.
    pub digest: Digest,
    /// Whether the text is known to be the very bytes on disk.
    pub is_as_written: bool,
}

/// What is known of a text that is not in hand.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Digest of the bytes on disk.
    pub digest: Digest,
    /// Whether the text is known to be those very bytes.
    pub is_as_written: bool,
}

/// The text of a source: in hand, or on disk until somebody looks.
pub struct Text {
    held: OnceLock<String>,
    file: Option<(PathBuf, ReadAgain)>,
}

/// Reads a file's text as it was read first; `None` if that cannot be done any more.
pub type ReadAgain = fn(&Path) -> Option<String>;

impl Text {
    /// The characters. A file that cannot be read any more has none.
    pub fn as_str(&self) -> &str {
        self.held.get_or_init(|| self.file.as_ref().and_then(|(file, read)| read(file)).unwrap_or_default())
    }

    /// Whether it is in hand.
    fn is_held(&self) -> bool {
        self.held.get().is_some()
    }

    /// The characters, for whoever wants nothing else of a source.
    pub fn into_string(self) -> String {
        self.held.into_inner().unwrap_or_default()
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<[u8]> for Text {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl Source {
    /// A source from text already in hand.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Source> {
        let text = text.into();
        let digest = Digest::of(&text);
        Source::read(path, text, digest, true)
    }

    /// A source whose text was read, with the digest of its bytes on disk.
    pub fn read(path: impl Into<String>, text: String, digest: Digest, is_as_written: bool) -> Arc<Source> {
        Arc::new(Source { path: path.into(), text: Text { held: text.into(), file: None }, digest, is_as_written })
    }

    /// A source whose text stays on disk until somebody looks.
    pub fn on_disk(path: impl Into<String>, file: impl Into<PathBuf>, seen: Seen, read: ReadAgain) -> Arc<Source> {
        let text = Text { held: OnceLock::new(), file: Some((file.into(), read)) };
        Arc::new(Source { path: path.into(), text, digest: seen.digest, is_as_written: seen.is_as_written })
    }

    /// The file the text stays in, if it does.
    pub fn file(&self) -> Option<&Path> {
        self.text.file.as_ref().map(|(file, _)| file.as_path())
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
    /// A span of a source, widened to whole characters: a library may count otherwise than we do. Of a text that is not
    /// held only spans are asked that were widened when it was read.
    pub fn new(source: &Arc<Source>, span: Range<usize>) -> Place {
        let span = if source.text.is_held() { whole(&source.text, span) } else { span };
        Place { source: source.clone(), span }
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
        &self.source.text[self.shown()]
    }

    /// The span in whole characters of the text as it stands now: a file may have changed since it was read.
    pub fn shown(&self) -> Range<usize> {
        whole(&self.source.text, self.span.clone())
    }
}

fn whole(text: &str, span: Range<usize>) -> Range<usize> {
    let end = text.ceil_char_boundary(span.end);
    text.floor_char_boundary(span.start.min(end))..end
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.line_column();
        write!(f, "{}:{line}:{column}", self.source.path)
    }
}

thread_local! {
    /// The source whose places are being read back.
    static READING: RefCell<Option<Arc<Source>>> = const { RefCell::new(None) };
}

/// Reads stored values back: every [`Place`] among them is one of this source. A place is stored as its span alone, since
/// all places of a file name the same source.
pub fn among<T>(source: &Arc<Source>, read: impl FnOnce() -> T) -> T {
    let before = READING.replace(Some(source.clone()));
    let read = read();
    READING.set(before);
    read
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.span.start, self.span.end - self.span.start).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Place, D::Error> {
        let (start, length) = <(usize, usize)>::deserialize(deserializer)?;
        let end = start.checked_add(length).ok_or_else(|| D::Error::custom("a span without end"))?;
        let source = READING.with_borrow(Clone::clone).ok_or_else(|| D::Error::custom("a place outside any source"))?;
        Ok(Place { source, span: start..end })
    }
}

/// A value and where it stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
