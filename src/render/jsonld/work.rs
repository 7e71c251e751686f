//! Pages and articles as works of words: whose they are, in which language, what they were translated from, what they
//! rest on.
//!
//! Takes a page, gives the part of its structured data that holds for every work. Knows no kind by name.

use super::object::{Object, list, quoted, reference};
use super::{id, is_work, publisher, schema, stub_of};
use crate::lang::Lang;
use crate::render::Pen;
use crate::render::page::{Told, told};
use crate::render::view::text;
use crate::resolve::{Node, Page, Presence};

/// The work a page is, or is about: a type, and what every work says of itself.
pub(super) fn of<'n>(pen: &Pen<'_>, page: &Page, schema: &str) -> Object<'n> {
    let words = pen.site.presence(page.node, page.lang).words(page.lang).unwrap_or(page.lang);
    let settings = pen.setting.settings;
    let path = if words == page.lang { Some(page.path.as_str()) } else { pen.site.path(page.node, words) };
    let work = Object::of(schema)
        .text("@id", &work_id(pen, page.node, words))
        .text("url", &settings.absolute(path.unwrap_or(&page.path)))
        .text("inLanguage", pen.tag(words))
        .with("isPartOf", Some(site_stub(pen, page.lang)))
        .with("publisher", publisher(pen, page.lang))
        .with("license", settings.licence.as_deref().map(quoted));
    translations(pen, page.node, words, work)
}

/// The id of the words of a node in a language.
fn work_id(pen: &Pen<'_>, node: Node, words: Lang) -> String {
    match node {
        Node::Item(rank) if is_work(schema(pen, rank)) => id(pen, node, words),
        _ => anchor(pen, node, words, "page"),
    }
}

/// A place in the page of a node.
pub(super) fn anchor(pen: &Pen<'_>, node: Node, lang: Lang, fragment: &str) -> String {
    format!("{}#{fragment}", pen.setting.settings.absolute(pen.site.path(node, lang).unwrap_or("")))
}

/// The original names its translations, a translation its original.
fn translations<'n>(pen: &Pen<'_>, node: Node, words: Lang, work: Object<'n>) -> Object<'n> {
    let there: Vec<Lang> = pen.setting.settings.languages.all().filter(|lang| pen.site.presence(node, *lang) == Presence::Own).collect();
    let written = match node {
        Node::Item(rank) => Some(pen.site.items[rank].draft.source_lang).filter(|lang| there.contains(lang)),
        _ => None,
    };
    let Some(original) = written.or(there.first().copied()) else { return work };
    if words != original {
        return work.with("translationOfWork", Some(reference(&work_id(pen, node, original))));
    }
    let others: Vec<String> = there.iter().filter(|lang| **lang != original).map(|lang| reference(&work_id(pen, node, *lang))).collect();
    work.with("workTranslation", (!others.is_empty()).then(|| list(others)))
}

/// What an item rests on: all its sources, and the one its facts come from unless they say otherwise.
pub(super) fn sources(pen: &Pen<'_>, page: &Page, rank: usize, work: &mut Object<'_>) {
    let words = pen.site.presence(page.node, page.lang).words(page.lang).unwrap_or(page.lang);
    let place = |key: &str| anchor(pen, page.node, words, &format!("source-{key}"));
    let told = told(pen, rank);
    if told.is_empty() {
        return;
    }
    if let Some(main) = pen.site.items[rank].draft.source.as_ref().filter(|main| told.iter().any(|source| source.key == main.value)) {
        work.set("isBasedOn", Some(reference(&place(&main.value))));
    }
    work.set("citation", Some(list(told.iter().map(|source| cited(source, &place(source.key))))));
}

fn cited(source: &Told<'_>, id: &str) -> String {
    let text = |text: &Option<String>| text.as_deref().map(quoted);
    let publisher = source.publisher.as_deref().map(|name| Object::of("Organization").text("name", name).written());
    Object::of("CreativeWork")
        .text("@id", id)
        .with("name", text(&source.title))
        .with("inLanguage", text(&source.lang))
        .with("publisher", publisher)
        .with("datePublished", source.date.map(|day| quoted(&day.to_string())))
        .with("url", text(&source.url))
        .written()
}

/// Who answers for an item, else who speaks.
pub(super) fn author(pen: &Pen<'_>, rank: usize, lang: Lang) -> Option<String> {
    let item = &pen.site.items[rank];
    let owner = item.kind(pen.setting.kinds).field("owner").and_then(|(field, _)| item.references[field.0 as usize].first());
    owner.and_then(|owner| stub_of(pen, *owner, lang)).map(str::to_owned).or_else(|| publisher(pen, lang))
}

/// The site: one in all languages.
fn site(pen: &Pen<'_>, lang: Lang) -> Object<'static> {
    let home = pen.setting.settings.absolute("");
    Object::of("WebSite").text("@id", &format!("{home}#website")).text("url", &home).text("name", text(&pen.fixed(lang).site_title))
}

/// The site as its pages refer to it.
fn site_stub(pen: &Pen<'_>, lang: Lang) -> String {
    site(pen, lang).written()
}

/// The site with all there is to say of it.
pub(super) fn whole_site(pen: &Pen<'_>, lang: Lang) -> String {
    let settings = pen.setting.settings;
    site(pen, lang)
        .text("description", &pen.voice(lang).typeset(&settings.description[lang]))
        .with("inLanguage", Some(list(settings.languages.iter().map(|(_, language)| quoted(&language.tag)))))
        .with("publisher", publisher(pen, lang))
        .with("license", settings.licence.as_deref().map(quoted))
        .written()
}
