//! The desk as pages for a browser: what is to be done, what changed, what is wrong, what a code means.
//!
//! Takes a desk and a tongue, gives whole HTML: one file that is all (`status --format html`), or pages that lead to one another
//! (`serve`). Nothing that was written by people becomes markup; no page needs a script. Never reads a file but git's, for
//! old texts.

mod codes;
mod difference;
mod faults;
mod frame;
mod html;
mod lists;
mod overview;
mod table;
mod words;

use std::path::Path;
use std::sync::Arc;

pub use html::{escaped, ticks};

use super::{By, Desk, Filter};
use crate::clock::Clock;
use crate::config::Settings;
use crate::diag::{Report, Tongue};
use crate::kinds::Kinds;
use crate::lang::Lang;
use crate::parse::Manuscript;
use frame::Frame;
use words::Words;

/// The style of every page.
pub const STYLE: &str = include_str!("page/page.css");
/// What the style is called where pages are served, below `_caybeo/`.
pub const STYLE_NAME: &str = "desk.css";
/// What loads a served page again, below `_caybeo/`; a page asks for it with its own stamp.
pub const SCRIPT: &str = "desk/reload.js";

/// How many rows of a list are shown unless all are asked for.
const SHOWN: usize = 200;

/// Where pages live and what they may tell.
#[derive(Clone, Debug)]
pub struct House {
    /// The tongue of the pages.
    pub tongue: Tongue,
    /// The site's folder on this machine, for links into the editor; none when other machines may look.
    pub folder: Option<String>,
    /// What `--root` was given, so that commands to be copied mean the same site.
    pub root: Option<String>,
    /// Alone or among others.
    pub home: Home,
}

/// Whether a page is alone.
#[derive(Clone, Debug)]
pub enum Home {
    /// One file with its style inside.
    Alone,
    /// Below `_desk/` of a site that is being served.
    Served {
        /// The path the site lives under.
        base: String,
        /// Which reading of which run this is: another one means "load again".
        stamp: String,
    },
}

/// What a browser asks for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The path below `_desk/`.
    pub path: String,
    /// Names and values behind the question mark.
    pub query: Vec<(String, String)>,
    /// Where the answer will live.
    pub house: House,
    /// What the last reading of the whole site said.
    pub report: Arc<Report>,
}

impl Asked {
    /// A value that is not empty.
    fn value(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(of, value)| of == name && !value.is_empty());
        found.map(|(_, value)| value.as_str())
    }
}

/// What it gets.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Whether there is such a page.
    pub is_found: bool,
    /// The page.
    pub html: String,
}

/// What was written, as far as pages look at it.
#[derive(Clone, Copy)]
pub struct Written<'a> {
    /// Items and sections.
    pub manuscript: &'a Manuscript,
    /// `site.toml`.
    pub settings: &'a Settings,
    /// The kinds.
    pub kinds: &'a Kinds,
    /// The site's time.
    pub clock: &'a Clock,
    /// The site's folder, where git is asked.
    pub root: &'a Path,
}

impl<'a> Written<'a> {
    fn desk(&self) -> Desk<'a> {
        Desk::new(self.manuscript, self.settings, self.kinds, self.clock)
    }
}

/// One page that is all, of a desk that was filtered already. `limits` says what limits are exceeded.
pub fn alone(written: &Written<'_>, desk: &Desk<'_>, by: By, all: bool, limits: &Report, house: &House) -> String {
    let frame = frame(house, Some(written.settings));
    let view = overview::View { written, desk, matrix: desk.matrix(by), by, frame, filter: &Filter::default(), shown: if all { usize::MAX } else { SHOWN }, limits, report: None };
    view.page()
}

/// The page that is asked for. `written` is nothing while the settings cannot be read.
pub fn answer(asked: &Asked, written: Option<&Written<'_>>) -> Answer {
    let frame = frame(&asked.house, written.map(|written| written.settings));
    let found = |html: String| Answer { is_found: true, html };
    if let Some(rest) = asked.path.strip_prefix("explain/")
        && (rest.is_empty() || codes::is_code(rest))
    {
        return codes::page(rest, &frame);
    }
    let Some(written) = written else { return found(overview::unreadable(&frame, &asked.report)) };
    if !asked.path.is_empty() {
        return difference::page(asked, written, &frame);
    }
    let filter = filter(asked, written);
    let whole = written.desk();
    let mut limits = Report::new();
    super::exceeded(&whole, &mut limits);
    let matrix = whole.matrix(By::Section);
    let desk = whole.only(&filter);
    let shown = if asked.value("all").is_some() { usize::MAX } else { SHOWN };
    let view = overview::View { written, desk: &desk, matrix, by: By::Section, frame, filter: &filter, shown, limits: &limits, report: Some(&asked.report) };
    found(view.page())
}

fn frame<'a>(house: &'a House, settings: Option<&'a Settings>) -> Frame<'a> {
    let words = Words(house.tongue);
    let portal = settings.map(|settings| {
        let lang = settings.languages.find(words.tag()).unwrap_or(Lang::FIRST);
        (settings.title[lang].as_str(), settings.languages[lang].tag.as_str())
    });
    Frame { words, house, portal }
}

/// What is asked for, as far as it is known: a filter somebody mistyped lets everything through but a strange id.
fn filter(asked: &Asked, written: &Written<'_>) -> Filter {
    Filter {
        sections: asked.value("section").map(|id| id.trim_matches('/').to_owned()).into_iter().collect(),
        kinds: Vec::new(),
        owners: asked.value("owner").map(str::to_owned).into_iter().collect(),
        languages: asked.value("lang").and_then(|tag| written.settings.languages.find(tag)).into_iter().collect(),
        states: asked.value("state").and_then(super::State::named).into_iter().collect(),
    }
}
