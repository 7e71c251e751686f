//! Claims: translations are compared with their source, to the figure and to the name, without a false alarm.

mod plants;

use std::collections::BTreeMap;
use std::path::Path;

use caybeo::diag::{Report, Severity};
use caybeo::pipeline::{self, Options};
use caybeo::proof::figures;
use caybeo::proof::lexicon::{self, Lexicon, Measures};

use crate::site::{NOW, site_in, tree};

fn lexicons() -> BTreeMap<String, Lexicon> {
    lexicon::load(["vi", "en", "fr", "ja"], &[], &mut Report::new())
}

#[test]
fn two_hundred_pairs_are_equal_or_not_as_a_translator_would_say() {
    let table: toml::Table = include_str!("proof/pairs.toml").parse().unwrap();
    let (lexicons, measures) = (lexicons(), Measures::new());
    let mut count = 0;
    let mut wrong = Vec::new();
    for (key, is_same) in [("equal", true), ("unequal", false)] {
        for row in table[key].as_array().unwrap() {
            let row: Vec<&str> = row.as_array().unwrap().iter().map(|cell| cell.as_str().unwrap()).collect();
            let [tag, text, other_tag, other] = row[..] else { panic!("{row:?}") };
            let (one, two) = (figures::read(text, &lexicons[tag]), figures::read(other, &lexicons[other_tag]));
            let differences = caybeo::proof::differ(&one, &two, &measures);
            if differences.is_empty() != is_same {
                wrong.push(format!("{key}: {text} ({tag}) | {other} ({other_tag})\n  {one:?}\n  {two:?}"));
            }
            count += 1;
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 200, "{count}");
}

/// The complaints of family C about a site, as file, line, code and text.
fn told(root: &Path) -> Vec<(String, usize, &'static str, String)> {
    let now = NOW.parse().unwrap();
    let options = Options { root: root.to_path_buf(), out: root.join("public"), preview: true, now, reload: true, trust_stat: true };
    let mut report = Report::new();
    let _ = pipeline::check(&options, &mut report);
    let stopped: Vec<_> = report.sorted().into_iter().filter(|told| told.severity == Severity::Error && !told.code.starts_with('C')).map(|told| (&told.place, told.code, &told.says.en)).collect();
    assert!(stopped.is_empty(), "{stopped:#?}");
    let of_proof = report.sorted().into_iter().filter(|told| told.code.starts_with('C'));
    of_proof.map(|told| (told.place.source.path.clone(), told.place.line_column().0, told.code, told.says.en.clone())).collect()
}

/// The portal's own sources, copied.
fn portal() -> tempfile::TempDir {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for top in ["content", "themes", "i18n"] {
        for (path, bytes) in tree(&root.join(top), &[]) {
            let file = folder.path().join(top).join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, bytes).unwrap();
        }
    }
    for file in ["site.toml", "routes.toml"] {
        std::fs::copy(root.join(file), folder.path().join(file)).unwrap();
    }
    folder
}

#[test]
fn the_portal_itself_raises_no_alarm() {
    let told = told(portal().path());
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn changed_figures_are_found() {
    plants::found();
}

const NEWS: &str = "-- content/news/_section.vi.md --\n+++\ntitle = \"Tin\"\nkind = \"article\"\n+++\n-- content/news/_section.en.md --\n+++\ntitle = \"News\"\n+++\n";

/// What is said of the English body beside the Vietnamese one.
fn said(vi: &str, en: &str) -> Vec<&'static str> {
    let front = |title: &str, more: &str| format!("+++\ntitle = \"{title}\"\nsummary = \"{title}.\"\n{more}+++\n");
    let mut site = site_in("vi en", NEWS);
    site.put("content/news/a.vi.md", front("Tin", "date = 2025-12-06\n") + vi);
    site.put("content/news/a.en.md", front("News", "") + en);
    told(&site.write()).into_iter().map(|(_, _, code, _)| code).collect()
}

#[test]
fn a_figure_is_looked_for_in_its_own_block() {
    assert_eq!(said("Vốn 7.850 tỷ đồng.\n\nĐất 540,58 ha.\n", "Capital 7,850 billion đồng.\n\nLand 540.58 ha.\n"), [""; 0]);
    assert_eq!(said("Vốn 7.850 tỷ đồng.\n\nĐất 540,58 ha.\n", "Capital 7.850 billion đồng.\n\nLand 540.58 ha.\n"), ["C101"]);
    assert_eq!(said("Vốn 7.850 tỷ đồng.\n\nĐất 540,58 ha.\n", "Capital.\n\nLand 540.58 ha.\n"), ["C102"]);
    assert_eq!(said("Đất 540,58 ha.\n", "Land 540.58 km².\n"), ["C103"]);
    assert_eq!(said("Một 12.\n\nHai 34.\n", "One 34.\n\nTwo 12.\n"), ["C101", "C101"]);
    // Where a translator has joined two paragraphs, all is one.
    assert_eq!(said("Một 12.\n\nHai 34.\n", "One 34, two 12.\n"), [""; 0]);
}

