//! Numbers, areas, money, lists, names and order.

use super::*;
use crate::values::{Area, Country, Money};

fn money(text: &str) -> [String; 4] {
    let money = Money::parse(text).unwrap();
    each(&four(), |voice| voice.money(&money))
}

#[test]
fn figures_follow_the_reference_table() {
    let words = four();
    assert_eq!(each(&words, |v| v.number(dec("1275.5"))), ["1.275,5", "1,275.5", "1~275,5", "1,275.5"]);
    assert_eq!(each(&words, |v| v.compact(dec("1275500000"))), ["1,3_tỷ", "1.3_billion", "1,3_milliard", "12.8億"]);
    assert_eq!(each(&words, |v| v.percent(dec("76.4"))), ["76,4%", "76.4%", "76,4~%", "76.4%"]);
    let area = Area::parse("525.5 ha").unwrap();
    assert_eq!(each(&words, |v| v.area(&area)), ["525,5_ha", "525.5_ha", "525,5~ha", "525.5ha"]);
    assert_eq!(
        money("1 275 500 000 USD"),
        ["1.275,5_triệu USD", "US$1,275.5_million", "1~275,5_millions de dollars américains", "12億7,550万米ドル"]
    );
}

#[test]
fn a_sum_takes_the_largest_scale_that_states_it_briefly() {
    assert_eq!(
        money("7 850 000 000 000 VND"),
        ["7.850_tỷ đồng", "7,850_billion đồng", "7~850_milliards de dôngs", "7兆8,500億ドン"]
    );
    assert_eq!(
        money("1 350 000 000 USD"),
        ["1,35_tỷ USD", "US$1.35_billion", "1,35_milliard de dollars américains", "13億5,000万米ドル"]
    );
    assert_eq!(money("500 000 VND"), ["500.000_đồng", "500,000_đồng", "500~000_dôngs", "50万ドン"]);
    assert_eq!(money("1 EUR"), ["1_euro", "€1", "1_euro", "1ユーロ"]);
    assert_eq!(money("30 000 000 KRW"), ["30_triệu KRW", "KRW_30_million", "30_millions KRW", "3,000万KRW"]);
}

#[test]
fn no_digit_of_a_stated_sum_is_lost() {
    assert_eq!(
        money("1 234 567.89 USD"),
        ["1.234.567,89_USD", "US$1,234,567.89", "1~234~567,89_dollars américains", "123万4,567.89米ドル"]
    );
    assert_eq!(money("123 456 789 012 345 678 901 VND")[0], "123.456.789.012.345.678.901_đồng");
}

#[test]
fn a_range_of_sums_shares_its_scale_and_unit() {
    assert_eq!(
        money("26 000 000 .. 30 000 000 USD"),
        ["26–30_triệu USD", "US$26–30_million", "26–30_millions de dollars américains", "2,600万〜3,000万米ドル"]
    );
    assert_eq!(money("500 000 .. 2 000 000 USD")[0], "500.000–2.000.000_USD");
    assert_eq!(
        money("about 540 000 000 000 VND"),
        ["khoảng 540_tỷ đồng", "about 540_billion đồng", "environ 540_milliards de dôngs", "約5,400億ドン"]
    );
    let area = Area::parse("about 300 ha").unwrap();
    assert_eq!(each(&four(), |v| v.area(&area)), ["khoảng 300_ha", "about 300_ha", "environ 300~ha", "約300ha"]);
    let area = Area::parse("550 .. 1400 km2").unwrap();
    assert_eq!(each(&four(), |v| v.area(&area)), ["550–1.400_km²", "550–1,400_km²", "550–1~400~km²", "550〜1,400km²"]);
}

#[test]
fn a_converted_sum_says_that_it_is_rough_and_when_the_rate_was_set() {
    let words = four();
    let (usd, vnd) = (Currency::parse("USD").unwrap(), Currency::parse("VND").unwrap());
    let sum = Money::parse("7 850 000 000 000 VND").unwrap();
    assert_eq!(
        each(&words, |v| v.money_in(&sum, usd).unwrap()),
        ["khoảng 298,5_triệu USD", "about US$298.5_million", "environ 298,5_millions de dollars américains", "約2億9,850万米ドル"]
    );
    let back = Money::parse("1 000 000 USD").unwrap();
    assert_eq!(plain(&words.voice(Lang(0)).money_in(&back, vnd).unwrap()), "khoảng 26,3_tỷ đồng");
    assert_eq!(words.voice(Lang(0)).money_in(&back, Currency::parse("EUR").unwrap()), None);
    assert_eq!(
        each(&words, |v| v.rate(vnd, usd).unwrap()),
        [
            "1_USD = 26.300_VND (ngày 20 tháng 11 năm 2026)",
            "1_USD = 26,300_VND (20 November 2026)",
            "1~USD = 26~300~VND (20 novembre 2026)",
            "1USD = 26,300VND（2026年11月20日）"
        ]
    );
}

