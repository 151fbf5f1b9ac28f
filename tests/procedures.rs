//! Procedures: each checklist names every step that the law asks for, who takes it and how the days are counted, and tells
//! no date of its own. Expected values are those of the law, cited at each test.

#![cfg(test)]

use one_card_guide::calendar::{Date, parse_iso};
use one_card_guide::engine::{Answer, Answers, FactId, broken_checks};
use one_card_guide::guidance::{Checklist, Due, Row, SideBySide, StepChange, StepState, checklist};
use one_card_guide::rulebook::model::{Actor, Rulebook};
use one_card_guide::text::Text;
use one_card_guide::workbench;
use one_card_guide::workbench::shipped;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static BOOK: LazyLock<Rulebook> = LazyLock::new(|| shipped().unwrap());
static TEXT: LazyLock<Text> = LazyLock::new(|| workbench::english().unwrap());

fn day(text: &str) -> Date {
    parse_iso(text).unwrap()
}

fn list_on(id: &str, today: &str) -> Checklist {
    let procedure = BOOK.companion.procedures.iter().find(|procedure| procedure.id == id);
    checklist(&BOOK, &TEXT, procedure.unwrap_or_else(|| panic!("no procedure `{id}`")), day(today))
}

fn list(id: &str) -> Checklist {
    list_on(id, "2026-11-23")
}

/// The steps of each actor.
type Parts<'a> = Vec<(Actor, Vec<&'a str>)>;
/// The steps that may apply, by the facts on which it depends.
type Groups<'a> = Vec<(Vec<&'a str>, Vec<&'a str>)>;

fn outline(list: &Checklist) -> (Parts<'_>, Groups<'_>) {
    let names =
        |steps: &[usize]| steps.iter().map(|place| list.page.steps[*place].step.as_str()).collect::<Vec<&str>>();
    let parts = list.parts.iter().map(|part| (part.who, names(&part.steps))).collect();
    let facts = |group: &one_card_guide::guidance::Dependent| {
        group.conditions.iter().map(|condition| condition.fact.id.clone().leak() as &str).collect::<Vec<&str>>()
    };
    (parts, list.dependent.iter().map(|group| (facts(group), names(&group.steps))).collect())
}

fn due<'a>(list: &'a Checklist, step: &str) -> &'a Due {
    let found = list.page.steps.iter().find(|known| known.step == step).unwrap_or_else(|| panic!("no step {step}"));
    found.due.as_ref().unwrap_or_else(|| panic!("{step} has no due date"))
}

fn sums<'a>(list: &'a Checklist, step: &str) -> (&'a str, &'a str) {
    let due = due(list, step);
    (&due.safe.sum, &due.latest.sum)
}

fn words<'a>(list: &'a Checklist, step: &str) -> Vec<&'a str> {
    let place = list.page.steps.iter().position(|known| known.step == step).unwrap();
    let group = list.dependent.iter().find(|group| group.steps.contains(&place)).unwrap();
    group.conditions.iter().map(|condition| condition.words.as_str()).collect()
}

/// The step of a row of before and after.
fn step_at<'a>(both: &'a SideBySide, row: &Row) -> &'a str {
    match (row.before, row.after) {
        (_, Some(place)) => &both.after.steps[place].step,
        (place, None) => &both.before.steps[place.unwrap()].step,
    }
}

/// The steps with this change.
fn steps_of<'a>(both: &'a SideBySide, wanted: &StepChange) -> BTreeSet<&'a str> {
    both.rows.iter().filter(|row| row.changes.contains(wanted)).map(|row| step_at(both, row)).collect()
}

use Actor::{Both, Employee, Employer, NewEmployer, OldEmployer};

/// 1.10, 2.16, 1.11: the employer applies and downloads; 1.06, 3.11, 3.01, 1.07: visa, address, residence permit, phone.
/// 4.03: the employer registers for insurance. 4.09, 4.10: the certificate of coverage. 1.12: a look at the originals,
/// category B and C, not named in Beijing (OQ-24) nor Shenzhen.
#[test]
fn a_new_hire_abroad() {
    let list = list("new-hire-abroad");
    let (parts, dependent) = outline(&list);
    assert_eq!(
        parts,
        [
            (Employer, vec!["file-work-permit", "download-letter", "register-insurance"]),
            (Employee, vec!["apply-z-visa", "register-accommodation", "apply-residence-permit", "register-e-card"]),
        ]
    );
    assert_eq!(
        dependent,
        [
            (vec!["home-scheme"], vec!["get-coverage-certificate"]),
            (vec!["city", "category"], vec!["ask-on-site-check"])
        ]
    );
    assert!(words(&list, "ask-on-site-check")[0].contains("any answer but “Beijing”, “Shenzhen”"));
    assert!(words(&list, "ask-on-site-check")[1].contains("any answer but “A"));
    // 4.09: France's agreement is not confirmed in force.
    assert!(words(&list, "get-coverage-certificate")[0].contains("“France”"));
}

