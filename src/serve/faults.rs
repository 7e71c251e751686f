//! The page that stands for all pages while the site has faults: the same words as at the terminal.

use std::fmt::Write;

use super::answer::{DESK, OWN};
use crate::desk::page::{escaped, ticks};
use crate::diag::{Both, Diagnostic, Report, Severity, Tongue};
use crate::source::Place;

/// The page.
pub(super) fn page(report: &Report, tongue: Tongue, base: &str) -> String {
    let errors = report.count(Severity::Error);
    let (lang, title, after, desk) = match tongue {
        Tongue::Vi => ("vi", format!("Cổng đang có {errors} lỗi"), "Sửa tệp và lưu lại: trang sẽ tự hiện.", "Mở bàn biên dịch"),
        Tongue::En if errors == 1 => ("en", "The site has 1 error".to_owned(), "Mend the file and save it: the page will come back by itself.", "Open the translation desk"),
        Tongue::En => ("en", format!("The site has {errors} errors"), "Mend the files and save them: the page will come back by itself.", "Open the translation desk"),
    };
    let base = escaped(base);
    let list: String = report.sorted().into_iter().map(|diagnostic| entry(diagnostic, tongue, &base)).collect();
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"{base}{OWN}faults.css\">\n<script src=\"{base}{OWN}reload.js\" defer></script>\n</head>\n\
         <body>\n<header><h1>{title}</h1><p>{after} <a href=\"{base}{DESK}\">{desk}</a></p></header>\n<main><ol>\n{list}</ol></main>\n</body>\n</html>\n"
    )
}

fn entry(diagnostic: &Diagnostic, tongue: Tongue, base: &str) -> String {
    let hint = if tongue == Tongue::Vi { "Gợi ý" } else { "Hint" };
    let (class, word) = match (diagnostic.severity, tongue) {
        (Severity::Error, Tongue::Vi) => ("error", "lỗi"),
        (Severity::Error, Tongue::En) => ("error", "error"),
        (Severity::Warning, Tongue::Vi) => ("warning", "lưu ý"),
        (Severity::Warning, Tongue::En) => ("warning", "warning"),
    };
    let says = |both: &Both| ticks(both.in_tongue(tongue));
    let mut html = format!("<li class=\"{class}\"><h2><span>{word}[<a href=\"{base}{DESK}explain/{0}\">{0}</a>]</span> {1}</h2>{2}", diagnostic.code, says(&diagnostic.says), place(&diagnostic.place));
    let _ = write!(html, "<p class=\"hint\"><b>{hint}:</b> {}</p>", says(&diagnostic.hint));
    for (other, what) in &diagnostic.also {
        let _ = write!(html, "<p class=\"hint\">{}</p>{}", says(what), place(other));
    }
    html + "</li>\n"
}

/// Where it is, with the line itself if there is one.
fn place(place: &Place) -> String {
    let source = &place.source;
    if source.text.is_empty() || place.span == (0..0) {
        return format!("<p class=\"place\">{}</p>", escaped(&source.path));
    }
    let (line, column) = place.line_column();
    let (text, span) = (&source.text, place.shown());
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.start..].find('\n').map_or(text.len(), |at| at + span.start);
    let marked_end = span.end.clamp(span.start, end);
    format!(
        "<p class=\"place\">{}:{line}:{column}</p><pre tabindex=\"0\"><b>{line} │ </b>{}<mark>{}</mark>{}</pre>",
        escaped(&source.path),
        escaped(&text[start..span.start]),
        escaped(&text[span.start..marked_end]),
        escaped(&text[marked_end..end]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::both;
    use crate::source::Source;

    #[test]
    fn a_fault_is_told_with_its_line_and_nothing_of_it_is_markup() {
        let source = Source::new("content/a.vi.md", "+++\ntitle = <b>\n+++\n");
        let mut report = Report::new();
        report.say(Diagnostic::error("F000", Place::new(&source, 12..15), both!("sai `<i>`", "wrong `<i>`"), both!("sửa", "mend")));
        let page = page(&report, Tongue::Vi, "/portal/");
        assert!(page.contains("<html lang=\"vi\">") && page.contains("/portal/_caybeo/faults.css"), "{page}");
        assert!(page.contains("href=\"/portal/_desk/\"") && page.contains("href=\"/portal/_desk/explain/F000\""), "{page}");
        assert!(page.contains("content/a.vi.md:2:9") && page.contains("title = <mark>&lt;b&gt;</mark>") && page.contains("<code>&lt;i&gt;</code>"), "{page}");
        assert!(!page.contains(" style="), "{page}");
    }
}
