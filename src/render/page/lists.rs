//! Lists on pages: the slice a page shows, its pager, its facets, what refers to an item.

use serde_json::{Value as Json, json};

use super::Writer;
use crate::render::{card, compact, shown};
use crate::resolve::Node;

impl Writer<'_, '_> {
    /// Items that refer to this one, by kind; the slice of this page.
    pub(super) fn gathered(&self, rank: usize) -> Json {
        let pen = self.pen;
        let size = pen.site.page_size(self.page.node, pen.setting);
        let groups = pen.site.gathered(rank, self.lang).iter().filter_map(|gathered| {
            let kind_id = gathered.kind;
            let kind = &pen.setting.kinds[kind_id];
            let slice = pen.site.slice(&gathered.items, self.page.node, self.page.number, pen.setting);
            if slice.is_empty() {
                return None;
            }
            let cards: Vec<Json> = slice.iter().filter_map(|rank| card::card(pen, *rank, self.lang)).collect();
            let voice = pen.voice(self.lang);
            let label = voice.phrase(&format!("kind-{}.plural", kind.name), &[]).map_or_else(|_| kind.name.clone(), |phrase| phrase.text);
            let section = pen.site.sections.iter().position(|section| section.draft.rules.kind == Some(kind_id));
            let more = section.filter(|_| gathered.items.len() > size).and_then(|rank| pen.site.path(Node::Section(rank), self.lang));
            Some(compact(json!({ "kind": kind.name, "label": label, "items": cards, "more_url": more.map(|path| pen.link(path)) })))
        });
        Json::Array(groups.collect())
    }

    /// The pager of an item whose gathered lists run over several pages.
    pub(super) fn pager_only(&self, rank: usize) -> Json {
        let total = self.pen.site.gathered(rank, self.lang).iter().map(|gathered| gathered.items.len()).max().unwrap_or(0);
        self.pager(total).map_or(Json::Null, |pager| json!({ "items": [], "total": total, "facets": [], "pager": pager }))
    }

    pub(super) fn subsections(&self, rank: usize) -> Json {
        let pen = self.pen;
        let below = pen.site.sections[rank].sections.iter().filter_map(|rank| {
            let section = &pen.site.sections[*rank];
            let head = section.head(self.lang)?;
            if !section.filled[self.lang] && !pen.setting.settings.show_empty_sections {
                return None;
            }
            let words = section.presence[self.lang].words(self.lang)?;
            let voice = pen.voice(words);
            let path = pen.site.path(Node::Section(*rank), self.lang)?;
            Some(compact(json!({
                "title": voice.typeset(&head.title.value),
                "title_html": card::phrased(voice, &head.title.value),
                "summary": head.summary.as_deref().map(|summary| voice.typeset(summary)),
                "url": pen.link(path),
                "lang": (words != self.lang).then(|| pen.tag(words)),
                "dir": (words != self.lang).then(|| pen.dir(words)),
            })))
        });
        // Only the first page has them.
        if self.page.number > 1 { json!([]) } else { Json::Array(below.collect()) }
    }

    pub(super) fn list(&self, ranks: &[usize], section: Option<usize>) -> Json {
        let pen = self.pen;
        let slice = pen.site.slice(ranks, self.page.node, self.page.number, pen.setting);
        let cards: Vec<Json> = slice.iter().filter_map(|rank| card::card(pen, *rank, self.lang)).collect();
        compact(json!({
            "items": cards,
            "total": ranks.len(),
            "pager": self.pager(ranks.len()),
            "facets": section.map_or_else(Vec::new, |section| self.facets(section)),
        }))
    }

    pub(super) fn pager(&self, total: usize) -> Option<Json> {
        let size = self.pen.site.page_size(self.page.node, self.pen.setting);
        let pages = total.div_ceil(size);
        if pages < 2 {
            return None;
        }
        let first = self.pen.site.path(self.page.node, self.lang)?;
        let url = |number: usize| self.pen.link(&if number == 1 { first.to_owned() } else { format!("{first}page/{number}/") });
        let links: Vec<Json> =
            (1..=pages).map(|number| json!({ "page": number, "url": url(number), "current": number == self.page.number })).collect();
        Some(compact(json!({
            "page": self.page.number,
            "pages": pages,
            "prev_url": (self.page.number > 1).then(|| url(self.page.number - 1)),
            "next_url": (self.page.number < pages).then(|| url(self.page.number + 1)),
            "links": links,
        })))
    }

    /// The facets of a section's kind, each value with its page and how many items have it.
    pub(super) fn facets(&self, section: usize) -> Vec<Json> {
        let pen = self.pen;
        let Some(kind_id) = pen.site.sections[section].draft.rules.kind else { return Vec::new() };
        let kind = &pen.setting.kinds[kind_id];
        pen.site.sections[section].facets[self.lang]
            .iter()
            .map(|facet| {
                let values = facet.values.iter().filter_map(|entry| {
                    let path = pen.site.path(entry.node, entry.lang)?;
                    let current = entry.node == self.page.node;
                    Some(json!({ "label": entry.label, "url": pen.link(path), "count": entry.count, "current": current }))
                });
                let values: Vec<Json> = values.collect();
                json!({ "field": kind[facet.field].name, "label": shown::label(pen, kind, &kind[facet.field], self.lang), "values": values })
            })
            .collect()
    }
}
