//! Editions: the present rules are archived, archived ones still say what they said, and a corrected rule shows as moved.

#![cfg(test)]

use one_card_guide::calendar::parse_iso;
use one_card_guide::case::{Case, Stamp, from_file, seen};
use one_card_guide::guidance::{Difference, arrange, compare, days, record, remember, since};
use one_card_guide::rulebook::edition::{Frozen, archive, languages};
use one_card_guide::rulebook::model::{Beside, Retired, Rulebook};
use one_card_guide::rulebook::numbers;
use one_card_guide::rulebook::source::{SourceFile, files, load};
use one_card_guide::rulebook::{shipped, unpacked};
use one_card_guide::text::Text;
use std::path::Path;

const DAY: &str = "2026-11-23";

/// The rulebook with one text of its source replaced.
fn corrected(good: &str, other: &str) -> Frozen {
    let mut sources = files(Path::new("src/rulebook")).unwrap();
    let holds = |file: &&mut SourceFile| file.text.contains(good);
    let file = sources.iter_mut().find(holds).unwrap_or_else(|| panic!("no rule says `{good}`"));
    file.text = file.text.replacen(good, other, 1);
    let book = load(&sources).unwrap();
    Frozen::new(&book, &languages(Path::new("src/text")).unwrap(), "test").unwrap()
}

/// An edition that gave 28 days for the residence permit after entry: two too few.
fn earlier() -> Frozen {
    let rule = "step   = \"apply-residence-permit\"\nwhen   = \"arriving\"\nwho    = \"employee\"\nwhere  = \"exit-entry-office\"\n";
    let sources = files(Path::new("src/rulebook")).unwrap();
    let text = sources.iter().map(|file| file.text.as_str()).find(|text| text.contains(rule)).expect("the rule stands");
    let from = text.find(rule).unwrap();
    let due = "due    = { within = \"30 days\", of = \"entered-on\" }";
    let length = text[from..].find(due).unwrap() + due.len();
    let good = &text[from..from + length];
    corrected(good, &good.replace("30 days", "28 days"))
}

/// Entered on 20 November 2026, everything answered.
fn arrived() -> Case {
    let book = shipped().unwrap();
    let file = r#"{ "format": 1, "answers": { "person": "foreign", "place": "in-china", "status": "z-visa",
        "entered-on": "2026-11-20", "assignment": "year-or-more", "proof": "letter", "city": "shanghai", "category": "a",
        "home-scheme": "none", "employed-from": "2026-12-01" } }"#;
    from_file(file, &book.rules, parse_iso(DAY).unwrap()).unwrap().0
}

#[test]
fn the_present_rules_are_archived() {
    let hash = shipped().unwrap().edition.hash;
    let archived = archive(Path::new("src/rulebook/editions")).unwrap();
    let hashes: Vec<&str> = archived.iter().map(|edition| edition.edition.hash.as_str()).collect();
    assert!(
        hashes.contains(&hash.as_str()),
        "the law or its words have changed to {hash}: give src/rulebook/edition.toml its day and run `cargo run -- edition freeze`"
    );
}

#[test]
fn an_archived_edition_is_what_its_name_says() {
    for edition in archive(Path::new("src/rulebook/editions")).unwrap() {
        let again = Frozen::new(&edition.rulebook, &edition.words, &edition.engine).unwrap();
        assert_eq!(again.edition, edition.edition, "{} was changed after it was frozen", edition.file_name());
    }
}

#[test]
fn an_archived_edition_still_says_what_it_said() {
    for edition in archive(Path::new("src/rulebook/editions")).unwrap() {
        assert!(edition.recorded.len() >= 10, "{}", edition.file_name());
        for recorded in &edition.recorded {
            let now = record(&edition, &recorded.name, &recorded.today, &recorded.answers).unwrap();
            assert_eq!(now.outcomes, recorded.outcomes, "{}: {}", edition.file_name(), recorded.name);
        }
    }
}

