//! In which order the steps are to be taken: of those that apply and are not done.

use super::{Assessment, Finding, OutcomeKind, Rule, RuleId, Ruleset, Truth};
use crate::calendar::Date;

/// A step of less urgency than this cannot wait for anything that is overdue: no day, and no lawful stay, is left.
const AT_ONCE: u8 = 5;

/// What is to be done at once first; then what is overdue, by urgency; then what can be done now: first that of which the safe
/// day is over, by the latest, then by its safe date, then by urgency; then what opens later.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    can_wait: bool,
    not_overdue: bool,
    late_urgency: u8,
    opens_later: bool,
    is_safe: bool,
    without_date: bool,
    day: Option<Date>,
    urgency: u8,
    rule: RuleId,
}

/// A step that waits to be placed.
struct Waiting<'a> {
    rank: Rank,
    rule: &'a Rule,
    finding: &'a Finding,
}

/// The rules of the steps that apply and are not done, in the order in which to take them: by rank, but none before its
/// forerunners.
pub(super) fn order(rules: &Ruleset, guidance: &Assessment) -> Vec<RuleId> {
    let mut waiting: Vec<Waiting<'_>> = (0u16..)
        .map(RuleId)
        .zip(rules.rules.iter().zip(&guidance.findings))
        .filter(|(_, (rule, finding))| rule.kind == OutcomeKind::Step && finding.truth == Truth::True && !finding.done)
        .map(|(id, (rule, finding))| Waiting { rank: rank(id, rule, finding, guidance.today), rule, finding })
        .collect();
    let mut order = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let free = (0..waiting.len()).filter(|place| !is_held_up(*place, &waiting, guidance));
        // Steps that wait for each other are taken by rank.
        let first = first(free, &waiting).or_else(|| first(0..waiting.len(), &waiting));
        let Some(first) = first else { return order };
        order.push(waiting.remove(first).rank.rule);
    }
    order
}

fn first(places: impl Iterator<Item = usize>, waiting: &[Waiting<'_>]) -> Option<usize> {
    places.min_by_key(|place| waiting.get(*place).map(|step| step.rank))
}

fn is_held_up(place: usize, waiting: &[Waiting<'_>], guidance: &Assessment) -> bool {
    let Some(step) = waiting.get(place) else { return false };
    let before = step.finding.forerunners.of(&guidance.forerunners);
    step.rule.after.iter().zip(before).any(|(forerunner, before)| {
        *before != Truth::False && waiting.iter().any(|other| other.rule.step == Some(forerunner.step))
    })
}

fn rank(rule: RuleId, details: &Rule, finding: &Finding, today: Date) -> Rank {
    let date = |day: Option<super::Day>| day.and_then(super::Day::date);
    let safe = date(finding.deadline.map(|deadline| deadline.safe));
    let latest = date(finding.deadline.map(|deadline| deadline.latest));
    let opens = date(finding.deadline.and_then(|deadline| deadline.opens));
    let overdue = latest.is_some_and(|date| date < today);
    let is_safe = safe.is_none_or(|date| date >= today);
    Rank {
        can_wait: details.urgency >= AT_ONCE,
        not_overdue: !overdue,
        late_urgency: if overdue { details.urgency } else { 0 },
        opens_later: opens.is_some_and(|date| date > today),
        is_safe,
        without_date: safe.is_none(),
        day: if is_safe { safe } else { latest.or(safe) },
        urgency: details.urgency,
        rule,
    }
}
