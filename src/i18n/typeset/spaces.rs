//! Spaces that do not break: before high punctuation, inside guillemets, between a figure and its unit.

use super::manner::Manner;
use super::{Glyph, after, before};

/// Symbols bound to the figure before them.
pub(super) const UNITS: &[&str] = &[
    "€", "$", "%", "‰", "°C", "ha", "m", "m²", "m³", "km", "km²", "cm", "mm", "kg", "g", "t", "h", "min", "s", "kW", "MW",
    "GW", "kWh", "MWh", "GWh", "USD", "VND", "EUR", "JPY",
];

/// Sets the spaces a language asks for; one that asks for none gets its text back.
pub(super) fn set(manner: &Manner, block: Vec<Glyph>) -> Vec<Glyph> {
    if manner.within_quotes.is_none() && manner.spaced.is_empty() && manner.figure_space.is_none() {
        return block;
    }
    set_in(manner, &block)
}

fn set_in(manner: &Manner, block: &[Glyph]) -> Vec<Glyph> {
    let mut out: Vec<Glyph> = Vec::with_capacity(block.len() + 8);
    let mut index = 0;
    while index < block.len() {
        let glyph = block[index];
        if let Some(space) = space_before(manner, block, index) {
            while out.last().is_some_and(|glyph| is_space(*glyph)) {
                out.pop();
            }
            out.push(glyph.becomes(space));
        }
        let binds = manner.figure_space.filter(|_| glyph.is(' ') && (precedes_unit(block, index) || groups_digits(&out, block, index)));
        out.push(binds.map_or(glyph, |space| glyph.becomes(space)));
        index += 1;
        if let Some(space) = manner.within_quotes.filter(|_| glyph.is(manner.outer.0)) {
            let spaces = block[index..].iter().take_while(|glyph| is_space(**glyph)).count();
            // A mark at the very end opens nothing.
            if index + spaces < block.len() {
                out.push(glyph.becomes(space));
                index += spaces;
            }
        }
    }
    out
}

fn is_space(glyph: Glyph) -> bool {
    !glyph.fixed && matches!(glyph.c, ' ' | '\u{A0}' | '\u{202F}')
}

/// The space that belongs before the mark at an index, if it is such a mark in such a place.
fn space_before(manner: &Manner, block: &[Glyph], index: usize) -> Option<char> {
    let glyph = block[index];
    let takes_space = glyph.c == '%' || glyph.c == manner.outer.1 || manner.spaced.iter().any(|(mark, _)| *mark == glyph.c);
    if glyph.fixed || !takes_space {
        return None;
    }
    let previous = block[..index].iter().rev().find(|glyph| !is_space(**glyph)).map(|glyph| glyph.c)?;
    let next = after(block, index);
    if glyph.c == manner.outer.1 {
        return manner.within_quotes.filter(|_| previous != manner.outer.0);
    }
    if glyph.c == '%' {
        return manner.figure_space.filter(|_| previous.is_ascii_digit() && !next.is_some_and(char::is_alphanumeric));
    }
    let (_, space) = manner.spaced.iter().find(|(mark, _)| *mark == glyph.c)?;
    let in_a_row = manner.spaced.iter().any(|(mark, _)| *mark == previous);
    let stands_alone = in_a_row || "([{".contains(previous) || previous == manner.outer.0;
    // `10:30`, `a::b`, `p;q`, `?page=2`, `:)` are no sentence marks.
    let ends_a_clause = match glyph.c {
        ':' | ';' => next.is_none_or(|c| c.is_whitespace() || c == manner.outer.1),
        _ => !next.is_some_and(char::is_alphanumeric),
    };
    (ends_a_clause && !stands_alone).then_some(*space)
}

/// A space between a figure and a unit.
fn precedes_unit(block: &[Glyph], index: usize) -> bool {
    if !before(block, index).is_some_and(|c| c.is_ascii_digit()) {
        return false;
    }
    let word = |c: char| !c.is_whitespace() && !",.;:!?)»…".contains(c);
    let unit: String = block[index + 1..].iter().map(|glyph| glyph.c).take_while(|c| word(*c)).take(5).collect();
    UNITS.contains(&unit.as_str())
}

/// A space between groups of three digits: `1 275 500`, but not `2026 300` nor a telephone number.
fn groups_digits(out: &[Glyph], block: &[Glyph], index: usize) -> bool {
    let following = block[index + 1..].iter().take_while(|glyph| glyph.c.is_ascii_digit()).count();
    let preceding = out.iter().rev().take_while(|glyph| glyph.c.is_ascii_digit()).count();
    let rest = &out[..out.len() - preceding];
    let first = out.get(rest.len()).map(|glyph| glyph.c);
    let continues = rest.last().is_some_and(|glyph| glyph.c == '\u{202F}');
    let after_figure = rest.last().is_some_and(|glyph| matches!(glyph.c, ' ' | '\u{A0}'))
        && rest.len().checked_sub(2).and_then(|at| rest.get(at)).is_some_and(|glyph| glyph.c.is_ascii_digit());
    let sound_start = first != Some('0') && !after_figure && !rest.last().is_some_and(|glyph| "+-/".contains(glyph.c));
    following == 3 && ((continues && preceding == 3) || ((1..=3).contains(&preceding) && sound_start))
}
