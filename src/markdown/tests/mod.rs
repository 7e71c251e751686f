//! Claims about the Markdown of the site. Each needs nothing but a text: answers are made up here.

mod additions;
mod faults;
mod safety;
mod spec;

use std::sync::Arc;

use super::*;
use crate::diag::Report;
use crate::lang::Direction;
use crate::source::Source;

/// The address as it was written.
fn written(target: &Target) -> String {
    match target {
        Target::Fragment(id) => format!("#{id}"),
        Target::Phone(number) => format!("tel:{number}"),
        Target::External(address) | Target::File(address) | Target::Bad(address) => address.clone(),
        other => format!("{other:?}"),
    }
}

/// Every site address echoes what was written.
fn echo(outline: &Outline) -> Vec<LinkAnswer> {
    let href = |url: &str, lang: Option<&str>, text: Option<&str>| LinkAnswer::Href {
        url: url.to_owned(),
        lang: lang.map(str::to_owned),
        text: text.map(str::to_owned),
        rel_external: false,
    };
    let answer = |link: &Link| match &link.target {
        _ if link.is_image => LinkAnswer::Image { url: written(&link.target), width: 40, height: 30, alt: "sơ đồ".to_owned(), choice: Choice::default() },
        Target::Item { id, .. } => href(&format!("/vi/{id}/"), Some("en"), Some("港")),
        Target::Fact(_) => LinkAnswer::Text { html: "<span class=\"money\">千万円</span>".to_owned() },
        Target::Lang(tag) => LinkAnswer::Lang { tag: tag.clone(), dir: (tag == "ar").then_some(Direction::Rtl) },
        Target::Ruby(reading) => LinkAnswer::Ruby { reading: reading.clone() },
        Target::Mail(mail) => href(&format!("mailto:{mail}"), None, None),
        other => href(&written(other), None, None),
    };
    outline.links.iter().map(answer).collect()
}

fn words() -> Words {
    Words {
        footnotes: "Chú thích".into(),
        footnote: "Chú thích".into(),
        back: "Về chỗ đang đọc".into(),
        table: "Bảng".into(),
        done: "đã xong".into(),
        open: "chưa xong".into(),
        note: "Ghi chú".into(),
        tip: "Mẹo".into(),
        important: "Quan trọng".into(),
        warning: "Lưu ý".into(),
        caution: "Cẩn thận".into(),
    }
}

struct Setting<'s> {
    rules: Rules,
    typeset: &'s dyn Fn(&mut [String]),
    phrases: &'s dyn Fn(&str) -> Vec<usize>,
}

impl Default for Setting<'_> {
    fn default() -> Self {
        let rules = Rules { raw_html: false, known_cites: vec!["gso-2025".into(), "cang".into()] };
        Setting { rules, typeset: &|_| {}, phrases: &|_| Vec::new() }
    }
}

impl Setting<'_> {
    fn html(&self, text: &str) -> String {
        let source = Source::new("content/a.vi.md", text);
        let span = 0..source.text.len();
        let outline = outline(&source, span.clone(), &self.rules, &mut Report::new());
        let components: Vec<String> = outline.components.iter().map(|c| format!("<b>{}</b>", c.name)).collect();
        let cite = |number: usize, key: &str| CiteAnswer { key: key.to_owned(), number, title: "Niên giám \"2025\"".to_owned() };
        let answers = Answers {
            links: &echo(&outline),
            headings: &outline.headings.iter().map(|heading| heading.id.clone()).collect::<Vec<_>>(),
            components: &components,
            cites: &[cite(1, "gso-2025"), cite(2, "cang")],
            typeset: self.typeset,
            phrases: self.phrases,
            words: &words(),
        };
        super::html(&source, span, &self.rules, &answers).body
    }
}

fn html(text: &str) -> String {
    Setting::default().html(text)
}

fn source(text: &str) -> Arc<Source> {
    Source::new("content/a.vi.md", text)
}

fn read(text: &str) -> (Outline, Report) {
    let source = source(text);
    let mut report = Report::new();
    let outline = outline(&source, 0..source.text.len(), &Setting::default().rules, &mut report);
    (outline, report)
}
