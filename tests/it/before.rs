//! What was read before is not read again, and nobody can tell.

use caybeo::diag::Report;
use caybeo::pipeline::{self, Before, Ground};

use crate::site::{Site, site_in};

fn words(site: &Site, before: Before<'_>) -> (Option<Ground>, String) {
    let mut report = Report::new();
    let ground = pipeline::ground_after(before, site.options(), &mut report).ok();
    (ground, report.sorted().iter().map(|d| format!("{d:?}\n")).collect())
}

const KIND: &str = "[fields.title]\ntype = \"string\"\nscope = \"words\"\nrequired = true\n[fields.stalls]\ntype = \"integer\"\n";

/// One edit after the other; an empty text removes the file.
const EDITS: &[(&str, &str)] = &[
    ("i18n/vi/portal.ftl", "ui-home = Nhà\n"),
    ("i18n/vi/portal.ftl", "ui-home = Nhà { $x }\n"),
    ("i18n/en/portal.ftl", "ui-home = { \n#bad\n"),
    ("i18n/en/portal.ftl", "ui-home = House\n"),
    ("i18n/vi/portal.ftl", "ui-home = Nhà\n"),
    ("themes/plain/templates/facet.html", "{{ page.titel }}"),
    ("themes/plain/templates/facet.html", "{{ page.title }}{{ t(id=\"ui-nothing\") }}"),
    ("themes/plain/templates/facet.html", "{{ page.title | upcase }}"),
    ("themes/plain/templates/facet.html", "{% if %}"),
    ("themes/plain/templates/facet.html", "{#+++\nask = 1\n+++#}{{ page.title }}"),
    ("themes/plain/templates/facet.html", "{{ page.title }}{{ t(id=\"ui-home\", lang=\"en\") }}"),
    ("themes/plain/css/plain.css", "a { color: #ff0000 }\n"),
    ("themes/plain/css/plain.css", "a { background: url(no.png) }\n"),
    ("themes/plain/css/plain.css", "a { color: #00ff00 }\n"),
    ("content/_kinds/market.toml", KIND),
    ("content/_kinds/market.toml", "[fields.title]\ntype = \"strin\"\n"),
    ("themes/plain/templates/market.html", "{{ page.fields.stalls.text }}"),
    ("content/_kinds/market.toml", KIND),
    ("themes/plain/templates/market.html", "{{ page.fields.stalls?.text }}"),
    ("themes/plain/templates/facet.html", ""),
    ("themes/plain/css/plain.css", ""),
];

#[test]
fn what_is_said_after_an_edit_is_what_a_first_reading_says() {
    let mut site = site_in("vi en", "-- content/_section.vi.md --\n+++\ntitle = \"Chợ\"\n+++\n");
    site.write();
    let mut ground = words(&site, Before::default()).0;
    for (path, text) in EDITS {
        match *text {
            "" => site.remove(path),
            text => site.put(path, text),
        }
        site.write();
        // Twice: what was reused is reused again.
        for _ in 0..2 {
            let (fresh, said) = words(&site, Before::default());
            let (again, said_again) = words(&site, Before { ground: ground.as_ref(), ..Before::default() });
            assert_eq!(said, said_again, "{path}: {text}");
            let facts = |ground: &Ground| {
                let minified: Vec<_> = ground.minified().map(|(from, bytes)| (from, bytes.clone())).collect();
                let languages = ground.settings().languages.all().map(|lang| ground.words().digest(lang)).collect::<Vec<_>>();
                (ground.kinds().digest, format!("{:?}", ground.kinds()), languages, ground.trial(), minified)
            };
            assert!(fresh.as_ref().map(facts) == again.as_ref().map(facts), "{path}: {text}");
            ground = again;
        }
    }
}

#[test]
fn a_trial_that_was_remembered_is_not_made_again() {
    let mut site = site_in("vi", "-- content/_section.vi.md --\n+++\ntitle = \"Chợ\"\n+++\n");
    site.write();
    let (sound, _) = words(&site, Before::default());
    let key = sound.as_ref().and_then(Ground::trial);
    assert!(key.is_some());
    site.put("themes/plain/templates/facet.html", "{{ page.titel }}");
    site.write();
    let (broken, said) = words(&site, Before { tried: Some(&|asked| Some(asked) == key), ..Before::default() });
    assert!(said.contains("T120") && broken.is_some_and(|ground| ground.trial().is_none()), "another theme has another key");
    let believed = words(&site, Before { tried: Some(&|_| true), ..Before::default() }).1;
    assert!(!believed.contains("T120"));
}

#[test]
fn styles_that_were_remembered_are_not_minified_again() {
    let site = site_in("vi", "-- content/_section.vi.md --\n+++\ntitle = \"Chợ\"\n+++\n");
    site.write();
    let (ground, _) = words(&site, Before::default());
    let known = ground.as_ref().unwrap().minified().next().map(|(from, _)| from);
    let other: std::sync::Arc<[u8]> = b"a{}".as_slice().into();
    let minified = |from| (Some(from) == known).then(|| other.clone());
    let (again, _) = words(&site, Before { minified: Some(&minified), ..Before::default() });
    assert_eq!(again.unwrap().minified().next().map(|(_, bytes)| bytes.clone()), Some(other.clone()));
}
