//! `caybeo translate diff` and `caybeo translate confirm`.
//!
//! `diff` shows what changed in a source since its translation was confirmed; `confirm` gives the edits that stamp translations as
//! true to their sources of today.

use clap::{ArgAction, ArgMatches, Command};
use serde_json::{Value, json};
use similar::ChangeTag;

use super::define::{at, flag, option, pick, positional, shaped};
use super::{Call, Exit, Told};
use crate::desk::{self, Change, Confirmed, Meaning, Old};
use crate::diag::catalog::{desk as desk_say, usage as say};
use crate::diag::{Report, Tongue, show};
use crate::edit::Edit;
use crate::lang::Lang;
use crate::pipeline::{self, Options, Written};
use crate::source::Place;
use crate::stamp::Standing;
use crate::text::nearest;

/// The command and its own commands.
pub(super) fn define(tongue: Tongue) -> Command {
    let about = pick(tongue, "so bản dịch với bản gốc, xác nhận đã khớp", "compare translations with sources, confirm them");
    let opening = pick(tongue, "So bản dịch với bản gốc, và xác nhận bản dịch đã khớp.", "Compare translations with their sources, and confirm that they agree.");
    let usage = pick(tongue, "caybeo translate <diff|confirm> <MÃ> --to NGÔN NGỮ", "caybeo translate <diff|confirm> <ID> --to TAG");
    let id = pick(tongue, "mã của mục, ví dụ news/tet; chuyên mục: news/_section", "the item's id, such as news/tet; a section: news/_section");
    let ids = pick(tongue, "mã của mục; news/ là cả chuyên mục, / là tất cả", "ids; news/ is a whole section, / is everything");
    let to = || option("to", pick(tongue, "NGÔN NGỮ", "TAG"), pick(tongue, "bản dịch nào: --to en,ja (mặc định: tất cả)", "which translations: --to en,ja (default: all)"))
        .action(ArgAction::Append)
        .value_delimiter(',')
        .num_args(1..);
    let diff = shaped(
        Command::new("diff"),
        tongue,
        pick(tongue, "bản gốc đã đổi những gì từ lần đối chiếu trước", "what changed in the source since it was confirmed last"),
        pick(tongue, "Bản gốc đã đổi những gì từ khi bản dịch được đối chiếu: từng khối, cũ bên\nmới, kèm bản dịch hiện nay. Câu cũ lấy từ lịch sử git, nếu có.", "What changed in the source since the translation was confirmed: block by\nblock, old beside new, with the present translation. Old texts come from git,\nwhere it has them."),
        pick(tongue, "caybeo translate diff <MÃ> --to NGÔN NGỮ", "caybeo translate diff <ID> --to TAG"),
    )
    .args([positional("id", 1, pick(tongue, "MÃ", "ID"), tongue, id).required(true), to()]);
    let confirm = shaped(
        Command::new("confirm"),
        tongue,
        pick(tongue, "xác nhận bản dịch đã khớp với bản gốc hôm nay", "confirm that translations say what their sources say today"),
        pick(tongue, "Xác nhận bản dịch đã khớp với bản gốc hôm nay: ghi dấu đối chiếu `stamp` vào\nphần đầu bản dịch. Từ đó bản gốc đổi khối nào, công cụ biết khối ấy.", "Confirm that translations say what their sources say today: a `stamp` is\nwritten into their front matter. From then on the tool knows which block of\nthe source has changed."),
        pick(tongue, "caybeo translate confirm <MÃ…> [--to NGÔN NGỮ…] [TÙY CHỌN]", "caybeo translate confirm <ID…> [--to TAG…] [OPTIONS]"),
    )
    .args([
        positional("id", 1, pick(tongue, "MÃ", "ID"), tongue, ids).required(true).num_args(1..),
        to(),
        flag("no-change-of-meaning", pick(tongue, "bản gốc chỉ đổi câu chữ, không đổi ý", "the source says the same in other words")),
        at(tongue),
    ]);
    shaped(Command::new("translate"), tongue, about, opening, usage)
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(pick(tongue, "Lệnh", "Commands"))
        .subcommands([diff, confirm])
}

/// Runs it.
pub(super) fn run(call: &Call<'_>, matches: &ArgMatches, report: &mut Report) -> Result<Told, Exit> {
    match matches.subcommand() {
        Some(("diff", own)) => diff(call, own, report),
        Some(("confirm", own)) => confirm(call, own, report),
        _ => Err(Exit::Usage),
    }
}

