//! Bodies: answers to what the Markdown asks, and components through their templates.

use std::ops::Range;
use std::sync::Arc;

use tera::Value;

use super::picture::Picture;
use super::shown::{self, Depth};
use super::view::{View, marked, text};
use super::{Body, Pen, context, escape, page};
use crate::diag::Diagnostic;
use crate::diag::catalog::files as say;
use crate::disk;
use crate::i18n::Arg;
use crate::kinds::{FieldId, Type};
use crate::lang::Lang;
use crate::markdown::{self, Answers, CiteAnswer, LinkAnswer, Outline, Rules, Target, Words};
use crate::resolve::{Block, BodyLinks, Figure, Followed, Node};
use crate::source::{Place, Source};

/// Everything a body needs from outside, worked out before anything is rendered: part of the page's fingerprint.
#[derive(Debug)]
pub(crate) struct Answered {
    links: Vec<LinkAnswer>,
    /// The id of each heading.
    headings: Vec<String>,
    /// Template name and context of each component.
    components: Vec<(String, Value)>,
    cites: Vec<CiteAnswer>,
}

impl Answered {
    /// The keys that may be cited.
    pub(super) fn cited(&self) -> Vec<String> {
        self.cites.iter().map(|cite| cite.key.clone()).collect()
    }
}

/// Where a body stands.
pub(super) struct Standing {
    /// The item it is of, if any.
    pub item: Option<usize>,
    /// The node of the page, for asks about "this".
    pub node: Node,
    /// The language of the reader.
    pub lang: Lang,
    /// The language of the words.
    pub words: Lang,
}

/// Works out the answers to a body.
pub(super) fn answer(pen: &Pen<'_>, outline: &Outline, links: &BodyLinks, standing: &Standing) -> Answered {
    let first = first_picture(pen, outline, links, standing);
    Answered {
        links: outline
            .links
            .iter()
            .zip(&links.links)
            .map(|(link, followed)| answer_link(pen, link, followed, first == Some(link.place.span.start), standing))
            .collect(),
        headings: ids(outline),
        components: outline
            .components
            .iter()
            .zip(&links.blocks)
            .map(|(component, block)| (component.name.clone(), answer_block(pen, block, first == Some(component.place.span.start), standing)))
            .collect(),
        cites: standing.item.map(|rank| page::cites(pen, rank)).unwrap_or_default(),
    }
}

fn ids(outline: &Outline) -> Vec<String> {
    outline.headings.iter().map(|heading| heading.id.clone()).collect()
}

fn answer_link(pen: &Pen<'_>, link: &markdown::Link, followed: &Followed, eager: bool, standing: &Standing) -> LinkAnswer {
    let href = |url: String| LinkAnswer::Href { url, lang: None, text: None, rel_external: false };
    match followed {
        Followed::Node(node, fragment) => {
            let Some(face) = pen.face(*node, standing.lang) else { return LinkAnswer::Broken };
            let fragment = fragment.as_ref().map(|id| format!("#{id}")).unwrap_or_default();
            LinkAnswer::Href {
                url: format!("{}{fragment}", text(&face.url)),
                lang: (face.words != standing.words).then(|| pen.tag(face.words).to_owned()),
                // The title stands where the author wrote nothing.
                text: face.title.as_ref().filter(|_| !link.has_text).map(|title| text(title).to_owned()),
                rel_external: false,
            }
        }
        Followed::Fragment(id) => href(format!("#{id}")),
        Followed::Fact(field) => match fact(pen, *field, standing) {
            Some(html) => LinkAnswer::Text { html },
            None => LinkAnswer::Text { html: escape(&pen.say(standing.lang, "value-pending")) },
        },
        Followed::File(on_disk) => match pen.site.files.get(on_disk) {
            Some(file) => match Picture::find(pen, on_disk).filter(|_| link.is_image) {
                Some(picture) => LinkAnswer::Image {
                    url: pen.link(&picture.largest().path),
                    width: picture.size().width,
                    height: picture.size().height,
                    alt: link.alt.clone(),
                    choice: picture.choice(eager),
                },
                None => href(pen.link(&file.path)),
            },
            None => LinkAnswer::Broken,
        },
        Followed::AsWritten => as_written(pen, &link.target),
    }
}

