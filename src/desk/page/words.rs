//! The words of the desk's page, in both tongues.

use jiff::Zoned;
use jiff::civil::Date;

use crate::desk::{Happening, State};
use crate::diag::Tongue;
use crate::stamp::Standing;

/// One who speaks a tongue.
#[derive(Clone, Copy)]
pub(super) struct Words(pub Tongue);

impl Words {
    pub fn pick<'t>(self, vi: &'t str, en: &'t str) -> &'t str {
        match self.0 {
            Tongue::Vi => vi,
            Tongue::En => en,
        }
    }

    /// The tag of the tongue.
    pub fn tag(self) -> &'static str {
        self.pick("vi", "en")
    }

    /// The page's own name.
    pub fn desk(self) -> &'static str {
        self.pick("Bàn biên dịch", "Translation desk")
    }

    /// `1.234` or `1,234`.
    pub fn count(self, number: usize) -> String {
        self.0.count(number)
    }

    /// `1 tệp`, `1 file`, `2 files`.
    pub fn counted(self, number: usize, vi: &str, one: &str, many: &str) -> String {
        self.0.counted(number, vi, one, many)
    }

    /// `340 từ`.
    pub fn words(self, number: usize) -> String {
        self.counted(number, "từ", "word", "words")
    }

    /// `12/9/2026`, `12 September 2026`, known to machines.
    pub fn day(self, day: Date) -> String {
        format!("<time datetime=\"{day}\">{}</time>", day.strftime(self.pick("%-d/%-m/%Y", "%-d %b %Y")))
    }

    /// The same with the hour.
    pub fn moment(self, moment: &Zoned) -> String {
        let shown = moment.strftime(self.pick("%H:%M ngày %-d/%-m/%Y", "%-d %b %Y, %H:%M"));
        format!("<time datetime=\"{}\">{shown}</time>", moment.strftime("%Y-%m-%dT%H:%M:%S%:z"))
    }

    /// A state of one file.
    pub fn state(self, state: State) -> &'static str {
        state.called(self.0)
    }

    /// A state as a title.
    pub fn title(self, state: State) -> &'static str {
        match state {
            State::Missing => self.pick("Thiếu bản dịch", "Missing"),
            State::Behind => self.pick("Cũ hơn bản gốc", "Behind"),
            State::Unstamped => self.pick("Chưa đối chiếu", "Unstamped"),
            State::Orphan => self.pick("Mất bản gốc", "Orphans"),
            State::Unreviewed => self.pick("Chưa duyệt", "Unreviewed"),
            State::Current => self.pick("Khớp với bản gốc", "Current"),
        }
    }

    /// What a state means and what to do.
    pub fn advice(self, state: State) -> &'static str {
        match state {
            State::Missing => self.pick(
                "Chưa có tệp dịch. Mở bản gốc, dịch vào tệp mới mang tên ghi ở đây.",
                "There is no translation yet. Open the source and translate it into a new file of the name given here.",
            ),
            State::Behind => self.pick(
                "Bản gốc đã đổi sau lần đối chiếu cuối. Bấm vào tên mục để xem đổi những gì.",
                "The source has changed since the translation was confirmed. The name of an item leads to what changed.",
            ),
            State::Unstamped => self.pick(
                "Có bản dịch, nhưng chưa ai xác nhận nó khớp với bản gốc. So hai tệp rồi chạy `caybeo translate confirm`.",
                "There is a translation, but nobody confirmed that it agrees with its source. Compare them, then run `caybeo translate confirm`.",
            ),
            State::Orphan => self.pick(
                "Không còn bản gốc nào mang mã này. Đổi tên tệp theo bản gốc, hoặc xóa tệp.",
                "There is no source of this id. Rename the file after its source, or remove it.",
            ),
            State::Unreviewed => self.pick(
                "Loại nội dung này phải được duyệt trước khi công bố. Đọc rồi chạy `caybeo review`.",
                "Content of this kind must be approved before it is published. Read it, then run `caybeo review`.",
            ),
            State::Current => self.pick("Không phải làm gì.", "There is nothing to do."),
        }
    }

    /// The same of what is behind, where no other page shows what changed.
    pub fn behind_alone(self) -> &'static str {
        self.pick(
            "Bản gốc đã đổi sau lần đối chiếu cuối. Đổi những gì: `caybeo translate diff`, mã của mục, rồi `--to` và ngôn ngữ.",
            "The source has changed since the translation was confirmed. What changed: `caybeo translate diff`, the item's id, `--to` and the language.",
        )
    }

    /// What happens to a page by itself.
    pub fn happening(self, what: Happening) -> &'static str {
        match what {
            Happening::Publishes => self.pick("công bố", "is published"),
            Happening::Expires => self.pick("hết hạn", "expires"),
        }
    }

    /// How a translation stands to its source, in a sentence with backticks.
    pub fn standing(self, standing: &Standing) -> String {
        let says = match standing {
            Standing::Original => self.pick("Đây là bản gốc.", "This is the source."),
            Standing::Missing => self.pick("Chưa có bản dịch này.", "There is no such translation yet."),
            Standing::Unstamped => self.pick(
                "Bản dịch này chưa được đối chiếu lần nào, nên không biết nó theo bản gốc của lúc nào.",
                "This translation was never confirmed, so nobody knows which source it was made from.",
            ),
            Standing::Current { moved: true } => self.pick("Khớp với bản gốc; bản gốc chỉ đổi thứ tự các khối.", "It agrees with its source, which only has its blocks in another order."),
            Standing::Current { moved: false } => self.pick("Khớp với bản gốc.", "It agrees with its source."),
            Standing::Behind(drift) => {
                let (changed, of, words) = (self.count(drift.changed), self.count(drift.of), self.words(drift.words));
                return match self.0 {
                    Tongue::Vi => format!("{changed} trên {of} khối của bản gốc đã đổi: {words} cần dịch lại."),
                    Tongue::En => format!("{changed} of {of} blocks of the source have changed: {words} to translate."),
                };
            }
        };
        says.to_owned()
    }
}
