//! Names with digits: numbers of laws and roads, telephone numbers, addresses on the web.

use super::numbers;
use crate::proof::lexicon::Lexicon;
use crate::proof::signs::{Signs, is_of_word};
use crate::values::Decimal;

/// A name: where it ends, how it is compared, the numbers in it.
type Name = (usize, String, Vec<Decimal>);

/// Signs that stand inside names, between letters or digits.
fn is_connector(sign: char) -> bool {
    matches!(sign, '/' | '-' | '.' | '_' | '@' | ':' | '+' | '&' | '#' | '~' | '?' | '=')
}

/// Behind the letters, digits and signs without a space between them.
fn token_end(signs: &Signs, at: usize) -> usize {
    let mut end = at;
    loop {
        let sign = signs.get(end);
        let goes_on = is_of_word(sign) || (is_connector(sign) && (is_of_word(signs.get(end + 1)) || signs.get(end + 1) == '/'));
        if !goes_on {
            return end;
        }
        end += 1;
    }
}

/// An address on the web or of mail: its digits say nothing.
pub(super) fn address(signs: &Signs, at: usize) -> Option<usize> {
    if !is_of_word(signs.get(at)) {
        return None;
    }
    let end = token_end(signs, at);
    let token = &signs.chars[at..end];
    let has = |piece: &[char]| token.windows(piece.len()).any(|window| window == piece);
    let dots = token.windows(3).filter(|three| three[1] == '.' && three[0].is_alphabetic() && three[2].is_alphabetic()).count();
    (token.contains(&'@') || has(&[':', '/', '/']) || dots > 0).then_some(end)
}

/// A telephone number: compared by its last eight digits, since a country's own prefix may stand before them or not.
pub(super) fn phone(signs: &Signs, at: usize) -> Option<Name> {
    let plus = signs.get(at) == '+';
    if !plus && signs.get(at) != '0' {
        return None;
    }
    let mut end = at + usize::from(plus);
    let mut groups: Vec<String> = Vec::new();
    let mut seps = Vec::new();
    loop {
        let next = signs.past_digits(end);
        if next == end {
            break;
        }
        groups.push(signs.text(end, next));
        end = next;
        let mut gap = end;
        while matches!(signs.get(gap), ' ' | '.' | '-' | '(' | ')') && gap < end + 2 {
            gap += 1;
        }
        if gap == end || !signs.is_digit(gap) {
            break;
        }
        seps.push(signs.get(end));
        end = gap;
    }
    let digits: String = groups.concat();
    let lengths: Vec<usize> = groups.iter().map(String::len).collect();
    let is_date = lengths == [2, 2, 4];
    let is_fraction = lengths.len() == 2 && lengths[0] == 1;
    let is_range = seps.contains(&'-') && lengths.len() == 2 && lengths[0] < 4;
    if !(8..=15).contains(&digits.len()) || is_date || is_fraction || is_range || signs.is_digit(end) {
        return None;
    }
    let parts = groups.iter().filter_map(|group| group.parse().ok()).collect();
    Some((end, format!("☎{}", &digits[digits.len() - 8..]), parts))
}

/// The number of a law or of a road: letters and digits in one piece.
pub(super) fn code(signs: &Signs, at: usize, lexicon: &Lexicon) -> Option<Name> {
    if !is_of_word(signs.get(at)) {
        return None;
    }
    let end = token_end(signs, at);
    let token = &signs.chars[at..end];
    if !token.iter().any(char::is_ascii_digit) || !token.iter().any(|sign| sign.is_alphabetic()) {
        return None;
    }
    let reaches = |from: usize, end: usize| {
        let number = numbers::quantity(signs, from, lexicon).is_some_and(|quantity| quantity.end >= end);
        let date = || crate::proof::patterns::longest(signs, from, lexicon).is_some_and(|found| found.end >= end);
        let unit = || lexicon.unit(signs, from).is_some_and(|(unit_end, _)| unit_end >= end);
        number || date() || unit()
    };
    if reaches(at, end) {
        return None;
    }
    let mut segments = Vec::new();
    let mut from = at;
    for rank in at..=end {
        if rank == end || is_connector(signs.get(rank)) {
            segments.push((from, rank));
            from = rank + 1;
        }
    }
    let kind = |(from, to): (usize, usize)| {
        let segment = &signs.chars[from..to];
        (segment.iter().any(char::is_ascii_digit), segment.iter().any(|sign| sign.is_alphabetic()))
    };
    let mixed = segments.iter().any(|segment| kind(*segment) == (true, true) && !reaches(segment.0, segment.1));
    let is_law = token.contains(&'/')
        && kind(segments[0]) == (true, false)
        && segments.iter().any(|segment| kind(*segment) == (false, true) && lexicon.unit(signs, segment.0).is_none());
    (mixed || is_law).then(|| (end, signs.text(at, end).to_uppercase(), numbers::in_name(signs, at, end, lexicon)))
}
