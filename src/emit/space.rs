//! Guards the white space a reader can see.
//!
//! Takes HTML, gives the same HTML in which every space between two pieces of inline content is a [`GUARD`]. The
//! minifier takes `div`, `nav`, `ul` and the like for mere layout and deletes the space in `<a>a</a> <a>b</a>`; it
//! trims labels too. A guard is no white space to it. Space at the ends of lines goes. Never builds a tree: what stands
//! left and right of a space decides, and where that is not certain the space is kept.

/// Stands for one space while the minifier works. A control character that HTML forbids in documents.
pub const GUARD: char = '\u{1F}';

/// What a tag does to the space beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tag {
    /// In the line: space on either side is seen.
    Inline,
    /// Begins or ends a line: space on either side is not seen.
    Break,
    /// In the line as one object; inside, lines of its own.
    Object,
    /// Not shown: as if it were not there.
    Hidden,
}

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

struct Guarding {
    out: Vec<u8>,
    line: Line,
}

/// Guards the spaces of a document; `None` if it holds a guard already.
pub fn guard(html: &str) -> Option<Vec<u8>> {
    if html.contains(GUARD) {
        return None;
    }
    let mut guarding = Guarding { out: Vec::with_capacity(html.len()), line: Line::Empty };
    let mut rest = html;
    while !rest.is_empty() {
        let (text, markup) = rest.split_at(next_markup(rest));
        guarding.text(text);
        rest = guarding.markup(markup);
    }
    Some(guarding.out)
}

/// Turns guards into spaces.
pub fn release(html: &mut [u8]) {
    html.iter_mut().filter(|byte| **byte == GUARD as u8).for_each(|byte| *byte = b' ');
}

impl Guarding {
    fn copy(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// Something that is seen enters the line, so a space before it is seen too.
    fn fill(&mut self) {
        if let Line::Waiting(at) = self.line {
            self.out[at] = GUARD as u8;
        }
        self.line = Line::Filled;
    }

    fn space(&mut self) {
        if let Line::Filled = self.line {
            self.line = Line::Waiting(self.out.len());
            self.out.push(b' ');
        }
    }

    /// The line ends, so a space before its end is not seen.
    fn end(&mut self) {
        if let Line::Waiting(at) = self.line {
            self.out.remove(at);
        }
        self.line = Line::Empty;
    }

    fn text(&mut self, text: &str) {
        let text = &*without_spelt_spaces(text);
        let core = text.trim_matches(is_space);
        if text.starts_with(is_space) {
            self.space();
        }
        if core.is_empty() {
            return;
        }
        self.fill();
        self.copy(core);
        if text.ends_with(is_space) {
            self.space();
        }
    }

    /// Copies the tag or comment at the start; gives what follows it.
    fn markup<'a>(&mut self, html: &'a str) -> &'a str {
        if html.starts_with("<!--") {
            let end = html[4..].find("-->").map_or(html.len(), |at| at + 7);
            self.copy(&html[..end]);
            return &html[end..];
        }
        let (tag, rest) = html.split_at(tag_end(html));
        let closing = tag.starts_with("</");
        let name = tag_name(tag);
        match (class(&name), closing) {
            (Tag::Hidden, _) => {}
            (Tag::Inline, _) => self.fill(),
            (Tag::Break, _) => self.end(),
            (Tag::Object, false) => {
                self.fill();
                self.line = Line::Empty;
            }
            (Tag::Object, true) => {
                self.end();
                self.line = Line::Filled;
            }
        }
        self.copy(tag);
        if closing || !is_raw(&name) {
            return rest;
        }
        let (raw, rest) = rest.split_at(closing_tag(rest, &name));
        self.copy(raw);
        rest
    }
}

/// White space as HTML has it. No-break and ideographic spaces are letters here.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r' | '\x0C')
}

/// Where the next tag or comment begins: a `<` before a letter, `/`, `!` or `?`. Any other is text.
fn next_markup(html: &str) -> usize {
    let begins = |&(at, _): &(usize, &str)| {
        html.as_bytes().get(at + 1).is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?'))
    };
    html.match_indices('<').find(begins).map_or(html.len(), |(at, _)| at)
}

