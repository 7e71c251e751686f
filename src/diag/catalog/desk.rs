//! F26, D: stamps of translations, and what the site says of how far they may fall behind.

use crate::both;
use crate::diag::{Both, Diagnostic, Severity};
use crate::source::Place;
use crate::stamp::Unreadable;

/// A stamp in the file everything is translated from.
pub fn stamp_of_source(place: Place) -> Diagnostic {
    Diagnostic::warning(
        "F260",
        place,
        both!("tệp gốc có `stamp`, mà chỉ bản dịch mới có", "the source file has a `stamp`; only translations have one"),
        both!("xóa dòng này", "remove this line"),
    )
}

/// A stamp nobody can read.
pub fn unreadable_stamp(place: Place, why: Unreadable) -> Diagnostic {
    let (says, hint) = match why {
        Unreadable::Damaged => (
            both!("dấu đối chiếu này bị hỏng, nên không biết bản dịch đã theo kịp bản gốc chưa", "this stamp is damaged: nobody can tell whether the translation keeps up with its source"),
            both!("so bản dịch với bản gốc, xóa dòng này rồi chạy `caybeo translate confirm`", "compare the translation with its source, remove this line, then run `caybeo translate confirm`"),
        ),
        Unreadable::Newer => (
            both!("dấu đối chiếu này do một phiên bản `caybeo` mới hơn ghi", "a later version of `caybeo` wrote this stamp"),
            both!("cài phiên bản mới của `caybeo`", "install the later version of `caybeo`"),
        ),
    };
    Diagnostic::warning("F261", place, says, hint)
}

/// What a state is called in a sentence.
fn in_words(state: &str) -> Both {
    match state {
        "missing" => both!("chưa có", "missing"),
        "behind" => both!("chậm hơn bản gốc", "behind"),
        "unstamped" => both!("chưa đối chiếu", "unstamped"),
        "orphan" => both!("không còn bản gốc", "without a source"),
        _ => both!("chưa duyệt", "unreviewed"),
    }
}

/// More files in a state than the settings allow.
#[allow(clippy::too_many_arguments)]
pub fn limit_exceeded(place: Place, severity: Severity, state: &str, section: Option<&str>, tag: &str, count: usize, most: usize, files: &[String]) -> Diagnostic {
    const SHOWN: usize = 3;
    let is = in_words(state);
    let (vi, en) = (is.vi, is.en);
    let list = super::ticked(files.iter().take(SHOWN).map(String::as_str));
    let more = files.len().saturating_sub(SHOWN);
    let rest = if more == 0 { both!("", "") } else { both!(" và {more} tệp nữa", " and {more} more") };
    let (rest_vi, rest_en) = (rest.vi, rest.en);
    let (in_vi, in_en) = section.map_or_else(Default::default, |section| (format!(" trong `{section}`"), format!(" in `{section}`")));
    let says = both!("{count} tệp tiếng `{tag}` {vi}{in_vi}; giới hạn là {most}", "{count} files in `{tag}` are {en}{in_en}; the limit is {most}");
    let hint = both!("{list}{rest_vi}; xem `caybeo status --state {state} --lang {tag}`", "{list}{rest_en}; see `caybeo status --state {state} --lang {tag}`");
    Diagnostic { severity, ..Diagnostic::error("D101", place, says, hint) }
}

/// A section in a limit that nobody made.
pub fn limit_of_nothing(place: Place, id: &str, near: Option<&str>) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        None => both!("mã của chuyên mục là đường dẫn thư mục trong `content`", "a section's id is its folder's path in `content`"),
    };
    Diagnostic::error("D102", place, both!("không có chuyên mục `{id}` để đặt giới hạn", "there is no section `{id}` to set a limit for"), hint)
}

/// A translation that is behind and was not touched since it was confirmed last.
pub fn not_translated(place: Place, changed: usize, of: usize) -> Diagnostic {
    Diagnostic::error(
        "D110",
        place,
        both!(
            "bản gốc đã đổi {changed} trên {of} khối, mà bản dịch này chưa sửa gì từ lần đối chiếu trước",
            "{changed} of {of} blocks of the source have changed, and nothing in this translation has since it was confirmed last"
        ),
        both!(
            "sửa bản dịch rồi chạy lại; nếu bản gốc chỉ đổi câu chữ, không đổi ý, thêm `--no-change-of-meaning`",
            "bring the translation up to date and run this again; if the source says the same in other words, add `--no-change-of-meaning`"
        ),
    )
}

/// Front matter that cannot be written back.
pub fn front_not_editable(place: Place) -> Diagnostic {
    Diagnostic::error(
        "D111",
        place,
        both!("không ghi được vào phần đầu tệp này", "the front matter of this file cannot be written to"),
        both!("chạy `caybeo check`, sửa phần đầu tệp rồi chạy lại", "run `caybeo check`, mend the front matter, then run this again"),
    )
}

/// A translation that is asked for and was never written.
pub fn no_translation(place: Place, id: &str, tag: &str) -> Diagnostic {
    Diagnostic::error(
        "D112",
        place,
        both!("`{id}` chưa có bản tiếng `{tag}`", "`{id}` has no text in `{tag}`"),
        both!("dịch tệp gốc thành tệp có đuôi `.{tag}.md` bên cạnh nó, rồi chạy lại", "translate the source into a file that ends in `.{tag}.md` beside it, then run this again"),
    )
}
