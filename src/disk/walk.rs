//! Lists a tree of sources.
//!
//! Takes a folder, gives its ordinary files in the order of their NFC paths, and what could not be listed. Never leaves
//! the folder through a symbolic link, never runs in circles, never depends on the order the disk keeps.

use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::Stat;
use crate::text;

/// One ordinary file.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Path from the root, NFC, with `/` between parts.
    pub path: String,
    /// Where it is on disk, under the name the disk holds.
    pub file: PathBuf,
    /// Its stat.
    pub stat: Stat,
}

/// What could not be listed. Paths are from the root, as in [`Entry`].
#[derive(Debug)]
pub enum WalkFault {
    /// The machine refused, or a link leads to nothing, or it is a pipe or a device.
    Unreadable {
        /// Where.
        path: String,
        /// Why.
        why: io::Error,
    },
    /// A symbolic link out of the tree.
    LinkOut {
        /// The link.
        path: String,
        /// Where it leads, as written in it.
        target: String,
    },
    /// A symbolic link to a folder it is in.
    LinkLoop {
        /// The link.
        path: String,
    },
    /// Two names that are one in NFC. The one written so is listed, else the first in byte order.
    SameName {
        /// Their common name.
        path: String,
        /// The name of the other as the disk holds it, escaped so that the difference is seen.
        other: String,
    },
    /// A name that is not Unicode.
    NotUnicode {
        /// As well as it can be shown.
        path: String,
    },
}

/// A listed tree.
#[derive(Debug, Default)]
pub struct Walked {
    /// The files, in the order of their paths.
    pub entries: Vec<Entry>,
    /// The faults, in the order of their paths.
    pub faults: Vec<WalkFault>,
    /// Whether any file may have a second name: through a symbolic or a hard link.
    pub links: bool,
}

impl WalkFault {
    /// The path it is about.
    pub fn path(&self) -> &str {
        match self {
            WalkFault::Unreadable { path, .. }
            | WalkFault::LinkOut { path, .. }
            | WalkFault::LinkLoop { path }
            | WalkFault::SameName { path, .. }
            | WalkFault::NotUnicode { path } => path,
        }
    }
}

/// Lists every ordinary file under `root` but those (and the folders) for which `skip` says yes.
pub fn walk(root: &Path, skip: &dyn Fn(&str) -> bool) -> Walked {
    let real_root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_path_buf());
    let mut faults = Vec::new();
    let mut files = Vec::new();
    let mut links = false;
    let mut walk = WalkDir::new(root).follow_links(true).into_iter();
    while let Some(step) = walk.next() {
        let entry = match step {
            Ok(entry) => entry,
            Err(fault) => {
                let path = fault.path().map_or_else(String::new, |path| name(root, path));
                if !skip(&path) {
                    faults.push(refusal(fault, path, &real_root));
                }
                continue;
            }
        };
        let path = name(root, entry.path());
        if path.is_empty() {
            continue;
        }
        let folder = entry.file_type().is_dir();
        let mut leave = || if folder { walk.skip_current_dir() };
        if skip(&path) {
            leave();
        } else if let Some(fault) = odd(&entry, &path, &real_root) {
            leave();
            faults.push(fault);
        } else if folder {
            links |= entry.path_is_symlink();
        } else {
            match entry.metadata() {
                Ok(data) => {
                    links |= entry.path_is_symlink() || data.nlink() > 1;
                    files.push(Entry { path, file: entry.into_path(), stat: Stat::of(&data) });
                }
                Err(fault) => faults.push(refusal(fault, path, &real_root)),
            }
        }
    }
    Walked { links, ..Walked::sorted(files, faults) }
}

impl Walked {
    fn sorted(mut files: Vec<Entry>, mut faults: Vec<WalkFault>) -> Walked {
        // Of two names that are one the one written in NFC is listed: the other's marks can then be shown.
        let key = |entry: &Entry| {
            let name = entry.file.to_string_lossy();
            (text::nfc(&name) != name, name.into_owned())
        };
        files.sort_by(|a, b| a.path.cmp(&b.path).then_with(|| key(a).cmp(&key(b))));
        let mut entries: Vec<Entry> = Vec::with_capacity(files.len());
        for file in files {
            match entries.last() {
                Some(first) if first.path == file.path => faults.push(WalkFault::SameName {
                    other: with_marks_shown(&file.file.file_name().unwrap_or_default().to_string_lossy()),
                    path: file.path,
                }),
                _ => entries.push(file),
            }
        }
        faults.sort_by(|a, b| a.path().cmp(b.path()));
        Walked { entries, faults, links: false }
    }
}