/// The languages of `--to`, or all.
pub(super) fn languages(call: &Call<'_>, matches: &ArgMatches, option: &str, written: &Written, report: &mut Report) -> Result<Vec<Lang>, Exit> {
    let languages = &written.settings.languages;
    let tags: Vec<&str> = languages.iter().map(|(_, language)| language.tag.as_str()).collect();
    let mut found = Vec::new();
    for tag in matches.get_many::<String>(option).into_iter().flatten() {
        match languages.find(tag) {
            Some(lang) => found.push(lang),
            None => return Err(call.wrong(say::unknown_language(call.line.at(tag), tag, &tags), report)),
        }
    }
    Ok(if found.is_empty() { languages.all().collect() } else { found })
}

/// Everything that can be asked for.
fn known(written: &Written) -> Vec<String> {
    written.desk().entries.into_iter().map(|entry| entry.id).collect()
}

fn options(call: &Call<'_>, now: jiff::Timestamp) -> Options {
    Options { root: call.root.clone(), out: call.root.join("public"), preview: true, now, reload: false, trust_stat: call.trust_stat }
}

fn diff(call: &Call<'_>, matches: &ArgMatches, report: &mut Report) -> Result<Told, Exit> {
    let options = options(call, (call.around.clock)());
    let written = pipeline::written(&options, report)?;
    let id = matches.get_one::<String>("id").cloned().unwrap_or_default();
    let known = known(&written);
    if !known.contains(&id) {
        return Err(call.wrong(say::no_such(call.line.at(&id), "item", &id, nearest(&id, known.iter().map(String::as_str))), report));
    }
    let (mut product, mut data) = (String::new(), Vec::new());
    for lang in languages(call, matches, "to", &written, report)? {
        let Some(compared) = desk::compare(&written.manuscript, &id, lang, &written.settings, &written.kinds, &call.root) else {
            let asked = matches.contains_id("to");
            if asked {
                report.say(desk_say::no_translation(call.line.at(&id), &id, &written.settings.languages[lang].tag));
            }
            continue;
        };
        if compared.standing == Standing::Original {
            continue;
        }
        let language = &written.settings.languages[lang];
        data.push(json!({ "language": language.tag, "standing": standing_name(&compared.standing), "changes": compared.changes.iter().map(change_data).collect::<Vec<_>>() }));
        product.push_str(&format!("{} · {}\n", language.endonym, standing(&compared.standing, call.tongue)));
        for change in &compared.changes {
            product.push_str(&shown(call, change));
        }
        product.push('\n');
    }
    report.gate()?;
    Ok(Told { product, data: Some(json!({ "id": id, "translations": data })), ..Told::default() })
}

fn standing_name(standing: &Standing) -> &'static str {
    match standing {
        Standing::Original => "original",
        Standing::Missing => "missing",
        Standing::Unstamped => "unstamped",
        Standing::Current { moved: true } => "moved",
        Standing::Current { moved: false } => "current",
        Standing::Behind(_) => "behind",
    }
}

fn standing(standing: &Standing, tongue: Tongue) -> String {
    let says = |vi: &'static str, en: &'static str| pick(tongue, vi, en).to_owned();
    match standing {
        Standing::Original => says("bản gốc", "the source"),
        Standing::Missing => says("chưa có", "missing"),
        Standing::Unstamped => says("chưa đối chiếu lần nào: so với bản gốc rồi chạy `caybeo translate confirm`", "never confirmed: compare it with its source, then run `caybeo translate confirm`"),
        Standing::Current { moved: true } => says("khớp; bản gốc chỉ đổi thứ tự các khối", "current; the source only has its blocks in another order"),
        Standing::Current { moved: false } => says("khớp với bản gốc", "current"),
        Standing::Behind(drift) => match tongue {
            Tongue::Vi => format!("cũ: {} trên {} khối của bản gốc đã đổi", drift.changed, drift.of),
            Tongue::En => format!("behind: {} of {} blocks of the source have changed", drift.changed, drift.of),
        },
    }
}

/// One change: where, what was, what is, and how that is translated now.
fn shown(call: &Call<'_>, change: &Change) -> String {
    let at = |place: &Place| format!("{}:{}", place.source.path, place.line_column().0);
    let place = change.place.as_ref().map_or_else(|| call.pick("(đã bỏ)", "(gone)").to_owned(), at);
    let field = change.field.as_deref().map(|field| format!(" · {field}")).unwrap_or_default();
    let mut text = format!("\n  {place}{field}\n");
    let mut line = |mark: &str, body: &str| {
        for (rank, part) in body.lines().enumerate() {
            text.push_str(&format!("    {} {part}\n", if rank == 0 { mark } else { " " }));
        }
    };
    match (&change.old, &change.new) {
        (Old::Text(old), None) => line("-", old),
        (Old::Text(old), Some(new)) => {
            let (taken, put) = sides(change, old, new, call);
            line("-", &taken);
            line("+", &put);
        }
        (Old::Unknown, new) => {
            line("-", call.pick("(câu cũ không còn trong lịch sử git ở máy này)", "(the old text is not in the git history of this machine)"));
            new.iter().for_each(|new| line("+", new));
        }
        (Old::None, new) => new.iter().for_each(|new| line("+", new)),
    }
    if let Some(translation) = &change.translation {
        line("=", translation.text().trim());
        text.push_str(&format!("      {}\n", at(translation)));
    }
    text
}

