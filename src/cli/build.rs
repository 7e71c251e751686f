//! `caybeo build`: the whole site, published.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use clap::{ArgMatches, Command, value_parser};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::json;

use super::define::{at, flag, option, pick, shaped};
use super::{Call, Exit, Form, Told, figures};
use crate::diag::catalog::usage as say;
use crate::diag::{Report, Severity, Tongue};
use crate::disk;
use crate::emit::Mode;
use crate::pipeline::{self, Ahead, Built, Options};

/// How long work may take before it is worth a bar.
const A_MOMENT: Duration = Duration::from_millis(700);

/// The command and its options.
pub(super) fn define(tongue: Tongue) -> Command {
    let about = pick(tongue, "dựng toàn bộ cổng và xuất bản vào public/", "build the whole site and publish it to public/");
    let opening = pick(tongue, "Dựng toàn bộ cổng và xuất bản vào public/: trọn vẹn, hoặc không đổi gì.", "Build the whole site and publish it to public/: whole, or not at all.");
    let usage = pick(tongue, "caybeo build [TÙY CHỌN]", "caybeo build [OPTIONS]");
    shaped(Command::new("build"), tongue, about, opening, usage).args([
        option("out", pick(tongue, "THƯ MỤC", "DIR"), pick(tongue, "nơi ghi kết quả (mặc định: public/ của cổng)", "where the result goes (default: the site's public/)"))
            .value_parser(value_parser!(PathBuf)),
        flag("preview", pick(tongue, "kèm cả bản nháp; phải có --out", "with drafts; needs --out")),
        at(tongue),
    ])
}

/// Runs it.
pub(super) fn run(call: &Call<'_>, matches: &ArgMatches, report: &mut Report) -> Result<Told, Exit> {
    let preview = matches.get_flag("preview");
    let out = matches.get_one::<PathBuf>("out").cloned();
    if preview && out.as_ref().is_none_or(|out| is_public(call, out)) {
        return Err(call.wrong(say::preview_needs_out(call.line.at("--preview")), report));
    }
    let now = call.instant(matches, report)?;
    let out = out.unwrap_or_else(|| call.root.join("public"));
    let options = Options { root: call.root.clone(), out: out.clone(), preview, now, reload: false, trust_stat: call.trust_stat };
    let begun = Instant::now();
    let bar = Bar::new(call, begun);
    let built = pipeline::build(&options, &|done, all| bar.show(done, all), report);
    bar.clear();
    let built = built?;
    let summary = summary(call, &built, &out, begun.elapsed(), report);
    Ok(Told { summary, data: Some(data(&built, report)), ..Told::default() })
}

/// Whether a folder is the one the site is published from, by whatever name.
fn is_public(call: &Call<'_>, out: &Path) -> bool {
    let real = |path: &Path| disk::real(path).ok().or_else(|| Some(disk::real(path.parent()?).ok()?.join(path.file_name()?)));
    let public = real(&call.root.join("public"));
    let out = if out.parent() == Some(Path::new("")) { Path::new(".").join(out) } else { out.to_path_buf() };
    public.is_some() && real(&out) == public
}

/// A bar on standard error that comes only when work takes longer than a moment.
struct Bar {
    begun: Instant,
    wanted: bool,
    label: &'static str,
    bar: OnceLock<ProgressBar>,
}

impl Bar {
    fn new(call: &Call<'_>, begun: Instant) -> Bar {
        let wanted = call.around.err_is_terminal && !call.quiet && call.form == Form::Text;
        Bar { begun, wanted, label: pick(call.tongue, "Đang dựng", "Building"), bar: OnceLock::new() }
    }

    fn show(&self, done: usize, all: usize) {
        if !self.wanted || self.begun.elapsed() < A_MOMENT {
            return;
        }
        let bar = self.bar.get_or_init(|| {
            let bar = ProgressBar::with_draw_target(Some(all as u64), ProgressDrawTarget::stderr_with_hz(10));
            let style = ProgressStyle::with_template("{msg} {bar:32} {pos}/{len}").unwrap_or_else(|_| ProgressStyle::default_bar());
            bar.set_style(style);
            bar.set_message(self.label);
            bar
        });
        bar.set_position(done as u64);
    }

