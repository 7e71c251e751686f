//! Claims about the portal's languages.

mod dates;
mod faults;
mod figures;
mod phrases;
mod ways;

use super::*;
use crate::lang::{Direction, Language, Missing};
use crate::values::{Currency, Day, Decimal};

/// The site's languages by tag, `tag<fallback` with a fallback.
pub(super) fn languages(tags: &[&str]) -> Languages {
    let bare = |tag: &str| tag.split('<').next().unwrap().to_owned();
    let rank = |tag: &str| Lang(tags.iter().position(|one| bare(one) == tag).unwrap() as u8);
    Languages(
        tags.iter()
            .map(|written| Language {
                tag: bare(written),
                id: bare(written).parse().unwrap(),
                endonym: bare(written),
                direction: Direction::Ltr,
                missing: Missing::Omit,
                segment: bare(written),
                fallback: written.split_once('<').map(|(_, fallback)| rank(fallback)),
            })
            .collect(),
    )
}

/// Words of the site's own layer, by tag.
pub(super) fn site(tags: &[&str], files: &[(&str, &str)]) -> (Arc<Words>, Report) {
    used(tags, files, &[])
}

/// The same with messages a template uses: `id arg arg`.
pub(super) fn used(tags: &[&str], files: &[(&str, &str)], uses: &[&str]) -> (Arc<Words>, Report) {
    used_after(None, tags, files, uses)
}

/// The same when something was loaded before.
pub(super) fn used_after(before: Option<&Arc<Words>>, tags: &[&str], files: &[(&str, &str)], uses: &[&str]) -> (Arc<Words>, Report) {
    let languages = languages(tags);
    let template = Source::new("themes/plain/page.html", uses.join("\n"));
    let uses: Vec<UsedMessage> = uses
        .iter()
        .map(|line| {
            let at = template.text.find(line).unwrap();
            let mut words = line.split(' ').map(str::to_owned);
            let id = words.next().unwrap();
            UsedMessage { place: Place::new(&template, at..at + id.len()), id, args: words.collect() }
        })
        .collect();
    let files = files
        .iter()
        .map(|(tag, text)| WordFile {
            lang: languages.find(tag).unwrap(),
            layer: Layer::Site,
            source: Source::new(format!("i18n/{tag}/portal.ftl"), *text),
        })
        .collect();
    let rate = Rate {
        currency: Currency::parse("USD").unwrap(),
        per_unit: Currency::parse("VND").unwrap(),
        rate: Decimal::from(26_300),
        date: Day::parse("2026-11-20").unwrap(),
    };
    let mut report = Report::new();
    let setting = Setting { languages: &languages, rates: &Rates { currencies: vec![rate] }, used: &uses };
    let words = load(files, setting, before, &mut report);
    (words, report)
}

/// The four languages without words of a site.
pub(super) fn four() -> Arc<Words> {
    let (words, report) = site(&["vi", "en", "fr", "ja"], &[]);
    assert!(report.sorted().is_empty(), "{:?}", report.sorted());
    words
}

/// What each of the four says, with no-break spaces written as `_` and narrow ones as `~`.
pub(super) fn each(words: &Words, say: impl Fn(&Voice) -> String) -> [String; 4] {
    [0, 1, 2, 3].map(|lang| plain(&say(words.voice(Lang(lang)))))
}

pub(super) fn plain(text: &str) -> String {
    text.replace('\u{A0}', "_").replace('\u{202F}', "~")
}

pub(super) fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}
