//! Pictures: what they are, what is made of them, and the making; fonts: how to make them small.
//!
//! Takes the bytes of a picture and a theme's recipe, gives files of the widths and forms that browsers choose from, the
//! colour that stands in until they are there, and drawings without anything but drawing. Never enlarges, never keeps what
//! a camera wrote of its owner, never holds a decoded picture longer than it takes to make its files.

mod bare;
mod darkroom;
mod decode;
mod drawing;
mod encode;
mod recipe;
mod room;
mod tone;

pub mod fonts;

use std::fmt::Write;
use std::io::Cursor;

use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader};
use serde::{Deserialize, Serialize};

pub use darkroom::{Darkroom, Original};
pub use recipe::{Encoding, Recipe, Rendition};
pub use tone::Tone;

/// More pixels than these are no picture for a page: a file of few bytes may claim any number.
pub const PIXELS: u64 = 100_000_000;
/// No side is longer.
pub const SIDE: u32 = 16_383;

/// What a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// Width in CSS pixels, as it is shown: a camera held upright has turned it.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// How it is made and what may be made of it.
    pub form: Form,
}

/// How a picture is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// Pixels without gaps.
    Photograph,
    /// Pixels that what is behind may shine through.
    Clear,
    /// A palette.
    FewColours,
    /// Several pictures one after the other; kept as they are.
    Moving(Moving),
    /// Lines and areas: SVG.
    Drawing,
}

/// A file of several pictures one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Moving {
    /// GIF.
    Gif,
    /// PNG.
    Png,
    /// WebP.
    WebP,
}

impl Moving {
    /// How the names of such files end.
    pub fn ending(self) -> &'static str {
        match self {
            Moving::Gif => "gif",
            Moving::Png => "png",
            Moving::WebP => "webp",
        }
    }
}

impl Measured {
    /// Whether it is too large to be made smaller.
    pub fn is_too_large(&self) -> bool {
        let pixels = u64::from(self.width) * u64::from(self.height);
        self.form != Form::Drawing && (pixels > PIXELS || self.width.max(self.height) > SIDE)
    }

    /// Whether it moves.
    pub fn is_moving(&self) -> bool {
        matches!(self.form, Form::Moving(_))
    }
}

/// Measures a JPEG, PNG, WebP, GIF or SVG without decoding it. `None` if it is none of them, or its head is damaged.
pub fn measure(bytes: &[u8]) -> Option<Measured> {
    match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif)) => pixels(bytes, format),
        _ => drawing::measure(std::str::from_utf8(bytes).ok()?),
    }
}

fn pixels(bytes: &[u8], format: ImageFormat) -> Option<Measured> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    // Only the head is read: what is too large is told with its size.
    reader.no_limits();
    let mut decoder = reader.into_decoder().ok()?;
    let turned = turns(decoder.orientation().ok()?);
    let (width, height) = decoder.dimensions();
    let (width, height) = if turned { (height, width) } else { (width, height) };
    let form = form(bytes, format, decoder.color_type().has_alpha())?;
    (width > 0 && height > 0).then_some(Measured { width, height, form })
}

fn form(bytes: &[u8], format: ImageFormat, has_alpha: bool) -> Option<Form> {
    /// Where a PNG says what its pixels are, and what it says of a palette.
    const PNG_PIXELS: (usize, u8) = (25, 3);
    let form = match format {
        ImageFormat::Gif if bare::frames(bytes) > 1 => Form::Moving(Moving::Gif),
        ImageFormat::Gif => Form::FewColours,
        ImageFormat::Png if PngDecoder::new(Cursor::new(bytes)).ok()?.is_apng().ok()? => Form::Moving(Moving::Png),
        ImageFormat::Png if bytes.get(PNG_PIXELS.0) == Some(&PNG_PIXELS.1) => Form::FewColours,
        ImageFormat::WebP if WebPDecoder::new(Cursor::new(bytes)).ok()?.has_animation() => Form::Moving(Moving::WebP),
        _ if has_alpha => Form::Clear,
        _ => Form::Photograph,
    };
    Some(form)
}

/// Whether an orientation exchanges width and height.
fn turns(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// The rules that the classes of pictures need: 64 tones, and where a picture's focus is. In a style sheet, `@pictures;`
/// stands for them.
pub fn css() -> String {
    let mut css = tone::css();
    for tenth in 0..=10 {
        let part = tenth * 10;
        let _ = writeln!(css, ".focus-x-{tenth} {{ --focus-x: {part}%; }}\n.focus-y-{tenth} {{ --focus-y: {part}%; }}");
    }
    css.push_str("[class*=\"focus-\"] { object-position: var(--focus-x, 50%) var(--focus-y, 50%); }\n");
    css
}

/// Why nothing can be made of a picture.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Its bytes are not what its head promises.
    Damaged(String),
    /// Decoding it would take too much memory.
    TooLarge,
    /// A drawing that is no XML, with the place in its text.
    NoDrawing(std::ops::Range<usize>, String),
    /// A drawing that needs something from elsewhere.
    ReachesOut(std::ops::Range<usize>, String),
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, ExtendedColorType, GrayImage, RgbImage, RgbaImage};

    use super::*;

    fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        picture.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
        bytes
    }

    fn form_of(bytes: &[u8]) -> Form {
        measure(bytes).unwrap().form
    }

    #[test]
    fn a_picture_is_known_by_its_head() {
        let rgb = DynamicImage::from(RgbImage::new(40, 30));
        let rgba = DynamicImage::from(RgbaImage::new(40, 30));
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            assert_eq!(measure(&written(&rgb, format)), Some(Measured { width: 40, height: 30, form: Form::Photograph }));
        }
        assert_eq!(form_of(&written(&rgba, ImageFormat::Png)), Form::Clear);
        assert_eq!(form_of(&written(&rgba, ImageFormat::WebP)), Form::Clear);
        assert_eq!(form_of(&written(&rgba, ImageFormat::Gif)), Form::FewColours);
        assert_eq!(form_of(&written(&GrayImage::new(4, 3).into(), ImageFormat::Jpeg)), Form::Photograph);
    }

    #[test]
    fn several_frames_move() {
        let mut bytes = Vec::new();
        let frame = || image::Frame::new(RgbaImage::new(4, 3));
        image::codecs::gif::GifEncoder::new(&mut bytes).encode_frames([frame(), frame()]).unwrap();
        assert_eq!(form_of(&bytes), Form::Moving(Moving::Gif));
    }

    #[test]
    fn a_head_that_claims_the_world_is_measured_and_too_large() {
        let mut bytes = Vec::new();
        image::codecs::png::PngEncoder::new(&mut bytes);
        image::ImageEncoder::write_image(image::codecs::png::PngEncoder::new(&mut bytes), &[0; 3], 1, 1, ExtendedColorType::Rgb8).unwrap();
        bytes[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        bytes[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
        let sum = crc(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&sum.to_be_bytes());
        let measured = measure(&bytes).unwrap();
        assert_eq!((measured.width, measured.is_too_large()), (60_000, true));
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg())))
    }

    #[test]
    fn what_is_no_picture_has_no_size() {
        for bytes in [&b"hello"[..], b"<html></html>", b"\x89PNG\r\n\x1a\n", b"", b"<svg width='0' height='0'/>"] {
            assert_eq!(measure(bytes), None);
        }
    }
}
