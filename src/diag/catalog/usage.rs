//! U: how the program was called. Places are spans of the command line itself.

use super::ticked;
use crate::both;
use crate::diag::{Both, Diagnostic};
use crate::source::Place;

fn near_or(near: Option<&str>, otherwise: Both) -> Both {
    match near {
        Some(near) => both!("có phải bạn muốn viết `{near}`?", "did you mean `{near}`?"),
        None => otherwise,
    }
}

fn see_help(command: &str) -> Both {
    both!("xem `{command} --help`", "see `{command} --help`")
}

/// An option nobody knows, or an argument too many.
pub fn unknown_argument(place: Place, word: &str, near: Option<&str>, command: &str) -> Diagnostic {
    let says = match word.starts_with('-') {
        true => both!("không có tùy chọn `{word}`", "there is no option `{word}`"),
        false => both!("thừa `{word}`", "`{word}` is one argument too many"),
    };
    Diagnostic::error("U001", place, says, near_or(near, see_help(command)))
}

/// A command nobody knows.
pub fn unknown_command(place: Place, word: &str, near: Option<&str>) -> Diagnostic {
    let says = both!("không có lệnh `{word}`", "there is no command `{word}`");
    Diagnostic::error("U002", place, says, near_or(near, see_help("caybeo")))
}

/// A value an option does not take.
pub fn bad_value(place: Place, option: &str, value: &str, near: Option<&str>, allowed: &[&str], command: &str) -> Diagnostic {
    let list = ticked(allowed.iter().copied());
    let otherwise = match (option, allowed) {
        ("--port", _) => both!("ghi một số từ 0 đến 65535", "give a number from 0 to 65535"),
        ("--host", _) => both!("ghi một địa chỉ IP, ví dụ `127.0.0.1`", "give an IP address, such as `127.0.0.1`"),
        (_, []) => see_help(command),
        _ => both!("chọn một trong: {list}", "choose one of {list}"),
    };
    Diagnostic::error("U003", place, both!("`{option}` không nhận giá trị `{value}`", "`{option}` does not take the value `{value}`"), near_or(near, otherwise))
}

/// An option without its value.
pub fn no_value(place: Place, option: &str, allowed: &[&str], command: &str) -> Diagnostic {
    let list = ticked(allowed.iter().copied());
    let hint = if allowed.is_empty() { see_help(command) } else { both!("chọn một trong: {list}", "choose one of {list}") };
    Diagnostic::error("U004", place, both!("`{option}` thiếu giá trị", "`{option}` needs a value"), hint)
}

/// Arguments that must be there.
pub fn missing(place: Place, names: &[&str], command: &str) -> Diagnostic {
    let list = ticked(names.iter().copied());
    Diagnostic::error("U005", place, both!("thiếu {list}", "{list} is missing"), see_help(command))
}

/// Two options that exclude each other, or one given twice.
pub fn conflict(place: Place, one: &str, other: &str, command: &str) -> Diagnostic {
    let says = match one == other {
        true => both!("`{one}` được ghi hai lần", "`{one}` is given twice"),
        false => both!("`{one}` không đi cùng `{other}`", "`{one}` cannot go with `{other}`"),
    };
    Diagnostic::error("U006", place, says, see_help(command))
}

/// Anything else that cannot be understood. `half` is a command that has commands of its own, and a whole line that works.
pub fn unclear(place: Place, command: &str, half: Option<(&str, &str)>) -> Diagnostic {
    let (says, hint) = match half {
        Some((name, example)) => (both!("lệnh `{name}` chưa nói phải làm gì", "`{name}` does not say what to do"), both!("viết như `{example}`", "write it like `{example}`")),
        None => (both!("không hiểu dòng lệnh này", "this command line cannot be understood"), see_help(command)),
    };
    Diagnostic::error("U007", place, says, hint)
}

