//! Text as text: normal form, slugs, folding, excerpts and reading time that respect scripts.
//!
//! Takes strings, gives strings and counts. Never knows a language by its site settings: it looks at the characters.

use std::borrow::Cow;
use std::time::Duration;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Normalisation Form C (UAX #15). Everything on disk and in memory is NFC, whatever the file system holds.
pub fn nfc(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    }
}

/// Han, kana and the marks that live among them: scripts written without spaces between words.
pub fn is_cjk(character: char) -> bool {
    matches!(character,
        '\u{3000}'..='\u{303F}' | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{2FA1F}')
}

/// Whether every letter is Latin, so that `slug` gives something a reader of the language would recognise.
pub fn is_latin(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some()
        && letters.all(|c| matches!(c, 'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}'))
}

/// An address part: lower-case ASCII letters, digits and single hyphens; `đ` gives `d`, marks are stripped.
///
/// For scripts other than Latin the result is a transliteration no reader expects: callers ask [`is_latin`] first.
pub fn slug(text: &str) -> String {
    let ascii = deunicode::deunicode(&nfc(text)).to_lowercase();
    let mut slug = String::with_capacity(ascii.len());
    for character in ascii.chars() {
        if character.is_ascii_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// An id readable in its own script, for headings: letters, digits and marks of any script are kept in lower case,
/// Latin ones are folded as in [`slug`], everything between becomes one hyphen.
pub fn heading_id(text: &str) -> String {
    if is_latin(text) {
        return slug(text);
    }
    let mut id = String::new();
    for character in nfc(text).chars().flat_map(char::to_lowercase) {
        let keeps = character.is_alphanumeric()
            || unicode_normalization::char::is_combining_mark(character)
            || character == 'ー';
        if keeps {
            id.push(character);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    id
}

/// Folds case and marks for comparing what was typed with what was meant.
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .map(|c| if c == 'đ' || c == 'Đ' { 'd' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

/// The candidate nearest to what was written, if one is near enough to be meant.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(written);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.chars().count().max(3) / 3)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The first sentence or so: whole words in scripts with spaces, a whole clause in Japanese, at most `limit`
/// columns (a kanji or kana counts two).
pub fn excerpt(text: &str, limit: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut width = 0;
    let mut last_break = None;
    for (at, character) in text.char_indices() {
        let columns = if is_cjk(character) { 2 } else { 1 };
        if width + columns > limit {
            let cut = last_break.unwrap_or(at);
            let kept = text[..cut].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '、' | '・'));
            return format!("{kept}…");
        }
        width += columns;
        let end = at + character.len_utf8();
        if character == ' ' {
            last_break = Some(at);
        } else if is_cjk(character) && !forbidden_at_line_start(text[end..].chars().next()) {
            last_break = Some(end);
        }
    }
    text
}

/// Kinsoku (JLREQ 3.1.7): marks that may not start a line, so no cut may stand before them.
fn forbidden_at_line_start(next: Option<char>) -> bool {
    next.is_some_and(|c| "、。，．・：；？！」』）］｝〉》】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ".contains(c))
}

/// Time to read: 220 words a minute, or 500 kanji and kana a minute where there are no spaces.
pub fn reading_time(text: &str) -> Duration {
    let cjk = text.chars().filter(|c| is_cjk(*c) && c.is_alphanumeric()).count() as f64;
    let words = text
        .split(|c: char| c.is_whitespace() || is_cjk(c))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count() as f64;
    Duration::from_secs_f64((words / 220.0 + cjk / 500.0) * 60.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_what_a_vietnamese_and_a_french_reader_expect() {
        assert_eq!(slug("Đồng bằng sông Cửu Long"), "dong-bang-song-cuu-long");
        assert_eq!(slug("Cœur d’été — 2025 !"), "coeur-d-ete-2025");
    }

    #[test]
    fn normal_form_does_not_change_a_slug() {
        let nfd: String = "Cần Thơ".nfd().collect();
        assert_eq!(slug(&nfd), "can-tho");
    }

    #[test]
    fn headings_keep_their_own_script() {
        assert_eq!(heading_id("投資環境と、連絡先"), "投資環境と-連絡先");
        assert_eq!(heading_id("Đất và người"), "dat-va-nguoi");
    }

    #[test]
    fn an_excerpt_never_cuts_a_word_or_breaks_kinsoku() {
        assert_eq!(excerpt("Thành phố bên sông Hậu", 14), "Thành phố bên…");
        assert_eq!(excerpt("川の町、カントー。市場は水の上にあります。", 16), "川の町、カン…");
        assert_eq!(excerpt("短い", 16), "短い");
    }

    #[test]
    fn japanese_is_read_by_the_character() {
        assert_eq!(reading_time(&"川".repeat(1000)).as_secs(), 120);
        assert_eq!(reading_time(&"sông ".repeat(440)).as_secs(), 120);
    }

    #[test]
    fn a_near_miss_is_suggested() {
        assert_eq!(nearest("capitol", ["title", "capital"]), Some("capital"));
        assert_eq!(nearest("zzz", ["title", "capital"]), None);
    }
}
