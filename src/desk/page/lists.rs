//! What is to be done, pending, ahead and to be looked at again: a table each, and every row leads to its line.

use super::frame::Frame;
use super::html::{Cell, Column, Table, escaped, in_language, ticks};
use super::overview::View;
use crate::desk::{Entry, File, Review, State, first_change};
use crate::lang::Lang;
use crate::stamp::Standing;

/// One file that wants something; of an orphan only its path is known.
struct Task<'a> {
    entry: Option<&'a Entry<'a>>,
    file: Option<&'a File<'a>>,
    id: &'a str,
    lang: Lang,
    path: &'a str,
}

impl View<'_> {
    /// Everything that is to be done in one state.
    fn tasks(&self, state: State) -> Vec<Task<'_>> {
        let mut tasks: Vec<Task<'_>> = Vec::new();
        for entry in &self.desk.entries {
            let files = entry.files.iter().filter(|file| file.states().any(|of| of == state));
            tasks.extend(files.map(|file| Task { entry: Some(entry), file: Some(file), id: &entry.id, lang: file.lang, path: &file.path }));
        }
        if state == State::Orphan {
            let languages = &self.filter.languages;
            for orphan in &self.desk.orphans {
                let files = orphan.files.iter().filter(|(lang, _)| languages.is_empty() || languages.contains(lang));
                tasks.extend(files.map(|(lang, path)| Task { entry: None, file: None, id: orphan.id, lang: *lang, path }));
            }
        }
        tasks
    }

    /// Everything that is to be done, the worst first; how many there are, and the tables.
    pub(super) fn to_do(&self) -> (usize, String) {
        let (mut count, mut html) = (0, String::new());
        let wanted = |state: &State| *state != State::Current && (self.filter.states.is_empty() || self.filter.states.contains(state));
        for state in State::ALL.into_iter().filter(wanted) {
            let tasks = self.tasks(state);
            if tasks.is_empty() {
                continue;
            }
            count += tasks.len();
            let words = self.frame.words;
            let title = format!("<h3 id=\"{}\"><span class=\"state {0}\">{}</span> <span class=\"number\">{}</span></h3>\n", state.name(), words.title(state), words.count(tasks.len()));
            html.push_str(&title);
            let rows = tasks.iter().take(self.shown).map(|task| self.task(state, task)).collect();
            html.push_str(&Table { class: "", caption: ticks(self.advice(state)), columns: self.columns(state), rows, has_sum: false }.html());
            html.push_str(&self.more(tasks.len()));
        }
        (count, html)
    }

    /// What to do; a page that is alone cannot show what changed.
    fn advice(&self, state: State) -> &'static str {
        match (state, self.frame.is_alone()) {
            (State::Behind, true) => self.frame.words.behind_alone(),
            _ => self.frame.words.advice(state),
        }
    }

    fn columns(&self, state: State) -> Vec<Column> {
        let frame = &self.frame;
        let more = match state {
            State::Missing => vec![Column::figures(frame.pick("Số từ", "Words"))],
            State::Behind => vec![
                Column::figures(frame.pick("Khối đã đổi", "Blocks changed")),
                Column::figures(frame.pick("Số từ", "Words")),
                Column::of(frame.pick("Đối chiếu", "Confirmed")),
            ],
            State::Unreviewed => vec![Column::of(frame.pick("Vì sao", "Why"))],
            _ => Vec::new(),
        };
        let first = [Column::of(frame.pick("Mục", "Item")), Column::of(frame.pick("Ngôn ngữ", "Language"))];
        first.into_iter().chain(more).chain([Column::of(frame.pick("Tệp", "File"))]).collect()
    }

    fn task(&self, state: State, task: &Task<'_>) -> Vec<Cell> {
        let words = self.frame.words;
        let mut cells = vec![Cell::from(self.item(task)), Cell::from(self.language(task.lang))];
        let left = task.file.map_or(0, |file| file.words);
        match (state, task.file.map(|file| &file.standing)) {
            (State::Missing, _) => cells.push(words.count(left).into()),
            (State::Behind, Some(Standing::Behind(drift))) => {
                cells.push(format!("{}/{}", words.count(drift.changed), words.count(drift.of)).into());
                cells.push(words.count(left).into());
                cells.push(task.file.and_then(|file| file.since).map_or_else(String::new, |day| words.day(day)).into());
            }
            (State::Unreviewed, _) => cells.push(self.why_unreviewed(task).into()),
            _ => {}
        }
        cells.push(Cell("file", self.where_to(state, task)));
        cells
    }

    fn why_unreviewed(&self, task: &Task<'_>) -> String {
        let changed = task.file.is_some_and(|file| file.review == Review::Changed);
        let why = if changed { self.frame.pick("đã đổi từ khi duyệt", "changed since it was approved") } else { self.frame.pick("chưa ai duyệt", "nobody approved it") };
        escaped(why)
    }

    /// The title, as a way to what changed, and the id.
    fn item(&self, task: &Task<'_>) -> String {
        let tag = &self.languages()[task.lang].tag;
        let Some(entry) = task.entry else { return format!("<code>{}</code>", escaped(task.id)) };
        let title = entry.title.map_or_else(|| escaped(task.id), |title| in_language(title, &self.languages()[entry.source_lang].tag));
        let draft = if task.file.is_some_and(|file| file.is_draft) { format!(" <span class=\"draft\">{}</span>", self.frame.pick("bản nháp", "draft")) } else { String::new() };
        format!("{}{draft} <code>{}</code>", self.frame.link(&entry.id, &[("to", tag)], &title), escaped(task.id))
    }

    fn language(&self, lang: Lang) -> String {
        let language = &self.languages()[lang];
        in_language(&language.endonym, &language.tag)
    }

    /// The file at the line where there is something to do.
    fn where_to(&self, state: State, task: &Task<'_>) -> String {
        let frame = &self.frame;
        let (Some(entry), Some(file)) = (task.entry, task.file) else { return frame.file(task.path, 1, 1) };
        match (state, file.source) {
            (State::Missing, _) => {
                let word = frame.pick("Mở bản gốc", "Open the source");
                let source = self.original(entry).map_or_else(String::new, |source| frame.editor(&source.path, 1, 1, word));
                format!("<code class=\"copy\">{}</code>{source}", escaped(task.path))
            }
            (State::Behind, _) => match first_change(self.written.manuscript, &entry.id, task.lang, self.written.kinds) {
                Some(place) if place.source.path == task.path => frame.place(&place),
                _ => frame.file(task.path, 1, 1),
            },
            (State::Unreviewed, Some(source)) => frame.key(source, "reviewed_on"),
            _ => frame.file(task.path, 1, 1),
        }
    }

    /// How many rows are not shown, and the way to them.
    pub(super) fn more(&self, count: usize) -> String {
        let more = count.saturating_sub(self.shown);
        if more == 0 {
            return String::new();
        }
        let words = self.frame.words;
        let text = words.counted(more, "dòng nữa không hiện ở đây.", "more row is not shown.", "more rows are not shown.");
        let mut query = self.query();
        query.push(("all", "1"));
        let way = match self.frame.address("", &query) {
            Some(address) => format!("<a href=\"{address}\">{}</a>", self.frame.pick("Hiện hết", "Show all")),
            None => ticks(self.frame.pick("Thêm `--all` để hiện hết.", "Add `--all` to see all of them.")),
        };
        format!("<p class=\"more\">{text} {way}</p>\n")
    }

    /// Facts nobody knows yet, and how complete each item is.
    pub(super) fn pending(&self) -> (usize, String) {
        let frame = &self.frame;
        let entries: Vec<&Entry<'_>> = self.desk.entries.iter().filter(|entry| !entry.pending.is_empty()).collect();
        let rows = entries.iter().take(self.shown).map(|entry| {
            let fields: Vec<String> = entry.pending.iter().map(|field| format!("<code>{}</code>", escaped(field))).collect();
            let file = entry.pending_at.as_ref().map_or_else(String::new, |place| frame.key(&place.source, "pending"));
            vec![Cell::from(self.named(&entry.id)), Cell::from(meter(frame, entry.complete)), Cell::from(fields.join(", ")), Cell("file", file)]
        });
        let columns = vec![
            Column::of(frame.pick("Mục", "Item")),
            Column::of(frame.pick("Đã có", "Complete")),
            Column::of(frame.pick("Còn chờ", "Pending")),
            Column::of(frame.pick("Tệp", "File")),
        ];
        let caption = frame.pick(
            "Trường bắt buộc đã có trên số trường loại nội dung đòi hỏi. Có dữ kiện rồi thì ghi vào, và bỏ tên trường khỏi `pending`.",
            "Required fields that are there, of those the kind asks for. Once a fact is known, write it down and take its name out of `pending`.",
        );
        self.list(entries.len(), caption, columns, rows.collect())
    }

    /// Pages that come and go by themselves.
    pub(super) fn ahead(&self) -> (usize, String) {
        let frame = &self.frame;
        let events = &self.agenda().events;
        let rows = events.iter().take(self.shown).map(|event| {
            let key = match event.what {
                crate::desk::Happening::Publishes => "publish",
                crate::desk::Happening::Expires => "expires",
            };
            let file = self.source(event.id).map_or_else(|| frame.file(event.path, 1, 1), |source| frame.key(source, key));
            vec![Cell::from(self.named(event.id)), Cell::from(frame.words.moment(&event.at)), Cell::from(escaped(frame.words.happening(event.what))), Cell("file", file)]
        });
        let columns = vec![
            Column::of(frame.pick("Mục", "Item")),
            Column::of(frame.pick("Lúc", "When")),
            Column::of(frame.pick("Sẽ", "What")),
            Column::of(frame.pick("Tệp", "File")),
        ];
        self.list(events.len(), frame.pick("Trang tự hiện ra hoặc mất đi vào những lúc này.", "Pages that come and go by themselves."), columns, rows.collect())
    }

    /// What nobody has looked at for long.
    pub(super) fn unverified(&self) -> (usize, String) {
        let frame = &self.frame;
        let items = &self.agenda().unverified;
        let rows = items.iter().take(self.shown).map(|item| {
            let file = self.source(item.id).map_or_else(|| frame.file(item.path, 1, 1), |source| frame.key(source, "updated"));
            vec![Cell::from(self.named(item.id)), Cell::from(frame.words.day(item.since)), Cell("file", file)]
        });
        let columns = vec![Column::of(frame.pick("Mục", "Item")), Column::of(frame.pick("Xem lần cuối", "Last looked at")), Column::of(frame.pick("Tệp", "File"))];
        let days = self.written.settings.translations.verify_after;
        let caption = match frame.words.0 {
            crate::diag::Tongue::Vi => format!("Quá {days} ngày chưa ai xem lại. Số liệu còn đúng thì ghi `updated` là ngày xem."),
            crate::diag::Tongue::En => format!("Nobody has looked at these for more than {days} days. If they still hold, write the day into `updated`."),
        };
        self.list(items.len(), &caption, columns, rows.collect())
    }

    fn list(&self, count: usize, caption: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> (usize, String) {
        let none = || format!("<p class=\"none\">{}</p>\n", self.frame.pick("Không có gì.", "Nothing."));
        let table = || Table { class: "", caption: ticks(caption), columns, rows, has_sum: false }.html() + &self.more(count);
        (count, if count == 0 { none() } else { table() })
    }
}

/// A bar, and the same in figures.
fn meter(frame: &Frame<'_>, (there, of): (usize, usize)) -> String {
    let figures = format!("{}/{}", frame.words.count(there), frame.words.count(of));
    let label = frame.pick("Trường bắt buộc đã có", "Required fields that are there");
    format!("<span class=\"meter\"><meter min=\"0\" max=\"{}\" value=\"{there}\" aria-label=\"{label}: {figures}\"></meter> {figures}</span>", of.max(1))
}
