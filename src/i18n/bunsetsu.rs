//! BudouX's model as tables.
//!
//! Takes the weights of the `budoux` crate, gives the places where a phrase (bunsetsu) of a text ends: the very places
//! `budoux::parse` cuts at, as a test shows. The crate writes a string and asks a hash map forty times for every
//! character; headings and titles of a large portal are millions of characters. Never changes a weight.

use std::collections::{BTreeMap, BTreeSet};

use budoux::{DEFAULT_THRESHOLD, Model};

/// The Unicode blocks the model tells apart, by its own numbers; all others weigh nothing.
const BLOCKS: [(&str, u32, u32); 7] = [
    ("072", 0x2000, 0x2070),
    ("087", 0x2600, 0x2700),
    ("107", 0x3000, 0x3040),
    ("108", 0x3040, 0x30A0),
    ("109", 0x30A0, 0x3100),
    ("120", 0x4E00, 0xA000),
    ("162", 0xFF00, 0xFFF0),
];
/// What was decided about a character before: unknown, a phrase ended after it, none did.
const RESULTS: [char; 3] = ['U', 'B', 'O'];
const KINDS: usize = BLOCKS.len() + 1;
/// Characters before the one after which a phrase may end, and after it.
const BEFORE: usize = 2;
const AFTER: usize = 3;

/// Marks and kana: most of what headings are made of.
const COMMON: std::ops::Range<u32> = 0x3000..0x3100;

/// The weights: by characters one, two and three in a row, by their blocks, by what was decided before, and by both.
#[derive(Default)]
pub(super) struct Scorer {
    chars: BTreeMap<char, usize>,
    /// The same for the characters of [`COMMON`].
    common: Vec<usize>,
    one: Vec<[i32; 6]>,
    /// For two characters their row in `two`; 0 for most, of which no weight speaks.
    pairs: Vec<usize>,
    two: Vec<[i32; 3]>,
    /// By the row of the first two and the third.
    three: BTreeMap<(usize, usize), [i32; 4]>,
    blocks: [Vec<[i32; 6]>; 3],
    results: [Vec<[i32; 3]>; 2],
    both: [Vec<[i32; 4]>; 3],
}

/// One character: its rank among those the model knows (0: none) and its block (0: none).
#[derive(Clone, Copy, Default)]
struct Unit {
    char: usize,
    block: usize,
}

impl Scorer {
    /// Reads the model.
    pub fn new(model: &Model) -> Scorer {
        let rows = |length: usize| vec![[0; 6]; KINDS.pow(length as u32)];
        let mixed = |length: usize| vec![[0; 4]; RESULTS.len() * KINDS.pow(length as u32)];
        let words = model.keys().filter_map(|feature| feature.split_once(':').filter(|(family, _)| family.get(1..2) == Some("W")));
        let known: BTreeSet<char> = words.flat_map(|(_, key)| key.chars()).collect();
        let chars: BTreeMap<char, usize> = known.into_iter().zip(1..).collect();
        let mut scorer = Scorer {
            common: COMMON.map(|code| char::from_u32(code).and_then(|char| chars.get(&char).copied()).unwrap_or(0)).collect(),
            one: vec![[0; 6]; chars.len() + 1],
            pairs: vec![0; (chars.len() + 1).pow(2)],
            two: vec![[0; 3]],
            chars,
            blocks: [rows(1), rows(2), rows(3)],
            results: [vec![[0; 3]; RESULTS.len()], vec![[0; 3]; RESULTS.len().pow(2)]],
            both: [mixed(1), mixed(2), mixed(3)],
            ..Scorer::default()
        };
        model.iter().for_each(|(feature, weight)| {
            scorer.read(feature, *weight);
        });
        scorer
    }

