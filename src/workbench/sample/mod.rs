//! Random outcomes with plausible cases behind them, for a reader who compares them with the law. Workbench only.
//!
//! The same seed and rulebook give the same samples.

mod seek;

pub use seek::Sample;

use crate::rulebook::model::Rulebook;
use fastrand::Rng;
use seek::Seeker;

/// So many samples of different rules; fewer where there are not so many rules for which a case is found.
pub fn samples(book: &Rulebook, seed: u32, count: usize) -> Vec<Sample> {
    let mut seeker = Seeker::new(book, Rng::with_seed(seed.into()));
    let mut rules: Vec<usize> = (0..book.rules.rules.len()).collect();
    seeker.random.shuffle(&mut rules);
    let mut samples = Vec::new();
    for rule in rules {
        if samples.len() == count {
            break;
        }
        samples.extend(seeker.case_for(rule));
    }
    samples
}
