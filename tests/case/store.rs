//! Several cases on one shelf, and everything that can be wrong with a shelf.

use crate::*;
use one_card_guide::case::store::{self, PREFIX, delete, key, list, load, new_id, save, seen_key};
use one_card_guide::case::{
    CaseId, CodecError, Fault, Memory, Shelf, ShelfError, Stamp, StoreError, decode, seen, units,
};

fn id(text: &str) -> CaseId {
    text.parse().unwrap()
}

fn add(shelf: &impl Shelf, id: CaseId, case: &Case, stamp: Stamp) -> Result<(), StoreError> {
    store::add(shelf, id, &[], case, stamp)
}

fn create(shelf: &impl Shelf, case: &Case, stamp: Stamp) -> Result<CaseId, StoreError> {
    let id = new_id(shelf, &[], 0);
    add(shelf, id, case, stamp).map(|()| id)
}

fn names(shelf: &Memory) -> Vec<String> {
    list(shelf).unwrap().entries.into_iter().map(|entry| entry.case.name).collect()
}

/// A shelf with these cases, as a release left it that counted its ids: 1, 2, …
fn with(names: &[&str]) -> Memory {
    let shelf = Memory::default();
    for (name, number) in names.iter().zip(1..) {
        add(&shelf, id(&number.to_string()), &case(name, &[(1, Stored::Choice(2))]), stamp()).unwrap();
    }
    shelf
}

#[test]
fn a_saved_case_is_found_again() {
    let shelf = with(&[]);
    let ann = case("Ann", &[(1, Stored::Choice(2)), (2, Stored::Date(day("2026-11-20"))), (900, Stored::Declined)]);
    let id = create(&shelf, &ann, stamp()).unwrap();
    assert_eq!(load(&shelf, id).unwrap().case, ann);
    let payload = decode(&shelf.get(&key(id)).unwrap().unwrap().replace("~Ann", "")).unwrap();
    assert_eq!((payload.shared_on, payload.edition), (today(), [0xde, 0xad, 0xbe, 0xef]));
}

#[test]
fn cases_are_listed_in_the_order_in_which_they_were_made() {
    let made: Vec<String> = (1..=40).map(|number| format!("case {number}")).collect();
    let shelf = Memory::default();
    for (name, chance) in made.iter().zip([7_u32, 1_000_000, 0, u32::MAX].iter().cycle()) {
        let id = new_id(&shelf, &[], *chance);
        add(&shelf, id, &case(name, &[]), stamp()).unwrap();
    }
    assert_eq!(names(&shelf), made);
}

#[test]
fn a_deleted_case_is_gone() {
    let shelf = with(&["a", "b"]);
    assert_eq!(delete(&shelf, id("2")), Ok(()));
    assert_eq!(names(&shelf), ["a"]);
    assert_eq!(load(&shelf, id("2")), Err(StoreError::Absent(id("2"))));
}

#[test]
fn the_order_names_the_cases_behind_the_highest_of_them() {
    let shelf = with(&["a", "b", "c"]);
    let order = || shelf.get(&format!("{PREFIX}case-order")).unwrap();
    assert_eq!(order().as_deref(), Some("3 1 2 3"));
    delete(&shelf, id("1")).unwrap();
    delete(&shelf, id("3")).unwrap();
    add(&shelf, id("4"), &case("d", &[]), stamp()).unwrap();
    assert_eq!(order().as_deref(), Some("4 2 4"), "those that are gone are named no longer");
}

#[test]
fn a_deleted_case_comes_back_where_it_was_also_when_others_have_come_and_gone() {
    let shelf = with(&["a", "b", "c", "d"]);
    let back = case("c", &[]);
    delete(&shelf, id("3")).unwrap();
    add(&shelf, id("3"), &back, stamp()).unwrap();
    assert_eq!(names(&shelf), ["a", "b", "c", "d"]);
    delete(&shelf, id("3")).unwrap();
    delete(&shelf, id("1")).unwrap();
    store::add(&shelf, id("5"), &[id("3")], &case("e", &[]), stamp()).unwrap();
    add(&shelf, id("3"), &back, stamp()).unwrap();
    assert_eq!(names(&shelf), ["b", "c", "d", "e"]);
}

