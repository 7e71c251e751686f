//! Changes to source files, decided in one place and made in another.

use crate::digest::Digest;

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
