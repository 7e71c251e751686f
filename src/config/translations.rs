//! `[translations]`: what readers are told of a translation that is behind, and how far it may fall behind.
//!
//! Takes the table, gives it with every fault placed. Whether a section exists, the desk finds out.

use crate::diag::catalog::front;
use crate::diag::{Report, Severity};
use crate::fields::{Fields, NodeValue};
use crate::lang::{Lang, Languages};
use crate::source::Placed;
use crate::text::nearest;

/// What a limit can count, as the desk names it.
pub const COUNTED: [&str; 5] = ["missing", "behind", "unstamped", "orphan", "unreviewed"];

/// `[translations]`.
#[derive(Clone, Debug)]
pub struct Translations {
    /// Whether a page that is behind says so to its readers.
    pub banner: bool,
    /// Days after which an item wants to be looked at again.
    pub verify_after: i64,
    /// How far translations may fall behind.
    pub limits: Vec<Limit>,
}

/// One limit.
#[derive(Clone, Debug)]
pub struct Limit {
    /// The section it holds for, with all below it; all if none is named.
    pub section: Option<Placed<String>>,
    /// The languages it holds for; all if none is named.
    pub languages: Vec<Lang>,
    /// What is counted, how many there may be in each language, and how bad it is to have more.
    pub most: Vec<(&'static str, Placed<usize>, Severity)>,
}

pub(super) fn read(fields: &Fields<'_>, languages: &Languages, report: &mut Report) -> Translations {
    let Some(table) = fields.table("translations", report) else {
        return Translations { banner: true, verify_after: 365, limits: Vec::new() };
    };
    let read = Translations {
        banner: table.choice("behind", &["banner", "silent"], report).as_deref() != Some("silent"),
        verify_after: table.integer("verify_after", 1..36_501, report).unwrap_or(365),
        limits: table.tables("limits", report).into_iter().map(|limit| read_limit(limit, languages, report)).collect(),
    };
    table.finish(report);
    read
}

fn read_limit(limit: Fields<'_>, languages: &Languages, report: &mut Report) -> Limit {
    let section = limit.node("section").and_then(|node| limit.string("section", report).map(|id| Placed::new(id, limit.at(node))));
    let tags: Vec<&str> = languages.iter().map(|(_, language)| language.tag.as_str()).collect();
    let mut named = Vec::new();
    for tag in limit.strings("languages", report) {
        match (languages.find(&tag), limit.node("languages")) {
            (Some(lang), _) => named.push(lang),
            (None, Some(node)) => report.say(front::not_a_choice(limit.at(node).inside(&tag), "languages", &tag, nearest(&tag, tags.iter().copied()), &tags)),
            (None, None) => {}
        }
    }
    let mut most = Vec::new();
    for (key, severity) in [("fail", Severity::Error), ("warn", Severity::Warning)] {
        let Some(counts) = limit.table(key, report) else { continue };
        for state in COUNTED {
            if let Some(node) = counts.node(state)
                && let Some(count) = counts.integer(state, 0..1_000_001, report)
            {
                most.push((state, Placed::new(count as usize, counts.at(node)), severity));
            }
        }
        counts.finish(report);
    }
    if most.is_empty() && !["fail", "warn"].iter().any(|key| matches!(limit.node(key).map(|node| &node.value), Some(NodeValue::Table(_)))) {
        report.say(front::missing_key(limit.place(), "fail", "{ missing = 0, behind = 3 }"));
    }
    limit.finish(report);
    Limit { section, languages: named, most }
}
