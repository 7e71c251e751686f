//! Claims about drawings: what stays, what goes, what is refused.

use super::*;

const HEAD: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 120 63">"#;

fn drawn(inside: &str) -> String {
    let whole = sanitised(&format!("{HEAD}{inside}</svg>")).unwrap();
    let (head, rest) = whole.split_once('>').unwrap();
    assert!(head.ends_with(r#" width="120" height="63""#), "{head}");
    rest.strip_suffix("</svg>").unwrap().to_owned()
}

fn fault(inside: &str) -> Fault {
    sanitised(&format!("{HEAD}{inside}</svg>")).unwrap_err()
}

#[test]
fn a_drawing_is_as_large_as_its_view_box() {
    let svg = r#"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630"/>"#;
    assert_eq!(measure(svg), Some(Measured { width: 1200, height: 630, form: Form::Drawing }));
    assert_eq!(sanitised(svg).unwrap(), r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630"/>"#);
    let sized = r#"<svg width="40px" height="30"><path d="M0 0"/></svg>"#;
    assert_eq!(sanitised(sized).unwrap(), r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" viewBox="0 0 40 30"><path d="M0 0"/></svg>"#);
}

#[test]
fn what_draws_stays_as_it_was_written() {
    for inside in [
        r##"<defs><linearGradient id="a"><stop offset="0" stop-color="#0b5560"/></linearGradient></defs><path fill="url(#a)" d="M0 0h9"/>"##,
        r##"<style>.a { fill: url('#b') } @media (prefers-color-scheme: dark) { .a { fill: #fff } }</style><g class="a"><use xlink:href="#c"/></g>"##,
        "<text x=\"1\" y=\"2\" style=\"fill: red\">Bến &amp; chợ &#233; <tspan>nổi</tspan></text><title>Chợ</title>",
        r#"<image href="data:image/png;base64,iVBORw0KGgo=" width="1" height="1"/>"#,
        "<style><![CDATA[.a > .b { fill: red }]]></style>",
        r#"<text aria-label='"a"'>x</text>"#,
    ] {
        assert_eq!(drawn(inside), inside);
    }
}

#[test]
fn what_does_anything_else_goes() {
    for (inside, left) in [
        ("<script>alert(1)</script><g/>", "<g/>"),
        ("<g><script href='https://a.example/x.js'/></g>", "<g></g>"),
        ("<g onclick='a()' OnLoad='b()' fill='red'/>", "<g fill=\"red\"/>"),
        ("<foreignObject><div xmlns='http://www.w3.org/1999/xhtml'><g/><iframe src='x'/></div></foreignObject><g/>", "<g/>"),
        ("<a href='javascript:x()' xlink:href='https://a.example/'><g/></a>", "<a><g/></a>"),
        ("<metadata><rdf:RDF>Tác giả</rdf:RDF></metadata><!-- Đông --><g/>", "<g/>"),
        ("<sodipodi:namedview inkscape:zoom='1'/><g inkscape:label='x' id='b'/>", "<g id=\"b\"/>"),
        ("<?xml-stylesheet href='https://a.example/a.css'?><g/>", "<g/>"),
        ("<set attributeName='href' to='https://a.example'/><animate attributeName='onload' to='x'/><g/>", "<g/>"),
        ("<g xmlns='http://www.w3.org/1999/xhtml'/>", "<g/>"),
    ] {
        assert_eq!(drawn(inside), left, "{inside}");
    }
}

#[test]
fn what_a_drawing_would_fetch_is_refused_with_its_place() {
    for (inside, what) in [
        ("<image href='https://a.example/a.png'/>", "https://a.example/a.png"),
        ("<image xlink:href='a.png'/>", "a.png"),
        ("<use href='b.svg#c'/>", "b.svg#c"),
        ("<use href='&#104;ttps://a.example/b.svg#c'/>", ""),
        ("<image href='data:image/svg+xml;base64,AA=='/>", "data:image/svg+xml;base64,AA=="),
        ("<style>@import 'a.css';</style>", "@import 'a.css';"),
        ("<style>.a { fill: URL( \"//a.example/a\" ) }</style>", "//a.example/a"),
        ("<style><![CDATA[.a { fill: \\75rl(x) }]]></style>", ""),
        ("<g style='fill: url(x.svg#a)'/>", "x.svg#a"),
        ("<g filter='url(https://a.example/#a)'/>", "https://a.example/#a"),
    ] {
        let text = format!("{HEAD}{inside}</svg>");
        match sanitised(&text) {
            Err(Fault::ReachesOut(span, _)) if what.is_empty() => assert!(span.start >= HEAD.len()),
            Err(Fault::ReachesOut(span, said)) => assert_eq!((&text[span], said.as_str()), (what, what)),
            other => panic!("{inside}: {other:?}"),
        }
    }
}

#[test]
fn what_is_no_xml_is_refused() {
    for inside in ["<g>", "</g>", "<g a=b/>", "<g", "&writer;", "<g a='1' a='2'/>"] {
        assert!(matches!(fault(inside), Fault::NoDrawing(..)), "{inside}");
    }
    let bomb = format!("<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>{HEAD}<text>&b;</text></svg>");
    assert!(matches!(sanitised(&bomb), Err(Fault::NoDrawing(..))));
    assert!(matches!(sanitised("<html></html>"), Err(Fault::NoDrawing(..))));
}

#[test]
fn no_way_of_cutting_a_drawing_makes_it_panic() {
    let whole = format!("{HEAD}<g style='fill: url(#a)'><text>Bến &amp; chợ</text><script>x</script></g><!-- a --></svg>");
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        assert!(sanitised(&whole[..end]).is_err());
    }
}
