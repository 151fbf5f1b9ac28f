//! The timeline: which events it tells, and in which words. Expected values are those of the law.

#![cfg(test)]

#[path = "support/answers.rs"]
mod support;

use one_card_guide::calendar::parse_iso;
use one_card_guide::guidance::{GuidancePage, MarkKind, arrange};
use one_card_guide::rulebook::model::Rulebook;
use one_card_guide::text::Text;
use one_card_guide::workbench;
use one_card_guide::workbench::shipped;
use std::sync::LazyLock;
use support::answers;

static BOOK: LazyLock<Rulebook> = LazyLock::new(|| shipped().unwrap());
static TEXT: LazyLock<Text> = LazyLock::new(|| workbench::english().unwrap());

/// Somebody who holds both permits, on 23 November 2026; what is given counts before what stands here.
fn page(given: &[(&str, &str)]) -> GuidancePage {
    let holder = [
        ("person", "foreign"),
        ("place", "in-china"),
        ("status", "work-residence"),
        ("proof", "e-card"),
        ("permit-expires-on", "2027-08-31"),
        ("extension-filed", "no"),
        ("residence-expires-on", "2027-08-31"),
        ("city", "other"),
    ];
    let all: Vec<(&str, &str)> = holder.into_iter().chain(given.iter().copied()).collect();
    arrange(&BOOK, &TEXT, &answers(&BOOK, &all), parse_iso("2026-11-23").unwrap())
}

fn events(page: &GuidancePage) -> Vec<(&str, &str)> {
    let events = page.timeline.iter().filter(|mark| mark.kind == MarkKind::Event);
    events.map(|mark| (mark.day.date.as_str(), mark.words.as_str())).collect()
}

/// 2.11: cancelled within ten working days of the end, long before the printed date.
#[test]
fn a_work_permit_that_is_cancelled_before_does_not_expire() {
    for event in ["leaving", "employer"] {
        let page = page(&[("event", event), ("ends-on", "2026-11-30"), ("same-occupation", "yes")]);
        assert_eq!(events(&page), [("2026-11-30", "Employment ends")], "{event}");
    }
}

/// The working days of 2027 are not known, so the last day for the cancellation is not; 2.11 holds all the same.
#[test]
fn nor_does_one_whose_cancellation_has_no_date_yet() {
    let page = page(&[("event", "leaving"), ("ends-on", "2027-03-01")]);
    assert_eq!(events(&page), [("2027-03-01", "Employment ends")]);
}

/// 2.11: ten working days after 30 November is 14 December. Until then the permit may expire first, and lapses by itself.
#[test]
fn a_work_permit_that_can_expire_before_it_is_cancelled_is_told() {
    let expiry = |expires: &str| {
        let page = page(&[("event", "leaving"), ("ends-on", "2026-11-30"), ("permit-expires-on", expires)]);
        events(&page).contains(&(expires, "Work permit expires"))
    };
    assert!(expiry("2026-11-29"), "before the employment ends nothing is cancelled");
    assert!(expiry("2026-12-14"), "the last day of the cancellation");
    assert!(!expiry("2026-12-15"), "the day after");
}

#[test]
fn a_work_permit_that_goes_on_expires_on_its_day() {
    let page = page(&[("event", "nothing")]);
    assert!(events(&page).contains(&("2027-08-31", "Work permit expires")), "{:?}", events(&page));
}

/// What is told of the day of a change says which change it was: as an event, among the answers, and as a reason.
#[test]
fn the_day_of_a_change_is_called_by_what_changed() {
    let cases = [
        ("passport", "New passport issued", "date of issue of the new passport", "your new passport was issued on"),
        ("lost-papers", "New passport issued", "date of issue of the new passport", "your new passport was issued on"),
        ("name", "Your name changed", "day of the change of name", "your name changed on"),
        (
            "post",
            "Your post or category changed",
            "day of the change of post or category",
            "your post or category changed on",
        ),
        ("nationality", "Your nationality changed", "day of the change of nationality", "your nationality changed on"),
        ("moved", "You moved in", "day of moving in", "you moved in on"),
        ("newborn", "The child was born", "day of birth of the child", "the child was born on"),
    ];
    for (event, told, label, reason) in cases {
        let page = page(&[("event", event), ("changed-on", "2026-11-02")]);
        assert!(events(&page).contains(&("2026-11-02", told)), "{event}: {:?}", events(&page));
        let answer = page.answers.iter().find(|line| line.fact.id == "changed-on").unwrap();
        assert_eq!(answer.fact.label, label);
        let reasons: Vec<&String> = page.steps.iter().flat_map(|step| &step.why).chain(&page.verdict.why).collect();
        assert!(!reasons.iter().any(|why| why.contains("it happened on")), "{event}: {reasons:?}");
        // Where the day decides nothing it is no reason.
        let by_the_day = reasons.iter().any(|why| why.starts_with(reason));
        assert_eq!(by_the_day, !matches!(event, "lost-papers" | "moved" | "newborn"), "{event}: {reasons:?}");
    }
}

/// While it is not known what changed, the day is called by no name of its own.
#[test]
fn the_day_of_a_change_that_is_not_known_keeps_its_general_words() {
    let page = page(&[("event", "?"), ("changed-on", "2026-11-02")]);
    let answer = page.answers.iter().find(|line| line.fact.id == "changed-on").unwrap();
    assert_eq!(answer.fact.label, "day it happened");
}
