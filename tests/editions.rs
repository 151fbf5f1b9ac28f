//! Editions: the present rules are archived, archived ones still say what they said, and a corrected rule shows as moved.

#![cfg(test)]

use one_card_guide::calendar::parse_iso;
use one_card_guide::case::{Case, Stamp, from_file, seen};
use one_card_guide::guidance::{Difference, arrange, compare, days, remember, since};
use one_card_guide::rulebook::model::{Companion, Retired};
use one_card_guide::rulebook::unpacked;
use one_card_guide::workbench;
use one_card_guide::workbench::edition::{
    Frozen, Languages, NamedBy, archive, freeze, give_numbers, languages, record,
};
use one_card_guide::workbench::shipped;
use one_card_guide::workbench::source::{SourceFile, files};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

const DAY: &str = "2026-11-23";

/// Of the editions of version 1: the SHA-256 of each file. They are never changed, and none is added.
const SUMS: [(&str, &str); 2] = [
    ("2026-11-23-1dbfb0b1.json", "c3f51b5e5b3a66f80b49499ffceaa55af8c0205106d6b7691601b4e710b7c2d8"),
    ("2026-11-23-b5b7c603.json", "34ea2553c4fdc4a594c15a9427aa3f2fdf2fb7349a9be80e091e0521bf5782df"),
];

fn texts() -> Languages {
    languages(Path::new("src/text")).unwrap()
}

/// The editions of the archive, with what each is called there.
fn archived() -> Vec<(String, Frozen)> {
    let mut names: Vec<String> = std::fs::read_dir("src/editions")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names.into_iter().zip(archive(Path::new("src/editions")).unwrap()).collect()
}

/// The rulebook with one text of its source replaced.
fn corrected(good: &str, other: &str) -> Frozen {
    let mut sources = files(Path::new("src/rulebook")).unwrap();
    let holds = |file: &&mut SourceFile| file.text.contains(good);
    let file = sources.iter_mut().find(holds).unwrap_or_else(|| panic!("no rule says `{good}`"));
    file.text = file.text.replacen(good, other, 1);
    Frozen::new(&sources, &texts()).unwrap()
}

/// An edition that gave 28 days for the residence permit after entry: two too few.
fn earlier() -> Frozen {
    let rule = "id     = \"residence-permit.apply\"";
    let sources = files(Path::new("src/rulebook")).unwrap();
    let text = sources.iter().map(|file| file.text.as_str()).find(|text| text.contains(rule)).expect("the rule stands");
    let from = text.find(rule).unwrap();
    let length = text[from..].find("30 days").unwrap() + "30 days".len();
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
    let archived = archive(Path::new("src/editions")).unwrap();
    let hashes: Vec<&str> = archived.iter().map(|edition| edition.edition.hash.as_str()).collect();
    assert!(
        hashes.contains(&hash.as_str()),
        "the law or its words have changed to {hash}: give src/rulebook/edition.toml its day and run `cargo run -- edition freeze`"
    );
}

/// Reading an edition of version 2 names it anew from its bytes; those of version 1 have their sums above.
#[test]
fn an_archived_edition_is_what_its_name_says() {
    for (name, edition) in archived() {
        assert_eq!(name.trim_end_matches(".json"), edition.name());
        let version_1 = edition.named_by == NamedBy::Title;
        assert_eq!(SUMS.iter().any(|(known, _)| *known == name), version_1, "{name}");
    }
    for (name, sum) in SUMS {
        let bytes = std::fs::read(Path::new("src/editions").join(name)).unwrap();
        let hex: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, sum, "{name} was changed after it was frozen");
    }
}

