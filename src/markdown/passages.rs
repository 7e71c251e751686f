//! A body as its blocks: what is translated piece by piece.
//!
//! Takes events, gives headings, paragraphs, list items, table rows, notes and component fields in their order, each with its
//! words in a form that does not depend on how they were wrapped, indented or marked up. Never complains, never compares.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::dialect::{Body, Dialect, Events, is_inline, is_inline_end};
use super::outline::{Component, Reader};
use super::target::{self, Target};
use super::{Rules, component, headings, lines, render};
use crate::diag::Report;
use crate::fields::{Node, NodeValue, Table};
use crate::source::{Place, Source};
use crate::stamp::Block;

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading, with its level.
    Heading(usize),
    /// A paragraph, in a quotation too.
    Paragraph,
    /// A paragraph of a list item, or all of one; a term or its definition.
    Item,
    /// A row of a table.
    Row,
    /// A paragraph of a footnote.
    Note,
    /// A parameter of a component, by its path: `figure.caption`.
    Field(String),
    /// A block of code.
    Code,
    /// Raw HTML.
    Html,
}

impl BlockKind {
    /// What tells blocks of the same words apart in a [`crate::stamp::Print`].
    fn label(&self) -> &str {
        match self {
            BlockKind::Heading(1) => "h1",
            BlockKind::Heading(2) => "h2",
            BlockKind::Heading(3) => "h3",
            BlockKind::Heading(_) => "h4",
            BlockKind::Paragraph => "p",
            BlockKind::Item => "li",
            BlockKind::Row => "tr",
            BlockKind::Note => "note",
            BlockKind::Field(path) => path,
            BlockKind::Code => "code",
            BlockKind::Html => "html",
        }
    }
}

/// One block of a body, for those who look at its words.
#[derive(Clone, Debug)]
pub struct Passage {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Range<usize>,
    /// Where its words stand, in order: link addresses, marks and note names are left out.
    pub runs: Vec<Range<usize>>,
    /// The facts it prints, by field.
    pub facts: Vec<String>,
    /// As in the stamp.
    pub block: Block,
}

/// Reads the blocks of the body in a span of a source.
pub fn passages(source: &Arc<Source>, span: Range<usize>, rules: &Rules) -> Vec<Passage> {
    let text = source.text.get(span.clone()).unwrap_or("");
    let shadow = Dialect::Ours.shadow(text);
    let (Body { mut events, holds }, _) = render::settled(Dialect::Ours.read(&shadow, span.start), &source.text, rules);
    if holds.line_ends {
        events = lines::join(events, &|_| None);
    }
    let components = Reader { source, report: &mut Report::new() }.components(&events);
    let mut passages = Vec::new();
    walk(&events, &components, &source.text, &mut |found| {
        let inside = found.inside.iter();
        let runs = if let BlockKind::Field(_) = found.kind { vec![found.span.clone()] } else { inside.clone().filter_map(|(event, span)| is_words(event).then(|| span.clone())).collect() };
        let facts = inside.filter_map(|(event, _)| printed(event, source)).collect();
        passages.push(Passage { block: Block::of(found.kind.label(), found.text), kind: found.kind, span: found.span, runs, facts });
    });
    passages
}

/// The blocks of a body whose events and components are at hand.
pub(super) fn blocks(events: &Events<'_>, components: &[Component], text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    walk(events, components, text, &mut |found| blocks.push(Block::of(found.kind.label(), found.text)));
    blocks
}

fn is_words(event: &Event<'_>) -> bool {
    matches!(event, Event::Text(_) | Event::Code(_))
}

fn printed(event: &Event<'_>, source: &Arc<Source>) -> Option<String> {
    let Event::Start(Tag::Link { dest_url, .. }) = event else { return None };
    match target::read(dest_url, &Place::file(source), &mut Report::new()) {
        Target::Fact(name) => Some(name),
        _ => None,
    }
}

/// A block that was found.
struct Found<'f, 'a> {
    kind: BlockKind,
    span: Range<usize>,
    inside: &'f [(Event<'a>, Range<usize>)],
    text: &'f str,
}

/// A block that is being read.
struct Open {
    kind: BlockKind,
    /// Its first event.
    first: usize,
    /// Where it stands so far.
    span: Range<usize>,
}

