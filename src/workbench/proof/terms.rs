//! A set of rules as terms: what each rule says by itself, and what comes of it, as the engine judges it.

use super::formula::{Exchange, Formula, TermId};
use super::truths::Truths;
use crate::engine::{NodeId, OutcomeKind, Ruleset};

/// The terms of one rule.
#[derive(Clone, Debug)]
pub struct RuleTerms {
    /// Its condition, the period in force included.
    pub own: TermId,
    /// What the engine finds: a verdict holds only where no earlier one does.
    pub found: TermId,
    /// The conditions of its papers, then of its forerunners.
    pub beside: Vec<TermId>,
}

/// Reads every rule with a fact exchanged. A verdict that may be held up by an earlier one depends on it: that is
/// "and no earlier one holds" in the three-valued logic, which `engine::assess` works out on the way.
pub fn rules(formula: &mut Formula, rules: &Ruleset, exchange: Exchange) -> Vec<RuleTerms> {
    let mut earlier = Vec::new();
    let mut all = Vec::with_capacity(rules.rules.len());
    for rule in &rules.rules {
        let own = formula.condition(rules, rule.when, exchange);
        let mut found = own;
        if rule.kind == OutcomeKind::Verdict {
            let any = formula.any(earlier.iter().copied());
            let none = formula.not(any);
            found = formula.all([own, none]);
            earlier.push(own);
        }
        let papers = rule.papers.iter().map(|paper| paper.when);
        let conditions = papers.chain(rule.after.iter().map(|forerunner| forerunner.when));
        let beside: Vec<Option<NodeId>> = conditions.collect();
        let beside = beside
            .into_iter()
            .map(|when| match when {
                Some(when) => formula.condition(rules, when, exchange),
                None => formula.settled(Truths::TRUE),
            })
            .collect();
        all.push(RuleTerms { own, found, beside });
    }
    all
}

/// True where what comes of a rule is not the same twice: whether it applies, and where it may, its papers and forerunners.
pub fn differ(formula: &mut Formula, one: &RuleTerms, other: &RuleTerms) -> TermId {
    let mut ways = vec![formula.differs(one.found, other.found)];
    let applies = formula.among(one.found, Truths::NOT_FALSE);
    for (beside, again) in one.beside.iter().zip(&other.beside) {
        let change = formula.differs(*beside, *again);
        ways.push(formula.all([applies, change]));
    }
    formula.any(ways)
}
