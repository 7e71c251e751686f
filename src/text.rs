//! Text as text: normal form, slugs, folding, excerpts and reading time that respect scripts.
//!
//! Takes strings, gives strings and counts. Never knows a language by its site settings: it looks at the characters.

use std::borrow::Cow;
use std::time::Duration;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

mod chunks;

/// Normalisation Form C (UAX #15). Everything on disk and in memory is NFC, whatever the file system holds.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_surely_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// The quick check of UAX #15, asked only where a character might fail it: its tables are slow, and every file passes here.
fn is_surely_nfc(text: &str) -> bool {
    let mut rest = text;
    loop {
        rest = &rest[chunks::plain_nfc(rest)..];
        let Some(start) = rest.find(|c| !is_always_nfc(c)) else { return true };
        rest = &rest[start..];
        // The check remembers nothing across a character of class zero, so each run stands for itself.
        let run = rest.find(is_always_nfc).unwrap_or(rest.len());
        if is_nfc_quick(rest[..run].chars()) != IsNormalized::Yes {
            return false;
        }
        rest = &rest[run..];
    }
}

/// Characters that are in normal form whatever stands beside them: Latin with its marks composed, general punctuation,
/// kana and Han.
fn is_always_nfc(character: char) -> bool {
    matches!(character,
        '\0'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}' | '\u{2002}'..='\u{20CF}' | '\u{3000}'..='\u{3029}' | '\u{3030}'..='\u{3098}'
        | '\u{309B}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}')
}

