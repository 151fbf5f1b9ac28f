//! What an outcome rests on: the comparisons that decided it, the facts it still needs, the facts of a condition.

use super::{book, date, note, value};
use one_card_guide::engine::{Answers, Assessment, FactId, Node, Truth, assess};
use one_card_guide::rulebook::model::Rulebook;

const A: FactId = FactId(0);
const B: FactId = FactId(1);
const DAY: FactId = FactId(2);
const BOTH: &str = "[[define]]\nid = \"both\"\nwhen = \"a and b\"\n";

fn judged(book: &Rulebook, a: Truth, b: Truth) -> Assessment {
    let mut answers = Answers::default();
    answers.set(A, value(a));
    answers.set(B, value(b));
    assess(&book.rules, &answers, date("2026-11-23"))
}

/// The facts whose comparison decided the rule at this place.
fn reasons(book: &Rulebook, guidance: &Assessment, rule: usize) -> Vec<FactId> {
    let leaves = guidance.findings[rule].leaves.of(&guidance.leaves);
    let fact = |leaf: &one_card_guide::engine::Leaf| match book.rules.nodes[leaf.node.0 as usize] {
        Node::Is(fact, _) => Some(fact),
        _ => None,
    };
    leaves.iter().filter_map(fact).collect()
}

fn needs(guidance: &Assessment, rule: usize) -> Vec<FactId> {
    guidance.findings[rule].needs.iter().collect()
}

/// Three verdicts; the last holds where none before it does.
fn verdicts(one: &str, two: &str) -> Rulebook {
    let verdict = |when: &str| note(when).replace("note = \"n\"", "verdict = \"n\"\ncard = \"plastic\"");
    let named = |id: &str, when: &str| verdict(when).replace("id = \"n\"", &format!("id = \"{id}\""));
    book(&[named("one", one), named("two", two), named("three", "always")].concat())
}

#[test]
fn a_verdict_that_an_earlier_one_precludes_rests_on_what_decided_the_earlier_one() {
    let book = verdicts("a", "b");
    let first = judged(&book, Truth::True, Truth::True);
    assert_eq!(
        first.findings.iter().map(|finding| finding.truth).collect::<Vec<_>>(),
        [Truth::True, Truth::False, Truth::False]
    );
    assert_eq!([1, 2].map(|rule| reasons(&book, &first, rule)), [vec![A], vec![A]]);
    let second = judged(&book, Truth::False, Truth::True);
    assert_eq!(second.findings[2].truth, Truth::False);
    assert_eq!(reasons(&book, &second, 2), [B]);
}

#[test]
fn a_verdict_depends_on_what_the_earlier_ones_depend_on_until_one_of_them_holds() {
    let book = verdicts("b", "a");
    let open = judged(&book, Truth::Unknown, Truth::Unknown);
    assert_eq!([0, 1, 2].map(|rule| needs(&open, rule).to_vec()), [vec![B], vec![A, B], vec![A, B]]);
    // Whatever `b` is, the third does not hold: the second does, or the first.
    let settled = judged(&book, Truth::True, Truth::Unknown);
    assert_eq!(settled.findings[2].truth, Truth::False);
    assert_eq!([0, 1, 2].map(|rule| needs(&settled, rule).to_vec()), [vec![B], vec![B], vec![]]);
}

#[test]
fn the_facts_that_a_rule_needs_are_named_once_in_the_order_of_asking() {
    for (when, expected) in [
        ("a and b and day <= today", vec![A, B, DAY]),
        ("day <= today and b and a", vec![A, B, DAY]),
        ("b and day <= today and a", vec![A, B, DAY]),
        ("b and a and b and a and b", vec![A, B]),
        ("a and a and b and b", vec![A, B]),
        ("day <= today and (a or day > 2026-01-01) and day <= day", vec![A, DAY]),
        ("day <= today and both", vec![A, B, DAY]),
    ] {
        let book = book(&format!("{BOTH}{}", note(when)));
        assert_eq!(needs(&judged(&book, Truth::Unknown, Truth::Unknown), 0), expected, "{when}");
    }
}

#[test]
fn the_facts_in_a_condition_are_those_it_names_and_those_of_its_definitions() {
    for (when, expected) in [
        ("a or b", vec![A, B]),
        ("b and not a", vec![B, A]),
        ("not (day <= today) or both", vec![DAY, A, B]),
        ("b and both", vec![B, A]),
        ("2026-01-01 <= day + 3 days", vec![DAY]),
        ("day = day", vec![DAY]),
        ("always", vec![]),
    ] {
        let book = book(&format!("{BOTH}{}", note(when)));
        assert_eq!(book.rules.facts_in(book.rules.rules[0].when), expected, "{when}");
    }
}
