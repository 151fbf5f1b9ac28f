//! The engine's semantics on small rulebooks made by hand: three values, open facts, deadlines, the next step.

#![cfg(test)]

#[path = "support/numbered.rs"]
mod numbered;
#[path = "engine/order.rs"]
mod order;
#[path = "engine/trace.rs"]
mod trace;
#[path = "engine/values.rs"]
mod values;

use numbered::numbered;
use one_card_guide::calendar::{Date, parse_iso};
use one_card_guide::engine::{Answer, Answers, Day, FactId, Truth, assess};
use one_card_guide::rulebook::model::Rulebook;
use one_card_guide::workbench::source::{SourceFile, load};

const FACTS: &str = r#"
[[fact]]
id = "a"
number = 1
kind = "yes-no"
[[fact]]
id = "b"
number = 2
kind = "yes-no"
[[fact]]
id = "day"
number = 3
kind = "date"
[[step]]
id = "first"
number = 1
[[step]]
id = "second"
number = 2
[[step]]
id = "third"
number = 3
[[provision]]
number = "1"
confidence = "high"
[[year]]
year = 2026
off = ["2026-10-01..2026-10-07"]
work = []
paper = "made up: no holiday in November and December"
"#;

fn book(more: &str) -> Rulebook {
    let file = SourceFile { name: "test.toml".into(), text: numbered(&format!("{FACTS}{more}")) };
    load(&[file]).unwrap_or_else(|errors| panic!("{}", errors[0]))
}

fn note(when: &str) -> String {
    format!("[[rule]]\nid = \"n\"\nnote = \"n\"\nwhen = \"{when}\"\ncite = [\"1\"]\nstatus = \"national\"\n")
}

fn step(name: &str, more: &str) -> String {
    format!(
        "[[rule]]\nid = \"{name}\"\nstep = \"{name}\"\nwhen = \"always\"\nwho = \"both\"\nwhere = \"here\"\ncite = [\"1\"]\nstatus = \"national\"\n{more}\n"
    )
}

fn date(text: &str) -> Date {
    parse_iso(text).unwrap()
}

fn value(truth: Truth) -> Answer {
    match truth {
        Truth::True => Answer::Choice(0),
        Truth::False => Answer::Choice(1),
        Truth::Unknown => Answer::Unanswered,
    }
}

#[test]
fn i_dont_know_is_unknown_but_not_asked_again() {
    let book = book(&note("a and b"));
    let mut answers = Answers::default();
    answers.set(FactId(0), Answer::Declined);
    let guidance = assess(&book.rules, &answers, date("2026-11-23"));
    assert_eq!(guidance.findings[0].truth, Truth::Unknown);
    assert_eq!(guidance.open, [FactId(1)]);
}

#[test]
fn a_fact_that_cannot_decide_any_more_is_not_open() {
    let book = book(&note("a and b"));
    let mut answers = Answers::default();
    answers.set(FactId(1), Answer::Choice(1));
    assert_eq!(assess(&book.rules, &answers, date("2026-11-23")).open, []);
}

#[test]
fn a_part_that_is_settled_inside_an_undecided_rule_asks_nothing() {
    // Whatever `a` is, `a and not a-part` is settled by b; only the day remains.
    let book = book(&note("(a and b) or day <= today"));
    let mut answers = Answers::default();
    answers.set(FactId(1), Answer::Choice(1));
    assert_eq!(assess(&book.rules, &answers, date("2026-11-23")).open, [FactId(2)]);
}

/// 1900 is the first year that a date may have: a sum may still reach before it, and be compared.
#[test]
fn a_known_date_is_always_compared() {
    let book = book(&note("day - 30 days < today"));
    let mut answers = Answers::default();
    answers.set(FactId(2), Answer::Date(date("1900-01-02")));
    assert_eq!(assess(&book.rules, &answers, date("1900-01-01")).findings[0].truth, Truth::True);
}

#[test]
fn a_due_date_asks_for_its_day() {
    let book = book(&step("first", "due = { within = \"30 days\", of = \"day\" }"));
    let guidance = assess(&book.rules, &Answers::default(), date("2026-11-23"));
    assert_eq!(guidance.open, [FactId(2)]);
    assert_eq!(guidance.findings[0].deadline.unwrap().safe, Day::Needs(FactId(2)));
}

