//! The figures of a text: numbers with their units, dates, times, numbers of documents.
//!
//! Takes a text and the lexicon of its language, gives what it counts, measures and dates, exactly, and where. A figure that
//! is only perhaps one (a number word, a Roman numeral, the name of a month) is loose: it can answer one on the other side
//! and is never missed. Never compares.

mod codes;
mod numbers;
mod words;

use std::ops::Range;
use std::sync::Arc;

use super::lexicon::{Lexicon, Meaning};
use super::patterns::{self, Date};
use super::signs::Signs;
use crate::values::Decimal;

/// One figure of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// What it says.
    pub says: Says,
    /// The name of its unit, if one stands beside it.
    pub unit: Option<Arc<str>>,
    /// Whether it is only perhaps a figure.
    pub loose: bool,
}

/// What a figure says.
#[derive(Clone, Debug, PartialEq)]
pub enum Says {
    /// A number; several where it can be read in several ways.
    Number(Vec<Decimal>),
    /// A date; the year alone is a number.
    Date(Date),
    /// Minutes after midnight.
    Time(u16),
    /// A name with digits: the number of a law, of a road, of a telephone; and the numbers in it.
    Code(String, Vec<Decimal>),
}

/// Reads the figures of a text.
pub fn read(text: &str, lexicon: &Lexicon) -> Vec<Figure> {
    let signs = Signs::of(text);
    let mut reader = Reader { text, signs: &signs, lexicon, figures: Vec::new(), money: None };
    let mut at = 0;
    while at < signs.len() {
        at = reader.step(at).max(at + 1);
    }
    let mut figures = reader.figures;
    numbers::share(&mut figures, text, lexicon);
    figures
}

/// A number, its power of ten and its unit.
struct Quantity {
    end: usize,
    readings: Vec<Decimal>,
    power: u32,
    unit: Option<Arc<str>>,
}

struct Reader<'a> {
    text: &'a str,
    signs: &'a Signs,
    lexicon: &'a Lexicon,
    figures: Vec<Figure>,
    /// A currency before a number, and where it ends.
    money: Option<(usize, Arc<str>)>,
}

impl Reader<'_> {
    /// Reads what stands at a rank, gives the rank behind it.
    fn step(&mut self, at: usize) -> usize {
        let signs = self.signs;
        let sign = signs.get(at);
        if !signs.begins_word(at) || (!sign.is_alphanumeric() && !matches!(sign, '+' | '$' | '€' | '¥')) {
            return at + 1;
        }
        if let Some(end) = self.lexicon.is(signs, at, &Meaning::Idiom) {
            return end;
        }
        if let Some(end) = codes::address(signs, at) {
            return end;
        }
        if let Some((end, name, parts)) = codes::phone(signs, at).or_else(|| codes::code(signs, at, self.lexicon)) {
            return self.push(at, end, Says::Code(name, parts), None, false);
        }
        let number = if sign.is_ascii_digit() { numbers::quantity(signs, at, self.lexicon) } else { None };
        let pattern = patterns::longest(signs, at, self.lexicon);
        match (number, pattern) {
            (number, Some(found)) if number.as_ref().is_none_or(|number| number.end <= found.end) => self.found(at, found),
            (Some(number), _) => self.number(at, number),
            _ => self.word(at),
        }
    }

    fn found(&mut self, at: usize, found: patterns::Found) -> usize {
        let is_range = found.dates.len() > 1;
        for date in found.dates {
            // The first month, like the number one, stands for too much: "the first nine months" are January to September.
            let bare_first = date.month == 1 && date.day.is_none() && (date.year.is_none() || is_range);
            self.push(at, found.end, Says::Date(date), None, found.in_words || bare_first);
        }
        if let Some((hour, minute)) = found.time {
            self.push(at, found.end, Says::Time(u16::from(hour) * 60 + u16::from(minute)), None, false);
        }
        found.end
    }

    fn number(&mut self, at: usize, number: Quantity) -> usize {
        let before = self.money.take().filter(|(end, _)| *end == at || self.signs.past_spaces(*end) == at);
        let unit = number.unit.or(before.map(|(_, unit)| unit));
        // One is an article in some languages, and counted in others.
        let loose = number.readings == [Decimal::ONE] && unit.is_none() && number.power == 0;
        self.push(at, number.end, Says::Number(number.readings), unit, loose)
    }

    fn word(&mut self, at: usize) -> usize {
        if let Some((end, value)) = words::number(self.signs, at, self.lexicon).or_else(|| words::roman(self.text, self.signs, at, self.lexicon)) {
            return self.push(at, end, Says::Number(vec![value]), None, true);
        }
        if let Some((end, unit)) = self.lexicon.unit(self.signs, at) {
            if is_currency(&unit) {
                self.money = Some((end, unit));
            }
            return end;
        }
        if !super::signs::is_of_word(self.signs.get(at)) {
            return at + 1;
        }
        let mut end = at;
        while super::signs::is_of_word(self.signs.get(end)) {
            end += 1;
        }
        end
    }

    fn push(&mut self, from: usize, end: usize, says: Says, unit: Option<Arc<str>>, loose: bool) -> usize {
        self.figures.push(Figure { span: self.signs.bytes(from, end), says, unit, loose });
        end
    }
}

/// Whether a unit is money: three capitals, as ISO 4217 writes it.
fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests;
