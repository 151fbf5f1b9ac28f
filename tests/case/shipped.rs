//! The case against the rulebook that ships: every fact, every option, every mark.

use crate::*;
use one_card_guide::case::{Payload, answer, decode, encode, from_file, to_file};
use one_card_guide::rulebook::model::Rulebook;
use one_card_guide::workbench::shipped;

fn book() -> Rulebook {
    let book = shipped().unwrap();
    assert!(!book.rules.facts.is_empty(), "the rulebook has facts");
    book
}

/// The answers that a fact can have.
fn possible(fact: &Fact) -> Vec<Answer> {
    let places = (0u8..).take(fact.choices().len()).map(Answer::Choice);
    let dates = matches!(fact.kind, Kind::Date).then_some(Answer::Date(day("2020-02-29")));
    places.chain(dates).chain([Answer::Declined]).collect()
}

#[test]
fn every_answer_to_every_fact_comes_back_from_link_and_file() {
    let book = book();
    for (id, fact) in book.rules.facts_with_ids() {
        for given in possible(fact) {
            let case = answer(&Case::default(), &book.rules, id, given);
            let name = format!("{} {given:?}", fact.id);
            assert_eq!(case.answers(&book.rules).get(id), given, "{name}");
            assert!(!case.is_from_newer(&book.rules), "{name}");
            let link = encode(&Payload::nameless(&case, Stamp::new(&book.edition, today()), "en"));
            assert_eq!(decode(&link).unwrap().into_case(), case, "{name}");
            let file = to_file(&case, &book.rules, &book.edition);
            assert!(!file.contains("numbered"), "{name}");
            assert_eq!(from_file(&file, &book.rules, today()), Ok((case, vec![])), "{name}");
        }
    }
}

/// That the residence permit is applied for was a mark of its step, number 1006, before it became a question.
#[test]
fn a_tick_that_has_become_a_question_is_its_answer() {
    let book = book();
    let fact = book.rules.fact_named("residence-filed").unwrap();
    let ticked = case("", &[(1006, Stored::Choice(1))]);
    assert_eq!(ticked.answers(&book.rules).get(fact), Answer::Choice(0));
    assert!(!ticked.is_from_newer(&book.rules));
    assert_eq!(Case::default().answers(&book.rules).get(fact), Answer::Choice(1), "not ticked is not done");
    let taken_back = answer(&ticked, &book.rules, fact, Answer::Unanswered);
    assert_eq!(taken_back, Case::default());
    let changed = answer(&ticked, &book.rules, fact, Answer::Choice(1));
    assert_eq!(changed, case("", &[(24, Stored::Choice(2))]));
    let file = r#"{ "format": 1, "done": ["apply-residence-permit"] }"#;
    let expected = case("", &[(24, Stored::Choice(1))]);
    assert_eq!(from_file(file, &book.rules, today()), Ok((expected, vec![])));
}

#[test]
fn every_mark_is_written_as_a_step_that_is_done() {
    let book = book();
    let marks: Vec<_> = book.rules.facts_with_ids().filter(|(_, fact)| fact.mark).collect();
    assert!(!marks.is_empty());
    for (id, fact) in marks {
        let file = to_file(&answer(&Case::default(), &book.rules, id, Answer::Choice(0)), &book.rules, &book.edition);
        let step = fact.id.strip_prefix("done-").unwrap();
        assert!(file.contains("\"done\": [") && file.contains(&format!("\"{step}\"")), "{file}");
    }
}

#[test]
fn a_link_with_every_fact_answered_is_far_from_the_limit() {
    let book = book();
    let mut case = Case::default();
    for (id, fact) in book.rules.facts_with_ids() {
        case = answer(&case, &book.rules, id, possible(fact)[0]);
    }
    let link = encode(&Payload::nameless(&case, Stamp::new(&book.edition, today()), "en"));
    println!("link with all {} facts answered: {} characters", book.rules.facts.len(), link.len());
    assert!(link.len() < one_card_guide::case::codec::LONGEST / 4, "{}", link.len());
}

#[test]
fn the_example_in_the_description_of_the_format_opens_whole() {
    let description = include_str!("../../FORMATS.md");
    let example = description.split("```json").nth(1).unwrap().split("```").next().unwrap();
    let (case, problems) = from_file(example, &book().rules, today()).unwrap();
    assert_eq!(problems, []);
    assert_eq!((case.name.as_str(), case.facts.len()), ("Ann, Beijing", 6));
}
