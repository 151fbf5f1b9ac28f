//! How long a link and how large a stored case may be.

use crate::*;
use one_card_guide::case::{CaseId, Payload, encode, store, units};

/// Ten choices, three dates and three marks of steps.
fn typical(name: &str) -> Case {
    let choices = (1..=10).map(|number| (number * 3, Stored::Choice(number)));
    let dates = ["2026-11-20", "2027-02-10", "2025-01-15"]
        .iter()
        .zip(40..)
        .map(|(iso, number)| (number, Stored::Date(day(iso))));
    let marks = [1003, 1007, 1020].map(|number| (number, Stored::Choice(1)));
    Case { name: name.into(), facts: choices.chain(dates).chain(marks).collect() }
}

#[test]
fn the_link_of_a_typical_case_has_at_most_eighty_characters() {
    let link = encode(&Payload::nameless(&typical(""), stamp(), "en"));
    println!("link of a typical case: {} characters", link.len());
    assert!(link.len() <= 80, "{} characters", link.len());
}

#[test]
fn a_typical_case_takes_at_most_a_hundred_and_fifty_units() {
    let (id, case) = ("1990z9z".parse::<CaseId>().unwrap(), typical("Ann Example, Beijing"));
    let size = units(&store::key(id), &store::value(&case, stamp()));
    println!("a typical case with a name in the store: {size} units");
    assert!(size <= 150, "{size} units");
}

#[test]
fn units_are_counted_as_the_browser_counts_them() {
    // 1 for the key; a character beyond U+FFFF takes two.
    assert_eq!(units("k", ""), 1);
    assert_eq!(units("k", "a字🛂"), 1 + 4);
}
