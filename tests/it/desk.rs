//! Claims about the translation desk as people and machines call it.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::site::site;

const SETTINGS: &str = "base_url = \"https://example.org/\"\ntime_zone = \"Asia/Ho_Chi_Minh\"\ntitle = { vi = \"a\", en = \"a\" }\ndescription = { vi = \"a\", en = \"a\" }\n\
    [[languages]]\ntag = \"vi\"\nendonym = \"Tiếng Việt\"\n[[languages]]\ntag = \"en\"\nendonym = \"English\"\n";
const SOURCE: &str = "+++\ntitle = \"Chợ nổi\"\nsummary = \"Chợ trên sông.\"\ndate = 2026-02-10\n+++\n\nChợ họp từ sáng sớm.\n\nGhe thuyền đông vui.\n";
const TRANSLATION: &str = "+++\n# chú thích của người dịch\ntitle = \"Floating market\"\nsummary = \"A market on the river.\"\n+++\n\nThe market opens at dawn.\n\nBoats crowd the water.\n";

/// A site with one item and its translation, in a git repository.
struct Repository(TempDir);

impl Repository {
    fn new() -> Repository {
        let repository = Repository(TempDir::new().unwrap());
        repository.put("site.toml", SETTINGS);
        for (tag, title) in [("vi", "Trang nhà"), ("en", "Home")] {
            repository.put(&format!("content/_section.{tag}.md"), &format!("+++\ntitle = \"{title}\"\n+++\n"));
            repository.put(&format!("content/news/_section.{tag}.md"), &format!("+++\ntitle = \"{title} 2\"\n{}+++\n", if tag == "vi" { "kind = \"article\"\n" } else { "" }));
        }
        repository.put("content/news/cho.vi.md", SOURCE);
        repository.put("content/news/cho.en.md", TRANSLATION);
        repository.git(&["init", "-q"]);
        repository.commit("đầu tiên");
        repository
    }

    fn put(&self, path: &str, text: &str) {
        let file = self.0.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap()
    }

    fn change(&self, path: &str, old: &str, new: &str) {
        let text = self.text(path);
        assert!(text.contains(old), "{text}");
        self.put(path, &text.replace(old, new));
    }

    fn git(&self, arguments: &[&str]) -> String {
        git(self.0.path(), arguments)
    }

    fn commit(&self, words: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", words]);
    }

    fn call(&self, arguments: &[&str]) -> (i32, String) {
        call(self.0.path(), arguments)
    }

    fn done(&self, arguments: &[&str]) -> String {
        let (code, said) = self.call(arguments);
        assert_eq!(code, 0, "{arguments:?}: {said}");
        said
    }

    fn data(&self, arguments: &[&str]) -> Value {
        let said = self.done(&[arguments, &["--format", "json"]].concat());
        serde_json::from_str::<Value>(&said).unwrap_or_else(|why| panic!("{why}: {said}"))["result"].clone()
    }

    /// The states of a file.
    fn states(&self, path: &str) -> Vec<String> {
        let data = self.data(&["status"]);
        let file = data["files"].as_array().unwrap().iter().find(|file| file["path"] == path).unwrap_or_else(|| panic!("no {path}: {data:#}")).clone();
        file["states"].as_array().unwrap().iter().map(|state| state.as_str().unwrap().to_owned()).collect()
    }
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"];
    let output = Command::new("git").current_dir(folder).args(who).args(arguments).env_remove("GIT_DIR").output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn call(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let output = Command::new(env!("CARGO_BIN_EXE_caybeo")).current_dir(folder).args(arguments).env_clear().env("PATH", path).env("SOURCE_DATE_EPOCH", "1795000000").output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap_or(-1), String::from_utf8(said).unwrap())
}

const EN: &str = "content/news/cho.en.md";

