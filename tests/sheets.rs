//! Counter sheets: one a trip and actor, Chinese first, with what is said, brought, handed out and asked. Expected values
//! are those of the law, cited at each test.

#![cfg(test)]

#[path = "support/answers.rs"]
mod support;

use one_card_guide::calendar::parse_iso;
use one_card_guide::engine::{Answer, Answers};
use one_card_guide::guidance::{InBoth, Sheet, SheetSide, arrange, sheets};
use one_card_guide::rulebook::model::{Actor, Desk, PlaceKind, Rulebook};
use one_card_guide::text::Text;
use one_card_guide::workbench;
use one_card_guide::workbench::shipped;
use std::sync::LazyLock;
use support::{answer, answers, fact};

static BOOK: LazyLock<Rulebook> = LazyLock::new(|| shipped().unwrap());
static ENGLISH: LazyLock<Text> = LazyLock::new(|| workbench::english().unwrap());
static CHINESE: LazyLock<Text> = LazyLock::new(|| workbench::text("zh-Hans").unwrap().unwrap());

fn sheets_on(day: &str, answers: &Answers) -> Vec<Sheet> {
    let day = parse_iso(day).unwrap();
    let [chinese, english] = [&*CHINESE, &*ENGLISH].map(|text| (arrange(&BOOK, text, answers, day), text));
    let side = |(page, text)| SheetSide { page, text };
    sheets(&BOOK, side((&chinese.0, chinese.1)), side((&english.0, english.1)))
}

#[test]
fn the_language_of_the_counter_is_there() {
    assert_eq!(BOOK.companion.counter, "zh-Hans");
    assert!(workbench::text(&BOOK.companion.counter).unwrap().is_some());
}

/// Place, actor and errands of each sheet.
fn outline(sheets: &[Sheet]) -> Vec<(&str, Actor, Vec<&str>)> {
    let errands = |sheet: &'_ Sheet| sheet.errands.iter().map(|errand| errand.step.clone()).collect::<Vec<String>>();
    let mut out = Vec::new();
    for sheet in sheets {
        let steps = errands(sheet).into_iter().map(|step| &*Box::leak(step.into_boxed_str())).collect();
        out.push((sheet.place.as_str(), sheet.who, steps));
    }
    out
}

fn at<'a>(sheets: &'a [Sheet], place: &str) -> &'a Sheet {
    sheets.iter().find(|sheet| sheet.place == place).unwrap_or_else(|| panic!("no sheet for {place}"))
}

fn pair(both: &InBoth<String>) -> (&str, &str) {
    (&both.chinese, &both.other)
}

/// Entered on a Z visa on Friday 20 November 2026, in Beijing, for more than a year, with the letter.
fn arrived() -> Answers {
    answers(
        &BOOK,
        &[
            ("person", "foreign"),
            ("place", "in-china"),
            ("status", "z-visa"),
            ("entered-on", "2026-11-20"),
            ("assignment", "year-or-more"),
            ("proof", "letter"),
            ("city", "beijing"),
            ("category", "b"),
            ("home-scheme", "none"),
            ("employed-from", "2026-12-01"),
        ],
    )
}

/// Changing the employer: the old job ends on Monday 16 November 2026.
fn changing() -> Answers {
    answers(
        &BOOK,
        &[
            ("person", "foreign"),
            ("place", "in-china"),
            ("status", "work-residence"),
            ("proof", "e-card"),
            ("event", "employer"),
            ("ends-on", "2026-11-16"),
            ("permit-expires-on", "2027-06-30"),
            ("residence-expires-on", "2027-06-30"),
            ("same-occupation", "yes"),
            ("city", "shanghai"),
            ("home-scheme", "none"),
        ],
    )
}

/// 3.11: the police, within 24 hours. 3.01: exit-entry. 4.03: the employer, at the social insurance agency. Nobody stands
/// behind a desk in the app.
#[test]
fn after_entry_there_is_a_sheet_for_each_office_and_none_for_the_app() {
    let sheets = sheets_on("2026-11-23", &arrived());
    assert_eq!(
        outline(&sheets),
        [
            ("police-station", Actor::Employee, vec!["register-accommodation"]),
            ("exit-entry-office", Actor::Employee, vec!["apply-residence-permit"]),
            ("insurance-agency", Actor::Employer, vec!["register-insurance"]),
        ]
    );
    assert!(sheets.iter().all(|sheet| sheet.desk == PlaceKind::Office));
    assert_eq!(pair(&at(&sheets, "insurance-agency").who_words), ("用人单位经办人", "The employer's handler"));
}

