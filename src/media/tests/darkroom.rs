//! Claims about making: once, alone where there is no cache, and nothing left lying about.

use std::io::Cursor;
use std::path::PathBuf;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use rayon::prelude::*;

use super::*;
use crate::media::{Recipe, measure};

struct Site {
    folder: tempfile::TempDir,
    program: &'static str,
}

struct Shot {
    file: PathBuf,
    bytes: Vec<u8>,
}

impl Shot {
    fn original(&self) -> Original<'_> {
        let measured = measure(&self.bytes).unwrap();
        Original { path: "content/a.jpg", file: &self.file, digest: Digest::of(&self.bytes), bytes: self.bytes.len() as u64, measured }
    }

    fn renditions(&self) -> Vec<Rendition> {
        Recipe { widths: vec![20, 40], ..Recipe::default() }.renditions(self.original().measured, self.original().digest, "a.jpg")
    }
}

impl Site {
    fn new() -> Site {
        Site { folder: tempfile::tempdir().unwrap(), program: "one" }
    }

    fn shot(&self, name: &str, red: u8) -> Shot {
        let mut bytes = Cursor::new(Vec::new());
        // Rough enough that every way to make it smaller gives other bytes.
        let rough = RgbImage::from_fn(60, 30, |x, y| Rgb([red.wrapping_add((x * 37 + y * 59) as u8 % 97), (x % 3) as u8 * 40, (y % 5) as u8 * 30]));
        DynamicImage::from(rough).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        let shot = Shot { file: self.folder.path().join(name), bytes: bytes.into_inner() };
        std::fs::write(&shot.file, &shot.bytes).unwrap();
        shot
    }

    fn cache(&self) -> Cache {
        Cache::of(self.folder.path(), Digest::of(self.program))
    }

    fn kept(&self) -> usize {
        disk::list(&self.folder.path().join(".caybeo/pictures")).unwrap_or_default().len()
    }

    /// A build of these pictures: their files and tones.
    fn build(&self, shots: &[&Shot]) -> Vec<(Vec<Vec<u8>>, Option<Tone>)> {
        let darkroom = Darkroom::new(&self.cache(), 2);
        let all: Vec<(Original<'_>, Vec<Rendition>)> = shots.iter().map(|shot| (shot.original(), shot.renditions())).collect();
        let made = all
            .par_iter()
            .map(|(original, renditions)| {
                let tone = darkroom.tone(original, renditions);
                ((0..renditions.len()).map(|rank| darkroom.file(original, renditions, rank).unwrap()).collect(), tone)
            })
            .collect();
        darkroom.close(all.iter().map(|(original, renditions)| (*original, &renditions[..])));
        made
    }
}

#[test]
fn a_later_run_decodes_nothing() {
    let site = Site::new();
    let shot = site.shot("a.png", 200);
    let first = site.build(&[&shot]);
    assert_eq!(site.kept(), shot.renditions().len());
    // What is not there any more cannot be decoded.
    std::fs::remove_file(&shot.file).unwrap();
    assert_eq!(site.build(&[&shot]), first);
}

#[test]
fn without_a_cache_and_with_one_that_may_not_be_written_the_files_are_the_same() {
    let site = Site::new();
    let shot = site.shot("a.png", 200);
    let (original, renditions) = (shot.original(), shot.renditions());
    for cache in [Cache::none(), site.cache().read_only()] {
        let darkroom = Darkroom::new(&cache, 2);
        let files: Vec<Vec<u8>> = (0..renditions.len()).map(|rank| darkroom.file(&original, &renditions, rank).unwrap()).collect();
        let tone = darkroom.tone(&original, &renditions);
        assert!(tone.is_some() && site.kept() == 0);
        assert_eq!(vec![(files, tone)], Site::build(&Site::new(), &[&shot]));
    }
}

#[test]
fn a_file_of_the_cache_that_was_spoilt_or_taken_away_is_made_again() {
    let site = Site::new();
    let shot = site.shot("a.png", 200);
    let first = site.build(&[&shot]);
    for spoil in [&|file: &Path| std::fs::write(file, b"x").unwrap(), &|file: &Path| std::fs::remove_file(file).unwrap()] as [&dyn Fn(&Path); 2] {
        let listed = disk::list(&site.folder.path().join(".caybeo/pictures")).unwrap();
        let files: Vec<PathBuf> = listed.into_iter().map(|listed| site.folder.path().join(".caybeo/pictures").join(listed.name)).collect();
        for file in &files {
            spoil(file);
            assert_eq!(site.build(&[&shot]), first, "one is gone");
        }
        files.iter().for_each(|file| spoil(file));
        assert_eq!(site.build(&[&shot]), first, "all are gone");
    }
}

#[test]
fn what_another_program_made_is_made_again_once() {
    let mut site = Site::new();
    let shot = site.shot("a.png", 200);
    let first = site.build(&[&shot]);
    site.program = "another";
    assert_eq!(site.build(&[&shot]), first);
    std::fs::remove_file(&shot.file).unwrap();
    assert_eq!(site.build(&[&shot]), first);
}

#[test]
fn what_no_page_shows_any_more_is_swept_out() {
    let site = Site::new();
    let shots: Vec<Shot> = (0..6).map(|number| site.shot(&format!("{number}.png"), number * 40)).collect();
    site.build(&shots.iter().collect::<Vec<_>>());
    let each = shots[0].renditions().len();
    assert_eq!(site.kept(), 6 * each);
    site.build(&[&shots[0], &site.shot("new.png", 255)]);
    assert_eq!(site.kept(), 2 * each);
}

#[test]
fn a_picture_that_changed_meanwhile_is_not_published_under_the_old_name() {
    let site = Site::new();
    let shot = site.shot("a.png", 200);
    std::fs::write(&shot.file, site.shot("b.png", 10).bytes).unwrap();
    let darkroom = Darkroom::new(&site.cache(), 2);
    assert_eq!(darkroom.file(&shot.original(), &shot.renditions(), 0).unwrap_err().code, "A012");
    assert_eq!(darkroom.tone(&shot.original(), &shot.renditions()), None);
}
