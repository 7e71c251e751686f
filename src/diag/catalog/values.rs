//! F2: values of fields, and what an item must hold.

use crate::both;
use crate::diag::Diagnostic;
use crate::source::Place;

/// The one field that cannot be pending: a page without a name can be neither found nor linked.
pub const TITLE: &str = "title";

/// What may be done with a value nobody knows yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// It must be written: a title, words a translation needs.
    Never,
    /// It may be left out.
    Dropped,
    /// It must be named in `pending`.
    Pending,
}

/// A text that is there and says nothing.
pub fn empty_text(place: Place, key: &str, unknown: Unknown) -> Diagnostic {
    let hint = match unknown {
        Unknown::Never => both!("viết nội dung vào đây", "write it"),
        Unknown::Dropped => both!("viết nội dung vào đây, hoặc bỏ dòng này", "write it, or drop the line"),
        Unknown::Pending => both!("viết nội dung vào đây, hoặc bỏ dòng này và thêm \"{key}\" vào `pending`", "write it, or drop the line and add \"{key}\" to `pending`"),
    };
    Diagnostic::error("F201", place, both!("`{key}` để trống", "`{key}` is empty"), hint)
}

/// A text longer than its field allows.
pub fn too_long(place: Place, key: &str, long: i64, max: i64) -> Diagnostic {
    Diagnostic::error(
        "F202",
        place,
        both!("`{key}` dài {long} ký tự, nhiều nhất là {max}", "`{key}` has {long} characters, at most {max}"),
        both!("rút ngắn, và để phần còn lại vào thân bài", "shorten it, and move the rest to the body"),
    )
}

/// A number outside its bounds.
pub fn out_of_bounds(place: Place, key: &str, min: Option<i64>, max: Option<i64>) -> Diagnostic {
    let says = match (min, max) {
        (Some(min), Some(max)) => both!("`{key}` phải từ {min} đến {max}", "`{key}` must be from {min} to {max}"),
        (None, Some(max)) => both!("`{key}` phải từ {max} trở xuống", "`{key}` must be {max} or less"),
        (min, None) => {
            let min = min.unwrap_or_default();
            both!("`{key}` phải từ {min} trở lên", "`{key}` must be {min} or more")
        }
    };
    Diagnostic::error("F203", place, says, both!("kiểm tra lại con số với nguồn", "check the figure against its source"))
}

/// A period whose end is before its beginning.
pub fn runs_backwards(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error(
        "F204",
        place,
        both!("`{key}` kết thúc trước khi bắt đầu", "`{key}` ends before it begins"),
        both!("kiểm tra lại ngày (`from`, `to`) và giờ (`starts`, `ends`)", "check the days (`from`, `to`) and the hours (`starts`, `ends`)"),
    )
}

/// A contact without any way to reach anyone.
pub fn empty_contact(place: Place, key: &str, unknown: Unknown) -> Diagnostic {
    let hint = match unknown {
        Unknown::Never => both!("ghi ít nhất `phone` hoặc `email`", "give at least `phone` or `email`"),
        Unknown::Dropped => both!("ghi ít nhất `phone` hoặc `email`, hoặc xóa bảng này", "give at least `phone` or `email`, or delete the table"),
        Unknown::Pending => both!(
            "ghi ít nhất `phone` hoặc `email`, hoặc xóa bảng này và thêm \"{key}\" vào `pending`",
            "give at least `phone` or `email`, or delete the table and add \"{key}\" to `pending`"
        ),
    };
    Diagnostic::error("F205", place, both!("`{key}` không có thông tin nào", "`{key}` says nothing"), hint)
}

/// A picture whose content nobody described.
pub fn picture_without_alt(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error(
        "F206",
        place,
        both!("ảnh ở `{key}` chưa có chữ thay thế", "the picture in `{key}` has no alternative text"),
        both!("ghi `alt = \"…\"` nói ảnh cho thấy gì, hoặc `decorative = true`", "write `alt = \"…\"` saying what it shows, or `decorative = true`"),
    )
}

/// A picture nobody described in the language of this file. `named` if the file has the field, without the text.
pub fn picture_undescribed(place: Place, key: &str, alt: &str, named: bool) -> Diagnostic {
    let hint = match named {
        true => both!(
            "ghi `alt = \"…\"` vào `{key}`, bằng ngôn ngữ của tệp này; tệp gốc ghi \"{alt}\"",
            "write `alt = \"…\"` in `{key}`, in the language of this file; the original says \"{alt}\""
        ),
        false => both!(
            "thêm `{key} = {{ alt = \"…\" }}` bằng ngôn ngữ của tệp này; tệp gốc ghi \"{alt}\"",
            "add `{key} = {{ alt = \"…\" }}` in the language of this file; the original says \"{alt}\""
        ),
    };
    let says = both!("bản dịch chưa có chữ thay thế cho ảnh `{key}`", "the translation has no alternative text for the picture `{key}`");
    Diagnostic::error("F207", place, says, hint)
}

