//! `caybeo check`: every fault, nothing written; with `--fix`, the ledger of addresses made true.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::define::{at, flag, pick, shaped};
use super::{Call, Exit, Told, build, figures};
use crate::diag::{Report, Severity, Tongue};
use crate::pipeline::{self, Options};

/// The command and its options.
pub(super) fn define(tongue: Tongue) -> Command {
    let about = pick(tongue, "tìm mọi lỗi; không ghi gì", "find every fault; nothing is written");
    let opening = pick(tongue, "Tìm mọi lỗi của cổng; không ghi gì.", "Find every fault of the site; nothing is written.");
    let usage = pick(tongue, "caybeo check [TÙY CHỌN]", "caybeo check [OPTIONS]");
    shaped(Command::new("check"), tongue, about, opening, usage).args([
        flag("fix", pick(tongue, "ghi sổ địa chỉ (routes.toml, aliases) rồi tìm lại", "record addresses (routes.toml, aliases), look again")),
        at(tongue),
    ])
}

/// Runs it.
pub(super) fn run(call: &Call<'_>, matches: &ArgMatches, report: &mut Report) -> Result<Told, Exit> {
    let now = call.instant(matches, report)?;
    let options = Options { root: call.root.clone(), out: call.root.join("public"), preview: false, now, reload: false, trust_stat: call.trust_stat };
    let mut written = Vec::new();
    if matches.get_flag("fix") {
        let edits = pipeline::fix(&options, report)?;
        pipeline::apply(&options, &edits, report)?;
        written.extend(edits.into_iter().map(|edit| edit.path));
    }
    let note = wrote(call, &written, matches.get_flag("fix"));
    let checked = match pipeline::check(&options, report) {
        Ok(checked) => checked,
        Err(stopped) => {
            // What was written stays written, and must be said all the same.
            if !call.quiet {
                call.err(&note);
            }
            return Err(stopped.into());
        }
    };
    let warnings = report.count(Severity::Warning);
    let sound = match (call.tongue, warnings) {
        (Tongue::Vi, 0) => "Không có lỗi.\n".to_owned(),
        (Tongue::En, 0) => "No errors.\n".to_owned(),
        (Tongue::Vi, count) => format!("Không có lỗi, {} lưu ý.\n", call.tongue.count(count)),
        (Tongue::En, count) => format!("No errors, {}.\n", call.tongue.counted(count, "", "warning", "warnings")),
    };
    let ahead = figures::table(&build::ahead(call, &checked));
    Ok(Told {
        summary: format!("{note}{sound}{ahead}"),
        data: Some(json!({
            "written": written,
            "warnings": warnings,
            "unrecorded": checked.unrecorded,
            "behind": checked.behind,
            "next_change": checked.next_change.map(|next| next.to_string()),
        })),
        ..Told::default()
    })
}

fn wrote(call: &Call<'_>, paths: &[String], asked: bool) -> String {
    match paths {
        [] if asked => call.pick("Sổ địa chỉ đã đúng, không phải ghi gì.\n", "The ledger of addresses is true already; nothing was written.\n").to_owned(),
        [] => String::new(),
        paths => {
            let title = call.pick("Đã ghi:\n", "Written:\n");
            paths.iter().fold(title.to_owned(), |text, path| format!("{text}  {path}\n"))
        }
    }
}
