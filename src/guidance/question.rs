//! One question in words, and whether an answer to it can be.

use crate::calendar::Date;
use crate::engine::{self, Answer, Answers, FactId, Kind};
use crate::rulebook::model::Rulebook;
use crate::text::Text;

/// A question as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactQuestion {
    /// The fact's name.
    pub id: String,
    /// The question.
    pub title: String,
    /// Why it is asked.
    pub why: String,
    /// What helps to answer it; empty where nothing need be said.
    pub hint: String,
    /// What an answer looks like.
    pub kind: QuestionKind,
    /// The options of a choice.
    pub options: Vec<OptionWords>,
    /// Drawings of where to find the answer: the name of each, and what to look for.
    pub drawings: Vec<(String, String)>,
    /// The rarer options, which may be folded away behind these words: from which place on, and the words.
    pub folded: Option<(usize, String)>,
}

/// What an answer to a question looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// One of the options.
    Choice,
    /// A date.
    Date,
}

/// An option in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionWords {
    /// Its name.
    pub id: String,
    /// Its words.
    pub label: String,
    /// What helps to recognise it; may be empty.
    pub hint: String,
}

/// The words of a question; nothing for a fact that is not asked. What has been answered may have words of its own: the
/// date of a move is asked for in others than that of a birth.
pub fn question(book: &Rulebook, text: &Text, answers: &Answers, fact: FactId) -> Option<FactQuestion> {
    let fact = book.rules.fact(fact).filter(|fact| !fact.mark)?;
    let of_its_own = |part: &str| for_the_case(book, text, answers, &format!("fact.{}.{part}", fact.id));
    let own_title = of_its_own("question");
    let part = |part: &str| text.find(&format!("fact.{}.{part}", fact.id)).unwrap_or("").to_owned();
    // A hint for all cases would name those that are not asked about.
    let hint = of_its_own("hint")
        .map_or_else(|| if own_title.is_some() { String::new() } else { part("hint") }, str::to_owned);
    let drawing = |name: &str| {
        let part = ["drawing", name].join(".");
        let words = text.find(&format!("fact.{}.{part}", fact.id)).or_else(|| of_its_own(&part))?;
        Some((name.to_owned(), words.to_owned()))
    };
    let more = |choice: &engine::Choice| text.find(&format!("fact.{}.more.{}", fact.id, choice.id)).map(str::to_owned);
    let option = |choice: &engine::Choice| {
        let hint = format!("option.{}.{}.hint", fact.id, choice.id);
        OptionWords {
            id: choice.id.clone(),
            label: option_label(text, fact, choice),
            hint: text.find(&hint).unwrap_or("").to_owned(),
        }
    };
    Some(FactQuestion {
        id: fact.id.clone(),
        title: own_title.map_or_else(|| part("question"), str::to_owned),
        why: part("why"),
        hint,
        kind: if fact.kind == Kind::Date { QuestionKind::Date } else { QuestionKind::Choice },
        drawings: text.names_under(&format!("fact.{}.drawing", fact.id)).into_iter().filter_map(drawing).collect(),
        options: fact.choices().iter().map(option).collect(),
        folded: fact.choices().iter().enumerate().find_map(|(place, choice)| Some((place, more(choice)?))),
    })
}

/// The words of a key for what has been answered, such as those of `fact.changed-on.label` for the new passport under
/// `fact.changed-on.label.event.passport`.
pub(super) fn for_the_case<'a>(book: &Rulebook, text: &'a Text, answers: &Answers, key: &str) -> Option<&'a str> {
    // Few keys have any: answers are gone through for those alone.
    if !text.has_under(key) {
        return None;
    }
    let mut given = book.rules.facts_with_ids().filter_map(|(id, known)| given(known, answers.get(id)));
    given.find_map(|given| text.find(&format!("{key}.{given}")))
}

/// A fact and the option chosen for it, as keys of the text name them.
fn given(fact: &engine::Fact, answer: Answer) -> Option<String> {
    let Answer::Choice(option) = answer else { return None };
    Some(format!("{}.{}", fact.id, fact.choices().get(usize::from(option))?.id))
}

/// The words of an option: its own, or those that all facts share, such as yes and no.
pub(super) fn option_label(text: &Text, fact: &engine::Fact, choice: &engine::Choice) -> String {
    let shared = format!("option.{}", choice.id);
    text.find(&format!("option.{}.{}", fact.id, choice.id)).unwrap_or_else(|| text.get(&shared)).to_owned()
}

/// Why an answer cannot be, in words, given the others; `today` is the real day in China. Nothing where it can.
pub fn answer_problem(
    book: &Rulebook,
    text: &Text,
    answers: &Answers,
    fact: FactId,
    answer: Answer,
    today: Date,
) -> Option<String> {
    let mut with = answers.clone();
    with.set(fact, answer);
    let broken = engine::broken_checks(&book.rules, &with, today);
    let concerns = |check: &&engine::CheckId| {
        book.rules.checks.get(usize::from(check.0)).is_some_and(|check| check.facts.contains(&fact))
    };
    let check = broken.iter().find(concerns)?;
    Some(text.get(&format!("check.{}", book.check_name(*check))).to_owned())
}