/// Papers by 3.06, 1.09, 3.05 (a year or more) and 3.07 (Beijing); 3.01 with 3.16: entry + 29 and + 30 days.
#[test]
fn the_sheet_for_exit_entry_pairs_every_paper_and_date() {
    let sheets = sheets_on("2026-11-23", &arrived());
    let sheet = at(&sheets, "exit-entry-office");
    assert_eq!(pair(&sheet.place_words), ("公安机关出入境管理机构", "Exit-entry administration of the police"));
    let papers: Vec<(&str, &str)> = sheet.papers.iter().map(|paper| pair(&paper.name)).collect();
    assert_eq!(papers[0], ("护照", "Passport"));
    // 1.09: the letter or the electronic card, one of them.
    assert!(papers[1].0.starts_with("外国人工作许可通知或") && papers[1].0.contains("电子社保卡"), "{}", papers[1].0);
    let names: Vec<&str> = sheet.papers.iter().flat_map(|paper| &paper.any).map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "passport",
            "notification-letter",
            "electronic-card",
            "residence-form",
            "photo",
            "accommodation-slip",
            "employer-letter",
            "health-certificate",
            "decision"
        ]
    );
    assert!(papers.contains(&("境外人员临时住宿登记表", "Accommodation slip")));
    assert!(papers.contains(&("准予行政许可决定书", "Decision on granting the licence")));
    assert!(sheet.papers.iter().all(|paper| paper.depends_on.is_empty()));

    let [errand] = sheet.errands.as_slice() else { panic!("{:?}", sheet.errands) };
    assert!(errand.say.chinese.starts_with("您好，") && errand.say.chinese.contains("工作类居留证件"));
    assert!(errand.say.other.contains("residence permit for work"));
    assert_eq!(pair(errand.get.as_ref().unwrap()), ("受理回执", "The receipt of the application"));
    let due = errand.due.as_ref().unwrap();
    for due in [&due.chinese, &due.other] {
        let day = |day: &one_card_guide::guidance::DueDay| day.day.as_ref().unwrap().date.clone();
        assert_eq!((day(&due.safe), day(&due.latest)), ("2026-12-19".to_owned(), "2026-12-20".to_owned()));
    }
    assert!(due.chinese.safe.day.as_ref().unwrap().words.contains("12月19日"));
    // The accommodation is registered first: the slip is among the papers (3.06).
    assert_eq!(errand.after.len(), 1);
}

#[test]
fn a_paper_that_depends_says_on_what_in_both_languages() {
    let mut answers = arrived();
    answers.set(fact(&BOOK, "city"), Answer::Declined);
    let sheets = sheets_on("2026-11-23", &answers);
    let paper = at(&sheets, "exit-entry-office").papers.iter().find(|paper| paper.any == ["decision"]).unwrap();
    let [on] = paper.depends_on.as_slice() else { panic!("{paper:?}") };
    assert_eq!((on.chinese.id.as_str(), on.other.label.as_str()), ("city", "your city"));
    assert!(on.chinese.label.chars().all(|c| !c.is_ascii()));
}

