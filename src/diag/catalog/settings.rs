//! S: `site.toml`.

use crate::both;
use crate::diag::Diagnostic;
use crate::source::Place;

/// A language tag that is not BCP 47.
pub fn bad_tag(place: Place, tag: &str) -> Diagnostic {
    Diagnostic::error(
        "S101",
        place,
        both!("`{tag}` không phải mã ngôn ngữ BCP 47", "`{tag}` is not a BCP 47 language tag"),
        both!("dùng mã như `vi`, `en`, `fr`, `ja`, `km`, `zh-Hant`", "use a tag such as `vi`, `en`, `fr`, `ja`, `km`, `zh-Hant`"),
    )
}

/// One language twice.
pub fn language_twice(place: Place, tag: &str) -> Diagnostic {
    Diagnostic::error(
        "S102",
        place,
        both!("ngôn ngữ `{tag}` được khai báo hai lần", "the language `{tag}` is declared twice"),
        both!("giữ lại một khối `[[languages]]` cho mỗi mã ngôn ngữ", "keep one `[[languages]]` block for each language tag"),
    )
}

/// More languages than a rank can count.
pub fn too_many_languages(place: Place) -> Diagnostic {
    Diagnostic::error(
        "S103",
        place,
        both!("quá nhiều ngôn ngữ: nhiều nhất là 250", "too many languages: at most 250"),
        both!("bỏ bớt khối `[[languages]]`", "take some `[[languages]]` blocks out"),
    )
}

/// An address that cannot be one.
pub fn bad_base_url(place: Place, url: &str) -> Diagnostic {
    Diagnostic::error(
        "S104",
        place,
        both!("`{url}` không phải địa chỉ gốc của một trang web", "`{url}` is not the base address of a site"),
        both!("viết đủ, ví dụ `https://example.org/` hoặc `https://example.org/portal/`", "write it in full, such as `https://example.org/` or `https://example.org/portal/`"),
    )
}

/// A zone the IANA database does not have.
pub fn unknown_zone(place: Place, name: &str, near: Option<&str>) -> Diagnostic {
    let near = near.unwrap_or("Asia/Ho_Chi_Minh");
    Diagnostic::error(
        "S105",
        place,
        both!("không có múi giờ `{name}`", "there is no time zone `{name}`"),
        both!("dùng tên của cơ sở dữ liệu IANA, ví dụ `{near}`", "use a name of the IANA database, such as `{near}`"),
    )
}

/// A menu entry that leads nowhere, or to two places.
pub fn menu_entry(place: Place) -> Diagnostic {
    Diagnostic::error(
        "S106",
        place,
        both!("mỗi mục của trình đơn cần đúng một trong hai khóa `to` và `url`", "a menu entry needs exactly one of `to` and `url`"),
        both!("viết `to = \"projects\"` cho trang của cổng, `url = \"https://…\"` cho trang khác", "write `to = \"projects\"` for a page of the site, `url = \"https://…\"` for another site"),
    )
}

/// A menu entry or setting that names nothing of the site.
pub fn unknown_target(place: Place, id: &str, near: Option<&str>) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        None => both!("ghi mã của một chuyên mục hoặc một mục, như tên thư mục trong `content`", "write the id of a section or an item, as in the folder names of `content`"),
    };
    Diagnostic::error("S107", place, both!("không có chuyên mục hay mục nào mang mã `{id}`", "there is no section or item `{id}`"), hint)
}

/// Contact details nobody should believe any more.
pub fn security_is_over(place: Place, day: &str) -> Diagnostic {
    Diagnostic::warning(
        "S108",
        place,
        both!("`security.txt` đã hết hạn ngày {day}", "`security.txt` expired on {day}"),
        both!("kiểm tra lại địa chỉ liên hệ, rồi ghi `expires` là một ngày trong vòng một năm tới", "check the contact addresses, then set `expires` to a day within the next year"),
    )
}
