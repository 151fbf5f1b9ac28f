//! Every error and every problem has words, whole and in the language of the page.

use crate::*;
use one_card_guide::case::{CodecError, FileError, Problem, ShelfError, StoreError, StoreProblem};
use one_card_guide::text::Text;
use one_card_guide::workbench;

/// The words are there, nothing in them is left to fill in, and they name what they are about.
fn sound(words: &str, about: &[&str]) {
    assert!(words.ends_with('.') && words.contains(' '), "{words}");
    assert!(!words.contains("{count}") && !words.contains("{value}") && !words.contains("{fact}"), "{words}");
    for part in about {
        assert!(words.contains(part), "`{part}` in: {words}");
    }
}

fn english() -> Text {
    workbench::english().unwrap()
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
    for error in [ShelfError::Blocked, ShelfError::NotKept] {
        sound(&StoreError::Shelf(error).words(&english()), &["browser", "save them to a file"]);
    }
    sound(&StoreError::Shelf(ShelfError::Full).words(&english()), &["browser", "saved as soon as there is room"]);
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
    // A started kilobyte counts.
    sound(&FileError::TooLarge { bytes: 200_001 }.words(&english()), &["201 KB", "200 KB"]);
    sound(&FileError::TooLarge { bytes: 1_048_576 }.words(&english()), &["1,049 KB", "200 KB"]);
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
    let text = Text::new("en", serde_json::from_str(json).unwrap());
    let problem = Problem::Impossible { check: CheckId(1), fact: BACK_ON };
    assert_eq!(problem.words(&text, &rules()), "Back before left. Left out: back-on.");
    sound(&problem.words(&english(), &rules()), &["back-on", "everything else was kept"]);
}

#[test]
fn a_long_quotation_is_cut_and_kept_on_one_line() {
    let words = Problem::UnknownFact("line\n".repeat(10_000)).words(&english(), &rules());
    assert!(words.chars().count() < 300 && !words.contains('\n') && words.contains('…'), "{words}");
}

#[test]
fn a_quotation_shows_what_can_be_seen_and_turns_nothing() {
    let words = Problem::UnknownFact("\u{202e}pla\u{200b}ice\u{2067}".into()).words(&english(), &rules());
    assert!(words.starts_with("“plaice” is not a question"), "{words}");
}

#[test]
fn fifty_problems_are_told_and_how_many_more_there_are() {
    let list = |count: usize| {
        let problems: Vec<Problem> = (0..count).map(|number| Problem::UnknownFact(number.to_string())).collect();
        Problem::list(&problems, &english(), &rules())
    };
    assert_eq!(list(0), Vec::<String>::new());
    assert_eq!(list(50).len(), 50);
    assert!(list(50)[49].contains("“49”"));
    for (count, last) in [
        (51, "And 1 more problem, not listed here."),
        (52, "And 2 more problems, not listed here."),
        (1_049, "And 999 more problems, not listed here."),
        (1_050, "And 1,000 more problems, not listed here."),
        (116_439, "And 116,389 more problems, not listed here."),
    ] {
        assert_eq!((list(count).len(), list(count)[50].as_str()), (51, last));
    }
    let chinese = workbench::text("zh-Hans").unwrap().unwrap();
    let problems = vec![Problem::WrongPart("name"); 12_062];
    assert_eq!(Problem::list(&problems, &chinese, &rules())[50], "另有12,012项问题，未一一列出。");
}

#[test]
fn a_large_number_has_its_thousands_apart() {
    for (number, words) in [
        (0, "0"),
        (999, "999"),
        (1_000, "1,000"),
        (20_007, "20,007"),
        (1_000_000, "1,000,000"),
        (12_034_567, "12,034,567"),
    ] {
        assert_eq!(english().number(number), words);
    }
}
