//! Styles, scripts, pictures and fonts of a theme under their fingerprinted names.
//!
//! Takes the theme's files, gives each asset's final bytes, its path in the output and its integrity. References between
//! style sheets and other files are rewritten. Never touches a file of the site's content.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};

use super::files::{Content, ThemeFile, ThemeFiles};
use super::fonts::{self, Face, Want};
use crate::diag::Report;
use crate::diag::catalog::theme as says;
use crate::digest::{Digest, Digester};
use crate::media;
use crate::source::{Place, Source};
use crate::text::nearest;

/// What can be minified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A style sheet.
    Css,
    /// A script.
    Js,
}

/// Stands in a style sheet for the rules that the classes of pictures need.
const PICTURES: &str = "@pictures;";

/// Makes a style sheet or script smaller without changing what it does.
pub type Minify<'a> = dyn Fn(&str, Kind) -> String + 'a;

/// One file a page may load.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Path inside the theme: `css/plain.css`.
    pub path: String,
    /// Path in the output: `assets/plain.1a2b3c4d.css`.
    pub output: String,
    /// `sha384-…`, for the `integrity` attribute.
    pub integrity: String,
    /// The bytes to publish.
    pub bytes: Arc<[u8]>,
    /// What they were made from, if an earlier run may have made the same: kind and text, references rewritten, or a font
    /// and the letters it was cut to.
    pub minified_from: Option<Digest>,
}

/// How styles and scripts get small.
#[derive(Clone, Copy)]
pub struct Minifier<'a> {
    /// Makes them small.
    pub minify: &'a Minify<'a>,
    /// What an earlier run made of the same text, by [`Asset::minified_from`].
    pub known: &'a Known<'a>,
}

/// What was made of a text before.
pub type Known<'a> = dyn Fn(Digest) -> Option<Arc<[u8]>> + Sync + 'a;

impl Minifier<'_> {
    fn small(&self, text: &str, kind: Kind) -> (Arc<[u8]>, Option<Digest>) {
        let from = Digester::new().part(format!("{kind:?}")).part(text).finish();
        let bytes = (self.known)(from).unwrap_or_else(|| (self.minify)(text, kind).into_bytes().into());
        (bytes, Some(from))
    }
}

/// Whether a file of the theme is an asset: all that is neither template nor words nor settings.
pub fn is_asset(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    path.contains('/') && !matches!(first, "templates" | "components" | "i18n")
}

/// Every asset of the theme.
pub fn fingerprint(theme: &ThemeFiles, minifier: Minifier<'_>, want: Want<'_>, report: &mut Report) -> BTreeMap<String, Asset> {
    let faces = fonts::faces(theme, want, report);
    let uncut = fonts::sources(theme, want.asked);
    let done = faces.iter().map(|face| (face.asset.path.clone(), face.asset.clone())).collect();
    let mut work = Work { theme, minifier, report, faces, done, open: Vec::new() };
    for path in theme.files.keys().filter(|path| is_asset(path) && !uncut.contains(path.as_str())) {
        work.asset(path);
    }
    work.done
}

struct Work<'a> {
    theme: &'a ThemeFiles,
    minifier: Minifier<'a>,
    report: &'a mut Report,
    faces: Vec<Face>,
    done: BTreeMap<String, Asset>,
    open: Vec<String>,
}

