//! Numbers in digits: separators, words for powers of ten, units.

use std::sync::Arc;

use super::{Figure, Quantity, Says};
use crate::proof::lexicon::{Lexicon, Meaning};
use crate::proof::signs::Signs;
use crate::values::Decimal;

/// The digits at a rank with the separators between them.
struct Body {
    end: usize,
    parts: Vec<String>,
    seps: Vec<char>,
}

/// Reads the number at a rank with all that belongs to it.
pub(super) fn quantity(signs: &Signs, at: usize, lexicon: &Lexicon) -> Option<Quantity> {
    let body = body(signs, at, lexicon)?;
    let readings = readings(&body, lexicon);
    if readings.is_empty() {
        return first_part(signs, at);
    }
    if let Some(end) = lexicon.is(signs, body.end, &Meaning::Ordinal) {
        return Some(Quantity { end, readings, power: 0, unit: None });
    }
    let is_year = body.seps.is_empty() && body.parts[0].len() == 4;
    let (end, power) = scales(signs, body.end, lexicon);
    let readings: Vec<Decimal> = readings.iter().filter_map(|value| times(*value, power)).collect();
    let mut quantity = Quantity { end, readings, power, unit: None };
    if power > 0 {
        add_smaller(&mut quantity, signs, lexicon);
    }
    if let Some((end, unit)) = unit(signs, quantity.end, lexicon)
        && !(power == 0 && is_year && &*unit == "year")
        && !is_before_year(signs, end, &unit)
    {
        quantity.end = end;
        quantity.unit = Some(unit);
    }
    Some(quantity)
}

/// The numbers in a name, as the language writes them.
pub(super) fn in_name(signs: &Signs, from: usize, end: usize, lexicon: &Lexicon) -> Vec<Decimal> {
    let mut found = Vec::new();
    let mut at = from;
    while at < end {
        let Some(body) = body(signs, at, lexicon).filter(|_| !signs.before(at).is_ascii_digit()) else {
            at += 1;
            continue;
        };
        match readings(&body, lexicon).first() {
            Some(value) => found.push(*value),
            None => found.extend(body.parts.iter().filter_map(|part| part.parse::<Decimal>().ok())),
        }
        at = body.end.max(at + 1);
    }
    found
}

fn body(signs: &Signs, at: usize, lexicon: &Lexicon) -> Option<Body> {
    let mut end = signs.past_digits(at);
    if end == at {
        return None;
    }
    let mut body = Body { end, parts: vec![signs.text(at, end)], seps: Vec::new() };
    while signs.is_digit(end + 1) {
        let sep = signs.get(end);
        let next = signs.past_digits(end + 1);
        let is_sep = match sep {
            '.' | ',' => true,
            ' ' => joins_groups(&body, next - end - 1, lexicon),
            _ => lexicon.groups.contains(&sep),
        };
        if !is_sep {
            break;
        }
        body.parts.push(signs.text(end + 1, next));
        body.seps.push(sep);
        end = next;
    }
    body.end = end;
    Some(body)
}

/// Whether a space before so many digits stands between groups of one number.
fn joins_groups(body: &Body, digits: usize, lexicon: &Lexicon) -> bool {
    let spaced = lexicon.decimal.is_none() || lexicon.groups.contains(&' ');
    let after_first = body.parts[1..].iter().all(|part| part.len() == 3);
    spaced && digits == 3 && body.parts[0].len() <= 3 && after_first && body.seps.iter().all(|sep| *sep == ' ')
}

/// Every value the digits can have: one by the rules of the language, else one by other rules, or both if it has none.
fn readings(body: &Body, lexicon: &Lexicon) -> Vec<Decimal> {
    let other = |decimal: char| if decimal == ',' { (',', ['.', ' ']) } else { ('.', [',', ' ']) };
    let Some(decimal) = lexicon.decimal else {
        let both = [other(','), other('.')];
        let mut found: Vec<Decimal> = both.iter().filter_map(|(decimal, groups)| value(body, *decimal, groups)).collect();
        found.dedup();
        return found;
    };
    let own = value(body, decimal, &lexicon.groups);
    let (swapped, groups) = other(if decimal == ',' { '.' } else { ',' });
    own.or_else(|| value(body, swapped, &groups)).into_iter().collect()
}

fn value(body: &Body, decimal: char, groups: &[char]) -> Option<Decimal> {
    let has_fraction = body.seps.last() == Some(&decimal);
    let (whole, fraction) = match has_fraction {
        true => body.parts.split_at(body.parts.len() - 1),
        false => (&body.parts[..], &[][..]),
    };
    let seps = &body.seps[..whole.len() - 1];
    let grouped = whole.len() == 1
        || ((1..=3).contains(&whole[0].len()) && !whole[0].starts_with('0') && whole[1..].iter().all(|part| part.len() == 3));
    if !grouped || !seps.iter().all(|sep| groups.contains(sep)) {
        return None;
    }
    let digits = whole.concat();
    let written = fraction.iter().fold(digits, |digits, fraction| digits + "." + fraction);
    written.parse::<Decimal>().ok().map(|value| value.normalize())
}

