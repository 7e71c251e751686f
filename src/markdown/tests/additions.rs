//! What we add to CommonMark, in four languages and a few more.

use super::*;

#[test]
fn emphasis_beside_japanese_brackets_and_stops_is_emphasis() {
    for (text, inner) in [
        ("**「強調」**です", "<strong>「強調」</strong>です"),
        ("**強調。**次の文", "<strong>強調。</strong>次の文"),
        ("これは*「斜体」*です", "これは<em>「斜体」</em>です"),
        ("**「A」**と**「B」**です", "<strong>「A」</strong>と<strong>「B」</strong>です"),
        ("**港（みなと）**は~~「旧」~~新", "<strong>港（みなと）</strong>は<del>「旧」</del>新"),
        ("**割合は50%**です", "<strong>割合は50%</strong>です"),
        ("**`caybeo`**を使う", "<strong><code>caybeo</code></strong>を使う"),
        ("**[港](@p/x)**です", "<strong><a href=\"/vi/p/x/\" hreflang=\"en\">港</a></strong>です"),
        ("**\"ច្បាប់\"**ខ្មែរ", "<strong>&quot;ច្បាប់&quot;</strong>ខ្មែរ"),
    ] {
        let inner = inner.replace("&quot;", "\"");
        assert_eq!(html(text), format!("<p>{inner}</p>\n"), "{text}");
    }
}

#[test]
fn emphasis_beside_words_of_other_languages_is_as_in_commonmark() {
    assert_eq!(html("**Đất:**\u{a0}Cần Thơ, **fleuve**, 2*3*4"), "<p><strong>Đất:</strong>\u{a0}Cần Thơ, <strong>fleuve</strong>, 2<em>3</em>4</p>\n");
    assert_eq!(html("**\"x\"**y"), "<p>**\"x\"**y</p>\n");
}

#[test]
fn relaxed_emphasis_leaves_code_escapes_and_addresses_alone() {
    assert_eq!(html("`**「x」**で` \\*\\*「y」\\*\\*で"), "<p><code>**「x」**で</code> **「y」**で</p>\n");
    let (outline, _) = read("です[図](「a」**で.pdf)");
    assert_eq!(outline.links[0].target, Target::File("「a」**で.pdf".to_owned()));
    assert_eq!(outline.links[0].place.text(), "「a」**で.pdf");
    assert_eq!(html("```\n**「x」**で\n```"), "<pre><code>**「x」**で\n</code></pre>\n");
}

#[test]
fn places_behind_relaxed_emphasis_are_exact() {
    let (outline, _) = read("**「強調」**です **「強調」**です[港](@projects/x)\n\n## 港**「A」**と\n");
    assert_eq!(outline.links[0].place.text(), "@projects/x");
    assert_eq!(outline.headings[0].place.text(), "## 港**「A」**と");
}

#[test]
fn a_line_end_between_kana_or_kanji_is_no_space() {
    assert_eq!(html("川の\n町"), "<p>川の町</p>\n");
    assert_eq!(html("**川の**\n町、\n[港](@p/x)\n。"), "<p><strong>川の</strong>町、<a href=\"/vi/p/x/\" hreflang=\"en\">港</a>。</p>\n");
    assert_eq!(html("文[^1]\n次\n\n[^1]: 注").lines().next().unwrap().matches("次").count(), 1);
    assert_eq!(read("川の\n町").0.excerpt, "川の町");
}

#[test]
fn what_the_site_fills_in_counts_as_text_at_a_line_end() {
    assert_eq!(html("額は\n[](fact:capital)\nです"), "<p>額は<span class=\"money\">千万円</span>です</p>\n");
    assert_eq!(html("先は\n[](@p/x)\nです"), "<p>先は<a href=\"/vi/p/x/\" hreflang=\"en\" lang=\"en\">港</a>です</p>\n");
}

#[test]
fn other_line_ends_stay() {
    assert_eq!(html("bên sông\nHậu"), "<p>bên sông\nHậu</p>\n");
    assert_eq!(html("川の\nHậu\n町"), "<p>川の\nHậu\n町</p>\n");
    assert_eq!(read("bên sông\nHậu").0.excerpt, "bên sông Hậu");
}

#[test]
fn foreign_words_and_readings_are_marked() {
    assert_eq!(html("le [Tết](lang:vi)"), "<p>le <span lang=\"vi\">Tết</span></p>\n");
    assert_eq!(html("[سلام](lang:ar)"), "<p><span lang=\"ar\" dir=\"rtl\">سلام</span></p>\n");
    assert_eq!(html("[神輿](ruby:みこし)"), "<p><ruby>神輿<rp>(</rp><rt>みこし</rt><rp>)</rp></ruby></p>\n");
}

