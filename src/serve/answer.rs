//! Requests and what is answered.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio::sync::watch as standing;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::{AtDesk, File, Held, faults};
use crate::desk::page::{self, Asked, Home, House};
use crate::diag::{Diagnostic, Report, Tongue};
use crate::text;

/// How long a request waits for a build that is under way.
const PATIENCE: Duration = Duration::from_secs(20);
const RELOAD: &str = include_str!("reload.js");
const STYLE: &str = include_str!("faults.css");
/// What is not of the site lives below this.
pub(super) const OWN: &str = "_caybeo/";
/// So is the translation desk.
pub(super) const DESK: &str = "_desk/";
const PAGE: &str = "text/html; charset=utf-8";
const STYLE_SHEET: &str = "text/css; charset=utf-8";

/// What answers are made from.
#[derive(Clone)]
pub(super) struct Counter {
    held: standing::Receiver<Held>,
    changes: Arc<AtomicU64>,
    loopback: bool,
    desk: AtDesk,
}

impl Counter {
    pub(super) fn new(held: standing::Receiver<Held>, changes: Arc<AtomicU64>, loopback: bool, desk: AtDesk) -> Counter {
        Counter { held, changes, loopback, desk }
    }

    /// The site with every change that was heard before now.
    async fn latest(&self) -> Held {
        let wanted = self.changes.load(Ordering::SeqCst);
        let mut held = self.held.clone();
        // Out of patience, or nobody builds any more: what there is is better than nothing.
        let _ = tokio::time::timeout(PATIENCE, held.wait_for(|held| held.upto >= wanted)).await;
        self.held.borrow().clone()
    }

    /// The site as it is this moment.
    fn now(&self) -> Held {
        self.held.borrow().clone()
    }
}

/// Which build of which run this is: another one means "load again".
fn stamp(held: &Held) -> String {
    format!("{}-{}", std::process::id(), held.number)
}

/// Which reading of which run this is: what is written may change where no page does.
fn reading(held: &Held) -> String {
    format!("{}-{}", stamp(held), held.upto)
}

/// Answers one request.
pub(super) async fn answer(State(counter): State<Counter>, request: Request) -> Response {
    if counter.loopback && !names_this_machine(request.headers()) {
        let says = match counter.now().tongue {
            Tongue::Vi => "Địa chỉ này có cả bản nháp, nên chỉ trả lời khi được gọi bằng tên của chính máy này, ví dụ localhost.\n",
            Tongue::En => "This address shows drafts and answers to this machine's own names only, such as localhost.\n",
        };
        return plain(StatusCode::FORBIDDEN, says);
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return ([(header::ALLOW, "GET, HEAD")], plain(StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD\n")).into_response();
    }
    let raw = request.uri().path();
    let path = decoded(raw);
    if let Some(own) = path.strip_prefix(counter.now().base.as_str()).and_then(|inner| inner.strip_prefix(OWN)) {
        return own_file(own, &counter);
    }
    let held = counter.latest().await;
    let Some(inner) = path.strip_prefix(held.base.as_str()) else {
        let near = path == "/" || format!("{path}/") == held.base;
        return if near { elsewhere(&held.base) } else { plain(StatusCode::NOT_FOUND, &format!("{}\n", held.base)) };
    };
    if inner == DESK.trim_end_matches('/') {
        return elsewhere(&format!("{}{DESK}", held.base));
    }
    if let Some(asked) = inner.strip_prefix(DESK) {
        return at_desk(asked, request.uri().query().unwrap_or(""), &held, &counter).await;
    }
    let (inner, raw, headers) = (inner.to_owned(), raw.to_owned(), request.headers().clone());
    // Making a page is work for a thread that may be busy.
    let answer = tokio::task::spawn_blocking(move || page_or_file(&held, &inner, &raw, &headers)).await;
    answer.unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, "500\n"))
}

/// What belongs to the server and not to the site.
fn own_file(name: &str, counter: &Counter) -> Response {
    let held = counter.now();
    let script = "text/javascript; charset=utf-8";
    match name {
        "events" => news(counter, stamp),
        "desk/events" => news(counter, reading),
        "reload.js" => fresh(script, format!("const built = \"{}\";\n{RELOAD}", stamp(&held))),
        // A page of the desk knows itself which reading it is of: it asks for this with it.
        page::SCRIPT => fresh(script, format!("const built = new URL(document.currentScript.src).search.slice(1);\n{RELOAD}")),
        "faults.css" => fresh(STYLE_SHEET, STYLE.to_owned()),
        page::STYLE_NAME => fresh(STYLE_SHEET, page::STYLE.to_owned()),
        _ => plain(StatusCode::NOT_FOUND, "404\n"),
    }
}

/// Tells a page whenever there is something else to see.
fn news(counter: &Counter, stamp: fn(&Held) -> String) -> Response {
    let news = WatchStream::new(counter.held.clone()).map(move |held| Ok::<_, Infallible>(Event::default().data(stamp(&held))));
    Sse::new(news).keep_alive(KeepAlive::default()).into_response()
}

