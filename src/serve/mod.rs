//! The development server: the site from memory, at an address of this machine.
//!
//! Takes a listener and a way to make the site, shows what was made last and makes it again when a source changes. While
//! the site has faults, every page is the list of them. Never writes a file. The only user of the network.

mod answer;
mod faults;
mod watch;

use std::collections::BTreeSet;
use std::io;
use std::net::{IpAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::watch as standing;

use crate::desk::page::{Answer, Asked};
use crate::diag::{Diagnostic, Report, Stopped, Tongue};
use crate::digest::Digest;

/// Reads the site again: the path it lives under, and the site if it has no faults. Hears which paths changed since it was
/// called last, files only; nothing if that is not certain.
pub type Rebuild = Box<dyn FnMut(Option<&BTreeSet<String>>, &mut Report) -> (Option<String>, Result<Arc<dyn Scene>, Stopped>) + Send>;
/// Lays out a page of the translation desk, from what is written at that moment.
pub type Lay = Arc<dyn Fn(&Asked) -> Answer + Send + Sync>;
/// Hears what happens.
pub type Tell = Arc<dyn Fn(&News<'_>) + Send + Sync>;

/// A site that was read and resolved, of which any file is made when somebody asks for it.
pub trait Scene: Send + Sync {
    /// Whether there is a file under a path.
    fn has(&self, path: &str) -> bool;
    /// A file, made now if nobody asked before. `None` if there is none.
    fn file(&self, path: &str) -> Option<Result<File, Diagnostic>>;
    /// How many files may look otherwise than in the site before, new and gone ones among them.
    fn renewed(&self) -> usize;
}

/// A file as it would be published.
#[derive(Clone, Debug)]
pub struct File {
    /// The digest of its bytes.
    pub digest: Digest,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// A site without files: what is there before the first build.
struct Nothing;

impl Scene for Nothing {
    fn has(&self, _: &str) -> bool {
        false
    }

    fn file(&self, _: &str) -> Option<Result<File, Diagnostic>> {
        None
    }

    fn renewed(&self) -> usize {
        0
    }
}

/// The translation desk.
#[derive(Clone)]
pub struct AtDesk {
    /// The site's folder, for links into the editor.
    pub folder: Option<String>,
    /// What `--root` was given, so that commands to be copied mean the same site.
    pub root: Option<String>,
    /// Lays out its pages.
    pub lay: Lay,
}

/// What a server is given.
pub struct Given {
    /// The site's folder.
    pub root: PathBuf,
    /// Where it listens.
    pub listener: TcpListener,
    /// The tongue of the error page.
    pub tongue: Tongue,
    /// Makes the site.
    pub rebuild: Rebuild,
    /// The translation desk.
    pub desk: AtDesk,
    /// Hears what happens.
    pub tell: Tell,
}

/// What happens while a site is served.
pub enum News<'a> {
    /// The site can be seen.
    Open {
        /// Where.
        address: String,
        /// Where the translation desk is.
        desk: String,
    },
    /// The site was made.
    Built {
        /// The sources that changed; none at first.
        changed: &'a [String],
        /// Whether there were faults until now.
        mended: bool,
        /// Files of the result that may look otherwise now; each is made when somebody asks for it.
        files: usize,
        /// How long it took.
        time: Duration,
        /// Warnings.
        report: &'a Report,
    },
    /// The site could not be made.
    Broken {
        /// The sources that changed; none at first.
        changed: &'a [String],
        /// How long it took.
        time: Duration,
        /// Why.
        report: &'a Report,
    },
    /// Changes are not seen.
    Unwatched {
        /// Why, in the machine's words.
        why: String,
    },
}

/// What is shown now.
#[derive(Clone)]
struct Held {
    /// The path the site lives under.
    base: String,
    /// The tongue of the error page.
    tongue: Tongue,
    /// The last good site.
    scene: Arc<dyn Scene>,
    /// The page that stands for all pages, while there are faults.
    faults: Option<Arc<str>>,
    /// What the last reading said.
    report: Arc<Report>,
    /// Goes up whenever a reader could see something else.
    number: u64,
    /// How many changes of sources it knows of.
    upto: u64,
}

/// Opens the door.
pub fn listen(host: IpAddr, port: u16) -> io::Result<TcpListener> {
    let listener = TcpListener::bind((host, port))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Serves until it is interrupted.
pub fn run(given: Given) -> io::Result<()> {
    let Given { root, listener, tongue, rebuild, desk, tell } = given;
    let address = listener.local_addr()?;
    let changes = Arc::new(AtomicU64::new(0));
    // Watched from before the first build: no change falls between the two.
    let watcher = watch::start(&root, changes.clone());
    if let Some(why) = &watcher.silent {
        tell(&News::Unwatched { why: why.clone() });
    }
    let (sender, receiver) = standing::channel(Held { base: "/".to_owned(), tongue, scene: Arc::new(Nothing), faults: None, report: Arc::default(), number: 0, upto: 0 });
    let mut maker = Maker { rebuild, tell: tell.clone(), tongue, sender, changes: changes.clone() };
    maker.make(&[], None);
    let site = format!("http://{address}{}", receiver.borrow().base);
    tell(&News::Open { desk: format!("{site}{}", answer::DESK), address: site });
    std::thread::spawn(move || {
        let mut watcher = watcher;
        while let Some(heard) = watcher.next() {
            maker.make(&heard.told, heard.all.as_ref());
        }
    });

    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let counter = answer::Counter::new(receiver, changes, address.ip().is_loopback(), desk);
    let served = runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let app = axum::Router::new().fallback(answer::answer).with_state(counter);
        tokio::select! {
            served = async { axum::serve(listener, app).await } => served,
            stopped = interrupted() => stopped,
        }
    });
    // Readers who listen for news never hang up by themselves.
    runtime.shutdown_background();
    served
}

async fn interrupted() -> io::Result<()> {
    let mut end = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed,
        _ = end.recv() => Ok(()),
    }
}

/// Makes the site again and again.
struct Maker {
    rebuild: Rebuild,
    tell: Tell,
    tongue: Tongue,
    sender: standing::Sender<Held>,
    changes: Arc<AtomicU64>,
}

impl Maker {
    fn make(&mut self, changed: &[String], all: Option<&BTreeSet<String>>) {
        let begun = Instant::now();
        let upto = self.changes.load(Ordering::SeqCst);
        let old = self.sender.borrow().clone();
        let mut report = Report::new();
        let (base, made) = (self.rebuild)(all, &mut report);
        let base = base.unwrap_or_else(|| old.base.clone());
        let mut new = Held { base, upto, faults: None, ..old.clone() };
        match made {
            Ok(scene) => {
                let files = scene.renewed();
                new.number += u64::from(files > 0 || old.faults.is_some() || new.base != old.base);
                new.scene = scene;
                let mended = old.faults.is_some();
                (self.tell)(&News::Built { changed, mended, files, time: begun.elapsed(), report: &report });
            }
            Err(_) => {
                let page = faults::page(&report, self.tongue, &new.base);
                new.number += u64::from(old.faults.as_deref() != Some(page.as_str()));
                new.faults = Some(page.into());
                (self.tell)(&News::Broken { changed, time: begun.elapsed(), report: &report });
            }
        }
        new.report = Arc::new(report);
        self.sender.send_replace(new);
    }
}

/// The path of a file from the site's root, `/` between parts.
fn inside(root: &Path, path: &Path) -> Option<String> {
    let path = path.strip_prefix(root).ok()?.to_str()?;
    Some(crate::text::nfc(path).into_owned())
}
