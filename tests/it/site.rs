//! Small sites for claims.
//!
//! Takes files in one string (`-- path --` before each), fills in what the claim does not care about (settings, titles of
//! sections), builds to memory when first asked and gives pages to make claims about. Never touches the repository.
#![allow(dead_code)]

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use caybeo::diag::show::{self, Format};
use caybeo::diag::{Report, Stopped, Tongue};
use caybeo::pipeline::{self, Options};
use scraper::{Html, Selector};

use crate::visible;

/// The instant of a build, unless the claim is about time.
pub const NOW: &str = "2026-11-22T01:00:00Z";

/// Files by path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A site, and what became of it.
pub struct Site {
    folder: tempfile::TempDir,
    sources: Files,
    languages: Vec<String>,
    /// More keys of `site.toml`: of the root, of languages, and tables.
    keys: String,
    language_keys: BTreeMap<String, String>,
    tables: String,
    base_url: String,
    options: Options,
    built: OnceCell<Built>,
}

struct Built {
    files: Result<Files, Stopped>,
    report: Report,
}

/// A site of these files in Vietnamese and English.
pub fn site(text: &str) -> Site {
    site_in("vi en", text)
}

/// A site of these files in these languages.
pub fn site_in(languages: &str, text: &str) -> Site {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let root = folder.path().join("site");
    let options = Options { out: root.join("public"), root, preview: false, now: NOW.parse().unwrap(), reload: false, trust_stat: true };
    Site {
        folder,
        sources: split(text),
        languages: languages.split_whitespace().map(str::to_owned).collect(),
        keys: String::new(),
        language_keys: BTreeMap::new(),
        tables: String::new(),
        base_url: "https://example.org/".to_owned(),
        options,
        built: OnceCell::new(),
    }
}

/// `-- path --` opens a file; what stands before the first one is nobody's.
pub fn split(text: &str) -> Files {
    let mut files = Files::new();
    let mut current: Option<(String, String)> = None;
    for line in text.split_inclusive('\n') {
        let path = line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
        match (path, &mut current) {
            (Some(path), _) => files.extend(current.replace((path.to_owned(), String::new())).map(bytes)),
            (None, Some((_, body))) => body.push_str(line),
            (None, None) => {}
        }
    }
    files.extend(current.map(bytes));
    files
}

fn bytes((path, text): (String, String)) -> (String, Vec<u8>) {
    (path, text.into_bytes())
}

/// Names of languages in themselves.
fn endonym(tag: &str) -> &'static str {
    match tag {
        "vi" => "Tiếng Việt",
        "en" => "English",
        "fr" => "Français",
        "ja" => "日本語",
        "km" => "ភាសាខ្មែរ",
        "ar" => "العربية",
        _ => "?",
    }
}

/// The kind of the items in a folder of this name.
fn kind_of(folder: &str) -> &str {
    match folder {
        "news" => "article",
        "projects" => "project",
        "events" => "event",
        "places" => "place",
        "topics" => "topic",
        "sectors" => "sector",
        "countries" => "country",
        "documents" => "document",
        "organisations" => "organisation",
        "partners" => "partner-place",
        "markets" => "market",
        _ => "page",
    }
}

impl Site {
    /// Built at another instant.
    pub fn at(mut self, now: &str) -> Site {
        self.options.now = now.parse().unwrap();
        self.built = OnceCell::new();
        self
    }

    /// Built with drafts.
    pub fn preview(mut self) -> Site {
        self.options.preview = true;
        self
    }

    /// With a key more in `site.toml`.
    pub fn key(mut self, toml: &str) -> Site {
        self.keys.push_str(toml);
        self.keys.push('\n');
        self
    }

    /// With a key more for a language.
    pub fn language(mut self, tag: &str, toml: &str) -> Site {
        self.language_keys.entry(tag.to_owned()).or_default().push_str(toml);
        self
    }

    /// With a table more in `site.toml`.
    pub fn table(mut self, toml: &str) -> Site {
        self.tables.push_str(toml);
        self.tables.push('\n');
        self
    }

    /// At another address.
    pub fn base(mut self, url: &str) -> Site {
        url.clone_into(&mut self.base_url);
        self
    }

    /// Writes a file.
    pub fn put(&mut self, path: &str, text: impl AsRef<[u8]>) {
        self.sources.insert(path.to_owned(), text.as_ref().to_vec());
        self.built = OnceCell::new();
    }

    /// Removes a file.
    pub fn remove(&mut self, path: &str) {
        assert!(self.sources.remove(path).is_some(), "{path} is not there");
        self.built = OnceCell::new();
    }

    /// A file as written.
    pub fn source(&self, path: &str) -> String {
        String::from_utf8(self.all_sources()[path].clone()).unwrap()
    }

    /// The site's folder on disk, as it is now.
    pub fn root(&self) -> &Path {
        &self.options.root
    }