#[test]
fn a_case_that_another_tab_deletes_meanwhile_is_simply_not_listed() {
    /// Names a key whose text is gone by the time it is asked for.
    struct Late(Memory);
    impl Shelf for Late {
        fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
            self.0.get(key)
        }
        fn set(&self, key: &str, value: &str) -> Result<(), ShelfError> {
            self.0.set(key, value)
        }
        fn remove(&self, key: &str) -> Result<(), ShelfError> {
            self.0.remove(key)
        }
        fn keys(&self) -> Result<Vec<String>, ShelfError> {
            Ok([self.0.keys()?, vec![key(id("zz"))]].concat())
        }
    }
    let listing = list(&Late(with(&["a"]))).unwrap();
    assert_eq!((listing.entries.len(), listing.problems.len()), (1, 0));
}

#[test]
fn what_is_not_there_cannot_be_deleted() {
    assert_eq!(delete(&with(&["a"]), id("zz")), Err(StoreError::Absent(id("zz"))));
}

#[test]
fn names_of_any_kind_come_back_as_they_were() {
    let odd = ["", "~", "a~b", "<script>alert(1)</script>", "\"quoted\" \\ {name}", "مرحبا abc", "👩‍👩‍👧", "王"];
    let shelf = with(&odd);
    assert_eq!(names(&shelf), odd);
}

#[test]
fn a_name_of_ten_thousand_characters_is_cut_and_the_answers_are_kept() {
    let shelf = Memory::default();
    let id = create(&shelf, &case(&"字".repeat(10_000), &[(1, Stored::Choice(2))]), stamp()).unwrap();
    assert_eq!(load(&shelf, id).unwrap().case, case(&"字".repeat(200), &[(1, Stored::Choice(2))]));
}

#[test]
fn keys_of_others_are_neither_read_nor_touched() {
    let shelf = Memory::default();
    let others = [
        ("1", "x"),
        ("other-site/1", "y"),
        ("one-card-guidebook/1", "z"),
        ("one-card-guide/theme-is", "dark"),
        ("one-card-guide/", "w"),
        ("one-card-guide/1/other", "v"),
        ("one-card-guide/theme", "dark"),
        ("one-card-guide/theme/seen", "yes"),
        ("one-card-guide/v2", "{\"schema\":2}"),
        ("one-card-guide/v2/seen", ""),
        ("one-card-guide/identity", "0123456789abcdef"),
        ("one-card-guide/2fa", ""),
        // A word that is written in the letters of our payloads.
        ("one-card-guide/skin", "EAzerb7vwhABCQEKvBB0wEV"),
    ];
    for (key, value) in others {
        shelf.set(key, value).unwrap();
    }
    // As a release left it that took its neighbours' keys for cases.
    shelf.set(&format!("{PREFIX}case-order"), "v2 theme skin v2").unwrap();
    let made = create(&shelf, &case("a", &[]), stamp()).unwrap();
    assert_eq!((names(&shelf), list(&shelf).unwrap().problems), (vec!["a".into()], vec![]));
    for neighbour in ["theme", "v2", "2fa", "skin"] {
        assert_eq!(load(&shelf, id(neighbour)), Err(StoreError::Absent(id(neighbour))));
        assert_eq!(delete(&shelf, id(neighbour)), Err(StoreError::Absent(id(neighbour))));
        let own = add(&shelf, id(neighbour), &case("b", &[]), stamp());
        assert_eq!(own, Err(StoreError::Shelf(ShelfError::NotKept)), "it is not written over");
    }
    assert_eq!(made.label(), "1");
    delete(&shelf, made).unwrap();
    for (key, value) in others {
        assert_eq!(shelf.get(key).unwrap().as_deref(), Some(value), "{key}");
    }
}

