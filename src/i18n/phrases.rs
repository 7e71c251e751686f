//! Where a heading may break.
//!
//! Takes plain text, gives its phrases (bunsetsu) in scripts written without spaces, by BudouX; elsewhere one piece.
//! Joined again the pieces are the text.

use std::sync::LazyLock;

use budoux::models;

use super::bunsetsu::Scorer;
use super::typeset::Manner;
use super::voice::Voice;

/// How a language finds its phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phrasing {
    /// Spaces are enough.
    Spaces,
    /// BudouX's Japanese model.
    Japanese,
}

static JAPANESE: LazyLock<Scorer> = LazyLock::new(|| Scorer::new(models::default_japanese_model()));

impl Manner {
    fn scorer(&self) -> Option<&'static Scorer> {
        match self.phrasing {
            Phrasing::Spaces => None,
            Phrasing::Japanese => Some(&JAPANESE),
        }
    }
}

impl Voice {
    /// The phrases of a heading, in order.
    pub fn phrases<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let Some(scorer) = self.manner.scorer() else { return vec![text] };
        let (mut phrases, mut start) = (Vec::new(), 0);
        for end in scorer.ends(text) {
            phrases.extend(text.get(start..end));
            start = end;
        }
        if phrases.is_empty() { vec![text] } else { phrases }
    }
}
