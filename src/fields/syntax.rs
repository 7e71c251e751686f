//! Faults of TOML syntax as a person would count and place them.
//!
//! Takes what the parser says of a text, gives the faults worth telling. The parser goes on after a fault as well as it
//! can: after one bracket that is never closed it finds a fault in every line that follows.

use std::ops::Range;

/// A span and the parser's reason.
pub(super) type Fault = (Range<usize>, String);

/// The faults to tell, each at characters that can be seen.
pub(super) fn told(text: &str, mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort_by_key(|(at, _)| at.start);
    if let Some(open) = open_bracket(text, &faults) {
        faults.retain(|(at, _)| at.start < open.start);
        faults.push((open, "unclosed bracket".to_owned()));
    }
    faults.into_iter().map(|(at, reason)| visible(text, at, reason)).collect()
}

/// The bracket whose content runs into the lines after it.
fn open_bracket(text: &str, faults: &[Fault]) -> Option<Range<usize>> {
    let runs_on = |reason: &str| reason.contains("unclosed") || reason.contains("in array") || reason.contains("in inline table");
    faults.iter().find(|(_, reason)| runs_on(reason))?;
    let (first, _) = faults.iter().find(|(_, reason)| runs_on(reason) || reason.contains("elements") || reason.contains("must be quoted"))?;
    let before = text.get(..first.start)?;
    let start = before.rfind(['[', '{'])?;
    let line = text[start..].lines().next().unwrap_or("").trim_end();
    Some(start..start + line.len())
}

/// A fault at the end of a line stands under what was begun there: the open quotation mark, or the key without a value.
fn visible(text: &str, at: Range<usize>, reason: String) -> Fault {
    let rest = text.get(at.start..).unwrap_or("");
    if !rest.is_empty() && !rest.starts_with(['\n', '\r']) {
        return (at, reason);
    }
    let start = text[..at.start].rfind('\n').map_or(0, |end| end + 1);
    let line = &text[start..at.start];
    let value = line.find('=').map_or(line.len(), |sign| sign + 1);
    match line[value..].find(['"', '\'']) {
        Some(quote) => (start + value + quote..at.start, reason),
        None => (start..start + line.trim_end().len(), "missing value".to_owned()),
    }
}
