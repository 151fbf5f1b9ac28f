//! Words tell readers which step is meant, never the program: steps of one and the same title stay apart.

use crate::*;
use one_card_guide::guidance::{Export, Possible, SheetSide, checklist, message, recipients, sheets};
use std::collections::{BTreeMap, BTreeSet};

/// A language in which each outcome of a kind (`step.`, `note.`, `verdict.`) is called as said.
fn with_titles(tag: &str, kind: &str, title: impl Fn(&str) -> String) -> Text {
    let file = std::fs::read_to_string(format!("src/text/{tag}.json")).unwrap();
    let mut words: BTreeMap<String, String> = serde_json::from_str(&file).unwrap();
    for (key, words) in &mut words {
        if let Some(name) = key.strip_prefix(kind).and_then(|key| key.strip_suffix(".title")) {
            *words = title(name);
        }
    }
    Text::new(tag, words)
}

/// Each step with a title of its own, and all with the same.
fn own_and_same(tag: &str) -> [Text; 2] {
    [with_titles(tag, "step.", |step| format!("⟦{step}⟧")), with_titles(tag, "step.", |_| "⟦⟧".to_owned())]
}

/// The words with the titles of steps taken out.
fn untitled(words: &str) -> String {
    let mut parts = words.split('⟦');
    let first = parts.next().unwrap().to_owned();
    first + &parts.map(|part| part.split_once('⟧').unwrap().1).collect::<Vec<_>>().join("⟦⟧")
}

#[test]
fn steps_of_one_title_change_neither_trips_nor_messages() {
    let texts = own_and_same("en");
    let [own, same] = texts.each_ref().map(scenarios);
    let mut waiting = 0;
    for ((name, own), (_, same)) in own.iter().zip(&same) {
        assert_eq!(untitled(&format!("{:?}", own.visits)), untitled(&format!("{:?}", same.visits)), "{name}");
        let waits = |page: &GuidancePage| page.steps.iter().map(|step| step.waits_for.clone()).collect::<Vec<_>>();
        assert_eq!(waits(own), waits(same), "{name}");
        waiting += waits(own).iter().filter(|step| !step.is_empty()).count();
        // What may apply is told by titles, each once, where no verdict holds.
        for to in recipients(own).into_iter().filter(|_| own.verdict.rule.is_some()) {
            let [own, same] = [(own, &texts[0]), (same, &texts[1])]
                .map(|(page, text)| untitled(&message(page, text, to, Export::default()).body));
            assert_eq!(own, same, "{name}, {to:?}");
        }
    }
    assert!(waiting > 20, "{waiting} steps wait for another");
}

#[test]
fn steps_of_one_title_change_neither_what_is_held_back_nor_the_sheets() {
    let book = shipped().unwrap();
    let [chinese, english] = ["zh-Hans", "en"].map(own_and_same);
    let pages = |place: usize| scenarios(&chinese[place]).into_iter().zip(scenarios(&english[place]));
    for (((name, own), (_, own_english)), ((_, same), (_, same_english))) in pages(0).zip(pages(1)) {
        assert_eq!(untitled(&format!("{:?}", own.held_back)), untitled(&format!("{:?}", same.held_back)), "{name}");
        let laid_out = |place: usize, page: &GuidancePage, other: &GuidancePage| {
            let side = SheetSide { page, text: &chinese[place] };
            untitled(&format!("{:?}", sheets(&book, side, SheetSide { page: other, text: &english[place] })))
        };
        assert_eq!(laid_out(0, &own, &own_english), laid_out(1, &same, &same_english), "{name}");
    }
}

/// Of a list some steps are left to another one: nothing on it waits for those.
#[test]
fn steps_of_one_title_change_no_trip_of_a_checklist() {
    let (book, day) = (shipped().unwrap(), parse_iso("2026-11-23").unwrap());
    let texts = own_and_same("en");
    for procedure in &book.companion.procedures {
        let [own, same] = texts.each_ref().map(|text| checklist(&book, text, procedure, day).page);
        assert_eq!(untitled(&format!("{:?}", own.visits)), untitled(&format!("{:?}", same.visits)), "{}", procedure.id);
    }
}

/// Which agreement applies is open while nobody has said where the social insurance is: whatever the notes of the single
/// countries are called, none of them is told, and one is once it is settled.
#[test]
fn which_notes_are_versions_of_one_is_the_rulebooks_to_say() {
    let text = with_titles("en", "note.waived-", |country| format!("⟦{country}⟧"));
    let told = |answers: &str| {
        let page = page_in(&text, answers, "", "2026-11-23");
        let notes = page.notes.into_iter().chain(page.steps.into_iter().flat_map(|step| step.remarks));
        notes.filter(|note| note.title.starts_with('⟦')).map(|note| note.rule).collect::<Vec<_>>()
    };
    assert_eq!(told(ARRIVED), Vec::<String>::new());
    assert_eq!(told(&format!(r#"{ARRIVED}, "home-scheme": "germany""#)), ["agreement.germany"]);
}

/// Answers that say the same are told once, with every question on which one of them depends.
#[test]
fn possible_answers_of_one_title_depend_on_all_that_each_depends_on() {
    let with = |title: fn(&str) -> String| {
        page_in(&with_titles("en", "verdict.", title), r#""person": "foreign""#, "", "2026-11-23").verdict.possible
    };
    let (own, same) = (with(|key| key.to_owned()), with(|_| "the same".to_owned()));
    let facts = |possible: &[Possible]| -> BTreeSet<String> {
        possible.iter().flat_map(|possible| &possible.depends_on).map(|fact| fact.id.clone()).collect()
    };
    assert!(own.len() > 3 && same.len() == 1);
    assert!(facts(&own).len() > own[0].depends_on.len(), "they depend on different questions");
    assert_eq!(facts(&same), facts(&own));
}
