//! Samples: the same for the same seed, and each a case in which the rule applies, complete and without contradiction.

#![cfg(test)]

use one_card_guide::engine::{Truth, assess, broken_checks};
use one_card_guide::guidance::{arrange, outcome};
use one_card_guide::workbench;
use one_card_guide::workbench::sample::samples;
use one_card_guide::workbench::shipped;

/// Who says to be here and to enter later breaks a check: the rule is for guidance as of an earlier day.
const AS_OF_ANOTHER_DAY: [&str; 1] = ["arrival.future"];

#[test]
fn the_same_seed_gives_the_same_samples_and_another_seed_others() {
    let book = shipped().unwrap();
    assert_eq!(samples(&book, 0x0bad_cafe, 20), samples(&book, 0x0bad_cafe, 20));
    assert_ne!(samples(&book, 1, 20), samples(&book, 2, 20));
}

#[test]
fn each_rule_has_a_case_that_is_complete_and_free_of_contradictions() {
    let (book, text) = (shipped().unwrap(), workbench::english().unwrap());
    let found = samples(&book, 7, usize::MAX);
    for sample in &found {
        let guidance = assess(&book.rules, &sample.answers, sample.today);
        let rule = &book.rules.rules[sample.rule];
        assert_eq!(guidance.findings[sample.rule].truth, Truth::True, "{}", rule.id);
        assert!(guidance.open.is_empty(), "{}", rule.id);
        assert!(broken_checks(&book.rules, &sample.answers, sample.today).is_empty(), "{}", rule.id);
        let page = arrange(&book, &text, &sample.answers, sample.today);
        assert!(outcome(&page, &text, &rule.id).is_some(), "{} is not on its page", rule.id);
    }
    let mut missing: Vec<&str> = (0..book.rules.rules.len())
        .filter(|place| !found.iter().any(|sample| sample.rule == *place))
        .map(|place| book.rules.rules[place].id.as_str())
        .collect();
    missing.dedup();
    assert_eq!(missing, AS_OF_ANOTHER_DAY);
}