#[test]
fn a_printed_fact_may_be_written_out_and_not_forgotten() {
    assert_eq!(said("Ngày [](fact:date).\n", "On [](fact:date).\n"), [""; 0]);
    assert_eq!(said("Ngày [](fact:date).\n", "On 6 December 2025.\n"), [""; 0]);
    assert_eq!(said("Ngày [](fact:date).\n", "Then.\n"), ["C104"]);
    assert_eq!(said("Hôm ấy.\n", "On [](fact:date).\n"), ["C104"]);
}

const LAO: &str = "decimal = \",\"\ngroups = [\".\"]\ndates = [\"{d} {M} {y}\"]\n[scales]\n\"ລ້ານ\" = 6\n[months]\n\"ທັນວາ\" = 12\n[units]\n\"usd\" = \"USD\"\n";

/// What is said of a Lao body beside a Vietnamese one, with these word files.
fn said_of_lao(vi: &str, lo: &str, numbers: &str) -> Vec<&'static str> {
    let sections = "-- content/about/_section.vi.md --\n+++\ntitle = \"A\"\nkind = \"page\"\n+++\n-- content/about/_section.lo.md --\n+++\ntitle = \"A\"\nslug = \"a\"\n+++\n";
    let mut site = site_in("vi lo", sections).language("lo", "fallback = \"vi\"\n");
    site.put("content/about/a.vi.md", format!("+++\ntitle = \"A\"\n+++\n{vi}\n"));
    site.put("content/about/a.lo.md", format!("+++\ntitle = \"A\"\n+++\n{lo}\n"));
    site.put("i18n/lo/numbers.toml", numbers);
    told(&site.write()).into_iter().map(|(_, _, code, _)| code).collect()
}

#[test]
fn a_fifth_language_needs_no_code() {
    let vi = "Vốn 1.275,5 triệu USD ngày 06/12/2025.";
    assert_eq!(said_of_lao(vi, "໑.໒໗໕,໕ ລ້ານ USD 6 ທັນວາ 2025.", LAO), [""; 0]);
    assert_eq!(said_of_lao(vi, "໑.໒໗໕,໕ ລ້ານ USD 12 ທັນວາ 2025.", LAO), ["C101"]);
    assert_eq!(said_of_lao(vi, "໑.໒໗໕ ລ້ານ USD 6 ທັນວາ 2025.", LAO), ["C101"]);
}

#[test]
fn digits_of_a_language_without_a_lexicon_may_be_read_either_way() {
    for written in ["1.275", "1,275", "1 275"] {
        assert_eq!(said_of_lao("Có 1.275 người.", written, ""), [""; 0], "{written}");
    }
    assert_eq!(said_of_lao("Có 1.275 người.", "1.276", ""), ["C101"]);
}

/// What is said with this glossary.
fn named(glossary: &str, vi: &str, en: &str) -> Vec<&'static str> {
    let mut site = site_in("vi en", NEWS);
    site.put("content/news/a.vi.md", format!("+++\ntitle = \"Tin\"\ndate = 2025-12-06\n+++\n{vi}\n"));
    site.put("content/news/a.en.md", format!("+++\ntitle = \"News\"\n+++\n{en}\n"));
    site.put("i18n/glossary.toml", glossary);
    told(&site.write()).into_iter().map(|(_, _, code, _)| code).collect()
}

#[test]
fn a_name_is_rendered_as_agreed_somewhere_on_the_page() {
    let glossary = "[[term]]\nvi = \"sông Hậu\"\nen = [\"Hậu River\", \"the Hậu\"]\n[term.forbidden]\nen = \"Bassac\"\n\n[[term]]\nvi = \"Điện lực Sông Hậu\"\nen = \"Sông Hậu Power\"\n\n[[term]]\nvi = \"Pháp\"\nen = \"France\"\n\n[[term]]\nvi = \"bến\"\nen = \"quay\"\nadvice = true\n";
    assert_eq!(named(glossary, "Bên Sông Hậu.\n\nHai.", "One.\n\nOn the Hậu River."), [""; 0]);
    assert_eq!(named(glossary, "Bên sông Hậu.", "On a river."), ["C110"]);
    assert_eq!(named(glossary, "Bên sông Hậu.", "On the Hậu River, once the Bassac."), ["C111"]);
    assert_eq!(named(glossary, "Điện lực Sông Hậu.", "Sông Hậu Power."), [""; 0]);
    assert_eq!(named(glossary, "Một giải pháp, một bến.", "A solution."), [""; 0]);
    assert_eq!(named(glossary, "Nước Pháp.", "A country."), ["C110"]);
}
