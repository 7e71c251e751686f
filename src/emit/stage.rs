//! Where files that differ are gathered.
//!
//! Takes them one by one from any thread, in one of the two modes; publishes them all or forgets them. Never touches the
//! disk before there is a first one.

use std::sync::{Mutex, OnceLock, PoisonError};

use super::Mode;
use super::exchange::{Before, Spare};
use super::in_place::Staged;
use super::outlet::{Failure, Outlet};
use super::settle::Change;
use super::tree::Tree;
use crate::disk::Stat;

/// The files that differ.
pub struct Stage<'a> {
    /// The folder of the result.
    pub outlet: &'a Outlet,
    /// The published tree.
    pub live: &'a Tree<'a>,
    /// The tree beside it.
    pub spare: &'a Before<'a>,
    opened: OnceLock<Opened<'a>>,
    opening: Mutex<()>,
}

enum Opened<'a> {
    Spare(Spare<'a>),
    Staged(Staged),
}

impl<'a> Stage<'a> {
    /// Nothing is gathered yet.
    pub fn new(outlet: &'a Outlet, live: &'a Tree<'a>, spare: &'a Before<'a>) -> Stage<'a> {
        Stage { outlet, live, spare, opened: OnceLock::new(), opening: Mutex::new(()) }
    }

    fn opened(&self) -> Result<&Opened<'a>, Failure> {
        if let Some(opened) = self.opened.get() {
            return Ok(opened);
        }
        // Whoever waits here must not be lent to other work: nothing below runs in parallel.
        let _one = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(opened) = self.opened.get() {
            return Ok(opened);
        }
        let exchange = self.outlet.plain && !self.live.has_foreign() && self.outlet.can_exchange();
        let opened = match exchange {
            true => Opened::Spare(Spare::open(self.outlet, self.live, self.spare)?),
            false => Opened::Staged(Staged::open(self.outlet)?),
        };
        Ok(self.opened.get_or_init(|| opened))
    }

    /// Gathers a file; gives its stat.
    pub fn put(&self, number: usize, path: &str, bytes: &[u8]) -> Result<Stat, Failure> {
        match self.opened()? {
            Opened::Spare(spare) => spare.put(path, bytes),
            Opened::Staged(staged) => staged.put(number, bytes),
        }
    }

    /// Publishes all. Stats of files become those of the published ones. Gives the manifest's.
    pub fn finish(&self, change: &mut Change<'_>) -> Result<(Mode, Option<Stat>), Failure> {
        match self.opened()? {
            Opened::Spare(spare) => Ok((Mode::Exchange, Some(spare.finish(self.outlet, self.live, change)?))),
            Opened::Staged(staged) => Ok((Mode::InPlace, staged.finish(self.outlet, &self.live.stale, change)?)),
        }
    }

    /// Forgets all.
    pub fn abandon(&self) {
        match self.opened.get() {
            Some(Opened::Spare(spare)) => spare.abandon(),
            Some(Opened::Staged(staged)) => staged.abandon(),
            None => {}
        }
    }
}
