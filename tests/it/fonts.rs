//! Claims: fonts come cut to the site's languages, under names that only a language or another font changes.

use caybeo::media::fonts::carried;
use sha2::{Digest, Sha256};

use crate::site::{Site, site, site_in};

const ITEM: &str = "-- content/about/x.vi.md --\n+++\ntitle = \"Xưa\"\n+++\nChuyện xưa.\n";
const MINE: &str = r#"
-- themes/mine/theme.toml --
extends = "plain"
[[fonts]]
family = "Libertinus Serif"
weight = 600
from = "libertinus-serif"
-- themes/mine/css/mine.css --
h1 { font-family: "Libertinus Serif", "Libertinus Serif Fallback", serif; }
-- themes/mine/css/other.css --
h2 { color: #123456; }
"#;

fn mine() -> Site {
    site(&[ITEM, MINE].concat()).key("theme = \"mine\"")
}

/// Published files whose name begins so.
fn assets<'a>(site: &'a Site, start: &str) -> Vec<(&'a String, &'a Vec<u8>)> {
    site.files().iter().filter(|(path, _)| path.starts_with(&format!("assets/{start}"))).collect()
}

fn css(site: &Site, name: &str) -> String {
    String::from_utf8(assets(site, name)[0].1.clone()).unwrap()
}

#[test]
fn a_font_that_comes_with_the_program_is_published_small() {
    let site = mine();
    let fonts = assets(site.is_clean(), "libertinus-serif-600.");
    assert_eq!(fonts.len(), 1);
    assert!(fonts[0].1.starts_with(b"wOF2"));
    assert!(fonts[0].1.len() < 30_000, "{}", fonts[0].1.len());
    assert!(assets(&site, "").iter().all(|(path, _)| !path.ends_with(".otf") && !path.ends_with(".ttf")));
}

#[test]
fn only_a_style_sheet_that_names_the_family_is_given_its_rules() {
    let site = mine();
    let font = assets(&site, "libertinus")[0].0.trim_start_matches("assets/").to_owned();
    let css_text = css(&site, "mine.");
    for wanted in [&format!("url({font})"), "font-display:swap", "unicode-range:", "size-adjust:", "Libertinus Serif Fallback", "local("] {
        assert!(css_text.contains(wanted), "{wanted} is not in {css_text}");
    }
    assert!(!css(&site, "other.").contains("@font-face"));
}

#[test]
fn words_do_not_change_a_font_and_a_language_does() {
    let name = |site: &Site| assets(site, "libertinus")[0].0.clone();
    let mut site = mine();
    let before = name(&site);
    site.put("content/about/y.vi.md", "+++\ntitle = \"Ŵ Ǿ ẞ Ж\"\n+++\nŴ Ǿ ẞ Ж\n");
    assert_eq!(name(&site), before);
    let more = |tag: &str| site_in(&format!("vi en {tag}"), &[ITEM, MINE].concat()).key("theme = \"mine\"").language(tag, "fallback = \"en\"\n");
    assert_ne!(name(&more("pl")), before);
    assert_eq!(name(&more("km")), before, "a language in another script asks nothing of a Latin font");
}

#[test]
fn a_file_of_the_theme_is_cut_and_not_published_as_it_is() {
    let mut site = mine();
    let font = carried()[0].bytes;
    site.put("themes/mine/fonts/own.otf", font);
    let sha256 = Sha256::digest(font).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mut site = site.table(&format!("[[fonts]]\nfamily = \"Own\"\nfile = \"fonts/own.otf\"\nsha256 = \"{sha256}\"\nlanguages = [\"en\"]"));
    site.put("themes/mine/css/own.css", "h3 { font-family: Own; }");
    site.is_clean();
    let names: Vec<&str> = assets(&site, "own").iter().map(|(path, _)| path.rsplit_once('.').unwrap().1).collect();
    assert_eq!(names, ["woff2", "css"], "{:?}", assets(&site, "own").iter().map(|asset| asset.0).collect::<Vec<_>>());
    assert!(!css(&site, "own.").contains("1EA0"), "English needs no Vietnamese letters");
}

#[test]
fn a_font_of_the_site_takes_the_place_of_the_themes() {
    let before = assets(&mine(), "libertinus")[0].0.clone();
    let mut site = mine();
    let font = carried()[0].bytes;
    site.put("themes/mine/fonts/own.otf", font);
    let sha256 = Sha256::digest(font).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let site = site.table(&format!("[[fonts]]\nfamily = \"Libertinus Serif\"\nweight = 600\nfile = \"fonts/own.otf\"\nsha256 = \"{sha256}\""));
    let after = assets(&site, "libertinus");
    assert_eq!(after.len(), 1);
    assert_ne!(*after[0].0, before);
}
