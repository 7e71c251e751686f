//! Folders that hold nothing yet.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Whether a folder is not there, or holds nothing but what a version control keeps for itself.
pub fn is_bare(folder: &Path) -> io::Result<bool> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(why) if why.kind() == ErrorKind::NotFound => return Ok(true),
        Err(why) => return Err(why),
    };
    for entry in entries {
        if entry?.file_name() != ".git" {
            return Ok(false);
        }
    }
    Ok(true)
}
