//! Hears when a source changes.
//!
//! Takes the site's folder, gives lists of changed paths. Counts a change the moment it is heard, so that a request that
//! comes later can wait for its build. Never looks into a file.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::inside;
use crate::disk;

/// After the last change, how long it must be quiet before the site is made.
const QUIET: Duration = Duration::from_millis(8);
/// A flood of changes is not waited out longer than this.
const FLOOD: Duration = Duration::from_millis(500);
/// The folders a site is made of.
const FOLDERS: [&str; 3] = ["content", "themes", "i18n"];
/// The files of the root folder that count.
const FILES: [&str; 2] = ["site.toml", "routes.toml"];

/// Changes that came in one go.
pub struct Heard {
    /// The paths to tell of.
    pub told: Vec<String>,
    /// Every path that changed, files only; nothing if that is not certain.
    pub all: Option<BTreeSet<String>>,
}

/// Hears changes.
pub struct Watch {
    root: PathBuf,
    /// Whether a folder came or went in the last go: what was made in it meanwhile nobody may have heard.
    folders: bool,
    heard: Receiver<Vec<String>>,
    watcher: Option<RecommendedWatcher>,
    /// Why nothing, or not everything, is heard.
    pub silent: Option<String>,
}

/// Begins to listen; every change that counts adds to `changes`.
pub fn start(root: &Path, changes: Arc<AtomicU64>) -> Watch {
    let root = disk::real(root).unwrap_or_else(|_| root.to_path_buf());
    let (sender, heard) = channel();
    let own_root = root.clone();
    let hear = move |event: notify::Result<Event>| {
        let paths = event.map_or_else(|_| Vec::new(), |event| counting(&own_root, &event));
        if !paths.is_empty() {
            changes.fetch_add(1, Ordering::SeqCst);
            // Nobody listens any more: the program is about to end.
            let _ = sender.send(paths);
        }
    };
    let mut watch = Watch { root, folders: true, heard, watcher: None, silent: None };
    match notify::recommended_watcher(hear) {
        Ok(watcher) => watch.watcher = Some(watcher),
        Err(why) => watch.silent = Some(why.to_string()),
    }
    // The root alone, not what is below it: the result lies there too, and who knows what else.
    watch.look_at(&watch.root.clone(), RecursiveMode::NonRecursive);
    for folder in FOLDERS {
        watch.look_at(&watch.root.join(folder), RecursiveMode::Recursive);
    }
    watch
}

impl Watch {
    fn look_at(&mut self, folder: &Path, mode: RecursiveMode) {
        if !matches!(disk::kind(folder), Ok(disk::Kind::Folder | disk::Kind::Link)) {
            return;
        }
        if let Some(watcher) = &mut self.watcher
            && let Err(why) = watcher.watch(folder, mode)
        {
            self.silent = Some(why.to_string());
        }
    }

    /// Waits for the next changes, all that come in one go. `None` when nothing can come any more.
    pub fn next(&mut self) -> Option<Heard> {
        let mut paths: BTreeSet<String> = self.heard.recv().ok()?.into_iter().collect();
        let begun = Instant::now();
        while begun.elapsed() < FLOOD {
            match self.heard.recv_timeout(QUIET) {
                Ok(more) => paths.extend(more),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        // A folder that was made anew is not listened to yet.
        for folder in FOLDERS.into_iter().filter(|folder| paths.contains(*folder)) {
            self.look_at(&self.root.join(folder), RecursiveMode::Recursive);
        }
        let folders = paths.iter().any(|path| !matches!(disk::kind(&self.root.join(path)), Ok(disk::Kind::File | disk::Kind::Nothing)));
        let certain = self.silent.is_none() && !std::mem::replace(&mut self.folders, folders) && !folders;
        let all = certain.then(|| paths.clone());
        // Editors make a file for a moment beside the one they write: what is gone is told only if nothing else is.
        let (there, gone): (Vec<String>, Vec<String>) =
            paths.into_iter().partition(|path| !matches!(disk::kind(&self.root.join(path)), Ok(disk::Kind::Nothing) | Err(_)));
        Some(Heard { told: if there.is_empty() { gone } else { there }, all })
    }
}

/// The paths of an event that may change the site.
fn counting(root: &Path, event: &Event) -> Vec<String> {
    // Some were lost: look at everything again.
    if event.need_rescan() {
        return vec!["content".to_owned()];
    }
    let counts = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) | EventKind::Create(_) | EventKind::Remove(_) => true,
        EventKind::Modify(ModifyKind::Name(_)) => true,
        // Only Linux tells when a file is closed.
        EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Any) => !cfg!(target_os = "linux"),
        _ => false,
    };
    let paths = event.paths.iter().filter(|_| counts).filter_map(|path| inside(root, path));
    paths.filter(|path| is_source(path)).collect()
}

/// Whether a path is one the site is read from. Names that begin with a dot are editors' business.
fn is_source(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or(path);
    let hidden = || path.split('/').any(|part| part.starts_with('.')) && !path.starts_with("content/_files/");
    FILES.contains(&path) || (FOLDERS.contains(&first) && !hidden())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sources_count_and_only_when_they_are_whole() {
        let event = |kind: EventKind, path: &str| Event::new(kind).add_path(Path::new("/site").join(path));
        let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
        for path in ["content/a.vi.md", "site.toml", "themes/mine/css/a.css", "content/_files/.nojekyll"] {
            assert_eq!(counting(Path::new("/site"), &event(closed, path)), [path]);
        }
        for path in ["public/index.html", "content/.a.vi.md.swp", "target/x", ".caybeo/x", "Cargo.toml"] {
            assert!(counting(Path::new("/site"), &event(closed, path)).is_empty(), "{path}");
        }
        let opened = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert!(counting(Path::new("/site"), &event(opened, "content/a.vi.md")).is_empty());
    }
}
