//! What stands beside the pages for programs and the curious: web manifests, icons, `security.txt`, `humans.txt`.
//!
//! Takes settings and theme, gives each file's path and fingerprint, and its bytes when they are asked for. A day in it is
//! one the settings name: never the day of the build.

use jiff::tz::TimeZone;
use serde_json::{Map, Value as Json, json};
use tera::Value;

use super::Pen;
use super::view::{View, text};
use crate::config::{Humans, Security};
use crate::digest::{Digest, Digester};
use crate::lang::Lang;
use crate::theme::icons::{self, Icon, Purpose};

/// A file beside the pages.
pub(super) enum Beside {
    /// The web manifest of a language (W3C Web Application Manifest).
    Manifest(Lang),
    /// An icon, by its rank among those of the theme.
    Icon(usize),
    /// `/.well-known/security.txt` (RFC 9116).
    Security,
    /// `/humans.txt` (humanstxt.org).
    Humans,
}

const SECURITY: &str = ".well-known/security.txt";
const HUMANS: &str = "humans.txt";

/// Every such file: path, fingerprint and what it is.
pub(super) fn files(pen: &Pen<'_>, build: Digest) -> Vec<(String, Digest, Beside)> {
    let settings = pen.setting.settings;
    let base = Digester::new().part(build.bytes()).part(settings.digest.bytes());
    let themed = || base.clone().part(pen.theme.digest().bytes());
    let mut files: Vec<(String, Digest, Beside)> =
        settings.languages.all().map(|lang| (manifest_path(pen, lang), themed().part([lang.0]).part(pen.setting.words.digest(lang).bytes()).finish(), Beside::Manifest(lang))).collect();
    // The name of an icon is a digest of what it is made of.
    files.extend(pen.theme.icons().iter().enumerate().map(|(rank, icon)| {
        (icon.output.clone(), Digester::new().part(build.bytes()).part(&icon.output).finish(), Beside::Icon(rank))
    }));
    let told = [(settings.security.is_some(), SECURITY, Beside::Security), (settings.humans.is_some(), HUMANS, Beside::Humans)];
    files.extend(told.into_iter().filter(|(is_told, ..)| *is_told).map(|(_, path, what)| (path.to_owned(), base.clone().finish(), what)));
    files
}

/// Writes one of them; nothing where settings or theme no longer ask for it.
pub(super) fn write(pen: &Pen<'_>, beside: &Beside) -> Option<Vec<u8>> {
    let settings = pen.setting.settings;
    Some(match beside {
        Beside::Manifest(lang) => manifest(pen, *lang).to_string().into_bytes(),
        Beside::Icon(rank) => icons::png(&pen.theme.icon_drawing()?.bytes, pen.theme.icons().get(*rank)?)?,
        Beside::Security => security(pen, settings.security.as_ref()?).into_bytes(),
        Beside::Humans => humans(pen, settings.humans.as_ref()?).into_bytes(),
    })
}

fn manifest_path(pen: &Pen<'_>, lang: Lang) -> String {
    format!("{}/manifest.webmanifest", pen.setting.settings.languages[lang].segment)
}

fn manifest(pen: &Pen<'_>, lang: Lang) -> Json {
    let settings = pen.setting.settings;
    let home = settings.link(&format!("{}/", settings.languages[lang].segment));
    let colours = pen.theme.colours();
    let mut manifest = Map::new();
    let mut say = |name: &str, value: Json| manifest.insert(name.to_owned(), value);
    say("id", json!(home));
    say("name", json!(text(&pen.fixed(lang).site_title)));
    say("description", json!(pen.voice(lang).typeset(&settings.description[lang])));
    say("lang", json!(pen.tag(lang)));
    say("dir", json!(pen.dir(lang)));
    say("start_url", json!(home));
    // Whoever changes languages stays inside.
    say("scope", json!(settings.link("")));
    say("display", json!("minimal-ui"));
    if let Some(light) = &colours.light {
        say("background_color", json!(light));
        say("theme_color", json!(light));
    }
    say("icons", manifest_icons(pen));
    Json::Object(manifest)
}

