//! What changed in a source since a translation was confirmed, block by block, with the present translation of each.

use std::collections::HashMap;
use std::path::Path;

use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};

use super::git;
use crate::config::Settings;
use crate::kinds::Kinds;
use crate::lang::Lang;
use crate::markdown::Passage;
use crate::parse::{Beside, Manuscript, Part, Reading};
use crate::source::{Place, Source};
use crate::stamp::{Drift, Print, Stamp, Standing};

/// A translation beside its source.
#[derive(Clone, Debug)]
pub struct Compared {
    /// How it stands.
    pub standing: Standing,
    /// The source's blocks that are new, changed or gone, in order; front matter first.
    pub changes: Vec<Change>,
}

/// One block that differs.
#[derive(Clone, Debug)]
pub struct Change {
    /// The path of a field, for front matter.
    pub field: Option<String>,
    /// Where it stands in the source now; nothing if it is gone.
    pub place: Option<Place>,
    /// What it said when the translation was confirmed, if that can be found; nothing if it is new.
    pub old: Old,
    /// What it says now.
    pub new: Option<String>,
    /// Its translation, if one can be told.
    pub translation: Option<Place>,
}

/// What a block said before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Old {
    /// There was none: it is new.
    None,
    /// There was one, and its text cannot be found any more.
    Unknown,
    /// Its text.
    Text(String),
}

impl Change {
    /// Old and new word by word; nothing if one of them is not there.
    pub fn pieces(&self) -> Option<Vec<(ChangeTag, String)>> {
        let (Old::Text(old), Some(new)) = (&self.old, &self.new) else { return None };
        let diff = TextDiff::from_unicode_words(old.as_str(), new.as_str());
        let mut pieces: Vec<(ChangeTag, String)> = Vec::new();
        for change in diff.iter_all_changes() {
            match pieces.last_mut() {
                Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
                _ => pieces.push((change.tag(), change.value().to_owned())),
            }
        }
        Some(pieces)
    }
}
/// Compares the translation of an item or section (`news/_section`) with its source. `root` is where git is asked for what the
/// source said before. `None` when there is no such translation.
pub fn compare(manuscript: &Manuscript, id: &str, lang: Lang, settings: &Settings, kinds: &Kinds, root: &Path) -> Option<Compared> {
    let beside = manuscript.beside(id, lang)?;
    let (Beside { source_lang, stamp, .. }, standing) = (beside, beside.standing());
    let (Standing::Behind(drift), Some(stamp)) = (&standing, stamp) else { return Some(Compared { standing, changes: Vec::new() }) };
    let now = manuscript.reading(id, source_lang, kinds)?;
    let translation = manuscript.reading(id, lang, kinds)?;
    let texts = git::texts(root, &now.source.path);
    let earlier = texts.filter_map(|text| manuscript.earlier(id, source_lang, text, settings, kinds));
    let lost = Lost::found(&stamp.value, drift, earlier);
    let mut changes = fields(drift, &lost, &now, &translation);
    changes.extend(body(&stamp.value, drift, &lost, &now, &translation));
    Some(Compared { standing, changes })
}

/// Where a translation that is behind has its first block to be looked at, without asking git. `None` if that cannot be told.
pub fn first_change(manuscript: &Manuscript, id: &str, lang: Lang, kinds: &Kinds) -> Option<Place> {
    let beside = manuscript.beside(id, lang)?;
    let (Beside { source_lang, stamp, .. }, standing) = (beside, beside.standing());
    let Standing::Behind(drift) = &standing else { return None };
    let (now, translation) = (manuscript.reading(id, source_lang, kinds)?, manuscript.reading(id, lang, kinds)?);
    let lost = Lost { fields: HashMap::new(), body: HashMap::new() };
    let in_body = || body(&stamp?.value, drift, &lost, &now, &translation).into_iter().find_map(|change| change.translation);
    fields(drift, &lost, &now, &translation).into_iter().find_map(|change| change.translation).or_else(in_body)
}

/// What blocks said that the source no longer has.
struct Lost {
    /// Fields, by path.
    fields: HashMap<String, String>,
    /// Blocks of the body, by digest.
    body: HashMap<Print, String>,
}

