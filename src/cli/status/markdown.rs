//! The desk as Markdown that code hosts show: a comment, a job's summary.

use super::phrases::Shown;
use crate::diag::{Report, Severity};

/// The whole report.
pub(super) fn of(shown: &Shown<'_>, report: &Report) -> String {
    let mut text = format!("## {}\n\n", shown.pick("Tình trạng bản dịch", "State of translations"));
    text.push_str(&limits(shown, report));
    text.push_str(&matrix(shown));
    let tasks = shown.tasks();
    let rows: Vec<String> = tasks.iter().map(|task| format!("{} | {} | {}", shown.state(task.state), code(task.path), cell(&task.about))).collect();
    let none = shown.pick("Mọi bản dịch đều khớp với bản gốc.", "Every translation agrees with its source.");
    if rows.is_empty() {
        text.push_str(&format!("\n{none}\n"));
    }
    text.push_str(&folded(shown, shown.pick("Cần làm", "To do"), &[shown.pick("Tình trạng", "State"), shown.pick("Tệp", "File"), ""], &rows));
    let entries = shown.desk.entries.iter().filter(|entry| !entry.pending.is_empty());
    let rows: Vec<String> = entries.map(|entry| format!("{} | {}", code(&entry.id), cell(&entry.pending.join(", ")))).collect();
    text.push_str(&folded(shown, shown.pick("Còn chờ dữ kiện", "Facts pending"), &[shown.pick("Mục", "Item"), shown.pick("Trường", "Fields")], &rows));
    let events = shown.agenda.events.iter().map(|event| format!("{} | {} | {}", event.at.strftime("%Y-%m-%d %H:%M"), shown.happening(event.what), code(event.path)));
    let rows: Vec<String> = events.collect();
    text.push_str(&folded(shown, shown.pick("Sắp tới", "Ahead"), &[shown.pick("Lúc", "When"), "", shown.pick("Tệp", "File")], &rows));
    let rows: Vec<String> = shown.agenda.unverified.iter().map(|item| format!("{} | {}", shown.day(item.since), code(item.path))).collect();
    text.push_str(&folded(shown, shown.pick("Nên kiểm tra lại", "To be checked again"), &[shown.pick("Từ", "Since"), shown.pick("Tệp", "File")], &rows));
    text
}

/// Limits that are exceeded stand first: they are why a check failed.
fn limits(shown: &Shown<'_>, report: &Report) -> String {
    let mut text = String::new();
    for diagnostic in report.sorted() {
        let mark = if diagnostic.severity == Severity::Error { "❌" } else { "⚠️" };
        text.push_str(&format!("- {mark} **{}** {}: {}\n", diagnostic.code, diagnostic.says.in_tongue(shown.tongue), diagnostic.hint.in_tongue(shown.tongue)));
    }
    if text.is_empty() { text } else { text + "\n" }
}

fn matrix(shown: &Shown<'_>) -> String {
    let languages = &shown.desk.settings.languages;
    let names: Vec<&str> = languages.iter().map(|(_, language)| language.endonym.as_str()).collect();
    let mut text = format!("| {} | | {} |\n|---|--:|{}\n", shown.by(), names.join(" | "), "---|".repeat(names.len()));
    let total = (shown.matrix.lines.len() > 1).then(|| (format!("**{}**", shown.pick("Tất cả", "All")), &shown.matrix.total));
    for (label, line) in shown.matrix.lines.iter().map(|line| (cell(&shown.label(line)), line)).chain(total) {
        let cells: Vec<String> = line.cells.iter().map(|(_, of)| shown.cell(of)).collect();
        text.push_str(&format!("| {label} | {} | {} |\n", shown.count(line.entries), cells.join(" | ")));
    }
    let words: Vec<String> = shown.matrix.total.cells.iter().map(|(_, of)| if of.words == 0 { String::new() } else { shown.count(of.words) }).collect();
    if words.iter().any(|words| !words.is_empty()) {
        text.push_str(&format!("| {} | | {} |\n", shown.pick("Số từ cần dịch", "Words to translate"), words.join(" | ")));
    }
    text
}

/// A table behind a title that opens it.
fn folded(shown: &Shown<'_>, title: &str, head: &[&str], rows: &[String]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let (first, more) = shown.cut(rows);
    let body: String = first.iter().map(|row| format!("| {row} |\n")).collect();
    let rest = if more > 0 { format!("\n{}\n", shown.more(more)) } else { String::new() };
    format!("\n<details><summary>{title} ({})</summary>\n\n| {} |\n|{}\n{body}{rest}\n</details>\n", shown.count(rows.len()), head.join(" | "), "---|".repeat(head.len()))
}

/// A text that may stand in a cell: what would end it, or be markup, is taken as it is.
fn cell(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '\\' | '@' | '#') {
            safe.push('\\');
        }
        safe.push(if character.is_control() { ' ' } else { character });
    }
    safe
}

fn code(text: &str) -> String {
    format!("`{}`", text.replace(['`', '|', '\n'], " "))
}
