//! What stands around a page's content: its twins in other languages, the way up, what it tells other programs.

use tera::Value;

use super::Writer;
use crate::kinds::{Datum, Image, Value as FieldValue};
use crate::lang::Lang;
use crate::media::Form;
use crate::render::Pen;
use crate::render::face::Trail;
use crate::render::picture::Picture;
use crate::render::view::View;
use crate::resolve::{Node, Page, Presence};
use crate::stamp::Standing;
use crate::values::Day;

impl Writer<'_, '_> {
    /// This very page, within its host.
    pub(super) fn url(&self) -> Value {
        match self.face {
            Some(face) if self.page.number == 1 => face.url.clone(),
            _ => self.pen.link(&self.page.path).into(),
        }
    }

    /// The page whose words these are, with its host.
    pub(super) fn canonical(&self, presence: Presence) -> String {
        let path = match presence {
            Presence::Borrowed(from) => self.pen.site.path(self.page.node, from).unwrap_or(&self.page.path),
            _ => &self.page.path,
        };
        self.pen.setting.settings.absolute(path)
    }

    pub(super) fn borrowed(&self, presence: Presence) -> Option<View> {
        let Presence::Borrowed(from) = presence else { return None };
        let language = &self.pen.setting.settings.languages[from];
        let path = self.pen.site.path(self.page.node, from)?;
        Some(View::new().with("endonym", language.endonym.as_str()).with("lang", language.tag.as_str()).with("url", self.pen.link(path)))
    }

    /// The page in the language these words were translated from, if they no longer say what it says and the site tells its
    /// readers; with the day they were compared last.
    pub(super) fn behind(&self) -> Option<View> {
        let (pen, node) = (self.pen, self.page.node);
        let beside = match node {
            _ if !pen.setting.settings.translations.banner => None,
            Node::Item(rank) => pen.site.items[rank].draft.beside(self.words),
            Node::Section(rank) => pen.site.sections[rank].draft.beside(self.words),
            _ => None,
        };
        let beside = beside.filter(|beside| matches!(beside.standing(), Standing::Behind(_)))?;
        let language = &pen.setting.settings.languages[beside.source_lang];
        let day = beside.stamp?.value.day;
        Some(
            View::new()
                .with("day", pen.voice(self.lang).day(&Day::exact(day)))
                .with("iso", day.to_string())
                .with("endonym", language.endonym.as_str())
                .with("lang", language.tag.as_str())
                .with("url", pen.link(pen.site.path(node, beside.source_lang)?)),
        )
    }

    /// Every language: the same page there, else the nearest page above it.
    pub(super) fn switcher(&self) -> Vec<View> {
        let pen = self.pen;
        let languages = pen.setting.settings.languages.iter();
        languages
            .map(|(lang, language)| {
                View::new()
                    .with("tag", language.tag.as_str())
                    .with("endonym", language.endonym.as_str())
                    .with("dir", language.direction.as_str())
                    .with("url", self.nearest(lang, &language.segment))
                    .with("current", lang == self.lang && self.page.node != Node::Chooser)
                    .with("borrowed", matches!(pen.site.presence(self.page.node, lang), Presence::Borrowed(_)))
            })
            .collect()
    }

    /// The address of the nearest page in a language.
    fn nearest(&self, lang: Lang, segment: &str) -> String {
        let pen = self.pen;
        if self.page.node == Node::NotFound && self.page.path.starts_with(&pen.setting.settings.languages[self.lang].segment) {
            return pen.link(&format!("{segment}/404.html"));
        }
        if let Some(path) = pen.site.path(self.page.node, lang) {
            return pen.link(path);
        }
        let mut section = self.section_above();
        while let Some(rank) = section {
            if let Some(path) = pen.site.path(Node::Section(rank), lang) {
                return pen.link(path);
            }
            section = pen.site.sections[rank].parent;
        }
        pen.link(&format!("{segment}/"))
    }

    /// The section a page lies in.
    fn section_above(&self) -> Option<usize> {
        match self.page.node {
            Node::Item(rank) => Some(self.pen.site.items[rank].section),
            Node::Facet(rank) => Some(self.pen.site.facets[rank].section),
            Node::Section(rank) => self.pen.site.sections[rank].parent,
            Node::Chooser | Node::NotFound => None,
        }
    }

    /// From the home page to the page above this one.
    pub(super) fn trail(&self) -> Option<&Trail> {
        self.section_above().map(|rank| self.pen.trail(rank, self.lang))
    }

