//! Tests: small sites and claims.

mod broken;
mod mutations;
mod theme;
