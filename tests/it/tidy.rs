//! Claims about the source itself: the walls of the house stand where its plan says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::site::tree;

/// The rooms of each layer, lowest first. A room may name any room of a lower layer, and those its own line lists.
const LAYERS: &[&[(&str, &[&str])]] = &[
    // Ground names ground only, without circles: text that knows its place needs digests, files need both.
    &[
        ("digest", &[]),
        ("text", &[]),
        ("stamp", &["text"]),
        ("lang", &[]),
        ("values", &[]),
        ("clock", &[]),
        ("source", &["digest"]),
        ("disk", &["digest", "source", "text"]),
        ("cache", &["digest", "disk"]),
        // What commands that change sources give: data, so ground.
        ("edit", &["digest", "source"]),
    ],
    // Speech.
    &[("diag", &[]), ("fields", &["diag"])],
    // Vocabulary: `kinds` < `config`, `i18n` < `media` < `theme`. `markdown` owns pulldown_cmark: what `parse` reads and
    // `render` writes is one dialect, so it is a vocabulary of its own and neither stage's.
    &[
        ("kinds", &[]),
        ("config", &["kinds"]),
        ("i18n", &["kinds"]),
        ("markdown", &[]),
        ("media", &["kinds", "config", "i18n"]),
        ("theme", &["kinds", "config", "i18n", "media"]),
    ],
    // Stages: everything above, and what `STAGES` says of one another.
    &[("discover", &[]), ("parse", &[]), ("resolve", &[]), ("render", &[]), ("emit", &[])],
    // Beside: what `resolve` and `emit` give. `serve` shows what the pipeline holds in memory.
    &[("proof", &[]), ("desk", &[]), ("serve", &["desk"]), ("deploy", &[]), ("book", &[])],
    &[("pipeline", &[])],
    &[("cli", &["pipeline"]), ("main", &["pipeline", "cli"])],
];

/// What a stage may name of another: the types that pass between them, never their insides.
const STAGES: &[(&str, &[&str])] = &[
    ("discover", &[]),
    ("parse", &["discover::Inventory", "discover::Leaf"]),
    // Files beside items are found in the inventory when a body names them.
    ("resolve", &[
        "parse::Manuscript", "parse::Draft", "parse::Head", "parse::SectionDraft", "parse::SectionHead",
        "discover::Inventory", "discover::Blob", "discover::BLOB_LIMIT",
    ]),
    // `resolve` gives the whole site, so all it shows may be named. The stream's own type stands where the stream ends: an
    // artifact is what `emit` asks for, and `render` fills it.
    ("render", &["resolve::", "emit::Artifact", "emit::Role", "discover::Inventory", "discover::Blob", "discover::BLOB_LIMIT"]),
    ("emit", &[]),
];

/// Libraries and powers, and the only rooms that may name them.
const OWNED: &[(&str, &[&str])] = &[
    ("println!", &["main"]),
    ("print!", &["main"]),
    ("process::exit", &["main"]),
    ("tera::", &["theme", "render"]),
    ("fluent::", &["i18n"]),
    ("fluent_syntax::", &["i18n"]),
    ("icu::", &["i18n"]),
    ("icu_locale::", &["i18n"]),
    ("fixed_decimal::", &["i18n"]),
    ("pulldown_cmark::", &["markdown"]),
    ("image::", &["media"]),
    ("fast_image_resize::", &["media"]),
    ("img_parts::", &["media"]),
    ("moxcms::", &["media"]),
    ("mozjpeg::", &["media"]),
    ("webp::", &["media"]),
    ("resvg::", &["theme"]),
    ("skrifa::", &["media"]),
    ("minify_html::", &["emit"]),
    ("std::fs", &["disk"]),
    ("std::net", &["serve", "deploy", "cli"]),
    ("axum::", &["serve"]),
    // `cli` runs the program again under scrambled conditions: `verify`.
    ("process::Command", &["desk", "deploy", "cli"]),
    // How old a file is, and nothing that is published.
    ("SystemTime::now", &["main", "cli", "disk"]),
    ("Timestamp::now", &["main", "cli"]),
];

const NEVER: &[&str] = &["todo!", "unimplemented!", "dbg!", "FIXME", ".unwrap()", "unsafe "];

/// Where `expect(` stands outside tests, with the reason beside it in the source.
const EXPECT: &[(&str, usize)] = &[];

/// One source file without its tests and comments.
struct File {
    path: String,
    room: String,
    whole: String,
    code: String,
}

fn files() -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let texts = tree(&folder, &[]).into_iter().filter(|(path, _)| path.ends_with(".rs"));
    texts
        .map(|(path, bytes)| {
            let whole = String::from_utf8(bytes).unwrap();
            let is_test = path.contains("/tests/") || path.ends_with("/tests.rs") || path == "tests.rs";
            let room = path.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
            let code = if is_test { String::new() } else { code(&whole) };
            File { path: format!("src/{path}"), room, whole, code }
        })
        .collect()
}

/// The code before the tests, which stand last in a file; without lines that are comments.
fn code(whole: &str) -> String {
    let mut code = String::new();
    let mut lines = whole.lines().peekable();
    while let Some(line) = lines.next() {
        let attribute = line.trim();
        if attribute == "#[cfg(test)]" || attribute.starts_with("#[cfg(all(test") {
            let next = lines.peek().map_or("", |line| line.trim());
            if next.starts_with("mod ") && next.ends_with('{') {
                break;
            }
            lines.next();
            continue;
        }
        if !attribute.starts_with("//") {
            code.push_str(line);
            code.push('\n');
        }
    }
    code
}

