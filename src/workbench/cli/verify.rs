//! `verify [NAME]`: properties of the rulebook that hold in every case, proved; or the case in which one does not.
//!
//! One line a property: how many things were looked at, on how many facts the questions rest, how many assumptions were
//! made, how many assignments they came to, and how long it took. What is proved, and how, is `proof`'s business.

use super::desk::{self, Desk, Failure};
use crate::text::Text;
use crate::workbench::proof::{Fault, Matter, PROPERTIES, Property, Report, Why};
use crate::workbench::text;
use lexopt::Parser;
use std::fmt::Write;
use std::time::Instant;

/// How many random full cases are judged.
const SAMPLES: usize = 100_000;

pub fn run(desk: &Desk, arguments: Parser) -> Result<String, Failure> {
    let names = desk::words(arguments)?;
    let meant = |property: &&Property| names.is_empty() || names.iter().any(|name| short(property) == name);
    if let Some(name) = names.iter().find(|name| !PROPERTIES.iter().any(|property| short(property) == *name)) {
        return Err(Failure::unknown(name));
    }
    let texts = texts(desk)?;
    let matter = Matter { book: &desk.book, texts: &texts, samples: SAMPLES };
    let mut out = String::new();
    let _ = writeln!(out, "{}", desk.text.get("cli.verify.head"));
    let (mut passed, mut failed) = (0, 0);
    for property in PROPERTIES.iter().filter(meant) {
        let start = Instant::now();
        let report = (property.judge)(matter);
        tell(desk, property, &report, start.elapsed().as_millis(), &mut out);
        if report.faults.is_empty() { passed += 1 } else { failed += 1 }
    }
    let _ = writeln!(out, "{passed} passed, {failed} failed");
    if failed == 0 { Ok(out) } else { Err(Failure::input(out)) }
}

fn short(property: &Property) -> &str {
    property.name.trim_start_matches("cli.verify.")
}

fn tell(desk: &Desk, property: &Property, report: &Report, milliseconds: u128, out: &mut String) {
    let effort = &report.effort;
    let _ = writeln!(
        out,
        "{:>7} {:>6} {:>9} {:>9} {:>7}  {}",
        report.looked_at,
        effort.facts.len(),
        effort.nodes,
        effort.leaves,
        milliseconds,
        desk.text.get(property.name)
    );
    for fault in &report.faults {
        let _ = writeln!(out, "        ! {}", words(desk, fault));
    }
    if !report.remarks.is_empty() {
        let _ = writeln!(out, "        - {}", report.remarks.join(", "));
    }
}

fn words(desk: &Desk, fault: &Fault) -> String {
    let mut words = match fault.why {
        Why::Wrong => fault.names.clone(),
        Why::Unproved => desk.text.fill("cli.verify.unproved", &[("names", &fault.names)]),
        Why::Contradicted => desk.text.fill("cli.verify.contradicted", &[("names", &fault.names)]),
    };
    if let Some(case) = &fault.case {
        words = format!("{words}: {}", case.words(&desk.book.rules));
    }
    words
}

/// Every language, English first: the others are compared with it.
fn texts(desk: &Desk) -> Result<Vec<Text>, Failure> {
    let tags = desk.text.languages().map(|(tag, _)| tag);
    let read = tags.filter_map(|tag| text(tag).map_err(Failure::input).transpose());
    let mut texts: Vec<Text> = read.collect::<Result<_, _>>()?;
    texts.sort_by_key(|text| text.language != desk.text.language);
    Ok(texts)
}
