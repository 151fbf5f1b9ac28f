//! One-Card Guide: what China's move of the work permit into the social security card means for one person, on one day.
//!
//! The map of the house; arrows of use run one way: `app → browser, guidance → case, rulebook → engine → calendar`.
//!
//! - [`engine`]: the generic rules engine: values, conditions, rules, deadlines, the pass with its trace.
//! - [`calendar`]: civil dates, China's working days, spans such as "10 working days".
//! - [`rulebook`]: the law as data, and its loader. The only place that names a permit, a visa, a deadline.
//! - [`case`]: a person's answers: the case, its file, the compact codec of store and link.
//! - [`guidance`]: what the engine says, arranged for a reader, and its plain renderings.
//! - `scenario` (native only): what the law says of cases, read from files and compared with what comes out.
//! - `coverage` (native only): which provisions, rules and date borders the scenarios cover.
//! - `sample` (native only): random outcomes with plausible cases, to be compared with the law.
//! - `random` (native only): random numbers from a seed.
//! - `mutate` (native only): changes the rulebook in small ways and tells which changes no scenario notices.
//! - [`text`]: the words, one JSON file per language. [`json`]: reading and writing JSON in few bytes.
//! - [`proof`] (native only): properties of the rulebook, proved over all cases.
//! - `drawing` (wasm32 only): the renderer: pages as values, drawn and changed in place on Leptos' reactive graph.
//! - `browser` (wasm32 only): storage, clock, location hash, clipboard, files.
//! - `app` (wasm32 only): the pages.

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod calendar;
pub mod case;
#[cfg(not(target_arch = "wasm32"))]
pub mod coverage;
#[cfg(target_arch = "wasm32")]
pub mod drawing;
pub mod engine;
pub mod guidance;
pub mod json;
#[cfg(not(target_arch = "wasm32"))]
pub mod mutate;
#[cfg(not(target_arch = "wasm32"))]
pub mod proof;
#[cfg(not(target_arch = "wasm32"))]
pub mod random;
pub mod rulebook;
#[cfg(not(target_arch = "wasm32"))]
pub mod sample;
#[cfg(not(target_arch = "wasm32"))]
pub mod scenario;
pub mod text;