    /// The options of its builds.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Writes the sources to disk.
    pub fn write(&self) -> PathBuf {
        let root = &self.options.root;
        for folder in ["content", "i18n", "themes"] {
            let _ = std::fs::remove_dir_all(root.join(folder));
        }
        let _ = std::fs::remove_file(root.join("routes.toml"));
        for (path, bytes) in self.all_sources() {
            let file = root.join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, bytes).unwrap();
        }
        root.clone()
    }

    /// What is written, and what every site has to have.
    fn all_sources(&self) -> Files {
        let mut all = self.defaults();
        all.extend(self.sources.clone());
        all
    }

    fn defaults(&self) -> Files {
        let mut files = Files::new();
        files.insert("site.toml".into(), self.site_toml().into_bytes());
        let mut folders: BTreeSet<&str> = BTreeSet::from([""]);
        let inner = self.sources.keys().filter_map(|path| path.strip_prefix("content/"));
        folders.extend(inner.filter_map(|path| path.split_once('/')).map(|(folder, _)| folder).filter(|folder| !folder.starts_with('_')));
        for folder in folders {
            let written = |tag: &str| self.sources.contains_key(&section_file(folder, tag));
            for (rank, tag) in self.languages.iter().enumerate().filter(|(_, tag)| !written(tag)) {
                let title = if folder.is_empty() { "Home" } else { folder };
                let kind = if rank == 0 { format!("kind = \"{}\"\n", kind_of(folder)) } else { String::new() };
                files.insert(section_file(folder, tag), format!("+++\ntitle = \"{title}\"\n{kind}+++\n").into_bytes());
            }
        }
        files
    }

    fn site_toml(&self) -> String {
        let per_language = |text: &str| self.languages.iter().map(|tag| format!("{tag} = \"{text}\"\n")).collect::<String>();
        let block = |tag: &String| {
            let keys = self.language_keys.get(tag).map_or("", String::as_str);
            format!("[[languages]]\ntag = \"{tag}\"\nendonym = \"{}\"\n{keys}\n", endonym(tag))
        };
        format!(
            "base_url = \"{}\"\ntime_zone = \"Asia/Ho_Chi_Minh\"\n{}\n[title]\n{}\n[description]\n{}\n{}\n{}",
            self.base_url,
            self.keys,
            per_language("Sông Hậu"),
            per_language("Một thành phố."),
            self.languages.iter().map(block).collect::<String>(),
            self.tables,
        )
    }

    fn built(&self) -> &Built {
        self.built.get_or_init(|| {
            self.write();
            let mut report = Report::new();
            let files = pipeline::collect(&self.options, &mut report);
            Built { files, report }
        })
    }

    /// Every file of the result; the claim ends here if the site has errors.
    pub fn files(&self) -> &Files {
        match &self.built().files {
            Ok(files) => files,
            Err(_) => panic!("{}", self.report(Tongue::En)),
        }
    }

    /// What the tool says of the site.
    pub fn report(&self, tongue: Tongue) -> String {
        show::report(&self.built().report, tongue, Format::Text { colour: false })
    }

    /// The codes of all complaints, in order.
    pub fn codes(&self) -> Vec<&'static str> {
        self.built().report.sorted().iter().map(|diagnostic| diagnostic.code).collect()
    }

    /// Claims that there is not one complaint.
    pub fn is_clean(&self) -> &Site {
        self.files();
        assert_eq!(self.codes(), Vec::<&str>::new(), "{}", self.report(Tongue::En));
        self
    }

    /// Claims that the build stops, with a complaint of this code.
    pub fn stops(&self, code: &str) -> &Site {
        assert!(self.built().files.is_err(), "the site was built");
        assert!(self.codes().contains(&code), "{code} is not among {:?}\n{}", self.codes(), self.report(Tongue::En));
        self
    }

    /// Claims that the complaints, in either tongue, say so.
    pub fn says(&self, text: &str) -> &Site {
        let said = [self.report(Tongue::En), self.report(Tongue::Vi)].concat();
        assert!(said.contains(text), "{text:?} is not said in\n{said}");
        self
    }

    /// The page at an address such as `/en/projects/`.
    pub fn page(&self, address: &str) -> Page {
        let path = self.path(address);
        let Some(bytes) = self.files().get(&path) else {
            let pages: Vec<&String> = self.files().keys().filter(|path| path.ends_with(".html")).collect();
            panic!("no page {address}; there are {pages:#?}");
        };
        Page { address: address.to_owned(), html: String::from_utf8(bytes.clone()).unwrap() }
    }

    fn path(&self, address: &str) -> String {
        let path = address.strip_prefix('/').unwrap_or(address);
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
    }

    /// Claims that there is no page at an address.
    pub fn has_no_page(&self, address: &str) -> &Site {
        assert!(!self.files().contains_key(&self.path(address)), "{address} is there");
        self
    }

    /// A file of the result as text.
    pub fn file(&self, path: &str) -> String {
        let bytes = self.files().get(path).unwrap_or_else(|| panic!("no file {path}; there are {:#?}", self.files().keys()));
        String::from_utf8(bytes.clone()).unwrap()
    }

    /// When the site changes by itself.
    pub fn next_change(&self) -> Option<String> {
        self.write();
        let mut report = Report::new();
        let next = pipeline::next_change(&self.options, &mut report);
        next.unwrap_or_else(|_| panic!("{}", show::report(&report, Tongue::En, Format::Text { colour: false }))).map(|next| next.to_string())
    }

    /// `check --fix`: makes the ledger true; the paths that were written.
    pub fn fix(&mut self) -> Vec<String> {
        self.write();
        let mut report = Report::new();
        let done = pipeline::fix(&self.options, &mut report).and_then(|edits| pipeline::apply(&self.options, &edits, &mut report).map(|()| edits));
        let edits = done.unwrap_or_else(|_| panic!("{}", show::report(&report, Tongue::En, Format::Text { colour: false })));
        for edit in &edits {
            let bytes = std::fs::read(self.options.root.join(&edit.path)).unwrap();
            self.sources.insert(edit.path.clone(), bytes);
        }
        self.built = OnceCell::new();
        edits.into_iter().map(|edit| edit.path).collect()
    }
}

