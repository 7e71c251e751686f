//! Plants faults in the figures of the portal's translations, one in a file at a time, and counts how many are told of.
//!
//! Titles are left alone: a page's address is made of its title. Where figures stand is found here by simpler means than the program has, so that it cannot be blind where the test is.

use std::collections::{BTreeMap, BTreeSet};

use super::{portal, told};

/// Files are many: two faults in each are a thousand.
const ROUNDS: usize = 2;

/// One change of a text.
#[derive(Clone, Debug)]
struct Plant {
    kind: &'static str,
    at: usize,
    long: usize,
    becomes: String,
}

/// Numbers that come again in the same order on any machine (a linear congruential generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }
}

/// Spans of a file a translator writes: no keys, no addresses, no names of notes, no facts.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let body = text[4..].find("\n+++\n").unwrap() + 4;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let key = line.split('=').next().unwrap_or("").trim();
        let is_words = at > body || ["summary", "label", "place_note", "caption"].contains(&key);
        let is_component = at > body && ["file", "kind", "limit", "icon", "src", "url", "points", "items"].contains(&key);
        if is_words && !is_component {
            let mut from = 0;
            while from < line.len() {
                let rest = &line[from..];
                let stop = ["](", "[^", "<http", "http"].iter().filter_map(|mark| rest.find(mark)).min().unwrap_or(rest.len());
                spans.push((at + from, at + from + stop));
                let behind = &rest[stop..];
                from += stop + behind.find([')', ']', '>', ' ']).map_or(behind.len(), |end| if behind.starts_with("](") { behind.find(')').unwrap_or(end) } else { end }) + 1;
            }
        }
        at += line.len();
    }
    spans
}

const SCALES: [(&str, &[&str]); 3] = [
    ("en", &["trillion", "billion", "million"]),
    ("fr", &["milliards", "millions"]),
    ("ja", &["兆", "億", "万"]),
];

const UNITS: [(&str, &[(&str, &str)]); 3] = [
    ("en", &[("ha", "km²"), ("hectares", "square kilometres"), ("km²", "ha"), ("%", " points"), ("km", "m"), ("m", "km"), ("years", "months"), ("US dollars", "đồng"), ("tonnes", "kg")]),
    ("fr", &[("ha", "km²"), ("hectares", "kilomètres carrés"), ("km²", "ha"), ("%", "points"), ("km", "m"), ("m", "km"), ("ans", "mois"), ("dollars américains", "dôngs"), ("tonnes", "kg")]),
    ("ja", &[("ha", "km²"), ("ヘクタール", "平方キロメートル"), ("km²", "ha"), ("%", "ポイント"), ("km", "m"), ("m", "km"), ("年間", "か月"), ("米ドル", "ドン"), ("トン", "kg")]),
];

const MONTHS: [(&str, [&str; 12]); 2] = [
    ("en", ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]),
    ("fr", ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]),
];

/// Every change that could be made in a file.
fn plants(tag: &str, text: &str) -> BTreeMap<&'static str, Vec<Plant>> {
    let mut plants: BTreeMap<&'static str, Vec<Plant>> = BTreeMap::new();
    let mut plant = |kind, at, long, becomes: String| plants.entry(kind).or_default().push(Plant { kind, at, long, becomes });
    for (from, to) in words(text) {
        let bytes = text.as_bytes();
        let mut at = from;
        while at < to {
            if !bytes[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            let is_part = |index: usize| bytes[index].is_ascii_digit() || (matches!(bytes[index], b'.' | b',') && bytes.get(index + 1).is_some_and(u8::is_ascii_digit));
            let is_gap = |index: usize| tag == "fr" && bytes[index] == b' ' && index + 3 < to && bytes[index + 1..index + 4].iter().all(u8::is_ascii_digit) && !bytes.get(index + 4).is_some_and(u8::is_ascii_digit);
            let mut end = at;
            while end < to && (is_part(end) || (is_gap(end) && end - at <= 3)) {
                end += 1;
            }
            let number = &text[at..end];
            let behind = &text[end..to];
            changes(tag, at, number, behind, &mut plant);
            at = end;
        }
    }
    plants
}