impl Lost {
    /// Looks through earlier texts until everything is found or nothing is left.
    fn found(stamp: &Stamp, drift: &Drift, earlier: impl Iterator<Item = Reading>) -> Lost {
        let mut fields: Vec<Print> = drift.fields.gone.iter().map(|rank| stamp.fields[*rank]).collect();
        let mut body: Vec<Print> = drift.body.gone.iter().map(|rank| stamp.body[*rank]).collect();
        let mut lost = Lost { fields: HashMap::new(), body: HashMap::new() };
        for reading in earlier {
            if fields.is_empty() && body.is_empty() {
                break;
            }
            for part in reading.fields {
                if let Some(at) = fields.iter().position(|print| *print == part.block().print) {
                    fields.swap_remove(at);
                    lost.fields.insert(part.path, part.text);
                }
            }
            for passage in reading.body.iter().filter(|passage| body.contains(&passage.block.print)) {
                lost.body.insert(passage.block.print, written(&reading.source, passage));
            }
            body.retain(|print| !lost.body.contains_key(print));
        }
        lost
    }
}

/// A block as it is written.
fn written(source: &Source, passage: &Passage) -> String {
    source.text[passage.span.clone()].trim().to_owned()
}

fn fields(drift: &Drift, lost: &Lost, now: &Reading, translation: &Reading) -> Vec<Change> {
    let place = |path: &str| translation.fields.iter().find(|part| part.path == path).map(|part| part.place.clone());
    let fresh: Vec<&Part> = drift.fields.fresh.iter().map(|rank| &now.fields[*rank]).collect();
    let changed = fresh.iter().map(|part| Change {
        field: Some(part.path.clone()),
        place: Some(part.place.clone()),
        old: match lost.fields.get(&part.path) {
            Some(text) => Old::Text(text.clone()),
            // What is translated already was not new.
            None if place(&part.path).is_some() => Old::Unknown,
            None => Old::None,
        },
        new: Some(part.text.clone()),
        translation: place(&part.path),
    });
    let mut gone: Vec<&String> = lost.fields.keys().filter(|path| !now.fields.iter().any(|part| part.path == **path)).collect();
    gone.sort();
    let gone = gone.into_iter().map(|path| Change {
        field: Some(path.clone()),
        place: None,
        old: lost.fields.get(path).cloned().map_or(Old::Unknown, Old::Text),
        new: None,
        translation: place(path),
    });
    changed.chain(gone).collect()
}

fn body(stamp: &Stamp, drift: &Drift, lost: &Lost, now: &Reading, translation: &Reading) -> Vec<Change> {
    let prints: Vec<Print> = now.body.iter().map(|passage| passage.block.print).collect();
    let beside = Pairing::of(stamp, now, translation);
    let mut changes = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &stamp.body, &prints) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        // A block that only moved is taken out here and put in there: it is neither new nor gone.
        let mut gone = op.old_range().filter(|rank| drift.body.gone.contains(rank));
        let mut fresh = op.new_range().filter(|rank| drift.body.fresh.contains(rank));
        loop {
            let (old, new) = (gone.next(), fresh.next());
            if old.is_none() && new.is_none() {
                break;
            }
            let text = |rank: usize| lost.body.get(&stamp.body[rank]).cloned().map_or(Old::Unknown, Old::Text);
            changes.push(Change {
                field: None,
                place: new.map(|rank| Place::new(&now.source, now.body[rank].span.clone())),
                old: old.map_or(Old::None, text),
                new: new.map(|rank| written(&now.source, &now.body[rank])),
                translation: old.and_then(|rank| beside.of_old(rank)).or_else(|| new.and_then(|rank| beside.of_new(rank))),
            });
        }
    }
    changes
}

/// Which block of a translation belongs to which of its source.
struct Pairing<'r> {
    translation: &'r Reading,
    /// Whether it has as many blocks as what it was made from: then the n-th is the n-th.
    is_whole: bool,
    /// Rank in the source of today -> rank in the translation, as far as sorts of blocks tell.
    by_kind: HashMap<usize, usize>,
}

impl Pairing<'_> {
    fn of<'r>(stamp: &Stamp, now: &Reading, translation: &'r Reading) -> Pairing<'r> {
        let kinds = |reading: &Reading| reading.body.iter().map(|passage| passage.kind.clone()).collect::<Vec<_>>();
        let is_whole = stamp.body.len() == translation.body.len();
        let ops = if is_whole { Vec::new() } else { capture_diff_slices(Algorithm::Patience, &kinds(now), &kinds(translation)) };
        let same = ops.into_iter().filter(|op| matches!(op, DiffOp::Equal { .. }));
        let by_kind = same.flat_map(|op| op.old_range().zip(op.new_range())).collect();
        Pairing { translation, is_whole, by_kind }
    }

    fn of_old(&self, rank: usize) -> Option<Place> {
        self.is_whole.then(|| self.place(rank)).flatten()
    }

    fn of_new(&self, rank: usize) -> Option<Place> {
        self.place(*self.by_kind.get(&rank)?)
    }

    fn place(&self, rank: usize) -> Option<Place> {
        Some(Place::new(&self.translation.source, self.translation.body.get(rank)?.span.clone()))
    }
}