/// Where digits with separators are no number (`1.2.3`), the first of them is one.
fn first_part(signs: &Signs, at: usize) -> Option<Quantity> {
    let end = signs.past_digits(at);
    let value = signs.text(at, end).parse::<Decimal>().ok()?;
    Some(Quantity { end, readings: vec![value], power: 0, unit: None })
}

pub(super) fn times(value: Decimal, power: u32) -> Option<Decimal> {
    (0..power).try_fold(value, |value, _| value.checked_mul(Decimal::TEN)).map(|value| value.normalize())
}

/// The words for powers of ten behind a number, and their product.
fn scales(signs: &Signs, mut end: usize, lexicon: &Lexicon) -> (usize, u32) {
    let mut power = 0;
    loop {
        let at = behind(signs, end, lexicon);
        let unit_end = lexicon.unit(signs, at).map_or(0, |(end, _)| end);
        match lexicon.scale(signs, at) {
            Some((after, more)) if after > unit_end && power + more <= 20 && is_apart(signs, end, at) => {
                power += more;
                end = after;
            }
            _ => return (end, power),
        }
    }
}

/// Where the next word begins: behind one space, a hyphen, a word that only links.
fn behind(signs: &Signs, end: usize, lexicon: &Lexicon) -> usize {
    let mut at = end;
    if signs.get(at) == ' ' || (signs.get(at) == '-' && signs.get(at + 1).is_alphabetic()) {
        at += 1;
    }
    lexicon.is(signs, at, &Meaning::Link).unwrap_or(at)
}

/// A word of letters stands apart from letters before it.
fn is_apart(signs: &Signs, end: usize, at: usize) -> bool {
    at > end || signs.is_digit(end.saturating_sub(1)) || signs.begins_word(at)
}

fn unit(signs: &Signs, end: usize, lexicon: &Lexicon) -> Option<(usize, Arc<str>)> {
    let at = behind(signs, end, lexicon);
    lexicon.unit(signs, at)
}

/// `lần thứ 3 năm 2025`: the year is no unit of the three.
fn is_before_year(signs: &Signs, end: usize, unit: &str) -> bool {
    let at = signs.past_spaces(end);
    unit == "year" && at > end && signs.past_digits(at) - at == 4
}

/// `12億7,550万`, `12 tỷ 750 triệu`: what follows in smaller steps belongs to the same number.
fn add_smaller(quantity: &mut Quantity, signs: &Signs, lexicon: &Lexicon) {
    let mut above = quantity.power;
    loop {
        let at = if lexicon.joined { quantity.end } else { signs.past_spaces(quantity.end) };
        let Some(body) = body(signs, at, lexicon).filter(|_| lexicon.joined || at == quantity.end + 1) else { return };
        let Some(value) = readings(&body, lexicon).first().copied() else { return };
        let (end, power) = scales(signs, body.end, lexicon);
        let fits = power < above && (power > 0 || lexicon.joined);
        let Some(more) = times(value, power).filter(|more| fits && times(Decimal::ONE, above).is_some_and(|one| *more < one)) else { return };
        quantity.readings.iter_mut().for_each(|value| *value = (*value + more).normalize());
        quantity.end = end;
        above = power;
        if power == 0 {
            return;
        }
    }
}

/// What the ends of a range have together: `20–30 million`, `2021–25`.
pub(super) fn share(figures: &mut [Figure], text: &str, lexicon: &Lexicon) {
    for at in 1..figures.len() {
        let (before, after) = figures.split_at_mut(at);
        let (first, second) = (&mut before[at - 1], &mut after[0]);
        if first.loose || first.span.end >= second.span.start {
            continue;
        }
        let (Says::Number(low), Says::Number(high)) = (&mut first.says, &mut second.says) else { continue };
        if text.get(first.span.clone()).is_none_or(|written| power(written, lexicon) > 0) {
            continue;
        }
        let between = Signs::of(text.get(first.span.end..second.span.start).unwrap_or(""));
        let start = between.past_spaces(0);
        let Some(end) = lexicon.is(&between, start, &Meaning::Range).filter(|end| between.past_spaces(*end) == between.len()) else {
            continue;
        };
        let written = text.get(second.span.clone()).unwrap_or("");
        let power = power(written, lexicon);
        if power > 0 {
            let scaled: Vec<Decimal> = low.iter().filter_map(|value| times(*value, power)).collect();
            low.extend(scaled);
        }
        let century = low.iter().find(|year| **year >= Decimal::from(1000) && **year < Decimal::from(3000)).map(|year| *year / Decimal::ONE_HUNDRED);
        if let Some(century) = century
            && end == start + 1
            && written.len() == 2
            && let Some(short) = high.first().copied()
        {
            high.push(century.trunc() * Decimal::ONE_HUNDRED + short);
        }
    }
}

/// The power of ten a number is written with.
fn power(written: &str, lexicon: &Lexicon) -> u32 {
    let signs = Signs::of(written);
    body(&signs, 0, lexicon).map_or(0, |body| scales(&signs, body.end, lexicon).1)
}