/// Old and new, with what differs set off where colours can show it.
fn sides(change: &Change, old: &str, new: &str, call: &Call<'_>) -> (String, String) {
    let colour = matches!(call.format(), show::Format::Text { colour: true });
    let Some(pieces) = change.pieces().filter(|_| colour) else { return (old.to_owned(), new.to_owned()) };
    let side = |wanted: ChangeTag, code: &str| -> String {
        let pieces = pieces.iter().filter(|(tag, _)| *tag == wanted || *tag == ChangeTag::Equal);
        pieces.map(|(tag, text)| if *tag == wanted { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.clone() }).collect()
    };
    (side(ChangeTag::Delete, "31"), side(ChangeTag::Insert, "32"))
}

fn change_data(change: &Change) -> Value {
    let place = |place: &Place| json!({ "path": place.source.path, "line": place.line_column().0 });
    let old = match &change.old {
        Old::Text(text) => json!(text),
        Old::None | Old::Unknown => Value::Null,
    };
    json!({
        "field": change.field,
        "at": change.place.as_ref().map(place),
        "old": old,
        "is_new": change.old == Old::None,
        "new": change.new,
        "translation": change.translation.as_ref().map(|translation| json!({ "at": place(translation), "text": translation.text().trim() })),
    })
}

fn confirm(call: &Call<'_>, matches: &ArgMatches, report: &mut Report) -> Result<Told, Exit> {
    let options = options(call, call.instant(matches, report)?);
    let written = pipeline::written(&options, report)?;
    let meaning = if matches.get_flag("no-change-of-meaning") { Meaning::Unchanged } else { Meaning::Translated };
    let languages = languages(call, matches, "to", &written, report)?;
    let known = known(&written);
    let mut edits: Vec<Edit> = Vec::new();
    let mut already = 0;
    for asked in matches.get_many::<String>("id").into_iter().flatten() {
        let ids: Vec<&String> = match asked.strip_suffix('/') {
            Some(section) => known.iter().filter(|id| section.is_empty() || id.starts_with(&format!("{section}/"))).collect(),
            None => known.iter().filter(|id| *id == asked).collect(),
        };
        if ids.is_empty() {
            return Err(call.wrong(say::no_such(call.line.at(asked), "item", asked, nearest(asked, known.iter().map(String::as_str))), report));
        }
        let is_one = !asked.ends_with('/');
        for id in ids {
            for lang in &languages {
                match desk::confirm(&written.manuscript, id, *lang, meaning, &written.clock, report) {
                    Some(Confirmed::Edit(edit)) if edits.iter().any(|other| other.path == edit.path) => {}
                    Some(Confirmed::Edit(edit)) => edits.push(edit),
                    Some(Confirmed::Already) => already += 1,
                    None if is_one && matches.contains_id("to") && written.manuscript.beside(id, *lang).is_none() => {
                        report.say(desk_say::no_translation(call.line.at(asked), id, &written.settings.languages[*lang].tag));
                    }
                    None => {}
                }
            }
        }
    }
    report.gate()?;
    pipeline::apply(&options, &edits, report)?;
    Ok(told(call, &edits, already))
}

fn told(call: &Call<'_>, edits: &[Edit], already: usize) -> Told {
    let paths: Vec<&str> = edits.iter().map(|edit| edit.path.as_str()).collect();
    let mut summary = match (edits.len(), call.tongue) {
        (0, Tongue::Vi) => "Không phải ghi gì.\n".to_owned(),
        (0, Tongue::En) => "Nothing had to be written.\n".to_owned(),
        (count, tongue) => {
            let list: String = paths.iter().map(|path| format!("  {path}\n")).collect();
            format!("{}\n{list}", tongue.counted(count, "bản dịch đã xác nhận:", "translation confirmed:", "translations confirmed:"))
        }
    };
    if already > 0 {
        summary.push_str(&match call.tongue {
            Tongue::Vi => format!("{already} bản dịch đã khớp sẵn.\n"),
            Tongue::En => format!("{already} agreed already.\n"),
        });
    }
    Told { summary, data: Some(json!({ "written": paths, "current": already })), ..Told::default() }
}
