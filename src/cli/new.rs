//! `caybeo new`: a new item, with every field of its kind named and explained.
//!
//! Gives edits; `pipeline::apply` writes all of them or none.

use clap::{ArgAction, ArgMatches, Command};
use jiff::Timestamp;
use serde_json::json;

use super::define::{option, pick, positional, shaped};
use super::skeleton::Skeleton;
use super::{Call, Exit, Told};
use crate::diag::catalog::usage as say;
use crate::diag::{Report, Tongue};
use crate::edit::Edit;
use crate::kinds::{KindId, Kinds};
use crate::lang::{Lang, Languages};
use crate::parse::{self, Manuscript, SectionDraft};
use crate::pipeline::{self, Options};
use crate::text;

/// The command and its options.
pub(super) fn define(tongue: Tongue) -> Command {
    let about = pick(tongue, "tạo một mục mới, có sẵn mọi trường của loại", "make a new item that names every field");
    let opening = pick(tongue, "Tạo một mục mới: bản nháp có sẵn mọi trường của loại, kèm giải thích.", "Make a new item: a draft that names and explains every field of its kind.");
    let usage = pick(tongue, "caybeo new <LOẠI> <MÃ> [--lang NGÔN NGỮ…]", "caybeo new <KIND> <ID> [--lang TAG…]");
    let kind = pick(tongue, "loại nội dung: article, event, project…", "the kind: article, event, project…");
    let id = pick(tongue, "mã của mục, ví dụ news/cho-noi-cai-rang", "the item's id, such as news/cai-rang-market");
    let lang = pick(tongue, "tạo luôn bản dịch, ví dụ --lang en,ja", "translations to make as well, such as --lang en,ja");
    shaped(Command::new("new"), tongue, about, opening, usage).args([
        positional("kind", 1, pick(tongue, "LOẠI", "KIND"), tongue, kind).required(true),
        positional("id", 2, pick(tongue, "MÃ", "ID"), tongue, id).required(true),
        option("lang", pick(tongue, "NGÔN NGỮ", "TAG"), lang).action(ArgAction::Append).value_delimiter(',').num_args(1..),
    ])
}

/// Runs it.
pub(super) fn run(call: &Call<'_>, matches: &ArgMatches, report: &mut Report) -> Result<Told, Exit> {
    let word = |name: &str| matches.get_one::<String>(name).cloned().unwrap_or_default();
    let (kind, id) = (word("kind"), word("id"));
    let options = Options { root: call.root.clone(), out: call.root.join("public"), preview: false, now: Timestamp::UNIX_EPOCH, reload: false, trust_stat: call.trust_stat };
    // Faults elsewhere in the site do not keep anybody from writing something new.
    let mut found = Report::new();
    let ground = pipeline::ground(&options, &mut found).inspect_err(|_| report.absorb(found))?;
    let manuscript = pipeline::manuscript(&ground);
    let kinds = ground.kinds();

    let kind_id = kinds.find(&kind);
    let Some(kind_id) = kind_id else {
        let names: Vec<&str> = kinds.names().collect();
        return Err(call.wrong(say::unknown_kind(call.line.at(&kind), &kind, text::nearest(&kind, names.iter().copied()), &names), report));
    };
    let id = id.trim_matches('/').to_owned();
    if !parse::is_id(&id) {
        let clean: Vec<String> = id.split('/').map(text::slug).filter(|part| !part.is_empty()).collect();
        return Err(call.wrong(say::bad_id(call.line.at(&word("id")), &id, &clean.join("/")), report));
    }
    if let Some(path) = owner(&id, &manuscript, ground.inventory().content.iter().map(|source| source.path.as_str())) {
        return Err(call.wrong(say::taken(call.line.at(&word("id")), &id, &path), report));
    }
    let languages = &ground.settings().languages;
    let translations = translations(call, matches, languages, report)?;

    let section = nearest_section(&id, &manuscript.sections);
    let holds = section.and_then(|section| section.rules.kind);
    if holds != Some(kind_id) {
        let section_id = section.map_or("", |section| section.id.as_str());
        let better = better_id(&id, kind_id, &manuscript);
        let holds = holds.map(|holds| kinds[holds].name.as_str());
        report.say(say::kind_beside_section(call.line.at(&word("id")), &kind, section_id, holds, better.as_deref()));
    }
    let skeleton = Skeleton { id: &id, kind: &kinds[kind_id], names_kind: holds != Some(kind_id), tongue: call.tongue, words: &ground, examples: &examples(kinds, &manuscript) };
    let mut edits = vec![edit(&id, languages, Lang::FIRST, skeleton.original())];
    edits.extend(translations.into_iter().map(|lang| edit(&id, languages, lang, skeleton.translation())));
    pipeline::apply(&options, &edits, report)?;
    Ok(told(call, &edits))
}

