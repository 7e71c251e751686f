//! Limits of `site.toml`: how far translations may fall behind before the desk warns or refuses.

use super::entries::lies_in;
use super::{Desk, State};
use crate::config::{Limit, Settings};
use crate::diag::catalog::desk as say;
use crate::diag::Report;
use crate::parse::Manuscript;
use crate::text::nearest;

/// Says which limits are for sections nobody made.
pub fn check_limits(settings: &Settings, manuscript: &Manuscript, report: &mut Report) {
    for section in settings.translations.limits.iter().filter_map(|limit| limit.section.as_ref()) {
        let names = || manuscript.sections.iter().map(|section| section.id.as_str());
        let is_known = section.value.is_empty() || names().any(|id| id == section.value) || manuscript.faulty.contains(&section.value);
        if !is_known {
            report.say(say::limit_of_nothing(section.place.clone(), &section.value, nearest(&section.value, names())));
        }
    }
}

/// Says which limits are exceeded: those that fail as errors, the others as warnings.
pub fn exceeded(desk: &Desk<'_>, report: &mut Report) {
    for limit in &desk.settings.translations.limits {
        for (state, most, severity) in &limit.most {
            let Some(state) = State::named(state) else { continue };
            for lang in desk.settings.languages.all().filter(|lang| limit.languages.is_empty() || limit.languages.contains(lang)) {
                let files = files(desk, limit, lang, state);
                if files.len() > most.value {
                    let tag = &desk.settings.languages[lang].tag;
                    report.say(say::limit_exceeded(most.place.clone(), *severity, state.name(), limit.section.as_ref().map(|section| section.value.as_str()), tag, files.len(), most.value, &files));
                }
            }
        }
    }
}

/// The files of one language in a state that a limit counts.
fn files(desk: &Desk<'_>, limit: &Limit, lang: crate::lang::Lang, state: State) -> Vec<String> {
    let within = |section: &str| limit.section.as_ref().is_none_or(|of| lies_in(section, &of.value));
    let entries = desk.entries.iter().filter(|entry| within(entry.section));
    let files = entries.flat_map(|entry| &entry.files).filter(|file| file.lang == lang && file.states().any(|is| is == state));
    let orphans = desk.orphans.iter().filter(|orphan| state == State::Orphan && within(orphan.id.rsplit_once('/').map_or("", |(section, _)| section)));
    let orphans = orphans.flat_map(|orphan| orphan.files).filter(|(of, _)| *of == lang);
    files.map(|file| file.path.clone()).chain(orphans.map(|(_, path)| path.clone())).collect()
}
