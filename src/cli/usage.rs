//! What the argument parser could not understand, said in our own words.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::line::CommandLine;
use super::{Exit, Form, Surroundings, theme, tongue as manner};
use crate::diag::catalog::usage as say;
use crate::diag::{Diagnostic, Report, Tongue, show};

/// Answers what the parser stopped at: a wish for help, or a fault.
pub(super) fn answer(fault: clap::Error, line: &CommandLine, tongue: Tongue, form: Form, around: &Surroundings) -> Exit {
    if matches!(fault.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        (around.out)(fault.render().to_string().as_bytes());
        return Exit::Done;
    }
    let mut report = Report::new();
    report.say(diagnose(&fault, line, around));
    let shown = show::report(&report, tongue, manner::format(form, around));
    match form {
        Form::Text | Form::Html => (around.err)(shown.as_bytes()),
        _ => (around.out)(shown.as_bytes()),
    }
    Exit::Usage
}

fn diagnose(fault: &clap::Error, line: &CommandLine, around: &Surroundings) -> Diagnostic {
    let command = command(around);
    let (argument, value) = (first(fault, ContextKind::InvalidArg), first(fault, ContextKind::InvalidValue));
    let option = bare(&argument);
    let allowed = all(fault, ContextKind::ValidValue);
    // One command makes pages: the others are not told to.
    let is_possible = |value: &str| value != "html" || command == "caybeo status";
    let allowed: Vec<&str> = allowed.iter().map(String::as_str).filter(|value| is_possible(value)).collect();
    match fault.kind() {
        ErrorKind::UnknownArgument | ErrorKind::TooManyValues => {
            let near = first(fault, ContextKind::SuggestedArg);
            say::unknown_argument(line.at(option), option, some(bare(&near)), &command)
        }
        ErrorKind::InvalidSubcommand => {
            let word = first(fault, ContextKind::InvalidSubcommand);
            let near = first(fault, ContextKind::SuggestedSubcommand);
            say::unknown_command(line.at(&word), &word, some(&near))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if !value.is_empty() => {
            let near = first(fault, ContextKind::SuggestedValue);
            say::bad_value(line.at(&value), option, &value, some(&near).filter(|near| is_possible(near)), &allowed, &command)
        }
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::NoEquals | ErrorKind::WrongNumberOfValues => {
            say::no_value(line.at(option), option, &allowed, &command)
        }
        ErrorKind::MissingRequiredArgument => {
            let names = all(fault, ContextKind::InvalidArg);
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            say::missing(line.at(""), &names, &command)
        }
        ErrorKind::ArgumentConflict => {
            let prior = first(fault, ContextKind::PriorArg);
            say::conflict(line.at(option), option, bare(&prior), &command)
        }
        ErrorKind::MissingSubcommand => say::unclear(line.at(theme::NAME), &command, Some((theme::NAME, theme::EXAMPLE))),
        _ => say::unclear(line.start(), &command, None),
    }
}

/// `caybeo build`, where `build` is a command.
fn command(around: &Surroundings) -> String {
    let program = super::define::public(Tongue::En);
    let named = around.arguments.iter().filter_map(|word| word.to_str()).find(|word| program.find_subcommand(word).is_some());
    named.map_or_else(|| "caybeo".to_owned(), |name| format!("caybeo {name}"))
}

/// `--tongue <vi|en>` without the value's name.
fn bare(argument: &str) -> &str {
    argument.split_whitespace().next().unwrap_or("")
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn first(fault: &clap::Error, kind: ContextKind) -> String {
    all(fault, kind).into_iter().next().unwrap_or_default()
}

fn all(fault: &clap::Error, kind: ContextKind) -> Vec<String> {
    match fault.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}