fn told(call: &Call<'_>, edits: &[Edit]) -> Told {
    let paths: Vec<&str> = edits.iter().map(|edit| edit.path.as_str()).collect();
    let title = call.pick("Đã tạo:\n", "Made:\n");
    let next = call.pick(
        "Đây là bản nháp: điền dần, xem bằng `caybeo serve`, rồi xóa dòng `draft = true` để công bố.\n",
        "This is a draft: fill it in, look at it with `caybeo serve`, then remove `draft = true` to publish it.\n",
    );
    let list: String = paths.iter().map(|path| format!("  {path}\n")).collect();
    Told { summary: format!("{title}{list}{next}"), data: Some(json!({ "written": paths })), ..Told::default() }
}

fn edit(id: &str, languages: &Languages, lang: Lang, text: String) -> Edit {
    Edit { path: format!("content/{id}.{}.md", languages[lang].tag), expected_digest: None, bytes: text.into_bytes() }
}

/// The languages of `--lang`, each once, without the one the original is in.
fn translations(call: &Call<'_>, matches: &ArgMatches, languages: &Languages, report: &mut Report) -> Result<Vec<Lang>, Exit> {
    let mut found = Vec::new();
    for tag in matches.get_many::<String>("lang").into_iter().flatten() {
        match languages.find(tag) {
            Some(Lang::FIRST) => {}
            Some(lang) if found.contains(&lang) => {}
            Some(lang) => found.push(lang),
            None => {
                let known: Vec<&str> = languages.iter().map(|(_, language)| language.tag.as_str()).collect();
                return Err(call.wrong(say::unknown_language(call.line.at(tag), tag, &known), report));
            }
        }
    }
    Ok(found)
}

/// The file of an item or section that has this id, sound or not.
fn owner<'a>(id: &str, manuscript: &Manuscript, mut paths: impl Iterator<Item = &'a str>) -> Option<String> {
    let (flat, folder) = (format!("content/{id}."), format!("content/{id}/"));
    let file = paths.find(|path| {
        let index = path.strip_prefix(&folder).is_some_and(|rest| rest.starts_with("index.") || rest.starts_with("_section."));
        index || path.strip_prefix(&flat).is_some_and(|rest| !rest.contains('/'))
    });
    let faulty = manuscript.faulty.contains(id).then(|| format!("content/{id}"));
    file.map(str::to_owned).or(faulty)
}

fn nearest_section<'a>(id: &str, sections: &'a [SectionDraft]) -> Option<&'a SectionDraft> {
    let mut at = id;
    while !at.is_empty() {
        at = at.rsplit_once('/').map_or("", |(above, _)| above);
        if let Some(section) = sections.iter().find(|section| section.id == at) {
            return Some(section);
        }
    }
    None
}

/// The same item under a section that holds its kind.
fn better_id(id: &str, kind: KindId, manuscript: &Manuscript) -> Option<String> {
    let section = manuscript.sections.iter().find(|section| section.rules.kind == Some(kind))?;
    let last = id.rsplit('/').next().unwrap_or(id);
    Some(format!("{}/{last}", section.id))
}

/// An item of each kind, so that examples of references lead somewhere.
fn examples(kinds: &Kinds, manuscript: &Manuscript) -> Vec<(String, String)> {
    let first = |kind: KindId| manuscript.items.iter().find(|item| item.kind == kind);
    kinds.iter().filter_map(|(id, kind)| Some((kind.name.clone(), first(id)?.id.clone()))).collect()
}
