//! The spot of a picture that must stay in sight when it is cut.

use serde::{Deserialize, Serialize};

/// A spot, in tenths of the width from the left and of the height from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Focus {
    /// From the left, 0 to 10.
    pub x: u8,
    /// From the top, 0 to 10.
    pub y: u8,
}

impl Focus {
    /// A spot given as parts of one, if both are between 0 and 1.
    pub fn new(x: f64, y: f64) -> Option<Focus> {
        let tenths = |part: f64| (0.0..=1.0).contains(&part).then_some((part * 10.0).round() as u8);
        Some(Focus { x: tenths(x)?, y: tenths(y)? })
    }

    /// A spot given in words: `top`, `bottom left`, `center`.
    pub fn in_words(words: &str) -> Option<Focus> {
        let (mut x, mut y) = (None, None);
        for word in words.split_whitespace() {
            let (side, part) = match word {
                "left" => (&mut x, 0),
                "right" => (&mut x, 10),
                "top" => (&mut y, 0),
                "bottom" => (&mut y, 10),
                "center" => continue,
                _ => return None,
            };
            if side.replace(part).is_some() {
                return None;
            }
        }
        (!words.trim().is_empty()).then(|| Focus { x: x.unwrap_or(5), y: y.unwrap_or(5) })
    }

    /// The classes that say so; see `media::css`.
    pub fn classes(&self) -> String {
        format!("focus-x-{} focus-y-{}", self.x, self.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words_name_the_same_spots() {
        assert_eq!(Focus::in_words("top left"), Focus::new(0.0, 0.0));
        assert_eq!(Focus::in_words("right"), Focus::new(1.0, 0.5));
        assert_eq!(Focus::in_words("center"), Focus::new(0.5, 0.5));
        assert_eq!(Focus::new(0.31, 0.68).map(|focus| focus.classes()).as_deref(), Some("focus-x-3 focus-y-7"));
    }

    #[test]
    fn what_is_no_spot_is_none() {
        assert!(["", "middle", "left right", "top top"].iter().all(|words| Focus::in_words(words).is_none()));
        assert!([(1.1, 0.0), (0.0, -0.1), (f64::NAN, 0.0)].iter().all(|(x, y)| Focus::new(*x, *y).is_none()));
    }
}