/// 2.10, 2.11: the old employer cancels, the new one applies. 3.13, 3.19: the old employer reports to the police, the
/// employee settles the stay; the permit is changed when the new decision exists, on another day (OQ-26). 9b.09: the
/// leaving certificate and the insurance need no papers and are errands all the same. 9a.02: letter and decision come after
/// the approval, so on another day than the application.
#[test]
fn two_employers_and_the_employee_get_sheets_of_their_own() {
    let sheets = sheets_on("2026-11-18", &changing());
    let all = outline(&sheets);
    for expected in [
        ("exit-entry-office", Actor::Employee, vec!["contact-exit-entry"]),
        ("exit-entry-office", Actor::OldEmployer, vec!["report-to-police"]),
        ("exit-entry-office", Actor::Employee, vec!["change-residence-permit"]),
        ("portal", Actor::OldEmployer, vec!["cancel-work-permit"]),
        ("portal", Actor::NewEmployer, vec!["apply-new-employer"]),
        ("portal", Actor::NewEmployer, vec!["download-letter"]),
        ("workplace", Actor::OldEmployer, vec!["get-leaving-certificate"]),
        ("workplace", Actor::Both, vec!["check-records-agree"]),
        ("insurance-agency", Actor::OldEmployer, vec!["transfer-insurance"]),
        ("insurance-agency", Actor::NewEmployer, vec!["register-insurance"]),
    ] {
        assert!(all.contains(&expected), "{expected:?} is not among {all:#?}");
    }
    assert_eq!(all.len(), 10);
    // The employee's own come first, those of each employer together after them.
    let who: Vec<Actor> = sheets.iter().skip(3).map(|sheet| sheet.who).collect();
    assert!(sheets.iter().take(3).all(Sheet::is_own));
    assert_eq!(who, [[Actor::OldEmployer; 4].as_slice(), &[Actor::NewEmployer; 3]].concat());
    let changed = sheets.iter().find(|sheet| sheet.errands[0].step == "change-residence-permit").unwrap();
    assert!(changed.errands[0].say.other.contains("new employer"), "said in its own way");
    assert_eq!(changed.errands[0].after[0].other, "Apply for the work permit with the new employer");
}

/// The same for the papers on the guidance page.
#[test]
fn papers_of_two_employers_are_not_merged() {
    let page = arrange(&BOOK, &ENGLISH, &changing(), parse_iso("2026-11-18").unwrap());
    let at_portal: Vec<_> = page.visits.iter().filter(|visit| visit.place == "portal").collect();
    let [old, new] = at_portal.as_slice() else { panic!("{at_portal:#?}") };
    assert_eq!((old.who, new.who), (Actor::OldEmployer, Actor::NewEmployer));
    let papers = |visit: &one_card_guide::guidance::Visit| {
        visit.papers.iter().flat_map(|paper| paper.any.clone()).collect::<Vec<_>>()
    };
    assert_eq!(papers(old), ["cancellation-form", "end-proof"]);
    // 9b.09: the new employer needs the proof too, but not the old one's form (9a.12); 9a.10: a stay permit may do.
    assert_eq!(
        papers(new),
        ["application-form", "contract", "end-proof", "passport", "residence-permit", "stay-permit"]
    );
}

/// 3.18, 1.23: 12367 for exit-entry, 12333 for the work permit. OQ-26 is disputed: exit-entry should be asked about it.
#[test]
fn each_sheet_says_which_line_to_call_and_about_what() {
    let sheets = sheets_on("2026-11-18", &changing());
    let contact = sheets.iter().find(|sheet| sheet.errands[0].step == "contact-exit-entry").unwrap();
    let [call] = contact.calls.as_slice() else { panic!("{:?}", contact.calls) };
    // The sheet has no other errand: its title need not be said again.
    assert_eq!((call.line, call.about.len()), (Desk::Immigration, 0));
    assert!(call.name.other.starts_with("12367") && call.ask.chinese.contains("居留许可"));
    let cancel = sheets.iter().find(|sheet| sheet.errands[0].step == "cancel-work-permit").unwrap();
    let [call] = cancel.calls.as_slice() else { panic!("{:?}", cancel.calls) };
    // 2.11 is a national rule: the line is named, nothing about it is in doubt.
    assert_eq!((call.line, call.about.len()), (Desk::HumanResources, 0));
    assert_eq!(pair(cancel.errands[0].get.as_ref().unwrap()), ("注销证明", "Proof of cancellation"));
}

/// 3.01 rests on article 30 of the Exit and Entry Administration Law.
#[test]
fn a_sheet_ends_with_its_sources_and_its_receipt() {
    let sheets = sheets_on("2026-11-23", &arrived());
    let sheet = at(&sheets, "exit-entry-office");
    let law = sheet.sources.iter().find(|source| source.other.contains("Exit and Entry Administration Law")).unwrap();
    assert!(law.chinese.contains("出境入境管理法") && law.chinese.contains("30"), "{law:?}");
    // Numbers of provisions and of the program say nothing to an officer.
    for words in [&sheet.receipt.chinese, &sheet.receipt.other] {
        assert!(!words.contains("engine") && !words.contains("引擎"), "{words}");
    }
    assert!(sheet.sources.iter().all(|source| !source.other.contains("3.01")), "{:?}", sheet.sources);
    let hash = &BOOK.edition.hash;
    assert!(sheet.receipt.chinese.contains(hash) && sheet.receipt.other.contains("2026-11-23"));
}

