//! Claims: the portal of Cần Thơ tells what its register of facts bears out, in every language, and nothing else.
//!
//! `tests/truth/facts.toml` is the register: each fact with its mark, when it holds, its figures and dates. An item names the facts it
//! tells; `content/_sources.toml` names the facts a source bears out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use caybeo::diag::{Report, Severity};
use caybeo::kinds::{Datum, Field, Kind, Type, Value};
use caybeo::lang::Lang;
use caybeo::parse::Draft;
use caybeo::pipeline::{self, Options, Written};
use caybeo::proof::figures::{self, Figure, Says};
use caybeo::proof::figures_of;
use caybeo::proof::lexicon::{self, Lexicon};
use caybeo::stamp::Standing;
use caybeo::values::Decimal;

use crate::site::NOW;

/// What is said of the boundaries without a fact of its own: everything on the portal lives on one side of that day.
const MERGER: [&str; 2] = ["1 July 2025", "30 June 2025"];

/// Numbers up to this are counted by hand: "eight universities", "phase 2".
const COUNTED: i64 = 10;

/// One fact of the register.
struct Fact {
    mark: String,
    is_withheld: bool,
    holds: Vec<Figure>,
    says: Vec<Figure>,
}

/// One source: what it bears out, and the day it was published.
struct Witness {
    facts: BTreeSet<String>,
    date: Vec<Figure>,
}

struct Register {
    facts: BTreeMap<String, Fact>,
    sources: BTreeMap<String, Witness>,
    lexicons: BTreeMap<String, Lexicon>,
}

impl Register {
    fn read(root: &Path) -> Register {
        let lexicons = lexicon::load(["vi", "en", "fr", "ja"], &[], &mut Report::new());
        let read = |texts: &[String]| -> Vec<Figure> { texts.iter().flat_map(|text| figures::read(text, &lexicons["en"])).collect() };
        let table: toml::Table = include_str!("../truth/facts.toml").parse().unwrap();
        let facts = table.into_iter().map(|(id, row)| {
            let text = |key: &str| row.get(key).and_then(|value| value.as_str()).unwrap_or("").to_owned();
            let says: Vec<String> = row["says"].as_array().unwrap().iter().map(|value| value.as_str().unwrap().to_owned()).collect();
            let is_withheld = row.get("withheld").and_then(toml::Value::as_bool).unwrap_or(false);
            (id, Fact { mark: text("mark"), is_withheld, holds: read(&[in_english(&text("holds"))]), says: read(&says) })
        });
        let facts = facts.collect();
        let table: toml::Table = fs::read_to_string(root.join("content/_sources.toml")).unwrap().parse().unwrap();
        let witness = |row: &toml::Value| {
            let facts = row.get("facts").and_then(|facts| facts.as_array().cloned()).unwrap_or_default();
            let date = row.get("date").map(|date| date.to_string().replace('"', "")).unwrap_or_default();
            Witness { facts: facts.iter().map(|id| id.as_str().unwrap().to_owned()).collect(), date: read(&[in_english(&date)]) }
        };
        let sources = table.iter().map(|(key, row)| (key.clone(), witness(row))).collect();
        Register { facts, sources, lexicons }
    }
}

/// A day of the register, `2025-07-01` or `2025-07`, as English writes it.
fn in_english(text: &str) -> String {
    const MONTHS: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let day = |word: &str| -> Option<String> {
        let mut parts = word.split('-').map(|part| part.parse::<usize>().ok());
        let (year, month) = (parts.next()??, parts.next()??);
        let name = MONTHS.get(month.checked_sub(1)?)?;
        Some(parts.next().flatten().map_or_else(|| format!("{name} {year}"), |day| format!("{day} {name} {year}")))
    };
    text.split(' ').map(|word| day(word).unwrap_or_else(|| word.to_owned())).collect::<Vec<_>>().join(" ")
}

/// An item in one language: all the reader is told, figures only.
struct Told {
    figures: Vec<(Figure, String)>,
}

