//! The ledger as the tool itself writes it, read line by line: it has a line for every item ever published.
//!
//! Takes its text, gives the addresses with their places; nothing if any line is not as the tool writes it. Then a person
//! wrote it, and the full parser says what it means or what is wrong.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::super::addresses::alias_path;
use super::{Ledger, Recorded, TABLES};

/// Reads a ledger in the tool's own hand.
pub(super) fn read(text: &str) -> Option<Ledger<'_>> {
    let mut recorded = Vec::with_capacity(text.len() / 64);
    let mut gone: Option<BTreeSet<String>> = None;
    let mut table: Option<usize> = None;
    let mut above = "";
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mut cursor = Cursor { text, at, end: at + line.trim_end_matches('\n').len() };
        at += line.len();
        match (cursor.rest().bytes().next(), table) {
            (None, _) => {}
            (Some(b'#'), _) if !cursor.rest().contains(char::is_control) => {}
            (Some(b'['), _) => {
                let name = cursor.rest().strip_prefix('[')?.strip_suffix(']')?;
                let next = TABLES.iter().position(|known| *known == name).filter(|next| table.is_none_or(|table| table < *next))?;
                (table, above) = (Some(next), "");
            }
            (_, None) if gone.is_none() => gone = Some(cursor.gone()?),
            (_, None) => return None,
            (_, Some(table)) => above = cursor.entry(TABLES[table], above, &mut recorded)?,
        }
    }
    Some(Ledger { recorded, gone: gone.unwrap_or_default() })
}

/// What is left of a line.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..self.end]
    }

    fn eat(&mut self, expected: &str) -> Option<()> {
        self.rest().starts_with(expected).then(|| self.at += expected.len())
    }

    /// `"…"`: what stands between the quotation marks, and where it stands with them.
    fn quoted(&mut self) -> Option<(&'a str, Range<usize>)> {
        let start = self.at;
        self.eat("\"")?;
        let inner = self.rest();
        let inner = &inner[..inner.find('"')?];
        self.at += inner.len() + 1;
        Some((inner, start..self.at))
    }

    fn key(&mut self) -> Option<&'a str> {
        if self.rest().starts_with('"') {
            // Escapes are a person's.
            return self.quoted().map(|(key, _)| key).filter(|key| !key.contains(|c: char| c == '\\' || c.is_control()));
        }
        let bare = self.rest().bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).count();
        let key = &self.rest()[..bare];
        self.at += bare;
        (!key.is_empty()).then_some(key)
    }

    /// `gone = ["/vi/cu/"]`
    fn gone(&mut self) -> Option<BTreeSet<String>> {
        self.eat("gone = [")?;
        let mut gone = BTreeSet::new();
        if self.rest() == "]" {
            return Some(gone);
        }
        loop {
            gone.insert(alias_path(self.quoted()?.0)?.into_owned());
            if self.rest() == "]" {
                return Some(gone);
            }
            self.eat(", ")?;
        }
    }

    /// `"news/tet" = { en = "/en/news/tet/", vi = "/vi/tin-tuc/tet/" }`: keys and languages each stand once, in order.
    fn entry(&mut self, table: &'static str, above: &str, recorded: &mut Vec<Recorded<'a>>) -> Option<&'a str> {
        let key = self.key().filter(|key| above < *key)?;
        self.eat(" = { ")?;
        let mut before = "";
        loop {
            let tag = self.key().filter(|tag| before < *tag)?;
            self.eat(" = ")?;
            let (written, span) = self.quoted()?;
            let path = alias_path(written)?;
            recorded.push(Recorded { table, key: Cow::Borrowed(key), tag: Cow::Borrowed(tag), path, span });
            if self.rest() == " }" {
                return Some(key);
            }
            self.eat(", ")?;
            before = tag;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITTEN: &str = "# Words.\n\ngone = [\"/vi/cu/\", \"/en/old.html\"]\n\n[sections]\nhome = { vi = \"/vi/\" }\n\n[items]\n\
        \"news/tet\" = { en = \"/en/news/tet/\", vi = \"/vi/tin-tuc/tet/\" }\nplain = { vi = \"/vi/plain/\" }\n";

    #[test]
    fn every_address_has_its_key_its_language_and_its_place() {
        let ledger = read(WRITTEN).expect("the tool's own hand");
        let told: Vec<_> = ledger.recorded.iter().map(|one| (one.table, &*one.key, &*one.tag, &*one.path, &WRITTEN[one.span.clone()])).collect();
        assert_eq!(told, [
            ("sections", "home", "vi", "vi/", "\"/vi/\""),
            ("items", "news/tet", "en", "en/news/tet/", "\"/en/news/tet/\""),
            ("items", "news/tet", "vi", "vi/tin-tuc/tet/", "\"/vi/tin-tuc/tet/\""),
            ("items", "plain", "vi", "vi/plain/", "\"/vi/plain/\""),
        ]);
        assert_eq!(ledger.gone.iter().collect::<Vec<_>>(), ["en/old.html", "vi/cu/"]);
    }

    #[test]
    fn a_line_of_another_hand_is_left_to_the_full_parser() {
        let deviations = [
            ("vi = \"/vi/plain/\" }", "vi = \"/vi/plain/\" } # why"),
            ("plain = { vi", "plain={ vi"),
            ("plain", "\"news/tet\""),
            ("plain", "a"),
            ("[items]", "[sections]"),
            ("gone = [\"", "gone = [ \""),
            ("vi = \"/vi/plain/\"", "vi = 3"),
            ("\"/vi/plain/\"", "\"vi plain\""),
            ("\"/vi/plain/\"", "\"/vi/\\u0070lain/\""),
            ("\"/vi/plain/\"", "'/vi/plain/'"),
            ("en = \"/en/news/tet/\", vi", "vi = \"/vi/x/\", vi"),
            ("\nplain", "\r\nplain"),
            ("# Words.", "# Words.\r"),
            ("plain", "\"pl\\u0061in\""),
            ("/vi/cu/", "vi/cu/"),
        ];
        for (own, other) in deviations {
            assert!(WRITTEN.contains(own), "{own}");
            assert!(read(&WRITTEN.replacen(own, other, 1)).is_none(), "{other}");
        }
    }
}
