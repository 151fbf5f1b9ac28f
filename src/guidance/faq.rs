//! Real questions, answered: the words of each with how sure it is, what it cites and the case that the question gives away.
//!
//! They are read from a file of flat texts that `workbench::published` makes (`questions-<language>.json`): the page fetches
//! it when somebody asks. Nothing is judged here.

use super::Certainty;
use super::view::certainty;
use crate::case::{Case, Stored};
use crate::engine::Ruleset;
use crate::rulebook::model::{Desk, Status};
use crate::text::{Text, start_of};

/// A question as people ask it, with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faq {
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
pub fn faqs(rules: &Ruleset, text: &Text, file: &dyn Fn(&str) -> Option<String>) -> Vec<Faq> {
    let names = file("questions").unwrap_or_default();
    names.lines().filter_map(|id| read(rules, text, id, &|part| file(&["question.", id, ".", part].concat()))).collect()
}

fn read(rules: &Ruleset, text: &Text, id: &str, part: &dyn Fn(&str) -> Option<String>) -> Option<Faq> {
    let names =
        |name: &str| part(name).map(|names| names.split_ascii_whitespace().map(str::to_owned).collect::<Vec<_>>());
    let ask: Vec<Desk> = names("ask")?.iter().filter_map(|name| Desk::named(name)).collect();
    Some(Faq {
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

/// What is looked for is in the first characters that somebody types or pastes: each word is compared with each question.
const LONGEST_SEARCH: usize = 2_000;

/// What a search finds, best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// The questions; none where nothing comes near.
    pub questions: Vec<&'a Faq>,
    /// What they have to do with the words.
    pub holds: Holds,
}

/// How much of what somebody looks for the questions found hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Every word.
    All,
    /// Some of the words: no question holds them all.
    Some,
}

/// The questions that hold every one of these words, whatever the case of their ASCII letters: first those that hold them
/// in the question itself, then by its search words, then by its answer. Where there are none, those that come nearest,
/// without the `common` words. Without words, all of them in their order.
pub fn search<'a>(all: &'a [Faq], words: &str, common: &str) -> Found<'a> {
    let words = start_of(words, LONGEST_SEARCH);
    let mut found: Vec<(usize, &Faq)> = Vec::new();
    for asked in all {
        let ranks = words.split_whitespace().map(|word| rank(asked, word.trim_end_matches(['?', '？'])));
        if let Some(rank) = ranks.sum::<Option<usize>>() {
            let place = found.partition_point(|(before, _)| *before <= rank);
            found.insert(place, (rank, asked));
        }
    }
    let holds = if found.is_empty() { Holds::Some } else { Holds::All };
    if holds == Holds::Some {
        found = nearest(all, &parts(words, common));
    }
    Found { questions: found.into_iter().map(|(_, asked)| asked).collect(), holds }
}

/// The questions that hold most of these parts, the best first. A part counts the more, the fewer questions hold it and the
/// nearer to the question it stands; what counts less than half of the best is no answer.
fn nearest<'a>(all: &'a [Faq], parts: &[&str]) -> Vec<(usize, &'a Faq)> {
    let mut counts = vec![0; all.len()];
    for part in parts {
        let ranks: Vec<Option<usize>> = all.iter().map(|asked| rank(asked, part)).collect();
        let without = ranks.iter().filter(|rank| rank.is_none()).count();
        for (count, rank) in counts.iter_mut().zip(ranks) {
            *count += rank.map_or(0, |rank| (without + 1) * (6 - rank));
        }
    }
    let best = counts.iter().copied().max().unwrap_or_default();
    let mut found: Vec<(usize, &Faq)> = Vec::new();
    for (count, asked) in counts.into_iter().zip(all).filter(|(count, _)| *count > 0 && count * 2 >= best) {
        let place = found.partition_point(|(before, _)| *before >= count);
        found.insert(place, (count, asked));
    }
    found
}

/// What of the words is looked for one by one: words of more than one letter that are not common, and of a run of Chinese
/// characters, which has no gaps, its pairs of neighbours.
fn parts<'a>(words: &'a str, common: &str) -> Vec<&'a str> {
    let mut parts: Vec<&str> = Vec::new();
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let kind = Kind::of(first);
        let end = rest.find(|next| Kind::of(next) != kind).unwrap_or(rest.len());
        let (run, behind) = rest.split_at(end);
        rest = behind;
        match kind {
            Kind::Gap => {}
            Kind::Word => parts.extend(Some(run).filter(|word| word.len() > 1)),
            Kind::Chinese => {
                // Every such character has three bytes.
                let last = run.len().saturating_sub(6);
                parts.extend((0..=last).step_by(3).filter_map(|at| run.get(at..run.len().min(at + 6))));
            }
        }
    }
    // Among Chinese words are characters that begin no word, such as 了.
    let is = |word: &str, part: &str| word.eq_ignore_ascii_case(part) || !word.is_ascii() && part.starts_with(word);
    parts.retain(|part| !common.split([' ', '、']).any(|word| is(word, part)));
    parts
}

/// What a character belongs to where words are taken apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Chinese,
    Gap,
}

impl Kind {
    fn of(character: char) -> Kind {
        match character {
            '\u{4e00}'..='\u{9fff}' => Kind::Chinese,
            '\'' | '-' | '\u{c0}'..='\u{1fff}' => Kind::Word,
            _ if character.is_ascii_alphanumeric() => Kind::Word,
            _ => Kind::Gap,
        }
    }
}

/// Where a word stands: the lower, the nearer to the question.
fn rank(asked: &Faq, word: &str) -> Option<usize> {
    [&asked.title, &asked.words, &asked.answer].into_iter().position(|text| holds(text, word))
}

/// Byte by byte: Unicode's tables of letters are not worth their bytes here, and Chinese has no case.
fn holds(text: &str, word: &str) -> bool {
    word.is_empty() || text.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}
