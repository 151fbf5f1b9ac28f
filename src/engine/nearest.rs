//! What would change it: the nearest answers with which a rule that does not apply would apply.
//!
//! One changed answer is nearer than two, a rule that applies better than one that then depends on more answers. Facts that
//! the person cannot change are left alone. Among equals the fact asked last is nearest: it asks for the least.

use super::assess::truth_of;
use super::deadline::sum;
use super::{Answer, Answers, Base, DateSum, FactId, Kind, Node, NodeId, RuleId, Ruleset, Truth};
use crate::calendar::Date;

/// An answer other than the one given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NearestChange {
    /// The fact.
    pub fact: FactId,
    /// What the answer would have to be.
    pub answer: Answer,
    /// For dates: whether an earlier or a later one would do as well.
    pub reach: Reach,
}

/// Which other dates would do as well as the one of a [`NearestChange`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// None near it; or the answer is no date.
    Only,
    /// Later ones.
    Onwards,
    /// Earlier ones.
    Until,
}

/// The nearest changes with which a rule that does not apply would apply, or would depend on further answers. Empty where
/// it applies or may apply already, and where neither one nor two changed answers do it.
pub fn nearest_change(rules: &Ruleset, answers: &Answers, today: Date, rule: RuleId) -> Vec<NearestChange> {
    let judge = |changes: &[NearestChange]| {
        let mut changed = answers.clone();
        changes.iter().for_each(|change| changed.set(change.fact, change.answer));
        truth_of(rules, &changed, today, rule)
    };
    if judge(&[]) != Truth::False {
        return Vec::new();
    }
    let singles = candidates(rules, answers, today, rule);
    let mut possible = Vec::new();
    for change in &singles {
        match judge(&[*change]) {
            Truth::True => return vec![with_reach(*change, |change| judge(&[change]))],
            Truth::Unknown if possible.is_empty() => possible.push(*change),
            Truth::Unknown | Truth::False => {}
        }
    }
    if !possible.is_empty() {
        return possible;
    }
    for (place, first) in singles.iter().enumerate() {
        for second in singles.iter().skip(place + 1).filter(|second| second.fact != first.fact) {
            match judge(&[*first, *second]) {
                Truth::True => return vec![*second, *first],
                Truth::Unknown if possible.is_empty() => possible.extend([*second, *first]),
                Truth::Unknown | Truth::False => {}
            }
        }
    }
    possible
}

/// Every other answer to a fact in the rule's condition that the person can change; the fact asked last comes first.
fn candidates(rules: &Ruleset, answers: &Answers, today: Date, rule: RuleId) -> Vec<NearestChange> {
    let mut found = Vec::new();
    let Some(rule) = rules.rule(rule) else { return found };
    let leaves = leaves(rules, rule.when);
    let facts: Vec<(FactId, &super::Fact)> = rules.facts_with_ids().collect();
    for (id, fact) in facts.into_iter().rev() {
        if fact.fixed || fact.mark {
            continue;
        }
        let mut add = |answer: Answer| {
            if answer != answers.get(id)
                && !found.iter().any(|known: &NearestChange| known.fact == id && known.answer == answer)
            {
                found.push(NearestChange { fact: id, answer, reach: Reach::Only });
            }
        };
        for leaf in &leaves {
            match (leaf, &fact.kind) {
                (Node::Is(asked, _), Kind::Choice(choices)) if *asked == id => {
                    (0u8..).zip(choices).for_each(|(place, _)| add(Answer::Choice(place)));
                }
                (Node::Compare(left, _, right), Kind::Date) => {
                    let (own, other) = if left.base == Base::Fact(id) { (left, right) } else { (right, left) };
                    if own.base == Base::Fact(id)
                        && let Ok(other) = sum(*other, answers, today, &rules.calendar)
                    {
                        around(*own, other).into_iter().for_each(|date| add(Answer::Date(date)));
                    }
                }
                _ => {}
            }
        }
    }
    found
}

/// The dates at which `own` meets `other`, and one day to each side.
fn around(own: DateSum, other: Date) -> Vec<Date> {
    let number = crate::calendar::day_number(other) - own.days;
    [number - 1, number, number + 1].into_iter().filter_map(crate::calendar::from_day_number).collect()
}

/// A date that would do, moved to the border where days around it would do too.
fn with_reach(change: NearestChange, judge: impl Fn(NearestChange) -> Truth) -> NearestChange {
    let Answer::Date(date) = change.answer else { return change };
    let does = |day: Option<Date>| {
        day.is_some_and(|day| judge(NearestChange { answer: Answer::Date(day), ..change }) == Truth::True)
    };
    let days = [date.pred_opt(), Some(date), date.succ_opt()];
    for day in days.into_iter().flatten().filter(|day| does(Some(*day))) {
        match (does(day.pred_opt()), does(day.succ_opt())) {
            (false, true) => return NearestChange { answer: Answer::Date(day), reach: Reach::Onwards, ..change },
            (true, false) => return NearestChange { answer: Answer::Date(day), reach: Reach::Until, ..change },
            (true, true) | (false, false) => {}
        }
    }
    change
}

/// The comparisons of a condition, definitions opened up.
fn leaves(rules: &Ruleset, when: NodeId) -> Vec<&Node> {
    let mut found = Vec::new();
    let mut waiting = vec![when];
    while let Some(node) = waiting.pop().and_then(|id| rules.nodes.get(id.0 as usize)) {
        match node {
            Node::Not(inner) => waiting.push(*inner),
            Node::All(parts) | Node::Any(parts) => waiting.extend(parts),
            Node::Defined(definition) => {
                let definition = rules.definitions.get(usize::from(definition.0));
                waiting.extend(definition.map(|definition| definition.when));
            }
            Node::Is(..) | Node::Compare(..) => found.push(node),
            Node::Always(_) => {}
        }
    }
    found
}
