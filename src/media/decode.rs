//! From the bytes of a picture to pixels, as large as the largest file that is made of them.
//!
//! Takes bytes, gives upright pixels in sRGB. Never trusts what a head claims: the memory for it is bounded, and a file that
//! ends too soon is damaged, not half grey.

use std::io::Cursor;

use fast_image_resize as fir;
use fir::images::{Image, ImageRef};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::bare::end_of_jpeg;
use super::{Fault, turns};

/// No picture may take more memory, decoded.
const MEMORY: u64 = 512 << 20;
/// Two colours that differ by no more look the same.
const SAME: u8 = 2;

/// Decoded pixels.
pub struct Plate {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Whether there is a fourth channel: what shines through.
    pub clear: bool,
    /// Three or four bytes for each pixel.
    pub pixels: Vec<u8>,
}

/// Decodes a picture and makes it this large, upright and in sRGB.
pub fn decode(bytes: &[u8], clear: bool, width: u32, height: u32) -> Result<Plate, Fault> {
    let format = image::guess_format(bytes).map_err(|why| fault(&why))?;
    // Decoders fill what is missing with grey.
    if format == ImageFormat::Jpeg && end_of_jpeg(bytes).is_none() {
        return Err(Fault::Damaged("unexpected end of file".to_owned()));
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|why| fault(&why))?;
    if decoder.total_bytes() > MEMORY {
        return Err(Fault::TooLarge);
    }
    let orientation = decoder.orientation().map_err(|why| fault(&why))?;
    // A profile that cannot be read is as good as none.
    let profile = decoder.icc_profile().ok().flatten();
    let picture = DynamicImage::from_decoder(decoder).map_err(|why| fault(&why))?;
    let full = Plate::of(picture, clear);
    let (width, height) = if turns(orientation) { (height, width) } else { (width, height) };
    let small = if (full.width, full.height) == (width, height) { full } else { full.resized(width, height)? };
    let mut plate = small.turned(orientation)?;
    if let Some(profile) = profile {
        plate.to_srgb(&profile);
    }
    Ok(plate)
}

impl Plate {
    fn of(picture: DynamicImage, clear: bool) -> Plate {
        let (width, height) = (picture.width(), picture.height());
        let pixels = if clear { picture.into_rgba8().into_raw() } else { picture.into_rgb8().into_raw() };
        Plate { width, height, clear, pixels }
    }

    /// The same picture in another size.
    pub fn resized(&self, width: u32, height: u32) -> Result<Plate, Fault> {
        let pixel = if self.clear { fir::PixelType::U8x4 } else { fir::PixelType::U8x3 };
        let damaged = |why: &dyn std::fmt::Display| Fault::Damaged(why.to_string());
        let from = ImageRef::new(self.width, self.height, &self.pixels, pixel).map_err(|why| damaged(&why))?;
        let mut to = Image::new(width, height, pixel);
        let options = fir::ResizeOptions::new().resize_alg(fir::ResizeAlg::Convolution(fir::FilterType::Lanczos3));
        fir::Resizer::new().resize(&from, &mut to, &options).map_err(|why| damaged(&why))?;
        Ok(Plate { width, height, clear: self.clear, pixels: to.into_vec() })
    }

    fn turned(self, orientation: Orientation) -> Result<Plate, Fault> {
        if orientation == Orientation::NoTransforms {
            return Ok(self);
        }
        let clear = self.clear;
        let picture = match clear {
            true => RgbaImage::from_raw(self.width, self.height, self.pixels).map(DynamicImage::from),
            false => RgbImage::from_raw(self.width, self.height, self.pixels).map(DynamicImage::from),
        };
        let mut picture = picture.ok_or_else(|| Fault::Damaged("size".to_owned()))?;
        picture.apply_orientation(orientation);
        Ok(Plate::of(picture, clear))
    }

    /// Exchanges the colours of a profile for those of sRGB. A profile of other channels (CMYK, grey) is left alone: the
    /// decoder has made RGB of them.
    fn to_srgb(&mut self, profile: &[u8]) {
        let Ok(profile) = ColorProfile::new_from_slice(profile) else { return };
        if profile.color_space != DataColorSpace::Rgb {
            return;
        }
        let layout = if self.clear { Layout::Rgba } else { Layout::Rgb };
        let transform = |layout| profile.create_transform_8bit(layout, &ColorProfile::new_srgb(), layout, TransformOptions::default());
        let (Ok(probing), Ok(transform)) = (transform(Layout::Rgb), transform(layout)) else { return };
        let probes: Vec<u8> = (0..=255).step_by(15).flat_map(|level| [level, 255 - level, 128, level, level, 255]).collect();
        let mut probed = vec![0; probes.len()];
        let is_srgb = probing.transform(&probes, &mut probed).is_ok() && probes.iter().zip(&probed).all(|(a, b)| a.abs_diff(*b) <= SAME);
        if is_srgb {
            return;
        }
        let mut changed = vec![0; self.pixels.len()];
        if transform.transform(&self.pixels, &mut changed).is_ok() {
            self.pixels = changed;
        }
    }
}

fn fault(why: &ImageError) -> Fault {
    match why {
        ImageError::Limits(_) => Fault::TooLarge,
        why => Fault::Damaged(why.to_string()),
    }
}

#[cfg(test)]
#[path = "tests/decode.rs"]
mod tests;
