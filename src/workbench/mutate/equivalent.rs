//! Mutants that judge every case alike: only where that is proved, never because nothing noticed.
//!
//! "Alike" is the finding of every rule in every case, answered whole or in part, with its papers, forerunners and dates.
//! Which facts are named where something depends, and which part of a condition is told as the reason, is left aside.

use crate::engine::OutcomeKind;
use crate::rulebook::model::Rulebook;
use crate::workbench::coverage::rule_label;
use crate::workbench::proof::{Effort, Sameness, equal_rules_at};

/// A proof that two rulebooks judge every case alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof(pub Effort);

/// A proof that the mutant judges every case as the original does, where there is one.
pub fn is_equivalent(original: &Rulebook, mutant: &Rulebook) -> Option<Proof> {
    let places = places(original, mutant)?;
    let same_beside = |(details, place): (&_, &usize)| mutant.details.get(*place) == Some(details);
    if !original.details.iter().zip(&places).all(same_beside) {
        return None;
    }
    match equal_rules_at(&original.rules, &mutant.rules, &places) {
        Sameness::Same(effort) => Some(Proof(effort)),
        Sameness::Different(_) | Sameness::Unproved => None,
    }
}

/// Where each rule of the original stands in the mutant.
fn places(original: &Rulebook, mutant: &Rulebook) -> Option<Vec<usize>> {
    let labels = |book: &Rulebook| (0..book.rules.rules.len()).map(|place| rule_label(book, place)).collect::<Vec<_>>();
    let (before, after) = (labels(original), labels(mutant));
    if before == after {
        return Some((0..before.len()).collect());
    }
    let places: Vec<usize> =
        before.iter().map(|label| after.iter().position(|other| other == label)).collect::<Option<_>>()?;
    // The order of verdicts is part of what comes of them; that of other rules shows on pages.
    let rules = original.rules.rules.iter().zip(&places);
    let others: Vec<_> = rules.filter(|(rule, _)| rule.kind != OutcomeKind::Verdict).map(|(_, place)| *place).collect();
    others.is_sorted().then_some(places)
}
