//! What if: one answer changed, both pages side by side, what differs marked. Expected values are those of the law.

#![cfg(test)]

#[path = "support/answers.rs"]
mod support;

use one_card_guide::calendar::parse_iso;
use one_card_guide::engine::Answers;
use one_card_guide::guidance::{Difference, Row, SideBySide, StepChange, arrange, what_if, worth_changing};
use one_card_guide::rulebook::model::Rulebook;
use one_card_guide::text::Text;
use one_card_guide::workbench;
use one_card_guide::workbench::shipped;
use std::sync::LazyLock;
use support::{answer, answers, fact};

static BOOK: LazyLock<Rulebook> = LazyLock::new(|| shipped().unwrap());
static TEXT: LazyLock<Text> = LazyLock::new(|| workbench::english().unwrap());

fn changed(given: &Answers, name: &str, value: &str) -> SideBySide {
    let today = parse_iso("2026-11-23").unwrap();
    what_if(&BOOK, &TEXT, given, today, fact(&BOOK, name), answer(&BOOK, name, value))
}

/// The row of a step, by its name.
fn row<'a>(both: &'a SideBySide, step: &str) -> &'a Row {
    let named = |row: &&Row| {
        let before = row.before.map(|place| both.before.steps[place].step.as_str());
        before.or(row.after.map(|place| both.after.steps[place].step.as_str())) == Some(step)
    };
    both.rows.iter().find(named).unwrap_or_else(|| panic!("no row for {step}"))
}

/// Steps and how they differ; those that do not are left out.
fn differing(both: &SideBySide) -> Vec<(String, Vec<StepChange>)> {
    let name = |row: &Row| match (row.before, row.after) {
        (Some(place), _) => both.before.steps[place].step.clone(),
        (None, place) => both.after.steps[place.unwrap()].step.clone(),
    };
    both.rows.iter().filter(|row| !row.changes.is_empty()).map(|row| (name(row), row.changes.clone())).collect()
}

fn arrived() -> Answers {
    answers(
        &BOOK,
        &[
            ("person", "foreign"),
            ("place", "in-china"),
            ("status", "z-visa"),
            ("entered-on", "2026-11-20"),
            ("assignment", "year-or-more"),
            ("proof", "letter"),
            ("city", "guangzhou"),
            ("category", "b"),
            ("home-scheme", "none"),
            ("employed-from", "2026-12-01"),
        ],
    )
}

fn holding(event: &str) -> Answers {
    answers(
        &BOOK,
        &[
            ("person", "foreign"),
            ("place", "in-china"),
            ("status", "work-residence"),
            ("proof", "e-card"),
            ("event", event),
            ("ends-on", "2026-11-30"),
            ("changed-on", "2026-11-20"),
            ("permit-expires-on", "2027-09-30"),
            ("residence-expires-on", "2027-09-30"),
            ("extension-filed", "no"),
            ("city", "guangzhou"),
            ("home-scheme", "none"),
        ],
    )
}

/// 3.07: Beijing asks for the decision too. OQ-24: its guide names no look at the originals, which other cities ask of
/// category B (1.12).
#[test]
fn in_beijing_a_paper_is_added_and_the_look_at_the_originals_falls_away() {
    let both = changed(&arrived(), "city", "beijing");
    assert!(!both.verdict_differs);
    let changes = differing(&both);
    let [(gone, removed), (apply, papers)] = changes.as_slice() else { panic!("{changes:#?}") };
    assert_eq!((gone.as_str(), removed.as_slice()), ("ask-on-site-check", &[StepChange::Removed][..]));
    assert_eq!(apply, "apply-residence-permit");
    let [StepChange::Papers(added, fewer)] = papers.as_slice() else { panic!("{papers:?}") };
    assert_eq!((added.len(), added[0].any.as_slice(), fewer.len()), (1, &["decision".to_owned()][..], 0));
    assert!(!both.remarks.is_empty());
}

/// 3.01, 3.16: the 30 days run from the entry; 3.11: so do the 24 hours. OQ-1: the look at the originals too.
#[test]
fn an_earlier_entry_moves_the_dates_that_are_counted_from_it() {
    let both = changed(&arrived(), "entered-on", "2026-11-18");
    assert!(!both.verdict_differs);
    for step in ["register-accommodation", "apply-residence-permit", "ask-on-site-check"] {
        assert!(row(&both, step).changes.contains(&StepChange::Dates), "{step}");
    }
    assert_eq!(row(&both, "apply-residence-permit").changes, [StepChange::Dates]);
    // Insurance is counted from the first day of employment (4.03).
    assert_eq!(row(&both, "register-insurance").changes, []);
    let place = row(&both, "apply-residence-permit").after.unwrap();
    let due = both.after.steps[place].due.as_ref().unwrap();
    // 18 November + 29 and + 30 days.
    assert_eq!(due.safe.day.as_ref().unwrap().date, "2026-12-17");
    assert_eq!(due.latest.day.as_ref().unwrap().date, "2026-12-18");
}

