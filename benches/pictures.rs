//! Measures what pictures cost: processor time, memory, bytes at equal likeness.
//!
//! ```text
//! cargo bench --bench pictures                 60 photographs of 4000 × 3000 pixels
//! cargo bench --bench pictures -- 12           as many
//! ```
//!
//! Takes made-up photographs (gradients, noise of many sizes, shapes; a fixed seed), builds a site of them cold, warm and
//! from the cache alone, and compares the files with those of libvips (`vips` on the path; without it that part is left out)
//! at the same likeness to the photograph made small without loss. Options: `--work DIR` (default: target/bench/pictures). Never touches a
//! site that it did not write itself.

#[allow(dead_code)]
#[path = "compare/measure.rs"]
mod measure;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use rayon::prelude::*;

use measure::Cost;

type Outcome<T> = Result<T, Box<dyn Error>>;

const SIZE: (u32, u32) = (4000, 3000);
const WIDTHS: [u32; 3] = [480, 960, 1600];
/// So many photographs are compared with libvips.
const COMPARED: usize = 6;
/// The qualities at which libvips is asked, around the theme's.
const QUALITIES: [u32; 7] = [68, 72, 76, 80, 84, 88, 92];

fn main() -> Outcome<()> {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let count: usize = words.first().and_then(|word| word.parse().ok()).unwrap_or(60);
    let work = words.iter().position(|word| word == "--work").and_then(|at| words.get(at + 1));
    let work = work.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench/pictures"), PathBuf::from);
    let shots = shots(&work.join("shots"), count)?;
    let root = work.join("site");
    grow(&root, &shots)?;
    // So that stats are trusted.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    println!("| build of {count} photographs | user s | system s | wall s | peak MB | CPU s each |\n|---|---:|---:|---:|---:|---:|");
    tell("cold", &build(&root)?, count);
    let warm = (0..5).map(|_| build(&root)).collect::<Outcome<Vec<Cost>>>()?;
    if let Some(least) = warm.into_iter().reduce(Cost::least) {
        tell("nothing changed", &least, count);
    }
    fs::remove_dir_all(root.join("public"))?;
    tell("output gone, cache there", &build(&root)?, count);
    if Command::new("vips").arg("--version").output().is_ok() {
        compare(&work, &root, &shots[..COMPARED.min(count)])?;
    }
    Ok(())
}

fn tell(name: &str, cost: &Cost, count: usize) {
    let Cost { user, system, wall, peak } = cost;
    println!("| {name} | {user:.2} | {system:.2} | {wall:.3} | {peak:.0} | {:.3} |", (user + system) / count as f64);
}

fn build(root: &Path) -> Outcome<Cost> {
    measure::run(Command::new(env!("CARGO_BIN_EXE_caybeo")).current_dir(root).arg("build").env("SOURCE_DATE_EPOCH", "1767225600"))
}

/// The photographs, made once.
fn shots(folder: &Path, count: usize) -> Outcome<Vec<PathBuf>> {
    fs::create_dir_all(folder)?;
    let shots: Vec<PathBuf> = (0..count).map(|number| folder.join(format!("anh-{number:02}.jpg"))).collect();
    let made: Vec<Result<(), String>> = shots.par_iter().enumerate().filter(|(_, shot)| !shot.exists()).map(|(number, shot)| expose(number as u32, shot).map_err(|why| why.to_string())).collect();
    made.into_iter().collect::<Result<(), String>>()?;
    Ok(shots)
}

fn expose(seed: u32, shot: &Path) -> Outcome<()> {
    let seed = seed * 1000;
    let picture = RgbImage::from_fn(SIZE.0, SIZE.1, |x, y| scene(x, y, seed));
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 92).encode_image(&picture)?;
    Ok(fs::write(shot, bytes)?)
}

