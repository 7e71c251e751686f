//! The plain theme, carried inside the program.
//!
//! Gives the files of `themes/plain` as they stood when the program was built. Never reads the disk.

use super::files::{Content, ThemeFile};
use crate::source::Source;
use crate::text::nfc;

/// The name of the theme inside the program.
pub const PLAIN: &str = "plain";

const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/embedded_theme.rs"));

/// Every file of the embedded theme, in the order of its path.
pub fn files() -> Vec<ThemeFile> {
    FILES
        .iter()
        .filter_map(|(path, bytes)| {
            let inside = path.strip_prefix("themes/plain/")?;
            let content = match std::str::from_utf8(bytes) {
                Ok(text) => Content::Text(Source::new(*path, nfc(text))),
                Err(_) => Content::Bytes { on_disk: (*path).to_owned(), bytes: (*bytes).into() },
            };
            Some(ThemeFile { theme: PLAIN.to_owned(), path: inside.to_owned(), content })
        })
        .collect()
}
