//! What the engine says, arranged for a reader: verdict, next step, timeline, steps, papers, answers, sources.
//!
//! [`arrange`] makes a [`Page`]; the plain renderings (text, JSON) lay it out. No rule is judged here, no HTML made.

mod arrange;
mod due;
mod page;
mod plain;
mod question;
mod remarks;
mod steps;
mod timeline;
mod view;
mod visits;

pub use arrange::{arrange, provision_words};
pub use page::*;
pub use plain::plain;
#[cfg(not(target_arch = "wasm32"))]
pub use plain::{json, outcome};
pub use question::{OptionWords, Question, QuestionKind, answer_problem, question};
