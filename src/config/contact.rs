//! `[security]` and `[humans]`: what is said to those who look behind the pages.
//!
//! Takes the tables, gives whom to tell of a weakness and who made the site. Never makes up a day or a name.

use crate::both;
use crate::diag::Report;
use crate::diag::catalog::front;
use crate::fields::{Fields, NodeValue};
use crate::source::Placed;
use crate::values::Day;

/// `[security]`, for `/.well-known/security.txt` (RFC 9116).
#[derive(Clone, Debug)]
pub struct Security {
    /// Where to write, the best first: `mailto:`, `https:` or `tel:`.
    pub contact: Vec<String>,
    /// The day after which this is no longer to be believed, and where it is said.
    pub expires: Placed<Day>,
    /// How reports are dealt with.
    pub policy: Option<String>,
    /// A key to write with.
    pub encryption: Option<String>,
}

/// `[humans]`, for `/humans.txt`.
#[derive(Clone, Debug)]
pub struct Humans {
    /// Who made the site.
    pub team: Vec<String>,
    /// Who is thanked.
    pub thanks: Vec<String>,
}

/// Reads `[security]`.
pub(super) fn security(table: Fields<'_>, report: &mut Report) -> Option<Security> {
    let contact = contact(&table, report);
    let expires = expires(&table, report);
    let policy = web_address(&table, "policy", report);
    let encryption = web_address(&table, "encryption", report);
    table.finish(report);
    Some(Security { contact, expires: expires?, policy, encryption })
}

fn contact(table: &Fields<'_>, report: &mut Report) -> Vec<String> {
    const EXAMPLE: &str = "[\"mailto:security@example.org\"]";
    let contact = table.strings("contact", report);
    match table.node("contact") {
        None => report.say(front::missing_key(table.place(), "contact", EXAMPLE)),
        Some(node) if contact.is_empty() && matches!(&node.value, NodeValue::List(list) if list.is_empty()) => {
            report.say(front::missing_key(table.at(node), "contact", EXAMPLE));
        }
        Some(node) => {
            let is_address = |text: &str| text.starts_with("mailto:") || text.starts_with("tel:") || crate::kinds::is_web_address(text);
            for wrong in contact.iter().filter(|text| !is_address(text) || text.contains(['\n', '\r'])) {
                let wanted = both!("địa chỉ bắt đầu bằng mailto:, https:// hoặc tel:", "an address that starts with mailto:, https:// or tel:");
                report.say(front::wrong_type(table.at(node).inside(wrong), "contact", wanted, "\"mailto:security@example.org\""));
            }
        }
    }
    contact
}

fn expires(table: &Fields<'_>, report: &mut Report) -> Option<Placed<Day>> {
    let Some(node) = table.node("expires") else {
        report.say(front::missing_key(table.place(), "expires", "2027-06-30"));
        return None;
    };
    let reading = crate::kinds::Reading::of(table.source());
    let day = crate::kinds::date("expires", node, reading, report)?;
    Some(Placed::new(day, table.at(node)))
}

/// Reads `[humans]`.
pub(super) fn humans(table: Fields<'_>, report: &mut Report) -> Humans {
    let humans = Humans { team: table.strings("team", report), thanks: table.strings("thanks", report) };
    table.finish(report);
    humans
}

/// A web address under a key.
pub(super) fn web_address(table: &Fields<'_>, key: &str, report: &mut Report) -> Option<String> {
    let url = table.string(key, report)?;
    let place = table.node(key).map_or_else(|| table.place(), |node| table.at(node));
    if !crate::kinds::is_web_address(&url) {
        let wanted = both!("một địa chỉ web bắt đầu bằng https://", "a web address that starts with https://");
        report.say(front::wrong_type(place, key, wanted, "\"https://…\""));
    }
    Some(url)
}