/// A fact outside the source-language file.
pub fn fact_in_translation(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error(
        "F210",
        place,
        both!("`{key}` là dữ kiện, chỉ ghi ở tệp gốc", "`{key}` is a fact and stands only in the source file"),
        both!("xóa khỏi tệp này; sửa dữ kiện ở tệp gốc thì mọi ngôn ngữ cùng đổi", "delete it here; edit the fact in the source file and every language follows"),
    )
}

/// A row a translation names and the source does not have.
pub fn unknown_row(place: Place, key: &str, near: Option<&str>, known: &[&str]) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        None => {
            let list = super::ticked(known.iter().copied());
            both!("các dòng ở tệp gốc: {list}", "the rows of the source file: {list}")
        }
    };
    Diagnostic::error("F211", place, both!("tệp gốc không có dòng `{key}`", "the source file has no row `{key}`"), hint)
}

/// Required, neither there nor pending. `place` is the front matter that lacks it; `lists` if it has a `pending` already.
pub fn required(place: Place, key: &str, why: Option<&str>, lists: bool) -> Diagnostic {
    let says = match why {
        None => both!("thiếu `{key}`", "`{key}` is missing"),
        Some(why) => both!("thiếu `{key}`, bắt buộc khi `{why}`", "`{key}` is missing, required when `{why}`"),
    };
    let hint = match (key, lists) {
        (TITLE, _) => both!("thêm một dòng `title = \"…\"`; trang nào cũng phải có tên", "add a line `title = \"…\"`; no page goes without a name"),
        (_, true) => both!(
            "điền `{key}`; nếu chưa biết, thêm \"{key}\" vào `pending` để trang hiện \"đang cập nhật\"",
            "fill in `{key}`; if it is not known yet, add \"{key}\" to `pending` and the page says \"to be updated\""
        ),
        (_, false) => both!(
            "điền `{key}`; nếu chưa biết, ghi `pending = [\"{key}\"]` để trang hiện \"đang cập nhật\"",
            "fill in `{key}`; if it is not known yet, write `pending = [\"{key}\"]` and the page says \"to be updated\""
        ),
    };
    Diagnostic::error("F220", place, says, hint)
}

/// Words a translation must have.
pub fn untranslated(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error(
        "F221",
        place,
        both!("bản dịch thiếu `{key}`", "the translation lacks `{key}`"),
        both!("thêm `{key} = \"…\"` bằng ngôn ngữ của tệp này", "add `{key} = \"…\"` in the language of this file"),
    )
}

/// `pending` names a field that is there.
pub fn pending_present(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error(
        "F222",
        place,
        both!("`{key}` đã có giá trị mà vẫn nằm trong `pending`", "`{key}` has a value and is still in `pending`"),
        both!("bỏ \"{key}\" khỏi `pending`", "take \"{key}\" out of `pending`"),
    )
}

/// `pending` names what a page cannot do without.
pub fn pending_title(place: Place) -> Diagnostic {
    Diagnostic::error(
        "F224",
        place,
        both!("`title` không thể để chờ trong `pending`", "`title` cannot wait in `pending`"),
        both!("viết `title = \"…\"`, tên tạm cũng được, và bỏ \"title\" khỏi `pending`", "write `title = \"…\"`, if only a working title, and take \"title\" out of `pending`"),
    )
}

/// `pending` names a field the kind does not have.
pub fn pending_unknown(place: Place, key: &str, near: Option<&str>) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        None => both!("chỉ ghi tên trường của loại này", "name only fields of this kind"),
    };
    Diagnostic::error("F223", place, both!("`pending` nhắc trường lạ `{key}`", "`pending` names an unknown field `{key}`"), hint)
}

/// No file of the item is in its source language.
pub fn no_source_language(place: Place, item: &str, first: &str) -> Diagnostic {
    Diagnostic::error(
        "F230",
        place,
        both!("mục `{item}` không có tệp gốc", "the item `{item}` has no source file"),
        both!(
            "tạo tệp tiếng `{first}`, hoặc ghi `source = true` trong tệp được viết đầu tiên",
            "add the `{first}` file, or write `source = true` in the file that was written first"
        ),
    )
}

/// No file of a section is in its source language.
pub fn section_without_source(place: Place, id: &str, first: &str) -> Diagnostic {
    let folder = if id.is_empty() { "content".to_owned() } else { format!("content/{id}") };
    Diagnostic::error(
        "F236",
        place,
        both!("chuyên mục `{folder}` không có tệp gốc", "the section `{folder}` has no source file"),
        both!(
            "tạo tệp `{folder}/_section.{first}.md`, hoặc ghi `source = true` ở tệp này",
            "add the file `{folder}/_section.{first}.md`, or write `source = true` in this file"
        ),
    )
}

