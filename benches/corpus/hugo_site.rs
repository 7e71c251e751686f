//! Takes a corpus, writes it as a Hugo site that gives the same pages at the same addresses.
//!
//! What would cost Hugo without changing a page is left out: addresses, sums and heading ids are written out, no hook runs
//! on links or tables, and parts that many pages share are cached. The portal's fixed words are caybeo's own.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

use caybeo::text;

use super::caybeo_site::{EMAIL, PHONE, PLAIN, contact_name, venue};
use super::items::{Item, STAGES, Sort, section_url};
use super::markdown::{self, Manner};
use super::words::Tongue;
use super::{Corpus, ORIGIN, PAGE_SIZE, prose, put, site_description, site_title};

const LAYOUTS: &[(&str, &str)] = &[
    ("baseof.html", include_str!("hugo/baseof.html")),
    ("home.html", include_str!("hugo/home.html")),
    ("section.html", include_str!("hugo/section.html")),
    ("taxonomy.html", include_str!("hugo/taxonomy.html")),
    ("term.html", include_str!("hugo/term.html")),
    ("stages/term.html", include_str!("hugo/stages-term.html")),
    ("page.html", include_str!("hugo/page.html")),
    ("news/page.html", include_str!("hugo/article.html")),
    ("projects/page.html", include_str!("hugo/project.html")),
    ("events/page.html", include_str!("hugo/event.html")),
    ("404.html", include_str!("hugo/404.html")),
    ("robots.txt", include_str!("hugo/robots.txt")),
    ("home.atom.xml", include_str!("hugo/feed.xml")),
    ("section.atom.xml", include_str!("hugo/feed.xml")),
    ("_partials/card.html", include_str!("hugo/_partials/card.html")),
    ("_partials/cards.html", include_str!("hugo/_partials/cards.html")),
    ("_partials/contact.html", include_str!("hugo/_partials/contact.html")),
    ("_partials/date.html", include_str!("hugo/_partials/date.html")),
    ("_partials/facet.html", include_str!("hugo/_partials/facet.html")),
    ("_partials/facets.html", include_str!("hugo/_partials/facets.html")),
    ("_partials/footer.html", include_str!("hugo/_partials/footer.html")),
    ("_partials/head-feeds.html", include_str!("hugo/_partials/head-feeds.html")),
    ("_partials/imprint.html", include_str!("hugo/_partials/imprint.html")),
    ("_partials/latest.html", include_str!("hugo/_partials/latest.html")),
    ("_partials/menu.html", include_str!("hugo/_partials/menu.html")),
    ("_partials/page-head.html", include_str!("hugo/_partials/page-head.html")),
    ("_partials/newest.html", include_str!("hugo/_partials/newest.html")),
    ("_partials/pager-nav.html", include_str!("hugo/_partials/pager-nav.html")),
    ("_partials/pager.html", include_str!("hugo/_partials/pager.html")),
    ("_partials/prose.html", include_str!("hugo/_partials/prose.html")),
    ("_partials/terms.html", include_str!("hugo/_partials/terms.html")),
    ("_partials/time.html", include_str!("hugo/_partials/time.html")),
    ("_partials/toc.html", include_str!("hugo/_partials/toc.html")),
];

/// caybeo's own words, theme over kinds, by language.
const WORDS: [[&str; 2]; 4] = [
    [include_str!("../../src/kinds/words/vi.ftl"), include_str!("../../themes/plain/i18n/vi.ftl")],
    [include_str!("../../src/kinds/words/en.ftl"), include_str!("../../themes/plain/i18n/en.ftl")],
    [include_str!("../../src/kinds/words/fr.ftl"), include_str!("../../themes/plain/i18n/fr.ftl")],
    [include_str!("../../src/kinds/words/ja.ftl"), include_str!("../../themes/plain/i18n/ja.ftl")],
];

/// Writes the whole site.
pub fn write(corpus: &Corpus, root: &Path) -> io::Result<()> {
    put(root, "hugo.toml", &settings(corpus))?;
    put(root, "assets/css/plain.css", include_str!("../../themes/plain/css/plain.css"))?;
    for (path, text) in LAYOUTS {
        put(root, &format!("layouts/{path}"), text)?;
    }
    for tongue in Tongue::ALL {
        let words = words(tongue);
        put(root, &format!("i18n/{}.toml", tongue.tag()), &translations(&words, tongue))?;
        put(root, &format!("content/_index.{}.md", tongue.tag()), &home(tongue))?;
        for sort in Sort::ALL {
            put(root, &format!("content/{}/_index.{}.md", sort.section(), tongue.tag()), &section(sort, tongue))?;
        }
        put(root, &format!("content/stages/_index.{}.md", tongue.tag()), "+++\ntitle = \"-\"\n[build]\nrender = \"never\"\n+++\n")?;
        for stage in STAGES.into_iter().filter(|stage| corpus.items.iter().any(|item| item.state == *stage)) {
            put(root, &format!("content/stages/{stage}/_index.{}.md", tongue.tag()), &stage_page(stage, &words, tongue))?;
        }
        for item in &corpus.items {
            put(root, &path(item, tongue), &file(item, corpus, tongue))?;
        }
    }
    Ok(())
}

