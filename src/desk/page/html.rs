//! Pieces of HTML: text that cannot be markup, tables, addresses.
//!
//! Takes words of any kind, gives markup in which they are words and nothing else.

use std::fmt::Write;

use crate::theme;

/// A text as it stands in HTML, in attributes too. Control characters, which HTML has not, are shown as missing.
pub fn escaped(text: &str) -> String {
    let is_none = |character: char| character.is_ascii_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{7f}');
    theme::escaped(text).replace(is_none, "\u{FFFD}")
}

/// The same; names in backticks become code.
pub fn ticks(text: &str) -> String {
    let text = escaped(text);
    if text.matches('`').count() % 2 == 1 {
        return text;
    }
    let pieces = text.split('`').enumerate();
    pieces.fold(String::new(), |html, (at, piece)| if at % 2 == 1 { format!("{html}<code>{piece}</code>") } else { html + piece })
}

/// Paragraphs of such a text.
pub(super) fn paragraphs(text: &str) -> String {
    text.trim().split("\n\n").map(|paragraph| format!("<p>{}</p>\n", ticks(paragraph))).collect()
}

/// A text as part of an address. Slashes and colons stay.
pub(super) fn encoded(text: &str) -> String {
    let mut address = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':' => address.push(char::from(byte)),
            _ => {
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address
}

/// Words in a language of their own, whichever way they run.
pub(super) fn in_language(text: &str, tag: &str) -> String {
    format!("<bdi lang=\"{}\">{}</bdi>", escaped(tag), escaped(text))
}

/// A column of a table.
pub(super) struct Column {
    /// Its name, as HTML.
    pub name: String,
    /// How its cells are set.
    pub class: &'static str,
}

impl Column {
    /// A column of words.
    pub fn of(name: &str) -> Column {
        Column { name: escaped(name), class: "" }
    }

    /// A column of figures.
    pub fn figures(name: &str) -> Column {
        Column { name: escaped(name), class: "figure" }
    }
}

/// A cell: its class and its HTML.
pub(super) struct Cell(pub &'static str, pub String);

impl From<String> for Cell {
    fn from(html: String) -> Cell {
        Cell("", html)
    }
}

/// A table; the first cell of each row names it. Roles are written out because narrow screens lay tables out as blocks, and
/// browsers then forget what they were.
pub(super) struct Table {
    /// Of the table.
    pub class: &'static str,
    /// What it shows, as HTML.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the last row sums up the others.
    pub has_sum: bool,
}

impl Table {
    /// The whole table.
    pub fn html(&self) -> String {
        let mut html = format!("<table role=\"table\"{}>\n<caption>{}</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">", class(self.class), self.caption);
        for column in &self.columns {
            let _ = write!(html, "<th role=\"columnheader\" scope=\"col\"{}>{}</th>", class(column.class), column.name);
        }
        html.push_str("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        for (rank, row) in self.rows.iter().enumerate() {
            if self.has_sum && rank + 1 == self.rows.len() {
                html.push_str("</tbody>\n<tfoot role=\"rowgroup\">\n");
            }
            html.push_str(&self.row(row));
        }
        html + if self.has_sum { "</tfoot>\n</table>\n" } else { "</tbody>\n</table>\n" }
    }

    fn row(&self, row: &[Cell]) -> String {
        let mut html = String::from("<tr role=\"row\">");
        for (rank, (Cell(own, cell), column)) in row.iter().zip(&self.columns).enumerate() {
            if rank == 0 {
                let _ = write!(html, "<th role=\"rowheader\" scope=\"row\">{cell}</th>");
                continue;
            }
            let both = [column.class, own].into_iter().filter(|class| !class.is_empty()).collect::<Vec<_>>().join(" ");
            // Narrow screens show the column's name beside each cell; to the ear it belongs to the cell already.
            let name = if column.name.is_empty() { String::new() } else { format!("<span class=\"of\" aria-hidden=\"true\">{}</span>", column.name) };
            let _ = write!(html, "<td role=\"cell\"{}>{name}<div>{cell}</div></td>", class(&both));
        }
        html + "</tr>\n"
    }
}

fn class(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!(" class=\"{name}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_written_is_markup() {
        assert_eq!(escaped("<b title=\"a\">&'\u{1}</b>"), "&lt;b title=&quot;a&quot;&gt;&amp;&#39;\u{FFFD}&lt;/b&gt;");
        assert_eq!(ticks("`<i>` và `b`"), "<code>&lt;i&gt;</code> và <code>b</code>");
        assert_eq!(ticks("một ` thôi"), "một ` thôi");
    }

    #[test]
    fn an_address_holds_no_character_that_could_end_it() {
        assert_eq!(encoded("/home/lan/cổng #1?/a%.md:3:1"), "/home/lan/c%E1%BB%95ng%20%231%3F/a%25.md:3:1");
    }
}
