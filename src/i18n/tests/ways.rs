//! Two ways to one answer: what is fast says what is thorough says, and what is reused says what is read.

use super::*;
use crate::i18n::numbers::{Digits, Grouping};

const TAGS: [&str; 4] = ["vi", "en", "fr", "ja"];

fn numbers() -> impl Iterator<Item = Decimal> {
    let edges = ["0", "0.0", "-0", "0.00", "9", "10", "99", "100", "999", "999.0", "1000", "9999", "10000", "-1", "-999", "0.05", "1.50", "1275500", "0.000001", "99999999999999999999.5"];
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let random = std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        Decimal::new((state >> (state % 60)) as i64, (state % 7) as u32)
    });
    edges.into_iter().map(dec).chain(random.take(400))
}

#[test]
fn figures_are_written_as_icu_writes_their_digits() {
    use icu::decimal::DecimalFormatter;
    use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
    for tag in ["vi", "en", "fr", "ja", "es", "bn", "ar-EG", "hi", "pl"] {
        for (grouping, strategy) in [(Grouping::Auto, GroupingStrategy::Auto), (Grouping::Never, GroupingStrategy::Never)] {
            let id = tag.parse().unwrap();
            let mut options = DecimalFormatterOptions::default();
            options.grouping_strategy = Some(strategy);
            let icu = DecimalFormatter::try_new((&crate::i18n::numbers::locale(&id)).into(), options).unwrap();
            let digits = Digits::new(&id, grouping);
            for number in numbers() {
                let expected = icu.format(&number.to_string().parse().unwrap()).to_string();
                assert_eq!(digits.write(number), expected, "{tag} {number}");
            }
            for count in 0..100 {
                let mut expected = icu::decimal::input::Decimal::from(count);
                expected.pad_start(2);
                assert_eq!(digits.two_digits(count), icu.format(&expected).to_string(), "{tag}");
            }
        }
    }
}

#[test]
fn a_message_joined_here_is_the_message_fluent_formats() {
    // The same words: once as they are, once with a selector around them that only Fluent's resolver can read.
    let plain = "{ $name } có { $n } mục{ -gap }{\"\\u00E9 {\"}ở\n    đây { $name }";
    let text = format!("-gap = {{\"\\u00A0\"}}:\nplain = {plain}\nchosen = {{ $n ->\n   *[other] {plain}\n }}\n .title = {{ $n }}\n");
    let (words, report) = site(&["vi"], &[("vi", &text)]);
    assert!(report.sorted().is_empty(), "{:?}", report.sorted());
    for number in numbers() {
        let args = [("n", Arg::Number(number)), ("name", Arg::from("Cần Thơ"))];
        let say = |id: &str| words.voice(Lang(0)).phrase(id, &args).unwrap().text;
        assert_eq!(say("plain"), say("chosen"), "{number}");
    }
    assert!(matches!(words.voice(Lang(0)).phrase("plain", &[("n", Arg::from(1))]), Err(Silence::Broken(_))));
}

#[test]
fn keys_stand_to_each_other_as_texts_do() {
    let words = four();
    let texts = [
        "", "a", "A", "á", "ab", "a b", "à la", "Cần Thơ", "Can Tho", "cần thơ", "Cân", "đ", "d", "Đất", "du", "e", "é", "ê", "côte", "coté",
        "cote", "côté", "川", "カントー", "かんとう", "カ", "か", "が", "投資", "東京", "ー", "1", "10", "2", "a\u{0}", "a\u{0}b", "-", "–", "😀",
    ];
    for lang in 0..4 {
        let voice = words.voice(Lang(lang));
        for one in texts {
            for other in texts {
                assert_eq!(voice.sort_key(one).cmp(&voice.sort_key(other)), voice.compare(one, other), "{lang}: {one:?} {other:?}");
            }
        }
    }
}

#[test]
fn what_is_reused_says_what_is_read() {
    let uses = ["ui-a x", "ui-b"];
    let sites: [&[(&str, &str)]; 5] = [
        &[("vi", "ui-a = a { $x }\nui-b = b\n"), ("en", "ui-a = a { $x }\nui-b = b\n")],
        &[("vi", "ui-a = a { $x }\nui-b = b2\n"), ("en", "ui-a = a { $x }\nui-b = b\n")],
        &[("vi", "ui-a = a { $x }\nui-b = b2\n"), ("en", "ui-a = a { $y }\n")],
        &[("vi", "ui-a = a { $x }\nui-b = b2\n"), ("en", "ui-a = a { $y\n#b\nui-b = {\n")],
        &[("vi", "ui-a = a { $x }\nui-b = b\n"), ("en", "ui-a = a { $x }\nui-b = b\n")],
    ];
    let told = |report: &Report| format!("{:?}", report.sorted());
    let mut before: Option<Arc<Words>> = None;
    for files in sites {
        for _ in 0..2 {
            let (fresh, said) = used(&TAGS[..2], files, &uses);
            let (again, said_again) = used_after(before.as_ref(), &TAGS[..2], files, &uses);
            assert_eq!(told(&said), told(&said_again));
            for lang in [Lang(0), Lang(1)] {
                assert_eq!(fresh.digest(lang), again.digest(lang));
                let args = [("x", Arg::from(1_000))];
                assert_eq!(fresh.voice(lang).phrase("ui-a", &args), again.voice(lang).phrase("ui-a", &args));
                assert_eq!(fresh.voice(lang).phrase("ui-b", &[]), again.voice(lang).phrase("ui-b", &[]));
            }
            before = Some(again);
        }
    }
    let (first, _) = used(&TAGS[..2], sites[0], &uses);
    let (same, _) = used_after(Some(&first), &TAGS[..2], sites[0], &uses);
    assert!(Arc::ptr_eq(&first, &same), "nothing was to be looked at again");
    let (asked_less, _) = used_after(Some(&first), &TAGS[..2], sites[0], &[]);
    assert!(Arc::ptr_eq(&first.voices, &asked_less.voices), "nothing was to be made again");
}
