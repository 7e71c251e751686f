//! What earlier runs found out, in one folder that may vanish at any time.
//!
//! Takes bytes under a digest of all they were made from, gives them back to a later run. Several builds may use the folder
//! at once: every file is written whole under a name of its own and never changed; who finds one gone has only more to do.
//! What another build of the program wrote is not read and in time removed. Never the reason for a different result,
//! never an error.

mod pack;

use std::path::{Path, PathBuf};

use crate::digest::{Digest, Digester};
use crate::disk::{self, Kind, Listed};

pub use pack::Pack;

/// The folder's name in the site's root.
pub const FOLDER: &str = ".caybeo";

/// The form of everything in the folder. A new form is a new number.
const FORM: &str = "3";

/// A file that no run has completed for so long belongs to none, in nanoseconds.
const LEFT_OVER: i128 = 3_600_000_000_000;

/// The cache of a site.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: Option<PathBuf>,
    build: Digest,
    /// Whether anything may be added.
    writes: bool,
}

impl Cache {
    /// The cache of the site at `root`, for this build of the program.
    pub fn of(root: &Path, build: Digest) -> Cache {
        Cache::at(&root.join(FOLDER), build)
    }

    /// The cache in a folder, for this build of the program.
    pub fn at(folder: &Path, build: Digest) -> Cache {
        let build = Digester::new().part(FORM).part(build.bytes()).finish();
        Cache { folder: Some(folder.to_path_buf()), build, writes: true }
    }

    /// A cache that keeps nothing.
    pub fn none() -> Cache {
        Cache { folder: None, build: Digest::of(FORM), writes: false }
    }

    /// The same cache for somebody who must not write.
    pub fn read_only(self) -> Cache {
        Cache { writes: false, ..self }
    }

    /// A folder of its own in this one.
    pub fn below(&self, name: &str) -> Cache {
        Cache { folder: self.folder().map(|folder| folder.join(name)), ..self.clone() }
    }

    /// Whether anything may be added.
    pub fn is_written(&self) -> bool {
        self.writes
    }

    /// The folder, if there is one.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// A file of the cache, if it is whole and this build's.
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = disk::read_if_there(&self.folder()?.join(name)).ok()??;
        let body = bytes.len().checked_sub(64)?;
        let (written, seal) = (&bytes[..body], &bytes[body..]);
        let sound = seal[..32] == *self.build.bytes() && seal[32..] == *Digest::of(written).bytes();
        sound.then(|| {
            bytes.truncate(body);
            bytes
        })
    }

    /// Writes a file of the cache, whole.
    pub fn write(&self, name: &str, bytes: &[u8]) {
        let Some(folder) = self.folder().filter(|_| self.writes) else { return };
        // A build without a cache is slower, not wrong.
        let _ = disk::write_quick(&folder.join(name), &[bytes, self.build.bytes(), Digest::of(bytes).bytes()]);
    }

    /// Takes out what killed runs left behind, and the files of which the caller, who hears name and place, says so.
    pub fn sweep(&self, is_of_no_use: &dyn Fn(&str, &Path) -> bool) {
        let Some(folder) = self.folder() else { return };
        let now = disk::moment();
        for Listed { name, kind, stat } in disk::list(folder).unwrap_or_default() {
            let file = folder.join(&name);
            let is_left_over = || disk::is_beside(&name) && i128::from(stat.modified) + LEFT_OVER < now;
            if kind == Kind::File && (is_left_over() || is_of_no_use(&name, &file)) {
                let _ = disk::remove_file(&file);
            }
        }
    }

    /// The records of one sort.
    pub fn pack(&self, name: &'static str) -> Pack {
        Pack::open(self.folder(), self.build, name, self.writes)
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn only_a_whole_file_of_the_same_program_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::of(folder.path(), Digest::of("a"));
        cache.write("x", b"body");
        assert_eq!(cache.read("x").as_deref(), Some(&b"body"[..]));
        assert_eq!(Cache::of(folder.path(), Digest::of("b")).read("x"), None);
        let file = folder.path().join(FOLDER).join("x");
        let whole = fs::read(&file).unwrap();
        for end in 0..whole.len() {
            fs::write(&file, &whole[..end]).unwrap();
            assert_eq!(cache.read("x"), None);
        }
    }

    #[test]
    fn what_killed_runs_left_is_swept_out_and_what_a_run_is_writing_stays() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::of(folder.path(), Digest::of("a"));
        cache.write("x", b"body");
        let at = |name: &str| folder.path().join(FOLDER).join(name);
        for (name, hours) in [(".heads.7-0.new", 2), (".heads.8-0.new", 0), ("old", 2), ("told", 0)] {
            let file = File::create(at(name)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(hours * 3600)).unwrap();
        }
        cache.sweep(&|name, file| name == "told" && file == at("told"));
        let mut left: Vec<String> = disk::list(&at("")).unwrap().into_iter().map(|listed| listed.name).collect();
        left.sort();
        assert_eq!(left, [".heads.8-0.new", "old", "x"]);
    }
}
