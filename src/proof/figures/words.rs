//! Numbers in words and in Roman numerals.

use crate::proof::lexicon::{Lexicon, Meaning};
use crate::proof::signs::Signs;
use crate::values::Decimal;

use super::numbers::times;

enum Word {
    Number(u32),
    Scale(u32),
}

fn word(signs: &Signs, at: usize, lexicon: &Lexicon) -> Option<(usize, Word)> {
    lexicon.word(signs, at, |meaning| match meaning {
        Meaning::Number(number) => Some(Word::Number(*number)),
        Meaning::Scale(power) => Some(Word::Scale(*power)),
        _ => None,
    })
}

/// The number words at a rank: `twenty-five`, `hai mươi lăm`, `二十五`, `triệu` by itself.
pub(super) fn number(signs: &Signs, at: usize, lexicon: &Lexicon) -> Option<(usize, Decimal)> {
    let (mut total, mut current) = (Decimal::ZERO, None::<Decimal>);
    let (mut end, mut next) = (at, at);
    // A language has no longer numbers in words.
    for _ in 0..24 {
        let Some((after, word)) = word(signs, next, lexicon) else { break };
        match word {
            Word::Number(number) => match current {
                Some(before) if !lexicon.joined && !may_follow(before, number) => break,
                Some(before) if lexicon.joined && before % Decimal::TEN != Decimal::ZERO => {
                    current = before.checked_mul(Decimal::TEN).map(|tens| tens + Decimal::from(number));
                }
                _ => current = Some(current.unwrap_or_default() + Decimal::from(number)),
            },
            Word::Scale(power) => {
                let product = times(current.unwrap_or(Decimal::ONE), power)?;
                if power >= 3 && !(current.is_none() && total > Decimal::ZERO) {
                    total += product;
                    current = None;
                } else if power >= 3 {
                    total = times(total, power)?;
                } else {
                    current = Some(product);
                }
            }
        }
        end = after;
        next = following(signs, after, lexicon);
    }
    // `năm 2025`: before digits it is another word.
    let before_digits = !lexicon.joined && signs.get(end) == ' ' && signs.is_digit(end + 1);
    (end > at && !before_digits).then(|| (end, total + current.unwrap_or_default()))
}

/// Whether a number word can stand behind what was said: `twenty-five`, `soixante et onze`; not `eleven first`.
fn may_follow(before: Decimal, number: u32) -> bool {
    let is_whole = |step: u32| before % Decimal::from(step) == Decimal::ZERO;
    [(10, 10), (20, 20), (100, 100)].into_iter().any(|(step, below)| is_whole(step) && number < below) || before == Decimal::ZERO
}

/// Where the next word of a number would begin.
fn following(signs: &Signs, end: usize, lexicon: &Lexicon) -> usize {
    if lexicon.joined {
        return end;
    }
    let at = if matches!(signs.get(end), ' ' | '-') { end + 1 } else { return usize::MAX };
    match lexicon.is(signs, at, &Meaning::Join) {
        Some(after) if matches!(signs.get(after), ' ' | '-') => after + 1,
        _ => at,
    }
}

/// A Roman numeral in capitals, with or without the sign of an ordinal: `XIX`, `XIXe`.
pub(super) fn roman(text: &str, signs: &Signs, at: usize, lexicon: &Lexicon) -> Option<(usize, Decimal)> {
    let worth = |sign: char| Some(match sign {
        'i' => 1,
        'v' => 5,
        'x' => 10,
        'l' => 50,
        'c' => 100,
        'd' => 500,
        'm' => 1000,
        _ => return None,
    });
    worth(signs.get(at))?;
    let mut end = at;
    while worth(signs.get(end)).is_some() && text[signs.bytes(end, end + 1)].chars().all(char::is_uppercase) {
        end += 1;
    }
    let values: Vec<i64> = signs.chars[at..end].iter().filter_map(|sign| worth(*sign)).collect();
    let is_letter = values.is_empty() || matches!(values[..], [one] if one >= 50);
    let closed = if signs.ends_word(end) { Some(end) } else { lexicon.is(signs, end, &Meaning::Ordinal) };
    let value: i64 = values.iter().enumerate().map(|(rank, value)| if values.get(rank + 1).is_some_and(|next| next > value) { -value } else { *value }).sum();
    closed.filter(|_| !is_letter && value > 0).map(|end| (end, Decimal::from(value)))
}
