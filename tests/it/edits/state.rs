//! A site as few numbers: what edits change, and the files it is written as.
//!
//! Holds every sort of dependency a page can have on something else. Takes numbers, gives files; never touches the disk.

use std::collections::BTreeMap;

use crate::site::{Files, NOW};

/// An item, as few numbers.
#[derive(Clone)]
pub struct Item {
    pub folder: &'static str,
    pub name: String,
    /// What its title ends with; no two items share it.
    pub called: String,
    /// The same in translations.
    pub abroad: String,
    pub title: usize,
    pub body: usize,
    pub fact: usize,
    pub topic: usize,
    pub english: bool,
    pub french: bool,
    /// The language whose words are a draft, if any.
    pub draft: Option<&'static str>,
    pub aliases: Vec<String>,
    /// The width of its pictures.
    pub cover: usize,
    /// The day of November it is published and expires; 0 for always.
    pub publish: usize,
    pub expires: usize,
    pub summary: usize,
    pub owner: usize,
    pub slug: usize,
    /// Which of [`LINKED`] its body alone names, from 1; 0 for none.
    pub link: usize,
}

impl Item {
    pub fn new(folder: &'static str, name: String, number: usize) -> Item {
        Item {
            folder,
            called: name.clone(),
            abroad: name.clone(),
            name,
            title: number,
            body: number,
            fact: number,
            topic: number % TOPICS,
            english: number % 3 != 0,
            french: number % 4 == 1,
            draft: None,
            aliases: Vec::new(),
            cover: 8,
            publish: 0,
            expires: 0,
            summary: number % 2,
            owner: number % 3,
            slug: 0,
            link: 0,
        }
    }

    pub fn id(&self) -> String {
        format!("{}/{}", self.folder, self.name)
    }
}

/// Everything a site is made of.
#[derive(Clone)]
pub struct State {
    /// By the ids they had first: others refer to them by these.
    pub items: BTreeMap<String, Item>,
    /// Files that stand or do not: templates, styles, words, kinds, data.
    pub files: Files,
    pub settings: BTreeMap<String, usize>,
    pub now: jiff::Timestamp,
    pub preview: bool,
}

const TOPICS: usize = 3;
/// Folders, the kind of what lies there, and how many items at first.
pub const FOLDERS: [(&str, &str, usize); 9] = [
    ("news", "article", 5),
    ("news/deep", "article", 2),
    ("events", "event", 3),
    ("projects", "project", 2),
    ("topics", "topic", TOPICS),
    ("orgs", "organisation", 2),
    ("places", "place", 2),
    ("sectors", "sector", 2),
    ("markets", "market", 4),
];
const RULES: [&str; 8] =
    ["", "order = \"-title\"\n", "missing = \"borrow\"\n", "page_size = 1\n", "raw_html = true\n", "weight = 5\n", "view = \"own\"\n", "page_size = 2\n"];

/// What bodies may name that no front matter of news does.
pub const LINKED: [&str; 3] = ["places/ces1", "sectors/ors1", "markets/ets3"];

pub const MARKET: &str = "schema = \"Place\"\norder = \"title\"\nfacet_pages = [\"level\", \"place\", \"level*place\"]\n\
    [fields.level]\ntype = \"choice\"\nchoices = [\"wet\", \"night\"]\nrequired = true\n[fields.place]\ntype = \"reference\"\nto = \"place\"\n\
    [fields.note]\ntype = \"markdown\"\nscope = \"words\"\n[fields.topics]\ntype = \"reference\"\nto = \"topic\"\nmany = true\n";
const OWN: &str = "{#+++\n[asks.past]\nkind = \"event\"\nwhen = \"past\"\nlimit = 2\n+++#}\n{% extends \"section.html\" %}\n{% block list %}\
    {%- for card in page.asks?.past or [] %}<p>{{ card.title }}</p>{% endfor %}\
    {%- for card in page.asks?.own or [] %}<p>{{ card.title }} {{ card.url }}</p>{% endfor %}\
    {%- for card in page.list?.items or [] %}<p>{{ card.title }} {{ card.summary or \"\" }}</p>{% endfor %}{% endblock list %}\n";

impl State {
    pub fn first() -> State {
        let mut items = BTreeMap::new();
        for (folder, _, count) in FOLDERS {
            for number in 0..count {
                let item = Item::new(folder, format!("{}{number}", &folder[folder.len() - 3..]), number);
                items.insert(item.id(), item);
            }
        }
        State { items, files: Files::new(), settings: BTreeMap::new(), now: NOW.parse().unwrap(), preview: false }
    }

