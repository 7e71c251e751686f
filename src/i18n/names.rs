//! Lists, names of countries and languages, and the order of words.
//!
//! CLDR through ICU; a site says a country its own way with a message such as `country-vn`.

use std::cmp::Ordering;

use icu::collator::options::CollatorOptions;
use icu::collator::{Collator, CollatorBorrowed};
use icu::list::ListFormatter;
use icu::list::options::{ListFormatterOptions, ListLength};
use icu::locale::{LanguageIdentifier, Locale, LocaleExpander};
use icu_locale::names::{DisplayNamesPreferences, LanguageIdentifierDisplayName, RegionDisplayName};

use super::voice::Voice;
use crate::values::Country;

pub(super) fn lists(locale: &Locale) -> Option<ListFormatter> {
    let options = ListFormatterOptions::default().with_length(ListLength::Wide);
    ListFormatter::try_new_and(locale.into(), options).ok()
}

pub(super) fn order(locale: &Locale) -> Option<CollatorBorrowed<'static>> {
    Collator::try_new(locale.into(), CollatorOptions::default()).ok()
}

impl Voice {
    /// `A, B và C`.
    pub fn list(&self, items: &[String]) -> String {
        match &self.lists {
            _ if items.len() < 2 => items.concat(),
            Some(lists) => lists.format(items.iter()).to_string(),
            None => items.join(", "),
        }
    }

    /// A country's name; nothing for a code that is not assigned.
    pub fn country(&self, country: &Country) -> Option<String> {
        // ISO 3166-1 keeps ZZ for private use; CLDR calls it "unknown region".
        if country.as_str() == "ZZ" {
            return None;
        }
        let preferences = DisplayNamesPreferences::from(&self.locale);
        let name = RegionDisplayName::try_new_light(preferences, country.as_str().parse().ok()?).ok();
        let id = format!("country-{}", country.as_str().to_ascii_lowercase());
        self.own_word(&id, &[]).or_else(|| name.map(|name| name.to_string()))
    }

    /// A language's name, or its tag where CLDR has none.
    pub fn language(&self, tag: &str) -> String {
        let Ok(subject) = tag.parse::<LanguageIdentifier>() else { return tag.to_owned() };
        let preferences = DisplayNamesPreferences::from(&self.locale);
        match LanguageIdentifierDisplayName::try_new_heavy(preferences, subject, Default::default()) {
            Ok(name) => name.as_borrowed().to_string(),
            Err(_) => tag.to_owned(),
        }
    }

    /// The order of two texts in the language's own alphabet; texts it holds equal come in code-point order, so that no
    /// list depends on where it came from.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        let by_language = self.order.as_ref().map_or(Ordering::Equal, |order| order.compare(one, other));
        by_language.then_with(|| one.cmp(other))
    }

    /// Bytes that stand to each other as the texts do for [`Voice::compare`]. A key costs more than one comparison: for
    /// lists that are long, or sorted more than once.
    pub fn sort_key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(4 * text.len() + 16);
        if let Some(order) = &self.order {
            let Ok(()) = order.write_sort_key_to(text, &mut key);
        }
        // No key of the collator holds a zero: a key that another one begins with stays before it.
        key.push(0);
        key.extend_from_slice(text.as_bytes());
        key
    }

    /// The locale as Open Graph writes it, `vi_VN`: the language with its own or its likely region (CLDR).
    pub fn og_locale(&self) -> String {
        self.og_locale.clone()
    }
}

/// A locale as Open Graph writes it.
pub(super) fn og_locale(locale: &Locale) -> String {
    let mut locale = locale.id.clone();
    LocaleExpander::new_extended().maximize(&mut locale);
    match locale.region {
        Some(region) => format!("{}_{region}", locale.language),
        None => locale.language.to_string(),
    }
}
