//! A case of which the decisive date is missing still gets guidance: sums in words instead of days, the urgent first.

#![cfg(test)]

use one_card_guide::calendar::parse_iso;
use one_card_guide::engine::{Answer, Answers, Truth, assess};
use one_card_guide::guidance::{StepState, arrange};
use one_card_guide::workbench;
use one_card_guide::workbench::scenario::read;
use one_card_guide::workbench::shipped;
use std::path::Path;

/// In China on a Z visa for more than a year, the day of entry not remembered: `arriving` is unknown.
#[test]
fn a_case_on_which_a_definition_is_unknown_gets_steps_with_sums_in_words() {
    let (book, text) = (shipped().unwrap(), workbench::english().unwrap());
    let mut answers = Answers::default();
    for (fact, option) in
        [("person", "foreign"), ("place", "in-china"), ("status", "z-visa"), ("assignment", "year-or-more")]
    {
        let id = book.rules.fact_named(fact).unwrap();
        let option = book.rules.fact(id).unwrap().choice_named(option).unwrap();
        answers.set(id, Answer::Choice(option));
    }
    let today = parse_iso("2026-11-23").unwrap();
    for entry in [Answer::Unanswered, Answer::Declined] {
        answers.set(book.rules.fact_named("entered-on").unwrap(), entry);
        let arriving = book.rules.definitions.iter().position(|definition| definition.id == "arriving").unwrap();
        assert_eq!(assess(&book.rules, &answers, today).definitions[arriving].truth, Truth::Unknown);

        let page = arrange(&book, &text, &answers, today);
        assert!(page.verdict.rule.is_none() && !page.verdict.title.is_empty() && !page.verdict.possible.is_empty());
        let step = page.steps.iter().find(|step| step.step == "apply-residence-permit").unwrap();
        assert_eq!(step.state, StepState::Depends);
        assert_eq!(step.depends_on.iter().map(|fact| fact.id.as_str()).collect::<Vec<_>>(), ["entered-on"]);
        let (due, label) = (step.due.as_ref().unwrap(), text.get("fact.entered-on.label"));
        // 30 days from entry: the day of entry counts on the safe side (provisions 3.01 and 3.16).
        assert_eq!(
            (due.safe.sum.clone(), due.latest.sum.clone()),
            (format!("29 days after the {label}"), format!("30 days after the {label}"))
        );
        assert!(due.safe.day.is_none() && due.latest.day.is_none() && due.needs.is_some());
    }
}

/// S20, where nothing is known but that the person is in China: what would be due today comes first, then the clocks that
/// run from entry, 24 hours (3.11) and 30 days (3.01, with the look at the originals within them, 1.12), then all others.
#[test]
fn where_nothing_is_known_the_most_urgent_clocks_come_first() {
    let (book, text) = (shipped().unwrap(), workbench::english().unwrap());
    let suite = read(Path::new("tests/scenarios/s20-nothing-known.toml"), &book, &text).unwrap();
    let [trial] = suite.trials.as_slice() else { panic!("{}", suite.trials.len()) };
    let page = arrange(&book, &text, &trial.answers, trial.today);
    let clocks: Vec<&str> =
        page.steps.iter().filter(|step| step.due.is_some()).map(|step| step.rule.as_str()).collect();
    let from_entry = ["accommodation.register", "residence-permit.apply", "on-site-check.ask"];
    let entry = clocks.iter().position(|rule| *rule == from_entry[0]).unwrap();
    let (first, rest) = clocks.split_at(entry);
    let today = page
        .steps
        .iter()
        .filter(|step| step.due.as_ref().and_then(|due| due.safe.day.as_ref()).is_some_and(|day| day.days == 0));
    assert_eq!(first.len(), today.clone().count(), "{clocks:?}");
    assert!(today.clone().all(|step| first.contains(&step.rule.as_str())), "{clocks:?}");
    assert_eq!(rest[..3], from_entry, "{clocks:?}");
    assert!(page.steps.iter().all(|step| step.state == StepState::Depends && !step.depends_on.is_empty()));
}