/// Links whose answer stands in what was written.
fn as_written(pen: &Pen<'_>, target: &Target) -> LinkAnswer {
    let href = |url: String, rel_external| LinkAnswer::Href { url, lang: None, text: None, rel_external };
    match target {
        Target::External(url) => href(url.clone(), true),
        Target::Mail(address) => href(format!("mailto:{address}"), false),
        Target::Phone(number) => href(format!("tel:{number}"), false),
        Target::Lang(tag) => {
            let dir = pen.setting.settings.languages.find(tag).map(|lang| pen.setting.settings.languages[lang].direction);
            LinkAnswer::Lang { tag: tag.clone(), dir }
        }
        Target::Ruby(reading) => LinkAnswer::Ruby { reading: reading.clone() },
        _ => LinkAnswer::Broken,
    }
}

/// The value of one of the item's facts, as it may stand in a sentence.
fn fact(pen: &Pen<'_>, field: FieldId, standing: &Standing) -> Option<String> {
    let shown = shown::shown(pen, standing.item?, field, standing.lang, Depth::Card)?;
    let html = text(&shown.html);
    // A list cannot stand inside a paragraph.
    let mut html = if html.is_empty() || html.starts_with("<ul>") { escape(text(&shown.text)) } else { html.to_owned() };
    let mut qualify = |id: &str, date: &str| {
        let arguments = [("value", Arg::from(VALUE)), ("date", Arg::from(date))];
        if let Ok(phrase) = pen.voice(standing.lang).phrase(id, &arguments) {
            html = escape(&phrase.text).replace(VALUE, &html);
        }
    };
    if shown.plan {
        qualify("value-planned", "");
    }
    if let Some(day) = &shown.former {
        qualify("value-former", day);
    }
    Some(html)
}

/// Stands for a value of several characters or elements in a phrase about it (U+FFFC, object replacement character).
const VALUE: &str = "\u{FFFC}";

/// Where the first picture of a body stands, unless the page shows one of the item's own before it.
fn first_picture(pen: &Pen<'_>, outline: &Outline, links: &BodyLinks, standing: &Standing) -> Option<usize> {
    let has_own = |rank: usize| {
        let item = &pen.site.items[rank];
        let kind = item.kind(pen.setting.kinds);
        kind.iter().any(|(id, field)| field.public && field.ty == Type::Image && item.value(standing.lang, id, pen.setting.kinds).is_some())
    };
    if standing.item.is_some_and(has_own) {
        return None;
    }
    let in_text = outline.links.iter().zip(&links.links).filter(|(link, followed)| link.is_image && matches!(followed, Followed::File(_)));
    let in_blocks = outline.components.iter().zip(&links.blocks).filter(|(_, block)| matches!(block, Block::Figure(_) | Block::Gallery { .. }));
    let starts = in_text.map(|(link, _)| link.place.span.start).chain(in_blocks.map(|(component, _)| component.place.span.start));
    starts.min()
}

/// A picture with its words.
fn figure(pen: &Pen<'_>, figure: &Figure, eager: bool, standing: &Standing) -> View {
    let voice = pen.voice(standing.words);
    let picture = figure.file.as_ref().and_then(|on_disk| Picture::find(pen, on_disk));
    let image = picture.map(|picture| picture.view(figure.focus).with("alt", voice.typeset(&figure.alt)).with("decorative", figure.decorative));
    View::new()
        .with("image", image)
        .with("eager", eager)
        .with("caption_html", figure.caption.as_deref().map(|caption| marked(&voice.typeset(caption).into())))
        .with("credit", figure.credit.as_deref())
}