fn told(written: &Written, draft: &Draft, lang: Lang, register: &Register) -> Option<Told> {
    let tag = &written.settings.languages[lang].tag;
    let reading = written.manuscript.reading(&draft.id, lang, &written.kinds)?;
    // A unit ("million đồng") has no figure of its own.
    let fields = reading.fields.iter().filter(|part| !part.path.ends_with(".unit")).map(|part| part.text.clone());
    let body = reading.body.iter().map(|passage| passage.runs.iter().map(|run| &reading.source.text[run.clone()]).collect::<Vec<_>>().join("\u{FFFC}"));
    let mut figures: Vec<(Figure, String)> = Vec::new();
    for text in fields.chain(body) {
        let read = figures::read(&text, &register.lexicons[tag]);
        figures.extend(read.into_iter().map(|figure| { let written = text[figure.span.clone()].to_owned(); (figure, written) }));
    }
    let kind = &written.kinds[draft.kind];
    for (field, datum) in draft.original()?.values.iter().filter(|(field, _)| !kind[*field].common) {
        of_field(&kind[field], datum, &mut figures);
    }
    // The day its figures hold for stands on the page.
    let as_of = draft.as_of.and_then(|day| figures_of(&Value::Date(day)));
    figures.extend(as_of.into_iter().flatten().map(|figure| (figure, "as_of".to_owned())));
    Some(Told { figures })
}

/// The figures a fact of the front matter prints on the page of every language.
fn of_field(field: &Field, datum: &Datum, figures: &mut Vec<(Figure, String)>) {
    if let (Value::Table(rows), Type::Table(columns)) = (&datum.value, &field.ty) {
        let cells = rows.iter().flat_map(|row| columns.columns.iter().zip(&row.cells));
        cells.for_each(|(column, cell)| cell.iter().for_each(|cell| of_field(column, cell, figures)));
    }
    let written = format!("{} = {}", field.name, datum.place.text());
    figures.extend(figures_of(&datum.value).into_iter().flatten().map(|figure| (scaled(figure), written.clone())));
}

/// A number of the front matter may stand for thousands, millions, billions: the words beside it say so.
fn scaled(figure: Figure) -> Figure {
    let says = match figure.says {
        Says::Number(values) => Says::Number(values.iter().flat_map(|value| [1, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000_i64].map(|scale| *value * Decimal::from(scale))).collect()),
        says => says,
    };
    Figure { says, loose: false, ..figure }
}

/// Whether a figure of a text is one of the register's, or less exact than it.
fn is_borne_out(figure: &Says, by: &Says) -> bool {
    match (figure, by) {
        (Says::Number(one), Says::Number(other)) => one.iter().any(|value| other.contains(value)),
        // A year alone, or the first day of "on 17 and 18 June".
        (Says::Number(one), Says::Date(date)) => date.year.is_some_and(|year| one.contains(&year.into())) || date.day.is_some_and(|day| one.contains(&day.into())),
        (Says::Date(one), Says::Date(other)) => {
            one.year.is_none_or(|year| other.year.is_none_or(|there| there == year)) && one.month == other.month && one.day.is_none_or(|day| other.day == Some(day))
        }
        (Says::Code(one, _), Says::Code(other, _)) => letters(one) == letters(other),
        (Says::Code(_, numbers), Says::Number(other)) => numbers.iter().any(|value| other.contains(value)),
        (Says::Number(one), Says::Code(_, numbers)) => one.iter().any(|value| numbers.contains(value)),
        (one, other) => one == other,
    }
}

/// Whether a day of a text lies in a year of the register.
fn is_in_the_year(figure: &Says, by: &Says) -> bool {
    matches!((figure, by), (Says::Date(day), Says::Number(years)) if day.year.is_some_and(|year| years.contains(&year.into())))
}

