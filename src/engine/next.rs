//! Which step comes next: of those that apply and are not done, and whose forerunners are done.

use super::{Guidance, OutcomeKind, RuleId, Ruleset, StepId, Truth};
use crate::calendar::Date;

/// Overdue first; then what can be done now, by its safe date, then by urgency; then what opens later.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    not_overdue: bool,
    opens_later: bool,
    without_date: bool,
    safe: Option<Date>,
    urgency: u8,
    rule: RuleId,
}

/// The rule of the step to take next.
pub(super) fn next(rules: &Ruleset, guidance: &Guidance) -> Option<RuleId> {
    let steps = || {
        (0u16..).map(RuleId).zip(rules.rules.iter().zip(&guidance.findings)).filter(|(_, (rule, finding))| {
            rule.kind == OutcomeKind::Step && finding.truth == Truth::True && !finding.done
        })
    };
    let undone = |step: StepId| steps().any(|(_, (rule, _))| rule.step == Some(step));
    steps()
        .filter(|(_, (rule, finding))| {
            let before = finding.forerunners.of(&guidance.forerunners);
            !rule.after.iter().zip(before).any(|(after, before)| *before != Truth::False && undone(after.step))
        })
        .map(|(id, (rule, finding))| {
            let date = |day: Option<super::Day>| day.and_then(super::Day::date);
            let safe = date(finding.deadline.map(|deadline| deadline.safe));
            let latest = date(finding.deadline.map(|deadline| deadline.latest));
            let opens = date(finding.deadline.and_then(|deadline| deadline.opens));
            Rank {
                not_overdue: latest.is_none_or(|date| date >= guidance.today),
                opens_later: opens.is_some_and(|date| date > guidance.today),
                without_date: safe.is_none(),
                safe,
                urgency: rule.urgency,
                rule: id,
            }
        })
        .min()
        .map(|rank| rank.rule)
}
