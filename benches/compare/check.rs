//! Takes two folders of pages, says where they differ in what readers and search engines see: visible text under the rules
//! of white space, links, translations, metadata, language. Byte for byte they may differ; each minifies in its own way.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};

/// Pages only one of the two may have: the root's own, which Hugo does not make for several languages.
const OWN: [&str; 2] = ["index.html", "404.html"];

/// What a reader or a search engine sees of a page, one line a thing.
type Seen = Vec<String>;

/// What a comparison found.
pub struct Found {
    /// How many pages were compared.
    pub compared: usize,
    /// The first differences, in words.
    pub differences: Vec<String>,
}

/// Compares every `step`-th page of two folders.
pub fn compare(ours: &Path, theirs: &Path, step: usize) -> io::Result<Found> {
    let (left, right) = (pages(ours)?, pages(theirs)?);
    let mut differences: Vec<String> = left
        .symmetric_difference(&right)
        .filter(|path| !OWN.contains(&path.as_str()))
        .map(|path| format!("{path}: only in {}", if left.contains(path) { "the first" } else { "the second" }))
        .collect();
    let both: Vec<&String> = left.intersection(&right).step_by(step.max(1)).collect();
    if let Some(first) = both.iter().find(|path| path.matches('/').count() > 2) {
        prove(&fs::read_to_string(ours.join(first))?).map_err(io::Error::other)?;
    }
    let halves = both.split_at(both.len() / 2);
    let found: io::Result<Vec<Vec<String>>> = std::thread::scope(|scope| {
        let workers = [halves.0, halves.1].map(|half| scope.spawn(move || differing(half, ours, theirs)));
        workers.into_iter().map(|worker| worker.join().unwrap_or_else(|_| Err(io::Error::other("a comparison broke down")))).collect()
    });
    differences.extend(found?.concat());
    Ok(Found { compared: both.len(), differences })
}

fn differing(paths: &[&String], ours: &Path, theirs: &Path) -> io::Result<Vec<String>> {
    let mut differences = Vec::new();
    for path in paths {
        let (left, right) = (seen(&fs::read_to_string(ours.join(path))?), seen(&fs::read_to_string(theirs.join(path))?));
        differences.extend(first_difference(&left, &right).map(|what| format!("{path}: {what}")));
    }
    Ok(differences)
}

fn first_difference(left: &Seen, right: &Seen) -> Option<String> {
    let at = left.iter().zip(right).position(|(a, b)| a != b);
    let at = at.or((left.len() != right.len()).then_some(left.len().min(right.len())))?;
    let line = |seen: &Seen| seen.get(at).cloned().unwrap_or_else(|| "(nothing)".to_owned());
    Some(format!("\n  {}\n  {}", line(left), line(right)))
}

fn pages(folder: &Path) -> io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "html") {
                let inside = path.strip_prefix(folder).map_err(io::Error::other)?;
                found.insert(inside.to_string_lossy().into_owned());
            }
        }
    }
    Ok(found)
}

/// What is seen of a page.
fn seen(html: &str) -> Seen {
    let page = Html::parse_document(html);
    let mut seen = vec![format!("lang {}", page.root_element().attr("lang").unwrap_or_default())];
    for (selector, attributes) in [
        ("title", &[][..]),
        ("meta[name], meta[property]", &["name", "property", "content"]),
        ("link[rel=canonical], link[rel=alternate]", &["rel", "hreflang", "type", "title", "href"]),
        ("a", &["href", "hreflang", "lang", "aria-current", "aria-label"]),
        ("[id]", &["id"]),
        ("time", &["datetime"]),
    ] {
        let Ok(wanted) = Selector::parse(selector) else { continue };
        for element in page.select(&wanted).filter(|element| element.attr("name") != Some("generator")) {
            let values: Vec<String> = attributes.iter().filter_map(|name| Some(format!("{name}={}", element.attr(name)?))).collect();
            let text: String = if attributes.is_empty() { element.text().collect() } else { String::new() };
            seen.push(format!("{selector} {text}{}", values.join(" ")));
        }
    }
    let mut text = String::new();
    let body = Selector::parse("body").ok().and_then(|body| page.select(&body).next());
    visible(body.unwrap_or(page.root_element()), &mut text);
    let words = |line: &str| line.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    seen.extend(text.split('\n').map(words).filter(|line| !line.is_empty()).map(|line| format!("text {line}")));
    seen
}

/// Elements that stand in a line of text; every other begins a line of its own.
const INLINE: [&str; 17] =
    ["a", "abbr", "bdi", "cite", "code", "del", "em", "i", "ruby", "rp", "rt", "small", "span", "strong", "sup", "time", "wbr"];

fn visible(element: ElementRef<'_>, out: &mut String) {
    if matches!(element.value().name(), "script" | "style" | "template") {
        return;
    }
    let own_line = !INLINE.contains(&element.value().name());
    out.push_str(if own_line { "\n" } else { "" });
    for child in element.children() {
        match child.value() {
            Node::Text(text) => out.extend(text.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c })),
            Node::Element(_) => {
                if let Some(element) = ElementRef::wrap(child) {
                    visible(element, out);
                }
            }
            _ => {}
        }
    }
    out.push_str(if own_line { "\n" } else { "" });
}

/// A comparison that finds nothing is worth nothing unless it finds what is there: one change of every sort is put in.
fn prove(html: &str) -> Result<(), String> {
    let before = seen(html);
    let changes = [
        ("a word", after_tag(html, "<main", "<p")),
        ("a heading", after_tag(html, "<main", "<h2")),
        ("a title", after_tag(html, "<head", "<title")),
        ("a space", html.find("</a> <time").map(|at| format!("{}{}", &html[..at + 4], &html[at + 5..]))),
        ("a link", in_tag(html, "<a", "href=", "href=")),
        ("a heading's id", in_tag(html, "<h2", "id=", "id=")),
        ("a translation", in_tag(html, "<link", "hreflang", "href=")),
        ("an address", in_tag(html, "<link", "canonical", "href=")),
        ("a description", in_tag(html, "<meta", "description", "content=")),
        ("a property", in_tag(html, "<meta", "og:url", "content=")),
        ("a language", in_tag(html, "<html", "lang=", "lang=")),
    ];
    for (what, changed) in changes {
        let changed = changed.ok_or_else(|| format!("the page has nothing to try {what} on"))?;
        if first_difference(&before, &seen(&changed)).is_none() {
            return Err(format!("{what} could change unseen"));
        }
    }
    // White space that no reader sees is no difference.
    let spaced = html.replace("<p>", "\n<p>\n").replace("</li><li>", "</li> <li>");
    match first_difference(&before, &seen(&spaced)) {
        Some(what) => Err(format!("white space alone made a difference: {what}")),
        None => Ok(()),
    }
}

/// The page with one more letter at the beginning of the first such element after a mark.
fn after_tag(html: &str, mark: &str, tag: &str) -> Option<String> {
    let start = html.find(mark)?;
    let start = start + html[start..].find(tag)?;
    let end = start + html[start..].find('>')? + 1;
    Some(format!("{}x{}", &html[..end], &html[end..]))
}

/// The page with an attribute of another name in the first such tag that has a word.
fn in_tag(html: &str, tag: &str, word: &str, attribute: &str) -> Option<String> {
    html.match_indices(tag).find_map(|(start, _)| {
        let end = start + html[start..].find('>')?;
        let at = html[start..end].find(attribute).filter(|_| html[start..end].contains(word))? + start;
        Some(format!("{}x{}", &html[..at], &html[at..]))
    })
}
