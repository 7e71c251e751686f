//! What a template calls, found by reading it rather than by running it.
//!
//! Takes the text of a template, gives the calls, filters, tests, components and templates it names, each with its
//! bytes. Never decides whether they exist. Tera checks those names too, but tells the place only inside a sentence.

use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

use crate::diag::catalog::theme::Called;

/// All a template names.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// Every call of a function.
    pub calls: Vec<Call>,
    /// Every other name: filters, tests, components, templates.
    pub names: Vec<Name>,
    /// Components the template defines.
    pub components: Vec<String>,
}

/// A name and where it stands.
#[derive(Clone, Debug)]
pub struct Name {
    /// What kind of thing is named.
    pub called: Called,
    /// Its name.
    pub name: String,
    /// The bytes of the name.
    pub span: Range<usize>,
}

/// A call such as `t(id="ui-home", count=3)`.
#[derive(Clone, Debug)]
pub struct Call {
    /// The function.
    pub function: String,
    /// The bytes of its name.
    pub span: Range<usize>,
    /// Its named arguments.
    pub arguments: Vec<Argument>,
}

/// One named argument of a call.
#[derive(Clone, Debug)]
pub struct Argument {
    /// Its name.
    pub name: String,
    /// The bytes of the value's first word.
    pub span: Range<usize>,
    /// The value, if it is nothing but a string.
    pub literal: Option<String>,
}

impl Call {
    /// An argument by name.
    pub fn argument(&self, name: &str) -> Option<&Argument> {
        self.arguments.iter().find(|argument| argument.name == name)
    }
}

/// Reads one template.
pub fn scan(text: &str) -> Scan {
    let mut scan = Scan::default();
    let mut at = 0;
    while let Some((open, marker)) = next_marker(text, at) {
        at = match marker {
            b'#' => text[open..].find("#}").map_or(text.len(), |end| open + end + 2),
            _ => {
                let (tokens, end) = tokens(text, open + 2);
                read_tag(&tokens, &mut scan);
                if is_raw(&tokens) { after_raw(text, end) } else { end }
            }
        };
    }
    scan
}

fn next_marker(text: &str, from: usize) -> Option<(usize, u8)> {
    let bytes = text.as_bytes();
    (from..bytes.len().saturating_sub(1))
        .find(|&at| bytes[at] == b'{' && matches!(bytes[at + 1], b'{' | b'%' | b'#'))
        .map(|at| (at, bytes[at + 1]))
}

fn is_raw(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [Token { kind: Kind::Word("raw"), .. }])
}

fn after_raw(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(found) = text[at..].find("{%") {
        let (tokens, end) = tokens(text, at + found + 2);
        if matches!(tokens.as_slice(), [Token { kind: Kind::Word("endraw"), .. }]) {
            return end;
        }
        at += found + 2;
    }
    text.len()
}

#[derive(Clone, Debug)]
struct Token<'a> {
    kind: Kind<'a>,
    span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
enum Kind<'a> {
    Word(&'a str),
    Text(String),
    Number,
    Sign(char),
}

/// The tokens from `from` to the end of the tag, and where the tag ends.
fn tokens(text: &str, from: usize) -> (Vec<Token<'_>>, usize) {
    let mut tokens = Vec::new();
    let mut characters = text[from..].char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        let start = from + offset;
        let rest = &text[start..];
        if rest.starts_with("}}") && depth(&tokens) == 0 || rest.starts_with("%}") {
            return (tokens, start + 2);
        }
        let kind = match character {
            '"' | '\'' | '`' => Kind::Text(string(&mut characters, character)),
            c if c.is_ascii_alphabetic() || c == '_' => {
                let end = take(&mut characters, |c| c.is_ascii_alphanumeric() || c == '_');
                Kind::Word(&text[start..end.map_or(start + 1, |last| from + last)])
            }
            c if c.is_ascii_digit() => {
                take(&mut characters, |c| c.is_ascii_digit());
                Kind::Number
            }
            c if c.is_whitespace() || c == '-' && tokens.is_empty() || rest.starts_with("-%}") || rest.starts_with("-}}") => continue,
            c => Kind::Sign(c),
        };
        let end = characters.peek().map_or(text.len(), |(next, _)| from + next);
        tokens.push(Token { kind, span: start..end });
    }
    (tokens, text.len())
}

