//! A case in the hands of a page: two tabs, and saves that fail.

use crate::*;
use one_card_guide::case::store::{create, delete, key, load};
use one_card_guide::case::{Fault, Held, Memory, Shelf, ShelfError, StoreError, answer_in, rename};

fn opened(shelf: &Memory) -> Held {
    load(shelf, create(shelf, &case("Ann", &[(1, Stored::Choice(1))]), stamp()).unwrap()).unwrap().into()
}

fn on_shelf(shelf: &Memory, held: &Held) -> Case {
    load(shelf, held.id).unwrap().case
}

#[test]
fn an_answer_is_saved_before_anything_else() {
    let shelf = Memory::default();
    let held = opened(&shelf);
    let (held, error) = answer_in(&shelf, &held, &rules(), PAID, Answer::Choice(0), stamp());
    let expected = case("Ann", &[(1, Stored::Choice(1)), (40, Stored::Choice(1))]);
    assert_eq!(error, None);
    assert_eq!((&held.case, &held.saved, &on_shelf(&shelf, &held)), (&expected, &expected, &expected));
}

#[test]
fn two_tabs_keep_each_others_answers() {
    let shelf = Memory::default();
    let (first, second) = {
        let held = opened(&shelf);
        (held.clone(), held)
    };
    let (first, _) = answer_in(&shelf, &first, &rules(), PAID, Answer::Choice(0), stamp());
    let (second, _) = answer_in(&shelf, &second, &rules(), LEFT_ON, Answer::Date(day("2026-11-20")), stamp());
    let (first, _) = rename(&shelf, &first, "Bea", stamp());
    let (second, _) = answer_in(&shelf, &second, &rules(), PLACE, Answer::Unanswered, stamp());
    let both = case("Bea", &[(2, Stored::Date(day("2026-11-20"))), (40, Stored::Choice(1))]);
    assert_eq!(on_shelf(&shelf, &first), both);
    assert_eq!(second.case, both);
}

#[test]
fn an_answer_changed_in_the_other_tab_is_not_undone() {
    let shelf = Memory::default();
    let (first, second) = {
        let held = opened(&shelf);
        (held.clone(), held)
    };
    answer_in(&shelf, &first, &rules(), PLACE, Answer::Choice(2), stamp());
    let (second, _) = answer_in(&shelf, &second, &rules(), PAID, Answer::Choice(1), stamp());
    assert_eq!(second.case, case("Ann", &[(1, Stored::Choice(2)), (40, Stored::Choice(2))]));
}

#[test]
fn answers_that_could_not_be_saved_are_saved_with_the_next_one() {
    for (fault, expected) in [
        (Fault::Blocked, ShelfError::Blocked),
        (Fault::Full, ShelfError::Full),
        (Fault::Forgetful, ShelfError::NotKept),
    ] {
        let shelf = Memory::default();
        let held = opened(&shelf);
        shelf.break_down(fault);
        let (held, error) = answer_in(&shelf, &held, &rules(), PAID, Answer::Choice(0), stamp());
        assert_eq!(error, Some(StoreError::Shelf(expected)));
        let (held, _) = answer_in(&shelf, &held, &rules(), PLACE, Answer::Unanswered, stamp());
        let (held, _) = rename(&shelf, &held, "Bea", stamp());
        assert_eq!(held.case, case("Bea", &[(40, Stored::Choice(1))]), "the page has everything");
        shelf.break_down(Fault::None);
        assert_eq!(on_shelf(&shelf, &held), case("Ann", &[(1, Stored::Choice(1))]));
        let (held, error) = answer_in(&shelf, &held, &rules(), LEFT_ON, Answer::Declined, stamp());
        assert_eq!(error, None);
        assert_eq!(on_shelf(&shelf, &held), case("Bea", &[(2, Stored::Declined), (40, Stored::Choice(1))]));
    }
}

#[test]
fn a_case_deleted_in_another_tab_stays_in_hand_and_deleted() {
    let shelf = Memory::default();
    let held = opened(&shelf);
    delete(&shelf, held.id).unwrap();
    let (held, error) = answer_in(&shelf, &held, &rules(), PAID, Answer::Choice(0), stamp());
    assert_eq!(error, Some(StoreError::Absent(held.id)));
    assert_eq!(held.case, case("Ann", &[(1, Stored::Choice(1)), (40, Stored::Choice(1))]));
    assert_eq!(shelf.get(&key(held.id)), Ok(None));
}

#[test]
fn a_damaged_case_is_not_written_over() {
    let shelf = Memory::default();
    let held = opened(&shelf);
    shelf.set(&key(held.id), "damaged").unwrap();
    let (held, error) = answer_in(&shelf, &held, &rules(), PAID, Answer::Choice(0), stamp());
    assert!(matches!(error, Some(StoreError::Damaged(_))), "{error:?}");
    assert_eq!(held.case.facts.len(), 2);
    assert_eq!(shelf.get(&key(held.id)).unwrap().as_deref(), Some("damaged"));
}

#[test]
fn what_a_newer_version_wrote_survives_an_answer() {
    let shelf = Memory::default();
    let newer = [
        (1, Stored::Choice(55)),
        (700, Stored::Number { tag: 6, value: u64::MAX }),
        (701, Stored::Bytes(vec![0, 255])),
    ];
    let held: Held = load(&shelf, create(&shelf, &case("", &newer), stamp()).unwrap()).unwrap().into();
    let (held, _) = answer_in(&shelf, &held, &rules(), PAID, Answer::Choice(1), stamp());
    let mut expected = newer.to_vec();
    expected.push((40, Stored::Choice(2)));
    assert_eq!(on_shelf(&shelf, &held), case("", &expected));
}
