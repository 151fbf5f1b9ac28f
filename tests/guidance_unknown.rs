//! A case of which the decisive date is missing still gets guidance: sums in words instead of days.

#![cfg(test)]

use one_card_guide::calendar::parse_iso;
use one_card_guide::engine::{Answer, Answers, Truth, assess};
use one_card_guide::guidance::{StepState, arrange};
use one_card_guide::rulebook::shipped;
use one_card_guide::text::Text;

/// In China on a Z visa for more than a year, the day of entry not remembered: `arriving` is unknown.
#[test]
fn a_case_on_which_a_definition_is_unknown_gets_steps_with_sums_in_words() {
    let (book, text) = (shipped().unwrap(), Text::english().unwrap());
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
            (format!("{label} + 29 days"), format!("{label} + 30 days"))
        );
        assert!(due.safe.day.is_none() && due.latest.day.is_none() && due.needs.is_some());
    }
}
