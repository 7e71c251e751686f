//! W: the portal's words (Fluent files) and the messages templates and kinds use.

use super::ticked;
use crate::both;
use crate::diag::{Both, Diagnostic};
use crate::source::Place;

/// Fluent that cannot be parsed. `detail` is the parser's own English reason.
pub fn syntax(place: Place, detail: &str) -> Diagnostic {
    let lower = detail.to_lowercase();
    let reason = if lower.contains("string literal") {
        both!("chuỗi trong ngoặc kép chưa đóng", "a quoted string is not closed")
    } else if lower.contains("escape") {
        both!("ký hiệu sau `\\` không có nghĩa", "the characters after `\\` mean nothing")
    } else if lower.contains("closing brace") {
        both!("dấu `}}` thừa", "a `}}` too many")
    } else if lower.contains("selector") {
        both!("không chọn được theo biểu thức này", "one cannot select by this expression")
    } else if lower.contains("default") {
        both!("chỉ một nhánh được mang dấu `*`", "only one variant may carry the `*`")
    } else if lower.contains("starting with \"}\"") || lower.contains("inline expression") {
        both!("ngoặc nhọn chưa đóng hoặc trống", "a brace is not closed, or is empty")
    } else if lower.contains("starting with \"=\"") {
        both!("thiếu dấu `=` sau mã câu", "the `=` after the message id is missing")
    } else {
        both!("viết chưa đúng cú pháp", "malformed syntax")
    };
    let Both { vi, en } = reason;
    Diagnostic::error(
        "W101",
        place,
        both!("không đọc được câu Fluent này: {vi}", "this Fluent message cannot be read: {en} ({detail})"),
        both!("viết `mã-câu = chữ`, biến trong ngoặc nhọn như `{{ $count }}`; dòng tiếp theo phải thụt vào", "write `message-id = text`, variables in braces such as `{{ $count }}`; indent the lines that follow"),
    )
}

/// A selector without a default variant.
pub fn no_default(place: Place) -> Diagnostic {
    Diagnostic::error(
        "W102",
        place,
        both!("các nhánh chọn không có nhánh mặc định", "this selector has no default variant"),
        both!("thêm dấu `*` trước một nhánh, thường là `*[other]`", "put a `*` before one variant, usually `*[other]`"),
    )
}

/// One id twice in one language and layer.
pub fn duplicate(place: Place, id: &str, first: Place) -> Diagnostic {
    Diagnostic::error(
        "W103",
        place,
        both!("câu `{id}` đã có ở trên", "the message `{id}` stands above already"),
        both!("xóa hoặc đổi mã một trong hai câu", "remove one of the two or rename it"),
    )
    .also(first, both!("câu đầu tiên ở đây", "the first one is here"))
}

/// An id with nothing after it.
pub fn no_value(place: Place, id: &str) -> Diagnostic {
    Diagnostic::error(
        "W104",
        place,
        both!("câu `{id}` không có chữ", "the message `{id}` has no text"),
        both!("viết chữ sau dấu `=`, hoặc xóa dòng này", "write the text after the `=`, or remove the line"),
    )
}

/// A reference to a message or term the language does not have.
pub fn unknown_reference(place: Place, name: &str, near: Option<&str>) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        None => both!("thêm `{name} = …` vào tệp của ngôn ngữ này, hoặc viết thẳng chữ ra", "add `{name} = …` to a file of this language, or write the text out"),
    };
    Diagnostic::error("W105", place, both!("không có câu `{name}` trong ngôn ngữ này", "there is no `{name}` in this language"), hint)
}

/// Messages that refer to each other in a circle.
pub fn cycle(place: Place, id: &str) -> Diagnostic {
    Diagnostic::error(
        "W106",
        place,
        both!("câu `{id}` dẫn vòng về chính nó", "the message `{id}` leads back to itself"),
        both!("viết thẳng chữ ra ở một trong các câu ấy", "write the text out in one of these messages"),
    )
}

