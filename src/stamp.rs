//! What a translation was made from: digests of the blocks of its source, stamped into its front matter.
//!
//! Takes the blocks of a source as they are and the stamp of a translation, gives how far they have drifted apart. Nothing else
//! is looked at: not the history of a repository, not the dates of files, not where they lie. Never reads a file.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hasher;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher13;

use crate::text;

/// The digest of one block: 30 bits of SipHash-1-3 over its label and its words, white space folded. Two blocks of one item
/// have the same by accident once in a thousand million times; nobody gains by making two alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Print(u32);

/// Bits of a [`Print`], and of one character it is written with (the base64url alphabet of RFC 4648 §5).
const BITS: u32 = 30;
const LETTER: u32 = 6;
const LETTERS: usize = (BITS / LETTER) as usize;
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl Print {
    /// The digest of a block. The label says what it is (`title`, `h2`, `p`): the same words as a heading are another block.
    pub fn of(label: &str, text: &str) -> Print {
        let mut hasher = SipHasher13::new();
        hasher.write(label.as_bytes());
        let mut add = |words: &str| {
            hasher.write(b" ");
            hasher.write(words.as_bytes());
        };
        // Nearly always there is nothing to fold.
        match !text.is_empty() && text::is_single_spaced(text) {
            true => add(text),
            false => text.split_whitespace().for_each(add),
        }
        Print::cut(hasher.finish())
    }

    /// The digest of several together, in their order.
    fn among(prints: impl Iterator<Item = Print>) -> Print {
        let mut hasher = SipHasher13::new();
        prints.for_each(|print| hasher.write(&print.0.to_le_bytes()));
        Print::cut(hasher.finish())
    }

    fn cut(hash: u64) -> Print {
        Print((hash >> (64 - BITS)) as u32)
    }

    fn read(letters: &[u8]) -> Option<Print> {
        let digit = |letter: &u8| ALPHABET.iter().position(|of| of == letter);
        let value = letters.iter().try_fold(0, |value, letter| Some(value << LETTER | digit(letter)? as u32))?;
        (letters.len() == LETTERS).then_some(Print(value))
    }
}

impl fmt::Display for Print {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = |rank: usize| ALPHABET[(self.0 >> (LETTER as usize * (LETTERS - 1 - rank)) & 63) as usize];
        (0..LETTERS).try_for_each(|rank| write!(f, "{}", char::from(letter(rank))))
    }
}

/// One block of a text: a field that is words, or a heading, paragraph, list item, table row, component field of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Its digest.
    pub print: Print,
    /// How much there is to translate, see [`text::volume`].
    pub words: u32,
}

impl Block {
    /// The block with this label and these words.
    pub fn of(label: &str, text: &str) -> Block {
        Block { print: Print::of(label, text), words: u32::try_from(text::volume(text)).unwrap_or(u32::MAX) }
    }
}

/// The blocks of a file, in order.
#[derive(Clone, Copy, Debug)]
pub struct Blocks<'a> {
    /// Of its front matter.
    pub fields: &'a [Block],
    /// Of its body.
    pub body: &'a [Block],
}

impl Blocks<'_> {
    /// The digest of all of them.
    pub fn print(&self) -> Print {
        Print::among(self.fields.iter().chain(self.body).map(|block| block.print))
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.fields.len() + self.body.len()
    }

    /// How much there is to translate in all of them.
    pub fn words(&self) -> usize {
        self.fields.iter().chain(self.body).map(|block| block.words as usize).sum()
    }
}

/// What stands in a translation's front matter: `1:<day>:<own>:<fields>:<body>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The day it was confirmed.
    pub day: Date,
    /// The translation's own text on that day.
    pub own: Print,
    /// The fields of the source on that day.
    pub fields: Vec<Print>,
    /// The blocks of its body on that day.
    pub body: Vec<Print>,
}

/// The form of stamps. Another one gets another number, so that an older program knows that it cannot read it.
const FORM: &str = "1";

/// Why a stamp cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It has not the form of a stamp.
    Damaged,
    /// A later version of this program wrote it.
    Newer,
}

