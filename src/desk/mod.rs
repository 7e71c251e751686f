//! The translation desk: what is untranslated, behind, unreviewed, pending or running out.
//!
//! Takes everything as it is written, gives entries, a matrix, lists, differences and the edits that confirm a translation.
//! Never renders the site and never writes: edits are `pipeline::apply`'s. Asks git for old texts, and does without.

mod agenda;
mod diff;
mod entries;
mod git;
mod limits;
mod matrix;
pub mod page;
mod seal;

pub use agenda::{Agenda, Event, Happening, Unverified};
pub use diff::{Change, Compared, Old, compare, first_change};
pub use entries::{Entry, File, Filter, Orphan, Review, State};
pub use limits::{check_limits, exceeded};
pub use matrix::{By, Cell, Line, Matrix};

pub use seal::{Confirmed, Meaning, confirm, review};

use crate::clock::Clock;
use crate::config::Settings;
use crate::kinds::Kinds;
use crate::parse::Manuscript;

/// Everything that is written, as the desk sees it.
pub struct Desk<'a> {
    /// `site.toml`.
    pub settings: &'a Settings,
    /// The kinds.
    pub kinds: &'a Kinds,
    /// The site's time.
    pub clock: &'a Clock,
    /// Items and sections whose words are wanted, by id; what has expired is not among them.
    pub entries: Vec<Entry<'a>>,
    /// Translations of nothing.
    pub orphans: Vec<Orphan<'a>>,
    /// Items and sections that could not be read: `check` says why.
    pub unreadable: usize,
}

impl<'a> Desk<'a> {
    /// Lays everything out.
    pub fn new(manuscript: &'a Manuscript, settings: &'a Settings, kinds: &'a Kinds, clock: &'a Clock) -> Desk<'a> {
        let entries = entries::all(manuscript, settings, kinds, clock);
        let orphans: Vec<Orphan<'a>> = manuscript.orphans.iter().map(|orphan| Orphan { id: &orphan.id, files: &orphan.files }).collect();
        let unreadable = manuscript.faulty.len().saturating_sub(orphans.len());
        Desk { settings, kinds, clock, entries, orphans, unreadable }
    }

    /// The desk with only what a filter lets through.
    pub fn only(mut self, filter: &Filter) -> Desk<'a> {
        self.entries.retain_mut(|entry| filter.lets(entry));
        self.orphans.retain(|orphan| filter.lets_orphan(orphan));
        self
    }
}
