//! A font readers have already, set to the size of one that is still on its way.
//!
//! Takes a font's measures, gives the names of fonts of one width and by how much they must grow so that lines break where
//! they will break later. Never asks the machine: the widths are those of Times, which its heirs share.

use super::Measures;

/// Times New Roman and the fonts made to its widths.
const REGULAR: [&str; 3] = ["Times New Roman", "Liberation Serif", "Tinos"];
const BOLD: [&str; 3] = ["Times New Roman Bold", "Liberation Serif Bold", "Tinos Bold"];

/// Thousandths of the size for `a` to `z`, then for a space.
const REGULAR_ADVANCES: [u16; 27] = [
    444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 250,
];
const BOLD_ADVANCES: [u16; 27] = [
    500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 250,
];

/// How often each letter comes, about: a text in three languages without its marks.
const SAMPLE: &str = "thanh pho ben song hau cho noi cai rang ben ninh kieu don khach du an dau tu hop tac quoc te \
                      the city on the river invites partners to its ports and orchards \
                      la ville au bord du fleuve accueille des partenaires dans ses ports et ses vergers";

/// How a substitute is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Substitute {
    /// Names to look for, in order.
    pub names: &'static [&'static str],
    /// By how much it grows.
    pub size: f32,
    /// Height above the line, as a part of the grown size.
    pub ascent: f32,
    /// Depth below it.
    pub descent: f32,
}

/// What stands in for a font. `None` if it has no Latin letters to compare.
pub fn substitute(font: &Measures, weight: u16) -> Option<Substitute> {
    let (names, advances) = if weight < 600 { (&REGULAR[..], &REGULAR_ADVANCES) } else { (&BOLD[..], &BOLD_ADVANCES) };
    let ours = width(|rank| font.advances.get(rank).copied())?;
    let theirs = width(|rank| Some(f32::from(advances[rank]) / 1000.0))?;
    let size = ours / theirs;
    Some(Substitute { names, size, ascent: font.ascent / size, descent: font.descent / size })
}

fn width(advance: impl Fn(usize) -> Option<f32>) -> Option<f32> {
    let rank = |letter: u8| if letter == b' ' { 26 } else { usize::from(letter - b'a') };
    SAMPLE.bytes().map(|letter| advance(rank(letter))).sum()
}
