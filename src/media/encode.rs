//! From pixels to the bytes of a file.
//!
//! Takes pixels and an encoding, gives bytes without any metadata. JPEG is read by whoever reads neither WebP nor AVIF, so
//! its encoder is the one of good bytes for little time; WebP is what most readers get, and has the time it needs.

use image::ExtendedColorType;
use image::ImageEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};

use super::decode::Plate;
use super::recipe::Encoding;
use super::{Fault, Rendition};

/// Encodes pixels as a rendition wants them.
pub fn encode(plate: &Plate, rendition: &Rendition) -> Result<Vec<u8>, Fault> {
    match rendition.encoding {
        Encoding::Jpeg => jpeg(plate, f32::from(rendition.quality)).map_err(|why| damaged(&why)),
        Encoding::WebP => webp(plate, |config| config.quality = f32::from(rendition.quality)),
        Encoding::WebPLossless => webp(plate, |config| {
            config.lossless = 1;
            config.quality = 75.0;
        }),
        Encoding::Avif => avif(plate, rendition.quality),
        Encoding::Png | Encoding::AsItIs => png(plate),
    }
}

fn damaged(why: &dyn std::fmt::Display) -> Fault {
    Fault::Damaged(why.to_string())
}

/// JPEG with colour at half the resolution, as cameras write it, and Huffman tables of its own.
fn jpeg(plate: &Plate, quality: f32) -> std::io::Result<Vec<u8>> {
    let mut compress = mozjpeg::Compress::new(mozjpeg::ColorSpace::JCS_RGB);
    compress.set_size(plate.width as usize, plate.height as usize);
    compress.set_fastest_defaults();
    compress.set_optimize_coding(true);
    compress.set_quality(quality);
    compress.set_chroma_sampling_pixel_sizes((2, 2), (2, 2));
    let mut started = compress.start_compress(Vec::new())?;
    started.write_scanlines(&plate.pixels)?;
    started.finish()
}

fn webp(plate: &Plate, wish: impl FnOnce(&mut webp::WebPConfig)) -> Result<Vec<u8>, Fault> {
    let mut config = webp::WebPConfig::new().map_err(|()| damaged(&"WebP"))?;
    wish(&mut config);
    let encoder = match plate.clear {
        true => webp::Encoder::from_rgba(&plate.pixels, plate.width, plate.height),
        false => webp::Encoder::from_rgb(&plate.pixels, plate.width, plate.height),
    };
    encoder.encode_advanced(&config).map(|bytes| bytes.to_vec()).map_err(|why| damaged(&format!("{why:?}")))
}

fn png(plate: &Plate) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let colour = if plate.clear { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 };
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
    encoder.write_image(&plate.pixels, plate.width, plate.height, colour).map_err(|why| damaged(&why))?;
    Ok(bytes)
}

#[cfg(feature = "avif")]
fn avif(plate: &Plate, quality: u8) -> Result<Vec<u8>, Fault> {
    let pixels: Vec<ravif::RGB8> = plate.pixels.as_chunks::<3>().0.iter().map(|[r, g, b]| ravif::RGB8::new(*r, *g, *b)).collect();
    let picture = ravif::Img::new(&pixels[..], plate.width as usize, plate.height as usize);
    // Pictures are made side by side already.
    let encoder = ravif::Encoder::new().with_quality(f32::from(quality)).with_speed(8).with_num_threads(Some(1));
    encoder.encode_rgb(picture).map(|encoded| encoded.avif_file).map_err(|why| damaged(&why))
}

/// A theme that wants AVIF is refused by a program without it.
#[cfg(not(feature = "avif"))]
fn avif(_: &Plate, _: u8) -> Result<Vec<u8>, Fault> {
    Err(damaged(&"AVIF"))
}
