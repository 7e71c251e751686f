//! The list of published files, published with them.
//!
//! Takes paths with digests and sizes, gives text, and reads it back. It says which files are ours when everything else
//! is forgotten, and lets anybody check a copy of the site. Never lists itself.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::paths;
use crate::digest::Digest;

/// Its name in the root of the result.
pub const NAME: &str = "caybeo-manifest.txt";

const HEAD: &str = "caybeo-manifest 1";

/// The text: a head, then `digest size path` lines in the order of paths.
pub fn write<'a>(files: impl IntoIterator<Item = (&'a str, Digest, u64)>) -> String {
    let mut files: Vec<_> = files.into_iter().collect();
    files.sort();
    let mut text = format!("{HEAD}\n");
    for (path, digest, size) in files {
        hex(&mut text, &digest);
        let _ = writeln!(text, " {size} {path}");
    }
    text
}

/// The paths it lists. Somebody may have edited it: a line that cannot be read, or whose path could lead out of the
/// folder, is passed over, and the file it meant is then a foreign one.
pub fn read(bytes: &[u8]) -> BTreeMap<String, Digest> {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines();
    if lines.next() != Some(HEAD) {
        return BTreeMap::new();
    }
    lines.filter_map(entry).collect()
}

fn entry(line: &str) -> Option<(String, Digest)> {
    let mut parts = line.splitn(3, ' ');
    let digest = Digest::from_hex(parts.next()?)?;
    parts.next()?.parse::<u64>().ok()?;
    parts.next().filter(|path| paths::is_safe(path)).map(|path| (path.to_string(), digest))
}

/// Appends a digest in hexadecimal, without the cost of formatting it byte by byte.
pub fn hex(text: &mut String, digest: &Digest) {
    for byte in digest.bytes() {
        for half in [byte >> 4, byte & 15] {
            text.push(char::from(b"0123456789abcdef"[usize::from(half)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads_back_in_the_order_of_paths() {
        let text = write([("vi/a b.html", Digest::of("x"), 1), ("en/index.html", Digest::of("y"), 2)]);
        assert_eq!(text.lines().nth(1).unwrap(), format!("{} 2 en/index.html", Digest::of("y")));
        assert_eq!(read(text.as_bytes()).into_iter().collect::<Vec<_>>(), [
            ("en/index.html".to_string(), Digest::of("y")),
            ("vi/a b.html".to_string(), Digest::of("x")),
        ]);
    }

    #[test]
    fn a_line_that_leads_out_is_passed_over() {
        let digest = Digest::of("x");
        let text = format!("{HEAD}\n{digest} 1 ../../etc/passwd\nrubbish\n{digest} 1 a\n");
        assert_eq!(read(text.as_bytes()).into_keys().collect::<Vec<_>>(), ["a"]);
        assert!(read(b"\xFF").is_empty());
    }
}
