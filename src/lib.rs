//! One-Card Guide: what China's move of the work permit into the social security card means for one person, on one day.
//!
//! The map of the house; arrows of use run one way: `app → drawing, browser, guidance → case, rulebook → engine → calendar`.
//!
//! - [`engine`]: the generic rules engine: values, conditions, rules, deadlines, the pass with its trace.
//! - [`calendar`]: civil dates, China's working days, spans such as "10 working days".
//! - [`rulebook`]: the law as data. The only place that names a permit, a visa, a deadline.
//! - [`case`]: a person's answers: the case, its file, the compact codec of store and link.
//! - [`guidance`]: what the engine says, arranged for a reader, and its plain renderings.
//! - [`text`]: the words, one JSON file per language. [`json`]: JSON of case files, read and written in few bytes.
//! - `drawing` (wasm32 only): the renderer: pages as values, drawn and changed in place on Leptos' reactive graph.
//! - `browser` (wasm32 only): storage, clock, location hash, clipboard, files.
//! - `app` (wasm32 only): the pages.
//! - `workbench` (native only): the reader of the rulebook, editions, proofs, scenarios, coverage, mutants, the command line.

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod calendar;
pub mod case;
#[cfg(target_arch = "wasm32")]
pub mod drawing;
pub mod engine;
pub mod guidance;
pub mod json;
pub mod rulebook;
pub mod text;
#[cfg(not(target_arch = "wasm32"))]
pub mod workbench;
