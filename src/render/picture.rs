//! Pictures as templates and prose see them: addresses of all files made of them, size, tone and focus.
//!
//! Takes a file of the site, gives what an `img` needs. Asks for a picture's tone, which may be the first time that it is
//! decoded; never for its files.

use super::Pen;
use super::view::View;
use crate::markdown::Choice;
use crate::media::{Encoding, Measured, Original, Rendition};
use crate::resolve::ItemFile;
use crate::values::Focus;

/// A picture that pages show.
#[derive(Clone, Copy)]
pub(super) struct Picture<'a> {
    pen: &'a Pen<'a>,
    file: &'a ItemFile,
    original: Original<'a>,
}

/// The files of a picture in one form, for `srcset`.
type Set = Option<String>;

impl<'a> Picture<'a> {
    /// The picture at a path on disk, if it is shown.
    pub fn find(pen: &'a Pen<'a>, on_disk: &str) -> Option<Picture<'a>> {
        let (path, file) = pen.site.files.get_key_value(on_disk)?;
        Some(Picture { pen, file, original: file.original(path)? })
    }

    /// The largest file that every browser reads.
    pub fn largest(&self) -> &'a Rendition {
        let read_by_all = |rendition: &&Rendition| matches!(rendition.encoding, Encoding::Jpeg | Encoding::Png | Encoding::AsItIs);
        let all = &self.file.renditions;
        all.iter().rev().find(read_by_all).unwrap_or(&all[0])
    }

    fn set(&self, encodings: &[Encoding]) -> Set {
        let files = self.file.renditions.iter().filter(|rendition| encodings.contains(&rendition.encoding));
        let files: Vec<String> = files.map(|rendition| format!("{} {}w", self.pen.link(&rendition.path), rendition.width)).collect();
        (!files.is_empty()).then(|| files.join(", "))
    }

    /// A choice of one is none.
    fn fallbacks(&self) -> Set {
        self.set(&[Encoding::Jpeg, Encoding::Png]).filter(|set| set.contains(", "))
    }

    fn webp(&self) -> Set {
        self.set(&[Encoding::WebP, Encoding::WebPLossless])
    }

    fn avif(&self) -> Set {
        self.set(&[Encoding::Avif])
    }

    fn tone(&self) -> Option<String> {
        self.pen.setting.darkroom.tone(&self.original, &self.file.renditions).map(|tone| tone.class())
    }

    /// What templates see of it; words come from whoever shows it.
    pub fn view(&self, focus: Option<Focus>) -> View {
        let Measured { width, height, .. } = self.size();
        View::sized(16)
            .with("url", self.pen.link(&self.largest().path))
            .with("width", width)
            .with("height", height)
            .with("srcset", self.fallbacks())
            .with("webp_srcset", self.webp())
            .with("avif_srcset", self.avif())
            .with("sizes", self.pen.theme.pictures().sizes.as_str())
            .with("tone", self.tone())
            .with("focus", focus.map(|focus| focus.classes()))
            .with("animated", self.original.measured.is_moving())
    }

    /// What prose needs of it.
    pub fn choice(&self, eager: bool) -> Choice {
        let typed = |kind: &'static str, set: Set| set.map(|set| (kind, set));
        Choice {
            sources: [typed("image/avif", self.avif()), typed("image/webp", self.webp())].into_iter().flatten().collect(),
            srcset: self.fallbacks(),
            sizes: self.pen.theme.pictures().sizes.clone(),
            class: self.tone(),
            eager,
        }
    }

    /// The size of the largest file.
    pub fn size(&self) -> Measured {
        let Rendition { width, height, .. } = *self.largest();
        Measured { width, height, ..self.original.measured }
    }
}