fn letters(code: &str) -> String {
    code.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_counted(figure: &Figure) -> bool {
    matches!(&figure.says, Says::Number(values) if values.iter().any(|value| *value <= COUNTED.into() && (value.is_integer() || figure.unit.is_none())))
}

/// What is written at a root.
fn written(root: &Path) -> Written {
    let options = Options { root: root.to_path_buf(), out: root.join("public"), preview: true, now: NOW.parse().unwrap(), reload: false, trust_stat: false };
    let mut report = Report::new();
    let written = pipeline::written(&options, &mut report).unwrap();
    let errors: Vec<_> = report.sorted().into_iter().filter(|fault| fault.severity == Severity::Error).map(|fault| (&fault.place, &fault.says.en)).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    written
}

/// Everything that is wrong with a portal's truth.
fn faults(root: &Path) -> Vec<String> {
    let (register, written) = (Register::read(root), written(root));
    written.manuscript.items.iter().flat_map(|draft| of_item(&written, draft, &register)).collect()
}

fn of_item(written: &Written, draft: &Draft, register: &Register) -> Vec<String> {
    let mut faults = Vec::new();
    let kind = &written.kinds[draft.kind];
    let list = kind.field("facts").and_then(|(field, _)| draft.fact(field));
    let ids: Vec<String> = match list.map(|datum| &datum.value) {
        Some(Value::List(values)) => values.iter().filter_map(|value| match value { Value::Text(id) => Some(id.clone()), _ => None }).collect(),
        _ => Vec::new(),
    };
    let cited: BTreeSet<&str> = cited(kind, draft);
    for id in &ids {
        match register.facts.get(id) {
            None => faults.push(format!("{}: there is no fact {id}", draft.id)),
            Some(fact) if fact.is_withheld || !matches!(fact.mark.as_str(), "A" | "B") => {
                faults.push(format!("{}: {id} is not to be published (mark {})", draft.id, fact.mark));
            }
            Some(_) if !cited.iter().any(|key| register.sources.get(*key).is_some_and(|source| source.facts.contains(id))) => {
                faults.push(format!("{}: no source it cites bears out {id}", draft.id));
            }
            Some(_) => {}
        }
    }
    let facts: Vec<(&String, &Fact)> = ids.iter().filter_map(|id| Some((id, register.facts.get(id)?))).collect();
    let merger: Vec<Figure> = MERGER.iter().flat_map(|day| figures::read(day, &register.lexicons["en"])).collect();
    let published: Vec<Figure> = cited.iter().filter_map(|key| register.sources.get(*key)).flat_map(|source| source.date.clone()).collect();
    for lang in written.settings.languages.all() {
        let Some(told) = told(written, draft, lang, register) else { continue };
        let place = format!("{}.{}", draft.id, written.settings.languages[lang].tag);
        for (id, fact) in &facts {
            let mut figures = fact.says.iter().chain(&fact.holds).peekable();
            if figures.peek().is_some() && !figures.any(|by| told.figures.iter().any(|(figure, _)| is_borne_out(&figure.says, &by.says) || is_in_the_year(&figure.says, &by.says))) {
                faults.push(format!("{place}: no figure and no date of {id} stands in it"));
            }
        }
        for (figure, text) in told.figures.iter().filter(|(figure, _)| !figure.loose && !is_counted(figure)) {
            let known = facts.iter().flat_map(|(_, fact)| fact.says.iter().chain(&fact.holds)).chain(&merger).chain(&published);
            if !known.into_iter().any(|by| is_borne_out(&figure.says, &by.says)) {
                faults.push(format!("{place}: no fact it names has the figure \"{text}\""));
            }
        }
    }
    faults
}

/// The sources an item lists.
fn cited<'a>(kind: &Kind, draft: &'a Draft) -> BTreeSet<&'a str> {
    match kind.field("sources").and_then(|(field, _)| draft.fact(field)).map(|datum| &datum.value) {
        Some(Value::Table(rows)) => rows.iter().map(|row| row.key.as_str()).collect(),
        _ => BTreeSet::new(),
    }
}

