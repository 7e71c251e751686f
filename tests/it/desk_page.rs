//! The desk in a browser: every state, every way into the editor, what changed, and nothing that people wrote as markup.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

use scraper::{Html, Selector};
use tempfile::TempDir;

use crate::cli::{Server, call, done, site, write};

/// Nobody may read this as markup.
const CANARY: &str = r#"<script>canary()</script><img src=x onerror="canary()">'&"#;

fn git(root: &Path, arguments: &[&str]) {
    let said = Command::new("git").arg("-C").arg(root).args(["-c", "user.name=a", "-c", "user.email=a@example.org"]).args(arguments).output().unwrap();
    assert!(said.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&said.stderr));
}

/// A site with something in every state.
fn every_state() -> TempDir {
    let site = site();
    let root = site.path();
    write(&site, "site.toml", &(fs::read_to_string(root.join("site.toml")).unwrap() + "\n[[translations.limits]]\nfail = { missing = 0 }\n"));
    write(&site, "content/_kinds/memo.toml", "schema = \"CreativeWork\"\nreview = true\n\n[fields.number]\ntype = \"string\"\nrequired = true\ngroup = \"facts\"\n");
    write(&site, "content/organisations/office.vi.md", "+++\ntitle = \"Văn phòng\"\nkind = \"organisation\"\n+++\n");
    let article = |title: &str, more: &str, body: &str| format!("+++\ntitle = \"{title}\"\ndate = 2026-02-10\n{more}+++\n\n{body}\n");
    for (tag, title, body) in [("vi", "Bến Ninh Kiều", "Đoạn một.\n\nĐoạn hai kể về bến cũ.\n\nĐoạn ba."), ("en", "Ninh Kiều Quay", "One.\n\nTwo tells of the quay.\n\nThree.")] {
        write(&site, &format!("content/news/quay.{tag}.md"), &article(title, "", body));
    }
    git(root, &["init", "-q"]);
    git(root, &["add", "content"]);
    git(root, &["commit", "-q", "-m", "first"]);
    done(root, &["translate", "confirm", "/"]);
    write(&site, "content/news/quay.vi.md", &article("Bến Ninh Kiều", "", "Đoạn một.\n\nĐoạn hai kể về bến mới.\n\nĐoạn ba."));
    for (tag, title) in [("vi", "Chưa đối chiếu"), ("en", "Unstamped")] {
        write(&site, &format!("content/news/unstamped.{tag}.md"), &article(title, if tag == "vi" { "updated = 2019-05-06\nowner = \"office\"\nexpires = 2027-03-04T05:06:00\n" } else { "" }, "Chữ."));
    }
    write(&site, "content/news/orphan.en.md", &article("Nobody's", "", "Words."));
    write(&site, "content/news/memo.vi.md", "+++\ntitle = \"Giấy\"\nkind = \"memo\"\npending = [\"number\"]\n+++\n");
    site
}

fn alone(site: &TempDir, tongue: &str) -> String {
    let said = call(site.path(), &["status", "--format", "html", "--tongue", tongue]);
    assert_eq!(said.code, Some(1), "the limit was not told: {}", said.err);
    assert!(said.err.contains("D101") && !said.out.contains("error[D101]"), "{}", said.err);
    said.out
}

/// The addresses of all links of a page.
fn links(html: &str) -> Vec<String> {
    let all = Selector::parse("[href]").unwrap();
    Html::parse_document(html).select(&all).map(|link| link.attr("href").unwrap().to_owned()).collect()
}

/// What holds for every page: a whole document, tables that say what they are, no style or script of its own but what its policy
/// knows by digest or address.
fn is_sound(html: &str, tongue: &str) {
    assert!(html.starts_with("<!doctype html>") && html.ends_with("</html>\n") && html.contains(&format!("<html lang=\"{tongue}\">")), "{html}");
    let page = Html::parse_document(html);
    let count = |selector: &str| page.select(&Selector::parse(selector).unwrap()).count();
    assert_eq!((count("title"), count("h1"), count("main")), (1, 1, 1), "{html}");
    assert_eq!((count("table:not(:has(caption))"), count("th:not([scope])"), count("[style]"), count("script:not([src])")), (0, 0, 0, 0), "{html}");
    assert_eq!(count("meta[http-equiv='Content-Security-Policy'][content^=\"default-src 'none'\"]"), 1, "{html}");
    assert!(!html.contains("unsafe-inline"), "{html}");
    let with_id = Selector::parse("[id]").unwrap();
    let ids: Vec<&str> = page.select(&with_id).filter_map(|element| element.attr("id")).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "an id twice: {ids:?}");
    for element in page.select(&Selector::parse("*").unwrap()) {
        assert!(element.value().attrs().all(|(name, _)| !name.starts_with("on")), "{}", element.html());
    }
}

