//! Mutation: a fixed list of operators, each applied at every site of the rulebook where it fits; then the scenarios say
//! whether they notice. Workbench only; nothing is worded here but the change itself, in the words of the source.
//!
//! A mutant that no scenario notices survives, unless it is proved to judge every case alike.

mod conditions;
mod equivalent;
mod killing;
mod mutant;
mod outcomes;

pub use equivalent::{Proof, is_equivalent};
pub use killing::{Fate, fates};
pub use mutant::{Mutant, Operator};

use crate::rulebook::model::Rulebook;

/// Every mutant of a rulebook, operator by operator, in the order of the source.
pub fn mutants(book: &Rulebook) -> Vec<Mutant> {
    let mut all = conditions::mutants(book);
    for place in 0..book.rules.rules.len() {
        outcomes::mutants(book, place, &mut all);
    }
    all.extend(outcomes::swapped_verdicts(book));
    all.sort_by_key(|mutant| mutant.operator);
    all
}
