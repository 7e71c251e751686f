//! What is wrong, as lists: grouped by file, every code with the way to its page, every place with the way into the editor.

use super::frame::{Frame, line_column};
use super::html::{escaped, ticks};
use crate::diag::{Both, Diagnostic, Severity};
use crate::source::Place;

/// Complaints under the files they are about; files with errors first.
pub(super) fn grouped(frame: &Frame<'_>, all: &[&Diagnostic], shown: usize) -> String {
    let mut files: Vec<(&str, Vec<&Diagnostic>)> = Vec::new();
    for diagnostic in all.iter().take(shown) {
        let path = diagnostic.place.source.path.as_str();
        match files.iter_mut().find(|(of, _)| *of == path) {
            Some((_, own)) => own.push(diagnostic),
            None => files.push((path, vec![diagnostic])),
        }
    }
    let groups = files.iter().map(|(path, own)| {
        let (line, column) = own.first().map_or((1, 1), |first| line_column(&first.place));
        let editor = frame.editor(path, line, column, frame.pick("Mở", "Open"));
        format!("<h3 class=\"path\"><code>{}</code> <span class=\"number\">{}</span>{editor}</h3>\n{}", escaped(path), frame.words.count(own.len()), list(frame, own))
    });
    let more = match all.len().saturating_sub(shown) {
        0 => String::new(),
        more => format!("<p class=\"more\">{} {}</p>\n", frame.words.counted(more, "lỗi nữa không hiện ở đây:", "more is not shown:", "more are not shown:"), frame.command("check")),
    };
    groups.collect::<String>() + &more
}

/// Complaints, one after the other.
pub(super) fn list(frame: &Frame<'_>, all: &[&Diagnostic]) -> String {
    format!("<ul class=\"faults\">\n{}</ul>\n", all.iter().map(|diagnostic| entry(frame, diagnostic)).collect::<String>())
}

fn entry(frame: &Frame<'_>, diagnostic: &Diagnostic) -> String {
    let (class, word) = match diagnostic.severity {
        Severity::Error => ("error", frame.pick("lỗi", "error")),
        Severity::Warning => ("warning", frame.pick("lưu ý", "warning")),
    };
    let says = |both: &Both| ticks(both.in_tongue(frame.words.0));
    let also = diagnostic.also.iter().map(|(place, what)| format!("<p class=\"hint\">{}</p>\n{}", says(what), shown(frame, place)));
    format!(
        "<li class=\"{class}\"><p><b>{word} {}</b> {}</p>\n{}<p class=\"hint\"><b>{}</b> {}</p>\n{}</li>\n",
        frame.code(diagnostic.code),
        says(&diagnostic.says),
        shown(frame, &diagnostic.place),
        frame.pick("Gợi ý:", "Hint:"),
        says(&diagnostic.hint),
        also.collect::<String>(),
    )
}

/// A place with its line, if there is one.
fn shown(frame: &Frame<'_>, place: &Place) -> String {
    let file = format!("<p class=\"where\">{}</p>\n", frame.place(place));
    if place.source.text.is_empty() || place.span == (0..0) {
        return file;
    }
    let (text, span) = (&place.source.text, place.shown());
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.start..].find('\n').map_or(text.len(), |at| at + span.start);
    let marked = span.end.clamp(span.start, end);
    let parts = (escaped(&text[start..span.start]), escaped(&text[span.start..marked]), escaped(&text[marked..end]));
    format!("{file}<pre tabindex=\"0\">{}<mark>{}</mark>{}</pre>\n", parts.0, parts.1, parts.2)
}
