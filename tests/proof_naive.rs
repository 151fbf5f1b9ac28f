//! The proofs find exactly what a naive enumerator finds on small rulebooks: every answer, every day of a small window.
//!
//! Sums in these books are so small that whatever some days can do, days of the window can: each comparison bridges at most
//! two days, and no chain of them is longer than the window reaches.

#![cfg(test)]

#[path = "support/naive.rs"]
mod naive;
#[path = "support/numbered.rs"]
mod numbered;

use fastrand::Rng;
use naive::{Value, every_case, findings, is_full};
use numbered::numbered;
use one_card_guide::calendar::{Date, parse_iso};
use one_card_guide::engine::{Answer, Answers, OutcomeKind, Ruleset, assess, broken_checks};
use one_card_guide::rulebook::model::Rulebook;
use one_card_guide::workbench::proof::{self, Cases, Exchange, Formula, Found, Matter, PROPERTIES, Sameness, Truths};
use one_card_guide::workbench::source::{SourceFile, load};
use std::collections::BTreeSet;

const FACTS: &str = r#"
[[fact]]
id = "colour"
number = 1
kind = "choice"
options = [["red", 1], ["green", 2], ["blue", 3]]
[[fact]]
id = "ready"
number = 2
kind = "yes-no"
[[fact]]
id = "sown"
number = 3
kind = "date"
[[fact]]
id = "cut"
number = 4
kind = "date"
[[provision]]
number = "1"
confidence = "high"
[[step]]
id = "water"
number = 1
[[step]]
id = "harvest"
number = 2
excludes = ["water"]
[[step]]
id = "rest"
number = 3
[[check]]
id = "order"
when = "cut < sown"
facts = ["sown", "cut"]
"#;

const CITED: &str = "cite = [\"1\"]\nstatus = \"national\"\n";

fn verdict(id: &str, when: &str) -> String {
    format!("[[rule]]\nid = \"{id}\"\nverdict = \"{id}\"\ncard = \"ended\"\nwhen = \"{when}\"\n{CITED}")
}

fn step(id: &str, step: &str, when: &str) -> String {
    format!("[[rule]]\nid = \"{id}\"\nstep = \"{step}\"\nwho = \"both\"\nwhere = \"field\"\nwhen = \"{when}\"\n{CITED}")
}

fn book(rules: &[String]) -> Rulebook {
    let text = numbered(&format!("{FACTS}{}", rules.concat()));
    load(&[SourceFile { name: "test.toml".into(), text }]).unwrap_or_else(|errors| panic!("{}", errors[0]))
}

fn middle() -> Date {
    parse_iso("2026-03-01").unwrap()
}

const REACH: i32 = 4;

/// Every case with what the naive enumerator makes of it; the engine must say the same.
fn judged(rules: &Ruleset, reach: i32) -> Vec<(Answers, Date, Vec<Value>)> {
    let cases = every_case(rules, middle(), reach);
    cases
        .into_iter()
        .map(|(answers, today)| {
            let values = findings(rules, &answers, today);
            let engine: Vec<Value> =
                assess(rules, &answers, today).findings.iter().map(|finding| finding.truth as Value).collect();
            assert_eq!(values, engine, "{answers:?}");
            (answers, today, values)
        })
        .collect()
}

/// The values that each rule can have, as sets of 0, 1, 2; by enumeration.
fn reached<'a>(cases: impl Iterator<Item = &'a (Answers, Date, Vec<Value>)>, count: usize) -> Vec<BTreeSet<Value>> {
    let mut sets = vec![BTreeSet::new(); count];
    for (_, _, values) in cases {
        for (set, value) in sets.iter_mut().zip(values) {
            set.insert(*value);
        }
    }
    sets
}

/// The same, by proof.
fn proved(rules: &Ruleset, cases: Cases<'_>) -> Vec<BTreeSet<Value>> {
    let mut formula = Formula::default();
    let terms = proof::rules(&mut formula, rules, Exchange::Nothing);
    let values = [(0, Truths::FALSE), (1, Truths::UNKNOWN), (2, Truths::TRUE)];
    terms
        .iter()
        .map(|terms| {
            let can = |(_, truths): &(Value, Truths)| {
                let question = formula.among(terms.found, *truths);
                proof::search(&formula, rules, question, cases).0 != Found::Never
            };
            values.into_iter().filter(can).map(|(value, _)| value).collect()
        })
        .collect()
}

