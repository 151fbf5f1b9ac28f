//! Which step comes next: of those that apply and are not done, and whose forerunners are done.

use super::{Guidance, OutcomeKind, RuleId, Ruleset, StepId, Truth};
use crate::calendar::Date;

/// Overdue first, then the smallest safe date, then the rulebook's urgency, then its order.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    not_overdue: bool,
    without_date: bool,
    safe: Option<Date>,
    urgency: u8,
    rule: RuleId,
}

/// The rule of the step to take next.
pub(super) fn next(rules: &Ruleset, guidance: &Guidance) -> Option<RuleId> {
    let steps = || {
        (0u16..)
            .map(RuleId)
            .zip(rules.rules.iter().zip(&guidance.findings))
            .filter(|(_, (rule, finding))| rule.kind == OutcomeKind::Step && finding.truth == Truth::True && !finding.done)
    };
    let undone = |step: StepId| steps().any(|(_, (rule, _))| rule.step == Some(step));
    steps()
        .filter(|(_, (rule, _))| !rule.after.iter().any(|&step| undone(step)))
        .map(|(id, (rule, finding))| {
            let safe = finding.deadline.and_then(|deadline| deadline.safe.date());
            let latest = finding.deadline.and_then(|deadline| deadline.latest.date());
            let overdue = latest.is_some_and(|date| date < guidance.today);
            Rank { not_overdue: !overdue, without_date: safe.is_none(), safe, urgency: rule.urgency, rule: id }
        })
        .min()
        .map(|rank| rank.rule)
}
