//! M: Markdown bodies: headings, links, components, notes, raw HTML.

use super::ticked;
use crate::both;
use crate::diag::Diagnostic;
use crate::source::Place;

/// A heading of the first level in a body.
pub fn first_level_heading(place: Place) -> Diagnostic {
    Diagnostic::error(
        "M101",
        place,
        both!("tiêu đề cấp 1 trong bài: cấp 1 là `title` của trang", "a first-level heading in the body: the first level is the page's `title`"),
        both!("bắt đầu từ cấp 2: `## …`", "start at the second level: `## …`"),
    )
}

/// A heading that leaves out a level.
pub fn skipped_level(place: Place, level: usize, most: usize) -> Diagnostic {
    let marks = "#".repeat(most);
    Diagnostic::error(
        "M102",
        place,
        both!("tiêu đề nhảy cóc xuống cấp {level}, ở đây sâu nhất là cấp {most}", "this heading jumps to level {level}; level {most} is the deepest that may stand here"),
        both!("viết `{marks} …`, hoặc thêm tiêu đề còn thiếu ở trên", "write `{marks} …`, or add the missing heading above"),
    )
}

/// A heading without words.
pub fn empty_heading(place: Place) -> Diagnostic {
    Diagnostic::error(
        "M103",
        place,
        both!("tiêu đề không có chữ", "a heading without words"),
        both!("viết tiêu đề sau các dấu `#`, hoặc xóa dòng này", "write the heading after the `#` marks, or remove the line"),
    )
}

/// `{.class}` or `{key=value}` behind a heading.
pub fn heading_attribute(place: Place, written: &str) -> Diagnostic {
    Diagnostic::error(
        "M104",
        place,
        both!("tiêu đề không nhận thuộc tính `{written}`", "a heading takes no attribute `{written}`"),
        both!("trong ngoặc nhọn chỉ viết mã của tiêu đề, ví dụ `## Liên hệ {{#lien-he}}`", "only the heading's id may stand in the braces, as in `## Contact {{#contact}}`"),
    )
}

/// Two headings that ask for one id.
pub fn same_heading_id(place: Place, id: &str) -> Diagnostic {
    Diagnostic::error(
        "M105",
        place,
        both!("mã tiêu đề `#{id}` đã dùng trong trang này", "the heading id `#{id}` is taken in this page"),
        both!("chọn mã khác, ví dụ `{{#{id}-2}}`", "choose another id, such as `{{#{id}-2}}`"),
    )
}

/// A link scheme nobody knows.
pub fn unknown_scheme(place: Place, scheme: &str, near: Option<&str>) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{near}:`?", "did you mean `{near}:`?"),
        None => both!(
            "dùng `@mã-mục`, `#tiêu-đề`, `https:`, `mailto:`, `tel:`, `fact:`, `lang:`, `ruby:` hoặc tên tệp nằm cạnh bài",
            "use `@item-id`, `#heading`, `https:`, `mailto:`, `tel:`, `fact:`, `lang:`, `ruby:` or the name of a file beside the page"
        ),
    };
    Diagnostic::error("M110", place, both!("không có loại liên kết `{scheme}:`", "there is no link scheme `{scheme}:`"), hint)
}

/// A link or picture without an address.
pub fn empty_target(place: Place) -> Diagnostic {
    Diagnostic::error(
        "M111",
        place,
        both!("liên kết không có địa chỉ", "a link without an address"),
        both!("viết địa chỉ trong ngoặc tròn, ví dụ `[Cái Cui](@projects/cai-cui-logistics)`", "write the address in the parentheses, as in `[Cái Cui](@projects/cai-cui-logistics)`"),
    )
}

/// `javascript:`, `data:`, `vbscript:`, `file:`.
pub fn refused_scheme(place: Place, scheme: &str) -> Diagnostic {
    Diagnostic::error(
        "M112",
        place,
        both!("liên kết `{scheme}:` không được phép", "`{scheme}:` links are refused"),
        both!("dẫn tới một trang `https:` hoặc một tệp nằm cạnh bài", "link to an `https:` page or to a file beside the page"),
    )
}

/// A link nobody can see.
pub fn empty_link_text(place: Place) -> Diagnostic {
    Diagnostic::error(
        "M113",
        place,
        both!("liên kết không có chữ", "a link without text"),
        both!(
            "viết chữ trong ngoặc vuông; chỉ `[](@mã-mục)` và `[](fact:khóa)` tự có chữ",
            "write the text in the brackets; only `[](@item-id)` and `[](fact:key)` bring their own"
        ),
    )
}

/// `/path` or `//host`: addresses are the program's business.
pub fn absolute_path(place: Place, written: &str) -> Diagnostic {
    Diagnostic::error(
        "M114",
        place,
        both!("địa chỉ `{written}` bắt đầu bằng dấu gạch chéo", "the address `{written}` starts with a slash"),
        both!(
            "dẫn tới mục bằng `@mã-mục`, tới tệp bằng tên tệp, tới trang ngoài bằng `https://…`",
            "link to an item with `@item-id`, to a file by its name, to another site with `https://…`"
        ),
    )
}

/// A picture that is not a file beside the page.
pub fn foreign_picture(place: Place, written: &str) -> Diagnostic {
    Diagnostic::error(
        "M115",
        place,
        both!("ảnh `{written}` không phải tệp nằm cạnh bài", "the picture `{written}` is not a file beside the page"),
        both!("chép tệp ảnh vào thư mục của mục và viết tên tệp, ví dụ `![Mô tả](so-do.jpg)`", "copy the picture into the item's folder and write its name, as in `![Description](plan.jpg)`"),
    )
}

