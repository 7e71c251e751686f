//! The program as people and machines call it: words, exit codes, files, and the development server.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;

const SETTINGS: &str = r#"
base_url = "https://cantho.example/portal/"
time_zone = "Asia/Ho_Chi_Minh"

[title]
vi = "Cổng thử"
en = "Test portal"

[description]
vi = "Một cổng nhỏ."
en = "A small portal."

[[languages]]
tag = "vi"
endonym = "Tiếng Việt"

[[languages]]
tag = "en"
endonym = "English"
"#;

/// Nothing a test waits for may take longer.
const PATIENCE: Duration = Duration::from_secs(60);

pub fn site() -> TempDir {
    let site = TempDir::new().unwrap();
    write(&site, "site.toml", SETTINGS);
    for (tag, title) in [("vi", "Trang nhà"), ("en", "Home")] {
        write(&site, &format!("content/_section.{tag}.md"), &format!("+++\ntitle = \"{title}\"\n+++\n"));
    }
    write(&site, "content/news/_section.vi.md", "+++\ntitle = \"Tin tức\"\nkind = \"article\"\n+++\n");
    write(&site, "content/news/_section.en.md", "+++\ntitle = \"News\"\n+++\n");
    write(&site, "content/news/tet.vi.md", "+++\ntitle = \"Chợ Tết\"\ndate = 2026-02-10\n+++\n\nHoa mai nở.\n");
    site
}

pub fn write(site: &TempDir, path: &str, text: &str) {
    let file = site.path().join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

fn program(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caybeo"));
    command.current_dir(root).args(arguments).env_clear().env("SOURCE_DATE_EPOCH", "1795000000");
    command
}

/// What a call said and how it ended.
pub struct Said {
    pub out: String,
    pub err: String,
    pub code: Option<i32>,
}

impl From<Output> for Said {
    fn from(output: Output) -> Said {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said { out: text(output.stdout), err: text(output.stderr), code: output.status.code() }
    }
}

pub fn call(root: &Path, arguments: &[&str]) -> Said {
    program(root, arguments).output().unwrap().into()
}

/// A call that must be done without a fault.
pub fn done(root: &Path, arguments: &[&str]) -> Said {
    let said = call(root, arguments);
    assert_eq!(said.code, Some(0), "{arguments:?}: {}{}", said.out, said.err);
    said
}

const COMMANDS: [&str; 13] = ["init", "serve", "build", "check", "explain", "status", "translate", "review", "new", "theme", "next-change", "verify", "completions"];

#[test]
fn help_is_wholly_in_the_tongue_that_was_asked_for_and_fits_a_terminal() {
    let nowhere = TempDir::new().unwrap();
    let pages = |tongue: &str| -> Vec<String> {
        let own = COMMANDS.map(|command| done(nowhere.path(), &[command, "--help", "--tongue", tongue]).out);
        own.into_iter().chain([done(nowhere.path(), &["--help", "--tongue", tongue]).out]).collect()
    };
    for page in pages("vi") {
        assert!(page.contains("Cách dùng:") && page.contains("Tùy chọn chung:") && page.contains("in trang giúp đỡ này"), "{page}");
        for english in ["Usage", "Options", "Commands", "Arguments", "Print", "[default", "[possible", "the ", " or "] {
            assert!(!page.contains(english), "`{english}` in\n{page}");
        }
        assert!(page.lines().all(|line| line.chars().count() <= 80), "wider than a terminal:\n{page}");
    }
    for page in pages("en") {
        assert!(page.contains("Usage:") && page.contains("Common options:") && page.contains("print this help"), "{page}");
        let vietnamese = |c: char| "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ".contains(c);
        assert!(!page.chars().any(vietnamese), "{page}");
        assert!(page.lines().all(|line| line.chars().count() <= 80), "wider than a terminal:\n{page}");
    }
}

#[test]
fn the_tongue_comes_from_the_option_then_the_environment_then_is_vietnamese() {
    let nowhere = TempDir::new().unwrap();
    let with = |variables: &[(&str, &str)], arguments: &[&str]| -> String {
        Said::from(program(nowhere.path(), arguments).envs(variables.iter().copied()).output().unwrap()).err
    };
    assert!(with(&[], &["chek"]).contains("không có lệnh `chek`"));
    assert!(with(&[("LANG", "C.UTF-8")], &["chek"]).contains("không có lệnh"));
    assert!(with(&[("LANG", "en_GB.UTF-8")], &["chek"]).contains("there is no command `chek`"));
    assert!(with(&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "vi_VN")], &["chek"]).contains("không có lệnh"));
    assert!(with(&[("LANG", "vi_VN")], &["--tongue", "en", "chek"]).contains("did you mean `check`?"));
    assert!(call(nowhere.path(), &[]).out.contains("Cách dùng: caybeo <LỆNH>"));
}

