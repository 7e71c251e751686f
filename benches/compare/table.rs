//! Takes what was measured, gives a Markdown table: what each build cost, and how many times less than Hugo's.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::Outcome;
use super::contest::STATES;
use super::measure::Cost;

/// How large a result is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Size {
    /// Files that end in `.html`.
    pub pages: usize,
    /// Their bytes.
    pub bytes: u64,
}

impl Size {
    /// The pages under a folder.
    pub fn of(folder: &Path) -> Outcome<Size> {
        let mut size = Size::default();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                let below = Size::of(&path)?;
                size.pages += below.pages;
                size.bytes += below.bytes;
            } else if path.extension().is_some_and(|ending| ending == "html") {
                size.pages += 1;
                size.bytes += fs::metadata(&path)?.len();
            }
        }
        Ok(size)
    }
}

/// One line.
pub struct Row {
    /// Content pages.
    pub size: usize,
    /// Rank in [`STATES`].
    pub state: usize,
    /// Who.
    pub name: &'static str,
    /// The least of every figure over all rounds.
    pub cost: Cost,
    /// The result.
    pub bytes: Size,
}

/// The table.
pub fn write(rows: &[Row]) -> String {
    let mut out = String::from(
        "| content pages | build | generator | user s | system s | wall s | peak MB | HTML files | MB | times Hugo's user | times Hugo's wall |\n\
         |---:|---|---|---:|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for row in rows {
        let hugo = rows.iter().find(|other| other.name == "hugo" && other.size == row.size && other.state == row.state);
        let ratio = |of: fn(&Cost) -> f64| match hugo {
            Some(hugo) if row.name != "hugo" && of(&row.cost) > 0.0 => format!("1/{:.1}", of(&hugo.cost) / of(&row.cost)),
            _ => String::new(),
        };
        let Cost { user, system, wall, peak } = row.cost;
        let _ = writeln!(
            out,
            "| {} | {} | {} | {user:.2} | {system:.2} | {wall:.2} | {peak:.0} | {} | {:.1} | {} | {} |",
            row.size,
            STATES[row.state],
            row.name,
            row.bytes.pages,
            row.bytes.bytes as f64 / 1e6,
            ratio(|cost| cost.user),
            ratio(|cost| cost.wall),
        );
    }
    out
}
