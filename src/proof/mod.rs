//! Numbers and names of translations, compared with their source.

pub mod figures;
pub mod lexicon;
mod patterns;
mod signs;
