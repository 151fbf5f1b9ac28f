//! The case file: its one form, and everything that can be wrong with a file.

use crate::*;
use one_card_guide::case::file::LARGEST;
use one_card_guide::case::{FileError, Problem, from_file, to_file};

const FIXTURE: &str = include_str!("../fixtures/case-v1.json");

fn fixture() -> Case {
    case(
        "Zoë 王",
        &[
            (1, Stored::Choice(7)),
            (2, Stored::Date(day("2026-11-20"))),
            (3, Stored::Declined),
            (40, Stored::Choice(2)),
            (700, Stored::Declined),
            (701, Stored::Choice(12)),
            (702, Stored::Date(day("2027-02-10"))),
            (703, Stored::Number { tag: 3, value: u64::MAX }),
            (704, Stored::Bytes(vec![0x00, 0xff])),
            (1001, Stored::Choice(1)),
            (1002, Stored::Choice(1)),
        ],
    )
}

fn read(text: &str) -> Result<(Case, Vec<Problem>), FileError> {
    from_file(text, &rules(), today())
}

/// A file of format 1 with these further parts, as read on 2026-11-23.
fn parts(parts: &str) -> (Case, Vec<Problem>) {
    read(&format!(r#"{{"format": 1, {parts}}}"#)).unwrap()
}

#[test]
fn a_file_of_format_1_opens_whole() {
    assert_eq!(read(FIXTURE), Ok((fixture(), vec![])));
}

#[test]
fn a_case_is_written_in_the_order_of_the_questions() {
    assert_eq!(to_file(&fixture(), &rules(), &edition()), FIXTURE);
}

#[test]
fn the_shortest_file_is_a_case_without_answers() {
    assert_eq!(read(r#"{"format": 1}"#), Ok((Case::default(), vec![])));
}

#[test]
fn a_file_from_an_editor_with_a_byte_order_mark_opens() {
    assert_eq!(read("\u{feff}{\"format\": 1, \"name\": \"Ann\"}").unwrap().0.name, "Ann");
}

#[test]
fn a_mark_that_says_no_or_unknown_is_written_among_the_answers() {
    for (stored, written) in [(Stored::Choice(2), r#""done-pay": "no""#), (Stored::Declined, r#""done-pay": null"#)] {
        let before = case("", &[(1001, stored)]);
        let text = to_file(&before, &rules(), &edition());
        assert!(text.contains(written), "{text}");
        assert_eq!(read(&text), Ok((before, vec![])));
    }
}

#[test]
fn a_question_whose_name_begins_like_a_mark_is_still_a_question() {
    let mut rules = rules();
    rules.facts[3].id = "done-waiting".into();
    let before = case("", &[(40, Stored::Choice(1))]);
    let text = to_file(&before, &rules, &edition());
    assert!(text.contains(r#""done-waiting": "yes""#), "{text}");
    assert_eq!(from_file(&text, &rules, today()), Ok((before, vec![])));
    let among_steps = from_file(r#"{"format": 1, "done": ["waiting"]}"#, &rules, today());
    assert_eq!(among_steps, Ok((Case::default(), vec![Problem::UnknownStep("waiting".into())])));
}

#[test]
fn a_number_that_is_known_by_now_is_an_answer() {
    assert_eq!(
        parts(r#""numbered": {"1": 7, "2": "2026-11-20"}"#).0,
        parts(r#""answers": {"place": "train", "left-on": "2026-11-20"}"#).0
    );
}

#[test]
fn what_stands_by_name_counts_before_what_stands_by_number() {
    assert_eq!(parts(r#""numbered": {"1": 7}, "answers": {"place": "home"}"#).0, case("", &[(1, Stored::Choice(1))]));
}

#[test]
fn what_is_no_json_is_pointed_at() {
    // Line 3 ends where a value should begin.
    assert_eq!(read("{\n \"format\": 1,\n \"name\": }"), Err(FileError::NotJson { line: 3, column: 10 }));
    assert_eq!(read(""), Err(FileError::NotJson { line: 1, column: 1 }));
    assert_eq!(read("PK\u{3}\u{4}"), Err(FileError::NotJson { line: 1, column: 1 }));
}

#[test]
fn json_that_is_no_case_is_refused() {
    for text in [
        "null",
        "[]",
        "1",
        "\"x\"",
        "{}",
        r#"{"format": "1"}"#,
        r#"{"format": 1.5}"#,
        r#"{"format": -1}"#,
        r#"{"name": "Ann"}"#,
    ] {
        assert_eq!(read(text), Err(FileError::NotACase), "{text}");
    }
}

#[test]
fn a_file_of_another_format_is_refused_by_name() {
    for version in [0, 2, u64::MAX] {
        assert_eq!(read(&format!(r#"{{"format": {version}}}"#)), Err(FileError::OtherVersion(version)));
    }
}

#[test]
fn a_file_larger_than_a_case_is_refused_unread() {
    assert_eq!(LARGEST, 200_000);
    assert_eq!(read(&" ".repeat(200_001)), Err(FileError::TooLarge { bytes: 200_001 }));
    // Bytes, not characters.
    assert_eq!(read(&"王".repeat(100_000)), Err(FileError::TooLarge { bytes: 300_000 }));
    assert_eq!(read(&format!("{{\"format\": 1}}{}", " ".repeat(LARGEST - 13))), Ok((Case::default(), vec![])));
}

#[test]
fn brackets_two_hundred_thousand_deep_are_refused() {
    assert!(matches!(read(&"[".repeat(LARGEST)), Err(FileError::NotJson { .. })));
}

#[test]
fn an_unknown_fact_is_left_out_and_named() {
    let (kept, problems) = parts(r#""answers": {"plaice": "home", "paid": "yes"}"#);
    assert_eq!(kept, case("", &[(40, Stored::Choice(1))]));
    assert_eq!(problems, [Problem::UnknownFact("plaice".into())]);
}

#[test]
fn an_unknown_option_leaves_the_question_open() {
    let (kept, problems) = parts(r#""answers": {"place": "Home", "paid": "yes"}"#);
    assert_eq!(kept, case("", &[(40, Stored::Choice(1))]));
    assert_eq!(problems, [Problem::UnknownOption { fact: PLACE, option: "Home".into() }]);
}

#[test]
fn what_is_no_date_leaves_the_question_open() {
    for value in ["2026-02-30", "20.11.2026", "2026-11-20T00:00", "", "1899-12-31", "2301-01-01", "z-visa"] {
        let (kept, problems) = parts(&format!(r#""answers": {{"left-on": "{value}", "paid": "yes"}}"#));
        assert_eq!(kept, case("", &[(40, Stored::Choice(1))]));
        assert_eq!(problems, [Problem::NotADate { fact: LEFT_ON, value: value.into() }]);
    }
}

#[test]
fn an_answer_that_is_no_text_leaves_the_question_open() {
    for value in ["true", "1", "[\"home\"]", "{}"] {
        let (kept, problems) = parts(&format!(r#""answers": {{"place": {value}, "paid": "yes"}}"#));
        assert_eq!(kept, case("", &[(40, Stored::Choice(1))]));
        assert_eq!(problems, [Problem::WrongKind { fact: PLACE, value: value.into() }]);
    }
}

#[test]
fn an_unknown_step_is_left_out_and_named() {
    let (kept, problems) = parts(r#""done": ["pay", "fly", 7, "done-pay", "paid"]"#);
    assert_eq!(kept, case("", &[(1001, Stored::Choice(1))]));
    assert_eq!(problems, ["fly", "7", "done-pay", "paid"].map(|step| Problem::UnknownStep(step.into())));
}

#[test]
fn parts_of_a_wrong_kind_are_named_and_the_others_kept() {
    for part in ["name", "answers", "done", "numbered"] {
        let (_, problems) = parts(&format!(r#""{part}": 7"#));
        assert_eq!(problems, [Problem::WrongPart(part)]);
    }
    let (kept, problems) = parts(r#""answers": [], "name": "Ann", "made-with": 7"#);
    assert_eq!((kept.name.as_str(), problems), ("Ann", vec![Problem::WrongPart("answers")]));
}

#[test]
fn a_misspelt_part_is_named() {
    assert_eq!(parts(r#""answer": {"paid": "yes"}"#).1, [Problem::UnknownPart("answer".into())]);
}

#[test]
fn numbered_answers_that_cannot_be_read_are_named() {
    for pair in [
        r#""0": 1"#,
        r#""65536": 1"#,
        r#""07": 1"#,
        r#""x": 1"#,
        r#""7": 65536"#,
        r#""7": -1"#,
        r#""7": 1.5"#,
        r#""7": true"#,
        r#""7": {}"#,
        r#""7": "soon""#,
        r#""7": []"#,
        r#""7": [2, 1]"#,
        r#""7": [7, 1]"#,
        r#""7": [3, -1]"#,
        r#""7": ["A"]"#,
        r#""7": [1, 2, 3]"#,
    ] {
        let (kept, problems) = parts(&format!(r#""numbered": {{{pair}, "8": 1}}"#));
        assert_eq!(kept, case("", &[(8, Stored::Choice(1))]), "{pair}");
        assert!(matches!(problems[..], [Problem::UnreadableNumbered(_)]), "{pair} {problems:?}");
    }
}

#[test]
fn numbered_answers_beyond_any_case_are_left_out_and_named() {
    let many: Vec<String> = (1..=9_999).map(|number| format!(r#""{number}": 1"#)).collect();
    let (kept, problems) = parts(&format!(r#""numbered": {{{}}}"#, many.join(", ")));
    assert!((200..=700).contains(&kept.facts.len()), "{}", kept.facts.len());
    assert_eq!(kept.facts.len() + problems.len(), 9_999);
}

#[test]
fn a_date_before_the_one_it_follows_is_left_out() {
    let (kept, problems) = parts(r#""answers": {"left-on": "2026-11-20", "back-on": "2026-11-19", "paid": "yes"}"#);
    assert_eq!(kept, case("", &[(2, Stored::Date(day("2026-11-20"))), (40, Stored::Choice(1))]));
    assert_eq!(problems, [Problem::Impossible { check: CheckId(1), fact: BACK_ON }]);
}

#[test]
fn an_event_after_today_is_left_out() {
    let (kept, problems) = parts(r#""answers": {"left-on": "2026-11-24", "paid": "yes"}"#);
    assert_eq!(kept, case("", &[(40, Stored::Choice(1))]));
    assert_eq!(problems, [Problem::Impossible { check: CheckId(0), fact: LEFT_ON }]);
    assert_eq!(parts(r#""answers": {"left-on": "2026-11-23"}"#).1, []);
}

#[test]
fn one_wrong_date_does_not_cost_the_other() {
    // Back before left only because left lies after today: with that one gone the other stands.
    let (kept, problems) = parts(r#""answers": {"left-on": "2027-11-20", "back-on": "2026-11-21"}"#);
    assert_eq!(kept, case("", &[(3, Stored::Date(day("2026-11-21")))]));
    assert_eq!(problems.len(), 1);
}

#[test]
fn a_check_that_no_answer_can_mend_is_passed_over() {
    let mut rules = rules();
    rules.nodes.push(Node::Always(true));
    rules.checks.push(Check { id: "always".into(), when: NodeId(2), facts: vec![PAID] });
    rules.checks.push(Check { id: "no-facts".into(), when: NodeId(2), facts: vec![] });
    assert_eq!(from_file(r#"{"format": 1}"#, &rules, today()), Ok((Case::default(), vec![])));
}

#[test]
fn a_name_of_ten_thousand_characters_is_cut_and_the_rest_is_kept() {
    let (kept, problems) = parts(&format!(r#""name": "{}", "answers": {{"paid": "yes"}}"#, "👩".repeat(10_000)));
    assert_eq!(kept, case(&"👩".repeat(200), &[(40, Stored::Choice(1))]));
    assert_eq!(problems, [Problem::NameCut { characters: 10_000 }]);
}

#[test]
fn names_of_any_kind_come_back_as_they_were() {
    for name in ["", "<img src=x onerror=alert(1)>", "\"q\" \\ {fact}", "مرحبا abc", "👩‍👩‍👧", "e\u{301}"]
    {
        let named = case(name, &[]);
        assert_eq!(read(&to_file(&named, &rules(), &edition())), Ok((named, vec![])));
    }
}

/// A file of about so many bytes: the opening, as many members as fit, the end.
fn filled(bytes: usize, open: &str, close: &str, member: impl Fn(usize) -> String) -> String {
    let mut text = format!("{{\"format\": 1, {open}");
    for number in 0.. {
        let next = member(number);
        if text.len() + next.len() + close.len() + 2 > bytes {
            break;
        }
        if number > 0 {
            text.push(',');
        }
        text.push_str(&next);
    }
    text + close + "}"
}

/// One way to fill a file: its opening, its end, and its members by number.
type Filling = (&'static str, &'static str, &'static str, fn(usize) -> String);

const FILLINGS: [Filling; 10] = [
    ("unknown answers", "\"answers\": {", "}", |number| format!("\"{number:x}\":0")),
    ("one answer again and again", "\"answers\": {", "}", |_| "\"paid\":0".into()),
    ("answers of one unknown question", "\"answers\": {", "}", |_| "\"x\":0".into()),
    ("unknown parts", "\"name\": \"\", ", "", |number| format!("\"{number:x}\":0")),
    ("steps that are no text", "\"done\": [", "]", |_| "0".into()),
    ("a step done again and again", "\"done\": [", "]", |_| "\"pay\"".into()),
    ("numbered answers", "\"numbered\": {", "}", |number| format!("\"{}\":1", number + 1)),
    ("numbered answers without a value", "\"numbered\": {", "}", |number| format!("\"{}\":{{}}", number + 1)),
    ("lists in lists", "\"answers\": [", "]", |_| format!("{}{}", "[".repeat(28), "]".repeat(28))),
    ("escapes", "\"name\": [", "]", |_| "\"\\n\\u00e9\\ud83d\\ude00\"".into()),
];

/// How long this thread has had a processor, in nanoseconds, where the system tells (Linux does): what else is running then
/// does not count.
fn worked() -> Option<u128> {
    std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

/// The time of reading a text so often, in nanoseconds.
fn time(text: &str, times: usize) -> u128 {
    let (start, before) = (std::time::Instant::now(), worked());
    (0..times).for_each(|_| assert!(read(text).is_ok()));
    before.zip(worked()).map_or(start.elapsed().as_nanos(), |(before, after)| after - before)
}

/// One file takes about as long as sixteen of a sixteenth of its size; what grows with the square takes sixteen times as
/// long. Both are timed in turn, and the least of several times counts.
#[test]
fn a_file_is_read_in_the_time_that_its_length_takes_whatever_stands_in_it() {
    for (kind, open, close, member) in FILLINGS {
        let [small, large] = [LARGEST / 16, LARGEST].map(|bytes| filled(bytes, open, close, member));
        assert!(small.len() > LARGEST / 17 && large.len() > LARGEST - 200, "{kind}: {} {}", small.len(), large.len());
        let times: Vec<(u128, u128)> = (0..3).map(|_| (time(&small, 16), time(&large, 1))).collect();
        let (parts, whole) = (times.iter().map(|time| time.0).min(), times.iter().map(|time| time.1).min());
        assert!(whole < parts.map(|parts| parts * 5), "{kind}: {times:?} nanoseconds");
    }
}

#[test]
fn a_name_that_stands_twice_counts_once_with_its_last_value() {
    let (kept, problems) =
        parts(r#""answers": {"plaice": 1, "paid": "no", "plaice": 2, "paid": "yes", "place": "x", "place": "home"}"#);
    assert_eq!(kept, case("", &[(1, Stored::Choice(1)), (40, Stored::Choice(1))]));
    assert_eq!(problems, [Problem::UnknownFact("plaice".into())]);
}
