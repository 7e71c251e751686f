//! Tests: small sites and claims.

mod addresses;
mod before;
mod broken;
mod cli;
mod desk;
mod desk_page;
mod edits;
mod fonts;
mod histories;
mod invented;
mod kills;
mod languages;
mod lists;
mod machines;
mod marks;
mod mutations;
mod pictures;
mod presence;
mod proof;
mod reach;
mod scrambled;
mod site;
mod small;
mod theme;
mod themes;
mod tidy;
mod time;

mod together;
mod values;
mod truth;
mod visible;
