//! `caybeo completions`: what a shell needs to complete our commands.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use clap_complete::Shell;

use super::define::{pick, positional, public, shaped};
use super::{Call, Exit, Told};
use crate::diag::Tongue;

const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "elvish", "powershell"];

/// The command and its options.
pub(super) fn define(tongue: Tongue) -> Command {
    let about = pick(tongue, "in tập lệnh để shell tự điền", "print a script for shell completion");
    let opening = pick(tongue, "In tập lệnh để shell tự điền lệnh và tùy chọn.", "Print a script that lets a shell complete commands and options.");
    let usage = "caybeo completions <bash|zsh|fish|elvish|powershell>";
    let help = pick(tongue, "shell nào: bash, zsh, fish, elvish hoặc powershell", "which shell: bash, zsh, fish, elvish or powershell");
    let shell = positional("shell", 1, "SHELL", tongue, help).required(true).hide_possible_values(true);
    shaped(Command::new("completions"), tongue, about, opening, usage).arg(shell.value_parser(PossibleValuesParser::new(SHELLS)))
}

/// Runs it.
pub(super) fn run(call: &Call<'_>, matches: &ArgMatches) -> Result<Told, Exit> {
    let name = matches.get_one::<String>("shell").map_or("", String::as_str);
    let shell: Shell = name.parse().map_err(|_| Exit::Usage)?;
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut public(call.tongue), "caybeo", &mut script);
    Ok(Told { product: String::from_utf8_lossy(&script).into_owned(), ..Told::default() })
}
