//! P: publishing.

use crate::both;
use crate::diag::Diagnostic;
use crate::source::Place;

/// Two outputs want one address.
pub fn same_output(place: Place, path: &str) -> Diagnostic {
    Diagnostic::error(
        "P001",
        place,
        both!("hai tệp kết quả cùng mang tên `{path}`", "two outputs are both named `{path}`"),
        both!("xóa hoặc đổi tên tệp trong `content/_files`, hoặc đổi `slug` của mục", "remove or rename the file in `content/_files`, or change the `slug` of the item"),
    )
}

/// An output whose path would lead out of the result's folder or cannot be written.
pub fn bad_output(place: Place, path: &str) -> Diagnostic {
    Diagnostic::error(
        "P002",
        place,
        both!("không xuất bản được dưới tên `{path}`", "nothing can be published under the name `{path}`"),
        both!("đổi tên tệp: không có `..`, `\\`, phần rỗng hay ký tự điều khiển, ví dụ `vi/du-an/index.html`", "rename the file: no `..`, `\\`, empty parts or control characters, such as `vi/du-an/index.html`"),
    )
}

/// A file put into the result's folder by hand stands where the site wants to write.
pub fn foreign_in_the_way(place: Place, path: &str) -> Diagnostic {
    Diagnostic::error(
        "P003",
        place,
        both!("`{path}` không do `caybeo` tạo ra, nên không bị ghi đè", "`{path}` was not made by `caybeo` and is not overwritten"),
        both!("xóa hoặc dời nó khỏi thư mục kết quả; tệp muốn giữ nguyên thì để trong `content/_files`", "remove it from the output folder or move it away; keep a file to be copied as it is in `content/_files`"),
    )
}

/// An output under a name publishing needs itself.
pub fn reserved_output(place: Place, path: &str) -> Diagnostic {
    Diagnostic::error(
        "P004",
        place,
        both!("tên `{path}` dành riêng cho việc xuất bản", "the name `{path}` is reserved for publishing itself"),
        both!("xóa hoặc đổi tên tệp này trong `content/_files`", "remove or rename this file in `content/_files`"),
    )
}

/// One output is a file where another needs a folder.
pub fn file_and_folder(place: Place, path: &str, other: &str) -> Diagnostic {
    Diagnostic::error(
        "P005",
        place,
        both!("`{path}` vừa là tệp vừa là thư mục chứa `{other}`", "`{path}` is both a file and the folder of `{other}`"),
        both!("đổi `slug` hoặc tên tệp của một trong hai", "change the `slug` or the file name of one of the two"),
    )
}
