//! Makes finished bytes small.
//!
//! Takes pages, styles and scripts, gives the same with fewer bytes. Never changes what a reader sees, never fails: what
//! the minifier cannot read goes through as it came.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minify_html::Cfg;
use sha2::{Digest as _, Sha384};

use super::page;

/// A page. Styles and scripts inside it stay as they are.
pub fn page(html: Vec<u8>) -> Vec<u8> {
    page::minify(&html)
}

pub(super) fn page_settings() -> Cfg {
    Cfg {
        // Without closing tags the output is not a fixed point, and other readers of HTML stumble.
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        // Style sheets select by it.
        keep_input_type_text_attr: true,
        ..Cfg::new()
    }
}

/// A style sheet.
pub fn css(text: &str) -> String {
    inside("style", "", text, Cfg { minify_css: true, ..page_settings() })
}

/// A script that is no module. Top-level names stay.
pub fn js(text: &str) -> String {
    inside("script", "", text, Cfg { minify_js: true, ..page_settings() })
}

/// A script that is a module.
pub fn js_module(text: &str) -> String {
    inside("script", " type=module", text, Cfg { minify_js: true, ..page_settings() })
}

/// The minifier takes styles and scripts only inside a page.
fn inside(element: &str, attribute: &str, text: &str, settings: Cfg) -> String {
    let closing = format!("</{element}");
    if text.to_ascii_lowercase().contains(&closing) {
        return text.to_string();
    }
    let page = format!("<{element}{attribute}>{text}{closing}>");
    let small = String::from_utf8(minify_html::minify(page.as_bytes(), &settings)).ok();
    let content = small.as_deref().and_then(|page| {
        let start = page.find('>')? + 1;
        page.get(start..page.rfind(closing.as_str())?)
    });
    content.unwrap_or(text).to_string()
}

/// The `integrity` attribute of a script or style sheet with these bytes.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_and_scripts_get_small_and_broken_ones_stay() {
        assert_eq!(css("a {\n  color: #ff0000;\n}\n/* x */"), "a{color:red}");
        assert_eq!(js("function f ( number ) {\n  return number + 1 ;\n}\n"), "function f(number){return number+1}");
        assert!(js_module("import a from './a.js';\n\na( 1 );\n").starts_with("import a from"));
        assert_eq!(css("a { } } b"), "a { } } b");
        assert_eq!(js("function ("), "function (");
        assert_eq!(js("x('</script>')"), "x('</script>')");
    }

    #[test]
    fn integrity_is_what_browsers_compute() {
        assert_eq!(integrity(b""), "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb");
    }
}
