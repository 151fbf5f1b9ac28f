//! Old rules say that they are old: from the day on that the edition names, by the real day, whatever day is judged.

#![cfg(test)]

use one_card_guide::calendar::{Date, from_day_number, parse_iso};
use one_card_guide::case::from_file;
use one_card_guide::guidance::{Export, json};
use one_card_guide::guidance::{
    GuidancePage, SheetSide, arrange, markdown, message, old_rules, plain, recipients, say_age, sheets,
};
use one_card_guide::rulebook::model::Rulebook;
use one_card_guide::text::Text;
use one_card_guide::workbench;
use one_card_guide::workbench::edition::archive;
use one_card_guide::workbench::shipped;
use std::path::Path;

fn day(iso: &str) -> Date {
    parse_iso(iso).unwrap()
}

/// The rulebook as if the law had been read up to another day.
fn read_on(date: &str) -> Rulebook {
    let mut book = shipped().unwrap();
    book.edition.date = date.into();
    book
}

fn english() -> Text {
    workbench::english().unwrap()
}

fn chinese() -> Text {
    workbench::text("zh-Hans").unwrap().unwrap()
}

/// 90 days after each day, on a calendar: the rest of its month, then whole months, then the last days.
#[test]
fn rules_are_old_from_ninety_days_after_the_day_of_the_edition() {
    for (read, last, first) in [
        // 7 + 31 + 31 = 69 days to 31 January, 20 and 21 more.
        ("2026-11-23", "2027-02-20", "2027-02-21"),
        // 30 days of December's rest, 31 of January: 61 to the end of January; 28 to 28 February, 29 to the leap day.
        ("2027-12-01", "2028-02-28", "2028-02-29"),
        // The same without a leap day.
        ("2026-12-01", "2027-02-28", "2027-03-01"),
        // From the leap day: 31 + 30 = 61 to 30 April, 28 and 29 of May.
        ("2028-02-29", "2028-05-28", "2028-05-29"),
        ("2099-12-31", "2100-03-30", "2100-03-31"),
    ] {
        let book = read_on(read);
        assert_eq!(old_rules(&book, &english(), day(last)), None, "{read}");
        assert_eq!(old_rules(&book, &english(), day(first)).map(|old| old.days), Some(90), "{read}");
    }
}

#[test]
fn a_clock_before_the_edition_says_nothing_and_no_day_makes_them_young_again() {
    let book = read_on("2026-11-23");
    for before in ["2026-11-22", "2026-08-25", "2025-11-23", "1970-01-01", "1900-01-01"] {
        assert_eq!(old_rules(&book, &english(), day(before)), None, "{before}");
    }
    for after in ["2027-02-22", "2027-11-23", "2028-02-29", "2300-12-31"] {
        assert!(old_rules(&book, &english(), day(after)).is_some(), "{after}");
    }
    // 365 days, with no leap day among them.
    assert_eq!(old_rules(&book, &english(), day("2027-11-23")).unwrap().days, 365);
}

#[test]
fn the_number_is_the_editions_own() {
    let mut book = read_on("2026-11-23");
    assert_eq!(book.companion.old_after, Some(90));
    book.companion.old_after = Some(1);
    assert_eq!(old_rules(&book, &english(), day("2026-11-23")), None);
    assert!(old_rules(&book, &english(), day("2026-11-24")).is_some());
}

/// They are shown as then, beside the present rules, which say it.
#[test]
fn archived_editions_have_no_such_number_and_say_nothing() {
    let archived = archive(Path::new("src/editions")).unwrap();
    assert!(!archived.is_empty());
    for edition in archived {
        assert_eq!(old_rules(&edition.rulebook, &english(), day("2300-12-31")), None);
    }
}