fn walk(events: &Events<'_>, components: &[Component], source: &str, found: &mut dyn FnMut(Found<'_, '_>)) {
    let mut around: Vec<BlockKind> = Vec::new();
    let mut open: Option<Open> = None;
    let mut words = String::new();
    // The text of a component is TOML, and was read as such.
    let mut in_component = false;
    for (at, (event, span)) in events.iter().enumerate() {
        if in_component {
            in_component = !matches!(event, Event::End(TagEnd::CodeBlock));
            continue;
        }
        if is_in_line(event) {
            // The words of a tight list item stand in it without a paragraph.
            let kind = || around.last().cloned().unwrap_or(BlockKind::Paragraph);
            let block = open.get_or_insert_with(|| Open { kind: kind(), first: at, span: span.start..span.start });
            block.span.end = block.span.end.max(span.end);
            continue;
        }
        if matches!(event, Event::Start(Tag::TableCell) | Event::End(TagEnd::TableCell)) {
            continue;
        }
        if let Some(Open { kind, first, span }) = open.take().filter(|open| !open.span.is_empty()) {
            words.clear();
            write(&events[first..at], &mut words);
            found(Found { kind, span, inside: &events[first..at], text: &words });
        }
        let begun = |kind: BlockKind| Some(Open { kind, first: at + 1, span: span.start..span.start });
        match event {
            Event::Start(Tag::Heading { level, .. }) => open = begun(BlockKind::Heading(headings::number(*level))),
            Event::Start(Tag::Paragraph) => open = begun(around.last().cloned().unwrap_or(BlockKind::Paragraph)),
            Event::Start(Tag::TableHead | Tag::TableRow) => open = begun(BlockKind::Row),
            Event::Start(Tag::HtmlBlock) => open = begun(BlockKind::Html),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if component::name(info).is_some() => {
                if let Some(component) = components.iter().find(|component| span.contains(&component.place.span.start)) {
                    fields(&component.name, &component.table, source, found);
                }
                in_component = true;
            }
            Event::Start(Tag::CodeBlock(_)) => open = begun(BlockKind::Code),
            Event::Start(Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition) => around.push(BlockKind::Item),
            Event::Start(Tag::FootnoteDefinition(_)) => around.push(BlockKind::Note),
            Event::End(TagEnd::Item | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition | TagEnd::FootnoteDefinition) => {
                around.pop();
            }
            _ => {}
        }
    }
}

/// Whether an event is part of a line, or of the text of a code block.
fn is_in_line(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => is_inline(tag),
        Event::End(tag) => is_inline_end(tag),
        Event::Rule => false,
        _ => true,
    }
}

/// The words and marks of a block, however they were written.
fn write(events: &[(Event<'_>, Range<usize>)], words: &mut String) {
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => words.push_str(text),
            Event::Code(text) => words.extend(["`", text, "`"]),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::FootnoteReference(name) => words.extend(["[^", name, "]"]),
            Event::TaskListMarker(done) => words.push_str(if *done { "[x] " } else { "[ ] " }),
            Event::Start(Tag::Link { dest_url, .. }) => words.extend(["[", dest_url, "|"]),
            Event::Start(Tag::Image { dest_url, .. }) => words.extend(["![", dest_url, "|"]),
            Event::End(TagEnd::Link | TagEnd::Image) => words.push(']'),
            Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => words.push('*'),
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => words.push_str("**"),
            Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough) => words.push_str("~~"),
            Event::Start(Tag::TableCell) => words.push_str(" | "),
            _ => {}
        }
    }
}

/// Every parameter of a component, as a block of its own.
fn fields(path: &str, table: &Table, source: &str, found: &mut dyn FnMut(Found<'_, '_>)) {
    for entry in &table.entries {
        field(format!("{path}.{}", entry.key), &entry.node, source, found);
    }
}

