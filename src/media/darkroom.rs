//! Where pictures are made, each once.
//!
//! Takes the pictures of a site as they are asked for, from any thread, gives tones and files. A picture is decoded at most
//! once in a run, then all its files are made and laid into the cache; a later run decodes nothing. Who must not write
//! makes only what is asked for. Never makes two large ones at a time if there is no room for both.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::decode::{Plate, decode};
use super::encode::encode;
use super::room::Room;
use super::{Encoding, Fault, Form, Measured, Rendition, Tone, bare, drawing};
use crate::cache::{Cache, Pack};
use crate::diag::Diagnostic;
use crate::diag::catalog::{files, pictures as say};
use crate::digest::{Digest, Digester};
use crate::disk;
use crate::source::{Place, Source};

/// The folder in the cache, and the records of tones.
const FOLDER: &str = "pictures";
const TONES: &str = "tones";
/// A tone needs no more pixels than these.
const GLANCE: u32 = 64;
/// What a picture needs beside its pixels: its file, what encoders hold.
const BESIDE: u64 = 48 << 20;

/// A picture of the site.
#[derive(Clone, Copy, Debug)]
pub struct Original<'a> {
    /// Its path from the site's root.
    pub path: &'a str,
    /// Where it is on disk.
    pub file: &'a Path,
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many there are.
    pub bytes: u64,
    /// What it is.
    pub measured: Measured,
}

/// Where pictures are made.
pub struct Darkroom {
    cache: Cache,
    tones: Pack,
    room: Room,
    made: Mutex<HashMap<Digest, Arc<OnceLock<Made>>>>,
}

/// What came of a picture: its tone, if it has one.
type Made = Result<Option<Tone>, Failed>;

/// Why it cannot be made.
#[derive(Clone, Debug)]
enum Failed {
    Fault(Fault),
    Said(Box<Diagnostic>),
}

impl From<Fault> for Failed {
    fn from(fault: Fault) -> Failed {
        Failed::Fault(fault)
    }
}

impl Darkroom {
    /// A darkroom that remembers in this cache, for work on so many threads.
    pub fn new(cache: &Cache, threads: usize) -> Darkroom {
        Darkroom { cache: cache.below(FOLDER), tones: cache.pack(TONES), room: Room::for_threads(threads), made: Mutex::default() }
    }

    /// The tone of a picture. None if it is no photograph, or damaged: its files say so.
    pub fn tone(&self, original: &Original<'_>, renditions: &[Rendition]) -> Option<Tone> {
        if original.measured.form != Form::Photograph {
            return None;
        }
        self.remembered(original).or_else(|| self.made(original, renditions).ok().flatten())
    }

    fn remembered(&self, original: &Original<'_>) -> Option<Tone> {
        Tone::new(*self.tones.get(&tone_key(original))?.first()?)
    }

    /// The bytes of one of a picture's files.
    pub fn file(&self, original: &Original<'_>, renditions: &[Rendition], rank: usize) -> Result<Vec<u8>, Diagnostic> {
        let rendition = renditions.get(rank).ok_or_else(|| files::changed_meanwhile(Place::path(original.path)))?;
        let tell = |failed| failed_said(failed, original);
        if rendition.encoding == Encoding::AsItIs {
            return self.as_it_is(original).map_err(tell);
        }
        if let Some(bytes) = self.cache.read(&name(rendition)) {
            return Ok(bytes);
        }
        if self.cache.is_written() {
            self.made(original, renditions).map_err(tell)?;
            if let Some(bytes) = self.cache.read(&name(rendition)) {
                return Ok(bytes);
            }
        }
        self.alone(original, renditions, rendition).map_err(tell)
    }

    /// The very picture, for those who want the file: without what it says of its making.
    pub fn download(&self, original: &Original<'_>) -> Result<Vec<u8>, Diagnostic> {
        let bare = |original| Ok(bare::bare(read(original)?)?);
        match original.measured.form {
            Form::Drawing => self.as_it_is(original),
            _ => bare(original),
        }
        .map_err(|failed| failed_said(failed, original))
    }

    fn as_it_is(&self, original: &Original<'_>) -> Result<Vec<u8>, Failed> {
        let bytes = read(original)?;
        if original.measured.form != Form::Drawing {
            return Ok(bare::bare(bytes)?);
        }
        let text = String::from_utf8(bytes).map_err(|_| Fault::NoDrawing(0..0, "UTF-8".to_owned()))?;
        Ok(drawing::sanitised(&text).map_err(|fault| in_text(fault, original, text))?.into_bytes())
    }

    /// Makes all of a picture's files, once in a run.
    fn made(&self, original: &Original<'_>, renditions: &[Rendition]) -> Made {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner).entry(original.digest).or_default().clone();
        // Whoever waits here must not be lent to other work: nothing below runs in parallel.
        made.get_or_init(|| self.make(original, renditions)).clone()
    }

    fn make(&self, original: &Original<'_>, renditions: &[Rendition]) -> Made {
        // Another build of the program may have laid something there.
        let is_there = |rendition: &Rendition| self.cache.read(&name(rendition)).is_some();
        let wanted: Vec<&Rendition> = if self.cache.is_written() { renditions.iter().filter(|rendition| !is_there(rendition)).collect() } else { Vec::new() };
        let known = self.remembered(original);
        let tone_is_known = original.measured.form != Form::Photograph || known.is_some();
        if wanted.is_empty() && tone_is_known {
            return Ok(known);
        }
        // A tone is told from the smallest.
        let last = wanted.iter().map(|rendition| rendition.width).min().filter(|_| tone_is_known).unwrap_or(0);
        let plate = self.developed(original, renditions, last, |plate| {
            for rendition in wanted.iter().filter(|rendition| rendition.width == plate.width) {
                self.cache.write(&name(rendition), &encode(plate, rendition)?);
            }
            Ok(())
        })?;
        if tone_is_known {
            return Ok(known);
        }
        let tone = tone(&plate)?;
        self.tones.put(&tone_key(original), &[tone.number()]);
        Ok(Some(tone))
    }

