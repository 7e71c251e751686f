//! Makes finished bytes small.
//!
//! Takes pages, styles and scripts, gives the same with fewer bytes. Never changes what a reader sees, never fails: what
//! the minifier cannot read goes through as it came.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minify_html::Cfg;
use sha2::{Digest as _, Sha384};

use super::space;

/// A page. Styles and scripts inside it stay as they are.
pub fn page(html: Vec<u8>) -> Vec<u8> {
    let Some(guarded) = std::str::from_utf8(&html).ok().and_then(space::guard) else { return html };
    let mut small = minify_html::minify(&guarded, &page_settings());
    space::release(&mut small);
    small
}

fn page_settings() -> Cfg {
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
#[path = "../../tests/it/visible.rs"]
mod visible;

#[cfg(test)]
mod tests {
    use super::visible;
    use super::*;

    fn small(html: &str) -> String {
        String::from_utf8(page(html.as_bytes().to_vec())).unwrap()
    }

    /// Inline things of every sort, to be set beside one another with spaces between.
    const PIECES: &[&str] = &[
        "a", "<a href=/>a</a>", "<a href=/> a </a>", "<b>b <i> c</i></b>", "<button>d</button>", "<button> d <b>e</b> </button>",
        "<img alt=f src=f>", "<span></span>", "<time>g</time>", "<ruby>漢 <rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", "<label> h </label>",
        "<label>i <input></label>", "<select><option>j</option> <option>k</option></select>", "<input value=l>", "<output> m </output>",
        "<custom-mark>n</custom-mark>", "<code> o  p </code>", "<!-- q -->", "<script>r < r</script>", "日本", "\u{A0}", "\u{202F}:", "\u{3000}",
        "&nbsp;", "&#32;", "<br>", "<wbr>", "<svg><path d='M0'/> <path d='M1'/></svg>", "<picture> <source srcset=s> <img alt=s> </picture>",
        "<template> <b>t</b> </template>", "<noscript> u </noscript>", "<p> v </p>", "<ul> <li> w <b>x</b> </li> <li>y</li> </ul>",
        "<pre>\n 1\n  <b>2</b> 3 \n</pre>", "<textarea>\n z  z \n</textarea>", "1 < 2 &lt;b&gt; &amp;lt;", "<meter value=1>0</meter>",
        "<object> o </object>", "<video> w </video>", "<details> <summary> s </summary> t </details>", "<del>d</del>", "<span hidden> h </span>",
        "<svg><foreignObject><p>a <b>b</b> <i>c</i></p></foreignObject></svg>", "<svg><text> a <tspan>b</tspan> <tspan>c</tspan> </text></svg>",
    ];
    const PARENTS: &[&str] = &[
        "div", "nav", "section", "article", "header", "footer", "main", "aside", "figure", "form", "fieldset", "blockquote",
        "p", "span", "label", "a", "button", "li", "td", "dd", "h2", "summary", "address", "figcaption", "custom-box", "output", "strong",
    ];
    const GAPS: &[&str] = &["", " ", "\n  ", "<!-- --> ", " <!-- --> "];

    /// Whether the parser of HTML itself would tear the two apart.
    fn may_hold(parent: &str, piece: &str) -> bool {
        let block = ["<p>", "<ul>", "<pre>", "<details>"].iter().any(|block| piece.starts_with(block));
        !(parent == "p" && block) && !piece.starts_with(&format!("<{parent}"))
    }

    #[test]
    fn visible_text_is_the_same_before_and_after() {
        let mut tried = 0;
        for parent in PARENTS {
            for (at, left) in PIECES.iter().enumerate() {
                for (other, right) in PIECES.iter().enumerate() {
                    let gap = GAPS[(at + other) % GAPS.len()];
                    let gap = if (at * other) % 3 == 0 { " " } else { gap };
                    let inner = format!("{gap}{left}{gap}{right}{gap}");
                    let (open, close) = if *parent == "td" { ("<table><tr>", "</tr></table>") } else { ("", "") };
                    let in_parent = format!("<!doctype html><body>{open}<{parent}>{inner}</{parent}>{close} end");
                    let whole = [in_parent, format!("<!doctype html><body>{inner}")];
                    let held = may_hold(parent, left) && may_hold(parent, right);
                    for html in &whole[usize::from(!held)..] {
                        let after = small(html);
                        assert_eq!(visible::text(&after), visible::text(html), "\n{html}\n{after}");
                        tried += 1;
                    }
                }
            }
        }
        assert!(tried > 40_000);
    }

    #[test]
    fn minifying_twice_changes_nothing_more() {
        for left in PIECES {
            for right in PIECES {
                let once = small(&format!("<!doctype html><body><div> {left} {right} </div> <p>{right}\n{left}</p>"));
                assert_eq!(small(&once), once);
            }
        }
    }

    #[test]
    fn inline_children_of_layout_are_not_glued() {
        assert_eq!(small("<div><a>a</a> <a>b</a></div>"), "<div><a>a</a> <a>b</a></div>");
        assert_eq!(small("<div>\n  <p>a</p>\n  <p>b</p>\n</div>"), "<div><p>a</p><p>b</p></div>");
    }

    #[test]
    fn data_in_a_page_comes_through_untouched() {
        let page = "<html lang=vi><head><script type=application/ld+json>{ \"a\": \"x  <\\/b>\" }</script></head><body><pre>\n\n x\n</pre>";
        assert_eq!(visible::raw(&small(page)), visible::raw(page));
        assert!(small(page).contains("{ \"a\": \"x  <\\/b>\" }"));
    }

    #[test]
    fn broken_markup_does_not_panic() {
        for html in ["<", "</", "<a", "<a b='", "<!--", "<!", "<?", "<svg><", "<script>", "<pre", "a\u{1F}b", "</p></div>", "<p><p><table>x", "&#;&#x;&", "<title>"] {
            small(html);
        }
        page(vec![0xFF, b'<']);
    }

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