/// Every path of ours a file names: `discover::Inventory`, with groups taken apart.
fn named(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for marker in ["crate::", "caybeo::"] {
        for (at, _) in code.match_indices(marker) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':' || c == '$') {
                continue;
            }
            paths(&code[at + marker.len()..], "", &mut found);
        }
    }
    found
}

/// Reads one path or group of paths; gives what is left behind it.
fn paths<'a>(text: &'a str, above: &str, found: &mut BTreeSet<String>) -> &'a str {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
            match rest.strip_prefix('}') {
                Some(rest) => return rest,
                None if rest.is_empty() => return rest,
                None => {
                    let before = rest.len();
                    rest = paths(rest, above, found);
                    // ` as say` and anything else between two paths.
                    rest = rest.trim_start_matches(|c: char| c != ',' && c != '}' && c != '{');
                    if rest.len() == before {
                        return rest;
                    }
                }
            }
        }
    }
    let end = text.find(|c| !word(c)).unwrap_or(text.len());
    let path = if above.is_empty() { text[..end].to_owned() } else { format!("{above}::{}", &text[..end]) };
    match text[end..].strip_prefix("::") {
        Some(rest) if rest.starts_with('{') || rest.starts_with(word) => paths(rest, &path, found),
        _ => {
            found.insert(path.trim_end_matches("::self").to_owned());
            &text[end..]
        }
    }
}

/// `both!` is a word of `diag`; it stands at the crate's root because macros do.
fn room_of(path: &str) -> &str {
    match path.split("::").next().unwrap_or(path) {
        "both" => "diag",
        room => room,
    }
}

#[test]
fn every_room_names_only_what_stands_below_it() {
    let layer_of: BTreeMap<&str, usize> =
        LAYERS.iter().enumerate().flat_map(|(rank, rooms)| rooms.iter().map(move |(room, _)| (*room, rank))).collect();
    let beside: BTreeMap<&str, &[&str]> = LAYERS.iter().flat_map(|rooms| rooms.iter().copied()).collect();
    let stages: BTreeMap<&str, &[&str]> = STAGES.iter().copied().collect();
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.room != "lib" && !file.code.is_empty()) {
        let Some(own) = layer_of.get(file.room.as_str()) else {
            wrong.push(format!("{}: `{}` stands in no layer", file.path, file.room));
            continue;
        };
        for path in named(&file.code) {
            let room = room_of(&path);
            let Some(layer) = layer_of.get(room).filter(|_| room != file.room) else { continue };
            let may = match stages.get(file.room.as_str()) {
                Some(list) if stages.contains_key(room) => {
                    list.iter().any(|allowed| path == *allowed || (allowed.ends_with("::") && path.starts_with(allowed)) || path == room)
                }
                _ => layer < own || beside[file.room.as_str()].contains(&room),
            };
            if !may {
                wrong.push(format!("{} names `{path}`", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_library_and_power_has_its_room() {
    let mut wrong = Vec::new();
    for file in files() {
        for (what, rooms) in OWNED {
            let names = file.code.match_indices(what).any(|(at, _)| {
                let before = file.code[..at].chars().next_back();
                !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
            });
            if names && !rooms.contains(&file.room.as_str()) {
                wrong.push(format!("{} names `{what}`", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_is_left_half_done() {
    let mut wrong = Vec::new();
    for file in files() {
        for (line, text) in file.code.lines().enumerate() {
            let found = NEVER.iter().filter(|never| text.contains(**never));
            wrong.extend(found.map(|never| format!("{}: `{never}` in {:?} (code line {})", file.path, text.trim(), line + 1)));
        }
        if file.whole.contains("FIXME") || file.whole.contains("TODO") {
            wrong.push(format!("{}: a note to come back", file.path));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_is_expected_without_saying_so_here() {
    let found: Vec<(String, usize)> =
        files().into_iter().map(|file| (file.path, file.code.matches(".expect(").count())).filter(|(_, count)| *count > 0).collect();
    let listed: Vec<(String, usize)> = EXPECT.iter().map(|(path, count)| ((*path).to_owned(), *count)).collect();
    assert_eq!(found, listed);
}

#[test]
fn every_file_opens_with_its_promise() {
    let silent: Vec<String> = files().into_iter().filter(|file| !file.whole.starts_with("//! ")).map(|file| file.path).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn no_room_has_a_name_that_says_nothing() {
    const EMPTY: &[&str] = &["util", "utils", "common", "helper", "helpers", "manager", "prelude", "misc"];
    let wrong: Vec<String> = files()
        .into_iter()
        .filter(|file| file.path.trim_end_matches(".rs").split('/').any(|part| EMPTY.contains(&part)))
        .map(|file| file.path)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_are_short() {
    // Four places grow monsters in every site generator: they are kept in pieces.
    let long: Vec<(String, usize)> =
        files().into_iter().map(|file| (file.path, file.whole.lines().count())).filter(|(_, lines)| *lines > 700).collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn the_walls_are_seen() {
    let text = "use crate::diag::{Report, catalog::{front as say, values}};\nlet x = crate::text::nfc(y);\nuse crate::theme::{self, Theme};";
    let found: Vec<String> = named(text).into_iter().collect();
    assert_eq!(found, ["diag::Report", "diag::catalog::front", "diag::catalog::values", "text::nfc", "theme", "theme::Theme"]);
    let tested = "fn a() {}\n#[cfg(test)]\nmod tests {\n    use crate::emit;\n}\n";
    assert!(named(&code(tested)).is_empty());
}
