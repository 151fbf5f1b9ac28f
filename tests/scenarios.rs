//! Every scenario gives exactly what it expects. The formats are described in tests/scenarios/README.md.

#![cfg(test)]

use one_card_guide::rulebook::shipped;
use one_card_guide::scenario::{Differences, read};
use one_card_guide::text::Text;
use std::path::Path;

#[test]
fn every_scenario_gives_what_the_law_says() {
    let (book, text) = (shipped().unwrap(), Text::english().unwrap());
    let folder = std::env::var("SCENARIOS").unwrap_or_else(|_| "tests/scenarios".to_owned());
    let suite = read(Path::new(&folder), &book, &text).unwrap_or_else(|errors| panic!("\n{}", lines(&errors)));
    let mut failures = Vec::new();
    for statement in &suite.rules {
        tell(&statement.name, &statement.says.id, &statement.differences(&book), &mut failures);
    }
    for trial in &suite.trials {
        tell(&trial.name, &trial.title(), &trial.differences(&book, &text), &mut failures);
    }
    println!("{} rules and {} cases", suite.rules.len(), suite.trials.len());
    assert!(failures.is_empty(), "\n{}\n{} of them", failures.join("\n"), failures.len());
}

fn tell(name: &str, title: &str, differences: &Differences, failures: &mut Vec<String>) {
    if !differences.is_empty() {
        let all: Vec<String> = differences.0.iter().map(|difference| format!("    {difference}")).collect();
        failures.push(format!("{name}: {title}\n{}", all.join("\n")));
    }
}

fn lines(errors: &[one_card_guide::scenario::ReadError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
