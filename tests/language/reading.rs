//! What is refused in a condition or a date sum, with its place; what a date sum holds; which name was probably meant.

use one_card_guide::calendar::parse_iso;
use one_card_guide::engine::{
    Answer, Answers, Base, Choice, DateSum, Fact, FactId, Kind, Node, OutcomeKind, Rule, Ruleset, Truth, assess,
};
use one_card_guide::workbench::language::{Fault, Names, condition, date_sum, nearest, words};
use one_card_guide::workbench::proof::{Sameness, equal_condition};

fn facts() -> Vec<Fact> {
    let choices = |names: &[&str]| {
        let choice = |(number, id): (u16, &&str)| Choice { id: (*id).to_owned(), number };
        Kind::Choice((1u16..).zip(names).map(choice).collect())
    };
    let fact = |id: &str, number: u16, kind: Kind| Fact {
        id: id.to_owned(),
        number,
        kind,
        mark: false,
        fixed: false,
        former: None,
    };
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

/// A hundred years of 365 days, or of twelve months; the calendar has four hundred.
#[test]
fn a_sum_leads_at_most_a_hundred_years_away() {
    let far = |most: u32, unit: &str| {
        format!("this leads more than {most} {unit} away from the date: name a date that is nearer")
    };
    for (text, months, days) in [
        ("ends-on + 36500 days", 0, 36_500),
        ("ends-on - 36500 days", 0, -36_500),
        ("ends-on + 36499 days + 1 day", 0, 36_500),
        ("ends-on + 36500 days - 73000 days", 0, -36_500),
        ("ends-on + 1200 months - 36500 days", 1_200, -36_500),
        ("ends-on - 1200 months", -1_200, 0),
    ] {
        assert_eq!(sum(text), Ok(DateSum { base: Base::Fact(FactId(2)), months, days }), "{text}");
    }
    for (text, start, end, most, unit) in [
        ("ends-on + 36501 days", 10, 20, 36_500, "days"),
        ("ends-on - 36501 days", 10, 20, 36_500, "days"),
        ("ends-on + 36500 days + 1 day", 23, 28, 36_500, "days"),
        ("ends-on + 2147483647 days + 2147483647 days", 10, 25, 36_500, "days"),
        ("ends-on + 1 day + 2147483647 days", 18, 33, 36_500, "days"),
        ("ends-on - 1 day - 2147483647 days", 18, 33, 36_500, "days"),
        ("ends-on + 2147483648 days", 10, 25, 36_500, "days"),
        ("ends-on - 99999999999999999999 days", 10, 35, 36_500, "days"),
        ("ends-on + 1201 months", 10, 21, 1_200, "months"),
        ("ends-on + 1200 months + 1 month", 24, 31, 1_200, "months"),
        ("ends-on + 2147483647 months + 1 month", 10, 27, 1_200, "months"),
    ] {
        assert_eq!(sum(text), Err((start, end, far(most, unit), None)), "{text}");
    }
    // The same on either side of a comparison.
    assert_eq!(refused("today < ends-on - 36501 days"), (18, 28, far(36_500, "days"), None));
    assert_eq!(refused("today + 36501 days < ends-on"), (8, 18, far(36_500, "days"), None));
}

/// What a condition of so many brackets says, in the small rules of this file.
fn nested(open: &str, times: usize, close: &str) -> Result<usize, Refused> {
    let (facts, definitions, mut nodes) = (facts(), ["large".to_owned()], Vec::new());
    let text = format!("{}paid{}", open.repeat(times), close.repeat(times));
    let read = condition(&text, Names { facts: &facts, definitions: &definitions }, &mut nodes);
    read.map(|_| nodes.len()).map_err(parts)
}

#[test]
fn brackets_and_nots_stand_at_most_thirty_two_deep() {
    let deep = "more than 32 brackets and `not`s stand one inside the other: give an inner part a name with [[define]]";
    for (open, close, nodes) in [("(", ")", 1), ("not ", "", 33), ("not (", ")", 17)] {
        let most = 32 / if open == "not (" { 2 } else { 1 };
        assert_eq!(nested(open, most, close), Ok(nodes), "{open}");
        for times in [most + 1, 10_000, 100_000] {
            let start = open.len() * most;
            let end = start + open.trim_end_matches([' ', '(']).len().max(1);
            assert_eq!(nested(open, times, close), Err((start, end, deep.to_owned(), None)), "{open}{times}");
        }
    }
    // Unclosed ones are no reason to go deeper.
    assert_eq!(refused(&"(".repeat(100_000)), (32, 33, deep.to_owned(), None));
    // What is closed no longer counts.
    let (facts, definitions) = (facts(), ["large".to_owned()]);
    let beside = vec!["((paid))"; 1_000].join(" and ");
    assert!(condition(&beside, Names { facts: &facts, definitions: &definitions }, &mut Vec::new()).is_ok());
}

/// However many parts there are, they stand beside one another in one node.
#[test]
fn a_chain_of_a_hundred_thousand_parts_is_no_deeper_than_one_of_two() {
    let (facts, definitions) = (facts(), ["large".to_owned()]);
    for (word, alike) in [(" and ", Truth::True), (" or ", Truth::False)] {
        // The parts that do not settle it come first, so that all are judged.
        let text = vec![if alike == Truth::True { "paid" } else { "not paid" }; 100_000].join(word);
        let mut nodes = Vec::new();
        let when = condition(&text, Names { facts: &facts, definitions: &definitions }, &mut nodes).unwrap();
        let (Node::All(parts) | Node::Any(parts)) = &nodes[when.0 as usize] else { panic!() };
        assert_eq!(parts.len(), 100_000);
        let rule = Rule {
            id: "r".into(),
            number: 1,
            when,
            kind: OutcomeKind::Note,
            step: None,
            after: vec![],
            done: None,
            due: None,
            papers: vec![],
            urgency: 0,
        };
        let rules = Ruleset { facts: facts.clone(), nodes, rules: vec![rule], ..Ruleset::default() };
        let mut answers = Answers::default();
        answers.set(FactId(0), Answer::Choice(0));
        let today = parse_iso("2026-11-23").unwrap();
        assert_eq!(assess(&rules, &answers, today).findings[0].truth, alike);
        assert_eq!(rules.facts_in(when), [FactId(0)]);
        assert!(matches!(equal_condition(&rules, when, &rules, when), Sameness::Same(_)));
        assert!(words(&rules, when).len() >= text.len());
    }
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