fn section_file(folder: &str, tag: &str) -> String {
    if folder.is_empty() { format!("content/_section.{tag}.md") } else { format!("content/{folder}/_section.{tag}.md") }
}

/// A page of the result.
pub struct Page {
    address: String,
    /// Its bytes.
    pub html: String,
}

/// An element of a page.
#[derive(Debug)]
pub struct Element {
    /// Its text, white space as one space.
    pub text: String,
    attributes: BTreeMap<String, String>,
}

impl Element {
    /// Whether an attribute is there.
    pub fn has(&self, name: &str) -> bool {
        self.attributes.contains_key(name)
    }

    /// An attribute; empty if it is not there.
    pub fn attr(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// Spaces that typography chose are spaces to a claim.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ").replace(['\u{2068}', '\u{2069}', '\u{2060}'], "")
}

impl Page {
    /// What a reader sees.
    pub fn text(&self) -> String {
        plain(&visible::text(&self.html))
    }

    /// Claims that a reader sees this.
    pub fn has(&self, text: &str) -> &Page {
        assert!(self.text().contains(text), "{}: {text:?} is not in\n{}", self.address, self.text());
        self
    }

    /// Claims that this stands nowhere in the page, visible or not.
    pub fn lacks(&self, text: &str) -> &Page {
        assert!(!self.text().contains(text) && !plain(&self.html).contains(text), "{}: {text:?} is in\n{}", self.address, self.text());
        self
    }

    /// Every element a selector finds.
    pub fn select(&self, css: &str) -> Vec<Element> {
        let page = Html::parse_document(&self.html);
        let selector = Selector::parse(css).unwrap();
        let found = page.select(&selector).map(|element| Element {
            text: plain(&element.text().collect::<String>()).split_whitespace().collect::<Vec<_>>().join(" "),
            attributes: element.value().attrs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        });
        found.collect()
    }

    /// The one element a selector finds.
    pub fn one(&self, css: &str) -> Element {
        let mut found = self.select(css);
        assert_eq!(found.len(), 1, "{}: {css} finds {found:#?}", self.address);
        found.remove(0)
    }

    /// An attribute of every element a selector finds.
    pub fn all(&self, css: &str, attribute: &str) -> Vec<String> {
        self.select(css).iter().map(|element| element.attr(attribute).to_owned()).collect()
    }

    /// The texts of every element a selector finds.
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.select(css).into_iter().map(|element| element.text).collect()
    }

    /// The structured data.
    pub fn data(&self) -> serde_json::Value {
        let page = Html::parse_document(&self.html);
        let selector = Selector::parse("script[type='application/ld+json']").unwrap();
        let script: String = page.select(&selector).next().expect("structured data").text().collect();
        serde_json::from_str(&script).unwrap()
    }
}

/// An article with a title and a date.
pub fn article(id: &str, title: &str, date: &str) -> String {
    format!("-- content/news/{id}.vi.md --\n+++\ntitle = \"{title}\"\ndate = {date}\n+++\nThân bài của {title}.\n")
}

/// The same, with its words in another language.
pub fn words(path: &str, title: &str) -> String {
    format!("-- content/{path}.md --\n+++\ntitle = \"{title}\"\n+++\nBody of {title}.\n")
}

/// Numbers without an order, the same in every run.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    /// One of these.
    pub fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.roll(of.len())]
    }
}

/// Every file under a folder but those whose path is named, by path.
pub fn tree(folder: &Path, but: &[&str]) -> Files {
    let mut files = Files::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1).into_iter().filter_entry(|entry| {
        !but.iter().any(|name| entry.path().strip_prefix(folder).is_ok_and(|path| path == Path::new(name)))
    }) {
        let entry = entry.unwrap();
        if !entry.file_type().is_dir() {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            files.insert(path, std::fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// The paths two trees differ in.
pub fn differing(first: &Files, second: &Files) -> Vec<String> {
    caybeo::emit::verify::compare(first, second).into_iter().map(|difference| difference.path).collect()
}