    /// A picture in the sizes of its files, the widest first, each made of the one before: what is in a file depends on
    /// the picture and its files, never on which of them somebody wants. Ends with the width nothing narrower is wanted than.
    fn developed(&self, original: &Original<'_>, renditions: &[Rendition], last: u32, mut at: impl FnMut(&Plate) -> Result<(), Failed>) -> Result<Plate, Failed> {
        let _part = self.room.enter(needed(original));
        let mut sizes: Vec<(u32, u32)> = renditions.iter().map(|rendition| (rendition.width, rendition.height)).collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        sizes.dedup();
        let (width, height) = sizes.first().copied().unwrap_or_else(|| glance(original.measured));
        let mut plate = decode(&read(original)?, clear(original), width, height)?;
        for (width, height) in sizes.into_iter().take_while(|(width, _)| *width >= last) {
            if (plate.width, plate.height) != (width, height) {
                plate = plate.resized(width, height)?;
            }
            at(&plate)?;
        }
        Ok(plate)
    }

    /// One file, for nobody else.
    fn alone(&self, original: &Original<'_>, renditions: &[Rendition], rendition: &Rendition) -> Result<Vec<u8>, Failed> {
        let plate = self.developed(original, renditions, rendition.width, |_| Ok(()))?;
        Ok(encode(&plate, rendition)?)
    }

    /// Ends a run. What is of no use any more goes when it is as much as what is.
    pub fn close<'a>(self, site: impl Iterator<Item = (Original<'a>, &'a [Rendition])>) {
        let mut wanted: HashSet<String> = HashSet::new();
        for (original, renditions) in site {
            self.tones.get(&tone_key(&original));
            wanted.extend(renditions.iter().filter(|rendition| rendition.encoding != Encoding::AsItIs).map(name));
        }
        self.tones.save();
        let has_made = !self.made.lock().unwrap_or_else(PoisonError::into_inner).is_empty();
        let Some(folder) = self.cache.folder().filter(|_| has_made && self.cache.is_written()) else { return };
        let there = disk::list(folder).unwrap_or_default();
        let size = |is_wanted: bool| -> u64 {
            there.iter().filter(|listed| wanted.contains(&listed.name) == is_wanted).map(|listed| listed.stat.size).sum()
        };
        let much_is_of_no_use = size(false) > size(true);
        self.cache.sweep(&|name, _| much_is_of_no_use && !disk::is_beside(name) && !wanted.contains(name));
    }
}

fn clear(original: &Original<'_>) -> bool {
    original.measured.form != Form::Photograph
}

/// About as much memory as making a picture's files takes: it is held decoded, a progressive one as coefficients too.
fn needed(original: &Original<'_>) -> u64 {
    let Measured { width, height, .. } = original.measured;
    u64::from(width) * u64::from(height) * 6 + original.bytes + BESIDE
}

fn name(rendition: &Rendition) -> String {
    rendition.key.short(64)
}

fn tone_key(original: &Original<'_>) -> Digest {
    Digester::new().part("tone").part(original.digest.bytes()).finish()
}

/// So large that a tone can be told.
fn glance(measured: Measured) -> (u32, u32) {
    let scaled = |side: u32| u32::try_from(u64::from(side) * u64::from(GLANCE) / u64::from(measured.width.max(measured.height).max(1))).unwrap_or(1).max(1);
    if measured.width.max(measured.height) <= GLANCE { (measured.width, measured.height) } else { (scaled(measured.width), scaled(measured.height)) }
}

fn tone(plate: &Plate) -> Result<Tone, Fault> {
    let measured = Measured { width: plate.width, height: plate.height, form: Form::Photograph };
    let (width, height) = glance(measured);
    Ok(Tone::of(&plate.resized(width, height)?.pixels))
}

/// The bytes that were found, or nothing: other bytes would be under a wrong name.
fn read(original: &Original<'_>) -> Result<Vec<u8>, Failed> {
    let said = |diagnostic| Failed::Said(Box::new(diagnostic));
    let bytes = disk::read_bytes(original.file, u64::MAX).map_err(|fault| said(files::unread(Place::path(original.path), fault)))?;
    if Digest::of(&bytes) != original.digest {
        return Err(said(files::changed_meanwhile(Place::path(original.path))));
    }
    Ok(bytes)
}

fn failed_said(failed: Failed, original: &Original<'_>) -> Diagnostic {
    let place = Place::path(original.path);
    match failed {
        Failed::Said(diagnostic) => *diagnostic,
        Failed::Fault(Fault::Damaged(why)) => say::damaged(place, &why),
        Failed::Fault(Fault::TooLarge) => say::too_large(place, original.path, original.measured.width, original.measured.height),
        Failed::Fault(Fault::NoDrawing(_, why)) => say::no_drawing(place, &why),
        Failed::Fault(Fault::ReachesOut(_, what)) => say::reaches_out(place, &what),
    }
}

/// A fault of a drawing at its place in the text.
fn in_text(fault: Fault, original: &Original<'_>, text: String) -> Failed {
    let source = Source::new(original.path, text);
    match fault {
        Fault::NoDrawing(span, why) => Failed::Said(Box::new(say::no_drawing(Place::new(&source, span), &why))),
        Fault::ReachesOut(span, what) => Failed::Said(Box::new(say::reaches_out(Place::new(&source, span), &what))),
        other => Failed::Fault(other),
    }
}

#[cfg(test)]
#[path = "tests/darkroom.rs"]
mod tests;
