//! The command line: one file per command.
//!
//! Takes what the program finds around it, gives an exit code. What is to be said goes through the two mouths it was
//! given; nothing here prints, reads the machine's clock or ends the process.

mod build;
mod check;
mod completions;
mod define;
mod explain;
mod figures;
mod init;
mod instant;
mod line;
mod new;
mod next_change;
mod review;
mod serve;
mod skeleton;
mod starter;
mod status;
mod theme;
mod tongue;
mod translate;
mod usage;
mod verify;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;
use jiff::Timestamp;
use serde_json::Value;

use crate::diag::catalog::usage as say;
use crate::diag::{Diagnostic, Report, Severity, Stopped, Tongue, show};
use crate::disk;
use line::CommandLine;

/// What the program finds around it when it is called.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The arguments, without the program's name.
    pub arguments: Vec<OsString>,
    /// The environment, as far as it is Unicode.
    pub variables: BTreeMap<String, String>,
    /// What time it is.
    pub clock: fn() -> Timestamp,
    /// The program's own file.
    pub program: PathBuf,
    /// Whether a person reads standard error.
    pub err_is_terminal: bool,
    /// Says something on standard output.
    pub out: fn(&[u8]),
    /// Says something on standard error.
    pub err: fn(&[u8]),
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// The content has errors.
    Faults = 1,
    /// The program was called wrongly.
    Usage = 2,
    /// The machine failed.
    Machine = 3,
}

impl From<Stopped> for Exit {
    fn from(stopped: Stopped) -> Exit {
        match stopped {
            Stopped::Faults => Exit::Faults,
            Stopped::Machine => Exit::Machine,
        }
    }
}

/// The shape of what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Text,
    Json,
    Sarif,
    Github,
    Html,
}

/// One call, with what holds for every command.
struct Call<'a> {
    around: &'a Surroundings,
    line: CommandLine,
    tongue: Tongue,
    form: Form,
    root: PathBuf,
    quiet: bool,
    /// Whether lists are whole, however long.
    all: bool,
    trust_stat: bool,
}

/// What a command has to tell when it is done.
#[derive(Debug, Default)]
struct Told {
    /// What was asked for: always said, on standard output.
    product: String,
    /// Whether that is a document, whole in whatever shape it was asked for.
    is_document: bool,
    /// What a person wants to know about it: on standard output, unless `--quiet`.
    summary: String,
    /// Remarks beside it: on standard error, unless `--quiet`.
    note: String,
    /// The same for machines.
    data: Option<Value>,
}

/// Runs one call.
pub fn run(around: &Surroundings) -> Exit {
    let tongue = tongue::of(around);
    let line = CommandLine::new(&around.arguments);
    let form = tongue::form(around);
    if around.arguments.is_empty() {
        (around.out)(define::program(tongue).render_help().to_string().as_bytes());
        return Exit::Done;
    }
    let words = std::iter::once(OsString::from("caybeo")).chain(around.arguments.iter().cloned());
    let matches = match define::program(tongue).try_get_matches_from(words) {
        Ok(matches) => matches,
        Err(fault) => return usage::answer(fault, &line, tongue, form, around),
    };
    let call = Call {
        around,
        line,
        tongue,
        form,
        root: matches.get_one::<PathBuf>("root").cloned().unwrap_or_else(|| PathBuf::from(".")),
        quiet: matches.get_flag("quiet"),
        all: matches.get_flag("all"),
        trust_stat: !matches.get_flag("no-stat"),
    };
    let mut report = Report::new();
    let told = match call.refused(&matches) {
        Some(refusal) => Err(call.wrong(refusal, &mut report)),
        None => call.dispatch(&matches, &mut report),
    };
    call.tell(told, &report)
}

