//! The pages on codes, as `caybeo explain` tells them.

use super::Answer;
use super::frame::Frame;
use super::html::{escaped, paragraphs};
use crate::diag::explain;

/// Whether a word can be a code: a capital letter and three digits. No item has such an id.
pub(super) fn is_code(word: &str) -> bool {
    matches!(word.as_bytes(), [b'A'..=b'Z', digits @ ..] if digits.len() == 3 && digits.iter().all(u8::is_ascii_digit))
}

/// The page on a code; the list of all for none.
pub(super) fn page(code: &str, frame: &Frame<'_>) -> Answer {
    let pages = explain::pages();
    let tongue = frame.words.0;
    if code.is_empty() {
        let title = frame.pick("Các mã lỗi", "Codes");
        let items = pages.iter().map(|(code, page)| format!("<li>{} {}</li>\n", frame.code(code), escaped(&page.words(tongue).title)));
        let main = format!("<header class=\"opening\"><h1>{title}</h1></header>\n<ul class=\"codes\">\n{}</ul>\n", items.collect::<String>());
        return Answer { is_found: true, html: frame.page(title, &main) };
    }
    let Some(page) = pages.get(code) else { return unknown(code, frame) };
    let words = page.words(tongue);
    let title = format!("{} · {}", escaped(code), escaped(&words.title));
    let part = |id: &str, name: &str, html: &str| format!("<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{name}</h2>\n{html}</section>\n");
    let example = |text: &str| format!("<pre tabindex=\"0\">{}</pre>\n", escaped(text.trim_matches('\n')));
    let file = page.file.as_deref().map(|file| format!("<p><code>{}</code></p>\n", escaped(file))).unwrap_or_default();
    let examples = format!(
        "{file}<div class=\"pair\"><div><h3>{}</h3>\n{}</div><div><h3>{}</h3>\n{}</div></div>\n",
        frame.pick("Trước", "Before"),
        example(&page.before),
        frame.pick("Sau", "After"),
        example(&page.after),
    );
    let main = format!(
        "<article class=\"text\"><header class=\"opening\"><h1>{title}</h1></header>\n{}{}{}{}</article>\n",
        paragraphs(&words.what),
        part("why", frame.pick("Vì sao", "Why"), &paragraphs(&words.why)),
        part("mend", frame.pick("Cách sửa", "What to do"), &paragraphs(&words.mend)),
        part("example", frame.pick("Ví dụ", "Example"), &examples),
    );
    Answer { is_found: true, html: frame.page(&title, &main) }
}

fn unknown(code: &str, frame: &Frame<'_>) -> Answer {
    let title = format!("{} {}", frame.pick("Không có mã lỗi", "There is no code"), escaped(code));
    let way = frame.link("explain/", &[], frame.pick("Xem mọi mã lỗi", "See all codes"));
    Answer { is_found: false, html: frame.page(&title, &format!("<header class=\"opening\"><h1>{title}</h1><p>{way}</p></header>\n")) }
}
