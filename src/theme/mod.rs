//! Compiled templates, their assets and what a template may call.
//!
//! Takes the files of a theme and the speakers of the site's languages, gives a [`Theme`] that renders a view from a
//! context. Never builds a context, never answers an ask, never reads a file.

pub mod assets;
mod check;
mod colours;
pub mod embedded;
mod faults;
pub mod files;
mod fonts;
pub mod header;
mod pictures;
pub mod icons;
mod scan;
mod speech;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use tera::{Context, Tera};

pub use self::assets::{Asset, Kind, Known, Minifier, Minify};
pub use self::files::{Content, ThemeFile, ThemeFiles, gather};
pub use self::header::Ask;
pub use self::speech::{Argument, Speak, Speakers, escaped};
pub use self::colours::Colours;
use self::faults::Templates;
use self::icons::Icon;
use self::scan::Scan;
use crate::config::fonts::FontAsk;
use crate::diag::catalog::theme::{Called, Tried};
use crate::diag::{Diagnostic, Report, Severity};
use crate::digest::{Digest, Digester};
use crate::media::Recipe;
use crate::source::{Place, Source};

/// The views every theme must have.
pub const VIEWS: [&str; 7] = ["home", "section", "item", "facet", "not-found", "chooser", "alias"];

/// What a theme needs to know of the site.
pub struct Setting<'a> {
    /// The site's base path, with both slashes: `/` or `/portal/`.
    pub base: &'a str,
    /// Who speaks each of the site's languages, by tag.
    pub speakers: Speakers,
    /// Makes styles and scripts smaller.
    pub minifier: Minifier<'a>,
    /// Fonts the site asks for besides those of its theme.
    pub fonts: &'a [FontAsk],
    /// The theme as it was loaded last, if it was: templates that are the same are not compiled again.
    pub before: Option<&'a Theme>,
}

/// The templates of a theme, read but not compiled.
pub struct Read {
    templates: Templates,
    /// What was wrong with them.
    faults: Report,
}

/// One template.
pub struct Template {
    /// Its text.
    pub source: Arc<Source>,
    scan: Scan,
    asks: Vec<Ask>,
}

/// A message some template says.
#[derive(Clone, Debug)]
pub struct UsedMessage {
    /// Its id, with `.attribute` if one is meant.
    pub id: String,
    /// The arguments it is given, sorted.
    pub arguments: Vec<String>,
    /// Where.
    pub place: Place,
}

/// A theme ready to render. It may be shared between threads.
pub struct Theme {
    tera: Tera,
    templates: Templates,
    asks: BTreeMap<String, Vec<Ask>>,
    /// Templates that speak other languages than the page's.
    polyglots: BTreeSet<String>,
    /// Templates in which structured data is named, or in what they extend and include.
    structured: BTreeSet<String>,
    /// Templates in which related items are named, or in what they extend and include.
    relating: BTreeSet<String>,
    colours: Colours,
    icons: Vec<Icon>,
    assets: BTreeMap<String, Asset>,
    digest: Digest,
    shape: Digest,
    place: Place,
    pictures: Recipe,
}

/// Reads the templates of a theme. What is wrong with them is told when they are compiled. A template that was compiled
/// before and is the same is not read again: whatever was compiled had no fault.
pub fn read(files: &ThemeFiles, before: Option<&Theme>) -> Read {
    let mut faults = Report::new();
    let templates = read_templates(files, before, &mut faults);
    Read { templates, faults }
}

impl Read {
    /// Every message the templates say, in the order of files and places.
    pub fn used_messages(&self) -> Vec<UsedMessage> {
        check::used_messages(&self.templates)
    }
}

