//! The name that a person gives a case, as it is kept: on one line, and every character of it can be seen or shapes one
//! that can. Names come from a keyboard, a file, a link and the store, and stand among words of ours.

use super::Problem;
use super::characters::{LONGEST_NAME, seen_only, shows};
use crate::text::start_of;

/// The name as a case can keep it, and the problem to report where it had to be cut.
///
/// Left out are control characters, those that turn what stands around them (Unicode's bidi controls), and those that show
/// nothing. Joiners stay: Persian, the languages of India and pictures of families need them. What then shows nothing is
/// no name.
pub fn fit_name(name: &str) -> (String, Option<Problem>) {
    let seen = seen_only(name);
    let whole = seen.trim();
    let start = start_of(whole, LONGEST_NAME);
    let cut = (start.len() < whole.len()).then(|| Problem::NameCut { characters: whole.chars().count() });
    if start.contains(shows) { (start.trim_end().to_owned(), cut) } else { (String::new(), None) }
}