/// `--at` that is no instant.
pub fn bad_instant(place: Place, text: &str) -> Diagnostic {
    Diagnostic::error(
        "U010",
        place,
        both!("`{text}` không phải một thời điểm", "`{text}` is not an instant"),
        both!("ghi một ngày như `2026-11-21`, hoặc cả giờ và múi giờ như `2026-11-21T08:30:00+07:00`", "write a day such as `2026-11-21`, or time and offset too: `2026-11-21T08:30:00+07:00`"),
    )
}

/// `SOURCE_DATE_EPOCH` that is no number of seconds.
pub fn bad_epoch(place: Place, text: &str) -> Diagnostic {
    Diagnostic::error(
        "U011",
        place,
        both!("biến môi trường `SOURCE_DATE_EPOCH` không phải số giây: `{text}`", "the environment's `SOURCE_DATE_EPOCH` is not a number of seconds: `{text}`"),
        both!("đặt số giây kể từ 1970, ví dụ `1764547200`, hoặc bỏ biến này", "set it to seconds since 1970, such as `1764547200`, or unset it"),
    )
}

/// Drafts on their way to the published site.
pub fn preview_needs_out(place: Place) -> Diagnostic {
    Diagnostic::error(
        "U012",
        place,
        both!("bản xem trước có cả bản nháp, nên không được ghi vào `public/`", "a preview holds drafts and does not go to `public/`"),
        both!("chỉ ra thư mục khác, ví dụ `--preview --out xem-truoc`", "name another folder, such as `--preview --out preview`"),
    )
}

/// An id that cannot be one.
pub fn bad_id(place: Place, id: &str, clean: &str) -> Diagnostic {
    let clean = if clean.is_empty() { "news/cai-rang-market" } else { clean };
    let hint = match id.rsplit('/').next() {
        Some("index") => both!("`index` là từ dành riêng, chọn tên khác", "`index` is reserved, choose another name"),
        _ => both!("chỉ dùng chữ thường không dấu, chữ số, gạch nối và `/` giữa các thư mục, ví dụ `{clean}`", "use only lower-case ASCII letters, digits, hyphens and `/` between folders, such as `{clean}`"),
    };
    Diagnostic::error("U013", place, both!("`{id}` không dùng được làm mã mục", "`{id}` cannot be an item id"), hint)
}

/// A kind nobody declared.
pub fn unknown_kind(place: Place, name: &str, near: Option<&str>, known: &[&str]) -> Diagnostic {
    let list = ticked(known.iter().copied());
    let hint = near_or(near, both!("các loại hiện có: {list}", "the kinds there are: {list}"));
    Diagnostic::error("U014", place, both!("không có loại nội dung `{name}`", "there is no kind `{name}`"), hint)
}

/// An id somebody has.
pub fn taken(place: Place, id: &str, path: &str) -> Diagnostic {
    Diagnostic::error(
        "U015",
        place,
        both!("mã `{id}` đã có: `{path}`", "the id `{id}` is taken: `{path}`"),
        both!("chọn mã khác, hoặc sửa tệp đang có", "choose another id, or edit the file that is there"),
    )
}

/// A language the site does not have.
pub fn unknown_language(place: Place, tag: &str, known: &[&str]) -> Diagnostic {
    let list = ticked(known.iter().copied());
    Diagnostic::error(
        "U016",
        place,
        both!("cổng không có ngôn ngữ `{tag}`", "the site has no language `{tag}`"),
        both!("các ngôn ngữ của cổng: {list}", "the site's languages: {list}"),
    )
}

