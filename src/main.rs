//! Arguments in, report out, exit code: the only place that prints and ends the process.

use std::path::PathBuf;
use std::process::ExitCode;

use caybeo::diag::{Report, Tongue, show};
use caybeo::pipeline::{self, Options};

fn main() -> ExitCode {
    let root = PathBuf::from(".");
    let options = Options { out: root.join("public"), root, preview: false, now: jiff::Timestamp::now(), reload: false };
    let mut report = Report::new();
    let result = pipeline::build(&options, &|_, _| {}, &mut report);
    eprint!("{}", show::report(&report, Tongue::Vi, show::Format::Text { colour: false }));
    match result {
        Ok(receipt) => {
            println!("{} files, {} written, {} bytes, {:?}", receipt.files.len(), receipt.written, receipt.bytes_total, receipt.mode);
            ExitCode::SUCCESS
        }
        Err(_) => ExitCode::from(1),
    }
}