fn manifest_icons(pen: &Pen<'_>) -> Json {
    let link = |path: &str| pen.link(path);
    let drawing = pen.theme.icon_drawing().map(|drawing| json!({ "src": link(&drawing.output), "sizes": "any", "type": "image/svg+xml" }));
    let purpose = |icon: &Icon| match icon.purpose {
        Purpose::Maskable => "maskable",
        Purpose::Any | Purpose::Touch => "any",
    };
    let drawn = pen.theme.icons().iter().filter(|icon| icon.size >= 192).map(|icon| {
        let size = format!("{0}x{0}", icon.size);
        json!({ "src": link(&icon.output), "sizes": size, "type": "image/png", "purpose": purpose(icon) })
    });
    drawing.into_iter().chain(drawn).collect()
}

fn security(pen: &Pen<'_>, security: &Security) -> String {
    let settings = pen.setting.settings;
    let tags: Vec<&str> = settings.languages.iter().map(|(_, language)| language.tag.as_str()).collect();
    // Where the site lives under a path, the file has to be put at the root of its host by hand: nothing to point at.
    let canonical = (settings.base == "/").then(|| settings.absolute(SECURITY));
    let contact = security.contact.iter().map(|contact| ("Contact", contact.clone()));
    let others = [
        ("Expires", Some(last_second(security, &settings.zone))),
        ("Preferred-Languages", Some(tags.join(", "))),
        ("Canonical", canonical),
        ("Policy", security.policy.clone()),
        ("Encryption", security.encryption.clone()),
    ];
    let others = others.into_iter().filter_map(|(name, value)| Some((name, value?)));
    contact.chain(others).map(|(name, value)| format!("{name}: {value}\n")).collect()
}

/// The last second of the day the settings name, in the site's zone.
fn last_second(security: &Security, zone: &TimeZone) -> String {
    let day = security.expires.value.last();
    let end = day.at(23, 59, 59, 0).to_zoned(zone.clone());
    end.map_or_else(|_| format!("{day}T23:59:59Z"), |end| end.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

fn humans(pen: &Pen<'_>, humans: &Humans) -> String {
    let settings = pen.setting.settings;
    let languages: Vec<&str> = settings.languages.iter().map(|(_, language)| language.endonym.as_str()).collect();
    let site = [format!("Languages: {}", languages.join(", ")), "Software: caybeo".to_owned()];
    let parts = [("TEAM", &humans.team[..]), ("THANKS", &humans.thanks[..]), ("SITE", &site[..])];
    let part = |(title, lines): &(&str, &[String])| format!("/* {title} */\n{}\n", lines.iter().map(|line| format!("{line}\n")).collect::<String>());
    parts.iter().filter(|(_, lines)| !lines.is_empty()).map(part).collect::<String>().trim_end().to_owned() + "\n"
}

/// What pages name in their head.
pub(super) fn named(pen: &Pen<'_>, lang: Lang) -> View {
    let settings = pen.setting.settings;
    let colours = pen.theme.colours();
    let touch = pen.theme.icons().iter().find(|icon| icon.purpose == Purpose::Touch);
    let small = pen.theme.icons().iter().find(|icon| icon.purpose == Purpose::Any);
    let colours = colours.light.as_deref().map(|light| View::new().with("light", light).with("dark", colours.dark.as_deref()));
    View::new()
        .with("manifest_url", pen.link(&manifest_path(pen, lang)))
        .with("icon_url", small.map(|icon| pen.link(&icon.output)))
        .with("touch_icon_url", touch.map(|icon| pen.link(&icon.output)))
        .with("colours", colours.map(Value::from))
        .with("licence", settings.licence.as_deref())
        .with("humans_url", settings.humans.as_ref().map(|_| pen.link(HUMANS)))
}
