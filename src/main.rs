//! Arguments in, report out, exit code: the only place that prints and ends the process.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use caybeo::cli::{self, Surroundings};
use mimalloc::MiMalloc;

// A build makes and drops millions of small strings from several threads.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let variables = std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    let around = Surroundings {
        arguments: std::env::args_os().skip(1).collect(),
        variables: variables.collect(),
        clock: jiff::Timestamp::now,
        program: std::env::current_exe().unwrap_or_else(|_| PathBuf::from("caybeo")),
        err_is_terminal: io::stderr().is_terminal(),
        out: |bytes| say(&mut io::stdout().lock(), bytes),
        err: |bytes| say(&mut io::stderr().lock(), bytes),
    };
    ExitCode::from(cli::run(&around) as u8)
}

/// A reader who has gone away (`caybeo check | head`) is no reason to fail.
fn say(mouth: &mut dyn Write, bytes: &[u8]) {
    let _ = mouth.write_all(bytes).and_then(|()| mouth.flush());
}