fn deadline(due: &str, day: &str) -> (String, String) {
    let book = book(&step("first", &format!("due = {due}")));
    let mut answers = Answers::default();
    answers.set(FactId(2), Answer::Date(date(day)));
    let deadline = assess(&book.rules, &answers, date("2026-11-23")).findings[0].deadline.unwrap();
    let iso = |day: Day| day.date().map_or("none".to_owned(), one_card_guide::calendar::iso);
    (iso(deadline.safe), iso(deadline.latest))
}

#[test]
fn a_period_from_an_event_counts_the_day_of_the_event_on_the_safe_side_only() {
    let both = |safe: &str, latest: &str| (safe.to_owned(), latest.to_owned());
    assert_eq!(deadline("{ within = \"30 days\", of = \"day\" }", "2026-11-20"), both("2026-12-19", "2026-12-20"));
    assert_eq!(
        deadline("{ within = \"10 working days\", of = \"day\" }", "2026-11-30"),
        both("2026-12-11", "2026-12-14")
    );
    assert_eq!(deadline("{ within = \"24 hours\", of = \"day\" }", "2026-11-20"), both("2026-11-20", "2026-11-21"));
    let mixed = "{ within = \"10 working days\", safe = \"10 days\", of = \"day\" }";
    assert_eq!(deadline(mixed, "2026-11-16"), both("2026-11-25", "2026-11-30"));
}

#[test]
fn a_period_before_an_expiry_ends_a_day_earlier_on_the_safe_side() {
    let (safe, latest) = deadline("{ before = \"30 days\", of = \"day\" }", "2027-02-10");
    assert_eq!((safe.as_str(), latest.as_str()), ("2027-01-10", "2027-01-11"));
}

#[test]
fn a_count_that_reaches_a_year_without_a_table_is_not_guessed() {
    // Ninth working day after Fri 18 Dec 2026: Thu 31 Dec. The tenth lies in 2027, which has no table here.
    let book = book(&step("first", "due = { within = \"10 working days\", of = \"day\" }"));
    let mut answers = Answers::default();
    answers.set(FactId(2), Answer::Date(date("2026-12-18")));
    let deadline = assess(&book.rules, &answers, date("2026-11-23")).findings[0].deadline.unwrap();
    assert_eq!(deadline.safe.date(), Some(date("2026-12-31")));
    assert_eq!(deadline.latest, Day::NoTable(2027));
}

fn next(rules: &str, done: &[u16], today: &str) -> Option<String> {
    let book = book(rules);
    let mut answers = Answers::default();
    answers.set(FactId(2), Answer::Date(date("2026-11-20")));
    for mark in done {
        // Marks stand behind the three questions.
        answers.set(FactId(3 + mark - 1), Answer::Choice(0));
    }
    let next = assess(&book.rules, &answers, date(today)).order.first().copied();
    next.map(|rule| book.rules.rule(rule).unwrap().id.clone())
}

#[test]
fn next_is_the_step_whose_forerunners_are_done() {
    let rules = format!("{}{}", step("second", "after = [\"first\"]"), step("first", ""));
    assert_eq!(next(&rules, &[], "2026-11-23").as_deref(), Some("first"));
    assert_eq!(next(&rules, &[1], "2026-11-23").as_deref(), Some("second"));
    assert_eq!(next(&rules, &[1, 2], "2026-11-23"), None);
}

#[test]
fn overdue_comes_before_the_smallest_date_and_a_date_before_urgency() {
    let rules = [
        step("first", "urgency = 5"),
        step("second", "due = { within = \"30 days\", of = \"day\" }"),
        step("third", "due = { within = \"2 days\", of = \"day\" }\nurgency = 99"),
    ]
    .concat();
    assert_eq!(next(&rules, &[], "2026-11-21").as_deref(), Some("third"), "smallest date");
    assert_eq!(next(&rules, &[], "2026-11-23").as_deref(), Some("third"), "overdue");
    assert_eq!(next(&rules, &[3], "2026-11-23").as_deref(), Some("second"), "a date before urgency");
    assert_eq!(next(&rules, &[2, 3], "2026-11-23").as_deref(), Some("first"));
}

