//! Embeds the plain theme, the built-in kinds, their words and a few fonts, and gives the program its build id.
//!
//! Takes `themes/plain`, `src/kinds`, the fonts of `typst-assets` and the sources, gives sorted tables in `OUT_DIR`. Never reads the clock or the
//! environment of the machine: the same files give the same binary.

use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("embedded_theme.rs"), table(&root, "themes/plain")?)?;
    fs::write(out.join("kinds.rs"), table(&root, "src/kinds/builtin")?)?;
    fs::write(out.join("kind_words.rs"), table(&root, "src/kinds/words")?)?;
    #[cfg(feature = "fonts")]
    fonts::write(&out)?;
    println!("cargo::rustc-env=CAYBEO_BUILD_ID={}", build_id(&root)?);
    Ok(())
}

/// A number that changes whenever the program would: its sources, its libraries, its themes.
fn build_id(root: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    for folder in ["src", "themes/plain"] {
        gather(&root.join(folder), folder, &mut files)?;
    }
    files.push(("Cargo.lock".into(), root.join("Cargo.lock")));
    files.sort();
    // `DefaultHasher::new` has fixed keys: the same files give the same number.
    let mut hasher = DefaultHasher::new();
    for (path, on_disk) in files {
        path.hash(&mut hasher);
        fs::read(on_disk)?.hash(&mut hasher);
    }
    Ok(format!("{}-{:016x}", env::var("CARGO_PKG_VERSION").unwrap_or_default(), hasher.finish()))
}

/// A Rust slice of `(path, bytes)`, sorted by path, for every file under a folder.
fn table(root: &Path, folder: &str) -> io::Result<String> {
    let mut files = Vec::new();
    gather(&root.join(folder), folder, &mut files)?;
    files.sort();
    let mut table = String::from("&[\n");
    for (path, on_disk) in files {
        let _ = writeln!(table, "    ({path:?}, include_bytes!({:?}) as &[u8]),", on_disk.display().to_string());
    }
    table.push_str("]\n");
    Ok(table)
}

fn gather(folder: &Path, path: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    // A folder is named too, so that a new file in it is noticed.
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{path}/{name}");
        if name.starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            gather(&entry.path(), &path, files)?;
        } else {
            println!("cargo::rerun-if-changed={}", entry.path().display());
            files.push((path, entry.path()));
        }
    }
    Ok(())
}

/// Of the fonts in `typst-assets` (nine megabytes) the program carries those a theme may name.
#[cfg(feature = "fonts")]
mod fonts {
    use std::path::Path;
    use std::{fs, io};

    /// PostScript names: how a font calls itself, whatever its file is called.
    const CARRIED: [&str; 2] = ["LibertinusSerif-Regular", "LibertinusSerif-Semibold"];

    pub fn write(out: &Path) -> io::Result<()> {
        for name in CARRIED {
            let font = typst_assets::fonts().find(|font| is_called(font, name));
            let font = font.ok_or_else(|| io::Error::other(format!("typst-assets has no font {name}")))?;
            fs::write(out.join(format!("{name}.otf")), font)?;
        }
        Ok(())
    }

    /// In a CFF table the font's name is followed by the head of an index with one entry (Technical Note #5176, §7, §8).
    fn is_called(font: &[u8], name: &str) -> bool {
        let head = [name.as_bytes(), &[0, 1]].concat();
        font.windows(head.len()).any(|bytes| bytes == head)
    }
}