    /// One weight, such as `BW2:です` or `TQ1:O108108120`. What the model could never ask for is left out.
    fn read(&mut self, feature: &str, weight: i32) -> Option<()> {
        let (family, key) = feature.split_once(':')?;
        let mut family = family.chars();
        let (length, of, place) = (family.next()?, family.next()?, family.next()?.to_digit(10)? as usize - 1);
        let length = ['U', 'B', 'T'].iter().position(|one| *one == length)?;
        let result = key.chars().next().and_then(|first| RESULTS.iter().position(|result| *result == first));
        match of {
            'W' => {
                let chars: Vec<usize> = key.chars().map(|char| self.chars.get(&char).copied()).collect::<Option<_>>()?;
                match chars[..] {
                    [a] => self.one.get_mut(a)?[place] += weight,
                    [a, b] => {
                        let row = self.row(a, b)?;
                        self.two.get_mut(row)?[place] += weight;
                    }
                    [a, b, c] => {
                        let row = self.row(a, b)?;
                        self.three.entry((row, c)).or_default()[place] += weight;
                    }
                    _ => {}
                }
            }
            'B' => self.blocks.get_mut(length)?.get_mut(blocks(key)?)?[place] += weight,
            'P' => {
                let row = key.chars().try_fold(0, |row, one| Some(row * RESULTS.len() + RESULTS.iter().position(|result| *result == one)?))?;
                self.results.get_mut(length)?.get_mut(row)?[place] += weight;
            }
            'Q' => {
                let row = result? * KINDS.pow(length as u32 + 1) + blocks(key.get(1..)?)?;
                self.both.get_mut(length)?.get_mut(row)?[place] += weight;
            }
            _ => {}
        }
        Some(())
    }

    /// The row of two characters, made if there is none.
    fn row(&mut self, a: usize, b: usize) -> Option<usize> {
        let row = self.pairs.get_mut(a * self.one.len() + b)?;
        if *row == 0 {
            *row = self.two.len();
            self.two.push([0; 3]);
        }
        Some(*row)
    }

    /// The offset after each phrase; the last is the end of the text.
    pub fn ends(&self, text: &str) -> Vec<usize> {
        let none = Unit::default();
        let units: Vec<Unit> = [none; BEFORE].into_iter().chain(text.chars().map(|char| self.unit(char))).chain([none; AFTER]).collect();
        let (mut decided, mut ends) = ([0; 3], Vec::new());
        for (window, (at, char)) in units.windows(BEFORE + 1 + AFTER).zip(text.char_indices()) {
            let Ok(window) = <&[Unit; BEFORE + 1 + AFTER]>::try_from(window) else { break };
            let score = self.by_chars(window) + self.by_blocks(window, decided);
            let end = at + char.len_utf8();
            if score > DEFAULT_THRESHOLD || end == text.len() {
                ends.push(end);
            }
            decided = [decided[1], decided[2], if score > 0 { 1 } else { 2 }];
        }
        ends
    }

    fn unit(&self, char: char) -> Unit {
        let code = u32::from(char);
        let block = BLOCKS.iter().position(|(_, from, to)| (*from..*to).contains(&code));
        let rank = match COMMON.contains(&code) {
            true => self.common.get((code - COMMON.start) as usize),
            false => self.chars.get(&char),
        };
        Unit { char: rank.copied().unwrap_or(0), block: block.map_or(0, |rank| rank + 1) }
    }

    fn by_chars(&self, window: &[Unit; 6]) -> i32 {
        let char = window.map(|unit| unit.char);
        let mut score: i32 = (0..6).map(|place| self.one[char[place]][place]).sum();
        for place in 0..4 {
            let row = self.pairs[char[place] * self.one.len() + char[place + 1]];
            if row == 0 {
                continue;
            }
            if place > 0 {
                score += self.two[row][place - 1];
            }
            score += self.three.get(&(row, char[place + 2])).map_or(0, |weights| weights[place]);
        }
        score
    }