#[test]
fn a_damaged_case_hides_no_other_and_stays_where_it_is() {
    let shelf = with(&["a", "b", "c"]);
    shelf.set(&key(id("2")), "not a case").unwrap();
    let listing = list(&shelf).unwrap();
    assert_eq!(names(&shelf), ["a", "c"]);
    assert_eq!(listing.problems.len(), 1);
    assert_eq!(listing.problems[0].id, id("2"));
    assert_eq!(listing.problems[0].raw, "not a case");
    assert_eq!(listing.problems[0].cause, CodecError::NotBase64 { position: 4 });
    assert_eq!(shelf.get(&key(id("2"))).unwrap().as_deref(), Some("not a case"));
}

/// Nothing, nonsense, and texts of ours with something wrong.
const DAMAGED: [&str; 8] = [
    "",
    "~Ann",
    "damaged!",
    "{\"half\": ",
    "EAzerb7vwhABCQEKvBB0wE",
    "EAzerb7vwhABCQEKvBB0wEUA",
    "EAzerb7vwhABCQEKvBB0wEV~Ann",
    "\u{0}",
];

#[test]
fn a_case_that_was_known_is_told_as_damaged_whatever_stands_there() {
    let seen = seen::encode(&seen::Seen { edition: [1; 4], day: today(), answers: [2; 3], outcomes: Vec::new() });
    for text in DAMAGED {
        // By old ids, by a new one, and by what was seen of it where the order was lost.
        let shelf = with(&["a", "b"]);
        add(&shelf, id("k"), &case("k", &[]), stamp()).unwrap();
        let new = create(&shelf, &case("c", &[]), stamp()).unwrap();
        let unordered = id("xyz");
        shelf.set(&seen_key(unordered), &seen).unwrap();
        for damaged in [id("1"), id("k"), new, unordered] {
            shelf.set(&key(damaged), text).unwrap();
            let problems = list(&shelf).unwrap().problems;
            assert!(problems.iter().any(|problem| problem.id == damaged && problem.raw == text), "{damaged}: {text:?}");
            assert!(matches!(load(&shelf, damaged), Err(StoreError::Damaged(_))));
            assert!(add(&shelf, damaged, &case("x", &[]), stamp()).is_err());
        }
        create(&shelf, &case("d", &[]), stamp()).unwrap();
        delete(&shelf, id("2")).unwrap();
        for damaged in [id("1"), id("k"), new, unordered] {
            assert_eq!(shelf.get(&key(damaged)).unwrap().as_deref(), Some(text), "it stays as it is");
        }
        assert_eq!((names(&shelf), list(&shelf).unwrap().problems.len()), (vec!["d".into()], 4));
    }
}

#[test]
fn a_damaged_case_can_be_deleted() {
    let shelf = with(&["a", "b"]);
    shelf.set(&key(id("1")), "").unwrap();
    delete(&shelf, id("1")).unwrap();
    assert_eq!(list(&shelf).unwrap().problems, []);
    assert_eq!(names(&shelf), ["b"]);
}

#[test]
fn a_case_that_the_order_does_not_name_is_found() {
    let shelf = with(&["a", "b", "c"]);
    for order in ["", "not an order", "3 1 9 zzzzzzzzzz", "\u{0}"] {
        shelf.set(&format!("{PREFIX}case-order"), order).unwrap();
        let mut found = names(&shelf);
        found.sort();
        assert_eq!(found, ["a", "b", "c"], "{order:?}");
    }
    shelf.remove(&format!("{PREFIX}case-order")).unwrap();
    assert_eq!(names(&shelf), ["a", "b", "c"]);
    create(&shelf, &case("d", &[]), stamp()).unwrap();
    assert_eq!(names(&shelf), ["a", "b", "c", "d"]);
}

#[test]
fn an_order_that_names_a_case_twice_shows_it_once() {
    let shelf = with(&["a", "b"]);
    shelf.set(&format!("{PREFIX}case-order"), "2 2 1 2").unwrap();
    assert_eq!(names(&shelf), ["b", "a"]);
}