/// A function call.
pub fn function(place: Place, name: &str) -> Diagnostic {
    Diagnostic::error(
        "W107",
        place,
        both!("không dùng được hàm `{name}`", "the function `{name}` is not offered"),
        both!("viết thẳng biến, ví dụ `{{ $count }}`: số tự viết theo lối của ngôn ngữ", "write the variable itself, such as `{{ $count }}`: numbers follow the language by themselves"),
    )
}

/// Braces in braces in braces.
pub fn too_deep(place: Place) -> Diagnostic {
    Diagnostic::error(
        "W108",
        place,
        both!("ngoặc lồng nhau quá nhiều lớp; cả tệp bị bỏ qua", "too many braces inside one another; the whole file is left out"),
        both!("kiểm tra xem có ngoặc `{{` nào chưa đóng, hoặc tách thành nhiều câu", "look for a `{{` that is not closed, or split the message"),
    )
}

/// A number literal no computer number can hold.
pub fn long_number(place: Place) -> Diagnostic {
    Diagnostic::error(
        "W109",
        place,
        both!("số viết trong câu quá dài; cả tệp bị bỏ qua", "this number literal is too long; the whole file is left out"),
        both!("dùng số có nhiều nhất 15 chữ số, hoặc đặt trong ngoặc kép như chữ", "use at most 15 digits, or quote it as text"),
    )
}

/// A folder of words whose name is no language of the site.
pub fn unknown_language(place: Place, tag: &str, known: &[&str]) -> Diagnostic {
    let list = ticked(known.iter().copied());
    Diagnostic::error(
        "W110",
        place,
        both!("thư mục `i18n/{tag}` không phải của ngôn ngữ nào của cổng", "`i18n/{tag}` is the folder of none of the site's languages"),
        both!("dùng thư mục của một trong: {list}; hoặc khai báo ngôn ngữ trong `site.toml`", "use the folder of one of {list}, or declare the language in `site.toml`"),
    )
}

/// A word file outside the folder of a language.
pub fn no_language(place: Place, example: &str) -> Diagnostic {
    Diagnostic::error(
        "W111",
        place,
        both!("tệp câu `.ftl` này không nằm trong thư mục của ngôn ngữ nào", "this file of messages lies in the folder of no language"),
        both!("chuyển vào thư mục của ngôn ngữ, ví dụ `{example}`", "move it into a language's folder, such as `{example}`"),
    )
}

/// A message no language has. `place` is where it was asked for.
pub fn unknown_message(place: Place, id: &str, near: Option<&str>) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        None => both!("thêm `{id} = …` vào `i18n/<ngôn ngữ>/` của mỗi ngôn ngữ", "add `{id} = …` to `i18n/<language>/` for every language"),
    };
    Diagnostic::error("W201", place, both!("không ngôn ngữ nào có câu `{id}`", "no language has the message `{id}`"), hint)
}

/// A message some languages lack, asked for here.
pub fn missing_message(place: Place, id: &str, languages: &[&str]) -> Diagnostic {
    let list = ticked(languages.iter().copied());
    let tag = languages.first().copied().unwrap_or("vi");
    Diagnostic::error(
        "W202",
        place,
        both!("câu `{id}` chưa có trong: {list}", "the message `{id}` is missing in: {list}"),
        both!("thêm `{id} = …` vào một tệp trong `i18n/{tag}/`, hoặc đặt `fallback` cho ngôn ngữ ấy trong site.toml", "add `{id} = …` to a file in `i18n/{tag}/`, or give the language a `fallback` in site.toml"),
    )
}

/// Messages a language takes from its fallback.
pub fn borrowed(place: Place, tag: &str, ids: &[&str]) -> Diagnostic {
    const SHOWN: usize = 12;
    let many = ids.len();
    let list = ticked(ids.iter().take(SHOWN).copied());
    let more = if many > SHOWN { ", …" } else { "" };
    Diagnostic::warning(
        "W203",
        place,
        both!("`{tag}` còn mượn {many} câu của ngôn ngữ dự phòng: {list}{more}", "`{tag}` borrows {many} messages from its fallback: {list}{more}"),
        both!("dịch các câu ấy vào một tệp trong `i18n/{tag}/`", "translate them in a file in `i18n/{tag}/`"),
    )
}

