//! T: themes, their templates and assets.

use std::collections::BTreeSet;

use super::ticked;
use crate::both;
use crate::diag::{Both, Diagnostic};
use crate::source::Place;

/// A theme that is neither in the site nor in the program.
pub fn no_theme(place: Place, name: &str, near: Option<&str>, known: &[&str]) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        None => {
            let list = ticked(known.iter().copied());
            both!(
                "tạo thư mục `themes/{name}/`, hoặc dùng một trong: {list}",
                "make the folder `themes/{name}/`, or use one of: {list}"
            )
        }
    };
    Diagnostic::error("T101", place, both!("không có giao diện `{name}`", "there is no theme `{name}`"), hint)
}

/// Themes that extend each other in a circle.
pub fn theme_circle(place: Place, chain: &[String]) -> Diagnostic {
    let circle = chain.join(" → ");
    Diagnostic::error(
        "T102",
        place,
        both!("các giao diện kế thừa vòng tròn: {circle}", "the themes extend each other in a circle: {circle}"),
        both!("bỏ dòng `extends` này, hoặc viết `extends = \"plain\"`", "remove this `extends`, or write `extends = \"plain\"`"),
    )
}

/// AVIF, asked of a program that was built without it.
pub fn no_avif(place: Place) -> Diagnostic {
    Diagnostic::error(
        "T104",
        place,
        both!("chương trình này được dựng không kèm AVIF", "this program was built without AVIF"),
        both!("bỏ `\"avif\"`, hoặc dựng lại chương trình bằng `cargo build --release --features avif`", "remove `\"avif\"`, or build the program with `cargo build --release --features avif`"),
    )
}

/// An icon that cannot be drawn. `why` is the reader's word.
pub fn no_icon(place: Place, why: &str) -> Diagnostic {
    Diagnostic::error(
        "T105",
        place,
        both!("không vẽ được biểu tượng từ tệp này: \"{why}\"", "no icon can be drawn from this file: \"{why}\""),
        both!("lưu hình vẽ lại thành \"Plain SVG\", có `viewBox` vuông và màu viết thẳng", "save the drawing as \"Plain SVG\", with a square `viewBox` and colours written out"),
    )
}

/// A view every theme needs.
pub fn no_view(place: Place, view: &str, theme: &str) -> Diagnostic {
    Diagnostic::error(
        "T103",
        place,
        both!("giao diện `{theme}` thiếu `templates/{view}.html`", "the theme `{theme}` lacks `templates/{view}.html`"),
        both!(
            "thêm tệp ấy, hoặc viết `extends = \"plain\"` trong `theme.toml` để dùng tệp có sẵn",
            "add the file, or write `extends = \"plain\"` in `theme.toml` to use the one that comes with the program"
        ),
    )
}

/// A template that cannot be parsed. `detail` is Tera's own English reason.
pub fn syntax(place: Place, detail: &str) -> Diagnostic {
    let Both { vi, en } = tera_reason(detail);
    Diagnostic::error(
        "T110",
        place,
        both!("khuôn trang viết sai cú pháp: {vi}", "the template does not parse: {en}"),
        both!(
            "kiểm tra `{{{{ … }}}}`, `{{% … %}}`, dấu ngoặc và thẻ đóng ngay trước chỗ này",
            "check the `{{{{ … }}}}`, `{{% … %}}`, brackets and closing tags just before this place"
        ),
    )
}

/// Tera's own reason, in Vietnamese where its form is known.
fn tera_reason(detail: &str) -> Both {
    let tick = |text: &str| format!("`{}`", text.trim_matches('`'));
    let found = detail.strip_prefix("Found ").and_then(|rest| rest.trim_end_matches('.').split_once(" but expected "));
    if let Some((found, expected)) = found.filter(|(_, expected)| !expected.contains(' ')) {
        let (found, expected) = (tick(found), tick(expected));
        return both!("gặp {found}, cần {expected}", "found {found}, expected {expected}");
    }
    match detail {
        "Unknown tag" => both!("không có thẻ này, hoặc nó không được đứng ở đây", "there is no such tag, or it may not stand here"),
        _ => both!("Tera báo \"{detail}\"", "{detail}"),
    }
}

