//! What every property is given and gives back: the matter, the report with its faults, and a question to the search whose
//! answer the engine confirms. What is judged stands in the files of the properties.

use super::super::case::Case;
use super::super::search::{Effort, Found, search};
use super::super::state::Cases;
use super::super::{Formula, TermId};
use crate::engine::Ruleset;
use crate::rulebook::model::Rulebook;
use crate::text::Text;

/// What is judged.
#[derive(Clone, Copy)]
pub struct Matter<'a> {
    /// The rulebook.
    pub book: &'a Rulebook,
    /// Every language file.
    pub texts: &'a [Text],
    /// How many random full cases are judged; of partial ones fewer.
    pub samples: usize,
}

/// What came of one property.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// How many things were looked at.
    pub looked_at: usize,
    /// How much was searched.
    pub effort: Effort,
    /// What is wrong; none where the property holds.
    pub faults: Vec<Fault>,
    /// What is worth telling without being wrong.
    pub remarks: Vec<String>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What it is about: names of rules, steps, facts.
    pub names: String,
    /// In which way.
    pub why: Why,
    /// A case in which it shows.
    pub case: Option<Case>,
}

/// In which way a property fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It does not hold.
    Wrong,
    /// The search gave up: it is not proved.
    Unproved,
    /// The search found a case in which the engine finds something else: one of the two is wrong.
    Contradicted,
}

impl Report {
    /// So many things to look at.
    pub(super) fn of(looked_at: usize) -> Self {
        Report { looked_at, ..Report::default() }
    }

    pub(super) fn wrong(&mut self, names: impl Into<String>, case: Option<Case>) {
        self.faults.push(Fault { names: names.into(), why: Why::Wrong, case });
    }

    pub(super) fn doubt(&mut self, names: impl Into<String>, why: Why, case: Option<Case>) {
        self.faults.push(Fault { names: names.into(), why, case });
    }

    /// Things found by looking, without a search.
    pub(super) fn plain(looked_at: usize, wrong: impl IntoIterator<Item = String>) -> Self {
        let mut report = Report::of(looked_at);
        wrong.into_iter().for_each(|names| report.wrong(names, None));
        report
    }

    /// Asks for a case, and has the engine confirm the one that is found; `None` where there is none or the answer is in
    /// doubt, which is a fault of its own.
    pub(super) fn ask(
        &mut self,
        (formula, question): (&Formula, TermId),
        (rules, cases): (&Ruleset, Cases<'_>),
        names: &str,
        confirm: impl FnOnce(&Case) -> bool,
    ) -> Answer {
        let (found, effort) = search(formula, rules, question, cases);
        self.effort.add(&effort);
        match found {
            Found::Never => Answer::Never,
            Found::Case(case) if confirm(&case) => Answer::Case(*case),
            Found::Case(case) => {
                self.doubt(names, Why::Contradicted, Some(*case));
                Answer::Doubt
            }
            Found::GaveUp => {
                self.doubt(names, Why::Unproved, None);
                Answer::Doubt
            }
        }
    }
}

/// What a question brought.
pub(super) enum Answer {
    /// No case: proved.
    Never,
    /// A case that the engine confirms.
    Case(Case),
    /// Neither; the report says why.
    Doubt,
}
