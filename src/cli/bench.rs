//! `bench [FOLDER]`: times of one judgement, and sizes of link and store, for the scenarios, beside goals and limits.
//!
//! Times are medians of five rounds on this machine; sizes are exact.

use super::{Desk, Failure};
use one_card_guide::calendar::{Date, parse_iso};
use one_card_guide::case::{Case, Payload, Stamp, encode, from_file, store, units};
use one_card_guide::engine::assess;
use one_card_guide::guidance::arrange;
use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant;

/// A scenario may ask for guidance on a day before its events: files are checked against a later day.
const LAST_DAY: Option<Date> = Date::from_ymd_opt(2300, 1, 1);

/// One scenario as a case.
struct Sample {
    name: String,
    case: Case,
    today: Date,
}

pub fn run(desk: &Desk, arguments: &[String]) -> Result<String, Failure> {
    let folder = arguments.first().map_or("tests/scenarios", String::as_str);
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
    let judged = samples.iter().map(|sample| {
        let answers = sample.case.answers(rules);
        median(|| drop(black_box(assess(rules, black_box(&answers), sample.today))))
    });
    // Open facts come out of the same pass: there is no second one to time.
    row(&mut out, "assess with trace and open facts, ns", judged.collect(), "5000", "20000");
    let arranged = samples.iter().map(|sample| {
        let answers = sample.case.answers(rules);
        median(|| drop(black_box(arrange(&desk.book, &desk.text, black_box(&answers), sample.today))))
    });
    row(&mut out, "arranged and worded, ns", arranged.collect(), "-", "-");
    let stamp = |sample: &Sample| Stamp::new(&desk.book.edition, sample.today);
    let links = samples.iter().map(|sample| encode(&Payload::nameless(&sample.case, stamp(sample), "en")).len() as u64);
    row(&mut out, "link payload, characters", links.collect(), "80", "120");
    let stored = samples.iter().map(|sample| {
        let value = store::value(&sample.case, stamp(sample));
        "zz".parse().map_or(0, |id| units(&store::key(id), &value) as u64)
    });
    row(&mut out, "store per case, UTF-16 units", stored.collect(), "150", "250");
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
    const CALLS: u32 = 400;
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

fn samples(desk: &Desk, folder: &str) -> Result<Vec<Sample>, Failure> {
    let failure =
        |reason: String| Failure::input(desk.text.fill("cli.error.read", &[("path", folder), ("reason", &reason)]));
    let entries = std::fs::read_dir(folder).map_err(|error| failure(error.to_string()))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    let read = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).map_err(|error| failure(error.to_string()))?;
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| failure(error.to_string()))?;
        let today = table.get("today").and_then(|day| day.as_str()).and_then(parse_iso);
        let today = today.ok_or_else(|| failure(format!("{}: today", path.display())))?;
        let mut file = serde_json::json!({ "format": 1 });
        for part in ["answers", "done"] {
            if let (Some(value), Some(file)) = (table.get(part), file.as_object_mut()) {
                // "?" stands for "I don't know".
                let value = serde_json::to_string(value).map_err(|error| failure(error.to_string()))?;
                let value = serde_json::from_str(&value.replace("\"?\"", "null"));
                let value: serde_json::Value = value.map_err(|error| failure(error.to_string()))?;
                file.insert(part.to_owned(), value);
            }
        }
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let (case, problems) = from_file(&file.to_string(), &desk.book.rules, LAST_DAY.unwrap_or(today))
            .map_err(|error| failure(format!("{name}: {}", error.words(&desk.text))))?;
        match problems.first() {
            Some(problem) => Err(failure(format!("{name}: {}", problem.words(&desk.text, &desk.book.rules)))),
            None => Ok(Sample { name, case, today }),
        }
    };
    let samples: Result<Vec<Sample>, Failure> = paths.into_iter().map(read).collect();
    let samples = samples?;
    match samples.iter().any(|sample| !sample.name.is_empty()) {
        true => Ok(samples),
        false => Err(failure("no scenarios".to_owned())),
    }
}
