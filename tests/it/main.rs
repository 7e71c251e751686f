//! Tests: small sites and claims.

mod theme;