#[test]
fn a_translation_goes_from_unstamped_to_current_to_behind_and_back() {
    let repository = Repository::new();
    assert_eq!(repository.states(EN), ["unstamped"]);
    repository.done(&["translate", "confirm", "news/cho", "--to", "en"]);
    let stamped = repository.text(EN);
    assert!(stamped.contains("\nstamp = \"1:2026-11-18:") && stamped.contains("# chú thích của người dịch") && stamped.ends_with("Boats crowd the water.\n"), "{stamped}");
    assert_eq!(repository.states(EN), ["current"]);
    repository.commit("đã dịch");

    repository.change("content/news/cho.vi.md", "từ sáng sớm", "từ bốn giờ sáng");
    let data = repository.data(&["status"]);
    let file = data["files"].as_array().unwrap().iter().find(|file| file["path"] == EN).unwrap();
    assert_eq!((&file["blocks"]["changed"], &file["blocks"]["of"], &file["words"]), (&1.into(), &4.into(), &6.into()), "{file:#}");

    let shown = repository.done(&["translate", "diff", "news/cho", "--to", "en"]);
    for part in ["1 trên 4 khối", "- Chợ họp từ sáng sớm.", "+ Chợ họp từ bốn giờ sáng.", "= The market opens at dawn.", "content/news/cho.vi.md:7", "content/news/cho.en.md:8"] {
        assert!(shown.contains(part), "no `{part}` in\n{shown}");
    }
    assert!(!shown.contains("Ghe thuyền"), "{shown}");

    assert!(repository.done(&["check"]).contains("1 bản chậm hơn bản gốc"));
    let (code, said) = repository.call(&["translate", "confirm", "news/cho", "--to", "en"]);
    assert!(code == 1 && said.contains("D110") && said.contains("--no-change-of-meaning"), "{said}");
    repository.change(EN, "opens at dawn", "opens at four in the morning");
    repository.done(&["translate", "confirm", "news/cho", "--to", "en"]);
    assert_eq!(repository.states(EN), ["current"]);
    assert_eq!(repository.text(EN).matches("stamp =").count(), 1);
}

#[test]
fn other_words_of_the_same_meaning_are_confirmed_as_such() {
    let repository = Repository::new();
    repository.done(&["translate", "confirm", "/"]);
    repository.change("content/news/cho.vi.md", "đông vui", "đông đúc");
    assert_eq!(repository.states(EN), ["behind"]);
    repository.done(&["translate", "confirm", "news/cho", "--to", "en", "--no-change-of-meaning"]);
    assert_eq!(repository.states(EN), ["current"]);
}

#[test]
fn a_fact_that_changes_leaves_translations_current() {
    let repository = Repository::new();
    repository.done(&["translate", "confirm", "/"]);
    repository.change("content/news/cho.vi.md", "2026-02-10", "2026-02-11");
    assert_eq!(repository.states(EN), ["current"]);
}

#[test]
fn old_texts_are_found_under_old_names_and_without_history_nothing_is_invented() {
    let repository = Repository::new();
    repository.done(&["translate", "confirm", "news/cho"]);
    repository.commit("đã dịch");
    repository.git(&["mv", "content/news/cho.vi.md", "content/news/cai-rang.vi.md"]);
    repository.git(&["mv", EN, "content/news/cai-rang.en.md"]);
    repository.commit("đổi tên");
    repository.change("content/news/cai-rang.vi.md", "Chợ trên sông.", "Chợ trên sông Hậu.");
    repository.commit("sửa tóm tắt");
    let shown = repository.done(&["translate", "diff", "news/cai-rang", "--to", "en", "--tongue", "en"]);
    assert!(shown.contains("· summary") && shown.contains("- Chợ trên sông.") && shown.contains("+ Chợ trên sông Hậu.") && shown.contains("A market on the river."), "{shown}");

    let shallow = TempDir::new().unwrap();
    git(shallow.path(), &["clone", "-q", "--depth", "1", &format!("file://{}", repository.0.path().display()), "."]);
    let (_, shown) = call(shallow.path(), &["translate", "diff", "news/cai-rang", "--to", "en", "--tongue", "en"]);
    assert!(shown.contains("is not in the git history") && !shown.contains("- Chợ trên sông.\n") && shown.contains("+ Chợ trên sông Hậu."), "{shown}");
    let (_, said) = call(shallow.path(), &["status", "--format", "json"]);
    assert!(said.contains("\"behind\""), "{said}");
}