/// Two files call themselves the source.
pub fn two_sources(place: Place, other: Place) -> Diagnostic {
    Diagnostic::error(
        "F231",
        place,
        both!("hai tệp cùng ghi `source = true`", "two files say `source = true`"),
        both!("chỉ giữ `source = true` ở tệp được viết đầu tiên", "keep `source = true` only in the file that was written first"),
    )
    .also(other, both!("tệp kia", "the other one"))
}

/// A file name whose language the site does not have.
pub fn unknown_language(place: Place, tag: &str, known: &[&str]) -> Diagnostic {
    let list = super::ticked(known.iter().copied());
    Diagnostic::error(
        "F232",
        place,
        both!("cổng không có ngôn ngữ `{tag}`", "the site has no language `{tag}`"),
        both!("đổi mã ngôn ngữ trong tên tệp thành một trong: {list}; hoặc khai báo ngôn ngữ trong `site.toml`", "use one of {list} as the language in the file name, or declare the language in `site.toml`"),
    )
}

/// A Markdown file whose name names no language.
pub fn no_language(place: Place, example: &str) -> Diagnostic {
    Diagnostic::error(
        "F233",
        place,
        both!("tên tệp không nói nó viết bằng tiếng gì", "the file name does not say which language it is in"),
        both!("đặt tên như `{example}`", "name it like `{example}`"),
    )
}

/// An item both flat and in a folder.
pub fn two_shapes(place: Place, other: Place) -> Diagnostic {
    Diagnostic::error(
        "F234",
        place,
        both!("cùng một mục, cùng một ngôn ngữ, ở hai nơi", "one item in one language stands in two places"),
        both!("gộp nội dung vào một tệp rồi xóa tệp kia", "bring both together in one file and delete the other"),
    )
    .also(other, both!("nơi kia", "the other place"))
}

/// An item whose section says no kind.
pub fn no_kind(place: Place) -> Diagnostic {
    Diagnostic::error(
        "F235",
        place,
        both!("không rõ mục này thuộc loại nào", "it is not known which kind this item is"),
        both!("ghi `kind = \"page\"` ở đây, hoặc trong `_section` của thư mục", "write `kind = \"page\"` here, or in the folder's `_section` file"),
    )
}

/// An item with the id of a section: mostly the words of that section under a wrong name.
pub fn called_like_a_section(place: Place, id: &str, tag: &str, section: Place) -> Diagnostic {
    Diagnostic::error(
        "F237",
        place,
        both!("tệp này là một mục mang mã `{id}`, trùng mã của một chuyên mục", "this file is an item with the id `{id}`, which is the id of a section"),
        both!(
            "lời của chuyên mục thì chuyển vào `content/{id}/_section.{tag}.md`; mục riêng thì đổi tên tệp",
            "move words of the section to `content/{id}/_section.{tag}.md`; give an item of its own another file name"
        ),
    )
    .also(section, both!("chuyên mục ấy", "the section"))
}

/// A source key that `[sources]` does not have.
pub fn unknown_source(place: Place, key: &str, near: Option<&str>) -> Diagnostic {
    let hint = match near {
        Some(near) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        None => both!(
            "thêm bảng `[{key}]` với `title = \"…\"` vào `content/_sources.toml`, hoặc `[sources.{key}]` vào tệp gốc của mục",
            "add a table `[{key}]` with `title = \"…\"` to `content/_sources.toml`, or `[sources.{key}]` to the item's source file"
        ),
    };
    Diagnostic::error("F240", place, both!("không có nguồn `{key}`", "there is no source `{key}`"), hint)
}

/// A source of an item under a key of the register: `content/_sources.toml`.
pub fn source_in_register(place: Place, key: &str, there: Place) -> Diagnostic {
    Diagnostic::error(
        "F244",
        place,
        both!("nguồn `{key}` đã có trong sổ nguồn chung", "the source `{key}` stands in the common register already"),
        both!("bỏ bảng này nếu là cùng một nguồn; nếu là nguồn khác, đặt khóa khác", "drop this table if it is the same source; if it is another, give it another key"),
    )
    .also(there, both!("trong sổ nguồn", "in the register"))
}

