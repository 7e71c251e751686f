//! Whom to tell of a weakness: whether that still holds.
//!
//! Asks the site's clock, so that `next-change` knows the day, and says so once it has passed.

use super::Setting;
use crate::diag::Report;
use crate::diag::catalog::settings as say;

/// Warns of contact details past their day.
pub(super) fn check(setting: &Setting<'_>, report: &mut Report) {
    let Some(security) = &setting.settings.security else { return };
    let day = security.expires.value.last();
    if setting.clock.is_over(day) {
        report.say(say::security_is_over(security.expires.place.clone(), &day.to_string()));
    }
}
