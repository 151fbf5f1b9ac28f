//! In which order steps come: what is overdue, what opens later, what waits for another step.

use super::{book, date, step, value};
use one_card_guide::engine::{Answer, Answers, FactId, Truth, assess};

/// The rules of the steps in their order, on a day, with what is known of `a`, `b` and `day`.
fn order(rules: &str, known: [Truth; 2], day: &str, today: &str) -> Vec<String> {
    let book = book(rules);
    let mut answers = Answers::default();
    answers.set(FactId(0), value(known[0]));
    answers.set(FactId(1), value(known[1]));
    answers.set(FactId(2), Answer::Date(date(day)));
    let order = assess(&book.rules, &answers, date(today)).order;
    order.iter().map(|rule| book.rules.rule(*rule).unwrap().id.clone()).collect()
}

const NOTHING: [Truth; 2] = [Truth::Unknown, Truth::Unknown];

#[test]
fn what_opens_later_comes_after_what_can_be_done_now() {
    let first = step("first", "due = { before = \"30 days\", of = \"day\", opens = \"90 days\" }");
    let rules = format!("{first}{}", step("second", ""));
    // 90 days before 10 February 2027: 10 to 31 January, 31 to 31 December, 31 to 30 November, 18 to 12 November 2026.
    assert_eq!(order(&rules, NOTHING, "2027-02-10", "2026-11-11"), ["second", "first"], "it opens tomorrow");
    assert_eq!(order(&rules, NOTHING, "2027-02-10", "2026-11-12"), ["first", "second"], "it opens today");
    assert_eq!(order(&rules, NOTHING, "2027-02-10", "2026-11-13"), ["first", "second"], "it opened yesterday");
}

#[test]
fn a_step_is_overdue_from_the_day_after_its_latest_day() {
    // Safe 25 November, latest 30 November; the second is due on 27 November on either count.
    let first = step("first", "due = { within = \"10 working days\", safe = \"10 days\", of = \"day\" }");
    let rules = format!("{first}{}", step("second", "due = { settled = \"11 days\", of = \"day\" }"));
    assert_eq!(order(&rules, NOTHING, "2026-11-16", "2026-11-27"), ["first", "second"], "both in time");
    assert_eq!(order(&rules, NOTHING, "2026-11-16", "2026-11-28"), ["second", "first"], "the second is overdue");
    assert_eq!(order(&rules, NOTHING, "2026-11-16", "2026-11-30"), ["second", "first"], "the first is not");
    assert_eq!(
        order(&rules, NOTHING, "2026-11-16", "2026-12-01"),
        ["second", "first"],
        "both overdue: by the latest day"
    );
}

#[test]
fn what_is_overdue_is_taken_by_urgency_and_what_is_at_its_last_chance_by_its_latest_day() {
    let late = |name: &str, days: u32, urgency: u8| {
        step(
            name,
            &format!("due = {{ within = \"{days} days\", safe = \"3 days\", of = \"day\" }}\nurgency = {urgency}"),
        )
    };
    let rules = format!("{}{}", late("first", 5, 30), late("second", 6, 20));
    // Both safe days were 18 November; the latest are 21 and 22 November.
    assert_eq!(order(&rules, NOTHING, "2026-11-16", "2026-11-20"), ["first", "second"], "the last chance ends first");
    assert_eq!(order(&rules, NOTHING, "2026-11-16", "2026-11-23"), ["second", "first"], "overdue: more urgent");
    let timely = step("third", "due = { settled = \"4 days\", of = \"day\" }\nurgency = 5");
    let rules = format!("{timely}{}", late("first", 9, 30));
    assert_eq!(order(&rules, NOTHING, "2026-11-16", "2026-11-20"), ["first", "third"], "its safe day is over");
}

#[test]
fn a_forerunner_under_a_condition_comes_before_where_that_holds_or_may_hold() {
    let rules =
        format!("{}{}", step("second", "urgency = 1\nafter = [\"first when a\"]"), step("first", "urgency = 2"));
    let with = |a: Truth| order(&rules, [a, Truth::Unknown], "2026-11-20", "2026-11-23");
    assert_eq!(with(Truth::True), ["first", "second"]);
    assert_eq!(with(Truth::Unknown), ["first", "second"]);
    assert_eq!(with(Truth::False), ["second", "first"]);
}

#[test]
fn a_forerunner_that_does_not_apply_holds_nothing_up() {
    let first = step("first", "").replace("when = \"always\"", "when = \"a\"");
    let rules = format!("{first}{}", step("second", "after = [\"first\"]"));
    assert_eq!(order(&rules, [Truth::False, Truth::Unknown], "2026-11-20", "2026-11-23"), ["second"]);
}

#[test]
fn steps_that_wait_for_each_other_come_by_rank_after_those_that_wait_for_none() {
    let rules = [
        step("first", "urgency = 2\nafter = [\"second when a\"]"),
        step("second", "urgency = 1\nafter = [\"first when b\"]"),
        step("third", "urgency = 3"),
    ]
    .concat();
    let with = |a: Truth, b: Truth| order(&rules, [a, b], "2026-11-20", "2026-11-23");
    assert_eq!(with(Truth::True, Truth::True), ["third", "second", "first"], "a circle");
    assert_eq!(with(Truth::False, Truth::True), ["first", "second", "third"], "no circle");
}
