//! K: kind files.

use crate::both;
use crate::diag::Diagnostic;
use crate::source::Place;

/// A field called like something front matter keeps for itself.
pub fn reserved_name(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error(
        "K101",
        place,
        both!("tên trường `{name}` đã dành cho phần đầu của mọi mục", "the field name `{name}` is kept for the front matter of every item"),
        both!("đặt tên khác, ví dụ `{name}_note`", "choose another name, such as `{name}_note`"),
    )
}

/// A field that is not a table of its properties.
pub fn field_is_a_table(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error(
        "K102",
        place,
        both!("trường `{name}` phải là một bảng", "the field `{name}` must be a table"),
        both!("viết `[fields.{name}]` rồi `type = \"string\"` ở dòng dưới", "write `[fields.{name}]` and `type = \"string\"` on the next line"),
    )
}

/// Words in a table without keys.
pub fn words_need_a_key(place: Place) -> Diagnostic {
    Diagnostic::error(
        "K103",
        place,
        both!("bảng có cột chữ cần dịch thì phải có cột khóa", "a table with a column of words needs a key column"),
        both!("thêm `key = \"id\"` để bản dịch gọi được từng dòng", "add `key = \"id\"`, so that a translation can name each row"),
    )
}

/// A field the kind does not have.
pub fn unknown_field(place: Place, kind: &str, name: &str, near: Option<&str>) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        None => both!("khai báo trường bằng `[fields.{name}]`, hoặc bỏ tên này", "declare it with `[fields.{name}]`, or drop the name"),
    };
    Diagnostic::error("K104", place, both!("loại `{kind}` không có trường `{name}`", "the kind `{kind}` has no field `{name}`"), hint)
}

/// A kind nobody declared.
pub fn unknown_kind(place: Place, name: &str, near: Option<&str>) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        None => both!("tạo tệp `content/_kinds/{name}.toml` để khai báo loại này", "declare it in `content/_kinds/{name}.toml`"),
    };
    Diagnostic::error("K105", place, both!("không có loại nội dung `{name}`", "there is no kind `{name}`"), hint)
}

/// A field that cannot be a figure of the territory.
pub fn territorial_is_a_figure(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error(
        "K107",
        place,
        both!("`{name}` không phải số liệu, nên không thể là số liệu của địa giới", "`{name}` is no figure, so it cannot be a figure of the territory"),
        both!(
            "bỏ `territorial`, hoặc dùng kiểu `integer`, `decimal`, `percent`, `area`, `money`; trong bảng, ghi ở cột có con số",
            "drop `territorial`, or use the type `integer`, `decimal`, `percent`, `area` or `money`; in a table, say it of the column with the figure"
        ),
    )
}

/// A rule that compares two fields and has not two.
pub fn two_fields(place: Place, rule: &str) -> Diagnostic {
    Diagnostic::error(
        "K106",
        place,
        both!("quy tắc `{rule}` cần đúng hai trường", "the rule `{rule}` needs exactly two fields"),
        both!("ghi hai trường, ngày đến trước đứng trước, ví dụ `fields = [\"issued\", \"in_force\"]`", "name two fields, the earlier first, such as `fields = [\"issued\", \"in_force\"]`"),
    )
}
