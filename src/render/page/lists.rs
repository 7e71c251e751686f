//! Lists on pages: the slice a page shows, its pager, its facets, what refers to an item.

use tera::Value;

use super::Writer;
use crate::lang::Lang;
use crate::render::Pen;
use crate::render::view::View;
use crate::resolve::{FacetEntry as Entry, FacetList as List, Gathered, Node};

impl Writer<'_, '_> {
    /// Items that refer to this one, by kind; the slice of this page.
    pub(super) fn gathered(&self, gathered: &[Gathered]) -> Vec<View> {
        let pen = self.pen;
        let size = pen.site.page_size(self.page.node, pen.setting);
        let groups = gathered.iter().filter_map(|gathered| {
            let slice = pen.site.slice(&gathered.items, self.page.node, self.page.number, pen.setting);
            if slice.is_empty() {
                return None;
            }
            let section = pen.site.sections.iter().position(|section| section.draft.rules.kind == Some(gathered.kind));
            let more = section.filter(|_| gathered.items.len() > size).and_then(|rank| pen.site.path(Node::Section(rank), self.lang));
            let view = View::new()
                .with("kind", pen.setting.kinds[gathered.kind].name.as_str())
                .with("label", pen.lexicon(gathered.kind, self.lang).plural.clone())
                .with("items", pen.cards(slice.iter().copied(), self.lang))
                .with("more_url", more.map(|path| pen.link(path)));
            Some(view)
        });
        groups.collect()
    }

    /// The pager of an item whose gathered lists run over several pages.
    pub(super) fn pager_only(&self, gathered: &[Gathered]) -> Option<View> {
        let total = gathered.iter().map(|gathered| gathered.items.len()).max().unwrap_or(0);
        let nothing = Vec::<Value>::new;
        self.pager(total).map(|pager| View::new().with("items", nothing()).with("total", total).with("facets", nothing()).with("pager", pager))
    }

    pub(super) fn subsections(&self, rank: usize) -> Vec<View> {
        let pen = self.pen;
        let below = pen.site.sections[rank].sections.iter().filter_map(|rank| {
            if !pen.site.sections[*rank].filled[self.lang] && !pen.setting.settings.show_empty_sections {
                return None;
            }
            let face = pen.face(Node::Section(*rank), self.lang).filter(|face| face.at == self.lang)?;
            let (tag, dir) = face.foreign(pen, self.lang);
            let view = View::new()
                .with("title", face.title.clone()?)
                .with("title_html", face.title_html.clone())
                .with("summary", face.summary.clone())
                .with("url", face.url.clone())
                .with("lang", tag)
                .with("dir", dir);
            Some(view)
        });
        // Only the first page has them.
        if self.page.number > 1 { Vec::new() } else { below.collect() }
    }

    /// The slice of a list this page shows; the facets are those of a section.
    pub(super) fn list(&self, ranks: &[usize], section: usize) -> View {
        let pen = self.pen;
        let slice = pen.site.slice(ranks, self.page.node, self.page.number, pen.setting);
        View::new()
            .with("items", pen.cards(slice.iter().copied(), self.lang))
            .with("total", ranks.len())
            .with("pager", self.pager(ranks.len()))
            .with("facets", pen.facet_lists(section, self.lang).seen_from(self.page.node))
    }

    fn pager(&self, total: usize) -> Option<View> {
        let size = self.pen.site.page_size(self.page.node, self.pen.setting);
        let pages = total.div_ceil(size);
        if pages < 2 {
            return None;
        }
        let first = self.pen.link(self.pen.site.path(self.page.node, self.lang)?);
        let url = |number: usize| if number == 1 { first.clone() } else { format!("{first}page/{number}/") };
        let shown = near(self.page.number, pages);
        let link = |(at, number): (usize, &usize)| {
            View::new()
                .with("page", *number)
                .with("url", url(*number))
                .with("current", *number == self.page.number)
                .with("after_gap", at > 0 && shown[at - 1] + 1 < *number)
        };
        let view = View::new()
            .with("page", self.page.number)
            .with("pages", pages)
            .with("prev_url", (self.page.number > 1).then(|| url(self.page.number - 1)))
            .with("next_url", (self.page.number < pages).then(|| url(self.page.number + 1)))
            .with("links", shown.iter().enumerate().map(link).collect::<Vec<View>>());
        Some(view)
    }
}

/// The pages a pager names: the first, the last, and those about the reader's. A gap is never one page wide.
fn near(page: usize, pages: usize) -> Vec<usize> {
    const BESIDE: usize = 2;
    let is_near = |number: usize| number == 1 || number == pages || number.abs_diff(page) <= BESIDE;
    (1..=pages).filter(|number| is_near(*number) || (is_near(number - 1) && is_near(number + 1))).collect()
}

/// The facets of a section's kind, each value with its page and how many items have it. The same on every page of a
/// section's list, but for the value whose page is the reader's.
pub(crate) struct FacetLists {
    facets: Vec<FacetList>,
    /// As seen from a page that is no value's.
    plain: Value,
}

struct FacetList {
    field: Value,
    label: Value,
    values: Vec<FacetEntry>,
}

struct FacetEntry {
    node: Node,
    label: Value,
    url: Value,
    count: usize,
}

impl FacetLists {
    pub(crate) fn of(pen: &Pen<'_>, section: usize, lang: Lang) -> FacetLists {
        let facets = facets(pen, section, lang);
        FacetLists { plain: seen(&facets, None), facets }
    }

    /// With the value marked that the page of a node is about.
    fn seen_from(&self, node: Node) -> Value {
        let is_here = self.facets.iter().flat_map(|facet| &facet.values).any(|value| value.node == node);
        if is_here { seen(&self.facets, Some(node)) } else { self.plain.clone() }
    }
}

fn seen(facets: &[FacetList], here: Option<Node>) -> Value {
    let value = |value: &FacetEntry| {
        View::new()
            .with("label", value.label.clone())
            .with("url", value.url.clone())
            .with("count", value.count)
            .with("current", here == Some(value.node))
    };
    let facet = |facet: &FacetList| {
        View::new()
            .with("field", facet.field.clone())
            .with("label", facet.label.clone())
            .with("values", facet.values.iter().map(value).collect::<Vec<View>>())
    };
    facets.iter().map(facet).collect::<Vec<View>>().into()
}

fn facets(pen: &Pen<'_>, section: usize, lang: Lang) -> Vec<FacetList> {
    let section = &pen.site.sections[section];
    let Some(kind) = section.draft.rules.kind else { return Vec::new() };
    let entry = |entry: &Entry| {
        let url = pen.link(pen.site.path(entry.node, entry.lang)?);
        Some(FacetEntry { node: entry.node, label: entry.label.as_str().into(), url: url.into(), count: entry.count })
    };
    let facet = |facet: &List| {
        let words = &pen.lexicon(kind, lang)[facet.field];
        FacetList { field: words.name.clone(), label: words.label.clone(), values: facet.values.iter().filter_map(entry).collect() }
    };
    section.facets[lang].iter().map(facet).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pager_names_the_ends_and_the_neighbours_however_long_the_list() {
        assert_eq!(near(1, 2), [1, 2]);
        assert_eq!(near(4, 7), [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(near(1, 9), [1, 2, 3, 9]);
        assert_eq!(near(5, 200), [1, 2, 3, 4, 5, 6, 7, 200]);
        assert_eq!(near(100, 200), [1, 98, 99, 100, 101, 102, 200]);
    }
}
