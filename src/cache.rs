//! What earlier runs found out, in one folder that may vanish at any time.
//!
//! Takes bytes under a digest of all they were made from, gives them back to a later run. Several builds may use the folder
//! at once: every file is written whole under a name of its own and never changed; who finds one gone has only more to do.
//! What another build of the program wrote is not read and in time removed. Never the reason for a different result,
//! never an error.

mod pack;

use std::path::{Path, PathBuf};

use crate::digest::{Digest, Digester};
use crate::disk;

pub use pack::Pack;

/// The folder's name in the site's root.
pub const FOLDER: &str = ".caybeo";

/// The form of everything in the folder. A new form is a new number.
const FORM: &str = "2";

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
        let build = Digester::new().part(FORM).part(build.bytes()).finish();
        Cache { folder: Some(root.join(FOLDER)), build, writes: true }
    }

    /// A cache that keeps nothing.
    pub fn none() -> Cache {
        Cache { folder: None, build: Digest::of(FORM), writes: false }
    }

    /// The same cache for somebody who must not write.
    pub fn read_only(self) -> Cache {
        Cache { writes: false, ..self }
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
        let sealed = [bytes, self.build.bytes(), Digest::of(bytes).bytes()].concat();
        // A build without a cache is slower, not wrong.
        let _ = disk::write_quick(&folder.join(name), &sealed);
    }

    /// The records of one sort.
    pub fn pack(&self, name: &'static str) -> Pack {
        Pack::open(self.folder(), self.build, name, self.writes)
    }
}
