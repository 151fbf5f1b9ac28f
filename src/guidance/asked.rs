//! Real questions, answered: the words of each with how sure it is, what it cites and the case that the question gives away.
//!
//! They are read from a file of flat texts that the build script writes (`questions-<language>.json`): the page fetches
//! it when somebody asks, the command line carries it. Nothing is judged here.

use super::Certainty;
use super::view::certainty;
use crate::case::{Case, Stored};
use crate::engine::Ruleset;
use crate::rulebook::model::{Desk, Status};
use crate::text::Text;

/// A question as people ask it, with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its permanent name, for addresses.
    pub id: String,
    /// The question.
    pub title: String,
    /// The answer, in a few sentences.
    pub answer: String,
    /// Further words under which it is found: synonyms, Chinese terms, misspellings.
    pub words: String,
    /// How sure the answer is, and whom to ask.
    pub certainty: Certainty,
    /// The rules that carry it, by name.
    pub rules: Vec<String>,
    /// The provisions that it rests on, by number.
    pub cite: Vec<String>,
    /// The case as far as the question gives it away, to go on from.
    pub given: Case,
}

/// All questions in the order of the rulebook; `file` gives the texts of the file of questions by their keys. A question
/// that the file holds only in part is left out.
pub fn asked(rules: &Ruleset, text: &Text, file: &dyn Fn(&str) -> Option<String>) -> Vec<Asked> {
    let names = file("questions").unwrap_or_default();
    names.lines().filter_map(|id| read(rules, text, id, &|part| file(&["question.", id, ".", part].concat()))).collect()
}

fn read(rules: &Ruleset, text: &Text, id: &str, part: &dyn Fn(&str) -> Option<String>) -> Option<Asked> {
    let names =
        |name: &str| part(name).map(|names| names.split_ascii_whitespace().map(str::to_owned).collect::<Vec<_>>());
    let ask: Vec<Desk> = names("ask")?.iter().filter_map(|name| Desk::named(name)).collect();
    Some(Asked {
        id: id.to_owned(),
        title: part("title")?,
        answer: part("answer")?,
        words: part("words")?,
        certainty: certainty(text, Status::named(&part("status")?)?, &ask),
        rules: names("rules")?,
        cite: names("cite")?,
        given: given(rules, &names("given")?),
    })
}

/// `person=foreign`, `place=abroad`: answers by name. What these rules do not know is left out.
fn given(rules: &Ruleset, pairs: &[String]) -> Case {
    let mut case = Case::default();
    for (name, option) in pairs.iter().filter_map(|pair| pair.split_once('=')) {
        let fact = rules.fact_named(name).and_then(|id| rules.fact(id));
        let number =
            fact.and_then(|fact| Some((fact.number, fact.choices().iter().find(|choice| choice.id == option)?.number)));
        if let Some((fact, option)) = number {
            case.facts.set(fact, Stored::Choice(option));
        }
    }
    case
}

/// The questions that hold every one of these words, whatever the case of their ASCII letters: first those that hold them
/// in the question itself, then by its search words, then by its answer. Without words, all of them in their order.
pub fn search<'a>(all: &'a [Asked], words: &str) -> Vec<&'a Asked> {
    let mut found: Vec<(usize, &Asked)> = Vec::new();
    for asked in all {
        let ranks = words.split_whitespace().map(|word| rank(asked, word));
        if let Some(rank) = ranks.sum::<Option<usize>>() {
            let place = found.partition_point(|(before, _)| *before <= rank);
            found.insert(place, (rank, asked));
        }
    }
    found.into_iter().map(|(_, asked)| asked).collect()
}

/// Where a word stands: the lower, the nearer to the question.
fn rank(asked: &Asked, word: &str) -> Option<usize> {
    [&asked.title, &asked.words, &asked.answer].into_iter().position(|text| holds(text, word))
}

/// Byte by byte: Unicode's tables of letters are not worth their bytes here, and Chinese has no case.
fn holds(text: &str, word: &str) -> bool {
    word.is_empty() || text.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}
