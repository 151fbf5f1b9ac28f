//! A case that was found: answers and a day, to be judged by the engine before it is believed.

use crate::calendar::{self, Date};
use crate::engine::{Answer, Answers, Assessment, FactId, Ruleset, Truth, assess};

/// A found case; or two that differ in one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The answers.
    pub answers: Answers,
    /// The day judged.
    pub today: Date,
    /// The fact in which a second case differs, and its answer there.
    pub other: Option<(FactId, Answer)>,
}

impl Case {
    /// What the engine says of it.
    pub fn guidance(&self, rules: &Ruleset) -> Assessment {
        assess(rules, &self.answers, self.today)
    }

    /// The second case; the same one where there is none.
    pub fn second(&self) -> Case {
        let mut answers = self.answers.clone();
        if let Some((fact, answer)) = self.other {
            answers.set(fact, answer);
        }
        Case { answers, today: self.today, other: None }
    }

    /// Whether the engine says that all these rules apply.
    pub fn applies(&self, rules: &Ruleset, wanted: &[usize]) -> bool {
        let findings = self.guidance(rules).findings;
        wanted.iter().all(|place| findings.get(*place).is_some_and(|finding| finding.truth == Truth::True))
    }

    /// Its day and its answers by name, in the order of asking; the second case's answer behind a stroke.
    pub fn words(&self, rules: &Ruleset) -> String {
        let mut parts = vec![format!("today {}", calendar::iso(self.today))];
        for (id, fact) in rules.facts_with_ids() {
            let word = |answer: Answer| match answer {
                Answer::Date(date) => calendar::iso(date),
                Answer::Choice(option) => {
                    fact.choices().get(usize::from(option)).map_or(String::new(), |choice| choice.id.clone())
                }
                Answer::Unanswered | Answer::Declined => "?".to_owned(),
            };
            let first = self.answers.get(id);
            match self.other {
                Some((other, second)) if other == id => {
                    parts.push(format!("{} {} / {}", fact.id, word(first), word(second)));
                }
                _ if matches!(first, Answer::Unanswered | Answer::Declined) => {}
                _ => parts.push(format!("{} {}", fact.id, word(first))),
            }
        }
        parts.join(", ")
    }
}
