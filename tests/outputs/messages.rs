//! Messages to those whom guidance concerns.

use crate::*;
use one_card_guide::engine::Answers;
use one_card_guide::guidance::{Export, Message, message};
use one_card_guide::rulebook::edition::{Frozen, Languages};
use one_card_guide::rulebook::model::{Actor, Audience, Rulebook};
use one_card_guide::rulebook::source::{SourceFile, load};
use one_card_guide::scenario::{Expects, read};
use std::path::Path;

const TODAY: &str = "2026-11-23";

fn to(audience: Audience, page: &Page) -> Message {
    message(page, &ENGLISH, audience, Export::default())
}

fn assert_holds(message: &Message, parts: &[&str]) {
    for part in parts {
        assert!(message.body.contains(part), "`{part}` in\n{}", message.body);
    }
}

fn assert_lacks(message: &Message, parts: &[&str]) {
    for part in parts {
        assert!(!message.body.contains(part), "`{part}` in\n{}", message.body);
    }
}

#[test]
fn whoever_has_arrived_is_told_both_last_days_with_their_sums_and_papers() {
    let message = to(Audience::Employee, &page(ARRIVED, TODAY));
    assert_holds(
        &message,
        &[
            "What is needed from you\n1. Register where you live",
            "Overdue: the latest day has passed.",
            "Safe: by Sat 19 Dec 2026 = Fri 20 Nov 2026 + 29 days",
            "At the very latest: by Sun 20 Dec 2026 = Fri 20 Nov 2026 + 30 days",
            "Bring: Passport (护照); ",
            "- Do not start work yet: ",
            "- Register for social insurance (社会保险) (Your employer)",
            "3.01: Exit and Entry Administration Law (2012), art. 30",
            "General information, not legal advice.",
        ],
    );
    assert_lacks(&message, &["“you” in them is the employee"]);
}