impl Work<'_> {
    /// The output path of an asset; what it refers to comes first, for a name is a digest of the final bytes.
    fn asset(&mut self, path: &str) -> Option<String> {
        if let Some(asset) = self.done.get(path) {
            return Some(asset.output.clone());
        }
        let file = self.theme.files.get(path)?;
        self.open.push(path.to_owned());
        let (bytes, minified_from) = match (&file.content, extension(path)) {
            (Content::Text(source), "css") => {
                let text = self.rewritten(file, source);
                self.minifier.small(&text, Kind::Css)
            }
            (Content::Text(source), "js" | "mjs") => self.minifier.small(&source.text, Kind::Js),
            _ => (file.bytes().into(), None),
        };
        self.open.pop();
        let asset = finished(path.to_owned(), bytes, minified_from);
        let output = asset.output.clone();
        self.done.insert(path.to_owned(), asset);
        Some(output)
    }

    /// A style sheet whose references point to fingerprinted names.
    fn rewritten(&mut self, file: &ThemeFile, source: &Arc<Source>) -> String {
        let mut css = String::with_capacity(source.text.len());
        let mut copied = 0;
        for span in references(&source.text) {
            let written = &source.text[span.clone()];
            if let Some(replacement) = self.reference(file, Place::new(source, span.clone()), written) {
                css.push_str(&source.text[copied..span.start]);
                css.push_str(&replacement);
                copied = span.end;
            }
        }
        css.push_str(&source.text[copied..]);
        let named = self.faces.iter().filter(|face| face.is_named_in(&source.text));
        named.for_each(|face| css.push_str(face.rules()));
        css.replace(PICTURES, &media::css())
    }

    /// What a reference becomes; `None` leaves it as written.
    fn reference(&mut self, file: &ThemeFile, place: Place, written: &str) -> Option<String> {
        if written.starts_with('#') || written.starts_with("data:") {
            return None;
        }
        if written.contains("://") || written.starts_with("//") {
            self.report.say(says::foreign_address(place, written));
            return None;
        }
        let (path, fragment) = written.split_at(written.find(['#', '?']).unwrap_or(written.len()));
        let target = joined(&file.path, path);
        if self.open.contains(&target) {
            self.report.say(says::asset_circle(place, &target));
            return None;
        }
        let Some(output) = is_asset(&target).then(|| self.asset(&target)).flatten() else {
            let known = self.theme.files.keys().map(String::as_str).filter(|path| is_asset(path));
            self.report.say(says::no_asset(place, &target, nearest(&target, known)));
            return None;
        };
        // All assets lie in one folder, so that a style sheet need not know the site's base path.
        Some(format!("{}{fragment}", output.trim_start_matches("assets/")))
    }
}

/// An asset under its lasting name.
pub(super) fn finished(path: String, bytes: Arc<[u8]>, minified_from: Option<Digest>) -> Asset {
    let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest(&bytes)));
    Asset { output: output(&path, &bytes), integrity, path, bytes, minified_from }
}

fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn output(path: &str, bytes: &[u8]) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let hash = Digest::of(bytes).short(8);
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}.{hash}.{extension}"),
        None => format!("assets/{name}.{hash}"),
    }
}

/// A path relative to the file that names it, inside the theme.
fn joined(from: &str, path: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The bytes inside every `url(…)` and every string after `@import`, comments left out (CSS Syntax 3, §4.3).
fn references(css: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < css.len() {
        let rest = &css[at..];
        if rest.starts_with("/*") {
            at += rest.find("*/").map_or(rest.len(), |end| end + 2);
        } else if starts_with(rest, "url(") {
            let (span, end) = address(css, at + 4, ')');
            found.push(span);
            at = end;
        } else if starts_with(rest, "@import") {
            let start = at + 7 + (rest[7..].len() - rest[7..].trim_start().len());
            at = start;
            if let Some(quote) = css[start..].chars().next().filter(|c| matches!(c, '"' | '\'')) {
                let (span, end) = address(css, start, quote);
                found.push(span);
                at = end;
            }
        } else if let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            at = quoted(css, at, quote).1;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found.retain(|span| !span.is_empty());
    found
}

fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// An address that may be quoted, and where the reading goes on.
fn address(css: &str, from: usize, close: char) -> (Range<usize>, usize) {
    let start = from + (css[from..].len() - css[from..].trim_start().len());
    match css[start..].chars().next() {
        Some(quote @ ('"' | '\'')) => quoted(css, start, quote),
        _ => {
            let end = css[start..].find(close).map_or(css.len(), |end| start + end);
            let trimmed = css[start..end].trim_end().len();
            (start..start + trimmed, end)
        }
    }
}

fn quoted(css: &str, start: usize, quote: char) -> (Range<usize>, usize) {
    let inside = start + quote.len_utf8();
    let mut escaped = false;
    for (at, character) in css[inside..].char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return (inside..inside + at, inside + at + 1),
            _ => {}
        }
    }
    (inside..css.len(), css.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_real_references_are_seen() {
        let css = "/* url(no.png) */ a::before{content:\"url(no)\"} b{background:url( 'x y.png' ) , URL(z.svg#m)} @import \"other.css\";";
        let seen: Vec<&str> = references(css).into_iter().map(|span| &css[span]).collect();
        assert_eq!(seen, ["x y.png", "z.svg#m", "other.css"]);
    }

    #[test]
    fn half_a_style_sheet_is_read_without_harm() {
        for css in ["url(", "@import", "@import '", "/*", "\"\\", "url('é"] {
            references(css);
        }
    }

    #[test]
    fn paths_are_joined_inside_the_theme() {
        assert_eq!(joined("css/plain.css", "../img/a.svg"), "img/a.svg");
        assert_eq!(joined("css/plain.css", "./more.css"), "css/more.css");
    }
}
