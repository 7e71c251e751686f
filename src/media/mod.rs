//! Pictures: what they are and how large; fonts: how to make them small.
//!
//! Takes bytes, gives size and form. Never keeps a decoded picture.

pub mod fonts;

use std::io::Cursor;

use image::{ImageFormat, ImageReader};
use quick_xml::events::Event;
use serde::{Deserialize, Serialize};

/// What a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
}

/// Measures a JPEG, PNG, WebP, GIF or SVG. `None` if it is none of them, or damaged.
pub fn measure(bytes: &[u8]) -> Option<Measured> {
    match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif) => {
            let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
            let (width, height) = reader.into_dimensions().ok()?;
            (width > 0 && height > 0).then_some(Measured { width, height })
        }
        _ => svg(std::str::from_utf8(bytes).ok()?),
    }
}

/// The size of an SVG: `width` and `height` in pixels, else those of its `viewBox`.
fn svg(text: &str) -> Option<Measured> {
    let mut reader = quick_xml::Reader::from_str(text);
    let root = loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) => break element,
            Event::Eof => return None,
            _ => {}
        }
    };
    if root.local_name().as_ref() != "svg" {
        return None;
    }
    let attribute = |name: &str| {
        root.try_get_attribute(name).ok()?.map(|attribute| attribute.value.into_owned())
    };
    let pixels = |name: &str| attribute(name)?.trim().trim_end_matches("px").parse::<f64>().ok();
    let view = attribute("viewBox").and_then(|text| {
        let numbers: Vec<f64> = text.split([' ', ',']).filter(|part| !part.is_empty()).filter_map(|part| part.parse().ok()).collect();
        if let [_, _, width, height] = numbers[..] { Some((width, height)) } else { None }
    });
    let (width, height) = pixels("width").zip(pixels("height")).or(view)?;
    let sound = |side: f64| (0.5..=100_000.0).contains(&side);
    (sound(width) && sound(height)).then_some(Measured { width: width.round() as u32, height: height.round() as u32 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_as_large_as_its_view_box() {
        let svg = br#"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630"/>"#;
        assert_eq!(measure(svg), Some(Measured { width: 1200, height: 630 }));
    }

    #[test]
    fn what_is_no_picture_has_no_size() {
        for bytes in [&b"hello"[..], b"<html></html>", b"\x89PNG\r\n\x1a\n", b"", b"<svg width='0' height='0'/>"] {
            assert_eq!(measure(bytes), None);
        }
    }
}
