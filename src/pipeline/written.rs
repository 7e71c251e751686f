//! Everything as it is written, without words, theme or pages: what the desk looks at.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::ground::{Before, footing};
use super::{Options, remember};
use crate::clock::Clock;
use crate::config::Settings;
use crate::desk::{Desk, check_limits, page};
use crate::diag::{Report, Stopped};
use crate::kinds::Kinds;
use crate::parse::{self, Manuscript};

/// A site as it is written.
pub struct Written {
    /// `site.toml`.
    pub settings: Settings,
    /// The kinds.
    pub kinds: Arc<Kinds>,
    /// Items and sections.
    pub manuscript: Manuscript,
    /// The site's time.
    pub clock: Clock,
}

impl Written {
    /// All of it on the desk.
    pub fn desk(&self) -> Desk<'_> {
        Desk::new(&self.manuscript, &self.settings, &self.kinds, &self.clock)
    }

    /// The same for pages; `root` is where git is asked.
    pub fn seen<'a>(&'a self, root: &'a Path) -> page::Written<'a> {
        page::Written { manuscript: &self.manuscript, settings: &self.settings, kinds: &self.kinds, clock: &self.clock, root }
    }
}

/// Reads what is written. Faults of content are for `check` to tell: the desk shows what can be read. Only settings stop it.
pub fn written(options: &Options, report: &mut Report) -> Result<Written, Stopped> {
    let mut said = Report::new();
    let footing = footing(Before::default(), options, &mut said).inspect_err(|_| report.absorb(said))?;
    let cache = options.cache();
    let heads = cache.pack("heads");
    let at_hand = parse::Before { heads: &heads, drafts: HashMap::new() };
    let manuscript = parse::read(&footing.inventory, &footing.settings, &footing.kinds, &at_hand, &mut Report::new());
    heads.save();
    remember(footing.known, &manuscript, &cache);
    let clock = Clock::new(options.now, footing.settings.zone.clone());
    let written = Written { settings: footing.settings, kinds: footing.kinds, manuscript, clock };
    check_limits(&written.settings, &written.manuscript, report);
    report.gate()?;
    Ok(written)
}
