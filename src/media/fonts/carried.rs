//! The fonts inside the program.
//!
//! Gives Libertinus Serif in two weights, as `typst-assets` has it (SIL Open Font License 1.1, no reserved name). Never
//! reads the disk.

use super::Carried;

pub const FONTS: [Carried; 2] = [
    Carried { name: "libertinus-serif", weight: 400, bytes: include_bytes!(concat!(env!("OUT_DIR"), "/LibertinusSerif-Regular.otf")) },
    Carried { name: "libertinus-serif", weight: 600, bytes: include_bytes!(concat!(env!("OUT_DIR"), "/LibertinusSerif-Semibold.otf")) },
];
