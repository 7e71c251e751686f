//! Finds what no typography may change: web and mail addresses written out in text.

use super::{Glyph, OBJECT};
use crate::text::is_cjk;

/// Marks every character of an address.
pub(super) fn addresses(block: &mut [Glyph]) {
    if !block.windows(2).any(|pair| begins_address(pair[0].c, pair[1].c)) {
        return;
    }
    let mut start = 0;
    while start < block.len() {
        let long = block[start..].iter().take_while(|glyph| may_be_in_address(glyph.c)).count();
        let token = &mut block[start..start + long];
        let leading = token.iter().take_while(|glyph| "\"'([{<".contains(glyph.c)).count();
        let trailing = token.iter().rev().take_while(|glyph| "\"')]}>,.;:!?".contains(glyph.c)).count();
        if let Some(bare) = token.get_mut(leading..long.saturating_sub(trailing)) {
            let text: String = bare.iter().map(|glyph| glyph.c).collect();
            if is_address(&text) {
                bare.iter_mut().for_each(|glyph| glyph.fixed = true);
            }
        }
        start += long.max(1);
    }
}

/// Without such a pair of characters nothing is an address.
fn begins_address(c: char, next: char) -> bool {
    matches!((c, next), ('w', 'w') | (':', _) | ('@', _))
}

fn may_be_in_address(c: char) -> bool {
    if c.is_ascii() {
        return !c.is_whitespace();
    }
    !c.is_whitespace() && c != OBJECT && !is_cjk(c) && !"«»“”‘’…–—".contains(c)
}

fn is_address(token: &str) -> bool {
    token.contains("://")
        || token.starts_with("www.")
        || ["mailto:", "tel:"].iter().any(|scheme| token.starts_with(scheme))
        || token.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}
