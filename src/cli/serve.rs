//! `caybeo serve`: the site as it will be, at an address of this machine, while it is being written.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{ArgMatches, Command, value_parser};
use jiff::Timestamp;

use super::define::{at, flag, option, pick, shaped};
use super::{Call, Exit, Form, Surroundings, Told, figures, tongue as manner};
use crate::desk::page;
use crate::diag::catalog::usage as say;
use crate::diag::{Report, Severity, Tongue, show};
use crate::discover;
use crate::pipeline::{self, Options, Scene};
use crate::serve::{self, Given, News};

/// Where the site is shown if nothing else is said.
const PORT: u16 = 4000;

/// The command and its options.
pub(super) fn define(tongue: Tongue) -> Command {
    let about = pick(tongue, "xem cổng trên máy này, tự dựng lại khi sửa tệp", "show the site here, rebuilt as files are edited");
    let opening = pick(tongue, "Xem cổng trên máy này; sửa tệp nào thì trang tự dựng lại.\nKhông ghi vào public/.", "Show the site on this machine, rebuilt as files are edited.\nNever writes to public/.");
    let usage = pick(tongue, "caybeo serve [TÙY CHỌN]", "caybeo serve [OPTIONS]");
    shaped(Command::new("serve"), tongue, about, opening, usage).args([
        option("port", pick(tongue, "SỐ", "N"), pick(tongue, "cổng mạng (mặc định: 4000; 0: máy tự chọn)", "the port (default: 4000; 0: the machine chooses)")).value_parser(value_parser!(u16)),
        option("host", "IP", pick(tongue, "địa chỉ mạng (mặc định: 127.0.0.1, chỉ máy này xem)", "the network address (default: this machine only)")).value_parser(value_parser!(IpAddr)),
        flag("no-drafts", pick(tongue, "giấu bản nháp (mặc định: hiện, có đánh dấu)", "hide drafts (default: shown, and marked)")),
        at(tongue),
    ])
}

/// Runs it, until it is interrupted.
pub(super) fn run(call: &Call<'_>, matches: &ArgMatches, report: &mut Report) -> Result<Told, Exit> {
    let fixed = matches.get_one::<String>("at").map(|_| call.instant(matches, report)).transpose()?;
    // A folder without a site is no site with faults: there is nothing to wait for.
    discover::settings(&call.root, report)?;
    let host = matches.get_one::<IpAddr>("host").copied().unwrap_or(IpAddr::from([127, 0, 0, 1]));
    let port = matches.get_one::<u16>("port").copied().unwrap_or(PORT);
    let drafts = !matches.get_flag("no-drafts");
    if !host.is_loopback() {
        report.say(say::open_to_network(call.line.at(&host.to_string()), &host.to_string(), drafts));
        call.err(&call.shown(report));
    }
    let listener = serve::listen(host, port).map_err(|why| {
        let place = if matches.contains_id("port") { call.line.at(&port.to_string()) } else { call.line.at("serve") };
        call.wrong(say::cannot_listen(place, &format!("{host}:{port}"), &why, port), report)
    })?;
    let given = Given {
        root: call.root.clone(),
        listener,
        tongue: call.tongue,
        rebuild: rebuild(call, fixed, drafts),
        desk: desk(call, fixed),
        tell: Teller::new(call).into(),
    };
    let served = serve::run(given);
    served.map(|()| Told::default()).map_err(|why| {
        report.say(say::cannot_listen(call.line.at("serve"), &format!("{host}:{port}"), &why, port));
        Exit::Machine
    })
}

fn rebuild(call: &Call<'_>, fixed: Option<Timestamp>, preview: bool) -> serve::Rebuild {
    let (root, clock, trust_stat) = (call.root.clone(), call.around.clock, call.trust_stat);
    let mut before: Option<Arc<Scene>> = None;
    // What changed since: also what broke the site and could not be shown.
    let mut changed = Some(BTreeSet::new());
    Box::new(move |heard, report| {
        changed = changed.take().zip(heard).map(|(mut all, heard)| {
            all.extend(heard.iter().cloned());
            all
        });
        let now = fixed.unwrap_or_else(clock);
        // Nothing is ever written: the folder of the result does not exist for this command.
        let options = Options { root: root.clone(), out: PathBuf::new(), preview, now, reload: true, trust_stat };
        let base = pipeline::settings(&root, &mut Report::new()).ok().map(|settings| settings.base);
        let scene = pipeline::scene(&options, before.as_deref(), changed.as_ref(), report);
        if let Ok(scene) = &scene {
            changed = Some(BTreeSet::new());
            before = Some(scene.clone());
        }
        (base, scene.map(|scene| scene as Arc<dyn serve::Scene>))
    })
}