    fn by_blocks(&self, window: &[Unit; 6], [p1, p2, p3]: [usize; 3]) -> i32 {
        let [b1, b2, b3, b4, b5, b6] = window.map(|unit| unit.block);
        let [one, two, three] = &self.blocks;
        let pair = |a: usize, b: usize| a * KINDS + b;
        let triple = |a: usize, b: usize, c: usize| pair(a, b) * KINDS + c;
        let mut score: i32 = [b1, b2, b3, b4, b5, b6].into_iter().enumerate().map(|(place, block)| one[block][place]).sum();
        score += two[pair(b2, b3)][0] + two[pair(b3, b4)][1] + two[pair(b4, b5)][2];
        let triples = [triple(b1, b2, b3), triple(b2, b3, b4), triple(b3, b4, b5), triple(b4, b5, b6)];
        score += triples.into_iter().enumerate().map(|(place, row)| three[row][place]).sum::<i32>();
        score += self.results[0][p1][0] + self.results[0][p2][1] + self.results[0][p3][2];
        score += self.results[1][p1 * RESULTS.len() + p2][0] + self.results[1][p2 * RESULTS.len() + p3][1];
        let [with_one, with_two, with_three] = &self.both;
        score += with_one[p1 * KINDS + b1][0] + with_one[p2 * KINDS + b2][1] + with_one[p3 * KINDS + b3][2];
        let (left, right) = (pair(b2, b3), pair(b3, b4));
        let (early, late) = (p2 * KINDS.pow(2), p3 * KINDS.pow(2));
        score += with_two[early + left][0] + with_two[early + right][1] + with_two[late + left][2] + with_two[late + right][3];
        let (early, late) = (p2 * KINDS.pow(3), p3 * KINDS.pow(3));
        score + with_three[early + triples[0]][0] + with_three[early + triples[1]][1] + with_three[late + triples[0]][2] + with_three[late + triples[1]][3]
    }
}

/// The row of blocks in a row: `108120`. A block the scorer does not tell apart has no row.
fn blocks(key: &str) -> Option<usize> {
    key.as_bytes().chunks(3).try_fold(0, |row, number| {
        let block = BLOCKS.iter().position(|(name, _, _)| name.as_bytes() == number)?;
        Some(row * KINDS + block + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_end_where_budoux_ends_them() {
        let model = budoux::models::default_japanese_model();
        let scorer = Scorer::new(model);
        let same = |text: &str| {
            let mut at = 0;
            let ends: Vec<usize> = budoux::parse(model, text).iter().map(|phrase| { at += phrase.len(); at }).collect();
            assert_eq!(scorer.ends(text), ends, "{text}");
        };
        let known: Vec<char> = scorer.chars.keys().copied().chain("漢字川町アイン。「 aé…☀！😀".chars()).collect();
        let mut state = 0x2545_F491_4F6C_DD1D_u64;
        for _ in 0..3_000 {
            let text: String = (0..1 + state % 24).map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                known[(state >> 33) as usize % known.len()]
            }).collect();
            same(&text);
        }
        for text in ["a", "水と油", "投資を募る事業と友好交流", "カントー市の市場は水の上にあります。おいでください。", "Pythonと、Golang!"] {
            same(text);
        }
    }

    #[test]
    fn blocks_are_those_of_the_model() {
        let model = budoux::models::default_japanese_model();
        assert!(model.keys().filter(|key| key.starts_with("UB") || key.starts_with("BB")).all(|key| blocks(&key[4..]).is_some() || key.contains("999")));
        let every: String = (1..0x1_1000).filter_map(char::from_u32).collect();
        for (rank, (name, _, _)) in BLOCKS.iter().enumerate() {
            let only = Model::from([(format!("UB3:{name}"), 2_000)]);
            let mut at = 0;
            let cut: Vec<usize> = budoux::parse(&only, &every).iter().map(|phrase| { at += phrase.len(); at }).collect();
            let mine = Scorer::default();
            let own: Vec<usize> = every.char_indices().filter(|(_, char)| mine.unit(*char).block == rank + 1).map(|(at, char)| at + char.len_utf8()).collect();
            assert_eq!(cut[..own.len()], own[..], "{name}");
        }
    }
}
