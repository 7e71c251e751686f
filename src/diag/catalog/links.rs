//! L: links, references, addresses, pictures.

use super::ticked;
use crate::both;
use crate::diag::Diagnostic;
use crate::source::Place;

/// A reference or link to an item nobody wrote. `several` are the items whose ids end so, if there is more than one.
pub fn unknown_item(place: Place, id: &str, near: Option<&str>, several: &[&str]) -> Diagnostic {
    let says = match several {
        [] => both!("không có mục `{id}`", "there is no item `{id}`"),
        _ => both!("không rõ `{id}` là mục nào", "it is not clear which item `{id}` is"),
    };
    let hint = match (several, near) {
        ([first, ..], _) => both!("có nhiều mục mang phần cuối `{id}`; viết mã đầy đủ, ví dụ `{first}`", "several items end in `{id}`; write the whole id, such as `{first}`"),
        (_, Some(near)) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        (_, None) => both!(
            "mã của mục là đường dẫn tệp, bỏ `content/`, mã ngôn ngữ và `.md`, ví dụ `news/tet`",
            "an item's id is its file path without `content/`, the language and `.md`, such as `news/tet`"
        ),
    };
    Diagnostic::error("L101", place, says, hint)
}

/// A reference to an item of another kind.
pub fn wrong_kind(place: Place, id: &str, is: &str, wanted: &str) -> Diagnostic {
    Diagnostic::error(
        "L102",
        place,
        both!("`{id}` thuộc loại `{is}`, ở đây cần loại `{wanted}`", "`{id}` is of kind `{is}`; kind `{wanted}` is wanted here"),
        both!("ghi mã của một mục loại `{wanted}`", "give the id of an item of kind `{wanted}`"),
    )
}

/// A heading that is not there.
pub fn no_such_heading(place: Place, id: &str, near: Option<&str>, known: &[&str]) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `#{near}`?", "did you mean `#{near}`?"),
        None if known.is_empty() => both!("trang ấy không có tiêu đề nào; bỏ phần sau `#`", "that page has no headings; drop the part after `#`"),
        None => {
            let list = ticked(known.iter().copied());
            both!("các tiêu đề của trang: {list}; mã tiêu đề của mỗi bản dịch một khác", "the headings of that page: {list}; each translation has its own heading ids")
        }
    };
    Diagnostic::error("L103", place, both!("không có tiêu đề `#{id}`", "there is no heading `#{id}`"), hint)
}

/// A file that is not beside the item. `linked` if it was written as the address of a link.
pub fn no_such_file(place: Place, name: &str, near: Option<&str>, linked: bool) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        None if linked => both!(
            "đặt tệp vào cùng thư mục với mục này; dẫn tới mục thì thêm `@`, tới trang ngoài thì thêm `https://`",
            "put the file into the folder of this item; for an item put `@` before it, for another site `https://`"
        ),
        None => both!("đặt tệp vào cùng thư mục với mục này, và viết đúng tên", "put the file into the folder of this item, and write its name exactly"),
    };
    Diagnostic::error("L104", place, both!("không thấy tệp `{name}` cạnh mục này", "there is no file `{name}` beside this item"), hint)
}

/// A fact the kind does not have, or that cannot be printed.
pub fn no_such_fact(place: Place, name: &str, near: Option<&str>) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        None => both!("ghi tên một trường của loại này", "give the name of a field of this kind"),
    };
    Diagnostic::error("L105", place, both!("không có dữ kiện `{name}` để hiện", "there is no fact `{name}` to show"), hint)
}

/// A picture that is no picture.
pub fn not_a_picture(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error(
        "L106",
        place,
        both!("`{name}` không phải là ảnh đọc được", "`{name}` is not a picture that can be read"),
        both!("dùng ảnh JPEG, PNG, WebP, GIF hoặc SVG; mở thử tệp xem có hỏng không", "use a JPEG, PNG, WebP, GIF or SVG picture; open the file to see whether it is damaged"),
    )
}

/// Two things on one address.
pub fn same_address(place: Place, path: &str, other: Place) -> Diagnostic {
    Diagnostic::error(
        "L110",
        place,
        both!("hai nơi cùng một địa chỉ `/{path}`", "two places have the address `/{path}`"),
        both!("ghi `slug = \"…\"` khác cho một trong hai", "give one of the two another `slug = \"…\"`"),
    )
    .also(other, both!("nơi kia", "the other place"))
}

