//! Every sentence the tool can say about a fault, Vietnamese beside English, one function each.
//!
//! A function takes what its caller holds and gives a `Diagnostic`. Style: what is wrong in the title without a full
//! stop, names in backticks, the hint says what to write instead, with an example where one helps.
//!
//! Code families: `A` files and the machine, `S` settings, `K` kinds, `F` front matter, `L` links and addresses,
//! `M` Markdown, `T` theme, `W` words, `C` translations compared with their source, `P` publishing and pictures, `U` how the
//! program was called, `D` the translation desk.

pub mod desk;
pub mod files;
pub mod front;
pub mod kinds;
pub mod links;
pub mod markdown;
pub mod pictures;
pub mod proof;
pub mod publish;
pub mod settings;
pub mod theme;
pub mod usage;
pub mod values;
pub mod words;

/// `a`, `b`, `c` in backticks, for lists of what is allowed.
pub(crate) fn ticked<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
