//! Takes a corpus, writes it as a caybeo site: settings, content, theme. The ledger of addresses is the program's to write.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use walkdir::WalkDir;

use super::items::{Item, Sort};
use super::markdown::{self, Manner};
use super::words::Tongue;
use super::{Corpus, ORIGIN, PAGE_SIZE, prose, put, site_description, site_title};

/// The theme: every file of the folder goes into the site, so none can be forgotten.
const THEME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/corpus/caybeo");

/// Writes the whole site.
pub fn write(corpus: &Corpus, root: &Path) -> io::Result<()> {
    put(root, "site.toml", &settings(corpus))?;
    for file in WalkDir::new(THEME).sort_by_file_name() {
        let file = file?;
        let within = file.path().strip_prefix(THEME).map_err(io::Error::other)?;
        if file.file_type().is_file() {
            put(root, &format!("themes/bench/{}", within.display()), &fs::read_to_string(file.path())?)?;
        }
    }
    for tongue in Tongue::ALL {
        put(root, &format!("content/_section.{}.md", tongue.tag()), &home(tongue))?;
        for sort in Sort::ALL {
            put(root, &format!("content/{}/_section.{}.md", sort.section(), tongue.tag()), &section(sort, tongue))?;
        }
        for item in &corpus.items {
            put(root, &path(item, tongue), &file(item, corpus, tongue))?;
        }
    }
    Ok(())
}

/// Where the file of an item stands.
pub fn path(item: &Item, tongue: Tongue) -> String {
    format!("content/{}.{}.md", item.id, tongue.tag())
}

/// `site.toml`.
pub fn settings(corpus: &Corpus) -> String {
    let mut out = format!(
        "base_url = \"{ORIGIN}/\"\ntime_zone = \"Asia/Ho_Chi_Minh\"\ntheme = \"bench\"\npublisher = \"{}\"\n\n[title]\n",
        corpus.publisher().id
    );
    for tongue in Tongue::ALL {
        let _ = writeln!(out, "{} = \"{}\"", tongue.tag(), site_title(tongue));
    }
    out.push_str("\n[description]\n");
    for tongue in Tongue::ALL {
        let _ = writeln!(out, "{} = \"{}\"", tongue.tag(), site_description(tongue));
    }
    for tongue in Tongue::ALL {
        let _ = write!(out, "\n[[languages]]\ntag = \"{}\"\nendonym = \"{}\"\n", tongue.tag(), tongue.endonym());
    }
    for (menu, sorts) in MENUS {
        for sort in sorts {
            let _ = write!(out, "\n[[menus.{menu}]]\nto = \"{}\"\n", sort.section());
        }
    }
    let _ = write!(out, "\n[output]\npage_size = {PAGE_SIZE}\nfeed_size = 30\n");
    out
}

/// The menus of every page.
pub const MENUS: [(&str, [Sort; 4]); 2] = [
    ("main", [Sort::Page, Sort::Project, Sort::Article, Sort::Event]),
    ("footer", [Sort::Place, Sort::Organisation, Sort::Topic, Sort::Sector]),
];

fn home(tongue: Tongue) -> String {
    let body = markdown::write(&prose::section_body(Sort::Page, tongue), &PLAIN);
    let rules = if tongue == Tongue::Vi { "kind = \"page\"\norder = \"weight\"\n" } else { "" };
    format!("+++\ntitle = \"{}\"\nsummary = \"{}\"\n{rules}+++\n\n{body}", site_title(tongue), site_description(tongue))
}

fn section(sort: Sort, tongue: Tongue) -> String {
    let summary = prose::summary(1_000_000 + sort as usize, tongue);
    let order = match sort {
        Sort::Article => "-date",
        Sort::Event => "-when",
        Sort::Project => "-as_of",
        _ => "weight",
    };
    let rules = match tongue {
        Tongue::Vi => format!("kind = \"{}\"\norder = \"{order}\"\npage_size = {PAGE_SIZE}\n", sort.kind()),
        _ => String::new(),
    };
    let body = markdown::write(&prose::section_body(sort, tongue), &PLAIN);
    format!("+++\ntitle = \"{}\"\nsummary = \"{summary}\"\n{rules}+++\n\n{body}", sort.title(tongue))
}

/// For bodies without links to items.
pub const PLAIN: Manner<'static> = Manner { item: &|_| String::new(), heading_ids: false };

/// The file of an item in a language.
pub fn file(item: &Item, corpus: &Corpus, tongue: Tongue) -> String {
    let link = |rank: usize| format!("@{}", corpus.items[rank].id);
    let body = markdown::write(&prose::body(item, &corpus.items, tongue), &Manner { item: &link, heading_ids: false });
    let mut out = format!(
        "+++\ntitle = \"{}\"\nsummary = \"{}\"\nupdated = {}\n",
        item.titles[tongue as usize],
        prose::summary(item.number, tongue),
        item.day()
    );
    if tongue == Tongue::Vi {
        facts(&mut out, item, corpus);
    }
    local(&mut out, item, tongue);
    let _ = write!(out, "+++\n\n{body}");
    out
}

fn facts(out: &mut String, item: &Item, corpus: &Corpus) {
    let ids = |ranks: &[usize]| ranks.iter().map(|rank| format!("\"{}\"", corpus.items[*rank].id)).collect::<Vec<_>>().join(", ");
    let day = item.day();
    let _ = match item.sort {
        Sort::Article => write!(out, "date = {day}\ntopics = [{}]\n", ids(&item.refers)),
        Sort::Event => write!(out, "when = {day}\nstatus = \"{}\"\norganisers = [{}]\n", item.state, ids(&item.refers)),
        Sort::Project => write!(
            out,
            "stage = \"{}\"\nsectors = [{}]\nplace = \"{}\"\narea = \"{} ha\"\ncapital = \"{} 000 000 USD\"\ninvestment_form = \"any\"\nas_of = {day}\n",
            item.state,
            ids(&item.refers),
            item.place.map(|rank| corpus.items[rank].id.as_str()).unwrap_or_default(),
            item.figures.0,
            item.figures.1,
        ),
        Sort::Organisation => write!(out, "form = \"centre\"\nweight = {}\n", item.number + 1),
        Sort::Place => write!(out, "level = \"ward\"\nweight = {}\n", item.number + 1),
        _ => write!(out, "weight = {}\n", item.number + 1),
    };
}

fn local(out: &mut String, item: &Item, tongue: Tongue) {
    let _ = match item.sort {
        Sort::Project | Sort::Organisation => {
            write!(out, "contact = {{ name = \"{}\", phone = \"{}\", email = \"{}\" }}\n", contact_name(item, tongue), PHONE, EMAIL)
        }
        Sort::Event => write!(out, "venue_note = \"{}\"\n", venue(item, tongue)),
        _ => Ok(()),
    };
}

/// A number nobody has.
pub const PHONE: &str = "+84 000 000 0000";
/// An address nobody has.
pub const EMAIL: &str = "desk@portal.example";

/// Who answers.
pub fn contact_name(item: &Item, tongue: Tongue) -> String {
    let words = tongue.words();
    words.titles[item.number % words.titles.len()].to_owned()
}

/// Where an event is held.
pub fn venue(item: &Item, tongue: Tongue) -> String {
    let words = tongue.words();
    words.headings[item.number % words.headings.len()].to_owned()
}