#[test]
fn the_words_say_since_when_how_long_ago_and_what_to_do() {
    let book = read_on("2026-11-23");
    let old = old_rules(&book, &english(), day("2027-11-30")).unwrap();
    assert_eq!(
        old.words,
        "The rules of this guide are from Mon 23 Nov 2026 (372 days ago). The law may have changed since: keep to the dates given, and confirm them with 12333, 12367 or the employer."
    );
    // Read later, the distance would be another.
    assert_eq!(old.later, old.words.replace(" (372 days ago)", ""));
    let old = old_rules(&book, &chinese(), day("2027-02-21")).unwrap();
    assert_eq!(
        old.words,
        "本指南的规则截至2026年11月23日周一（90天前），此后规定可能已有变化：请按所列日期办理，并向12333、12367或用人单位核实。"
    );
    assert_eq!(old.later, old.words.replace("（90天前）", ""));
}

/// Guidance for a day, on which somebody looks at it on another.
fn page(text: &Text, judged: &str, today: &str) -> GuidancePage {
    let book = read_on("2026-11-23");
    let file = r#"{"format": 1, "answers": {"person": "foreign", "place": "in-china", "status": "z-visa",
        "entered-on": "2024-11-20", "assignment": "year-or-more", "proof": "letter"}}"#;
    let (case, _) = from_file(file, &book.rules, day(today)).unwrap();
    let answers = case.answers(&book.rules);
    let mut page = arrange(&book, text, &answers, day(judged));
    say_age(&book, text, &mut page, day(today));
    page
}

#[test]
fn the_day_that_is_looked_at_makes_no_rule_old() {
    assert_eq!(page(&english(), "2030-01-01", "2027-02-20").old_rules, None);
    assert!(page(&english(), "2024-11-30", "2027-02-21").old_rules.is_some());
}

#[test]
fn all_that_is_made_of_a_page_says_it() {
    for text in [english(), chinese()] {
        for today in ["2027-02-20", "2027-02-21"] {
            let page = page(&text, "2027-02-21", today);
            let old = page.old_rules.clone().map(|old| (old.words, old.later));
            assert_eq!(old.is_some(), today == "2027-02-21");
            let whole = text.get("page.old").split("{day}").next().unwrap().to_owned();
            let (now, later) = old.clone().unwrap_or((whole.clone(), whole));
            let times = usize::from(old.is_some());
            assert_eq!(plain(&page, &text).matches(&now).count(), times);
            assert_eq!(markdown(&page, &text, Export::default()).matches(&later).count(), times);
            for to in recipients(&page) {
                let body = message(&page, &text, to, Export::default()).body;
                assert_eq!(body.matches(&later).count(), times, "{body}");
            }
            let json: serde_json::Value = serde_json::from_str(&json(&page).unwrap()).unwrap();
            let expected =
                old.map_or(serde_json::Value::Null, |(words, _)| serde_json::json!({"days": 90, "words": words}));
            assert_eq!(json["old-rules"], expected);
        }
    }
}

#[test]
fn a_sheet_says_it_in_both_of_its_languages_among_what_is_for_its_owner() {
    let book = read_on("2026-11-23");
    let (english, chinese) = (english(), chinese());
    for (today, said) in [("2027-02-20", false), ("2027-02-21", true)] {
        let (one, other) = (page(&chinese, today, today), page(&english, today, today));
        let sheets =
            sheets(&book, SheetSide { page: &one, text: &chinese }, SheetSide { page: &other, text: &english });
        assert!(!sheets.is_empty());
        for sheet in sheets {
            let old = sheet.old_rules.map(|old| (old.chinese, old.other));
            let expected =
                one.old_rules.clone().zip(other.old_rules.clone()).map(|(one, other)| (one.later, other.later));
            assert_eq!((old.is_some(), old), (said, expected));
        }
    }
}

#[test]
fn every_day_after_the_first_old_one_is_old() {
    let book = shipped().unwrap();
    let read = one_card_guide::calendar::day_number(day(&book.edition.date));
    for days in 0..800 {
        let today = from_day_number(read + days).unwrap();
        assert_eq!(old_rules(&book, &english(), today).is_some(), days >= 90, "{days}");
    }
}
