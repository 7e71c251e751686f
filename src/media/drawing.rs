//! Drawings: SVG that draws and does nothing else.
//!
//! Takes the text of an SVG, gives its size, or the same drawing without scripts, handlers, foreign elements, comments and
//! metadata, with a size of its own. What is kept is on a list; all else goes. Never lets a drawing fetch anything: what
//! would look otherwise without it is refused, with its place.

use std::ops::Range;

use quick_xml::{Reader, XmlVersion};
use quick_xml::events::{BytesStart, Event};

use super::{Fault, Form, Measured};

const SVG: &str = "http://www.w3.org/2000/svg";

/// The elements that draw.
const ELEMENTS: &[&str] = &[
    "a", "circle", "clipPath", "defs", "desc", "ellipse", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite",
    "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA",
    "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset",
    "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence", "filter", "g", "image", "line",
    "linearGradient", "marker", "mask", "path", "pattern", "polygon", "polyline", "radialGradient", "rect", "stop", "style",
    "svg", "switch", "symbol", "text", "textPath", "title", "tspan", "use",
];

/// The size of an SVG: `width` and `height` in pixels, else those of its `viewBox`.
pub fn measure(text: &str) -> Option<Measured> {
    let mut reader = Reader::from_str(text);
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
    let attribute = |name: &str| root.try_get_attribute(name).ok()?.map(|attribute| attribute.value.into_owned());
    let pixels = |name: &str| attribute(name)?.trim().trim_end_matches("px").parse::<f64>().ok();
    let view = attribute("viewBox").and_then(|text| {
        let numbers: Vec<f64> = text.split([' ', ',']).filter(|part| !part.is_empty()).filter_map(|part| part.parse().ok()).collect();
        if let [_, _, width, height] = numbers[..] { Some((width, height)) } else { None }
    });
    let (width, height) = pixels("width").zip(pixels("height")).or(view)?;
    let sound = |side: f64| (0.5..=100_000.0).contains(&side);
    let side = |side: f64| side.round().max(1.0) as u32;
    (sound(width) && sound(height)).then_some(Measured { width: side(width), height: side(height), form: Form::Drawing })
}

/// The same drawing and nothing but the drawing.
pub fn sanitised(text: &str) -> Result<String, Fault> {
    let size = measure(text).ok_or_else(|| Fault::NoDrawing(0..0, "svg".to_owned()))?;
    let mut work = Work { text, size, out: String::with_capacity(text.len()), open: Vec::new(), dropped: 0, in_style: false };
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    loop {
        let start = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|why| {
            let at = (reader.error_position() as usize).min(text.len());
            Fault::NoDrawing(at..at, why.to_string())
        })?;
        let span = start..(reader.buffer_position() as usize).min(text.len());
        match event {
            Event::Eof => break,
            event => work.event(event, span)?,
        }
    }
    if work.open.is_empty() && work.dropped == 0 {
        return Ok(work.out);
    }
    Err(Fault::NoDrawing(text.len()..text.len(), "unexpected end of file".to_owned()))
}

struct Work<'a> {
    text: &'a str,
    size: Measured,
    out: String,
    /// The elements that are open and kept.
    open: Vec<String>,
    /// How many elements are open inside one that is dropped, itself counted.
    dropped: usize,
    in_style: bool,
}