impl Stamp {
    /// The stamp that says: this text was made from these blocks.
    pub fn new(source: Blocks<'_>, own: Blocks<'_>, day: Date) -> Stamp {
        let prints = |blocks: &[Block]| blocks.iter().map(|block| block.print).collect();
        Stamp { day, own: own.print(), fields: prints(source.fields), body: prints(source.body) }
    }

    /// How far the source has moved on since.
    pub fn drift(&self, source: Blocks<'_>) -> Drift {
        let fields = unseen(&self.fields, source.fields);
        let body = unseen(&self.body, source.body);
        let changed = (fields.fresh.len() + body.fresh.len()).max(fields.gone.len() + body.gone.len());
        let order = |block: &Block| block.print;
        Drift {
            moved: changed == 0 && !self.body.iter().copied().eq(source.body.iter().map(order)),
            words: source.words_of(&fields.fresh, &body.fresh),
            of: source.count().max(changed),
            changed,
            fields,
            body,
        }
    }
}

impl Blocks<'_> {
    fn words_of(&self, fields: &[usize], body: &[usize]) -> usize {
        let fields = fields.iter().map(|rank| self.fields[*rank].words as usize);
        fields.chain(body.iter().map(|rank| self.body[*rank].words as usize)).sum()
    }
}

impl FromStr for Stamp {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Stamp, Unreadable> {
        let (form, rest) = text.split_once(':').ok_or(Unreadable::Damaged)?;
        match form.parse::<u32>() {
            Ok(1) => {}
            Ok(2..) => return Err(Unreadable::Newer),
            _ => return Err(Unreadable::Damaged),
        }
        let mut parts = rest.split(':');
        let mut next = || parts.next().ok_or(Unreadable::Damaged);
        let (day, own, fields, body) = (next()?, next()?, next()?, next()?);
        let prints = |letters: &str| letters.as_bytes().chunks(LETTERS).map(Print::read).collect::<Option<Vec<Print>>>();
        let read = || Some(Stamp { day: day.parse().ok()?, own: Print::read(own.as_bytes())?, fields: prints(fields)?, body: prints(body)? });
        read().filter(|_| parts.next().is_none()).ok_or(Unreadable::Damaged)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{FORM}:{}:{}:", self.day, self.own)?;
        self.fields.iter().try_for_each(|print| write!(f, "{print}"))?;
        f.write_str(":")?;
        self.body.iter().try_for_each(|print| write!(f, "{print}"))
    }
}

/// How far a source has moved on since a translation was confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// How many blocks it would take at least to come from one to the other; nought is *current*.
    pub changed: usize,
    /// Of how many.
    pub of: usize,
    /// Words in the blocks that are new or changed.
    pub words: usize,
    /// Whether the same blocks stand in another order.
    pub moved: bool,
    /// The fields that differ.
    pub fields: Unseen,
    /// The blocks of the body that differ.
    pub body: Unseen,
}

impl Drift {
    /// Whether there is anything to translate again.
    pub fn is_behind(&self) -> bool {
        self.changed > 0
    }
}

/// How a translation stands to its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is the source.
    Original,
    /// There is none.
    Missing,
    /// Nobody has confirmed what it was made from.
    Unstamped,
    /// It says what the source says.
    Current {
        /// Whether the source has its blocks in another order since.
        moved: bool,
    },
    /// The source has moved on.
    Behind(Drift),
}

impl Standing {
    /// The standing of a translation with this stamp.
    pub fn of(stamp: Option<&Stamp>, source: Blocks<'_>) -> Standing {
        match stamp.map(|stamp| stamp.drift(source)) {
            None => Standing::Unstamped,
            Some(drift) if drift.is_behind() => Standing::Behind(drift),
            Some(drift) => Standing::Current { moved: drift.moved },
        }
    }
}

/// What two lists of blocks do not have in common, however they are ordered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unseen {
    /// Blocks of the source, by rank, that the translation has never seen.
    pub fresh: Vec<usize>,
    /// Blocks the translation was made from, by rank in the stamp, that the source no longer has.
    pub gone: Vec<usize>,
}

