//! Messages to those whom guidance concerns.

use crate::*;
use one_card_guide::engine::{Answers, FactId};
use one_card_guide::guidance::{Export, Message, Recipient, StepState, message, recipients};
use one_card_guide::rulebook::edition::{Frozen, Languages};
use one_card_guide::rulebook::model::{Actor, Audience, Employer, Rulebook, Tell};
use one_card_guide::rulebook::source::{SourceFile, load};
use one_card_guide::scenario::{Expects, read};
use std::path::Path;

const TODAY: &str = "2026-11-23";

fn to(audience: Audience, page: &Page) -> Message {
    message(page, &ENGLISH, audience.into(), Export::default())
}

/// The message to those who work for one of two employers.
fn at(employer: Employer, audience: Audience, page: &Page) -> Message {
    let to = Recipient { audience, at: Some(employer) };
    assert!(recipients(page).contains(&to), "{to:?} is not offered");
    message(page, &ENGLISH, to, Export::default())
}

/// On 23 November 2026 with the job ending on 15 December 2026, for another employer.
fn changing() -> Page {
    page(&format!(r#"{HOLDING}, "event": "employer", "ends-on": "2026-12-15", "same-occupation": "yes""#), TODAY)
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
            "Who: the old employer",
            "What the employee does and the employer has to know\n1. Settle your stay with the exit-entry office",
            "Safe: by Sun 20 Dec 2026",
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

/// 2.10, 2.11, 3.13, 9b.09: the old employer cancels, reports, certifies and hands over. It need not know what comes after.
#[test]
fn the_old_employer_hears_of_its_own_duties_and_not_of_the_new_job() {
    let page = changing();
    let message = at(Employer::Left, Audience::Handler, &page);
    assert_holds(
        &message,
        &[
            "the employment of a foreign employee ends or has ended",
            "Cancel the work permit (注销)",
            "Tell the police that the employment ends",
            "Issue the leaving certificate",
            "Hand over the file and the social insurance",
            "Settle your stay with the exit-entry office",
        ],
    );
    let new = page.steps.iter().filter(|step| step.who == Actor::NewEmployer).map(|step| step.title.as_str());
    let new: Vec<&str> =
        new.chain([page.verdict.title.as_str(), "the new employer", "Check that all records"]).collect();
    for audience in [Audience::Handler, Audience::LineManager, Audience::Payroll] {
        let left = at(Employer::Left, audience, &page);
        assert_lacks(&left, &new);
        assert!(!left.subject.contains("new"), "{}", left.subject);
    }
    assert_holds(&at(Employer::Left, Audience::Payroll, &page), &["Cancel the work permit", "Hand over the file"]);
}

/// Of a change of employer nothing concerns the line manager at the old one: no point follows that could mean somebody.
#[test]
fn whom_you_means_is_said_only_where_something_is_told() {
    let you = "The points below are taken from the guidance for the employee";
    let page = changing();
    let silent = at(Employer::Left, Audience::LineManager, &page);
    assert_holds(&silent, &["No visit to an office is known for which time would be needed at present."]);
    assert_lacks(&silent, &[you]);
    for audience in [Audience::Handler, Audience::Payroll] {
        assert_holds(&at(Employer::Left, audience, &page), &[you]);
    }
    assert_holds(&at(Employer::New, Audience::LineManager, &page), &[you]);
}

/// The guide's own rules and what no paper says: their numbers say nothing one by one.
#[test]
fn what_no_instrument_stands_behind_is_named_in_one_line() {
    let mut page = changing();
    for provision in &mut page.provisions {
        // As in the browser, before somebody has opened the file of the law.
        provision.statement.clear();
        provision.sources.clear();
    }
    let message = to(Audience::Employee, &page);
    let mut lines = message.body.lines().filter(|line| line.starts_with("No instrument stands behind "));
    let bare = lines.next().unwrap();
    assert!(bare.contains("2.10") && lines.next().is_none(), "{bare}");
    for provision in &page.provisions {
        assert_lacks(&message, &[&format!("- {}\n", provision.number)]);
    }
}

/// 9a.07: an extension is for the same employer. The job outlasts the permit.
#[test]
fn what_the_employer_of_today_does_is_not_asked_of_the_new_one() {
    let held = HOLDING.replace(r#""permit-expires-on": "2027-06-30""#, r#""permit-expires-on": "2027-01-15""#);
    let page = page(&format!(r#"{held}, "event": "employer", "ends-on": "2027-03-01""#), TODAY);
    let title = "Extend the work permit";
    assert!(page.steps.iter().any(|step| step.title.starts_with(title) && step.who == Actor::Employer));
    assert_holds(&at(Employer::Left, Audience::Handler, &page), &[&format!(". {title}")]);
    assert_lacks(&at(Employer::New, Audience::Handler, &page), &[title]);
}

/// 2.11: a permit that has run out is told with its reasons, of which the new job is one.
#[test]
fn the_reasons_of_another_answer_do_not_tell_of_the_new_job() {
    let lapsed = HOLDING.replace(r#""permit-expires-on": "2027-06-30""#, r#""permit-expires-on": "2026-11-20""#);
    let answers = format!(r#"{lapsed}, "event": "employer", "ends-on": "2026-12-15", "extension-filed": "no""#);
    let page = page(&answers, TODAY);
    assert!(page.verdict.why.iter().any(|why| why.contains("another employer")), "{:?}", page.verdict.why);
    let left = at(Employer::Left, Audience::Handler, &page);
    assert_holds(&left, &[&page.verdict.title]);
    assert_lacks(&left, &["another employer"]);
    assert_holds(&at(Employer::New, Audience::Handler, &page), &["another employer"]);
}

/// 2.10, 9a.10, 4.03: the new employer applies once the old permit is cancelled, and registers for social insurance.
#[test]
fn the_new_employer_hears_of_its_own_duties_and_what_they_wait_for() {
    let page = changing();
    let handler = at(Employer::New, Audience::Handler, &page);
    assert_holds(
        &handler,
        &[
            &page.verdict.title,
            "What is needed from the new employer\n1. Apply for the work permit with the new employer",
            "Register for social insurance",
            "Change the residence permit to the new employer",
            // 2.11 with 3.16: 15 December 2026 + 9 and + 10 working days.
            "- Cancel the work permit (注销) (the old employer); Safe: by Mon 28 Dec 2026; At the very latest: by Tue 29 Dec 2026",
            // 9b.09: the new employer's application needs it.
            "- Issue the leaving certificate",
            "No work for the new employer yet",
        ],
    );
    let old = ["Tell the police that the employment ends", "Hand over the file"];
    assert_lacks(&handler, &old);
    let payroll = at(Employer::New, Audience::Payroll, &page);
    assert_holds(&payroll, &["Register for social insurance", "You join all five social insurances"]);
    assert_lacks(&payroll, &[&old[..], &["Cancel the work permit", "Issue the leaving certificate"]].concat());
    let manager = at(Employer::New, Audience::LineManager, &page);
    assert_holds(&manager, &["No work for the new employer yet", "No visit to an office is known"]);
}

/// The link opens the whole case.
#[test]
fn nobody_at_work_gets_the_link() {
    let export = Export { name: None, link: Some("https://example.org/#/s/case") };
    for to in recipients(&changing()) {
        let body = message(&changing(), &ENGLISH, to, export).body;
        let gets = matches!(to.audience, Audience::Employee | Audience::Adviser);
        assert_eq!(body.contains("example.org"), gets, "{to:?}");
        assert_eq!(to.export(export).link.is_some(), gets, "{to:?}");
    }
}

#[test]
fn only_who_goes_from_one_employer_to_another_has_two_of_each_at_work() {
    let leaving = page(&format!(r#"{HOLDING}, "event": "leaving", "ends-on": "2026-12-11""#), TODAY);
    for page in [leaving, page(ARRIVED, TODAY), page(HOLDING, TODAY), page("", TODAY)] {
        assert_eq!(recipients(&page), Audience::ALL.map(Recipient::from));
    }
    let offered: Vec<_> = recipients(&changing()).into_iter().map(|to| (to.audience, to.at)).collect();
    let (left, new) = (Some(Employer::Left), Some(Employer::New));
    assert_eq!(
        offered,
        [
            (Audience::Employee, None),
            (Audience::Handler, left),
            (Audience::Handler, new),
            (Audience::LineManager, left),
            (Audience::LineManager, new),
            (Audience::Adviser, None),
            (Audience::Payroll, left),
            (Audience::Payroll, new),
        ]
    );
}

/// Pages of the scenarios in which somebody changes employer, with their names: whatever else is true of the case, such as
/// an extension that is still the old employer's, or a permit that has run out.
fn changes() -> Vec<(String, Page)> {
    let book = shipped().unwrap();
    let event = book.rules.facts.iter().position(|fact| fact.id == "event").unwrap();
    let event = FactId(u16::try_from(event).unwrap());
    let employer = changing().given.get(event);
    let mut pages = Vec::new();
    for trial in read(Path::new("tests/scenarios"), &book, &ENGLISH).unwrap().trials {
        if trial.answers.get(event) == employer && matches!(trial.expects, Expects::Page(_)) {
            pages.push((trial.name, arrange(&book, &ENGLISH, &trial.answers, trial.today)));
        }
    }
    assert!(pages.len() > 2, "{}", pages.len());
    pages
}

#[test]
fn every_step_at_work_is_told_at_one_of_two_employers() {
    for (name, page) in changes() {
        let bodies = Employer::ALL.map(|employer| at(employer, Audience::Handler, &page).body);
        for step in page.steps.iter().filter(|step| step.who != Actor::Employee && step.state != StepState::Done) {
            let told = bodies.iter().any(|body| body.contains(&format!(". {}\n", step.title)));
            assert!(told, "{name}: {}", step.title);
        }
    }
}

#[test]
fn nothing_tells_the_old_employer_of_the_new_job() {
    for (_, page) in changes() {
        for audience in [Audience::Handler, Audience::LineManager, Audience::Payroll] {
            assert_lacks(&at(Employer::Left, audience, &page), &["the new employer", "another employer", "new job"]);
        }
    }
}

/// 2.01, 3.01, 3.14: the employer may not let the person work, and the person has to go today.
#[test]
fn that_the_thirty_days_are_over_is_not_kept_from_those_at_work() {
    let late = page(&[ARRIVED, r#", "residence-filed": "no""#].concat(), "2026-12-22");
    let said = "The 30 days to apply for the residence permit are over.";
    for audience in [Audience::Handler, Audience::LineManager] {
        assert_holds(&to(audience, &late), &[said]);
    }
    assert_holds(&to(Audience::Handler, &late), &["- The 30 days are over: "]);
    assert_lacks(&to(Audience::Payroll, &late), &[said]);
}

/// 3.14: what it costs the person and the employer is between those two. That work stops is for all.
#[test]
fn line_manager_and_payroll_hear_that_work_stops_and_nothing_of_penalties() {
    let valid = r#""residence-expires-on": "2027-06-30""#;
    assert!(HOLDING.contains(valid));
    let ended = HOLDING.replace(valid, r#""event": "nothing", "residence-expires-on": "2026-11-20""#);
    let page = page(&ended, TODAY);
    for audience in [Audience::LineManager, Audience::Payroll] {
        let message = to(audience, &page);
        assert_holds(&message, &[". Stop working\n"]);
        assert_lacks(&message, &["RMB", "Your residence permit has ended"]);
    }
    assert_holds(&to(Audience::Handler, &page), &["Your residence permit has ended", "RMB 5,000 to 20,000"]);
}

/// 6.06, 6.07, 6.08: whoever registers somebody for social insurance knows that the work has not begun.
#[test]
fn payroll_hears_that_work_is_not_allowed_yet() {
    for (status, said) in [
        ("study-residence", "On a study permit you may not take a job."),
        ("family-residence", "You may live here, but not work yet."),
        ("m-visa", "You may not work on what you hold now."),
    ] {
        let answers = format!(
            r#""person": "foreign", "place": "in-china", "status": "{status}", "assignment": "year-or-more", "category": "a""#
        );
        assert_holds(&to(Audience::Payroll, &page(&answers, TODAY)), &[said]);
    }
}

/// 9b.05: the parents' act; no employer has a part in it. 9b.01, 2.09, 3.11: papers, nationality and home are the employee's,
/// and the employer's part is its handler's.
#[test]
fn what_is_the_employee_s_own_is_not_told_to_the_line_manager() {
    let of = |event: &str| page(&format!(r#"{HOLDING}, "event": "{event}", "changed-on": "2026-11-20""#), TODAY);
    for audience in [Audience::Handler, Audience::LineManager, Audience::Payroll] {
        assert_lacks(&to(audience, &of("newborn")), &["child"]);
    }
    for event in ["nationality", "lost-papers", "moved"] {
        let page = of(event);
        assert_lacks(&to(Audience::LineManager, &page), &[&page.verdict.title]);
        assert_holds(&to(Audience::LineManager, &page), &["Visits to offices for which time is needed"]);
        assert_holds(&to(Audience::Handler, &page), &[&page.verdict.title]);
    }
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
        let with = message(&page, &ENGLISH, audience.into(), Export { name: Some("Ann\nLee"), link: None });
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
        for employer in Employer::ALL {
            for audience in Audience::ALL.into_iter().filter(|audience| audience.is_at_work()) {
                let key = format!("message.{}.intro.{}", audience.name(), employer.name());
                assert!(text.find(&key).is_some(), "{} {key}", text.language);
            }
            assert!(text.find(&format!("ui.messages.at.{}", employer.name())).is_some(), "{}", employer.name());
        }
        for who in [Actor::Employee, Actor::Employer, Actor::OldEmployer, Actor::NewEmployer, Actor::Both] {
            assert!(text.find(&format!("message.who.{}", who.name())).is_some(), "{}", who.name());
        }
    }
}

/// A visit takes time whatever it is for; but not after the last day at work (3.19, OQ-26), and a child's papers are its
/// parents' affair (9b.05).
#[test]
fn the_line_manager_is_told_of_every_visit_that_the_employee_makes_while_at_work() {
    let no_absence = ["stay.contact", "new-employer.residence", "newborn.register"];
    let book = shipped().unwrap();
    let counters = ["consulate", "exit-entry-office", "own-consulate", "police-station"];
    for ((rule, details), tell) in book.rules.rules.iter().zip(&book.details).zip(&book.beside.tell) {
        let goes = matches!(details.who, Some(Actor::Employee | Actor::Both));
        let there = details.place.as_deref().is_some_and(|place| counters.contains(&place));
        if !goes || !there {
            continue;
        }
        let told = tell.audiences.contains(&Audience::LineManager);
        assert_eq!(told, !no_absence.contains(&rule.id.as_str()), "{}", rule.id);
    }
}

/// Social insurance is the fourth chapter of provisions: what rests on it first is payroll's.
#[test]
fn payroll_is_told_of_every_step_of_social_insurance() {
    let book = shipped().unwrap();
    for ((rule, details), tell) in book.rules.rules.iter().zip(&book.details).zip(&book.beside.tell) {
        let insurance =
            details.place.as_deref().is_some_and(|place| ["insurance-agency", "home-scheme"].contains(&place));
        assert!(!insurance || tell.audiences.contains(&Audience::Payroll), "{}", rule.id);
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
tell   = ["line-manager"]
"#;

fn book(text: &str) -> Result<Rulebook, String> {
    let file = SourceFile { name: "test.toml".into(), text: text.into() };
    load(&[file]).map_err(|errors| errors.iter().map(ToString::to_string).collect::<String>())
}

#[test]
fn a_step_concerns_those_who_take_it_the_adviser_and_those_whom_its_rule_names_or_else_the_step() {
    let last = "tell   = [\"line-manager\"]\n";
    for (text, named) in [
        (BOOK.to_owned(), vec![Audience::LineManager]),
        (BOOK.replace(last, ""), vec![Audience::Payroll]),
        (BOOK.replace(last, "tell   = []\n"), vec![]),
    ] {
        let book = book(&text).unwrap();
        // The old employer acts, so that those who work for the new one are not concerned.
        assert_eq!(book.beside.tell, [Tell { audiences: named.clone(), at: Some(Employer::Left) }]);
        let page = arrange(&book, &ENGLISH, &Answers::default(), parse_iso(TODAY).unwrap());
        let concerned = |who: &Audience| matches!(who, Audience::Handler | Audience::Adviser) || named.contains(who);
        assert_eq!(page.steps[0].concerns, Audience::ALL.into_iter().filter(concerned).collect::<Vec<_>>());
    }
}

#[test]
fn a_rule_may_say_at_which_of_two_employers_it_concerns_somebody() {
    let with = |at: &str| book(&[BOOK, at].concat()).map(|book| book.beside.tell[0].at);
    assert_eq!(with("at = \"new-employer\"\n").unwrap(), Some(Employer::New));
    let error = with("at = \"both\"\n").unwrap_err();
    assert!(error.contains("unknown variant `both`"), "{error}");
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