/// An item where items of another kind live, or of none.
pub fn kind_beside_section(place: Place, kind: &str, section: &str, holds: Option<&str>, better: Option<&str>) -> Diagnostic {
    let section = if section.is_empty() { "content/" } else { section };
    let says = match holds {
        Some(holds) => both!("chuyên mục `{section}` dành cho loại `{holds}`, mục mới thuộc loại `{kind}`", "the section `{section}` is for kind `{holds}`; the new item is of kind `{kind}`"),
        None => both!("không chuyên mục nào phía trên nhận loại `{kind}`", "no section above says it holds kind `{kind}`"),
    };
    let hint = match better {
        Some(better) => both!("nếu nhầm, xóa tệp rồi chạy `caybeo new {kind} {better}`", "if this is a slip, remove the file and run `caybeo new {kind} {better}`"),
        None => both!("tệp mới ghi sẵn `kind = \"{kind}\"`", "the new file says `kind = \"{kind}\"` itself"),
    };
    Diagnostic::warning("U017", place, says, hint)
}

/// A folder for a new portal that holds something.
pub fn not_empty(place: Place, folder: &str) -> Diagnostic {
    Diagnostic::error(
        "U018",
        place,
        both!("thư mục `{folder}` không trống", "the folder `{folder}` is not empty"),
        both!("chọn một thư mục mới, ví dụ `caybeo init cong-moi`; `init` không đụng đến tệp nào đang có", "name a new folder, such as `caybeo init portal`; `init` touches no file that is there"),
    )
}

/// A folder for a new portal that cannot be one.
pub fn no_folder(place: Place, folder: &str, why: &std::io::Error) -> Diagnostic {
    Diagnostic::error(
        "U019",
        place,
        match why.kind() {
            std::io::ErrorKind::NotADirectory => both!("`{folder}` là một tệp, không phải thư mục", "`{folder}` is a file, not a folder"),
            _ => both!("không đọc được thư mục `{folder}`: {why}", "the folder `{folder}` cannot be read: {why}"),
        },
        both!("chọn một thư mục mới, ví dụ `caybeo init cong-moi`", "name a new folder, such as `caybeo init portal`"),
    )
}

/// A language the program has no first pages in.
pub fn no_words_yet(place: Place, tag: &str, known: &[&str]) -> Diagnostic {
    let list = ticked(known.iter().copied());
    Diagnostic::error(
        "U023",
        place,
        both!("`init` chưa có sẵn bài bằng ngôn ngữ `{tag}`", "`init` has no first pages in the language `{tag}`"),
        both!("chọn trong {list}, rồi thêm ngôn ngữ này theo docs/settings.md", "choose among {list}, then add this language as docs/settings.md says"),
    )
}

/// A file the theme inside the program does not have.
pub fn no_theme_file(place: Place, path: &str, near: Option<&str>) -> Diagnostic {
    let hint = near_or(near, both!("các tệp có trong `docs/theme-manual.md`, ví dụ `templates/home.html`", "the files are in `docs/theme-manual.md`, such as `templates/home.html`"));
    Diagnostic::error("U024", place, both!("giao diện có sẵn không có tệp `{path}`", "the built-in theme has no file `{path}`"), hint)
}

/// Another program listens there, or may not.
pub fn cannot_listen(place: Place, address: &str, why: &std::io::Error, port: u16) -> Diagnostic {
    let next = port.checked_add(1).unwrap_or(8080);
    let says = match why.kind() {
        std::io::ErrorKind::AddrInUse => both!("cổng mạng {address} đang có chương trình khác dùng", "another program is using {address}"),
        _ => both!("không mở được {address}: {why}", "cannot listen on {address}: {why}"),
    };
    Diagnostic::error("U020", place, says, both!("chọn số khác: `caybeo serve --port {next}`, hoặc `--port 0` để máy tự chọn", "choose another: `caybeo serve --port {next}`, or `--port 0` to let the machine choose"))
}

/// A preview, mostly with drafts, for the whole network.
pub fn open_to_network(place: Place, host: &str, drafts: bool) -> Diagnostic {
    Diagnostic::warning(
        "U021",
        place,
        match drafts {
            true => both!("`{host}` mở bản xem trước, có cả bản nháp, cho mọi máy trong mạng", "`{host}` shows the preview, drafts included, to every machine on the network"),
            false => both!("`{host}` mở bản xem trước cho mọi máy trong mạng", "`{host}` shows the preview to every machine on the network"),
        },
        both!("bỏ `--host` để chỉ máy này xem được", "leave `--host` out to keep it on this machine"),
    )
}

