//! The law as data and its shape: the only place that names a permit, a visa or a deadline.
//!
//! `*.toml` hold facts, definitions, rules, provisions, sources and calendars; `companion/` holds what is laid out from them.
//! `workbench::source` reads and checks them; the browser reads the bytes that the workbench packs. No question is judged here.

pub mod model;
mod packed;

pub use packed::{Unpacked, rules, unpacked, words};
