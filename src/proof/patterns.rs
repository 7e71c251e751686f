//! How dates and times are written: `{d} {M} {y}`.
//!
//! Takes the patterns of a lexicon, finds them in a text. Of all that fit at a place the longest piece of text counts.
//!
//! | in a pattern | in a text |
//! |---|---|
//! | `{d}` `{m}` `{y}` `{h}` `{n}` | day, month, year of four digits, hour, minute, in digits |
//! | `{M}` | a month of the lexicon |
//! | `{d2}` `{m2}` `{M2}` `{y2}` | those of the second date of a range |
//! | a space | one space or several |
//! | `-` | a dash of any length, with or without spaces |

use super::lexicon::Lexicon;
use super::signs::Signs;

/// A date of which something is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Date {
    /// The year.
    pub year: Option<u16>,
    /// The month.
    pub month: u8,
    /// The day.
    pub day: Option<u8>,
}

/// What a pattern found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Behind its last sign.
    pub end: usize,
    /// The dates.
    pub dates: Vec<Date>,
    /// Hour and minute.
    pub time: Option<(u8, u8)>,
    /// Whether there is no digit in it: a month's name alone may be another word.
    pub in_words: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    Day,
    Month,
    Name,
    Year,
    Hour,
    Minute,
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    /// A number; `true` for that of the second date.
    Slot(Slot, bool),
    Space,
    Dash,
    Sign(char),
}

/// One way to write a date or a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern(Vec<Piece>);

/// What has been read of a pattern.
#[derive(Default)]
struct Read {
    values: [[Option<u16>; 6]; 2],
    has_digits: bool,
}

impl Pattern {
    /// Reads a pattern; none if it has an unknown slot, or none at all.
    pub fn parse(written: &str) -> Option<Pattern> {
        let mut pieces = Vec::new();
        let mut rest = written;
        while let Some(first) = rest.chars().next() {
            let mut long = first.len_utf8();
            let piece = match first {
                '{' => {
                    let end = rest.find('}')?;
                    long = end + 1;
                    let (name, second) = match rest[1..end].strip_suffix('2') {
                        Some(name) => (name, true),
                        None => (&rest[1..end], false),
                    };
                    let slot = match name {
                        "d" => Slot::Day,
                        "m" => Slot::Month,
                        "M" => Slot::Name,
                        "y" => Slot::Year,
                        "h" => Slot::Hour,
                        "n" => Slot::Minute,
                        _ => return None,
                    };
                    Piece::Slot(slot, second)
                }
                ' ' => Piece::Space,
                '-' => Piece::Dash,
                _ => Piece::Sign(Signs::of(&rest[..long]).get(0)),
            };
            pieces.push(piece);
            rest = &rest[long..];
        }
        let has = |wanted: &[Slot]| pieces.iter().any(|piece| matches!(piece, Piece::Slot(slot, _) if wanted.contains(slot)));
        (has(&[Slot::Month, Slot::Name]) || has(&[Slot::Hour])).then_some(Pattern(pieces))
    }

    /// The sign it begins with, if that is always the same.
    pub fn first(&self) -> Option<char> {
        match self.0.first() {
            Some(Piece::Sign(sign)) => Some(*sign),
            _ => None,
        }
    }

    /// Whether it can begin with this sign.
    fn may_begin(&self, sign: char) -> bool {
        match &self.0[0] {
            Piece::Slot(Slot::Name, _) => sign.is_alphabetic(),
            Piece::Slot(..) => sign.is_ascii_digit(),
            Piece::Sign(first) => *first == sign,
            Piece::Space | Piece::Dash => false,
        }
    }

    fn find(&self, signs: &Signs, mut at: usize, lexicon: &Lexicon) -> Option<Found> {
        if !self.may_begin(signs.get(at)) {
            return None;
        }
        let mut read = Read::default();
        for piece in &self.0 {
            at = match piece {
                Piece::Space => Some(signs.past_spaces(at)).filter(|end| *end > at)?,
                Piece::Dash => {
                    let dash = signs.past_spaces(at);
                    (signs.get(dash) == '-').then(|| signs.past_spaces(dash + 1))?
                }
                Piece::Sign(sign) => (signs.get(at) == *sign).then_some(at + 1)?,
                Piece::Slot(slot, second) => read.slot(*slot, *second, signs, at, lexicon)?,
            };
        }
        let open = (signs.is_digit(at - 1) && is_number_going_on(signs, at)) || !signs.ends_word(at);
        if open { None } else { read.found(at) }
    }
}

