//! `caybeo review`: a text approved as it stands, with who did it and when.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::define::{at, option, pick, positional, shaped};
use super::{Call, Exit, Told, translate};
use crate::desk;
use crate::diag::catalog::{desk as desk_say, usage as say};
use crate::diag::{Report, Tongue};
use crate::pipeline::{self, Options};
use crate::text::nearest;

/// The command and its options.
pub(super) fn define(tongue: Tongue) -> Command {
    let about = pick(tongue, "ghi nhận một bản đã được duyệt", "record that a text was approved");
    let opening = pick(
        tongue,
        "Ghi nhận một bản đã được duyệt như đang có: ai duyệt, ngày nào.\nLoại nội dung có `review = true` chỉ được công bố sau khi duyệt.",
        "Record that a text was approved as it stands: by whom, on which day.\nA kind that says `review = true` is published only then.",
    );
    let usage = pick(tongue, "caybeo review <MÃ> --lang NGÔN NGỮ --by \"NGƯỜI DUYỆT\"", "caybeo review <ID> --lang TAG --by \"NAME\"");
    shaped(Command::new("review"), tongue, about, opening, usage).args([
        positional("id", 1, pick(tongue, "MÃ", "ID"), tongue, pick(tongue, "mã của mục", "the item's id")).required(true),
        option("lang", pick(tongue, "NGÔN NGỮ", "TAG"), pick(tongue, "bản nào, ví dụ --lang vi", "which text, such as --lang vi")).required(true).value_delimiter(','),
        option("by", pick(tongue, "NGƯỜI", "NAME"), pick(tongue, "người hoặc nơi duyệt", "who approved it")).required(true),
        at(tongue),
    ])
}

/// Runs it.
pub(super) fn run(call: &Call<'_>, matches: &ArgMatches, report: &mut Report) -> Result<Told, Exit> {
    let now = call.instant(matches, report)?;
    let options = Options { root: call.root.clone(), out: call.root.join("public"), preview: true, now, reload: false, trust_stat: call.trust_stat };
    let written = pipeline::written(&options, report)?;
    let word = |name: &str| matches.get_one::<String>(name).map(|word| word.trim().to_owned()).unwrap_or_default();
    let (id, by) = (word("id"), word("by"));
    if by.is_empty() {
        return Err(call.wrong(say::no_name(call.line.at("--by")), report));
    }
    let Some(draft) = written.manuscript.item(&id) else {
        let known = written.manuscript.items.iter().map(|draft| draft.id.as_str());
        return Err(call.wrong(say::no_such(call.line.at(&id), "item", &id, nearest(&id, known)), report));
    };
    let mut edits = Vec::new();
    for lang in translate::languages(call, matches, "lang", &written, report)? {
        if draft.heads[lang].is_none() {
            report.say(desk_say::no_translation(call.line.at(&id), &id, &written.settings.languages[lang].tag));
            continue;
        }
        edits.extend(desk::review(&written.manuscript, &id, lang, &by, written.clock.today(), &written.kinds, report));
    }
    report.gate()?;
    pipeline::apply(&options, &edits, report)?;
    let paths: Vec<&str> = edits.iter().map(|edit| edit.path.as_str()).collect();
    let title = call.pick("Đã ghi nhận duyệt:\n", "Recorded as approved:\n");
    let list: String = paths.iter().map(|path| format!("  {path}\n")).collect();
    Ok(Told { summary: format!("{title}{list}"), data: Some(json!({ "written": paths })), ..Told::default() })
}
