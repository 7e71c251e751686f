//! Faults in word files, with their places.

use super::*;
use crate::diag::{Severity, Tongue};

/// `code path:line:column`, one a fault, in the report's order.
fn told(report: &Report) -> Vec<String> {
    report
        .sorted()
        .iter()
        .map(|d| {
            assert!(!d.hint.in_tongue(Tongue::Vi).is_empty() && !d.hint.in_tongue(Tongue::En).is_empty());
            format!("{} {:?}", d.code, d.place)
        })
        .collect()
}

fn faults(tags: &[&str], files: &[(&str, &str)], uses: &[&str]) -> Vec<String> {
    told(&used(tags, files, uses).1)
}

fn in_vietnamese(text: &str) -> Vec<String> {
    faults(&["vi"], &[("vi", text)], &[])
}

#[test]
fn every_syntax_fault_of_a_file_is_told_with_its_place() {
    let text = "tốt = không\na = { $x\nb = { $n ->\n    [one] một\n  }\nc =\nd = chữ\ne = }\n";
    assert_eq!(
        in_vietnamese(text),
        [
            "W101 i18n/vi/portal.ftl:1:2",
            "W101 i18n/vi/portal.ftl:2:7",
            "W102 i18n/vi/portal.ftl:5:3",
            "W104 i18n/vi/portal.ftl:6:1",
            "W101 i18n/vi/portal.ftl:8:5"
        ]
    );
}

#[test]
fn a_message_that_cannot_be_read_is_not_called_missing_too() {
    let files = [("vi", "a = { $n\nb = hai"), ("en", "a = one\nb = two")];
    assert_eq!(faults(&["vi", "en"], &files, &["a"]), ["W101 i18n/vi/portal.ftl:1:7"]);
    let deep = format!("a = {}\nb = hai", "{".repeat(30));
    assert_eq!(faults(&["vi", "en"], &[("vi", deep.as_str()), files[1]], &["b"]), ["W108 i18n/vi/portal.ftl:1:29"]);
}

#[test]
fn what_a_message_refers_to_must_be_there() {
    assert_eq!(in_vietnamese("a = { b }"), ["W105 i18n/vi/portal.ftl:1:7"]);
    assert_eq!(in_vietnamese("a = { -ten }"), ["W105 i18n/vi/portal.ftl:1:8"]);
    assert_eq!(in_vietnamese("a = { b.x }\nb = b\n    .y = y"), ["W105 i18n/vi/portal.ftl:1:7"]);
    assert!(in_vietnamese("a = { -ten } { b.y }\nb = b\n    .y = { b }\n-ten = Cần Thơ").is_empty());
}

#[test]
fn circles_functions_and_doubles_are_faults() {
    assert_eq!(in_vietnamese("a = { b }\nb = { a }"), ["W106 i18n/vi/portal.ftl:1:1", "W106 i18n/vi/portal.ftl:2:1"]);
    assert_eq!(in_vietnamese("a = { NUMBER($n) }"), ["W107 i18n/vi/portal.ftl:1:7"]);
    assert_eq!(in_vietnamese("a = một\nb = hai\na = ba"), ["W103 i18n/vi/portal.ftl:3:1"]);
}

#[test]
fn nothing_in_a_file_can_bring_the_program_down() {
    let deep = format!("a = {}", "{".repeat(100_000));
    assert_eq!(in_vietnamese(&deep), ["W108 i18n/vi/portal.ftl:1:29"]);
    let lines = format!("a = {}", "{\nFOO(".repeat(50_000));
    assert_eq!(in_vietnamese(&lines)[0].split(' ').next(), Some("W108"));
    let long = format!("a = {{ $n ->\n  [{}] x\n *[other] y\n }}", "9".repeat(400));
    assert_eq!(in_vietnamese(&long), ["W109 i18n/vi/portal.ftl:2:4"]);
    for text in ["", "\u{FFFD}", "=", "-", "a", "a = { \"", "a = {", "# {{{{", "a = { $", "\r\n a", "a = \\u{110000}", "é = { \"\\uZZZZ\" }"] {
        in_vietnamese(text);
    }
}

