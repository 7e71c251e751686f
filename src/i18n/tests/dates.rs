//! Days, periods and moments.

use jiff::civil::{Time, time};

use super::*;
use crate::values::Period;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn days(text: &str) -> [String; 4] {
    each(&four(), |voice| voice.day(&day(text)))
}

fn period(from: &str, to: &str) -> [String; 4] {
    let period = Period { to: Some(day(to)), ..Period::day(day(from)) };
    each(&four(), |voice| voice.period(&period))
}

fn timed(from: &str, to: Option<&str>, starts: Option<Time>, ends: Option<Time>) -> [String; 4] {
    let period = Period { from: day(from), to: to.map(day), starts, ends };
    each(&four(), |voice| voice.period(&period))
}

#[test]
fn a_date_is_written_at_its_precision_in_the_house_style() {
    assert_eq!(days("2026-11-21"), ["ngày 21 tháng 11 năm 2026", "21 November 2026", "21 novembre 2026", "2026年11月21日"]);
    assert_eq!(days("2026-11"), ["tháng 11 năm 2026", "November 2026", "novembre 2026", "2026年11月"]);
    assert_eq!(days("2026"), ["năm 2026", "2026", "2026", "2026年"]);
    assert_eq!(days("about 2023"), ["khoảng năm 2023", "around 2023", "vers 2023", "2023年頃"]);
}

#[test]
fn the_first_of_a_month_is_first_in_french() {
    assert_eq!(days("2025-07-01")[2], "1er juillet 2025");
    assert_eq!(period("2025-07-01", "2025-07-03")[2], "du 1er au 3 juillet 2025");
    assert_eq!(period("2025-06-30", "2025-07-01")[2], "du 30 juin au 1er juillet 2025");
}

#[test]
fn a_short_date_has_four_digits_of_the_year() {
    let short = |text: &str| each(&four(), |voice| voice.day_short(&day(text)));
    assert_eq!(short("2026-11-21"), ["21/11/2026", "21/11/2026", "21/11/2026", "2026/11/21"]);
    assert_eq!(short("2025-07-01"), ["01/07/2025", "01/07/2025", "01/07/2025", "2025/07/01"]);
    assert_eq!(short("2026-11"), ["11/2026", "November 2026", "novembre 2026", "2026/11"]);
    assert_eq!(short("2026"), ["2026", "2026", "2026", "2026"]);
}

#[test]
fn a_period_says_once_what_its_ends_share() {
    assert_eq!(
        period("2022-07-08", "2022-07-10"),
        ["8–10 tháng 7 năm 2022", "8–10 July 2022", "du 8 au 10 juillet 2022", "2022年7月8日〜10日"]
    );
    assert_eq!(
        period("2022-06-30", "2022-07-02"),
        ["30 tháng 6 – 2 tháng 7 năm 2022", "30 June – 2 July 2022", "du 30 juin au 2 juillet 2022", "2022年6月30日〜7月2日"]
    );
    assert_eq!(
        period("2022-12-30", "2023-01-02"),
        [
            "ngày 30 tháng 12 năm 2022 – ngày 2 tháng 1 năm 2023",
            "30 December 2022 – 2 January 2023",
            "du 30 décembre 2022 au 2 janvier 2023",
            "2022年12月30日〜2023年1月2日"
        ]
    );
    assert_eq!(period("2022-07", "2022-09"), ["tháng 7–9 năm 2022", "July–September 2022", "juillet–septembre 2022", "2022年7月〜9月"]);
    assert_eq!(period("2021", "2025"), ["2021–2025", "2021–2025", "2021–2025", "2021〜2025年"]);
    assert_eq!(
        period("2022-11", "2023-02"),
        ["tháng 11 năm 2022 – tháng 2 năm 2023", "November 2022 – February 2023", "novembre 2022 – février 2023", "2022年11月〜2023年2月"]
    );
    assert_eq!(period("2022-07-08", "2022-07-08"), days("2022-07-08"));
}

#[test]
fn a_period_within_a_day_has_its_times() {
    assert_eq!(
        timed("2026-11-21", None, Some(time(8, 0, 0, 0)), Some(time(10, 30, 0, 0))),
        [
            "08:00–10:30, ngày 21 tháng 11 năm 2026",
            "21 November 2026, 08:00–10:30",
            "21 novembre 2026, de 8_h à 10_h_30",
            "2026年11月21日 8:00〜10:30"
        ]
    );
    assert_eq!(
        timed("2026-11-21", None, Some(time(8, 5, 0, 0)), None),
        ["08:05 ngày 21 tháng 11 năm 2026", "21 November 2026, 08:05", "21 novembre 2026 à 8_h_05", "2026年11月21日 8:05"]
    );
    assert_eq!(
        timed("2026-11-21", Some("2026-11-22"), Some(time(8, 0, 0, 0)), None)[2],
        "du 21 novembre 2026 à 8_h au 22 novembre 2026"
    );
}

#[test]
fn a_moment_is_told_in_the_zone_it_carries() {
    let moment: jiff::Zoned = "2026-11-21T10:30:00+07:00[Asia/Ho_Chi_Minh]".parse().unwrap();
    assert_eq!(
        each(&four(), |voice| voice.instant(&moment)),
        ["10:30 ngày 21 tháng 11 năm 2026", "21 November 2026, 10:30", "21 novembre 2026 à 10_h_30", "2026年11月21日 10:30"]
    );
}

#[test]
fn english_is_british_unless_the_site_names_another() {
    let (words, _) = site(&["en", "en-US"], &[]);
    let say = |lang| words.voice(Lang(lang)).day(&day("2026-11-21"));
    assert_eq!((say(0), say(1)), ("21 November 2026".into(), "November 21, 2026".into()));
}
