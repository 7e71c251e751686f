//! caybeo
#![allow(missing_docs)]
pub mod digest;
pub mod source;
pub mod lang;
pub mod text;
pub mod values;
pub mod clock;
pub mod diag;
pub mod fields;
pub mod i18n;
