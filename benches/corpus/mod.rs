//! A made-up site of any size: takes a number of content pages, gives the same site for caybeo and for Hugo.
//!
//! Every number comes from a fixed seed, so the same size is the same site, byte for byte, on every machine. The texts are
//! put together from a few phrases a language and state nothing about anything. Never reads a clock or a directory.

pub mod caybeo_site;
pub mod dice;
pub mod hugo_site;
pub mod items;
pub mod markdown;
pub mod prose;
pub mod words;

use std::fs;
use std::io;
use std::path::Path;

/// The address of the site.
pub const ORIGIN: &str = "https://portal.example";
/// How many items a page of a list has.
pub const PAGE_SIZE: usize = 20;

/// Items, and where their bodies come from.
pub struct Corpus {
    /// Every item; references are ranks in here.
    pub items: Vec<items::Item>,
}

impl Corpus {
    /// The corpus of so many content pages.
    pub fn of(pages: usize) -> Corpus {
        Corpus { items: items::grow(pages) }
    }

    /// The organisation that speaks for the site.
    pub fn publisher(&self) -> &items::Item {
        let found = self.items.iter().find(|item| item.sort == items::Sort::Organisation);
        found.unwrap_or(&self.items[0])
    }
}

/// The site's name in a language.
pub fn site_title(tongue: words::Tongue) -> &'static str {
    ["Cổng thử nghiệm bên sông", "The test portal by the river", "Le portail d’essai au bord de l’eau", "川辺の試験ポータル"][tongue as usize]
}

/// A sentence about it.
pub fn site_description(tongue: words::Tongue) -> &'static str {
    [
        "Một trang được dựng lên chỉ để đo tốc độ.",
        "A site that was made up only to measure speed.",
        "Un site inventé dans le seul but de mesurer la vitesse.",
        "速さを測るためだけに作られたサイトです。",
    ][tongue as usize]
}

/// Writes a file and the folders above it.
pub fn put(root: &Path, path: &str, text: &str) -> io::Result<()> {
    let file = root.join(path);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, text)
}
