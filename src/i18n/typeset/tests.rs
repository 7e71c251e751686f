//! Claims about typography.

use super::{Manner, rest, set, set_all};

fn runs(tag: &str, texts: &[&str]) -> Vec<String> {
    let mut runs: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    set(Manner::of(&tag.parse().unwrap()), &mut runs);
    runs
}

/// The text as set, with no-break spaces written as `_` and narrow ones as `~`.
fn set_as(tag: &str, text: &str) -> String {
    runs(tag, &[text]).concat().replace('\u{A0}', "_").replace('\u{202F}', "~")
}

#[test]
fn quotes_follow_the_language() {
    assert_eq!(set_as("vi", r#"Chợ "nổi" và "chợ 'đất'"."#), "Chợ “nổi” và “chợ ‘đất’”.");
    assert_eq!(set_as("en", r#"the people's "river 'port'", '90s, students' boats"#), "the people’s “river ‘port’”, ’90s, students’ boats");
    assert_eq!(set_as("fr", r#"L'eau, dite "douce 'et' calme", s'arrête"#), "L’eau, dite «~douce “et” calme~», s’arrête");
    assert_eq!(set_as("ja", r#"彼は"川の町"と言った。"#), "彼は「川の町」と言った。");
    assert_eq!(set_as("km", r#"a "b" c"#), "a “b” c");
    assert_eq!(set_as("en", r#"a "b "c" d" e"#), "a “b ‘c’ d” e");
    assert_eq!(set_as("en", r#"a 15" pole"#), r#"a 15" pole"#);
}

#[test]
fn quotes_open_in_one_run_and_close_in_another() {
    assert_eq!(runs("vi", &["Ông nói: \"", "Cần Thơ", "\" là nhà"]), ["Ông nói: “", "Cần Thơ", "” là nhà"]);
    assert_eq!(runs("fr", &["dit \"", "oui", "\" !"]), ["dit «\u{202F}", "oui", "\u{202F}»\u{202F}!"]);
}

#[test]
fn code_and_addresses_stay_as_they_are() {
    assert_eq!(runs("en", &["run \"", "\u{FFFC}", "\" now"]), ["run “", "\u{FFFC}", "” now"]);
    assert_eq!(runs("fr", &["écrire ", "\u{FFFC}", "!"]), ["écrire ", "\u{FFFC}", "\u{202F}!"]);
    for text in [
        "voir https://cantho.gov.vn/a?b=1&c='d'!x;y%20z",
        "écrire à o'neil@cantho.gov.vn",
        "www.cantho.gov.vn/2021-2025/a...b",
        "à 10:30 ou std::fmt",
    ] {
        assert_eq!(set_as("fr", text), text);
    }
    assert_eq!(set_as("fr", "voir https://cantho.gov.vn !"), "voir https://cantho.gov.vn~!");
    assert_eq!(set_as("ja", "詳細はhttps://cantho.gov.vn/?a=b,cをご覧ください"), "詳細はhttps://cantho.gov.vn/?a=b,cをご覧ください");
}

#[test]
fn french_has_its_spaces() {
    assert_eq!(set_as("fr", "Pourquoi ? Parce que : oui ; voilà !"), "Pourquoi~? Parce que_: oui~; voilà~!");
    assert_eq!(set_as("fr", "Pourquoi? Parce que: oui; voilà!"), "Pourquoi~? Parce que_: oui~; voilà~!");
    assert_eq!(set_as("fr", "« eau » et «terre»"), "«~eau~» et «~terre~»");
    assert_eq!(set_as("fr", "76,4 % de 1 275 500 ha, soit 12 %"), "76,4~% de 1~275~500~ha, soit 12~%");
    assert_eq!(set_as("fr", "Quoi ?! (voir :)"), "Quoi~?! (voir :)");
    assert_eq!(set_as("fr", "en 2026 300 personnes, tél. 02 92 382"), "en 2026 300 personnes, tél. 02 92 382");
}

#[test]
fn japanese_marks_are_wide_beside_japanese() {
    assert_eq!(set_as("ja", "川の町,カントー."), "川の町、カントー。");
    assert_eq!(set_as("ja", "市場は水上?はい! 本当です"), "市場は水上？はい！ 本当です");
    assert_eq!(set_as("ja", "カントー(Cần Thơ)は, 市です."), "カントー（Cần Thơ）は、市です。");
    assert_eq!(set_as("ja", "面積1,275.5 ha (2026)、10:30"), "面積1,275.5 ha (2026)、10:30");
    assert_eq!(set_as("ja", "2021-2025年"), "2021〜2025年");
    assert_eq!(set_as("ja", "Can Tho, Vietnam."), "Can Tho, Vietnam.");
}

#[test]
fn dashes_and_dots_only_where_they_are_meant() {
    assert_eq!(set_as("vi", "Việt Nam - Nhật Bản, 2021-2025..."), "Việt Nam – Nhật Bản, 2021–2025…");
    for text in ["0292-3812-456", "2026-11-21", "1234-5678-9012", "2025-2021", "-5 - ", "a-b", "....", "45/2022/QH15", "A1999-2001"] {
        assert_eq!(set_as("vi", text), text);
    }
}

/// A small generator of our own: the same strings on every machine.
fn strings(count: usize) -> impl Iterator<Item = Vec<String>> {
    const PIECES: &[&str] = &[
        "\"", "'", " ", " ", " ", "a", "ố", "川", "ー", "。", "、", "(", ")", "（", "）", ".", "..", "...", ",", ";", ":", "!", "?", "%", "«", "»",
        "“", "”", "‘", "’", "「", "」", "『", "』", "-", "–", "2021-2025", "1 275", "12", "5", "300", " ha", "\u{A0}", "\u{202F}", "https://a.vn/b'c?d",
        "x@y.vn", "\u{FFFC}", "[", "—", "\n", "$", "/",
    ];
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 33) as usize % below
    };
    (0..count).map(move |_| {
        (0..1 + next(3)).map(|_| (0..next(14)).map(|_| PIECES[next(PIECES.len())]).collect()).collect()
    })
}

#[test]
fn setting_twice_changes_nothing_more() {
    for tag in ["vi", "en", "fr", "ja", "km", "ar"] {
        let manner = Manner::of(&tag.parse().unwrap());
        for text in strings(2_000) {
            let mut once = text.clone();
            set(manner, &mut once);
            let mut twice = once.clone();
            set(manner, &mut twice);
            assert_eq!(once, twice, "{tag}: {text:?}");
        }
    }
}

#[test]
fn no_word_is_ever_changed() {
    for tag in ["vi", "en", "fr", "ja"] {
        let manner = Manner::of(&tag.parse().unwrap());
        for text in strings(1_000) {
            let words = |runs: &[String]| runs.iter().map(|run| run.chars().filter(|c| c.is_alphanumeric()).collect()).collect::<Vec<String>>();
            let mut after = text.clone();
            set(manner, &mut after);
            assert_eq!(words(&text), words(&after), "{tag}: {text:?}");
        }
    }
}

#[test]
fn what_rests_is_what_every_rule_leaves_alone() {
    for tag in ["vi", "en", "fr", "ja", "km"] {
        let manner = Manner::of(&tag.parse().unwrap());
        let mut rested = 0;
        for text in strings(20_000) {
            if rest::rests(manner, &text) {
                let mut after = text.clone();
                set_all(manner, &mut after);
                assert_eq!(text, after, "{tag}");
                rested += usize::from(text.concat().len() > 12);
            }
        }
        assert!(rested > 30, "{tag}: {rested}");
    }
}

#[test]
fn ordinary_sentences_rest() {
    let sentences = [
        ("vi", "Thành phố Cần Thơ, 1.200 ha (2026): bến Ninh Kiều. Tổng vốn 15 triệu."),
        ("en", "The well-known port opened at 10:30, on 21 November 2026. It has 12 ha."),
        ("fr", "La ville au bord du fleuve accueille huit projets de 10:30."),
        ("ja", "カントー市は、川の町です。面積は1,275.5ヘクタール。"),
    ];
    for (tag, sentence) in sentences {
        assert!(rest::rests(Manner::of(&tag.parse().unwrap()), &[sentence.to_owned()]), "{tag}");
    }
}
