//! Measures what no generator of this kind can do without: reading and parsing every Markdown file, minifying every finished
//! byte, writing every byte. One thread, the same libraries, nothing in between.

use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Options, Parser, html};

use super::contestants::Contestant;
use super::measure::{self, own};
use super::{Outcome, Wishes, grow, remove};

/// Measures and tells.
pub fn tell(size: usize, wishes: &Wishes) -> Outcome<()> {
    let folder = wishes.work.join(format!("floor-{size}"));
    grow(size, &folder)?;
    let caybeo = Contestant::caybeo(wishes, &folder);
    measure::run(&mut caybeo.build())?;
    let sources = files(&folder.join("caybeo/content"), "md")?;
    let pages = files(&caybeo.out, "html")?;
    println!("| {size} pages, one thread | user s |\n|---|---:|");
    step("reading and parsing every Markdown file", || sources.iter().try_fold(0, |sum, file| Ok(sum + parse(&fs::read_to_string(file)?))))?;
    let finished: Vec<Vec<u8>> = pages.iter().map(fs::read).collect::<Result<_, _>>()?;
    step("minifying every finished byte", || Ok(finished.iter().map(|page| caybeo::emit::minify::page(page.clone()).len()).sum()))?;
    let copy = folder.join("copy");
    step("writing every finished byte", || write(&pages, &finished, &caybeo.out, &copy))?;
    remove(&folder)
}

fn step(name: &str, work: impl FnOnce() -> Outcome<usize>) -> Outcome<()> {
    let before = own()?;
    let bytes = work()?;
    println!("| {name} ({:.0} MB) | {:.2} |", bytes as f64 / 1e6, own()? - before);
    Ok(())
}

/// The bytes of the HTML of a file.
fn parse(text: &str) -> usize {
    let body = text.splitn(3, "+++").last().unwrap_or(text);
    let mut out = String::new();
    html::push_html(&mut out, Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES));
    out.len()
}

fn write(paths: &[PathBuf], pages: &[Vec<u8>], from: &Path, to: &Path) -> Outcome<usize> {
    let mut bytes = 0;
    for (path, page) in paths.iter().zip(pages) {
        let file = to.join(path.strip_prefix(from)?);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, page)?;
        bytes += page.len();
    }
    Ok(bytes)
}

/// Every file under a folder that ends so.
fn files(folder: &Path, ending: &str) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, ending)?);
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
