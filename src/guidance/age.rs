//! How old the rules are. They say so themselves once the law may well have moved on without them.

use super::page::OldRules;
use crate::calendar::{Date, parse_iso};
use crate::rulebook::model::Rulebook;
use crate::text::{self, Text};

/// What is to be said of the age of the rules on a day: the real one in China, whatever day is judged. Nothing before they
/// are as old as the edition itself says, and nothing of a day before the edition.
pub fn old_rules(book: &Rulebook, text: &Text, today: Date) -> Option<OldRules> {
    let read = parse_iso(&book.edition.date)?;
    let days = u32::try_from(today.signed_duration_since(read).num_days()).ok()?;
    let old = days >= u32::from(book.companion.old_after?);
    let from = |day: &str| text.fill("page.old", &[("day", day)]);
    old.then(|| OldRules {
        days,
        words: from(&text::date_and_distance(text, read, today)),
        later: from(&text::date(text, read)),
    })
}