fn portal() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_figure_and_date_of_the_portal_is_borne_out_in_every_language() {
    let faults = faults(portal());
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Sections and how many items each must have.
const LEAST: [(&str, usize); 8] =
    [("landmarks", 6), ("parks", 6), ("sectors", 5), ("projects", 15), ("events", 8), ("news", 12), ("partners", 10), ("documents", 8)];

#[test]
fn the_portal_has_a_body_in_every_language_and_every_translation_is_confirmed() {
    let written = written(portal());
    let items = &written.manuscript.items;
    assert!(items.len() >= 60, "{} items", items.len());
    for (section, least) in LEAST {
        let count = items.iter().filter(|draft| draft.id.starts_with(&format!("{section}/"))).count();
        assert!(count >= least, "{section} has {count} items of {least}");
    }
    let mut faults = Vec::new();
    for draft in items {
        for lang in written.settings.languages.all() {
            let standing = draft.standing(lang);
            if !matches!(standing, Standing::Original | Standing::Current { .. }) {
                faults.push(format!("{}.{}: {standing:?}", draft.id, written.settings.languages[lang].tag));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn titles_and_summaries_fit_where_they_are_shown() {
    let written = written(portal());
    let mut faults = Vec::new();
    for draft in &written.manuscript.items {
        let kind = &written.kinds[draft.kind];
        for lang in written.settings.languages.all() {
            let tag = written.settings.languages[lang].tag.as_str();
            let (title, summary) = if tag == "ja" { (32, 80) } else { (60, 155) };
            for (name, most) in [("title", title), ("summary", summary)] {
                let text = kind.field(name).and_then(|(field, _)| draft.word(lang, field)).map(|datum| &datum.value);
                match text {
                    Some(Value::Text(text)) if text.chars().count() <= most => {}
                    Some(Value::Text(text)) => faults.push(format!("{}.{tag}: {name} has {} characters, at most {most}: {text}", draft.id, text.chars().count())),
                    _ => faults.push(format!("{}.{tag}: no {name}", draft.id)),
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A site of one page, as its Vietnamese and its English file, and what is wrong with its truth.
fn of_one_page(vietnamese: &str, english: &str) -> Vec<String> {
    let site = tempfile::TempDir::new().unwrap();
    let settings = "base_url = \"https://example.org/\"\ntime_zone = \"Asia/Ho_Chi_Minh\"\ntitle = { vi = \"a\", en = \"a\" }\ndescription = { vi = \"a\", en = \"a\" }\n\
        [[languages]]\ntag = \"vi\"\nendonym = \"Tiếng Việt\"\n[[languages]]\ntag = \"en\"\nendonym = \"English\"\n";
    let sources = "[geoj]\ntitle = \"Bản đồ\"\nfacts = [\"ADM-003\", \"S0-099\", \"LMK-017\"]\n[other]\ntitle = \"Nguồn khác\"\nfacts = []\n";
    let files = [("site.toml", settings), ("content/_sources.toml", sources), ("content/_section.vi.md", "+++\ntitle = \"a\"\nkind = \"page\"\n+++\n"), ("content/_section.en.md", "+++\ntitle = \"a\"\n+++\n"), ("content/land.vi.md", vietnamese), ("content/land.en.md", english)];
    for (path, text) in files {
        let file = site.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    faults(site.path())
}

#[test]
fn what_nobody_bears_out_is_told() {
    let vietnamese = "+++\ntitle = \"Đất\"\nfacts = [\"ADM-003\"]\n+++\nTừ ngày 1/7/2025 thành phố rộng 6.360,83 km².[^geoj]\n";
    let english = "+++\ntitle = \"Land\"\n+++\nSince 1 July 2025 the city covers 6,360.83 km².[^geoj]\n";
    assert_eq!(of_one_page(vietnamese, english), [""; 0]);
    let plants = [
        (vietnamese.replace("[\"ADM-003\"]", "[\"ADM-903\"]"), english.to_owned(), "there is no fact ADM-903"),
        (vietnamese.replace("ADM-003", "S0-099"), english.to_owned(), "S0-099 is not to be published"),
        (vietnamese.replace("ADM-003", "LMK-017"), english.to_owned(), "LMK-017 is not to be published (mark C)"),
        (vietnamese.replace("geoj", "other"), english.replace("geoj", "other"), "no source it cites bears out ADM-003"),
        (vietnamese.to_owned(), english.replace("6,360.83", "6,400.83"), "land.en: no fact it names has the figure \"6,400.83 km²\""),
        (vietnamese.to_owned(), english.replace("1 July", "2 July"), "land.en: no fact it names has the figure \"2 July 2025\""),
        (vietnamese.to_owned(), "+++\ntitle = \"Land\"\n+++\nThe city is large.[^geoj]\n".to_owned(), "land.en: no figure and no date of ADM-003 stands in it"),
    ];
    for (vietnamese, english, wanted) in plants {
        let told = of_one_page(&vietnamese, &english);
        assert!(told.iter().any(|fault| fault.contains(wanted)), "{wanted}: {told:#?}");
    }
}
