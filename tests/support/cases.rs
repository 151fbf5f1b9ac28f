//! Random cases for any set of rules. Dates lie close together, so that borders between them are met.

use one_card_guide::calendar::{Date, from_day_number};
use one_card_guide::engine::{Answer, Answers, FactId, Kind, Ruleset};
use proptest::prelude::*;

/// A day between 20 August 2024 and 9 November 2027.
pub fn any_day() -> impl Strategy<Value = Date> {
    (19_955i32..21_131).prop_map(|number| from_day_number(number).unwrap())
}

/// A case in which every fact is answered.
pub fn full_answers(rules: &Ruleset) -> BoxedStrategy<Answers> {
    answers(rules, |kind| known(kind).boxed())
}

/// A case in which facts may be unanswered or declined.
#[allow(dead_code, reason = "not every test file needs it")]
pub fn any_answers(rules: &Ruleset) -> BoxedStrategy<Answers> {
    answers(rules, |kind| {
        prop_oneof![4 => known(kind), 3 => Just(Answer::Unanswered), 1 => Just(Answer::Declined)].boxed()
    })
}

fn answers(rules: &Ruleset, each: impl Fn(&Kind) -> BoxedStrategy<Answer>) -> BoxedStrategy<Answers> {
    let strategies: Vec<BoxedStrategy<Answer>> = rules.facts.iter().map(|fact| each(&fact.kind)).collect();
    strategies
        .prop_map(|values| {
            let mut answers = Answers::default();
            for (place, value) in (0u16..).zip(values) {
                answers.set(FactId(place), value);
            }
            answers
        })
        .boxed()
}

fn known(kind: &Kind) -> BoxedStrategy<Answer> {
    match kind {
        Kind::Date => any_day().prop_map(Answer::Date).boxed(),
        Kind::Choice(choices) => (0..choices.len()).prop_map(|place| Answer::Choice(place as u8)).boxed(),
    }
}
