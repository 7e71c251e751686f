//! Measures how long it takes from saving a file to having the changed page, while `caybeo serve` runs.
//!
//! ```text
//! cargo bench --bench serve                    4,000 content pages, 50 edits of each sort
//! cargo bench --bench serve -- 400 --edits 10
//! ```
//!
//! Takes a made-up site of a size, edits it as a person would, and asks for the page until it holds what was written; the
//! clock runs from before the file is written. Options: `--work DIR` (default: on tmpfs), `--edits N`,
//! `--told` (what the server says). Never touches a site
//! that it did not write itself.

#[allow(dead_code)]
#[path = "corpus/mod.rs"]
mod corpus;

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use corpus::Corpus;
use corpus::caybeo_site;
use corpus::items::{self, Item, Sort};
use corpus::words::Tongue;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The instant of everything: the first second of 2026 in Greenwich.
const INSTANT: &str = "1767225600";
/// Nothing that is waited for may take longer.
const PATIENCE: Duration = Duration::from_secs(30);
/// Between edits: the server is to be idle when the next one comes, as between two edits of a person.
const PAUSE: Duration = Duration::from_millis(150);
/// How long a site must rest before its stats are trusted.
const SETTLED: Duration = Duration::from_millis(2100);

fn main() -> Outcome<()> {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let option = |name: &str| words.iter().position(|word| word == name).and_then(|at| words.get(at + 1));
    let size: usize = words.first().and_then(|word| word.parse().ok()).unwrap_or(4_000);
    let edits: usize = option("--edits").map_or(Ok(50), |word| word.parse())?;
    let tmpfs = Path::new("/dev/shm");
    let default = || if tmpfs.is_dir() { tmpfs.join(format!("caybeo-bench-serve-{}", std::process::id())) } else { Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench/serve") };
    let work = option("--work").map_or_else(default, PathBuf::from);
    let corpus = Corpus::of(size);
    let bench = Bench::grow(&corpus, &work.join(size.to_string()))?;
    let server = Server::start(&bench.root)?;
    let begun = Processors::now();
    println!("| edit of | median ms | 95th percentile ms | longest ms |\n|---|---:|---:|---:|");
    for sort in [Edit::Body, Edit::Title, Edit::Template, Edit::Fluent] {
        let mut times = Vec::new();
        for number in 0..edits {
            times.push(bench.edit(sort, number, &server)?);
            sleep(PAUSE);
        }
        tell(sort, times);
    }
    if let Some(share) = begun.zip(Processors::now()).and_then(|(begun, ended)| ended.lent_since(begun)) {
        println!("\nOf the time there was work, the processors were lent to other machines for {share:.0} %.");
    }
    drop(server);
    fs::remove_dir_all(&bench.root)?;
    // Stays if anything else lies in it.
    let _ = fs::remove_dir(&work);
    Ok(())
}

fn tell(sort: Edit, mut times: Vec<Duration>) {
    times.sort();
    let at = |percent: usize| times.get((times.len() * percent).div_ceil(100).saturating_sub(1)).map_or(0.0, |time| time.as_secs_f64() * 1000.0);
    println!("| {} | {:.0} | {:.0} | {:.0} |", sort.name(), at(50), at(95), at(100));
}

/// What the processors of a virtual machine did so far, in ticks.
#[derive(Clone, Copy)]
struct Processors {
    worked: f64,
    /// There was work, and the host did something else.
    lent: f64,
}

impl Processors {
    /// Nothing where the kernel does not tell (`/proc/stat`, proc(5)).
    fn now() -> Option<Processors> {
        let told = fs::read_to_string("/proc/stat").ok()?;
        let ticks: Vec<f64> = told.lines().next()?.split_whitespace().skip(1).map_while(|tick| tick.parse().ok()).collect();
        let [user, nice, system, _idle, _wait, irq, softirq, lent] = ticks[..].first_chunk().copied()?;
        Some(Processors { worked: user + nice + system + irq + softirq, lent })
    }

    /// In percent.
    fn lent_since(self, begun: Processors) -> Option<f64> {
        let (worked, lent) = (self.worked - begun.worked, self.lent - begun.lent);
        (worked + lent > 0.0).then(|| 100.0 * lent / (worked + lent))
    }
}

/// What is edited.
#[derive(Clone, Copy)]
enum Edit {
    Body,
    /// Lists change too, so a list is asked for as well.
    Title,
    Template,
    Fluent,
}

impl Edit {
    fn name(self) -> &'static str {
        match self {
            Edit::Body => "body",
            Edit::Title => "title",
            Edit::Template => "template",
            Edit::Fluent => "Fluent file",
        }
    }
}