#[test]
fn limits_fail_or_warn() {
    let repository = Repository::new();
    let limit = |key: &str| format!("{SETTINGS}[[translations.limits]]\nsection = \"news\"\nlanguages = [\"en\"]\n{key} = {{ unstamped = 1 }}\n");
    repository.put("site.toml", &limit("fail"));
    let (code, said) = repository.call(&["status"]);
    assert!(code == 1 && said.contains("lỗi[D101]") && said.contains("site.toml:"), "{said}");
    let (code, said) = repository.call(&["status", "--format", "github"]);
    assert!(code == 1 && said.contains("## Tình trạng bản dịch") && said.contains("**D101**") && said.contains("::error file=site.toml"), "{said}");
    repository.put("site.toml", &limit("warn"));
    let (code, said) = repository.call(&["status"]);
    assert!(code == 0 && said.contains("lưu ý[D101]"), "{said}");
    repository.done(&["translate", "confirm", "/"]);
    assert!(!repository.done(&["status"]).contains("D101"));
    // Limits are the desk's: publishing is not in their way.
    repository.put("site.toml", &limit("fail"));
    repository.done(&["check"]);
}

#[test]
fn the_report_can_be_cut_to_what_somebody_has_to_do() {
    let repository = Repository::new();
    repository.put("content/news/tet.vi.md", "+++\ntitle = \"Tết\"\ndate = 2026-02-10\n+++\n\nHoa mai nở.\n");
    let missing = repository.done(&["status", "--state", "missing", "--lang", "en", "--tongue", "en"]);
    assert!(missing.contains("content/news/tet.en.md") && missing.contains("Tết · 4 words") && !missing.contains("cho.en.md"), "{missing}");
    let by_kind = repository.data(&["status", "--by", "kind", "--kind", "article"]);
    assert_eq!(by_kind["lines"][0]["label"], "article");
    assert_eq!(by_kind["total"]["languages"]["en"]["missing"], 1);
    for (arguments, code) in [(&["status", "--section", "nws"][..], "`news`"), (&["status", "--lang", "fr"], "U016"), (&["status", "--kind", "artcle"], "`article`"), (&["status", "--owner", "nobody"], "U032"), (&["translate", "diff", "news/ch"], "U032"), (&["translate", "confirm", "new/"], "U032"), (&["translate", "diff", "news/tet", "--to", "en"], "D112"), (&["review", "news/cho", "--lang", "vi", "--by", " "], "U033"), (&["review", "news/chợ", "--lang", "vi", "--by", "a"], "U032")] {
        let (exit, said) = repository.call(arguments);
        assert!(exit > 0 && said.contains(code), "{arguments:?}: {said}");
    }
}

#[test]
fn drafts_are_not_asked_for_and_what_waits_is_told() {
    let repository = Repository::new();
    repository.put("content/news/nhap.vi.md", "+++\ntitle = \"Nháp\"\ndate = 2026-02-10\ndraft = true\n+++\n");
    repository.put("content/news/nhap.en.md", "+++\ntitle = \"Draft\"\ndraft = true\n+++\n");
    repository.put("content/news/hen.vi.md", "+++\ntitle = \"Hẹn giờ\"\ndate = 2026-02-10\npublish = 2027-01-01T08:00:00\nupdated = 2020-01-01\n+++\n");
    repository.put("content/news/het.vi.md", "+++\ntitle = \"Đã hết\"\ndate = 2026-02-10\nexpires = 2026-03-01T08:00:00\n+++\n");
    repository.put("content/news/lac.en.md", "+++\ntitle = \"Lost\"\n+++\n");
    let data = repository.data(&["status"]);
    let text = data.to_string();
    assert!(!text.contains("nhap.en.md") && !text.contains("het.en.md"), "{data:#}");
    assert_eq!(data["ahead"][0]["at"], "2027-01-01T08:00:00+07:00");
    assert_eq!(data["unverified"][0]["since"], "2020-01-01");
    assert!(data["files"].as_array().unwrap().iter().any(|file| file["path"] == "content/news/lac.en.md" && file["states"][0] == "orphan"), "{data:#}");
    // Faults elsewhere do not keep the desk from working.
    assert!(repository.done(&["status", "--tongue", "en"]).contains("orphan"));
}

