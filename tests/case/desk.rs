//! A visit at its desk: two tabs, and a shelf that is full, blocked or forgetful at any moment. No confirmed answer is lost.

use crate::shared::{Shared, Wrong};
use crate::*;
use one_card_guide::case::store::{key, load, seen_key, value};
use one_card_guide::case::{CaseId, Desk, Entry, Shelf, ShelfError, Standing, StoreError, seen};
use std::collections::BTreeMap;

fn tabs() -> (Shared, Desk<Shared>, Desk<Shared>) {
    let shelf = Shared::default();
    (shelf.clone(), Desk::new(shelf.clone()), Desk::new(shelf))
}

fn ann(desk: &Desk<Shared>) -> Entry {
    desk.create(&case("Ann", &[(1, Stored::Choice(1))]), stamp(), 0)
}

fn give(desk: &Desk<Shared>, held: &Entry, fact: FactId, answer: Answer) -> Entry {
    desk.answer(held, &rules(), fact, answer, stamp())
}

fn names(desk: &Desk<Shared>) -> Vec<String> {
    desk.list().0.entries.into_iter().map(|entry| entry.case.name).collect()
}

/// What the desk has not saved, and why.
fn unsaved(desk: &Desk<Shared>) -> Vec<(CaseId, StoreError)> {
    desk.unsaved().into_iter().map(|unsaved| (unsaved.entry.id, unsaved.cause)).collect()
}

fn seen_of(desk: &Desk<impl Shelf>, id: CaseId) -> Option<seen::Seen> {
    desk.seen(id).map(|remembered| remembered.seen(&rules()))
}

fn some_seen() -> seen::Seen {
    seen::Seen { edition: [1; 4], day: today(), answers: [2; 3], outcomes: Vec::new() }
}

#[test]
fn an_answer_is_saved_before_anything_else() {
    let (shelf, desk, _) = tabs();
    let held = give(&desk, &ann(&desk), PAID, Answer::Choice(0));
    let expected = case("Ann", &[(1, Stored::Choice(1)), (40, Stored::Choice(1))]);
    assert_eq!((&held.case, &load(&shelf, held.id).unwrap().case), (&expected, &expected));
    assert_eq!(unsaved(&desk), []);
}

#[test]
fn two_tabs_keep_each_others_answers() {
    let (shelf, one, other) = tabs();
    let first = ann(&one);
    let second = other.load(first.id).unwrap();
    let first = give(&one, &first, PAID, Answer::Choice(0));
    let second = give(&other, &second, LEFT_ON, Answer::Date(day("2026-11-20")));
    one.rename(&first, "Bea", stamp());
    let second = give(&other, &second, PLACE, Answer::Unanswered);
    let both = case("Bea", &[(2, Stored::Date(day("2026-11-20"))), (40, Stored::Choice(1))]);
    assert_eq!((load(&shelf, first.id).unwrap().case, second.case), (both.clone(), both));
}

#[test]
fn an_answer_changed_in_the_other_tab_is_not_undone() {
    let (_, one, other) = tabs();
    let first = ann(&one);
    let second = other.load(first.id).unwrap();
    give(&one, &first, PLACE, Answer::Choice(2));
    let second = give(&other, &second, PAID, Answer::Choice(1));
    assert_eq!(second.case, case("Ann", &[(1, Stored::Choice(2)), (40, Stored::Choice(2))]));
}

#[test]
fn what_the_other_tab_stored_meanwhile_is_not_written_over_when_there_is_room_again() {
    let (shelf, one, other) = tabs();
    let held = ann(&one);
    shelf.is(Wrong::Full(1));
    give(&one, &held, PAID, Answer::Choice(0));
    shelf.is(Wrong::Nothing);
    give(&other, &held, LEFT_ON, Answer::Declined);
    let both = case("Ann", &[(1, Stored::Choice(1)), (2, Stored::Declined), (40, Stored::Choice(1))]);
    assert_eq!(one.load(held.id).unwrap().case, both, "shown before it is saved");
    assert!(one.settle(stamp()));
    assert_eq!(load(&shelf, held.id).unwrap().case, both);
}

#[test]
fn what_a_newer_version_wrote_survives_an_answer() {
    let (shelf, desk, _) = tabs();
    let newer = [
        (1, Stored::Choice(55)),
        (700, Stored::Number { tag: 6, value: u64::MAX }),
        (701, Stored::Bytes(vec![0, 255])),
    ];
    let held = give(&desk, &desk.create(&case("", &newer), stamp(), 0), PAID, Answer::Choice(1));
    let mut expected = newer.to_vec();
    expected.push((40, Stored::Choice(2)));
    assert_eq!(load(&shelf, held.id).unwrap().case, case("", &expected));
}