/// A slug with characters an address should not have.
pub fn bad_slug(place: Place, slug: &str, clean: &str) -> Diagnostic {
    let clean = if clean.is_empty() { "ten-trang" } else { clean };
    Diagnostic::error(
        "L111",
        place,
        both!("`{slug}` không dùng được làm phần của địa chỉ", "`{slug}` cannot be part of an address"),
        both!("chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ `{clean}`", "use only lower-case ASCII letters, digits and hyphens, such as `{clean}`"),
    )
}

/// An alias that is not a path of this site.
pub fn bad_alias(place: Place, alias: &str) -> Diagnostic {
    Diagnostic::error(
        "L112",
        place,
        both!("`{alias}` không phải một địa chỉ cũ của cổng", "`{alias}` is not an old address of this site"),
        both!("viết từ dấu gạch chéo đầu tiên, không có tên miền, dấu cách, `?` hay `#`: `/vi/tin-cu/`", "write it from the first slash, without the host, spaces, `?` or `#`: `/vi/old-news/`"),
    )
}

/// An alias somebody else has.
pub fn alias_taken(place: Place, alias: &str, other: Place) -> Diagnostic {
    Diagnostic::error(
        "L113",
        place,
        both!("địa chỉ cũ `{alias}` đang thuộc về nơi khác", "the old address `{alias}` belongs to something else"),
        both!("bỏ địa chỉ này khỏi `aliases`", "take it out of `aliases`"),
    )
    .also(other, both!("nơi đang dùng", "who has it"))
}

/// An address that was published and is gone.
pub fn vanished(place: Place, path: &str) -> Diagnostic {
    Diagnostic::error(
        "L114",
        place,
        both!("địa chỉ đã công bố `/{path}` không còn nữa", "the published address `/{path}` is gone"),
        both!(
            "thêm nó vào `aliases` của mục thay thế, hoặc vào danh sách `gone` trong `routes.toml` nếu không có gì thay",
            "add it to the `aliases` of what replaces it, or to the list `gone` in `routes.toml` if nothing does"
        ),
    )
}

/// An address that was published and is now another.
pub fn moved(place: Place, old: &str, new: &str) -> Diagnostic {
    Diagnostic::error(
        "L115",
        place,
        both!("địa chỉ đã công bố `/{old}` nay thành `/{new}`", "the published address `/{old}` is now `/{new}`"),
        both!(
            "thêm `aliases = [\"/{old}\"]`, hoặc chạy `caybeo check --fix` để công cụ tự thêm, hoặc ghi lại `slug` cũ",
            "add `aliases = [\"/{old}\"]`, or run `caybeo check --fix` to have it added, or bring the old `slug` back"
        ),
    )
}

/// A key of `routes.toml` that is not what a ledger holds. `by_hand` if people write it, as they do `gone`.
pub fn bad_ledger(place: Place, by_hand: bool) -> Diagnostic {
    let hint = match by_hand {
        true => both!("viết từ dấu gạch chéo đầu tiên, không có tên miền: `/vi/tin-cu/`", "write it from the first slash, without the host: `/vi/old-news/`"),
        false => both!("tệp này do công cụ viết; lấy lại bản trong git rồi chạy `caybeo check --fix`", "the tool writes this file; take the version in git back and run `caybeo check --fix`"),
    };
    Diagnostic::error("L116", place, both!("`routes.toml` viết không đúng dạng", "`routes.toml` does not have its form"), hint)
}

/// A section without words in a language that has items in it.
pub fn section_untranslated(place: Place, id: &str, tag: &str) -> Diagnostic {
    let file = if id.is_empty() { format!("content/_section.{tag}.md") } else { format!("content/{id}/_section.{tag}.md") };
    Diagnostic::error(
        "L120",
        place,
        both!("chuyên mục này chưa có bản tiếng `{tag}` mà bên trong đã có mục tiếng ấy", "this section has no words in `{tag}`, and items in it do"),
        both!("tạo `{file}` với `title = \"…\"`", "add `{file}` with `title = \"…\"`"),
    )
}

/// No home page.
pub fn no_root_section(place: Place) -> Diagnostic {
    Diagnostic::error(
        "L121",
        place,
        both!("cổng chưa có trang chủ", "the site has no home page"),
        both!("tạo tệp này với ba dòng: `+++`, `title = \"…\"`, `+++`", "add this file with three lines: `+++`, `title = \"…\"`, `+++`"),
    )
}

/// A section nobody made.
pub fn unknown_section(place: Place, id: &str, near: Option<&str>) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        None => both!("mã của chuyên mục là đường dẫn thư mục trong `content`", "a section's id is its folder's path in `content`"),
    };
    Diagnostic::error("L122", place, both!("không có chuyên mục `{id}`", "there is no section `{id}`"), hint)
}
