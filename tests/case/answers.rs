//! One answer changed, every other kept; and what these rules do not know.

use crate::*;
use one_card_guide::case::{answer, fit_name};

#[test]
fn an_answer_is_kept_by_permanent_numbers() {
    let changed = answer(&Case::default(), &rules(), PLACE, Answer::Choice(1));
    assert_eq!(changed, case("", &[(1, Stored::Choice(7))]));
}

#[test]
fn changing_one_answer_keeps_every_other() {
    let before = case("Ann", &[(1, Stored::Choice(1)), (2, Stored::Date(day("2026-11-20"))), (900, Stored::Choice(3))]);
    let after = answer(&before, &rules(), PLACE, Answer::Declined);
    assert_eq!(
        after,
        case("Ann", &[(1, Stored::Declined), (2, Stored::Date(day("2026-11-20"))), (900, Stored::Choice(3))])
    );
}

#[test]
fn an_answer_taken_back_is_gone() {
    let before = case("", &[(1, Stored::Choice(1)), (40, Stored::Choice(2))]);
    let after = answer(&before, &rules(), PAID, Answer::Unanswered);
    assert_eq!(after, case("", &[(1, Stored::Choice(1))]));
}

#[test]
fn an_answer_that_the_fact_cannot_have_changes_nothing() {
    let before = case("", &[(1, Stored::Choice(1)), (2, Stored::Date(day("2026-11-20")))]);
    for (fact, wrong) in [
        (PLACE, Answer::Choice(3)),
        (PLACE, Answer::Date(today())),
        (LEFT_ON, Answer::Choice(0)),
        (LEFT_ON, Answer::Date(Date::from_ymd_opt(2301, 1, 1).unwrap())),
        (FactId(99), Answer::Choice(0)),
    ] {
        assert_eq!(answer(&before, &rules(), fact, wrong), before, "{fact:?} {wrong:?}");
    }
}

#[test]
fn the_engine_reads_places_where_the_case_keeps_numbers() {
    let answers =
        case("", &[(1, Stored::Choice(2)), (2, Stored::Declined), (3, Stored::Date(today()))]).answers(&rules());
    assert_eq!(answers.get(PLACE), Answer::Choice(2));
    assert_eq!(answers.get(LEFT_ON), Answer::Declined);
    assert_eq!(answers.get(BACK_ON), Answer::Date(today()));
    assert_eq!(answers.get(PAID), Answer::Unanswered);
}

#[test]
fn what_the_rules_do_not_know_is_unanswered_and_newer() {
    for (number, stored) in [
        (900, Stored::Declined),
        (1, Stored::Choice(3)),
        (1, Stored::Date(today())),
        (2, Stored::Choice(1)),
        (2, Stored::Number { tag: 3, value: 5 }),
        (2, Stored::Bytes(vec![1])),
    ] {
        let odd = case("", &[(number, stored.clone())]);
        assert_eq!(odd.answers(&rules()), Answers::default(), "{stored:?}");
        assert!(odd.is_from_newer(&rules()), "{stored:?}");
    }
    assert!(!case("", &[(1, Stored::Choice(7)), (1001, Stored::Choice(1))]).is_from_newer(&rules()));
}

#[test]
fn a_name_of_two_hundred_characters_fits_and_one_more_is_cut() {
    let fits = "字".repeat(200);
    assert_eq!(fit_name(&fits), (fits.clone(), None));
    let (cut, problem) = fit_name(&format!("{fits}x"));
    assert_eq!(cut, fits);
    assert_eq!(problem, Some(one_card_guide::case::Problem::NameCut { characters: 201 }));
}
