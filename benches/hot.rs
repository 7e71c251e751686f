//! The functions a build calls most, alone: `cargo bench --bench hot`. Inputs are pages of the corpus `compare` measures with.

use std::sync::Arc;

use caybeo::diag::Report;
use caybeo::i18n::{self, Arg, Layer, Rates, Voice, WordFile, Words};
use caybeo::lang::Lang;
use caybeo::markdown::{self, Answers, LinkAnswer, Outline, Rules};
use caybeo::source::Source;
use caybeo::values::Day;
use caybeo::{config, emit, fields, text};
use divan::{Bencher, black_box};

use corpus::words::Tongue;
use corpus::{Corpus, caybeo_site};

// One corpus for both benches; this one needs only its files.
#[allow(dead_code)]
mod corpus;

const LANGUAGES: [&str; 4] = ["vi", "en", "fr", "ja"];

fn main() {
    divan::main();
}

fn tongue(tag: &str) -> Tongue {
    Tongue::ALL.into_iter().find(|tongue| tongue.tag() == tag).unwrap_or(Tongue::Vi)
}

fn corpus() -> Corpus {
    Corpus::of(400)
}

/// The last article of the corpus as a file.
fn article(tag: &str) -> Arc<Source> {
    let corpus = corpus();
    Source::new("news.md", caybeo_site::file(&corpus.items[corpus.items.len() - 1], &corpus, tongue(tag)))
}

fn body(source: &Source) -> std::ops::Range<usize> {
    let start = source.text.match_indices("+++\n").nth(1).map_or(0, |(at, mark)| at + mark.len());
    start..source.text.len()
}

/// The portal's words, of the theme alone.
fn words() -> Arc<Words> {
    let mut report = Report::new();
    let Ok(settings) = config::read(&Source::new("site.toml", caybeo_site::settings(&corpus())), &mut report) else {
        panic!("the settings of the corpus are not sound")
    };
    let texts = [
        ("vi", include_str!("../themes/plain/i18n/vi.ftl")),
        ("en", include_str!("../themes/plain/i18n/en.ftl")),
        ("fr", include_str!("../themes/plain/i18n/fr.ftl")),
        ("ja", include_str!("../themes/plain/i18n/ja.ftl")),
    ];
    let file = |(tag, text): (&str, &str)| {
        let lang = settings.languages.find(tag)?;
        Some(WordFile { lang, layer: Layer::Theme(0), source: Source::new(format!("{tag}.ftl"), text) })
    };
    let rates = Rates { currencies: Vec::new() };
    let setting = i18n::Setting { languages: &settings.languages, rates: &rates, used: &[] };
    i18n::load(texts.into_iter().filter_map(file).collect(), setting, None, &mut report)
}

fn voice<'w>(words: &'w Words, tag: &str) -> &'w Voice {
    words.voice(Lang(LANGUAGES.iter().position(|known| *known == tag).unwrap_or(0) as u8))
}

fn read(source: &Arc<Source>) -> Outline {
    markdown::outline(source, body(source), &Rules::default(), &mut Report::new())
}

fn render(source: &Arc<Source>, outline: &Outline, voice: &Voice) -> String {
    let href = |_: &markdown::Link| LinkAnswer::Href { url: "/vi/tin-tuc/ben-nuoc/".to_owned(), lang: None, text: None, rel_external: false };
    let links: Vec<LinkAnswer> = outline.links.iter().map(href).collect();
    let say = |id: &str| voice.phrase(id, &[]).map(|phrase| phrase.text).unwrap_or_default();
    let words = markdown::Words {
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
    };
    let breaks = |text: &str| {
        let mut ends: Vec<usize> = voice.phrases(text).iter().scan(0, |at, phrase| { *at += phrase.len(); Some(*at) }).collect();
        ends.pop();
        ends
    };
    let headings: Vec<String> = outline.headings.iter().map(|heading| heading.id.clone()).collect();
    let answers =
        Answers { links: &links, headings: &headings, components: &[], cites: &[], typeset: &|runs| voice.typeset_runs(runs), phrases: &breaks, words: &words };
    markdown::html(source, body(source), &Rules::default(), &answers).body
}

#[divan::bench(args = LANGUAGES)]
fn front_matter(bencher: Bencher, tag: &str) {
    let source = article(tag);
    let end = body(&source).start - "+++\n".len();
    bencher.bench(|| fields::parse(black_box(&source), "+++\n".len()..end, &mut Report::new()));
}

#[divan::bench(args = LANGUAGES)]
fn outline(bencher: Bencher, tag: &str) {
    let source = article(tag);
    bencher.bench(|| read(black_box(&source)));
}

#[divan::bench(args = LANGUAGES)]
fn body_to_html(bencher: Bencher, tag: &str) {
    let (source, words) = (article(tag), words());
    let outline = read(&source);
    bencher.bench(|| render(black_box(&source), &outline, voice(&words, tag)));
}

#[divan::bench(args = LANGUAGES)]
fn minify_page(bencher: Bencher, tag: &str) {
    let (source, words) = (article(tag), words());
    let body = render(&source, &read(&source), voice(&words, tag));
    let page = format!("<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<title>x</title>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n");
    bencher.with_inputs(|| page.clone().into_bytes()).bench_values(emit::minify::page);
}

#[divan::bench(args = LANGUAGES)]
fn typeset_summary(bencher: Bencher, tag: &str) {
    let (summary, words) = (corpus::prose::summary(7, tongue(tag)), words());
    bencher.bench(|| voice(&words, tag).typeset(black_box(&summary)));
}

#[divan::bench(args = LANGUAGES)]
fn phrase(bencher: Bencher, tag: &str) {
    let words = words();
    bencher.bench(|| voice(&words, tag).phrase("ui-page", &[("page", Arg::Text(black_box("3").to_owned()))]).map(|phrase| phrase.text).ok());
}

#[divan::bench(args = LANGUAGES)]
fn date(bencher: Bencher, tag: &str) {
    let (words, day) = (words(), Day::parse("2025-12-23"));
    bencher.bench(|| day.map(|day| voice(&words, tag).day(black_box(&day))));
}

#[divan::bench(args = LANGUAGES)]
fn compare_titles(bencher: Bencher, tag: &str) {
    let (corpus, words) = (corpus(), words());
    let titles = &corpus.items.iter().map(|item| &item.titles[tongue(tag) as usize]).collect::<Vec<_>>();
    bencher.bench(|| voice(&words, tag).compare(black_box(titles[3]), black_box(titles[4])));
}

#[divan::bench]
fn slug() -> String {
    text::slug(black_box("Chuyến ghe đêm và những ngày yên ả 17"))
}

#[divan::bench]
fn fold() -> String {
    text::fold(black_box("Chuyến ghe đêm và những ngày yên ả 17"))
}
