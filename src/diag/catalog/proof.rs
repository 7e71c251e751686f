//! C: translations compared with their source: figures, facts, names; and the files that say how.

use super::ticked;
use crate::both;
use crate::diag::{Both, Diagnostic};
use crate::source::Place;

/// A figure the source does not have. `instead` is the figure of the source that no figure answers, if there is one.
pub fn figure_added(place: Place, written: &str, source: Place, instead: Option<&str>) -> Diagnostic {
    let there = match instead {
        Some(_) => both!("con số trong bản gốc", "the figure in the source"),
        None => both!("đoạn tương ứng trong bản gốc", "the matching passage of the source"),
    };
    let hint = match instead {
        Some(instead) => both!(
            "bản gốc ghi `{instead}`: đối chiếu rồi sửa bản dịch, theo lối viết số của ngôn ngữ này",
            "the source has `{instead}`: compare the two and mend the translation, in this language's way of writing numbers"
        ),
        None => both!(
            "đối chiếu với bản gốc: sửa con số, hoặc bỏ đi; nếu bản gốc thiếu thì bổ sung vào bản gốc trước",
            "compare with the source: mend the figure or leave it out; if the source lacks it, add it there first"
        ),
    };
    Diagnostic::warning("C101", place, both!("bản gốc không có con số `{written}`", "the source has no figure `{written}`"), hint)
        .also(source, there)
}

/// A figure of the source the translation does not have.
pub fn figure_missing(place: Place, written: &str, source: Place) -> Diagnostic {
    Diagnostic::warning(
        "C102",
        place,
        both!("bản dịch thiếu con số `{written}` của bản gốc", "the translation lacks the figure `{written}` of the source"),
        both!("ghi con số ấy vào đoạn này, theo lối viết số của ngôn ngữ này", "add the figure to this passage, in this language's way of writing numbers"),
    )
    .also(source, both!("con số trong bản gốc", "the figure in the source"))
}

/// The same number with another unit.
pub fn other_unit(place: Place, written: &str, source: Place, other: &str) -> Diagnostic {
    Diagnostic::warning(
        "C103",
        place,
        both!("đơn vị khác bản gốc: ở đây là `{written}`, bản gốc là `{other}`", "another unit than in the source: `{written}` here, `{other}` there"),
        both!("dùng đúng đơn vị của bản gốc, hoặc quy đổi cả con số", "use the unit of the source, or convert the number as well"),
    )
    .also(source, both!("con số trong bản gốc", "the figure in the source"))
}

/// A fact that only one of the two prints.
pub fn fact_differs(place: Place, name: &str, is_missing: bool, source: Place) -> Diagnostic {
    let Both { vi, en } = if is_missing {
        both!("bản dịch không hiển thị số liệu `{name}` như bản gốc", "the translation does not print the fact `{name}` as the source does")
    } else {
        both!("bản dịch hiển thị số liệu `{name}` mà bản gốc không có", "the translation prints the fact `{name}`, which the source does not")
    };
    let hint = if is_missing {
        both!("thêm `[](fact:{name})` vào đoạn này", "add `[](fact:{name})` to this passage")
    } else {
        both!("bỏ `[](fact:{name})`, hoặc thêm vào bản gốc", "remove `[](fact:{name})`, or add it to the source")
    };
    Diagnostic::warning("C104", place, Both { vi, en }, hint).also(source, both!("đoạn tương ứng trong bản gốc", "the matching passage of the source"))
}

/// A name the glossary has a rendering for, and the page has none of them.
pub fn rendering_missing(place: Place, term: &str, accepted: &[&str], source: Place) -> Diagnostic {
    let list = ticked(accepted.iter().copied());
    Diagnostic::warning(
        "C110",
        place,
        both!("bản dịch không có cách viết đã thống nhất của `{term}`", "the translation has no agreed rendering of `{term}`"),
        both!("viết theo bảng thuật ngữ: {list}", "write it as the glossary does: {list}"),
    )
    .also(source, both!("tên ấy trong bản gốc", "the name in the source"))
}

/// A rendering the glossary refuses.
pub fn rendering_forbidden(place: Place, written: &str, accepted: &[&str], entry: Place) -> Diagnostic {
    let hint = if accepted.is_empty() {
        both!("xem mục này trong bảng thuật ngữ để chọn cách viết khác", "see the entry in the glossary for another rendering")
    } else {
        let list = ticked(accepted.iter().copied());
        both!("viết theo bảng thuật ngữ: {list}", "write it as the glossary does: {list}")
    };
    Diagnostic::warning("C111", place, both!("bảng thuật ngữ không cho dùng `{written}`", "the glossary does not allow `{written}`"), hint)
        .also(entry, both!("mục trong bảng thuật ngữ", "the entry of the glossary"))
}

