//! Coverage: provision, the rules that carry it, the scenarios that cover those; and for each rule what fires it, what
//! holds it back, and what stands on either side of each of its date borders. Workbench only.
//!
//! A scenario covers a rule only where it says what must come of it. Nothing is worded here: gaps are values.

mod border;
mod borders;
mod json;

pub use border::{Border, Part, Side};
pub use json::json;

use crate::engine::{Finding, OutcomeKind, Rule, RuleId, Truth};
use crate::rulebook::model::{ExclusionReason, Rulebook};
use crate::workbench::proof::Reached;
use crate::workbench::scenario::{Expects, Suite, Trial};
use borders::{borders, prove};

/// What covers what.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// One row a provision, in the order of the rulebook.
    pub provisions: Vec<ProvisionRow>,
    /// One row a rule, in the order of the rulebook.
    pub rules: Vec<RuleRow>,
}

/// A provision and what carries it.
#[derive(Clone, Debug)]
pub struct ProvisionRow {
    /// Its number.
    pub number: String,
    /// Rules that cite it, by label.
    pub rules: Vec<String>,
    /// Scenarios that fire one of them.
    pub fires: Vec<String>,
    /// Why no rule needs to carry it.
    pub excluded: Option<ExclusionReason>,
}

/// A rule and what covers it.
#[derive(Clone, Debug)]
pub struct RuleRow {
    /// Its name.
    pub id: String,
    /// Which of the rules with this name, from 1, where there are several.
    pub version: Option<usize>,
    /// Scenarios in which it applies.
    pub fires: Vec<String>,
    /// Scenarios in which it does not.
    pub held_back: Vec<String>,
    /// Its date borders.
    pub borders: Vec<Border>,
}

/// Something that is missing.
#[derive(Clone, Debug)]
pub enum Gap<'a> {
    /// No rule carries the provision, and nothing says why.
    NoRule,
    /// Rules carry it, and it is excluded.
    ExcludedButCited(ExclusionReason),
    /// Rules carry it, and no scenario fires one.
    NoScenario,
    /// Nothing fires the rule.
    NothingFires,
    /// Nothing holds the rule back.
    NothingHoldsBack,
    /// Nothing lies on the border.
    NothingOn(&'a Border),
    /// Nothing lies one day beyond the border.
    NothingBeyond(&'a Border),
}

impl ProvisionRow {
    /// What is missing for it.
    pub fn gaps(&self) -> Vec<Gap<'static>> {
        match (self.rules.is_empty(), self.excluded) {
            (true, None) => vec![Gap::NoRule],
            (true, Some(_)) => Vec::new(),
            (false, Some(reason)) => vec![Gap::ExcludedButCited(reason)],
            (false, None) if self.fires.is_empty() => vec![Gap::NoScenario],
            (false, None) => Vec::new(),
        }
    }
}

impl RuleRow {
    /// Its name, with its version where there are several.
    pub fn label(&self) -> String {
        label(&self.id, self.version)
    }

    /// What is missing for it.
    pub fn gaps(&self) -> Vec<Gap<'_>> {
        let mut gaps = Vec::new();
        gaps.extend(self.fires.is_empty().then_some(Gap::NothingFires));
        gaps.extend(self.held_back.is_empty().then_some(Gap::NothingHoldsBack));
        for border in &self.borders {
            let (on, beyond) = (border.on.is_empty(), border.beyond.is_empty());
            gaps.extend((on && border.never_on.is_none()).then_some(Gap::NothingOn(border)));
            gaps.extend((beyond && border.never_beyond.is_none()).then_some(Gap::NothingBeyond(border)));
        }
        gaps
    }
}

/// `work-permit.extend`, or `work-permit.extend (2)` where there are several.
fn label(id: &str, version: Option<usize>) -> String {
    version.map_or(id.to_owned(), |version| format!("{id} ({version})"))
}

/// The number of a rule among those with its name; none where it is the only one.
pub fn version(book: &Rulebook, place: usize) -> Option<usize> {
    let rules = &book.rules.rules;
    let id = &rules.get(place)?.id;
    let several = rules.iter().filter(|rule| rule.id == *id).count() > 1;
    several.then(|| rules.iter().take(place + 1).filter(|rule| rule.id == *id).count())
}

/// The name of a rule by its place, with its version where there are several.
pub fn rule_label(book: &Rulebook, place: usize) -> String {
    let id = book.rules.rules.get(place).map_or("", |rule| rule.id.as_str());
    label(id, version(book, place))
}

/// Works out what covers what. Scenarios of single rules come before whole cases wherever they are listed.
pub fn coverage(book: &Rulebook, suite: &Suite) -> Coverage {
    let mut trials: Vec<&Trial> = suite.trials.iter().collect();
    trials.sort_by_key(|trial| matches!(trial.expects, Expects::Page(_)));
    let judged: Vec<_> = trials.iter().map(|trial| trial.judge(book).findings).collect();
    let mut reached = Reached::new(&book.rules);
    let row = |(place, rule): (usize, &Rule)| {
        let version = version(book, place);
        let asserting: Vec<(&Trial, Finding)> = trials
            .iter()
            .zip(&judged)
            .filter(|(trial, _)| asserts(trial, rule, version))
            .filter_map(|(trial, findings)| findings.get(place).map(|finding| (*trial, *finding)))
            .collect();
        let with = |truth: Truth| {
            let found = asserting.iter().filter(|(_, finding)| finding.truth == truth);
            found.map(|(trial, _)| trial.name.clone()).collect()
        };
        let mut borders = borders(&book.rules, rule, &asserting);
        prove(&mut reached, (RuleId(u16::try_from(place).unwrap_or(u16::MAX)), rule), &mut borders);
        RuleRow { id: rule.id.clone(), version, fires: with(Truth::True), held_back: with(Truth::False), borders }
    };
    let rules: Vec<RuleRow> = book.rules.rules.iter().enumerate().map(row).collect();
    let provisions = book.provisions.iter().enumerate().map(|(number, provision)| {
        let cites = |(_, details): &(&RuleRow, &crate::rulebook::model::Details)| {
            details.cite.iter().any(|place| usize::from(*place) == number)
        };
        let citing: Vec<&RuleRow> = rules.iter().zip(&book.details).filter(cites).map(|(row, _)| row).collect();
        let fires =
            trials.iter().map(|trial| &trial.name).filter(|name| citing.iter().any(|row| row.fires.contains(name)));
        ProvisionRow {
            number: provision.number.clone(),
            rules: citing.iter().map(|row| row.label()).collect(),
            fires: fires.cloned().collect(),
            excluded: provision.excluded,
        }
    });
    Coverage { provisions: provisions.collect(), rules }
}

/// Whether a scenario says what must come of a rule: whole cases list every step, and remarks only by name.
fn asserts(trial: &Trial, rule: &Rule, version: Option<usize>) -> bool {
    match &trial.expects {
        Expects::Rule(judged) => judged.rule == rule.id && (judged.version.is_none() || judged.version == version),
        Expects::Check(..) => false,
        Expects::Page(_) => match rule.kind {
            OutcomeKind::Verdict | OutcomeKind::Step => true,
            OutcomeKind::Warning | OutcomeKind::Note => trial.rules().contains(&rule.id.as_str()),
        },
    }
}
