//! Figures and small tables as a person of either tongue writes them.

use std::time::Duration;

use jiff::Zoned;
use unicode_width::UnicodeWidthStr;

use crate::diag::{Report, Severity, Tongue};

/// A decimal with the tongue's mark.
fn decimal(number: f64, places: usize, tongue: Tongue) -> String {
    let text = format!("{number:.places$}");
    if tongue == Tongue::Vi { text.replace('.', ",") } else { text }
}

/// `4,2 MB`. Powers of a thousand, as file managers count.
pub(super) fn bytes(bytes: u64, tongue: Tongue) -> String {
    let mut size = bytes as f64;
    let mut units = ["B", "kB", "MB", "GB", "TB"].into_iter().peekable();
    let mut unit = units.next().unwrap_or("B");
    while size >= 999.5
        && let Some(next) = units.next()
    {
        size /= 1000.0;
        unit = next;
    }
    let places = usize::from(unit != "B" && size < 99.95);
    format!("{} {unit}", decimal(size, places, tongue))
}

/// `0,31 giây`.
pub(super) fn seconds(time: Duration, tongue: Tongue) -> String {
    let seconds = time.as_secs_f64();
    match tongue {
        _ if seconds < 0.0995 => format!("{} ms", decimal(seconds * 1000.0, usize::from(seconds < 0.00995), tongue)),
        Tongue::Vi => format!("{} giây", decimal(seconds, 2, tongue)),
        Tongue::En => format!("{} s", decimal(seconds, 2, tongue)),
    }
}

/// `00:00 ngày 22/11/2026 (Asia/Ho_Chi_Minh)`.
pub(super) fn moment(moment: &Zoned, tongue: Tongue) -> String {
    let pattern = if tongue == Tongue::Vi { "%H:%M ngày %-d/%-m/%Y (%Q)" } else { "%H:%M on %-d %B %Y (%Q)" };
    moment.strftime(pattern).to_string()
}

/// Rows of a label, a text and a figure; a row without a label goes on with the one above. Figures end at one column.
pub(super) fn table(rows: &[(&str, String, String)]) -> String {
    let widest = |cell: fn(&(&str, String, String)) -> usize| rows.iter().map(cell).max().unwrap_or(0);
    let label = widest(|row| row.0.width());
    let text = widest(|row| if row.2.is_empty() { 0 } else { row.1.width() });
    let figure = widest(|row| row.2.width());
    let pad = |text: &str, width: usize| format!("{text}{}", " ".repeat(width.saturating_sub(text.width())));
    rows.iter()
        .map(|row| match row.2.is_empty() {
            true => format!("  {}  {}\n", pad(row.0, label), row.1),
            false => format!("  {}  {}  {}{}\n", pad(row.0, label), pad(&row.1, text), " ".repeat(figure - row.2.width()), row.2),
        })
        .collect()
}

/// `2 lỗi, 1 lưu ý`.
pub(super) fn tally(report: &Report, tongue: Tongue) -> String {
    let errors = tongue.counted(report.count(Severity::Error), "lỗi", "error", "errors");
    match report.count(Severity::Warning) {
        0 => format!("\n{errors}\n{}", explained(report, tongue)),
        warnings => format!("\n{errors}, {}\n{}", tongue.counted(warnings, "lưu ý", "warning", "warnings"), explained(report, tongue)),
    }
}

/// Where to read more of the first code.
fn explained(report: &Report, tongue: Tongue) -> String {
    let first = report.sorted().first().map(|diagnostic| diagnostic.code);
    first.map_or_else(String::new, |code| match tongue {
        Tongue::Vi => format!("Xem giải thích và ví dụ: `caybeo explain {code}`\n"),
        Tongue::En => format!("For more and an example: `caybeo explain {code}`\n"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_each_tongue_writes_them() {
        assert_eq!((Tongue::Vi.count(1234567), Tongue::En.count(1234), Tongue::Vi.count(999)), ("1.234.567".into(), "1,234".into(), "999".into()));
        assert_eq!((bytes(4_230_000, Tongue::Vi), bytes(999, Tongue::En), bytes(1000, Tongue::En)), ("4,2 MB".into(), "999 B".into(), "1.0 kB".into()));
        assert_eq!(seconds(Duration::from_millis(310), Tongue::Vi), "0,31 giây");
    }

    #[test]
    fn figures_of_a_table_end_at_one_column_in_every_script() {
        let table = table(&[("Trang", "Tiếng Việt".into(), "54".into()), ("", "日本語".into(), "1.052".into())]);
        let ends: Vec<usize> = table.lines().map(UnicodeWidthStr::width).collect();
        assert_eq!(ends[0], ends[1], "{table}");
    }
}
