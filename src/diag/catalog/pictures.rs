//! P1: pictures.

use crate::both;
use crate::diag::Diagnostic;
use crate::source::Place;

/// A picture whose bytes are not what its head promises. `why` is the decoder's word.
pub fn damaged(place: Place, why: &str) -> Diagnostic {
    Diagnostic::error(
        "P101",
        place,
        both!("ảnh này hỏng hoặc bị cắt ngang: \"{why}\"", "this picture is damaged or cut off: \"{why}\""),
        both!("chép lại ảnh gốc, hoặc mở ảnh bằng trình sửa ảnh rồi lưu lại thành JPEG hay PNG", "copy the original again, or open it in a picture editor and save it as JPEG or PNG"),
    )
}

/// A picture of more pixels than a page can use.
pub fn too_large(place: Place, name: &str, width: u32, height: u32) -> Diagnostic {
    Diagnostic::error(
        "P102",
        place,
        both!("ảnh `{name}` quá lớn: {width} × {height} điểm ảnh", "the picture `{name}` is too large: {width} × {height} pixels"),
        both!(
            "thu nhỏ ảnh trước khi đưa vào: rộng 4000 điểm ảnh là thừa đủ, nhiều nhất 100 triệu điểm và 16 383 mỗi cạnh",
            "make it smaller first: 4000 pixels of width are plenty, at most 100 million in all and 16,383 on a side"
        ),
    )
}

/// A drawing that cannot be read as XML. `why` is the reader's word.
pub fn no_drawing(place: Place, why: &str) -> Diagnostic {
    Diagnostic::error(
        "P103",
        place,
        both!("hình vẽ SVG này viết sai: \"{why}\"", "this SVG drawing is not well written: \"{why}\""),
        both!("mở hình vẽ bằng trình vẽ (Inkscape chẳng hạn) và lưu thành \"Plain SVG\", mã UTF-8", "open it in a drawing program (Inkscape, say) and save it as \"Plain SVG\", in UTF-8"),
    )
}

/// A drawing that fetches something from elsewhere.
pub fn reaches_out(place: Place, what: &str) -> Diagnostic {
    Diagnostic::error(
        "P104",
        place,
        both!("hình vẽ SVG này cần thứ nằm ngoài nó: `{what}`", "this SVG drawing needs something outside itself: `{what}`"),
        both!("nhúng ảnh hay phông chữ vào hình vẽ (PNG, JPEG, GIF, WebP viết bằng `data:`), hoặc chuyển chữ thành nét rồi lưu lại", "embed the picture or font (PNG, JPEG, GIF or WebP as `data:`), or turn text into paths, and save it again"),
    )
}
