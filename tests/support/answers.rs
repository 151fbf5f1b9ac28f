//! Answers by the names of facts and options; dates in ISO, `?` for "I don't know".

use one_card_guide::calendar::parse_iso;
use one_card_guide::engine::{Answer, Answers, FactId};
use one_card_guide::rulebook::model::Rulebook;

pub fn fact(book: &Rulebook, name: &str) -> FactId {
    book.rules.fact_named(name).unwrap_or_else(|| panic!("no fact `{name}`"))
}

pub fn answer(book: &Rulebook, name: &str, value: &str) -> Answer {
    let option = book.rules.fact(fact(book, name)).unwrap().choice_named(value);
    match (value, option, parse_iso(value)) {
        ("?", _, _) => Answer::Declined,
        (_, Some(option), _) => Answer::Choice(option),
        (_, None, Some(date)) => Answer::Date(date),
        (_, None, None) => panic!("`{value}` is no answer to `{name}`"),
    }
}

pub fn answers(book: &Rulebook, given: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (name, value) in given {
        answers.set(fact(book, name), answer(book, name, value));
    }
    answers
}