/// Names that look alike are told apart only by their combining marks: those are shown as `\u{301}`.
fn with_marks_shown(name: &str) -> String {
    let mark = unicode_normalization::char::is_combining_mark;
    name.chars().map(|c| if mark(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
}

/// The path from the root, in NFC.
fn name(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    if let Some(plain) = inside.to_str().filter(|name| name.is_ascii()) {
        return plain.to_owned();
    }
    let parts = inside.components();
    let parts: Vec<String> = parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    text::nfc(&parts.join("/")).into_owned()
}

/// Why an entry cannot be listed, if it cannot.
fn odd(entry: &DirEntry, path: &str, real_root: &Path) -> Option<WalkFault> {
    if entry.file_name().to_str().is_none() {
        return Some(WalkFault::NotUnicode { path: path.to_string() });
    }
    if entry.path_is_symlink() && !std::fs::canonicalize(entry.path()).is_ok_and(|real| real.starts_with(real_root)) {
        return Some(link_out(entry.path(), path));
    }
    if !entry.file_type().is_dir() && !entry.file_type().is_file() {
        let why = io::Error::new(io::ErrorKind::InvalidInput, "not an ordinary file");
        return Some(WalkFault::Unreadable { path: path.to_string(), why });
    }
    None
}

fn link_out(link: &Path, path: &str) -> WalkFault {
    let target = std::fs::read_link(link).map_or_else(|_| String::new(), |to| to.to_string_lossy().into_owned());
    WalkFault::LinkOut { path: path.to_string(), target }
}

fn refusal(fault: walkdir::Error, path: String, real_root: &Path) -> WalkFault {
    if fault.loop_ancestor().is_some() {
        return WalkFault::LinkLoop { path };
    }
    // A broken link cannot be followed to its end, but what is written in it may already lead out.
    if let Some(link) = fault.path()
        && let Ok(target) = std::fs::read_link(link)
        && target.is_absolute()
        && !target.starts_with(real_root)
    {
        return link_out(link, &path);
    }
    // The sentence of `walkdir` names the path on this machine, where the site may lie anywhere.
    let why = fault.into_io_error().unwrap_or_else(|| io::ErrorKind::InvalidInput.into());
    WalkFault::Unreadable { path, why }
}

#[cfg(test)]
mod tests {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    use super::*;
    use crate::disk::make_file;

    fn site(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            make_file(&folder.path().join(file), b"x").unwrap();
        }
        folder
    }

    fn paths(walked: &Walked) -> Vec<&str> {
        walked.entries.iter().map(|entry| entry.path.as_str()).collect()
    }

    #[test]
    fn files_come_in_the_order_of_their_paths_without_what_is_skipped() {
        let site = site(&["content/b.md", "content/a/z.md", "public/x.html", "content/a.md"]);
        let walked = walk(site.path(), &|path| path == "public");
        assert_eq!(paths(&walked), ["content/a.md", "content/a/z.md", "content/b.md"]);
        assert!(walked.faults.is_empty());
    }

    #[test]
    fn names_in_any_normal_form_are_listed_in_nfc_and_can_be_read() {
        let site = site(&["Ca\u{302}\u{300}n Thơ.md"]);
        let walked = walk(site.path(), &|_| false);
        assert_eq!(paths(&walked), ["Cần Thơ.md"]);
        assert!(walked.entries[0].file.exists());
    }

    #[test]
    fn two_names_that_are_one_in_nfc_are_told() {
        let site = site(&["é.md", "e\u{301}.md"]);
        let walked = walk(site.path(), &|_| false);
        assert_eq!(paths(&walked), ["é.md"]);
        assert!(matches!(&walked.faults[..], [WalkFault::SameName { path, .. }] if path == "é.md"), "{:?}", walked.faults);
    }

    #[test]
    fn links_inside_are_followed_and_links_out_are_told() {
        let outside = site(&["secret"]);
        let site = site(&["real/a.md"]);
        symlink("real", site.path().join("alias")).unwrap();
        symlink(outside.path(), site.path().join("out")).unwrap();
        symlink(outside.path().join("secret"), site.path().join("out-file")).unwrap();
        symlink("/nowhere/at/all", site.path().join("broken-out")).unwrap();
        symlink("gone.md", site.path().join("broken")).unwrap();
        let walked = walk(site.path(), &|_| false);
        assert_eq!(paths(&walked), ["alias/a.md", "real/a.md"]);
        let faults: Vec<_> = walked.faults.iter().map(|fault| (fault.path(), matches!(fault, WalkFault::LinkOut { .. }))).collect();
        assert_eq!(faults, [("broken", false), ("broken-out", true), ("out", true), ("out-file", true)]);
    }

    #[test]
    fn a_circle_of_links_ends_and_is_told() {
        let site = site(&["a/b/c.md"]);
        symlink("../..", site.path().join("a/b/up")).unwrap();
        symlink("self", site.path().join("self")).unwrap();
        let walked = walk(site.path(), &|_| false);
        assert_eq!(paths(&walked), ["a/b/c.md"]);
        assert!(walked.faults.iter().any(|fault| matches!(fault, WalkFault::LinkLoop { path } if path == "a/b/up")));
        assert!(walked.faults.iter().any(|fault| fault.path() == "self"));
    }

    #[test]
    fn a_name_that_is_not_unicode_is_told() {
        let site = site(&["a.md"]);
        make_file(&site.path().join(std::ffi::OsStr::from_bytes(b"\xFF.md")), b"x").unwrap();
        let walked = walk(site.path(), &|_| false);
        assert_eq!(paths(&walked), ["a.md"]);
        assert!(matches!(walked.faults[..], [WalkFault::NotUnicode { .. }]));
    }
}
