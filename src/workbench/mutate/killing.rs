//! Runs the scenarios on each mutant until one differs: those that speak of the changed rule first.

use super::{Mutant, Proof, is_equivalent};
use crate::engine::Assessment;
use crate::rulebook::model::Rulebook;
use crate::text::Text;
use crate::workbench::scenario::{Expects, Suite};
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What became of a mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// This scenario differs.
    Killed(String),
    /// It judges every case as the original does.
    Equivalent(Proof),
    /// No scenario differs.
    Survived,
}

/// How many mutants are tried side by side.
const THREADS: usize = 2;

/// What became of each mutant, in their order. All scenarios must agree with the original.
pub fn fates(book: &Rulebook, text: &Text, suite: &Suite, mutants: &[Mutant]) -> Vec<Fate> {
    let court = Court::new(book, text, suite);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut own: Vec<(usize, Fate)> = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            match mutants.get(place) {
                Some(mutant) => own.push((place, court.fate(mutant))),
                None => return own,
            }
        }
    };
    let mut fates: Vec<(usize, Fate)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..THREADS).map(|_| scope.spawn(work)).collect();
        let mut all = work();
        all.extend(others.into_iter().flat_map(|other| other.join().unwrap_or_default()));
        all
    });
    fates.sort_by_key(|(place, _)| *place);
    fates.into_iter().map(|(_, fate)| fate).collect()
}

struct Court<'a> {
    /// The rulebook without what no scenario looks at.
    book: Rulebook,
    text: &'a Text,
    suite: &'a Suite,
    /// What comes of each scenario in the original.
    before: Vec<Assessment>,
    /// The scenarios that speak of a rule: those of single rules first.
    speaking: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Court<'a> {
    fn new(book: &Rulebook, text: &'a Text, suite: &'a Suite) -> Self {
        let mut book = book.clone();
        book.sources.clear();
        let mut speaking: HashMap<&str, Vec<usize>> = HashMap::new();
        let is_page = |trial: &crate::workbench::scenario::Trial| matches!(trial.expects, Expects::Page(_));
        for pages in [false, true] {
            for (place, trial) in suite.trials.iter().enumerate().filter(|(_, trial)| is_page(trial) == pages) {
                trial.rules().into_iter().for_each(|rule| speaking.entry(rule).or_default().push(place));
            }
        }
        let before = suite.trials.iter().map(|trial| trial.judge(&book)).collect();
        Court { book, text, suite, before, speaking }
    }

    fn fate(&self, mutant: &Mutant) -> Fate {
        let book = mutant.book(&self.book);
        let said = self.suite.rules.iter().filter(|statement| mutant.touches.contains(&statement.says.id));
        for statement in said {
            if !statement.differences(&book).is_empty() {
                return Fate::Killed(statement.name.clone());
            }
        }
        if mutant.judges_alike() {
            return Fate::Survived;
        }
        let first = mutant.touches.iter().filter_map(|rule| self.speaking.get(rule.as_str())).flatten().copied();
        let mut tried = vec![false; self.suite.trials.len()];
        for place in first.chain(0..self.suite.trials.len()) {
            let seen = tried.get_mut(place).is_none_or(|tried| std::mem::replace(tried, true));
            if !seen && let Some(name) = self.differs(mutant, &book, place) {
                return Fate::Killed(name);
            }
        }
        is_equivalent(&self.book, &book).map_or(Fate::Survived, Fate::Equivalent)
    }

    /// The name of the scenario, where it differs.
    fn differs(&self, mutant: &Mutant, book: &Rulebook, place: usize) -> Option<String> {
        let trial = self.suite.trials.get(place)?;
        let alike = || self.before.get(place).is_some_and(|before| *before == trial.judge(book));
        if matches!(trial.expects, Expects::Page(_)) && mutant.is_of_condition() && alike() {
            return None;
        }
        (!trial.differences(book, self.text).is_empty()).then(|| trial.name.clone())
    }
}
