//! What is made of a picture: which widths, in which forms, under which names.
//!
//! Takes a theme's wishes and what a picture is, gives every file that will be made of it. Names are known before anything
//! is decoded: they are digests of the picture and of how it is made. Never enlarges anything.

use super::{Form, Measured};
use crate::digest::{Digest, Digester};
use crate::text;

/// What changes when pictures are made otherwise: then they have other names.
const METHOD: &str = "1";

/// How a theme wants its pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// Widths in pixels, ascending.
    pub widths: Vec<u32>,
    /// From 1 to 100.
    pub quality: u8,
    /// Whether there is WebP beside JPEG and PNG.
    pub webp: bool,
    /// Whether there is AVIF.
    pub avif: bool,
    /// What pictures in prose say of the room they have.
    pub sizes: String,
}

impl Default for Recipe {
    fn default() -> Recipe {
        Recipe { widths: vec![480, 960, 1600], quality: 80, webp: true, avif: false, sizes: "(min-width: 48rem) 44rem, 100vw".to_owned() }
    }
}

/// What a file is encoded as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
    /// WebP that loses nothing, for pictures of few colours.
    WebPLossless,
    /// AVIF.
    Avif,
    /// The very picture, without what it says of its making.
    AsItIs,
}

/// One file made of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendition {
    /// Where it is published.
    pub path: String,
    /// The digest of the picture and of how this is made of it.
    pub key: Digest,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it is encoded as.
    pub encoding: Encoding,
    /// From 1 to 100.
    pub quality: u8,
}

impl Recipe {
    /// The digest of everything that shows on pages; the files have their own.
    pub fn digest(&self) -> Digest {
        Digest::of(format!("{METHOD} {self:?}"))
    }

    /// Every file that is made of a picture, the narrowest first; of equal width, what every browser reads comes first.
    pub fn renditions(&self, measured: Measured, digest: Digest, name: &str) -> Vec<Rendition> {
        let (fallback, webp) = match measured.form {
            Form::Photograph => (Encoding::Jpeg, Encoding::WebP),
            Form::Clear => (Encoding::Png, Encoding::WebP),
            Form::FewColours => (Encoding::Png, Encoding::WebPLossless),
            Form::Moving(_) | Form::Drawing => return vec![self.one(measured, digest, name, measured.width, &[], Encoding::AsItIs)],
        };
        let avif = self.avif && fallback != Encoding::Png;
        let encodings = [(fallback, true), (webp, self.webp), (Encoding::Avif, avif)];
        let encodings: Vec<Encoding> = encodings.into_iter().filter_map(|(encoding, wanted)| wanted.then_some(encoding)).collect();
        let widths = self.widths_of(measured.width);
        widths
            .iter()
            .enumerate()
            .flat_map(|(rank, width)| encodings.iter().map(move |encoding| (rank, *width, *encoding)))
            .map(|(rank, width, encoding)| self.one(measured, digest, name, width, &widths[rank + 1..], encoding))
            .collect()
    }

    /// The widths a picture is made in: those that are not wider than it is, and its own where the next would leave much
    /// of it unused.
    fn widths_of(&self, own: u32) -> Vec<u32> {
        let mut widths: Vec<u32> = self.widths.iter().copied().filter(|width| *width <= own).collect();
        let widest = widths.last().copied().unwrap_or(0);
        let more_is_wanted = self.widths.last().is_some_and(|last| *last > own);
        if more_is_wanted && u64::from(widest) * 10 < u64::from(own) * 9 {
            widths.push(own);
        }
        widths
    }

    /// `wider` are the widths it is made by way of, ascending.
    fn one(&self, measured: Measured, digest: Digest, name: &str, width: u32, wider: &[u32], encoding: Encoding) -> Rendition {
        let height = (u64::from(measured.height) * u64::from(width) + u64::from(measured.width) / 2) / u64::from(measured.width.max(1));
        let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
        let quality = if matches!(encoding, Encoding::Png | Encoding::WebPLossless | Encoding::AsItIs) { 0 } else { self.quality };
        let made = format!("{METHOD} {encoding:?} {width}x{height} {quality} {wider:?}");
        let key = Digester::new().part(digest.bytes()).part(made).finish();
        let stem = match text::slug(name.rsplit_once('.').map_or(name, |(stem, _)| stem)) {
            stem if stem.is_empty() => "picture".to_owned(),
            stem => stem,
        };
        let ending = match (encoding, measured.form) {
            (Encoding::Jpeg, _) => "jpg",
            (Encoding::Png, _) => "png",
            (Encoding::WebP | Encoding::WebPLossless, _) => "webp",
            (Encoding::Avif, _) => "avif",
            (Encoding::AsItIs, Form::Moving(moving)) => moving.ending(),
            (Encoding::AsItIs, _) => "svg",
        };
        let path = match encoding {
            Encoding::AsItIs => format!("pictures/{stem}.{}.{ending}", key.short(12)),
            _ => format!("pictures/{stem}-{width}.{}.{ending}", key.short(12)),
        };
        Rendition { path, key, width, height, encoding, quality }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(own: u32) -> Vec<u32> {
        Recipe::default().widths_of(own)
    }

    #[test]
    fn nothing_is_enlarged_and_no_two_files_are_almost_the_same() {
        assert_eq!(widths(4000), [480, 960, 1600]);
        assert_eq!(widths(1600), [480, 960, 1600]);
        assert_eq!(widths(1599), [480, 960, 1599]);
        assert_eq!(widths(1000), [480, 960]);
        assert_eq!(widths(200), [200]);
    }

    #[test]
    fn a_file_made_by_way_of_other_widths_has_another_name() {
        let photograph = Measured { width: 4000, height: 3000, form: Form::Photograph };
        let narrowest = |widths: &[u32]| {
            let recipe = Recipe { widths: widths.to_vec(), ..Recipe::default() };
            recipe.renditions(photograph, Digest::of("a"), "a.jpg").swap_remove(0)
        };
        assert_eq!(narrowest(&[480, 960]), narrowest(&[480, 960]));
        assert_ne!(narrowest(&[480, 960]).key, narrowest(&[480, 1600]).key);
        assert_ne!(narrowest(&[480, 960]).path, narrowest(&[480]).path);
    }

    #[test]
    fn a_name_says_what_is_in_the_file_and_how_it_was_made() {
        let photograph = Measured { width: 4000, height: 3000, form: Form::Photograph };
        let names = |recipe: &Recipe, bytes: &str, name: &str| -> Vec<String> {
            recipe.renditions(photograph, Digest::of(bytes), name).into_iter().map(|rendition| rendition.path).collect()
        };
        let recipe = Recipe::default();
        let first = names(&recipe, "a", "Bến Ninh Kiều.JPG");
        assert_eq!(first.len(), 6);
        assert!(first[0].starts_with("pictures/ben-ninh-kieu-480.") && first[0].ends_with(".jpg"), "{first:?}");
        assert_eq!(first, names(&recipe, "a", "Bến Ninh Kiều.JPG"));
        let others = [names(&recipe, "b", "Bến Ninh Kiều.JPG"), names(&Recipe { quality: 70, ..recipe }, "a", "Bến Ninh Kiều.JPG")];
        assert!(others.iter().all(|other| other.iter().all(|path| !first.contains(path))));
    }
}