/// 2.11, 3.13, 3.19: with the employment ends the permit. 2.06: an ended employment is not extended.
#[test]
fn leaving_changes_the_verdict_and_the_steps() {
    let both = changed(&holding("nothing"), "event", "leaving");
    assert!(both.verdict_differs);
    assert_eq!(row(&both, "cancel-work-permit").changes, [StepChange::Added]);
    assert_eq!(row(&both, "contact-exit-entry").changes, [StepChange::Added]);
    assert_eq!(row(&both, "extend-work-permit").changes, [StepChange::Removed]);
    assert_eq!(both.before.verdict.rule.as_deref(), Some("permit.electronic-holds"));
    assert_eq!(both.after.verdict.rule.as_deref(), Some("leaving"));
    let warned = |difference: &Difference| matches!(difference, Difference::Added(new) if new.title.contains("rests on the job"));
    assert!(both.remarks.iter().any(warned));
}

/// 3.13: the employer whose employee leaves reports it. 9b.02: so does the present one on a change of the work place.
#[test]
fn another_actor_is_marked() {
    let both = changed(&holding("leaving"), "event", "moved");
    let changes = &row(&both, "report-to-police").changes;
    assert!(changes.contains(&StepChange::Actor), "{changes:?}");
    assert!(!changes.contains(&StepChange::Place), "both go to the exit-entry office");
}

#[test]
fn the_same_answer_changes_nothing() {
    let both = changed(&arrived(), "city", "guangzhou");
    assert!(!both.verdict_differs && both.remarks.is_empty());
    assert_eq!(differing(&both), []);
    assert_eq!(both.before, both.after);
}

#[test]
fn the_case_is_never_touched() {
    let given = arrived();
    let before = given.clone();
    let both = changed(&given, "city", "beijing");
    assert_eq!(given, before);
    assert_eq!(both.before.given, before);
    assert_ne!(both.after.given, before);
}

#[test]
fn every_step_of_both_pages_has_one_row() {
    for (given, name, value) in [
        (arrived(), "proof", "none"),
        (arrived(), "status", "work-residence"),
        (holding("nothing"), "event", "employer"),
        (holding("passport"), "proof", "plastic"),
        (holding("lost-papers"), "place", "abroad"),
    ] {
        let both = changed(&given, name, value);
        let mut before: Vec<usize> = both.rows.iter().filter_map(|row| row.before).collect();
        let after: Vec<usize> = both.rows.iter().filter_map(|row| row.after).collect();
        before.sort_unstable();
        assert_eq!(before, (0..both.before.steps.len()).collect::<Vec<_>>(), "{name} {value}");
        assert_eq!(after, (0..both.after.steps.len()).collect::<Vec<_>>(), "{name} {value}");
    }
}

/// Nobody changes a nationality or a past entry.
#[test]
fn what_is_worth_changing_comes_before_what_nobody_can_change() {
    let page = arrange(&BOOK, &TEXT, &arrived(), parse_iso("2026-11-23").unwrap());
    let worth = worth_changing(&BOOK, &page);
    let names: Vec<&str> = worth.iter().map(|worth| worth.fact.id.as_str()).collect();
    let place =
        |name: &str| names.iter().position(|known| *known == name).unwrap_or_else(|| panic!("{name}: {names:?}"));
    assert!(place("city") < place("entered-on") && place("proof") < place("person"));
    assert!(worth[place("entered-on")].fixed && worth[place("person")].fixed && !worth[place("city")].fixed);
    assert_eq!(worth[place("city")].now.as_deref(), Some("Guangzhou"));
}

#[test]
fn an_open_question_is_worth_an_answer_and_one_that_no_longer_matters_is_not() {
    let mut given = arrived();
    given.set(fact(&BOOK, "city"), one_card_guide::engine::Answer::Unanswered);
    given.set(fact(&BOOK, "trouble"), answer(&BOOK, "trouble", "face"));
    let page = arrange(&BOOK, &TEXT, &given, parse_iso("2026-11-23").unwrap());
    let worth = worth_changing(&BOOK, &page);
    let city = worth.iter().find(|worth| worth.fact.id == "city").unwrap();
    assert_eq!(city.now, None);
    assert!(!worth.iter().any(|worth| worth.fact.id == "trouble"));
}