/// The translation desk, read anew whenever somebody looks: nothing of it is kept, nothing is written.
fn desk(call: &Call<'_>, fixed: Option<Timestamp>) -> serve::AtDesk {
    let (root, clock, trust_stat) = (call.root.clone(), call.around.clock, call.trust_stat);
    let lay = move |asked: &page::Asked| {
        let options = Options { root: root.clone(), out: PathBuf::new(), preview: true, now: fixed.unwrap_or_else(clock), reload: true, trust_stat };
        let written = pipeline::written(&options, &mut Report::new());
        let seen = written.as_ref().ok().map(|written| written.seen(&root));
        page::answer(asked, seen.as_ref())
    };
    serve::AtDesk { folder: call.folder(), root: call.said_root(), lay: Arc::new(lay) }
}

/// Tells what happens, one line each.
struct Teller {
    around: Surroundings,
    tongue: Tongue,
    quiet: bool,
}

impl Teller {
    fn new(call: &Call<'_>) -> Teller {
        Teller { around: call.around.clone(), tongue: call.tongue, quiet: call.quiet }
    }

    fn tell(&self, news: &News<'_>) {
        match news {
            News::Open { address, desk } => {
                let says = match self.tongue {
                    Tongue::Vi => format!("Xem cổng tại {address} — dừng bằng Ctrl-C\nBàn biên dịch: {desk}\n"),
                    Tongue::En => format!("The site is at {address} — stop with Ctrl-C\nTranslation desk: {desk}\n"),
                };
                (self.around.out)(says.as_bytes());
            }
            News::Built { changed, mended, files, time, report } => {
                let counted = match changed {
                    [] => self.tongue.counted(*files, "tệp", "file", "files"),
                    _ if *files == 0 => pick(self.tongue, "không có gì phải dựng lại", "nothing to rebuild").to_owned(),
                    _ => self.tongue.counted(*files, "tệp sẽ dựng lại khi mở", "file to rebuild when opened", "files to rebuild when opened"),
                };
                let mended = if *mended { pick(self.tongue, "hết lỗi, ", "no more errors, ") } else { "" };
                if changed.is_empty() {
                    (self.around.err)(self.shown(report).as_bytes());
                }
                self.line(changed, &format!("{mended}{counted}"), *time, report);
            }
            News::Broken { changed, time, report } => {
                (self.around.err)(self.shown(report).as_bytes());
                let errors = self.tongue.counted(report.count(Severity::Error), "lỗi", "error", "errors");
                let kept = pick(self.tongue, "trang báo lỗi hiện thay các trang", "the error page stands in for the pages");
                self.line(changed, &format!("{errors}; {kept}"), *time, &Report::new());
            }
            News::Unwatched { why } => {
                let mut report = Report::new();
                report.say(say::cannot_watch(crate::source::Place::path("content"), why));
                (self.around.err)(self.shown(&report).as_bytes());
            }
        }
    }

    fn line(&self, changed: &[String], says: &str, time: std::time::Duration, report: &Report) {
        if self.quiet {
            return;
        }
        let cause = match changed {
            [] => pick(self.tongue, "Dựng lần đầu", "First build").to_owned(),
            [one] => one.clone(),
            [first, rest @ ..] => match self.tongue {
                Tongue::Vi => format!("{first} và {} tệp khác", rest.len()),
                Tongue::En => format!("{first} and {}", self.tongue.counted(rest.len(), "", "other file", "other files")),
            },
        };
        let warnings = match report.count(Severity::Warning) {
            0 => String::new(),
            count => format!(", {}", self.tongue.counted(count, "lưu ý", "warning", "warnings")),
        };
        let time = figures::seconds(time, self.tongue);
        (self.around.out)(format!("{cause}: {says}{warnings} ({time})\n").as_bytes());
    }

    fn shown(&self, report: &Report) -> String {
        show::report(report, self.tongue, manner::format(Form::Text, &self.around))
    }
}

impl From<Teller> for serve::Tell {
    fn from(teller: Teller) -> serve::Tell {
        Arc::new(move |news: &News<'_>| teller.tell(news))
    }
}
