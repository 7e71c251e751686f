//! The portal's icon in every size browsers and home screens want, from the theme's one drawing `img/icon.svg`.
//!
//! Takes the drawing, gives for each size its path in the output at once, and its bytes when they are asked for. Reads no
//! font and no file: the drawing stands for itself.

use resvg::tiny_skia::{Color, Pixmap, PixmapPaint, Transform};
use resvg::usvg::{Options, Tree};

use super::assets::Asset;
use crate::digest::Digester;

/// The drawing, by its path inside the theme.
pub const DRAWING: &str = "img/icon.svg";

/// What an icon is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A tab, a list: the drawing as it is.
    Any,
    /// A home screen that rounds corners itself: the drawing's own ground to the very edge.
    Touch,
    /// A home screen that cuts any shape: the same, with everything inside the middle four fifths.
    Maskable,
}

/// One icon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Icon {
    /// Width and height in pixels.
    pub size: u32,
    /// What it is for.
    pub purpose: Purpose,
    /// Path in the output: `assets/icon-192.1a2b3c4d.png`.
    pub output: String,
}

/// Every size: lists of bookmarks, iPhones, Android, and what shows an icon large.
const SIZES: [(u32, Purpose); 5] =
    [(32, Purpose::Any), (192, Purpose::Any), (512, Purpose::Any), (180, Purpose::Touch), (512, Purpose::Maskable)];

/// Part of an icon's name: changes with the way icons are drawn.
const RECIPE: &str = "icon 1";

/// The icons of a drawing.
pub fn of(drawing: &Asset) -> Vec<Icon> {
    let icon = |(size, purpose): (u32, Purpose)| {
        let what = match purpose {
            Purpose::Any => "",
            Purpose::Touch => "touch-",
            Purpose::Maskable => "maskable-",
        };
        let made_of = Digester::new().part(RECIPE).part(&drawing.bytes).finish();
        Icon { size, purpose, output: format!("assets/icon-{what}{size}.{}.png", made_of.short(8)) }
    };
    SIZES.into_iter().map(icon).collect()
}

/// Whether a drawing can be drawn; why not, if not.
pub fn check(drawing: &[u8]) -> Result<(), String> {
    tree(drawing).map(drop)
}

fn tree(drawing: &[u8]) -> Result<Tree, String> {
    Tree::from_data(drawing, &Options::default()).map_err(|why| why.to_string())
}

/// An icon as PNG; nothing if it cannot be drawn ([`check`] says so).
pub fn png(drawing: &[u8], icon: &Icon) -> Option<Vec<u8>> {
    drawn(&tree(drawing).ok()?, icon)?.encode_png().ok()
}

fn drawn(tree: &Tree, icon: &Icon) -> Option<Pixmap> {
    let plain = scaled(tree, icon.size, 1.0)?;
    if icon.purpose == Purpose::Any {
        return Some(plain);
    }
    let share = if icon.purpose == Purpose::Maskable { 0.8 } else { 1.0 };
    let mut ground = Pixmap::new(icon.size, icon.size)?;
    ground.fill(edge(&plain));
    ground.draw_pixmap(0, 0, scaled(tree, icon.size, share)?.as_ref(), &PixmapPaint::default(), Transform::identity(), None);
    Some(ground)
}

/// The drawing in the middle of a square, filling a share of it.
fn scaled(tree: &Tree, size: u32, share: f32) -> Option<Pixmap> {
    let mut pixmap = Pixmap::new(size, size)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = share * size as f32 / width.max(height);
    let margin = |length: f32| (size as f32 - length * scale) / 2.0;
    resvg::render(tree, Transform::from_row(scale, 0.0, 0.0, scale, margin(width), margin(height)), &mut pixmap.as_mut());
    Some(pixmap)
}

/// The colour in the middle of the upper edge: the drawing's own ground. White where it has none.
fn edge(plain: &Pixmap) -> Color {
    let pixel = plain.pixel(plain.width() / 2, plain.height() / 64).filter(|pixel| pixel.alpha() == u8::MAX);
    pixel.map_or(Color::WHITE, |pixel| Color::from_rgba8(pixel.red(), pixel.green(), pixel.blue(), u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROUND: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="16" fill="#0f4c45"/><circle cx="32" cy="32" r="8" fill="#fff"/></svg>"##;

    fn pixels(purpose: Purpose) -> Pixmap {
        let png = png(ROUND.as_bytes(), &Icon { size: 192, purpose, output: String::new() }).unwrap();
        Pixmap::decode_png(&png).unwrap()
    }

    fn corner(purpose: Purpose) -> (u8, u8, u8, u8) {
        let pixel = pixels(purpose).pixel(0, 0).unwrap();
        (pixel.red(), pixel.green(), pixel.blue(), pixel.alpha())
    }

    #[test]
    fn a_home_screen_gets_the_drawings_own_ground_to_the_very_edge() {
        assert_eq!(corner(Purpose::Any).3, 0);
        assert_eq!(corner(Purpose::Touch), (0x0f, 0x4c, 0x45, 255));
        assert_eq!(corner(Purpose::Maskable), (0x0f, 0x4c, 0x45, 255));
    }

    #[test]
    fn a_maskable_icon_keeps_its_drawing_in_the_middle() {
        let white = |purpose| pixels(purpose).pixels().iter().filter(|pixel| pixel.red() > 200).count();
        let (whole, inner) = (white(Purpose::Touch), white(Purpose::Maskable));
        assert!(inner * 100 > whole * 60 && inner * 100 < whole * 68, "{inner} of {whole}");
    }

    #[test]
    fn what_is_no_drawing_is_told() {
        assert!(check(b"<svg").is_err());
        assert!(png(b"<svg", &Icon { size: 32, purpose: Purpose::Any, output: String::new() }).is_none());
    }
}
