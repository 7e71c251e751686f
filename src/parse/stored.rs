//! Drafts in the cache.
//!
//! Takes the files of an item, gives its draft: as an earlier run stored it, if nothing it was read from has changed and
//! nothing was said about it; else read afresh. Either way what is kept is what the store holds, so that a build with a
//! cache cannot differ from one without, and no text is held longer than it takes to read it.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::item::{self, Around, Values};
use super::register::Register;
use super::{Before, Draft, Group, Head, Leaves, open};
use crate::config::Settings;
use crate::diag::Report;
use crate::digest::{Digest, Digester};
use crate::disk;
use crate::kinds::{FieldId, KindId, Kinds};
use crate::lang::{Lang, PerLang};
use crate::markdown::Outline;
use crate::source::{self, Placed, Seen, Source};
use crate::stamp::{Block, Stamp};
use crate::values::Day;

/// The drafts of earlier runs, and what all of them depend on.
pub(super) struct Shelf<'a> {
    before: &'a Before<'a>,
    base: Digest,
}

/// An item that was read.
pub(super) struct Read {
    /// The draft; none when a fault leaves nothing to work with.
    pub draft: Option<Arc<Draft>>,
    /// What was said of it.
    pub report: Report,
    /// Whether there is nothing its files could be translations of.
    pub is_orphan: bool,
    /// Whether every file of it could be opened.
    pub whole: bool,
    /// The files that were opened.
    pub opened: Vec<(String, Digest)>,
}

impl<'a> Shelf<'a> {
    /// The drafts at hand.
    pub fn new(before: &'a Before<'a>, settings: &Settings, kinds: &Kinds, register: &Register) -> Shelf<'a> {
        let mut digester = Digester::new();
        settings.languages.iter().for_each(|(_, language)| digester.add(&language.tag));
        digester.add(format!("{:?}", settings.territory_since));
        digester.add(kinds.digest.map_or([0; 32], |digest| *digest.bytes()));
        digester.add(register.digest.map_or([0; 32], |digest| *digest.bytes()));
        Shelf { before, base: digester.finish() }
    }

    /// The draft of an item.
    pub fn item(&self, id: &str, leaves: &Leaves<'_>, told: bool, around: &Around<'_>, settings: &Settings, kinds: &Kinds) -> Read {
        let mut read = Read { draft: None, report: Report::new(), is_orphan: false, whole: !told, opened: Vec::new() };
        let by_stat: Option<Vec<(Lang, Seen)>> = leaves.iter().map(|(lang, leaf)| Some((*lang, Seen { digest: leaf.digest?, is_as_written: false }))).collect();
        if let Some(digests) = by_stat.filter(|_| !told) {
            let key = self.key(id, leaves, &digests, around);
            read.draft = self.at_hand(&key, id, leaves, &digests, settings);
            if read.draft.is_some() {
                return read;
            }
        }
        let opened = open(leaves, &mut read.report);
        read.whole &= opened.whole;
        read.opened = opened.group.values().map(|source| (source.path.clone(), source.digest)).collect();
        let digests = seen(&opened.group);
        let key = self.key(id, leaves, &digests, around);
        if read.whole {
            read.draft = self.at_hand(&key, id, leaves, &digests, settings);
        }
        if read.draft.is_none() {
            self.afresh(id, leaves, &opened.group, &key, around, settings, kinds, &mut read);
        }
        read
    }

    fn at_hand(&self, key: &Digest, id: &str, leaves: &Leaves<'_>, digests: &[(Lang, Seen)], settings: &Settings) -> Option<Arc<Draft>> {
        if let Some(draft) = self.before.drafts.get(key) {
            return Some(draft.clone());
        }
        decode(Some(*key), id, leaves, digests, self.before.heads.get(key)?, settings).map(Arc::new)
    }

    #[allow(clippy::too_many_arguments)]
    fn afresh(&self, id: &str, leaves: &Leaves<'_>, group: &Group, key: &Digest, around: &Around<'_>, settings: &Settings, kinds: &Kinds, read: &mut Read) {
        let draft = match item::read(id, group, read.whole, around, settings, kinds, &mut read.report) {
            Ok(draft) => draft,
            Err(why) => {
                read.is_orphan = why == item::Unread::Orphan;
                return;
            }
        };
        let digests = seen(group);
        let bytes = encode(&draft);
        let quiet = read.whole && read.report.is_empty();
        let kept = bytes.as_deref().and_then(|bytes| decode(quiet.then_some(*key), id, leaves, &digests, bytes, settings));
        if let Some(bytes) = bytes.filter(|_| quiet) {
            self.before.heads.put(key, &bytes);
        }
        read.draft = Some(Arc::new(kept.unwrap_or(draft)));
    }

    /// The digest of all that reading an item looks at.
    fn key(&self, id: &str, leaves: &Leaves<'_>, digests: &[(Lang, Seen)], around: &Around<'_>) -> Digest {
        let rules = item::section_of(id, around.sections).map(|section| (section.rules.kind, section.rules.raw_html));
        let mut digester = Digester::new().part(self.base.bytes()).part(id).part(format!("{rules:?}{}", around.is_under_fault(id)));
        for (lang, seen) in digests {
            digester.add([lang.0]);
            digester.add(&leaves[lang].path);
            digester.add(seen.digest.bytes());
        }
        digester.finish()
    }
}

