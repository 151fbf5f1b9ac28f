//! Several cases on one shelf, and everything that can be wrong with a shelf.

use crate::*;
use one_card_guide::case::store::{PREFIX, create, delete, key, list, load, save};
use one_card_guide::case::{CaseId, CodecError, Fault, Memory, Shelf, ShelfError, StoreError, units};

fn id(text: &str) -> CaseId {
    text.parse().unwrap()
}

fn names(shelf: &Memory) -> Vec<String> {
    list(shelf).unwrap().entries.into_iter().map(|entry| entry.case.name).collect()
}

fn with(names: &[&str]) -> Memory {
    let shelf = Memory::default();
    for name in names {
        create(&shelf, &case(name, &[(1, Stored::Choice(2))]), stamp()).unwrap();
    }
    shelf
}

#[test]
fn a_saved_case_is_found_again() {
    let shelf = with(&[]);
    let ann = case("Ann", &[(1, Stored::Choice(2)), (2, Stored::Date(day("2026-11-20"))), (900, Stored::Declined)]);
    let id = create(&shelf, &ann, stamp()).unwrap();
    let entry = load(&shelf, id).unwrap();
    assert_eq!((entry.case, entry.saved_on, entry.edition), (ann, today(), [0xde, 0xad, 0xbe, 0xef]));
}

#[test]
fn cases_are_listed_in_the_order_in_which_they_were_made() {
    let made: Vec<String> = (1..=40).map(|number| format!("case {number}")).collect();
    let shelf = with(&made.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(names(&shelf), made);
}

#[test]
fn a_deleted_case_is_gone_and_its_id_is_not_given_again() {
    let shelf = with(&["a", "b"]);
    delete(&shelf, id("2")).unwrap();
    assert_eq!(names(&shelf), ["a"]);
    assert_eq!(load(&shelf, id("2")), Err(StoreError::Absent(id("2"))));
    assert_eq!(create(&shelf, &case("c", &[]), stamp()), Ok(id("3")));
}

#[test]
fn the_order_names_the_cases_that_are_there_and_the_highest_id_ever() {
    let shelf = with(&["a", "b", "c"]);
    delete(&shelf, id("3")).unwrap();
    delete(&shelf, id("1")).unwrap();
    assert_eq!(shelf.get(&format!("{PREFIX}case-order")).unwrap().as_deref(), Some("3 2"));
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
fn deleting_what_is_not_there_is_no_error() {
    assert_eq!(delete(&with(&["a"]), id("zz")), Ok(()));
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
    ];
    for (key, value) in others {
        shelf.set(key, value).unwrap();
    }
    let id = create(&shelf, &case("a", &[]), stamp()).unwrap();
    assert_eq!(names(&shelf), ["a"]);
    delete(&shelf, id).unwrap();
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
    assert_eq!(create(&shelf, &case("d", &[]), stamp()), Ok(id("4")));
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
    assert_eq!(create(&ours, &case("c", &[]), stamp()), Ok(id("3")));
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
    assert_eq!(delete(&shelf, id("1")), Ok(()));
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
fn a_stray_case_with_the_highest_id_does_not_stop_new_ones() {
    let shelf = with(&["a"]);
    let raw = shelf.get(&key(id("1"))).unwrap().unwrap();
    shelf.set(&key(id("1z141z3")), &raw).unwrap();
    assert_eq!(create(&shelf, &case("b", &[]), stamp()), Ok(id("2")));
    assert_eq!(create(&shelf, &case("c", &[]), stamp()), Ok(id("3")));
}
