//! F26, D: stamps of translations, and what the site says of how far they may fall behind.

use crate::both;
use crate::diag::Diagnostic;
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
    match why {
        Unreadable::Damaged => Diagnostic::warning(
            "F261",
            place,
            both!("dấu đối chiếu này bị hỏng, nên không biết bản dịch đã theo kịp bản gốc chưa", "this stamp is damaged: nobody can tell whether the translation keeps up with its source"),
            both!(
                "so bản dịch với bản gốc, xóa dòng này rồi chạy `caybeo translate confirm`",
                "compare the translation with its source, remove this line, then run `caybeo translate confirm`"
            ),
        ),
        Unreadable::Newer => Diagnostic::warning(
            "F261",
            place,
            both!("dấu đối chiếu này do một phiên bản `caybeo` mới hơn ghi", "a later version of `caybeo` wrote this stamp"),
            both!("cài phiên bản mới của `caybeo`", "install the later version of `caybeo`"),
        ),
    }
}