    fn clear(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

fn summary(call: &Call<'_>, built: &Built, out: &Path, time: Duration, report: &Report) -> String {
    let tongue = call.tongue;
    let receipt = &built.receipt;
    let count = |number| tongue.count(number);
    let (place, time) = (out.display(), figures::seconds(time, tongue));
    let title = match tongue {
        Tongue::Vi => format!("Đã dựng cổng vào {place} trong {time}\n\n"),
        Tongue::En => format!("Built the site to {place} in {time}\n\n"),
    };
    let mut rows: Vec<(&str, String, String)> = Vec::new();
    for (rank, (endonym, pages)) in built.pages.iter().enumerate() {
        rows.push((if rank == 0 { call.pick("Trang", "Pages") } else { "" }, endonym.clone(), count(*pages)));
    }
    for (label, says, files) in [
        (call.pick("Tệp", "Files"), call.pick("cả cổng", "in all"), receipt.files.len()),
        ("", call.pick("mới ghi", "written"), receipt.written),
        ("", call.pick("giữ nguyên", "kept"), receipt.kept),
        ("", call.pick("đã xóa", "removed"), receipt.removed),
    ] {
        rows.push((label, says.to_owned(), count(files)));
    }
    rows.push((call.pick("Dung lượng", "Size"), figures::bytes(receipt.bytes_total, tongue), String::new()));
    rows.push((call.pick("Xuất bản", "Published"), mode(receipt.mode, tongue).into(), String::new()));
    rows.extend(ahead(call, &built.ahead));
    let warnings = report.count(Severity::Warning);
    if warnings > 0 {
        rows.push((call.pick("Lưu ý", "Warnings"), call.pick("xem ở trên", "see above").into(), count(warnings)));
    }
    format!("{title}{}", figures::table(&rows))
}

fn mode(mode: Mode, tongue: Tongue) -> &'static str {
    match mode {
        Mode::Unchanged => pick(tongue, "không có gì thay đổi", "nothing changed"),
        Mode::Exchange => pick(tongue, "thay cả thư mục trong một bước", "the whole folder in one step"),
        Mode::InPlace => pick(tongue, "từng tệp, có nhật ký", "file by file, with a journal"),
    }
}

/// What is still to come: the next change by itself, translations that are behind, addresses to be recorded.
pub(super) fn ahead(call: &Call<'_>, ahead: &Ahead) -> Vec<(&'static str, String, String)> {
    let Ahead { unrecorded, behind, next_change } = *ahead;
    let mut rows = Vec::new();
    let zone = crate::pipeline::settings(&call.root, &mut Report::new()).map(|settings| settings.zone);
    if let (Some(next), Ok(zone)) = (next_change, zone) {
        let when = figures::moment(&next.to_zoned(zone), call.tongue);
        rows.push((pick(call.tongue, "Tự đổi", "Next change"), when, String::new()));
    }
    if behind > 0 {
        let count = call.tongue.counted(behind, "bản", "translation", "translations");
        let says = match call.tongue {
            Tongue::Vi => format!("{count} chậm hơn bản gốc: xem `caybeo status`"),
            Tongue::En => format!("{count} behind: see `caybeo status`"),
        };
        rows.push((pick(call.tongue, "Bản dịch", "Translations"), says, String::new()));
    }
    if unrecorded > 0 {
        let count = call.tongue.counted(unrecorded, "địa chỉ", "address", "addresses");
        let says = match call.tongue {
            Tongue::Vi => format!("{count} chưa ghi sổ: chạy `caybeo check --fix`"),
            Tongue::En => format!("{count} not recorded yet: run `caybeo check --fix`"),
        };
        rows.push((pick(call.tongue, "Địa chỉ", "Addresses"), says, String::new()));
    }
    rows
}

fn data(built: &Built, report: &Report) -> serde_json::Value {
    let receipt = &built.receipt;
    let pages: serde_json::Map<String, serde_json::Value> = built.pages.iter().map(|(endonym, count)| (endonym.clone(), json!(count))).collect();
    json!({
        "pages": pages,
        "files": receipt.files.len(),
        "bytes": receipt.bytes_total,
        "written": receipt.written,
        "bytes_written": receipt.bytes_written,
        "kept": receipt.kept,
        "removed": receipt.removed,
        "mode": match receipt.mode {
            Mode::Unchanged => "unchanged",
            Mode::Exchange => "exchange",
            Mode::InPlace => "in-place",
        },
        "warnings": report.count(Severity::Warning),
        "unrecorded": built.ahead.unrecorded,
        "behind": built.ahead.behind,
        "next_change": built.ahead.next_change.map(|next| next.to_string()),
    })
}