impl Call<'_> {
    fn dispatch(&self, matches: &ArgMatches, report: &mut Report) -> Result<Told, Exit> {
        match matches.subcommand() {
            Some(("build", own)) => build::run(self, own, report),
            Some(("check", own)) => check::run(self, own, report),
            Some(("serve", own)) => serve::run(self, own, report),
            Some(("status", own)) => status::run(self, own, report),
            Some(("translate", own)) => translate::run(self, own, report),
            Some(("review", own)) => review::run(self, own, report),
            Some(("explain", own)) => explain::run(self, own, report),
            Some(("new", own)) => new::run(self, own, report),
            Some(("init", own)) => init::run(self, own, report),
            Some(("theme", own)) => theme::run(self, own, report),
            Some(("next-change", own)) => next_change::run(self, own, report),
            Some(("verify", own)) => verify::run(self, own, report),
            Some(("digest", own)) => verify::digest(self, own, report),
            Some(("completions", own)) => completions::run(self, own),
            _ => Ok(Told { product: define::program(self.tongue).render_help().to_string(), ..Told::default() }),
        }
    }

    /// Why a command cannot answer in the shape that is asked for: only `status` makes pages.
    fn refused(&self, matches: &ArgMatches) -> Option<Diagnostic> {
        let name = matches.subcommand_name().unwrap_or_default();
        (self.form == Form::Html && name != "status").then(|| say::no_page(self.line.at("html"), name))
    }

    /// The site's folder as the machine knows it, for links into an editor.
    fn folder(&self) -> Option<String> {
        disk::real(&self.root).ok().map(|folder| folder.to_string_lossy().into_owned())
    }

    /// What `--root` was given; nothing for the folder the program was called in.
    fn said_root(&self) -> Option<String> {
        Some(self.root.to_string_lossy().into_owned()).filter(|root| root != ".")
    }

    /// Says everything there is to say, and gives the exit code.
    fn tell(&self, told: Result<Told, Exit>, report: &Report) -> Exit {
        let (told, exit) = match told {
            Ok(told) if report.count(Severity::Error) == 0 => (told, Exit::Done),
            Ok(told) => (told, Exit::Faults),
            Err(exit) => (Told::default(), exit),
        };
        match self.form {
            Form::Text => {
                self.err(&self.shown(report));
                if exit == Exit::Faults && !self.quiet {
                    self.err(&figures::tally(report, self.tongue));
                }
                self.out(&told.product);
                if !self.quiet {
                    self.out(&told.summary);
                    self.err(&told.note);
                }
            }
            Form::Json if told.data.is_none() && !told.product.is_empty() => self.out(&told.product),
            Form::Json => self.out(&as_json(&self.shown(report), told.data)),
            Form::Html => {
                self.err(&self.shown(report));
                self.out(&told.product);
            }
            Form::Sarif | Form::Github if told.is_document => {
                self.err(&self.shown(report));
                self.out(&told.product);
            }
            Form::Sarif | Form::Github => {
                self.out(&self.shown(report));
                if !self.quiet {
                    self.err(&format!("{}{}{}", told.product, told.summary, told.note));
                }
            }
        }
        exit
    }

    fn shown(&self, report: &Report) -> String {
        match self.format() {
            show::Format::Text { colour } if !self.all => show::beginning(report, self.tongue, colour),
            format => show::report(report, self.tongue, format),
        }
    }

    fn format(&self) -> show::Format {
        tongue::format(self.form, self.around)
    }

    fn out(&self, text: &str) {
        (self.around.out)(text.as_bytes());
    }

    fn err(&self, text: &str) {
        (self.around.err)(text.as_bytes());
    }

    /// One of two sentences.
    fn pick<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        define::pick(self.tongue, vi, en)
    }
}

/// The report with the command's own result beside it.
fn as_json(shown: &str, data: Option<Value>) -> String {
    let Some(data) = data else { return shown.to_owned() };
    let mut whole: Value = serde_json::from_str(shown).unwrap_or_default();
    whole["result"] = data;
    format!("{whole:#}\n")
}