/// Changes cannot be watched.
pub fn cannot_watch(place: Place, why: &str) -> Diagnostic {
    Diagnostic::warning(
        "U022",
        place,
        both!("không theo dõi được thay đổi: {why}", "changes cannot be watched: {why}"),
        both!("trang sẽ không tự dựng lại; trên Linux có thể tăng `fs.inotify.max_user_watches`", "pages will not be rebuilt by themselves; on Linux, `fs.inotify.max_user_watches` can be raised"),
    )
}

/// Two builds of one site differ.
pub fn not_the_same(place: Place, at: Option<u64>, conditions: &str) -> Diagnostic {
    let says = match at {
        Some(at) => both!("hai lần dựng cho hai kết quả khác nhau, từ byte thứ {at} ({conditions})", "two builds differ, from byte {at} on ({conditions})"),
        None => both!("chỉ một trong hai lần dựng có tệp này ({conditions})", "only one of two builds has this file ({conditions})"),
    };
    Diagnostic::error("U030", place, says, both!("đây là lỗi của chương trình: hãy báo cho người phát triển kèm các tệp nội dung của trang", "this is a fault of the program: report it to its developers with the sources of the page"))
}

/// A build inside `verify` failed in a way the outer one did not.
pub fn child_failed(place: Place, why: &str) -> Diagnostic {
    Diagnostic::error(
        "U031",
        place,
        both!("không chạy được lần dựng thử: {why}", "a trial build could not be run: {why}"),
        both!("kiểm tra chỗ trống và quyền ghi của thư mục tạm, rồi chạy lại", "check the free space and the permissions of the temporary folder, then run again"),
    )
}

/// Something that is asked for by a name nobody has.
pub fn no_such(place: Place, what: &str, name: &str, near: Option<&str>) -> Diagnostic {
    let (says, otherwise) = match what {
        "section" => (both!("không có chuyên mục `{name}`", "there is no section `{name}`"), both!("mã của chuyên mục là đường dẫn thư mục trong `content`", "a section's id is its folder's path in `content`")),
        "owner" => (both!("không mục nào do `{name}` phụ trách", "nothing is kept by `{name}`"), both!("mục nào do ai phụ trách ghi ở trường `owner`", "the field `owner` says who keeps an item")),
        "code" => (both!("không có mã lỗi `{name}`", "there is no code `{name}`"), both!("chạy `caybeo explain` để xem mọi mã", "run `caybeo explain` to see all of them")),
        _ => (both!("không có mục `{name}`", "there is no item `{name}`"), both!("mã của mục là đường dẫn tệp, bỏ `content/`, ngôn ngữ và `.md`", "an item's id is its file path without `content/`, the language and `.md`")),
    };
    Diagnostic::error("U032", place, says, near_or(near, otherwise))
}

/// An approval by nobody.
pub fn no_name(place: Place) -> Diagnostic {
    Diagnostic::error("U033", place, both!("chưa ghi ai duyệt", "nobody is named as having approved it"), both!("ghi `--by \"Tên người hoặc cơ quan\"`", "write `--by \"name of a person or body\"`"))
}

/// A page from a command that makes none.
pub fn no_page(place: Place, command: &str) -> Diagnostic {
    let says = match command {
        "" => both!("chỉ `caybeo status` trả lời bằng một trang html", "only `caybeo status` answers with an html page"),
        _ => both!("`caybeo {command}` không trả lời bằng html", "`caybeo {command}` does not answer in html"),
    };
    Diagnostic::error("U034", place, says, both!("chỉ `caybeo status --format html` có dạng này; ở đây chọn `text`, `json`, `sarif` hoặc `github`", "only `caybeo status --format html` has this shape; choose `text`, `json`, `sarif` or `github` here"))
}
