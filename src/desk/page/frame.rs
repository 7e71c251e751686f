//! What all pages of the desk have around and between their words: the shell, links to one another and into the editor.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::html::{encoded, escaped};
use super::words::Words;
use super::{Home, House, SCRIPT, STYLE, STYLE_NAME};
use crate::source::{Place, Source};

/// The frame of one page.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub words: Words,
    pub house: &'a House,
    /// The portal's name and the tag of its language, as far as they can be read.
    pub portal: Option<(&'a str, &'a str)>,
}

impl Frame<'_> {
    pub fn pick<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        self.words.pick(vi, en)
    }

    /// Whether there are no other pages to lead to.
    pub fn is_alone(&self) -> bool {
        matches!(self.house.home, Home::Alone)
    }

    /// The address of a page of the desk, where there are several.
    pub fn address(&self, path: &str, query: &[(&str, &str)]) -> Option<String> {
        let Home::Served { base, .. } = &self.house.home else { return None };
        let query: Vec<String> = query.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        Some(escaped(&format!("{}_desk/{}{mark}{}", encoded(base), encoded(path), query.join("&"))))
    }

    /// Words that lead to a page of the desk, where there are several; both as HTML.
    pub fn link(&self, path: &str, query: &[(&str, &str)], html: &str) -> String {
        self.address(path, query).map_or_else(|| html.to_owned(), |address| format!("<a href=\"{address}\">{html}</a>"))
    }

    /// A code that leads to its page.
    pub fn code(&self, code: &str) -> String {
        self.link(&format!("explain/{code}"), &[], &escaped(code))
    }

    /// A file: its path and line to be copied, and the way into the editor.
    pub fn file(&self, path: &str, line: usize, column: usize) -> String {
        let at = format!("{}:{line}", escaped(path));
        format!("<code class=\"copy\">{at}</code>{}", self.editor(path, line, column, self.pick("Mở", "Open")))
    }

    /// The way into the editor; nothing where others may be looking.
    pub fn editor(&self, path: &str, line: usize, column: usize, word: &str) -> String {
        let Some(folder) = &self.house.folder else { return String::new() };
        let folder = folder.replace('\\', "/");
        let address = encoded(&format!("{}/{path}:{line}:{column}", folder.trim_matches('/')));
        format!(" <a class=\"editor\" href=\"vscode://file/{}\">{word}<span class=\"unseen\"> {}:{line}</span></a>", escaped(&address), escaped(path))
    }

    /// The place of something in a file.
    pub fn place(&self, place: &Place) -> String {
        let (line, column) = line_column(place);
        self.file(&place.source.path, line, column)
    }

    /// Where a key stands in the front matter of a file; its beginning if it is not there.
    pub fn key(&self, source: &Source, key: &str) -> String {
        self.file(&source.path, line_of(source, key), 1)
    }

    /// A call of the program for this very site, to be copied.
    pub fn command(&self, rest: &str) -> String {
        let root = self.house.root.as_deref().map_or_else(String::new, |root| format!(" --root {}", quoted(root)));
        format!("<code class=\"copy command\">{}</code>", escaped(&format!("caybeo {rest}{root}")))
    }

    /// The whole page. Title and main part are HTML.
    pub fn page(&self, title: &str, main: &str) -> String {
        let (policy, head) = match &self.house.home {
            Home::Alone => {
                let digest = STANDARD.encode(Sha256::digest(STYLE.as_bytes()));
                (format!("style-src 'sha256-{digest}'"), format!("<style>{STYLE}</style>"))
            }
            Home::Served { base, stamp } => {
                let own = escaped(&format!("{}_caybeo/", encoded(base)));
                let head = format!("<link rel=\"stylesheet\" href=\"{own}{STYLE_NAME}\">\n<script src=\"{own}{SCRIPT}?{}\" defer></script>", escaped(&encoded(stamp)));
                ("style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'".to_owned(), head)
            }
        };
        let portal = self.portal.map_or_else(String::new, |(name, _)| format!(" · {}", escaped(name)));
        format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; {policy}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}{portal}</title>\n{head}\n</head>\n\
             <body>\n{}<main>\n{main}</main>\n</body>\n</html>\n",
            self.words.tag(),
            self.bar(),
        )
    }

    /// Where one is, and the ways from here.
    fn bar(&self) -> String {
        let name = self.portal.map_or_else(String::new, |(name, tag)| super::html::in_language(name, tag));
        let Home::Served { base, .. } = &self.house.home else { return format!("<header class=\"bar\"><p class=\"portal\">{name}</p></header>\n") };
        let (desk, codes) = (self.link("", &[], self.words.desk()), self.link("explain/", &[], self.pick("Các mã lỗi", "Codes")));
        let portal = if name.is_empty() { self.pick("Cổng", "The site").to_owned() } else { name };
        let label = self.pick("Đi tới", "Go to");
        format!(
            "<header class=\"bar\"><p class=\"portal\"><a href=\"{}\">{portal}</a></p><nav aria-label=\"{label}\"><ul><li>{desk}</li><li>{codes}</li></ul></nav></header>\n",
            escaped(&encoded(base))
        )
    }
}

/// Line and column; the beginning of what is no text.
pub(super) fn line_column(place: &Place) -> (usize, usize) {
    if place.source.text.is_empty() { (1, 1) } else { place.line_column() }
}

/// The line of the front matter where a key is set; the first if it is nowhere.
fn line_of(source: &Source, key: &str) -> usize {
    let lines = source.text.lines().enumerate().skip(1).take_while(|(_, line)| line.trim_end() != "+++");
    let mut keys = lines.filter(|(_, line)| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('=')));
    keys.next().map_or(1, |(rank, _)| rank + 1)
}

/// A word as a shell reads it.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_in_the_front_matter_alone() {
        let source = Source::new("a.md", "+++\ntitle = \"a\"\npending_x = 1\npending = [\"b\"]\n+++\nexpires = 1\n");
        assert_eq!((line_of(&source, "pending"), line_of(&source, "expires")), (4, 1));
    }

    #[test]
    fn a_folder_with_spaces_is_one_word_of_a_command() {
        assert_eq!((quoted("../cong"), quoted("cổng 'a'")), ("../cong".into(), "'cổng '\\''a'\\'''".into()));
    }
}
