//! What rendering needs from outside: where links lead, what components became, how words are set.
//!
//! Takes and gives plain values. Never computes one: `resolve`, `i18n` and the theme do.

use crate::lang::Direction;

/// Everything a body asks of the site.
pub struct Answers<'a> {
    /// One for each of `Outline::links`, in that order.
    pub links: &'a [LinkAnswer],
    /// The ids of `Outline::headings`, in that order.
    pub headings: &'a [String],
    /// HTML for each of `Outline::components`, in that order. Trusted: it comes from the theme.
    pub components: &'a [String],
    /// The sources that may be cited, in any order.
    pub cites: &'a [CiteAnswer],
    /// Sets the consecutive text runs of one block in the page's typography. A run of only `\u{FFFC}` stands for
    /// something that is not text (code, a picture, a printed fact, an address, foreign words), `"\n"` for a line end;
    /// what is written into those is ignored.
    pub typeset: &'a dyn Fn(&mut [String]),
    /// Byte offsets in a heading's text where a line may break between phrases; each becomes `<wbr>`.
    pub phrases: &'a dyn Fn(&str) -> Vec<usize>,
    /// The few words rendering adds.
    pub words: &'a Words,
}

/// What became of a link or picture.
#[derive(Clone, Debug)]
pub enum LinkAnswer {
    /// A link.
    Href {
        /// Its address.
        url: String,
        /// Tag of the language the target is in, if not the page's.
        lang: Option<String>,
        /// Shown when the author wrote no text: the title of the target.
        text: Option<String>,
        /// Whether it leaves the site.
        rel_external: bool,
    },
    /// A printed fact, as HTML.
    Text {
        /// Trusted HTML.
        html: String,
    },
    /// Words of another language.
    Lang {
        /// Its tag.
        tag: String,
        /// The way it runs, if not the page's.
        dir: Option<Direction>,
    },
    /// A base text with its reading.
    Ruby {
        /// The reading.
        reading: String,
    },
    /// A picture.
    Image {
        /// Its address.
        url: String,
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// Used when the author wrote no description.
        alt: String,
        /// What browsers may choose from instead.
        choice: Choice,
    },
    /// It leads nowhere: a fault was said; its text stands alone.
    Broken,
}

/// The files made of a picture, and how it is loaded.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Media type and `srcset` of the forms that not every browser reads, the best first.
    pub sources: Vec<(&'static str, String)>,
    /// `srcset` of the form that all do.
    pub srcset: Option<String>,
    /// How wide it is shown.
    pub sizes: String,
    /// Classes.
    pub class: Option<String>,
    /// Whether it is among the first a reader sees.
    pub eager: bool,
}

/// One source that may be cited.
#[derive(Clone, Debug)]
pub struct CiteAnswer {
    /// Its key in `[sources]`.
    pub key: String,
    /// Its number in the page's list of sources.
    pub number: usize,
    /// Its title as plain text.
    pub title: String,
}

/// The words rendering adds, in the page's language.
#[derive(Clone, Debug)]
pub struct Words {
    /// Name of the list of footnotes.
    pub footnotes: String,
    /// Name of one footnote; its number follows.
    pub footnote: String,
    /// Name of the link from a footnote back to the text; its number follows.
    pub back: String,
    /// Name of one table; its number follows.
    pub table: String,
    /// A task that is done.
    pub done: String,
    /// A task that is open.
    pub open: String,
    /// Label of `[!NOTE]`.
    pub note: String,
    /// Label of `[!TIP]`.
    pub tip: String,
    /// Label of `[!IMPORTANT]`.
    pub important: String,
    /// Label of `[!WARNING]`.
    pub warning: String,
    /// Label of `[!CAUTION]`.
    pub caution: String,
}
