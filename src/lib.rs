//! caybeo
#![allow(missing_docs)]
pub mod disk;
pub mod digest;
pub mod source;
pub mod lang;
pub mod text;
pub mod values;
pub mod clock;
pub mod diag;
pub mod fields;
pub mod kinds;
pub mod config;
pub mod edit;
pub mod emit;
pub mod media;
pub mod i18n;
pub mod discover;
pub mod parse;
pub mod resolve;
pub mod render;
pub mod pipeline;
pub mod serve;
pub mod cli;
pub mod markdown;
pub mod theme;