/// A page of the desk: read from what is written now, on a thread that may be busy.
async fn at_desk(path: &str, query: &str, held: &Held, counter: &Counter) -> Response {
    let home = Home::Served { base: held.base.clone(), stamp: reading(held) };
    // Where a site lies on this machine is nobody's business on another.
    let folder = counter.desk.folder.clone().filter(|_| counter.loopback);
    let house = House { tongue: held.tongue, folder, root: counter.desk.root.clone(), home };
    let asked = Asked { path: path.to_owned(), query: pairs(query), house, report: held.report.clone() };
    let lay = counter.desk.lay.clone();
    match tokio::task::spawn_blocking(move || lay(&asked)).await {
        Ok(answer) => {
            let status = if answer.is_found { StatusCode::OK } else { StatusCode::NOT_FOUND };
            (status, fresh(PAGE, answer.html)).into_response()
        }
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, "500\n"),
    }
}

/// Names and values of a query.
fn pairs(query: &str) -> Vec<(String, String)> {
    let pieces = query.split('&').filter(|piece| !piece.is_empty());
    let read = |text: &str| decoded(&text.replace('+', " "));
    pieces.map(|piece| piece.split_once('=').unwrap_or((piece, ""))).map(|(name, value)| (read(name), read(value))).collect()
}

fn page_or_file(held: &Held, inner: &str, raw: &str, headers: &HeaderMap) -> Response {
    let whole = if inner.is_empty() || inner.ends_with('/') { format!("{inner}index.html") } else { inner.to_owned() };
    let found = held.scene.has(&whole);
    let last = whole.rsplit('/').next().unwrap_or(&whole);
    let wants_page = last.ends_with(".html") || (!found && !last.contains('.'));
    if let Some(page) = held.faults.as_ref().filter(|_| wants_page) {
        let page = fresh(PAGE, page.to_string());
        return (StatusCode::INTERNAL_SERVER_ERROR, page).into_response();
    }
    match held.scene.file(&whole) {
        Some(Ok(file)) => shelved(&whole, &file, headers),
        Some(Err(fault)) => faulty(held, fault),
        None if held.scene.has(&format!("{whole}/index.html")) => elsewhere(&format!("{raw}/")),
        None => not_found(held, inner),
    }
}

/// What stands for a page that could not be made.
fn faulty(held: &Held, fault: Diagnostic) -> Response {
    let mut report = Report::new();
    report.say(fault);
    (StatusCode::INTERNAL_SERVER_ERROR, fresh(PAGE, faults::page(&report, held.tongue, &held.base))).into_response()
}

/// The page hosts show for what is not there, in the language of the address.
fn not_found(held: &Held, inner: &str) -> Response {
    let language = inner.split('/').next().unwrap_or("");
    let names = [format!("{language}/404.html"), "404.html".to_owned()];
    match names.iter().find_map(|name| held.scene.file(name)?.ok()) {
        Some(page) => (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, PAGE), (header::CACHE_CONTROL, "no-store")], Body::from(page.bytes.to_vec())).into_response(),
        None => plain(StatusCode::NOT_FOUND, "404\n"),
    }
}

fn shelved(path: &str, file: &File, headers: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", file.digest.short(32));
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let is_known = known.is_some_and(|known| known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag));
    // "no-cache" keeps a copy but asks each time whether it still holds.
    let head = [(header::ETAG, tag), (header::CACHE_CONTROL, "no-cache".to_owned()), (header::CONTENT_TYPE, content_type(path).to_owned())];
    match is_known {
        true => (StatusCode::NOT_MODIFIED, head).into_response(),
        false => (head, Body::from(file.bytes.to_vec())).into_response(),
    }
}

fn fresh(content_type: &'static str, text: String) -> Response {
    ([(header::CONTENT_TYPE, content_type), (header::CACHE_CONTROL, "no-store")], text).into_response()
}

fn plain(status: StatusCode, text: &str) -> Response {
    (status, fresh("text/plain; charset=utf-8", text.to_owned())).into_response()
}

/// Not a permanent redirect: browsers would remember it beyond this site.
fn elsewhere(path: &str) -> Response {
    (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, path.to_owned()), (header::CACHE_CONTROL, "no-store".to_owned())]).into_response()
}

/// Whether a request asks for this machine by a name of its own. A foreign name that was made to lead here
/// (DNS rebinding) must not read drafts.
fn names_this_machine(headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(header::HOST).and_then(|host| host.to_str().ok()) else { return true };
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(""),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    let name = name.to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost") || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// A path without percent signs, in NFC. What is no UTF-8 finds nothing.
fn decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%').then(|| path.get(at + 1..at + 3)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    text::nfc(&String::from_utf8_lossy(&decoded)).into_owned()
}

/// What a file is, by its ending.
fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "geojson" => "application/geo+json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "atom" => "application/atom+xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "vcf" => "text/vcard; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "pdf" => "application/pdf",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "vtt" => "text/vtt; charset=utf-8",
        "wasm" => "application/wasm",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_in_any_spelling() {
        assert_eq!(decoded("/vi/%C4%91%E1%BA%A5t/"), "/vi/đất/");
        assert_eq!(decoded("/vi/d%CC%A3/"), "/vi/ḍ/");
        assert_eq!(decoded("/100%/%zz"), "/100%/%zz");
        assert_eq!(decoded("/%e"), "/%e");
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let asks = |host: &str| names_this_machine(&HeaderMap::from_iter([(header::HOST, host.parse().unwrap())]));
        assert!(["localhost:4000", "127.0.0.1:4000", "[::1]:4000", "portal.localhost"].into_iter().all(asks));
        assert!(!["example.org", "localhost.example.org:4000", "10.0.0.1"].into_iter().any(asks));
    }
}
