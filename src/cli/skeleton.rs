//! The file `new` writes: what must be there, then what may be, each with its meaning and an example.
//!
//! Takes a kind, gives text. Everything unknown is named in `pending`, so that the file can be built at once.

use std::fmt::Write;

use crate::diag::Tongue;
use crate::kinds::{Columns, Field, Kind, Scope, Type, wanted};
use crate::lang::Lang;
use crate::pipeline::Ground;

/// What a file is made from.
pub(super) struct Skeleton<'a> {
    /// The item's id.
    pub(super) id: &'a str,
    /// Its kind.
    pub(super) kind: &'a Kind,
    /// Whether the file must say its kind itself.
    pub(super) names_kind: bool,
    /// The tongue of the explanations.
    pub(super) tongue: Tongue,
    /// Where the names of fields are found.
    pub(super) words: &'a Ground,
    /// An item of each kind.
    pub(super) examples: &'a [(String, String)],
}

/// Fields that stand at the top of every file, and those `review` writes.
const GIVEN: [&str; 5] = ["title", "draft", "reviewed_by", "reviewed_on", "reviewed_text"];

impl Skeleton<'_> {
    /// The source-language file.
    pub(super) fn original(&self) -> String {
        let mut text = String::from("+++\n");
        text.push_str(self.pick(
            "# Bỏ dấu # ở đầu dòng nào thì dòng ấy có hiệu lực. Biết thêm một dữ kiện thì điền nó\n# và xóa tên nó khỏi `pending`; xong cả thì xóa `draft = true`.\n",
            "# Take away the # of a line to make it count. When a fact becomes known, fill it in\n# and remove its name from `pending`; when all is done, remove `draft = true`.\n",
        ));
        if self.names_kind {
            let _ = writeln!(text, "kind = \"{}\"", self.kind.name);
        }
        self.top(&mut text);
        let fields = || self.kind.fields.iter().filter(|field| !GIVEN.contains(&field.name.as_str()));
        let (needed, free): (Vec<&Field>, Vec<&Field>) = fields().partition(|field| field.required);
        if !needed.is_empty() {
            let pending: Vec<String> = needed.iter().map(|field| format!("\"{}\"", field.name)).collect();
            let _ = writeln!(text, "pending = [{}]", pending.join(", "));
            self.group(&mut text, "Phải có (hoặc còn để trong `pending`)", "Must be there (or be named in `pending`)", &needed);
        }
        // The kind's own fields say more about it than those every kind has.
        let (own, common): (Vec<&Field>, Vec<&Field>) = free.into_iter().partition(|field| !field.common);
        self.group(&mut text, "Nên có", "Worth having", &own);
        self.group(&mut text, "Của mọi loại", "For every kind", &common);
        self.tables(&mut text, &fields().collect::<Vec<_>>(), |_| true);
        text + "+++\n\n"
    }

    /// A translation: words and local fields alone.
    pub(super) fn translation(&self) -> String {
        let mut text = String::from("+++\n");
        text.push_str(self.pick(
            "# Bản dịch: chỉ ghi lời; dữ kiện đã có trong tệp gốc.\n",
            "# A translation: words only; the facts stand in the original.\n",
        ));
        self.top(&mut text);
        let fields: Vec<&Field> = self.kind.fields.iter().filter(|field| !GIVEN.contains(&field.name.as_str())).collect();
        let words: Vec<&Field> = fields.iter().copied().filter(|field| field.scope != Scope::Fact).collect();
        self.group(&mut text, "Lời", "Words", &words);
        let pictures = fields.iter().filter(|field| field.scope == Scope::Fact && field.ty == Type::Image && !field.many);
        for field in pictures {
            let _ = writeln!(text, "# {}: {}\n# {} = {{ alt = \"…\" }}", self.label(&field.name, None), self.pick("ảnh cho thấy gì", "what the picture shows"), field.name);
        }
        self.tables(&mut text, &fields, |column| column.scope == Scope::Words);
        text + "+++\n\n"
    }

    fn top(&self, text: &mut String) {
        let last = self.id.rsplit('/').next().unwrap_or(self.id).replace('-', " ");
        let mut letters = last.chars();
        let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        let _ = write!(text, "title = \"{title}\"\ndraft = true\n");
    }

    fn group(&self, text: &mut String, vi: &str, en: &str, fields: &[&Field]) {
        let plain: Vec<&&Field> = fields.iter().filter(|field| !matches!(field.ty, Type::Table(_))).collect();
        if plain.is_empty() {
            return;
        }
        let _ = writeln!(text, "\n# ── {} ──", self.pick(vi, en));
        for field in plain {
            let _ = writeln!(text, "# {}\n# {} = {}", self.meaning(field, None), field.name, self.example(field));
        }
    }

    /// Tables come last: in TOML, what follows a header belongs to it.
    fn tables(&self, text: &mut String, fields: &[&Field], wants: fn(&Field) -> bool) {
        for field in fields {
            let Type::Table(Columns { columns, keyed }) = &field.ty else { continue };
            let columns: Vec<&Field> = columns.iter().filter(|column| wants(column)).collect();
            if columns.is_empty() {
                continue;
            }
            let key = self.pick("ma-dong", "row-key");
            let header = if *keyed { format!("[{}.{key}]", field.name) } else { format!("[[{}]]", field.name) };
            let _ = writeln!(text, "\n# {}\n# {header}", self.label(&field.name, None));
            for column in columns {
                let _ = writeln!(text, "# {} = {}  # {}", column.name, self.example(column), self.meaning(column, Some(&field.name)));
            }
        }
    }

    /// `Vốn đầu tư: số tiền và đơn vị tiền`.
    fn meaning(&self, field: &Field, table: Option<&str>) -> String {
        let mut says = format!("{}: {}", self.label(&field.name, table), wanted(&field.ty).0.in_tongue(self.tongue));
        if let Type::Choice(choices) = &field.ty {
            says = format!("{}: {}", self.label(&field.name, table), choices.join(" | "));
        }
        if let (Type::String | Type::Text, Some(max)) = (&field.ty, field.max) {
            let _ = match self.tongue {
                Tongue::Vi => write!(says, ", nhiều nhất {max} ký tự"),
                Tongue::En => write!(says, ", at most {max} characters"),
            };
        }
        if field.many {
            says.push_str(self.pick("; ghi được nhiều", "; may be several"));
        }
        says
    }

    /// What the field is called for readers, in the tool's tongue if the site speaks it.
    fn label(&self, name: &str, table: Option<&str>) -> String {
        let tag = if self.tongue == Tongue::Vi { "vi" } else { "en" };
        let lang = self.words.settings().languages.find(tag).unwrap_or(Lang::FIRST);
        let voice = self.words.words().voice(lang);
        let name = table.map_or_else(|| name.to_owned(), |table| format!("{table}-{name}"));
        let ids = [format!("{}-{name}", self.kind.name), format!("field-{name}")];
        ids.iter().find_map(|id| voice.phrase(id, &[]).ok()).map_or(name, |phrase| phrase.text.replace('\n', " "))
    }

    fn example(&self, field: &Field) -> String {
        let one = match (&field.ty, field.name.as_str()) {
            (_, "slug") => format!("\"{}\"", self.id.rsplit('/').next().unwrap_or("ten-trang")),
            (_, "aliases") => "\"/vi/dia-chi-cu/\"".to_owned(),
            (Type::Choice(choices), _) => format!("\"{}\"", choices.first().map_or("…", String::as_str)),
            (Type::Reference(kind), _) => {
                let fits = |(of, _): &&(String, String)| kind.as_ref().is_none_or(|kind| kind == of);
                format!("\"{}\"", self.examples.iter().find(fits).map_or("…", |(_, id)| id.as_str()))
            }
            (Type::Integer, _) => 12.clamp(field.min.unwrap_or(i64::MIN), field.max.unwrap_or(i64::MAX)).to_string(),
            (Type::Contact, _) => "{ name = \"…\", phone = \"+84 292 3819 056\", email = \"ten@example.org\" }".to_owned(),
            (ty, _) => wanted(ty).1.to_owned(),
        };
        if field.many { format!("[{one}]") } else { one }
    }

    fn pick<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        super::define::pick(self.tongue, vi, en)
    }
}
