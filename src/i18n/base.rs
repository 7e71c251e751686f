//! The words the formatters themselves need: units, money scales, date patterns ICU lacks.
//!
//! Takes the site's languages, gives the embedded word files that fit them, and names every message a formatter may
//! ask for with the variables it passes. A language without a file here is no fault: ICU or neutral forms serve.

use super::{Layer, WordFile};
use crate::lang::Languages;
use crate::source::Source;

const FILES: [(&str, &str); 4] = [
    ("vi", include_str!("base/vi.ftl")),
    ("en", include_str!("base/en.ftl")),
    ("fr", include_str!("base/fr.ftl")),
    ("ja", include_str!("base/ja.ftl")),
];

/// The embedded file of each language whose primary subtag has one.
pub(super) fn files(languages: &Languages) -> Vec<WordFile> {
    let file = |language: &str| FILES.iter().find(|(tag, _)| *tag == language);
    languages
        .iter()
        .filter_map(|(lang, language)| {
            let (tag, text) = file(language.id.language.as_str())?;
            let source = Source::new(format!("src/i18n/base/{tag}.ftl"), *text);
            Some(WordFile { lang, layer: Layer::Base, source })
        })
        .collect()
}

/// The parts of a date a message may have.
pub(super) const DATE: &[&str] = &["day", "day2", "month", "month2", "month-name", "year"];
/// The same, and those of a second date.
pub(super) const DATES: &[&str] = &[
    "day", "day2", "month", "month2", "month-name", "year", "to-day", "to-day2", "to-month", "to-month2",
    "to-month-name", "to-year",
];
const FIGURE: &[&str] = &["amount", "count"];
const RANGE: &[&str] = &["from", "to"];

/// The variables a formatter passes to a message of its own, or nothing if no formatter asks for the message.
pub(super) fn passes(id: &str) -> Option<&'static [&'static str]> {
    Some(match id {
        "icu-locale" => &[],
        "percent" => FIGURE,
        "range" | "range-wide" | "period-dates" | "period-times" => RANGE,
        "about" | "about-date" => &["what"],
        "rate" => &["from", "amount", "to", "date"],
        "date-day" | "date-month" | "date-year" | "date-short" | "date-short-month" => DATE,
        "time" => &["hour", "hour2", "minute", "minute2"],
        "instant" => &["date", "time"],
        "period-days" | "period-months" | "period-whole-months" | "period-years" => DATES,
        "period-at" => &["days", "times"],
        "area-ha" | "area-km2" | "area-m2" => FIGURE,
        _ => return passes_by_family(id),
    })
}

/// Families whose last part is data: a scale, a currency, a country.
fn passes_by_family(id: &str) -> Option<&'static [&'static str]> {
    let (family, rest) = id.split_once('-')?;
    let lower = |text: &str, long: usize| text.len() == long && text.bytes().all(|b| b.is_ascii_lowercase());
    match family {
        "part" if rest.parse::<u32>().is_ok() => Some(FIGURE),
        "count" if is_scale(rest) => Some(FIGURE),
        "country" if lower(rest, 2) => Some(&[]),
        "money" => {
            let (currency, scale) = rest.split_once('-').unwrap_or((rest, "million"));
            ((lower(currency, 3) || currency == "other") && is_scale(scale)).then_some(&["amount", "count", "currency"])
        }
        _ => None,
    }
}

fn is_scale(name: &str) -> bool {
    super::money::SCALES.iter().any(|(scale, _)| *scale == name)
}

#[cfg(test)]
mod tests {
    use super::super::ftl;
    use super::*;
    use crate::diag::Report;
    use crate::lang::Lang;

    #[test]
    fn every_embedded_message_is_one_a_formatter_asks_for_with_variables_it_passes() {
        for (tag, text) in FILES {
            let mut report = Report::new();
            let source = Source::new(format!("{tag}.ftl"), text);
            let words = ftl::read(&WordFile { lang: Lang::FIRST, layer: Layer::Base, source }, &mut report);
            assert!(report.sorted().is_empty(), "{tag}: {:?}", report.sorted());
            for message in words.messages {
                let passed = passes(&message.id).unwrap_or_else(|| panic!("{tag}: nobody asks for {}", message.id));
                for variable in message.parts.iter().flat_map(|part| part.variables.keys()) {
                    assert!(passed.contains(&variable.as_str()), "{tag}: {} uses ${variable}", message.id);
                }
            }
        }
    }
}
