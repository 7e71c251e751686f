//! HTML written by authors.
//!
//! Takes events or finished markup. Where HTML is not allowed it becomes visible text; where it is, what is left has no
//! scripts, no event handlers, no `style` and no request to another host. Comments are the author's own and never shown.

use ammonia::Builder;
use pulldown_cmark::{Event, Tag, TagEnd};

use super::dialect::{Events, moved};

/// Name of the first element a piece of HTML opens; `None` for comments and closing tags.
pub(super) fn opened(html: &str) -> Option<&str> {
    let inner = html.trim_start().strip_prefix('<')?;
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len());
    Some(&inner[..end]).filter(|name| !name.is_empty())
}

fn is_comment(html: &str) -> bool {
    let html = html.trim();
    html.starts_with("<!--") && html.ends_with("-->") && html.matches("<!--").count() == 1
}

/// Whether there is HTML among the events.
pub(super) fn is_in(events: &Events<'_>) -> bool {
    events.iter().any(|(event, _)| matches!(event, Event::Html(_) | Event::InlineHtml(_)))
}

/// Drops comments; turns other HTML into text unless it is allowed.
pub(super) fn guard(mut events: Events<'_>, allowed: bool) -> Events<'_> {
    let mut out = Events::with_capacity(events.len());
    let mut at = 0;
    while at < events.len() {
        let (event, span) = &events[at];
        match event {
            Event::Start(Tag::HtmlBlock) => {
                let end = super::dialect::end_of(&events, at);
                let lines = &events[at + 1..end];
                let html: String = lines.iter().map(|(line, _)| match line {
                    Event::Html(html) | Event::Text(html) => html.as_ref(),
                    _ => "",
                }).collect();
                if allowed && !is_comment(&html) {
                    out.extend_from_slice(lines);
                } else if !is_comment(&html) {
                    out.push((Event::Start(Tag::Paragraph), span.clone()));
                    out.push((Event::Text(html.into()), span.clone()));
                    out.push((Event::End(TagEnd::Paragraph), span.clone()));
                }
                at = end;
            }
            Event::InlineHtml(html) if is_comment(html) => {}
            Event::InlineHtml(html) | Event::Html(html) if !allowed => out.push((Event::Text(html.clone()), span.clone())),
            _ => out.push(moved(&mut events[at])),
        }
        at += 1;
    }
    out
}

/// Cleans a body that holds authors' HTML among ours.
pub(super) fn sanitise(body: &str) -> String {
    Builder::default()
        .add_tags(["section", "input"])
        .add_generic_attributes([
            "class", "id", "role", "dir", "tabindex", "aria-label", "aria-labelledby", "aria-describedby", "aria-hidden",
        ])
        .add_tag_attributes("a", ["hreflang", "rel"])
        .add_tag_attributes("img", ["loading", "decoding"])
        .add_tag_attributes("input", ["disabled", "checked"])
        .add_tag_attribute_values("input", "type", ["checkbox"])
        .set_tag_attribute_value("input", "disabled", "")
        .link_rel(None)
        .attribute_filter(|element, attribute, value| {
            let fetches = matches!(attribute, "src" | "srcset" | "poster" | "background" | "cite" | "longdesc") && element != "a";
            let foreign = value.trim_start().starts_with("//") || value.contains("://");
            (!fetches || !foreign).then(|| value.into())
        })
        .clean(body)
        .to_string()
}
