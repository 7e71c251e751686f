//! What the tool says to people.
//!
//! Takes facts about a fault, gives a `Diagnostic` with a place, a reason and a way out, in Vietnamese and English side
//! by side. The sentences stand in [`catalog`]; [`show`] prints them. Never decides whether something is a fault.

pub mod catalog;
pub mod explain;
pub mod show;

use std::fmt;

use crate::source::Place;

/// The two languages of the tool itself (not those of the portal).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl Tongue {
    /// A number with its digits in groups: `1.234` or `1,234`.
    pub fn count(self, number: usize) -> String {
        let digits = number.to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                grouped.push(if self == Tongue::Vi { '.' } else { ',' });
            }
            grouped.push(digit);
        }
        grouped
    }

    /// `1 tệp`, `1 file`, `2 files`.
    pub fn counted(self, number: usize, vi: &str, one: &str, many: &str) -> String {
        let noun = match self {
            Tongue::Vi => vi,
            Tongue::En if number == 1 => one,
            Tongue::En => many,
        };
        format!("{} {noun}", self.count(number))
    }
}

/// One sentence in both tongues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Both {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Both {
    /// The sentence in one tongue.
    pub fn in_tongue(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::Vi => &self.vi,
            Tongue::En => &self.en,
        }
    }
}

/// `both!("câu {x}", "sentence {x}")`: one sentence, Vietnamese beside English, with inline arguments.
#[macro_export]
macro_rules! both {
    ($vi:literal, $en:literal $(,)?) => {
        $crate::diag::Both { vi: format!($vi), en: format!($en) }
    };
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops the build.
    Error,
    /// Worth mending; the build goes on.
    Warning,
}

/// One complaint.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// A stable code: a letter and three digits.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// Where; what is absent is blamed where it was asked for.
    pub place: Place,
    /// What is wrong.
    pub says: Both,
    /// What to write instead.
    pub hint: Both,
    /// Other places that belong to it (the second of two items on one address).
    pub also: Vec<(Place, Both)>,
}

impl Diagnostic {
    /// An error.
    pub fn error(code: &'static str, place: Place, says: Both, hint: Both) -> Diagnostic {
        Diagnostic { code, severity: Severity::Error, place, says, hint, also: Vec::new() }
    }

    /// A warning.
    pub fn warning(code: &'static str, place: Place, says: Both, hint: Both) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, place, says, hint) }
    }

    /// Adds another place.
    pub fn also(mut self, place: Place, says: Both) -> Diagnostic {
        self.also.push((place, says));
        self
    }
}

/// All complaints of one run. Stages add to it; nobody prints before the end.
#[derive(Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

/// A stage could not go on; why is in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The content (settings, theme, words…) has errors. Exit code 1.
    Faults,
    /// The machine failed us: a full disk, a missing right. Exit code 3.
    Machine,
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Stopped::Faults => "the site has errors",
            Stopped::Machine => "the machine failed",
        })
    }
}

impl std::error::Error for Stopped {}

impl Report {
    /// An empty report.
    pub fn new() -> Report {
        Report::default()
    }

    /// Adds a complaint.
    pub fn say(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds all complaints of another report.
    pub fn absorb(&mut self, other: Report) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Stops if there is any error so far.
    pub fn gate(&self) -> Result<(), Stopped> {
        if self.count(Severity::Error) == 0 { Ok(()) } else { Err(Stopped::Faults) }
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == severity).count()
    }

    /// All complaints in a stable order: errors first, then by file, place and code, each once.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let key = |d: &Diagnostic| {
            (d.severity, d.place.source.path.clone(), d.place.span.start, d.code, d.says.en.clone())
        };
        let mut all: Vec<&Diagnostic> = self.diagnostics.iter().collect();
        all.sort_by_key(|d| key(d));
        all.dedup_by_key(|d| key(d));
        all
    }
}
