//! caybeo turns a git repository of Markdown into a city's portal in several languages.
//!
//! *Cây bẹo* is the pole on which a boat at Cái Răng floating market hangs what it sells, so that everyone on the river
//! can see it from afar. That is what the program does for a city.
//!
//! # How it works
//!
//! A build is one value turning into the next; [`pipeline::build`] has the stages on one screen:
//!
//! ```text
//! disk ─ discover ─> Inventory ─ parse ─> Manuscript ─ resolve ─> Site ─ render ─> plan, files ─ emit ─> Receipt
//!            settings, kinds, words and theme are read from the Inventory and held beside
//! ```
//!
//! - Between reading and writing everything is a pure function of what was read, and of one instant.
//! - **A fact is written once, words are written per language**; the kind of content says which is which.
//! - **A source is described once**, in `content/_sources.toml`, and lent to whoever cites it, as if it stood there.
//! - **A kind of content is data**: `src/kinds/builtin/*.toml`, and `content/_kinds/*.toml` of a site. No code knows a kind by
//!   name.
//! - A page is a pure function of what it holds. Its fingerprint is made of digests of what it holds, without making the
//!   page; the same fingerprint is never rendered twice.
//! - Memory holds heads, never bodies or output: a file is read once for its head and again when its page is rendered,
//!   minified, written and forgotten. What the pages of a language share is let go with the last of them.
//! - A picture's files are named by digests of the picture and of how they are made: pages are rendered without them, and each
//!   picture is decoded once, then never again.
//! - What earlier runs found out lies in one folder that may vanish at any time (`cache`): it saves work, never decides.
//! - Every complaint has a place, a reason and a way out, in Vietnamese and English. All faults of a run are told at once.
//! - What a translation was made from is stamped into it, block by block ([`stamp`]): whether it keeps up with its source is told by
//!   the files alone, without a history. The [`desk`] looks at what is written, never at pages.
//! - Publishing is whole or nothing.
//!
//! # The rooms, in reading order
//!
//! | layer | modules | may name |
//! |---|---|---|
//! | ground | [`source`] [`digest`] [`lang`] [`text`] [`stamp`] [`clock`] [`values`] [`disk`] [`cache`] [`edit`] | nothing of ours but ground |
//! | speech | [`diag`] [`fields`] | ground |
//! | vocabulary | [`kinds`] < [`config`], [`i18n`] < [`markdown`], [`media`] < [`theme`] | ground, speech, and those to their left |
//! | stages | [`discover`] [`parse`] [`resolve`] [`render`] [`emit`] | all above, and the output of the stage before |
//! | beside | [`proof`] [`desk`] [`serve`] | what the stages give, and all above; `serve` also `desk` |
//! | [`pipeline`], [`cli`], `main` | | everything above |
//!
//! `tests/it/tidy.rs` keeps the table true.
//!
//! Walls that were moved from the first plan, and why:
//!
//! - [`markdown`] is a vocabulary module of its own: `parse` reads outlines and `render` makes HTML from the very same dialect,
//!   and stages may not know each other's insides. `pulldown_cmark` is named there and nowhere else.
//! - [`edit`] is ground: `resolve` (the ledger) and `cli` (`new`) both give edits, `pipeline::apply` writes them.
//! - `values` parse themselves; showing them to a reader of a language is `i18n`'s, which lies above them.
//! - `kinds` come before `config`: settings use the same dates as content.
//! - `emit` minifies; the pipeline hands its functions to `theme`, which may not name a stage.
//! - `parse` reads the content files, not `discover`, which lists them: a hundred thousand texts need not be in memory at once.
//! - [`cache`] is ground: `discover` keeps stats there, `parse` heads, `emit` what it published, the pipeline what it made of a theme.
//! - [`stamp`] is ground: `parse` reads stamps, `resolve` and `render` ask how a translation stands, `desk` writes new ones. The state is
//!   asked for where it is needed, not kept beside the site: it takes a comparison of a few numbers.
//! - [`desk`] takes what `parse` gives, not `resolve`: it works while references are broken, and needs no words and no theme.
//! - `render` gives a plan (paths and fingerprints) and makes each file when it is asked to: `emit` asks in a build, a reader in
//!   `serve`.

pub mod cache;
pub mod clock;
pub mod digest;
pub mod disk;
pub mod edit;
pub mod lang;
pub mod source;
pub mod stamp;
pub mod text;
pub mod values;

pub mod diag;
pub mod fields;

pub mod config;
pub mod i18n;
pub mod kinds;
pub mod markdown;
pub mod media;
pub mod theme;

pub mod discover;
pub mod parse;
pub mod resolve;
pub mod render;
pub mod emit;

pub mod proof;
pub mod desk;
pub mod serve;

pub mod pipeline;

pub mod cli;
