//! What the last build knew.
//!
//! Takes what was made and what the disk said of it, gives it back to the next build. A memory that is missing, broken or
//! another program's is an empty memory: never an error, never a difference in what is published.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::io;
use std::path::Path;

use super::manifest::hex;
use crate::digest::Digest;
use crate::disk::{self, Stat};

const HEAD: &str = "caybeo publishing memory 1";

/// A file changed by hand within one tick of the file system's clock after the memory was written would have the same
/// stat: files that young are read again. Kernels tick every 1 to 10 ms.
const TICK: i128 = 50_000_000;

/// What became of a fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// The fingerprint.
    pub fingerprint: Digest,
    /// The digest of the finished bytes.
    pub digest: Digest,
    /// Their number.
    pub size: u64,
}

/// What the last build knew.
#[derive(Debug, Default)]
pub struct Memory {
    /// By path.
    pub made: HashMap<String, Made>,
    /// Digests by inode: whatever name or tree a file has moved to since, its bytes are known by its stat.
    pub seen: BTreeMap<u64, (Stat, Digest)>,
    written: i128,
    text: String,
}

impl Memory {
    /// Reads a memory file. What another build of the program made is forgotten, what it saw on disk is not.
    pub fn load(file: &Path, build: Digest) -> Memory {
        let read = || {
            let text = String::from_utf8(disk::read_if_there(file).ok()??).ok()?;
            Memory::parse(text, disk::stat(file).ok()?.modified, build)
        };
        read().unwrap_or_default()
    }

    fn parse(text: String, written: i128, build: Digest) -> Option<Memory> {
        let (body, end) = text.trim_end().rsplit_once('\n')?;
        if Digest::from_hex(end)? != Digest::of(body) {
            return None;
        }
        let mut memory = Memory { written, ..Memory::default() };
        let mut lines = body.lines();
        let made_by = Digest::from_hex(lines.next()?.strip_prefix(HEAD)?.trim())?;
        for line in lines {
            match line.split_once(' ')? {
                ("made", rest) if made_by == build => memory.made.extend([made(rest)?]),
                ("seen", rest) => memory.seen.extend([seen(rest)?]),
                _ => {}
            }
        }
        memory.text = text;
        Some(memory)
    }

    /// The digest of a file: remembered if its stat is, else read. The flag says it was read.
    pub fn digest(&self, file: &Path, stat: &Stat) -> io::Result<(Digest, bool)> {
        match self.seen.get(&stat.inode) {
            Some((then, digest)) if then == stat && stat.modified < self.written - TICK => Ok((*digest, false)),
            _ => Ok((disk::digest(file)?, true)),
        }
    }

    /// Writes the memory if it differs from what was loaded into `before`, or if `anyway`.
    pub fn save(&self, file: &Path, build: Digest, before: &Memory, anyway: bool) {
        let text = self.show(build);
        if anyway || text != before.text {
            // A build without a memory is slower, not wrong.
            let _ = disk::write_atomic(file, text.as_bytes());
        }
    }

    fn show(&self, build: Digest) -> String {
        let mut text = format!("{HEAD} {build}\n");
        let made: BTreeMap<_, _> = self.made.iter().collect();
        for (path, made) in made {
            text.push_str("made ");
            hex(&mut text, &made.fingerprint);
            text.push(' ');
            hex(&mut text, &made.digest);
            let _ = writeln!(text, " {} {path}", made.size);
        }
        for (stat, digest) in self.seen.values() {
            text.push_str("seen ");
            hex(&mut text, digest);
            let Stat { size, modified, changed, inode, device } = stat;
            let _ = writeln!(text, " {size} {modified} {changed} {inode} {device}");
        }
        text.truncate(text.trim_end().len());
        let end = Digest::of(&text);
        let _ = writeln!(text, "\n{end}");
        text
    }
}

fn made(line: &str) -> Option<(String, Made)> {
    let mut parts = line.splitn(4, ' ');
    let (fingerprint, digest) = (Digest::from_hex(parts.next()?)?, Digest::from_hex(parts.next()?)?);
    let size = parts.next()?.parse().ok()?;
    Some((parts.next()?.to_string(), Made { fingerprint, digest, size }))
}

fn seen(line: &str) -> Option<(u64, (Stat, Digest))> {
    let mut parts = line.split(' ');
    let digest = Digest::from_hex(parts.next()?)?;
    let mut number = || parts.next()?.parse::<i128>().ok();
    let stat = Stat {
        size: u64::try_from(number()?).ok()?,
        modified: number()?,
        changed: number()?,
        inode: u64::try_from(number()?).ok()?,
        device: u64::try_from(number()?).ok()?,
    };
    Some((stat.inode, (stat, digest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory() -> Memory {
        let made = Made { fingerprint: Digest::of("f"), digest: Digest::of("d"), size: 7 };
        let stat = Stat { size: 7, modified: 1_000, changed: 2_000, inode: 3, device: 4 };
        Memory {
            made: HashMap::from([("vi/a b.html".to_string(), made)]),
            seen: BTreeMap::from([(3, (stat, Digest::of("d")))]),
            ..Memory::default()
        }
    }

    #[test]
    fn it_reads_back_and_forgets_what_another_program_made() {
        let build = Digest::of("build");
        let text = memory().show(build);
        let back = Memory::parse(text.clone(), 0, build).unwrap();
        assert_eq!((&back.made, &back.seen), (&memory().made, &memory().seen));
        let other = Memory::parse(text, 0, Digest::of("other")).unwrap();
        assert_eq!((other.made.len(), other.seen.len()), (0, 1));
    }

    #[test]
    fn a_broken_memory_is_no_memory() {
        let build = Digest::of("build");
        let text = memory().show(build);
        for end in 0..text.len() - 1 {
            assert!(Memory::parse(text[..end].to_string(), 0, build).is_none(), "{end}");
        }
        assert!(Memory::parse(text.replace(" 7 ", " 8 "), 0, build).is_none());
    }
}
