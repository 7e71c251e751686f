//! The instant a command looks at the site from: `--at`, else `SOURCE_DATE_EPOCH`, else now.

use clap::ArgMatches;
use jiff::Timestamp;
use jiff::civil::Date;

use super::{Call, Exit};
use crate::diag::Report;
use crate::diag::catalog::usage as say;
use crate::pipeline;

impl Call<'_> {
    /// The instant. A bare day is midnight in the site's zone, never the machine's.
    pub(super) fn instant(&self, matches: &ArgMatches, report: &mut Report) -> Result<Timestamp, Exit> {
        if let Some(text) = matches.get_one::<String>("at") {
            return self.written_instant(text, report);
        }
        self.moment(report)
    }

    /// `SOURCE_DATE_EPOCH`, else now: for commands without `--at`.
    pub(super) fn moment(&self, report: &mut Report) -> Result<Timestamp, Exit> {
        match self.around.variables.get("SOURCE_DATE_EPOCH").filter(|text| !text.is_empty()) {
            None => Ok((self.around.clock)()),
            Some(text) => {
                let seconds = text.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
                seconds.ok_or_else(|| self.wrong(say::bad_epoch(self.line.start(), text), report))
            }
        }
    }

    fn written_instant(&self, text: &str, report: &mut Report) -> Result<Timestamp, Exit> {
        if let Ok(instant) = text.parse::<Timestamp>() {
            return Ok(instant);
        }
        // jiff's dates also read `2026-11-21T08:30`: a time without an offset must not be taken for midnight.
        let day = text.parse::<Date>().ok().filter(|_| text.len() == 10);
        let Some(day) = day else { return Err(self.wrong(say::bad_instant(self.line.at(text), text), report)) };
        let zone = pipeline::settings(&self.root, report)?.zone;
        let midnight = day.to_zoned(zone).map(|zoned| zoned.timestamp());
        midnight.map_err(|_| self.wrong(say::bad_instant(self.line.at(text), text), report))
    }

    /// Notes a fault of the call itself.
    pub(super) fn wrong(&self, diagnostic: crate::diag::Diagnostic, report: &mut Report) -> Exit {
        report.say(diagnostic);
        Exit::Usage
    }
}
