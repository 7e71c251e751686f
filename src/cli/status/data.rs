//! The desk for machines.

use serde_json::{Value, json};

use super::phrases::Shown;
use crate::desk::{By, Cell, Happening, Line, Review, State};
use crate::lang::Lang;
use crate::stamp::Standing;

/// Everything: the matrix, each file, what is pending and what lies ahead.
pub(super) fn of(shown: &Shown<'_>) -> Value {
    let desk = shown.desk;
    let tag = |lang: Lang| desk.settings.languages[lang].tag.as_str();
    let cells = |line: &Line| -> serde_json::Map<String, Value> { line.cells.iter().map(|(lang, of)| (tag(lang).to_owned(), cell(of))).collect() };
    let by = match shown.by {
        By::Section => "section",
        By::Owner => "owner",
        By::Kind => "kind",
        By::Language => "language",
    };
    let lines: Vec<Value> = shown.matrix.lines.iter().map(|line| json!({ "label": line.label, "entries": line.entries, "languages": cells(line) })).collect();
    let files = desk.entries.iter().flat_map(|entry| {
        entry.files.iter().map(move |file| {
            let mut value = json!({
                "id": entry.id,
                "language": tag(file.lang),
                "path": file.path,
                "section": entry.section,
                "kind": entry.kind,
                "owner": entry.owner,
                "is_source": file.lang == entry.source_lang,
                "states": file.states().map(State::name).collect::<Vec<_>>(),
                "words": file.words,
                "confirmed_on": file.since.map(|day| day.to_string()),
                "draft": file.is_draft,
            });
            match &file.standing {
                Standing::Behind(drift) => value["blocks"] = json!({ "changed": drift.changed, "of": drift.of }),
                Standing::Current { moved } => value["moved"] = json!(moved),
                _ => {}
            }
            if file.review != Review::NotAsked {
                value["reviewed"] = json!(file.review == Review::Done);
            }
            value
        })
    });
    let orphans = desk.orphans.iter().flat_map(|orphan| {
        orphan.files.iter().map(|(lang, path)| json!({ "id": orphan.id, "language": tag(*lang), "path": path, "states": ["orphan"] }))
    });
    let entries = desk.entries.iter().filter(|entry| !entry.pending.is_empty());
    let pending: Vec<Value> = entries.map(|entry| json!({ "id": entry.id, "fields": entry.pending, "complete": entry.complete.0, "required": entry.complete.1 })).collect();
    let events: Vec<Value> = shown
        .agenda
        .events
        .iter()
        .map(|event| {
            let what = if event.what == Happening::Publishes { "publish" } else { "expires" };
            json!({ "at": event.at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(), "what": what, "id": event.id, "path": event.path })
        })
        .collect();
    let unverified: Vec<Value> = shown.agenda.unverified.iter().map(|item| json!({ "id": item.id, "path": item.path, "since": item.since.to_string() })).collect();
    json!({
        "by": by,
        "lines": lines,
        "total": { "entries": shown.matrix.total.entries, "languages": cells(&shown.matrix.total) },
        "files": files.chain(orphans).collect::<Vec<_>>(),
        "pending": pending,
        "ahead": events,
        "unverified": unverified,
        "unreadable": desk.unreadable,
    })
}

fn cell(cell: &Cell) -> Value {
    let mut value = json!({ "originals": cell.originals });
    for state in State::ALL {
        value[state.name()] = json!(cell.count(state));
    }
    value["words"] = json!(cell.words);
    value["oldest"] = json!(cell.oldest.map(|day| day.to_string()));
    value
}
