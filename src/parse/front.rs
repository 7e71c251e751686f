//! Front matter: TOML between `+++` lines.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::Report;
use crate::diag::catalog::front as say;
use crate::fields::{self, Table};
use crate::source::{Place, Source};

/// A file cut into front matter and body.
#[derive(Debug)]
pub struct Cut {
    /// The parsed front matter.
    pub table: Table,
    /// The bytes of the body; none if there is only white space.
    pub body: Range<usize>,
}

/// Cuts a file and parses its front matter. `None` when there is none to speak of.
pub fn cut(source: &Arc<Source>, report: &mut Report) -> Option<Cut> {
    let text = &source.text;
    if let Some(left) = conflict(text) {
        report.say(say::merge_conflict(Place::new(source, left)));
        return None;
    }
    let first = text.find('\n').map_or(text.len(), |at| at + 1);
    match text[..first].trim_end() {
        "+++" => {}
        "---" => {
            report.say(say::yaml_front_matter(Place::new(source, 0..3)));
            return None;
        }
        _ => {
            report.say(say::no_front_matter(Place::new(source, 0..text[..first].trim_end().len())));
            return None;
        }
    }
    let mut at = first;
    for line in text[first..].split_inclusive('\n') {
        if line.trim_end() == "+++" {
            let faults = report.count(crate::diag::Severity::Error);
            let table = fields::parse(source, first..at, report);
            let sound = report.count(crate::diag::Severity::Error) == faults;
            let body = at + line.len()..text.len();
            let body = if text[body.clone()].trim().is_empty() { body.end..body.end } else { body };
            return sound.then_some(Cut { table, body });
        }
        at += line.len();
    }
    report.say(say::front_matter_open(Place::new(source, 0..3)));
    None
}

/// The first line that git left where two versions of a file disagreed, if both of its kind stand there.
fn conflict(text: &str) -> Option<Range<usize>> {
    const OURS: &str = "<<<<<<< ";
    const THEIRS: &str = ">>>>>>> ";
    let line = |mark: &str| if text.starts_with(mark) { Some(0) } else { text.find(&format!("\n{mark}")).map(|at| at + 1) };
    let start = line(OURS).filter(|start| line(THEIRS).is_some_and(|end| end > *start))?;
    let length = text[start..].find('\n').unwrap_or(text.len() - start);
    Some(start..start + length)
}