fn answer_block(pen: &Pen<'_>, block: &Block, eager: bool, standing: &Standing) -> Value {
    let voice = pen.voice(standing.words);
    let set = |words: &Option<String>| -> Option<Value> { words.as_deref().map(|words| voice.typeset(words).into()) };
    let html = |words: &Option<String>| set(words).map(|set| marked(&set));
    let cell = |words: &String| escape(&voice.typeset(words));
    let view = match block {
        Block::Figure(one) => figure(pen, one, eager, standing),
        Block::Gallery { figures, caption } => {
            let figures = figures.iter().enumerate().map(|(rank, one)| figure(pen, one, eager && rank == 0, standing));
            View::new().with("figures", figures.collect::<Vec<_>>()).with("caption_html", html(caption))
        }
        Block::Facts { of, fields, caption } => {
            let rows: Vec<View> = of.iter().flat_map(|rank| fields.iter().filter_map(|field| row(pen, *rank, *field, standing.lang))).collect();
            View::new().with("rows", rows).with("caption", set(caption))
        }
        Block::List { ask, title } => {
            let items = pen.site.answer(*ask, standing.node, standing.lang);
            View::new().with("items", pen.cards(items.iter().copied(), standing.lang)).with("title", set(title))
        }
        Block::Table { caption, header, rows, align } => View::new()
            .with("caption_html", html(caption))
            .with("header", header.iter().map(cell).collect::<Vec<_>>())
            .with("rows", rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>()).collect::<Vec<_>>())
            .with("align", align.clone()),
        Block::Contact { of, title } => {
            let contacts: Vec<Value> = of.iter().filter_map(|rank| contact_of(pen, *rank, standing.lang)).collect();
            View::new().with("contacts", contacts).with("title", set(title))
        }
        Block::Quote { text, by, source, lang } => {
            let voice = lang.as_deref().and_then(|tag| pen.setting.settings.languages.find(tag)).map_or(voice, |lang| pen.voice(lang));
            let paragraphs: String = text
                .split("\n\n")
                .filter(|paragraph| !paragraph.trim().is_empty())
                .map(|paragraph| format!("<p>{}</p>", escape(&voice.typeset(paragraph.trim()))))
                .collect();
            View::new().with("html", paragraphs).with("by", set(by)).with("source", set(source)).with("lang", lang.as_deref())
        }
        Block::Faulty => View::new(),
    };
    view.into()
}

/// A value of an item beside its label.
fn row(pen: &Pen<'_>, rank: usize, field: FieldId, lang: Lang) -> Option<View> {
    let words = &pen.lexicon(pen.site.items[rank].draft.kind, lang)[field];
    let shown = shown::shown(pen, rank, field, lang, Depth::Page)?;
    Some(View::new().with("name", words.name.clone()).with("label", words.label.clone()).with("shown", shown))
}

/// The contact of an item, whatever its kind calls the field.
fn contact_of(pen: &Pen<'_>, rank: usize, lang: Lang) -> Option<Value> {
    let kind = pen.site.items[rank].kind(pen.setting.kinds);
    let (field, _) = kind.iter().find(|(_, field)| field.ty == crate::kinds::Type::Contact)?;
    let shown = shown::shown(pen, rank, field, lang, Depth::Card)?;
    Some(shown.contact.unwrap_or_else(|| View::new().with("name", shown.text).into()))
}

/// Renders a body: components first, through their templates, then the Markdown around them.
pub(super) fn render(pen: &Pen<'_>, body: &Body) -> Result<String, Diagnostic> {
    let components = components(pen, body)?;
    let source = whole(&body.source)?;
    let Answered { links, headings, cites, .. } = &body.answers;
    Ok(html(pen, &source, body.span.clone(), &body.rules, body.lang, Parts { links, headings, components: &components, cites }))
}

fn components(pen: &Pen<'_>, body: &Body) -> Result<Vec<String>, Diagnostic> {
    let component = |(name, block): &(String, Value)| {
        let mut context = context(pen, body.lang, pen.site_alone(body.lang));
        context.insert_value("block", block.clone());
        pen.theme.component(name, &context)
    };
    body.answers.components.iter().map(component).collect()
}

