//! Content digests: the measure of "the same" for all that is kept on disk.
//!
//! Takes bytes, gives 32 of them (BLAKE3); the prints of pages, many and short, are `render`'s own. Never used as a secret, never for integrity attributes
//! (browsers want SHA-2 there).

use std::fmt;

use serde::{Deserialize, Serialize};

/// A BLAKE3 digest. Two equal digests mean equal bytes for every purpose of this program.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of one run of bytes.
    pub fn of(bytes: impl AsRef<[u8]>) -> Digest {
        Digest(*blake3::hash(bytes.as_ref()).as_bytes())
    }

    /// The first `characters` (at most 64) of the lower-case hexadecimal form.
    pub fn short(&self, characters: usize) -> String {
        let mut hex = self.to_string();
        hex.truncate(characters);
        hex
    }

    /// Reads the 64-character hexadecimal form back.
    pub fn from_hex(hex: &str) -> Option<Digest> {
        blake3::Hash::from_hex(hex).ok().map(|hash| Digest(*hash.as_bytes()))
    }

    /// Reads the raw 32 bytes back.
    pub fn from_bytes(bytes: &[u8]) -> Option<Digest> {
        bytes.try_into().ok().map(Digest)
    }

    /// The first 8 bytes: enough to tell a few thousand things apart.
    pub fn head(&self) -> [u8; 8] {
        let mut head = [0; 8];
        head.copy_from_slice(&self.0[..8]);
        head
    }

    /// The raw 32 bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({})", self.short(12))
    }
}

/// Gathers several parts into one digest. Each part carries its length, so `("ab", "c")` and `("a", "bc")` differ.
#[derive(Clone, Default)]
pub struct Digester(blake3::Hasher);

impl Digester {
    /// An empty gathering.
    pub fn new() -> Digester {
        Digester::default()
    }

    /// Adds one part.
    pub fn part(mut self, bytes: impl AsRef<[u8]>) -> Digester {
        self.add(bytes);
        self
    }

    /// Adds one part in place.
    pub fn add(&mut self, bytes: impl AsRef<[u8]>) {
        let bytes = bytes.as_ref();
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// The digest of all parts, in order.
    pub fn finish(&self) -> Digest {
        Digest(*self.0.finalize().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(Digester::new().part("ab").part("c").finish(), Digester::new().part("a").part("bc").finish());
    }

    #[test]
    fn the_hexadecimal_form_reads_back() {
        let digest = Digest::of("Cần Thơ");
        assert_eq!(Digest::from_hex(&digest.to_string()), Some(digest));
    }
}
