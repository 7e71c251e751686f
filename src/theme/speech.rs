//! The functions a template may call: `t`, `t_html` and `asset`.
//!
//! Takes the speakers of the page's languages and the theme's assets, gives Tera functions. They see their arguments and
//! the page's language, nothing else: a template cannot reach the site.

use std::collections::BTreeMap;
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

/// `t(id="…")`: the plain text of a message, for attributes and titles.
pub struct Plain(pub Arc<Speakers>);

/// `t_html(id="…")`: the same as safe HTML; words from a fallback language carry their `lang`.
pub struct Marked(pub Arc<Speakers>);

impl Function<TeraResult<String>> for Plain {
    fn call(&self, arguments: Kwargs, state: &State) -> TeraResult<String> {
        speak(&self.0, &arguments, state).map(|(text, _)| text)
    }
}

impl Function<TeraResult<String>> for Marked {
    fn call(&self, arguments: Kwargs, state: &State) -> TeraResult<String> {
        let (text, other) = speak(&self.0, &arguments, state)?;
        let text = escaped(&text);
        Ok(match other {
            Some(tag) => format!("<span lang=\"{}\">{text}</span>", escaped(&tag)),
            None => text,
        })
    }

    fn is_safe(&self) -> bool {
        true
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

/// `asset(path="css/plain.css")`: `url` and `integrity` of a fingerprinted file.
pub struct Assets {
    /// The site's base path, with both slashes.
    pub base: String,
    /// The assets by their path inside the theme.
    pub assets: Arc<BTreeMap<String, Asset>>,
}

impl Function<TeraResult<Value>> for Assets {
    fn call(&self, arguments: Kwargs, _: &State) -> TeraResult<Value> {
        let path = arguments.must_get::<String>("path")?;
        let Some(asset) = self.assets.get(&path) else {
            return Err(tera::Error::message(format!("the theme has no file `{path}`")));
        };
        let url = format!("{}{}", self.base, asset.output);
        let answer: BTreeMap<&str, &str> = BTreeMap::from([("url", url.as_str()), ("integrity", asset.integrity.as_str())]);
        Value::try_from_serializable(&answer)
    }
}
