//! Claims: a small page is the same page.

use super::minify;

#[path = "../../../tests/it/visible.rs"]
mod visible;

fn small(html: &str) -> String {
    String::from_utf8(minify(html.as_bytes())).unwrap()
}

/// Claims that the small page shows the same, is the same tree and cannot get smaller; gives it.
fn same(html: &str) -> String {
    let after = small(html);
    assert_eq!(visible::text(&after), visible::text(html), "\n{html}\n{after}");
    assert_eq!(visible::tree(&after), visible::tree(html), "\n{html}\n{after}");
    assert_eq!(small(&after), after, "\n{html}");
    after
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
    "<noscript> <b>u</b> <img alt=\"v w\"> </noscript>", "<code>a <code>b  b</code>  c</code>", "<SPAN CLASS=\" A  B \" >S </SPAN >", "<svg/>", "<",
    "<math><mi>x</mi> <mo/> </math>", "<pre><!-- --> \n<b>1</b>  <pre> 2  </pre>  </pre>", "<iframe> <p> x </iframe>", "&am<!-- -->p;",
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

/// Every two pieces in every parent.
fn pairs() -> impl Iterator<Item = String> {
    let numbered = || PIECES.iter().enumerate();
    let pairs = numbered().flat_map(move |left| numbered().map(move |right| (left, right)));
    pairs.flat_map(|((at, left), (other, right))| {
        let gap = if (at * other) % 3 == 0 { " " } else { GAPS[(at + other) % GAPS.len()] };
        let inner = format!("{gap}{left}{gap}{right}{gap}");
        let held = PARENTS.iter().filter(|parent| may_hold(parent, left) && may_hold(parent, right));
        let held = held.map(|parent| {
            let (open, close) = if *parent == "td" { ("<table><tr>", "</tr></table>") } else { ("", "") };
            format!("<!doctype html><body>{open}<{parent}>{inner}</{parent}>{close} end")
        });
        held.chain([format!("<!doctype html><body>{inner}")]).collect::<Vec<_>>()
    })
}

#[test]
fn a_small_page_is_the_same_tree_and_shows_the_same_text() {
    assert!(pairs().map(|html| same(&html)).count() > 60_000);
}

/// Attributes of every sort, for the ends of every sort.
const ATTRIBUTES: &[&str] = &[
    "", " ", " a", " a=b", " a=\"b\"", " a='b'", " a=\"b c\"", " a = 'b\"c' ", " a=\"\"", " a=''", " a= ", " a='>' b", " a=\"/\"", " a=/x/",
    " a=b/c", "\n a=\"x\ny\"\n b='z'", " a=\"b\"c=\"d\"", " A=\"B\" a=c", "/a/b", " / a=b", " a=b \"c\" d'e", " <a='`'", " a==b", " a='='", " =a=b",
    " a='' =b", " a='&amp;' b='&lt' c='&'", " a='x&#32;y'", " a=\"it's\"", " ă=\"đ\"", " a=<b", " data-a='{\"b\":1}'",
];
const ENDS: &[&str] = &[">", " >", "/>", " />", "/ >", "//>", "\n>"];

#[test]
fn attributes_keep_their_names_and_values() {
    for (attributes, end) in ATTRIBUTES.iter().flat_map(|attributes| ENDS.iter().map(move |end| (attributes, end))) {
        for name in ["a", "br", "svg", "IMG", "custom-mark", "link"] {
            same(&format!("<!doctype html><body><p>x <{name}{attributes}{end} y</{name}{attributes}{end} z"));
        }
        same(&format!("<!doctype html><body><svg><path{attributes}{end}<g{attributes}{end}</g> <a><link{attributes}{end}</a></svg>"));
    }
}

#[test]
fn quotes_spaces_and_comments_that_say_nothing_go() {
    assert_eq!(same("<a  href=\"/vi/\"\n class='b' >c</a\n>"), "<a href=/vi/ class=b>c</a>");
    assert_eq!(same("<a title=\"b c\" rel=\"\" lang='d=\"'>e</a>"), "<a title=\"b c\" rel lang='d=\"'>e</a>");
    assert_eq!(same("<p>a<br /><img alt=\"b\" /><!-- c -->d"), "<p>a<br><img alt=b>d");
    assert_eq!(same("<svg><path d=\"M0\"/><path d=\"M 0\"/><g/></svg>"), "<svg><path d=M0 /><path d=\"M 0\"/><g/></svg>");
}

#[test]
fn inline_children_of_layout_are_not_glued() {
    assert_eq!(same("<div><a>a</a> <a>b</a></div>"), "<div><a>a</a> <a>b</a></div>");
    assert_eq!(same("<div>\n  <p>a</p>\n  <p>b</p>\n</div>"), "<div><p>a</p><p>b</p></div>");
    assert_eq!(same("<i>a</i> <script>x < y</script> <br> b"), "<i>a</i><script>x < y</script><br>b");
    assert_eq!(same("<a title='x > <b> y' d=it's>a</a>  1 < 2 <b>b</b>"), "<a title='x > <b> y' d=it's>a</a> 1 < 2 <b>b</b>");
}

#[test]
fn data_in_a_page_comes_through_untouched() {
    let page = "<html lang=vi><head><script type=application/ld+json>{ \"a\": \"x  <\\/b>\" }</script></head><body><pre>\n\n x\n</pre>";
    assert_eq!(visible::raw(&same(page)), visible::raw(page));
    assert!(same(page).contains("{ \"a\": \"x  <\\/b>\" }"));
}

#[test]
fn removing_a_comment_makes_no_markup_of_text() {
    for text in ["<<!---->b>", "</<!---->b>", "&am<!-- x -->p;", "&<!-- x -->lt;b>", "&#3<!-- x -->2;", "&amp<!-- x -->;", "a<!-- x -->b", "<!-->a<!--->b<!--x--!>c-->d"] {
        same(&format!("<!doctype html><body><p>{text}</p>"));
    }
    let conditional = "<!--[if IE]><p>x</p><![endif]-->";
    assert_eq!(same(&format!("<p>a{conditional}")), format!("<p>a{conditional}"));
}

#[test]
fn what_cannot_be_told_for_certain_stays_as_it_came() {
    for rest in [
        "<script><!-- <script> </script> <b>  x  </b> --></script> <p>  y", "<svg><![CDATA[ a  > <b> ]]></svg> <p>  y", "<!-- a  <p>  b", "<p  a='b  >",
        "<svg><style/> <g  a='b' /></svg>", "<plaintext> <p  a='b'>  </plaintext>", "<title> a  <b> ",
    ] {
        let page = format!("<!doctype html><body>{rest}");
        assert_eq!(same(&page), page);
    }
}

/// A page with something of everything.
fn page() -> String {
    let pieces: Vec<String> = PIECES.iter().zip(GAPS.iter().cycle()).map(|(piece, gap)| format!("{piece}{gap}")).collect();
    let head = "<meta charset=\"utf-8\">\n<title> Cần  Thơ </title>\n<link rel=\"icon\" href='a b'>\n<style>a > b { }</style>";
    format!("<!doctype html>\n<html lang=\"ja\">\n<head>\n{head}\n</head>\n<body>\n<p>日本\n語 {}</p>\n</body>\n</html>\n", pieces.concat())
}

#[test]
fn a_page_that_breaks_off_anywhere_is_the_same_page_in_small() {
    let page = page();
    for (end, _) in page.char_indices() {
        same(&page[..end]);
    }
    for end in 0..page.len() {
        minify(&page.as_bytes()[..end]);
    }
}

#[test]
fn broken_markup_does_no_harm() {
    let page = page().into_bytes();
    let mut dice = 1_u64;
    let mut roll = |sides: usize| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) as usize % sides
    };
    for _ in 0..20_000 {
        let mut broken: Vec<u8> = page.iter().skip(roll(page.len())).take(roll(300)).copied().collect();
        for _ in 0..roll(8) {
            let at = roll(broken.len() + 1);
            broken.insert(at, b"<>/&\"'= \n!-ap;\xFF\0"[roll(16)]);
        }
        let once = minify(&broken);
        assert_eq!(minify(&once), once, "{}", String::from_utf8_lossy(&broken));
    }
    for _ in 0..2_000 {
        let noise: Vec<u8> = (0..roll(200)).map(|_| roll(256) as u8).collect();
        minify(&noise);
    }
}

#[test]
fn pages_are_hardly_larger_than_the_smallest_known() {
    let smallest = |html: &str| minify_html::minify(html.as_bytes(), &super::super::minify::page_settings()).len();
    let (ours, theirs) = pairs().fold((0, 0), |(ours, theirs), html| (ours + small(&html).len(), theirs + smallest(&html)));
    assert!(ours * 100 <= theirs * 102, "{ours} {theirs}");
}
