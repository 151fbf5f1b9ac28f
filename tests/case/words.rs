//! Every error and every problem has words, whole and in the language of the page.

use crate::*;
use one_card_guide::case::{CodecError, FileError, Problem, ShelfError, StoreError, StoreProblem};
use one_card_guide::text::Text;

/// The words are there, nothing in them is left to fill in, and they name what they are about.
fn sound(words: &str, about: &[&str]) {
    assert!(words.ends_with('.') && words.contains(' '), "{words}");
    assert!(!words.contains("{count}") && !words.contains("{value}") && !words.contains("{fact}"), "{words}");
    for part in about {
        assert!(words.contains(part), "`{part}` in: {words}");
    }
}

fn english() -> Text {
    Text::english().unwrap()
}

#[test]
fn every_error_of_a_link_has_words() {
    use CodecError::*;
    for error in [Empty, TooLong, Truncated, Appended, Checksum, OtherVersion, Malformed] {
        sound(&error.words(&english()), &["link"]);
    }
    sound(&NotBase64 { position: 17 }.words(&english()), &["character 17"]);
}

#[test]
fn every_error_of_the_store_has_words() {
    for error in [ShelfError::Blocked, ShelfError::Full, ShelfError::NotKept] {
        sound(&StoreError::Shelf(error).words(&english()), &["browser", "save them to a file"]);
    }
    let id = "3f".parse().unwrap();
    sound(&StoreError::Absent(id).words(&english()), &["Case 3f", "file"]);
    let problem = StoreProblem { id, raw: "x".into(), cause: CodecError::Checksum };
    sound(&problem.words(&english()), &["case 3f", "Nothing was deleted"]);
    assert_eq!(StoreError::Damaged(problem.clone()).words(&english()), problem.words(&english()));
}

#[test]
fn every_error_of_a_file_has_words() {
    sound(&FileError::NotJson { line: 12, column: 3 }.words(&english()), &["line 12", "column 3"]);
    sound(&FileError::NotACase.words(&english()), &["format"]);
    sound(&FileError::OtherVersion(9).words(&english()), &["format 9", "format 1"]);
    sound(&FileError::TooLarge.words(&english()), &["1 MB"]);
}

#[test]
fn every_problem_of_a_file_has_words() {
    let words = |problem: Problem| problem.words(&english(), &rules());
    let kept = "everything else was kept";
    sound(&words(Problem::UnknownFact("plaice".into())), &["plaice", kept]);
    let option = Problem::UnknownOption { fact: PLACE, option: "Home".into() };
    sound(&words(option), &["place", "Home", "`home`, `train`, `away`", kept]);
    sound(&words(Problem::NotADate { fact: LEFT_ON, value: "soon".into() }), &["left-on", "soon", kept]);
    sound(&words(Problem::WrongKind { fact: PAID, value: "true".into() }), &["paid", "true", kept]);
    sound(&words(Problem::UnknownStep("fly".into())), &["fly", kept]);
    sound(&words(Problem::UnreadableNumbered("70000".into())), &["70000", kept]);
    sound(&words(Problem::WrongPart("answers")), &["answers", kept]);
    sound(&words(Problem::UnknownPart("answer".into())), &["answer", kept]);
    sound(&words(Problem::NameCut { characters: 10_000 }), &["10000", "200", kept]);
}

#[test]
fn an_impossible_answer_is_told_with_the_reason_of_its_check() {
    let json =
        r#"{"file.problem.impossible": "{reason} Left out: {fact}.", "check.back-before-left": "Back before left."}"#;
    let text = Text::read("en", json).unwrap();
    let problem = Problem::Impossible { check: CheckId(1), fact: BACK_ON };
    assert_eq!(problem.words(&text, &rules()), "Back before left. Left out: back-on.");
    sound(&problem.words(&english(), &rules()), &["back-on", "everything else was kept"]);
}

#[test]
fn a_long_quotation_is_cut_and_kept_on_one_line() {
    let words = Problem::UnknownFact("line\n".repeat(10_000)).words(&english(), &rules());
    assert!(words.chars().count() < 300 && !words.contains('\n') && words.contains('…'), "{words}");
}