/// How many `{` of map literals or component attributes are still open.
fn depth(tokens: &[Token<'_>]) -> usize {
    let count = |sign| tokens.iter().filter(|token| token.kind == Kind::Sign(sign)).count();
    count('{').saturating_sub(count('}'))
}

/// Takes characters while they belong; gives the offset after the last, if any was taken.
fn take(characters: &mut Peekable<CharIndices<'_>>, belongs: impl Fn(char) -> bool) -> Option<usize> {
    let mut end = None;
    while let Some((at, c)) = characters.next_if(|(_, c)| belongs(*c)) {
        end = Some(at + c.len_utf8());
    }
    end
}

fn string(characters: &mut Peekable<CharIndices<'_>>, quote: char) -> String {
    let mut text = String::new();
    while let Some((_, character)) = characters.next() {
        match character {
            '\\' => text.extend(characters.next().map(|(_, escaped)| escaped)),
            c if c == quote => break,
            c => text.push(c),
        }
    }
    text
}

fn word<'a>(token: Option<&Token<'a>>) -> Option<&'a str> {
    match token?.kind {
        Kind::Word(word) => Some(word),
        _ => None,
    }
}

fn is_sign(token: Option<&Token<'_>>, sign: char) -> bool {
    token.is_some_and(|token| token.kind == Kind::Sign(sign))
}

/// Words of Tera behind which a value stands, maybe in parentheses.
const BEFORE_A_VALUE: [&str; 7] = ["and", "elif", "else", "if", "in", "not", "or"];