#[test]
fn wrong_calls_end_with_2_and_show_the_word_at_fault() {
    let site = site();
    for (arguments, says) in [
        (&["build", "--previw"][..], "`--preview`"),
        (&["build", "--preview"], "U012"),
        (&["build", "--preview", "--out", "public"], "U012"),
        (&["build", "--out"], "U004"),
        (&["build", "rubbish"], "U001"),
        (&["check", "--format", "xml"], "`sarif`"),
        (&["check", "--fix", "--fix"], "U006"),
        (&["check", "--at", "hôm qua"], "U010"),
        (&["check", "--at", "2026-11-21T08:30"], "U010"),
        (&["serve", "--port", "ninety"], "từ 0 đến 65535"),
        (&["serve", "--host", "may-nay"], "`127.0.0.1`"),
        (&["theme"], "`caybeo theme eject templates/home.html`"),
        (&["new", "article"], "<MÃ>"),
        (&["new", "artcle", "news/a"], "`article`"),
        (&["new", "article", "News/Tin Mới"], "`news/tin-moi`"),
        (&["new", "article", "news/index"], "từ dành riêng"),
        (&["new", "article", "news/tet"], "content/news/tet.vi.md"),
        (&["new", "article", "news/a", "--lang", "de"], "U016"),
        (&["init", "content"], "U018"),
        (&["init", "site.toml"], "U019"),
        (&["init", "moi", "--languages", "vi,de"], "U023"),
        (&["theme", "eject", "templates/hom.html"], "`templates/home.html`"),
    ] {
        let said = call(site.path(), arguments);
        assert_eq!(said.code, Some(2), "{arguments:?}: {}{}", said.out, said.err);
        assert!(said.err.contains(says) && said.err.contains("^^"), "{arguments:?}: {}", said.err);
        assert!(!said.err.contains("error") && said.out.is_empty(), "{arguments:?}: {}{}", said.out, said.err);
    }
    assert!(!site.path().join("public").exists());
}

