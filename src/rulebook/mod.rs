//! The law as data, its shape, and its loader: the only place that names a permit, a visa or a deadline.
//!
//! `*.toml` hold facts, definitions, rules, provisions, sources and calendars. `source` reads and checks them on the
//! workbench; the build script turns them into the bytes that [`shipped`] reads. No question is judged here.

#[cfg(not(target_arch = "wasm32"))]
pub mod edition;
pub mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod numbers;
mod shipped;
#[cfg(not(target_arch = "wasm32"))]
pub mod source;

#[cfg(not(target_arch = "wasm32"))]
pub use shipped::QUESTIONS;
pub use shipped::{rules, shipped, unpacked, words};
