//! `caybeo next-change`: when the site will change by itself.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::define::{at, pick, shaped};
use super::{Call, Exit, Told};
use crate::diag::{Report, Tongue};
use crate::pipeline::{self, Options};

/// The command and its options.
pub(super) fn define(tongue: Tongue) -> Command {
    let about = pick(tongue, "in thời điểm cổng sẽ tự đổi", "print when the site will change by itself");
    let opening = pick(tongue, "In thời điểm cổng sẽ tự đổi (sự kiện qua, bài hẹn giờ),\ntức là lúc cần dựng lại.", "Print when the site will change by itself (an event is over, a page is due):\nwhen to build again.");
    let usage = pick(tongue, "caybeo next-change [TÙY CHỌN]", "caybeo next-change [OPTIONS]");
    shaped(Command::new("next-change"), tongue, about, opening, usage).arg(at(tongue))
}

/// Runs it.
pub(super) fn run(call: &Call<'_>, matches: &ArgMatches, report: &mut Report) -> Result<Told, Exit> {
    let now = call.instant(matches, report)?;
    let options = Options { root: call.root.clone(), out: call.root.join("public"), preview: false, now, reload: false, trust_stat: call.trust_stat };
    let next = pipeline::next_change(&options, report)?;
    let zone = pipeline::settings(&call.root, report)?.zone;
    let next = next.map(|next| next.to_zoned(zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string());
    let note = call.pick("Cổng không tự đổi nữa: không có gì đang chờ ngày.\n", "The site will not change by itself: nothing waits for a day.\n");
    Ok(Told {
        data: Some(json!({ "next_change": next })),
        note: if next.is_none() { note.to_owned() } else { String::new() },
        product: next.map_or_else(String::new, |next| format!("{next}\n")),
        ..Told::default()
    })
}
