//! One item or section: its translations, and what changed in its source since one of them was confirmed.

use similar::ChangeTag;

use super::frame::Frame;
use super::html::{escaped, in_language, ticks};
use super::{Answer, Asked, Written};
use crate::desk::{Change, Compared, Desk, Entry, File, Old, Review, State, compare};
use crate::lang::{Lang, Language};
use crate::source::Place;
use crate::stamp::Standing;
use crate::text::nearest;

/// The page on one entry, compared in the language that is asked for.
pub(super) fn page(asked: &Asked, written: &Written<'_>, frame: &Frame<'_>) -> Answer {
    let desk = written.desk();
    let Some(entry) = desk.entries.iter().find(|entry| entry.id == asked.path) else { return unknown(&asked.path, &desk, frame) };
    let file = match asked.value("to") {
        None => None,
        Some(tag) => match written.settings.languages.find(tag).and_then(|lang| entry.files.iter().find(|file| file.lang == lang)) {
            Some(file) => Some(file),
            None => return unknown_language(tag, entry, frame),
        },
    };
    let view = View { written, frame, desk: &desk, entry };
    let (title, main) = view.page(file);
    Answer { is_found: true, html: frame.page(&title, &main) }
}

struct View<'a> {
    written: &'a Written<'a>,
    frame: &'a Frame<'a>,
    desk: &'a Desk<'a>,
    entry: &'a Entry<'a>,
}

