//! `caybeo verify`: the same input gives the same bytes, on any machine.
//!
//! Builds the site to memory in trial processes whose threads, working folder, environment, file names and file order
//! differ, and compares what they made. Never touches the site or `public/`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Output};

use clap::{ArgMatches, Command};
use jiff::Timestamp;
use serde_json::json;
use unicode_normalization::UnicodeNormalization;

use super::define::{at, flag, option, pick, shaped};
use super::{Call, Exit, Told};
use crate::diag::catalog::usage as say;
use crate::diag::{Report, Stopped, Tongue};
use crate::digest::Digest;
use crate::disk;
use crate::pipeline::{self, Options};
use crate::source::Place;

/// How many differing files are looked at byte by byte.
const LOOKED_AT: usize = 5;

/// The command and its options.
pub(super) fn define(tongue: Tongue) -> Command {
    let about = pick(tongue, "dựng nhiều lần, so từng byte", "build several times, compare every byte");
    let opening = pick(
        tongue,
        "Dựng thử nhiều lần trong điều kiện khác nhau rồi so từng byte:\ncùng nguồn phải cho cùng kết quả.",
        "Build several times under different conditions and compare every byte:\nthe same sources give the same site.",
    );
    let usage = pick(tongue, "caybeo verify [TÙY CHỌN]", "caybeo verify [OPTIONS]");
    shaped(Command::new("verify"), tongue, about, opening, usage).args([
        flag("preview", pick(tongue, "kèm cả bản nháp", "with drafts")),
        at(tongue),
    ])
}

/// The trial process: no business of people.
pub(super) fn define_digest(tongue: Tongue) -> Command {
    let about = pick(tongue, "In mã băm của từng tệp kết quả.", "Print the digest of every file of the result.");
    shaped(Command::new("digest"), tongue, about, about, "caybeo digest").hide(true).args([
        flag("preview", ""),
        option("only", "PATH", ""),
        at(tongue),
    ])
}

/// Runs a trial: `digest path` lines, or the bytes of one file.
pub(super) fn digest(call: &Call<'_>, matches: &ArgMatches, report: &mut Report) -> Result<Told, Exit> {
    let now = call.instant(matches, report)?;
    let options = Options { root: call.root.clone(), out: call.root.join("public"), preview: matches.get_flag("preview"), now, reload: false, trust_stat: call.trust_stat };
    let files = pipeline::collect(&options, report)?;
    if let Some(path) = matches.get_one::<String>("only") {
        (call.around.out)(files.get(path).map_or(&[], Vec::as_slice));
        return Ok(Told::default());
    }
    let product = files.iter().map(|(path, bytes)| format!("{} {path}\n", Digest::of(bytes))).collect();
    Ok(Told { product, ..Told::default() })
}

/// What a trial is run under.
struct Condition {
    name: &'static str,
    root: PathBuf,
    folder: PathBuf,
    threads: &'static str,
    variables: &'static [(&'static str, &'static str)],
}

/// A copy of the site that is gone when it is no longer needed.
struct Copy(PathBuf);

impl Drop for Copy {
    fn drop(&mut self) {
        // A copy that cannot be removed lies in the folder for temporary files: the machine will.
        let _ = disk::remove_tree(&self.0);
    }
}

/// Runs it.
pub(super) fn run(call: &Call<'_>, matches: &ArgMatches, report: &mut Report) -> Result<Told, Exit> {
    let now = call.instant(matches, report)?;
    let preview = matches.get_flag("preview");
    // Faults are told once, by this process.
    let options = Options { root: call.root.clone(), out: call.root.join("public"), preview, now, reload: false, trust_stat: call.trust_stat };
    pipeline::check(&options, report)?;

    let root = disk::real(&call.root).map_err(|why| failed(&why.to_string(), report))?;
    let copy = Copy(std::env::temp_dir().join(format!("caybeo-{}-thử", std::process::id())));
    scramble(&root, &copy.0).map_err(|why| failed(&why.to_string(), report))?;
    let trials = conditions(&root, &copy.0);
    let mut made: Vec<BTreeMap<String, String>> = Vec::new();
    for trial in &trials {
        let output = start(call, trial, now, preview, None).map_err(|why| failed(&why.to_string(), report))?;
        if !output.status.success() {
            return Err(failed(&format!("{}: {}", trial.name, String::from_utf8_lossy(&output.stderr).trim()), report));
        }
        made.push(lines(&output));
    }
    let mut differing = BTreeSet::new();
    for (trial, files) in trials.iter().zip(&made).skip(1) {
        for path in differences(&made[0], files) {
            // Each look at the bytes is a build of its own: the first few are enough to find the cause.
            if differing.insert(path.clone()) && differing.len() <= LOOKED_AT {
                let at = first_difference(call, &trials[0], trial, now, preview, &path);
                report.say(say::not_the_same(Place::path(path), at, trial.name));
            }
        }
    }
    let (builds, files) = (trials.len(), call.tongue.count(made[0].len()));
    let summary = match (call.tongue, differing.is_empty()) {
        (Tongue::Vi, false) => format!("Khác nhau: {} trong {files} tệp.\n", call.tongue.count(differing.len())),
        (Tongue::En, false) => format!("Different: {} of {files} files.\n", call.tongue.count(differing.len())),
        (Tongue::Vi, true) => format!("Giống nhau từng byte: {files} tệp, {builds} lần dựng.\n"),
        (Tongue::En, true) => format!("Equal to the byte: {files} files, {builds} builds.\n"),
    };
    Ok(Told { summary, data: Some(json!({ "equal": differing.is_empty(), "files": made[0].len(), "builds": builds, "differences": differing })), ..Told::default() })
}

