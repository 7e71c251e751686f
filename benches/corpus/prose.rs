//! Takes an item and a language, gives its summary and body: the same structure in every language, other words. Never
//! remembers a body; the same numbers make the same text again.

use super::dice::Dice;
use super::items::{Item, Sort};
use super::words::Tongue;

/// A piece of a paragraph.
#[derive(Clone, Debug)]
pub enum Inline {
    /// Words.
    Plain(String),
    /// Words with stress.
    Emphasis(String),
    /// Words with more stress.
    Strong(String),
    /// A link to an item, by rank.
    Item(usize, String),
    /// A link to another host.
    Outside(String, String),
}

/// A block of a body.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading of level 2 or 3.
    Heading(usize, String),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list, with numbers or without.
    List(bool, Vec<Vec<Inline>>),
    /// Head and rows.
    Table(Vec<String>, Vec<Vec<String>>),
    /// A quotation.
    Quote(Vec<Inline>),
}

/// The summary of an item.
pub fn summary(number: usize, tongue: Tongue) -> String {
    let mut writer = Writer { structure: Dice::of(&[3, number as u64]), words: Dice::of(&[4, number as u64, tongue as u64]), tongue, items: 0 };
    let [before, middle, after] = writer.sentence();
    format!("{before}{middle}{after}")
}

/// The body of an item.
pub fn body(item: &Item, items: &[Item], tongue: Tongue) -> Vec<Block> {
    let numbers = [item.number as u64, tongue as u64];
    let mut writer = Writer {
        structure: Dice::of(&[5, item.number as u64]),
        words: Dice::of(&[6, numbers[0], numbers[1]]),
        tongue,
        items: items.len(),
    };
    let parts = match item.sort {
        Sort::Article => writer.structure.between(2, 5),
        Sort::Project | Sort::Event | Sort::Page => writer.structure.between(2, 4),
        _ => 1,
    };
    writer.body(parts, items)
}

/// The body of a section: one paragraph and one more.
pub fn section_body(sort: Sort, tongue: Tongue) -> Vec<Block> {
    let seed = 1_000_000 + sort as u64;
    let mut writer = Writer { structure: Dice::of(&[5, seed]), words: Dice::of(&[6, seed, tongue as u64]), tongue, items: 0 };
    vec![writer.paragraph(), writer.paragraph()]
}

struct Writer {
    /// The same in every language.
    structure: Dice,
    /// Its own in each.
    words: Dice,
    tongue: Tongue,
    items: usize,
}

impl Writer {
    fn body(&mut self, parts: usize, items: &[Item]) -> Vec<Block> {
        let words = self.tongue.words();
        let headings = self.structure.some(parts, words.headings.len());
        let mut blocks = vec![self.paragraph()];
        for (part, heading) in headings.into_iter().enumerate() {
            let level = if part > 1 && self.structure.below(4) == 0 { 3 } else { 2 };
            blocks.push(Block::Heading(level, words.headings[heading].to_owned()));
            for _ in 0..self.structure.between(1, 3) {
                let paragraph = self.paragraph();
                blocks.push(paragraph);
            }
            match self.structure.below(6) {
                0 => blocks.push(self.table()),
                1 => blocks.push(self.list(false)),
                2 => blocks.push(self.list(true)),
                3 => blocks.push(Block::Quote(self.sentences(2))),
                _ => {}
            }
        }
        blocks.push(Block::Heading(2, words.related.to_owned()));
        let related = self.structure.some(4, self.items);
        let link = |rank: usize| vec![Inline::Item(rank, items[rank].titles[self.tongue as usize].clone())];
        blocks.push(Block::List(false, related.into_iter().map(link).collect()));
        blocks
    }

    fn paragraph(&mut self) -> Block {
        let count = self.structure.between(2, 5);
        Block::Paragraph(self.sentences(count))
    }

    fn sentences(&mut self, count: usize) -> Vec<Inline> {
        let mut inlines = Vec::new();
        for at in 0..count {
            if at > 0 && self.tongue != Tongue::Ja {
                inlines.push(Inline::Plain(" ".to_owned()));
            }
            let [before, middle, after] = self.sentence();
            inlines.push(Inline::Plain(before));
            inlines.push(match self.structure.below(9) {
                0 => Inline::Strong(middle),
                1 => Inline::Emphasis(middle),
                _ => Inline::Plain(middle),
            });
            inlines.push(Inline::Plain(after));
        }
        if self.items > 0 && self.structure.below(3) == 0 {
            self.link(&mut inlines);
        }
        inlines
    }

    fn link(&mut self, inlines: &mut Vec<Inline>) {
        let words = self.tongue.words();
        let (before, after) = words.see;
        let space = if self.tongue == Tongue::Ja { "" } else { " " };
        inlines.push(Inline::Plain(format!("{space}{before}")));
        let text = words.headings[self.structure.below(words.headings.len())].to_owned();
        inlines.push(match self.structure.below(4) {
            0 => {
                let number = self.structure.between(1, 999);
                Inline::Outside(format!("https://example.org/notes/{number}"), format!("{}{number}", words.notes))
            }
            _ => Inline::Item(self.structure.below(self.items), text),
        });
        inlines.push(Inline::Plain(after.to_owned()));
    }

    fn list(&mut self, numbered: bool) -> Block {
        let rows = self.structure.between(3, 6);
        Block::List(numbered, (0..rows).map(|_| self.sentences(1)).collect())
    }

    fn table(&mut self) -> Block {
        let words = self.tongue.words();
        let columns = self.structure.between(2, 4);
        let header = words.columns[..columns].iter().map(|column| (*column).to_owned()).collect();
        let rows = self.structure.between(3, 7);
        let row = |dice: &mut Dice| (0..columns).map(|_| dice.one(words.headings).to_owned()).collect();
        let rows = (0..rows).map(|_| row(&mut self.words)).collect();
        Block::Table(header, rows)
    }

    fn sentence(&mut self) -> [String; 3] {
        let (words, dice) = (self.tongue.words(), &mut self.words);
        let (time, subject, verb) = (dice.one(words.times), dice.one(words.subjects), dice.one(words.verbs));
        let (place, tail) = (dice.one(words.places), dice.one(words.tails));
        words.sentence(self.tongue, time, subject, verb, place, tail)
    }
}