#[test]
fn every_state_is_shown_and_every_row_leads_to_its_line() {
    let site = every_state();
    let root = site.path().canonicalize().unwrap();
    for tongue in ["vi", "en"] {
        let html = alone(&site, tongue);
        is_sound(&html, tongue);
        for state in ["missing", "behind", "unstamped", "orphan", "unreviewed"] {
            assert!(html.contains(&format!("<h3 id=\"{state}\">")), "{state} is not shown: {html}");
        }
        let links = links(&html);
        let leads = |path: &str| links.contains(&format!("vscode://file{}/{path}", root.display()));
        // What is missing opens its source; what is behind opens at the block that changed; the rest where a key says why.
        for place in [
            "content/news/tet.vi.md:1:1",
            "content/news/quay.en.md:9:1",
            "content/news/unstamped.en.md:1:1",
            "content/news/orphan.en.md:1:1",
            "content/news/memo.vi.md:1:1",
            "content/news/memo.vi.md:4:1",
            "content/news/unstamped.vi.md:6:1",
            "content/news/unstamped.vi.md:4:1",
        ] {
            assert!(leads(place), "no way to {place}: {links:#?}");
        }
        for path in ["content/news/tet.en.md", "content/news/quay.en.md:9", "content/news/orphan.en.md:1"] {
            assert!(html.contains(&format!("<code class=\"copy\">{path}</code>")), "{path} cannot be copied: {html}");
        }
        assert!(html.contains("<meter min=\"0\" max=\"2\" value=\"1\"") && html.contains("office"), "{html}");
        assert!(html.contains("D101") && html.contains("site.toml:"), "{html}");
        assert_eq!(html, alone(&site, tongue), "the same site, another page");
    }
    assert!(alone(&site, "vi").contains("Cũ hơn bản gốc") && alone(&site, "en").contains("The source has changed"));
}

#[test]
fn a_page_that_is_alone_asks_nobody_for_anything() {
    let html = alone(&every_state(), "vi");
    let elsewhere: Vec<String> = links(&html).into_iter().filter(|link| !link.starts_with('#') && !link.starts_with("vscode://file/")).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
    assert!(html.contains("<style>") && html.contains("style-src 'sha256-") && !html.contains("<script") && !html.contains("<form"), "{html}");
}

#[test]
fn a_difference_shows_old_beside_new_with_the_translation_and_what_to_run() {
    let site = every_state();
    let server = Server::start(&site, &["--tongue", "en"]);
    let answer = server.get("/portal/_desk/news/quay?to=en");
    assert_eq!(answer.status, 200, "{}", answer.body);
    let html = answer.body;
    is_sound(&html, "en");
    assert!(html.contains("bến <del>cũ</del>.") && html.contains("bến <ins>mới</ins>."), "{html}");
    assert!(html.contains("Two tells of the quay.") && html.contains("1 of 4 blocks"), "{html}");
    assert!(html.contains("caybeo translate confirm news/quay --to en</code>"), "{html}");
    let root = site.path().canonicalize().unwrap();
    for place in ["content/news/quay.vi.md:8:1", "content/news/quay.en.md:9:1"] {
        assert!(links(&html).contains(&format!("vscode://file{}/{place}", root.display())), "{place}: {html}");
    }
    let missing = server.get("/portal/_desk/news/tet?to=en").body;
    assert!(missing.contains("<code class=\"copy\">content/news/tet.en.md</code>"), "{missing}");
    let unreviewed = server.get("/portal/_desk/news/memo?to=vi").body;
    assert!(unreviewed.contains("caybeo review news/memo --lang vi --by &quot;Name&quot;</code>"), "{unreviewed}");
    // The whole desk leads here, and narrows down without a script.
    let desk = server.get("/portal/_desk/").body;
    assert!(links(&desk).contains(&"/portal/_desk/news/quay?to=en".to_owned()), "{desk}");
    let narrowed = server.get("/portal/_desk/?state=behind&lang=en&section=news").body;
    assert!(narrowed.contains("<h3 id=\"behind\">") && !narrowed.contains("<h3 id=\"missing\">"), "{narrowed}");
    assert!(narrowed.contains("<option value=\"behind\" selected>"), "{narrowed}");
}

