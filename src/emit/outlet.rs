//! The folder of the result and what may be done with it.
//!
//! Takes a path, gives the real folder behind it, held against every other build. Never makes the folder itself.

use std::io;
use std::path::{Path, PathBuf};

use crate::disk::{self, Kind, Lock};

/// The machine refused.
#[derive(Debug)]
pub struct Failure {
    /// Where.
    pub path: PathBuf,
    /// Why.
    pub why: io::Error,
}

/// Says where the machine refused.
pub fn at<T>(path: &Path, result: io::Result<T>) -> Result<T, Failure> {
    result.map_err(|why| Failure { path: path.to_path_buf(), why })
}

/// Says where in a folder the machine refused.
pub fn at_in<T>(folder: &Path, path: &str, result: io::Result<T>) -> Result<T, Failure> {
    result.map_err(|why| Failure { path: folder.join(path), why })
}

/// The folder of the result.
pub struct Outlet {
    /// The folder itself, links followed. It may not be there yet.
    pub out: PathBuf,
    /// The folder it is in.
    pub parent: PathBuf,
    /// An ordinary folder, or nothing yet: not a link, not a mount point.
    pub plain: bool,
    name: String,
    /// On the folder above: the lock must outlive the exchange, and lasts when caches are deleted.
    _lock: Lock,
}

impl Outlet {
    /// Finds the folder and waits until no other build publishes beside it.
    pub fn open(out: &Path) -> Result<Outlet, Failure> {
        let standing = at(out, disk::kind(out))?;
        let real = match standing {
            Kind::Nothing => {
                let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
                at(parent, disk::make_folder(parent))?;
                at(parent, disk::real(parent))?.join(out.file_name().unwrap_or_default())
            }
            _ => at(out, disk::real(out))?,
        };
        if !matches!(at(&real, disk::kind(&real))?, Kind::Nothing | Kind::Folder) {
            return at(out, Err(io::ErrorKind::NotADirectory.into()));
        }
        let parent = real.parent().unwrap_or(&real).to_path_buf();
        let lock = at(&parent, disk::lock(&parent))?;
        let name = real.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let plain = standing != Kind::Link && parent != real && !disk::is_mount_point(&real);
        Ok(Outlet { out: real, parent, plain, name, _lock: lock })
    }

    /// Where the next tree is completed.
    pub fn spare(&self) -> PathBuf {
        self.beside("next")
    }

    fn beside(&self, what: &str) -> PathBuf {
        self.parent.join(format!(".{}.{what}", self.name))
    }

    /// Tries whether folders beside this one can be made and change places.
    pub fn can_exchange(&self) -> bool {
        let (a, b) = (self.beside("probe-a"), self.beside("probe-b"));
        let tried = disk::make_folder(&a).and_then(|()| disk::make_folder(&b)).is_ok() && disk::exchange(&a, &b).is_ok();
        // Left behind only where nothing could be made anyway.
        let _ = disk::remove_tree(&a).and(disk::remove_tree(&b));
        tried
    }
}
