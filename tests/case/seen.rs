//! What was last seen of a case: kept beside it, read back as it was, and never in the way.

use crate::*;
use one_card_guide::case::seen::{Seen, SeenOutcome, decode, encode, mark_of, mark_of_answers};
use one_card_guide::case::{Desk, Memory, Shelf, store, units};

fn seen() -> Seen {
    let dated =
        |mark, safe: &str, latest: Option<&str>| SeenOutcome { mark, safe: Some(day(safe)), latest: latest.map(day) };
    Seen {
        edition: [0xde, 0xad, 0xbe, 0xef],
        day: day("2026-11-23"),
        answers: mark_of_answers(&case("", &[(1, Stored::Choice(1))]).facts),
        outcomes: vec![
            SeenOutcome { mark: 0, safe: None, latest: None },
            SeenOutcome { mark: 0xffff, safe: None, latest: None },
            dated(7, "2026-12-19", Some("2026-12-20")),
            dated(8, "2026-12-31", None),
            dated(9, "1900-01-01", Some("2300-12-31")),
            dated(10, "2026-11-23", Some("2026-11-23")),
        ],
    }
}

#[test]
fn what_was_seen_comes_back_as_it_was() {
    assert_eq!(decode(&encode(&seen())), Some(seen()));
}

#[test]
fn anything_else_is_nothing_seen() {
    let text = encode(&seen());
    for other in ["", "A", "EAzerb7vwhABCQEKvBB0wEU", &text[1..], &text[..text.len() - 1], &format!("{text}A"), "中文"]
    {
        assert_eq!(decode(other), None, "{other}");
    }
    for place in 0..text.len() {
        let mut damaged = text.clone().into_bytes();
        damaged[place] = if damaged[place] == b'A' { b'B' } else { b'A' };
        assert_eq!(decode(std::str::from_utf8(&damaged).unwrap()), None, "character {place}");
    }
}

#[test]
fn looking_at_a_case_changes_nothing_of_it() {
    let desk = Desk::new(Memory::default());
    let id = desk.create(&case("Ann", &[(1, Stored::Choice(1))]), stamp(), 0).id;
    let before = desk.text(&store::key(id)).unwrap();
    desk.see(id, &seen());
    assert_eq!(desk.text(&store::key(id)).unwrap(), before);
    assert_eq!(desk.seen(id), Some(seen()));
    assert_eq!(desk.list().0.entries.len(), 1, "it is no case of its own");
}

#[test]
fn what_was_seen_goes_with_its_case() {
    let shelf = Memory::default();
    let id = store::new_id(&shelf, &[], 0);
    store::add(&shelf, id, &[], &case("", &[]), stamp()).unwrap();
    shelf.set(&store::seen_key(id), &encode(&seen())).unwrap();
    store::delete(&shelf, id).unwrap();
    assert_eq!(shelf.keys().unwrap(), ["one-card-guide/case-order"]);
}

#[test]
fn no_two_rules_share_a_mark() {
    let book = one_card_guide::workbench::shipped().unwrap();
    let mut marks = std::collections::BTreeMap::new();
    for rule in &book.rules.rules {
        let other = marks.insert(mark_of(&rule.id), &rule.id);
        assert!(
            other.is_none_or(|other| *other == rule.id),
            "give `{}` another name than `{}`",
            rule.id,
            other.unwrap()
        );
    }
}

#[test]
fn forty_outcomes_with_eight_dates_leave_a_case_within_its_room() {
    let outcome = |place: u16| SeenOutcome { mark: place * 1600, safe: None, latest: None };
    let dated =
        |place: u16| SeenOutcome { safe: Some(day("2027-01-10")), latest: Some(day("2027-01-11")), ..outcome(place) };
    let seen = Seen { outcomes: (0..32).map(outcome).chain((32..40).map(dated)).collect(), ..seen() };
    let id = "1990z9z".parse().unwrap();
    let size = units(&store::seen_key(id), &encode(&seen));
    println!("what was seen of a case: {size} units");
    assert!(size <= 175, "{size} units");
}