#[test]
fn words_of_content_are_no_markup_of_a_comment() {
    let repository = Repository::new();
    repository.put("content/news/la.vi.md", "+++\ntitle = \"a | b </details> @ai `x` [y](z)\"\ndate = 2026-02-10\n+++\n");
    let said = repository.done(&["status", "--format", "github", "--tongue", "en"]);
    assert!(said.contains(r"a \| b \</details\> \@ai \`x\` \[y\](z)"), "{said}");
}

#[test]
fn a_code_is_explained_in_both_tongues() {
    let nowhere = TempDir::new().unwrap();
    let (code, vi) = call(nowhere.path(), &["explain", "f203"]);
    let (_, en) = call(nowhere.path(), &["explain", "F203", "--tongue", "en"]);
    assert!(code == 0 && vi.starts_with("F203 · ") && vi.contains("Vì sao\n") && vi.contains("    term = 99\n"), "{vi}");
    assert!(en.contains("Why\n") && en.contains("Before (content/projects/cai-cui.vi.md)\n"), "{en}");
    assert!(vi.lines().chain(en.lines()).all(|line| line.chars().count() <= 100), "{vi}{en}");
    let (code, said) = call(nowhere.path(), &["explain", "F999"]);
    assert!(code == 2 && said.contains("U032"), "{said}");
    assert!(call(nowhere.path(), &["explain"]).1.lines().count() > 100);
}

#[test]
fn a_long_report_begins_file_by_file_and_says_how_much_more_there_is() {
    let repository = Repository::new();
    let links: String = (0..20).map(|rank| format!("[a](@nothing/{rank})\n\n")).collect();
    repository.put("content/news/nhieu.vi.md", &format!("+++\ntitle = \"Nhiều\"\ndate = 2026-02-10\n+++\n\n{links}"));
    repository.put("content/news/it.vi.md", "+++\ntitle = \"Ít\"\ndate = 2026-02-10\n+++\n\n[a](@nothing/at-all)\n");
    let (_, said) = repository.call(&["check"]);
    assert_eq!(said.matches("lỗi[L101]").count(), 9, "{said}");
    assert!(said.contains("và 12 điều nữa trong content/news/nhieu.vi.md") && said.contains("21 lỗi") && said.contains("caybeo explain L101"), "{said}");
    assert_eq!(repository.call(&["check", "--all"]).1.matches("lỗi[L101]").count(), 21);
}

const REVIEWED: &str = "
-- content/_kinds/decree.toml --
review = true
-- content/decrees/_section.vi.md --
+++
title = \"Văn bản\"
kind = \"decree\"
+++
-- content/decrees/_section.en.md --
+++
title = \"Decrees\"
+++
";

#[test]
fn what_must_be_approved_is_published_only_then_and_the_name_never() {
    let file = |tag: &str, keys: &str| format!("-- content/decrees/so-1.{tag}.md --\n+++\ntitle = \"Số 1 {tag}\"\n{keys}+++\n\nNội dung.\n");
    let reviewed = "reviewed_by = \"Bà Nguyễn Thị Hoa\"\nreviewed_on = 2026-11-20\n";
    site(&format!("{REVIEWED}{}{}", file("vi", ""), file("en", reviewed))).has_no_page("/vi/van-ban/so-1-vi/").has_no_page("/en/decrees/so-1-en/");
    let half = site(&format!("{REVIEWED}{}{}", file("vi", reviewed), file("en", "")));
    half.page("/vi/van-ban/so-1-vi/").has("Nội dung");
    half.has_no_page("/en/decrees/so-1-en/");
    let whole = site(&format!("{REVIEWED}{}{}", file("vi", reviewed), file("en", reviewed)));
    whole.page("/en/decrees/so-1-en/").has("20 November 2026").lacks("Hoa");
    let canary = "Nguyễn Thị Hoa".as_bytes();
    assert!(whole.files().values().all(|bytes| !bytes.windows(canary.len()).any(|part| part == canary)));
    // Drafts are shown to those who preview.
    site(&format!("{REVIEWED}{}", file("vi", ""))).preview().page("/vi/van-ban/so-1-vi/").has("Nội dung");
}