impl View<'_> {
    fn language(&self, lang: Lang) -> &Language {
        &self.written.settings.languages[lang]
    }

    fn endonym(&self, lang: Lang) -> String {
        let language = self.language(lang);
        in_language(&language.endonym, &language.tag)
    }

    /// Title and main part.
    fn page(&self, file: Option<&File<'_>>) -> (String, String) {
        let name = self.entry.title.unwrap_or(&self.entry.id);
        let title = file.map_or_else(|| escaped(name), |file| format!("{} → {}", escaped(name), escaped(&self.language(file.lang).tag)));
        let heading = in_language(name, &self.language(self.entry.source_lang).tag);
        let opening = format!("<header class=\"opening\"><h1>{heading}</h1><p><code>{}</code></p></header>\n", escaped(&self.entry.id));
        let body = file.map_or_else(String::new, |file| self.translation(file));
        (title, format!("{opening}{}{body}", self.languages(file)))
    }

    /// Every language, and how it stands.
    fn languages(&self, now: Option<&File<'_>>) -> String {
        let frame = self.frame;
        let items = self.entry.files.iter().map(|file| {
            let tag = &self.language(file.lang).tag;
            let states: Vec<String> = file.states().map(|state| format!("<span class=\"state {}\">{}</span>", state.name(), frame.words.state(state))).collect();
            let source = (file.lang == self.entry.source_lang).then(|| format!("<span class=\"state source\">{}</span>", frame.pick("gốc", "source")));
            let states = source.into_iter().chain(states).collect::<Vec<_>>().join(" ");
            let address = frame.address(&self.entry.id, &[("to", tag)]).unwrap_or_default();
            let current = if now.is_some_and(|now| now.lang == file.lang) { " aria-current=\"page\"" } else { "" };
            format!("<li><a href=\"{address}\"{current}>{}</a> {states}</li>", self.endonym(file.lang))
        });
        format!("<nav class=\"languages\" aria-label=\"{}\"><ul>{}</ul></nav>\n", frame.pick("Các ngôn ngữ của mục này", "Languages of this item"), items.collect::<String>())
    }

    fn translation(&self, file: &File<'_>) -> String {
        let frame = self.frame;
        let written = self.written;
        let compared = compare(written.manuscript, &self.entry.id, file.lang, written.settings, written.kinds, written.root);
        let compared = compared.unwrap_or(Compared { standing: file.standing.clone(), changes: Vec::new() });
        let since = file.since.map_or_else(String::new, |day| format!(" {} {}.", frame.pick("Đối chiếu lần cuối:", "Last confirmed:"), frame.words.day(day)));
        let pair = format!("{} → {}", self.endonym(self.entry.source_lang), self.endonym(file.lang));
        let title = if file.lang == self.entry.source_lang { self.endonym(file.lang) } else { pair };
        let changes: String = compared.changes.iter().enumerate().map(|(rank, change)| self.change(rank + 1, change, file.lang)).collect();
        format!(
            "<section aria-labelledby=\"pair\">\n<h2 id=\"pair\">{title}</h2>\n<p>{}{since}</p>\n{}{changes}</section>\n{}{}{}",
            frame.words.standing(&compared.standing),
            self.files(file),
            self.when_done(file, &compared.standing),
            self.to_approve(file),
            self.next(file),
        )
    }

    /// The source and the translation, each with the way into the editor.
    fn files(&self, file: &File<'_>) -> String {
        let row = |name: &str, html: String| format!("<div><dt>{name}</dt><dd>{html}</dd></div>");
        let original = self.entry.files.iter().find(|of| of.lang == self.entry.source_lang);
        let source = original.map_or_else(String::new, |original| row(self.frame.pick("Bản gốc", "Source"), self.frame.file(&original.path, 1, 1)));
        let own = match file.standing {
            Standing::Original => String::new(),
            Standing::Missing => row(self.frame.pick("Tệp cần tạo", "File to be made"), format!("<code class=\"copy\">{}</code>", escaped(&file.path))),
            _ => row(self.frame.pick("Bản dịch", "Translation"), self.frame.file(&file.path, 1, 1)),
        };
        format!("<dl class=\"pairs\">{source}{own}</dl>\n")
    }

    /// One block: what it said, what it says, how that is translated now.
    fn change(&self, rank: usize, change: &Change, lang: Lang) -> String {
        let frame = self.frame;
        let (source, own) = (&self.language(self.entry.source_lang).tag, &self.language(lang).tag);
        let field = change.field.as_deref().map_or_else(String::new, |field| format!(" · <code>{}</code>", escaped(field)));
        let what = match (&change.old, &change.new) {
            (Old::None, _) => frame.pick("mới", "new"),
            (_, None) => frame.pick("đã bỏ", "gone"),
            _ => frame.pick("đã đổi", "changed"),
        };
        let (old, new) = sides(change);
        let none = |text: &str| format!("<p class=\"none\">{text}</p>");
        let words = |html: String, tag: &str| format!("<p class=\"words\" lang=\"{}\" dir=\"auto\">{html}</p>", escaped(tag));
        let old = match (&change.old, old) {
            (_, Some(old)) => words(old, source),
            (Old::Unknown, None) => none(frame.pick("Câu cũ không còn trong lịch sử git ở máy này.", "The old text is not in the git history of this machine.")),
            _ => none(frame.pick("Trước đây không có.", "There was none.")),
        };
        let new = new.map_or_else(|| none(frame.pick("Nay không còn.", "It is gone.")), |new| words(new, source));
        let unknown = match &change.old {
            Old::None => frame.pick("Khối mới: chưa có trong bản dịch.", "A new block: the translation does not have it yet."),
            _ => frame.pick("Không rõ khối nào của bản dịch.", "Nobody can tell which block of the translation it is."),
        };
        let now = change.translation.as_ref().map_or_else(|| none(unknown), |place| words(escaped(said(place, change)), own));
        let place = |place: &Option<Place>| place.as_ref().map_or_else(String::new, |place| format!("<p class=\"where\">{}</p>", frame.place(place)));
        format!(
            "<article class=\"change\" aria-labelledby=\"change-{rank}\">\n<h3 id=\"change-{rank}\">{} {rank}{field} <span class=\"number\">{what}</span></h3>\n<div class=\"sides\">\n\
             <div><h4>{}</h4>{old}</div>\n<div><h4>{}</h4>{new}{}</div>\n<div><h4>{}</h4>{now}{}</div>\n</div>\n</article>\n",
            frame.pick("Khối", "Block"),
            frame.pick("Bản gốc trước đây", "The source before"),
            frame.pick("Bản gốc hiện nay", "The source now"),
            place(&change.place),
            frame.pick("Bản dịch hiện nay", "The translation now"),
            place(&change.translation),
        )
    }

    /// The command that is to be run when all is done.
    fn when_done(&self, file: &File<'_>, standing: &Standing) -> String {
        let frame = self.frame;
        let confirm = format!("translate confirm {} --to {}", self.entry.id, self.language(file.lang).tag);
        let says = match standing {
            Standing::Original | Standing::Current { moved: false } => return String::new(),
            Standing::Missing => frame.pick("Dịch xong, xác nhận bằng lệnh này:", "When the translation is made, confirm it with this command:"),
            _ => frame.pick("Sửa bản dịch xong, xác nhận bằng lệnh này:", "When the translation is mended, confirm it with this command:"),
        };
        let unchanged = match standing {
            Standing::Behind(_) => format!(
                "<p>{}</p>\n<p>{}</p>\n",
                frame.pick("Bản gốc chỉ đổi câu chữ, bản dịch giữ nguyên mà vẫn đúng:", "If the source says the same in other words, and the translation holds as it stands:"),
                frame.command(&format!("{confirm} --no-change-of-meaning")),
            ),
            _ => String::new(),
        };
        let title = frame.pick("Khi xong", "When done");
        format!("<section aria-labelledby=\"done\">\n<h2 id=\"done\">{title}</h2>\n<p>{says}</p>\n<p>{}</p>\n{unchanged}</section>\n", frame.command(&confirm))
    }

    /// The command that approves a text, where its kind asks for that.
    fn to_approve(&self, file: &File<'_>) -> String {
        let frame = self.frame;
        let why = match file.review {
            Review::NotAsked | Review::Done => return String::new(),
            Review::Wanted => frame.pick("Loại nội dung này phải được duyệt trước khi công bố. Đọc xong, ghi ai duyệt bằng lệnh này:", "Content of this kind must be approved before it is published. Once it is read, this command notes who approved it:"),
            Review::Changed => frame.pick("Chữ đã đổi từ khi duyệt. Đọc lại xong, ghi ai duyệt bằng lệnh này:", "The text has changed since it was approved. Once it is read again, this command notes who approved it:"),
        };
        let by = frame.pick("Tên người duyệt", "Name");
        let command = frame.command(&format!("review {} --lang {} --by \"{by}\"", self.entry.id, self.language(file.lang).tag));
        format!("<section aria-labelledby=\"approve\">\n<h2 id=\"approve\">{}</h2>\n<p>{why}</p>\n<p>{command}</p>\n</section>\n", frame.pick("Duyệt", "Approval"))
    }

    /// The next translation into this language that is behind.
    fn next(&self, file: &File<'_>) -> String {
        let is_behind = |entry: &&Entry<'_>| entry.files.iter().any(|of| of.lang == file.lang && of.states().any(|state| state == State::Behind));
        let (before, after): (Vec<_>, Vec<_>) = self.desk.entries.iter().filter(is_behind).filter(|entry| entry.id != self.entry.id).partition(|entry| entry.id < self.entry.id);
        let Some(next) = after.first().or_else(|| before.first()) else { return String::new() };
        let title = in_language(next.title.unwrap_or(&next.id), &self.language(next.source_lang).tag);
        let link = self.frame.link(&next.id, &[("to", &self.language(file.lang).tag)], &title);
        format!("<p class=\"next\">{} {link}</p>\n", self.frame.pick("Bản dịch cũ tiếp theo:", "The next that is behind:"))
    }
}