/// What came out is compared, and on which days, in no order.
#[test]
fn an_archived_edition_still_says_what_it_said() {
    for (name, edition) in archived() {
        assert!(edition.recorded.len() >= 10, "{name}");
        for recorded in &edition.recorded {
            let now = record(&edition, &recorded.name, &recorded.today, &recorded.answers).unwrap();
            assert_eq!(now.outcomes, recorded.outcomes, "{name}: {}", recorded.name);
        }
    }
}

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("one-card-guide-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

#[test]
fn an_edition_is_archived_as_its_source_and_read_again_as_the_same_rules() {
    let archive_folder = folder("archive");
    let sources = files(Path::new("src/rulebook")).unwrap();
    let answers = [("person", "foreign"), ("place", "abroad")].map(|(fact, value)| (fact.to_owned(), value.to_owned()));
    let cases = |frozen: &Frozen| vec![record(frozen, "abroad", DAY, &answers.clone().into()).unwrap()];
    let place = freeze(&archive_folder, &sources, &texts(), "test", cases).unwrap();
    let source = std::fs::read_to_string(place.join("rulebook/rules/1-coming.toml")).unwrap();
    assert_eq!(source, std::fs::read_to_string("src/rulebook/rules/1-coming.toml").unwrap());
    assert!(!place.join("rulebook/companion").exists(), "what is laid out from the rules states no law");
    let [again] = <[Frozen; 1]>::try_from(archive(&archive_folder).unwrap()).unwrap();
    let [recorded] = again.recorded.as_slice() else { panic!("{:?}", again.recorded) };
    assert!(recorded.outcomes.iter().any(|(rule, ..)| rule == "z-visa.apply"), "{recorded:?}");
    assert_eq!(again, Frozen { recorded: again.recorded.clone(), ..Frozen::new(&sources, &texts()).unwrap() });
    // Who archives it once more changes nothing.
    freeze(&archive_folder, &sources, &texts(), "other", |_| Vec::new()).unwrap();
    assert_eq!(archive(&archive_folder).unwrap(), [again]);
    // One byte of its source, and it is another edition than its name says.
    std::fs::write(place.join("rulebook/rules/1-coming.toml"), format!("{source}\n")).unwrap();
    let [changed] = <[Frozen; 1]>::try_from(archive(&archive_folder).unwrap()).unwrap();
    assert_ne!(changed.name(), place.file_name().unwrap().to_string_lossy());
    std::fs::remove_dir_all(&archive_folder).unwrap();
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
    let sources = files(Path::new("src/rulebook")).unwrap();
    let hash = |key: &str| {
        let mut texts = texts();
        texts.get_mut("en").unwrap().get_mut(key).unwrap().push('!');
        Frozen::new(&sources, &texts).unwrap().edition.hash
    };
    assert_eq!(hash("ui.title"), book.edition.hash);
    assert_ne!(hash("provision.3.01"), book.edition.hash);
}

/// Checklists and places are laid out from the rules: they state no law.
#[test]
fn what_is_laid_out_beside_the_rules_is_no_part_of_an_edition() {
    let book = shipped().unwrap();
    let mut sources = files(Path::new("src/rulebook")).unwrap();
    assert!(!book.companion.procedures.is_empty() && !book.companion.places.is_empty());
    assert_eq!(Frozen::new(&sources, &texts()).unwrap().rulebook.companion, Companion::default());
    sources.retain(|file| !file.name.starts_with("companion/"));
    assert_eq!(Frozen::new(&sources, &texts()).unwrap().edition.hash, book.edition.hash);
}

#[test]
fn a_link_shows_the_date_of_then_and_that_it_has_moved() {
    let (book, text, today) = (shipped().unwrap(), workbench::english().unwrap(), parse_iso(DAY).unwrap());
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
    let (book, text, today) = (shipped().unwrap(), workbench::english().unwrap(), parse_iso(DAY).unwrap());
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
    let (book, text, today) = (shipped().unwrap(), workbench::english().unwrap(), parse_iso(DAY).unwrap());
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
    for mut edition in archive(Path::new("src/editions")).unwrap() {
        give_numbers(&mut edition.rulebook, &present);
        let rules = &edition.rulebook.rules;
        for rule in &rules.rules {
            let retired = present.companion.retired.iter().find(|known| known.id == rule.id).map(|known| known.number);
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
    present.companion.retired.push(Retired { id: gone.id.clone(), number: gone.number });
    let mut edition = archive(Path::new("src/editions")).unwrap().remove(0);
    give_numbers(&mut edition.rulebook, &present);
    let rule = edition.rulebook.rules.rules.iter().find(|rule| rule.id == gone.id).unwrap();
    assert_eq!(rule.number, gone.number);
}

#[test]
fn what_the_person_changed_is_no_news() {
    let (book, text, today) = (shipped().unwrap(), workbench::english().unwrap(), parse_iso(DAY).unwrap());
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