/// What a template calls by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Called {
    /// `x | name`
    Filter,
    /// `x is name`
    Test,
    /// `name(…)`
    Function,
    /// `<name />`
    Component,
    /// `include "name"`, `extends "name"`
    Template,
}

/// A name nothing answers to.
pub fn unknown_name(place: Place, called: Called, name: &str, near: Option<&str>) -> Diagnostic {
    let Both { vi, en } = match called {
        Called::Filter => both!("bộ lọc", "filter"),
        Called::Test => both!("phép thử", "test"),
        Called::Function => both!("hàm", "function"),
        Called::Component => both!("thành phần", "component"),
        Called::Template => both!("khuôn trang", "template"),
    };
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        None => both!("xem tên dùng được trong `docs/theme-manual.md`", "the names that may be used are in `docs/theme-manual.md`"),
    };
    Diagnostic::error("T111", place, both!("không có {vi} `{name}`", "there is no {en} `{name}`"), hint)
}

/// Templates that extend or include each other in a circle.
pub fn template_circle(place: Place, chain: &[String]) -> Diagnostic {
    let circle = chain.join(" → ");
    Diagnostic::error(
        "T112",
        place,
        both!("các khuôn trang gọi nhau vòng tròn: {circle}", "the templates call each other in a circle: {circle}"),
        both!("bỏ một trong các dòng `extends` hay `include` ấy", "remove one of these `extends` or `include` lines"),
    )
}

/// A component defined twice, or another fault Tera names without a place.
pub fn whole_theme(place: Place, detail: &str) -> Diagnostic {
    Diagnostic::error(
        "T113",
        place,
        both!("các khuôn trang không khớp nhau; Tera báo \"{detail}\"", "the templates do not fit together: {detail}"),
        both!("mỗi thành phần chỉ được định nghĩa trong một tệp", "define each component in one file only"),
    )
}

/// A value that is not there when the page is rendered. `whole` is all of the name it is a step of, with a `?` after each
/// step that may be absent; `specimen` says what was tried.
pub fn undefined(place: Place, name: &str, whole: &str, detail: &str, specimen: Option<(&str, Tried)>) -> Diagnostic {
    let Both { vi, en } = on_specimen(specimen);
    Diagnostic::error(
        "T120",
        place,
        both!("`{name}` không có giá trị{vi}", "`{name}` has no value{en}: {detail}"),
        both!(
            "kiểm tra tên, hoặc viết `{{{{ {whole} or \"\" }}}}` hay `{{% if {name} %}}` nếu giá trị có thể vắng",
            "check the name, or write `{{{{ {whole} or \"\" }}}}` or `{{% if {name} %}}` if the value may be absent"
        ),
    )
}

/// Any other fault while rendering, as said by Tera.
pub fn render(place: Place, detail: &str, specimen: Option<(&str, Tried)>) -> Diagnostic {
    let Both { vi, en } = on_specimen(specimen);
    Diagnostic::error(
        "T121",
        place,
        both!("không dựng được trang{vi}; Tera báo \"{detail}\"", "the page cannot be rendered{en}: {detail}"),
        both!("sửa biểu thức ở chỗ này; `docs/theme-manual.md` kể những gì khuôn trang nhận được", "mend the expression here; `docs/theme-manual.md` tells what a template is given"),
    )
}

/// What a template was tried on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// The page of an item of a kind, with every field or with those it must have.
    Kind {
        /// Every field.
        full: bool,
    },
    /// Any other page, with everything or with what is always there.
    View {
        /// Everything.
        full: bool,
    },
    /// A component in a body.
    Component,
    /// A part shared by many pages.
    Shared,
}

fn on_specimen(specimen: Option<(&str, Tried)>) -> Both {
    let Some((name, tried)) = specimen else { return both!("", "") };
    match tried {
        Tried::Kind { full: true } => both!(" khi thử trên trang `{name}` có đủ mọi trường", " when tried on the page `{name}` with every field"),
        Tried::Kind { full: false } => both!(" khi thử trên trang `{name}` chỉ có trường bắt buộc", " when tried on the page `{name}` with the required fields only"),
        Tried::View { full: true } => both!(" khi thử trên trang `{name}`", " when tried on the page `{name}`"),
        Tried::View { full: false } => both!(" khi thử trên trang `{name}` chỉ có phần lúc nào cũng có", " when tried on the page `{name}` with only what is always there"),
        Tried::Component => both!(" khi thử với khối `{{{name}}}`", " when tried with the component `{{{name}}}`"),
        Tried::Shared => both!(" khi thử phần dùng chung", " when the shared part was tried"),
    }
}