/// Compiles a theme. All faults of all templates are told in one run; any error gives `None`.
pub fn load(files: &ThemeFiles, read: Read, setting: Setting<'_>, report: &mut Report) -> Option<Theme> {
    let Read { templates, mut faults } = read;
    let languages: Vec<String> = setting.speakers.keys().cloned().collect();
    let want = fonts::Want { asked: setting.fonts, languages: &languages, known: setting.minifier.known };
    let assets = assets::fingerprint(files, setting.minifier, want, &mut faults);
    let voices = Arc::new(speech::Voices::new(setting.speakers, &said_plainly(&templates)));
    let bare = with_functions(Tera::new(), &voices, setting.base, &assets);
    let before = setting.before.filter(|before| same_text(&before.templates, &templates));
    let compiled = match before {
        // What was compiled knows its functions by name only.
        Some(before) => Ok(with_functions(before.tera.clone(), &voices, setting.base, &assets)),
        None => {
            let mut tera = bare.clone();
            tera.add_raw_templates(templates.iter().map(|(name, template)| (name, &template.source.text))).map(|()| tera)
        }
    };
    check::views(&templates, files, &mut faults);
    check::shared(&templates, &mut faults);
    if before.is_none() {
        check::names(&templates, &bare, &mut faults);
    }
    check::messages(&templates, &mut faults);
    check::assets(&templates, &assets, &mut faults);
    let colours = colours::read(files, &mut faults);
    let icons = assets.get(icons::DRAWING).map(icons::of).unwrap_or_default();
    if let Some(Err(why)) = assets.get(icons::DRAWING).map(|drawing| icons::check(&drawing.bytes)) {
        faults.say(crate::diag::catalog::theme::no_icon(files.files.get(icons::DRAWING).map_or(files.place.clone(), ThemeFile::place), &why));
    }
    if let Err(error) = &compiled {
        check::syntax(&templates, &files.place, &mut faults);
        // Names Tera does not know make it refuse all templates with one sentence; ours have places and came first.
        if faults.count(Severity::Error) == 0 {
            faults.say(faults::on_load(error, &templates, &files.place));
        }
    }
    let tera = compiled.ok().filter(|_| faults.count(Severity::Error) == 0);
    report.absorb(faults);
    let mut digests = digests(&templates, &assets, setting.base);
    digests.whole = Digester::new().part(digests.whole.bytes()).part(format!("{colours:?}")).finish();
    tera.map(|tera| Theme {
        asks: templates.keys().map(|name| (name.clone(), asks_of(name, &templates))).collect(),
        structured: naming("jsonld", &templates),
        relating: naming("page.related", &templates),
        icons,
        colours,
        polyglots: templates.keys().filter(|name| speaks_others(name, &templates)).cloned().collect(),
        digest: digests.whole,
        shape: digests.shape,
        place: files.place.clone(),
        pictures: files.pictures.clone(),
        tera,
        templates,
        assets,
    })
}

fn with_functions(mut tera: Tera, voices: &Arc<speech::Voices>, base: &str, assets: &BTreeMap<String, Asset>) -> Tera {
    tera.register_function("t", speech::Plain(voices.clone()));
    tera.register_function("t_html", speech::Marked(voices.clone()));
    tera.register_function("asset", speech::Assets::new(base, assets));
    tera
}

/// The ids of messages said without arguments.
fn said_plainly(templates: &Templates) -> BTreeSet<&str> {
    let calls = templates.values().flat_map(|template| &template.scan.calls);
    let plain = calls.filter(|call| matches!(call.function.as_str(), "t" | "t_html") && call.arguments.len() == 1);
    plain.filter_map(|call| call.argument("id")?.literal.as_deref()).collect()
}

fn same_text(before: &Templates, now: &Templates) -> bool {
    before.len() == now.len() && before.iter().zip(now).all(|(before, now)| before.0 == now.0 && is_same(before.1, &now.1.source))
}

/// Whether a template was read from this very file with this very text.
fn is_same(template: &Template, source: &Source) -> bool {
    template.source.path == source.path && template.source.digest == source.digest
}

/// `templates/home.html` is called `home.html`; `components/figure.html` keeps its folder.
fn template_name(path: &str) -> Option<&str> {
    path.strip_prefix("templates/").or_else(|| path.starts_with("components/").then_some(path))
}

fn read_templates(files: &ThemeFiles, before: Option<&Theme>, report: &mut Report) -> Templates {
    let mut templates = Templates::new();
    for (path, file) in &files.files {
        let Some(name) = template_name(path) else { continue };
        let Content::Text(source) = &file.content else {
            report.say(crate::diag::catalog::theme::no_template(file.place()));
            continue;
        };
        let known = before.and_then(|before| before.templates.get(name)).filter(|template| is_same(template, source));
        let template = known.cloned().unwrap_or_else(|| {
            let asks = header::asks(source, report);
            Arc::new(Template { source: source.clone(), scan: scan::scan(&source.text), asks })
        });
        templates.insert(name.to_owned(), template);
    }
    templates
}

struct Digests {
    /// Of every template and asset.
    whole: Digest,
    /// Of every template and of the names of assets.
    shape: Digest,
}

