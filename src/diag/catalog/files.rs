//! A: files and the machine.

use std::io::ErrorKind;

use crate::both;
use crate::diag::{Both, Diagnostic};
use crate::disk::ReadFault;
use crate::source::Place;

/// What the machine says, in words where there are any.
fn reason(why: &std::io::Error) -> Both {
    match why.kind() {
        ErrorKind::NotFound => both!("ở đó không có gì", "nothing is there"),
        ErrorKind::PermissionDenied => both!("không có quyền", "permission denied"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => both!("đĩa đã đầy", "no space left"),
        ErrorKind::ReadOnlyFilesystem => both!("ổ đĩa chỉ cho đọc", "the file system is read-only"),
        ErrorKind::InvalidInput => both!("không phải một tệp thông thường", "not an ordinary file"),
        _ => both!("máy báo \"{why}\"", "the machine says \"{why}\""),
    }
}

/// The machine refused to read a file or folder.
pub fn unreadable(place: Place, why: &std::io::Error) -> Diagnostic {
    let Both { vi, en } = reason(why);
    Diagnostic::error(
        "A001",
        place,
        both!("không đọc được tệp này: {vi}", "this file cannot be read: {en}"),
        both!("kiểm tra tệp còn đó không, và quyền đọc của tệp cùng thư mục chứa nó", "check whether the file is there, and the read permission of the file and of its folder"),
    )
}

/// Bytes that are not UTF-8. `at` is the offset of the first bad byte; `line` counts from 1.
pub fn not_utf8(place: Place, line: usize, at: usize) -> Diagnostic {
    Diagnostic::error(
        "A002",
        place,
        both!("tệp không phải UTF-8: dòng {line} có byte lạ (byte thứ {at})", "the file is not UTF-8: line {line} has a foreign byte (byte {at})"),
        both!("mở tệp bằng trình soạn thảo và lưu lại với bảng mã UTF-8", "open the file in an editor and save it as UTF-8"),
    )
}

/// A symbolic link that leads out of the site's folder.
pub fn link_out(place: Place, target: &str) -> Diagnostic {
    Diagnostic::error(
        "A003",
        place,
        both!("liên kết tượng trưng dẫn ra ngoài thư mục của cổng: `{target}`", "this symbolic link leads out of the site's folder: `{target}`"),
        both!("chép tệp thật vào đây thay cho liên kết", "copy the real file here instead of the link"),
    )
}

/// A file larger than a portal should hold.
pub fn too_large(place: Place, bytes: u64, limit: u64) -> Diagnostic {
    // Rounded up: a file just above its limit must not read as if it kept it.
    let tenths = bytes.saturating_mul(10).div_ceil(1_048_576);
    let (whole, tenth, may) = (tenths / 10, tenths % 10, limit / 1_048_576);
    Diagnostic::error(
        "A004",
        place,
        both!("tệp quá lớn: {whole},{tenth} MiB, nhiều nhất là {may} MiB", "the file is too large: {whole}.{tenth} MiB, at most {may} MiB"),
        both!("chia nhỏ nội dung, nén tệp, hoặc để tệp ở nơi khác và dẫn liên kết", "split the text, compress the file, or keep it elsewhere and link to it"),
    )
}

/// Two names that are one after NFC.
pub fn same_name(place: Place, other: &str) -> Diagnostic {
    Diagnostic::error(
        "A005",
        place,
        both!("trùng tên với `{other}`: hai tên chỉ khác cách ghi dấu", "this name is the same as `{other}`: only the way its marks are stored differs"),
        both!("đổi tên hoặc xóa một trong hai tệp", "rename or remove one of the two"),
    )
}

/// A file or folder name that cannot be used.
pub fn bad_name(place: Place, name: &str) -> Diagnostic {
    let hint = match name {
        "index" => both!(
            "`index` là tên tệp chính của một thư mục, không dùng làm mã; trang chủ là `content/_section.vi.md`",
            "`index` names the main file of a folder; the home page is `content/_section.vi.md`"
        ),
        _ => both!("chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ `cho-noi-cai-rang`", "use only lower-case ASCII letters, digits and hyphens, as in `cai-rang-market`"),
    };
    Diagnostic::error("A006", place, both!("tên `{name}` không dùng được làm mã", "the name `{name}` cannot be an id"), hint)
}

/// A symbolic link to a folder it is in.
pub fn link_loop(place: Place) -> Diagnostic {
    Diagnostic::error(
        "A007",
        place,
        both!("liên kết tượng trưng dẫn về thư mục chứa chính nó", "this symbolic link leads to a folder it is in"),
        both!("xóa liên kết này", "remove the link"),
    )
}

/// A file name that is not Unicode.
pub fn name_not_unicode(place: Place) -> Diagnostic {
    Diagnostic::error(
        "A008",
        place,
        both!("tên tệp có ký tự không đọc được (không phải Unicode)", "the file name holds characters that cannot be read (it is not Unicode)"),
        both!("đổi tên tệp, chỉ dùng chữ không dấu, chữ số và gạch nối", "rename the file with plain letters, digits and hyphens"),
    )
}

/// The machine refused to write.
pub fn unwritable(place: Place, why: &std::io::Error) -> Diagnostic {
    let Both { vi, en } = reason(why);
    Diagnostic::error(
        "A010",
        place,
        both!("không ghi được: {vi}", "cannot write: {en}"),
        both!("kiểm tra quyền ghi và chỗ trống trên đĩa, rồi chạy lại", "check the write permission and the free space, then run again"),
    )
}

/// There is no site here.
pub fn no_site(place: Place) -> Diagnostic {
    Diagnostic::error(
        "A011",
        place,
        both!("không thấy `site.toml` trong thư mục này", "there is no `site.toml` in this folder"),
        both!("chạy lệnh trong thư mục gốc của cổng, hoặc chỉ ra nó bằng `--root`", "run the command in the site's root folder, or name it with `--root`"),
    )
}

/// A file that could not be read, for whatever reason.
pub fn unread(place: Place, fault: ReadFault) -> Diagnostic {
    match fault {
        ReadFault::Io(why) => unreadable(place, &why),
        ReadFault::NotUtf8 { line, at } => not_utf8(place, line, at),
        ReadFault::TooLarge { bytes, limit } => too_large(place, bytes, limit),
    }
}

/// A file changed between reading and writing back.
pub fn changed_meanwhile(place: Place) -> Diagnostic {
    Diagnostic::error(
        "A012",
        place,
        both!("tệp vừa bị thay đổi bởi một chương trình khác", "another program changed this file meanwhile"),
        both!("chưa tệp nào bị ghi; chạy lại lệnh", "nothing was written; run the command again"),
    )
}

/// The file to be made is there already.
pub fn exists(place: Place) -> Diagnostic {
    Diagnostic::error(
        "A013",
        place,
        both!("tệp này đã có", "this file exists already"),
        both!("sửa tệp đang có, hoặc chuyển nó đi nơi khác rồi chạy lại", "edit the file that is there, or move it away and run again"),
    )
}