/// Where the file of an item stands: what others refer to is a term.
pub fn path(item: &Item, tongue: Tongue) -> String {
    let is_term = matches!(item.sort, Sort::Topic | Sort::Sector | Sort::Place | Sort::Organisation);
    format!("content/{}{}.{}.md", item.id, if is_term { "/_index" } else { "" }, tongue.tag())
}

fn settings(corpus: &Corpus) -> String {
    let mut out = format!(
        "baseURL = \"{ORIGIN}/\"\ndefaultContentLanguage = \"vi\"\ndefaultContentLanguageInSubdir = true\ndisableDefaultLanguageRedirect = true\n\
         enableRobotsTXT = true\ntimeZone = \"UTC\"\n\n\
         [params]\npublisher = \"/{}\"\n\n[pagination]\npagerSize = {PAGE_SIZE}\ndisableAliases = true\n\n\
         [taxonomies]\ntopic = \"topics\"\nsector = \"sectors\"\nplace = \"places\"\norganisation = \"organisations\"\nstage = \"stages\"\n\n\
         [outputFormats.atom]\nmediaType = \"application/atom+xml\"\nbaseName = \"feed\"\n\n[mediaTypes.\"application/atom+xml\"]\nsuffixes = [\"xml\"]\n\n\
         [outputs]\nhome = [\"html\", \"atom\"]\nsection = [\"html\"]\ntaxonomy = [\"html\"]\nterm = [\"html\"]\npage = [\"html\"]\n",
        corpus.publisher().id
    );
    for (weight, tongue) in Tongue::ALL.into_iter().enumerate() {
        let (tag, title) = (tongue.tag(), site_title(tongue));
        let _ = write!(out, "\n[languages.{tag}]\nweight = {}\ntitle = \"{title}\"\n", weight + 1);
        let _ = write!(out, "[languages.{tag}.params]\nendonym = \"{}\"\nog = \"{}\"\n", tongue.endonym(), tongue.locale());
    }
    out
}

fn home(tongue: Tongue) -> String {
    let body = markdown::write(&prose::section_body(Sort::Page, tongue), &PLAIN);
    format!("+++\ntitle = \"{}\"\ndescription = \"{}\"\n+++\n\n{body}", site_title(tongue), site_description(tongue))
}

fn section(sort: Sort, tongue: Tongue) -> String {
    let summary = prose::summary(1_000_000 + sort as usize, tongue);
    let feed = if sort == Sort::Article { "outputs = [\"html\", \"atom\"]\n" } else { "" };
    let body = markdown::write(&prose::section_body(sort, tongue), &PLAIN);
    let (title, url) = (sort.title(tongue), section_url(sort, tongue));
    format!("+++\ntitle = \"{title}\"\ndescription = \"{summary}\"\nurl = \"{url}\"\n{feed}+++\n\n{body}")
}

/// The page of a project stage: a facet of projects, at the address caybeo makes of its words.
fn stage_page(stage: &str, words: &BTreeMap<String, String>, tongue: Tongue) -> String {
    let say = |id: &str| words.get(id).cloned().unwrap_or_default();
    let (field, title) = (say("project-stage"), say(&format!("project-stage-{stage}")));
    let slug = |words: &str, id: &str| if text::is_latin(words) { text::slug(words) } else { id.to_owned() };
    let url = format!("{}{}/{}/", section_url(Sort::Project, tongue), slug(&field, "stage"), slug(&title, stage));
    format!("+++\ntitle = \"{title}\"\nof = \"projects\"\nurl = \"{url}\"\n+++\n")
}

