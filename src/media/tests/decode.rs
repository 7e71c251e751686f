//! Claims about decoding: what a camera, a scanner or an attacker may hand in.

use image::{ColorType, ExtendedColorType, GrayImage, ImageBuffer, Luma, Rgb, Rgba};

use super::*;

fn written(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.into().write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// Red in the left half, blue in the right.
fn halves() -> RgbImage {
    RgbImage::from_fn(64, 32, |x, _| if x < 32 { Rgb([230, 20, 20]) } else { Rgb([20, 20, 230]) })
}

/// A JPEG whose Exif says how the camera was held.
fn turned(orientation: u8) -> Vec<u8> {
    let plain = written(halves(), ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    let length = (exif.len() as u16 + 2).to_be_bytes();
    [&plain[..2], &[0xff, 0xe1], &length, &exif, &plain[2..]].concat()
}

fn pixel(plate: &Plate, x: u32, y: u32) -> &[u8] {
    let channels = if plate.clear { 4 } else { 3 };
    let at = (y * plate.width + x) as usize * channels;
    &plate.pixels[at..at + channels]
}

fn is_red(pixel: &[u8]) -> bool {
    pixel[0] > 150 && pixel[2] < 100
}

#[test]
fn a_picture_stands_as_the_camera_was_held() {
    // Where the red half of the scene is to be seen: x, y in the upright picture.
    for (orientation, red, blue) in [(1, (2, 2), (60, 2)), (2, (60, 2), (2, 2)), (3, (60, 2), (2, 2)), (4, (2, 2), (60, 2)), (5, (2, 2), (2, 60)), (6, (2, 2), (2, 60)), (7, (2, 60), (2, 2)), (8, (2, 60), (2, 2))] {
        let bytes = turned(orientation);
        let measured = crate::media::measure(&bytes).unwrap();
        let expected = if orientation > 4 { (32, 64) } else { (64, 32) };
        assert_eq!((measured.width, measured.height), expected, "{orientation}");
        let plate = decode(&bytes, false, measured.width, measured.height).unwrap();
        assert_eq!((plate.width, plate.height), expected);
        assert!(is_red(pixel(&plate, red.0, red.1)) && !is_red(pixel(&plate, blue.0, blue.1)), "{orientation}");
    }
}

#[test]
fn a_turned_picture_is_made_smaller_as_it_stands() {
    let plate = decode(&turned(6), false, 16, 32).unwrap();
    assert_eq!((plate.width, plate.height, plate.pixels.len()), (16, 32, 16 * 32 * 3));
    assert!(is_red(pixel(&plate, 2, 2)));
}

#[test]
fn colours_of_another_profile_become_those_of_the_web() {
    let profile = ColorProfile::new_display_p3().encode().unwrap();
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::png::PngEncoder::new(&mut bytes);
    image::ImageEncoder::set_icc_profile(&mut encoder, profile).unwrap();
    image::ImageEncoder::write_image(encoder, &[200, 100, 50].repeat(64), 8, 8, ExtendedColorType::Rgb8).unwrap();
    let plate = decode(&bytes, false, 8, 8).unwrap();
    let [red, green, blue] = pixel(&plate, 4, 4) else { panic!() };
    // Display P3 (200, 100, 50) lies at about (214, 96, 34) in sRGB.
    assert!(red.abs_diff(214) < 4 && green.abs_diff(96) < 4 && blue.abs_diff(34) < 6, "{red} {green} {blue}");
}

#[test]
fn a_profile_that_says_srgb_changes_nothing() {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::png::PngEncoder::new(&mut bytes);
    image::ImageEncoder::set_icc_profile(&mut encoder, ColorProfile::new_srgb().encode().unwrap()).unwrap();
    let pixels: Vec<u8> = (0..8 * 8 * 3).map(|at| at as u8).collect();
    image::ImageEncoder::write_image(encoder, &pixels, 8, 8, ExtendedColorType::Rgb8).unwrap();
    assert_eq!(decode(&bytes, false, 8, 8).unwrap().pixels, pixels);
}

#[test]
fn grey_deep_and_clear_pictures_become_ordinary_ones() {
    let grey = written(GrayImage::from_pixel(8, 8, Luma([90])), ImageFormat::Jpeg);
    assert!(pixel(&decode(&grey, false, 8, 8).unwrap(), 4, 4).iter().all(|level| level.abs_diff(90) < 3));
    let deep: ImageBuffer<Rgb<u16>, Vec<u16>> = ImageBuffer::from_pixel(8, 8, Rgb([0x8000, 0x4000, 0xffff]));
    assert_eq!(pixel(&decode(&written(deep, ImageFormat::Png), false, 4, 4).unwrap(), 2, 2), [128, 64, 255]);
    let clear = written(RgbaImage::from_pixel(8, 8, Rgba([10, 200, 30, 0])), ImageFormat::Png);
    assert_eq!(pixel(&decode(&clear, true, 4, 4).unwrap(), 2, 2)[3], 0);
}

#[test]
fn four_inks_become_three_lights() {
    let mut bytes = Vec::new();
    let mut compress = mozjpeg::Compress::new(mozjpeg::ColorSpace::JCS_CMYK);
    compress.set_size(16, 16);
    let mut started = compress.start_compress(&mut bytes).unwrap();
    // As Photoshop writes it: 255 is no ink. Full cyan is no red light.
    started.write_scanlines(&[0, 255, 255, 255].repeat(256)).unwrap();
    started.finish().unwrap();
    let [red, green, blue] = *pixel(&decode(&bytes, false, 16, 16).unwrap(), 8, 8) else { panic!() };
    assert!(red < 60 && green > 150 && blue > 150, "{red} {green} {blue}");
}

#[test]
fn what_ends_too_soon_is_damaged_wherever_it_ends() {
    let noise = RgbImage::from_fn(64, 64, |x, y| Rgb([(x * 7 + y * 13) as u8, (x * y) as u8, (x ^ y) as u8]));
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = written(noise.clone(), format);
        assert!(decode(&whole, false, 64, 64).is_ok());
        for part in [10, 30, 50, 70, 90, 98] {
            let cut = &whole[..whole.len() * part / 100];
            assert!(matches!(decode(cut, false, 64, 64), Err(Fault::Damaged(_))), "{format:?} {part} %");
        }
    }
}

#[test]
fn a_file_that_asks_for_more_memory_than_there_is_gets_none() {
    let mut bytes = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new(&mut bytes);
    image::ImageEncoder::write_image(encoder, &[0; 8], 1, 1, ColorType::Rgba16.into()).unwrap();
    bytes[16..20].copy_from_slice(&16_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&16_000_u32.to_be_bytes());
    let sum = !bytes[12..29].iter().fold(!0_u32, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg())));
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    assert!(matches!(decode(&bytes, true, 100, 100), Err(Fault::TooLarge)));
}
