//! Claims about metadata: nothing that says where, when or by whom leaves with a picture.

use std::io::Cursor;

use image::{DynamicImage, ExtendedColorType, ImageEncoder, Rgb, RgbImage, RgbaImage};

use super::*;

const SECRET: &[u8] = b"GPS 10.0341 N 105.7882 E";

fn has_secret(bytes: &[u8]) -> bool {
    bytes.windows(SECRET.len()).any(|window| window == SECRET)
}

fn scene() -> DynamicImage {
    RgbImage::from_fn(32, 16, |x, y| Rgb([x as u8 * 7, y as u8 * 11, 90])).into()
}

fn written(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    scene().write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

fn pixels(bytes: &[u8]) -> Vec<u8> {
    image::load_from_memory(bytes).unwrap().into_rgba8().into_raw()
}

fn claims(with_secret: Vec<u8>) -> Vec<u8> {
    assert!(has_secret(&with_secret));
    let before = pixels(&with_secret);
    let after = bare(with_secret).unwrap();
    assert!(!has_secret(&after));
    assert_eq!(pixels(&after), before);
    after
}

fn jpeg_with(segments: &[(u8, &[u8])]) -> Vec<u8> {
    let plain = written(ImageFormat::Jpeg);
    let segments: Vec<u8> = segments
        .iter()
        .flat_map(|(marker, content)| [&[0xff, *marker][..], &(content.len() as u16 + 2).to_be_bytes(), content].concat())
        .collect();
    [&plain[..2], &segments, &plain[2..]].concat()
}

#[test]
fn a_photograph_to_be_downloaded_says_nothing_of_its_maker() {
    let exif = [b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", SECRET].concat();
    let after = claims([jpeg_with(&[(0xe1, &exif), (0xed, SECRET), (0xfe, SECRET), (0xe2, b"MPF\0")]), SECRET.to_vec()].concat());
    // It is still turned as the camera was held.
    assert_eq!(orientation(&after), Orientation::Rotate90);
    claims(jpeg_with(&[(0xfe, SECRET)]));
}

#[test]
fn a_png_to_be_downloaded_says_nothing_of_its_maker() {
    let mut png = Png::from_bytes(written(ImageFormat::Png).into()).unwrap();
    for kind in [b"tEXt", b"eXIf", b"iTXt", b"zzZz"] {
        png.chunks_mut().insert(1, img_parts::png::PngChunk::new(*kind, Bytes::from_static(SECRET)));
    }
    claims(png.encoder().bytes().to_vec());
}

#[test]
fn a_webp_to_be_downloaded_says_nothing_of_its_maker() {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut bytes);
    encoder.set_exif_metadata(SECRET.to_vec()).unwrap();
    encoder.write_image(scene().as_bytes(), 32, 16, ExtendedColorType::Rgb8).unwrap();
    let after = claims(bytes);
    assert_eq!(after[20] & 0x0c, 0);
}

#[test]
fn an_animation_keeps_its_frames_and_loses_its_notes() {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
    encoder.set_repeat(image::codecs::gif::Repeat::Infinite).unwrap();
    encoder.encode_frames([10, 200].map(|level| image::Frame::new(RgbaImage::from_pixel(8, 8, image::Rgba([level, 0, 0, 255]))))).unwrap();
    drop(encoder);
    assert_eq!(frames(&bytes), 2);
    let note = [&[0x21, 0xfe, SECRET.len() as u8][..], SECRET, &[0]].concat();
    let at = bytes.iter().position(|byte| *byte == 0x21).unwrap();
    let noted = [&bytes[..at], &note, &bytes[at..]].concat();
    assert_eq!(claims(noted), bytes);
}

#[test]
fn no_way_of_cutting_a_gif_makes_it_panic() {
    let whole = written(ImageFormat::Gif);
    for end in 0..whole.len() {
        assert!(gif(&whole[..end]).is_none());
        frames(&whole[..end]);
    }
}