/// The file of an item in a language.
pub fn file(item: &Item, corpus: &Corpus, tongue: Tongue) -> String {
    let link = |rank: usize| corpus.items[rank].url(tongue);
    let body = markdown::write(&prose::body(item, &corpus.items, tongue), &Manner { item: &link, heading_ids: true });
    // Of one day, what comes first in lists is latest.
    let clock = 86_399 - item.same_day;
    let mut out = format!(
        "+++\ntitle = \"{}\"\ndescription = \"{}\"\nurl = \"{}\"\nlastmod = {}\ndate = {}T{:02}:{:02}:{:02}Z\n",
        item.titles[tongue as usize],
        prose::summary(item.number, tongue),
        item.url(tongue),
        item.day(),
        item.day(),
        clock / 3600,
        clock / 60 % 60,
        clock % 60,
    );
    facts(&mut out, item, corpus, tongue);
    let _ = write!(out, "+++\n\n{body}");
    out
}

fn facts(out: &mut String, item: &Item, corpus: &Corpus, tongue: Tongue) {
    let names = |ranks: &[usize]| ranks.iter().map(|rank| format!("\"{}\"", corpus.items[*rank].name())).collect::<Vec<_>>().join(", ");
    let contact = || format!("[contact]\nname = \"{}\"\nphone = \"{PHONE}\"\nemail = \"{EMAIL}\"\n", contact_name(item, tongue));
    let _ = match item.sort {
        Sort::Article => write!(out, "dated = true\ntopics = [{}]\n", names(&item.refers)),
        Sort::Event => write!(
            out,
            "dated = true\nstatus = \"{}\"\norganisations = [{}]\nvenue = \"{}\"\n",
            item.state,
            names(&item.refers),
            venue(item, tongue)
        ),
        Sort::Project => write!(
            out,
            "stage = \"{0}\"\nstages = [\"{0}\"]\nsectors = [{1}]\nplaces = [{2}]\narea = \"{3}\"\ncapital = \"{4}\"\n{5}",
            item.state,
            names(&item.refers),
            names(&item.place.into_iter().collect::<Vec<_>>()),
            area(item.figures.0, tongue),
            capital(item.figures.1, tongue),
            contact(),
        ),
        Sort::Organisation => write!(out, "weight = {}\n{}", item.number + 1, contact()),
        _ => writeln!(out, "weight = {}", item.number + 1),
    };
}

fn area(hectares: usize, tongue: Tongue) -> String {
    let space = ["\u{A0}", "\u{A0}", "\u{202F}", ""][tongue as usize];
    format!("{hectares}{space}ha")
}

/// Millions of dollars in the words of a language.
fn capital(millions: usize, tongue: Tongue) -> String {
    match tongue {
        Tongue::Vi => format!("{millions}\u{A0}triệu USD"),
        Tongue::En => format!("US${millions}\u{A0}million"),
        Tongue::Fr => format!("{millions}\u{A0}millions de dollars américains"),
        Tongue::Ja => {
            let (oku, man) = (millions / 100, millions % 100 * 100);
            let oku = if oku > 0 { format!("{oku}億") } else { String::new() };
            let man = match man {
                0 => String::new(),
                man if man < 1000 => format!("{man}万"),
                man => format!("{},{:03}万", man / 1000, man % 1000),
            };
            format!("{oku}{man}米ドル")
        }
    }
}

/// The messages of one line, those they name put in.
fn words(tongue: Tongue) -> BTreeMap<String, String> {
    let mut words: BTreeMap<String, String> = BTreeMap::new();
    let mut message = "";
    for line in WORDS[tongue as usize].iter().flat_map(|text| text.lines()) {
        let Some((id, value)) = line.split_once(" = ").filter(|(id, _)| !id.starts_with('#')) else { continue };
        match id.trim().strip_prefix('.') {
            Some(attribute) => words.insert(format!("{message}-{attribute}"), value.to_owned()),
            None => {
                message = id;
                words.insert(id.to_owned(), value.to_owned())
            }
        };
    }
    let named: Vec<(String, String)> = words
        .iter()
        .filter_map(|(id, value)| Some((id.clone(), words.get(value.strip_prefix("{ ")?.strip_suffix(" }")?)?.clone())))
        .collect();
    words.extend(named);
    words
}

fn translations(words: &BTreeMap<String, String>, tongue: Tongue) -> String {
    let mut out = String::new();
    for (id, value) in words.iter().filter(|(_, value)| !value.contains("->")) {
        let value = value.replace("{ $", "{{ .").replace(" }", " }}").replace('\\', "\\\\").replace('"', "\\\"");
        let _ = write!(out, "[{id}]\nother = \"{value}\"\n");
    }
    let layout = ["ngày 2 tháng 1 năm 2006", "2 January 2006", "2 January 2006", "2006年1月2日"][tongue as usize];
    let _ = write!(out, "[date-layout]\nother = \"{layout}\"\n");
    out
}
