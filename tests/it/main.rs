//! Tests: small sites and claims.

mod broken;
mod theme;