#[test]
fn lists_countries_and_languages_are_named_as_the_reader_names_them() {
    let words = four();
    let items = ["A", "B", "C"].map(str::to_owned);
    assert_eq!(each(&words, |v| v.list(&items)), ["A, B và C", "A, B and C", "A, B et C", "A、B、C"]);
    let country = |code: &str| each(&words, |v| v.country(&Country::parse(code).unwrap()).unwrap_or_default());
    assert_eq!(country("VN"), ["Việt Nam", "Vietnam", "Vietnam", "ベトナム"]);
    assert_eq!(country("KR"), ["Hàn Quốc", "South Korea", "Corée du Sud", "韓国"]);
    assert_eq!(country("US"), ["Hoa Kỳ", "United States", "États-Unis", "米国"]);
    assert_eq!(country("ZZ"), ["", "", "", ""]);
    assert_eq!(country("QQ"), ["", "", "", ""]);
    assert_eq!(each(&words, |v| v.language("vi")), ["Tiếng Việt", "Vietnamese", "vietnamien", "ベトナム語"]);
    assert_eq!(each(&words, |v| v.language("km")), ["Tiếng Khmer", "Khmer", "khmer", "クメール語"]);
    assert_eq!(words.voice(Lang(0)).language("không phải"), "không phải");
}

#[test]
fn countries_have_the_names_of_the_citys_glossary() {
    let words = four();
    let glossary = [
        ("JP", ["Nhật Bản", "Japan", "Japon", "日本"]),
        ("CN", ["Trung Quốc", "China", "Chine", "中国"]),
        ("HK", ["Hồng Kông (Trung Quốc)", "Hong Kong (China)", "Hong Kong (Chine)", "香港（中国）"]),
        ("IN", ["Ấn Độ", "India", "Inde", "インド"]),
        ("FR", ["Pháp", "France", "France", "フランス"]),
        ("LA", ["Lào", "Laos", "Laos", "ラオス"]),
        ("KH", ["Campuchia", "Cambodia", "Cambodge", "カンボジア"]),
        ("TH", ["Thái Lan", "Thailand", "Thaïlande", "タイ"]),
        ("SG", ["Singapore", "Singapore", "Singapour", "シンガポール"]),
        ("AU", ["Australia", "Australia", "Australie", "オーストラリア"]),
        ("NZ", ["New Zealand", "New Zealand", "Nouvelle-Zélande", "ニュージーランド"]),
        ("CA", ["Canada", "Canada", "Canada", "カナダ"]),
        ("CU", ["Cuba", "Cuba", "Cuba", "キューバ"]),
        ("RU", ["Nga", "Russia", "Russie", "ロシア"]),
        ("NL", ["Hà Lan", "Netherlands", "Pays-Bas", "オランダ"]),
        ("BE", ["Bỉ", "Belgium", "Belgique", "ベルギー"]),
        ("DE", ["Đức", "Germany", "Allemagne", "ドイツ"]),
        ("SE", ["Thụy Điển", "Sweden", "Suède", "スウェーデン"]),
        ("IT", ["Italia", "Italy", "Italie", "イタリア"]),
        ("CZ", ["Cộng hòa Séc", "Czechia", "Tchéquie", "チェコ"]),
        ("EG", ["Ai Cập", "Egypt", "Égypte", "エジプト"]),
        ("MN", ["Mông Cổ", "Mongolia", "Mongolie", "モンゴル"]),
        ("MM", ["Myanmar", "Myanmar", "Myanmar (Birmanie)", "ミャンマー"]),
    ];
    let names = glossary.map(|(code, _)| (code, each(&words, |v| v.country(&Country::parse(code).unwrap()).unwrap_or_default())));
    assert_eq!(names.map(|(code, names)| (code, names.join(" | "))), glossary.map(|(code, names)| (code, names.join(" | "))));
}

#[test]
fn vietnamese_words_stand_in_the_order_of_the_vietnamese_alphabet() {
    let words = four();
    let sorted = "An Ăn Ân Bình-Thủy Cái-Răng Da Dạ Đà ma mà mả mã má mạ Ninh-Kiều O-Mon Ô-Môn Ơn Thốt-Nốt Ung Ưng";
    let mut list: Vec<&str> = sorted.split(' ').collect();
    list.reverse();
    list.sort_by(|one, other| words.voice(Lang(0)).compare(one, other));
    assert_eq!(list.join(" "), sorted);
}

#[test]
fn a_language_without_a_base_file_speaks_with_cldr_and_its_fallback() {
    let (words, _) = site(&["vi", "en", "km<en", "ar<en", "ko"], &[]);
    let (km, ar, ko) = (words.voice(Lang(2)), words.voice(Lang(3)), words.voice(Lang(4)));
    let sum = Money::parse("26 000 000 USD").unwrap();
    let area = Area::parse("525.5 ha").unwrap();
    assert_eq!(plain(&km.money(&sum)), "US$26_million");
    assert_eq!(plain(&ar.area(&area)), "525.5_ha");
    assert_eq!(plain(&ko.money(&sum)), "26,000,000_USD");
    assert_eq!(plain(&ko.percent(dec("76.4"))), "76.4%");
    assert_eq!(km.country(&Country::parse("VN").unwrap()).unwrap(), "វៀតណាម");
    assert_eq!(ar.language("vi"), "الفيتنامية");
    assert_eq!(ar.list(&["A".into(), "B".into()]), "A وB");
    assert_eq!(km.day(&Day::parse("2026-11-21").unwrap()), "21 វិច្ឆិកា 2026");
    assert_eq!(ar.day(&Day::parse("2026-11").unwrap()), "نوفمبر 2026");
    assert_eq!(ko.day(&Day::parse("2026-11-21").unwrap()), "2026년 11월 21일");
}