fn failed(why: &str, report: &mut Report) -> Exit {
    report.say(say::child_failed(Place::path("caybeo"), why));
    Stopped::Machine.into()
}

fn conditions(root: &Path, copy: &Path) -> Vec<Condition> {
    vec![
        Condition { name: "RAYON_NUM_THREADS=1, LANG=C, TZ=UTC", root: root.into(), folder: root.into(), threads: "1", variables: &[("LANG", "C"), ("TZ", "UTC")] },
        Condition {
            name: "RAYON_NUM_THREADS=8, NFD, LANG=tr_TR.UTF-8, TZ=Pacific/Kiritimati",
            root: copy.into(),
            folder: std::env::temp_dir(),
            threads: "8",
            variables: &[("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Pacific/Kiritimati"), ("HOME", "/nonexistent")],
        },
        Condition {
            name: "RAYON_NUM_THREADS=2, --root ., LANG=ja_JP.UTF-8, TZ=America/St_Johns",
            root: ".".into(),
            folder: copy.into(),
            threads: "2",
            variables: &[("LANG", "ja_JP.UTF-8"), ("TZ", "America/St_Johns"), ("COLUMNS", "20")],
        },
    ]
}

/// Copies the site with decomposed names, the last file first.
fn scramble(root: &Path, copy: &Path) -> std::io::Result<()> {
    let ours = |path: &str| matches!(path.split('/').next(), Some("content" | "themes" | "i18n" | "site.toml" | "routes.toml"));
    for entry in disk::walk(root, &|path| !ours(path)).entries.into_iter().rev() {
        let Some(bytes) = disk::read_if_there(&entry.file)? else { continue };
        let name: String = entry.path.nfd().collect();
        disk::make_file(&copy.join(name), &bytes)?;
    }
    Ok(())
}

fn start(call: &Call<'_>, trial: &Condition, now: Timestamp, preview: bool, only: Option<&str>) -> std::io::Result<Output> {
    let mut process = Process::new(&call.around.program);
    process.env_clear().env("RAYON_NUM_THREADS", trial.threads).envs(trial.variables.iter().copied()).current_dir(&trial.folder);
    process.arg("digest").arg("--root").arg(&trial.root).arg("--at").arg(now.to_string());
    process.args(["--tongue", define_tag(call.tongue), "--colour", "never", "--quiet"]);
    if preview {
        process.arg("--preview");
    }
    if let Some(path) = only {
        process.arg("--only").arg(path);
    }
    process.output()
}

fn define_tag(tongue: Tongue) -> &'static str {
    pick(tongue, "vi", "en")
}

/// Path -> digest.
fn lines(output: &Output) -> BTreeMap<String, String> {
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().filter_map(|line| line.split_once(' ')).map(|(digest, path)| (path.to_owned(), digest.to_owned())).collect()
}

fn differences(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> BTreeSet<String> {
    one.keys().chain(other.keys()).filter(|path| one.get(*path) != other.get(*path)).cloned().collect()
}

/// The first byte that differs, counted from 1; none if one of the builds has no such file.
fn first_difference(call: &Call<'_>, one: &Condition, other: &Condition, now: Timestamp, preview: bool, path: &str) -> Option<u64> {
    let bytes = |trial: &Condition| start(call, trial, now, preview, Some(path)).ok().map(|output| output.stdout);
    let (one, other) = (bytes(one)?, bytes(other)?);
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    Some(same as u64 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_only_one_build_has_is_a_difference() {
        let files = |list: &[(&str, &str)]| -> BTreeMap<String, String> { list.iter().map(|(path, digest)| ((*path).into(), (*digest).into())).collect() };
        let found = differences(&files(&[("a", "1"), ("b", "2")]), &files(&[("a", "1"), ("b", "3"), ("c", "4")]));
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["b", "c"]);
    }
}