/// What a translation says: of a field, without the quotes of its value.
fn said<'a>(place: &'a Place, change: &Change) -> &'a str {
    let text = place.text().trim();
    let bare = || text.strip_prefix('"')?.strip_suffix('"');
    if change.field.is_some() { bare().unwrap_or(text) } else { text }
}

/// Old and new as HTML, with what differs set off; nothing where there is no text.
fn sides(change: &Change) -> (Option<String>, Option<String>) {
    if let Some(pieces) = change.pieces() {
        let side = |own: ChangeTag, name: &str| -> String {
            let pieces = pieces.iter().filter(|(tag, _)| *tag == own || *tag == ChangeTag::Equal);
            pieces.map(|(tag, text)| if *tag == own { format!("<{name}>{}</{name}>", escaped(text)) } else { escaped(text) }).collect()
        };
        return (Some(side(ChangeTag::Delete, "del")), Some(side(ChangeTag::Insert, "ins")));
    }
    let old = match &change.old {
        Old::Text(old) => Some(format!("<del>{}</del>", escaped(old))),
        Old::None | Old::Unknown => None,
    };
    let new = change.new.as_deref().map(|new| if change.old == Old::None { format!("<ins>{}</ins>", escaped(new)) } else { escaped(new) });
    (old, new)
}

fn unknown(id: &str, desk: &Desk<'_>, frame: &Frame<'_>) -> Answer {
    let title = format!("{} <code>{}</code>", frame.pick("Không có mục", "There is no item"), escaped(id));
    let near = nearest(id, desk.entries.iter().map(|entry| entry.id.as_str()));
    let near = near.map_or_else(String::new, |near| format!("<p>{} {}</p>\n", frame.pick("Có phải bạn tìm:", "Did you mean:"), frame.link(near, &[], &format!("<code>{}</code>", escaped(near)))));
    let hint = match desk.unreadable {
        0 => String::new(),
        _ => format!("<p>{}</p>\n", frame.pick("Mục có lỗi thì không xem được ở đây; xem danh sách lỗi ở bàn.", "What has errors cannot be looked at here; see the list of errors on the desk.")),
    };
    nothing(frame.pick("Không có mục này", "No such item"), &title, &(near + &hint), frame)
}

fn unknown_language(tag: &str, entry: &Entry<'_>, frame: &Frame<'_>) -> Answer {
    let title = ticks(&match frame.words.0 {
        crate::diag::Tongue::Vi => format!("Mục này không có ngôn ngữ `{tag}`"),
        crate::diag::Tongue::En => format!("This item has no language `{tag}`"),
    });
    let way = frame.link(&entry.id, &[], frame.pick("Xem các ngôn ngữ của mục", "See its languages"));
    nothing(frame.pick("Không có ngôn ngữ này", "No such language"), &title, &format!("<p>{way}</p>\n"), frame)
}

fn nothing(name: &str, title: &str, more: &str, frame: &Frame<'_>) -> Answer {
    let back = frame.link("", &[], frame.pick("Về bàn biên dịch", "Back to the desk"));
    Answer { is_found: false, html: frame.page(name, &format!("<header class=\"opening\"><h1>{title}</h1></header>\n{more}<p>{back}</p>\n")) }
}