#[test]
fn a_message_of_one_language_must_be_in_the_others() {
    let files = [("vi", "a = một\nb = hai"), ("fr", "a = un")];
    assert_eq!(faults(&["vi", "fr"], &files, &[]), ["W204 i18n/vi/portal.ftl:2:1"]);
    let borrowing = used(&["vi", "fr<vi"], &files, &[]).1;
    assert_eq!(told(&borrowing), ["W203 i18n/fr/portal.ftl:1:1"]);
    assert_eq!(borrowing.count(Severity::Error), 0);
}

#[test]
fn what_borrows_from_a_fallback_is_told_once_a_language() {
    let files = [("en", "a = one\nb = two\nc = three")];
    let (_, report) = used(&["en", "km<en", "ar<en"], &files, &["a", "b"]);
    assert_eq!(told(&report), ["W203 i18n/ar:1:1", "W203 i18n/km:1:1"]);
    assert!(report.sorted()[0].says.en.contains("`a`, `b`, `c`"), "{:?}", report.sorted()[0].says);
}

#[test]
fn the_variables_must_be_the_same_in_every_language() {
    let files = [("vi", "a = { $n } mục"), ("en", "a = { $m } items"), ("fr", "a = { $n } éléments")];
    assert_eq!(faults(&["vi", "en", "fr"], &files, &[]), ["W205 i18n/en/portal.ftl:1:1"]);
    let through = [("vi", "a = { b }\nb = { $n }"), ("en", "a = { $n }\nb = { $n }")];
    assert!(faults(&["vi", "en"], &through, &[]).is_empty());
}

#[test]
fn a_template_may_use_only_what_is_there() {
    let files = [("vi", "search = Tìm\nonly = chỉ"), ("en", "search = Search\nonly = only")];
    assert_eq!(faults(&["vi", "en"], &files, &["serch", "search"]), ["W201 themes/plain/page.html:1:1"]);
    let (_, report) = used(&["vi", "en"], &files, &["serch"]);
    assert!(report.sorted()[0].hint.en.contains("`search`"));
    assert_eq!(faults(&["vi", "en"], &[files[0], ("en", "search = Search")], &["only"]), ["W202 themes/plain/page.html:1:1"]);
    assert_eq!(faults(&["vi"], &files[..1], &["search.label"]), ["W201 themes/plain/page.html:1:1"]);
}

#[test]
fn a_template_passes_what_a_message_uses_and_nothing_else() {
    let files = [("vi", "found = { $count } kết quả"), ("en", "found = { $cuont } results")];
    assert_eq!(faults(&["vi", "en"], &files, &["found count"]), ["W206 i18n/en/portal.ftl:1:11"]);
    let sound = [("vi", "found = { $count } kết quả"), ("en", "found = { $count } results")];
    assert!(faults(&["vi", "en"], &sound, &["found count"]).is_empty());
    assert_eq!(faults(&["vi", "en"], &sound, &["found count page"]), ["W207 themes/plain/page.html:1:1"]);
}

#[test]
fn a_formatting_message_is_optional_but_must_use_what_it_is_given() {
    assert!(faults(&["vi", "ko"], &[("ko", "area-ha = { $amount }헥타르")], &[]).is_empty());
    assert_eq!(faults(&["ko"], &[("ko", "area-ha = { $value }헥타르")], &[]), ["W208 i18n/ko/portal.ftl:1:13"]);
}

#[test]
fn a_file_of_an_unknown_language_is_passed_over() {
    let languages = languages(&["vi"]);
    let file = WordFile { lang: Lang(7), layer: Layer::Site, source: Source::new("x.ftl", "a = b") };
    load(vec![file], Setting { languages: &languages, rates: &Rates::default(), used: &[] }, None, &mut Report::new());
}