/// The permit is granted: 1.06 with 2.04 (while the letter is valid), 3.11, 3.01, 1.07, 4.03.
#[test]
fn a_new_hire_with_the_letter() {
    let list = list("new-hire-letter");
    let (parts, _) = outline(&list);
    assert_eq!(
        parts,
        [
            (Employee, vec!["apply-z-visa", "register-accommodation", "apply-residence-permit", "register-e-card"]),
            (Employer, vec!["register-insurance"]),
        ]
    );
    let label = TEXT.get("fact.letter-valid-until.label");
    let last = format!("the {label}");
    assert_eq!(sums(&list, "apply-z-visa"), (&*last, &*last));
}

/// 3.11: 24 hours. 3.01 with 3.16: entry + 29 and + 30 days. 4.03: the same from the first day of employment. OQ-1: 15 days
/// as the target (the day of entry counted: + 14), 30 days at the latest.
#[test]
fn a_new_hire_who_has_entered() {
    let list = list("new-hire-arrived");
    let (parts, dependent) = outline(&list);
    assert_eq!(
        parts,
        [
            (Employee, vec!["register-accommodation", "apply-residence-permit", "register-e-card"]),
            (Employer, vec!["register-insurance"]),
        ]
    );
    assert!(dependent.contains(&(vec!["city", "category"], vec!["ask-on-site-check"])));
    assert_eq!(
        sums(&list, "apply-residence-permit"),
        ("29 days after the date of entry", "30 days after the date of entry")
    );
    assert_eq!(
        sums(&list, "register-insurance"),
        ("29 days after the first day of employment", "30 days after the first day of employment")
    );
    assert_eq!(
        sums(&list, "ask-on-site-check"),
        ("14 days after the date of entry", "30 days after the date of entry")
    );
    assert!(sums(&list, "register-accommodation").1.contains("24 hours"));
}

/// 2.15, 6.07: an application from inside China; 9a.02: letter and decision, then the residence permit for work; 1.07: the
/// phone. 4.03: insurance, with a certificate of coverage where an agreement is in force (4.10).
#[test]
fn a_new_hire_on_a_family_permit() {
    let list = list("new-hire-family");
    let (parts, dependent) = outline(&list);
    assert_eq!(
        parts,
        [
            (Employer, vec!["apply-in-country", "download-letter", "register-insurance"]),
            (Employee, vec!["change-residence-permit", "register-e-card"]),
        ]
    );
    assert_eq!(dependent, [(vec!["home-scheme"], vec!["get-coverage-certificate"])]);
    let residence = list.page.steps.iter().find(|step| step.step == "change-residence-permit").unwrap();
    assert_eq!(
        residence.after,
        [
            "Apply for the work permit from inside China",
            "Download the letter and the decision, and send them to the employee",
        ]
    );
}

/// 1.04: nothing to do until the next extension or change. 2.06: 90 to 30 days before expiry, the safe day one earlier.
#[test]
fn holders_of_plastic_cards() {
    let list = list("plastic-card");
    let (parts, dependent) = outline(&list);
    assert_eq!(parts, [(Employer, vec!["extend-work-permit"]), (Employee, vec!["extend-residence-permit"])]);
    assert_eq!(dependent, []);
    assert_eq!(list.page.steps[0].state, StepState::NotYet);
    assert_eq!(list.verdicts[0].verdict.rule.as_deref(), Some("permit.plastic-stays"));
    // 1.05: the early switch is the employer's to ask for.
    assert!(list.page.notes.iter().any(|note| note.rule == "plastic.reissue"));
}

