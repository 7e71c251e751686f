//! Fenced blocks with `{name}` as info string and a TOML body.
//!
//! Takes an info string or the span of a block, gives the name, the body's span, the fence. Never reads the TOML.

use std::ops::Range;

/// The components that exist.
pub const KNOWN: &[&str] = &["contact", "facts", "figure", "gallery", "list", "quote", "table"];

/// What stands in the braces of an info string; `None` for ordinary code.
pub(super) fn name(info: &str) -> Option<&str> {
    let inner = info.trim().strip_prefix('{')?;
    Some(inner.strip_suffix('}').unwrap_or(inner).trim())
}

/// The component of an info string, if it exists and is written properly.
pub(super) fn known(info: &str) -> Option<&'static str> {
    let written = name(info).filter(|_| info.trim().ends_with('}'))?;
    KNOWN.iter().copied().find(|known| *known == written)
}

/// The parts of a fenced block.
pub(super) struct Fence<'a> {
    /// The opening marks.
    pub marks: &'a str,
    /// Where the opening marks and the info string stand.
    pub head: Range<usize>,
    /// Where the body stands.
    pub body: Range<usize>,
    /// Whether the closing marks are there.
    pub closed: bool,
}

/// Takes a fenced block apart.
pub(super) fn fence(text: &str, span: Range<usize>) -> Fence<'_> {
    let block = &text[span.clone()];
    let mark = block.chars().next().unwrap_or('`');
    let marks = &block[..block.len() - block.trim_start_matches(mark).len()];
    let head_end = block.find('\n').unwrap_or(block.len());
    let head = span.start..span.start + block[..head_end].trim_end().len();
    let body_start = (head_end + 1).min(block.len());
    let trimmed = block.trim_end();
    let last_start = trimmed.rfind('\n').map_or(0, |at| at + 1);
    let last = trimmed[last_start..].trim_start_matches([' ', '\t', '>']);
    let closed = last_start >= body_start
        && last_start > 0
        && last.len() >= marks.len()
        && last.chars().all(|character| character == mark);
    let body_end = if closed { last_start } else { block.len() };
    Fence { marks, head, body: span.start + body_start..span.start + body_end.max(body_start), closed }
}
