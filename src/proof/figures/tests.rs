//! Claims about reading figures: one text, what is found in it.

use super::*;
use crate::diag::Report;
use crate::proof::lexicon;

fn said(tag: &str, text: &str) -> Vec<String> {
    let lexicons = lexicon::load([tag], &[], &mut Report::new());
    let shown = |figure: Figure| {
        let says = match figure.says {
            Says::Number(readings) => readings.iter().map(Decimal::to_string).collect::<Vec<_>>().join("|"),
            Says::Date(date) => format!("{:?}-{}-{:?}", date.year.unwrap_or(0), date.month, date.day.unwrap_or(0)),
            Says::Time(minutes) => format!("{}:{:02}", minutes / 60, minutes % 60),
            Says::Code(name, _) => name,
        };
        format!("{}{says}{}", if figure.loose { "~" } else { "" }, figure.unit.map_or(String::new(), |unit| format!(" {unit}")))
    };
    read(text, &lexicons[tag]).into_iter().map(shown).collect()
}

#[test]
fn one_sum_is_the_same_in_four_languages() {
    for (tag, text) in [
        ("vi", "vốn 1.275,5 triệu USD"),
        ("en", "1,275.5 million US dollars"),
        ("en", "USD 1,275.5 million"),
        ("fr", "1 275,5 millions de dollars américains"),
        ("fr", "1\u{202F}275,5\u{A0}millions de dollars"),
        ("ja", "12億7,550万米ドル"),
        ("ja", "１２億７,５５０万米ドル"),
    ] {
        assert_eq!(said(tag, text), ["1275500000 USD"], "{text}");
    }
}

#[test]
fn scales_multiply_and_smaller_ones_add() {
    assert_eq!(said("vi", "306 nghìn tỷ đồng"), ["306000000000000 VND"]);
    assert_eq!(said("vi", "1 tỷ 200 triệu đồng"), ["1200000000 VND"]);
    assert_eq!(said("ja", "306兆ドン"), ["306000000000000 VND"]);
    assert_eq!(said("ja", "9万3,173人"), ["93173"]);
    assert_eq!(said("fr", "306 000 milliards de dôngs"), ["306000000000000 VND"]);
    assert_eq!(said("en", "306 thousand billion đồng"), ["306000000000000 VND"]);
}

#[test]
fn ends_of_a_range_share_scale_and_century() {
    assert_eq!(said("en", "20–30 million"), ["20|20000000", "30000000"]);
    assert_eq!(said("ja", "2万〜3万人"), ["20000", "30000"]);
    assert_eq!(said("en", "2021–25"), ["2021", "25|2025"]);
}

#[test]
fn names_with_digits_are_one_thing() {
    assert_eq!(said("vi", "Nghị quyết 45/2022/QH15 và 1707/QĐ-TTg."), ["45/2022/QH15", "1707/QĐ-TTG"]);
    assert_eq!(said("ja", "国会決議45/2022/QH15は、"), ["45/2022/QH15"]);
    assert_eq!(said("vi", "gọi 0292 3820 536"), said("en", "call +84 292 3820 536"));
    assert_eq!(said("en", "write to a1@example.org or www.example.org/2025"), Vec::<String>::new());
    assert_eq!(said("vi", "gạo ST25, 500kV, 12ha"), ["ST25", "500 kV", "12 ha"]);
}

#[test]
fn units_stand_behind_and_money_before() {
    assert_eq!(said("en", "a 50-year term on 540.58 ha, 7.2%"), ["50 year", "540.58 ha", "7.2 percent"]);
    assert_eq!(said("vi", "1.442,4 km², tăng 0,5 điểm phần trăm"), ["1442.4 km2", "0.5 point"]);
    assert_eq!(said("ja", "188.2kmの区間、3,000m、45.67％"), ["188.2 km", "3000 m", "45.67 percent"]);
    assert_eq!(said("ja", "2025年の15年間"), ["2025", "15 year"]);
    assert_eq!(said("vi", "lần thứ 3 năm 2025"), ["3", "2025"]);
}

#[test]
fn words_are_loose() {
    assert_eq!(said("en", "twenty-five parks"), ["~25"]);
    assert_eq!(said("vi", "hai mươi lăm khu"), ["~25"]);
    assert_eq!(said("ja", "二十五の団地"), ["~25"]);
    assert_eq!(said("fr", "le XIXe siècle"), ["~19"]);
    assert_eq!(said("vi", "thế kỷ XIX"), ["~19"]);
    assert_eq!(said("en", "the 19th century"), ["19"]);
    assert_eq!(said("fr", "un million"), ["~1000000"]);
    assert_eq!(said("fr", "quatre-vingt-dix"), ["~90"]);
}

#[test]
fn other_rules_are_tried_where_those_of_the_language_do_not_fit() {
    assert_eq!(said("vi", "540.58 ha"), ["540.58 ha"]);
    assert_eq!(said("en", "7,85"), ["7.85"]);
    assert_eq!(said("en", "7.850"), ["7.85"]);
    assert_eq!(said("km", "១.២៧៥"), ["1275|1.275"]);
}

#[test]
fn times_are_times() {
    assert_eq!(said("vi", "8 giờ 30, 14h"), ["8:30", "14:00"]);
    assert_eq!(said("ja", "8時30分"), ["8:30"]);
    assert_eq!(said("vi", "24 giờ"), ["24:00"]);
}
