//! Keeps the white space a reader can see, and no other.
//!
//! Takes a page's texts and what its tags are, in order, gives text in which every run of white space that is seen is
//! one byte and every other is gone. A run that breaks the source's line stays a line break: browsers drop it between
//! Chinese and Japanese letters, where they would show a space. Never builds a tree: what stands left and right of a
//! space decides, and where that is not certain the space is kept.

use super::elements::Beside;

/// What the line holds so far.
#[derive(Clone, Copy)]
enum Line {
    /// Nothing: a space would not be seen.
    Empty,
    /// Something: a space would be seen if more follows.
    Filled,
    /// Something and then, at this offset of the output, a space that is seen if more follows.
    Waiting(usize),
}

/// A page as it is written.
pub struct Lines {
    /// What is written so far. Its last space may go again.
    pub out: Vec<u8>,
    line: Line,
}

impl Lines {
    /// Nothing is written, and there is room for so many bytes.
    pub fn with_capacity(bytes: usize) -> Lines {
        Lines { out: Vec::with_capacity(bytes), line: Line::Empty }
    }

    /// The whole page.
    pub fn finish(mut self) -> Vec<u8> {
        self.end();
        self.out
    }

    /// Writes what is no text of the line.
    pub fn copy(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    /// Something that is seen enters the line, so a space before it is seen too.
    pub fn fill(&mut self) {
        self.line = Line::Filled;
    }

    /// A tag enters the line. It is still to be written.
    pub fn tag(&mut self, beside: Beside, closing: bool) {
        match (beside, closing) {
            (Beside::Hidden, _) => {}
            (Beside::Inline, _) => self.fill(),
            (Beside::Break, _) => self.end(),
            (Beside::Object, false) => self.line = Line::Empty,
            (Beside::Object, true) => {
                self.end();
                self.fill();
            }
        }
    }

    /// Writes text whose white space collapses.
    pub fn text(&mut self, text: &[u8]) {
        if !is_simple(text) {
            return self.words(text);
        }
        let core = text.trim_ascii();
        if let Some(first) = text.first().filter(|first| is_space(**first)) {
            self.space(*first);
        }
        if core.is_empty() {
            return;
        }
        self.fill();
        self.copy(core);
        if let Some(last) = text.last().filter(|last| is_space(**last)) {
            self.space(*last);
        }
    }

    fn words(&mut self, mut text: &[u8]) {
        while let Some(first) = text.first() {
            let length = match first {
                space if is_space(*space) => {
                    self.space(*space);
                    1
                }
                b'&' if let Some(length) = spelt_space(text) => {
                    self.space(b' ');
                    length
                }
                _ => {
                    let ends = |byte: &u8| is_space(*byte) || *byte == b'&';
                    let length = text[1..].iter().position(ends).map_or(text.len(), |at| at + 1);
                    self.fill();
                    self.copy(&text[..length]);
                    length
                }
            };
            text = &text[length..];
        }
    }

    fn space(&mut self, space: u8) {
        let breaks = matches!(space, b'\n' | b'\r');
        match self.line {
            Line::Empty => {}
            Line::Filled => {
                self.line = Line::Waiting(self.out.len());
                self.out.push(if breaks { b'\n' } else { b' ' });
            }
            Line::Waiting(at) if breaks => self.out[at] = b'\n',
            Line::Waiting(_) => {}
        }
    }

    /// The line ends, so a space before its end is not seen.
    fn end(&mut self) {
        if let Line::Waiting(at) = self.line {
            self.out.remove(at);
        }
        self.line = Line::Empty;
    }
}

/// White space as HTML has it. No-break and ideographic spaces are letters here.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0C')
}

/// Whether nothing between the ends of a text can collapse. Looks at all of it, so that it is looked at many bytes at once.
fn is_simple(text: &[u8]) -> bool {
    let Some(next) = text.get(1..) else { return true };
    let both = text.iter().zip(next);
    !both.fold(false, |found, (&a, &b)| found | (a <= b' ') & (b <= b' ') | (a < b' ') & (a != b'\n') | (a == b'&'))
}

/// The length of the character reference at the start, if it spells white space: `&#32;`.
fn spelt_space(text: &[u8]) -> Option<usize> {
    if let Some(named) = [&b"&Tab;"[..], b"&NewLine;"].iter().find(|named| text.starts_with(named)) {
        return Some(named.len());
    }
    let number = text.strip_prefix(b"&#")?;
    let (radix, digits) = match number {
        [b'x' | b'X', digits @ ..] => (16, digits),
        digits => (10, digits),
    };
    let values = digits.iter().map_while(|digit| char::from(*digit).to_digit(radix));
    let (code, count) = values.fold((0_u32, 0), |(code, count), digit| (code.saturating_mul(radix).saturating_add(digit), count + 1));
    let is_white = u8::try_from(code).is_ok_and(is_space);
    let semicolon = usize::from(digits.get(count) == Some(&b';'));
    is_white.then(|| text.len() - digits.len() + count + semicolon)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(texts: &[&str]) -> String {
        let mut lines = Lines::with_capacity(0);
        texts.iter().for_each(|text| lines.text(text.as_bytes()));
        String::from_utf8(lines.finish()).unwrap()
    }

    #[test]
    fn a_run_of_white_space_becomes_one_byte() {
        assert_eq!(written(&[" a  b\t c ", " d \r\n e  "]), "a b c d\ne");
        assert_eq!(written(&["\u{A0} a \u{3000} b"]), "\u{A0} a \u{3000} b");
        assert_eq!(written(&["a\n", " ", "b"]), "a\nb");
        assert_eq!(written(&["日本\n語"]), "日本\n語");
    }

    #[test]
    fn spelt_spaces_are_spaces_and_other_references_stay() {
        assert_eq!(written(&["a&#32;&#x0A;&Tab; b&NewLine;c&#0032"]), "a b c");
        assert_eq!(written(&["a&#233;&amp;#32; &#xA0;&#;&# b&#99999999999999;&"]), "a&#233;&amp;#32; &#xA0;&#;&# b&#99999999999999;&");
    }

    #[test]
    fn what_stands_beside_a_space_says_whether_it_is_seen() {
        let around = |beside, closing| {
            let mut lines = Lines::with_capacity(0);
            lines.text(b" a ");
            lines.tag(beside, closing);
            lines.copy(b"|");
            lines.text(b" b ");
            String::from_utf8(lines.finish()).unwrap()
        };
        assert_eq!(around(Beside::Inline, false), "a | b");
        assert_eq!(around(Beside::Break, false), "a|b");
        assert_eq!(around(Beside::Object, false), "a |b");
        assert_eq!(around(Beside::Object, true), "a| b");
        assert_eq!(around(Beside::Hidden, true), "a |b");
    }
}
