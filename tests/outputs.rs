//! What leaves the page: calendar file, Markdown, messages and e-mail draft, held to expectations worked out by hand.

#![cfg(test)]

#[path = "outputs/calendar_file.rs"]
mod calendar_file;
#[path = "outputs/mail.rs"]
mod mail;
#[path = "outputs/markdown.rs"]
mod markdown;
#[path = "outputs/messages.rs"]
mod messages;
#[path = "outputs/same_titles.rs"]
mod same_titles;

use one_card_guide::calendar::parse_iso;
use one_card_guide::case::from_file;
use one_card_guide::guidance::{GuidancePage, arrange};
use one_card_guide::text::Text;
use one_card_guide::workbench;
use one_card_guide::workbench::scenario::{Expects, read};
use one_card_guide::workbench::shipped;
use std::path::Path;
use std::sync::LazyLock;

static ENGLISH: LazyLock<Text> = LazyLock::new(|| workbench::english().unwrap());
static CHINESE: LazyLock<Text> = LazyLock::new(|| workbench::text("zh-Hans").unwrap().unwrap());

/// Entered on a Z visa on 20 November 2026: city, category, scheme abroad and first day of employment are not told.
const ARRIVED: &str = r#""person": "foreign", "place": "in-china", "status": "z-visa", "entered-on": "2026-11-20",
    "assignment": "year-or-more", "proof": "letter""#;

/// On a permit: what is said after it decides.
const HOLDING: &str = r#""person": "foreign", "place": "in-china", "status": "work-residence",
    "permit-expires-on": "2027-06-30", "residence-expires-on": "2027-06-30", "proof": "e-card", "city": "shanghai",
    "category": "b", "home-scheme": "none""#;

/// A page in a language, for answers and done steps as a case file has them.
fn page_in(text: &Text, answers: &str, done: &str, today: &str) -> GuidancePage {
    let book = shipped().unwrap();
    let file = format!(r#"{{"format": 1, "answers": {{{answers}}}, "done": [{done}]}}"#);
    let (case, problems) = from_file(&file, &book.rules, parse_iso("2028-01-01").unwrap()).unwrap();
    assert_eq!(problems, [], "{answers}");
    arrange(&book, text, &case.answers(&book.rules), parse_iso(today).unwrap())
}

fn page(answers: &str, today: &str) -> GuidancePage {
    page_in(&ENGLISH, answers, "", today)
}

/// The pages of all scenarios, with their names.
fn scenarios(text: &Text) -> Vec<(String, GuidancePage)> {
    let book = shipped().unwrap();
    let trials = read(Path::new("tests/scenarios"), &book, &ENGLISH).unwrap().trials;
    let guided = trials.into_iter().filter(|trial| matches!(trial.expects, Expects::Page(_)));
    guided.map(|trial| (trial.name, arrange(&book, text, &trial.answers, trial.today))).collect()
}

/// The page of the scenario in a file of that name.
fn named<'a>(all: &'a [(String, GuidancePage)], file: &str) -> &'a GuidancePage {
    let found = all.iter().find(|(name, _)| name.trim_end_matches(".toml") == file);
    &found.unwrap_or_else(|| panic!("no scenario {file}")).1
}
