//! Changes to source files, decided in one place and made in another.

use toml_edit::DocumentMut;

use crate::digest::Digest;
use crate::source::Source;

/// One file to be written. Commands that change sources give a list of these; `pipeline::apply` writes all or none.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Path from the site's root.
    pub path: String,
    /// Digest of the bytes the edit was made from; none for a new file.
    pub expected_digest: Option<Digest>,
    /// The new bytes.
    pub bytes: Vec<u8>,
}

/// A content file with its front matter changed; comments, order and body stay. `None` if it has none that can be read.
pub fn front(source: &Source, change: impl FnOnce(&mut DocumentMut)) -> Option<Edit> {
    let bytes = front_of(&source.text, change)?.into_bytes();
    Some(Edit { path: source.path.clone(), expected_digest: Some(source.digest), bytes })
}

/// The same for a text.
pub fn front_of(text: &str, change: impl FnOnce(&mut DocumentMut)) -> Option<String> {
    let first = text.find('\n')? + 1;
    let end = match text[first..].starts_with("+++") {
        true => first,
        false => first + text[first..].find("\n+++").map(|at| at + 1)?,
    };
    let mut document: DocumentMut = text[first..end].parse().ok()?;
    change(&mut document);
    Some(format!("{}{document}{}", &text[..first], &text[end..]))
}