    pub fn setting(&self, key: &str) -> usize {
        self.settings.get(key).copied().unwrap_or(0)
    }

    /// The id an item has now.
    fn id(&self, first: &str) -> String {
        self.items[first].id()
    }

    /// The files of the site.
    pub fn files(&self) -> Files {
        let mut files = Files::new();
        files.insert("site.toml".into(), self.site_toml().into_bytes());
        files.insert("content/_kinds/market.toml".into(), MARKET.into());
        let decision = format!("[qd]\ntitle = \"Decision {}\"\nlang = \"en\"\n", self.setting("register"));
        files.insert("content/_sources.toml".into(), decision.into_bytes());
        files.insert("themes/plain/templates/own.html".into(), OWN.into());
        for (tag, words) in [("vi", "Chợ"), ("en", "Market")] {
            let label = self.setting("label");
            let labels = ["level", "level-wet", "level-night", "place", "note", "topics"].map(|id| format!("market-{id} = {words} {id} {label}\n")).concat();
            files.insert(format!("i18n/{tag}/market.ftl"), format!("kind-market = {words}\n    .plural = {words}\n{labels}").into_bytes());
        }
        for (folder, kind, _) in [("", "page", 0)].into_iter().chain(FOLDERS) {
            self.section(folder, kind, &mut files);
        }
        for item in self.items.values() {
            self.item(item, &mut files);
        }
        files.extend(self.files.clone());
        files
    }

    fn site_toml(&self) -> String {
        let side = |key: &str, sides: &[&str]| sides[self.setting(key) % sides.len()].to_owned();
        let publisher = ["".to_owned(), format!("publisher = \"{}\"\n", self.id("orgs/rgs0"))][self.setting("publisher") % 2].clone();
        let menu = format!(
            "[[menus.main]]\nto = \"news\"\n[[menus.main]]\nto = \"{}\"\n[[menus.footer]]\nto = \"events\"\n[[menus.footer]]\nurl = \"https://example.com/\"\n",
            self.id("topics/ics2")
        );
        let menu = match self.setting("menu title") {
            0 => menu,
            number => menu.replacen("to = \"news\"\n", &format!("to = \"news\"\ntitle = {{ vi = \"Mục {number}\" }}\n"), 1),
        };
        let menu = ["", &menu][self.setting("menu") % 2];
        let rate = side("rate", &["", "[[currencies]]\ncode = \"USD\"\nto = \"VND\"\nrate = \"26300\"\ndate = 2026-11-20\n"]);
        format!(
            "base_url = \"https://example.org/{}\"\ntime_zone = \"Asia/Ho_Chi_Minh\"\nempty_sections = \"{}\"\n{publisher}\
             [title]\nvi = \"Sông {title}\"\nen = \"River {title}\"\nfr = \"Fleuve\"\n[description]\nvi = \"Một.\"\nen = \"One.\"\nfr = \"Un.\"\n\
             [[languages]]\ntag = \"vi\"\nendonym = \"Tiếng Việt\"\n\
             [[languages]]\ntag = \"en\"\nendonym = \"English\"\nmissing = \"{}\"\n\
             [[languages]]\ntag = \"fr\"\nendonym = \"Français\"\nfallback = \"en\"\nmissing = \"{}\"\n{menu}{rate}\
             [output]\npage_size = {}\nfeed_size = {}\n",
            side("base", &["", "portal/"]),
            side("empty", &["hide", "show"]),
            side("missing", &["omit", "borrow"]),
            side("french", &["borrow", "omit"]),
            3 + self.setting("page_size"),
            2 + self.setting("feed_size"),
            title = self.setting("title"),
        )
    }

