//! What is shown of the desk, and the words it is shown in.

use jiff::civil::Date;

use crate::desk::{Agenda, By, Cell, Desk, Entry, File, Happening, Line, Matrix, State};
use crate::diag::Tongue;
use crate::stamp::Standing;

/// Everything a report is made from.
pub(super) struct Shown<'a> {
    pub desk: &'a Desk<'a>,
    pub matrix: Matrix,
    pub agenda: Agenda<'a>,
    pub by: By,
    pub tongue: Tongue,
    /// Whether lists are whole.
    pub all: bool,
}

/// How many lines of a list are shown unless all are asked for.
const SHOWN: usize = 20;

/// One file that wants something.
pub(super) struct Task<'a> {
    pub state: State,
    pub path: &'a str,
    /// Further words: how much, since when.
    pub about: String,
}

impl<'a> Shown<'a> {
    pub fn pick(&self, vi: &'static str, en: &'static str) -> &'static str {
        match self.tongue {
            Tongue::Vi => vi,
            Tongue::En => en,
        }
    }

    pub fn count(&self, number: usize) -> String {
        self.tongue.count(number)
    }

    /// `12/9/2026`, `12 September 2026`.
    pub fn day(&self, day: Date) -> String {
        day.strftime(self.pick("%-d/%-m/%Y", "%-d %B %Y")).to_string()
    }

    /// The name of a state in a list.
    pub fn state(&self, state: State) -> &'static str {
        state.called(self.tongue)
    }

    /// What lines are by.
    pub fn by(&self) -> &'static str {
        match self.by {
            By::Section => self.pick("Chuyên mục", "Section"),
            By::Owner => self.pick("Nơi phụ trách", "Owner"),
            By::Kind => self.pick("Loại", "Kind"),
            By::Language => "",
        }
    }

    pub fn label(&self, line: &Line) -> String {
        match (&line.label, self.by) {
            (Some(label), By::Section) if label.is_empty() => self.pick("(trang chủ)", "(home)").to_owned(),
            (Some(label), _) => label.clone(),
            (None, By::Kind) => self.pick("(chuyên mục)", "(sections)").to_owned(),
            (None, By::Owner) => self.pick("(chưa ghi)", "(nobody)").to_owned(),
            (None, _) => self.pick("Tất cả", "All").to_owned(),
        }
    }

    /// `8 · 1 cũ · 2 thiếu`.
    pub fn cell(&self, cell: &Cell) -> String {
        if *cell == Cell::default() {
            return "–".to_owned();
        }
        let sound = cell.originals + cell.current;
        let rest = [State::Behind, State::Missing, State::Unstamped, State::Orphan, State::Unreviewed];
        let rest = rest.into_iter().filter(|state| cell.count(*state) > 0).map(|state| format!("{} {}", self.count(cell.count(state)), self.state(state)));
        let parts: Vec<String> = (sound > 0 || cell.wanted() == 0).then(|| self.count(sound)).into_iter().chain(rest).collect();
        parts.join(" · ")
    }

    /// Every file that wants something, the worst first.
    pub fn tasks(&self) -> Vec<Task<'_>> {
        let mut tasks: Vec<Task<'_>> = Vec::new();
        for entry in &self.desk.entries {
            for file in &entry.files {
                let states = file.states().filter(|state| *state != State::Current);
                tasks.extend(states.map(|state| Task { state, path: &file.path, about: self.about(entry, file, state) }));
            }
        }
        for orphan in &self.desk.orphans {
            tasks.extend(orphan.files.iter().map(|(_, path)| Task { state: State::Orphan, path, about: String::new() }));
        }
        tasks.sort_by(|a, b| (a.state, a.path).cmp(&(b.state, b.path)));
        tasks
    }

    fn about(&self, entry: &Entry<'_>, file: &File<'_>, state: State) -> String {
        let words = || format!("{} {}", self.count(file.words), if file.words == 1 { self.pick("từ", "word") } else { self.pick("từ", "words") });
        match (state, &file.standing) {
            (State::Behind, Standing::Behind(drift)) => {
                let blocks = format!("{}/{} {}", drift.changed, drift.of, self.pick("khối", "blocks"));
                let since = file.since.map_or_else(String::new, |day| format!(" · {} {}", self.pick("đối chiếu", "confirmed"), self.day(day)));
                format!("{blocks} · {}{since}", words())
            }
            (State::Missing, _) => format!("{} · {}", entry.title.unwrap_or(&entry.id), words()),
            (State::Unreviewed, _) if file.review == crate::desk::Review::Changed => self.pick("đã đổi từ khi duyệt", "changed since it was reviewed").to_owned(),
            _ => String::new(),
        }
    }

    pub fn happening(&self, what: Happening) -> &'static str {
        match what {
            Happening::Publishes => self.pick("công bố", "published"),
            Happening::Expires => self.pick("hết hạn", "expires"),
        }
    }

    /// The beginning of a list that may be long, and how many more there are.
    pub fn cut<'l, T>(&self, list: &'l [T]) -> (&'l [T], usize) {
        let shown = if self.all { list.len() } else { list.len().min(SHOWN) };
        (&list[..shown], list.len() - shown)
    }

    /// `… và 12 dòng nữa (--all)`.
    pub fn more(&self, more: usize) -> String {
        let count = self.count(more);
        match self.tongue {
            Tongue::Vi => format!("… và {count} dòng nữa (`--all`)"),
            Tongue::En => format!("… and {count} more (`--all`)"),
        }
    }
}
