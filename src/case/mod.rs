//! A person's answers: the case, its file, and the compact codec that store and link share. No rule is judged here.
//!
//! Answers are kept by the permanent numbers of facts and options, so that an old save still opens after facts were
//! moved or added, and so that what a newer version wrote survives in the hands of this one.

pub mod base64url;
mod characters;
pub mod codec;
mod desk;
mod facts;
pub mod file;
mod language;
mod link;
mod name;
mod pairs;
mod problem;
pub mod seen;
mod shelf;
pub mod store;
pub mod stored_file;
mod wire;

pub use characters::{LONGEST_NAME, seen_only};
pub use codec::{CodecError, Payload, Stamp, decode, encode};
pub use desk::{Desk, Standing, Unsaved};
pub use facts::{Facts, Stored};
pub use file::{FileError, from_file, to_file};
pub use link::payload_in;
pub use name::fit_name;
pub use problem::Problem;
pub use shelf::{Fault, Memory, Shelf, ShelfError, units};
pub use store::{CaseId, Entry, Listing, StoreError, StoreProblem};

use crate::engine::{Answer, Answers, Fact, FactId, Former, Kind, Ruleset};

/// What a person has said, and what they call it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// What [`fit_name`] leaves of any text; may be empty.
    pub name: String,
    /// The answers, by permanent number.
    pub facts: Facts,
}

impl Case {
    /// The answers as the engine reads them. What these rules do not know counts as unanswered, what is not ticked as "no".
    pub fn answers(&self, rules: &Ruleset) -> Answers {
        let mut answers = self.given(rules);
        for (id, fact) in rules.facts_with_ids().filter(|(_, fact)| is_assumed(fact)) {
            if let (Answer::Unanswered, Some(no)) = (answers.get(id), fact.no()) {
                answers.set(id, Answer::Choice(no));
            }
        }
        answers
    }

    /// The answers that the person has given.
    pub fn given(&self, rules: &Ruleset) -> Answers {
        let mut answers = Answers::default();
        for (id, fact) in rules.facts_with_ids() {
            let stored = self.facts.get(fact.number).or_else(|| self.facts.get(fact.former.as_ref()?.number));
            if let Some(answer) = stored.and_then(|stored| read(fact, stored)) {
                answers.set(id, answer);
            }
        }
        answers
    }

    /// Whether the case holds facts or options that these rules do not know: made with a newer version.
    pub fn is_from_newer(&self, rules: &Ruleset) -> bool {
        self.facts.iter().any(|(number, stored)| !is_known(rules, number, stored))
    }
}

/// Whether a question counts as answered "no" until its step is ticked: it was the mark of a step, and is not asked.
pub fn is_assumed(fact: &Fact) -> bool {
    fact.former.is_some()
}

/// The fact that was such a mark before.
fn grown(rules: &Ruleset, is: impl Fn(&Former) -> bool) -> Option<FactId> {
    rules.facts_with_ids().find(|(_, fact)| fact.former.as_ref().is_some_and(&is)).map(|(id, _)| id)
}

/// The case with one answer changed and every other one kept; [`Answer::Unanswered`] takes the answer back.
///
/// An answer that the fact cannot have (an option that is not there, a date for a choice) changes nothing.
pub fn answer(case: &Case, rules: &Ruleset, fact: FactId, answer: Answer) -> Case {
    let mut case = case.clone();
    if let Some(fact) = rules.fact(fact) {
        if let Some(former) = &fact.former {
            case.facts.remove(former.number);
        }
        match write(fact, answer) {
            Some(stored) => case.facts.set(fact.number, stored),
            None if answer == Answer::Unanswered => case.facts.remove(fact.number),
            None => {}
        }
    }
    case
}

/// Whether these rules can read what is stored under this number.
fn is_known(rules: &Ruleset, number: u16, stored: &Stored) -> bool {
    let id = grown(rules, |former| former.number == number).or_else(|| rules.fact_numbered(number));
    id.and_then(|id| rules.fact(id)).is_some_and(|fact| read(fact, stored).is_some())
}

fn read(fact: &Fact, stored: &Stored) -> Option<Answer> {
    match (stored, &fact.kind) {
        (Stored::Declined, _) => Some(Answer::Declined),
        (Stored::Choice(number), Kind::Choice(_)) => fact.choice_numbered(*number).map(Answer::Choice),
        (Stored::Date(date), Kind::Date) => Some(Answer::Date(*date)),
        _ => None,
    }
}

fn write(fact: &Fact, answer: Answer) -> Option<Stored> {
    match (answer, &fact.kind) {
        (Answer::Declined, _) => Some(Stored::Declined),
        (Answer::Choice(place), Kind::Choice(choices)) => {
            choices.get(usize::from(place)).map(|choice| Stored::Choice(choice.number))
        }
        (Answer::Date(date), Kind::Date) => Some(Stored::Date(date)),
        _ => None,
    }
}
