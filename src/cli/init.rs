//! `caybeo init`: a new portal, with commented settings, that can be built at once.
//!
//! Gives edits; `pipeline::apply` writes all of them or none. Never writes into a folder that holds anything.

use std::path::PathBuf;

use clap::{ArgAction, ArgMatches, Command, value_parser};
use serde_json::json;

use super::define::{option, pick, positional, shaped};
use super::starter::{Starter, Wanted};
use super::{Call, Exit, Told};
use crate::desk::{self, Confirmed, Meaning};
use crate::diag::catalog::usage as say;
use crate::diag::{Report, Tongue};
use crate::disk;
use crate::edit::Edit;
use crate::pipeline::{self, Options, Written};

/// The command and its options.
pub(super) fn define(tongue: Tongue) -> Command {
    let about = pick(tongue, "tạo một cổng mới, dựng được ngay", "start a new portal that can be built at once");
    let opening = pick(tongue, "Tạo một cổng mới trong một thư mục trống, có thiết lập kèm giải thích.", "Start a new portal in an empty folder, with commented settings.");
    let usage = pick(tongue, "caybeo init <THƯ MỤC> [--title TÊN] [--languages vi,en]", "caybeo init <DIR> [--title NAME] [--languages vi,en]");
    let folder = pick(tongue, "thư mục của cổng mới; được tạo nếu chưa có", "the new portal's folder; made if it is not there");
    let title = pick(tongue, "tên nơi ấy (mặc định: tên thư mục)", "the place's name (default: the folder's name)");
    let languages = pick(tongue, "các ngôn ngữ, tiếng gốc trước (mặc định: vi,en)", "the languages, original first (default: vi,en)");
    shaped(Command::new("init"), tongue, about, opening, usage).args([
        positional("folder", 1, pick(tongue, "THƯ MỤC", "DIR"), tongue, folder).required(true).value_parser(value_parser!(PathBuf)),
        option("title", pick(tongue, "TÊN", "NAME"), title),
        option("languages", pick(tongue, "MÃ", "TAG"), languages).action(ArgAction::Append).value_delimiter(',').num_args(1..),
    ])
}

/// Runs it.
pub(super) fn run(call: &Call<'_>, matches: &ArgMatches, report: &mut Report) -> Result<Told, Exit> {
    let folder = matches.get_one::<PathBuf>("folder").cloned().unwrap_or_default();
    let shown = folder.display().to_string();
    match disk::is_bare(&folder) {
        Ok(true) => {}
        Ok(false) => return Err(call.wrong(say::not_empty(call.line.at(&shown), &shown), report)),
        Err(why) => return Err(call.wrong(say::no_folder(call.line.at(&shown), &shown, &why), report)),
    }
    let starter = Starter::read();
    let languages = languages(call, matches, &starter, report)?;
    let name = folder.file_name().map_or_else(|| "caybeo".to_owned(), |name| name.to_string_lossy().into_owned());
    let title = matches.get_one::<String>("title").map(|title| title.trim().to_owned()).filter(|title| !title.is_empty()).unwrap_or(name);
    let edits = starter.files(&Wanted { title: &title, languages: &languages, tongue: call.tongue });
    let now = call.moment(report)?;
    let options = Options { out: folder.join("public"), root: folder, preview: false, now, reload: false, trust_stat: call.trust_stat };
    pipeline::apply(&options, &edits, report)?;
    // Read-only: a new portal has no memory of having been looked at.
    let stamps = stamps(&pipeline::written(&Options { reload: true, ..options.clone() }, report)?, report);
    pipeline::apply(&options, &stamps, report)?;
    let made = call.pick("Đã tạo cổng trong", "The portal is in");
    let next = call.pick("Xem ngay", "Look at it");
    let files = call.pick("tệp", "files");
    let summary = format!("{made} {shown} ({} {files}).\n{next}: caybeo serve --root {shown}\n", edits.len());
    let written: Vec<&str> = edits.iter().map(|edit| edit.path.as_str()).collect();
    Ok(Told { summary, data: Some(json!({ "written": written })), ..Told::default() })
}

/// What was written in several languages at once agrees from the beginning.
fn stamps(written: &Written, report: &mut Report) -> Vec<Edit> {
    let ids: Vec<String> = written.desk().entries.into_iter().map(|entry| entry.id).collect();
    let pairs = ids.iter().flat_map(|id| written.settings.languages.all().map(move |lang| (id, lang)));
    let confirmed = pairs.filter_map(|(id, lang)| desk::confirm(&written.manuscript, id, lang, Meaning::Translated, &written.clock, report));
    confirmed.filter_map(|confirmed| if let Confirmed::Edit(edit) = confirmed { Some(edit) } else { None }).collect()
}

/// The languages of `--languages`, each once.
fn languages(call: &Call<'_>, matches: &ArgMatches, starter: &Starter, report: &mut Report) -> Result<Vec<String>, Exit> {
    let Some(asked) = matches.get_many::<String>("languages") else { return Ok(["vi", "en"].map(str::to_owned).to_vec()) };
    let mut languages: Vec<String> = Vec::new();
    for tag in asked.map(|tag| tag.trim()) {
        if !starter.tags().contains(&tag) {
            return Err(call.wrong(say::no_words_yet(call.line.at(tag), tag, &starter.tags()), report));
        }
        if !languages.iter().any(|known| known == tag) {
            languages.push(tag.to_owned());
        }
    }
    Ok(languages)
}