fn seen(group: &Group) -> Vec<(Lang, Seen)> {
    let seen = |source: &Source| Seen { digest: source.digest, is_as_written: source.is_as_written };
    group.iter().map(|(lang, source)| (*lang, seen(source))).collect()
}

/// What stands once for an item.
#[derive(Serialize, Deserialize)]
struct Top {
    kind: KindId,
    source_lang: Lang,
    pending: Vec<FieldId>,
    as_of: Option<Day>,
    source: Option<Placed<String>>,
}

/// What stands for each of its files.
#[derive(Serialize, Deserialize)]
struct Leaf {
    front: Range<usize>,
    body: Range<usize>,
    says: Digest,
    values: Values,
    fields: Vec<Block>,
    stamp: Option<Placed<Stamp>>,
    outline: Outline,
}

/// The source language, the top, then the files by language.
fn encode(draft: &Draft) -> Option<Vec<u8>> {
    let top = Top {
        kind: draft.kind,
        source_lang: draft.source_lang,
        pending: draft.pending.clone(),
        as_of: draft.as_of,
        source: draft.source.clone(),
    };
    let mut bytes = postcard::to_extend(&draft.source_lang, Vec::new()).ok()?;
    bytes = postcard::to_extend(&top, bytes).ok()?;
    for (_, head) in draft.heads.iter() {
        let leaf = head.as_ref().map(|head| (&head.front, &head.body, &head.says, &head.values, &head.fields, &head.stamp, &head.outline));
        bytes = postcard::to_extend(&leaf, bytes).ok()?;
    }
    Some(bytes)
}

fn decode(key: Option<Digest>, id: &str, leaves: &Leaves<'_>, digests: &[(Lang, Seen)], bytes: &[u8], settings: &Settings) -> Option<Draft> {
    let source_of = |lang: Lang| -> Option<Arc<Source>> {
        let (_, seen) = digests.iter().find(|(of, _)| *of == lang)?;
        let leaf = leaves.get(&lang)?;
        Some(Source::on_disk(leaf.path.as_str(), leaf.file.as_path(), *seen, disk::read_again))
    };
    let (source_lang, rest) = postcard::take_from_bytes::<Lang>(bytes).ok()?;
    let mut sources = PerLang::from_fn(&settings.languages, source_of);
    let original = sources.iter().find(|(lang, _)| *lang == source_lang)?.1.clone()?;
    let (top, mut rest) = source::among(&original, || postcard::take_from_bytes::<Top>(rest)).ok()?;
    let mut heads = PerLang::from_fn(&settings.languages, |_| None);
    for lang in settings.languages.all() {
        let source = sources[lang].take();
        let among = source.as_ref().unwrap_or(&original);
        let (leaf, after) = source::among(among, || postcard::take_from_bytes::<Option<Leaf>>(rest)).ok()?;
        rest = after;
        heads[lang] = match (leaf, source) {
            (Some(leaf), Some(source)) => {
                let Leaf { front, body, says, values, fields, stamp, outline } = leaf;
                Some(Head { source, front, body, says, values, fields, stamp, outline })
            }
            (Some(_), None) => return None,
            (None, _) => None,
        };
    }
    let Top { kind, source_lang, pending, as_of, source } = top;
    let folder = original.path.rsplit_once('/').map_or("content", |(folder, _)| folder).to_owned();
    Some(Draft { key, id: id.to_owned(), kind, source_lang, heads, pending, as_of, source, folder })
}
