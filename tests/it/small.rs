//! Claims: the portal's own pages are small, and what made them small changed nothing.

use std::collections::BTreeMap;
use std::path::Path;

use caybeo::diag::Report;
use caybeo::emit::minify;
use caybeo::pipeline::{self, Options};
use minify_html::Cfg;
use scraper::Html;

use crate::site::NOW;
use crate::visible;

/// Every page of the repository's own site.
fn portal() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).to_owned();
    let out = root.join("public");
    let options = Options { root, out, preview: false, now: NOW.parse().unwrap(), reload: false, trust_stat: true };
    let files = pipeline::collect(&options, &mut Report::new()).expect("the portal builds");
    let pages = files.into_iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

/// The page as a careless template would write it: all values in quotes, every block on a line of its own, comments.
fn spacious(page: &str) -> String {
    let mut html = Html::parse_document(page).html();
    for block in ["head", "body", "div", "header", "nav", "main", "section", "article", "ul", "ol", "li", "p", "h1", "h2", "table", "tr", "td", "dl", "dt"] {
        html = html.replace(&format!("<{block}>"), &format!("\n  <{block}>\n")).replace(&format!("<{block} "), &format!("\n<!-- {block} -->\n\t<{block} "));
        html = html.replace(&format!("</{block}>"), &format!("  </{block}>\n"));
    }
    html
}

#[test]
fn pages_of_the_portal_are_the_same_in_small_and_hardly_larger_than_the_smallest_known() {
    let settings = Cfg { keep_closing_tags: true, keep_html_and_head_opening_tags: true, keep_input_type_text_attr: true, ..Cfg::new() };
    let (mut ours, mut theirs) = (0, 0);
    for (path, page) in portal() {
        assert_eq!(minify::page(page.clone().into_bytes()), page.as_bytes(), "{path} can get smaller");
        let spacious = spacious(&page);
        let small = String::from_utf8(minify::page(spacious.clone().into_bytes())).unwrap();
        assert_eq!(visible::tree(&small), visible::tree(&page), "{path}");
        assert_eq!(visible::text(&small), visible::text(&page), "{path}");
        assert_eq!(visible::raw(&small), visible::raw(&page), "{path}");
        ours += small.len();
        theirs += minify_html::minify(spacious.as_bytes(), &settings).len();
    }
    assert!(ours > 1_000_000 && ours * 100 <= theirs * 102, "{ours} {theirs}");
}
