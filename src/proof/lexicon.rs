//! How a language writes numbers, as data.
//!
//! Takes the lexicons that come with the program and those a site brings (`i18n/<tag>/numbers.toml`), gives one [`Lexicon`]
//! for each language. A language without any still has its digits read, in whichever way fits. Never reads a text.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::patterns::Pattern;
use super::signs::Signs;
use crate::diag::Report;
use crate::diag::catalog::proof as say;
use crate::fields::{self, Fields, NodeValue};
use crate::source::{Place, Source};
use crate::values::Decimal;

/// The lexicons that come with the program.
const BUILT_IN: &[(&str, &str)] = &[
    ("vi", include_str!("lexicon/vi.toml")),
    ("en", include_str!("lexicon/en.toml")),
    ("fr", include_str!("lexicon/fr.toml")),
    ("ja", include_str!("lexicon/ja.toml")),
];
const MEASURES: &str = include_str!("lexicon/measures.toml");

/// What a word of a lexicon says of the number beside it, or by itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// It multiplies by ten to this power.
    Scale(u32),
    /// It is a number.
    Number(u32),
    /// It is a month.
    Month(u8),
    /// It is a unit, by its name in all languages.
    Unit(Arc<str>),
    /// It makes a number an ordinal.
    Ordinal,
    /// It stands between the ends of a range.
    Range,
    /// It stands between the parts of a number in words.
    Join,
    /// It stands between a number and its unit.
    Link,
    /// It has digits and says no number.
    Idiom,
}

/// How one language writes numbers.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// The sign before the fraction; none if the language has no lexicon.
    pub decimal: Option<char>,
    /// The signs between groups of three digits.
    pub groups: Vec<char>,
    /// Whether words stand without spaces between them.
    pub joined: bool,
    /// Its words by their first sign, the longest first.
    words: HashMap<char, Vec<(Vec<char>, Meaning)>>,
    /// The first signs of its words and patterns, folded to bits: most signs begin none.
    beginnings: Box<Bits>,
    /// How it writes dates and times.
    patterns: Vec<Pattern>,
}

/// A set of signs, a few of which may be there by mistake.
#[derive(Clone, Debug)]
struct Bits([u64; 32]);

impl Default for Bits {
    fn default() -> Bits {
        Bits([0; 32])
    }
}

impl Bits {
    fn place(sign: char) -> (usize, u32) {
        let code = sign as u32 % 2048;
        ((code / 64) as usize, code % 64)
    }

    fn add(&mut self, sign: char) {
        let (word, bit) = Bits::place(sign);
        self.0[word] |= 1 << bit;
    }

    fn has(&self, sign: char) -> bool {
        let (word, bit) = Bits::place(sign);
        self.0[word] & 1 << bit != 0
    }
}

impl Lexicon {
    /// How TOML writes numbers and dates.
    pub fn plain() -> Lexicon {
        let patterns = Pattern::parse("{y}-{m}-{d}").into_iter().collect();
        let mut plain = Lexicon { decimal: Some('.'), groups: vec!['_'], patterns, ..Lexicon::default() };
        plain.settle();
        plain
    }

    /// The longest word at a rank of which something is wanted, its end and its meaning.
    pub fn word<T>(&self, signs: &Signs, at: usize, want: impl Fn(&Meaning) -> Option<T>) -> Option<(usize, T)> {
        if !self.begins(signs.get(at)) {
            return None;
        }
        let words = self.words.get(&signs.get(at))?;
        words.iter().find_map(|(word, meaning)| {
            let wanted = want(meaning)?;
            let end = at + word.len();
            let closed = matches!(meaning, Meaning::Link | Meaning::Idiom) || signs.ends_word(end);
            (signs.has(at, word) && closed).then_some((end, wanted))
        })
    }

    /// Whether a word or a pattern may begin with a sign.
    fn begins(&self, sign: char) -> bool {
        self.beginnings.has(sign)
    }

    /// How dates and times are written that may begin with a sign.
    pub fn patterns(&self, sign: char) -> &[Pattern] {
        if sign.is_ascii_digit() || self.begins(sign) { &self.patterns } else { &[] }
    }

