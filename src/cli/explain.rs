//! `caybeo explain`: the page on a code.

use clap::{ArgMatches, Command};
use serde_json::json;
use unicode_width::UnicodeWidthStr;

use super::define::{pick, positional, shaped};
use super::{Call, Exit, Told};
use crate::diag::catalog::usage as say;
use crate::diag::explain::{self, Page};
use crate::diag::{Report, Tongue};
use crate::text::nearest;

/// The command and its arguments.
pub(super) fn define(tongue: Tongue) -> Command {
    let about = pick(tongue, "giải thích một mã lỗi, có ví dụ", "explain a code, with an example");
    let opening = pick(tongue, "Giải thích một mã lỗi: nghĩa là gì, vì sao, sửa thế nào, ví dụ trước và sau.\nKhông ghi mã thì liệt kê mọi mã.", "Explain a code: what it means, why, what to do, an example before and after.\nWithout a code, list them all.");
    let usage = pick(tongue, "caybeo explain [MÃ]", "caybeo explain [CODE]");
    let code = pick(tongue, "mã trong ngoặc vuông của thông báo, ví dụ F203", "the code in brackets of a message: F203");
    shaped(Command::new("explain"), tongue, about, opening, usage).arg(positional("code", 1, pick(tongue, "MÃ", "CODE"), tongue, code))
}

/// Runs it.
pub(super) fn run(call: &Call<'_>, matches: &ArgMatches, report: &mut Report) -> Result<Told, Exit> {
    let pages = explain::pages();
    let Some(asked) = matches.get_one::<String>("code") else {
        let list = pages.iter().map(|(code, page)| format!("{code}  {}\n", page.words(call.tongue).title));
        let data = pages.iter().map(|(code, page)| json!({ "code": code, "title": page.words(call.tongue).title }));
        return Ok(Told { product: list.collect(), data: Some(json!(data.collect::<Vec<_>>())), ..Told::default() });
    };
    let code = asked.trim_matches(['[', ']']).to_ascii_uppercase();
    let Some(page) = pages.get(&code) else {
        let near = nearest(&code, pages.keys().map(String::as_str));
        return Err(call.wrong(say::no_such(call.line.at(asked), "code", asked, near), report));
    };
    let words = page.words(call.tongue);
    let data = json!({
        "code": code, "title": words.title, "what": words.what, "why": words.why, "mend": words.mend,
        "file": page.file, "before": page.before, "after": page.after,
    });
    Ok(Told { product: shown(&code, page, call.tongue), data: Some(data), ..Told::default() })
}

fn shown(code: &str, page: &Page, tongue: Tongue) -> String {
    let words = page.words(tongue);
    let place = page.file.as_deref().map(|file| format!(" ({file})")).unwrap_or_default();
    let part = |title: &str, text: &str| format!("{title}\n{}\n", filled(text));
    [
        format!("{code} · {}\n\n{}\n", words.title, filled(&words.what)),
        part(pick(tongue, "Vì sao", "Why"), &words.why),
        part(pick(tongue, "Cách sửa", "What to do"), &words.mend),
        format!("{}{place}\n{}\n", pick(tongue, "Trước", "Before"), indented(&page.before)),
        format!("{}\n{}", pick(tongue, "Sau", "After"), indented(&page.after)),
    ]
    .concat()
}

/// Columns of a line at most.
const COLUMNS: usize = 96;

/// Paragraphs in lines a terminal can show.
fn filled(text: &str) -> String {
    let mut out = String::new();
    for paragraph in text.trim().split("\n\n") {
        let mut line = String::from("  ");
        for word in paragraph.split_whitespace() {
            if line.width() + 1 + word.width() > COLUMNS && line.trim() != "" {
                out.push_str(line.trim_end());
                out.push('\n');
                line = String::from("  ");
            }
            line.push_str(word);
            line.push(' ');
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn indented(text: &str) -> String {
    text.trim_matches('\n').lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect()
}