#[test]
fn faults_of_the_content_end_with_1_in_every_shape() {
    let site = site();
    done(site.path(), &["check"]);
    write(&site, "content/news/tet.vi.md", "+++\ntitle = \"Chợ Tết\"\n+++\n");
    let said = call(site.path(), &["check"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("content/news/tet.vi.md:1:1") && said.err.contains("1 lỗi"), "{}", said.err);
    for command in ["build", "next-change", "verify"] {
        assert_eq!(call(site.path(), &[command]).code, Some(1), "{command}");
    }
    assert!(!site.path().join("public").exists(), "a faulty site was published");
    let json: serde_json::Value = serde_json::from_str(&call(site.path(), &["check", "--format", "json"]).out).unwrap();
    assert_eq!(json["diagnostics"][0]["path"], "content/news/tet.vi.md");
    let sarif: serde_json::Value = serde_json::from_str(&call(site.path(), &["check", "--format=sarif"]).out).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    assert!(call(site.path(), &["check", "--format", "github"]).out.starts_with("::error file=content/news/tet.vi.md,line=1"));
    let nowhere = TempDir::new().unwrap();
    for command in ["build", "check", "serve", "verify"] {
        let said = call(nowhere.path(), &[command]);
        assert_eq!(said.code, Some(1), "{command}");
        assert!(said.err.contains("A011"), "{command}: {}", said.err);
    }
}

#[test]
fn a_build_is_summed_up_and_its_second_time_changes_nothing() {
    let site = site();
    let first = done(site.path(), &["build"]).out;
    assert!(first.contains("Đã dựng cổng vào ./public") && first.contains("check --fix"), "{first}");
    assert!(site.path().join("public/vi/tin-tuc/cho-tet/index.html").exists());
    let fixed = done(site.path(), &["check", "--fix"]).out;
    assert!(fixed.contains("Đã ghi:\n  routes.toml") && fixed.contains("Không có lỗi."), "{fixed}");
    let again = done(site.path(), &["build", "--tongue", "en"]).out;
    assert!(again.contains("nothing changed") && !again.contains("check --fix"), "{again}");
    assert!(again.lines().all(|line| line.chars().count() <= 80), "{again}");
    assert_eq!(done(site.path(), &["build", "--quiet"]).out, "");
    let json: serde_json::Value = serde_json::from_str(&done(site.path(), &["build", "--format", "json"]).out).unwrap();
    // Home, the section and the article; English has no article yet.
    assert_eq!((&json["result"]["pages"]["Tiếng Việt"], &json["result"]["mode"]), (&serde_json::json!(3), &serde_json::json!("unchanged")));
}

#[test]
fn drafts_are_seen_in_a_preview_and_never_in_public() {
    let site = site();
    write(&site, "content/news/mai.vi.md", "+++\ntitle = \"Hoa mai\"\ndate = 2026-02-11\ndraft = true\n+++\n");
    done(site.path(), &["build"]);
    done(site.path(), &["build", "--preview", "--out", "xem-truoc"]);
    let draft = "vi/tin-tuc/hoa-mai/index.html";
    assert!(site.path().join("xem-truoc").join(draft).exists());
    assert!(!site.path().join("public").join(draft).exists());
}

fn kinds() -> Vec<String> {
    let (_, files) = caybeo::kinds::builtin::files();
    files.iter().map(|file| file.path.rsplit('/').next().unwrap().trim_end_matches(".toml").to_owned()).collect()
}

#[test]
fn what_new_makes_of_every_kind_can_be_checked_and_previewed_at_once() {
    for tongue in ["vi", "en"] {
        let site = site();
        assert!(kinds().len() > 5);
        for kind in kinds() {
            let id = format!("things/one-{kind}");
            let said = done(site.path(), &["new", &kind, &id, "--lang", "en", "--tongue", tongue]);
            assert!(said.err.contains("U017"), "nobody said that no section holds {kind}: {}", said.err);
            assert!(site.path().join(format!("content/{id}.vi.md")).exists() && site.path().join(format!("content/{id}.en.md")).exists());
        }
        done(site.path(), &["check"]);
        done(site.path(), &["build", "--preview", "--out", "preview"]);
        // No section holds them, so they lie right below the language.
        for kind in kinds() {
            assert!(site.path().join(format!("preview/en/one-{kind}/index.html")).exists(), "{kind}");
        }
    }
}

#[test]
fn every_example_new_gives_can_be_used_as_it_stands() {
    let site = site();
    for kind in kinds() {
        let id = format!("things/one-{kind}");
        done(site.path(), &["new", &kind, &id, "--lang", "en"]);
        for tag in ["vi", "en"] {
            let path = format!("content/{id}.{tag}.md");
            let text = fs::read_to_string(site.path().join(&path)).unwrap();
            write(&site, &path, &text.lines().filter(|line| !line.starts_with("pending")).map(used).collect::<String>());
        }
    }
    let json: serde_json::Value = serde_json::from_str(&call(site.path(), &["check", "--format", "json"]).out).unwrap();
    // Items, pictures and old addresses an example cannot invent.
    let invented = ["L101", "L104", "L113"];
    let others: Vec<_> = json["diagnostics"].as_array().unwrap().iter().filter(|fault| !invented.contains(&fault["code"].as_str().unwrap())).collect();
    assert!(others.is_empty(), "{others:#?}");
}

/// A line without its `#`, if what follows is TOML.
fn used(line: &str) -> String {
    let bare = line.strip_prefix("# ").filter(|rest| {
        let key = rest.split(" = ").next().unwrap_or("");
        rest.starts_with('[') || (key != *rest && key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
    });
    format!("{}\n", bare.unwrap_or(line))
}

#[test]
fn new_writes_all_files_or_none_and_says_no_kind_its_section_says() {
    let site = site();
    write(&site, "content/news/flood.en.md", "");
    let said = call(site.path(), &["new", "article", "news/flood", "--lang", "en"]);
    assert_eq!(said.code, Some(2), "{}{}", said.out, said.err);
    assert!(!site.path().join("content/news/flood.vi.md").exists());
    let said = done(site.path(), &["new", "article", "news/boats"]);
    assert!(said.err.is_empty(), "{}", said.err);
    let text = fs::read_to_string(site.path().join("content/news/boats.vi.md")).unwrap();
    assert!(text.contains("\ntitle = \"Boats\"\ndraft = true\npending = [\"date\"]\n") && !text.contains("kind ="), "{text}");
    assert!(text.contains("# date = 2026-11-21"), "{text}");
}

#[test]
fn a_portal_for_another_place_is_whole_from_its_first_minute() {
    let folder = TempDir::new().unwrap();
    for (name, languages) in [("cao-bang", "vi,en"), ("four", "fr,ja,vi,en"), ("one", "ja")] {
        let said = done(folder.path(), &["init", name, "--title", "Cao Bằng \"non nước\"", "--languages", languages]);
        assert!(said.out.contains(&format!("caybeo serve --root {name}")), "{}", said.out);
        for command in ["build", "check"] {
            let said = done(folder.path(), &[command, "--root", name]);
            assert!(said.err.is_empty(), "{command} {languages}: {}", said.err);
        }
        let first = languages.split(',').next().unwrap();
        let home = fs::read_to_string(folder.path().join(name).join("public").join(first).join("index.html")).unwrap();
        assert!(home.contains("Cao Bằng") && !home.contains("{title}"), "{home}");
    }
    let settings = fs::read_to_string(folder.path().join("cao-bang/site.toml")).unwrap();
    assert!(settings.contains("# Tên cổng") && !settings.contains("# \n"), "{settings}");
    done(folder.path(), &["init", "en", "--tongue", "en"]);
    assert!(fs::read_to_string(folder.path().join("en/site.toml")).unwrap().contains("# The portal's name"));
}

#[test]
fn a_new_portal_touches_nothing_that_is_there() {
    let folder = TempDir::new().unwrap();
    write(&folder, "notes/a.txt", "mine");
    for (tongue, says) in [("vi", "không trống"), ("en", "is not empty")] {
        let said = call(folder.path(), &["init", "notes", "--tongue", tongue]);
        assert_eq!(said.code, Some(2));
        assert!(said.err.contains(says) && said.err.contains("^^^^^"), "{}", said.err);
    }
    assert_eq!(fs::read_dir(folder.path().join("notes")).unwrap().count(), 1);
    // A repository that was made first is empty all the same.
    write(&folder, "fresh/.git/HEAD", "ref: refs/heads/main\n");
    done(folder.path(), &["init", "fresh"]);
}

#[test]
fn a_file_of_the_theme_is_copied_out_once() {
    let site = site();
    done(site.path(), &["theme", "eject", "templates/home.html"]);
    let own = site.path().join("themes/plain/templates/home.html");
    assert!(fs::read_to_string(&own).unwrap().contains("{% extends"));
    fs::write(&own, "mine").unwrap();
    let said = call(site.path(), &["theme", "eject", "templates/home.html"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("themes/plain/templates/home.html") && said.err.contains("chuyển nó đi nơi khác"), "{}", said.err);
    assert_eq!(fs::read_to_string(&own).unwrap(), "mine");
}

#[test]
fn the_next_change_is_told_in_the_sites_own_time() {
    let site = site();
    let quiet = done(site.path(), &["next-change"]);
    assert!(quiet.out.is_empty() && quiet.err.contains("không tự đổi"), "{}{}", quiet.out, quiet.err);
    write(&site, "content/news/soon.vi.md", "+++\ntitle = \"Sắp tới\"\ndate = 2026-12-24\npublish = 2026-12-24T06:00:00\n+++\n");
    assert_eq!(done(site.path(), &["next-change", "--at", "2026-12-01"]).out, "2026-12-24T06:00:00+07:00\n");
    let json: serde_json::Value = serde_json::from_str(&done(site.path(), &["next-change", "--at", "2026-12-01", "--format", "json"]).out).unwrap();
    assert_eq!(json["result"]["next_change"], "2026-12-24T06:00:00+07:00");
    // A bare day is midnight in the site's zone, which is 17:00 the day before in UTC.
    write(&site, "content/news/soon.vi.md", "+++\ntitle = \"Sắp tới\"\ndate = 2026-12-24\npublish = 2026-12-24T00:00:00\n+++\n");
    assert_eq!(done(site.path(), &["next-change", "--at", "2026-12-24"]).out, "");
    assert_eq!(done(site.path(), &["next-change", "--at", "2026-12-23T16:59:59Z"]).out, "2026-12-24T00:00:00+07:00\n");
}

#[test]
fn completions_name_every_command_and_none_that_is_hidden() {
    let nowhere = TempDir::new().unwrap();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = done(nowhere.path(), &["completions", shell]).out;
        for command in COMMANDS {
            assert!(script.contains(command), "{shell} does not know {command}");
        }
        assert!(!script.contains("digest"), "{shell}");
    }
    assert_eq!(call(nowhere.path(), &["completions", "cmd"]).code, Some(2));
}

#[test]
fn a_site_built_under_other_conditions_is_the_same() {
    let site = site();
    write(&site, "content/_files/tài liệu.txt", "Văn bản\n");
    let said = done(site.path(), &["verify"]);
    assert!(said.out.contains("Giống nhau từng byte"), "{}", said.out);
    let json: serde_json::Value = serde_json::from_str(&done(site.path(), &["verify", "--format", "json"]).out).unwrap();
    assert_eq!((&json["result"]["equal"], &json["result"]["builds"]), (&serde_json::json!(true), &serde_json::json!(3)));
    assert!(!site.path().join("public").exists());
}

/// A server that is ended with the test.
pub struct Server {
    child: Child,
    pub address: String,
}

impl Server {
    pub fn start(site: &TempDir, more: &[&str]) -> Server {
        let arguments: Vec<&str> = ["serve", "--port", "0"].into_iter().chain(more.iter().copied()).collect();
        let mut child = program(site.path(), &arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.find_map(|line| line.ok().filter(|line| line.contains("http://"))).expect("no address was told");
        // What is said later must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        let address = line.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
        Server { child, address }
    }

    /// Status, head and body of a request.
    pub fn ask(&self, path: &str, headers: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let host = if headers.contains("Host:") { String::new() } else { format!("Host: {}\r\n", self.address) };
        write!(stream, "GET {path} HTTP/1.1\r\n{host}Connection: close\r\n{headers}\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").expect("an answer");
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let headers = head.lines().skip(1).filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        Answer { status, headers: headers.collect(), body: body.to_owned() }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask(path, "")
    }

    /// Asks until an answer is as it should be: a change is heard a moment after it was made.
    pub fn until(&self, path: &str, is_right: impl Fn(&Answer) -> bool) -> Answer {
        let begun = std::time::Instant::now();
        loop {
            let answer = self.get(path);
            if is_right(&answer) {
                return answer;
            }
            assert!(begun.elapsed() < PATIENCE, "{path} stays {}: {}", answer.status, answer.body);
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

#[test]
fn the_server_shows_the_site_under_its_path_with_right_types() {
    let site = site();
    let server = Server::start(&site, &[]);
    for path in ["/", "/portal"] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.headers["location"].as_str()), (307, "/portal/"), "{path}");
    }
    let page = server.get("/portal/vi/tin-tuc/cho-tet/");
    assert_eq!((page.status, page.headers["content-type"].as_str()), (200, "text/html; charset=utf-8"));
    assert!(page.body.contains("Hoa mai nở") && page.body.contains("/portal/_caybeo/reload.js"), "{}", page.body);
    assert_eq!(server.get("/portal/vi/tin-tuc").headers["location"], "/portal/vi/tin-tuc/");
    assert_eq!(server.get("/portal/sitemap.xml").headers["content-type"], "application/xml; charset=utf-8");
    assert_eq!(server.get("/portal/_caybeo/reload.js").headers["content-type"], "text/javascript; charset=utf-8");
    let known = server.ask("/portal/vi/tin-tuc/cho-tet/", &format!("If-None-Match: {}\r\n", page.headers["etag"]));
    assert_eq!((known.status, known.body.as_str()), (304, ""));
    let missing = server.get("/portal/en/nothing-here/");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("lang=en") || missing.body.contains("lang=\"en\""), "{}", missing.body);
    assert_eq!(server.get("/elsewhere/").status, 404);
    assert_eq!(server.get("/portal/%2e%2e/site.toml").status, 404);
    // Drafts must not be read through a foreign name that leads to this machine.
    assert_eq!(server.ask("/portal/vi/", "Host: portal.example\r\n").status, 403);
    assert!(!site.path().join("public").exists() && !site.path().join(".caybeo").exists(), "serving wrote something");
}

#[test]
fn the_server_makes_a_picture_when_somebody_asks_for_it() {
    let site = site();
    write(&site, "content/news/tet.vi.md", "+++\ntitle = \"Chợ Tết\"\ndate = 2026-02-10\n+++\n\n![Hoa](hoa.png)\n");
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(600, 300, image::Rgb([220, 60, 90])).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    fs::write(site.path().join("content/news/hoa.png"), bytes.into_inner()).unwrap();
    let server = Server::start(&site, &[]);
    let page = server.get("/portal/vi/tin-tuc/cho-tet/").body;
    let sources = page.split(['"', ' ', ',', '=']).filter(|part| part.contains("/pictures/hoa-"));
    let found: BTreeMap<&str, u16> = sources.map(|path| (path, server.get(path).status)).collect();
    assert!(found.len() == 4 && found.values().all(|status| *status == 200), "{found:?}");
    let (webp, _) = found.iter().find(|(path, _)| path.ends_with(".webp")).unwrap();
    assert_eq!(server.get(webp).headers["content-type"], "image/webp");
    assert!(!site.path().join(".caybeo").exists(), "serving wrote something");
}

#[test]
fn an_edit_is_seen_a_fault_is_shown_and_mending_brings_the_page_back() {
    let site = site();
    let server = Server::start(&site, &[]);
    let page = "/portal/vi/tin-tuc/cho-tet/";
    let article = |body: &str, date: &str| format!("+++\ntitle = \"Chợ Tết\"\n{date}\n+++\n\n{body}\n");
    write(&site, "content/news/tet.vi.md", &article("Hoa đào nở.", "date = 2026-02-10"));
    server.until(page, |answer| answer.body.contains("Hoa đào nở"));

    write(&site, "content/news/tet.vi.md", &article("Hoa đào nở.", "date = \"<hôm qua>\""));
    let broken = server.until(page, |answer| answer.status == 500);
    assert!(broken.body.contains("<html lang=\"vi\">") && broken.body.contains("1 lỗi"), "{}", broken.body);
    assert!(broken.body.contains("content/news/tet.vi.md:3:8") && broken.body.contains("&lt;hôm qua&gt;"), "{}", broken.body);
    assert!(broken.body.contains("/portal/_caybeo/reload.js"), "the error page would stay");
    // Every page tells it; what pages are made of is still there.
    assert_eq!(server.get("/portal/en/").status, 500);
    assert_eq!(server.get("/portal/sitemap.xml").status, 200);
    assert_eq!(server.get("/portal/_caybeo/faults.css").status, 200);

    // As editors do: beside it, then moved over it.
    write(&site, "content/news/.tet.new", &article("Hoa cúc nở.", "date = 2026-02-10"));
    fs::rename(site.path().join("content/news/.tet.new"), site.path().join("content/news/tet.vi.md")).unwrap();
    server.until(page, |answer| answer.status == 200 && answer.body.contains("Hoa cúc nở"));

    fs::remove_file(site.path().join("content/news/tet.vi.md")).unwrap();
    server.until(page, |answer| answer.status == 404);
    write(&site, "content/events/_section.vi.md", "+++\ntitle = \"Sự kiện\"\nkind = \"event\"\n+++\n");
    write(&site, "content/events/tet.vi.md", "+++\ntitle = \"Hội Tết\"\nwhen = 2026-02-17\nstatus = \"scheduled\"\n+++\n");
    server.until("/portal/vi/su-kien/hoi-tet/", |answer| answer.status == 200);
}

#[test]
fn nothing_that_happened_beside_another_change_is_forgotten() {
    let site = site();
    let article = |title: &str, slug: &str| format!("+++\ntitle = \"{title}\"\nslug = \"{slug}\"\ndate = 2026-02-10\n+++\n");
    for name in ["tet", "mai", "dao"] {
        write(&site, &format!("content/news/{name}.vi.md"), &article("Bài", name));
    }
    let server = Server::start(&site, &[]);
    let page = |name: &str| format!("/portal/vi/tin-tuc/{name}/");
    // The first change of a run lists the tree again; what comes later may not.
    for number in 0..3 {
        write(&site, "content/news/tet.vi.md", &article(&format!("Lần {number}"), "tet"));
        server.until(&page("tet"), |answer| answer.body.contains(&format!("Lần {number}")));
    }
    // A file goes while another changes.
    fs::remove_file(site.path().join("content/news/mai.vi.md")).unwrap();
    write(&site, "content/news/tet.vi.md", &article("Mai đi rồi", "tet"));
    server.until(&page("tet"), |answer| answer.body.contains("Mai đi rồi"));
    server.until(&page("mai"), |answer| answer.status == 404);
    // A file changes while another breaks the site; mending that one shows both.
    write(&site, "content/news/tet.vi.md", &article("Tết hỏng", "tet").replace("date = ", "date = x"));
    server.until(&page("tet"), |answer| answer.status == 500);
    write(&site, "content/news/dao.vi.md", &article("Hoa đào", "dao"));
    server.until(&page("tet"), |answer| answer.status == 500);
    write(&site, "content/news/tet.vi.md", &article("Tết lành", "tet"));
    server.until(&page("tet"), |answer| answer.body.contains("Tết lành"));
    assert!(server.get(&page("dao")).body.contains("Hoa đào"));
    // A whole folder is moved away and back, with something new in it.
    let (news, away) = (site.path().join("content/news"), site.path().join("away"));
    fs::rename(&news, &away).unwrap();
    server.until(&page("tet"), |answer| answer.status == 404);
    fs::write(away.join("sen.vi.md"), article("Hoa sen", "sen")).unwrap();
    fs::rename(&away, &news).unwrap();
    server.until(&page("sen"), |answer| answer.body.contains("Hoa sen"));
    write(&site, "content/news/sen.vi.md", &article("Sen nở", "sen"));
    server.until(&page("sen"), |answer| answer.body.contains("Sen nở"));
}

#[test]
fn a_file_with_two_names_changes_under_both() {
    let site = site();
    write(&site, "content/other/_section.vi.md", "+++\ntitle = \"Khác\"\nkind = \"article\"\n+++\n");
    std::os::unix::fs::symlink("../news/tet.vi.md", site.path().join("content/other/tet.vi.md")).unwrap();
    let server = Server::start(&site, &[]);
    for number in 0..4 {
        let body = format!("Lần {number}.");
        write(&site, "content/news/tet.vi.md", &format!("+++\ntitle = \"Chợ Tết\"\ndate = 2026-02-10\n+++\n\n{body}\n"));
        for page in ["/portal/vi/tin-tuc/cho-tet/", "/portal/vi/khac/cho-tet/"] {
            server.until(page, |answer| answer.body.contains(&body));
        }
    }
}

#[test]
fn a_flood_of_changes_is_seen_whole() {
    let site = site();
    let article = |number: usize, title: &str| format!("+++\ntitle = \"{title}\"\nslug = \"bai-{number}\"\ndate = 2026-02-10\n+++\n");
    let all = |title: &str| (0..500).for_each(|number| write(&site, &format!("content/news/n-{number}.vi.md"), &article(number, title)));
    all("Cũ");
    let server = Server::start(&site, &[]);
    for title in ["Mới", "Mới hơn", "Mới nhất"] {
        all(title);
        for number in [0, 250, 499] {
            server.until(&format!("/portal/vi/tin-tuc/bai-{number}/"), |answer| answer.body.contains(&format!(">{title}<")));
        }
    }
}

#[test]
fn two_files_at_one_path_are_told_as_a_build_tells_them() {
    let site = site();
    let server = Server::start(&site, &[]);
    write(&site, "content/_files/vi/index.html", "<p>ours</p>");
    let broken = server.until("/portal/vi/", |answer| answer.status == 500);
    assert!(broken.body.contains("P001") && broken.body.contains("vi/index.html"), "{}", broken.body);
    assert!(call(site.path(), &["build"]).err.contains("P001"));
    fs::remove_file(site.path().join("content/_files/vi/index.html")).unwrap();
    server.until("/portal/vi/", |answer| answer.status == 200);
}

#[test]
fn a_broken_site_is_served_as_its_faults_from_the_start() {
    let site = site();
    write(&site, "site.toml", &SETTINGS.replace("Asia/Ho_Chi_Minh", "Asia/Saigonn"));
    let server = Server::start(&site, &["--tongue", "en"]);
    let broken = server.get("/");
    assert_eq!(broken.status, 500);
    assert!(broken.body.contains("<html lang=\"en\">") && broken.body.contains("site.toml:3:"), "{}", broken.body);
    write(&site, "site.toml", SETTINGS);
    server.until("/portal/vi/", |answer| answer.status == 200);
}

#[test]
fn drafts_are_served_unless_they_are_hidden() {
    let site = site();
    write(&site, "content/news/mai.vi.md", "+++\ntitle = \"Hoa mai\"\ndate = 2026-02-11\ndraft = true\n+++\n");
    let draft = "/portal/vi/tin-tuc/hoa-mai/";
    assert_eq!(Server::start(&site, &[]).get(draft).status, 200);
    assert_eq!(Server::start(&site, &["--no-drafts"]).get(draft).status, 404);
}

#[test]
fn readers_hear_that_the_site_was_built_again() {
    let site = site();
    let server = Server::start(&site, &[]);
    let mut stream = TcpStream::connect(&server.address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    write!(stream, "GET /portal/_caybeo/events HTTP/1.1\r\nHost: {}\r\n\r\n", server.address).unwrap();
    let mut news = BufReader::new(stream).lines().map(|line| line.unwrap()).filter(|line| line.starts_with("data: "));
    let first = news.next().unwrap();
    write(&site, "content/news/tet.vi.md", "+++\ntitle = \"Chợ hoa\"\ndate = 2026-02-10\n+++\n");
    assert!(news.any(|line| line != first));
}

#[test]
fn an_interrupted_server_ends_well() {
    let site = site();
    let mut server = Server::start(&site, &[]);
    assert_eq!(server.get("/portal/vi/").status, 200);
    let interrupt = Command::new("kill").args(["-INT", &server.child.id().to_string()]).status().unwrap();
    assert!(interrupt.success());
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_port_in_use_is_told_with_a_way_out() {
    let site = site();
    let server = Server::start(&site, &[]);
    let port = server.address.rsplit(':').next().unwrap();
    let said = call(site.path(), &["serve", "--port", port]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("U020") && said.err.contains("--port"), "{}", said.err);
}

#[test]
fn a_preview_for_the_network_speaks_of_drafts_only_if_it_shows_them() {
    let site = site();
    let server = Server::start(&site, &[]);
    let port = server.address.rsplit(':').next().unwrap();
    // The port is taken: the warning is said, and no server starts.
    let open = ["serve", "--host", "0.0.0.0", "--port", port];
    let said = call(site.path(), &open);
    assert!(said.err.contains("U021") && said.err.contains("có cả bản nháp"), "{}", said.err);
    let said = call(site.path(), &[&open[..], &["--no-drafts"]].concat());
    assert!(said.err.contains("U021") && !said.err.contains("bản nháp"), "{}", said.err);
}