#[test]
fn nothing_that_people_wrote_becomes_markup() {
    let site = every_state();
    let title = CANARY.replace('\\', "\\\\").replace('"', "\\\"");
    for (tag, body) in [("vi", "Một."), ("en", "One.")] {
        write(&site, &format!("content/news/canary.{tag}.md"), &format!("+++\ntitle = \"{title}\"\ndate = 2026-02-10\nowner = \"office\"\n+++\n\n{body}\n"));
    }
    done(site.path(), &["translate", "confirm", "news/canary"]);
    write(&site, "content/news/canary.vi.md", &format!("+++\ntitle = \"{title} nữa\"\ndate = 2026-02-10\nowner = \"{title}\"\n+++\n\nMột. {CANARY}\n\n{CANARY}\n"));
    let server = Server::start(&site, &["--tongue", "vi"]);
    let mut pages = vec![alone(&site, "vi")];
    let strange = "%22%3E%3Cscript%3Ecanary()%3C/script%3E";
    for path in ["", "news/canary?to=en", "news/canary", &format!("news/canary?to={strange}"), strange, &format!("?section={strange}&owner={strange}&lang={strange}"), "explain/M140"] {
        pages.push(server.get(&format!("/portal/_desk/{path}")).body);
    }
    for html in &pages {
        is_sound(html, "vi");
        let page = Html::parse_document(html);
        assert_eq!(page.select(&Selector::parse("img").unwrap()).count(), 0, "{html}");
        let scripts: Vec<_> = page.select(&Selector::parse("script").unwrap()).filter_map(|script| script.attr("src")).collect();
        assert!(scripts.iter().all(|script| script.starts_with("/portal/_caybeo/desk/reload.js?")), "{scripts:?}");
    }
    assert!(pages[2].contains("&lt;script&gt;canary()&lt;/script&gt;"), "{}", pages[2]);
}

#[test]
fn the_desk_is_served_while_the_site_has_faults_and_never_published() {
    let site = site();
    write(&site, "content/news/broken.vi.md", "+++\ntitle = \"Hỏng\"\ndate = \"<hôm qua>\"\n+++\n");
    let server = Server::start(&site, &["--tongue", "vi"]);
    let faults = server.get("/portal/vi/");
    assert!(faults.status == 500 && links(&faults.body).contains(&"/portal/_desk/".to_owned()), "{}", faults.body);
    let answer = server.get("/portal/_desk/");
    assert_eq!((answer.status, answer.headers["content-type"].as_str(), answer.headers["cache-control"].as_str()), (200, "text/html; charset=utf-8", "no-store"));
    let code = links(&answer.body).into_iter().find(|link| link.starts_with("/portal/_desk/explain/F")).expect("no code leads to its page");
    assert!(answer.body.contains("<code class=\"copy\">content/news/broken.vi.md:3</code>"), "{}", answer.body);
    let explained = server.get(&code);
    is_sound(&explained.body, "vi");
    assert!(explained.status == 200 && explained.body.contains("Cách sửa"), "{}", explained.body);

    // What is mended is no fault any more, without anybody starting again.
    write(&site, "content/news/broken.vi.md", "+++\ntitle = \"Lành\"\ndate = 2026-02-10\n+++\n");
    let mended = server.until("/portal/_desk/", |answer| !answer.body.contains("broken.vi.md:3"));
    assert!(mended.body.contains("content/news/broken.en.md"), "{}", mended.body);
    // While not even the settings can be read, it says so.
    let settings = fs::read_to_string(site.path().join("site.toml")).unwrap();
    write(&site, "site.toml", &format!("{settings}\nstray = \n"));
    let without = server.until("/portal/_desk/", |answer| answer.body.contains("Chưa đọc được cổng"));
    is_sound(&without.body, "vi");
    write(&site, "site.toml", &settings);
    server.until("/portal/_desk/", |answer| answer.body.contains("id=\"todo\""));

    assert!(!site.path().join("public").exists() && !site.path().join(".caybeo").exists(), "the desk wrote something");
    done(site.path(), &["build"]);
    let published = crate::site::tree(&site.path().join("public"), &[]);
    assert!(!published.is_empty() && published.keys().all(|path| !path.contains("_desk") && !path.contains("_caybeo")), "{:?}", published.keys());
}

