//! Conformance to OMG DMN's Technology Compatibility Kit: three-valued logic, and intervals of dates.
//!
//! The kit's tables are in `conformance/dmn`. Its *null* is our *unknown*: a fact that was not answered, and likewise one
//! that was answered "I don't know"; every row runs with both. `and`, `or` and `not` are then the same in DMN as here, and
//! so is membership in an interval, which DMN defines as a conjunction of comparisons. DMN differs in equality: there null
//! equals null and differs from every date; here comparing with an unknown date is unknown. Those rows are told apart.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use one_card_guide::calendar::parse_iso;
use one_card_guide::engine::{Answer, Answers, FactId, Truth, assess};
use one_card_guide::workbench::source::{SourceFile, load};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Logic {
    and: Vec<[String; 4]>,
    or: Vec<[String; 4]>,
    not: Vec<[String; 3]>,
}

#[derive(Deserialize)]
struct Intervals {
    conditions: BTreeMap<String, String>,
    table: Table,
    differs: Table,
}

#[derive(Deserialize)]
struct Table {
    rows: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    case: String,
    test: String,
    x: Option<String>,
    a: Option<String>,
    b: Option<String>,
    c: Option<String>,
    d: Option<String>,
    gives: String,
    ours: Option<String>,
}

/// The two ways in which we do not know something.
const NULLS: [Answer; 2] = [Answer::Unanswered, Answer::Declined];

fn logic() -> Logic {
    toml::from_str(include_str!("conformance/dmn/logic.toml")).unwrap()
}

fn intervals() -> Intervals {
    toml::from_str(include_str!("conformance/dmn/intervals.toml")).unwrap()
}

fn truth(value: &str) -> Truth {
    match value {
        "true" => Truth::True,
        "false" => Truth::False,
        "null" => Truth::Unknown,
        other => panic!("`{other}` is no value of the kit"),
    }
}

/// What a condition over the facts is with these answers.
fn judge(facts: &str, when: &str, answers: &[Answer]) -> Truth {
    let rule = format!(
        "[[provision]]\nnumber = \"1\"\nconfidence = \"high\"\n[[rule]]\nid = \"n\"\nnumber = 1\nnote = \"n\"\nwhen = \"{when}\"\ncite = [\"1\"]\nstatus = \"national\"\n"
    );
    let book = load(&[SourceFile { name: "kit.toml".into(), text: format!("{facts}{rule}") }])
        .unwrap_or_else(|errors| panic!("{}", errors[0]));
    let mut given = Answers::default();
    for (place, answer) in answers.iter().enumerate() {
        given.set(FactId(place as u16), *answer);
    }
    assess(&book.rules, &given, parse_iso("2026-11-23").unwrap()).findings[0].truth
}

fn facts(names: &[&str], kind: &str) -> String {
    let fact = |(place, name): (usize, &&str)| {
        format!("[[fact]]\nid = \"{name}\"\nnumber = {}\nkind = \"{kind}\"\n", place + 1)
    };
    names.iter().enumerate().map(fact).collect()
}

fn yes_no(value: Truth, null: Answer) -> Answer {
    match value {
        Truth::True => Answer::Choice(0),
        Truth::False => Answer::Choice(1),
        Truth::Unknown => null,
    }
}

fn day(value: &Option<String>, null: Answer) -> Answer {
    value.as_ref().map_or(null, |text| Answer::Date(parse_iso(text).unwrap()))
}

#[test]
fn truth_values_combine_as_in_the_kit() {
    let logic = logic();
    for [case, a, b, gives] in &logic.and {
        assert_eq!(truth(a).and(truth(b)), truth(gives), "{case}: {a} and {b}");
    }
    for [case, a, b, gives] in &logic.or {
        assert_eq!(truth(a).or(truth(b)), truth(gives), "{case}: {a} or {b}");
    }
    for [case, a, gives] in &logic.not {
        assert_eq!(!truth(a), truth(gives), "{case}: not {a}");
    }
}

#[test]
fn conditions_combine_as_in_the_kit() {
    let (logic, facts) = (logic(), facts(&["a", "b"], "yes-no"));
    for null in NULLS {
        let answers = |a: &str, b: &str| [yes_no(truth(a), null), yes_no(truth(b), null)];
        for [case, a, b, gives] in &logic.and {
            assert_eq!(judge(&facts, "a and b", &answers(a, b)), truth(gives), "{case}: {a} and {b}");
        }
        for [case, a, b, gives] in &logic.or {
            assert_eq!(judge(&facts, "a or b", &answers(a, b)), truth(gives), "{case}: {a} or {b}");
        }
        for [case, a, gives] in &logic.not {
            assert_eq!(judge(&facts, "not a", &answers(a, a)), truth(gives), "{case}: not {a}");
        }
    }
}

#[test]
fn the_tables_hold_all_combinations() {
    let logic = logic();
    let different = |rows: &[[String; 4]]| {
        rows.iter().map(|row| (row[1].clone(), row[2].clone())).collect::<std::collections::BTreeSet<_>>().len()
    };
    assert_eq!((different(&logic.and), different(&logic.or), logic.not.len()), (9, 9, 3));
}

fn member(intervals: &Intervals, row: &Row, null: Answer) -> Truth {
    let when = intervals.conditions.get(&row.test).unwrap_or_else(|| panic!("no condition for `{}`", row.test));
    let answers = [&row.x, &row.a, &row.b, &row.c, &row.d].map(|value| day(value, null));
    judge(&facts(&["x", "a", "b", "c", "d"], "date"), when, &answers)
}

#[test]
fn dates_lie_in_intervals_as_in_the_kit() {
    let intervals = intervals();
    assert_eq!(intervals.table.rows.len(), 52);
    for row in &intervals.table.rows {
        for null in NULLS {
            assert_eq!(member(&intervals, row, null), truth(&row.gives), "{}: x in {}", row.case, row.test);
        }
    }
}

#[test]
fn equality_with_an_unknown_date_is_unknown_where_the_kit_takes_null_for_a_value() {
    let intervals = intervals();
    for row in &intervals.differs.rows {
        let ours = row.ours.as_deref().unwrap();
        assert_ne!(ours, row.gives, "{}: no difference", row.case);
        for null in NULLS {
            assert_eq!(member(&intervals, row, null), truth(ours), "{}: x in {}", row.case, row.test);
        }
    }
}
