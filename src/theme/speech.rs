//! The functions a template may call: `t`, `t_html` and `asset`.
//!
//! Takes the speakers of the page's languages and the theme's assets, gives Tera functions. They see their arguments and
//! the page's language, nothing else: a template cannot reach the site.
//!
//! Messages without arguments are said once for each language, when the theme is loaded.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use tera::{Function, Kwargs, State, TeraResult, Value};

use super::assets::Asset;

/// The words of one language.
pub trait Speak: Send + Sync {
    /// A message, or an attribute of one (`kind-project.plural`), with its arguments set in. If the text had to come
    /// from a fallback language, its tag stands beside it. `None`: no language of the chain has the message.
    fn say(&self, id: &str, arguments: &[(String, Argument)]) -> Option<(String, Option<String>)>;
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// Words.
    Text(String),
    /// A number; it chooses plurals.
    Number(f64),
}

/// The speakers by language tag.
pub type Speakers = BTreeMap<String, Arc<dyn Speak>>;

/// How the complaint of a missing message begins.
pub const NO_MESSAGE: &str = "there is no message";

/// Arguments of `t` that are not for the message.
pub const OWN_ARGUMENTS: [&str; 2] = ["id", "lang"];

/// The speakers, and what each says by heart: a value is shared by all pages.
pub struct Voices {
    speakers: Speakers,
    by_heart: HashMap<String, HashMap<String, Known>>,
}

/// One message without arguments.
struct Known {
    plain: Value,
    marked: Value,
}

impl Voices {
    /// Lets every speaker learn the messages.
    pub fn new(speakers: Speakers, messages: &BTreeSet<&str>) -> Voices {
        let learn = |speaker: &Arc<dyn Speak>| {
            let known = messages.iter().filter_map(|id| {
                let (text, other) = speaker.say(id, &[])?;
                Some(((*id).to_owned(), Known { marked: marked(&text, other.as_deref()).into(), plain: text.into() }))
            });
            known.collect()
        };
        let by_heart = speakers.iter().map(|(tag, speaker)| (tag.clone(), learn(speaker))).collect();
        Voices { speakers, by_heart }
    }

    /// What the page's language says by heart to a call that gives nothing but an id.
    fn known(&self, arguments: &Kwargs, state: &State) -> Option<&Known> {
        if arguments.iter().count() != 1 {
            return None;
        }
        let page = state.get::<Value>("lang").ok()??;
        self.by_heart.get(page.as_str()?)?.get(arguments.get::<&str>("id").ok()??)
    }
}

/// `t(id="…")`: the plain text of a message, for attributes and titles.
pub struct Plain(pub Arc<Voices>);

/// `t_html(id="…")`: the same as safe HTML; words from a fallback language carry their `lang`.
pub struct Marked(pub Arc<Voices>);

impl Function<TeraResult<Value>> for Plain {
    fn call(&self, arguments: Kwargs, state: &State) -> TeraResult<Value> {
        match self.0.known(&arguments, state) {
            Some(known) => Ok(known.plain.clone()),
            None => speak(&self.0.speakers, &arguments, state).map(|(text, _)| text.into()),
        }
    }
}

impl Function<TeraResult<Value>> for Marked {
    fn call(&self, arguments: Kwargs, state: &State) -> TeraResult<Value> {
        if let Some(known) = self.0.known(&arguments, state) {
            return Ok(known.marked.clone());
        }
        let (text, other) = speak(&self.0.speakers, &arguments, state)?;
        Ok(marked(&text, other.as_deref()).into())
    }

    fn is_safe(&self) -> bool {
        true
    }
}

/// Text as HTML, with the language it had to come from.
fn marked(text: &str, other: Option<&str>) -> String {
    let text = escaped(text);
    match other {
        Some(tag) => format!("<span lang=\"{}\">{text}</span>", escaped(tag)),
        None => text,
    }
}

fn speak(speakers: &Speakers, arguments: &Kwargs, state: &State) -> TeraResult<(String, Option<String>)> {
    let id = arguments.must_get::<String>("id")?;
    let page = state.get::<String>("lang")?;
    let asked = arguments.get::<String>("lang")?;
    let Some(tag) = asked.clone().or_else(|| page.clone()) else {
        return Err(tera::Error::message("`lang` cannot be seen here: give the component the parameter `@lang`"));
    };
    let Some(speaker) = speakers.get(&tag) else {
        return Err(tera::Error::message(format!("the site does not speak `{tag}`")));
    };
    match speaker.say(&id, &for_message(arguments)?) {
        // Words asked for in a language other than the page's are foreign to the page even if nothing was missing.
        Some((text, other)) => Ok((text, other.or(asked.filter(|asked| Some(asked) != page.as_ref())))),
        None => Err(tera::Error::message(format!("{NO_MESSAGE} `{id}` for the language `{tag}`"))),
    }
}

fn for_message(arguments: &Kwargs) -> TeraResult<Vec<(String, Argument)>> {
    let mut given = Vec::new();
    for (name, value) in arguments.iter() {
        let name = name.to_string();
        if OWN_ARGUMENTS.contains(&name.as_str()) {
            continue;
        }
        given.push((name.clone(), argument(&name, value)?));
    }
    given.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(given)
}

fn argument(name: &str, value: &Value) -> TeraResult<Argument> {
    if let Some(text) = value.as_str() {
        return Ok(Argument::Text(text.to_owned()));
    }
    match value.as_f64() {
        Some(number) => Ok(Argument::Number(number)),
        None => Err(tera::Error::message(format!("the message argument `{name}` must be text or a number"))),
    }
}

/// Text made safe for HTML, attributes included.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

/// `asset(path="css/plain.css")`: `url` and `integrity` of a fingerprinted file. With `lang`, of its sibling in that
/// language, where the theme has one: `img/map.ja.svg` beside `img/map.svg`.
pub struct Assets(BTreeMap<String, Value>);

impl Assets {
    /// The answers of all assets under a site's base path, which has both slashes.
    pub fn new(base: &str, assets: &BTreeMap<String, Asset>) -> Assets {
        let answer = |asset: &Asset| {
            let url = format!("{base}{}", asset.output);
            let answer: BTreeMap<&str, &str> = BTreeMap::from([("url", url.as_str()), ("integrity", asset.integrity.as_str())]);
            Value::from_serializable(&answer)
        };
        Assets(assets.iter().map(|(path, asset)| (path.clone(), answer(asset))).collect())
    }
}

impl Function<TeraResult<Value>> for Assets {
    fn call(&self, arguments: Kwargs, _: &State) -> TeraResult<Value> {
        let path = arguments.must_get::<String>("path")?;
        let own = arguments.get::<String>("lang")?.and_then(|tag| {
            let (stem, extension) = path.rsplit_once('.')?;
            self.0.get(&format!("{stem}.{tag}.{extension}"))
        });
        let answer = own.or_else(|| self.0.get(&path)).cloned();
        answer.ok_or_else(|| tera::Error::message(format!("the theme has no file `{path}`")))
    }
}
