//! The domain's words as types, one a file: how each is written by an editor, and its plain machine form.
//!
//! Takes strings from front matter, gives typed values. Never speaks a language: `i18n` shows values to readers.

mod area;
mod contact;
mod country;
mod day;
mod focus;
mod geo;
mod money;
mod number;
mod period;

pub use area::{Area, AreaUnit};
pub use contact::Contact;
pub use country::Country;
pub use day::{Day, Precision};
pub use focus::Focus;
pub use geo::Geo;
pub use money::{Currency, Money};
pub use number::{Decimal, Range, decimal, range};
pub use period::Period;
