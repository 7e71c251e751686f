//! Takes how many content pages are wanted, gives the items of the site: what they are, when, what they refer to, and
//! where every page stands in every language. Never holds a body: `prose` makes those one by one.

use std::collections::BTreeMap;

use caybeo::text;

use super::dice::Dice;
use super::words::Tongue;

/// What an item is, in the order of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A lasting page.
    Page,
    /// A topic of news.
    Topic,
    /// A sector of projects.
    Sector,
    /// Where projects stand.
    Place,
    /// Who holds events.
    Organisation,
    /// A project.
    Project,
    /// An event.
    Event,
    /// A piece of news.
    Article,
}

impl Sort {
    /// All of them.
    pub const ALL: [Sort; 8] =
        [Sort::Page, Sort::Topic, Sort::Sector, Sort::Place, Sort::Organisation, Sort::Project, Sort::Event, Sort::Article];

    /// The section it stands in.
    pub fn section(self) -> &'static str {
        ["about", "topics", "sectors", "places", "organisations", "projects", "events", "news"][self as usize]
    }

    /// The kind's name.
    pub fn kind(self) -> &'static str {
        ["page", "topic", "sector", "place", "organisation", "project", "event", "article"][self as usize]
    }

    /// The section's title.
    pub fn title(self, tongue: Tongue) -> &'static str {
        SECTIONS[self as usize][tongue as usize]
    }
}

const SECTIONS: [[&str; 4]; 8] = [
    ["Giới thiệu", "About", "Présentation", "ご案内"],
    ["Chủ đề", "Topics", "Thèmes", "話題"],
    ["Lĩnh vực", "Sectors", "Secteurs", "分野"],
    ["Địa điểm", "Places", "Lieux", "場所"],
    ["Tổ chức", "Organisations", "Organismes", "団体"],
    ["Dự án", "Projects", "Projets", "事業"],
    ["Sự kiện", "Events", "Événements", "催し"],
    ["Tin tức", "News", "Actualités", "お知らせ"],
];

/// The stages a project may be in.
pub const STAGES: [&str; 4] = ["planning", "calling", "building", "operating"];
/// Where an event stands.
pub const STATES: [&str; 3] = ["scheduled", "postponed", "held"];

/// One item.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its id: `news/2019-03-04-quiet-17`.
    pub id: String,
    /// What it is.
    pub sort: Sort,
    /// Its place in the corpus, and its seed.
    pub number: usize,
    /// Year, month, day.
    pub date: (u16, u8, u8),
    /// How many items of the same day and sort come before it in lists.
    pub same_day: usize,
    /// Title by language.
    pub titles: [String; 4],
    /// Last part of its address by language.
    pub slugs: [String; 4],
    /// Ranks of what it refers to: topics; sectors and place; organisers.
    pub refers: Vec<usize>,
    /// Where a project stands.
    pub place: Option<usize>,
    /// Stage of a project or state of an event.
    pub state: &'static str,
    /// Hectares and millions of dollars of a project.
    pub figures: (usize, usize),
}

impl Item {
    /// Its address in a language: `/vi/tin-tuc/…/`.
    pub fn url(&self, tongue: Tongue) -> String {
        format!("{}{}/", section_url(self.sort, tongue), self.slugs[tongue as usize])
    }

