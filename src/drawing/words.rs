//! Words with another language among them, cut into runs: each run in the other language says so, for fonts and for those who listen.

use crate::text::{Others, Text};
use std::cell::RefCell;

thread_local! {
    /// What may stand among the words of the page: every text of it asks.
    static OTHERS: RefCell<Option<Others<'static>>> = const { RefCell::new(None) };
}

/// Takes note of the language of the page.
pub fn set_own(text: &'static Text) {
    OTHERS.set(Some(text.others()));
}

/// Signs of Unicode that set what stands between them apart from the words around it, whatever its direction.
const OPEN: &str = "\u{2068}";
const CLOSE: &str = "\u{2069}";

/// A name of the person's, to stand among words of ours: an element sets it apart (`Element::words`), so that what comes
/// after it is not turned around. Where there are no elements (labels, what leaves the page) a name stands by itself:
/// nothing in it turns other words (`case::fit_name`).
pub fn name(name: &str) -> String {
    [OPEN, name, CLOSE].concat()
}

/// What stands before the first name among words, the name, and what stands after it.
pub fn around_name(words: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = words.split_once(OPEN)?;
    let (name, after) = from.split_once(CLOSE)?;
    Some((before, name, after))
}

/// The runs of a text, in order, each with the tag of its language where that is not that of the page.
pub fn runs(words: &str) -> Vec<(&str, Option<&'static str>)> {
    OTHERS.with_borrow(|others| others.as_ref().map_or_else(|| vec![(words, None)], |others| others.runs(words)))
}