fn faults(book: &Rulebook, property: &str) -> Vec<String> {
    let name = format!("cli.verify.{property}");
    let property = PROPERTIES.iter().find(|known| known.name == name).unwrap();
    let report = (property.judge)(Matter { book, texts: &[], samples: 0 });
    report.faults.into_iter().map(|fault| fault.names).collect()
}

fn ids(rules: &Ruleset, wanted: impl Fn(usize) -> bool) -> Vec<String> {
    rules.rules.iter().enumerate().filter(|(place, _)| wanted(*place)).map(|(_, rule)| rule.id.clone()).collect()
}

/// Compares everything that both can say about a book.
fn compare(book: &Rulebook, reach: i32) {
    let rules = &book.rules;
    let cases = judged(rules, reach);
    let count = rules.rules.len();
    let full: Vec<_> = cases.iter().filter(|(answers, ..)| is_full(rules, answers)).cloned().collect();
    assert_eq!(proved(rules, Cases::Any), reached(cases.iter(), count));
    assert_eq!(proved(rules, Cases::Full), reached(full.iter(), count));
    let is_possible = |answers: &Answers, today: Date| broken_checks(rules, answers, today).is_empty();
    let can =
        |place: usize| cases.iter().any(|(answers, today, values)| values[place] == 2 && is_possible(answers, *today));
    assert_eq!(faults(book, "reach"), ids(rules, |place| !can(place)));
    let is_verdict = |place: &usize| rules.rules[*place].kind == OutcomeKind::Verdict;
    let without = full.iter().any(|(.., values)| !(0..count).filter(is_verdict).any(|place| values[place] == 2));
    assert_eq!(!faults(book, "one-verdict").is_empty(), without);
    assert!(faults(book, "no-two-verdicts").is_empty());
    let meets: Vec<String> = (0..count)
        .flat_map(|one| (one + 1..count).map(move |other| (one, other)))
        .filter(|(one, other)| {
            let step = |place: usize| rules.rules[place].step.map(|step| step.0);
            let pair = BTreeSet::from([step(*one), step(*other)]);
            book.exclusions.iter().any(|known| pair == BTreeSet::from([Some(known.step), Some(known.other)]))
                && cases.iter().any(|(.., values)| values[*one] == 2 && values[*other] == 2)
        })
        .map(|(one, other)| format!("{} + {}", rules.rules[one].id, rules.rules[other].id))
        .collect();
    assert_eq!(faults(book, "excludes"), meets);
    options(book, &cases);
}

/// Facts and options that change nothing.
fn options(book: &Rulebook, cases: &[(Answers, Date, Vec<Value>)]) {
    let rules = &book.rules;
    let mut idle = Vec::new();
    let mut twins = Vec::new();
    for (id, fact) in rules.facts_with_ids().filter(|(_, fact)| !fact.mark) {
        // What comes of every answer, with the rest as it is.
        let mut rows: std::collections::BTreeMap<String, Vec<(Answer, &Vec<Value>)>> = Default::default();
        for (answers, today, values) in cases {
            let mut rest = answers.clone();
            rest.set(id, Answer::Unanswered);
            if answers.get(id) != Answer::Unanswered {
                rows.entry(format!("{today} {rest:?}")).or_default().push((answers.get(id), values));
            }
        }
        if rows.values().all(|row| row.iter().all(|(_, values)| *values == row[0].1)) {
            idle.push(fact.id.clone());
        }
        let alike = |one: usize, other: usize| {
            let at = |row: &[(Answer, &Vec<Value>)], option: usize| {
                row.iter()
                    .find(|(answer, _)| *answer == Answer::Choice(option as u8))
                    .map(|(_, values)| (*values).clone())
            };
            rows.values().all(|row| at(row, one) == at(row, other))
        };
        let names: Vec<&str> = fact.choices().iter().map(|choice| choice.id.as_str()).collect();
        for one in 0..names.len() {
            let group: Vec<&str> = (one..names.len()).filter(|other| alike(one, *other)).map(|at| names[at]).collect();
            if group.len() > 1 && (0..one).all(|before| !alike(before, one)) {
                twins.push(format!("{}: {}", fact.id, group.join(" = ")));
            }
        }
    }
    assert_eq!(faults(book, "facts"), idle);
    assert_eq!(faults(book, "options"), twins);
}

