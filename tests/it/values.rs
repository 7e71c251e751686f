//! Claims: facts written once, words beside them, and what is never shown.

use crate::site::{site, site_in};

const PROJECT: &str = r#"
-- content/projects/cai-cui.vi.md --
+++
title = "Trung tâm logistics Cái Cui"
stage = "calling"
capital = { value = "1 275 500 000 USD", as_of = "2025-06", source = "qd" }
area = "120 ha"
pending = ["sectors", "place", "investment_form", "contact"]
as_of = 2024-12-31
source = "nq"
reviewed_by = "Người Duyệt Kín"

[schedule.phase-1]
label = "Giai đoạn một"
period = { from = "2027-01", to = "2028-06" }

[schedule.phase-2]
label = "Giai đoạn hai"
period = { from = "2028-07" }

[sources.nq]
title = "Nghị quyết 45-NQ/TW"
lang = "vi"
date = 2024-08-05

[sources.qd]
title = "Quyết định 1519/QĐ-TTg"
lang = "vi"
date = 2025-06-20
+++
Vốn của dự án là [](fact:capital)[^qd].
-- content/projects/cai-cui.en.md --
+++
title = "Cái Cui logistics centre"

[schedule.phase-1]
label = "Phase one"
+++
The capital is [](fact:capital).
"#;

#[test]
fn a_fact_written_once_is_said_in_every_language() {
    let site = site_in("vi en fr ja", PROJECT).language("fr", "missing = \"borrow\"\n").language("ja", "missing = \"borrow\"\n");
    site.page("/vi/projects/trung-tam-logistics-cai-cui/").has("120 ha").has("Đang kêu gọi đầu tư");
    site.page("/en/projects/cai-cui-logistics-centre/").has("120 ha").has("Calling for investment");
    site.page("/fr/projects/trung-tam-logistics-cai-cui/").has("120 ha");
    site.page("/ja/projects/trung-tam-logistics-cai-cui/").has("投資家募集中");
}

#[test]
fn a_value_carries_its_own_date_and_source_or_the_items() {
    let site = site(PROJECT);
    let page = site.page("/en/projects/cai-cui-logistics-centre/");
    let row = |label: &str| page.select("dl.facts .row").into_iter().find(|row| row.text.contains(label)).unwrap().text;
    let capital = row("Total investment");
    assert!(capital.contains("As of June 2025") && capital.contains("Quyết định 1519"), "{capital}");
    let area = row("Area");
    assert!(area.contains("As of 31 December 2024") && area.contains("Nghị quyết 45"), "{area}");
    assert_eq!(page.select("#source-qd").len(), 1);
    assert!(page.all(".provenance a", "href").contains(&"#source-qd".to_owned()));
}

#[test]
fn a_cited_source_is_numbered_and_leads_back() {
    let site = site(PROJECT);
    let page = site.page("/vi/projects/trung-tam-logistics-cai-cui/");
    assert!(page.all(".prose a", "href").contains(&"#source-qd".to_owned()), "{}", page.html);
    assert_eq!(page.all("#source-qd a.back", "href"), ["#cite-qd-1"]);
    assert_eq!(page.select("#cite-qd-1").len(), 1);
}

#[test]
fn a_source_nobody_wrote_down_is_told() {
    let mut site = site(PROJECT);
    let text = site.source("content/projects/cai-cui.vi.md").replace("source = \"qd\"", "source = \"dq\"");
    site.put("content/projects/cai-cui.vi.md", text);
    site.stops("F240").says("content/projects/cai-cui.vi.md:4");
}

#[test]
fn a_keyed_table_takes_its_words_from_the_translation() {
    let site = site(PROJECT);
    let page = site.page("/en/projects/cai-cui-logistics-centre/");
    page.has("Phase one").has("January 2027").lacks("Giai đoạn một");
    // A missing row keeps the words of the original.
    page.has("Giai đoạn hai").has("July 2028");
    site.page("/vi/projects/trung-tam-logistics-cai-cui/").has("Giai đoạn một").has("tháng 1 năm 2027").lacks("Phase one");
}

#[test]
fn a_row_the_original_does_not_have_is_told() {
    let mut site = site(PROJECT);
    let text = site.source("content/projects/cai-cui.en.md").replace("phase-1", "phase-3");
    site.put("content/projects/cai-cui.en.md", text);
    site.stops("F211").says("phase-1");
}

#[test]
fn what_is_pending_says_so_and_silence_is_the_error() {
    let mut site = site(PROJECT);
    assert!(site.page("/vi/projects/trung-tam-logistics-cai-cui/").texts(".pending").contains(&"Đang cập nhật".to_owned()));
    assert!(site.page("/en/projects/cai-cui-logistics-centre/").texts(".pending").contains(&"To be updated".to_owned()));
    let text = site.source("content/projects/cai-cui.vi.md").replace("\"place\", ", "");
    site.put("content/projects/cai-cui.vi.md", text);
    site.stops("F220").says("place");
}

#[test]
fn what_is_not_public_never_leaves() {
    let site = site(PROJECT);
    let leaks = site.files().iter().filter(|(_, bytes)| {
        let text = String::from_utf8_lossy(bytes);
        text.contains("Người Duyệt Kín") || text.contains("reviewed_by")
    });
    assert_eq!(leaks.map(|(path, _)| path).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn prose_cannot_print_what_is_not_public() {
    let mut site = site(PROJECT);
    let text = site.source("content/projects/cai-cui.en.md").replace("fact:capital", "fact:reviewed_by");
    site.put("content/projects/cai-cui.en.md", text);
    site.stops("L105");
}

#[test]
fn money_is_converted_at_a_dated_rate() {
    let rate = "[[currencies]]\ncode = \"USD\"\nto = \"VND\"\nrate = \"26300\"\ndate = 2026-11-20\n";
    let site = site(PROJECT).table(rate);
    site.is_clean();
}

fn html_in(section: &str) -> crate::site::Site {
    site(&format!(
        "-- content/about/_section.vi.md --\n+++\ntitle = \"Về\"\nkind = \"page\"\n{section}+++\n\
         -- content/about/x.vi.md --\n+++\ntitle = \"X\"\n+++\n<mark>nổi</mark> <script>alert(1)</script> <b onclick=\"x()\" style=\"color:red\">đậm</b>\n"
    ))
}

#[test]
fn raw_html_stands_only_where_a_section_allows_it() {
    html_in("").stops("M140").says("content/about/x.vi.md");
    let allowed = html_in("raw_html = true\n");
    let page = allowed.page("/vi/ve/x/");
    assert_eq!(page.one(".prose mark").text, "nổi");
    assert!(page.select(".prose script").is_empty());
    assert!(!page.html.contains("onclick") && !page.html.contains("style=") && !page.html.contains("alert(1)"));
}

#[test]
fn markup_in_words_is_text() {
    let site = site("-- content/about/x.vi.md --\n+++\ntitle = \"<b>Đậm</b> & \\\"ngoặc\\\"\"\nsummary = \"<script>x</script>\"\n+++\n");
    let page = site.page("/vi/about/b-dam-b-ngoac/");
    page.has("<b>Đậm</b>").has("<script>x</script>");
    assert!(page.select("h1 b").is_empty());
    assert!(page.one("meta[name=description]").attr("content").contains("<script>x</script>"));
}
