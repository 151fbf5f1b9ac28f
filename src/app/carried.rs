//! What the program carries so that the first page stands before anything was fetched: the edition's name, the first question, and
//! the English of that page.

use crate::rulebook::{self, model::Rulebook};
use crate::text::{CARRIED, Text};

static RULES: &[u8] = include_bytes!(concat!(env!("PACKED"), "/first.bin"));
static WORDS: &[u8] = include_bytes!(concat!(env!("PACKED"), "/first-words.bin"));

/// As much of the rulebook as the first page needs; nothing only if the build is damaged.
pub fn book() -> Rulebook {
    rulebook::rules(RULES).unwrap_or_default()
}

/// The English of the first page; only if the build is damaged without words.
pub fn english() -> Text {
    Text::fetched(CARRIED, rulebook::words(WORDS).unwrap_or_default())
}
