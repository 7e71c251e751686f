//! F: front matter and the fields in it. The same sentences serve every TOML file of the site.

use super::ticked;
use crate::both;
use crate::diag::{Both, Diagnostic};
use crate::source::Place;

/// TOML that cannot be parsed. `detail` is the parser's own English reason.
pub fn toml_syntax(place: Place, detail: &str) -> Diagnostic {
    let lower = detail.to_lowercase();
    let reason = if lower.contains("duplicate key") {
        both!("khoá này đã có ở trên", "this key stands above already")
    } else if lower.contains("unclosed bracket") {
        both!("ngoặc mở ở đây chưa đóng", "the bracket opened here is not closed")
    } else if lower.contains("missing comma") {
        both!("thiếu dấu phẩy", "a comma is missing")
    } else if lower.contains("missing value") {
        both!("khoá chưa có giá trị", "the key has no value")
    } else if place.text().starts_with(['“', '”', '„', '‘', '’']) {
        both!("ngoặc kép cong không dùng được", "curly quotation marks do not work")
    } else if lower.contains("must be quoted") {
        both!("chữ phải để trong ngoặc kép", "text must stand in quotation marks")
    } else if lower.contains("expected `\"`") || lower.contains("expected `'`") {
        both!("ngoặc kép chưa đóng", "the quotation mark is not closed")
    } else if lower.contains("escape") {
        both!("dấu `\\` trong ngoặc kép phải viết là `\\\\`", "a `\\` in quotation marks must be written `\\\\`")
    } else if lower.contains("string") {
        both!("chuỗi chữ viết chưa đúng", "a malformed string ({detail})")
    } else {
        both!("viết chưa đúng cú pháp", "malformed syntax ({detail})")
    };
    let Both { vi, en } = reason;
    Diagnostic::error(
        "F101",
        place,
        both!("không đọc được TOML: {vi}", "this is not valid TOML: {en}"),
        both!("viết mỗi dòng `khoá = \"giá trị\"`, chữ để trong ngoặc kép thẳng, mỗi khoá một lần", "write each line as `key = \"value\"`, text in straight double quotes, each key once"),
    )
}

/// Front matter that opens and never closes.
pub fn front_matter_open(place: Place) -> Diagnostic {
    Diagnostic::error(
        "F102",
        place,
        both!("phần đầu mở bằng `+++` nhưng không đóng", "the front matter opens with `+++` and never closes"),
        both!("thêm một dòng chỉ có `+++` sau khoá cuối cùng", "add a line with only `+++` after the last key"),
    )
}

/// A file without front matter.
pub fn no_front_matter(place: Place) -> Diagnostic {
    Diagnostic::error(
        "F103",
        place,
        both!("tệp không có phần đầu", "the file has no front matter"),
        both!("bắt đầu tệp bằng `+++`, một dòng `title = \"…\"`, rồi `+++`", "start the file with `+++`, a line `title = \"…\"`, then `+++`"),
    )
}

/// YAML front matter.
pub fn yaml_front_matter(place: Place) -> Diagnostic {
    Diagnostic::error(
        "F104",
        place,
        both!("phần đầu viết bằng YAML (`---`)", "the front matter is YAML (`---`)"),
        both!("dùng TOML: thay hai dòng `---` bằng `+++` và viết `khoá = \"giá trị\"`", "use TOML: replace both `---` lines by `+++` and write `key = \"value\"`"),
    )
}

/// A key nobody asked for.
pub fn unknown_key(place: Place, key: &str, near: Option<&str>, known: &[&str]) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        None if known.is_empty() => both!("ở đây không ghi khoá nào; xoá dòng này", "no key may stand here; delete the line"),
        None => {
            let list = ticked(known.iter().copied());
            both!("các khoá dùng được ở đây: {list}", "the keys that may stand here: {list}")
        }
    };
    Diagnostic::error("F110", place, both!("không có khoá `{key}`", "there is no key `{key}`"), hint)
}

/// A value of the wrong TOML type. `wanted` says what is wanted in both tongues, `example` shows one.
pub fn wrong_type(place: Place, key: &str, wanted: Both, example: &str) -> Diagnostic {
    let Both { vi, en } = wanted;
    Diagnostic::error(
        "F111",
        place,
        both!("`{key}` phải là {vi}", "`{key}` must be {en}"),
        both!("viết như `{key} = {example}`", "write it like `{key} = {example}`"),
    )
}

/// A key that must be there and is not. `place` is where it was asked for.
pub fn missing_key(place: Place, key: &str, example: &str) -> Diagnostic {
    Diagnostic::error(
        "F112",
        place,
        both!("thiếu `{key}`", "`{key}` is missing"),
        both!("thêm một dòng, ví dụ `{key} = {example}`", "add a line such as `{key} = {example}`"),
    )
}

/// A word outside a closed set.
pub fn not_a_choice(place: Place, key: &str, written: &str, near: Option<&str>, choices: &[&str]) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `\"{near}\"`?", "did you mean `\"{near}\"`?"),
        None => {
            let list = ticked(choices.iter().copied());
            both!("chọn một trong: {list}", "choose one of: {list}")
        }
    };
    Diagnostic::error("F113", place, both!("`{key}` không nhận `{written}`", "`{key}` does not take `{written}`"), hint)
}

/// Lines that git left where two versions disagreed.
pub fn merge_conflict(place: Place) -> Diagnostic {
    Diagnostic::error(
        "F105",
        place,
        both!("tệp còn dấu xung đột của git", "the file still has git's conflict marks"),
        both!(
            "giữ phần đúng, xóa các dòng `<<<<<<<`, `=======`, `>>>>>>>`; với `stamp` thì giữ dòng nào cũng được, rồi so lại bản dịch và chạy `caybeo translate confirm`",
            "keep what is right, remove the lines `<<<<<<<`, `=======`, `>>>>>>>`; of two `stamp` lines keep either, then compare the translation and run `caybeo translate confirm`"
        ),
    )
}