#[test]
fn cases_of_another_shelf_are_found_beside_ours() {
    let (ours, theirs) = (with(&["a"]), with(&["x", "b"]));
    let moved = theirs.get(&key(id("2"))).unwrap().unwrap();
    ours.set(&key(id("2")), &moved).unwrap();
    assert_eq!(names(&ours), ["a", "b"]);
    create(&ours, &case("c", &[]), stamp()).unwrap();
    assert_eq!(names(&ours), ["a", "b", "c"]);
}

#[test]
fn a_blocked_shelf_is_an_error_everywhere() {
    let shelf = with(&["a"]);
    shelf.break_down(Fault::Blocked);
    let blocked = StoreError::Shelf(ShelfError::Blocked);
    assert_eq!(list(&shelf), Err(blocked.clone()));
    assert_eq!(load(&shelf, id("1")), Err(blocked.clone()));
    assert_eq!(save(&shelf, id("1"), &Case::default(), stamp()), Err(blocked.clone()));
    assert_eq!(create(&shelf, &Case::default(), stamp()), Err(blocked.clone()));
    assert_eq!(delete(&shelf, id("1")), Err(blocked));
    shelf.break_down(Fault::None);
    assert_eq!(names(&shelf), ["a"], "nothing was lost meanwhile");
}

#[test]
fn a_full_shelf_keeps_what_it_has() {
    let shelf = Memory::with_quota(150);
    let first = create(&shelf, &case("a", &[(1, Stored::Choice(2))]), stamp()).unwrap();
    let long = case(&"x".repeat(150), &[]);
    assert_eq!(create(&shelf, &long, stamp()), Err(StoreError::Shelf(ShelfError::Full)));
    assert_eq!(save(&shelf, first, &long, stamp()), Err(StoreError::Shelf(ShelfError::Full)));
    assert_eq!(names(&shelf), ["a"]);
}

#[test]
fn a_case_may_take_the_room_that_it_has() {
    let shelf = Memory::default();
    let id = create(&shelf, &case("abc", &[]), stamp()).unwrap();
    let used: usize = shelf.keys().unwrap().iter().map(|key| units(key, &shelf.get(key).unwrap().unwrap())).sum();
    let tight = Memory::with_quota(used);
    create(&tight, &case("abc", &[]), stamp()).unwrap();
    assert_eq!(save(&tight, id, &case("xyz", &[]), stamp()), Ok(()));
    assert_eq!(save(&tight, id, &case("wxyz", &[]), stamp()), Err(StoreError::Shelf(ShelfError::Full)));
    assert_eq!(names(&tight), ["xyz"]);
}

#[test]
fn a_full_shelf_still_deletes() {
    let shelf = with(&["a", "b"]);
    shelf.break_down(Fault::Full);
    assert!(delete(&shelf, id("1")).is_ok());
    assert_eq!(names(&shelf), ["b"]);
}

#[test]
fn a_shelf_that_keeps_nothing_is_found_out() {
    let shelf = with(&["a"]);
    shelf.break_down(Fault::Forgetful);
    let not_kept = StoreError::Shelf(ShelfError::NotKept);
    assert_eq!(save(&shelf, id("1"), &case("b", &[]), stamp()), Err(not_kept.clone()));
    assert_eq!(create(&shelf, &case("b", &[]), stamp()), Err(not_kept.clone()));
    assert_eq!(delete(&shelf, id("1")), Err(not_kept));
    assert_eq!(names(&shelf), ["a"]);
}

#[test]
fn a_case_too_large_to_be_read_again_is_not_saved() {
    let shelf = with(&["a"]);
    let huge = case("", &[(9, Stored::Bytes(vec![7; 4_000]))]);
    assert_eq!(save(&shelf, id("1"), &huge, stamp()), Err(StoreError::Shelf(ShelfError::NotKept)));
    assert_eq!(names(&shelf), ["a"]);
}

#[test]
fn ids_are_short_and_have_one_form() {
    for text in ["1", "9", "a", "z", "10", "zz", "1z141z3"] {
        assert_eq!(id(text).to_string(), text);
    }
    for text in ["", "0", "01", "A", "-1", "+1", " 1", "1/", "case-order", "1z141z4", "zzzzzzzz", "é"] {
        assert!(text.parse::<CaseId>().is_err(), "`{text}`");
    }
}