/// A message written here that other languages lack.
pub fn untranslated(place: Place, id: &str, languages: &[&str]) -> Diagnostic {
    let list = ticked(languages.iter().copied());
    Diagnostic::error(
        "W204",
        place,
        both!("câu `{id}` có ở đây mà chưa có trong: {list}", "the message `{id}` stands here and is missing in: {list}"),
        both!("thêm câu ấy cho các ngôn ngữ kia, hoặc xóa nếu không nơi nào dùng", "add it for the other languages, or remove it if nothing uses it"),
    )
}

/// Two languages' texts of one message that use different variables.
pub fn variables_differ(place: Place, id: &str, tags: (&str, &str), lacks: &[&str], adds: &[&str], other: Place) -> Diagnostic {
    let (here, there) = tags;
    let dollar = |names: &[&str]| names.iter().map(|name| format!("`${name}`")).collect::<Vec<_>>().join(", ");
    let Both { vi, en } = match (lacks.is_empty(), adds.is_empty()) {
        (false, true) => {
            let lacks = dollar(lacks);
            both!("thiếu {lacks}", "lacks {lacks}")
        }
        (true, _) => {
            let adds = dollar(adds);
            both!("thêm {adds}", "adds {adds}")
        }
        (false, false) => {
            let (lacks, adds) = (dollar(lacks), dollar(adds));
            both!("thiếu {lacks} và thêm {adds}", "lacks {lacks} and adds {adds}")
        }
    };
    Diagnostic::error(
        "W205",
        place,
        both!("câu `{id}` bằng `{here}` {vi} so với `{there}`", "the message `{id}` in `{here}` {en} compared with `{there}`"),
        both!("dùng cùng các biến ở mọi ngôn ngữ", "use the same variables in every language"),
    )
    .also(other, both!("câu bằng `{there}`", "the message in `{there}`"))
}

/// A variable the template does not pass. `place` is where the message uses it.
pub fn unknown_variable(place: Place, id: &str, name: &str, near: Option<&str>, asked: Place) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `${near}`?", "did you mean `${near}`?"),
        None => both!("xóa biến này khỏi câu, hoặc truyền nó ở nơi dùng câu", "remove it from the message, or pass it where the message is used"),
    };
    Diagnostic::error("W206", place, both!("câu `{id}` dùng `${name}` mà nơi gọi không truyền", "the message `{id}` uses `${name}`, which is not passed to it"), hint)
        .also(asked, both!("câu được dùng ở đây", "the message is used here"))
}

/// A variable passed to a message that uses it in no language. `place` is where it is passed.
pub fn unused_variable(place: Place, id: &str, name: &str) -> Diagnostic {
    Diagnostic::error(
        "W207",
        place,
        both!("`{name}` được truyền cho câu `{id}` nhưng không ngôn ngữ nào dùng", "`{name}` is passed to the message `{id}`, and no language uses it"),
        both!("bỏ biến này, hoặc viết `{{ ${name} }}` trong câu", "do not pass it, or write `{{ ${name} }}` in the message"),
    )
}

/// A word of the formatters that uses a variable they do not pass.
pub fn not_passed(place: Place, id: &str, name: &str, passed: &[&str]) -> Diagnostic {
    let list = ticked(passed.iter().copied());
    let hint = match passed {
        [] => both!("câu này không nhận biến nào; viết thẳng chữ ra", "this message is given no variable at all; write the text out"),
        _ => both!("các biến dùng được: {list}", "the variables it is given: {list}"),
    };
    Diagnostic::error("W208", place, both!("câu định dạng `{id}` không nhận biến `${name}`", "the formatting message `{id}` is given no variable `${name}`"), hint)
}