/// Who may not stay or work has no day for anything that is merely late.
#[test]
fn what_is_to_be_done_at_once_comes_before_what_is_overdue() {
    let late = step("first", "due = { within = \"2 days\", of = \"day\" }\nurgency = 5");
    let at_once = |urgency: u8| step("second", &format!("due = {{ by = \"today\" }}\nurgency = {urgency}"));
    assert_eq!(next(&[late.clone(), at_once(4)].concat(), &[], "2026-11-23").as_deref(), Some("second"));
    assert_eq!(next(&[late, at_once(5)].concat(), &[], "2026-11-23").as_deref(), Some("first"));
}

/// A permit that ends before the days of a deadline takes them with it.
#[test]
fn no_day_lies_after_the_date_that_ends_a_deadline() {
    let other = "[[fact]]\nid = \"other\"\nnumber = 9\nkind = \"date\"\n";
    let rule = step("first", "due = { within = \"30 days\", of = \"day\", no-later-than = \"other\" }");
    let book = book(&[other, &rule].concat());
    let deadline = |other: Option<&str>| {
        let mut answers = Answers::default();
        answers.set(FactId(2), Answer::Date(date("2026-11-20")));
        if let Some(other) = other {
            answers.set(FactId(3), Answer::Date(date(other)));
        }
        let guidance = assess(&book.rules, &answers, date("2026-11-23"));
        let days = guidance.findings[0].deadline.unwrap();
        let iso = |day: Day| day.date().map(one_card_guide::calendar::iso);
        (iso(days.safe), iso(days.latest), guidance.open)
    };
    let both = |safe: &str, latest: &str| (Some(safe.to_owned()), Some(latest.to_owned()));
    for (other, safe, latest) in [
        ("2026-12-21", "2026-12-19", "2026-12-20"),
        ("2026-12-20", "2026-12-19", "2026-12-20"),
        ("2026-12-19", "2026-12-19", "2026-12-19"),
        ("2026-12-01", "2026-12-01", "2026-12-01"),
        ("2026-11-01", "2026-11-01", "2026-11-01"),
    ] {
        let (first, last, open) = deadline(Some(other));
        assert_eq!((first, last), both(safe, latest), "{other}");
        assert_eq!(open, [], "{other}");
    }
    let (first, last, open) = deadline(None);
    assert_eq!((first, last), both("2026-12-19", "2026-12-20"));
    assert_eq!(open, [FactId(3)], "what could end it is asked");
}

#[test]
fn a_rule_is_judged_on_the_date_that_governs_it() {
    let rule = note("always").replace("cite", "until = \"2024-11-30\"\ngoverned-by = \"day\"\ncite");
    let book = book(&rule);
    let judged = |day: Option<&str>| {
        let mut answers = Answers::default();
        if let Some(day) = day {
            answers.set(FactId(2), Answer::Date(date(day)));
        }
        assess(&book.rules, &answers, date("2026-11-23")).findings[0].truth
    };
    assert_eq!(judged(Some("2024-11-30")), Truth::True);
    assert_eq!(judged(Some("2024-12-01")), Truth::False);
    assert_eq!(judged(None), Truth::Unknown);
}

#[test]
fn a_verdict_holds_only_where_no_earlier_one_does() {
    let verdict = |id: &str, when: &str| {
        format!(
            "[[rule]]\nid = \"{id}\"\nverdict = \"{id}\"\nwhen = \"{when}\"\ncard = \"plastic\"\ncite = [\"1\"]\nstatus = \"national\"\n"
        )
    };
    let book = book(&format!("{}{}", verdict("one", "a"), verdict("two", "always")));
    let judged = |a: Truth| {
        let mut answers = Answers::default();
        answers.set(FactId(0), value(a));
        let findings = assess(&book.rules, &answers, date("2026-11-23")).findings;
        (findings[0].truth, findings[1].truth)
    };
    assert_eq!(judged(Truth::True), (Truth::True, Truth::False));
    assert_eq!(judged(Truth::False), (Truth::False, Truth::True));
    assert_eq!(judged(Truth::Unknown), (Truth::Unknown, Truth::Unknown));
}

#[test]
fn the_trace_holds_what_decided_and_nothing_else() {
    let book = book(&note("a and b"));
    let mut answers = Answers::default();
    answers.set(FactId(0), Answer::Choice(0));
    answers.set(FactId(1), Answer::Choice(1));
    let guidance = assess(&book.rules, &answers, date("2026-11-23"));
    let leaves = guidance.findings[0].leaves.of(&guidance.leaves);
    assert_eq!(leaves.len(), 1);
    assert_eq!(leaves[0].truth, Truth::False);
}