#[test]
fn a_name_is_cut_whether_it_is_saved_or_not() {
    let (shelf, desk, _) = tabs();
    shelf.is(Wrong::Full(1));
    let held = desk.create(&case(&"字".repeat(10_000), &[]), stamp(), 0);
    assert_eq!(held.case.name, "字".repeat(200));
    assert_eq!(desk.rename(&held, &"x".repeat(201), stamp()).case.name, "x".repeat(200));
}

/// What a person does, one thing after the other, to cases that are called `a`, `b`, …
#[derive(Clone, Copy, Debug)]
enum Does {
    Begins(&'static str),
    Answers(&'static str, FactId, Answer),
    Renames(&'static str, &'static str),
    Deletes(&'static str),
    /// Looks at the start page, and at the guidance of every case.
    Looks,
}

use Does::*;

/// From the first to the last question; another case; the first one again, changed.
const WALKS: [&[Does]; 4] = [
    &[
        Begins("a"),
        Answers("a", PLACE, Answer::Choice(1)),
        Answers("a", PAID, Answer::Choice(0)),
        Looks,
        Begins("b"),
        Answers("b", PLACE, Answer::Choice(2)),
        Answers("a", PAID, Answer::Choice(1)),
        Looks,
    ],
    &[
        Begins("a"),
        Answers("a", PLACE, Answer::Choice(1)),
        Begins("b"),
        Renames("a", "Ann"),
        Answers("a", PLACE, Answer::Unanswered),
        Answers("b", PAID, Answer::Declined),
    ],
    &[
        Begins("a"),
        Looks,
        Begins("b"),
        Looks,
        Begins("c"),
        Renames("b", "Bo"),
        Deletes("a"),
        Answers("c", PLACE, Answer::Choice(0)),
        Answers("b", PLACE, Answer::Choice(1)),
    ],
    &[
        Begins("a"),
        Answers("a", PAID, Answer::Declined),
        Begins("b"),
        Deletes("b"),
        Begins("c"),
        Looks,
        Answers("a", PAID, Answer::Choice(0)),
        Answers("a", PLACE, Answer::Choice(0)),
        Answers("a", LEFT_ON, Answer::Declined),
        Renames("a", "Ann"),
        Begins("d"),
    ],
];

/// A case as a plain table: what was last confirmed of it.
fn confirmed(case: &mut Case, does: Does) {
    match does {
        Answers(_, fact, given) => *case = one_card_guide::case::answer(case, &rules(), fact, given),
        Renames(_, name) => case.name = name.into(),
        Begins(_) | Deletes(_) | Looks => {}
    }
}

/// Walks, and after every step compares everything with what was confirmed.
fn walk(shelf: &Shared, walk: &[Does], told: &str) {
    let desk = Desk::new(shelf.clone());
    let mut known: BTreeMap<&str, (CaseId, Case)> = BTreeMap::new();
    for (step, does) in walk.iter().enumerate() {
        match *does {
            Begins(name) => {
                let held = desk.create(&case("", &[]), stamp(), 7);
                known.insert(name, (held.id, held.case));
            }
            Answers(name, fact, given) => {
                let held = desk.load(known[name].0).unwrap();
                give(&desk, &held, fact, given);
            }
            Renames(name, new) => {
                desk.rename(&desk.load(known[name].0).unwrap(), new, stamp());
            }
            // A shelf that keeps nothing lets nothing go either: then the case is there as before.
            Deletes(name) => {
                if desk.delete(known[name].0, stamp()).is_ok() {
                    known.remove(name);
                }
            }
            Looks => known.values().for_each(|(id, _)| desk.see(*id, &some_seen())),
        }
        if let Answers(name, ..) | Renames(name, _) = *does {
            confirmed(&mut known.get_mut(name).unwrap().1, *does);
        }
        let mut listed: Vec<_> = desk.list().0.entries.into_iter().map(|entry| (entry.id, entry.case)).collect();
        let mut expected: Vec<_> = known.values().cloned().collect();
        listed.sort_by_key(|entry| entry.0);
        expected.sort_by_key(|entry| entry.0);
        assert_eq!(listed, expected, "{told}, after step {step}");
        for (id, case) in &expected {
            assert_eq!(desk.load(*id).unwrap().case, *case, "{told}, after step {step}");
        }
        let missing = expected.iter().filter(|(id, case)| {
            let stored = shelf.raw(&key(*id));
            stored
                .is_none_or(|text| text.split_once('~').map_or(text.clone(), |parts| parts.0.into()) != nameless(case))
                || shelf.raw(&key(*id)).unwrap().split_once('~').map_or("", |parts| parts.1) != case.name
        });
        let told_so: Vec<CaseId> = desk.unsaved().iter().map(|unsaved| unsaved.entry.id).collect();
        missing.for_each(|(id, _)| assert!(told_so.contains(id), "{told}, after step {step}: `{id}` is not told"));
        for orphan in shelf.texts().keys().filter_map(|key| key.strip_suffix("/seen").map(str::to_owned)) {
            assert!(shelf.raw(&orphan).is_some(), "{told}, after step {step}: {orphan}");
        }
    }
    shelf.is(Wrong::Nothing);
    desk.settle(stamp());
    assert_eq!(unsaved(&desk), [], "{told}");
    let saved =
        one_card_guide::case::store::list(shelf).unwrap().entries.into_iter().map(|entry| (entry.id, entry.case));
    assert_eq!(saved.collect::<BTreeMap<_, _>>(), known.into_values().collect(), "{told}");
}

fn nameless(case: &Case) -> String {
    value(&Case { name: String::new(), ..case.clone() }, stamp())
}

#[test]
fn no_confirmed_answer_is_lost_whichever_write_is_the_first_to_fail() {
    for (number, steps) in WALKS.iter().enumerate() {
        for write in 1..=20 {
            for wrong in [Wrong::Full(write), Wrong::Vanishing(write), Wrong::Unwritable(write), Wrong::Blocked] {
                let shelf = Shared::default();
                shelf.is(wrong);
                walk(&shelf, steps, &format!("walk {number}, {wrong:?}"));
            }
        }
    }
}

#[test]
fn what_never_found_room_has_an_id_of_its_own_and_is_saved_in_order() {
    let (shelf, desk, _) = tabs();
    shelf.is(Wrong::Full(1));
    let made: Vec<CaseId> = ["a", "b", "c"].iter().map(|name| desk.create(&case(name, &[]), stamp(), 7).id).collect();
    assert_eq!(names(&desk), ["a", "b", "c"]);
    assert!(made[0] != made[1] && made[1] != made[2] && made[0] != made[2]);
    assert_eq!(made.iter().map(|id| id.label()).collect::<Vec<_>>(), ["1", "2", "3"]);
    assert_eq!(unsaved(&desk), made.iter().map(|id| (*id, StoreError::Shelf(ShelfError::Full))).collect::<Vec<_>>());
    // The room is enough for one of them.
    shelf.is(Wrong::Full(2));
    assert!(desk.settle(stamp()));
    assert_eq!(unsaved(&desk).len(), 2);
    assert_eq!(load(&shelf, made[0]).unwrap().case.name, "a");
    shelf.is(Wrong::Nothing);
    assert!(desk.settle(stamp()));
    assert!(!desk.settle(stamp()), "nothing is left");
    assert_eq!(names(&desk), ["a", "b", "c"]);
}

#[test]
fn deleting_a_case_makes_room_for_what_is_not_saved() {
    let (shelf, desk, _) = tabs();
    let old = ann(&desk);
    shelf.is(Wrong::Full(1));
    let new = desk.create(&case("new", &[]), stamp(), 1);
    assert_eq!(unsaved(&desk).len(), 1);
    shelf.is(Wrong::Nothing);
    desk.delete(old.id, stamp()).unwrap();
    assert_eq!((unsaved(&desk), load(&shelf, new.id).unwrap().case.name.as_str()), (vec![], "new"));
}

#[test]
fn the_same_answer_once_more_tries_again() {
    let (shelf, desk, _) = tabs();
    let held = ann(&desk);
    shelf.is(Wrong::Full(1));
    let held = give(&desk, &held, PAID, Answer::Choice(0));
    shelf.is(Wrong::Nothing);
    give(&desk, &held, PAID, Answer::Choice(0));
    assert_eq!(unsaved(&desk), []);
    assert_eq!(load(&shelf, held.id).unwrap().case, held.case);
}

#[test]
fn a_file_is_safe_until_the_case_changes_again() {
    let (shelf, desk, _) = tabs();
    shelf.is(Wrong::Full(1));
    let held = ann(&desk);
    desk.note_filed(held.id);
    let filed = |desk: &Desk<Shared>| {
        desk.unsaved().iter().map(|unsaved| unsaved.standing == Standing::Filed).collect::<Vec<_>>()
    };
    assert_eq!(filed(&desk), [true]);
    give(&desk, &held, PLACE, Answer::Choice(0));
    assert_eq!(filed(&desk), [true], "the answer is the same");
    give(&desk, &held, PLACE, Answer::Choice(1));
    assert_eq!(filed(&desk), [false]);
}

#[test]
fn a_case_deleted_elsewhere_stays_on_its_page_and_is_kept_only_on_request() {
    let (shelf, one, other) = tabs();
    let held = ann(&one);
    other.delete(held.id, stamp()).unwrap();
    assert_eq!(one.look_again(&held), held);
    assert_eq!(one.lost(held.id), Some(StoreError::Absent(held.id)));
    assert_eq!((names(&one), unsaved(&one)), (vec![], vec![]), "it is deleted");
    let held = give(&one, &one.load(held.id).unwrap(), PAID, Answer::Choice(0));
    one.settle(stamp());
    assert_eq!(shelf.raw(&key(held.id)), None, "it stays deleted");
    assert_eq!(unsaved(&one), [(held.id, StoreError::Absent(held.id))], "an answer given since is not thrown away");
    assert_eq!(names(&one), ["Ann"]);
    one.keep(held.id, stamp());
    let both = case("Ann", &[(1, Stored::Choice(1)), (40, Stored::Choice(1))]);
    assert_eq!((load(&shelf, held.id).unwrap().case, one.lost(held.id)), (both, None));
}

#[test]
fn an_answer_to_a_case_deleted_without_a_word_is_not_thrown_away() {
    let (shelf, one, other) = tabs();
    let held = ann(&one);
    other.delete(held.id, stamp()).unwrap();
    let held = give(&one, &held, PAID, Answer::Choice(0));
    assert_eq!(one.load(held.id), Ok(held.clone()));
    assert_eq!(one.lost(held.id), Some(StoreError::Absent(held.id)));
    assert_eq!(shelf.raw(&key(held.id)), None);
}

#[test]
fn a_case_that_the_other_tab_brings_back_is_lost_no_more() {
    let (_, one, other) = tabs();
    let held = ann(&one);
    other.delete(held.id, stamp()).unwrap();
    let held = give(&one, &one.look_again(&held), PAID, Answer::Choice(0));
    other.undo(stamp()).unwrap();
    assert!(one.settle(stamp()));
    assert_eq!(one.lost(held.id), None);
    assert_eq!(other.load(held.id), Ok(held));
}

#[test]
fn a_case_that_is_damaged_while_a_page_has_it_is_not_written_over() {
    let (shelf, desk, _) = tabs();
    let held = ann(&desk);
    shelf.set(&key(held.id), "damaged").unwrap();
    let held = give(&desk, &desk.look_again(&held), PAID, Answer::Choice(0));
    assert!(matches!(desk.lost(held.id), Some(StoreError::Damaged(_))));
    desk.keep(held.id, stamp());
    assert_eq!((desk.load(held.id), shelf.raw(&key(held.id)).as_deref()), (Ok(held), Some("damaged")));
}

#[test]
fn a_deleted_case_comes_back_with_all_that_it_had() {
    let (shelf, desk, _) = tabs();
    let ids: Vec<CaseId> =
        ["a", "b", "c"].iter().map(|name| desk.create(&case(name, &[(9, Stored::Declined)]), stamp(), 7).id).collect();
    desk.see(ids[1], &some_seen());
    let before = shelf.texts();
    desk.delete(ids[1], stamp()).unwrap();
    assert_eq!((names(&desk), desk.deleted().unwrap().case.name.as_str()), (vec!["a".into(), "c".into()], "b"));
    assert_eq!(shelf.raw(&seen_key(ids[1])), None);
    desk.undo(stamp()).unwrap();
    assert_eq!(shelf.texts(), before);
    assert_eq!((names(&desk), desk.deleted()), (vec!["a".into(), "b".into(), "c".into()], None));
}

#[test]
fn only_the_last_deletion_can_be_undone() {
    let (_, desk, _) = tabs();
    let ids: Vec<CaseId> = ["a", "b", "c"].iter().map(|name| desk.create(&case(name, &[]), stamp(), 7).id).collect();
    desk.see(ids[0], &some_seen());
    desk.delete(ids[2], stamp()).unwrap();
    desk.delete(ids[0], stamp()).unwrap();
    assert_eq!(desk.deleted().unwrap().case.name, "a");
    desk.undo(stamp()).unwrap();
    assert_eq!((names(&desk), seen_of(&desk, ids[0])), (vec!["a".into(), "b".into()], Some(some_seen())));
    desk.undo(stamp()).unwrap();
    assert_eq!(names(&desk), ["a", "b"], "there is nothing more to undo");
}

#[test]
fn what_was_not_saved_comes_back_too() {
    for saved_once in [true, false] {
        let (shelf, desk, _) = tabs();
        shelf.is(Wrong::Full(if saved_once { 3 } else { 1 }));
        let held = give(&desk, &ann(&desk), PAID, Answer::Choice(0));
        assert_eq!(unsaved(&desk).len(), 1);
        desk.delete(held.id, stamp()).unwrap();
        assert_eq!((names(&desk), unsaved(&desk), shelf.raw(&key(held.id))), (vec![], vec![], None));
        desk.undo(stamp()).unwrap();
        assert_eq!(desk.load(held.id), Ok(held.clone()), "on the desk, where there is no room");
        shelf.is(Wrong::Nothing);
        desk.settle(stamp());
        assert_eq!(load(&shelf, held.id), Ok(held));
    }
}

#[test]
fn a_damaged_case_can_be_deleted_and_comes_back_as_it_was() {
    let (shelf, desk, _) = tabs();
    let held = ann(&desk);
    shelf.set(&key(held.id), "damaged").unwrap();
    desk.delete(held.id, stamp()).unwrap();
    assert_eq!(desk.deleted().unwrap().id, held.id);
    shelf.is(Wrong::Full(1));
    assert_eq!(desk.undo(stamp()), Err(StoreError::Shelf(ShelfError::Full)));
    shelf.is(Wrong::Nothing);
    assert_eq!(desk.undo(stamp()), Ok(()), "it was not given up");
    assert!(matches!(desk.load(held.id), Err(StoreError::Damaged(_))));
    assert_eq!(desk.list().0.problems.iter().map(|problem| problem.raw.as_str()).collect::<Vec<_>>(), ["damaged"]);
}

#[test]
fn undoing_what_the_other_tab_has_kept_changes_nothing_of_it() {
    let (_, one, other) = tabs();
    let held = ann(&one);
    one.delete(held.id, stamp()).unwrap();
    let held = give(&other, &other.look_again(&held), PAID, Answer::Choice(0));
    other.keep(held.id, stamp());
    one.undo(stamp()).unwrap();
    assert_eq!((one.load(held.id), one.deleted()), (Ok(held), None));
}

#[test]
fn of_two_tabs_that_delete_one_case_the_first_can_put_it_back() {
    let (_, one, other) = tabs();
    let held = ann(&one);
    one.delete(held.id, stamp()).unwrap();
    other.delete(held.id, stamp()).unwrap();
    assert_eq!((one.deleted(), other.deleted()), (Some(held), None));
}

#[test]
fn a_case_that_the_shelf_does_not_let_go_is_still_there() {
    let (shelf, desk, _) = tabs();
    let held = ann(&desk);
    for wrong in [Wrong::Vanishing(1), Wrong::Blocked] {
        shelf.is(wrong);
        assert!(desk.delete(held.id, stamp()).is_err());
        shelf.is(Wrong::Nothing);
        assert_eq!((names(&desk), desk.deleted()), (vec!["Ann".into()], None));
    }
}

#[test]
fn what_was_seen_of_an_unsaved_case_waits_for_it_and_leaves_no_orphan() {
    let (shelf, desk, _) = tabs();
    shelf.is(Wrong::Full(1));
    let held = ann(&desk);
    shelf.is(Wrong::Nothing);
    desk.see(held.id, &some_seen());
    assert_eq!(shelf.raw(&seen_key(held.id)), None, "its case is not there");
    assert!(desk.settle(stamp()));
    assert_eq!((unsaved(&desk), shelf.raw(&seen_key(held.id)).is_some()), (vec![], true));
    assert_eq!(seen_of(&desk, held.id), Some(some_seen()));
    desk.delete(held.id, stamp()).unwrap();
    desk.see(held.id, &some_seen());
    assert_eq!(shelf.raw(&seen_key(held.id)), None);
}

#[test]
fn small_texts_last_for_the_visit_where_they_cannot_be_kept() {
    for wrong in [Wrong::Full(1), Wrong::Vanishing(1), Wrong::Blocked] {
        let (shelf, desk, _) = tabs();
        shelf.is(wrong);
        desk.put_text("one-card-guide/language", "zh-Hans");
        assert_eq!(desk.text("one-card-guide/language").as_deref(), Some("zh-Hans"), "{wrong:?}");
        shelf.is(Wrong::Nothing);
        desk.put_text("one-card-guide/language", "en");
        assert_eq!(shelf.raw("one-card-guide/language").as_deref(), Some("en"), "{wrong:?}");
        assert_eq!(desk.text("one-card-guide/language").as_deref(), Some("en"), "{wrong:?}");
    }
}