/// The end of the tag at the start. A `>` between quotes does not end it.
fn tag_end(html: &str) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            (None, _) => {}
        }
        after_equals = byte == b'=' || after_equals && byte.is_ascii_whitespace();
    }
    html.len()
}

fn tag_name(tag: &str) -> String {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| is_space(c) || matches!(c, '/' | '>')).unwrap_or(name.len());
    name[..end].to_ascii_lowercase()
}

/// Elements whose content is not looked into.
fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style" | "textarea" | "title" | "pre" | "code" | "xmp" | "iframe")
}

/// Where the closing tag of a raw element begins.
fn closing_tag(html: &str, name: &str) -> usize {
    let closes = |&(at, _): &(usize, &str)| {
        html.as_bytes().get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    html.match_indices("</").find(closes).map_or(html.len(), |(at, _)| at)
}

/// What browsers' own style sheet makes of an element. Unknown and custom elements are inline.
fn class(name: &str) -> Tag {
    match name {
        "script" | "style" | "title" | "meta" | "link" | "base" | "source" | "track" | "param" | "area" => Tag::Hidden,
        "button" | "select" | "textarea" | "iframe" | "object" | "video" | "audio" | "canvas" | "svg" | "meter"
        | "progress" | "template" | "noscript" | "datalist" => Tag::Object,
        "!doctype" | "html" | "head" | "body" | "address" | "article" | "aside" | "blockquote" | "br" | "caption"
        | "center" | "col" | "colgroup" | "dd" | "details" | "dialog" | "div" | "dl" | "dt" | "fieldset"
        | "figcaption" | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hgroup"
        | "hr" | "legend" | "li" | "main" | "menu" | "nav" | "ol" | "optgroup" | "option" | "p" | "pre" | "search"
        | "section" | "summary" | "table" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" | "ul" | "xmp" => Tag::Break,
        _ => Tag::Inline,
    }
}

/// Spaces spelt as character references (`&#32;`), which the minifier reads before it deletes them, become spaces.
fn without_spelt_spaces(text: &str) -> std::borrow::Cow<'_, str> {
    if !["&#", "&Tab;", "&NewLine;"].iter().any(|spelling| text.contains(spelling)) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = spelt_space(rest).unwrap_or(0);
        out.push(if length > 0 { ' ' } else { '&' });
        rest = &rest[length.max(1)..];
    }
    (out + rest).into()
}

/// The length of the character reference at the start, if it spells white space.
fn spelt_space(text: &str) -> Option<usize> {
    if let Some(named) = ["&Tab;", "&NewLine;"].iter().find(|named| text.starts_with(**named)) {
        return Some(named.len());
    }
    let number = text.strip_prefix("&#")?;
    let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |hex| (hex, 16));
    let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    let code = u32::from_str_radix(&digits[..end], radix).ok()?;
    let length = text.len() - digits.len() + end + usize::from(digits[end..].starts_with(';'));
    char::from_u32(code).filter(|c| is_space(*c)).map(|_| length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        String::from_utf8(guard(html).unwrap()).unwrap().replace(GUARD, "␣")
    }

    #[test]
    fn a_space_between_inline_neighbours_is_guarded_and_no_other() {
        assert_eq!(shown("<div> <a>a</a>\n  <a>b</a> </div> <p> c"), "<div><a>a</a>␣<a>b</a></div><p>c");
        assert_eq!(shown("a <!-- x --> <b>b</b>"), "a␣<!-- x --><b>b</b>");
        assert_eq!(shown("<i>a</i> <script>x < y</script> <br> b"), "<i>a</i><script>x < y</script><br>b");
    }

    #[test]
    fn spelt_spaces_are_spaces_and_other_references_stay() {
        assert_eq!(shown("<b>a</b>&#32;&#x0A;<b>b</b>"), "<b>a</b>␣<b>b</b>");
        assert_eq!(shown("a&#233;&amp;#32; &#xA0;b"), "a&#233;&amp;#32; &#xA0;b");
    }

    #[test]
    fn attributes_and_stray_brackets_do_not_mislead() {
        assert_eq!(shown("<a title='x > <b> y' d=it's>a</a> 1 < 2 <b>b</b>"), "<a title='x > <b> y' d=it's>a</a>␣1 < 2␣<b>b</b>");
    }
}
