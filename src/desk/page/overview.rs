//! The desk itself: the matrix, and below it everything that wants something.

use std::collections::BTreeMap;

use super::Written;
use super::frame::Frame;
use super::html::{escaped, in_language, ticks};
use super::table::{Names, Shown, names};
use super::{faults, table};
use crate::desk::{Agenda, By, Desk, Entry, Filter, Matrix, State};
use crate::diag::{Report, Severity};
use crate::lang::Languages;
use crate::source::Source;

/// Everything the page is made from.
pub(super) struct View<'a> {
    pub written: &'a Written<'a>,
    /// What the lists are of: filtered.
    pub desk: &'a Desk<'a>,
    /// What the table is of.
    pub matrix: Matrix,
    pub by: By,
    pub frame: Frame<'a>,
    pub filter: &'a Filter,
    /// How many rows of a list are shown.
    pub shown: usize,
    /// The limits that are exceeded.
    pub limits: &'a Report,
    /// What the last reading of the whole site said, where there was one.
    pub report: Option<&'a Report>,
}

/// One part of the page, and how much there is in it.
struct Part {
    id: &'static str,
    title: &'static str,
    count: Option<usize>,
    html: String,
}

impl View<'_> {
    pub(super) fn languages(&self) -> &Languages {
        &self.written.settings.languages
    }

    pub(super) fn agenda(&self) -> Agenda<'_> {
        self.desk.agenda()
    }

    /// The whole page.
    pub(super) fn page(&self) -> String {
        let parts = self.parts();
        let title = self.frame.words.desk();
        let main = format!("{}{}{}", self.opening(title), self.contents(&parts), parts.iter().map(|part| self.part(part)).collect::<String>());
        self.frame.page(title, &main)
    }

    fn opening(&self, title: &str) -> String {
        let words = self.frame.words;
        let (items, languages) = (self.matrix.total.entries, self.languages().len());
        let counted = format!(
            "{}, {}. {} {}.",
            words.counted(items, "mục và chuyên mục", "item or section", "items and sections"),
            words.counted(languages, "ngôn ngữ", "language", "languages"),
            self.frame.pick("Đọc lúc", "Read at"),
            words.moment(&self.written.clock.now()),
        );
        let unreadable = match self.desk.unreadable {
            0 => String::new(),
            count => format!(
                "<p class=\"notice\">{}</p>\n",
                ticks(&format!(
                    "{} {}",
                    words.counted(count, "mục có lỗi nên không xem được ở đây.", "item has errors and cannot be looked at here.", "items have errors and cannot be looked at here."),
                    self.frame.pick("Sửa theo danh sách lỗi, hoặc chạy `caybeo check`.", "See the list of errors, or run `caybeo check`."),
                ))
            ),
        };
        format!("<header class=\"opening\"><h1>{title}</h1><p>{counted}</p></header>\n{unreadable}{}", self.states())
    }

    /// How many files there are in each state; each a way to those.
    fn states(&self) -> String {
        let words = self.frame.words;
        let cells = || self.matrix.total.cells.iter().map(|(_, cell)| cell);
        let items = State::ALL.into_iter().map(|state| {
            let count: usize = cells().map(|cell| cell.count(state)).sum();
            let html = format!("<b>{}</b> <span class=\"state {}\">{}</span>", words.count(count), state.name(), words.state(state));
            let html = match self.frame.address("", &[("state", state.name())]) {
                Some(address) if count > 0 && state != State::Current => format!("<a href=\"{address}#todo\">{html}</a>"),
                _ => format!("<span>{html}</span>"),
            };
            format!("<li>{html}</li>")
        });
        let to_translate: usize = cells().map(|cell| cell.words).sum();
        let left = format!("<li><span><b>{}</b> {}</span></li>", words.count(to_translate), self.frame.pick("từ cần dịch", if to_translate == 1 { "word to translate" } else { "words to translate" }));
        format!("<ul class=\"states\" aria-label=\"{}\">{}{left}</ul>\n", self.frame.pick("Tổng số", "Totals"), items.collect::<String>())
    }

    fn parts(&self) -> Vec<Part> {
        let frame = &self.frame;
        let (to_do, to_do_html) = self.to_do();
        let (pending, pending_html) = self.pending();
        let (ahead, ahead_html) = self.ahead();
        let (unverified, unverified_html) = self.unverified();
        let mut parts = vec![Part { id: "matrix", title: frame.pick("Tình trạng", "State"), count: None, html: self.table() }];
        let limits = self.limits.sorted();
        if !self.written.settings.translations.limits.is_empty() || !limits.is_empty() {
            let none = format!("<p class=\"none\">{}</p>\n", frame.pick("Không giới hạn nào của site.toml bị vượt.", "No limit of site.toml is exceeded."));
            let html = if limits.is_empty() { none } else { faults::list(frame, &limits) };
            parts.push(Part { id: "limits", title: frame.pick("Vượt giới hạn", "Limits exceeded"), count: Some(limits.len()), html });
        }
        let none = || format!("<p class=\"none\">{}</p>\n", frame.pick("Không có gì phải làm.", "There is nothing to do."));
        let to_do_html = if to_do == 0 { none() } else { to_do_html };
        parts.push(Part { id: "todo", title: frame.pick("Cần làm", "To do"), count: Some(to_do), html: self.filters() + &to_do_html });
        if let Some(report) = self.report {
            parts.push(self.faults(report));
        }
        parts.push(Part { id: "pending", title: frame.pick("Còn chờ dữ kiện", "Facts pending"), count: Some(pending), html: pending_html });
        parts.push(Part { id: "owners", title: frame.pick("Nơi phụ trách", "Owners"), count: None, html: self.owners() });
        parts.push(Part { id: "ahead", title: frame.pick("Sắp tới", "Ahead"), count: Some(ahead), html: ahead_html });
        parts.push(Part { id: "verify", title: frame.pick("Nên kiểm tra lại", "To be checked again"), count: Some(unverified), html: unverified_html });
        parts
    }

    fn faults(&self, report: &Report) -> Part {
        let frame = &self.frame;
        let all = report.sorted();
        let none = || format!("<p class=\"none\">{}</p>\n", frame.pick("Không có lỗi.", "No errors."));
        let html = if all.is_empty() { none() } else { faults::grouped(frame, &all, self.shown) };
        let title = if report.count(Severity::Error) == 0 { frame.pick("Lưu ý", "Warnings") } else { frame.pick("Lỗi và lưu ý", "Errors and warnings") };
        Part { id: "faults", title, count: Some(all.len()), html }
    }

    /// The ways to each part.
    fn contents(&self, parts: &[Part]) -> String {
        let number = |part: &Part| part.count.map_or_else(String::new, |count| format!(" <span class=\"number\">{}</span>", self.frame.words.count(count)));
        let items = parts.iter().map(|part| format!("<li><a href=\"#{}\">{}{}</a></li>", part.id, part.title, number(part)));
        format!("<nav class=\"contents\" aria-label=\"{}\"><ul>{}</ul></nav>\n", self.frame.pick("Trên trang này", "On this page"), items.collect::<String>())
    }

    fn part(&self, part: &Part) -> String {
        let number = part.count.map_or_else(String::new, |count| format!(" <span class=\"number\">{}</span>", self.frame.words.count(count)));
        format!("<section id=\"{0}\" aria-labelledby=\"{0}-title\">\n<h2 id=\"{0}-title\">{1}{number}</h2>\n{2}</section>\n", part.id, part.title, part.html)
    }

    fn names(&self) -> Names<'_> {
        names(&self.desk.entries, self.languages())
    }

    fn table(&self) -> String {
        // The table is of everything, the lists may not be: titles come from what was written.
        let sections: Vec<(String, &str, &str)> = self.written.manuscript.sections.iter().filter_map(|section| {
            let head = section.heads[section.source_lang].as_ref()?;
            let id = if section.id.is_empty() { "_section".to_owned() } else { format!("{}/_section", section.id) };
            Some((id, head.title.value.as_str(), self.languages()[section.source_lang].tag.as_str()))
        }).collect();
        let mut names = self.names();
        names.extend(sections.iter().map(|(id, title, tag)| (id.as_str(), (*title, *tag))));
        let caption = escaped(self.frame.pick("Số tệp theo tình trạng, số từ cần dịch, ngày đối chiếu của bản dịch cũ lâu nhất.", "Files by state, words to translate, and the day the longest outdated was confirmed."));
        table::Shown { frame: self.frame, languages: self.languages(), names: &names, by: self.by }.html(&self.matrix, caption)
    }

    fn owners(&self) -> String {
        let matrix = self.desk.matrix(By::Owner);
        if matrix.lines.is_empty() {
            return format!("<p class=\"none\">{}</p>\n", self.frame.pick("Không có gì.", "Nothing."));
        }
        let names = self.names();
        let caption = ticks(self.frame.pick("Trường `owner` của mỗi mục nói ai giữ cho mục ấy đúng.", "The field `owner` of each item says who keeps it true."));
        Shown { frame: self.frame, languages: self.languages(), names: &names, by: By::Owner }.html(&matrix, caption)
    }

    /// What narrows the lists now.
    pub(super) fn query(&self) -> Vec<(&str, &str)> {
        let section = self.filter.sections.first().map(|id| ("section", id.as_str()));
        let owner = self.filter.owners.first().map(|id| ("owner", id.as_str()));
        let lang = self.filter.languages.first().map(|lang| ("lang", self.languages()[*lang].tag.as_str()));
        let state = self.filter.states.first().map(|state| ("state", state.name()));
        [section, lang, state, owner].into_iter().flatten().collect()
    }

    /// The form that narrows the lists; nothing on a page that is alone.
    fn filters(&self) -> String {
        let frame = &self.frame;
        let Some(address) = frame.address("", &[]) else { return String::new() };
        let sections = self.written.manuscript.sections.iter().filter(|section| !section.id.is_empty());
        let sections: Vec<(&str, String, Option<&str>)> = sections
            .map(|section| {
                let title = section.heads[section.source_lang].as_ref().map_or("", |head| head.title.value.as_str());
                (section.id.as_str(), format!("{title} ({})", section.id), Some(self.languages()[section.source_lang].tag.as_str()))
            })
            .collect();
        let languages: Vec<_> = self.languages().iter().map(|(_, language)| (language.tag.as_str(), language.endonym.clone(), Some(language.tag.as_str()))).collect();
        let states: Vec<_> = State::ALL.into_iter().filter(|state| *state != State::Current).map(|state| (state.name(), frame.words.title(state).to_owned(), None)).collect();
        let query: BTreeMap<&str, &str> = self.query().into_iter().collect();
        let all = frame.pick("Tất cả", "All");
        let select = |name: &str, label: &str, options: &[(&str, String, Option<&str>)]| {
            let option = |(value, text, tag): &(&str, String, Option<&str>)| {
                let chosen = if query.get(name) == Some(value) { " selected" } else { "" };
                let lang = tag.map_or_else(String::new, |tag| format!(" lang=\"{}\"", escaped(tag)));
                format!("<option value=\"{}\"{lang}{chosen}>{}</option>", escaped(value), escaped(text))
            };
            let options: String = options.iter().map(option).collect();
            format!("<p><label for=\"{name}\">{label}</label> <select id=\"{name}\" name=\"{name}\"><option value=\"\">{all}</option>{options}</select></p>")
        };
        let owner = query.get("owner").map_or_else(String::new, |id| {
            format!("<p>{}: <code>{}</code><input type=\"hidden\" name=\"owner\" value=\"{1}\"></p>", frame.pick("Nơi phụ trách", "Owner"), escaped(id))
        });
        let clear = if query.is_empty() { String::new() } else { format!(" <a href=\"{address}#todo\">{}</a>", frame.pick("Bỏ lọc", "Clear")) };
        format!(
            "<form class=\"filters\" method=\"get\" action=\"{address}#todo\" aria-label=\"{}\">{}{}{}{owner}<p><button>{}</button>{clear}</p></form>\n",
            frame.pick("Lọc các danh sách dưới đây", "Narrow the lists below"),
            select("section", frame.pick("Chuyên mục", "Section"), &sections),
            select("lang", frame.pick("Ngôn ngữ", "Language"), &languages),
            select("state", frame.pick("Tình trạng", "State"), &states),
            frame.pick("Lọc", "Filter"),
        )
    }

    /// An item's title and id, leading to its own page.
    pub(super) fn named(&self, id: &str) -> String {
        let entry = self.entry(id);
        let title = entry.and_then(|entry| Some(in_language(entry.title?, &self.languages()[entry.source_lang].tag)));
        format!("{} <code>{}</code>", title.map_or_else(String::new, |title| self.frame.link(id, &[], &title)), escaped(id))
    }

    fn entry(&self, id: &str) -> Option<&Entry<'_>> {
        let rank = self.desk.entries.binary_search_by(|entry| entry.id.as_str().cmp(id)).ok()?;
        Some(&self.desk.entries[rank])
    }

    /// The file an item is written in first.
    pub(super) fn source(&self, id: &str) -> Option<&Source> {
        self.original(self.entry(id)?)
    }

    /// The same, also when a filter took it off the desk.
    pub(super) fn original<'e>(&'e self, entry: &'e Entry<'_>) -> Option<&'e Source> {
        let of_section = || {
            let section = crate::parse::section_of_file(&entry.id)?;
            let rank = self.written.manuscript.sections.binary_search_by(|of| of.id.as_str().cmp(section)).ok()?;
            let section = &self.written.manuscript.sections[rank];
            Some(&*section.heads[section.source_lang].as_ref()?.source)
        };
        let of_item = || Some(&*self.written.manuscript.item(&entry.id)?.original()?.source);
        of_section().or_else(of_item)
    }
}

/// What is shown while `site.toml` cannot be read.
pub(super) fn unreadable(frame: &Frame<'_>, report: &Report) -> String {
    let title = frame.words.desk();
    let why = frame.pick("Chưa đọc được cổng: sửa các lỗi dưới đây, bàn sẽ tự hiện lại.", "The site cannot be read: mend these faults and the desk will come back by itself.");
    let main = format!("<header class=\"opening\"><h1>{title}</h1><p>{why}</p></header>\n<section id=\"faults\" aria-labelledby=\"faults-title\"><h2 id=\"faults-title\">{}</h2>\n{}</section>\n", frame.pick("Lỗi và lưu ý", "Errors and warnings"), faults::grouped(frame, &report.sorted(), usize::MAX));
    frame.page(title, &main)
}
