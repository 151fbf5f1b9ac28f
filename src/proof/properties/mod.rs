//! The properties of the rulebook, one function each: what was looked at, how much, and what is wrong.
//!
//! A fault carries names of rules, facts and texts, and a case where there is one; sentences are the command line's.

mod deadlines;
mod law;
mod matter;
mod meet;
mod open;
mod reach;
mod sample;
mod texts;
mod unused;
mod verdicts;

use super::case::Case;
use super::search::{Effort, Found, search};
use super::state::Cases;
use super::{Formula, TermId};
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

/// One property: its name, which is also the key of its words, and how it is judged.
#[derive(Clone, Copy)]
pub struct Property {
    /// Its name.
    pub name: &'static str,
    /// Judges it.
    pub judge: fn(Matter<'_>) -> Report,
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
    fn of(looked_at: usize) -> Self {
        Report { looked_at, ..Report::default() }
    }

    fn wrong(&mut self, names: impl Into<String>, case: Option<Case>) {
        self.faults.push(Fault { names: names.into(), why: Why::Wrong, case });
    }

    fn doubt(&mut self, names: impl Into<String>, why: Why, case: Option<Case>) {
        self.faults.push(Fault { names: names.into(), why, case });
    }

    /// Things found by looking, without a search.
    fn plain(looked_at: usize, wrong: impl IntoIterator<Item = String>) -> Self {
        let mut report = Report::of(looked_at);
        wrong.into_iter().for_each(|names| report.wrong(names, None));
        report
    }

    /// Asks for a case, and has the engine confirm the one that is found; `None` where there is none or the answer is in
    /// doubt, which is a fault of its own.
    fn ask(
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
enum Answer {
    /// No case: proved.
    Never,
    /// A case that the engine confirms.
    Case(Case),
    /// Neither; the report says why.
    Doubt,
}

/// Every property, in the order in which it is told.
pub const PROPERTIES: [Property; 24] = [
    Property { name: "cli.verify.reach", judge: reach::every_rule_can_apply },
    Property { name: "cli.verify.beside", judge: reach::every_condition_beside_decides },
    Property { name: "cli.verify.one-verdict", judge: verdicts::a_full_case_has_a_verdict },
    Property { name: "cli.verify.no-two-verdicts", judge: verdicts::no_case_has_two_verdicts },
    Property { name: "cli.verify.settled", judge: verdicts::a_full_case_is_settled },
    Property { name: "cli.verify.sample", judge: sample::random_full_cases_agree },
    Property { name: "cli.verify.partial-sample", judge: sample::random_partial_cases_agree },
    Property { name: "cli.verify.excludes", judge: meet::excluded_steps_never_meet },
    Property { name: "cli.verify.twice", judge: meet::a_step_told_twice_is_disputed },
    Property { name: "cli.verify.versions", judge: meet::versions_never_meet },
    Property { name: "cli.verify.periods", judge: meet::versions_follow_each_other },
    Property { name: "cli.verify.facts", judge: matter::every_fact_can_change_something },
    Property { name: "cli.verify.options", judge: matter::every_option_can_change_something },
    Property { name: "cli.verify.deadlines", judge: deadlines::deadlines_lie_after_their_trigger },
    Property { name: "cli.verify.verdicts", judge: deadlines::verdicts_set_no_dates },
    Property { name: "cli.verify.texts", judge: texts::every_text_exists },
    Property { name: "cli.verify.provisions", judge: law::every_provision_is_cited },
    Property { name: "cli.verify.sources", judge: law::every_source_is_used },
    Property { name: "cli.verify.national", judge: law::nationals_rest_on_law },
    Property { name: "cli.verify.ask", judge: law::somebody_can_be_asked },
    Property { name: "cli.verify.definitions", judge: unused::definitions },
    Property { name: "cli.verify.steps", judge: unused::steps },
    Property { name: "cli.verify.papers", judge: unused::papers },
    Property { name: "cli.verify.open", judge: open::open_facts_matter },
];
