//! `bench [FOLDER]`: times of one judgement, and sizes of link and store, for the scenarios, beside goals and limits.
//!
//! Times are medians of five rounds on this machine; sizes are exact.

use super::desk::{Desk, Failure, SCENARIOS, suite, words};
use crate::case::{Payload, Stamp, encode, seen, store, units};
use crate::engine::assess;
use crate::guidance::{arrange, remember};
use crate::workbench::scenario::{Expects, Trial};
use lexopt::Parser;
use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant;

pub fn run(desk: &Desk, arguments: Parser) -> Result<String, Failure> {
    let words = words(arguments)?;
    let folder = words.first().map_or(SCENARIOS, String::as_str);
    let samples = samples(desk, folder)?;
    let rules = &desk.book.rules;
    let mut out = String::new();
    let _ = writeln!(
        out,
        "rules {}, facts {}, definitions {}, conditions {}, scenarios {}\n",
        rules.rules.len(),
        rules.facts.iter().filter(|fact| !fact.mark).count(),
        rules.definitions.len(),
        rules.nodes.len(),
        samples.len()
    );
    let _ = writeln!(out, "{:<44} {:>9} {:>9} {:>9} {:>9}", "what", "median", "largest", "goal", "limit");
    let judged = samples
        .iter()
        .map(|sample| median(|| drop(black_box(assess(rules, black_box(&sample.answers), sample.today)))));
    // Open facts come out of the same pass: there is no second one to time.
    row(&mut out, "assess with trace and open facts, ns", judged.collect(), "5000", "20000");
    let arranged = samples.iter().map(|sample| {
        median(|| drop(black_box(arrange(&desk.book, &desk.text, black_box(&sample.answers), sample.today))))
    });
    row(&mut out, "arranged and worded, ns", arranged.collect(), "-", "-");
    let stamp = |sample: &Trial| Stamp::new(&desk.book.edition, sample.today);
    let links = samples.iter().map(|sample| {
        encode(&Payload::nameless(&sample.case, stamp(sample), "en").made_by(env!("CARGO_PKG_VERSION"))).len() as u64
    });
    row(&mut out, "link payload, characters", links.collect(), "80", "120");
    let stored = samples.iter().map(|sample| {
        let value = store::value(&sample.case, stamp(sample));
        let page = arrange(&desk.book, &desk.text, &sample.answers, sample.today);
        let seen = seen::encode(&remember(&sample.case, &page, stamp(sample)));
        let sizes = |id| units(&store::key(id), &value) + units(&store::seen_key(id), &seen);
        "12k3f9".parse().map_or(0, |id| sizes(id) as u64)
    });
    row(&mut out, "store per case with what was seen, units", stored.collect(), "150", "250");
    Ok(out)
}

fn row(out: &mut String, what: &str, mut values: Vec<u64>, goal: &str, limit: &str) {
    values.sort_unstable();
    let middle = values.get(values.len() / 2).copied().unwrap_or(0);
    let largest = values.last().copied().unwrap_or(0);
    let _ = writeln!(out, "{what:<44} {middle:>9} {largest:>9} {goal:>9} {limit:>9}");
}

/// Nanoseconds a call: the median of five rounds.
fn median(mut work: impl FnMut()) -> u64 {
    const CALLS: u32 = 100;
    let mut rounds: Vec<u64> = (0..5)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..CALLS {
                work();
            }
            u64::try_from(start.elapsed().as_nanos() / u128::from(CALLS)).unwrap_or(u64::MAX)
        })
        .collect();
    rounds.sort_unstable();
    rounds.get(2).copied().unwrap_or(0)
}

fn samples(desk: &Desk, folder: &str) -> Result<Vec<Trial>, Failure> {
    let suite = suite(desk, folder)?;
    Ok(suite.trials.into_iter().filter(|trial| matches!(trial.expects, Expects::Page(_))).collect())
}