    /// The date as it is written in front matter.
    pub fn day(&self) -> String {
        let (year, month, day) = self.date;
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// The last part of its id.
    pub fn name(&self) -> &str {
        self.id.rsplit('/').next().unwrap_or(&self.id)
    }
}

/// The last part of a section's address in a language.
pub fn section_slug(sort: Sort, tongue: Tongue) -> String {
    if tongue == Tongue::Ja { sort.section().to_owned() } else { text::slug(sort.title(tongue)) }
}

/// The address of a section.
pub fn section_url(sort: Sort, tongue: Tongue) -> String {
    format!("/{}/{}/", tongue.tag(), section_slug(sort, tongue))
}

/// Every item of a corpus of so many content pages.
pub fn grow(pages: usize) -> Vec<Item> {
    let total = pages / Tongue::ALL.len();
    let sized = |share: usize, least: usize, most: usize| (total / share).clamp(least, most);
    let counts = [
        (Sort::Page, sized(200, 4, 12)),
        (Sort::Topic, sized(40, 6, 64)),
        (Sort::Sector, sized(100, 4, 12)),
        (Sort::Place, sized(50, 4, 24)),
        (Sort::Organisation, sized(50, 4, 20)),
        (Sort::Project, total * 12 / 100),
        (Sort::Event, total * 8 / 100),
    ];
    let mut items: Vec<Item> = Vec::with_capacity(total);
    for (sort, count) in counts {
        for _ in 0..count {
            items.push(item(sort, items.len()));
        }
    }
    while items.len() < total {
        items.push(item(Sort::Article, items.len()));
    }
    refer(&mut items);
    count_days(&mut items);
    items
}

fn item(sort: Sort, number: usize) -> Item {
    let mut dice = Dice::of(&[1, number as u64]);
    let first = dice.below(Tongue::Vi.words().titles.len());
    let second = dice.below(Tongue::Vi.words().and.len());
    let titles = Tongue::ALL.map(|tongue| {
        let words = tongue.words();
        let number = words.number.replace("{}", &(number + 1).to_string());
        format!("{}{}{}{number}", words.titles[first], if tongue == Tongue::Ja { "" } else { " " }, words.and[second])
    });
    let date = (dice.between(2001, 2025) as u16, dice.between(1, 12) as u8, dice.between(1, 28) as u8);
    let slug = text::slug(Tongue::En.words().titles[first]);
    let dated = matches!(sort, Sort::Article | Sort::Event);
    let name = if dated { format!("{:04}-{:02}-{:02}-{slug}-{}", date.0, date.1, date.2, number + 1) } else { format!("{slug}-{}", number + 1) };
    let slugs = Tongue::ALL.map(|tongue| if tongue == Tongue::Ja { name.clone() } else { text::slug(&titles[tongue as usize]) });
    let state = match sort {
        Sort::Project => dice.one(&STAGES),
        Sort::Event => dice.one(&STATES),
        _ => "",
    };
    let figures = (dice.between(2, 900), dice.between(2, 900));
    Item { id: format!("{}/{name}", sort.section()), sort, number, date, same_day: 0, titles, slugs, refers: Vec::new(), place: None, state, figures }
}

/// Gives articles their topics, projects their sectors and place, events their organisers.
fn refer(items: &mut [Item]) {
    let of = |sort: Sort| -> Vec<usize> { items.iter().filter(|item| item.sort == sort).map(|item| item.number).collect() };
    let (topics, sectors, places, organisations) = (of(Sort::Topic), of(Sort::Sector), of(Sort::Place), of(Sort::Organisation));
    for item in items {
        let mut dice = Dice::of(&[2, item.number as u64]);
        let some = |dice: &mut Dice, most: usize, of: &[usize]| -> Vec<usize> {
            let count = dice.between(1, most);
            dice.some(count, of.len()).into_iter().map(|rank| of[rank]).collect()
        };
        match item.sort {
            Sort::Article => item.refers = some(&mut dice, 6, &topics),
            Sort::Event => item.refers = some(&mut dice, 2, &organisations),
            Sort::Project => {
                item.refers = some(&mut dice, 2, &sectors);
                item.place = Some(places[dice.below(places.len())]);
            }
            _ => {}
        }
    }
}

/// Lists run newest first; ids decide within a day.
fn count_days(items: &mut [Item]) {
    let mut days: BTreeMap<(Sort, (u16, u8, u8)), Vec<(String, usize)>> = BTreeMap::new();
    for item in items.iter() {
        days.entry((item.sort, item.date)).or_default().push((item.id.clone(), item.number));
    }
    for mut day in days.into_values() {
        day.sort();
        for (before, (_, rank)) in day.into_iter().enumerate() {
            items[rank].same_day = before;
        }
    }
}
