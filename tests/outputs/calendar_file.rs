//! Calendar files, read line by line as RFC 5545 says.

use crate::*;
use one_card_guide::guidance::{Export, calendar_file};
use proptest::prelude::*;

const TODAY: &str = "2026-11-23";

fn file(page: &GuidancePage, export: Export<'_>) -> String {
    calendar_file(page, &ENGLISH, "case 1 of this browser", export).unwrap()
}

/// Content lines: folded ones put together.
fn lines(file: &str) -> Vec<String> {
    let whole = file.strip_suffix("\r\n").unwrap().replace("\r\n ", "");
    whole.split("\r\n").map(str::to_owned).collect()
}

/// The events, each with its own lines, alarms left out.
fn events(file: &str) -> Vec<Vec<String>> {
    let mut events = Vec::new();
    let mut in_alarm = false;
    for line in lines(file) {
        match line.as_str() {
            "BEGIN:VEVENT" => events.push(Vec::new()),
            "BEGIN:VALARM" => in_alarm = true,
            "END:VALARM" => in_alarm = false,
            _ if in_alarm => {}
            _ => events.iter_mut().last().map(|event: &mut Vec<String>| event.push(line)).unwrap_or_default(),
        }
    }
    events
}

fn value<'a>(event: &'a [String], name: &str) -> &'a str {
    let starts = [format!("{name}:"), format!("{name};VALUE=DATE:")];
    event.iter().find_map(|line| starts.iter().find_map(|start| line.strip_prefix(start.as_str()))).unwrap_or("")
}

/// Name without the case's mark, first day, day after the last, status.
fn days(file: &str) -> Vec<[String; 4]> {
    let day = |event: &Vec<String>| {
        let name = value(event, "UID").rsplit_once('.').unwrap().0.to_owned();
        [name, value(event, "DTSTART").into(), value(event, "DTEND").into(), value(event, "STATUS").into()]
    };
    events(file).iter().map(day).collect()
}

