//! Tells text in which there is nothing to set, by its bytes alone.
//!
//! Takes the runs of a block, says whether every rule of a manner would leave them as they are. May doubt without need,
//! never the other way round: a test sets what rests here by all the rules. Never changes text.

use super::manner::Manner;
use super::spaces::UNITS;

/// Bytes looked at together: most hold nothing a rule begins with.
const STRIDE: usize = 32;

/// Whether no rule of the manner can change anything.
pub(super) fn rests(manner: &Manner, runs: &[String]) -> bool {
    (0..runs.len()).all(|run| run_rests(manner, runs, run))
}

fn run_rests(manner: &Manner, runs: &[String], run: usize) -> bool {
    let bytes = runs[run].as_bytes();
    let touches = |byte: &u8| manner.touches[usize::from(*byte)];
    bytes.chunks(STRIDE).enumerate().all(|(rank, chunk)| {
        let quiet = !chunk.iter().fold(false, |any, byte| any | touches(byte));
        quiet || chunk.iter().enumerate().filter(|(_, byte)| touches(byte)).all(|(at, _)| byte_rests(manner, runs, run, rank * STRIDE + at))
    })
}

/// What stands beside the ends of a run stands in other runs.
fn byte_rests(manner: &Manner, runs: &[String], run: usize, at: usize) -> bool {
    let bytes = runs[run].as_bytes();
    let neighbour = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied();
    let (before, after) = (neighbour(at.checked_sub(1)), neighbour(at.checked_add(1)));
    match bytes[at] {
        b'-' => dash_rests(manner, before, after),
        b'.' if manner.dots_and_dashes => match after {
            Some(after) => after != b'.',
            None => !runs[run + 1..].iter().find(|run| !run.is_empty()).is_some_and(|run| run.starts_with('.')),
        },
        b' ' => !["、", "。", "：", "；"].iter().any(|mark| bytes[..at].ends_with(mark.as_bytes())) && (at > 0 || run == 0),
        b'0'..=b'9' => match after {
            Some(b' ') => neighbour(at.checked_add(2)).is_some_and(|next| !follows_figure(next)),
            Some(_) => true,
            None => run + 1 == runs.len(),
        },
        0xC2 => !matches!(after, Some(0xAB | 0xBB)),
        mark @ (b',' | b'.' | b'!' | b'?' | b':' | b';') => mark_rests(manner, mark, before, after, at + run == 0),
        _ => false,
    }
}

fn dash_rests(manner: &Manner, before: Option<u8>, after: Option<u8>) -> bool {
    let both = |is: fn(u8) -> bool| before.is_none_or(is) && after.is_none_or(is);
    !both(|byte| byte.is_ascii_digit()) && !(manner.dots_and_dashes && both(|byte| byte == b' '))
}

/// Full-width after kana and kanji, or with a space before it.
fn mark_rests(manner: &Manner, mark: u8, before: Option<u8>, after: Option<u8>, first: bool) -> bool {
    if manner.wide {
        return first || before.is_some_and(|byte| byte.is_ascii());
    }
    // `10:30` and `https://` are no clauses.
    matches!(mark, b':' | b';') && after.is_some_and(|byte| byte.is_ascii_graphic())
}

/// Whether a figure and what begins so may belong together: another figure, or a unit.
fn follows_figure(next: u8) -> bool {
    next.is_ascii_digit() || UNITS.iter().any(|unit| unit.as_bytes()[0] == next)
}