/// Han, kana and the marks that live among them: scripts written without spaces between words.
pub fn is_cjk(character: char) -> bool {
    // Most texts are in scripts below these, and every character is asked.
    character >= '\u{3000}' && matches!(character,
        '\u{3000}'..='\u{303F}' | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{2FA1F}')
}

/// Whether every letter is Latin, so that `slug` gives something a reader of the language would recognise.
pub fn is_latin(text: &str) -> bool {
    let mut has_letters = false;
    for character in text.chars() {
        match character {
            'a'..='z' | 'A'..='Z' | '\u{1E00}'..='\u{1EFF}' => has_letters = true,
            '\u{C0}'..='\u{24F}' => has_letters |= character.is_alphabetic(),
            other if other.is_alphabetic() => return false,
            _ => {}
        }
    }
    has_letters
}

/// An address part: lower-case ASCII letters, digits and single hyphens; `đ` gives `d`, marks are stripped.
///
/// For scripts other than Latin the result is a transliteration no reader expects: callers ask [`is_latin`] first.
pub fn slug(text: &str) -> String {
    let ascii = deunicode::deunicode(&nfc(text));
    let mut slug = String::with_capacity(ascii.len());
    for character in ascii.chars() {
        if character.is_ascii_alphanumeric() {
            slug.push(character.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Whether a text is an address part as [`slug`] would give it.
pub fn is_slug(text: &str) -> bool {
    let plain = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    !text.is_empty() && text.as_bytes().split(|byte| *byte == b'-').all(|part| !part.is_empty() && part.iter().all(|byte| plain(byte)))
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
    let text = text.trim();
    // No character has fewer bytes than columns here, so these fit.
    let simple = chunks::single_spaced_latin(&text[..text.floor_char_boundary(limit)]);
    let mut kept = text[..simple].replace('\n', " ");
    let mut width = kept.chars().count();
    let mut last_break = kept.rfind(' ');
    let mut after_cjk = false;
    let mut after_space = kept.ends_with(' ');
    for character in text[simple..].chars() {
        let is_space = character.is_whitespace();
        if is_space && after_space {
            continue;
        }
        after_space = is_space;
        let character = if is_space { ' ' } else { character };
        let at = kept.len();
        if after_cjk && !forbidden_at_line_start(character) {
            last_break = Some(at);
        }
        after_cjk = is_cjk(character);
        let columns = if after_cjk { 2 } else { 1 };
        if width + columns > limit {
            kept.truncate(last_break.unwrap_or(at));
            kept.truncate(kept.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '、' | '・')).len());
            // A whole sentence needs no sign that more would follow.
            if !kept.ends_with(['.', '!', '?', '…', '。', '！', '？']) {
                kept.push('…');
            }
            return kept;
        }
        width += columns;
        if is_space {
            last_break = Some(at);
        }
        kept.push(character);
    }
    kept
}

/// Kinsoku (JLREQ 3.1.7): marks that may not start a line, so no cut may stand before them.
fn forbidden_at_line_start(character: char) -> bool {
    matches!(character,
        '、' | '。' | '，' | '．' | '・' | '：' | '；' | '？' | '！' | '」' | '』' | '）' | '］' | '｝' | '〉' | '》' | '】' | 'ー' | '々'
        | 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ')
}

/// Time to read: 220 words a minute, or 500 kanji and kana a minute where there are no spaces.
pub fn reading_time(text: &str) -> Duration {
    let reading = Reading::of(text);
    Duration::from_secs_f64((reading.words as f64 / 220.0 + reading.cjk as f64 / 500.0) * 60.0)
}

/// Whether all white space of a text is surely single spaces between words. A text of which it is not sure may still be so.
pub fn is_single_spaced(text: &str) -> bool {
    chunks::single_spaced_latin(text) == text.len() && !text.contains('\n') && !text.starts_with(' ') && !text.ends_with(' ')
}

/// How much there is to translate: words, and kanji and kana where there are no spaces.
pub fn volume(text: &str) -> usize {
    let Reading { words, cjk, .. } = Reading::of(text);
    words + cjk
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    words: usize,
    cjk: usize,
    in_word: bool,
}

impl Reading {
    fn of(text: &str) -> Reading {
        let mut reading = Reading::default();
        let mut rest = text;
        while !rest.is_empty() {
            let latin = chunks::latin(rest);
            reading.latin(&rest.as_bytes()[..latin]);
            rest = reading.beyond_latin(&rest[latin..]);
        }
        reading
    }

    fn character(&mut self, character: char) {
        match character {
            // The tables are slow, and these are most of a Japanese text: kana, Han, and the marks among them.
            '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}' | '\u{4E00}'..='\u{9FFF}' => {
                self.in_word = false;
                self.cjk += 1;
            }
            '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' => self.in_word = false,
            _ if is_cjk(character) => {
                self.in_word = false;
                self.cjk += usize::from(character.is_alphanumeric());
            }
            _ if character.is_whitespace() => self.in_word = false,
            _ if !self.in_word && character.is_alphanumeric() => {
                self.in_word = true;
                self.words += 1;
            }
            _ => {}
        }
    }

    /// Reads to the end of the first characters that are not Latin letters or ASCII; gives what follows.
    fn beyond_latin<'t>(&mut self, text: &'t str) -> &'t str {
        let mut beyond = false;
        for (at, character) in text.char_indices() {
            let is_latin = matches!(character, '\0'..='\u{7F}' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}');
            if is_latin && beyond {
                return &text[at..];
            }
            beyond |= !is_latin;
            self.character(character);
        }
        ""
    }

    /// Bytes of a text in which all that is not ASCII is Latin letters.
    fn latin(&mut self, bytes: &[u8]) {
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            self.byte(byte);
            if self.in_word || chunks::is_space(byte) {
                let starts = chunks::word_starts(&bytes[at..]);
                self.words += starts.count;
                at += starts.length;
                // Every word of these begins with a letter.
                self.in_word = !chunks::is_space(bytes[at]);
            }
            let odd = bytes.len().min(at + 1 + chunks::SIZE);
            bytes[at + 1..odd].iter().for_each(|byte| self.byte(*byte));
            at = odd;
        }
    }

    fn byte(&mut self, byte: u8) {
        let is_letter = chunks::is_letter(byte);
        self.words += usize::from(is_letter && !self.in_word);
        self.in_word = (self.in_word || is_letter) && !chunks::is_space(byte);
    }
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
    fn what_is_a_slug_is_its_own_slug() {
        for written in ["can-tho", "a", "2017", "a--b", "-a", "a-", "A", "đ", "é", "a b", "a_b", "-", ""] {
            assert_eq!(is_slug(written), !written.is_empty() && slug(written) == written, "{written}");
        }
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

    #[test]
    fn a_quick_look_at_many_bytes_judges_like_a_slow_look_at_each_character() {
        let long = "Chợ nổi Cái Răng họp từ sáng sớm, ghe xuồng đậu kín một khúc sông. ".repeat(3);
        for odd in ["e\u{301}", "\u{2126}", "\u{212B}", "が", "か\u{3099}", "한", "\u{1112}\u{1161}", "\u{2000}", "a\u{323}\u{307}", "×", "—", " — ", "(’)", "l’x", "\u{2028}", "\u{A0}", "“x”", "Ω", "川"] {
            for at in long.char_indices().map(|(at, _)| at) {
                let text = format!("{}{odd}{}", &long[..at], &long[at..]);
                assert_eq!(nfc(&text), text.nfc().collect::<String>());
                let words = text.split(|c: char| c.is_whitespace() || is_cjk(c)).filter(|word| word.chars().any(char::is_alphanumeric)).count();
                let cjk = text.chars().filter(|c| is_cjk(*c) && c.is_alphanumeric()).count();
                let time = Duration::from_secs_f64((words as f64 / 220.0 + cjk as f64 / 500.0) * 60.0);
                assert_eq!(reading_time(&text), time, "{text}");
            }
        }
    }

    #[test]
    fn a_quick_beginning_of_an_excerpt_changes_nothing() {
        let long = "Chợ nổi Cái Răng\nhọp từ sáng sớm, ghe l’été đậu kín một khúc sông. ".repeat(3);
        for odd in ["", " ", "\t", "\n ", "\u{A0}", "—", " — ", "\u{2028}", "川、", "e\u{301}"] {
            for at in long.char_indices().map(|(at, _)| at) {
                let text = format!("{}{odd}{}", &long[..at], &long[at..]);
                let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(excerpt(&text, 600), spaced);
                let cut = excerpt(&text, 150);
                assert!(spaced.starts_with(cut.trim_end_matches('…')) && cut.chars().count() > 130, "{cut}");
            }
        }
    }

    #[test]
    fn white_space_in_an_excerpt_is_one_space() {
        assert_eq!(excerpt(" Thành\n\u{A0} phố \t", 20), "Thành phố");
    }
}