#[test]
fn an_edition_packed_for_the_browser_is_the_same_rules() {
    let frozen = earlier();
    let packed = frozen.packed().unwrap();
    let (language, bytes) = &packed[0];
    let (book, words) = unpacked(Vec::leak(bytes.clone())).unwrap();
    assert_eq!((*language, book), ("en", frozen.rulebook.clone()));
    assert!(words.iter().any(|(key, _)| *key == "provision.3.01"));
    assert!(!words.iter().any(|(key, _)| key.starts_with("ui.")), "the words of the interface may change");
}

#[test]
fn other_words_of_the_law_are_another_edition_and_other_words_of_the_interface_are_not() {
    let book = shipped().unwrap();
    let texts = languages(Path::new("src/text")).unwrap();
    let hash = |key: &str| {
        let mut texts = texts.clone();
        texts.get_mut("en").unwrap().get_mut(key).unwrap().push('!');
        Frozen::new(&book, &texts, "test").unwrap().edition.hash
    };
    assert_eq!(hash("ui.title"), book.edition.hash);
    assert_ne!(hash("provision.3.01"), book.edition.hash);
}

/// Checklists and places are laid out from the rules: they state no law.
#[test]
fn what_is_laid_out_beside_the_rules_is_no_part_of_an_edition() {
    let book = shipped().unwrap();
    let texts = languages(Path::new("src/text")).unwrap();
    let frozen = Frozen::new(&book, &texts, "test").unwrap();
    assert!(!book.beside.procedures.is_empty() && !book.beside.places.is_empty());
    assert_eq!(frozen.rulebook.beside, Beside::default());
    assert_eq!(frozen.edition.hash, book.edition.hash);
    let without = Rulebook { beside: Beside::default(), ..book.clone() };
    assert_eq!(Frozen::new(&without, &texts, "test").unwrap().edition.hash, book.edition.hash);
}

#[test]
fn a_link_shows_the_date_of_then_and_that_it_has_moved() {
    let (book, text, today) = (shipped().unwrap(), Text::english().unwrap(), parse_iso(DAY).unwrap());
    let old = earlier();
    let case = arrived();
    let then = arrange(&old.rulebook, &text, &case.answers(&old.rulebook.rules), today);
    let now = arrange(&book, &text, &case.answers(&book.rules), today);
    let differences = compare(&then.outcomes, &now.outcomes);
    let [Difference::Moved(before, after)] = differences.as_slice() else { panic!("{differences:?}") };
    // Entered on 20 November: 28 days end on 17 and 18 December, 30 days on 19 and 20 December.
    let iso = |day: &str| parse_iso(day).unwrap();
    assert_eq!(days(before), [iso("2026-12-17"), iso("2026-12-18")]);
    assert_eq!(days(after), [iso("2026-12-19"), iso("2026-12-20")]);
}

#[test]
fn a_case_opened_again_under_corrected_rules_says_what_has_moved() {
    let (book, text, today) = (shipped().unwrap(), Text::english().unwrap(), parse_iso(DAY).unwrap());
    let old = earlier();
    let case = arrived();
    let seen = remember(
        &case,
        &arrange(&old.rulebook, &text, &case.answers(&old.rulebook.rules), today),
        Stamp::new(&old.edition, today),
    );
    let now = arrange(&book, &text, &case.answers(&book.rules), today);
    let moved = since(&book, &text, &case, &seen, &now);
    assert!(matches!(moved.as_slice(), [Difference::Moved(..)]), "{moved:?}");
    let unchanged = remember(&case, &now, Stamp::new(&book.edition, today));
    assert_eq!(since(&book, &text, &case, &unchanged, &now), []);
}