fn changes(tag: &str, at: usize, number: &str, behind: &str, plant: &mut dyn FnMut(&'static str, usize, usize, String)) {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    // The last digit, one more; a one alone becomes nine, so that no plural changes its meaning.
    let last = number.len() - 1;
    let next = (number.as_bytes()[last] - b'0' + 3) % 10;
    plant("digit", at + last, 1, next.to_string());
    let first = number.as_bytes()[0] - b'0';
    if digits > 1 && first > 0 {
        plant("digit", at, 1, (first % 9 + 1).to_string());
    }
    if let Some(gap) = number.find([',', '.', ' ']) {
        let sign = &number[gap..gap + 1];
        let group = if tag == "fr" { " " } else { "," };
        let other = match (sign == group, tag) {
            (true, "fr") => ",",
            (true, _) => ".",
            _ => "",
        };
        plant("separator", at + gap, 1, other.to_owned());
    } else if digits >= 4 && number.parse::<u32>().is_ok_and(|year| (1000..2100).contains(&year)) {
        let year: u32 = number.parse().unwrap();
        plant("year", at, 4, (year + 1).to_string());
        plant("year", at, 4, (year - 1).to_string());
    } else if digits >= 2 && !behind.starts_with(['/', '-']) {
        plant("tenfold", at + number.len(), 0, "0".to_owned());
    }
    let spaced = behind.trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    let gap = behind.len() - spaced.len();
    let end = at + number.len() + gap;
    let scales = SCALES.iter().find(|(known, _)| *known == tag).unwrap().1;
    if let Some(rank) = scales.iter().position(|scale| spaced.starts_with(scale)) {
        plant("scale", end, scales[rank].len(), scales[(rank + 1) % scales.len()].to_owned());
    }
    let behind_scale = scales.iter().find_map(|scale| spaced.strip_prefix(scale)).unwrap_or(spaced);
    let linked = behind_scale.trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    let linked = linked.strip_prefix("de ").unwrap_or(linked);
    let unit_at = at + number.len() + (behind.len() - linked.len());
    for (unit, other) in UNITS.iter().find(|(known, _)| *known == tag).unwrap().1 {
        let closes = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() && c.is_ascii() || "²³éàèœ".contains(c));
        if linked.strip_prefix(unit).is_some_and(|rest| closes(rest) || tag == "ja" && !unit.is_ascii()) && (gap > 0 || tag != "en" || *unit == "%") {
            plant("unit", unit_at, unit.len(), (*other).to_owned());
        }
    }
    swapped(tag, at, number, behind, plant);
}

/// `6 February` -> `2 June`.
fn swapped(tag: &str, at: usize, number: &str, behind: &str, plant: &mut dyn FnMut(&'static str, usize, usize, String)) {
    let Ok(one) = number.parse::<usize>() else { return };
    if let Some((_, months)) = MONTHS.iter().find(|(known, _)| *known == tag) {
        let word: String = behind.trim_start_matches("er").trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
        if let Some(month) = months.iter().position(|name| *name == word).filter(|month| *month + 1 != one && (1..=12).contains(&one)) {
            let long = number.len() + behind.find(&word).unwrap() + word.len();
            plant("swap", at, long, format!("{} {}", month + 1, months[one - 1]));
        }
    } else if let Some(rest) = behind.strip_prefix("月") {
        let day: String = rest.chars().take_while(char::is_ascii_digit).collect();
        if rest[day.len()..].starts_with('日') && day.parse::<usize>().is_ok_and(|day| day <= 12 && day != one) {
            plant("swap", at, number.len() + "月".len() + day.len(), format!("{day}月{number}"));
        }
    }
}

pub fn found() {
    let portal = portal();
    let content = portal.path().join("content");
    let files: Vec<(String, String)> = crate::site::tree(&content, &[])
        .into_iter()
        .filter(|(path, _)| [".en.md", ".fr.md", ".ja.md"].iter().any(|end| path.ends_with(end)))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect();
    let mut dice = Dice(2026);
    let (mut planted, mut found) = (BTreeMap::<(&str, &str), usize>::new(), BTreeMap::<(&str, &str), usize>::new());
    let mut missed = Vec::new();
    let (mut at_the_line, mut seen) = (0, BTreeSet::new());
    for _ in 0..ROUNDS {
        let mut sown: Vec<(&str, &str, Plant, usize)> = Vec::new();
        for (path, text) in &files {
            let tag = &path[path.len() - 5..path.len() - 3];
            let kinds: Vec<Vec<Plant>> = plants(tag, text).into_values().collect();
            let Some(of_kind) = kinds.get(dice.below(kinds.len())).filter(|plants| !plants.is_empty()) else { continue };
            let plant = of_kind[dice.below(of_kind.len())].clone();
            if !seen.insert((path.as_str(), plant.at, plant.becomes.clone())) {
                continue;
            }
            let mut changed = text.clone();
            changed.replace_range(plant.at..plant.at + plant.long, &plant.becomes);
            std::fs::write(content.join(path), &changed).unwrap();
            let line = text[..plant.at].matches('\n').count() + 1;
            sown.push((path, tag, plant, line));
        }
        let told = told(portal.path());
        for (path, tag, plant, line) in sown {
            *planted.entry((tag, plant.kind)).or_default() += 1;
            let here: Vec<_> = told.iter().filter(|told| told.0 == format!("content/{path}")).collect();
            match here.is_empty() {
                false => *found.entry((tag, plant.kind)).or_default() += 1,
                true => {
                    let text = &files.iter().find(|file| file.0 == path).unwrap().1;
                    let shown = &text[text.floor_char_boundary(plant.at.saturating_sub(40))..text.ceil_char_boundary(plant.at + 40)];
                    missed.push(format!("{path}:{line} {}: …{shown}… {:?} -> {:?}", plant.kind, &text[plant.at..plant.at + plant.long], plant.becomes));
                }
            }
            at_the_line += usize::from(here.iter().any(|told| told.1 == line));
        }
        files.iter().for_each(|(path, text)| std::fs::write(content.join(path), text).unwrap());
    }
    let (all, got) = (planted.values().sum::<usize>(), found.values().sum::<usize>());
    let table: Vec<String> = planted.iter().map(|(key, count)| format!("{key:?} {}/{count}", found.get(key).unwrap_or(&0))).collect();
    println!("{got} of {all} found, {at_the_line} at the very line\n{}\n{}", table.join("\n"), missed.join("\n"));
    assert!(all >= 500, "only {all} planted");
    assert!(got * 100 >= all * 98, "{got} of {all}: {}", missed.join("\n"));
}