    /// The unit at a rank.
    pub fn unit(&self, signs: &Signs, at: usize) -> Option<(usize, Arc<str>)> {
        self.word(signs, at, |meaning| if let Meaning::Unit(unit) = meaning { Some(unit.clone()) } else { None })
    }

    /// The power of ten at a rank.
    pub fn scale(&self, signs: &Signs, at: usize) -> Option<(usize, u32)> {
        self.word(signs, at, |meaning| if let Meaning::Scale(power) = meaning { Some(*power) } else { None })
    }

    /// The month named at a rank.
    pub fn month(&self, signs: &Signs, at: usize) -> Option<(usize, u8)> {
        self.word(signs, at, |meaning| if let Meaning::Month(month) = meaning { Some(*month) } else { None })
    }

    /// Whether a word of this meaning stands at a rank, and where it ends.
    pub fn is(&self, signs: &Signs, at: usize, meant: &Meaning) -> Option<usize> {
        self.word(signs, at, |meaning| (meaning == meant).then_some(())).map(|(end, ())| end)
    }

    /// The words for a power of ten, for whoever changes one for another.
    pub fn words(&self) -> impl Iterator<Item = (String, &Meaning)> {
        self.words.values().flatten().map(|(word, meaning)| (word.iter().collect(), meaning))
    }

    fn add(&mut self, word: &str, meaning: Meaning) {
        let signs = Signs::of(word);
        let Some(first) = signs.chars.first() else { return };
        let words = self.words.entry(*first).or_default();
        let kind = std::mem::discriminant(&meaning);
        words.retain(|(known, other)| *known != signs.chars || std::mem::discriminant(other) != kind);
        words.push((signs.chars, meaning));
    }

    fn settle(&mut self) {
        self.words.values_mut().for_each(|words| words.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0))));
        let signs = self.words.keys().copied().chain(self.patterns.iter().filter_map(Pattern::first));
        signs.collect::<Vec<_>>().into_iter().for_each(|sign| self.beginnings.add(sign));
    }

    /// Reads a lexicon over what is known already.
    fn read(&mut self, source: &Arc<Source>, report: &mut Report) {
        let table = fields::parse(source, 0..source.text.len(), report);
        let fields = Fields::new(source, &table);
        if let Some(sign) = fields.string("decimal", report) {
            self.decimal = one_sign(&fields, "decimal", &sign, report).or(self.decimal);
        }
        let groups = fields.strings("groups", report);
        if !groups.is_empty() {
            self.groups = groups.iter().filter_map(|sign| one_sign(&fields, "groups", sign, report)).collect();
        }
        self.joined = fields.boolean("joined", report).unwrap_or(self.joined);
        for (key, meaning) in [
            ("ordinals", Meaning::Ordinal),
            ("ranges", Meaning::Range),
            ("joins", Meaning::Join),
            ("links", Meaning::Link),
            ("idioms", Meaning::Idiom),
        ] {
            fields.strings(key, report).iter().for_each(|word| self.add(word, meaning.clone()));
        }
        for written in fields.strings("dates", report) {
            match Pattern::parse(&written) {
                Some(pattern) => self.patterns.push(pattern),
                None => report.say(say::bad_pattern(place(&fields, "dates").inside(&written), &written)),
            }
        }
        self.read_table(&fields, "scales", 1..=18, |number| Meaning::Scale(number as u32), report);
        self.read_table(&fields, "words", 0..=1_000_000, |number| Meaning::Number(number as u32), report);
        self.read_table(&fields, "months", 1..=13, |number| Meaning::Month(number as u8), report);
        if let Some(units) = fields.table("units", report) {
            for entry in units.entries() {
                match &entry.node.value {
                    NodeValue::String(unit) if !unit.is_empty() => self.add(&entry.key, Meaning::Unit(unit.as_str().into())),
                    _ => report.say(say::bad_entry(units.at(&entry.node), "units", &entry.key, "\"ha\"")),
                }
            }
        }
        fields.finish(report);
    }

    fn read_table(&mut self, fields: &Fields<'_>, key: &str, bounds: std::ops::RangeInclusive<i64>, mean: impl Fn(i64) -> Meaning, report: &mut Report) {
        let Some(table) = fields.table(key, report) else { return };
        for entry in table.entries() {
            match entry.node.value {
                NodeValue::Integer(number) if bounds.contains(&number) => self.add(&entry.key, mean(number)),
                _ => report.say(say::bad_entry(table.at(&entry.node), key, &entry.key, if key == "scales" { "6" } else { "3" })),
            }
        }
    }
}

