//! What is refused in a condition or a date sum, with its place; what a date sum holds; which name was probably meant.

use one_card_guide::engine::language::{Fault, Names, condition, date_sum, nearest};
use one_card_guide::engine::{Base, Choice, DateSum, Fact, FactId, Kind};

fn facts() -> Vec<Fact> {
    let choices = |names: &[&str]| {
        let choice = |(number, id): (u16, &&str)| Choice { id: (*id).to_owned(), number };
        Kind::Choice((1u16..).zip(names).map(choice).collect())
    };
    let fact = |id: &str, number: u16, kind: Kind| Fact { id: id.to_owned(), number, kind, mark: false, fixed: false };
    vec![
        fact("paid", 1, choices(&["yes", "no"])),
        fact("kind", 2, choices(&["car", "lorry", "bus"])),
        fact("ends-on", 3, Kind::Date),
    ]
}

/// Place, message and hint.
type Refused = (usize, usize, String, Option<String>);

fn parts(fault: Fault) -> Refused {
    (fault.start, fault.end, fault.message, fault.hint)
}

fn refused(text: &str) -> Refused {
    let (facts, definitions) = (facts(), ["large".to_owned()]);
    parts(condition(text, Names { facts: &facts, definitions: &definitions }, &mut Vec::new()).unwrap_err())
}

fn sum(text: &str) -> Result<DateSum, Refused> {
    let (facts, definitions) = (facts(), ["large".to_owned()]);
    date_sum(text, Names { facts: &facts, definitions: &definitions }).map_err(parts)
}

#[test]
fn what_is_wrong_in_a_condition_is_told_with_its_place_and_what_was_meant() {
    let choice = "`paid` is a choice: say `paid is …` or `paid in […]`";
    let more = "expected `and`, `or` or the end of the condition";
    let days = "`months` is not a unit of a condition: count in days, and leave months and working days to due dates";
    for (text, start, end, message, hint) in [
        ("paid & large", 5, 6, "`&` has no place in a condition", None),
        ("paid ∧ large", 5, 8, "`∧` has no place in a condition", None),
        ("paid not", 0, 4, choice, None),
        ("paid not and large", 0, 4, choice, None),
        ("paid large", 5, 10, more, None),
        ("(paid or large))", 15, 16, more, None),
        ("paid and", 8, 8, "expected a fact, a definition or a date, but the condition ends", None),
        ("paid and )", 9, 10, "expected a fact, a definition or a date", None),
        ("kind in [car bus]", 13, 16, "expected `]`", None),
        ("kind is lory", 8, 12, "`kind` has no option `lory`", Some("lorry")),
        ("ends-on today", 8, 13, "expected a comparison: <, <=, =, >= or >", None),
        ("ends-on + few days < today", 10, 13, "`few` is not a whole number", None),
        ("ends-on + 3 months < today", 12, 18, days, None),
        ("lage and paid", 0, 4, "unknown fact `lage`", Some("large")),
        ("pad", 0, 3, "unknown fact `pad`", Some("paid")),
        ("elephant", 0, 8, "unknown fact `elephant`", None),
    ] {
        let expected = (start, end, message.to_owned(), hint.map(str::to_owned));
        assert_eq!(refused(text), expected, "{text}");
    }
}

#[test]
fn a_date_sum_adds_up_months_and_days_each_with_its_sign() {
    let ends_on = Base::Fact(FactId(2));
    for (text, base, months, days) in [
        ("ends-on", ends_on, 0, 0),
        ("ends-on + 2 months - 3 days", ends_on, 2, -3),
        ("ends-on - 2 months + 3 days", ends_on, -2, 3),
        ("today + 5 months + 7 months - 1 month - 30 days - 1 day + 4 days", Base::Today, 11, -27),
        ("1970-01-31 + 1 day", Base::Day(30), 0, 1),
    ] {
        assert_eq!(sum(text), Ok(DateSum { base, months, days }), "{text}");
    }
    let more = "expected `and`, `or` or the end of the condition".to_owned();
    assert_eq!(sum("ends-on today"), Err((8, 13, more, None)));
    let unit = "`day-s` is not a unit of a due date's base: use days or months".to_owned();
    assert_eq!(sum("ends-on + 3 day-s"), Err((12, 17, unit, Some("days".to_owned()))));
}

/// One edit is allowed, and another for every three letters of the word.
#[test]
fn the_nearest_name_is_the_one_with_the_fewest_edits_if_few_are_enough() {
    for (word, candidates, expected) in [
        ("kitten", &["sitting"][..], Some("sitting")), // two letters replaced, one added: 3 of 3
        ("saturday", &["sunday"], Some("sunday")),     // two letters taken out, one replaced: 3 of 3
        ("bus", &["bos"], Some("bos")),                // 1 of 2
        ("bus", &["bog"], Some("bog")),                // 2 of 2
        ("bus", &["dog"], None),                       // 3 of 2
        ("bu", &["bus"], Some("bus")),                 // 1 of 1
        ("bu", &["b"], Some("b")),                     // 1 of 1
        ("bu", &["ub"], None),                         // letters that change places are 2 edits, of 1
        ("bu", &["buses"], None),                      // 3 of 1
        ("", &["b"], Some("b")),                       // 1 of 1
        ("lorry", &["berry", "lory", "larry"], Some("lory")),
        ("lorry", &["berry", "lurry", "larry"], Some("lurry")), // the first of equals
        ("lorry", &[], None),
    ] {
        assert_eq!(nearest(word, candidates.iter().copied()).as_deref(), expected, "{word}: {candidates:?}");
    }
}