/// Sky above land, shapes before them, grain over all.
fn scene(x: u32, y: u32, seed: u32) -> Rgb<u8> {
    let (u, v) = (x as f32 / SIZE.0 as f32, y as f32 / SIZE.1 as f32);
    let (mut cloud, mut weight, mut scale) = (0.0, 0.5, 4.0);
    for octave in 0..8 {
        cloud += weight * noise(u * scale * 1.33, v * scale, seed + octave);
        weight *= 0.55;
        scale *= 2.0;
    }
    let height = 1.0 - v;
    let mut colour = [70.0 + 120.0 * height + 60.0 * cloud, 90.0 + 110.0 * height + 50.0 * cloud, 110.0 + 130.0 * height + 20.0 * cloud];
    if v > 0.55 + 0.1 * noise(u * 6.0, 0.0, seed + 50) {
        colour = [60.0 + 90.0 * cloud, 80.0 + 100.0 * cloud, 40.0 + 60.0 * cloud];
    }
    for shape in 0..12 {
        let of = |what| mixed(shape, what, seed);
        let radius = 0.02 + 0.08 * of(3);
        let (across, down) = (u - of(1), (v - of(2)) * 0.75);
        let inside = if shape % 2 == 0 { across * across + down * down < radius * radius } else { across.abs() < radius && down.abs() < radius * 0.6 };
        if inside {
            colour = [4, 5, 6].map(|what| 255.0 * of(what) * (0.6 + 0.4 * cloud));
        }
    }
    let grain = (mixed(x, y, seed + 99) - 0.5) * 10.0;
    Rgb(colour.map(|level| (level + grain).clamp(0.0, 255.0) as u8))
}

fn mixed(x: u32, y: u32, seed: u32) -> f32 {
    let mut mix = x.wrapping_mul(374_761_393).wrapping_add(y.wrapping_mul(668_265_263)).wrapping_add(seed.wrapping_mul(2_246_822_519));
    mix = (mix ^ (mix >> 13)).wrapping_mul(1_274_126_177);
    ((mix ^ (mix >> 16)) & 0xffff) as f32 / 65535.0
}

fn noise(x: f32, y: f32, seed: u32) -> f32 {
    let (left, top) = (x.floor(), y.floor());
    let smooth = |part: f32| part * part * (3.0 - 2.0 * part);
    let (across, down) = (smooth(x - left), smooth(y - top));
    let at = |right: u32, below: u32| mixed(left as u32 + right, top as u32 + below, seed);
    let between = |from: f32, to: f32, part: f32| from + (to - from) * part;
    between(between(at(0, 0), at(1, 0), across), between(at(0, 1), at(1, 1), across), down)
}

/// A site with a page that shows all of them.
fn grow(root: &Path, shots: &[PathBuf]) -> Outcome<()> {
    if root.exists() {
        fs::remove_dir_all(root)?;
    }
    let folder = root.join("content/about/x");
    fs::create_dir_all(&folder)?;
    let settings = "base_url = \"https://example.org/\"\ntime_zone = \"Asia/Ho_Chi_Minh\"\ntitle = { vi = \"Sông Hậu\" }\ndescription = { vi = \"Thử ảnh.\" }\n[[languages]]\ntag = \"vi\"\nendonym = \"Tiếng Việt\"\n";
    fs::write(root.join("site.toml"), settings)?;
    fs::write(root.join("content/_section.vi.md"), "+++\ntitle = \"Trang chủ\"\n+++\n")?;
    fs::write(root.join("content/about/_section.vi.md"), "+++\ntitle = \"Giới thiệu\"\nkind = \"page\"\n+++\n")?;
    let mut body = "+++\ntitle = \"Ảnh\"\n+++\n".to_owned();
    for shot in shots {
        let name = shot.file_name().and_then(|name| name.to_str()).ok_or("a name")?;
        fs::copy(shot, folder.join(name))?;
        body.push_str(&format!("![Ảnh]({name})\n\n"));
    }
    Ok(fs::write(folder.join("index.vi.md"), body)?)
}

/// Bytes at equal likeness: for each of our files, the bytes libvips needs to be as near to the photograph.
fn compare(work: &Path, root: &Path, shots: &[PathBuf]) -> Outcome<()> {
    let folder = work.join("vips");
    fs::create_dir_all(&folder)?;
    println!("\n| form | width | our bytes | likeness (SSIM) | libvips at equal likeness | ours to theirs |\n|---|---:|---:|---:|---:|---:|");
    for (form, options) in [("jpg", ",strip"), ("jpg", ",optimize_coding,strip"), ("webp", ",strip")] {
        for width in WIDTHS {
            let pairs: Vec<Result<(f64, f64, f64), String>> = shots
                .par_iter()
                .map(|shot| against(&folder, root, shot, form, options, width).map_err(|why| why.to_string()))
                .collect();
            let pairs = pairs.into_iter().collect::<Result<Vec<_>, String>>()?;
            let (ours, theirs) = (pairs.iter().map(|pair| pair.0).sum::<f64>(), pairs.iter().map(|pair| pair.1).sum::<f64>());
            let likeness = pairs.iter().map(|pair| pair.2).sum::<f64>() / pairs.len() as f64;
            println!("| {form}{} | {width} | {ours:.0} | {likeness:.4} | {theirs:.0} | {:.3} |", options.trim_end_matches(",strip"), ours / theirs);
        }
    }
    let thumbnails = || -> Outcome<f64> {
        let mut all = 0.0;
        for (width, form) in WIDTHS.iter().flat_map(|width| ["jpg", "webp"].map(|form| (width, form))) {
            let cost = measure::run(&mut vips(&shots[0], &folder.join(format!("cost.{form}")), ",strip", *width, 80))?;
            all += cost.user + cost.system;
        }
        Ok(all)
    };
    println!("\nlibvips, one process for each of the six files of a photograph: {:.2} CPU s", thumbnails()?);
    Ok(())
}

