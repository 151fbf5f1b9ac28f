//! Numbers stand in links and stores for ever: what was released keeps its number, and what is new is added to the list.

#![cfg(test)]

use one_card_guide::workbench::shipped;
use std::collections::BTreeSet;

const RELEASED: &str = include_str!("fixtures/numbers.txt");

fn numbers_now() -> BTreeSet<String> {
    let book = shipped().unwrap();
    let mut lines = BTreeSet::new();
    for fact in book.rules.facts.iter().filter(|fact| !fact.mark) {
        lines.insert(format!("fact {} {}", fact.number, fact.id));
        // Yes is 1 and no is 2 in every yes/no fact.
        for choice in fact.choices().iter().filter(|choice| choice.id != "yes" && choice.id != "no") {
            lines.insert(format!("option {}.{} {}.{}", fact.number, choice.number, fact.id, choice.id));
        }
    }
    lines.extend(book.rules.rules.iter().map(|rule| format!("rule {} {}", rule.number, rule.id)));
    lines.extend(book.companion.retired.iter().map(|rule| format!("rule {} {}", rule.number, rule.id)));
    lines.extend(book.steps.iter().map(|step| format!("step {} {}", step.number, step.id)));
    lines
}

fn released() -> BTreeSet<String> {
    RELEASED.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

#[test]
fn no_released_number_was_changed_or_taken_away() {
    let (now, released) = (numbers_now(), released());
    let gone: Vec<&String> = released.difference(&now).collect();
    assert!(gone.is_empty(), "{gone:#?}");
}

#[test]
fn every_number_is_on_the_list() {
    let (now, released) = (numbers_now(), released());
    let missing: Vec<&String> = now.difference(&released).collect();
    assert!(missing.is_empty(), "add to tests/fixtures/numbers.txt: {missing:#?}");
}

#[test]
fn yes_is_one_and_no_is_two() {
    let book = shipped().unwrap();
    for choice in book.rules.facts.iter().flat_map(|fact| fact.choices()) {
        match choice.id.as_str() {
            "yes" => assert_eq!(choice.number, 1),
            "no" => assert_eq!(choice.number, 2),
            _ => {}
        }
    }
}
