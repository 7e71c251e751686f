//! The colour that stands where a picture will be, as one of 64.
//!
//! Takes pixels, gives the tone most of them are near to, and the style rules that pages need. Never anything finer: a class
//! needs no style of its own in the page, which the portal's content security policy forbids.

use std::fmt::Write;

/// Four lightnesses; in each a grey, five quiet hues and ten fuller ones, evenly spaced in Oklch.
const TONES: [[u8; 3]; 64] = [
    [46, 46, 46], [60, 40, 37], [49, 46, 29], [29, 51, 45], [33, 47, 60], [52, 41, 56], [77, 27, 30], [72, 34, 0],
    [57, 44, 0], [35, 52, 3], [1, 55, 37], [0, 53, 56], [2, 50, 73], [33, 42, 83], [56, 34, 74], [71, 28, 55],
    [99, 99, 99], [118, 92, 87], [103, 100, 77], [79, 106, 98], [83, 102, 118], [108, 93, 112], [148, 74, 75], [142, 82, 35],
    [120, 97, 7], [82, 110, 42], [21, 117, 84], [5, 113, 118], [22, 107, 148], [79, 94, 156], [115, 82, 143], [138, 74, 113],
    [158, 158, 158], [182, 150, 144], [163, 160, 131], [133, 167, 156], [139, 161, 182], [169, 151, 175], [218, 130, 130], [210, 140, 88],
    [183, 156, 70], [138, 171, 95], [83, 180, 140], [43, 179, 185], [82, 169, 217], [134, 154, 227], [177, 139, 211], [207, 130, 175],
    [222, 222, 222], [238, 216, 212], [225, 223, 204], [206, 228, 221], [209, 224, 238], [229, 217, 233], [254, 209, 208], [255, 212, 184],
    [237, 221, 173], [210, 231, 185], [183, 236, 211], [171, 236, 239], [188, 229, 254], [211, 221, 254], [234, 212, 255], [254, 206, 233],
];

/// One of 64 colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tone(u8);

impl Tone {
    /// The tone by its number, if there is one.
    pub fn new(number: u8) -> Option<Tone> {
        (usize::from(number) < TONES.len()).then_some(Tone(number))
    }

    /// Its number.
    pub fn number(self) -> u8 {
        self.0
    }

    /// The class of an element that has it: `tone-07`.
    pub fn class(self) -> String {
        format!("tone-{:02}", self.0)
    }

    /// The tone that most pixels are nearest to; of two, the first.
    pub fn of(rgb: &[u8]) -> Tone {
        let mut counts = [0_u32; TONES.len()];
        for pixel in rgb.as_chunks::<3>().0 {
            counts[nearest(*pixel)] += 1;
        }
        let most = (0..TONES.len()).rev().max_by_key(|tone| counts[*tone]).unwrap_or_default();
        Tone(most as u8)
    }
}

fn nearest(pixel: [u8; 3]) -> usize {
    (0..TONES.len()).min_by_key(|tone| distance(pixel, TONES[*tone])).unwrap_or_default()
}

/// How far apart two colours look, about (Riemersma's "redmean"); whole numbers, so that every machine finds the same.
fn distance(a: [u8; 3], b: [u8; 3]) -> i32 {
    let [red, green, blue] = [0, 1, 2].map(|at| i32::from(a[at]) - i32::from(b[at]));
    let mean = i32::midpoint(i32::from(a[0]), i32::from(b[0]));
    (((512 + mean) * red * red) >> 8) + 4 * green * green + (((767 - mean) * blue * blue) >> 8)
}

/// The rules of all tones.
pub fn css() -> String {
    let mut css = String::new();
    for (number, [red, green, blue]) in TONES.iter().enumerate() {
        let _ = writeln!(css, ".tone-{number:02} {{ background-color: #{red:02x}{green:02x}{blue:02x}; }}");
    }
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_the_tone_that_most_of_it_is_near_to() {
        let mut pixels = [[250, 250, 250]; 40].concat();
        pixels.extend([[20, 60, 140]; 60].concat());
        let [red, green, blue] = TONES[usize::from(Tone::of(&pixels).number())];
        assert!(blue > red && blue > green, "{red} {green} {blue}");
        assert_eq!(Tone::of(&pixels), Tone::of(&[20, 60, 140]));
        assert_eq!(Tone::of(&[]).number(), 0);
    }

    #[test]
    fn every_tone_is_its_own_nearest_and_has_a_rule() {
        let css = css();
        for (number, tone) in TONES.iter().enumerate() {
            assert_eq!(nearest(*tone), number);
            assert!(css.contains(&Tone::new(number as u8).unwrap().class()));
        }
        assert_eq!(Tone::new(64), None);
    }
}
