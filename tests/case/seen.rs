//! What was last seen of a case: kept beside it, read back as it was, and never in the way.

use crate::*;
use one_card_guide::case::seen::{Seen, SeenOutcome, decode, encode, mark_of_answers};
use one_card_guide::case::{Desk, Memory, Shelf, store, units};

fn seen() -> Seen {
    let dated =
        |rule, safe: &str, latest: Option<&str>| SeenOutcome { rule, safe: Some(day(safe)), latest: latest.map(day) };
    Seen {
        edition: [0xde, 0xad, 0xbe, 0xef],
        day: day("2026-11-23"),
        answers: mark_of_answers(&case("", &[(1, Stored::Choice(1))]).facts),
        outcomes: vec![
            SeenOutcome { rule: 1, safe: None, latest: None },
            SeenOutcome { rule: 0xffff, safe: None, latest: None },
            dated(7, "2026-12-19", Some("2026-12-20")),
            dated(8, "2026-12-31", None),
            dated(9, "1900-01-01", Some("2300-12-31")),
            dated(10, "2026-11-23", Some("2026-11-23")),
        ],
    }
}

#[test]
fn what_was_seen_comes_back_as_it_was() {
    assert_eq!(decode(&encode(&seen())).unwrap().seen(&Ruleset::default()), seen());
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
    assert_eq!(desk.seen(id).unwrap().seen(&Ruleset::default()), seen());
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

/// Written by the last program that knew version 1: `pay` and `sing` without a date, `return` by 19 and 20 December 2026,
/// `wait` by 1 November with one day only.
const VERSION_1: &str = "Ad6tvu_CEAECAwKvpYkfhMg0AuG1KwCW4Xc";

/// The marks of version 1 are told by the names of the rules that there are now.
#[test]
fn what_version_1_kept_is_read_by_the_names_of_the_rules() {
    let rule = |id: &str, number| Rule {
        id: id.into(),
        number,
        when: NodeId(0),
        kind: OutcomeKind::Note,
        step: None,
        after: vec![],
        done: None,
        due: None,
        papers: vec![],
        urgency: 0,
    };
    // There is no `sing` any more.
    let rules = vec![rule("return", 300), rule("pay", 7), rule("wait", 8), rule("other", 9)];
    let rules = Ruleset { rules, ..Ruleset::default() };
    let undated = |rule| SeenOutcome { rule, safe: None, latest: None };
    let expected = Seen {
        edition: [0xde, 0xad, 0xbe, 0xef],
        day: day("2026-11-23"),
        answers: [1, 2, 3],
        outcomes: vec![
            undated(7),
            undated(0),
            SeenOutcome { rule: 300, safe: Some(day("2026-12-19")), latest: Some(day("2026-12-20")) },
            SeenOutcome { rule: 8, safe: Some(day("2026-11-01")), latest: None },
        ],
    };
    assert_eq!(decode(VERSION_1).unwrap().seen(&rules), expected);
}

/// Put together by hand, with their checksums: the same edition, day and answers as above.
#[test]
fn numbers_stand_in_version_2_as_the_table_says() {
    let kept = |text: &str| decode(text).map(|remembered| remembered.seen(&Ruleset::default()).outcomes);
    let undated = |rule| SeenOutcome { rule, safe: None, latest: None };
    let dated = SeenOutcome { rule: 300, safe: Some(day("2026-12-19")), latest: Some(day("2026-12-20")) };
    // One without a date: 7. Then 300, which takes two bytes: 26 days on, and 1 more.
    assert_eq!(kept("At6tvu_CEAECAwEHrAI0AutG2g"), Some(vec![undated(7), dated]));
    assert_eq!(kept("At6tvu_CEAECAwDiVu8"), Some(vec![]));
    assert_eq!(kept("At6tvu_CEAECAwH__wMCVDM"), Some(vec![undated(65_535)]));
    assert_eq!(kept("At6tvu_CEAECAwGAgAQ08O0"), None, "65,536 is no number of a rule");
    assert_eq!(kept("A96tvu_CEAECAwCVf8Q"), None, "version 3");
}

#[test]
fn forty_outcomes_with_eight_dates_leave_a_case_within_its_room() {
    let outcome = |place: u16| SeenOutcome { rule: 200 + place, safe: None, latest: None };
    let dated =
        |place: u16| SeenOutcome { safe: Some(day("2027-01-10")), latest: Some(day("2027-01-11")), ..outcome(place) };
    let seen = Seen { outcomes: (0..32).map(outcome).chain((32..40).map(dated)).collect(), ..seen() };
    let id = "1990z9z".parse().unwrap();
    let size = units(&store::seen_key(id), &encode(&seen));
    println!("what was seen of a case: {size} units");
    assert!(size <= 175, "{size} units");
}