fn digests(templates: &Templates, assets: &BTreeMap<String, Asset>, base: &str) -> Digests {
    let mut whole = Digester::new().part(base);
    for (name, template) in templates {
        whole.add(name);
        whole.add(&template.source.text);
    }
    let mut shape = whole.clone();
    for asset in assets.values() {
        whole.add(&asset.path);
        whole.add(&asset.bytes);
        shape.add(&asset.path);
    }
    Digests { whole: whole.finish(), shape: shape.finish() }
}

/// The asks of a view and of all it extends and includes; the nearest of one name counts.
fn asks_of(view: &str, templates: &Templates) -> Vec<Ask> {
    let mut asks: Vec<Ask> = Vec::new();
    for ask in whole(view, templates).into_iter().flat_map(|template| &template.asks) {
        if asks.iter().all(|known| known.name != ask.name) {
            asks.push(ask.clone());
        }
    }
    asks.sort_by(|a, b| a.name.cmp(&b.name));
    asks
}

/// The shared parts among templates, with their names.
fn shared(templates: &Templates) -> impl Iterator<Item = (&str, &String)> {
    templates.keys().filter_map(|template| Some((template.strip_prefix("shared/")?.strip_suffix(".html")?, template)))
}

/// Whether a template, or anything it extends or includes, says messages in a language it chooses: `t(id="…", lang="ja")`.
fn speaks_others(name: &str, templates: &Templates) -> bool {
    let calls = whole(name, templates).into_iter().flat_map(|template| &template.scan.calls);
    calls.filter(|call| matches!(call.function.as_str(), "t" | "t_html")).any(|call| call.argument("lang").is_some())
}

/// The templates in which a name stands, or in what they extend and include.
fn naming(word: &str, templates: &Templates) -> BTreeSet<String> {
    templates.keys().filter(|name| whole(name, templates).iter().any(|template| template.source.text.contains(word))).cloned().collect()
}

/// A template and all it extends, includes and takes components from, nearest first.
fn whole<'a>(name: &'a str, templates: &'a Templates) -> Vec<&'a Template> {
    let (mut all, mut seen) = (Vec::new(), vec![name]);
    while let Some(template) = seen.get(all.len()).and_then(|name| templates.get(*name)).map(Arc::as_ref) {
        for (next, _) in template.leads_to(templates) {
            if !seen.contains(&next) {
                seen.push(next);
            }
        }
        all.push(template);
    }
    all
}

impl Template {
    /// The templates this one extends, includes or takes components from, each with the place of the call.
    fn leads_to<'a>(&'a self, templates: &'a Templates) -> impl Iterator<Item = (&'a str, Range<usize>)> {
        self.scan.names.iter().filter_map(move |name| {
            let target = match name.called {
                Called::Template => templates.get_key_value(&name.name).map(|(key, _)| key.as_str()),
                Called::Component => templates
                    .iter()
                    .find(|(_, template)| template.scan.components.contains(&name.name))
                    .map(|(key, _)| key.as_str()),
                _ => None,
            };
            target.map(|target| (target, name.span.clone()))
        })
    }
}

impl Theme {
    /// Digest of every template and asset: part of every page's fingerprint.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// How pictures are made.
    pub fn pictures(&self) -> &Recipe {
        &self.pictures
    }

    /// Digest of all that can make a view fail: every template and the names of the assets, not what is in them.
    pub fn shape(&self) -> Digest {
        self.shape
    }

    /// Whether any template speaks other languages than the page's.
    pub fn has_polyglots(&self) -> bool {
        !self.polyglots.is_empty()
    }

    /// The template of a view. An item's kind may have its own: `project.html` instead of `item.html`.
    pub fn view(&self, view: &str, kind: Option<&str>) -> String {
        let own = kind.filter(|kind| view == "item" && !VIEWS.contains(kind) && *kind != "base").map(|kind| format!("{kind}.html"));
        own.filter(|name| self.templates.contains_key(name)).unwrap_or_else(|| format!("{view}.html"))
    }

    /// What a template asks of the site, sorted by name.
    pub fn asks(&self, template: &str) -> &[Ask] {
        self.asks.get(template).map_or(&[], Vec::as_slice)
    }

    /// Whether a template speaks other languages than the page's: then their words are among what its pages hold.
    pub fn speaks_others(&self, template: &str) -> bool {
        self.polyglots.contains(template) || self.shared().any(|(_, part)| self.polyglots.contains(part))
    }