fn place(fields: &Fields<'_>, key: &str) -> Place {
    fields.node(key).map_or_else(|| fields.place(), |node| fields.at(node))
}

/// The single sign a text is, a space of any width as a space.
fn one_sign(fields: &Fields<'_>, key: &str, written: &str, report: &mut Report) -> Option<char> {
    match Signs::of(written).chars[..] {
        [sign] if !sign.is_alphanumeric() => Some(sign),
        _ => {
            report.say(say::bad_sign(place(fields, key), key, written));
            None
        }
    }
}

/// The lexicon of each language, by tag, for those that have one: the program's own with a site's files over them.
pub fn load<'a>(tags: impl IntoIterator<Item = &'a str>, files: &[Arc<Source>], report: &mut Report) -> BTreeMap<String, Lexicon> {
    let mut lexicons = BTreeMap::new();
    for tag in tags {
        let mut lexicon = Lexicon::default();
        let language = tag.split('-').next().unwrap_or(tag);
        if let Some((_, text)) = BUILT_IN.iter().find(|(known, _)| *known == language) {
            lexicon.read(&Source::new(format!("src/proof/lexicon/{language}.toml"), *text), report);
        }
        let own = files.iter().filter(|file| is_of(&file.path, tag));
        own.for_each(|file| lexicon.read(file, report));
        lexicon.settle();
        lexicons.insert(tag.to_owned(), lexicon);
    }
    lexicons
}

/// Whether a path is the number file of a language.
fn is_of(path: &str, tag: &str) -> bool {
    path.strip_prefix("i18n/").and_then(|rest| rest.strip_suffix("/numbers.toml")).is_some_and(|folder| folder.eq_ignore_ascii_case(tag))
}

/// What units measure, and how much of it.
#[derive(Clone, Debug, Default)]
pub struct Measures(HashMap<String, (String, Decimal)>);

impl Measures {
    /// Those that come with the program.
    pub fn new() -> Measures {
        let source = Source::new("src/proof/lexicon/measures.toml", MEASURES);
        let table = fields::parse(&source, 0..source.text.len(), &mut Report::new());
        let mut measures = HashMap::new();
        for what in &table.entries {
            let NodeValue::Table(units) = &what.node.value else { continue };
            for unit in &units.entries {
                let NodeValue::String(many) = &unit.node.value else { continue };
                measures.extend(many.parse().ok().map(|many| (unit.key.clone(), (what.key.clone(), many))));
            }
        }
        Measures(measures)
    }

    /// Whether so many of one unit are so many of another.
    pub fn are_equal(&self, one: (Decimal, &str), other: (Decimal, &str)) -> bool {
        let (Some((what, many)), Some((other_what, others))) = (self.0.get(one.1), self.0.get(other.1)) else { return false };
        what == other_what && one.0.checked_mul(*many).is_some_and(|product| Some(product) == other.0.checked_mul(*others))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lexicons_of_the_program_have_no_fault() {
        let mut report = Report::new();
        let lexicons = load(["vi", "en", "fr", "ja"], &[], &mut report);
        assert!(report.is_empty(), "{report:?}");
        assert!(lexicons.values().all(|lexicon| lexicon.decimal.is_some() && lexicon.patterns('1').len() > 10));
    }

    #[test]
    fn a_hundred_hectares_are_a_square_kilometre() {
        let measures = Measures::new();
        assert!(measures.are_equal((Decimal::from(100), "ha"), (Decimal::from(1), "km2")));
        assert!(!measures.are_equal((Decimal::from(100), "ha"), (Decimal::from(100), "km2")));
        assert!(!measures.are_equal((Decimal::from(1), "year"), (Decimal::from(1), "ha")));
    }
}
