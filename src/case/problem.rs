//! What was wrong with parts of a case while the rest of it could be kept.

use super::{LONGEST_NAME, seen_only};
use crate::engine::{CheckId, FactId, Ruleset};
use crate::text::{Text, start_of};

/// One thing in a case file that was not taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A fact that this version does not know.
    UnknownFact(String),
    /// An option that this fact does not have.
    UnknownOption {
        /// The fact.
        fact: FactId,
        /// What stood there.
        option: String,
    },
    /// No date from 1900 to 2300 written as `YYYY-MM-DD`.
    NotADate {
        /// The fact.
        fact: FactId,
        /// What stood there.
        value: String,
    },
    /// Neither a text nor `null` where an answer belongs.
    WrongKind {
        /// The fact.
        fact: FactId,
        /// What stood there, as JSON.
        value: String,
    },
    /// A step that this version does not know, or a mark that is no text.
    UnknownStep(String),
    /// A numbered answer that cannot be read.
    UnreadableNumbered(String),
    /// An answer that cannot be right beside the others or on this day; it was left out.
    Impossible {
        /// The check that it breaks.
        check: CheckId,
        /// The fact whose answer was left out.
        fact: FactId,
    },
    /// A part of the file that is not what it must be: the answers no object, the name no text.
    WrongPart(&'static str),
    /// A part of the file that this version does not know.
    UnknownPart(String),
    /// A name that was cut to [`LONGEST_NAME`] characters.
    NameCut {
        /// How many characters it had.
        characters: usize,
    },
}

/// Quotations in a sentence are cut to so many characters.
const LONGEST_QUOTE: usize = 60;
/// Of one file so many problems are told; of the rest, how many they are.
const MOST_TOLD: usize = 50;

impl Problem {
    /// Problems in words, one a line: the first fifty, then how many more there are.
    pub fn list(problems: &[Problem], text: &Text, rules: &Ruleset) -> Vec<String> {
        let (told, rest) = problems.split_at(problems.len().min(MOST_TOLD));
        let more = (!rest.is_empty()).then(|| text.many("file.problem.more", rest.len()));
        told.iter().map(|problem| problem.words(text, rules)).chain(more).collect()
    }

    /// The key of its words.
    pub fn key(&self) -> &'static str {
        match self {
            Problem::UnknownFact(_) => "file.problem.unknown-fact",
            Problem::UnknownOption { .. } => "file.problem.unknown-option",
            Problem::NotADate { .. } => "file.problem.not-a-date",
            Problem::WrongKind { .. } => "file.problem.wrong-kind",
            Problem::UnknownStep(_) => "file.problem.unknown-step",
            Problem::UnreadableNumbered(_) => "file.problem.unreadable-numbered",
            Problem::Impossible { .. } => "file.problem.impossible",
            Problem::WrongPart(_) => "file.problem.wrong-part",
            Problem::UnknownPart(_) => "file.problem.unknown-part",
            Problem::NameCut { .. } => "file.problem.name-cut",
        }
    }

    /// What was wrong, what was kept, and what to do.
    pub fn words(&self, text: &Text, rules: &Ruleset) -> String {
        let name = |fact: &FactId| rules.fact(*fact).map_or("", |fact| fact.id.as_str());
        let fill = |values: &[(&str, &str)]| text.fill(self.key(), values);
        match self {
            Problem::UnknownFact(value)
            | Problem::UnknownStep(value)
            | Problem::UnreadableNumbered(value)
            | Problem::UnknownPart(value) => fill(&[("value", &quote(value))]),
            Problem::WrongPart(part) => fill(&[("value", part)]),
            Problem::UnknownOption { fact, option } => {
                fill(&[("fact", name(fact)), ("options", &options(text, rules, *fact)), ("value", &quote(option))])
            }
            Problem::NotADate { fact, value } | Problem::WrongKind { fact, value } => {
                fill(&[("fact", name(fact)), ("value", &quote(value))])
            }
            Problem::Impossible { check, fact } => {
                let check = rules.checks.get(usize::from(check.0)).map_or("", |check| check.id.as_str());
                fill(&[("fact", name(fact)), ("reason", text.get(&format!("check.{check}")))])
            }
            Problem::NameCut { characters } => {
                fill(&[("count", &characters.to_string()), ("limit", &LONGEST_NAME.to_string())])
            }
        }
    }
}

fn options(text: &Text, rules: &Ruleset, fact: FactId) -> String {
    let choices = rules.fact(fact).map_or(&[][..], |fact| fact.choices());
    choices.iter().map(|choice| format!("`{}`", choice.id)).collect::<Vec<_>>().join(text.get("ui.list-comma"))
}

/// The start of a text, on one line.
fn quote(value: &str) -> String {
    let line = seen_only(value);
    let mut quoted = start_of(&line, LONGEST_QUOTE).to_owned();
    if quoted.len() < line.len() {
        quoted.push('…');
    }
    quoted
}