    /// The parts many pages share (`shared/footer.html`), each with the name pages know it by (`footer`).
    pub fn shared(&self) -> impl Iterator<Item = (&str, &str)> {
        shared(&self.templates).map(|(name, template)| (name, template.as_str()))
    }

    /// Whether a template prints the structured data of its page: else it need not be worked out.
    pub fn prints_structured_data(&self, template: &str) -> bool {
        self.structured.contains(template)
    }

    /// Whether a template shows items related to its page's: else they need not be looked for.
    pub fn shows_related(&self, template: &str) -> bool {
        self.relating.contains(template)
    }

    /// The ground of the pages, for what browsers paint around them.
    pub fn colours(&self) -> &Colours {
        &self.colours
    }

    /// The icon in every size, drawn from `img/icon.svg`; nothing without it.
    pub fn icons(&self) -> &[Icon] {
        &self.icons
    }

    /// The drawing icons are made from.
    pub fn icon_drawing(&self) -> Option<&Asset> {
        self.assets.get(icons::DRAWING)
    }

    /// Whether the template of a Markdown block speaks other languages.
    pub fn component_speaks_others(&self, name: &str) -> bool {
        self.polyglots.contains(&component_name(name))
    }

    /// What every template asks, by template.
    pub fn all_asks(&self) -> impl Iterator<Item = (&str, &[Ask])> {
        self.asks.iter().map(|(template, asks)| (template.as_str(), asks.as_slice()))
    }

    /// Every message the templates say, in the order of files and places.
    pub fn used_messages(&self) -> Vec<UsedMessage> {
        check::used_messages(&self.templates)
    }

    /// Every asset, sorted by path.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.assets.values()
    }

    /// The views a section may name: every template but those in folders.
    pub fn views(&self) -> impl Iterator<Item = &str> {
        self.templates.keys().filter(|name| !name.contains('/')).filter_map(|name| name.strip_suffix(".html"))
    }

    /// Whether there is a template for a Markdown block `{name}`.
    pub fn has_component(&self, name: &str) -> bool {
        self.templates.contains_key(&component_name(name))
    }

    /// Renders a view. The context's `lang` chooses the speaker.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Diagnostic> {
        self.attempt(template, context, None)
    }

    /// Renders a view as bytes: UTF-8, about so many of them.
    pub fn page(&self, template: &str, context: &Context, about: usize) -> Result<Vec<u8>, Diagnostic> {
        let mut page = Vec::with_capacity(about);
        self.tera
            .render_to(template, context, &mut page)
            .map(|()| page)
            .map_err(|error| faults::on_render(&error, template, &self.templates, &self.place, None))
    }

    /// Renders a Markdown block.
    pub fn component(&self, name: &str, context: &Context) -> Result<String, Diagnostic> {
        self.attempt(&component_name(name), context, None)
    }

    /// Renders templates on pages made up from kinds, so that a wrong name is told before any content is read.
    pub fn try_on(&self, specimens: &[Specimen], report: &mut Report) {
        let mut told: BTreeSet<(String, usize, &str)> = BTreeSet::new();
        let attempt = |Specimen { template, name, tried, context }: &Specimen| self.attempt(template, context, Some((name, *tried))).err();
        let attempts: Vec<Option<Diagnostic>> = specimens.par_iter().map(attempt).collect();
        for diagnostic in attempts.into_iter().flatten() {
            // Where a language lacks a message, `i18n` has said so.
            if diagnostic.says.en.contains(speech::NO_MESSAGE) {
                continue;
            }
            // One wrong name fails on many pages: the first of them is enough to see.
            if told.insert((diagnostic.place.source.path.clone(), diagnostic.place.span.start, diagnostic.code)) {
                report.say(diagnostic);
            }
        }
    }

    fn attempt(&self, template: &str, context: &Context, specimen: Option<(&str, Tried)>) -> Result<String, Diagnostic> {
        self.tera
            .render(template, context)
            .map_err(|error| faults::on_render(&error, template, &self.templates, &self.place, specimen))
    }
}

/// A page made up for a template to be tried on.
pub struct Specimen {
    /// The template.
    pub template: String,
    /// What the page, or the component, is called.
    pub name: String,
    /// What it is.
    pub tried: Tried,
    /// What the template sees.
    pub context: Context,
}

fn component_name(name: &str) -> String {
    format!("components/{name}.html")
}