    fn section(&self, folder: &'static str, kind: &'static str, files: &mut Files) {
        let number = |key: &str| self.setting(&format!("{key} of {folder}"));
        let path = |tag: &str| if folder.is_empty() { format!("content/_section.{tag}.md") } else { format!("content/{folder}/_section.{tag}.md") };
        let rule = self.rule(folder);
        let kind = if folder == "news/deep" && number("kind") % 2 == 1 { "page" } else { kind };
        let name = if folder.is_empty() { "home" } else { folder };
        let bold = if rule.starts_with("raw_html") { "<b>đậm</b>" } else { "**đậm**" };
        let asks = if rule.starts_with("view") { "[asks.own]\nkind = \"project\"\nwhere = { stage = \"calling\" }\n" } else { "" };
        let summary = if number("summary") % 2 == 1 { "summary = \"Tóm tắt.\"\n" } else { "" };
        let slug = if number("slug") % 2 == 1 && !folder.is_empty() { format!("slug = \"khac-{}\"\n", folder.replace('/', "-")) } else { String::new() };
        let body = self.more(number("body"), folder, "");
        let title = number("title");
        files.insert(path("vi"), format!("+++\ntitle = \"{name} {title}\"\nkind = \"{kind}\"\n{summary}{slug}{rule}{asks}+++\nLời dẫn, {bold}.\n\n{body}").into_bytes());
        files.insert(path("en"), format!("+++\ntitle = \"{name} en {}\"\n+++\nIntro {title}.\n", title / 2).into_bytes());
        // Who may borrow need not have words.
        if !rule.starts_with("missing") {
            files.insert(path("fr"), format!("+++\ntitle = \"{name} fr\"\n+++\nIntro.\n").into_bytes());
        }
    }

