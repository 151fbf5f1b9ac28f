//! The language of conditions, small and readable aloud: `visa is z and entered-on <= today`, `expiry - 30 days < today`.
//!
//! Names are resolved and types checked while reading; an error carries the place of the offending words and, where one
//! is near, the name that was meant. What ships are nodes.
//!
//! ```text
//! condition  = both { "or" both }            both = negation { "and" negation }
//! negation   = "not" negation | "(" condition ")" | comparison
//! comparison = fact "is" [ "not" ] option | fact [ "not" ] "in" "[" option { "," option } "]"
//!            | sum ( "<" | "<=" | "=" | ">=" | ">" ) sum | yes-no-fact | definition
//! sum        = ( date-fact | "today" | YYYY-MM-DD ) { ( "+" | "-" ) count "days" }; in due dates also "months"
//! ```
//!
//! A sum leads at most 36,500 days and 1,200 months away from its date; brackets and `not`s stand at most 32 deep in one
//! another. What goes beyond is an error like any other, with its place.

mod lexer;
mod parser;
mod suggest;
mod words;

pub use parser::{Names, condition, date_sum};
pub use suggest::nearest;
pub use words::{due_words, sum_words, words};

/// What is wrong with a piece of text, and where in it (byte offsets).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where the offending words start.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// What is wrong.
    pub message: String,
    /// What was probably meant, if a name is near.
    pub hint: Option<String>,
}
