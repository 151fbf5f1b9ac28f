//! Messages to those whom guidance concerns.

use crate::*;
use one_card_guide::engine::{Answers, FactId};
use one_card_guide::guidance::{Export, Message, Recipient, StepState, message, recipients};
use one_card_guide::rulebook::model::{Actor, Audience, Desk, Employer, Rulebook, Tell};
use one_card_guide::workbench::source::{SourceFile, load};

const TODAY: &str = "2026-11-23";

fn to(audience: Audience, page: &GuidancePage) -> Message {
    message(page, &ENGLISH, audience.into(), Export::default())
}

/// The message to those who work for one of two employers.
fn at(employer: Employer, audience: Audience, page: &GuidancePage) -> Message {
    let to = Recipient { audience, at: Some(employer) };
    assert!(recipients(page).contains(&to), "{to:?} is not offered");
    message(page, &ENGLISH, to, Export::default())
}

/// On 23 November 2026 with the job ending on 15 December 2026, for another employer.
fn changing() -> GuidancePage {
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

/// That the points are written for the employee, who is "you" in them.
const YOU: &str = "“you” below is the employee";

#[test]
fn whoever_has_arrived_is_told_both_last_days_and_papers_in_few_lines() {
    let message = to(Audience::Employee, &page(ARRIVED, TODAY));
    assert_holds(
        &message,
        &[
            "What is needed from you\n1. Register where you live",
            // Within 24 hours of Friday 20 November 2026 (3.11).
            "\nOverdue; Safe: by Fri 20 Nov 2026; At the very latest: by Sat 21 Nov 2026\nWhere: Local police station",
            // 20 November 2026 + 29 and + 30 days (3.01); both fall on a weekend.
            "\nSafe: by Sat 19 Dec 2026; At the very latest: by Sun 20 Dec 2026 (last working day: Fri 18 Dec 2026)\n",
            "\nBring: Passport (护照); ",
            "- Do not start work yet: ",
            // It only may: the first day of employment is not told.
            "- The 30 days for social insurance are over (May apply: it depends on first day of employment)\n",
            "- Register for social insurance (社会保险) (Your employer)\n",
            "\nSources (see “Rules” in One-Card Guide): 1.03, ",
            "General information, not legal advice",
        ],
    );
    assert_lacks(&message, &[YOU, "Because ", "The rule: ", " + 29 days", "Worth knowing", "art. 30"]);
}

#[test]
fn the_employer_s_steps_go_to_the_handler_with_dates() {
    // The job ends on 11 December 2026: ten working days with and without that day (2.11), fifteen days (9b.09).
    let answers = format!(r#"{HOLDING}, "event": "leaving", "ends-on": "2026-12-11""#);
    let message = to(Audience::Handler, &page(&answers, TODAY));
    assert_holds(
        &message,
        &[
            ". Cancel the work permit (注销)\n",
            "Safe: by Thu 24 Dec 2026; At the very latest: by Fri 25 Dec 2026\nWhere: Online: ",
            "Hand over the file and the social insurance",
            "Last day of the employment: Fri 11 Dec 2026",
            // Ten days of 11 December 2026, with that day and without (3.10, 3.19).
            "What others do\n- Settle your stay with the exit-entry office (the employee); Safe: by Sun 20 Dec 2026; ",
            YOU,
        ],
    );
    assert_lacks(&message, &["working days", "Who: "]);
}

/// The letter is the employer's (3.06), and so is the decision, which came with the notification letter (1.11) and which
/// Beijing asks for. Passport and photo are the employee's own.
#[test]
fn the_handler_is_told_which_papers_of_a_visit_come_from_the_employer() {
    let from_you = |city: &str| {
        let message = to(Audience::Handler, &page(&format!(r#"{ARRIVED}, "city": "{city}""#), TODAY));
        let mut lines = message.body.lines().filter(|line| line.starts_with("- Apply for the residence permit"));
        let line = lines.next().unwrap_or_else(|| panic!("{}", message.body));
        line.split_once("From you: ").unwrap_or_else(|| panic!("{line}")).1.to_owned()
    };
    let letter = "Employer's letter (用人单位公函)";
    assert_eq!(from_you("shanghai"), letter);
    assert_eq!(from_you("beijing"), format!("{letter}, Decision on granting the licence (准予行政许可决定书)"));
}

#[test]
fn payroll_hears_of_social_insurance_and_the_end_of_work_only() {
    let arrived = to(Audience::Payroll, &page(ARRIVED, TODAY));
    assert_holds(&arrived, &["Register for social insurance", "You join all five social insurances"]);
    assert_holds(&arrived, &["- Do not start work yet\n"]);
    assert_lacks(&arrived, &["Register where you live", "Apply for the residence permit", "RMB"]);
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

/// Payroll at the old employer hears of the employer's acts: nobody is spoken to. Of a new passport it hears nothing.
#[test]
fn whom_you_means_is_said_only_where_somebody_is_spoken_to() {
    let page = changing();
    assert_lacks(&at(Employer::Left, Audience::Payroll, &page), &[YOU, "you ", "your "]);
    let told = [Audience::Handler, Audience::LineManager];
    told.iter().for_each(|audience| assert_holds(&at(Employer::Left, *audience, &page), &[YOU]));
    assert_holds(&at(Employer::New, Audience::LineManager, &page), &[YOU]);
    let page = self::page(&format!(r#"{HOLDING}, "event": "passport", "changed-on": "2026-11-20""#), TODAY);
    let silent = to(Audience::Payroll, &page);
    assert_lacks(&silent, &["passport"]);
    for (name, page) in scenarios(&CHINESE) {
        for to in recipients(&page).into_iter().filter(|to| to.audience != Audience::Employee) {
            let body = message(&page, &CHINESE, to, Export::default()).body;
            let (intro, rest) = body.split_once("\n\n").unwrap();
            let rest = rest.replace(CHINESE.get("message.you"), "");
            assert_eq!(body.contains(CHINESE.get("message.you")), rest.contains('您'), "{name} {intro}");
        }
    }
}

/// By chapter, each number once, and no number that is not cited on the page.
#[test]
fn the_sources_are_one_line_of_numbers() {
    let page = page(ARRIVED, TODAY);
    let message = to(Audience::LineManager, &page);
    let mut lines =
        message.body.lines().filter_map(|line| line.strip_prefix("Sources (see “Rules” in One-Card Guide): "));
    let numbers = lines.next().unwrap();
    assert!(lines.next().is_none());
    let groups: Vec<Vec<&str>> = numbers.split("; ").map(|group| group.split(", ").collect()).collect();
    let chapter = |number: &str| number.split(['.', '-']).next().unwrap().to_owned();
    let mut chapters = Vec::new();
    for group in &groups {
        assert!(group.iter().all(|number| chapter(number) == chapter(group[0])), "{group:?}");
        assert!(!chapters.contains(&chapter(group[0])), "{numbers}");
        chapters.push(chapter(group[0]));
    }
    let mut all: Vec<&str> = groups.concat();
    assert!(all.iter().all(|number| page.provisions.iter().any(|provision| provision.number == **number)), "{all:?}");
    // The residence permit (3.01) and the registration (3.11) are told, social insurance (4.03) is not.
    assert!(all.contains(&"3.01") && all.contains(&"3.11") && !all.contains(&"4.03"), "{all:?}");
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count);
}

/// What can be sent and is read: about a page for the adviser, half of one for others.
#[test]
fn no_message_is_long() {
    for text in [&*ENGLISH, &*CHINESE] {
        for (name, page) in scenarios(text) {
            for to in recipients(&page) {
                let most = match to.audience {
                    Audience::Adviser => 60,
                    Audience::Employee | Audience::Handler => 40,
                    Audience::LineManager | Audience::Payroll => 30,
                };
                let body =
                    message(&page, text, to, Export { name: Some("Ann"), link: Some("https://example.org") }).body;
                let lines = body.lines().count();
                assert!(lines <= most, "{name}, {} of {lines} lines:\n{body}", to.audience.name());
                assert!(!body.contains("\n\n\n") && !body.contains("\n \n"), "{name}\n{body}");
            }
        }
    }
}

/// Those who are asked are not told to ask themselves.
#[test]
fn nobody_is_told_to_ask_themselves() {
    let asks = |body: &str, desk: &str| {
        body.split("ask ")
            .skip(1)
            .any(|rest| rest.lines().next().unwrap().split([';', ')', '.']).next().unwrap().contains(desk))
    };
    let mut asked = 0;
    for (name, page) in scenarios(&ENGLISH) {
        for to in recipients(&page) {
            let body = message(&page, &ENGLISH, to, Export::default()).body;
            let desk = if to.audience.is_at_work() { "the employer" } else { "the immigration adviser" };
            match to.audience {
                Audience::Employee => asked += usize::from(asks(&body, "the employer") && asks(&body, desk)),
                _ => assert!(!asks(&body, desk), "{name}\n{body}"),
            }
        }
    }
    assert!(asked > 2, "{asked}");
}

#[test]
fn the_subject_fits_the_case() {
    let leaving = page(&format!(r#"{HOLDING}, "event": "leaving", "ends-on": "2026-12-11""#), TODAY);
    let abroad = page(r#""person": "foreign", "place": "abroad", "assignment": "year-or-more""#, TODAY);
    let (coming, going) = (page(ARRIVED, TODAY), page(&format!(r#"{HOLDING}, "event": "nothing""#), TODAY));
    for (page, payroll, handler) in [
        (&coming, "Social insurance and start of work of a new foreign employee", "of a new employee"),
        (&abroad, "Social insurance and start of work of a new foreign employee", "of a new employee"),
        (&going, "Social insurance of a foreign employee", "of an employee: "),
        (&leaving, "Social insurance and end of work of a foreign employee", "whose job ends"),
    ] {
        assert_eq!(to(Audience::Payroll, page).subject, payroll);
        let subject = to(Audience::Handler, page).subject;
        assert!(subject.contains(handler), "{subject}");
    }
    assert_eq!(at(Employer::Left, Audience::Payroll, &changing()).subject, to(Audience::Payroll, &leaving).subject);
    assert_eq!(at(Employer::New, Audience::Payroll, &changing()).subject, to(Audience::Payroll, &coming).subject);
    for text in [&*ENGLISH, &*CHINESE] {
        for audience in Audience::ALL {
            let subject = |page: &GuidancePage| message(page, text, audience.into(), Export::default()).subject;
            let all = [subject(&coming), subject(&going), subject(&leaving)];
            assert!(all[0] != all[1] && all[1] != all[2] && all[0] != all[2], "{all:?}");
        }
    }
}

/// 3.10, 3.19: the visit to the exit-entry office within ten days of the last day.
#[test]
fn the_line_manager_of_somebody_who_leaves_hears_of_the_last_day_and_the_visit() {
    let leaving = page(&format!(r#"{HOLDING}, "event": "leaving", "ends-on": "2026-12-11""#), TODAY);
    let visit = "1. Settle your stay with the exit-entry office\nSafe: by Sun 20 Dec 2026";
    assert_holds(&to(Audience::LineManager, &leaving), &["Last day of the employment: Fri 11 Dec 2026\n", visit]);
    // 15 December 2026 + 9 days.
    let left = at(Employer::Left, Audience::LineManager, &changing());
    let visit = "1. Settle your stay with the exit-entry office\nSafe: by Thu 24 Dec 2026";
    assert_holds(&left, &["Last day of the employment: Tue 15 Dec 2026\n", visit]);
    assert_lacks(&left, &["No visit to an office is known"]);
    assert_lacks(&at(Employer::New, Audience::LineManager, &changing()), &["Last day of the employment"]);
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

/// 2.11: among the reasons why a permit has run out is the new job.
#[test]
fn the_reasons_of_another_answer_do_not_tell_of_the_new_job() {
    let lapsed = HOLDING.replace(r#""permit-expires-on": "2027-06-30""#, r#""permit-expires-on": "2026-11-20""#);
    let answers = format!(r#"{lapsed}, "event": "employer", "ends-on": "2026-12-15", "extension-filed": "no""#);
    let page = page(&answers, TODAY);
    assert!(page.verdict.why.iter().any(|why| why.contains("another employer")), "{:?}", page.verdict.why);
    let left = at(Employer::Left, Audience::Handler, &page);
    assert_holds(&left, &[&page.verdict.title]);
    assert_lacks(&left, &["another employer"]);
    // Nor are reasons told to anybody else.
    assert_lacks(&at(Employer::New, Audience::Handler, &page), &["Because "]);
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
    // The work begins with the residence permit that it is changed for.
    assert_holds(&manager, &["No work for the new employer yet", "Change the residence permit to the new employer"]);
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
fn changes() -> Vec<(String, GuidancePage)> {
    let event = shipped().unwrap().rules.facts.iter().position(|fact| fact.id == "event").unwrap();
    let event = FactId(u16::try_from(event).unwrap());
    let employer = changing().given.get(event);
    let pages: Vec<_> = scenarios(&ENGLISH).into_iter().filter(|(_, page)| page.given.get(event) == employer).collect();
    assert!(pages.len() > 2, "{}", pages.len());
    pages
}

#[test]
fn every_step_at_work_is_told_at_one_of_two_employers() {
    for (name, page) in changes() {
        let bodies = Employer::ALL.map(|employer| at(employer, Audience::Handler, &page).body);
        for step in page.steps.iter().filter(|step| step.who != Actor::Employee && step.state != StepState::Done) {
            let told = bodies.iter().any(|body| body.contains(&format!(". {}", step.title)));
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
    assert_holds(&message, &["No step about social insurance is to be taken at present."]);
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
fn the_adviser_gets_all_steps_and_titles_with_answers_and_open_questions() {
    let page = page_in(&ENGLISH, ARRIVED, r#""register-accommodation""#, TODAY);
    let message = to(Audience::Adviser, &page);
    let remarks = page.warnings.iter().chain(&page.notes).chain(page.steps.iter().flat_map(|step| &step.remarks));
    let titles = page.steps.iter().map(|step| &step.title).chain(remarks.map(|remark| &remark.title));
    titles.for_each(|title| assert_holds(&message, &[title]));
    assert_holds(&message, &["Done: Register where you live", "date of entry: Fri 20 Nov 2026"]);
    let line = |start: &str| message.body.lines().find(|line| line.starts_with(start)).unwrap().to_owned();
    let (questions, sources) = (line("Answers that can still change this: "), line("Sources "));
    page.questions.iter().for_each(|fact| assert!(questions.contains(&fact.label), "{questions}"));
    page.steps.iter().flat_map(|step| &step.cite).for_each(|number| assert!(sources.contains(number), "{number}"));
}

/// With the warnings at a step that the employee does not take. One that only may apply is named.
#[test]
fn no_warning_is_kept_from_the_employee() {
    for (name, page) in scenarios(&ENGLISH) {
        let message = to(Audience::Employee, &page);
        let at_steps = page.steps.iter().flat_map(|step| &step.remarks);
        for remark in page.warnings.iter().chain(at_steps).filter(|remark| remark.warning) {
            let told = if remark.depends_on.is_empty() { &remark.body } else { &remark.title };
            assert_eq!(message.body.matches(told).count().min(1), 1, "{name}: {}", remark.title);
        }
    }
}

/// A second job and the like aside: an agreement of another country is told with what is waived.
#[test]
fn what_an_agreement_waives_is_told_to_those_who_pay() {
    let posted = HOLDING.replace(r#""home-scheme": "none""#, r#""home-scheme": "germany""#);
    let page = page(&format!(r#"{posted}, "event": "nothing""#), TODAY);
    for audience in [Audience::Employee, Audience::Handler, Audience::Payroll] {
        assert_holds(&to(audience, &page), &["- What is waived for you: With the certificate (证明书) of Germany: "]);
    }
}

#[test]
fn no_name_stands_in_a_message_but_the_one_given() {
    let page = page(ARRIVED, TODAY);
    for audience in Audience::ALL {
        let without = to(audience, &page);
        let with = message(&page, &ENGLISH, audience.into(), Export { name: Some("Ann\nLee"), link: None });
        assert_eq!(with.subject, format!("{} (Ann Lee)", without.subject));
        assert_eq!(with.body.replacen("It is about: Ann Lee.\n", "", 1), without.body);
    }
}

#[test]
fn every_audience_has_words_of_its_own_in_every_language() {
    for text in [&*ENGLISH, &*CHINESE] {
        for audience in Audience::ALL {
            for part in ["subject", "intro", "steps", "nothing"] {
                let key = format!("message.{}.{part}", audience.name());
                assert!(text.find(&key).is_some_and(|words| !words.is_empty()), "{} {key}", text.language);
            }
        }
        for audience in Audience::ALL.into_iter().filter(|audience| audience.is_at_work()) {
            for case in ["coming", "leaving", "new-employer"] {
                for part in ["subject", "intro"] {
                    let key = format!("message.{}.{part}.{case}", audience.name());
                    assert!(text.find(&key).is_some(), "{} {key}", text.language);
                }
            }
        }
        for desk in [Desk::Employer, Desk::Adviser, Desk::HumanResources, Desk::Immigration] {
            assert!(text.find(&format!("message.ask.{}", desk.name())).is_some(), "{}", desk.name());
        }
        for employer in Employer::ALL {
            assert!(text.find(&format!("ui.messages.at.{}", employer.name())).is_some(), "{}", employer.name());
        }
        for who in [Actor::Employee, Actor::Employer, Actor::OldEmployer, Actor::NewEmployer, Actor::Both] {
            assert!(text.find(&format!("message.who.{}", who.name())).is_some(), "{}", who.name());
        }
    }
}

/// A visit takes time whatever it is for.
#[test]
fn the_line_manager_is_told_of_every_visit_that_the_employee_makes_while_at_work() {
    let book = shipped().unwrap();
    let counters = ["consulate", "exit-entry-office", "own-consulate", "police-station"];
    for ((rule, details), tell) in book.rules.rules.iter().zip(&book.details).zip(&book.companion.tell) {
        let goes = matches!(details.who, Some(Actor::Employee | Actor::Both));
        let there = details.place.as_deref().is_some_and(|place| counters.contains(&place));
        // A child is nobody's business at work.
        if !goes || !there || rule.id == "newborn.register" {
            continue;
        }
        assert!(tell.audiences.contains(&Audience::LineManager), "{}", rule.id);
    }
}

/// Social insurance is the fourth chapter of provisions: what rests on it first is payroll's.
#[test]
fn payroll_is_told_of_every_step_of_social_insurance() {
    let book = shipped().unwrap();
    for ((rule, details), tell) in book.rules.rules.iter().zip(&book.details).zip(&book.companion.tell) {
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
number = 1
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
        assert_eq!(book.companion.tell, [Tell { audiences: named.clone(), at: Some(Employer::Left) }]);
        let page = arrange(&book, &ENGLISH, &Answers::default(), parse_iso(TODAY).unwrap());
        let concerned = |who: &Audience| matches!(who, Audience::Handler | Audience::Adviser) || named.contains(who);
        assert_eq!(page.steps[0].concerns, Audience::ALL.into_iter().filter(concerned).collect::<Vec<_>>());
    }
}

#[test]
fn a_rule_may_say_at_which_of_two_employers_it_concerns_somebody() {
    let with = |at: &str| book(&[BOOK, at].concat()).map(|book| book.companion.tell[0].at);
    assert_eq!(with("at = \"new-employer\"\n").unwrap(), Some(Employer::New));
    let error = with("at = \"both\"\n").unwrap_err();
    assert!(error.contains("unknown variant `both`"), "{error}");
}

#[test]
fn an_unknown_audience_is_refused_with_its_place() {
    let error = book(&BOOK.replace("[\"payroll\"]", "[\"payrol\"]")).unwrap_err();
    assert!(error.starts_with("test.toml:5:11: unknown variant `payrol`"), "{error}");
}
