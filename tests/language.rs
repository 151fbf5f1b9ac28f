//! Conditions come back from their nodes as they were read.

#![cfg(test)]

#[path = "language/reading.rs"]
mod reading;
#[path = "language/writing.rs"]
mod writing;

use one_card_guide::engine::{NodeId, Ruleset};
use one_card_guide::workbench::language::{Names, condition, words};
use one_card_guide::workbench::shipped;

fn read(rules: &mut Ruleset, text: &str) -> NodeId {
    let definitions: Vec<String> = rules.definitions.iter().map(|known| known.id.clone()).collect();
    let mut nodes = std::mem::take(&mut rules.nodes);
    let node = condition(text, Names { facts: &rules.facts, definitions: &definitions }, &mut nodes);
    rules.nodes = nodes;
    node.unwrap()
}

/// What the rulebook's conditions look like, in one form each.
#[test]
fn a_condition_is_written_as_it_is_read() {
    let mut rules = shipped().unwrap().rules;
    for text in [
        "city is beijing",
        "city is not beijing",
        "city not in [guangzhou, dongguan]",
        "not extension-filed",
        "not (away or here)",
        "settled and (event is leaving or ends-on + 1 day <= today)",
        "permit-expires-on - 30 days < today and not lapsed or short",
        "today >= 2024-12-01",
        "always",
        "never",
    ] {
        let node = read(&mut rules, text);
        assert_eq!(words(&rules, node), text);
    }
}

#[test]
fn every_condition_of_the_rulebook_reads_back_as_itself() {
    let book = shipped().unwrap();
    let mut rules = book.rules.clone();
    for rule in &book.rules.rules {
        let first = words(&rules, rule.when);
        let again = read(&mut rules, &first);
        assert_eq!(words(&rules, again), first, "{}", rule.id);
    }
}
