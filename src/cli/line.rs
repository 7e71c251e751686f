//! The command line as a text in which a word can be pointed at.

use std::ffi::OsString;
use std::ops::Range;
use std::sync::Arc;

use crate::source::{Place, Source};

/// What was typed, as well as it can be known.
pub(super) struct CommandLine {
    source: Arc<Source>,
    words: Vec<(String, Range<usize>)>,
}

impl CommandLine {
    /// The line of these arguments.
    pub(super) fn new(arguments: &[OsString]) -> CommandLine {
        let mut text = String::from("caybeo");
        let mut words = vec![(text.clone(), 0..text.len())];
        for argument in arguments {
            let word = argument.to_string_lossy().into_owned();
            text.push(' ');
            let start = text.len();
            let plain = !word.is_empty() && !word.chars().any(|c| c.is_whitespace() || c.is_control() || "'\"\\$`*?;&|<>()".contains(c));
            match plain {
                true => text.push_str(&word),
                false => text.push_str(&format!("{word:?}")),
            }
            words.push((word, start..text.len()));
        }
        CommandLine { source: Source::new("caybeo", text), words }
    }

    /// Where a word stands; `--option=value` is found by either half. What is not there is blamed on the last word.
    pub(super) fn at(&self, word: &str) -> Place {
        let halves = |text: &str| text.split_once('=').is_some_and(|(option, value)| option == word || value == word);
        let exact = self.words.iter().skip(1).find(|(text, _)| text == word);
        let found = exact.or_else(|| self.words.iter().skip(1).find(|(text, _)| halves(text))).or(self.words.last());
        Place::new(&self.source, found.map_or(0..0, |(_, span)| span.clone()))
    }

    /// The program's name: for what no word is to blame for.
    pub(super) fn start(&self) -> Place {
        Place::new(&self.source, 0..self.words.first().map_or(0, |(_, span)| span.end))
    }
}
