//! Where a heading may break.
//!
//! Takes plain text, gives its phrases (bunsetsu) in scripts written without spaces, by BudouX; elsewhere one piece.
//! Joined again the pieces are the text.

use budoux::{Model, models};

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

impl Manner {
    fn model(&self) -> Option<&'static Model> {
        match self.phrasing {
            Phrasing::Spaces => None,
            Phrasing::Japanese => Some(models::default_japanese_model()),
        }
    }
}

impl Voice {
    /// The phrases of a heading, in order.
    pub fn phrases<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let Some(model) = self.manner.model() else { return vec![text] };
        let mut phrases = Vec::new();
        let mut rest = text;
        for phrase in budoux::parse(model, text) {
            match rest.split_at_checked(phrase.len()) {
                Some((phrase, after)) if !phrase.is_empty() => {
                    phrases.push(phrase);
                    rest = after;
                }
                _ => break,
            }
        }
        if !rest.is_empty() || phrases.is_empty() {
            phrases.push(rest);
        }
        phrases
    }
}
