//! Embeds the plain theme, the built-in kinds and their words, and gives the program its build id.
//!
//! Takes `themes/plain`, `src/kinds` and the sources, gives sorted tables in `OUT_DIR`. Never reads the clock or the
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
