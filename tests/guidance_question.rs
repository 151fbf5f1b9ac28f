//! What a question says of itself: it is asked because of something, the open ones never grow, and its words fit the case.

#![cfg(test)]

use one_card_guide::calendar::{Date, parse_iso};
use one_card_guide::engine::{Answer, Answers};
use one_card_guide::guidance::{Decided, GuidancePage, arrange, decides, question};
use one_card_guide::rulebook::model::Rulebook;
use one_card_guide::text::Text;
use one_card_guide::workbench;
use one_card_guide::workbench::shipped;
use std::path::Path;

fn today() -> Date {
    parse_iso("2026-11-23").unwrap()
}

fn answers(book: &Rulebook, given: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (name, value) in given {
        let fact = book.rules.fact_named(name).unwrap();
        let answer = match (*value, parse_iso(value)) {
            ("?", _) => Answer::Declined,
            (_, Some(day)) => Answer::Date(day),
            (option, None) => Answer::Choice(book.rules.fact(fact).unwrap().choice_named(option).unwrap()),
        };
        answers.set(fact, answer);
    }
    answers
}

const ARRIVED: [(&str, &str); 3] = [("person", "foreign"), ("place", "in-china"), ("status", "z-visa")];

fn page(book: &Rulebook, text: &Text, given: &[(&str, &str)]) -> GuidancePage {
    arrange(book, text, &answers(book, given), today())
}

/// Every answer that can be given to an open question, dates near today and far from it.
fn possible_answers(book: &Rulebook, name: &str) -> Vec<Answer> {
    let fact = book.rules.fact(book.rules.fact_named(name).unwrap()).unwrap();
    let options = (0u8..).take(fact.choices().len()).map(Answer::Choice);
    let days = ["2024-11-30", "2026-06-01", "2026-11-20", "2026-11-23", "2026-12-20", "2028-01-31"];
    let days = days.iter().filter(|_| fact.choices().is_empty()).map(|day| Answer::Date(parse_iso(day).unwrap()));
    options.chain(days).chain([Answer::Declined]).collect()
}

/// Walks from question to question, `turn` choosing the answers, and tells every page on the way.
fn walk(book: &Rulebook, text: &Text, mut turn: u64, mut seen: impl FnMut(&GuidancePage)) {
    let mut given = Answers::default();
    loop {
        let page = arrange(book, text, &given, today());
        seen(&page);
        let Some(first) = page.questions.first() else { break };
        let all = possible_answers(book, &first.id);
        turn = turn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let chosen = all[usize::try_from(turn >> 33).unwrap() % all.len()];
        given.set(book.rules.fact_named(&first.id).unwrap(), chosen);
    }
}

#[test]
fn every_open_question_decides_something_that_it_can_name() {
    let (book, text) = (shipped().unwrap(), workbench::english().unwrap());
    for turn in 0..100 {
        walk(&book, &text, turn, |page| {
            for open in &page.questions {
                assert!(!decides(page, &open.id).is_empty(), "{} of {:?}", open.id, page.answers);
            }
        });
    }
}

#[test]
fn an_answer_never_opens_a_question_so_that_the_open_ones_are_the_most_that_can_follow() {
    let (book, text) = (shipped().unwrap(), workbench::english().unwrap());
    for turn in 0..100 {
        let mut before: Option<Vec<String>> = None;
        walk(&book, &text, turn, |page| {
            let open: Vec<String> = page.questions.iter().map(|open| open.id.clone()).collect();
            if let Some(before) = &before {
                let new: Vec<&String> = open.iter().filter(|id| !before.contains(id)).collect();
                assert!(new.is_empty() && open.len() < before.len(), "{new:?} after {:?}", page.answers);
            }
            before = Some(open);
        });
    }
}

/// EEAL art. 30: within 30 days of entry.
#[test]
fn the_date_of_entry_decides_the_deadline_of_the_residence_permit() {
    let (book, text) = (shipped().unwrap(), workbench::english().unwrap());
    let all = decides(&page(&book, &text, &ARRIVED), "entered-on");
    let title = text.get("step.apply-residence-permit.title").to_owned();
    assert!(all.contains(&Decided::Date(title.clone())) || all.contains(&Decided::Applies(title)), "{all:?}");
}

#[test]
fn what_is_answered_decides_nothing_any_more() {
    let (book, text) = (shipped().unwrap(), workbench::english().unwrap());
    assert_eq!(decides(&page(&book, &text, &ARRIVED), "status"), Vec::new());
}

fn title_of_the_day(event: &str) -> (String, String) {
    let (book, text) = (shipped().unwrap(), workbench::english().unwrap());
    let given = answers(&book, &[("event", event)]);
    let asked = question(&book, &text, &given, book.rules.fact_named("changed-on").unwrap()).unwrap();
    (asked.title, asked.hint)
}

#[test]
fn the_day_is_asked_for_in_the_words_of_the_event() {
    assert_eq!(title_of_the_day("moved").0, "When did you move in?");
    assert_eq!(title_of_the_day("newborn").0, "When was the child born?");
    assert_eq!(title_of_the_day("passport").0, "When was your new passport issued?");
    assert_eq!(title_of_the_day("lost-papers").0, "When was your new passport issued?");
    assert!(title_of_the_day("lost-papers").1.contains("Until you have it"));
    assert!(!title_of_the_day("passport").1.contains("Until you have it"));
    assert_eq!(title_of_the_day("moved").1, "", "no hint about passports");
    assert_eq!(title_of_the_day("?").0, "On which day did it happen?");
}

/// Keys such as `fact.event.more.nationality` or `fact.changed-on.question.event.moved` name facts and options that there are.
#[test]
fn words_for_a_special_case_name_what_there_is() {
    let book = shipped().unwrap();
    let text = workbench::english().unwrap();
    let has = |fact: &str, option: &str| {
        let known = book.rules.fact_named(fact).and_then(|id| book.rules.fact(id));
        known.is_some_and(|fact| fact.choice_named(option).is_some())
    };
    let mut checked = 0;
    for key in text.keys() {
        let parts: Vec<&str> = key.split('.').collect();
        let fits = match parts.as_slice() {
            ["fact", fact, "more", option] => has(fact, option),
            ["fact", fact, "question" | "hint" | "label" | "event", other, option]
            | ["because", fact, other, option] => book.rules.fact_named(fact).is_some() && has(other, option),
            ["fact", fact, "drawing", _] => book.rules.fact_named(fact).is_some(),
            ["fact", fact, "drawing", _, other, option] => book.rules.fact_named(fact).is_some() && has(other, option),
            _ => continue,
        };
        assert!(fits, "{key}");
        checked += 1;
    }
    assert!(checked >= 36, "{checked}");
    // Each drawing that is named is shown.
    let drawn = Path::new("src/app/components/drawings/papers");
    for key in text.keys().filter(|key| key.contains(".drawing.")) {
        let name = key.split('.').nth(3).unwrap();
        assert!(drawn.join(format!("{name}.svg")).exists(), "{key}");
    }
}

/// The list of the names is the text's own.
#[test]
fn the_names_under_a_key_come_once_each_in_their_order() {
    let file = r#"{ "a.b.y.more": "", "a.b.x.c": "", "a.b.x.d": "", "a.bc.z": "", "a.b": "", "a.b.y": "" }"#;
    let text = Text::new("en", serde_json::from_str(file).unwrap());
    assert_eq!(text.names_under("a.b"), ["x", "y"]);
    assert_eq!(text.names_under("a.c"), Vec::<&str>::new());
}
