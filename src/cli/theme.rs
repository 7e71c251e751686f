//! `caybeo theme eject`: one file of the theme inside the program, copied out to be changed.
//!
//! Gives an edit; `pipeline::apply` writes it, or says that the file is there already.

use clap::{ArgMatches, Command};
use jiff::Timestamp;
use serde_json::json;

use super::define::{pick, positional, shaped};
use super::{Call, Exit, Told};
use crate::diag::catalog::usage as say;
use crate::diag::{Report, Tongue};
use crate::edit::Edit;
use crate::pipeline::{self, Options};
use crate::text;
use crate::theme::embedded;

/// The only command that has commands of its own.
pub(super) const NAME: &str = "theme";

/// A whole line that works.
pub(super) const EXAMPLE: &str = "caybeo theme eject templates/home.html";

/// The command and its own commands.
pub(super) fn define(tongue: Tongue) -> Command {
    let about = pick(tongue, "chép một tệp giao diện ra để sửa", "copy a file of the theme out to be changed");
    let opening = pick(tongue, "Chép một tệp của giao diện có sẵn vào giao diện của cổng để sửa.", "Copy a file of the built-in theme into the portal's own, to be changed.");
    let usage = pick(tongue, "caybeo theme eject <TỆP>", "caybeo theme eject <FILE>");
    let file = pick(tongue, "đường dẫn trong giao diện, ví dụ templates/home.html", "the path inside the theme, such as templates/home.html");
    let eject = shaped(Command::new("eject"), tongue, about, opening, usage)
        .arg(positional("file", 1, pick(tongue, "TỆP", "FILE"), tongue, file).required(true));
    shaped(Command::new(NAME), tongue, about, opening, usage)
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(pick(tongue, "Lệnh", "Commands"))
        .subcommand(eject)
}

/// Runs it.
pub(super) fn run(call: &Call<'_>, matches: &ArgMatches, report: &mut Report) -> Result<Told, Exit> {
    let Some(("eject", matches)) = matches.subcommand() else { return Err(Exit::Usage) };
    let path = matches.get_one::<String>("file").cloned().unwrap_or_default();
    let settings = pipeline::settings(&call.root, report)?;
    let files = embedded::files();
    let Some(file) = files.iter().find(|file| file.path == path) else {
        let near = text::nearest(&path, files.iter().map(|file| file.path.as_str()));
        return Err(call.wrong(say::no_theme_file(call.line.at(&path), &path, near), report));
    };
    let edit = Edit { path: format!("themes/{}/{path}", settings.theme), expected_digest: None, bytes: file.bytes().to_vec() };
    let options = Options { root: call.root.clone(), out: call.root.join("public"), preview: false, now: Timestamp::UNIX_EPOCH, reload: false, trust_stat: call.trust_stat };
    pipeline::apply(&options, std::slice::from_ref(&edit), report)?;
    let made = call.pick("Đã chép ra để sửa:", "Copied out to be changed:");
    Ok(Told { summary: format!("{made} {}\n", edit.path), data: Some(json!({ "written": [edit.path] })), ..Told::default() })
}
