//! The files of a theme and of the themes it extends, one laid over the other.
//!
//! Takes files found under `themes/`, gives one file per path: the site's over the embedded ones, a theme's over those of
//! the theme it extends. Never parses a template.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{embedded, pictures};
use crate::config::fonts::{self, FontAsk};
use crate::diag::Report;
use crate::diag::catalog::theme as says;
use crate::fields::{self, Fields};
use crate::media::Recipe;
use crate::source::{Place, Source};
use crate::text::nearest;

/// One file of one theme.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    /// The theme's name: the folder under `themes/`.
    pub theme: String,
    /// Path inside the theme: `templates/home.html`.
    pub path: String,
    /// What it holds.
    pub content: Content,
}

/// The content of a theme file.
#[derive(Clone, Debug)]
pub enum Content {
    /// Text, with the path it has on disk.
    Text(Arc<Source>),
    /// Anything else: a picture, a font.
    Bytes {
        /// Path on disk, relative to the site's root.
        on_disk: String,
        /// The bytes.
        bytes: Arc<[u8]>,
    },
}

impl ThemeFile {
    /// The file as a whole.
    pub fn place(&self) -> Place {
        match &self.content {
            Content::Text(source) => Place::file(source),
            Content::Bytes { on_disk, .. } => Place::path(on_disk),
        }
    }

    /// The bytes, text or not.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text(source) => source.text.as_bytes(),
            Content::Bytes { bytes, .. } => bytes,
        }
    }
}

/// The files of a theme, each path once.
#[derive(Clone, Debug)]
pub struct ThemeFiles {
    /// The theme, then the themes it extends.
    pub chain: Vec<String>,
    /// The file that counts for each path inside the theme.
    pub files: BTreeMap<String, ThemeFile>,
    /// Where the theme was asked for, or its `theme.toml`.
    pub place: Place,
    /// How pictures are made: as the nearest theme that says so wants them.
    pub pictures: Recipe,
    /// Fluent files `i18n/*.ftl` of the whole chain, nearest theme first: words are laid over each other message by
    /// message, not file by file.
    pub words: Vec<ThemeFile>,
    /// What the themes' settings ask for, nearest theme first.
    pub fonts: Vec<FontAsk>,
}

/// Lays the themes over each other, `name` on top. `asked` is where the site names it.
pub fn gather(disk: Vec<ThemeFile>, name: &str, asked: Place, report: &mut Report) -> Option<ThemeFiles> {
    let themes = by_theme(disk);
    let mut gathered = ThemeFiles { chain: Vec::new(), files: BTreeMap::new(), place: asked.clone(), pictures: Recipe::default(), words: Vec::new(), fonts: Vec::new() };
    let mut has_recipe = false;
    let (mut next, mut place) = (name.to_owned(), asked);
    loop {
        if gathered.chain.contains(&next) {
            gathered.chain.push(next);
            report.say(says::theme_circle(place, &gathered.chain));
            return None;
        }
        let Some(files) = themes.get(&next) else {
            let known: Vec<&str> = themes.keys().map(String::as_str).collect();
            report.say(says::no_theme(place, &next, nearest(&next, known.iter().copied()), &known));
            return None;
        };
        gathered.chain.push(next);
        for (path, file) in files {
            if is_words(path) {
                gathered.words.push(file.clone());
            }
            gathered.files.entry(path.clone()).or_insert_with(|| file.clone());
        }
        let Some(settings) = files.get("theme.toml") else { return Some(gathered) };
        let settings = settings_of(settings, &mut gathered.fonts, report);
        if let Some(pictures) = settings.pictures.filter(|_| !has_recipe) {
            gathered.pictures = pictures;
            has_recipe = true;
        }
        match settings.extends {
            Some((name, at)) => (next, place) = (name, at),
            None => return Some(gathered),
        }
    }
}

/// Whether a path inside a theme holds Fluent messages.
pub fn is_words(path: &str) -> bool {
    path.starts_with("i18n/") && path.ends_with(".ftl")
}

/// The files of every theme there is; those of the site hide embedded ones of the same path.
fn by_theme(disk: Vec<ThemeFile>) -> BTreeMap<String, BTreeMap<String, ThemeFile>> {
    let mut themes: BTreeMap<String, BTreeMap<String, ThemeFile>> = BTreeMap::new();
    for file in embedded::files().into_iter().chain(disk) {
        themes.entry(file.theme.clone()).or_default().insert(file.path.clone(), file);
    }
    themes
}

/// What `theme.toml` says.
#[derive(Default)]
struct Settings {
    /// The theme it extends, and where it says so.
    extends: Option<(String, Place)>,
    /// How it wants pictures.
    pictures: Option<Recipe>,
}

/// Reads `theme.toml`: `title`, `extends`, `[pictures]` and the fonts it asks for.
fn settings_of(file: &ThemeFile, asked: &mut Vec<FontAsk>, report: &mut Report) -> Settings {
    let Content::Text(source) = &file.content else { return Settings::default() };
    let table = fields::parse(source, 0..source.text.len(), report);
    let fields = Fields::new(source, &table);
    fields.string("title", report);
    fields.knows("colours");
    asked.extend(fonts::read(&fields, false, report));
    let name = fields.string("extends", report);
    let place = table.get("extends").map(|node| fields.at(node));
    let pictures = fields.table("pictures", report).map(|fields| pictures::read(fields, report));
    fields.finish(report);
    Settings { extends: name.zip(place), pictures }
}
