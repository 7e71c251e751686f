//! No text makes the reader or the renderer fall over, and none gets a `style` into a page.

use super::*;

/// A fixed sequence (xorshift64*), so that a failure comes back.
struct Sequence(u64);

impl Sequence {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize) % below.max(1)
    }
}

const PIECES: &[&str] = &[
    "**", "*", "_", "~~", "`", "```", "```{facts}\n", "```\n", "~~~", "[", "](", ")", "![", "[^", "[^a]", "[^a]: ", "]", "{#x}", "{.y}", "# ",
    "### ", "\n", "\n\n", "> ", "> [!NOTE]\n", "- ", "- [ ] ", "1. ", "| a | b |\n|:-|-:|\n", "|", ": ", "\\", "<", ">", "<br>", "<div>", "<!--",
    "-->", "&amp;", "「", "」", "。", "で", "港", "ខ្មែរ", "đ", "\u{2BFF}", "\u{FFFC}", "\u{0}", "\r\n", "\r", "\t", "    ", "@p/x", "fact:x", "lang:vi",
    "ruby:x", "javascript:", "https://x.vn", "a@x.vn", "keys = [", "key = \"\"\"", "---\n", "===\n", "[^gso-2025]", "\u{202E}", "e\u{301}", "😀",
];

fn spec() -> Vec<String> {
    super::spec::examples().into_iter().map(|example| example.markdown).collect()
}

fn check(text: &str) {
    for raw_html in [false, true] {
        let setting = Setting {
            rules: Rules { raw_html, ..Setting::default().rules },
            typeset: &|runs| runs.iter_mut().for_each(|run| run.push('’')),
            phrases: &|text| (0..text.len() + 2).step_by(3).collect(),
        };
        let body = setting.html(text);
        let fragment = scraper::Html::parse_fragment(&body);
        let styled = fragment.root_element().descendent_elements().any(|element| element.attr("style").is_some());
        assert!(!styled, "{text:?}\n{body}");
        if !body.contains("<pre") && !text.contains('\u{2BFF}') {
            assert!(!body.contains('\u{2BFF}'), "{text:?}\n{body}");
        }
    }
}

#[test]
fn no_cut_through_an_example_panics() {
    let mut sequence = Sequence(0x00C0_FFEE);
    for example in spec() {
        for _ in 0..2 {
            let at = sequence.next(example.chars().count() + 1);
            check(&example.chars().take(at).collect::<String>());
            check(&example.chars().skip(at).collect::<String>());
        }
    }
}

#[test]
fn no_mixture_of_pieces_panics() {
    let mut sequence = Sequence(0x000B_E015);
    for _ in 0..3000 {
        let length = 1 + sequence.next(24);
        let text: String = (0..length).map(|_| PIECES[sequence.next(PIECES.len())]).collect();
        check(&text);
    }
}

#[test]
fn no_mutated_example_panics() {
    let mut sequence = Sequence(0x0000_2026);
    for example in spec() {
        for _ in 0..2 {
            let mut characters: Vec<char> = example.chars().collect();
            for _ in 0..3 {
                let at = sequence.next(characters.len() + 1);
                let piece = PIECES[sequence.next(PIECES.len())];
                characters.splice(at..at, piece.chars());
            }
            check(&characters.into_iter().collect::<String>());
        }
    }
}

#[test]
fn answers_that_are_missing_break_nothing() {
    let source = source("[a](@x) ![b](c.jpg) [^gso-2025] [](fact:x)\n\n```{facts}\n```\n");
    let answers = Answers { links: &[], headings: &[], components: &[], cites: &[], typeset: &|_| {}, phrases: &|_| Vec::new(), words: &words() };
    let body = super::super::html(&source, 0..source.text.len(), &Setting::default().rules, &answers).body;
    assert_eq!(body, "<p>a b\u{202F}[^gso-2025] </p>\n\n");
}

#[test]
fn a_span_outside_the_text_is_an_empty_body() {
    let source = source("港");
    let mut report = Report::new();
    assert!(outline(&source, 1..99, &Rules::default(), &mut report).excerpt.is_empty());
}
