//! Which paths may be published.
//!
//! Takes paths, says what is wrong with them. Never looks at the disk.

use std::collections::{BTreeMap, BTreeSet};

use super::{Artifact, manifest, stop_on};
use crate::diag::catalog::publish as say;
use crate::diag::{Report, Stopped};
use crate::source::Place;
use crate::text;

/// Kept in the folder of the result so that a repository can hold it empty.
pub const KEEP: &str = ".gitkeep";

/// The folder inside the result in which publishing in place gathers the new files.
pub const STAGE: &str = ".caybeo-staged";

/// Stops if any two artifacts cannot stand side by side or any one cannot stand at all.
pub fn check(artifacts: &[Artifact<'_>], report: &mut Report) -> Result<(), Stopped> {
    let mut faults = Vec::new();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for artifact in artifacts {
        *times.entry(&artifact.path).or_default() += 1;
    }
    let mut blocked: BTreeSet<&str> = BTreeSet::new();
    for (&path, &count) in &times {
        let place = || Place::path(path);
        if count > 1 {
            faults.push(say::same_output(place(), path));
        }
        if !is_safe(path) {
            faults.push(say::bad_output(place(), path));
        } else if is_reserved(path) {
            faults.push(say::reserved_output(place(), path));
        }
        // A file in place of a folder is in the way of all that is in it: one fault.
        if let Some(file) = ancestors(path).find(|folder| times.contains_key(folder))
            && blocked.insert(file)
        {
            faults.push(say::file_and_folder(Place::path(file), file, path));
        }
    }
    stop_on(faults, report)
}

/// Relative, NFC, without `..`, empty parts and control characters: safe to join to any folder.
pub fn is_safe(path: &str) -> bool {
    let part_is_safe = |part: &str| !part.is_empty() && part != "." && part != ".." && part.len() <= 255;
    path.split('/').all(part_is_safe)
        && !path.chars().any(|c| c.is_control() || c == '\\')
        && matches!(text::nfc(path), std::borrow::Cow::Borrowed(_))
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
