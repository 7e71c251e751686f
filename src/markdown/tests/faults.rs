//! Every fault stands under its very characters, and one does not hide the next.

use super::*;
use crate::diag::Severity;

/// Code and characters of every fault, in the order of the text.
fn faults(text: &str) -> Vec<(&'static str, String)> {
    let (_, report) = read(text);
    let mut all: Vec<_> = report.sorted().iter().map(|d| (d.place.span.start, d.code, d.place.text().to_owned())).collect();
    all.sort();
    all.into_iter().map(|(_, code, text)| (code, text)).collect()
}

fn claim(text: &str, expected: &[(&str, &str)]) {
    let found = faults(text);
    let found: Vec<(&str, &str)> = found.iter().map(|(code, text)| (*code, text.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn headings() {
    claim("# Tên\n\n### Sâu\n\n##\n", &[("M101", "#"), ("M102", "###"), ("M103", "##")]);
    claim("Tên\n===\n", &[("M101", "Tên\n===")]);
    claim("## A\n\n#### B {.to #x}\n\n## C {#x}\n", &[("M102", "####"), ("M104", ".to"), ("M105", "x")]);
    claim("## A\n\n### B\n\n## [](fact:x)\n", &[]);
}

#[test]
fn addresses() {
    claim("[a](htps://x.vn)", &[("M110", "htps://x.vn")]);
    claim("[a]() [b](#) [c](@) [d](fact:)", &[("M111", "[a]()"), ("M111", "#"), ("M111", "@"), ("M111", "fact:")]);
    claim("[a](JavaScript:x) [b](data:x)", &[("M112", "JavaScript:x"), ("M112", "data:x")]);
    claim("[](https://x.vn) [](@p/x) [](fact:x) [![Bến](a.jpg)](https://x.vn)", &[("M113", "[](https://x.vn)")]);
    claim("[a](/vi/) [b](//x.vn)", &[("M114", "/vi/"), ("M114", "//x.vn")]);
    claim("![a](https://x.vn/a.jpg) ![b](b.jpg) ![c](@x)", &[("M115", "https://x.vn/a.jpg"), ("M115", "@x")]);
    claim("[a](lang:không)", &[("M116", "lang:không")]);
    claim("<can@tho.vn> [b](mailto:a@b.vn) [c](tel:+84) [d](k.pdf) <https://x.vn>", &[]);
}

#[test]
fn an_address_kept_elsewhere_is_blamed_on_the_link() {
    claim("[a][k]\n\n[k]: htps://x.vn\n", &[("M110", "[a][k]")]);
}

#[test]
fn a_near_miss_is_suggested() {
    let (_, report) = read("[a](fct:x)\n\n```{figur}\n```\n\nx[^gso-2026]");
    let hints: Vec<&str> = report.sorted().iter().map(|d| d.hint.en.as_str()).collect();
    assert_eq!(hints, ["did you mean `fact:`?", "did you mean `{figure}`?", "did you mean `[^gso-2025]`?"]);
}

#[test]
fn components() {
    claim("```{map3}\n```\n", &[("M120", "{map3}")]);
    claim("```{figure\n```\n", &[("M120", "{figure")]);
    claim("```{facts}\nkeys = [\n", &[("M121", "```{facts}")]);
    claim("> ```{facts}\n> ```\n", &[("M122", "```{facts}")]);
    claim("```{facts}\nkeys = \n```\n", &[("F101", "keys =")]);
    claim("```\nx\n```\n\n~~~~\n```\n~~~~\n", &[]);
}

#[test]
fn notes() {
    claim("a[^x] b[^y]\n\n[^y]: 1\n\n[^y]: 2\n\n[^z]: 3\n", &[("M130", "[^x]"), ("M131", "[^y]:"), ("M132", "[^z]:")]);
    let (_, report) = read("[^z]: 3\n");
    assert_eq!(report.count(Severity::Error), 0);
}

#[test]
fn raw_html_is_shown_as_text_and_each_element_is_blamed_once() {
    claim("a<br>b <b>c</b>\n\n<div class=\"x\">\n<p>d</p>\n</div>\n", &[("M140", "<br>"), ("M140", "<b>"), ("M140", "<div class=\"x\">")]);
    claim("<!-- việc cần làm -->\n\na <!-- b --> c\n", &[]);
    assert_eq!(html("<script>x</script>\n\na<br>"), "<p>&lt;script&gt;x&lt;/script&gt;\n</p>\n<p>a&lt;br&gt;</p>\n");
    assert_eq!(html("<!-- việc -->\n\na <!-- b -->c\n"), "<p>a c</p>\n");
}

#[test]
fn allowed_html_is_cleaned_and_the_themes_components_are_not() {
    let rules = Rules { raw_html: true, ..Rules::default() };
    let setting = Setting { rules, ..Setting::default() };
    let body = setting.html(
        "<details><summary onclick=\"x()\" style=\"color:red\">Thêm</summary>\n\n**chữ**\n\n```{facts}\n```\n\n</details>\n\n\
         <script>x</script><img src=\"https://x.vn/a.png\" alt=\"a\"><a href=\"javascript:x\">b</a>\n\n- [x] c\n",
    );
    assert!(body.contains("<details><summary>Thêm</summary>\n<p><strong>chữ</strong></p>\n<b>facts</b>\n</details>"), "{body}");
    for part in ["script", "style", "onclick", "x.vn"] {
        assert!(!body.contains(part), "{part}: {body}");
    }
    assert!(body.contains("type=\"checkbox\"") && body.contains("aria-label=\"đã xong\""), "{body}");
}

#[test]
fn every_fault_has_a_hint_in_both_tongues() {
    let (_, report) = read("# a\n\n#### b {.c}\n\n##\n\n[](x:) [](/) ![](@) [a](lang:!) [](k.pdf) [^q] <br> [x](data:)\n\n```{q}\n");
    assert!(report.sorted().len() >= 11);
    for d in report.sorted() {
        assert!(!d.hint.vi.is_empty() && !d.hint.en.is_empty() && !d.says.vi.is_empty(), "{}", d.code);
    }
}
