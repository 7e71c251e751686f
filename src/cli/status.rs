//! `caybeo status`: what is untranslated, behind, unreviewed, pending or running out.

mod data;
mod markdown;
mod phrases;
mod text;

use clap::builder::PossibleValuesParser;
use clap::{ArgAction, ArgMatches, Command};

use super::define::{at, option, pick, shaped};
use super::{Call, Exit, Form, Told};
use crate::desk::page::{self, Home, House};
use crate::desk::{self, By, Filter, State};
use crate::diag::catalog::usage as say;
use crate::diag::{Report, Tongue};
use crate::pipeline::{self, Options, Written};
use crate::text::nearest;

/// The command and its options.
pub(super) fn define(tongue: Tongue) -> Command {
    let about = pick(tongue, "cho biết bản dịch nào thiếu, cũ, chưa duyệt", "tell what is untranslated, behind, unreviewed");
    let opening = pick(
        tongue,
        "Cho biết bản dịch nào thiếu, cũ, chưa đối chiếu, chưa duyệt; dữ kiện nào\ncòn chờ; ngày nào cổng sẽ đổi. Vượt giới hạn trong site.toml thì kết thúc\nvới mã lỗi 1.",
        "Tell which translations are missing, behind, unstamped, unreviewed; which\nfacts are pending; when the site will change. A limit of site.toml that is\nexceeded ends with exit code 1.",
    );
    let usage = pick(tongue, "caybeo status [TÙY CHỌN]", "caybeo status [OPTIONS]");
    let many = |id, name, help| option(id, name, help).action(ArgAction::Append).value_delimiter(',').num_args(1..);
    let states: Vec<&str> = State::ALL.into_iter().map(State::name).collect();
    shaped(Command::new("status"), tongue, about, opening, usage)
        .args([
            option("by", pick(tongue, "CÁCH", "WAY"), pick(tongue, "chia theo section, owner, kind hoặc language", "lines by section, owner, kind or language"))
                .value_parser(PossibleValuesParser::new(["section", "owner", "kind", "language"])),
            many("section", pick(tongue, "MÃ", "ID"), pick(tongue, "chỉ những chuyên mục này", "only these sections")),
            many("owner", pick(tongue, "MÃ", "ID"), pick(tongue, "chỉ những mục do nơi này phụ trách", "only what this owner keeps")),
            many("kind", pick(tongue, "LOẠI", "KIND"), pick(tongue, "chỉ những loại này", "only these kinds")),
            many("lang", pick(tongue, "NGÔN NGỮ", "TAG"), pick(tongue, "chỉ những ngôn ngữ này", "only these languages")),
            many("state", pick(tongue, "TÌNH TRẠNG", "STATE"), pick(tongue, "chỉ tình trạng này (xem dưới)", "only these states (see below)"))
                .value_parser(PossibleValuesParser::new(states)),
            at(tongue),
        ])
        .after_help(pick(
            tongue,
            "Tình trạng: missing (thiếu), behind (cũ), unstamped (chưa đối chiếu),\norphan (mất bản gốc), unreviewed (chưa duyệt), current (khớp).\nDạng (`--format`): text; json cho máy; github là bảng Markdown để dán vào\nbình luận; html là một trang để mở bằng trình duyệt.",
            "States: missing, behind, unstamped, orphan, unreviewed, current.\nShapes (`--format`): text; json for machines; github is Markdown to paste\ninto a comment; html is a page for a browser.",
        ))
}

/// Runs it.
pub(super) fn run(call: &Call<'_>, matches: &ArgMatches, report: &mut Report) -> Result<Told, Exit> {
    let now = call.instant(matches, report)?;
    let options = Options { root: call.root.clone(), out: call.root.join("public"), preview: true, now, reload: false, trust_stat: call.trust_stat };
    let written = pipeline::written(&options, report)?;
    let filter = filter(call, matches, &written, report)?;
    let desk = written.desk();
    desk::exceeded(&desk, report);
    let desk = desk.only(&filter);
    let by = match matches.get_one::<String>("by").map(String::as_str) {
        Some("owner") => By::Owner,
        Some("kind") => By::Kind,
        Some("language") => By::Language,
        _ => By::Section,
    };
    let shown = phrases::Shown { desk: &desk, matrix: desk.matrix(by), agenda: desk.agenda(), by, tongue: call.tongue, all: call.all };
    let data = data::of(&shown);
    let product = match call.form {
        Form::Github => markdown::of(&shown, report),
        Form::Html => html(call, &shown, &written, report),
        _ => text::of(&shown),
    };
    Ok(Told { product, data: Some(data), is_document: call.form == Form::Github, ..Told::default() })
}

/// One page that is all.
fn html(call: &Call<'_>, shown: &phrases::Shown<'_>, written: &Written, limits: &Report) -> String {
    let house = House { tongue: call.tongue, folder: call.folder(), root: call.said_root(), home: Home::Alone };
    page::alone(&written.seen(&call.root), shown.desk, shown.by, shown.all, limits, &house)
}

/// What is asked for, by names that exist.
fn filter(call: &Call<'_>, matches: &ArgMatches, written: &Written, report: &mut Report) -> Result<Filter, Exit> {
    let asked = |name: &str| -> Vec<String> { matches.get_many::<String>(name).into_iter().flatten().cloned().collect() };
    let tags: Vec<&str> = written.settings.languages.iter().map(|(_, language)| language.tag.as_str()).collect();
    let mut languages = Vec::new();
    for tag in asked("lang") {
        match written.settings.languages.find(&tag) {
            Some(lang) => languages.push(lang),
            None => return Err(call.wrong(say::unknown_language(call.line.at(&tag), &tag, &tags), report)),
        }
    }
    let sections: Vec<String> = asked("section").iter().map(|id| id.trim_matches('/').to_owned()).collect();
    let known = || written.manuscript.sections.iter().map(|section| section.id.as_str());
    if let Some(id) = sections.iter().find(|id| !known().any(|of| of == id.as_str())) {
        return Err(call.wrong(say::no_such(call.line.at(id), "section", id, nearest(id, known())), report));
    }
    let kinds = asked("kind");
    if let Some(name) = kinds.iter().find(|name| written.kinds.find(name).is_none()) {
        let names: Vec<&str> = written.kinds.names().collect();
        return Err(call.wrong(say::unknown_kind(call.line.at(name), name, nearest(name, names.iter().copied()), &names), report));
    }
    let owners = asked("owner");
    let desk = written.desk();
    let owning = || desk.entries.iter().filter_map(|entry| entry.owner);
    if let Some(id) = owners.iter().find(|id| !owning().any(|of| of == id.as_str())) {
        return Err(call.wrong(say::no_such(call.line.at(id), "owner", id, nearest(id, owning())), report));
    }
    let states = asked("state").iter().filter_map(|name| State::named(name)).collect();
    Ok(Filter { sections, kinds, owners, languages, states })
}
