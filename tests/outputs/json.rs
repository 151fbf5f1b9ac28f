//! Guidance JSON is written without the general library; that library says whether it is the same.

use crate::*;
use one_card_guide::guidance::{explain_held_back, json};
use one_card_guide::workbench::scenario::{Expects, read};
use std::path::Path;

#[test]
fn the_json_of_every_scenario_is_what_serde_json_writes() {
    let book = shipped().unwrap();
    let suite = read(Path::new("tests/scenarios"), &book, &ENGLISH).unwrap();
    let whole: Vec<_> = suite.trials.iter().filter(|trial| matches!(trial.expects, Expects::Page(_))).collect();
    assert!(whole.len() >= 20);
    for (place, trial) in whole.iter().enumerate() {
        for text in [&*ENGLISH, &*CHINESE] {
            let mut page = arrange(&book, text, &trial.answers, trial.today);
            if place == 0 {
                explain_held_back(&book, text, &mut page);
            }
            assert_eq!(json(&page).unwrap(), serde_json::to_string_pretty(&page).unwrap(), "{}", trial.name);
        }
    }
}