/// A key of the glossary that is no language of the site.
pub fn glossary_language(place: Place, tag: &str, known: &[&str]) -> Diagnostic {
    let list = ticked(known.iter().copied());
    Diagnostic::error(
        "C120",
        place,
        both!("bảng thuật ngữ có `{tag}`, không phải ngôn ngữ nào của cổng", "the glossary has `{tag}`, which is no language of the site"),
        both!("dùng một trong: {list}; hoặc khai báo ngôn ngữ trong `site.toml`", "use one of {list}, or declare the language in `site.toml`"),
    )
}

/// An empty word in the glossary.
pub fn glossary_empty(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error(
        "C121",
        place,
        both!("`{key}` trong bảng thuật ngữ để trống", "`{key}` is empty in the glossary"),
        both!("ghi thuật ngữ vào giữa hai dấu ngoặc kép, hoặc xoá khoá này", "write the term between the quotation marks, or remove the key"),
    )
}

/// A term of one language only: there is nothing to compare.
pub fn glossary_alone(place: Place) -> Diagnostic {
    Diagnostic::error(
        "C122",
        place,
        both!("thuật ngữ này chỉ có ở một ngôn ngữ và không cấm cách viết nào", "this term stands in one language only and forbids nothing"),
        both!("thêm cách viết ở ngôn ngữ khác, ví dụ `en = \"Cái Răng Floating Market\"`", "add its rendering in another language, such as `en = \"Cái Răng Floating Market\"`"),
    )
}

/// A term that stands in the glossary twice.
pub fn glossary_twice(place: Place, term: &str, first: Place) -> Diagnostic {
    Diagnostic::error(
        "C123",
        place,
        both!("thuật ngữ `{term}` đã có ở trên", "the term `{term}` stands above already"),
        both!("gộp hai mục làm một", "make one entry of the two"),
    )
    .also(first, both!("mục đầu tiên ở đây", "the first entry is here"))
}

/// A number file of a language the site does not have.
pub fn numbers_language(place: Place, tag: &str, known: &[&str]) -> Diagnostic {
    let list = ticked(known.iter().copied());
    Diagnostic::error(
        "C125",
        place,
        both!("thư mục `i18n/{tag}` không phải của ngôn ngữ nào của cổng", "`i18n/{tag}` is the folder of none of the site's languages"),
        both!("chuyển tệp vào thư mục của một trong: {list}", "move the file into the folder of one of {list}"),
    )
}

/// A separator that is no single sign.
pub fn bad_sign(place: Place, key: &str, written: &str) -> Diagnostic {
    Diagnostic::error(
        "C126",
        place,
        both!("`{key}` phải là đúng một dấu, không phải `{written}`", "`{key}` must be one single sign, not `{written}`"),
        both!("ghi một dấu, ví dụ `\",\"` hoặc `\" \"`", "write one sign, such as `\",\"` or `\" \"`"),
    )
}

/// A date pattern that cannot be read.
pub fn bad_pattern(place: Place, written: &str) -> Diagnostic {
    Diagnostic::error(
        "C127",
        place,
        both!("mẫu ngày tháng `{written}` chưa đúng", "the date pattern `{written}` cannot be read"),
        both!(
            "dùng `{{d}}` ngày, `{{m}}` tháng bằng số, `{{M}}` tên tháng, `{{y}}` năm, `{{h}}` giờ, `{{n}}` phút; mẫu phải có tháng hoặc giờ, ví dụ `{{d}} {{M}} {{y}}`",
            "use `{{d}}` day, `{{m}}` month in digits, `{{M}}` month name, `{{y}}` year, `{{h}}` hour, `{{n}}` minute; a pattern has a month or an hour, such as `{{d}} {{M}} {{y}}`"
        ),
    )
}

/// A word of a lexicon with a value that means nothing.
pub fn bad_entry(place: Place, table: &str, word: &str, example: &str) -> Diagnostic {
    Diagnostic::error(
        "C128",
        place,
        both!("giá trị của `{word}` trong `[{table}]` không dùng được", "the value of `{word}` in `[{table}]` means nothing"),
        both!("ghi giá trị như `\"{word}\" = {example}`", "write a value such as `\"{word}\" = {example}`"),
    )
}
