//! The properties of the rulebook, one function each: what was looked at, how much, and what is wrong.
//!
//! A fault carries names of rules, facts and texts, and a case where there is one; sentences are the command line's.

mod deadlines;
mod law;
mod matter;
mod meet;
mod open;
mod reach;
mod report;
mod sample;
mod texts;
mod unused;
mod verdicts;

pub use report::{Fault, Matter, Report, Why};

/// One property: its name, which is also the key of its words, and how it is judged.
#[derive(Clone, Copy)]
pub struct Property {
    /// Its name.
    pub name: &'static str,
    /// Judges it.
    pub judge: fn(Matter<'_>) -> Report,
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
    Property { name: "cli.verify.provisions", judge: law::every_provision_is_accounted_for },
    Property { name: "cli.verify.sources", judge: law::every_source_is_used },
    Property { name: "cli.verify.national", judge: law::nationals_rest_on_law },
    Property { name: "cli.verify.ask", judge: law::somebody_can_be_asked },
    Property { name: "cli.verify.definitions", judge: unused::definitions },
    Property { name: "cli.verify.steps", judge: unused::steps },
    Property { name: "cli.verify.papers", judge: unused::papers },
    Property { name: "cli.verify.open", judge: open::open_facts_matter },
];