/// `lang:` with something that is no language tag.
pub fn bad_language_tag(place: Place, written: &str) -> Diagnostic {
    Diagnostic::error(
        "M116",
        place,
        both!("`{written}` không phải mã ngôn ngữ", "`{written}` is no language tag"),
        both!("viết mã BCP 47 như `vi`, `ja`, ví dụ `[Tết](lang:vi)`", "write a BCP 47 tag such as `vi` or `ja`, as in `[Tết](lang:vi)`"),
    )
}

/// A fenced block that names a component nobody knows.
pub fn unknown_component(place: Place, name: &str, near: Option<&str>, known: &[&str]) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{{{near}}}`?", "did you mean `{{{near}}}`?"),
        None => {
            let list = ticked(known.iter().copied());
            both!("các khối dùng được: {list}", "the components that exist: {list}")
        }
    };
    Diagnostic::error("M120", place, both!("không có khối `{name}`", "there is no component `{name}`"), hint)
}

/// A fence that opens and never closes.
pub fn open_fence(place: Place, fence: &str) -> Diagnostic {
    Diagnostic::error(
        "M121",
        place,
        both!("khối mở bằng {fence} nhưng không đóng", "this block opens with {fence} and never closes"),
        both!("thêm một dòng chỉ có {fence} sau dòng cuối của khối", "add a line with only {fence} after the block's last line"),
    )
}

/// A component inside a quotation, where its TOML is cut by `>` marks.
pub fn component_in_quote(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error(
        "M122",
        place,
        both!("khối `{{{name}}}` nằm trong trích dẫn `>`", "the component `{{{name}}}` stands inside a `>` quotation"),
        both!("đưa khối ra ngoài trích dẫn; để trích lời người khác, dùng khối `{{quote}}`", "move it out of the quotation; to quote someone, use the `{{quote}}` component"),
    )
}

/// `[^key]` that is neither a footnote nor a source.
pub fn unknown_note(place: Place, key: &str, near: Option<&str>) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `[^{near}]`?", "did you mean `[^{near}]`?"),
        None => both!(
            "thêm `[^{key}]: …` vào cuối bài, hoặc `[sources.{key}]` vào phần đầu; nếu là chữ thường, viết `\\[^{key}]`",
            "add `[^{key}]: …` at the end, or `[sources.{key}]` to the front matter; for plain text write `\\[^{key}]`"
        ),
    };
    Diagnostic::error("M130", place, both!("không có chú thích hay nguồn `{key}`", "there is no footnote or source `{key}`"), hint)
}

/// Two footnotes of one name.
pub fn note_twice(place: Place, key: &str, first: Place) -> Diagnostic {
    Diagnostic::error(
        "M131",
        place,
        both!("chú thích `{key}` được viết hai lần", "the footnote `{key}` is written twice"),
        both!("đổi tên hoặc xóa một trong hai", "rename or remove one of the two"),
    )
    .also(first, both!("lần đầu ở đây", "first written here"))
}

/// A footnote nothing points to.
pub fn note_unused(place: Place, key: &str) -> Diagnostic {
    Diagnostic::warning(
        "M132",
        place,
        both!("không nơi nào dẫn tới chú thích `{key}`, nên nó không hiện ra", "nothing points to the footnote `{key}`, so it is not shown"),
        both!("viết `[^{key}]` ở chỗ cần chú thích, hoặc xóa chú thích", "write `[^{key}]` where it belongs, or remove the footnote"),
    )
}

/// HTML where the section does not allow it.
pub fn raw_html(place: Place, tag: &str) -> Diagnostic {
    let hint = match tag {
        "br" => both!("để xuống dòng, viết `\\` ở cuối dòng", "to break a line, end it with `\\`"),
        "b" | "strong" => both!("để in đậm, viết `**chữ**`", "for strong text write `**text**`"),
        "i" | "em" => both!("để in nghiêng, viết `*chữ*`", "for emphasis write `*text*`"),
        "a" => both!("viết liên kết là `[chữ](địa chỉ)`", "write a link as `[text](address)`"),
        "img" | "figure" | "picture" => both!("viết ảnh là `![mô tả](tệp.jpg)`, hoặc dùng khối `{{figure}}`", "write a picture as `![description](file.jpg)`, or use the `{{figure}}` component"),
        "table" | "tr" | "td" | "th" => both!("viết bảng bằng dấu `|`, hoặc dùng khối `{{table}}`", "write tables with `|`, or use the `{{table}}` component"),
        "ruby" | "rt" => both!("viết cách đọc là `[神輿](ruby:みこし)`", "write a reading as `[神輿](ruby:みこし)`"),
        "blockquote" => both!("viết trích dẫn bằng `>`, hoặc dùng khối `{{quote}}`", "quote with `>`, or use the `{{quote}}` component"),
        "ul" | "ol" | "li" => both!("viết danh sách bằng `-` hoặc `1.`", "write lists with `-` or `1.`"),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => both!("viết tiêu đề bằng `##`", "write headings with `##`"),
        _ => both!(
            "dùng Markdown hoặc một khối như `{{figure}}`; nếu là chữ thường, viết `\\<`",
            "use Markdown or a component such as `{{figure}}`; for plain text write `\\<`"
        ),
    };
    Diagnostic::error("M140", place, both!("HTML `<{tag}>` không dùng được ở đây", "HTML such as `<{tag}>` is not allowed here"), hint)
}
