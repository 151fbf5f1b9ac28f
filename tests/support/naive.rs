//! A second, naive way to look at all cases: every answer, and every day of a small window. It shares no code with the
//! proofs, and judges conditions by itself.

use one_card_guide::calendar::{Date, day_number, from_day_number};
use one_card_guide::engine::{Answer, Answers, Base, DateSum, Kind, Node, NodeId, Order, OutcomeKind, Ruleset};

/// The truth values as numbers: 0 false, 1 unknown, 2 true, so that `and` is the least and `or` the greatest.
pub type Value = u8;

/// Every case in the window of days around the middle, unknown answers included.
pub fn every_case(rules: &Ruleset, middle: Date, reach: i32) -> Vec<(Answers, Date)> {
    let days: Vec<Date> = (-reach..=reach).map(|away| from_day_number(day_number(middle) + away).unwrap()).collect();
    let mut cases: Vec<Answers> = vec![Answers::default()];
    for (id, fact) in rules.facts_with_ids().filter(|(_, fact)| !fact.mark) {
        let mut answers = vec![Answer::Unanswered];
        match &fact.kind {
            Kind::Choice(choices) => answers.extend((0..choices.len()).map(|option| Answer::Choice(option as u8))),
            Kind::Date => answers.extend(days.iter().map(|day| Answer::Date(*day))),
        }
        cases = cases
            .iter()
            .flat_map(|case| {
                answers.iter().map(move |answer| {
                    let mut case = case.clone();
                    case.set(id, *answer);
                    case
                })
            })
            .collect();
    }
    cases.iter().flat_map(|case| days.iter().map(move |today| (case.clone(), *today))).collect()
}

pub fn is_full(rules: &Ruleset, answers: &Answers) -> bool {
    rules.facts_with_ids().all(|(id, fact)| fact.mark || answers.get(id) != Answer::Unanswered)
}

pub fn value(rules: &Ruleset, node: NodeId, answers: &Answers, today: Date) -> Value {
    let of = |part: &NodeId| value(rules, *part, answers, today);
    match &rules.nodes[node.0 as usize] {
        Node::Always(holds) => 2 * Value::from(*holds),
        Node::Is(fact, options) => match answers.get(*fact) {
            Answer::Choice(option) => 2 * (options.0 >> option & 1) as Value,
            _ => 1,
        },
        Node::Compare(left, order, right) => match (day(left, answers, today), day(right, answers, today)) {
            (Some(left), Some(right)) => {
                2 * Value::from(match order {
                    Order::Before => left < right,
                    Order::OnOrBefore => left <= right,
                    Order::On => left == right,
                    Order::OnOrAfter => left >= right,
                    Order::After => left > right,
                })
            }
            _ => 1,
        },
        Node::Defined(definition) => of(&rules.definitions[definition.0 as usize].when),
        Node::Not(part) => 2 - of(part),
        Node::All(parts) => parts.iter().map(of).min().unwrap_or(2),
        Node::Any(parts) => parts.iter().map(of).max().unwrap_or(0),
    }
}

fn day(sum: &DateSum, answers: &Answers, today: Date) -> Option<i32> {
    assert_eq!(sum.months, 0);
    let base = match sum.base {
        Base::Today => day_number(today),
        Base::Day(day) => day,
        Base::Fact(fact) => match answers.get(fact) {
            Answer::Date(date) => day_number(date),
            _ => return None,
        },
    };
    Some(base + sum.days)
}

/// What comes of each rule: of the verdicts, one holds only where no earlier one does, and depends where one depends.
pub fn findings(rules: &Ruleset, answers: &Answers, today: Date) -> Vec<Value> {
    let mut earlier = 0;
    let mut all = Vec::new();
    for rule in &rules.rules {
        let own = value(rules, rule.when, answers, today);
        let mut found = own;
        if rule.kind == OutcomeKind::Verdict {
            found = match earlier {
                2 => 0,
                1 if own > 0 => 1,
                _ => own,
            };
            earlier = earlier.max(own);
        }
        all.push(found);
    }
    all
}
