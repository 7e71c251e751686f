//! Old texts, from git where there is one.
//!
//! Takes the path of a file, gives what it held in its earlier commits, newest first. A folder without git, a shallow clone, a
//! machine without the program: then there is nothing, and nobody is told off for it.

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// How many earlier texts are looked at, at most.
const DEPTH: &str = "400";

/// The earlier texts of a file, newest first, under whatever name it had.
pub(super) fn texts<'a>(root: &'a Path, path: &str) -> impl Iterator<Item = String> + 'a {
    let log = git(root, &["log", "--follow", "--format=%H", "--name-only", "-n", DEPTH, "-z", "--", path]);
    let log = log.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    versions(&log).into_iter().filter_map(move |version| String::from_utf8(git(root, &["cat-file", "blob", &version])?).ok())
}

/// `<commit>:./<path>` of every version in a log: commits of 40 or 64 hexadecimal digits, each with the file's name then.
fn versions(log: &str) -> Vec<String> {
    let is_commit = |word: &str| matches!(word.len(), 40 | 64) && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut commit = None;
    let mut found = Vec::new();
    for word in log.split(['\0', '\n']).filter(|word| !word.is_empty()) {
        if is_commit(word) {
            commit = Some(word);
        } else if let Some(commit) = commit {
            found.push(format!("{commit}:{word}"));
        }
    }
    found
}

fn git(root: &Path, arguments: &[&str]) -> Option<Vec<u8>> {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(["-c", "core.quotePath=false"]).args(arguments);
    // What is asked is this folder's history, whatever a hook or a terminal has set around us.
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(variable);
    }
    let Output { status, stdout, .. } = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    status.success().then_some(stdout)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_read_with_the_names_a_file_had() {
        let (new, old) = ("a".repeat(40), "b".repeat(40));
        let log = format!("{new}\0\ncontent/chợ nổi.vi.md\0{old}\0\ncontent/cho.vi.md\0");
        assert_eq!(versions(&log), [format!("{new}:content/chợ nổi.vi.md"), format!("{old}:content/cho.vi.md")]);
        assert!(versions("content/a.md").is_empty());
    }
}