impl Work<'_> {
    fn event(&mut self, event: Event<'_>, span: Range<usize>) -> Result<(), Fault> {
        match event {
            Event::Start(element) if self.dropped > 0 || !is_kept(&element) => {
                self.dropped += usize::from(self.dropped > 0 || !element.is_empty());
                Ok(())
            }
            Event::Start(element) => {
                self.tag(&element, &span, ">")?;
                self.in_style = element.local_name().as_ref() == "style";
                self.open.push(element.name().as_ref().to_owned());
                Ok(())
            }
            Event::Empty(element) if self.dropped == 0 && is_kept(&element) => self.tag(&element, &span, "/>"),
            Event::End(_) if self.dropped > 0 => {
                self.dropped -= 1;
                Ok(())
            }
            Event::End(_) => {
                self.in_style = false;
                let name = self.open.pop().unwrap_or_default();
                self.out.push_str(&format!("</{name}>"));
                Ok(())
            }
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if self.dropped == 0 && !self.open.is_empty() => self.words(&event, span),
            _ => Ok(()),
        }
    }

    /// Text as it was written; in a style sheet only if it fetches nothing.
    fn words(&mut self, event: &Event<'_>, span: Range<usize>) -> Result<(), Fault> {
        let written = &self.text[span.clone()];
        if let Event::GeneralRef(name) = event
            && !matches!(&**name, "lt" | "gt" | "amp" | "quot" | "apos")
            && !name.starts_with('#')
        {
            return Err(Fault::NoDrawing(span, format!("&{};", &**name)));
        }
        if self.in_style {
            self.fetches_nothing(written, &span)?;
        }
        self.out.push_str(written);
        Ok(())
    }

    fn tag(&mut self, element: &BytesStart<'_>, span: &Range<usize>, end: &str) -> Result<(), Fault> {
        let is_root = self.open.is_empty();
        self.out.push('<');
        self.out.push_str(element.name().as_ref());
        let mut has_view = false;
        let mut is_named = false;
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|why| Fault::NoDrawing(span.clone(), why.to_string()))?;
            let (name, raw) = (attribute.key.as_ref().to_owned(), attribute.value.to_string());
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|why| Fault::NoDrawing(span.clone(), why.to_string()))?;
            let is_size = is_root && matches!(name.as_str(), "width" | "height");
            if is_size || !self.keeps(element, &name, &value, span)? {
                continue;
            }
            has_view |= is_root && name == "viewBox";
            is_named |= name == "xmlns" || name.starts_with("xmlns:");
            let quote = if raw.contains('"') { '\'' } else { '"' };
            self.out.push_str(&format!(" {name}={quote}{raw}{quote}"));
        }
        if is_root {
            let Measured { width, height, .. } = self.size;
            if !is_named {
                self.out.push_str(&format!(" xmlns=\"{SVG}\""));
            }
            self.out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
            if !has_view {
                self.out.push_str(&format!(" viewBox=\"0 0 {width} {height}\""));
            }
        }
        self.out.push_str(end);
        Ok(())
    }

    /// Whether an attribute stays.
    fn keeps(&self, element: &BytesStart<'_>, name: &str, value: &str, span: &Range<usize>) -> Result<bool, Fault> {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        match (prefix, local) {
            ("xmlns", "xlink" | "svg") => return Ok(true),
            ("", "xmlns") => return Ok(value == SVG),
            ("xml", "lang" | "space") => return Ok(true),
            ("" | "xlink", "href") => return self.leads_inside(element, value, span),
            ("", local) if !local.to_ascii_lowercase().starts_with("on") => {}
            _ => return Ok(false),
        }
        self.fetches_nothing(value, span)?;
        Ok(true)
    }

    /// Links of readers go: a picture is no page. What is drawn must be here.
    fn leads_inside(&self, element: &BytesStart<'_>, value: &str, span: &Range<usize>) -> Result<bool, Fault> {
        let value = value.trim();
        if element.local_name().as_ref() == "a" {
            return Ok(false);
        }
        if value.starts_with('#') || is_inlined(value) {
            return Ok(true);
        }
        Err(self.reaches_out(value, span))
    }

    /// What a style says may refer to parts of the drawing and to what is written into it.
    fn fetches_nothing(&self, style: &str, span: &Range<usize>) -> Result<(), Fault> {
        let lower = style.to_ascii_lowercase();
        if lower.contains("@import") || lower.contains("image-set(") || (lower.contains('\\') && self.in_style) {
            return Err(self.reaches_out(style.trim(), span));
        }
        for (at, _) in lower.match_indices("url(") {
            let inside = lower[at + 4..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
            if !inside.starts_with('#') && !is_inlined(inside) {
                let end = inside.find(['"', '\'', ')']).unwrap_or(inside.len());
                return Err(self.reaches_out(&inside[..end], span));
            }
        }
        Ok(())
    }

    fn reaches_out(&self, what: &str, span: &Range<usize>) -> Fault {
        let short: String = what.chars().take(60).collect();
        // The very place, where it stands there as it is meant.
        let at = self.text[span.clone()].find(&short).map(|at| span.start + at..span.start + at + short.len());
        Fault::ReachesOut(at.unwrap_or_else(|| span.clone()), short)
    }
}

fn is_kept(element: &BytesStart<'_>) -> bool {
    let name = element.name();
    let name = name.as_ref();
    ELEMENTS.contains(&name.strip_prefix("svg:").unwrap_or(name))
}

/// A picture or font written into the drawing itself; another drawing is none: it might be anything.
fn is_inlined(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let pixels = ["data:image/png", "data:image/jpeg", "data:image/webp", "data:image/gif", "data:font/", "data:application/font"];
    pixels.iter().any(|start| lower.starts_with(start))
}

#[cfg(test)]
#[path = "tests/drawing.rs"]
mod tests;