/// 2.06, 2.06b, 3.09: the work permit first; both count back from expiry. 1.25: no new plastic card, so whoever has no
/// electronic card registers.
#[test]
fn an_extension() {
    let list = list("extension");
    let (parts, dependent) = outline(&list);
    assert_eq!(parts, [(Employer, vec!["extend-work-permit"]), (Employee, vec!["extend-residence-permit"])]);
    assert_eq!(dependent, [(vec!["proof"], vec!["register-e-card"])]);
    let [only] = words(&list, "register-e-card")[..] else { panic!() };
    assert!(only.contains("Plastic card") && only.contains("Notification letter") && !only.contains("Electronic"));
    let expiry = "expiry of the work permit";
    assert_eq!(
        sums(&list, "extend-work-permit"),
        (&*format!("31 days before the {expiry}"), &*format!("30 days before the {expiry}"))
    );
    assert_eq!(due(&list, "extend-work-permit").opens.as_ref().unwrap().sum, format!("90 days before the {expiry}"));
    let expiry = "expiry of the residence permit";
    assert_eq!(
        sums(&list, "extend-residence-permit"),
        (&*format!("31 days before the {expiry}"), &*format!("30 days before the {expiry}"))
    );
    assert_eq!(list.page.steps[1].after, ["Extend the work permit"]);
    assert_eq!(list.page.steps[1].waits_for, ["extend-work-permit"]);
    // Plastic or electronic: two answers (1.04).
    assert_eq!(list.verdicts.len(), 2);
    assert!(list.verdicts.iter().all(|part| part.condition.is_some()));
}

/// 2.08 with OQ-11: + 9 days, + 10 working days. 3.10 with 3.16: + 9 and + 10 days. 3.20: the address anew. 1.27: records.
#[test]
fn a_new_passport() {
    let list = list("change-of-passport");
    let (parts, dependent) = outline(&list);
    assert_eq!(
        parts,
        [
            (Employer, vec!["change-work-permit"]),
            (Employee, vec!["change-residence-permit", "register-accommodation"]),
            (Both, vec!["check-records-agree"]),
        ]
    );
    assert_eq!(dependent, [(vec!["proof"], vec!["register-e-card"])]);
    let label = "date of issue of the new passport";
    assert_eq!(
        sums(&list, "change-work-permit"),
        (&*format!("9 days after the {label}"), &*format!("10 working days after the {label}"))
    );
    assert_eq!(
        sums(&list, "change-residence-permit"),
        (&*format!("9 days after the {label}"), &*format!("10 days after the {label}"))
    );
}

/// 2.08; a post is none of the items of a residence permit (3.10).
#[test]
fn a_change_of_post() {
    let list = list("change-of-post");
    let (parts, dependent) = outline(&list);
    assert_eq!(parts, [(Employer, vec!["change-work-permit"]), (Both, vec!["check-records-agree"])]);
    assert_eq!(dependent, [(vec!["proof"], vec!["register-e-card"])]);
}

/// 2.10, 2.11 (+ 9 and + 10 working days), 3.13, 9b.09 (15 days: + 14, + 15), OQ-26 (10 days: + 9, + 10), 4.03, 1.27. 9a.10,
/// 9a.02: the new employer prints the new letter and decision. 1.04, 1.07: who has no electronic card yet registers.
#[test]
fn a_change_of_employer() {
    let list = list("change-of-employer");
    let (parts, dependent) = outline(&list);
    let parts: Vec<(Actor, BTreeSet<&str>)> =
        parts.into_iter().map(|(who, steps)| (who, steps.into_iter().collect())).collect();
    for expected in [
        (Employee, BTreeSet::from(["contact-exit-entry", "change-residence-permit"])),
        (
            OldEmployer,
            BTreeSet::from(["cancel-work-permit", "report-to-police", "get-leaving-certificate", "transfer-insurance"]),
        ),
        (NewEmployer, BTreeSet::from(["apply-new-employer", "download-letter", "register-insurance"])),
        (Both, BTreeSet::from(["check-records-agree"])),
    ] {
        assert!(parts.contains(&expected), "{expected:?} is not among {parts:#?}");
    }
    assert_eq!(parts.len(), 4);
    let dependent: BTreeSet<_> = dependent.into_iter().collect();
    assert_eq!(
        dependent,
        BTreeSet::from([
            (vec!["home-scheme"], vec!["get-coverage-certificate"]),
            (vec!["proof"], vec!["register-e-card"]),
        ])
    );
    let end = "last day of the employment";
    assert_eq!(
        sums(&list, "cancel-work-permit"),
        (&*format!("9 working days after the {end}"), &*format!("10 working days after the {end}"))
    );
    assert_eq!(
        sums(&list, "contact-exit-entry"),
        (&*format!("9 days after the {end}"), &*format!("10 days after the {end}"))
    );
    let apply = list.page.steps.iter().find(|step| step.step == "apply-new-employer").unwrap();
    let certificate = "Issue the leaving certificate";
    assert_eq!(apply.after, [certificate, "Cancel the work permit (注销)"]);
    let cancel = list.page.steps.iter().find(|step| step.step == "cancel-work-permit").unwrap();
    assert_eq!(cancel.after, [certificate]);
}

