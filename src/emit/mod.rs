//! emit
pub mod minify;
mod space;