/// A message id that is not written out.
pub fn id_not_literal(place: Place, function: &str) -> Diagnostic {
    Diagnostic::error(
        "T123",
        place,
        both!("`{function}` cần `id` viết thẳng ra trong dấu ngoặc kép", "`{function}` needs an `id` written out in quotes"),
        both!(
            "viết `{function}(id=\"ui-home\")`; muốn chọn câu theo điều kiện, dùng `{{% if %}}` với hai lời gọi",
            "write `{function}(id=\"ui-home\")`; to choose by a condition use `{{% if %}}` with two calls"
        ),
    )
}

/// An asset the theme does not have.
pub fn no_asset(place: Place, path: &str, near: Option<&str>) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        None => both!("đặt tệp vào giao diện, ví dụ `themes/plain/css/plain.css`, và gọi nó là `css/plain.css`", "put the file into the theme, such as `themes/plain/css/plain.css`, and call it `css/plain.css`"),
    };
    Diagnostic::error("T124", place, both!("giao diện không có tệp `{path}`", "the theme has no file `{path}`"), hint)
}

/// A style sheet that asks another host.
pub fn foreign_address(place: Place, address: &str) -> Diagnostic {
    Diagnostic::error(
        "T125",
        place,
        both!("tệp kiểu (CSS) gọi ra ngoài cổng: `{address}`", "the style sheet asks another host: `{address}`"),
        both!("chép tệp ấy vào giao diện và dùng đường dẫn tương đối", "copy the file into the theme and use a relative path"),
    )
}

/// Style sheets that import each other in a circle.
pub fn asset_circle(place: Place, path: &str) -> Diagnostic {
    Diagnostic::error(
        "T126",
        place,
        both!("các tệp kiểu (CSS) gọi nhau vòng tròn qua `{path}`", "the style sheets call each other in a circle through `{path}`"),
        both!("bỏ một trong các dòng `@import` ấy", "remove one of these `@import` lines"),
    )
}

/// A template header that opens and never closes.
pub fn header_open(place: Place) -> Diagnostic {
    Diagnostic::error(
        "T130",
        place,
        both!("phần đầu của khuôn trang mở bằng `{{#+++` nhưng không đóng", "the template's header opens with `{{#+++` and never closes"),
        both!("thêm một dòng `+++#}}` sau khóa cuối cùng", "add a line `+++#}}` after the last key"),
    )
}

/// A part shared by many pages, or one it includes, asks the site.
pub fn shared_asks(place: Place, part: &str) -> Diagnostic {
    Diagnostic::error(
        "T132",
        place,
        both!("phần dùng chung `{part}` không thể hỏi nội dung bằng `[asks]`", "the shared part `{part}` cannot ask for content with `[asks]`"),
        both!("chuyển `[asks]` và phần hiện nó sang khuôn trang, ví dụ `templates/item.html`", "move `[asks]` and what shows it to a view, such as `templates/item.html`"),
    )
}

/// A file among the templates that is none.
pub fn no_template(place: Place) -> Diagnostic {
    Diagnostic::error(
        "T131",
        place,
        both!("tệp này không phải khuôn trang", "this file is no template"),
        both!("dời sang `img/` hoặc `fonts/`, hoặc đổi đuôi thành `.html`", "move it to `img/` or `fonts/`, or give it the ending `.html`"),
    )
}

/// A font that says neither or both of where it comes from.
pub fn font_origin(place: Place) -> Diagnostic {
    Diagnostic::error(
        "T140",
        place,
        both!("phông chữ cần đúng một trong hai khóa `from` và `file`", "a font needs one of the keys `from` and `file`, and not both"),
        both!(
            "viết `from = \"libertinus-serif\"` cho phông đi kèm chương trình, hoặc `file = \"fonts/….ttf\"` cho một tệp của giao diện",
            "write `from = \"libertinus-serif\"` for a font that comes with the program, or `file = \"fonts/….ttf\"` for a file of the theme"
        ),
    )
}

