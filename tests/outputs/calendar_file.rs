//! Calendar files, read line by line as RFC 5545 says.

use crate::*;
use one_card_guide::guidance::{Export, calendar_file};
use proptest::prelude::*;

const TODAY: &str = "2026-11-23";

fn file(page: &Page, export: Export<'_>) -> String {
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
    // Provisions 3.11 and 3.01, counted from 20 November with and without that day; 1.12: 15 days are the target.
    let expected = [
        ["safe.accommodation.register", "20261120", "20261121", "CONFIRMED"],
        ["latest.accommodation.register", "20261121", "20261122", "CONFIRMED"],
        ["safe.residence-permit.apply", "20261219", "20261220", "CONFIRMED"],
        ["latest.residence-permit.apply", "20261220", "20261221", "CONFIRMED"],
        // It depends on city and category.
        ["safe.on-site-check.ask", "20261204", "20261205", "TENTATIVE"],
        ["latest.on-site-check.ask", "20261220", "20261221", "TENTATIVE"],
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_window_that_opens_and_a_target_have_days_of_their_own() {
    let answers = HOLDING.replace("2027-06-30", "2027-02-10").replace("shanghai", "beijing");
    let found = days(&file(&page(&answers, TODAY), Export::default()));
    // Before 10 February 2027: 31 and 30 days (2.06, 3.09); 45 days to aim for (OQ-23); 120 days in Beijing (9a.06).
    for expected in [
        ["safe.work-permit.extend", "20270110", "20270111"],
        ["latest.work-permit.extend", "20270111", "20270112"],
        ["safe.residence-permit.extend", "20270110", "20270111"],
        ["latest.residence-permit.extend", "20270111", "20270112"],
        ["opens.work-permit.window-beijing", "20261013", "20261014"],
        ["day.work-permit.aim-early", "20261227", "20261228"],
    ] {
        assert!(found.iter().any(|[name, from, until, _]| [name, from, until] == expected), "{expected:?}: {found:#?}");
    }
}

#[test]
fn what_is_done_is_no_day_to_keep() {
    let done = page_in(&ENGLISH, ARRIVED, r#""apply-residence-permit", "register-accommodation""#, TODAY);
    let names: Vec<String> = days(&file(&done, Export::default())).into_iter().map(|[name, ..]| name).collect();
    assert_eq!(names, ["safe.on-site-check.ask", "latest.on-site-check.ask"]);
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

#[test]
fn each_event_rings_thirty_seven_and_one_days_before() {
    let file = file(&page(ARRIVED, TODAY), Export::default());
    let triggers: Vec<String> = lines(&file).into_iter().filter(|line| line.starts_with("TRIGGER")).collect();
    assert_eq!(triggers.len(), 3 * events(&file).len());
    assert!(triggers.chunks(3).all(|three| three == ["TRIGGER:-P30D", "TRIGGER:-P7D", "TRIGGER:-P1D"]));
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
    assert!(lines(&file).contains(&"SUMMARY:稳妥日期：申请居留许可".to_owned()));
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
        prop_assert_eq!(events(&file).len(), 6);
    }
}