/// Whether the digits before a rank are not all of a number or date.
fn is_number_going_on(signs: &Signs, at: usize) -> bool {
    signs.is_digit(at) || (matches!(signs.get(at), '.' | ',' | '/') && signs.is_digit(at + 1))
}

impl Read {
    fn slot(&mut self, slot: Slot, second: bool, signs: &Signs, at: usize, lexicon: &Lexicon) -> Option<usize> {
        let (end, value) = match slot {
            Slot::Name => lexicon.month(signs, at).map(|(end, month)| (end, u16::from(month)))?,
            _ => {
                let end = signs.past_digits(at);
                let value: u16 = if end - at <= 4 { signs.text(at, end).parse().ok()? } else { return None };
                let fits = match slot {
                    Slot::Year => end - at == 4 && (1000..=2999).contains(&value),
                    Slot::Day => (1..=31).contains(&value),
                    Slot::Month => (1..=12).contains(&value),
                    Slot::Hour => value <= 24,
                    _ => value <= 59 && end - at == 2,
                };
                self.has_digits = true;
                if !fits || (slot != Slot::Year && end - at > 2) {
                    return None;
                }
                let ordinal = if slot == Slot::Day { lexicon.is(signs, end, &super::lexicon::Meaning::Ordinal) } else { None };
                (ordinal.unwrap_or(end), value)
            }
        };
        let rank = if slot == Slot::Name { Slot::Month } else { slot };
        self.values[usize::from(second)][rank as usize] = Some(value);
        Some(end)
    }

    fn found(self, end: usize) -> Option<Found> {
        let [first, second] = self.values;
        if let Some(hour) = first[Slot::Hour as usize] {
            let time = Some((hour as u8, first[Slot::Minute as usize].unwrap_or(0) as u8));
            return Some(Found { end, dates: Vec::new(), time, in_words: false });
        }
        let either = |one: Option<u16>, other: Option<u16>| one.or(other);
        let date = |own: &[Option<u16>; 6], other: &[Option<u16>; 6]| {
            Some(Date {
                year: either(own[Slot::Year as usize], other[Slot::Year as usize]),
                month: either(own[Slot::Month as usize], other[Slot::Month as usize])? as u8,
                day: own[Slot::Day as usize].map(|day| day as u8),
            })
        };
        let mut dates = vec![date(&first, &second)?];
        if second.iter().any(Option::is_some) {
            dates.push(date(&second, &first)?);
        }
        Some(Found { end, dates, time: None, in_words: !self.has_digits })
    }
}

/// The longest piece of text at a rank that any pattern fits.
pub fn longest(signs: &Signs, at: usize, lexicon: &Lexicon) -> Option<Found> {
    let found = lexicon.patterns(signs.get(at)).iter().filter_map(|pattern| pattern.find(signs, at, lexicon));
    found.reduce(|best, next| if next.end > best.end { next } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Report;
    use crate::proof::lexicon;

    fn dates(tag: &str, text: &str) -> Vec<(Option<u16>, u8, Option<u8>)> {
        let lexicons = lexicon::load([tag], &[], &mut Report::new());
        let signs = Signs::of(text);
        let found = (0..signs.len()).find_map(|at| longest(&signs, at, &lexicons[tag])).unwrap();
        found.dates.iter().map(|date| (date.year, date.month, date.day)).collect()
    }

    #[test]
    fn a_date_is_a_date_in_every_language() {
        let day = vec![(Some(2025), 7, Some(1))];
        assert_eq!(dates("vi", "từ ngày 01/7/2025."), day);
        assert_eq!(dates("vi", "Ngày 1 tháng 7 năm 2025,"), day);
        assert_eq!(dates("en", "on 1 July 2025"), day);
        assert_eq!(dates("en", "July 1st, 2025"), day);
        assert_eq!(dates("fr", "le 1er juillet 2025"), day);
        assert_eq!(dates("ja", "合併（2025年７月１日）"), day);
    }

    #[test]
    fn the_ends_of_a_range_share_what_is_written_once() {
        let days = vec![(Some(2025), 11, Some(3)), (Some(2025), 11, Some(5))];
        assert_eq!(dates("vi", "03–05/11/2025"), days);
        assert_eq!(dates("en", "3–5 November 2025"), days);
        assert_eq!(dates("fr", "du 3 au 5 novembre 2025"), days);
        assert_eq!(dates("ja", "2025年11月3日〜5日"), days);
        assert_eq!(dates("en", "30 October to 2 November 2025"), [(Some(2025), 10, Some(30)), (Some(2025), 11, Some(2))]);
    }
}