#[test]
fn heading_ids_are_readable_and_their_own() {
    let (outline, report) = read("## Vốn đầu tư\n\n## Vốn đầu tư\n\n### 投資環境\n\n## Où ? {#lieu}\n\n## ???\n");
    let ids: Vec<&str> = outline.headings.iter().map(|heading| heading.id.as_str()).collect();
    assert_eq!(ids, ["von-dau-tu", "von-dau-tu-2", "投資環境", "lieu", "section"]);
    assert_eq!(report.sorted().len(), 0);
    assert!(html("## Où ? {#lieu}").contains("<h2 id=\"lieu\">Où ?</h2>"));
}

#[test]
fn a_written_id_is_not_taken_by_an_earlier_heading() {
    let (outline, report) = read("## Liên hệ\n\n## Địa chỉ {#lien-he}\n");
    assert_eq!(outline.headings[0].id, "lien-he-2");
    assert_eq!(outline.headings[1].id, "lien-he");
    assert_eq!(report.sorted().len(), 0);
}

#[test]
fn typography_changes_neither_ids_nor_code_nor_addresses() {
    let setting = Setting {
        typeset: &|runs| runs.iter_mut().for_each(|run| *run = run.replace('?', "\u{202f}?").replace("x", "X")),
        ..Setting::default()
    };
    assert_eq!(
        setting.html("## Où x ?\n\nx `x?` <https://x.vn?x> https://x.vn/?x [Tx](lang:vi) a@x.vn [x](x.pdf)?"),
        "<h2 id=\"ou-x\">Où X \u{202f}?</h2>\n<p>X <code>x?</code> <a href=\"https://x.vn?x\">https://x.vn?x</a> \
         https://x.vn/?x <span lang=\"vi\">Tx</span> a@x.vn <a href=\"x.pdf\">X</a>\u{202f}?</p>\n",
    );
}

#[test]
fn typography_sees_the_runs_of_one_block_together() {
    let seen = std::cell::RefCell::new(Vec::new());
    let setting = Setting { typeset: &|runs| seen.borrow_mut().push(runs.to_vec()), ..Setting::default() };
    setting.html("“a **b**\n`c`”[](fact:x)\n\n| d | e |\n|---|---|\n| f | g |\n");
    let seen = seen.into_inner();
    assert_eq!(seen[0], ["“a ", "b", "\n", "\u{FFFC}", "”", "\u{FFFC}"]);
    assert_eq!(seen[1..], [["d"], ["e"], ["f"], ["g"]]);
}

#[test]
fn headings_break_between_phrases() {
    let setting = Setting { phrases: &|text| text.match_indices('の').map(|(at, no)| at + no.len()).collect(), ..Setting::default() };
    assert_eq!(setting.html("## 川の**町の港**"), "<h2 id=\"川の町の港\">川の<wbr><strong>町の<wbr>港</strong></h2>\n".replace("川の<wbr><strong>", "川の<strong><wbr>"));
    assert_eq!(setting.html("川の町"), "<p>川の町</p>\n");
}

#[test]
fn tables_scroll_by_keyboard_and_align_by_class() {
    let table = html("| Năm | Vốn |\n|:--|--:|\n| 2025 | 10 |\n");
    assert_eq!(
        table,
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Bảng 1\"><table>\n<thead>\n\
         <tr><th scope=\"col\" class=\"align-left\">Năm</th><th scope=\"col\" class=\"align-right\">Vốn</th></tr>\n</thead>\n\
         <tbody>\n<tr><td class=\"align-left\">2025</td><td class=\"align-right\">10</td></tr>\n</tbody>\n</table></div>\n"
    );
}

#[test]
fn a_picture_alone_is_a_figure_and_its_title_the_caption() {
    let picture = "<img src=\"a.jpg\" width=\"40\" height=\"30\" alt=\"Bến\" loading=\"lazy\" decoding=\"async\">";
    assert_eq!(html("![Bến](a.jpg \"Bến cảng\")"), format!("<figure>{picture}<figcaption>Bến cảng</figcaption></figure>\n"));
    assert_eq!(html("x ![Bến](a.jpg)"), format!("<p>x {picture}</p>\n"));
    assert!(html("![](a.jpg)").contains("alt=\"sơ đồ\""));
}

#[test]
fn footnotes_lead_there_and_back() {
    let body = html("Chợ[^a], sông[^b], chợ[^a].\n\n[^b]: Sông Hậu.\n[^a]: Chợ nổi[^b].\n");
    let has = |part: &str| assert!(body.contains(part), "{part}\n{body}");
    has("Chợ<sup class=\"footnote\"><a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\" aria-label=\"Chú thích 1\">1</a></sup>,");
    has("id=\"fnref-1-2\"");
    has("<li id=\"fn-1\">\n<p>Chợ nổi<sup");
    has("id=\"fnref-2-2\"");
    has("<a href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"Về chỗ đang đọc 1-2\">↩\u{FE0E}</a></p>");
    has("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Chú thích\">\n<ol>");
}