#[test]
fn what_is_done_and_what_may_apply_makes_no_errand() {
    let mut answers = arrived();
    answers.set(fact(&BOOK, "done-register-accommodation"), answer(&BOOK, "done-register-accommodation", "yes"));
    answers.set(fact(&BOOK, "city"), Answer::Unanswered);
    let sheets = sheets_on("2026-11-23", &answers);
    let steps: Vec<&str> = outline(&sheets).into_iter().flat_map(|(_, _, steps)| steps).collect();
    assert!(!steps.contains(&"register-accommodation"));
    // On which city it depends whether originals are looked at (1.12).
    assert!(!steps.contains(&"ask-on-site-check"));
    assert_eq!(at(&sheets, "exit-entry-office").errands[0].after, []);
}

#[test]
fn a_case_of_which_nothing_is_known_has_no_sheet() {
    assert_eq!(sheets_on("2026-11-23", &Answers::default()), []);
}

/// Which papers are lost and whether the place of work changes with the home is not asked (9b.01, 3.13).
#[test]
fn nothing_is_claimed_at_a_desk_that_was_not_answered() {
    let said = |event: &str, step: &str| {
        let held = [("person", "foreign"), ("place", "in-china"), ("status", "work-residence"), ("proof", "e-card")];
        let dates = [("permit-expires-on", "2027-06-30"), ("residence-expires-on", "2027-06-30")];
        let changed = [("event", event), ("changed-on", "2026-11-16")];
        let sheets = sheets_on("2026-11-18", &answers(&BOOK, &[&held[..], &dates, &changed].concat()));
        let mut errands = sheets.iter().flat_map(|sheet| &sheet.errands);
        errands.find(|errand| errand.step == step).unwrap().say.clone()
    };
    for (event, step, english, chinese) in [
        ("lost-papers", "register-accommodation", "My passport or residence permit is", "护照或居留许可"),
        ("lost-papers", "change-work-permit", "If the passport is among them", "如其中有护照"),
        ("moved", "report-to-police", "If the city or place of work changes", "如其工作城市或工作地点随之变更"),
        ("moved", "ask-about-move", "If a foreign employee", "外国员工如果将到"),
    ] {
        let say = said(event, step);
        assert!(say.other.contains(english) && say.chinese.contains(chinese), "{event}: {say:?}");
    }
}

/// An officer needs no day and no state: what is shown tells none.
#[test]
fn what_is_shown_at_a_desk_tells_no_day_and_no_state() {
    for sheet in sheets_on("2026-11-23", &arrived()).iter().chain(&sheets_on("2026-12-28", &changing())) {
        let said = sheet.errands.iter().flat_map(|errand| [&errand.title, &errand.say]);
        for words in said.chain(sheet.papers.iter().map(|paper| &paper.name)).chain([&sheet.place_words]) {
            let (chinese, other) = pair(words);
            assert!(!chinese.contains("202") && !other.contains("202"), "{words:?}");
            assert!(!chinese.contains("逾期") && !other.to_lowercase().contains("overdue"), "{words:?}");
        }
    }
}

/// Names of persons and things, letters of visas and document codes apart, Chinese sentences hold no Latin letters.
#[test]
fn what_is_said_at_a_desk_is_polite_and_ends() {
    for (text, hello, ends) in [(&*CHINESE, "您好，", &['。', '？'][..]), (&*ENGLISH, "Hello. ", &['.', '?'][..])]
    {
        let said: Vec<&str> = text.keys().filter(|key| key.starts_with("say.")).collect();
        assert!(said.len() >= 40, "{}", said.len());
        for key in said {
            let words = text.get(key);
            assert!(words.starts_with(hello) && words.ends_with(ends), "{key}: {words}");
            let latin = words.chars().filter(char::is_ascii_alphabetic).collect::<String>();
            assert!(text.language == "en" || latin.is_empty() || latin == "Z", "{key}: {words}");
        }
    }
}
