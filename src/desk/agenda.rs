//! What the days ahead bring: pages that come, go, or want to be looked at again.

use jiff::Zoned;
use jiff::civil::{Date, DateTime};

use super::Desk;
use super::entries::{fact, word};
use crate::kinds::{Kind, Value};
use crate::parse::Draft;
use crate::values::Day;

/// What happens to a page by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happening {
    /// It is published.
    Publishes,
    /// It goes.
    Expires,
}

/// One such moment.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// When.
    pub at: Zoned,
    /// What.
    pub what: Happening,
    /// Which item.
    pub id: &'a str,
    /// The file that says so.
    pub path: &'a str,
}

/// An item nobody has looked at for longer than the site allows.
#[derive(Clone, Debug)]
pub struct Unverified<'a> {
    /// Which item.
    pub id: &'a str,
    /// Its source file.
    pub path: &'a str,
    /// The latest day it speaks of itself.
    pub since: Date,
}

/// What the days ahead bring.
#[derive(Clone, Debug)]
pub struct Agenda<'a> {
    /// Pages that come and go, soonest first.
    pub events: Vec<Event<'a>>,
    /// Items to be looked at again, oldest first.
    pub unverified: Vec<Unverified<'a>>,
}

impl<'a> Desk<'a> {
    /// The agenda of what is on the desk.
    pub fn agenda(&self) -> Agenda<'a> {
        let mut agenda = Agenda { events: Vec::new(), unverified: Vec::new() };
        let oldest = self.clock.today().checked_sub(jiff::Span::new().days(self.settings.translations.verify_after)).ok();
        for draft in self.entries.iter().filter_map(|entry| entry.draft) {
            let kind = &self.kinds[draft.kind];
            let Some(path) = draft.original().map(|head| head.source.path.as_str()) else { continue };
            for (name, what) in [("publish", Happening::Publishes), ("expires", Happening::Expires)] {
                let Some(Value::Instant(moment)) = fact(draft, kind, name) else { continue };
                if let Some(at) = self.ahead(*moment) {
                    agenda.events.push(Event { at, what, id: &draft.id, path });
                }
            }
            if let Some(since) = last_looked_at(draft, kind).filter(|day| oldest.is_some_and(|oldest| *day < oldest)) {
                agenda.unverified.push(Unverified { id: &draft.id, path, since });
            }
        }
        agenda.events.sort_by(|a, b| (&a.at, a.what, a.id).cmp(&(&b.at, b.what, b.id)));
        agenda.unverified.sort_by(|a, b| (a.since, a.id).cmp(&(b.since, b.id)));
        agenda
    }

    fn ahead(&self, moment: DateTime) -> Option<Zoned> {
        moment.to_zoned(self.clock.zone().clone()).ok().filter(|at| *at > self.clock.now())
    }
}

/// The latest day an item speaks of: when it was updated or reviewed, or what its figures hold for. Items that only tell of
/// something on a day of its own, such as news, are not asked about again.
fn last_looked_at(draft: &Draft, kind: &Kind) -> Option<Date> {
    let day = |value: &Value| match value {
        Value::Date(day) => Some(day.last()),
        _ => None,
    };
    let said = ["updated", "reviewed_on"].into_iter().filter_map(|name| day(&word(draft, kind, draft.source_lang, name)?.value));
    said.chain(draft.as_of.as_ref().map(Day::last)).max()
}