fn unseen(stamped: &[Print], now: &[Block]) -> Unseen {
    // Nearly always: nothing has changed.
    if stamped.len() == now.len() && stamped.iter().zip(now).all(|(print, block)| *print == block.print) {
        return Unseen::default();
    }
    let mut left: HashMap<Print, usize> = HashMap::new();
    stamped.iter().for_each(|print| *left.entry(*print).or_default() += 1);
    let mut take = |print: Print| left.get_mut(&print).filter(|count| **count > 0).map(|count| *count -= 1).is_some();
    let fresh: Vec<usize> = (0..now.len()).filter(|rank| !take(now[*rank].print)).collect();
    let mut gone: Vec<usize> = (0..stamped.len()).rev().filter(|rank| take(stamped[*rank])).collect();
    gone.reverse();
    Unseen { fresh, gone }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(words: &[&str]) -> Vec<Block> {
        words.iter().map(|word| Block::of("p", word)).collect()
    }

    fn stamp(fields: &[Block], body: &[Block]) -> Stamp {
        let source = Blocks { fields, body };
        Stamp::new(source, source, "2026-11-22".parse().unwrap())
    }

    #[test]
    fn a_stamp_is_read_as_it_was_written() {
        let stamp = stamp(&[Block::of("title", "Chợ nổi")], &blocks(&["một", "hai"]));
        assert_eq!(stamp.to_string().parse(), Ok(stamp.clone()));
        assert!(stamp.to_string().starts_with("1:2026-11-22:"), "{stamp}");
        assert_eq!(stamp.to_string().len(), "1:2026-11-22:".len() + 5 + 1 + 5 + 1 + 10);
    }

    #[test]
    fn what_is_no_stamp_is_refused_and_a_newer_one_is_told_apart() {
        for text in ["", "1", "1:2026-11-22", "1:2026-11-22:AAAAA:", "1:2026-13-22:AAAAA::", "1:2026-11-22:AAAA::", "1:2026-11-22:AAAAA:AAAAAA:", "1:2026-11-22:AAAAA:AAA=A:", "1:2026-11-22:AAAAA:::", "x:2026-11-22:AAAAA::"] {
            assert_eq!(text.parse::<Stamp>(), Err(Unreadable::Damaged), "{text}");
        }
        assert_eq!("2:anything".parse::<Stamp>(), Err(Unreadable::Newer));
        assert!("1:2026-11-22:AAAAA::".parse::<Stamp>().is_ok());
    }

    #[test]
    fn white_space_is_no_change_and_a_label_is() {
        assert_eq!(Print::of("p", " một\n  hai\u{A0}ba "), Print::of("p", "một hai ba"));
        assert_ne!(Print::of("p", "một hai"), Print::of("h2", "một hai"));
        assert_ne!(Print::of("p", "một hai"), Print::of("p", "mộthai"));
    }

    #[test]
    fn drift_counts_what_is_new_changed_and_gone() {
        let was = blocks(&["a", "b", "c", "b"]);
        let drift = |now: &[&str]| {
            let now = blocks(now);
            let drift = stamp(&[], &was).drift(Blocks { fields: &[], body: &now });
            (drift.changed, drift.of, drift.moved)
        };
        assert_eq!(drift(&["a", "b", "c", "b"]), (0, 4, false));
        assert_eq!(drift(&["b", "c", "b", "a"]), (0, 4, true));
        assert_eq!(drift(&["a", "x", "c", "b"]), (1, 4, false));
        assert_eq!(drift(&["a", "b", "c"]), (1, 3, false));
        assert_eq!(drift(&["a", "b", "c", "b", "b"]), (1, 5, false));
        assert_eq!(drift(&["x"]), (4, 4, false));
        assert_eq!(drift(&[]), (4, 4, false));
    }

    #[test]
    fn what_differs_is_named_by_its_rank() {
        let (was, now) = (blocks(&["a", "b", "c", "b"]), blocks(&["b", "c", "d"]));
        let drift = stamp(&[], &was).drift(Blocks { fields: &[], body: &now });
        assert_eq!(drift.body, Unseen { fresh: vec![2], gone: vec![0, 3] });
    }
}