#[test]
fn the_employer_s_steps_go_to_the_handler_with_dates_and_sums() {
    // The job ends on 11 December 2026: ten working days with and without that day (2.11), fifteen days (9b.09).
    let answers = format!(r#"{HOLDING}, "event": "leaving", "ends-on": "2026-12-11""#);
    let message = to(Audience::Handler, &page(&answers, TODAY));
    assert_holds(
        &message,
        &[
            ". Cancel the work permit (注销)\n",
            "Safe: by Thu 24 Dec 2026 = Fri 11 Dec 2026 + 9 working days",
            "At the very latest: by Fri 25 Dec 2026 = Fri 11 Dec 2026 + 10 working days",
            "First: Issue the leaving certificate",
            "Hand over the file and the social insurance",
            "Who: the employer that is left",
            "- Settle your stay with the exit-entry office (the employee); Safe: by Sun 20 Dec 2026; At the very latest: by Mon 21 Dec 2026",
            "“you” in them is the employee",
        ],
    );
}

#[test]
fn payroll_hears_of_social_insurance_and_the_end_of_work_only() {
    let arrived = to(Audience::Payroll, &page(ARRIVED, TODAY));
    assert_holds(&arrived, &["Register for social insurance", "You join all five social insurances"]);
    assert_lacks(&arrived, &["Register where you live", "Apply for the residence permit", "Do not start work yet"]);
    let answers = format!(r#"{HOLDING}, "event": "leaving", "ends-on": "2026-12-11""#);
    let leaving = to(Audience::Payroll, &page(&answers, TODAY));
    assert_holds(&leaving, &["Cancel the work permit", "Keep your pension account", "Issue the leaving certificate"]);
    assert_lacks(&leaving, &["Settle your stay"]);
}

#[test]
fn who_is_not_concerned_is_told_so() {
    let answers = format!(r#"{HOLDING}, "event": "passport", "changed-on": "2026-11-20""#);
    let message = to(Audience::Payroll, &page(&answers, TODAY));
    assert_holds(&message, &["No step about social insurance or the end of work is to be taken at present."]);
    assert_lacks(&message, &["passport"]);
    let chinese = page(r#""person": "chinese""#, TODAY);
    for (audience, words) in [
        (Audience::Employee, "Nothing is needed from you at present."),
        (Audience::Handler, "Nothing is needed from the employer at present."),
        (Audience::LineManager, "No visit to an office is known"),
        (Audience::Adviser, "No step is to be taken at present."),
    ] {
        assert_holds(&to(audience, &chinese), &[words, "You need no work permit."]);
    }
}

#[test]
fn the_line_manager_learns_what_may_not_be_done_and_which_visits_take_time() {
    let message = to(Audience::LineManager, &page(ARRIVED, TODAY));
    assert_holds(
        &message,
        &[
            "Do not start work yet",
            "Apply for the residence permit",
            "Safe: by Sat 19 Dec 2026",
            "Where: Exit-entry administration",
        ],
    );
    assert_lacks(&message, &["Bring:", "Get the certificate of coverage", "Register for social insurance", "Who: You"]);
}

#[test]
fn a_second_job_is_nobody_s_business_at_the_first_one() {
    let page = page(&format!(r#"{HOLDING}, "event": "second-job""#), TODAY);
    for audience in [Audience::Handler, Audience::LineManager, Audience::Payroll] {
        assert_lacks(&to(audience, &page), &["second job", "Ask 12333 before you agree"]);
    }
    assert_holds(&to(Audience::Employee, &page), &["Your permit does not cover a second job."]);
}

#[test]
fn the_adviser_gets_everything_with_statements_answers_and_open_questions() {
    let page = page_in(&ENGLISH, ARRIVED, r#""register-accommodation""#, TODAY);
    let message = to(Audience::Adviser, &page);
    let remarks = page.warnings.iter().chain(&page.notes).chain(page.steps.iter().flat_map(|step| &step.remarks));
    let titles = page.steps.iter().map(|step| &step.title).chain(remarks.map(|remark| &remark.title));
    titles.for_each(|title| assert_holds(&message, &[title]));
    assert_holds(&message, &["Done: Register where you live"]);
    page.questions.iter().for_each(|fact| assert_holds(&message, &[&format!("- {}", fact.label)]));
    for provision in &page.provisions {
        assert_holds(&message, &[&format!("- {}: {}", provision.number, provision.statement)]);
    }
}

/// With the warnings at a step that the employee does not take.
#[test]
fn no_warning_is_kept_from_the_employee() {
    let book = shipped().unwrap();
    for trial in read(Path::new("tests/scenarios"), &book, &ENGLISH).unwrap().trials {
        if !matches!(trial.expects, Expects::Page(_)) {
            continue;
        }
        let page = arrange(&book, &ENGLISH, &trial.answers, trial.today);
        let message = to(Audience::Employee, &page);
        let at_steps = page.steps.iter().flat_map(|step| &step.remarks);
        for remark in page.warnings.iter().chain(at_steps).filter(|remark| remark.warning) {
            assert!(message.body.contains(&remark.body), "{}: {}", trial.name, remark.title);
        }
    }
}

#[test]
fn no_name_stands_in_a_message_but_the_one_given() {
    let page = page(ARRIVED, TODAY);
    for audience in Audience::ALL {
        let without = to(audience, &page);
        let with = message(&page, &ENGLISH, audience, Export { name: Some("Ann\nLee"), link: None });
        assert_eq!(with.subject, format!("{} (Ann Lee)", without.subject));
        assert_eq!(with.body.replacen("\nIt is about: Ann Lee.\n", "", 1), without.body);
    }
}

#[test]
fn every_audience_has_words_of_its_own_in_every_language() {
    for text in [&*ENGLISH, &*CHINESE] {
        for audience in Audience::ALL {
            for part in ["subject", "intro", "steps", "told", "nothing"] {
                let key = format!("message.{}.{part}", audience.name());
                assert!(text.find(&key).is_some_and(|words| !words.is_empty()), "{} {key}", text.language);
            }
        }
        for who in [Actor::Employee, Actor::Employer, Actor::OldEmployer, Actor::NewEmployer, Actor::Both] {
            assert!(text.find(&format!("message.who.{}", who.name())).is_some(), "{}", who.name());
        }
    }
}

/// A visit takes time whatever it is for.
#[test]
fn the_line_manager_is_told_of_every_visit_that_the_employee_makes() {
    let book = shipped().unwrap();
    let counters = ["consulate", "exit-entry-office", "own-consulate", "police-station"];
    for ((rule, details), tell) in book.rules.rules.iter().zip(&book.details).zip(&book.beside.tell) {
        let goes = matches!(details.who, Some(Actor::Employee | Actor::Both));
        let there = details.place.as_deref().is_some_and(|place| counters.contains(&place));
        assert!(!(goes && there) || tell.contains(&Audience::LineManager), "{}", rule.id);
    }
}

/// Social insurance is the fourth chapter of provisions: what rests on it first is payroll's.
#[test]
fn payroll_is_told_of_every_step_of_social_insurance() {
    let book = shipped().unwrap();
    for ((rule, details), tell) in book.rules.rules.iter().zip(&book.details).zip(&book.beside.tell) {
        let insurance =
            details.place.as_deref().is_some_and(|place| ["insurance-agency", "home-scheme"].contains(&place));
        assert!(!insurance || tell.contains(&Audience::Payroll), "{}", rule.id);
    }
}

const BOOK: &str = r#"
[[step]]
id     = "go"
number = 1
tell   = ["payroll"]
[[provision]]
number     = "1"
confidence = "high"
[[rule]]
id     = "r"
step   = "go"
when   = "always"
who    = "old-employer"
where  = "gate"
cite   = ["1"]
status = "national"
tell   = ["line-manager", "payroll"]
"#;

fn book(text: &str) -> Result<Rulebook, String> {
    let file = SourceFile { name: "test.toml".into(), text: text.into() };
    load(&[file]).map_err(|errors| errors.iter().map(ToString::to_string).collect::<String>())
}

#[test]
fn a_step_concerns_those_who_take_it_the_adviser_and_those_whom_step_and_rule_name() {
    let book = book(BOOK).unwrap();
    assert_eq!(book.beside.tell, [[Audience::LineManager, Audience::Payroll]]);
    let page = arrange(&book, &ENGLISH, &Answers::default(), parse_iso(TODAY).unwrap());
    let [Audience::Employee, rest @ ..] = Audience::ALL else { panic!() };
    assert_eq!(page.steps[0].concerns, rest);
}

#[test]
fn an_unknown_audience_is_refused_with_its_place() {
    let error = book(&BOOK.replace("[\"payroll\"]", "[\"payrol\"]")).unwrap_err();
    assert!(error.starts_with("test.toml:5:11: unknown variant `payrol`"), "{error}");
}

/// Whom messages concern may change without a new edition: an archived one neither holds it nor is named by it.
#[test]
fn whom_messages_concern_is_no_part_of_an_edition() {
    let (told, silent) = (book(BOOK).unwrap(), book(&BOOK.replace("tell ", "# ")).unwrap());
    assert_ne!(told.beside.tell, silent.beside.tell);
    let frozen = |book: &Rulebook| Frozen::new(book, &Languages::default(), "test").unwrap();
    assert_eq!(frozen(&told), frozen(&silent));
}
