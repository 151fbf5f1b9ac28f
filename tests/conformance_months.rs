//! Conformance of month and year sums to outside authorities: test262's Temporal, java.time and dateutil, which agree.
//!
//! The vectors are in `conformance/months.toml`, each group with its source. Years are counted as 12 months.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use one_card_guide::calendar::{Calendar, Span, Unit, iso, parse_iso};
use std::collections::BTreeMap;

type Rows = Vec<(String, i32, i32, String)>;

fn vectors(authority: &str, count: usize) -> Rows {
    let mut all: BTreeMap<String, Rows> = toml::from_str(include_str!("conformance/months.toml")).unwrap();
    let rows = all.remove(authority).unwrap();
    assert_eq!(rows.len(), count);
    rows
}

/// Months first, then days, as a date sum of the rulebook has it. No working days are asked for, so no table is needed.
fn sum(from: &str, months: i32, days: i32) -> String {
    let calendar = Calendar::default();
    let moved = calendar.add(parse_iso(from).unwrap(), Span { count: months, unit: Unit::Months }).unwrap();
    iso(calendar.add(moved, Span { count: days, unit: Unit::Days }).unwrap())
}

fn agree(rows: Rows) {
    for (from, months, days, gives) in rows {
        assert_eq!(sum(&from, months, days), gives, "{from} and {months} months and {days} days");
    }
}

#[test]
fn sums_agree_with_the_conformance_suite_of_temporal() {
    agree(vectors("test262", 40));
}

#[test]
fn sums_agree_with_the_documentation_of_java_time() {
    agree(vectors("java-time", 4));
}

#[test]
fn sums_agree_with_the_tests_of_dateutil() {
    agree(vectors("dateutil", 9));
}
