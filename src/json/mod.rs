//! JSON (RFC 8259) as case files need it: a reader with places in its errors, and a writer.
//!
//! Reading by serde_json would take the site past what may be kept on a device, and the first page writes (ARCHITECTURE, Size);
//! `tests/json.rs` compares the two. Where neither counts, serde_json reads and writes.

mod read;
mod value;
mod write;

pub use read::{Place, read};
pub use value::{Map, Value};
pub use write::pretty;