#[test]
fn an_id_is_the_number_of_the_case_and_what_chance_gives() {
    let shelf = Memory::default();
    let one = new_id(&shelf, &[], 0);
    assert_eq!((one.to_string().as_str(), one.label().as_str()), ("10000", "1"));
    // 36⁴ − 1 is zzzz; beyond it begins anew.
    assert_eq!(new_id(&shelf, &[], 1_679_615).to_string(), "1zzzz");
    assert_eq!(new_id(&shelf, &[], 1_679_616), one);
    assert_eq!(new_id(&shelf, &[id("12abcd")], 35).to_string(), "13000z");
    assert_eq!(new_id(&shelf, &[id("12abcd"), id("9")], 35).label(), "13");
    assert_eq!(new_id(&with(&["a", "b"]), &[], 1).to_string(), "30001");
}

#[test]
fn tabs_that_make_cases_at_the_same_moment_make_different_ones() {
    // Each has looked before any has written.
    let shelf = with(&["a"]);
    let ids = [11, 12, 13].map(|chance| new_id(&shelf, &[], chance));
    for (id, name) in ids.iter().zip(["b", "c", "d"]) {
        add(&shelf, *id, &case(name, &[]), stamp()).unwrap();
    }
    assert_eq!(names(&shelf), ["a", "b", "c", "d"]);
    assert_eq!(ids.map(|id| id.label()), ["2", "2", "2"]);
}

#[test]
fn an_entry_of_the_order_that_another_tab_wrote_over_is_no_loss() {
    let shelf = with(&["a"]);
    let order = shelf.get(&format!("{PREFIX}case-order")).unwrap().unwrap();
    let lost = create(&shelf, &case("b", &[]), stamp()).unwrap();
    shelf.set(&format!("{PREFIX}case-order"), &order).unwrap();
    assert_eq!(names(&shelf), ["a", "b"]);
    create(&shelf, &case("c", &[]), stamp()).unwrap();
    assert_eq!(names(&shelf), ["a", "b", "c"]);
    assert!(shelf.get(&format!("{PREFIX}case-order")).unwrap().unwrap().contains(&lost.to_string()));
}

#[test]
fn chance_that_gives_the_same_again_gives_no_id_twice() {
    let shelf = Memory::default();
    shelf.set(&key(id("10007")), "somebody else's").unwrap();
    let mut given = vec![id("10007")];
    for _ in 0..50 {
        let new = new_id(&shelf, &given, 7);
        assert!(!given.contains(&new) && shelf.get(&key(new)) == Ok(None), "{new}");
        given.push(new);
    }
}

#[test]
fn no_new_id_is_a_word_and_the_last_number_is_used_again() {
    let shelf = Memory::default();
    for (number, chance) in (1..=210).zip((0..u32::MAX).step_by(999_983)) {
        let id = create_by(&shelf, chance);
        assert!(id.to_string().starts_with(|first: char| first.is_ascii_digit()), "{id}");
        assert_eq!(id.label(), number.min(199).to_string());
        assert_eq!(id.to_string().parse(), Ok(id));
    }
    assert_eq!(list(&shelf).unwrap().entries.len(), 210);
}

fn create_by(shelf: &Memory, chance: u32) -> CaseId {
    let id = new_id(shelf, &[], chance);
    add(shelf, id, &Case::default(), stamp()).unwrap();
    id
}

#[test]
fn a_stray_case_with_the_highest_id_does_not_stop_new_ones() {
    let shelf = with(&["a"]);
    let raw = shelf.get(&key(id("1"))).unwrap().unwrap();
    shelf.set(&key(id("1z141z3")), &raw).unwrap();
    assert_eq!(create(&shelf, &case("b", &[]), stamp()).unwrap().label(), "2");
    assert_eq!(create(&shelf, &case("c", &[]), stamp()).unwrap().label(), "3");
    assert_eq!((id("1z141z3").label().as_str(), id("themf").label().as_str()), ("1z141z3", "themf"));
}
