//! The portal's fixed words.

use super::*;

const COUNTED: [(&str, &str); 4] = [
    ("vi", "projects = { $n ->\n   *[other] { $n } dự án\n }"),
    ("en", "projects = { $n ->\n    [0] No project\n    [one] { $n } project\n   *[other] { $n } projects\n }"),
    ("fr", "projects = { $n ->\n    [one] { $n } projet\n   *[other] { $n } projets\n }"),
    ("ja", "projects = プロジェクト{ $n }件"),
];

fn counted(n: &str) -> [String; 4] {
    let (words, report) = site(&["vi", "en", "fr", "ja"], &COUNTED);
    assert!(report.sorted().is_empty(), "{:?}", report.sorted());
    each(&words, |voice| voice.phrase("projects", &[("n", dec(n).into())]).unwrap().text)
}

#[test]
fn plurals_are_those_of_cldr() {
    assert_eq!(counted("0"), ["0 dự án", "No project", "0 projet", "プロジェクト0件"]);
    assert_eq!(counted("1"), ["1 dự án", "1 project", "1 projet", "プロジェクト1件"]);
    assert_eq!(counted("1.5"), ["1,5 dự án", "1.5 projects", "1,5 projet", "プロジェクト1.5件"]);
    assert_eq!(counted("1275"), ["1.275 dự án", "1,275 projects", "1~275 projets", "プロジェクト1,275件"]);
}

#[test]
fn a_number_in_a_message_keeps_every_digit() {
    assert_eq!(counted("12345678901234567890.5")[1], "12,345,678,901,234,567,890.5 projects");
    assert_eq!(counted("9007199254740993")[1], "9,007,199,254,740,993 projects");
}

#[test]
fn a_missing_message_comes_from_the_fallback_and_says_so() {
    let (words, _) = site(&["en", "km<en"], &[("en", "home = Home\n    .title = To the front page"), ("km", "news = ព័ត៌មាន")]);
    let km = words.voice(Lang(1));
    assert_eq!(km.phrase("home", &[]), Ok(Phrase { text: "Home".into(), lang: Lang(0) }));
    assert_eq!(km.phrase("home.title", &[]).unwrap().lang, Lang(0));
    assert_eq!(km.phrase("news", &[]).unwrap().lang, Lang(1));
    assert_eq!(km.phrase("nothing", &[]), Err(Silence::Unknown));
    assert!(km.has("home") && !km.has("home.lang"));
}

#[test]
fn a_message_that_lacks_a_variable_is_not_said() {
    let (words, _) = site(&["en"], &[("en", "hello = Hello { $name }")]);
    assert!(matches!(words.voice(Lang(0)).phrase("hello", &[]), Err(Silence::Broken(_))));
}

#[test]
fn later_layers_override_message_by_message() {
    let languages = languages(&["en"]);
    let file = |layer, text: &str| WordFile { lang: Lang(0), layer, source: Source::new(format!("{layer:?}.ftl"), text) };
    let files = vec![
        file(Layer::Site, "a = site\narea-ha = { $amount } hectares"),
        file(Layer::Theme(0), "a = theme\nb = theme"),
        file(Layer::Kind, "b = kind\nc = kind"),
    ];
    let mut report = Report::new();
    let words = load(files, Setting { languages: &languages, rates: &Rates::default(), used: &[] }, None, &mut report);
    let say = |id: &str| words.voice(Lang(0)).phrase(id, &[]).unwrap().text;
    assert_eq!([say("a"), say("b"), say("c")], ["site", "theme", "kind"]);
    let area = crate::values::Area::parse("3 ha").unwrap();
    assert_eq!(words.voice(Lang(0)).area(&area), "3 hectares");
    assert!(report.sorted().is_empty(), "{:?}", report.sorted());
}

#[test]
fn a_digest_follows_the_language_and_its_fallbacks_only() {
    let digests = |en: &str, fr: &str| {
        let (words, _) = site(&["en", "fr", "km<en"], &[("en", en), ("fr", fr)]);
        [0, 1, 2].map(|lang| words.digest(Lang(lang)))
    };
    let (one, other) = (digests("a = a", "a = a"), digests("a = b", "a = a"));
    assert_ne!(one[0], other[0]);
    assert_eq!(one[1], other[1]);
    assert_ne!(one[2], other[2]);
}

#[test]
fn a_voice_is_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Words>();
    shared::<Voice>();
}

#[test]
fn a_japanese_heading_breaks_between_phrases() {
    let words = four();
    let heading = "水上市場とメコンデルタの投資環境";
    let phrases = words.voice(Lang(3)).phrases(heading);
    assert!(phrases.len() > 1);
    assert_eq!(phrases.concat(), heading);
    assert!(phrases.contains(&"投資環境") || phrases.iter().any(|phrase| phrase.ends_with('と')), "{phrases:?}");
    assert_eq!(words.voice(Lang(0)).phrases("Chợ nổi Cái Răng"), ["Chợ nổi Cái Răng"]);
    assert_eq!(words.voice(Lang(3)).phrases(""), [""]);
}