/// A font the program does not carry.
pub fn unknown_font(place: Place, name: &str, near: Option<&str>, known: &BTreeSet<&str>) -> Diagnostic {
    let hint = match (near, known.is_empty()) {
        (Some(near), _) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        (None, false) => {
            let list = ticked(known.iter().copied());
            both!("dùng một trong: {list}; hoặc đặt tệp phông vào giao diện và viết `file = \"fonts/….ttf\"`", "use one of: {list}; or put the font into the theme and write `file = \"fonts/….ttf\"`")
        }
        (None, true) => rebuild(),
    };
    Diagnostic::error("T141", place, both!("không có phông `{name}` đi kèm chương trình", "no font `{name}` comes with the program"), hint)
}

/// A weight or style the program does not carry of a font it has.
pub fn unknown_weight(place: Place, name: &str, weights: &[u16]) -> Diagnostic {
    let list = weights.iter().map(u16::to_string).collect::<Vec<_>>().join(", ");
    Diagnostic::error(
        "T142",
        place,
        both!("phông `{name}` đi kèm chương trình không có độ đậm hay kiểu này", "the font `{name}` that comes with the program lacks this weight or style"),
        both!("chỉ có kiểu đứng, với `weight` là: {list}", "there is the upright style, with a `weight` of: {list}"),
    )
}

/// Why a font cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is not a TrueType or OpenType font.
    NoFont,
    /// It has neither `glyf` nor `CFF ` outlines.
    NoOutlines,
    /// It holds none of the characters asked for.
    NoLetters,
    /// A library stumbled over it.
    Damaged,
    /// This program was built without the feature `fonts`.
    NotBuiltIn,
}

/// A font that cannot be cut.
pub fn unfit_font(place: Place, family: &str, why: Unfit) -> Diagnostic {
    let because = match why {
        Unfit::NoFont => both!("tệp không phải phông TrueType hay OpenType", "the file is not a TrueType or OpenType font"),
        Unfit::NoOutlines => both!("tệp không có nét chữ (`glyf` hoặc `CFF`)", "the file has no outlines (`glyf` or `CFF`)"),
        Unfit::NoLetters => both!("tệp không có chữ nào của các ngôn ngữ ấy", "the file holds no letter of those languages"),
        Unfit::Damaged => both!("tệp hỏng", "the file is damaged"),
        Unfit::NotBuiltIn => both!("chương trình này được dựng mà không có phần phông chữ", "this program was built without the part for fonts"),
    };
    let hint = match why {
        Unfit::NotBuiltIn => rebuild(),
        Unfit::NoLetters => both!("chọn phông khác, hoặc ghi ngôn ngữ của nó: `languages = [\"ja\"]`", "choose another font, or name its languages: `languages = [\"ja\"]`"),
        _ => both!("dùng tệp `.ttf` hoặc `.otf` gốc của phông; không dùng `.woff2` hay `.ttc`", "use the font's own `.ttf` or `.otf`, not a `.woff2` or `.ttc`"),
    };
    let Both { vi, en } = because;
    Diagnostic::error("T143", place, both!("không dùng được phông \"{family}\": {vi}", "the font \"{family}\" cannot be used: {en}"), hint)
}

/// A font file that is not the one that was meant.
pub fn other_font(place: Place, path: &str, found: &str) -> Diagnostic {
    Diagnostic::error(
        "T144",
        place,
        both!("tệp `{path}` khác với tệp đã ghi mã SHA-256 ở đây", "the file `{path}` is not the one whose SHA-256 is written here"),
        both!("lấy lại đúng tệp ấy; nếu chủ ý đổi phông, ghi `sha256 = \"{found}\"`", "fetch that file again; if the font was changed on purpose, write `sha256 = \"{found}\"`"),
    )
}

fn rebuild() -> Both {
    both!("dựng chương trình với `--features fonts`, hoặc bỏ `[[fonts]]`", "build the program with `--features fonts`, or leave `[[fonts]]` out")
}