#[test]
fn footnotes_have_names_in_every_script() {
    for (text, note) in [("文[^注]\n\n[^注]: 注です", "注です"), ("mot[^été]\n\n[^été]: note", "note"), ("word[^n]\n\n[^N]: note", "note")] {
        assert!(html(text).contains(&format!("<li id=\"fn-1\">\n<p>{note} <a")), "{text}");
        assert_eq!(read(text).1.sorted().len(), 0, "{text}");
    }
}

#[test]
fn a_cited_source_has_one_number_and_an_id_for_each_mark() {
    let body = html("Dân số[^gso-2025], cảng[^cang], lại[^gso-2025].");
    assert_eq!(
        body,
        "<p>Dân số<sup class=\"cite\"><a href=\"#source-gso-2025\" id=\"cite-gso-2025-1\" title=\"Niên giám &quot;2025&quot;\">[1]</a></sup>, \
         cảng<sup class=\"cite\"><a href=\"#source-cang\" id=\"cite-cang-1\" title=\"Niên giám &quot;2025&quot;\">[2]</a></sup>, \
         lại<sup class=\"cite\"><a href=\"#source-gso-2025\" id=\"cite-gso-2025-2\" title=\"Niên giám &quot;2025&quot;\">[1]</a></sup>.</p>\n"
    );
    let (outline, report) = read("Dân số[^gso-2025] `[^x]` \\[^y]");
    assert_eq!(outline.cites.len(), 1);
    assert_eq!(outline.cites[0].place.text(), "[^gso-2025]");
    assert_eq!(report.sorted().len(), 0);
}

#[test]
fn a_notes_mark_never_starts_a_line() {
    assert!(html("vers 2027 [^cang].").starts_with("<p>vers 2027\u{202F}<sup"));
    assert!(html("vers 2027\n[^cang].").starts_with("<p>vers 2027\u{202F}<sup"));
    assert!(html("港があります[^cang]。").starts_with("<p>港があります\u{2060}<sup"));
}

#[test]
fn alerts_carry_a_label_in_the_pages_words() {
    assert_eq!(
        html("> [!WARNING]\n> Nước lớn."),
        "<div class=\"alert alert-warning\" role=\"note\">\n<p class=\"alert-label\">Lưu ý</p>\n<p>Nước lớn.</p>\n</div>\n"
    );
    assert!(html("> lời").starts_with("<blockquote>"));
}

#[test]
fn tasks_say_whether_they_are_done() {
    let body = html("- [x] khảo sát\n- [ ] khởi công\n");
    assert!(body.contains("<input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"đã xong\"> khảo sát"), "{body}");
    assert!(body.contains("<input type=\"checkbox\" disabled=\"\" aria-label=\"chưa xong\"> khởi công"), "{body}");
}

#[test]
fn components_are_read_and_replaced_in_order() {
    let text = "```{facts}\nkeys = [\"capital\"]\n```\n\n- mục\n\n  ```{list}\n  kind = \"event\"\n  ```\n";
    let (outline, report) = read(text);
    assert_eq!(report.sorted().len(), 0, "{:?}", report.sorted());
    assert_eq!(outline.components.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["facts", "list"]);
    let kind = outline.components[1].table.get("kind").expect("the key is there");
    assert_eq!(&text[kind.span.clone()], "\"event\"");
    let body = html(text);
    assert!(body.starts_with("<b>facts</b>\n") && body.contains("<b>list</b>"), "{body}");
}

#[test]
fn the_plain_text_is_what_a_reader_hears() {
    let text = "## Đầu\n\nMột **hai** [ba](@x) `bốn`[^n].\n\n```\nmã\n```\n\n- năm\n- ![sáu](a.jpg)\n\n[^n]: bảy\n";
    assert_eq!(read(text).0.excerpt, "Một hai ba bốn. năm");
}

#[test]
fn only_the_span_is_read() {
    let source = source("+++\ntitle = \"# x\"\n+++\nxem [đây](@p/x)\n");
    let start = source.text.find("xem").unwrap_or_default();
    let outline = outline(&source, start..source.text.len(), &Rules::default(), &mut Report::new());
    assert_eq!(outline.links[0].place.line_column(), (4, 11));
    assert_eq!(outline.excerpt, "xem đây");
}

#[test]
fn captions_are_set_and_titles_of_other_languages_are_not() {
    let setting = Setting { typeset: &|runs| runs.iter_mut().for_each(|run| run.push('!')), ..Setting::default() };
    assert!(setting.html("![a](a.jpg \"Bến\")").contains("<figcaption>Bến!</figcaption>"));
    assert!(setting.html("[](@p/x)").contains(" lang=\"en\">港</a>"));
}

#[test]
fn terms_stand_in_definition_lists() {
    assert_eq!(html("Vốn\n: 10 triệu\n"), "<dl>\n<dt>Vốn</dt>\n<dd>10 triệu</dd>\n</dl>\n");
}