/// Kept by the last program that knew version 1, for this case on this day: all that applied, but the residence permit by 17
/// and 18 December, and a rule that there never was.
const VERSION_1: &str =
    "AbW3xgPCEN4NbRwnm0CVp4NqPyGJCYZiM2zwoZrHebyvqt8-pAkOZSAQf_DJzUHcRmZlQExulHtiAY_BAtydqSTw2MPUBQLcVjACKPFKArsG8Q";

#[test]
fn what_version_1_kept_tells_the_same_news() {
    let (book, text, today) = (shipped().unwrap(), Text::english().unwrap(), parse_iso(DAY).unwrap());
    let case = arrived();
    let kept = seen::decode(VERSION_1).unwrap().seen(&book.rules);
    let now = arrange(&book, &text, &case.answers(&book.rules), today);
    let all = since(&book, &text, &case, &kept, &now);
    // Later rules may add something; nothing else is gone, and no other day has moved.
    let told: Vec<&Difference> = all.iter().filter(|change| !matches!(change, Difference::Added(_))).collect();
    let [Difference::Moved(before, after), Difference::Removed(gone)] = told.as_slice() else { panic!("{told:#?}") };
    let iso = |day: &str| parse_iso(day).unwrap();
    assert_eq!((before.rule.as_str(), after.rule.as_str()), ("residence-permit.apply", "residence-permit.apply"));
    assert_eq!(days(before), [iso("2026-12-17"), iso("2026-12-18")]);
    assert_eq!(days(after), [iso("2026-12-19"), iso("2026-12-20")]);
    assert_eq!((gone.rule.as_str(), gone.title.as_str()), ("", "A point of the earlier rules"));
}

/// Editions of the first format name their rules only.
#[test]
fn rules_of_archived_editions_get_the_numbers_of_their_names() {
    let present = shipped().unwrap();
    for mut edition in archive(Path::new("src/rulebook/editions")).unwrap() {
        numbers::give(&mut edition.rulebook, &present);
        let rules = &edition.rulebook.rules;
        for rule in &rules.rules {
            let retired = present.beside.retired.iter().find(|known| known.id == rule.id).map(|known| known.number);
            let stands = present.rules.rules.iter().find(|known| known.id == rule.id).map(|known| known.number);
            let number = stands.or(retired).expect("what is gone stands under [[retired]] with its number");
            assert_eq!(rule.number, number, "{}", rule.id);
        }
        let filed = rules.facts.iter().find(|fact| fact.number == 24);
        assert!(filed.is_none_or(|fact| fact.former.as_ref().is_some_and(|former| former.number == 1006)));
    }
}

#[test]
fn a_retired_rule_of_an_archived_edition_keeps_its_number() {
    let mut present = shipped().unwrap();
    let gone = present.rules.rules.remove(0);
    present.details.remove(0);
    present.beside.retired.push(Retired { id: gone.id.clone(), number: gone.number });
    let mut edition = archive(Path::new("src/rulebook/editions")).unwrap().remove(0);
    numbers::give(&mut edition.rulebook, &present);
    let rule = edition.rulebook.rules.rules.iter().find(|rule| rule.id == gone.id).unwrap();
    assert_eq!(rule.number, gone.number);
}

#[test]
fn what_the_person_changed_is_no_news() {
    let (book, text, today) = (shipped().unwrap(), Text::english().unwrap(), parse_iso(DAY).unwrap());
    let case = arrived();
    let before = arrange(&book, &text, &case.answers(&book.rules), today);
    let seen = remember(&case, &before, Stamp::new(&book.edition, today));
    let city = book.rules.fact_named("city").unwrap();
    let beijing = book.rules.fact(city).unwrap().choice_named("beijing").unwrap();
    let changed =
        one_card_guide::case::answer(&case, &book.rules, city, one_card_guide::engine::Answer::Choice(beijing));
    let now = arrange(&book, &text, &changed.answers(&book.rules), today);
    assert_ne!(now.outcomes, before.outcomes);
    assert_eq!(since(&book, &text, &changed, &seen, &now), []);
}
