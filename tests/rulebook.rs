//! Properties of the shipped rulebook over random cases: total, one verdict, and no closed question matters.

#![cfg(test)]

#[path = "support/cases.rs"]
mod cases;

use cases::{any_answers, full_answers};
use one_card_guide::calendar::Date;
use one_card_guide::engine::{Answer, Answers, OutcomeKind, Truth, assess};
use one_card_guide::guidance::arrange;
use one_card_guide::text::Text;
use one_card_guide::workbench;
use one_card_guide::workbench::shipped;
use proptest::prelude::*;
use std::sync::LazyLock;

static BOOK: LazyLock<one_card_guide::rulebook::model::Rulebook> = LazyLock::new(|| shipped().unwrap());
static TEXT: LazyLock<Text> = LazyLock::new(|| workbench::english().unwrap());

/// What came out, without the comparisons that led to it: another reason for the same outcome is no change.
fn outcomes(answers: &Answers, today: Date) -> impl PartialEq + std::fmt::Debug + use<> {
    let guidance = assess(&BOOK.rules, answers, today);
    let findings: Vec<_> = guidance
        .findings
        .iter()
        .map(|finding| {
            (finding.truth, finding.needs, finding.deadline, finding.papers.of(&guidance.papers).to_vec(), finding.done)
        })
        .collect();
    (findings, guidance.open, guidance.order)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_case_on_any_day_gets_guidance(answers in any_answers(&BOOK.rules), today in cases::any_day()) {
        let page = arrange(&BOOK, &TEXT, &answers, today);
        prop_assert!(!page.verdict.title.is_empty());
        prop_assert!(page.next.is_none_or(|next| next < page.steps.len()));
    }

    #[test]
    fn a_full_case_has_exactly_one_verdict(answers in full_answers(&BOOK.rules), today in cases::any_day()) {
        let guidance = assess(&BOOK.rules, &answers, today);
        let verdicts: Vec<&str> = BOOK.rules.rules.iter().zip(&guidance.findings)
            .filter(|(rule, finding)| rule.kind == OutcomeKind::Verdict && finding.truth == Truth::True)
            .map(|(rule, _)| rule.id.as_str())
            .collect();
        prop_assert_eq!(verdicts.len(), 1, "{:?}", verdicts);
    }

    #[test]
    fn a_full_case_leaves_nothing_undecided(answers in full_answers(&BOOK.rules), today in cases::any_day()) {
        let guidance = assess(&BOOK.rules, &answers, today);
        prop_assert!(guidance.open.is_empty());
        prop_assert!(guidance.findings.iter().all(|finding| finding.truth != Truth::Unknown));
    }

    #[test]
    fn an_answer_to_a_closed_question_changes_nothing(
        answers in any_answers(&BOOK.rules),
        others in full_answers(&BOOK.rules),
        today in cases::any_day(),
    ) {
        let open = assess(&BOOK.rules, &answers, today).open;
        let before = outcomes(&answers, today);
        for (id, fact) in BOOK.rules.facts_with_ids() {
            // A fact that marks a step done is asked at the step.
            let marks = BOOK.rules.rules.iter().any(|rule| rule.done == Some(id));
            if answers.get(id) == Answer::Unanswered && !marks && !open.contains(&id) {
                let mut with = answers.clone();
                with.set(id, others.get(id));
                prop_assert!(before == outcomes(&with, today), "{}", fact.id);
            }
        }
    }

    #[test]
    fn answering_never_unsettles_a_settled_rule(
        answers in any_answers(&BOOK.rules),
        others in full_answers(&BOOK.rules),
        today in cases::any_day(),
    ) {
        let before = assess(&BOOK.rules, &answers, today);
        let mut with = answers.clone();
        for (id, _) in BOOK.rules.facts_with_ids() {
            if answers.get(id) == Answer::Unanswered {
                with.set(id, others.get(id));
                let after = assess(&BOOK.rules, &with, today);
                for (was, is) in before.findings.iter().zip(&after.findings) {
                    prop_assert!(was.truth == Truth::Unknown || was.truth == is.truth);
                }
            }
        }
    }

    #[test]
    fn no_step_stands_before_one_that_it_waits_for(answers in any_answers(&BOOK.rules), today in cases::any_day()) {
        let guidance = assess(&BOOK.rules, &answers, today);
        for (place, id) in guidance.order.iter().enumerate() {
            let rule = BOOK.rules.rule(*id).unwrap();
            let before = guidance.findings[usize::from(id.0)].forerunners.of(&guidance.forerunners).to_vec();
            for (forerunner, _) in rule.after.iter().zip(before).filter(|(_, before)| *before != Truth::False) {
                let later = guidance.order.iter().skip(place + 1).filter_map(|later| BOOK.rules.rule(*later));
                let waits = later.filter(|later| later.step == Some(forerunner.step)).count();
                prop_assert_eq!(waits, 0, "{} stands before what it waits for", rule.id);
            }
        }
    }

    #[test]
    fn the_safe_day_is_never_after_the_latest(answers in any_answers(&BOOK.rules), today in cases::any_day()) {
        let guidance = assess(&BOOK.rules, &answers, today);
        for deadline in guidance.findings.iter().filter_map(|finding| finding.deadline) {
            if let (Some(safe), Some(latest)) = (deadline.safe.date(), deadline.latest.date()) {
                prop_assert!(safe <= latest);
            }
        }
    }
}