/// A figure from before the boundaries changed that does not say which it is of. `written` is the whole value.
pub fn territory_unsaid(place: Place, key: &str, as_of: &str, since: &str) -> Diagnostic {
    let written = place.text().to_owned();
    let name = key.rsplit('.').next().unwrap_or(key);
    let hint = match written.starts_with('{') {
        true => both!(
            "thêm `territory = \"former\"` vào giữa hai ngoặc nếu là số liệu của địa giới cũ, `territory = \"present\"` nếu đã tính theo địa giới nay",
            "add `territory = \"former\"` inside the braces for a figure of the former boundaries, `territory = \"present\"` for one counted within those of today"
        ),
        false => both!(
            "viết `{name} = {{ value = {written}, territory = \"former\" }}` nếu là số liệu của địa giới cũ, `\"present\"` nếu đã tính theo địa giới nay",
            "write `{name} = {{ value = {written}, territory = \"former\" }}` for a figure of the former boundaries, `\"present\"` for one counted within those of today"
        ),
    };
    Diagnostic::error(
        "F241",
        place,
        both!(
            "`{key}` là số liệu tính đến {as_of}, trước khi địa giới thay đổi ({since}), mà không nói của địa giới nào",
            "`{key}` is a figure as of {as_of}, before the boundaries changed ({since}), and does not say which territory it is of"
        ),
        hint,
    )
}

/// A territory named for what is no figure of the territory.
pub fn not_territorial(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error(
        "F242",
        place,
        both!("`{key}` không phải số liệu của địa giới, nên không ghi `territory`", "`{key}` is no figure of the territory, so it takes no `territory`"),
        both!("bỏ `territory`; hoặc ghi `territorial = true` cho `{key}` trong tệp khai báo loại", "drop `territory`, or write `territorial = true` for `{key}` in the kind file"),
    )
}

/// A territory named on a site that does not say since when its boundaries are what they are.
pub fn no_territory_set(place: Place) -> Diagnostic {
    Diagnostic::error(
        "F243",
        place,
        both!("có `territory` mà `site.toml` chưa nói địa giới nay có từ ngày nào", "`territory` is given, and `site.toml` does not say since when the present boundaries hold"),
        both!("thêm vào `site.toml` bảng `[territory]` với `since = 2025-07-01`, đúng ngày của nơi này; hoặc bỏ `territory`", "add a table `[territory]` with `since = 2025-07-01`, the day of this place, to `site.toml`; or drop `territory`"),
    )
}

/// A rule between two fields is broken. `first` and `second` are field names.
pub fn not_before(place: Place, first: &str, second: &str, other: Place) -> Diagnostic {
    Diagnostic::error(
        "F250",
        place,
        both!("`{first}` muộn hơn `{second}`", "`{first}` is later than `{second}`"),
        both!("kiểm tra lại hai ngày với nguồn", "check both dates against their source"),
    )
    .also(other, both!("`{second}` ở đây", "`{second}` is here"))
}

/// Two items share a value that must be one's own.
pub fn not_unique(place: Place, key: &str, other: Place) -> Diagnostic {
    Diagnostic::error(
        "F251",
        place,
        both!("`{key}` trùng với mục khác", "another item has the same `{key}`"),
        both!("mỗi mục cần một `{key}` riêng", "give each item a `{key}` of its own"),
    )
    .also(other, both!("mục kia", "the other item"))
}

/// A reference that leads back to where it began.
pub fn cycle(place: Place, key: &str, path: &str) -> Diagnostic {
    Diagnostic::error(
        "F252",
        place,
        both!("`{key}` chạy vòng: {path}", "`{key}` runs in a circle: {path}"),
        both!("bỏ một mắt xích của vòng", "take one link of the circle away"),
    )
}

/// Parts that do not add up.
pub fn bad_sum(place: Place, total: &str, sum: &str) -> Diagnostic {
    Diagnostic::error(
        "F253",
        place,
        both!("`{total}` không bằng tổng các phần ({sum})", "`{total}` is not the sum of its parts ({sum})"),
        both!("kiểm tra lại từng con số với nguồn", "check each figure against its source"),
    )
}

/// A number above its limit.
pub fn above_limit(place: Place, key: &str, limit: &str) -> Diagnostic {
    Diagnostic::error(
        "F254",
        place,
        both!("`{key}` lớn hơn {limit}", "`{key}` is greater than {limit}"),
        both!("kiểm tra lại con số với nguồn", "check the figure against its source"),
    )
}

/// A point outside the box it must lie in.
pub fn outside(place: Place, key: &str) -> Diagnostic {
    Diagnostic::error(
        "F255",
        place,
        both!("`{key}` nằm ngoài vùng cho phép", "`{key}` lies outside the area it must be in"),
        both!("kiểm tra tọa độ với nguồn, và xem có đổi chỗ `lat` và `lon` không", "check the point against its source, and whether `lat` and `lon` are swapped"),
    )
}

/// A country code nobody assigned.
pub fn unknown_country(place: Place, code: &str) -> Diagnostic {
    Diagnostic::error(
        "F256",
        place,
        both!("không có nước nào mang mã `{code}`", "no country has the code `{code}`"),
        both!("dùng mã ISO 3166-1, ví dụ `JP` cho Nhật Bản", "use an ISO 3166-1 code, such as `JP` for Japan"),
    )
}
