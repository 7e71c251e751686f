//! Tests: small sites and claims.

mod cli;
mod theme;
