//! Coverage finds what is missing: tried on a small rulebook, where each gap is known.

#![cfg(test)]

use one_card_guide::calendar::parse_iso;
use one_card_guide::case::Case;
use one_card_guide::engine::{Answer, Answers};
use one_card_guide::rulebook::model::Rulebook;
use one_card_guide::workbench::coverage::{Coverage, Gap, coverage};
use one_card_guide::workbench::scenario::{Expects, Gives, Judged, Suite, Trial};
use one_card_guide::workbench::source::{SourceFile, load};

const BOOK: &str = r#"
[[fact]]
id      = "colour"
number  = 1
kind    = "choice"
options = [["red", 1], ["green", 2]]

[[fact]]
id     = "seen-on"
number = 2
kind   = "date"

[[define]]
id   = "ripe"
when = "seen-on + 7 days <= today"

[[paper]]
id = "ticket"

[[provision]]
number     = "1"
confidence = "high"
duty       = "employee"

[[provision]]
number     = "2"
confidence = "low"

[[provision]]
number     = "3"
confidence = "low"
excluded   = "background"

[[step]]
id     = "go"
number = 1

[[rule]]
id     = "r"
number = 1
step   = "go"
when   = "colour is red and ripe"
who    = "employee"
where  = "gate"
bring  = ["ticket when seen-on < 2026-01-01"]
cite   = ["1"]
status = "national"
"#;

fn book() -> Rulebook {
    load(&[SourceFile { name: "book.toml".into(), text: BOOK.into() }]).unwrap()
}

/// A case of the rule `r` on 10 January 2026.
fn case(book: &Rulebook, name: &str, colour: u8, seen: &str, also: &str) -> Trial {
    let mut answers = Answers::default();
    answers.set(book.rules.fact_named("colour").unwrap(), Answer::Choice(colour));
    answers.set(book.rules.fact_named("seen-on").unwrap(), Answer::Date(parse_iso(seen).unwrap()));
    let judged = Judged { rule: "r".into(), version: None, gives: Gives::Yes, also: toml::from_str(also).unwrap() };
    let (why, today) = (String::new(), parse_iso("2026-01-10").unwrap());
    Trial { name: name.into(), why, case: Case::default(), answers, today, expects: Expects::Rule(Box::new(judged)) }
}

fn gaps(coverage: &Coverage) -> Vec<String> {
    let words = |gap: &Gap<'_>| match gap {
        Gap::NothingOn(border) => format!("on {}", border.comparison),
        Gap::NothingBeyond(border) => format!("beyond {}", border.comparison),
        other => format!("{other:?}"),
    };
    let provisions = coverage.provisions.iter().map(|row| (row.number.clone(), row.gaps()));
    let rules = coverage.rules.iter().map(|row| (row.label(), row.gaps()));
    let all = provisions.chain(rules);
    all.flat_map(|(name, gaps)| gaps.iter().map(|gap| format!("{name}: {}", words(gap))).collect::<Vec<_>>()).collect()
}

#[test]
fn without_a_scenario_everything_is_missing_but_what_is_excluded() {
    let found = gaps(&coverage(&book(), &Suite::default()));
    let expected = [
        "1: NoScenario",
        "2: NoRule",
        "r: NothingFires",
        "r: NothingHoldsBack",
        "r: on seen-on + 7 days <= today",
        "r: beyond seen-on + 7 days <= today",
        "r: on seen-on < 2026-01-01",
        "r: beyond seen-on < 2026-01-01",
    ];
    assert_eq!(found, expected);
}

#[test]
fn both_sides_of_a_border_are_wanted_and_a_comparison_that_is_not_reached_does_not_count() {
    let book = book();
    // On the border of `seen-on + 7 days <= today`, a day beyond it where green comes first, and a day too far.
    let trials = vec![
        case(&book, "on", 0, "2026-01-03", ""),
        case(&book, "not reached", 1, "2026-01-04", ""),
        case(&book, "too far", 0, "2026-01-05", ""),
    ];
    let found = gaps(&coverage(&book, &Suite { rules: Vec::new(), trials }));
    let borders: Vec<&String> = found.iter().filter(|gap| gap.contains("7 days")).collect();
    assert_eq!(borders, ["r: beyond seen-on + 7 days <= today"]);
}

#[test]
fn the_border_of_a_paper_counts_where_the_case_says_what_papers_there_are() {
    let book = book();
    let papers = "papers = ['ticket']";
    let trials = vec![
        case(&book, "silent", 0, "2026-01-01", ""),
        case(&book, "said", 0, "2025-12-31", papers),
        case(&book, "held back", 1, "2026-01-01", papers),
    ];
    let found = gaps(&coverage(&book, &Suite { rules: Vec::new(), trials }));
    let borders: Vec<&String> = found.iter().filter(|gap| gap.contains("2026-01-01")).collect();
    assert_eq!(borders, ["r: on seen-on < 2026-01-01"]);
}

/// The book with another condition of the rule, and of its paper.
fn with(when: &str, paper: &str) -> Rulebook {
    let text = BOOK.replace("colour is red and ripe", when).replace("ticket when seen-on < 2026-01-01", paper);
    load(&[SourceFile { name: "book.toml".into(), text }]).unwrap()
}

fn borders(book: &Rulebook) -> Vec<String> {
    let found = gaps(&coverage(book, &Suite::default()));
    found.into_iter().filter(|gap| gap.contains("seen-on")).collect()
}

#[test]
fn a_border_that_no_case_can_reach_is_not_missing() {
    let open = ["r: on seen-on + 7 days <= today", "r: beyond seen-on + 7 days <= today"];
    assert_eq!(borders(&with("colour is red and (colour is green or ripe)", "ticket")), open);
    assert_eq!(borders(&with("colour is red and (colour is red or ripe)", "ticket")), [""; 0]);
    assert_eq!(borders(&with("colour is red and not (colour is green and ripe)", "ticket")), [""; 0]);
}

/// A paper is judged only where its rule may apply.
#[test]
fn a_border_of_a_paper_that_the_rule_rules_out_is_not_missing() {
    let open = ["r: on seen-on < 2026-01-01", "r: beyond seen-on < 2026-01-01"];
    assert_eq!(borders(&with("colour is red", "ticket when colour is red and seen-on < 2026-01-01")), open);
    assert_eq!(borders(&with("colour is red", "ticket when colour is green and seen-on < 2026-01-01")), [""; 0]);
}

/// One side only: from its first day on the rule is in force, so the day before is never reached.
#[test]
fn each_side_of_a_border_is_proved_by_itself() {
    let beyond = ["r: on seen-on < 2026-01-01"];
    assert_eq!(
        borders(&with("seen-on >= 2026-01-01", "ticket when seen-on < 2026-01-01")).get(2..),
        Some(&beyond.map(String::from)[..])
    );
}
