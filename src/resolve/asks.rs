//! Asks: what a view, a section or a component wants listed.
//!
//! Takes tables as written, gives each ask that differs from the others once. Never answers them: `answers` does.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::{Item, Setting, Site};
use crate::diag::Report;
use crate::diag::catalog::{kinds as kind_says, links as say, theme as theme_say};
use crate::fields::{Fields, Table};
use crate::kinds::{FieldId, KindId, OrderKey};
use crate::source::Source;
use crate::text::nearest;

/// Whether something is still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Whenever.
    Any,
    /// Not over yet.
    Upcoming,
    /// Over.
    Past,
}

/// An ask of the site; equal asks, wherever they are written, are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AskId(pub(super) u32);

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Of this kind.
    pub kind: Option<KindId>,
    /// In this section.
    pub section: Option<usize>,
    /// To come, or over.
    pub when: When,
    /// With these values: a choice id, or the id of an item referred to.
    pub filters: Vec<(FieldId, String)>,
    /// Only items that refer to the page's item.
    pub about_this: bool,
    /// In this order.
    pub order: Vec<OrderKey>,
    /// At most so many.
    pub limit: usize,
}

impl Ask {
    /// Reads an ask. Keys it does not know stay for the caller to read or complain of.
    pub fn read(fields: &Fields<'_>, site: &Site, setting: &Setting<'_>, report: &mut Report) -> Ask {
        let place = |key: &str| fields.node(key).map_or(fields.place(), |node| fields.at(node));
        let kind = fields.string("kind", report).and_then(|name| {
            let found = setting.kinds.find(&name);
            if found.is_none() {
                report.say(kind_says::unknown_kind(place("kind"), &name, nearest(&name, setting.kinds.names())));
            }
            found
        });
        let section = fields.string("section", report).and_then(|id| {
            let found = site.section(&id);
            if found.is_none() {
                let near = nearest(&id, site.sections.iter().map(|section| section.draft.id.as_str()));
                report.say(say::unknown_section(place("section"), &id, near));
            }
            found
        });
        let kind = kind.or_else(|| site.sections[section?].draft.rules.kind);
        let when = match fields.choice("when", &["any", "upcoming", "past"], report).as_deref() {
            Some("upcoming") => When::Upcoming,
            Some("past") => When::Past,
            _ => When::Any,
        };
        let mut order: Vec<OrderKey> = fields.strings("order", report).iter().map(|key| OrderKey::parse(key)).collect();
        if let Some(kind) = kind {
            for key in &order {
                known_field(kind, &key.field, || place("order").inside(&key.field), setting, report);
            }
            if order.is_empty() {
                order = setting.kinds[kind].order.clone();
            }
        }
        Ask {
            kind,
            section,
            when,
            filters: filters(fields, kind, setting, report),
            about_this: fields.choice("about", &["this"], report).is_some(),
            order,
            limit: fields.integer("limit", 1..1001, report).unwrap_or(1000) as usize,
        }
    }
}

/// Every ask that was read.
#[derive(Default)]
pub(super) struct Asked {
    asks: Vec<Ask>,
    known: HashMap<String, AskId>,
}

impl Asked {
    /// Notes an ask.
    pub(super) fn note(&mut self, ask: Ask) -> AskId {
        let next = AskId(self.asks.len() as u32);
        let id = *self.known.entry(format!("{ask:?}")).or_insert(next);
        if id == next {
            self.asks.push(ask);
        }
        id
    }

    /// Every ask, by its id.
    pub(super) fn all(self) -> Vec<Ask> {
        self.asks
    }
}

/// Whether an item's date is over; the clock remembers the question.
pub fn is_over(item: &Item, setting: &Setting<'_>) -> Option<bool> {
    let field = item.kind(setting.kinds).date?;
    Some(setting.clock.is_over(item.draft.fact(field)?.value.ends()?))
}

fn known_field(kind: KindId, name: &str, place: impl Fn() -> crate::source::Place, setting: &Setting<'_>, report: &mut Report) -> Option<FieldId> {
    let kind = &setting.kinds[kind];
    let found = kind.field(name).map(|(id, _)| id);
    if found.is_none() && !["as_of", "id"].contains(&name) {
        let near = nearest(name, kind.fields.iter().map(|field| field.name.as_str()));
        report.say(kind_says::unknown_field(place(), &kind.name, name, near));
    }
    found
}

fn filters(fields: &Fields<'_>, kind: Option<KindId>, setting: &Setting<'_>, report: &mut Report) -> Vec<(FieldId, String)> {
    let Some(table) = fields.table("where", report) else { return Vec::new() };
    let Some(kind) = kind else { return Vec::new() };
    table
        .entries()
        .filter_map(|entry| {
            let place = || crate::source::Place::new(table.source(), entry.key_span.clone());
            let field = known_field(kind, &entry.key, place, setting, report)?;
            let wanted = table.string(&entry.key, report)?;
            if let crate::kinds::Type::Choice(choices) = &setting.kinds[kind][field].ty
                && !choices.contains(&wanted)
            {
                let choices: Vec<&str> = choices.iter().map(String::as_str).collect();
                let near = nearest(&wanted, choices.iter().copied());
                let say = crate::diag::catalog::front::not_a_choice;
                report.say(say(table.at(&entry.node), &entry.key, &wanted, near, &choices));
            }
            Some((field, wanted))
        })
        .collect()
}

/// Reads what every view and every section asks for.
pub(super) fn read(site: &mut Site, asked: &mut Asked, setting: &Setting<'_>, report: &mut Report) {
    let mut one = |table: &Table, source: &Arc<Source>, site: &Site, report: &mut Report| {
        let fields = Fields::new(source, table);
        let ask = Ask::read(&fields, site, setting, report);
        fields.finish(report);
        asked.note(ask)
    };
    let mut asks: BTreeMap<String, Vec<(String, AskId)>> = BTreeMap::new();
    for (template, written) in setting.theme.into_iter().flat_map(|theme| theme.all_asks()) {
        for written in written {
            let ask = one(&written.table, &written.source, site, report);
            asks.entry(template.to_owned()).or_default().push((written.name.clone(), ask));
        }
    }
    site.asks = asks;
    for rank in 0..site.sections.len() {
        let rules = &site.sections[rank].draft.rules;
        if let (Some(view), Some(place), Some(theme)) = (&rules.view, &rules.view_at, setting.theme)
            && theme.views().all(|known| known != view)
        {
            report.say(theme_say::unknown_name(place.clone(), theme_say::Called::Template, view, nearest(view, theme.views())));
        }
        let Some(source) = rules.source.clone() else { continue };
        let written: Vec<(String, Table)> = rules.asks.clone();
        site.sections[rank].asks =
            written.into_iter().map(|(name, table)| (name, one(&table, &source, site, report))).collect();
    }
}
