//! The list of published files, published with them.
//!
//! Takes paths with digests and sizes, gives text, and reads it back. It says which files are ours when everything else
//! is forgotten, and lets anybody check a copy of the site. Never lists itself.

use std::fmt::Write;
use std::path::Path;

use super::memory::Memory;
use super::outlet::{Failure, at_in};
use super::paths;
use crate::digest::Digest;
use crate::disk::{Folder, Stat};

/// Its name in the root of the result.
pub const NAME: &str = "caybeo-manifest.txt";

const HEAD: &str = "caybeo-manifest 1";

/// The text: a head, then `digest size path` lines. Files come in the order of their paths.
pub fn write<'a>(files: impl Iterator<Item = (&'a str, Digest, u64)>) -> String {
    let mut text = String::with_capacity(files.size_hint().0 * 128 + HEAD.len() + 1);
    text.push_str(HEAD);
    text.push('\n');
    for (path, digest, size) in files {
        text.push_str(&blake3::Hash::from_bytes(*digest.bytes()).to_hex());
        let _ = writeln!(text, " {size} {path}");
    }
    text
}

/// The paths a manifest lists, in their order. Somebody may have edited it: a line that cannot be read, or whose path could
/// lead out of the folder, is passed over, and the file it meant is then a foreign one.
pub fn paths(bytes: &[u8]) -> Vec<&str> {
    let mut lines = bytes.split(|&byte| byte == b'\n');
    if lines.next() != Some(HEAD.as_bytes()) {
        return Vec::new();
    }
    let mut paths: Vec<&str> = lines.filter_map(entry).collect();
    paths.sort();
    paths.dedup();
    paths
}

fn entry(line: &[u8]) -> Option<&str> {
    let (digest, rest) = line.split_at_checked(64)?;
    let (size, path) = std::str::from_utf8(rest).ok()?.strip_prefix(' ')?.split_once(' ')?;
    let sound = digest.iter().all(u8::is_ascii_hexdigit) && size.parse::<u64>().is_ok() && paths::is_safe(path);
    sound.then_some(path)
}

/// The manifest that stands in a folder.
#[derive(Default)]
pub struct Standing {
    /// Its stat, if it is there.
    pub stat: Option<Stat>,
    /// Its digest.
    pub digest: Option<Digest>,
    /// Its bytes, if they had to be read.
    bytes: Option<Vec<u8>>,
}

impl Standing {
    /// Looks at the manifest in a folder and reads it if it is not the remembered one.
    pub fn look(root: &Path, folder: Option<&Folder>, memory: &Memory) -> Result<Standing, Failure> {
        let Some(folder) = folder else { return Ok(Standing::default()) };
        let Some(stat) = at_in(root, NAME, folder.file_stat(NAME))? else { return Ok(Standing::default()) };
        if let Some(record) = memory.manifest().filter(|record| memory.vouches(record, &stat)) {
            return Ok(Standing { stat: Some(stat), digest: Some(record.digest), bytes: None });
        }
        let bytes = at_in(root, NAME, folder.read(NAME))?;
        Ok(Standing { stat: Some(stat), digest: Some(Digest::of(&bytes)), bytes: Some(bytes) })
    }

    /// Whether it is the one the memory tells of.
    pub fn is_remembered(&self, memory: &Memory) -> bool {
        self.digest.is_some() && self.digest == memory.manifest().map(|record| record.digest)
    }

    /// Whether it had to be read.
    pub fn was_read(&self) -> bool {
        self.bytes.is_some()
    }

    /// The paths it lists, in their order.
    pub fn paths<'a>(&'a self, memory: &'a Memory) -> Vec<&'a str> {
        match &self.bytes {
            _ if self.is_remembered(memory) => (0..memory.len()).map(|at| memory.path(at)).collect(),
            Some(bytes) => paths(bytes),
            None => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads_back() {
        let text = write([("en/index.html", Digest::of("y"), 2), ("vi/a b.html", Digest::of("x"), 1)].into_iter());
        assert_eq!(text.lines().nth(1).unwrap(), format!("{} 2 en/index.html", Digest::of("y")));
        assert_eq!(paths(text.as_bytes()), ["en/index.html", "vi/a b.html"]);
    }

    #[test]
    fn a_line_that_leads_out_or_cannot_be_read_is_passed_over() {
        let digest = Digest::of("x");
        let text = format!("{HEAD}\n{digest} 1 ../../etc/passwd\nrubbish\n{digest} 1 b\n{digest} x c\n{digest} 1 a\n");
        assert_eq!(paths(text.as_bytes()), ["a", "b"]);
        assert!(paths(b"\xFF").is_empty());
        assert_eq!(paths(&[text.as_bytes(), b"\xFF\n"].concat()), ["a", "b"]);
    }
}
