//! Claims: pictures on pages, what is published of them, and what is not.

use std::collections::BTreeSet;
use std::io::Cursor;

use caybeo::pipeline::{self, Options};
use caybeo::diag::Report;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use crate::site::{Element, Page, Site, site, tree};

const BODY: &str = r#"
-- content/about/x/index.vi.md --
+++
title = "Bến"
+++
```{figure}
file = "ben.jpg"
alt = "Bến Ninh Kiều"
caption = "Bến về đêm"
credit = "Báo Cần Thơ"
focus = [0.3, 0.6]
```

![Chợ nổi](cho.png "Chợ")
"#;

fn noise(width: u32, height: u32, seed: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let mixed = (x * 31 + y * 17 + seed * 101).wrapping_mul(2_654_435_761) >> 26;
        Rgb([(x / 4) as u8 ^ mixed as u8, (y / 3) as u8, (40 + seed * 50) as u8])
    })
}

fn written(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn portal() -> Site {
    let mut site = site(BODY);
    site.put("content/about/x/ben.jpg", written(noise(1200, 900, 1), ImageFormat::Jpeg));
    site.put("content/about/x/cho.png", written(RgbaImage::from_pixel(600, 300, Rgba([9, 80, 90, 0])), ImageFormat::Png));
    site
}

fn published(site: &Site) -> Vec<&str> {
    site.files().keys().map(String::as_str).filter(|path| path.starts_with("pictures/") || path.starts_with("files/")).collect()
}

/// The files a `srcset` names, with the widths it promises.
fn set(element: &Element) -> Vec<(String, u32)> {
    let files = element.attr("srcset").split(", ").map(|one| one.split_once(' ').unwrap());
    files.map(|(url, width)| (url.trim_start_matches('/').to_owned(), width.trim_end_matches('w').parse().unwrap())).collect()
}

fn decoded(site: &Site, path: &str) -> DynamicImage {
    image::load_from_memory(&site.files()[path]).unwrap()
}

#[test]
fn a_browser_chooses_among_widths_and_forms_and_each_file_is_what_is_promised() {
    let site = portal();
    let page = site.is_clean().page("/vi/about/ben/");
    assert_eq!(page.select("picture").len(), 2);
    let mut named = BTreeSet::new();
    for (element, form) in page.select("source").iter().map(|one| (one, "webp")).chain(page.select("img").iter().zip(["jpg", "png"])) {
        for (path, width) in set(element) {
            assert!(path.ends_with(form), "{path} is no {form}");
            assert_eq!(decoded(&site, &path).width(), width);
            named.insert(path);
        }
    }
    assert_eq!(named.iter().map(String::as_str).collect::<Vec<_>>(), published(&site), "nothing is published that no page names");
    let widths: Vec<u32> = set(&page.select("img")[0]).into_iter().map(|(_, width)| width).collect();
    assert_eq!(widths, [480, 960, 1200], "nothing is enlarged");
    let img = &page.select("img")[0];
    assert_eq!((img.attr("width"), img.attr("height"), img.attr("alt")), ("1200", "900", "Bến Ninh Kiều"));
    assert!(!img.attr("sizes").is_empty());
    page.has("Bến về đêm").has("Báo Cần Thơ");
}

#[test]
fn what_shines_through_still_does_in_every_form() {
    let site = portal();
    for path in published(&site).into_iter().filter(|path| path.contains("cho-")) {
        let picture = decoded(&site, path);
        assert!(picture.color().has_alpha() && picture.into_rgba8().pixels().all(|pixel| pixel.0[3] == 0), "{path}");
    }
}

#[test]
fn a_photograph_has_a_tone_and_a_focus_as_classes_with_rules_in_the_style_sheet() {
    let site = portal();
    let page = site.page("/vi/about/ben/");
    let classes = page.select("img")[0].attr("class").to_owned();
    let tone = classes.split(' ').next().unwrap();
    assert!(classes.starts_with("tone-") && classes.ends_with(" focus-x-3 focus-y-6"), "{classes}");
    let css = site.file(page.all("link[rel=stylesheet]", "href")[0].trim_start_matches('/'));
    for rule in [format!(".{tone}{{"), ".tone-00{".to_owned(), ".tone-63{".to_owned(), ".focus-x-3{--focus-x:30%}".to_owned(), "object-position".to_owned()] {
        assert!(css.contains(&rule), "{rule}");
    }
    assert!(!css.contains("@pictures"));
}

#[test]
fn only_the_first_picture_is_fetched_at_once() {
    let site = portal();
    let page = site.page("/vi/about/ben/");
    let is_lazy = |page: &Page| page.select("img").iter().map(|img| img.attr("loading") == "lazy").collect::<Vec<_>>();
    assert_eq!(is_lazy(&page), [false, true]);
    assert_eq!(page.select("img")[0].attr("fetchpriority"), "high");
    let mut covered = portal();
    let text = covered.source("content/about/x/index.vi.md").replacen("title", "cover = { file = \"ben.jpg\", alt = \"Bến\" }\ntitle", 1);
    covered.put("content/about/x/index.vi.md", text);
    assert_eq!(is_lazy(&covered.page("/vi/about/ben/")), [false, true, true], "the cover stands above");
}

#[test]
fn the_original_stays_at_home_unless_a_page_links_to_it_and_then_it_tells_nothing() {
    const SECRET: &[u8] = b"10.0341 N 105.7882 E";
    let plain = written(noise(80, 60, 2), ImageFormat::Jpeg);
    let note = [&[0xff, 0xe1, 0, SECRET.len() as u8 + 8][..], b"Exif\0\0", SECRET].concat();
    let mut site = portal();
    site.put("content/about/x/ben.jpg", [&plain[..2], &note, &plain[2..]].concat());
    let tells = |site: &Site| site.files().values().any(|bytes| bytes.windows(SECRET.len()).any(|window| window == SECRET));
    assert!(!tells(&site) && published(&site).iter().all(|path| path.starts_with("pictures/")));
    let text = site.source("content/about/x/index.vi.md") + "\n[Tải ảnh](ben.jpg)\n";
    site.put("content/about/x/index.vi.md", text);
    assert_eq!(site.page("/vi/about/ben/").one("a[href*='files/']").attr("href"), "/files/about/x/ben.jpg");
    assert!(!tells(&site));
    assert_eq!(decoded(&site, "files/about/x/ben.jpg").into_rgb8(), image::load_from_memory(&plain).unwrap().into_rgb8());
}

#[test]
fn what_moves_is_kept_as_it_is_and_a_drawing_is_only_a_drawing() {
    let mut bytes = Vec::new();
    let frame = |level| image::Frame::new(RgbaImage::from_pixel(30, 20, Rgba([level, 0, 0, 255])));
    image::codecs::gif::GifEncoder::new(&mut bytes).encode_frames([frame(1), frame(200)]).unwrap();
    let mut site = site("-- content/about/x/index.vi.md --\n+++\ntitle = \"Bến\"\n+++\n![Thuyền](thuyen.gif)\n\n![Cầu](cau.svg)\n");
    site.put("content/about/x/thuyen.gif", &bytes);
    site.put("content/about/x/cau.svg", r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 45"><script>x()</script><path onclick="x()" d="M0 0"/></svg>"#);
    let page = site.is_clean().page("/vi/about/ben/");
    assert!(page.select("picture").is_empty());
    let [gif, svg] = [0, 1].map(|rank| page.select("img")[rank].attr("src").trim_start_matches('/').to_owned());
    assert_eq!(site.files()[&gif], bytes);
    assert_eq!(site.file(&svg), r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 45" width="90" height="45"><path d="M0 0"/></svg>"#);
    assert_eq!(page.select("img")[1].attr("height"), "45");
}

#[test]
fn a_gallery_shows_each_picture_with_its_own_words() {
    let mut site = portal();
    site.put(
        "content/about/x/index.vi.md",
        "+++\ntitle = \"Bến\"\n+++\n```{gallery}\ncaption = \"Hai ảnh\"\n[[pictures]]\nfile = \"ben.jpg\"\nalt = \"Bến\"\ncredit = \"Bà Ba\"\n[[pictures]]\nfile = \"cho.png\"\ndecorative = true\n```\n",
    );
    let page = site.is_clean().page("/vi/about/ben/");
    assert_eq!(page.all(".gallery img", "alt"), ["Bến", ""]);
    page.has("Hai ảnh").has("Bà Ba");
    site.put("content/about/x/index.vi.md", "+++\ntitle = \"Bến\"\n+++\n```{gallery}\n[[pictures]]\nfile = \"ben.jpg\"\n```\n");
    assert_eq!(site.codes(), ["F206"]);
}

#[test]
fn a_reader_of_every_language_is_told_what_a_picture_shows_and_who_made_it() {
    let mut site = portal();
    site.put("content/about/x/index.vi.md", "+++\ntitle = \"Bến\"\ncover = { file = \"ben.jpg\", alt = \"Bến\", caption = \"Về đêm\", credit = \"Báo\" }\n+++\nX.\n");
    site.put("content/about/x/index.en.md", "+++\ntitle = \"Quay\"\n+++\nX.\n");
    assert_eq!(site.codes(), ["F207"]);
    site.put("content/about/x/index.en.md", "+++\ntitle = \"Quay\"\ncover = { alt = \"The quay\", caption = \"By night\", credit = \"The paper\" }\n+++\nX.\n");
    let page = site.is_clean().page("/en/about/quay/");
    assert_eq!(page.one("figure img").attr("alt"), "The quay");
    page.has("By night").has("The paper").lacks("Về đêm");
    site.put("content/about/x/index.vi.md", "+++\ntitle = \"Bến\"\ncover = { file = \"ben.jpg\", decorative = true }\n+++\nX.\n");
    site.put("content/about/x/index.en.md", "+++\ntitle = \"Quay\"\n+++\nX.\n");
    assert_eq!(site.is_clean().page("/en/about/quay/").one("figure img").attr("alt"), "");
}

#[test]
fn elsewhere_a_page_is_shown_by_its_photograph_in_the_words_of_its_language_and_never_by_a_drawing() {
    let mut site = portal();
    let cover = |file: &str| format!("+++\ntitle = \"Bến\"\ncover = {{ file = \"{file}\", alt = \"Bến\" }}\n+++\nX.\n");
    site.put("content/about/x/index.vi.md", cover("ben.jpg"));
    site.put("content/about/x/index.en.md", "+++\ntitle = \"Quay\"\ncover = { alt = \"The quay\" }\n+++\nX.\n");
    let page = site.is_clean().page("/en/about/quay/");
    let told = |name: &str| page.all(&format!("meta[property='og:image{name}']"), "content");
    let file = told("").remove(0).trim_start_matches("https://example.org/").to_owned();
    let picture = decoded(&site, &file);
    assert_eq!([told(":width"), told(":height")], [[picture.width().to_string()], [picture.height().to_string()]]);
    assert_eq!(told(":alt"), ["The quay"]);
    site.put("content/about/x/cau.svg", r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 45"><path d="M0 0"/></svg>"#);
    site.put("content/about/x/index.vi.md", cover("cau.svg"));
    assert!(site.is_clean().page("/vi/about/ben/").select("meta[property='og:image']").is_empty());
}

#[test]
fn a_theme_says_how_wide_and_in_which_forms() {
    let theme = "-- themes/mine/theme.toml --\nextends = \"plain\"\n[pictures]\nwidths = [200, 300]\nformats = []\nsizes = \"50vw\"\n";
    let mut site = site(&[BODY, theme].concat()).key("theme = \"mine\"");
    site.put("content/about/x/ben.jpg", written(noise(1200, 900, 1), ImageFormat::Jpeg));
    site.put("content/about/x/cho.png", written(noise(100, 50, 1), ImageFormat::Png));
    let page = site.is_clean().page("/vi/about/ben/");
    assert!(page.select("source").is_empty());
    let img = &page.select("img")[0];
    assert_eq!(set(img).into_iter().map(|(_, width)| width).collect::<Vec<_>>(), [200, 300]);
    assert_eq!(img.attr("sizes"), "50vw");
    assert!(!page.select("img")[1].has("srcset"), "of one there is no choice");
}

#[test]
fn a_file_has_another_name_when_and_only_when_it_is_another_file() {
    let mut site = portal();
    let names = |site: &Site| published(site).into_iter().map(str::to_owned).collect::<BTreeSet<String>>();
    let before = names(&site);
    site.put("content/about/x/ben.jpg", written(noise(1200, 900, 3), ImageFormat::Jpeg));
    let after = names(&site);
    let kept: Vec<&String> = before.intersection(&after).collect();
    assert!(kept.iter().all(|path| path.contains("cho-")) && kept.len() == 4 && after.len() == before.len(), "{kept:?}");
}

#[test]
fn a_warm_build_decodes_nothing_and_one_into_another_folder_takes_all_from_the_cache() {
    let site = portal();
    let root = site.write();
    let build = |out: &str| {
        let options = Options { out: root.join(out), ..site.options().clone() };
        let mut report = Report::new();
        pipeline::build(&options, &|_, _| {}, &mut report).unwrap();
        tree(&options.out, &[])
    };
    let first = build("public");
    let kept = || tree(&root.join(".caybeo/pictures"), &[]);
    let cache = kept();
    assert_eq!(cache.len(), 10);
    assert_eq!(build("other"), first);
    // Were anything encoded, it would be laid there again.
    for path in cache.keys() {
        std::fs::remove_file(root.join(".caybeo/pictures").join(path)).unwrap();
    }
    assert_eq!(build("public"), first);
    assert!(kept().is_empty());
}