/// As above without a new employer; 4.05: the pension account. The old employer comes first: 9b.09, the certificate on the
/// last day.
#[test]
fn leavers() {
    let list = list("leaving");
    let (parts, dependent) = outline(&list);
    let parts: Vec<(Actor, BTreeSet<&str>)> =
        parts.into_iter().map(|(who, steps)| (who, steps.into_iter().collect())).collect();
    assert_eq!(
        parts,
        [
            (
                OldEmployer,
                BTreeSet::from([
                    "cancel-work-permit",
                    "report-to-police",
                    "get-leaving-certificate",
                    "transfer-insurance"
                ])
            ),
            (Employee, BTreeSet::from(["contact-exit-entry", "decide-pension-account"])),
        ]
    );
    assert_eq!(dependent, []);
    let end = "last day of the employment";
    assert_eq!(sums(&list, "get-leaving-certificate"), (&*format!("the {end}"), &*format!("the {end}")));
    assert_eq!(
        sums(&list, "transfer-insurance"),
        (&*format!("14 days after the {end}"), &*format!("15 days after the {end}"))
    );
}

/// Before: the card within 15 days of entry (2.05). After: nothing is collected (1.03); the phone (1.07) and, in some
/// cities, a look at the originals (1.12). The paper at exit-entry is another (1.09).
#[test]
fn what_the_reform_changed_for_a_new_hire_stands_side_by_side() {
    let list = list("new-hire-arrived");
    let reform = list.reform.as_ref().unwrap();
    let both = &reform.both;
    assert_eq!(steps_of(both, &StepChange::Removed), BTreeSet::from(["collect-plastic-card"]));
    assert_eq!(steps_of(both, &StepChange::Added), BTreeSet::from(["register-e-card", "ask-on-site-check"]));
    assert_eq!(both.before.day, day("2024-11-30"));
    assert_eq!(both.after.day, day("2024-12-01"));
    let apply = both.rows.iter().find(|row| both.after.steps[row.after.unwrap_or(0)].step == "apply-residence-permit");
    let [StepChange::Papers(added, gone)] = apply.unwrap().changes.as_slice() else { panic!("{apply:?}") };
    assert_eq!(added[0].any, ["notification-letter", "electronic-card"]);
    assert_eq!(gone[0].any, ["plastic-card"]);
    assert_eq!(reform.before[0].verdict.rule.as_deref(), Some("arrival.plastic"));
    assert_eq!(reform.after[0].verdict.rule.as_deref(), Some("arrival"));
    assert!(both.verdict_differs);
}

/// 1.10: of two steps, letter before entry and card after it (2.05), one is left. 1.07, 1.12: what came instead. The letter
/// itself was there before, so it is not among what came.
#[test]
fn what_the_reform_changed_before_entry_stands_side_by_side() {
    for id in ["new-hire-abroad", "new-hire-letter"] {
        let list = list(id);
        let both = &list.reform.as_ref().unwrap().both;
        assert_eq!(steps_of(both, &StepChange::Removed), BTreeSet::from(["collect-plastic-card"]), "{id}");
        assert_eq!(
            steps_of(both, &StepChange::Added),
            BTreeSet::from(["register-e-card", "ask-on-site-check"]),
            "{id}"
        );
        let letter = both.rows.iter().find(|row| step_at(both, row) == "download-letter");
        assert_eq!(letter.map(|row| row.changes.as_slice()), (id == "new-hire-abroad").then_some(&[][..]), "{id}");
    }
}

/// Nothing about leaving changed on 1 December 2024.
#[test]
fn for_leavers_the_reform_changed_no_step() {
    let list = list("leaving");
    assert!(list.reform.unwrap().both.rows.iter().all(|row| row.changes.is_empty()));
}

/// The lists of any day, read before and after the reform and in years to come.
fn all() -> impl Iterator<Item = (String, Checklist)> {
    let days = ["2024-11-30", "2024-12-01", "2025-06-30", "2026-01-02", "2026-11-23", "2026-12-24", "2028-02-29"];
    let ids = BOOK.companion.procedures.iter().map(|procedure| procedure.id.clone());
    ids.flat_map(move |id| days.map(|day| (format!("{id} on {day}"), list_on(&id, day))))
}

