//! Which paths may be published.
//!
//! Takes paths, says what is wrong with them. Never looks at the disk.

use std::collections::BTreeSet;

use super::{manifest, stop_on};
use crate::diag::catalog::publish as say;
use crate::diag::{Report, Stopped};
use crate::source::Place;
use crate::text;

/// Kept in the folder of the result so that a repository can hold it empty.
pub const KEEP: &str = ".gitkeep";

/// The folder inside the result in which publishing in place gathers the new files.
pub const STAGE: &str = ".caybeo-staged";

/// The paths that are to stand, in their order, each with its number among them all.
pub type Wanted<'a> = Vec<(&'a str, usize)>;

/// These paths in their order. Stops if any two cannot stand side by side or any one cannot stand at all.
pub fn side_by_side<'a>(paths: impl Iterator<Item = &'a str>, report: &mut Report) -> Result<Wanted<'a>, Stopped> {
    let mut wanted: Wanted<'a> = paths.enumerate().map(|(number, path)| (path, number)).collect();
    wanted.sort();
    let mut faults = Vec::new();
    let mut blocked: BTreeSet<&str> = BTreeSet::new();
    let mut before = "";
    for same in wanted.chunk_by(|a, b| a.0 == b.0) {
        let path = same[0].0;
        let place = || Place::path(path);
        if same.len() > 1 {
            faults.push(say::same_output(place(), path));
        }
        if !is_safe(path) {
            faults.push(say::bad_output(place(), path));
        } else if is_reserved(path) {
            faults.push(say::reserved_output(place(), path));
        }
        // A file in place of a folder is in the way of all that is in it: one fault. The folders the path before was in
        // have been looked at.
        let mut folders = ancestors(path).take_while(|folder| !is_in(before, folder));
        if let Some(file) = folders.find(|folder| wanted.binary_search_by_key(folder, |(path, _)| path).is_ok())
            && blocked.insert(file)
        {
            faults.push(say::file_and_folder(Place::path(file), file, path));
        }
        before = path;
    }
    stop_on(faults, report)?;
    Ok(wanted)
}

fn is_in(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// Relative, NFC, without `..`, empty parts and control characters: safe to join to any folder.
pub fn is_safe(path: &str) -> bool {
    let part_is_safe = |part: &str| !part.is_empty() && part != "." && part != ".." && part.len() <= 255;
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'\\';
    let letters_are_safe = || {
        !path.chars().any(|c| c.is_control() || c == '\\') && matches!(text::nfc(path), std::borrow::Cow::Borrowed(_))
    };
    path.split('/').all(part_is_safe) && (path.bytes().all(is_plain) || letters_are_safe())
}

fn is_reserved(path: &str) -> bool {
    path == manifest::NAME || path == KEEP || path.split('/').next() == Some(STAGE)
}

/// The folders a path is in, innermost first.
pub fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_that_stay_inside_are_safe() {
        for path in ["", "/etc/x", "a//b", "a/", "../a", "a/../b", "./a", "a\nb", "a\\b", "e\u{301}"] {
            assert!(!is_safe(path), "{path}");
        }
        for path in ["index.html", "vi/đất-và-người/index.html", "ja/市場/index.html", "a..b", ".nojekyll"] {
            assert!(is_safe(path), "{path}");
        }
    }
}
