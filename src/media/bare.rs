//! Files without what they say of their making.
//!
//! Takes the bytes of a picture, gives the same picture without camera, place, author, thumbnails and editors' notes; its
//! pixels are untouched. What is kept is on a list. Never decodes.

use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader};
use img_parts::jpeg::{Jpeg, JpegSegment};
use img_parts::png::Png;
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;
use img_parts::Bytes;
use memchr::memchr;

use super::Fault;

/// Chunks of a PNG that say how it looks or moves.
const PNG: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs", b"acTL",
    b"fcTL", b"fdAT",
];
/// Chunks of a WebP that do.
const WEBP: &[&[u8; 4]] = &[b"VP8 ", b"VP8L", b"VP8X", b"ICCP", b"ANIM", b"ANMF", b"ALPH"];

/// The same picture and nothing else; what is no picture stays as it is.
pub fn bare(bytes: Vec<u8>) -> Result<Vec<u8>, Fault> {
    match image::guess_format(&bytes) {
        Ok(ImageFormat::Jpeg) => jpeg(bytes),
        Ok(ImageFormat::Png) => png(bytes),
        Ok(ImageFormat::WebP) => webp(bytes),
        Ok(ImageFormat::Gif) => gif(&bytes).ok_or_else(|| damaged("GIF")),
        _ => Ok(bytes),
    }
}

fn damaged(why: impl ToString) -> Fault {
    Fault::Damaged(why.to_string())
}

fn jpeg(mut bytes: Vec<u8>) -> Result<Vec<u8>, Fault> {
    let orientation = orientation(&bytes);
    // Telephones put films and second pictures behind the first.
    let end = end_of_jpeg(&bytes).ok_or_else(|| damaged("unexpected end of file"))?;
    bytes.truncate(end);
    let mut jpeg = Jpeg::from_bytes(Bytes::from(bytes)).map_err(damaged)?;
    jpeg.segments_mut().retain(|segment| match segment.marker() {
        // JFIF and Adobe say how colours are meant.
        0xe0 | 0xee => true,
        0xe2 => segment.contents().starts_with(b"ICC_PROFILE\0"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    });
    if orientation != Orientation::NoTransforms {
        jpeg.segments_mut().insert(0, JpegSegment::new_with_contents(0xe1, upright(orientation)));
    }
    Ok(jpeg.encoder().bytes().to_vec())
}

/// Where a JPEG ends, if it does (ITU-T T.81, annex B).
pub fn end_of_jpeg(bytes: &[u8]) -> Option<usize> {
    const END: u8 = 0xd9;
    let mut at = 2;
    loop {
        at += memchr(0xff, bytes.get(at..)?)? + 1;
        match *bytes.get(at)? {
            END => return Some(at + 1),
            // Fill bytes; pixels that look like a marker; markers without a length.
            0xff => {}
            0 | 1 | 0xd0..=0xd8 => at += 1,
            _ => at += 1 + usize::from(u16::from_be_bytes([*bytes.get(at + 1)?, *bytes.get(at + 2)?])),
        }
    }
}

fn orientation(bytes: &[u8]) -> Orientation {
    let reader = ImageReader::with_format(std::io::Cursor::new(bytes), ImageFormat::Jpeg);
    reader.into_decoder().and_then(|mut decoder| decoder.orientation()).unwrap_or(Orientation::NoTransforms)
}

/// Exif that says how the picture is turned and nothing else.
fn upright(orientation: Orientation) -> Bytes {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation.to_exif(), 0, 0, 0, 0, 0, 0]);
    exif.into()
}

fn png(bytes: Vec<u8>) -> Result<Vec<u8>, Fault> {
    let mut png = Png::from_bytes(Bytes::from(bytes)).map_err(damaged)?;
    png.chunks_mut().retain(|chunk| PNG.contains(&&chunk.kind()));
    Ok(png.encoder().bytes().to_vec())
}

fn webp(bytes: Vec<u8>) -> Result<Vec<u8>, Fault> {
    /// The bits of `VP8X` that announce Exif and XMP.
    const ANNOUNCED: u8 = 0x08 | 0x04;
    let mut webp = WebP::from_bytes(Bytes::from(bytes)).map_err(damaged)?;
    webp.chunks_mut().retain(|chunk| WEBP.contains(&&chunk.id()));
    for chunk in webp.chunks_mut().iter_mut().filter(|chunk| &chunk.id() == b"VP8X") {
        let Some(data) = chunk.content().data() else { continue };
        let mut data = data.to_vec();
        if let Some(flags) = data.first_mut() {
            *flags &= !ANNOUNCED;
        }
        *chunk = RiffChunk::new(*b"VP8X", RiffContent::Data(data.into()));
    }
    Ok(webp.encoder().bytes().to_vec())
}

/// How many pictures a GIF shows one after the other; 0 if it is damaged.
pub fn frames(bytes: &[u8]) -> usize {
    blocks(bytes).map_or(0, |blocks| blocks.iter().filter(|block| bytes[block.start] == 0x2c).count())
}

fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let blocks = blocks(bytes)?;
    let mut kept = bytes[..blocks.first()?.start].to_vec();
    for block in blocks {
        let block = &bytes[block];
        let keeps = match block {
            // How often it begins again; other applications' notes go.
            [0x21, 0xff, 11, name @ ..] => name.starts_with(b"NETSCAPE2.0") || name.starts_with(b"ANIMEXTS1.0"),
            [0x21, kind, ..] => matches!(kind, 0xf9 | 0x01),
            _ => true,
        };
        if keeps {
            kept.extend_from_slice(block);
        }
    }
    Some(kept)
}

/// The blocks of a GIF from the first after its palette to its end (GIF89a, appendix A).
fn blocks(bytes: &[u8]) -> Option<Vec<std::ops::Range<usize>>> {
    let palette = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + palette(*bytes.get(10)?);
    let mut blocks = Vec::new();
    loop {
        let start = at;
        match *bytes.get(at)? {
            0x3b => {
                blocks.push(start..start + 1);
                return Some(blocks);
            }
            0x21 => at += 2,
            0x2c => at += 10 + palette(*bytes.get(at + 9)?) + 1,
            _ => return None,
        }
        while let Some(length @ 1..) = bytes.get(at).copied() {
            at += 1 + usize::from(length);
        }
        at += 1;
        blocks.push(start..at.min(bytes.len()));
    }
}

#[cfg(test)]
#[path = "tests/bare.rs"]
mod tests;
