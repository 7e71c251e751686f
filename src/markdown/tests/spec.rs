//! CommonMark's own examples: all pass without our additions, and with them only those change that are listed.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::super::dialect::Dialect;
use super::super::render::render;
use super::*;

#[derive(Deserialize)]
pub(super) struct Example {
    pub markdown: String,
    html: String,
    example: usize,
}

/// A reason, and the examples our dialect renders otherwise because of it.
#[derive(Deserialize)]
struct Change {
    why: String,
    examples: Vec<usize>,
}

pub(super) fn examples() -> Vec<Example> {
    serde_json::from_str(include_str!("../../../tests/data/commonmark/spec.json")).expect("the examples are JSON")
}

/// What a browser sees: `&quot;` and `"` are one.
fn tree(html: &str) -> String {
    // A line end between two tags is ours to choose.
    scraper::Html::parse_fragment(html).html().replace(">\n<", "><")
}

#[test]
fn commonmark_is_commonmark_without_our_additions() {
    let words = words();
    let answers = Answers { links: &[], headings: &[], components: &[], cites: &[], typeset: &|_| {}, phrases: &|_| Vec::new(), words: &words };
    let rules = Rules { raw_html: true, known_cites: Vec::new() };
    let examples = examples();
    assert_eq!(examples.len(), 652);
    for example in examples {
        let source = source(&example.markdown);
        let body = render(&source, 0..source.text.len(), &rules, &answers, Dialect::CommonMark);
        assert_eq!(tree(&body), tree(&example.html), "example {}: {:?}", example.example, example.markdown);
    }
}

#[test]
fn our_additions_change_only_the_listed_examples() {
    let changes: Vec<Change> =
        serde_json::from_str(include_str!("../../../tests/data/commonmark/dialect.json")).expect("the list is JSON");
    let mut listed: BTreeMap<usize, &str> = BTreeMap::new();
    for change in &changes {
        for &example in &change.examples {
            assert!(listed.insert(example, &change.why).is_none(), "example {example} is listed twice");
        }
    }
    let setting = Setting { rules: Rules { raw_html: true, known_cites: Vec::new() }, ..Setting::default() };
    for example in examples() {
        let same = tree(&setting.html(&example.markdown)) == tree(&example.html);
        match listed.get(&example.example) {
            None => assert!(same, "example {} changed:\n{}\n{}", example.example, example.html, setting.html(&example.markdown)),
            Some(why) => assert!(!same, "example {} is unchanged, yet listed: {why}", example.example),
        }
    }
}
