//! The files of a new portal.
//!
//! Takes a name and languages, gives every file of a small portal that builds without a word of complaint. Says nothing
//! of the place itself: what it is like, its people have to write.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diag::Tongue;
use crate::edit::Edit;

const STARTER: &str = include_str!("starter.toml");

/// What every new portal begins with.
#[derive(Default, Deserialize)]
pub(super) struct Starter {
    endonyms: BTreeMap<String, String>,
    description: BTreeMap<String, String>,
    sections: Vec<Section>,
    home: BTreeMap<String, Words>,
    items: Vec<Item>,
    comments: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Deserialize)]
struct Section {
    id: String,
    kind: String,
    order: String,
    menu: String,
    #[serde(flatten)]
    words: BTreeMap<String, Words>,
}

#[derive(Deserialize)]
struct Item {
    id: String,
    facts: String,
    #[serde(flatten)]
    words: BTreeMap<String, Words>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Words {
    title: String,
    slug: String,
    summary: String,
    body: String,
}

/// The portal somebody wants.
pub(super) struct Wanted<'a> {
    /// Its name.
    pub title: &'a str,
    /// The tags of its languages, each one of [`Starter::tags`].
    pub languages: &'a [String],
    /// The tongue of the comments.
    pub tongue: Tongue,
}

impl Starter {
    /// What stands in the program.
    pub(super) fn read() -> Starter {
        // The file is part of the program, and a test reads it.
        toml::from_str(STARTER).unwrap_or_default()
    }

    /// The languages it can be written in.
    pub(super) fn tags(&self) -> Vec<&str> {
        self.endonyms.keys().map(String::as_str).collect()
    }

    /// Every file.
    pub(super) fn files(&self, wanted: &Wanted<'_>) -> Vec<Edit> {
        let mut files = vec![file("site.toml", self.settings(wanted)), file(".gitignore", "/public\n/.public.*\n/.caybeo\n".to_owned())];
        for (rank, tag) in wanted.languages.iter().enumerate() {
            let first = rank == 0;
            files.push(file(format!("content/_section.{tag}.md"), self.home(wanted, tag, first)));
            files.extend(self.sections.iter().filter_map(|section| {
                let words = section.words.get(tag)?;
                let facts = if first { format!("kind = \"{}\"\norder = \"{}\"\n", section.kind, section.order) } else { String::new() };
                Some(file(format!("content/{}/_section.{tag}.md", section.id), markdown(words, &facts, wanted.title)))
            }));
            files.extend(self.items.iter().filter_map(|item| {
                let facts = if first { item.facts.as_str() } else { "" };
                Some(file(format!("content/{}.{tag}.md", item.id), markdown(item.words.get(tag)?, facts, wanted.title)))
            }));
        }
        files
    }

    fn home(&self, wanted: &Wanted<'_>, tag: &str, first: bool) -> String {
        let none = Words::default();
        let words = self.home.get(tag).unwrap_or(&none);
        let own = Words { title: wanted.title.to_owned(), slug: String::new(), summary: words.summary.clone(), body: words.body.clone() };
        markdown(&own, if first { "kind = \"page\"\norder = \"weight\"\n" } else { "" }, wanted.title)
    }

    fn settings(&self, wanted: &Wanted<'_>) -> String {
        let tongue = match wanted.tongue {
            Tongue::Vi => "vi",
            Tongue::En => "en",
        };
        let comment = |key: &str| self.comments.get(tongue).and_then(|comments| comments.get(key)).map_or("", String::as_str);
        let each = |words: &dyn Fn(&str) -> String| wanted.languages.iter().map(|tag| format!("{tag} = {}\n", quoted(&words(tag)))).collect::<String>();
        let languages: String = wanted
            .languages
            .iter()
            .map(|tag| format!("[[languages]]\ntag = \"{tag}\"\nendonym = \"{}\"\n\n", self.endonyms.get(tag).map_or(tag.as_str(), String::as_str)))
            .collect();
        let menus: String = self.sections.iter().map(|section| format!("[[menus.{}]]\nto = \"{}\"\n\n", section.menu, section.id)).collect();
        let description = |tag: &str| filled(self.description.get(tag).map_or("", String::as_str), wanted.title);
        [
            format!("# {}\n\n", comment("opening")),
            format!("# {}\nbase_url = \"https://example.org/\"\n", comment("base_url")),
            format!("# {}\ntime_zone = \"Asia/Ho_Chi_Minh\"\n", comment("time_zone")),
            format!("# {}\ntheme = \"plain\"\n", comment("theme")),
            format!("# {}\npublisher = \"organisations/publisher\"\n", comment("publisher")),
            format!("# {}\n# licence = \"https://creativecommons.org/licenses/by/4.0/\"\n\n", comment("licence")),
            format!("# {}\n[title]\n{}\n", comment("title"), each(&|_| wanted.title.to_owned())),
            format!("# {}\n[description]\n{}\n", comment("description"), each(&description)),
            format!("# {}\n{languages}", comment("languages")),
            format!("# {}\n{menus}", comment("menus")),
            format!("# {}\n[output]\npage_size = 20\nfeed_size = 30\nindexed = true\n\n", comment("output")),
            format!("# {}\n# [territory]\n# since = 2025-07-01\n\n", comment("territory")),
            format!("# {}\n[translations]\nbehind = \"banner\"\nverify_after = 365\n\n", comment("translations")),
            format!("# {}\n# [security]\n# contact = [\"mailto:security@example.org\"]\n# expires = 2027-06-30\n", comment("security")),
        ]
        .concat()
    }
}

fn file(path: impl Into<String>, text: String) -> Edit {
    Edit { path: path.into(), expected_digest: None, bytes: text.into_bytes() }
}

fn markdown(words: &Words, facts: &str, title: &str) -> String {
    let keys = [("title", &words.title), ("slug", &words.slug), ("summary", &words.summary)];
    let keys: String = keys.iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| format!("{key} = {}\n", quoted(&filled(text, title)))).collect();
    let body = if words.body.is_empty() { String::new() } else { format!("\n{}\n", filled(&words.body, title)) };
    format!("+++\n{keys}{facts}+++\n{body}")
}

fn filled(text: &str, title: &str) -> String {
    text.replace("{title}", title)
}

/// As a TOML string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