#[test]
fn no_list_tells_a_date_that_is_only_taken_for_granted() {
    for (name, list) in all() {
        for step in &list.page.steps {
            for due in step.due.iter() {
                let days = [Some(&due.safe), Some(&due.latest), due.opens.as_ref()];
                for told in days.into_iter().flatten() {
                    let at_once = told.day.as_ref().is_none_or(|told| told.days == 0);
                    assert!(at_once && told.doubt.is_none(), "{name}: {}: {told:?}", step.step);
                }
            }
            for remark in &step.remarks {
                let told = remark.due.iter().chain(&remark.opens).filter_map(|due| due.day.as_ref());
                // A decision is counted from the day of reading.
                assert!(told.count() == 0 || remark.rule == "residence-permit.decision", "{name}: {}", remark.rule);
            }
        }
        assert!(
            list.page.answers.iter().all(|line| parse_iso(line.value.as_deref().unwrap_or("")).is_none()),
            "{name}"
        );
        assert!(list.page.timeline.len() <= 1, "{name}");
    }
}

#[test]
fn every_step_stands_in_one_place_of_its_list() {
    for (name, list) in all() {
        let mut places: Vec<usize> = list.parts.iter().flat_map(|part| part.steps.clone()).collect();
        places.extend(list.dependent.iter().flat_map(|group| group.steps.clone()));
        places.sort_unstable();
        assert_eq!(places, (0..list.page.steps.len()).collect::<Vec<_>>(), "{name}");
        assert!(!places.is_empty(), "{name}");
        assert!(list.dependent.iter().all(|group| !group.conditions.is_empty()), "{name}");
        let mut facts = list.dependent.iter().flat_map(|group| &group.conditions);
        // Whether a date lies in the past is taken for granted, so no step waits for one.
        assert!(facts.all(|condition| !condition.fact.id.ends_with("-on")), "{name}");
        assert!(list.verdicts.iter().all(|part| part.verdict.rule.is_some()), "{name}");
    }
}

#[test]
fn no_list_is_about_what_cannot_be() {
    for procedure in &BOOK.companion.procedures {
        let today = day("2026-11-23");
        let mut answers = Answers::default();
        for (fact, option) in &procedure.given {
            answers.set(*fact, Answer::Choice(*option));
        }
        for (fact, days) in &procedure.dates {
            answers.set(*fact, Answer::Date(today + chrono::TimeDelta::days(i64::from(*days))));
        }
        assert_eq!(broken_checks(&BOOK.rules, &answers, today), [], "{}", procedure.id);
    }
}

/// What a list is for is what a person's answers begin with; what it only takes for granted is left to be asked.
#[test]
fn going_through_a_list_for_one_person_begins_with_its_answers() {
    for (id, expected) in [
        (
            "leaving",
            &[
                ("person", "foreign"),
                ("place", "in-china"),
                ("status", "work-residence"),
                ("event", "leaving"),
                ("extension-filed", "no"),
            ][..],
        ),
        (
            "new-hire-arrived",
            &[
                ("person", "foreign"),
                ("place", "in-china"),
                ("status", "z-visa"),
                ("assignment", "year-or-more"),
                ("proof", "letter"),
            ],
        ),
    ] {
        let answers = list(id).given.given(&BOOK.rules);
        for (number, fact) in (0..).zip(&BOOK.rules.facts) {
            let wanted = expected.iter().find(|(name, _)| *name == fact.id);
            let wanted = wanted.map_or(Answer::Unanswered, |(_, option)| {
                let place = fact.choices().iter().position(|choice| choice.id == *option).unwrap();
                Answer::Choice(u8::try_from(place).unwrap())
            });
            assert_eq!(answers.get(FactId(number)), wanted, "{id}: {}", fact.id);
        }
    }
}

/// Before it begins, the page tells what is taken over: all of it, and nothing else.
#[test]
fn what_is_taken_over_is_told() {
    for (name, list) in all() {
        let told: Vec<&str> = list.page.answers.iter().map(|line| line.fact.id.as_str()).collect();
        let answers = list.given.given(&BOOK.rules);
        let facts = (0..).zip(&BOOK.rules.facts);
        let given = facts.filter(|(number, _)| answers.get(FactId(*number)) != Answer::Unanswered);
        let given: Vec<&str> = given.map(|(_, fact)| fact.id.as_str()).collect();
        assert_eq!(told.iter().collect::<BTreeSet<_>>(), given.iter().collect::<BTreeSet<_>>(), "{name}");
    }
}

/// Addresses that somebody may have kept: never changed, never taken away.
#[test]
fn names_in_addresses_are_permanent() {
    let names: Vec<&str> = BOOK.companion.procedures.iter().map(|procedure| procedure.id.as_str()).collect();
    let released: Vec<&str> = include_str!("fixtures/procedures.txt").lines().collect();
    for name in &released {
        assert!(names.contains(name), "`{name}` is gone");
    }
    let missing: Vec<&&str> = names.iter().filter(|name| !released.contains(name)).collect();
    assert!(missing.is_empty(), "add to tests/fixtures/procedures.txt: {missing:?}");
}
