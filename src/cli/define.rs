//! What the command line looks like, in both tongues.
//!
//! Gives the definition of the program; each command's own options stand in its file. No sentence of the argument parser
//! itself is ever shown: headings and usage lines are given here.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};

use super::{build, check, completions, explain, init, new, next_change, review, serve, status, theme, translate, verify};
use crate::diag::Tongue;

/// One of two sentences.
pub(super) fn pick<'t>(tongue: Tongue, vi: &'t str, en: &'t str) -> &'t str {
    match tongue {
        Tongue::Vi => vi,
        Tongue::En => en,
    }
}

/// The whole program.
pub(super) fn program(tongue: Tongue) -> Command {
    public(tongue).subcommand(verify::define_digest(tongue))
}

/// The program without what is only its own business.
pub(super) fn public(tongue: Tongue) -> Command {
    let about = pick(
        tongue,
        "caybeo dựng cổng thông tin nhiều thứ tiếng từ các tệp Markdown.",
        "caybeo builds a multilingual portal from Markdown files.",
    );
    let usage = pick(tongue, "caybeo <LỆNH> [TÙY CHỌN]", "caybeo <COMMAND> [OPTIONS]");
    let after = pick(
        tongue,
        "Mới bắt đầu: `caybeo serve` rồi mở địa chỉ được in ra.\nTừng lệnh: `caybeo <LỆNH> --help`.",
        "To begin: `caybeo serve`, then open the address it prints.\nFor one command: `caybeo <COMMAND> --help`.",
    );
    let program = shaped(Command::new("caybeo"), tongue, about, about, usage).after_help(after).version(env!("CARGO_PKG_VERSION"));
    let program = common(tongue).into_iter().fold(program, Command::arg);
    program
        .disable_help_subcommand(true)
        .subcommand_help_heading(pick(tongue, "Lệnh", "Commands"))
        .subcommands([
            init::define(tongue),
            serve::define(tongue),
            build::define(tongue),
            check::define(tongue),
            explain::define(tongue),
            status::define(tongue),
            translate::define(tongue),
            review::define(tongue),
            new::define(tongue),
            theme::define(tongue),
            next_change::define(tongue),
            verify::define(tongue),
            completions::define(tongue),
        ])
}

/// A command with our headings in place of the parser's: `about` stands in the list of commands, `opening` in its own help.
pub(super) fn shaped(command: Command, tongue: Tongue, about: &'static str, opening: &'static str, usage: &'static str) -> Command {
    let heading = pick(tongue, "Cách dùng", "Usage");
    let template = format!("{opening}\n\n{heading}: {{usage}}\n\n{{all-args}}{{after-help}}\n");
    command
        .about(about)
        .override_usage(usage)
        .help_template(template)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .next_help_heading(pick(tongue, "Tùy chọn", "Options"))
}

/// An argument without a dash.
pub(super) fn positional(id: &'static str, rank: usize, name: &'static str, tongue: Tongue, help: &'static str) -> Arg {
    Arg::new(id).index(rank).display_order(rank).value_name(name).help(help).help_heading(pick(tongue, "Đối số", "Arguments"))
}

/// An option that takes a value.
pub(super) fn option(id: &'static str, name: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).value_name(name).help(help).hide_possible_values(true).hide_default_value(true)
}

/// An option that takes none.
pub(super) fn flag(id: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).help(help).action(ArgAction::SetTrue)
}

/// `--at`, for commands that look at one instant.
pub(super) fn at(tongue: Tongue) -> Arg {
    option(
        "at",
        pick(tongue, "THỜI ĐIỂM", "INSTANT"),
        pick(tongue, "coi như đang ở ngày hay thời điểm này: 2026-11-21", "as if it were this day or instant: 2026-11-21"),
    )
}

/// The options of every command.
fn common(tongue: Tongue) -> Vec<Arg> {
    let choices = |list: &'static [&'static str]| PossibleValuesParser::new(list);
    let all = [
        option("root", pick(tongue, "THƯ MỤC", "DIR"), pick(tongue, "thư mục gốc, nơi có site.toml (mặc định: thư mục này)", "the root folder, with site.toml (default: this folder)"))
            .value_parser(value_parser!(PathBuf)),
        option("tongue", pick(tongue, "TIẾNG", "TONGUE"), pick(tongue, "tiếng của công cụ: vi (tiếng Việt) hoặc en (tiếng Anh)", "the tool's language: vi (Vietnamese) or en (English)"))
            .value_parser(choices(&["vi", "en"])),
        option("format", pick(tongue, "DẠNG", "SHAPE"), pick(tongue, "dạng: text, json, sarif, github; status có thêm html", "the shape: text, json, sarif, github; html for status"))
            .value_parser(choices(&["text", "json", "sarif", "github", "html"])),
        option("colour", pick(tongue, "LÚC", "WHEN"), pick(tongue, "tô màu: auto (tùy màn hình), always hoặc never", "colours: auto (by the terminal), always or never"))
            .value_parser(choices(&["auto", "always", "never"])),
        flag("all", pick(tongue, "nói hết, dù danh sách dài", "say everything, however long the list")),
        flag("no-stat", pick(tongue, "đọc lại mọi tệp, kể cả tệp có vẻ không đổi", "read every file again, also those that seem unchanged")),
        flag("quiet", pick(tongue, "chỉ nói điều cần nói", "say only what must be said")).short('q'),
        Arg::new("help").long("help").short('h').action(ArgAction::Help).help(pick(tongue, "in trang giúp đỡ này", "print this help")),
    ];
    let heading = pick(tongue, "Tùy chọn chung", "Common options");
    let mut all: Vec<Arg> = all.into_iter().map(|arg| arg.global(true).help_heading(heading)).collect();
    all.push(Arg::new("version").long("version").short('V').action(ArgAction::Version).help(pick(tongue, "in số phiên bản", "print the version")).help_heading(heading));
    all
}