#[test]
fn approval_is_recorded_and_a_text_changed_since_is_told() {
    let repository = Repository::new();
    repository.put("content/_kinds/article.toml", "schema = \"NewsArticle\"\nreview = true\n[fields.date]\ntype = \"date\"\n");
    assert_eq!(repository.states("content/news/cho.vi.md"), ["unreviewed"]);
    repository.done(&["review", "news/cho", "--lang", "vi,en", "--by", "Sở Ngoại vụ"]);
    let text = repository.text("content/news/cho.vi.md");
    assert!(text.contains("reviewed_by = \"Sở Ngoại vụ\"\nreviewed_on = 2026-11-18\n") && text.ends_with("Ghe thuyền đông vui.\n"), "{text}");
    assert!(repository.states("content/news/cho.vi.md").is_empty());
    repository.change("content/news/cho.vi.md", "đông vui", "đông đúc");
    assert_eq!(repository.states("content/news/cho.vi.md"), ["unreviewed"]);
    repository.done(&["review", "news/cho", "--lang", "vi", "--by", "Sở Ngoại vụ"]);
    assert!(repository.states("content/news/cho.vi.md").is_empty());
    assert_eq!(repository.text("content/news/cho.vi.md").matches("reviewed_on").count(), 1);
}

#[test]
fn readers_of_a_page_that_is_behind_are_told_unless_the_site_is_silent() {
    let repository = Repository::new();
    repository.done(&["translate", "confirm", "/"]);
    repository.change("content/news/cho.vi.md", "Chợ họp", "Chợ nổi họp");
    let (vi, en) = (repository.text("content/news/cho.vi.md"), repository.text(EN));
    let files = format!(
        "-- content/news/_section.vi.md --\n+++\ntitle = \"Tin\"\nkind = \"article\"\n+++\n-- content/news/_section.en.md --\n+++\ntitle = \"News\"\n+++\n\
         -- content/news/cho.vi.md --\n{vi}-- content/news/cho.en.md --\n{en}"
    );
    let told = site(&files);
    let page = told.page("/en/news/floating-market/");
    page.has("as of 18 November 2026").has("Tiếng Việt");
    assert_eq!(page.one(".notice-behind a").attr("href"), "/vi/tin/cho-noi/");
    told.page("/vi/tin/cho-noi/").lacks("notice-behind");
    site(&files).table("[translations]\nbehind = \"silent\"\n").page("/en/news/floating-market/").lacks("as of 18");
    site(&files.replace("Chợ nổi họp", "Chợ họp")).page("/en/news/floating-market/").lacks("as of 18");
}

#[test]
fn a_new_portal_has_nothing_left_to_translate() {
    let folder = TempDir::new().unwrap();
    let (code, said) = call(folder.path(), &["init", "cong", "--languages", "vi,en,fr,ja"]);
    assert_eq!(code, 0, "{said}");
    let (code, said) = call(&folder.path().join("cong"), &["status", "--tongue", "en"]);
    assert!(code == 0 && said.contains("Every translation agrees with its source."), "{said}");
}

#[test]
fn the_stamp_is_never_published() {
    let repository = Repository::new();
    repository.done(&["translate", "confirm", "/"]);
    let stamp = repository.text(EN).lines().find_map(|line| line.strip_prefix("stamp = \"").map(str::to_owned)).unwrap();
    let part = &stamp[13..30];
    repository.done(&["build"]);
    let public = crate::site::tree(&repository.0.path().join("public"), &[]);
    assert!(public.len() > 5 && public.values().all(|bytes| !bytes.windows(part.len()).any(|of| of == part.as_bytes())));
}

#[test]
fn the_workflow_files_call_the_program_as_it_is() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/workflows");
    for file in ["github.yml", "gitlab.yml"] {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        let calls: Vec<&str> = text.lines().filter_map(|line| line.trim().trim_start_matches("- ").trim_start_matches("run: ").strip_prefix("caybeo ")).collect();
        assert!(calls.len() >= 4, "{file}: {calls:?}");
        for line in calls {
            let arguments: Vec<&str> = line.split_whitespace().take_while(|word| !matches!(*word, ">" | "||" | "|")).chain(["--help"]).collect();
            let nowhere = TempDir::new().unwrap();
            assert_eq!(call(nowhere.path(), &arguments).0, 0, "{file}: caybeo {line}");
        }
    }
}
