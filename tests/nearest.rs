//! What would change it: the nearest answers with which a rule that does not apply would apply.

#![cfg(test)]

use one_card_guide::calendar::parse_iso;
use one_card_guide::engine::{Answer, Answers, Reach, RuleId, Ruleset, nearest_change};
use one_card_guide::workbench::source::{SourceFile, load};

const FACTS: &str = r#"
[[fact]]
id      = "kind"
number  = 1
kind    = "choice"
options = [["car", 1], ["lorry", 2], ["bus", 3]]

[[fact]]
id      = "born-in"
number  = 2
kind    = "choice"
options = [["here", 1], ["there", 2]]
fixed   = true

[[fact]]
id     = "paid"
number = 3
kind   = "yes-no"

[[fact]]
id     = "ends-on"
number = 4
kind   = "date"

[[define]]
id   = "large"
when = "kind in [lorry, bus]"

[[provision]]
number     = "1"
confidence = "high"

[[rule]]
id     = "r"
number = 1
note   = "n"
when   = "WHEN"
cite   = ["1"]
status = "national"
"#;

fn rules(when: &str) -> Ruleset {
    let file = SourceFile { name: "test.toml".into(), text: FACTS.replace("WHEN", when) };
    load(&[file]).unwrap_or_else(|errors| panic!("{errors:?}")).rules
}

/// The nearest change in short: `kind=lorry`, `ends-on>=2026-12-01`.
fn nearest(when: &str, given: &[(&str, &str)]) -> Vec<String> {
    let rules = rules(when);
    let mut answers = Answers::default();
    for (fact, value) in given {
        let id = rules.fact_named(fact).unwrap();
        let choice = rules.fact(id).unwrap().choice_named(value).map(Answer::Choice);
        answers.set(id, choice.or_else(|| parse_iso(value).map(Answer::Date)).unwrap());
    }
    let changes = nearest_change(&rules, &answers, parse_iso("2026-11-23").unwrap(), RuleId(0));
    let words = |change: &one_card_guide::engine::NearestChange| {
        let fact = rules.fact(change.fact).unwrap();
        let sign = match change.reach {
            Reach::Only => "=",
            Reach::Onwards => ">=",
            Reach::Until => "<=",
        };
        match change.answer {
            Answer::Choice(place) => format!("{}{sign}{}", fact.id, fact.choices()[usize::from(place)].id),
            Answer::Date(date) => format!("{}{sign}{}", fact.id, one_card_guide::calendar::iso(date)),
            Answer::Unanswered | Answer::Declined => panic!("no answer"),
        }
    };
    changes.iter().map(words).collect()
}

const CAR: &[(&str, &str)] = &[("kind", "car"), ("born-in", "here"), ("paid", "no"), ("ends-on", "2026-12-10")];

#[test]
fn one_changed_answer_is_named() {
    assert_eq!(nearest("kind is bus", CAR), ["kind=bus"]);
    assert_eq!(nearest("paid and ends-on > today", CAR), ["paid=yes"]);
}

#[test]
fn a_definition_is_opened_up() {
    assert_eq!(nearest("large and not paid", CAR), ["kind=lorry"]);
}

#[test]
fn of_several_the_answer_asked_for_last_is_nearest() {
    assert_eq!(nearest("kind is bus or paid", CAR), ["paid=yes"]);
}

#[test]
fn two_answers_are_named_only_where_no_single_one_does() {
    assert_eq!(nearest("kind is bus and paid", CAR), ["kind=bus", "paid=yes"]);
    assert_eq!(nearest("kind is bus and paid and ends-on < today", CAR), Vec::<String>::new(), "three would be needed");
}

#[test]
fn what_cannot_be_changed_is_never_named() {
    assert_eq!(nearest("born-in is there", CAR), Vec::<String>::new());
    assert_eq!(nearest("born-in is there or kind is bus", CAR), ["kind=bus"]);
}

#[test]
fn a_date_is_named_by_its_border() {
    // 23 November 2026 + 30 days = 23 December 2026.
    assert_eq!(nearest("ends-on - 30 days >= today", CAR), ["ends-on>=2026-12-23"]);
    assert_eq!(nearest("ends-on <= today", CAR), ["ends-on<=2026-11-23"]);
    assert_eq!(nearest("ends-on < today", CAR), ["ends-on<=2026-11-22"]);
    assert_eq!(nearest("ends-on = today", CAR), ["ends-on=2026-11-23"]);
    let ended: &[(&str, &str)] = &[("ends-on", "2026-11-01")];
    assert_eq!(nearest("ends-on > today", ended), ["ends-on>=2026-11-24"]);
    assert_eq!(nearest("today < ends-on", ended), ["ends-on>=2026-11-24"]);
    assert_eq!(nearest("ends-on > today and ends-on >= today", ended), ["ends-on>=2026-11-24"], "the stricter one");
}

/// `car` and `yes` stand at the same place in their lists of options.
#[test]
fn answers_to_two_facts_are_told_apart() {
    let bus: &[(&str, &str)] = &[("kind", "bus"), ("paid", "no")];
    assert_eq!(nearest("kind is car and paid", bus), ["kind=car", "paid=yes"]);
}

#[test]
fn a_rule_that_would_then_depend_is_better_than_two_changed_answers() {
    let open: &[(&str, &str)] = &[("kind", "car"), ("ends-on", "2026-12-10")];
    assert_eq!(nearest("kind is bus and paid", open), ["kind=bus"]);
    assert_eq!(nearest("large and paid", open), ["kind=lorry"], "one of those that would do");
}

#[test]
fn two_answers_with_which_a_rule_would_depend_are_named_where_no_others_do() {
    let open: &[(&str, &str)] = &[("kind", "car"), ("paid", "no")];
    assert_eq!(nearest("kind is bus and paid and ends-on > today", open), ["kind=bus", "paid=yes"]);
    assert_eq!(nearest("large and paid and ends-on > today", open), ["kind=lorry", "paid=yes"], "one of the pairs");
}

#[test]
fn nothing_is_named_for_what_applies_or_may_apply() {
    assert_eq!(nearest("kind is car", CAR), Vec::<String>::new());
    assert_eq!(nearest("kind is car and paid", &[("kind", "car")]), Vec::<String>::new());
}