fn read_tag(tokens: &[Token<'_>], scan: &mut Scan) {
    match word(tokens.first()) {
        Some("component") => {
            scan.components.push(dotted(&tokens[1..]).0);
            return;
        }
        Some("endcomponent" | "block" | "endblock" | "raw") => return,
        Some("include" | "extends") => {
            if let Some(Token { kind: Kind::Text(name), span }) = tokens.get(1) {
                scan.names.push(Name { called: Called::Template, name: name.clone(), span: span.clone() });
            }
            return;
        }
        Some("filter") => name(Called::Filter, tokens.get(1), scan),
        _ => {}
    }
    for at in 0..tokens.len() {
        let (before, here, after) = (at.checked_sub(1).and_then(|at| tokens.get(at)), &tokens[at], tokens.get(at + 1));
        match here.kind {
            Kind::Sign('|') => name(Called::Filter, after, scan),
            Kind::Sign('<') if opens_component(before, after) => component(&tokens[at + 1..], scan),
            Kind::Word("is") if before.is_some() => {
                let test = if word(after) == Some("not") { tokens.get(at + 2) } else { after };
                name(Called::Test, test, scan);
            }
            Kind::Word(function) if is_sign(after, '(') && is_call(before) && !BEFORE_A_VALUE.contains(&function) => {
                let arguments = arguments(&tokens[at + 2..]);
                scan.calls.push(Call { function: function.to_owned(), span: here.span.clone(), arguments });
            }
            _ => {}
        }
    }
}

/// `<` starts a component where a value may start; after a value it is a comparison.
fn opens_component(before: Option<&Token<'_>>, after: Option<&Token<'_>>) -> bool {
    let value_before = match before.map(|token| &token.kind) {
        None => false,
        Some(Kind::Word(word)) => !BEFORE_A_VALUE.contains(word),
        Some(Kind::Text(_) | Kind::Number) => true,
        Some(Kind::Sign(sign)) => matches!(sign, ')' | ']' | '}'),
    };
    !value_before && word(after).is_some()
}

fn is_call(before: Option<&Token<'_>>) -> bool {
    let named_otherwise = is_sign(before, '.') || is_sign(before, '|') || matches!(word(before), Some("is" | "not" | "filter"));
    !named_otherwise || word(before) == Some("not")
}

fn name(called: Called, token: Option<&Token<'_>>, scan: &mut Scan) {
    if let (Some(name), Some(token)) = (word(token), token) {
        scan.names.push(Name { called, name: name.to_owned(), span: token.span.clone() });
    }
}

fn component(tokens: &[Token<'_>], scan: &mut Scan) {
    let (name, span) = dotted(tokens);
    scan.names.push(Name { called: Called::Component, name, span });
}

/// A name such as `ui.card`, at the start of the tokens.
fn dotted(tokens: &[Token<'_>]) -> (String, Range<usize>) {
    let (mut name, mut span) = (String::new(), tokens.first().map_or(0..0, |token| token.span.clone()));
    for token in tokens {
        match token.kind {
            Kind::Word(word) if name.is_empty() || name.ends_with('.') => name.push_str(word),
            Kind::Sign('.') if !name.is_empty() => name.push('.'),
            _ => break,
        }
        span.end = token.span.end;
    }
    (name, span)
}

/// The named arguments up to the closing bracket of the call.
fn arguments(tokens: &[Token<'_>]) -> Vec<Argument> {
    let mut arguments = Vec::new();
    let mut open = 0usize;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Sign('(' | '[' | '{') => open += 1,
            Kind::Sign(')') if open == 0 => break,
            Kind::Sign(')' | ']' | '}') => open = open.saturating_sub(1),
            Kind::Word(name) if open == 0 && is_sign(tokens.get(at + 1), '=') && !is_sign(tokens.get(at + 2), '=') => {
                arguments.push(argument(name, token, tokens.get(at + 2), tokens.get(at + 3)));
            }
            _ => {}
        }
    }
    arguments
}

fn argument(name: &str, token: &Token<'_>, value: Option<&Token<'_>>, after: Option<&Token<'_>>) -> Argument {
    let alone = is_sign(after, ',') || is_sign(after, ')');
    let literal = match value.map(|value| &value.kind) {
        Some(Kind::Text(text)) if alone => Some(text.clone()),
        _ => None,
    };
    let span = value.map_or(token.span.clone(), |value| value.span.clone());
    Argument { name: name.to_owned(), span, literal }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<(Called, String)> {
        scan(text).names.into_iter().map(|name| (name.called, name.name)).collect()
    }

    #[test]
    fn a_call_gives_its_message_and_the_names_of_its_arguments() {
        let text = r#"{# t(id="no") #}<p>{% if x and not t(id="ui-count", count=page.list.items | length, of={"a": 1}) %}"#;
        let scan = scan(text);
        assert_eq!(scan.calls.len(), 1);
        let call = &scan.calls[0];
        assert_eq!(call.argument("id").and_then(|id| id.literal.clone()).as_deref(), Some("ui-count"));
        let arguments: Vec<&str> = call.arguments.iter().map(|a| a.name.as_str()).collect();
        assert_eq!(arguments, ["id", "count", "of"]);
        assert_eq!(&text[call.argument("id").unwrap().span.clone()], "\"ui-count\"");
    }

    #[test]
    fn an_id_put_together_is_no_literal() {
        let scan = scan(r#"{{ t(id="kind-" ~ page.kind) }}{{ t(id=name) }}"#);
        assert!(scan.calls.iter().all(|call| call.argument("id").unwrap().literal.is_none()));
    }

    #[test]
    fn filters_tests_components_and_templates_are_told_apart() {
        let text = r#"{% extends "base.html" %}{{ a | upper }}{% if a is not defined and 1 < b %}{{ <ui.card card={c} level=2 /> }}{% endif %}"#;
        assert_eq!(names(text), [
            (Called::Template, "base.html".to_owned()),
            (Called::Filter, "upper".to_owned()),
            (Called::Test, "defined".to_owned()),
            (Called::Component, "ui.card".to_owned()),
        ]);
    }

    #[test]
    fn parentheses_behind_a_word_of_tera_call_nothing() {
        let scan = scan("{% if (a or b) and (c or not (d)) %}{% for e in (f) %}{{ g(h=1) if (i) else (j) }}{% endfor %}{% endif %}");
        assert_eq!(scan.calls.iter().map(|call| call.function.as_str()).collect::<Vec<_>>(), ["g"]);
    }

    #[test]
    fn raw_text_and_comments_call_nothing() {
        assert!(names("{% raw %}{{ a | nothing }}{% endraw %}{# b | nothing #}").is_empty());
        assert_eq!(names("{% raw %}{{ a | nothing }}{% endraw %}{{ a | upper }}").len(), 1);
    }

    #[test]
    fn half_a_tag_is_read_without_harm() {
        for text in ["{{", "{% if", "{{ t(id=", "{{ \"a", "{%", "{", "{{ a |", "{{ <"] {
            scan(text);
        }
    }
}
