//! Days gone by: the day of a step that stands in large, and what is news once it is over.

#![cfg(test)]

#[path = "support/answers.rs"]
mod support;

use one_card_guide::calendar::parse_iso;
use one_card_guide::case::{Stamp, answer, from_file};
use one_card_guide::engine::Answer;
use one_card_guide::guidance::{Difference, arrange, remember, since};
use one_card_guide::workbench;
use one_card_guide::workbench::shipped;
use support::answers;

/// Entry on Friday 20 November 2026: the 29th and 30th day after it are Saturday 19 and Sunday 20 December (3.16).
#[test]
fn the_last_working_day_counts_until_it_is_over_then_the_day_itself() {
    let (book, text) = (shipped().unwrap(), workbench::english().unwrap());
    let arrived = [
        ("person", "foreign"),
        ("place", "in-china"),
        ("status", "z-visa"),
        ("entered-on", "2026-11-20"),
        ("assignment", "year-or-more"),
        ("proof", "letter"),
    ];
    let arrived = answers(&book, &arrived);
    for (today, day) in [
        ("2026-11-23", "2026-12-18"),
        ("2026-12-18", "2026-12-18"),
        ("2026-12-19", "2026-12-19"),
        ("2026-12-20", "2026-12-20"),
        ("2026-12-21", "2026-12-20"),
    ] {
        let page = arrange(&book, &text, &arrived, parse_iso(today).unwrap());
        let step = page.steps.iter().find(|step| step.rule == "residence-permit.apply").unwrap();
        assert_eq!(step.day().map(|day| day.date.as_str()), Some(day), "on {today}");
    }
}

/// 3.14 and OQ-26: the ten days after the job has ended are over. Who has been to the office is not warned of it.
#[test]
fn what_a_step_that_is_done_warned_of_is_no_news() {
    let (book, text) = (shipped().unwrap(), workbench::english().unwrap());
    let file = r#"{ "format": 1, "answers": { "person": "foreign", "place": "in-china", "status": "work-residence",
        "proof": "e-card", "permit-expires-on": "2027-08-31", "residence-expires-on": "2027-08-31", "event": "leaving",
        "ends-on": "2026-11-30", "city": "other" } }"#;
    let day = |day: &str| parse_iso(day).unwrap();
    let open = from_file(file, &book.rules, day("2026-12-01")).unwrap().0;
    let mark = book.rules.fact_named("done-contact-exit-entry").unwrap();
    let done = answer(&open, &book.rules, mark, Answer::Choice(0));
    for (case, warned) in [(open, true), (done, false)] {
        let page = |on: &str| arrange(&book, &text, &case.answers(&book.rules), day(on));
        let seen = remember(&case, &page("2026-12-01"), Stamp::new(&book.edition, day("2026-12-01")));
        let late = "The ten days are over";
        let changes = since(&book, &text, &case, &seen, &page("2026-12-11"));
        let told = changes.iter().any(|change| matches!(change, Difference::Added(new) if new.title == late));
        assert_eq!(told, warned, "{changes:?}");
    }
}