/// How the body of an item begins, at most so many columns. Nothing if its file cannot be read any more: its page says so.
pub(super) fn beginning(pen: &Pen<'_>, rank: usize, source: &Arc<Source>, span: Range<usize>, columns: usize) -> String {
    let raw_html = pen.site.sections[pen.site.items[rank].section].draft.rules.raw_html;
    let known_cites = page::cites(pen, rank).into_iter().map(|cite| cite.key).collect();
    whole(source).map_or_else(|_| String::new(), |source| markdown::beginning(&source, span, &Rules { raw_html, known_cites }, columns))
}

/// The source with its text, for as long as it takes to render it.
fn whole(source: &Arc<Source>) -> Result<Arc<Source>, Diagnostic> {
    let Some(file) = source.file() else { return Ok(source.clone()) };
    let place = || Place::path(source.path.clone());
    let text = disk::read_text_again(file, source).map_err(|fault| say::unread(place(), fault))?;
    let text = text.ok_or_else(|| say::changed_meanwhile(place()))?;
    Ok(Source::read(source.path.as_str(), text, source.digest, source.is_as_written))
}

/// What goes into a body.
struct Parts<'p> {
    links: &'p [LinkAnswer],
    headings: &'p [String],
    components: &'p [String],
    cites: &'p [CiteAnswer],
}

fn html(pen: &Pen<'_>, source: &Arc<Source>, span: Range<usize>, rules: &Rules, lang: Lang, parts: Parts<'_>) -> String {
    let voice = pen.voice(lang);
    let breaks = |text: &str| {
        let mut at = 0;
        let mut offsets: Vec<usize> = voice.phrases(text).iter().map(|phrase| { at += phrase.len(); at }).collect();
        offsets.pop();
        offsets
    };
    let answers = Answers {
        links: parts.links,
        headings: parts.headings,
        components: parts.components,
        cites: parts.cites,
        typeset: &|runs| voice.typeset_runs(runs),
        phrases: &breaks,
        words: &pen.fixed(lang).body,
    };
    markdown::html(source, span, rules, &answers).body
}

/// A `markdown` field: prose without items, facts or components of the site.
pub(super) fn loose(pen: &Pen<'_>, text: &str, lang: Lang) -> String {
    let source = Source::new("", text);
    let rules = Rules { raw_html: false, known_cites: Vec::new() };
    let outline = markdown::outline(&source, 0..text.len(), &rules, &mut crate::diag::Report::new());
    let links: Vec<LinkAnswer> = outline.links.iter().map(|link| as_written(pen, &link.target)).collect();
    let components = vec![String::new(); outline.components.len()];
    let parts = Parts { links: &links, headings: &ids(&outline), components: &components, cites: &[] };
    html(pen, &source, 0..text.len(), &rules, lang, parts)
}

/// The few words rendering adds, in a language.
pub(super) fn words(pen: &Pen<'_>, lang: Lang) -> Words {
    let say = |id: &str| pen.say(lang, id);
    Words {
        footnotes: say("body-footnotes"),
        footnote: say("body-footnote"),
        back: say("body-back"),
        table: say("body-table"),
        done: say("body-done"),
        open: say("body-open"),
        note: say("body-note"),
        tip: say("body-tip"),
        important: say("body-important"),
        warning: say("body-warning"),
        caution: say("body-caution"),
    }
}

/// The message ids rendering itself says, for the parity of words.
pub const MESSAGES: [(&str, &[&str]); 20] = [
    ("body-footnotes", &[]),
    ("body-footnote", &[]),
    ("body-back", &[]),
    ("body-table", &[]),
    ("body-done", &[]),
    ("body-open", &[]),
    ("body-note", &[]),
    ("body-tip", &[]),
    ("body-important", &[]),
    ("body-warning", &[]),
    ("body-caution", &[]),
    ("value-pending", &[]),
    ("value-planned", &["value"]),
    ("value-former", &["date", "value"]),
    ("value-yes", &[]),
    ("value-no", &[]),
    ("ui-not-found", &[]),
    ("ui-home", &[]),
    ("feed-title", &["section", "site"]),
    ("page-number", &["page"]),
];