#[test]
fn every_day_of_an_arrival_is_there_with_both_counts() {
    let found = days(&file(&page(ARRIVED, TODAY), Export::default()));
    // Provisions 3.11 and 3.01, counted from 20 November with and without that day; 1.12: 15 days are the target. The 24
    // hours of 3.11 are over. 19 and 20 December 2026 are a Saturday and a Sunday, 4 December is a Friday.
    let expected = [
        ["late.accommodation.register", "20261123", "20261124", "CONFIRMED"],
        ["working.residence-permit.apply", "20261218", "20261219", "CONFIRMED"],
        ["safe.residence-permit.apply", "20261219", "20261220", "CONFIRMED"],
        ["latest.residence-permit.apply", "20261220", "20261221", "CONFIRMED"],
        // It depends on city and category.
        ["safe.on-site-check.ask", "20261204", "20261205", "TENTATIVE"],
        ["working-latest.on-site-check.ask", "20261218", "20261219", "TENTATIVE"],
        ["latest.on-site-check.ask", "20261220", "20261221", "TENTATIVE"],
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_window_that_opens_and_a_target_have_days_of_their_own() {
    let answers = HOLDING.replace("2027-06-30", "2027-02-10").replace("shanghai", "beijing");
    let on = |today: &str| days(&file(&page(&answers, today), Export::default()));
    let has = |found: &[[String; 4]], expected: [&str; 3]| {
        found.iter().any(|[name, from, until, _]| [name, from, until] == expected)
    };
    let (found, before) = (on(TODAY), on("2026-10-12"));
    // Before 10 February 2027: 31 and 30 days (2.06, 3.09), a Sunday and a Monday, so Friday 8 January is the last working
    // day on the safe side; 45 days to aim for (OQ-23), a Sunday too, before it Friday 25 December.
    for expected in [
        ["working.work-permit.extend", "20270108", "20270109"],
        ["safe.work-permit.extend", "20270110", "20270111"],
        ["latest.work-permit.extend", "20270111", "20270112"],
        ["working.residence-permit.extend", "20270108", "20270109"],
        ["safe.residence-permit.extend", "20270110", "20270111"],
        ["latest.residence-permit.extend", "20270111", "20270112"],
        ["working.work-permit.aim-early", "20261225", "20261226"],
        ["day.work-permit.aim-early", "20261227", "20261228"],
    ] {
        assert!(has(&found, expected), "{expected:?}: {found:#?}");
    }
    assert!(!found.iter().any(|[name, ..]| name.starts_with("working-latest.")), "{found:#?}");
    // 120 days in Beijing (9a.06): a day to keep until it has passed.
    let opens = ["opens.work-permit.window-beijing", "20261013", "20261014"];
    assert!(has(&before, opens) && !has(&found, opens), "{found:#?}");
}

/// What the events are called, of one kind and rule.
fn summary(file: &str, part: &str) -> String {
    let all = events(file);
    let event = all.iter().find(|event| value(event, "UID").starts_with(part)).unwrap_or_else(|| panic!("no {part}"));
    value(event, "SUMMARY").to_owned()
}

#[test]
fn a_title_begins_with_the_step_and_says_which_day_it_is() {
    let arrived = file(&page(ARRIVED, TODAY), Export::default());
    let step = "Apply for the residence permit (居留许可)";
    for (part, words) in [
        ("working.residence-permit.apply", format!("{step}: last working day")),
        ("safe.residence-permit.apply", format!("{step}: last safe day\\, not a working day")),
        ("latest.residence-permit.apply", format!("{step}: latest day\\, not a working day")),
    ] {
        assert_eq!(summary(&arrived, part), words);
    }
    assert!(summary(&arrived, "late.accommodation.register").ends_with(": late\\, do it at once"));
    assert!(summary(&arrived, "safe.on-site-check.ask").ends_with(": last safe day (may apply)"));
    let answers = HOLDING.replace("2027-06-30", "2027-02-10") + r#", "event": "nothing", "extension-filed": "no""#;
    let holding = file(&page(&answers, TODAY), Export::default());
    let employer = "Employer: Extend the work permit";
    assert_eq!(summary(&holding, "working.work-permit.extend"), format!("{employer}: last safe working day"));
    assert_eq!(summary(&holding, "latest.work-permit.extend"), format!("{employer}: latest day"));
    assert!(summary(&holding, "safe.residence-permit.extend").starts_with("Extend the residence permit: "));
}

/// 20 November + 29 days is a Saturday: entered a day earlier, the safe day is the last working day before the latest.
#[test]
fn where_the_safe_day_is_the_last_working_day_its_own_event_says_so() {
    let answers = ARRIVED.replace("2026-11-20", "2026-11-19");
    let file = file(&page(&answers, TODAY), Export::default());
    let words = summary(&file, "safe.residence-permit.apply");
    assert_eq!(words, "Apply for the residence permit (居留许可): last safe day\\, last working day");
    let names: Vec<String> = days(&file).into_iter().map(|[name, ..]| name).collect();
    assert!(!names.iter().any(|name| name.starts_with("working") && name.ends_with("residence-permit.apply")));
}

/// 3.01 with 3.16: 20 December 2026 is the latest day.
#[test]
fn a_step_that_is_late_stands_once_on_the_day_of_the_guidance_and_moves_with_it() {
    for (today, day) in [("2026-12-21", "20261221"), ("2026-12-22", "20261222")] {
        let found = days(&file(&page(ARRIVED, today), Export::default()));
        let own: Vec<_> = found.iter().filter(|[name, ..]| name.ends_with(".residence-permit.apply")).collect();
        let [[name, from, ..]] = own.as_slice() else { panic!("{own:?}") };
        assert_eq!((name.as_str(), from.as_str()), ("late.residence-permit.apply", day));
    }
    // On the latest day itself it is not late.
    let found = days(&file(&page(ARRIVED, "2026-12-20"), Export::default()));
    let own = found.iter().filter(|[name, ..]| name.ends_with(".residence-permit.apply"));
    assert_eq!(own.map(|[name, ..]| name.as_str()).collect::<Vec<_>>(), ["latest.residence-permit.apply"]);
}

#[test]
fn what_is_done_is_no_day_to_keep() {
    let done = page_in(&ENGLISH, ARRIVED, r#""apply-residence-permit", "register-accommodation""#, TODAY);
    let names: Vec<String> = days(&file(&done, Export::default())).into_iter().map(|[name, ..]| name).collect();
    let parts = ["safe", "working-latest", "latest"].map(|part| format!("{part}.on-site-check.ask"));
    assert_eq!(names, parts);
}

/// As they were when people first took such a file into their calendars: another name would double every event.
#[test]
fn events_have_the_names_that_calendars_know_already() {
    let file = calendar_file(&page(ARRIVED, TODAY), &ENGLISH, "0123456789abcdef", Export::default()).unwrap();
    let names: Vec<String> = events(&file).iter().map(|event| value(event, "UID").to_owned()).collect();
    for name in [
        "late.accommodation.register.2e373913e5ad677d@one-card-guide",
        "safe.residence-permit.apply.2e373913e5ad677d@one-card-guide",
        "latest.residence-permit.apply.2e373913e5ad677d@one-card-guide",
    ] {
        assert!(names.iter().any(|known| known == name), "{name} is not among {names:#?}");
    }
}

#[test]
fn without_a_known_day_there_is_no_file() {
    assert_eq!(calendar_file(&page("", TODAY), &ENGLISH, "1", Export::default()), None);
}

#[test]
fn a_second_import_on_a_later_day_meets_the_same_events_in_a_later_version() {
    let on = |day: &str| events(&file(&page(ARRIVED, day), Export::default()));
    let (first, second) = (on(TODAY), on("2026-11-24"));
    assert_eq!(first.len(), second.len());
    for (first, second) in first.iter().zip(&second) {
        assert_eq!(value(first, "UID"), value(second, "UID"));
        let sequence = |event: &[String]| value(event, "SEQUENCE").parse::<i64>().unwrap();
        assert_eq!(sequence(second), sequence(first) + 1);
        assert_eq!([value(first, "DTSTAMP"), value(second, "DTSTAMP")], ["20261123T000000Z", "20261124T000000Z"]);
    }
}

#[test]
fn the_events_of_two_cases_do_not_meet_and_the_identity_is_not_told() {
    let page = page(ARRIVED, TODAY);
    let file = |identity: &str| calendar_file(&page, &ENGLISH, identity, Export::default()).unwrap();
    let (ann, ben) = (file("Ann, Beijing"), file("Ben, Beijing"));
    let uids = |file: &str| events(file).iter().map(|event| value(event, "UID").to_owned()).collect::<Vec<_>>();
    assert!(uids(&ann).iter().all(|uid| !uids(&ben).contains(uid)));
    let mut once = uids(&ann);
    once.sort();
    once.dedup();
    assert_eq!(once.len(), uids(&ann).len());
    assert!(!ann.contains("Ann"));
}

/// The alarms of each event, by its name without the case's mark.
fn triggers(file: &str) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for line in lines(file) {
        if let Some(name) = line.strip_prefix("UID:") {
            found.push((name.rsplit_once('.').unwrap().0.to_owned(), Vec::new()));
        } else if let Some(trigger) = line.strip_prefix("TRIGGER:") {
            found.last_mut().unwrap().1.push(trigger.to_owned());
        }
    }
    found
}

/// An all-day event begins at midnight; 15 hours before that it is nine on the day before.
#[test]
fn each_event_rings_at_nine_thirty_seven_and_one_days_before_unless_that_day_has_passed() {
    let rings = |today: &str, name: &str| {
        let all = triggers(&file(&page(ARRIVED, today), Export::default()));
        all.into_iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no {name}")).1
    };
    let [month, week, day] = ["-P29DT15H", "-P6DT15H", "-PT15H"];
    // 30 days before 20 December 2026 is 20 November, the day of entry; 7 days before 18 December is the 11th.
    assert_eq!(rings("2026-11-20", "latest.residence-permit.apply"), [month, week, day]);
    assert_eq!(rings("2026-11-21", "latest.residence-permit.apply"), [week, day]);
    assert_eq!(rings("2026-12-11", "working.residence-permit.apply"), [week, day]);
    assert_eq!(rings("2026-12-12", "working.residence-permit.apply"), [day]);
    assert_eq!(rings("2026-12-18", "working.residence-permit.apply"), [""; 0]);
    assert_eq!(rings(TODAY, "late.accommodation.register"), [""; 0]);
}

#[test]
fn the_description_tells_who_where_by_which_sum_with_what_and_how_sure() {
    let link = "https://example.org/guide/#/s/abc";
    let file = file(&page(ARRIVED, TODAY), Export { name: None, link: Some(link) });
    let all = events(&file);
    let event = all.iter().find(|event| value(event, "UID").starts_with("safe.residence-permit.apply")).unwrap();
    let description = value(event, "DESCRIPTION");
    for part in [
        "Safe: by Sat 19 Dec 2026 = Fri 20 Nov 2026 + 29 days",
        "At the very latest: by Sun 20 Dec 2026 = Fri 20 Nov 2026 + 30 days",
        "Last working day before it: Fri 18 Dec 2026",
        "\\nWho: You\\n",
        "Where: Exit-entry administration of the police (公安机关出入境管理机构)",
        "Bring: Passport (护照)\\; ",
        "How sure: National rule. ",
        "Sources: 3.01\\, 3.16\\, ",
        link,
        "General information\\, not legal advice.",
    ] {
        assert!(description.contains(part), "`{part}` in {description}");
    }
    assert_eq!(value(event, "URL"), link);
    // Read in a month, a distance from the day judged would be wrong.
    assert!(!description.contains("in 26 days"));
}

#[test]
fn chinese_words_stand_in_the_file_as_they_are() {
    let page = page_in(&CHINESE, ARRIVED, "", TODAY);
    let file = calendar_file(&page, &CHINESE, "1", Export { name: Some("张三；北京"), link: None }).unwrap();
    assert!(lines(&file).contains(&"X-WR-CALNAME:证卡指南：张三；北京".to_owned()));
    assert!(lines(&file).contains(&"SUMMARY:申请居留许可：最后一个工作日".to_owned()));
}

#[test]
fn separators_in_a_name_are_escaped() {
    let file = file(&page(ARRIVED, TODAY), Export { name: Some("A;B,C\\D\r\nE"), link: None });
    assert!(lines(&file).contains(&"NAME:One-Card Guide: A\\;B\\,C\\\\D E".to_owned()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the caller gives: lines of at most 75 octets that end with CR LF, cut between characters (the file is a
    /// `String`), and no line that is not one of ours.
    #[test]
    fn no_name_and_no_link_breaks_the_file(name in any::<String>(), link in any::<String>(), identity in any::<String>()) {
        let page = page(ARRIVED, TODAY);
        let export = Export { name: Some(&name), link: Some(&link) };
        let file = calendar_file(&page, &ENGLISH, &identity, export).unwrap();
        for line in file.strip_suffix("\r\n").unwrap().split("\r\n") {
            prop_assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{}", line);
        }
        let known = [
            "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "UID",
            "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "STATUS", "TRANSP", "ACTION", "TRIGGER",
        ];
        for line in lines(&file) {
            let property = line.split([':', ';']).next().unwrap();
            prop_assert!(known.contains(&property), "{}", line);
        }
        prop_assert_eq!(events(&file).len(), 7);
    }
}