fn sound() -> Vec<String> {
    vec![
        verdict("bare", "ready is no"),
        verdict("young", "sown + 2 days > today"),
        verdict("old", "sown + 2 days <= today"),
        step("w", "water", "colour is red and sown < today and cut > today"),
        step("h", "harvest", "colour is green and cut <= today and sown + 1 days <= cut"),
        step("r", "rest", "not ready or cut - 1 days = sown or colour is blue and today >= 2026-03-01"),
    ]
}

#[test]
fn a_sound_book_is_seen_alike() {
    compare(&book(&sound()), REACH);
}

#[test]
fn faults_are_seen_alike() {
    let faulty: [(usize, String); 7] = [
        (2, verdict("old", "sown + 2 days < today")),
        (1, verdict("young", "sown + 2 days > today or ready is yes")),
        (3, step("w", "water", "sown < today and cut > today and cut < sown")),
        (3, step("w", "water", "sown < today and today < cut and cut - 1 days <= sown")),
        (4, step("h", "harvest", "colour in [green, red] and cut > today")),
        (4, step("h", "harvest", "cut < sown and cut <= today")),
        (0, verdict("bare", "ready is no and ready is yes")),
    ];
    for (place, rule) in faulty {
        let mut rules = sound();
        rules[place] = rule;
        compare(&book(&rules), REACH);
    }
}

/// A random condition, `depth` levels deep.
fn condition(random: &mut Rng, depth: usize) -> String {
    let pick = |random: &mut Rng, list: &[&str]| list[random.usize(..list.len())].to_owned();
    match random.u8(..if depth == 0 { 4 } else { 7 }) {
        0 => pick(random, &["ready", "ready is no", "not ready"]),
        1 => pick(random, &["colour is red", "colour in [red, green]", "colour not in [blue]", "colour is not green"]),
        2 | 3 => {
            let left = pick(random, &["sown", "cut", "today"]);
            let right = pick(random, &["sown", "cut", "today", "2026-03-01"]);
            let sum = pick(random, &["", "", " + 1 days", " - 1 days"]);
            let order = pick(random, &["<", "<=", "=", ">=", ">"]);
            format!("{left}{sum} {order} {right}")
        }
        4 => format!("not ({})", condition(random, depth - 1)),
        joined => {
            let word = if joined == 5 { "and" } else { "or" };
            let parts: Vec<String> =
                (0..random.u8(2..4)).map(|_| format!("({})", condition(random, depth - 1))).collect();
            parts.join(&format!(" {word} "))
        }
    }
}

#[test]
fn random_books_are_seen_alike() {
    let mut random = Rng::with_seed(1);
    for _ in 0..25 {
        let rules = [
            verdict("v", &condition(&mut random, 2)),
            verdict("w", &condition(&mut random, 2)),
            step("s", "water", &condition(&mut random, 3)),
            step("t", "harvest", &condition(&mut random, 3)),
        ];
        let book = book(&rules);
        compare(&book, REACH);
    }
}

/// Two conditions that look unlike: the same in every case, or not, as the enumerator has it.
#[test]
fn sameness_is_seen_alike() {
    let mut random = Rng::with_seed(2);
    let mut seen = BTreeSet::new();
    for _ in 0..150 {
        let both = [condition(&mut random, 1), condition(&mut random, 1)];
        let (one, other) = (book(&[step("s", "water", &both[0])]), book(&[step("s", "water", &both[1])]));
        let cases = every_case(&one.rules, middle(), REACH);
        let value = |rules: &Ruleset, (answers, today): &(Answers, Date)| findings(rules, answers, *today);
        let same = cases.iter().all(|case| value(&one.rules, case) == value(&other.rules, case));
        let (left, right) = (one.rules.rules[0].when, other.rules.rules[0].when);
        match proof::equal_condition(&one.rules, left, &other.rules, right) {
            Sameness::Same(_) => assert!(same, "{both:?}"),
            Sameness::Different(case) => {
                let case = (case.answers, case.today);
                assert_ne!(value(&one.rules, &case), value(&other.rules, &case), "{both:?}");
                assert!(!same, "{both:?}");
            }
            Sameness::Unproved => panic!("{both:?}"),
        }
        seen.insert(same);
    }
    assert_eq!(seen.len(), 2, "both answers were met");
}
