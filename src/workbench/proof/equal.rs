//! Whether two sets of rules say the same: for tools that change a rule and ask whether any case could tell.
//!
//! "The same" is always proved, over all assignments of the facts that the rules can reach; where it cannot be proved the
//! answer is "not proved". Facts must be the same on both sides. Verdicts are taken in their order.

use super::case::Case;
use super::formula::{Exchange, Formula};
use super::search::{Effort, Found, search};
use super::state::Cases;
use super::terms::{self, RuleTerms};
use super::truths::Truths;
use crate::engine::{NodeId, Rule, RuleId, Ruleset};

/// What was found about two sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sameness {
    /// No case tells them apart: proved.
    Same(Effort),
    /// This case, for example, gets something else.
    Different(Box<Case>),
    /// Neither was proved.
    Unproved,
}

/// Whether two conditions have the same truth in every case, the order of verdicts left aside.
pub fn equal_condition(left: &Ruleset, one: NodeId, right: &Ruleset, other: NodeId) -> Sameness {
    if left.facts != right.facts {
        return Sameness::Unproved;
    }
    let mut formula = Formula::default();
    let one = formula.condition(left, one, Exchange::Nothing);
    let other = formula.condition(right, other, Exchange::Nothing);
    let question = formula.differs(one, other);
    settle(search(&formula, left, question, Cases::Any))
}

/// Whether what comes of one rule is the same in every case: its truth as the engine finds it, and where it applies or may
/// apply its papers, forerunners, due date, mark and urgency. Who acts, where, and what it cites stand in the rulebook, not
/// in the engine's rules: compare those beside.
pub fn equal_rule(left: &Ruleset, right: &Ruleset, rule: RuleId) -> Sameness {
    compare(left, right, [(usize::from(rule.0), usize::from(rule.0))])
}

/// Whether what comes of every rule is the same in every case, as [`equal_rule`] has it; checks included.
pub fn equal_rules(left: &Ruleset, right: &Ruleset) -> Sameness {
    let places: Vec<usize> = (0..right.rules.len()).collect();
    equal_rules_at(left, right, &places)
}

/// The same, where the rules of the right side stand at these places: the first one's place there first.
pub fn equal_rules_at(left: &Ruleset, right: &Ruleset, places: &[usize]) -> Sameness {
    let counts = [left.rules.len(), right.rules.len()];
    if counts.iter().any(|count| *count != places.len()) || left.checks.len() != right.checks.len() {
        return Sameness::Unproved;
    }
    let mut all = compare(left, right, places.iter().copied().enumerate());
    for (one, other) in left.checks.iter().zip(&right.checks) {
        if one.id != other.id || one.facts != other.facts {
            return Sameness::Unproved;
        }
        all = both(all, equal_condition(left, one.when, right, other.when));
    }
    all
}

/// Compares rules by their places on either side.
fn compare(left: &Ruleset, right: &Ruleset, places: impl IntoIterator<Item = (usize, usize)>) -> Sameness {
    if left.facts != right.facts || left.calendar != right.calendar {
        return Sameness::Unproved;
    }
    let mut formula = Formula::default();
    let ones = terms::rules(&mut formula, left, Exchange::Nothing);
    let others = terms::rules(&mut formula, right, Exchange::Nothing);
    let mut all = Sameness::Same(Effort::default());
    for (here, there) in places {
        let pair = left.rules.get(here).zip(ones.get(here)).zip(right.rules.get(there).zip(others.get(there)));
        let Some(((rule, one), (again, other))) = pair else { return Sameness::Unproved };
        let question = if alike(rule, again) {
            terms::differ(&mut formula, one, other)
        } else {
            let may_apply = |formula: &mut Formula, terms: &RuleTerms| formula.among(terms.found, Truths::NOT_FALSE);
            let either = [may_apply(&mut formula, one), may_apply(&mut formula, other)];
            formula.any(either)
        };
        all = both(all, settle(search(&formula, left, question, Cases::Any)));
        if let Sameness::Different(case) = all {
            return Sameness::Different(case);
        }
    }
    all
}

/// Whether two rules differ in their conditions alone.
fn alike(one: &Rule, other: &Rule) -> bool {
    let papers = one.papers.iter().map(|paper| &paper.any).eq(other.papers.iter().map(|paper| &paper.any));
    let after = one.after.iter().map(|before| before.step).eq(other.after.iter().map(|before| before.step));
    let plain = |rule: &Rule| (rule.kind, rule.step, rule.done, rule.due, rule.urgency);
    one.id == other.id && plain(one) == plain(other) && papers && after
}

fn settle((found, effort): (Found, Effort)) -> Sameness {
    match found {
        Found::Never => Sameness::Same(effort),
        Found::Case(case) => Sameness::Different(case),
        Found::GaveUp => Sameness::Unproved,
    }
}

fn both(one: Sameness, other: Sameness) -> Sameness {
    match (one, other) {
        (Sameness::Same(mut effort), Sameness::Same(more)) => {
            effort.add(&more);
            Sameness::Same(effort)
        }
        (Sameness::Different(case), _) | (_, Sameness::Different(case)) => Sameness::Different(case),
        _ => Sameness::Unproved,
    }
}