    fn rule(&self, folder: &str) -> &'static str {
        RULES[self.setting(&format!("rule of {folder}")) % RULES.len()]
    }

    /// What a body says of other things.
    fn more(&self, number: usize, folder: &str, beside: &str) -> String {
        let topic = self.id(&format!("topics/ics{}", number % TOPICS));
        let note = "[^1] có chú.\n\n[^1]: Chú thích.\n";
        match number % 12 {
            0 => format!("Xem [](@{topic}), [chữ](@{topic}) và **đậm**.\n"),
            1 => "``` {list}\nkind = \"article\"\nlimit = 2\n```\n".to_owned(),
            2 => "## Một đề mục\n\nCâu \"trong ngoặc\".\n".to_owned(),
            3 => format!("``` {{list}}\nkind = \"event\"\nwhen = \"upcoming\"\n```\n\n{note}"),
            4 => format!("``` {{facts}}\nof = \"{}\"\nfields = [\"capital\", \"stage\", \"place\", \"sectors\"]\n```\n", self.id("projects/cts0")),
            5 => format!("``` {{contact}}\nof = \"{}\"\n```\n", self.id("orgs/rgs0")),
            6 if !beside.is_empty() => "``` {figure}\nfile = \"plan.png\"\nalt = \"Ảnh\"\n```\n\n![Ảnh](plan.png) [tải](plan.png)\n".to_owned(),
            7 => format!("Xem [](@news), [mục](@events), [đoạn](@{topic}#alpha).\n"),
            8 => format!("``` {{list}}\nkind = \"event\"\nwhen = \"past\"\n```\n\n``` {{list}}\nkind = \"article\"\nwhere = {{ topics = \"{topic}\" }}\n```\n"),
            9 => format!("``` {{facts}}\nof = \"{}\"\nfields = [\"note\", \"level\"]\n```\n", self.id("markets/ets3")),
            10 if !beside.is_empty() && self.rule(folder).starts_with("raw_html") => "Chữ <b>HTML</b> và [](fact:owner).\n".to_owned(),
            10 if !beside.is_empty() => "Của [](fact:owner).\n".to_owned(),
            11 => "``` {list}\nsection = \"markets\"\n```\n\n> [!NOTE]\n> Ghi.\n".to_owned(),
            _ => "Không có gì.[^qd]\n".to_owned(),
        }
    }

    fn facts(&self, item: &Item) -> String {
        let Item { fact, topic, .. } = item;
        let day = 1 + fact % 28;
        let topics = format!("topics = [\"{}\"]\n", self.id(&format!("topics/ics{topic}")));
        let place = self.id(&format!("places/ces{}", fact % 2));
        match item.folder {
            "news/deep" if self.setting("kind of news/deep") % 2 == 1 => String::new(),
            "news" | "news/deep" => {
                let event = if fact % 2 == 0 { format!("event = \"{}\"\n", self.id("events/nts0")) } else { String::new() };
                format!("date = 2026-11-{day:02}\n{topics}{event}")
            }
            "events" => format!(
                "when = {{ from = 2026-11-{day:02}, to = 2026-12-{day:02} }}\nstatus = \"{}\"\nvenue = \"{place}\"\norganisers = [\"{}\"]\n{topics}",
                ["scheduled", "postponed", "cancelled", "held"][fact % 4],
                self.id(&format!("orgs/rgs{}", fact % 2)),
            ),
            "projects" => format!(
                "stage = \"{}\"\ncapital = {{ value = \"{} 000 000 USD\", source = \"qd\" }}\nsectors = [\"{}\"]\nplace = \"{place}\"\n\
                 pending = [\"area\", \"investment_form\", \"contact\"]\n{topics}",
                ["idea", "calling", "closed"][fact % 3],
                fact + 1,
                self.id(&format!("sectors/ors{}", fact % 2)),
            ),
            "orgs" => format!("form = \"{}\"\ncontact = {{ name = \"Bà {fact}\", phone = \"+84 292 38{day:02} 000\" }}\n", ["union", "centre"][fact % 2]),
            "places" => format!("level = \"{}\"\n", ["ward", "river"][fact % 2]),
            "markets" => format!("level = \"{}\"\nplace = \"{}\"\nnote = \"> [!NOTE]\\n> Ghi {fact}.\\n\"\n{topics}", ["wet", "night"][fact % 2], self.id("places/ces0")),
            _ => String::new(),
        }
    }

    fn item(&self, item: &Item, files: &mut Files) {
        let Item { title, body, called, abroad, .. } = item;
        let id = item.id();
        let draft = |tag: &str| if item.draft == Some(tag) { "draft = true\n" } else { "" };
        let slug = |tag: &str| if item.slug > 0 { format!("slug = \"s{}-{called}-{tag}\"\n", item.slug) } else { String::new() };
        let picture_beside = !matches!(item.folder, "topics" | "orgs" | "places" | "sectors" | "markets");
        if picture_beside {
            files.insert(format!("content/{id}/plan.png"), picture(8 + item.cover / 2, 4, item.cover));
        }
        let has_cover = picture_beside && item.cover > 8 && item.folder != "news/deep";
        let cover = if has_cover { "cover = { file = \"plan.png\", alt = \"Ảnh\" }\n" } else { "" };
        let moment = |key: &str, day: usize| if day == 0 { String::new() } else { format!("{key} = 2026-11-{day:02}T08:00:00\n") };
        let aliases = if item.aliases.is_empty() { String::new() } else { format!("aliases = {:?}\n", item.aliases) };
        let summary = if item.summary % 2 == 1 { format!("summary = \"Tóm tắt {}.\"\n", item.summary) } else { String::new() };
        let owner = if item.owner == 1 { format!("owner = \"{}\"\n", self.id("orgs/rgs1")) } else { String::new() };
        let heading = if item.folder == "topics" { "## Alpha\n\n" } else { "" };
        let beside = if picture_beside { &id } else { "" };
        let link = item.link.checked_sub(1).map_or_else(String::new, |at| format!("\nGần [](@{}).\n", self.id(LINKED[at])));
        let vi = format!(
            "+++\ntitle = \"Tựa {title} {called}\"\n{summary}{owner}{}{}{}{cover}{}{aliases}{}+++\nThân bài {body}.\n\n{heading}{}{link}",
            slug("vi"),
            moment("publish", item.publish),
            moment("expires", item.expires),
            self.facts(item),
            draft("vi"),
            self.more(*body, item.folder, beside)
        );
        files.insert(format!("content/{id}/index.vi.md"), vi.into_bytes());
        let words = if item.folder == "markets" { "note = \"> [!NOTE]\\n> Note.\\n\"\n" } else { "" };
        let described = if has_cover { "cover = { alt = \"Picture\" }\n" } else { "" };
        for (tag, there) in [("en", item.english), ("fr", item.french)] {
            if there {
                let text = format!(
                    "+++\ntitle = \"Title {title} {abroad} {tag}\"\n{words}{described}{}{}+++\nBody {body}.\n\n{heading}{}{link}",
                    slug(tag),
                    draft(tag),
                    self.more(body + 5, item.folder, beside)
                );
                files.insert(format!("content/{id}/index.{tag}.md"), text.into_bytes());
            }
        }
    }
}

/// A picture of one colour.
pub fn picture(width: usize, height: usize, shade: usize) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let colour = image::Rgb([(shade * 40) as u8, 90, 120]);
    image::RgbImage::from_pixel(width as u32, height as u32, colour).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}
