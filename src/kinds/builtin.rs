//! The kinds inside the program, and their words.

use std::sync::Arc;

use crate::source::Source;

const KINDS: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/kinds.rs"));
const WORDS: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/kind_words.rs"));

/// The fields every kind has, and the file of each kind.
pub fn files() -> (Arc<Source>, Vec<Arc<Source>>) {
    let (common, kinds): (Vec<_>, Vec<_>) = sources(KINDS).into_iter().partition(|source| source.path.ends_with("/_common.toml"));
    let common = common.into_iter().next().unwrap_or_else(|| Source::new("src/kinds/builtin/_common.toml", ""));
    (common, kinds)
}

/// The labels of built-in kinds: one Fluent file a language, named by its tag.
pub fn words() -> Vec<Arc<Source>> {
    sources(WORDS)
}

fn sources(files: &[(&str, &[u8])]) -> Vec<Arc<Source>> {
    files.iter().map(|(path, bytes)| Source::new(*path, String::from_utf8_lossy(bytes))).collect()
}
