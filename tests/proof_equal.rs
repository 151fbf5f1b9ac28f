//! Whether a changed rulebook says the same: proved where it does, shown by a case where it does not.

#![cfg(test)]

use one_card_guide::engine::{Assessment, RuleId, Ruleset, Truth};
use one_card_guide::rulebook::model::Rulebook;
use one_card_guide::workbench::proof::{Sameness, equal_condition, equal_rule, equal_rules, equal_rules_at};
use one_card_guide::workbench::source::{SourceFile, files, load};
use std::path::Path;
use std::sync::LazyLock;

static SOURCES: LazyLock<Vec<SourceFile>> = LazyLock::new(|| files(Path::new("src/rulebook")).unwrap());
static REAL: LazyLock<Rulebook> = LazyLock::new(|| load(&SOURCES).unwrap());

/// The rules with words replaced after the rule that is named.
fn changed(rule: &str, good: &str, other: &str) -> Ruleset {
    let mut sources = SOURCES.clone();
    let name = format!("\"{rule}\"");
    // Questions name rules, too.
    let file =
        sources.iter_mut().find(|file| file.name != "companion/questions.toml" && file.text.contains(&name)).unwrap();
    let rest = file.text.split_off(file.text.find(&name).unwrap());
    assert!(rest.contains(good), "{good}");
    file.text += &rest.replacen(good, other, 1);
    load(&sources).unwrap_or_else(|errors| panic!("{}", errors[0])).rules
}

fn place(rule: &str) -> RuleId {
    let place = REAL.rules.rules.iter().position(|known| known.id == rule).unwrap();
    RuleId(u16::try_from(place).unwrap())
}

/// What came out, rule by rule, where it shows.
fn outcomes(guidance: &Assessment) -> Vec<impl PartialEq + std::fmt::Debug + use<>> {
    let shows = guidance.findings.iter().enumerate().filter(|(_, finding)| finding.truth != Truth::False);
    shows
        .map(|(place, finding)| {
            let papers = finding.papers.of(&guidance.papers).to_vec();
            (place, finding.truth, finding.deadline, papers, finding.forerunners.of(&guidance.forerunners).to_vec())
        })
        .collect()
}

/// The engine says the same of the case that was found.
fn is_shown(sameness: Sameness, other: &Ruleset) -> bool {
    match sameness {
        Sameness::Different(case) => outcomes(&case.guidance(&REAL.rules)) != outcomes(&case.guidance(other)),
        Sameness::Same(_) | Sameness::Unproved => false,
    }
}

fn is_same(sameness: &Sameness) -> bool {
    matches!(sameness, Sameness::Same(_))
}

const CANCEL: &str = "ends-on <= permit-expires-on and permit-expires-on >= today";

#[test]
fn a_rule_in_other_words_is_the_same() {
    let other = "not (ends-on > permit-expires-on) and today - 1 days < permit-expires-on";
    let rules = changed("work-permit.cancel", CANCEL, other);
    assert!(is_same(&equal_rule(&REAL.rules, &rules, place("work-permit.cancel"))));
    assert!(is_same(&equal_rules(&REAL.rules, &rules)));
}

#[test]
fn a_bound_moved_by_a_day_is_not() {
    let rules = changed("work-permit.cancel", CANCEL, "ends-on < permit-expires-on and permit-expires-on >= today");
    assert!(is_shown(equal_rule(&REAL.rules, &rules, place("work-permit.cancel")), &rules));
    assert!(is_shown(equal_rules(&REAL.rules, &rules), &rules));
    assert!(is_same(&equal_rule(&REAL.rules, &rules, place("police.report"))), "another rule is");
}

/// The verdict before it takes the same cases away; and those after it cannot tell, as staying needs a known proof.
#[test]
fn what_an_earlier_verdict_takes_is_no_difference() {
    let id = "permit.electronic-holds";
    let rules = changed(id, "\"staying\"", "\"staying and not (staying and proof is plastic)\"");
    let when = |rules: &Ruleset| rules.rule(place(id)).unwrap().when;
    let plain = equal_condition(&REAL.rules, when(&REAL.rules), &rules, when(&rules));
    assert!(matches!(plain, Sameness::Different(_)));
    assert!(is_same(&equal_rule(&REAL.rules, &rules, place(id))));
    assert!(is_same(&equal_rules(&REAL.rules, &rules)));
}

#[test]
fn an_earlier_verdict_that_takes_more_is_a_difference_to_a_later_one() {
    let rules =
        changed("extension.plastic", "window-open and proof is plastic", "window-open and proof in [plastic, letter]");
    assert!(is_shown(equal_rule(&REAL.rules, &rules, place("extension.electronic")), &rules));
}

#[test]
fn a_definition_counts_for_every_rule_that_uses_it() {
    let rules = changed("expired", "permit-ended and not extension-filed", "permit-ended");
    assert!(is_shown(equal_rule(&REAL.rules, &rules, place("lapsed.stop-work")), &rules));
}

#[test]
fn papers_forerunners_and_dates_count_where_the_rule_may_apply() {
    let id = "residence-permit.preview";
    let paper = changed(id, "decision when city is beijing", "decision when city is shanghai");
    assert!(is_shown(equal_rule(&REAL.rules, &paper, place(id)), &paper));
    let id = "residence-permit.extend";
    let after = changed(
        id,
        "extend-work-permit when window-open or residence-expires-on >=",
        "extend-work-permit when window-open or residence-expires-on >",
    );
    assert!(is_shown(equal_rule(&REAL.rules, &after, place(id)), &after));
    let due = changed(id, "before = \"30 days\"", "before = \"29 days\"");
    assert!(is_shown(equal_rule(&REAL.rules, &due, place(id)), &due));
}

/// A date that no case gets is no difference.
#[test]
fn a_rule_that_can_never_apply_is_the_same_whatever_it_says() {
    let never = |within: &str| {
        let mut sources = SOURCES.clone();
        let rule = "[[rule]]\nid = \"never\"\nnumber = 900\nnote = \"carry-passport\"\nwhen = \"never and ends-on < today\"\ncite = [\"3.12\"]\nstatus = \"national\"";
        let text = format!("{rule}\ndue = {{ within = \"{within}\", of = \"ends-on\" }}");
        sources.push(SourceFile { name: "z.toml".into(), text });
        load(&sources).unwrap().rules
    };
    let (one, other) = (never("30 days"), never("3 days"));
    let place = RuleId(u16::try_from(one.rules.len() - 1).unwrap());
    assert!(is_same(&equal_rule(&one, &other, place)));
}

/// Facts must be the same to be compared at all.
#[test]
fn other_facts_are_not_compared() {
    let mut other = REAL.rules.clone();
    other.facts.pop();
    assert_eq!(equal_rules(&REAL.rules, &other), Sameness::Unproved);
}

/// `scope.chinese` and the next one exclude each other; of `extension.plastic` and `permit.plastic-stays` the first takes
/// cases from the second.
#[test]
fn verdicts_in_another_order_are_the_same_where_no_case_has_both() {
    let swapped = |one: &str, other: &str| {
        let (one, other) = (usize::from(place(one).0), usize::from(place(other).0));
        let mut rules = REAL.rules.clone();
        rules.rules.swap(one, other);
        let mut places: Vec<usize> = (0..rules.rules.len()).collect();
        places.swap(one, other);
        equal_rules_at(&REAL.rules, &rules, &places)
    };
    assert!(is_same(&swapped("scope.chinese", "scope.hk-macao-taiwan")));
    assert!(matches!(swapped("extension.plastic", "permit.plastic-stays"), Sameness::Different(_)));
}
