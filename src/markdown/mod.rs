//! The site's Markdown: CommonMark, a few well-known extensions, and the additions of design.md §4.
//!
//! Takes a span of a source. [`outline`] gives what `resolve` must know (headings, links, components, citations, plain
//! text, digests of its blocks) and says every fault; [`html`] gives the rendered body from the same text and the answers.
//! The only user of `pulldown_cmark`. Never knows an item, an address or a language's rules: those come in as answers.
//!
//! Both walk the same events (`dialect`), so the n-th link of the outline is the n-th link that is rendered.

mod answers;
mod blocks;
mod cites;
mod component;
mod dialect;
mod flank;
mod headings;
mod holds;
mod lines;
mod links;
mod markup;
mod notes;
mod outline;
mod passages;
mod raw;
mod render;
mod target;
#[cfg(test)]
mod tests;
mod typeset;

pub use answers::{Answers, Choice, CiteAnswer, LinkAnswer, Words};
pub use component::KNOWN as COMPONENTS;
pub use markup::escape;
pub use outline::{Component, EXCERPT, Heading, Link, Outline, beginning, outline};
pub use passages::{BlockKind, Passage, passages};
pub use render::{Html, html};
pub use target::Target;

/// What a body may hold.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Whether HTML may stand in the text. It is sanitised even then.
    pub raw_html: bool,
    /// Keys of the item's `[sources]`: `[^key]` needs no definition for these.
    pub known_cites: Vec<String>,
}