/// A site that is edited.
struct Bench {
    root: PathBuf,
    /// The newest article: it stands on the first page of its section.
    file: PathBuf,
    text: String,
    page: String,
    list: String,
    template: PathBuf,
    words: PathBuf,
}

impl Bench {
    /// Writes the site, records its addresses and builds it once, as an editor's checkout was.
    fn grow(corpus: &Corpus, root: &Path) -> Outcome<Bench> {
        if root.exists() {
            fs::remove_dir_all(root)?;
        }
        caybeo_site::write(corpus, root)?;
        let articles = corpus.items.iter().filter(|item| item.sort == Sort::Article);
        let newest: &Item = articles.max_by_key(|item| (item.date, std::cmp::Reverse(item.same_day))).ok_or("no article")?;
        let file = root.join(caybeo_site::path(newest, Tongue::Vi));
        // An address of its own: else the title would move the page.
        let text = fs::read_to_string(&file)?;
        let text = text.replacen("\nsummary", &format!("\nslug = \"{}\"\nsummary", newest.slugs[Tongue::Vi as usize]), 1);
        fs::write(&file, &text)?;
        call(root, &["check", "--fix"])?;
        sleep(SETTLED);
        call(root, &["build"])?;
        Ok(Bench {
            file,
            text,
            page: newest.url(Tongue::Vi),
            list: items::section_url(Sort::Article, Tongue::Vi),
            template: root.join("themes/bench/templates/item.html"),
            words: root.join("i18n/vi/site.ftl"),
            root: root.to_path_buf(),
        })
    }

    /// Makes an edit; gives how long it took until every page that is asked for shows it.
    fn edit(&self, sort: Edit, number: usize, server: &Server) -> Outcome<Duration> {
        let mark = format!("{}-{number}-x", ["than-bai", "tua-de", "khuon", "loi"][sort as usize]);
        let template = "{% block main %}";
        let (file, text) = match sort {
            Edit::Body => (&self.file, format!("{}\n\n{mark}\n", self.text.trim_end())),
            Edit::Title => (&self.file, self.text.replacen("title = \"", &format!("title = \"{mark} "), 1)),
            Edit::Template => {
                let original = include_str!("corpus/caybeo/templates/item.html");
                (&self.template, original.replacen(template, &format!("{template}\n<p>{mark}</p>"), 1))
            }
            Edit::Fluent => (&self.words, format!("ui-skip = {mark}\n")),
        };
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let begun = Instant::now();
        fs::write(file, text)?;
        server.until(&self.page, &mark)?;
        if matches!(sort, Edit::Title) {
            server.until(&self.list, &mark)?;
        }
        Ok(begun.elapsed())
    }
}

fn program(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caybeo"));
    command.args(["--tongue", "en"]).args(arguments).current_dir(root).env("SOURCE_DATE_EPOCH", INSTANT).stdin(Stdio::null());
    command
}

fn call(root: &Path, arguments: &[&str]) -> Outcome<()> {
    let ended = program(root, arguments).stdout(Stdio::null()).status()?;
    if ended.success() { Ok(()) } else { Err(format!("{arguments:?} failed").into()) }
}

/// A server that ends with the measuring.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(root: &Path) -> Outcome<Server> {
        let mut child = program(root, &["serve", "--port", "0"]).stdout(Stdio::piped()).spawn()?;
        let mut lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
        let line = lines.find_map(|line| line.ok().filter(|line| line.contains("http://"))).ok_or("no address was told")?;
        // What is said later must not fill the pipe.
        let told = std::env::args().any(|word| word == "--told");
        std::thread::spawn(move || lines.map_while(Result::ok).filter(|_| told).for_each(|line| println!("{line}")));
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).ok_or("no address")?.to_owned();
        Ok(Server { child, address })
    }

    /// Asks until the answer holds a mark: a change is heard a moment after it was made.
    fn until(&self, path: &str, mark: &str) -> Outcome<()> {
        let begun = Instant::now();
        loop {
            let page = self.get(path)?;
            if page.contains(mark) {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                return Err(format!("{path} stays {page}").into());
            }
            sleep(Duration::from_micros(200));
        }
    }

    fn get(&self, path: &str) -> Outcome<String> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