fn field(path: String, node: &Node, source: &str, found: &mut dyn FnMut(Found<'_, '_>)) {
    match &node.value {
        NodeValue::Table(table) => fields(&path, table, source, found),
        NodeValue::List(list) => list.iter().for_each(|node| field(path.clone(), node, source, found)),
        NodeValue::String(text) => found(Found { kind: BlockKind::Field(path), span: node.span.clone(), inside: &[], text }),
        _ => {
            let text = source.get(node.span.clone()).unwrap_or("");
            found(Found { kind: BlockKind::Field(path), span: node.span.clone(), inside: &[], text });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Vec<(BlockKind, String)> {
        let source = Source::new("content/a.vi.md", body);
        let of = |passage: Passage| (passage.kind, body[passage.span].to_owned());
        passages(&source, 0..body.len(), &Rules::default()).into_iter().map(of).collect()
    }

    fn same(one: &str, other: &str) -> bool {
        let prints = |body: &str| -> Vec<Block> {
            let source = Source::new("content/a.vi.md", body);
            passages(&source, 0..body.len(), &Rules::default()).into_iter().map(|passage| passage.block).collect()
        };
        prints(one) == prints(other)
    }

    #[test]
    fn every_sort_of_block_is_one() {
        let body = "## Đất\n\nMột *hai*\nba.\n\n- bốn\n- năm\n  - sáu\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> bảy[^n]\n\n[^n]: tám\n\n```\nchín\n```\n";
        let kinds: Vec<(BlockKind, String)> = read(body);
        let expected = [
            (BlockKind::Heading(2), "## Đất"),
            (BlockKind::Paragraph, "Một *hai*\nba."),
            (BlockKind::Item, "bốn"),
            (BlockKind::Item, "năm"),
            (BlockKind::Item, "sáu"),
            (BlockKind::Row, "| a | b |"),
            (BlockKind::Row, "| 1 | 2 |"),
            (BlockKind::Paragraph, "bảy[^n]"),
            (BlockKind::Note, "tám"),
            (BlockKind::Code, "chín\n"),
        ];
        let found: Vec<(BlockKind, &str)> = kinds.iter().map(|(kind, text)| (kind.clone(), text.trim_end_matches(|c| c == ' ').trim_end_matches("\n\n"))).collect();
        assert_eq!(found.len(), expected.len(), "{found:#?}");
        for (found, expected) in found.iter().zip(expected) {
            assert_eq!(found.0, expected.0, "{found:?}");
            assert!(found.1.contains(expected.1.trim_matches(['#', '|', ' '])), "{found:?} {expected:?}");
        }
    }

    #[test]
    fn a_parameter_of_a_component_is_a_block() {
        let found = read("```{gallery}\n[[pictures]]\nfile = \"a.jpg\"\ncaption = \"Chợ\"\n```\n\nSau đó.\n");
        let kinds: Vec<&BlockKind> = found.iter().map(|(kind, _)| kind).collect();
        let field = |path: &str| BlockKind::Field(path.to_owned());
        assert_eq!(kinds, [&field("gallery.pictures.file"), &field("gallery.pictures.caption"), &BlockKind::Paragraph]);
    }

    #[test]
    fn how_a_text_is_wrapped_marked_or_indented_is_no_change() {
        assert!(same("Một hai\nba *bốn*.\n\n- năm\n- sáu\n", "Một\nhai ba _bốn_.\n\n\n* năm\n\n* sáu\n"));
        assert!(same("Đất\n---\n", "## Đất {#dat}\n"));
        assert!(same("[a](b)\n", "[a][r]\n\n[r]: b\n"));
        assert!(same("川の町\nカントー\n", "川の町カントー\n"));
    }

    #[test]
    fn words_marks_addresses_and_sorts_are_changes() {
        for (one, other) in [("Một hai\n", "Một ba\n"), ("Một *hai*\n", "Một hai\n"), ("[a](b)\n", "[a](c)\n"), ("Một\n", "## Một\n"), ("- một\n", "một\n"), ("một\n\nhai\n", "một hai\n")] {
            assert!(!same(one, other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn words_are_where_they_stand_and_facts_are_named() {
        let body = "Vốn [](fact:capital), **xem** [đây](https://a.example/2030).\n";
        let source = Source::new("content/a.vi.md", body);
        let passages = passages(&source, 0..body.len(), &Rules::default());
        let words: Vec<&str> = passages[0].runs.iter().map(|run| &body[run.clone()]).collect();
        assert_eq!(words, ["Vốn ", ", ", "xem", " ", "đây", "."]);
        assert_eq!(passages[0].facts, ["capital"]);
    }
}
