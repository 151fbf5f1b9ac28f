//! Mutation tells what no scenario notices: tried on a small rulebook with few scenarios.

#![cfg(test)]

use one_card_guide::calendar::parse_iso;
use one_card_guide::case::Case;
use one_card_guide::engine::{Answer, Answers};
use one_card_guide::rulebook::model::Rulebook;
use one_card_guide::workbench;
use one_card_guide::workbench::mutate::{Fate, Operator, fates, mutants};
use one_card_guide::workbench::scenario::{Also, Expects, Gives, Judged, Statement, Suite, Trial};
use one_card_guide::workbench::source::{SourceFile, load};

const BOOK: &str = r#"
[[fact]]
id     = "seen-on"
number = 1
kind   = "date"

[[provision]]
number     = "1"
confidence = "high"

[[provision]]
number     = "2"
confidence = "high"

[[step]]
id     = "go"
number = 1

[[rule]]
id     = "r"
number = 1
step   = "go"
when   = "seen-on <= today"
who    = "employee"
where  = "gate"
due    = { within = "30 days", of = "seen-on" }
cite   = ["1"]
status = "national"
"#;

fn book() -> Rulebook {
    load(&[SourceFile { name: "book.toml".into(), text: BOOK.into() }]).unwrap()
}

/// A case of the rule `r` on 10 January 2026.
fn case(book: &Rulebook, seen: &str, gives: Gives) -> Trial {
    let mut answers = Answers::default();
    answers.set(book.rules.fact_named("seen-on").unwrap(), Answer::Date(parse_iso(seen).unwrap()));
    let judged = Judged { rule: "r".into(), version: None, gives, also: Also::default() };
    let (name, why, today) = (seen.to_owned(), String::new(), parse_iso("2026-01-10").unwrap());
    Trial { name, why, case: Case::default(), answers, today, expects: Expects::Rule(Box::new(judged)) }
}

fn statement() -> Statement {
    let says =
        "id = 'r'\nkind = 'step'\nname = 'go'\nwho = 'employee'\nwhere = 'gate'\ncite = ['1']\nstatus = 'national'
        due = 'within 30 days of seen-on: safe + 29 days, latest + 30 days'";
    Statement { name: "statement".into(), says: toml::from_str(says).unwrap() }
}

/// The changes that nobody notices: what was, and what became.
fn survivors(suite: &Suite) -> Vec<(Operator, String)> {
    let (book, text) = (book(), workbench::english().unwrap());
    let all = mutants(&book);
    let fates = fates(&book, &text, suite, &all);
    let survived = all.into_iter().zip(fates).filter(|(_, fate)| *fate == Fate::Survived);
    survived.map(|(mutant, _)| (mutant.operator, mutant.became)).collect()
}

#[test]
fn a_border_that_no_case_stands_on_can_be_moved_unseen() {
    let book = book();
    let trials = vec![case(&book, "2026-01-08", Gives::Yes), case(&book, "2026-01-12", Gives::No)];
    let survived = survivors(&Suite { rules: vec![statement()], trials });
    let expected = [
        (Operator::Flip, "seen-on < today".to_owned()),
        (Operator::ShiftBound, "seen-on <= today + 1 day".to_owned()),
        (Operator::ShiftBound, "seen-on <= today - 1 day".to_owned()),
    ];
    assert_eq!(survived, expected);
}

#[test]
fn cases_on_both_sides_of_the_border_leave_nothing_unseen() {
    let book = book();
    let trials = vec![case(&book, "2026-01-10", Gives::Yes), case(&book, "2026-01-11", Gives::No)];
    assert_eq!(survivors(&Suite { rules: vec![statement()], trials }), []);
}

#[test]
fn what_no_file_says_of_a_rule_can_be_changed_unseen() {
    let book = book();
    let trials = vec![case(&book, "2026-01-10", Gives::Yes), case(&book, "2026-01-11", Gives::No)];
    let survived = survivors(&Suite { rules: Vec::new(), trials });
    let operators: Vec<Operator> = survived.iter().map(|(operator, _)| *operator).collect();
    let citations = [Operator::SwapActor, Operator::SwapCitation, Operator::DropCitation];
    assert_eq!(operators[..3], citations);
    assert!(
        survived
            .contains(&(Operator::ChangeSpan, "within 30 days of seen-on: safe + 30 days, latest + 30 days".into()))
    );
}

/// What is proved to judge every case alike, with nothing to notice anything.
fn equivalent(book: &Rulebook) -> Vec<(Operator, String)> {
    let all = mutants(book);
    let fates = fates(book, &workbench::english().unwrap(), &Suite::default(), &all);
    let alike = all.into_iter().zip(fates).filter(|(_, fate)| matches!(fate, Fate::Equivalent(_)));
    alike.map(|(mutant, _)| (mutant.operator, mutant.became)).collect()
}

#[test]
fn a_change_behind_what_decides_is_equivalent_and_no_other() {
    assert_eq!(equivalent(&book()), []);
    let text = BOOK.replace("seen-on <= today", "seen-on <= today and seen-on <= today + 5 days");
    let book = load(&[SourceFile { name: "book.toml".into(), text }]).unwrap();
    let expected = [
        (Operator::Flip, "seen-on < today + 5 days".to_owned()),
        (Operator::ShiftBound, "seen-on <= today + 6 days".to_owned()),
        (Operator::ShiftBound, "seen-on <= today + 4 days".to_owned()),
        (Operator::DropPart, "seen-on <= today".to_owned()),
    ];
    assert_eq!(equivalent(&book), expected);
}

const VERDICTS: &str = r#"
[[rule]]
id      = "past"
number  = 2
verdict = "past"
when    = "seen-on < today"
card    = "electronic"
cite    = ["1"]
status  = "national"

[[rule]]
id      = "later"
number  = 3
verdict = "later"
when    = "seen-on > today"
card    = "electronic"
cite    = ["1"]
status  = "national"

[[rule]]
id      = "not-past"
number  = 4
verdict = "not-past"
when    = "seen-on >= today"
card    = "electronic"
cite    = ["1"]
status  = "national"
"#;

#[test]
fn verdicts_may_be_swapped_where_no_case_has_both() {
    let book = load(&[SourceFile { name: "book.toml".into(), text: format!("{BOOK}{VERDICTS}") }]).unwrap();
    let swaps = equivalent(&book).into_iter().filter(|(operator, _)| *operator == Operator::SwapVerdicts);
    assert_eq!(swaps.map(|(_, became)| became).collect::<Vec<_>>(), ["later, past"]);
}

#[test]
fn every_mutant_differs_from_the_original() {
    let book = one_card_guide::workbench::shipped().unwrap();
    // A part of them: each is a whole rulebook.
    for mutant in mutants(&book).iter().step_by(5) {
        assert!(mutant.book(&book) != book, "{}: {} → {}", mutant.at, mutant.was, mutant.became);
        assert_ne!(mutant.was, mutant.became, "{}", mutant.at);
    }
}
