//! The desk for a person at a terminal.

use unicode_width::UnicodeWidthStr;

use super::phrases::Shown;

/// The whole report.
pub(super) fn of(shown: &Shown<'_>) -> String {
    [matrix(shown), tasks(shown), pending(shown), events(shown), unverified(shown), unreadable(shown)].concat()
}

fn matrix(shown: &Shown<'_>) -> String {
    let languages = &shown.desk.settings.languages;
    let head = [shown.by().to_owned(), String::new()].into_iter().chain(languages.iter().map(|(_, language)| language.endonym.clone()));
    let mut rows: Vec<Vec<String>> = vec![head.collect()];
    let lines = shown.matrix.lines.iter().map(|line| (shown.label(line), line));
    let total = (shown.matrix.lines.len() > 1).then(|| (shown.pick("Tất cả", "All").to_owned(), &shown.matrix.total));
    for (label, line) in lines.chain(total) {
        let cells = line.cells.iter().map(|(_, cell)| shown.cell(cell));
        rows.push([label, shown.count(line.entries)].into_iter().chain(cells).collect());
    }
    let total = &shown.matrix.total.cells;
    let mut foot = |label: &str, cell: &dyn Fn(&crate::desk::Cell) -> String| {
        let cells: Vec<String> = total.iter().map(|(_, of)| cell(of)).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push([label.to_owned(), String::new()].into_iter().chain(cells).collect());
        }
    };
    foot(shown.pick("Số từ cần dịch", "Words to translate"), &|cell| if cell.words == 0 { String::new() } else { shown.count(cell.words) });
    foot(shown.pick("Cũ nhất từ", "Oldest since"), &|cell| cell.oldest.map_or_else(String::new, |day| shown.day(day)));
    columns(&rows)
}

/// Columns under one another; the second holds figures.
fn columns(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count).map(|at| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.width()).max().unwrap_or(0)).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| {
            let space = " ".repeat(width.saturating_sub(cell.width()));
            if at == 1 { format!("{space}{cell}") } else { format!("{cell}{space}") }
        });
        let joined = cells.collect::<Vec<_>>().join("   ");
        format!("{}\n", joined.trim_end())
    };
    rows.iter().map(line).collect()
}

/// A titled list, cut where it grows long.
fn list(shown: &Shown<'_>, title: &str, rows: &[Vec<String>]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let (first, more) = shown.cut(rows);
    let count = first.iter().map(Vec::len).max().unwrap_or(0);
    let width = |at: usize| first.iter().filter_map(|row| row.get(at)).map(|cell| cell.width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count).map(width).collect();
    let mut text = format!("\n{title} ({})\n", shown.count(rows.len()));
    for row in first {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell}{}", " ".repeat(width.saturating_sub(cell.width()))));
        text.push_str(&format!("  {}\n", cells.collect::<Vec<_>>().join("   ").trim_end()));
    }
    if more > 0 {
        text.push_str(&format!("  {}\n", shown.more(more)));
    }
    text
}

fn tasks(shown: &Shown<'_>) -> String {
    let tasks = shown.tasks();
    let rows: Vec<Vec<String>> = tasks.iter().map(|task| vec![shown.state(task.state).to_owned(), task.path.to_owned(), task.about.clone()]).collect();
    if rows.is_empty() {
        return format!("\n{}\n", shown.pick("Mọi bản dịch đều khớp với bản gốc.", "Every translation agrees with its source."));
    }
    list(shown, shown.pick("Cần làm", "To do"), &rows)
}

fn pending(shown: &Shown<'_>) -> String {
    let entries = shown.desk.entries.iter().filter(|entry| !entry.pending.is_empty());
    let rows: Vec<Vec<String>> = entries.map(|entry| vec![entry.id.clone(), format!("{}/{}", entry.complete.0, entry.complete.1), entry.pending.join(", ")]).collect();
    list(shown, shown.pick("Còn chờ dữ kiện", "Facts pending"), &rows)
}

fn events(shown: &Shown<'_>) -> String {
    let rows: Vec<Vec<String>> = shown
        .agenda
        .events
        .iter()
        .map(|event| vec![event.at.strftime("%Y-%m-%d %H:%M").to_string(), shown.happening(event.what).to_owned(), event.path.to_owned()])
        .collect();
    list(shown, shown.pick("Sắp tới", "Ahead"), &rows)
}

fn unverified(shown: &Shown<'_>) -> String {
    let rows: Vec<Vec<String>> = shown.agenda.unverified.iter().map(|item| vec![shown.day(item.since), item.path.to_owned()]).collect();
    let days = shown.desk.settings.translations.verify_after;
    let title = match shown.tongue {
        crate::diag::Tongue::Vi => format!("Nên kiểm tra lại: quá {days} ngày chưa ai xem"),
        crate::diag::Tongue::En => format!("To be checked again: not looked at for more than {days} days"),
    };
    list(shown, &title, &rows)
}

fn unreadable(shown: &Shown<'_>) -> String {
    match (shown.desk.unreadable, shown.tongue) {
        (0, _) => String::new(),
        (count, crate::diag::Tongue::Vi) => format!("\n{count} mục có lỗi nên không xem được ở đây: chạy `caybeo check`.\n"),
        (count, crate::diag::Tongue::En) => format!("\n{count} items have faults and cannot be looked at here: run `caybeo check`.\n"),
    }
}