    /// True translations of this very page, itself included, and what a reader of no listed language gets.
    pub(super) fn hreflang(&self) -> Vec<View> {
        hreflang(self.pen, self.page).into_iter().map(|(tag, href)| View::new().with("tag", tag).with("href", href)).collect()
    }

    /// What shared links show beside title and description.
    pub(super) fn og(&self, updated: Option<Value>) -> View {
        let pen = self.pen;
        let node = self.page.node;
        let languages = pen.setting.settings.languages.all();
        let others = languages.filter(|lang| *lang != self.lang && pen.site.presence(node, *lang) == Presence::Own && node != Node::NotFound);
        let alternates: Vec<Value> = others.map(|lang| pen.fixed(lang).locale.clone()).collect();
        let article = matches!(node, Node::Item(rank) if pen.site.items[rank].kind(pen.setting.kinds).feed);
        View::new()
            .with("type", if article { "article" } else { "website" })
            .with("locale", pen.fixed(self.words).locale.clone())
            .with("alternates", alternates)
            .with("image", if let Node::Item(rank) = node { self.likeness(rank) } else { None })
            .with("updated", updated)
    }

    /// The picture of an item as other places show it: photographs alone, for few of them draw a drawing.
    fn likeness(&self, rank: usize) -> Option<View> {
        let pen = self.pen;
        let item = &pen.site.items[rank];
        let kind = item.kind(pen.setting.kinds);
        let mut pictures = kind.iter().filter(|(_, field)| field.public && field.property.as_deref() == Some("image"));
        let (field, shown) = pictures.find_map(|(field, _)| Some((field, item.draft.fact(field).and_then(image)?)))?;
        let alt = item.draft.word(self.words, field).and_then(image).and_then(|words| words.alt.as_ref()).or(shown.alt.as_ref());
        let picture = Picture::find(pen, &format!("{}/{}", item.draft.folder, shown.file.as_ref()?.value))?;
        let size = picture.size();
        let view = View::new()
            .with("url", pen.setting.settings.absolute(&picture.largest().path))
            .with("width", size.width)
            .with("height", size.height)
            .with("alt", alt.map(|alt| pen.voice(self.words).typeset(alt)));
        (size.form != Form::Drawing).then_some(view)
    }
}

fn image(datum: &Datum) -> Option<&Image> {
    match &datum.value {
        FieldValue::Image(image) => Some(image),
        _ => None,
    }
}

/// Whether search engines are welcome: nothing borrowed, no draft, no empty section, no error page.
pub(crate) fn is_indexed(pen: &Pen<'_>, node: Node, lang: Lang) -> bool {
    let own = pen.site.presence(node, lang) == Presence::Own;
    let full = match node {
        Node::Item(rank) => !pen.site.items[rank].is_draft[lang],
        Node::Section(rank) => pen.site.sections[rank].is_root() || pen.site.sections[rank].filled[lang],
        Node::Facet(_) | Node::Chooser => true,
        Node::NotFound => false,
    };
    own && full && pen.setting.settings.output.indexed && !pen.setting.preview
}

/// Tags and absolute addresses of the translations of a page, itself included, `x-default` last. The chooser stands for
/// readers of no listed language on the home pages, the first language elsewhere.
pub(crate) fn hreflang<'a>(pen: &Pen<'a>, page: &Page) -> Vec<(&'a str, String)> {
    let absolute = |path: &str| pen.setting.settings.absolute(path);
    let home = |node: Node| matches!(node, Node::Section(rank) if pen.site.sections[rank].is_root());
    let node = match page.node {
        Node::NotFound => return Vec::new(),
        Node::Chooser => Node::Section(0),
        node => node,
    };
    let twin = |lang: Lang| {
        if !is_indexed(pen, node, lang) || page.number > 1 && pen.site.list_pages(node, lang, pen.setting) < page.number {
            return None;
        }
        let path = absolute(pen.site.path(node, lang)?);
        Some((pen.tag(lang), if page.number == 1 { path } else { format!("{path}page/{}/", page.number) }))
    };
    let mut links: Vec<(&str, String)> = pen.setting.settings.languages.all().filter_map(twin).collect();
    let default = if home(node) { Some(absolute("")) } else { links.first().map(|(_, href)| href.clone()) };
    links.extend(default.map(|href| ("x-default", href)));
    links
}
