//! Due dates as text: the period as the rule states it, and what is counted.

use one_card_guide::calendar::{Span, Unit};
use one_card_guide::engine::{Base, DateSum, DueRule, Ruleset, Shape};
use one_card_guide::workbench::language::{due_words, sum_words};

const TODAY: DateSum = DateSum { base: Base::Today, months: 0, days: 0 };

fn days(count: i32) -> Span {
    Span { count, unit: Unit::Days }
}

fn written(shape: Shape, opens: Option<Span>, safe: i32, latest: i32) -> String {
    let due = DueRule { shape, base: TODAY, opens, safe: days(safe), latest: days(latest), cap: None };
    due_words(&Ruleset::default(), &due)
}

#[test]
fn a_period_is_written_with_what_is_counted() {
    assert_eq!(
        written(Shape::Within(days(30)), None, 29, 30),
        "within 30 days of today: safe + 29 days, latest + 30 days"
    );
    let before = written(Shape::Before(days(30)), Some(days(-90)), -31, -30);
    assert_eq!(before, "30 days before today: opens - 90 days, safe - 31 days, latest - 30 days");
    // Settled within no time: the period is written all the same.
    assert_eq!(written(Shape::Within(days(0)), None, 0, 0), "within 0 days of today: safe + 0 days, latest + 0 days");
}

/// The rulebook has no such day; a mutant of it has, and the change must show.
#[test]
fn a_day_that_is_no_period_is_written_with_what_is_counted_only_where_something_is() {
    assert_eq!(written(Shape::By, None, 0, 0), "by today");
    assert_eq!(written(Shape::By, None, 0, 1), "by today: safe + 0 days, latest + 1 day");
    assert_eq!(written(Shape::From, None, -1, 0), "from today: safe - 1 day, latest + 0 days");
    assert_eq!(written(Shape::By, Some(days(-5)), 0, 0), "by today: opens - 5 days");
}

#[test]
fn a_date_sum_is_written_with_its_months_before_its_days() {
    for (months, days, expected) in [
        (0, 0, "1970-01-31"),
        (1, -3, "1970-01-31 + 1 month - 3 days"),
        (-2, 0, "1970-01-31 - 2 months"),
        (0, 1, "1970-01-31 + 1 day"),
    ] {
        assert_eq!(sum_words(&Ruleset::default(), DateSum { base: Base::Day(30), months, days }), expected);
    }
}