fn vips(shot: &Path, to: &Path, options: &str, width: u32, quality: u32) -> Command {
    let mut command = Command::new("vips");
    command.arg("thumbnail").arg(shot).arg(format!("{}[Q={quality}{options}]", to.display())).arg(width.to_string());
    command
}

/// Our bytes, theirs at our likeness, and the likeness.
fn against(folder: &Path, root: &Path, shot: &Path, form: &str, options: &str, width: u32) -> Outcome<(f64, f64, f64)> {
    let stem = shot.file_stem().and_then(|stem| stem.to_str()).ok_or("a name")?;
    let named = format!("{stem}-{width}.");
    let files = fs::read_dir(root.join("public/pictures"))?.collect::<Result<Vec<_>, _>>()?;
    let is_ours = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(&named) && name.ends_with(form));
    let ours = files.into_iter().map(|file| file.path()).find(is_ours).ok_or("a file of ours")?;
    // Both are held against what libvips makes of it without loss and without short cuts.
    let lossless = folder.join(format!("{stem}-{width}.png"));
    let scale = f64::from(width) / f64::from(SIZE.0);
    measure::run(Command::new("vips").arg("resize").arg(shot).arg(&lossless).arg(scale.to_string()).args(["--kernel", "lanczos3"]))?;
    let wanted = image::open(&lossless)?.into_rgb8();
    let likeness = ssim(&image::open(&ours)?.into_rgb8(), &wanted);
    let mut points = Vec::new();
    for quality in QUALITIES {
        let file = folder.join(format!("{stem}-{width}-{quality}.{form}"));
        measure::run(&mut vips(shot, &file, options, width, quality))?;
        points.push((ssim(&image::open(&file)?.into_rgb8(), &wanted), (fs::metadata(&file)?.len() as f64).ln()));
    }
    let pair = points.windows(2).find(|pair| pair[0].0 <= likeness && likeness <= pair[1].0).ok_or_else(|| format!("{likeness} lies beyond {points:?}"))?;
    let part = (likeness - pair[0].0) / (pair[1].0 - pair[0].0).max(f64::EPSILON);
    Ok((fs::metadata(&ours)?.len() as f64, (pair[0].1 + (pair[1].1 - pair[0].1) * part).exp(), likeness))
}

/// The mean structural similarity of brightness, in windows of 8 × 8 pixels every 4.
fn ssim(a: &RgbImage, b: &RgbImage) -> f64 {
    const SIDE: u32 = 8;
    let light = |picture: &RgbImage, x, y| {
        let Rgb([red, green, blue]) = *picture.get_pixel(x, y);
        0.299 * f64::from(red) + 0.587 * f64::from(green) + 0.114 * f64::from(blue)
    };
    let window = |left: u32, top: u32| {
        let [mut sum_a, mut sum_b, mut square_a, mut square_b, mut both] = [0.0; 5];
        for (x, y) in (0..SIDE * SIDE).map(|at| (left + at % SIDE, top + at / SIDE)) {
            let (a, b) = (light(a, x, y), light(b, x, y));
            sum_a += a;
            sum_b += b;
            square_a += a * a;
            square_b += b * b;
            both += a * b;
        }
        let count = f64::from(SIDE * SIDE);
        let (mean_a, mean_b) = (sum_a / count, sum_b / count);
        let (spread_a, spread_b, shared) = (square_a / count - mean_a * mean_a, square_b / count - mean_b * mean_b, both / count - mean_a * mean_b);
        let (first, second) = ((0.01_f64 * 255.0).powi(2), (0.03_f64 * 255.0).powi(2));
        ((2.0 * mean_a * mean_b + first) * (2.0 * shared + second)) / ((mean_a * mean_a + mean_b * mean_b + first) * (spread_a + spread_b + second))
    };
    let windows: Vec<(u32, u32)> = (0..a.height() - SIDE).step_by(4).flat_map(|top| (0..a.width() - SIDE).step_by(4).map(move |left| (left, top))).collect();
    windows.iter().map(|(left, top)| window(*left, *top)).sum::<f64>() / windows.len() as f64
}
