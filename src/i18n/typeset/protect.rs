//! Finds what no typography may change: web and mail addresses written out in text.

use super::{Glyph, OBJECT};
use crate::text::is_cjk;

/// Marks every character of an address.
pub(super) fn addresses(block: &mut [Glyph]) {
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

fn may_be_in_address(c: char) -> bool {
    !c.is_whitespace() && c != OBJECT && !is_cjk(c) && !"«»“”‘’…–—".contains(c)
}

fn is_address(token: &str) -> bool {
    token.contains("://")
        || token.starts_with("www.")
        || ["mailto:", "tel:"].iter().any(|scheme| token.starts_with(scheme))
        || token.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}