#[test]
fn the_desk_is_answered_as_the_rest_is() {
    let site = site();
    let server = Server::start(&site, &["--tongue", "en"]);
    assert_eq!(server.get("/portal/_desk").headers["location"], "/portal/_desk/");
    for path in ["/portal/_desk/news/nobody", "/portal/_desk/explain/Z999", "/portal/_desk/news/tet?to=xx"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        is_sound(&answer.body, "en");
        assert!(answer.body.contains("Translation desk"), "{}", answer.body);
    }
    assert_eq!(server.ask("/portal/_desk/", "Host: portal.example\r\n").status, 403);
    let page = server.get("/portal/_desk/").body;
    for own in links(&page).iter().filter(|link| link.contains("/_caybeo/")) {
        assert_eq!(server.get(own).status, 200, "{own}");
    }
    let mut stream = TcpStream::connect(&server.address).unwrap();
    write!(stream, "HEAD /portal/_desk/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("\r\n\r\n"), "{answer}");
}

#[test]
fn a_translation_that_was_confirmed_is_current_on_the_desk_at_once() {
    let site = every_state();
    let server = Server::start(&site, &[]);
    let script = |html: &str| html.split("reload.js?").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let before = server.get("/portal/_desk/").body;
    assert!(before.contains("<h3 id=\"behind\">"), "{before}");
    done(site.path(), &["translate", "confirm", "news/quay", "--to", "en", "--no-change-of-meaning"]);
    let after = server.until("/portal/_desk/", |answer| !answer.body.contains("<h3 id=\"behind\">")).body;
    // An open page hears of it: what it was made with is not what there is now.
    let heard = server.until("/portal/_desk/", |answer| script(&answer.body) != script(&before));
    assert!(heard.status == 200 && after.contains("id=\"todo\""));
}

#[test]
fn other_machines_are_not_told_where_the_site_lies() {
    let site = every_state();
    let server = Server::start(&site, &["--host", "0.0.0.0"]);
    let folder = site.path().canonicalize().unwrap();
    for path in ["", "news/quay?to=en", "news/tet?to=en"] {
        let html = server.get(&format!("/portal/_desk/{path}")).body;
        assert!(html.contains("content/news/") && !html.contains("vscode://") && !html.contains(&*folder.to_string_lossy()), "{html}");
    }
}

#[test]
fn only_status_makes_a_page_and_other_commands_say_so() {
    let site = site();
    for arguments in [&["check"][..], &["build"], &["verify"], &["explain", "F203"], &["translate", "diff", "news/tet"], &["next-change"], &["new", "article", "news/moi"]] {
        let whole: Vec<&str> = arguments.iter().copied().chain(["--format", "html"]).collect();
        for (tongue, says) in [("vi", "không trả lời bằng html"), ("en", "does not answer in html")] {
            let said = call(site.path(), &[&whole[..], &["--tongue", tongue]].concat());
            assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{whole:?}");
            assert!(said.err.contains("U034") && said.err.contains(says) && said.err.contains("caybeo status --format html"), "{}", said.err);
        }
    }
    assert!(call(site.path(), &["check", "--format", "htm"]).err.contains("`sarif`"), "a shape is suggested that `check` does not have");
    assert!(call(site.path(), &["status", "--format", "htm"]).err.contains("`html`"));
    assert!(!site.path().join("public").exists());
    for tongue in ["vi", "en"] {
        assert!(done(site.path(), &["explain", "U034", "--tongue", tongue]).out.contains("caybeo status --format html"));
    }
}
