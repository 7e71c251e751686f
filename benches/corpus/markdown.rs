//! Takes blocks, gives Markdown. How links to items are written, and whether headings carry their ids, the caller says.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::prose::{Block, Inline};

/// How a generator wants its Markdown.
pub struct Manner<'m> {
    /// Where a link to an item leads.
    pub item: &'m dyn Fn(usize) -> String,
    /// Whether headings say their ids.
    pub heading_ids: bool,
}

/// A body as Markdown.
pub fn write(blocks: &[Block], manner: &Manner<'_>) -> String {
    let mut out = String::new();
    let mut ids = BTreeSet::new();
    for block in blocks {
        match block {
            Block::Heading(level, text) => {
                let id = if manner.heading_ids { format!(" {{#{}}}", own_id(text, &mut ids)) } else { String::new() };
                let _ = write!(out, "{} {text}{id}", "#".repeat(*level));
            }
            Block::Paragraph(inlines) => run(&mut out, inlines, manner),
            Block::Quote(inlines) => {
                out.push_str("> ");
                run(&mut out, inlines, manner);
            }
            Block::List(numbered, rows) => {
                for (rank, row) in rows.iter().enumerate() {
                    let mark = if *numbered { format!("{}. ", rank + 1) } else { "- ".to_owned() };
                    out.push_str(if rank > 0 { "\n" } else { "" });
                    out.push_str(&mark);
                    run(&mut out, row, manner);
                }
            }
            Block::Table(header, rows) => {
                let _ = write!(out, "| {} |\n|{}", header.join(" | "), " --- |".repeat(header.len()));
                for row in rows {
                    let _ = write!(out, "\n| {} |", row.join(" | "));
                }
            }
        }
        out.push_str("\n\n");
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn run(out: &mut String, inlines: &[Inline], manner: &Manner<'_>) {
    for inline in inlines {
        let _ = match inline {
            Inline::Plain(text) => write!(out, "{text}"),
            Inline::Emphasis(text) => write!(out, "*{text}*"),
            Inline::Strong(text) => write!(out, "**{text}**"),
            Inline::Item(rank, text) => write!(out, "[{text}]({})", (manner.item)(*rank)),
            Inline::Outside(url, text) => write!(out, "[{text}]({url})"),
        };
    }
}

fn own_id(text: &str, ids: &mut BTreeSet<String>) -> String {
    let first = caybeo::text::heading_id(text);
    let next = (1..).map(|count| if count == 1 { first.clone() } else { format!("{first}-{count}") });
    let own = next.into_iter().find(|id| !ids.contains(id)).unwrap_or_default();
    ids.insert(own.clone());
    own
}
