//! What stands on a shelf as one file: it comes back as the same cases, whatever else stands in it.

use crate::*;
use one_card_guide::case::store::{add, key, list, new_id, value};
use one_card_guide::case::stored_file::{StoredFile, from_stored_file, to_stored_file};
use one_card_guide::case::{Case, CaseId, Desk, Entry, Memory, Shelf, ShelfError};
use std::cell::Cell;

fn texts(shelf: &Memory) -> Vec<(String, String)> {
    let keys = shelf.keys().unwrap();
    keys.into_iter().map(|key| (key.clone(), shelf.get(&key).unwrap().unwrap())).collect()
}

fn cases(file: StoredFile) -> Vec<Case> {
    file.cases.into_iter().map(|entry| entry.case).collect()
}

#[test]
fn every_case_of_a_shelf_comes_back() {
    let shelf = Memory::default();
    let saved = [case("Ann “A”, 王\n", &[(1, Stored::Choice(2))]), case("", &[(900, Stored::Declined)])];
    for one in &saved {
        add(&shelf, new_id(&shelf, &[], 0), &[], one, stamp()).unwrap();
    }
    shelf.set("one-card-guide/language", "zh-Hans").unwrap();
    shelf.set("somebody-else/1", "theirs").unwrap();
    let entries = list(&shelf).unwrap().entries;
    let file = from_stored_file(&to_stored_file(&texts(&shelf))).unwrap();
    assert_eq!(file, StoredFile { cases: entries, damaged: 0 });
}

/// The form that the script of the page writes: JSON as browsers print it.
#[test]
fn a_file_of_the_page_is_read() {
    let one = case("Ann", &[(1, Stored::Choice(2))]);
    let text = format!(r#"{{"format":"store","values":{{"one-card-guide/1":"{}"}}}}"#, value(&one, stamp()));
    assert_eq!(cases(from_stored_file(&text).unwrap()), std::slice::from_ref(&one));
    assert_eq!(cases(from_stored_file(&format!("\u{feff}{text}")).unwrap()), [one]);
}

#[test]
fn what_is_damaged_is_counted_and_hides_nothing() {
    let one = case("Ann", &[(1, Stored::Choice(2))]);
    let good = value(&one, stamp());
    let id = |text: &str| key(text.parse().unwrap());
    let values = [(id("1"), good[1..].to_owned()), (id("2"), good), (id("3"), String::new())];
    let file = from_stored_file(&to_stored_file(&values)).unwrap();
    assert_eq!((file.damaged, cases(file)), (2, vec![one]));
}

#[test]
fn other_files_are_left_to_others() {
    let other = [
        "",
        "store",
        "{}",
        r#"{"format":1,"name":"store","answers":{}}"#,
        r#"{"format":"store"}"#,
        r#"{"format":"store","values":[]}"#,
        r#"{"format":"store","values":{}"#,
        r#"["store"]"#,
    ];
    for text in other {
        assert_eq!(from_stored_file(text), None, "{text}");
    }
    let empty = from_stored_file(r#"{"format":"store","values":{"x":1,"one-card-guide/1":2}}"#);
    assert_eq!(empty, Some(StoredFile::default()));
}

/// What it holds goes back under its own ids, so that it may be opened as often as one likes.
#[test]
fn what_was_saved_is_put_back_once() {
    let desk = Desk::new(Memory::default());
    let [one, other] = [case("Ann", &[(1, Stored::Choice(2))]), case("Bea", &[(1, Stored::Declined)])];
    let id = |text: &str| text.parse::<CaseId>().unwrap();
    let entries = [Entry { id: id("1"), case: one.clone() }, Entry { id: id("1abc2"), case: other.clone() }];
    let restored =
        |desk: &Desk<Memory>| entries.iter().map(|entry| desk.restore(entry, stamp(), 7)).collect::<Vec<_>>();
    assert_eq!(restored(&desk), [true, true]);
    assert_eq!(desk.list().0.entries, entries);
    assert_eq!(restored(&desk), [false, false]);
    // Another case under the same id stays, and this one comes beside it.
    let changed = Entry { id: id("1"), case: other.clone() };
    assert!(desk.restore(&changed, stamp(), 7));
    let cases = cases_of(&desk);
    assert_eq!(cases.len(), 3);
    assert_eq!(cases[0], one);
}

#[test]
fn a_neighbours_text_is_not_written_over() {
    let shelf = Memory::default();
    shelf.set("one-card-guide/theme", "dark").unwrap();
    let desk = Desk::new(shelf);
    let entry = Entry { id: "theme".parse().unwrap(), case: case("Ann", &[(1, Stored::Choice(2))]) };
    assert!(desk.restore(&entry, stamp(), 7));
    assert_eq!(desk.text("one-card-guide/theme").as_deref(), Some("dark"));
    assert_eq!(cases_of(&desk), [entry.case]);
}

fn cases_of<S: Shelf>(desk: &Desk<S>) -> Vec<Case> {
    desk.list().0.entries.into_iter().map(|entry| entry.case).collect()
}

/// A shelf that counts how often it is asked for anything.
struct Counted<'a>(Memory, &'a Cell<usize>);

impl Counted<'_> {
    fn count(&self) -> &Memory {
        self.1.set(self.1.get() + 1);
        &self.0
    }
}

impl Shelf for Counted<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.count().get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        self.count().set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.count().remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        panic!("all keys are asked for where one is to be put back")
    }
}

/// The work goes with the number of cases, not with its square.
#[test]
fn many_cases_are_put_back_one_by_one() {
    let asked = Cell::new(0);
    let desk = Desk::new(Counted(Memory::default(), &asked));
    let one = case("Ann", &[(1, Stored::Choice(2))]);
    for number in 1..=200 {
        let entry = Entry { id: number.to_string().parse().unwrap(), case: one.clone() };
        assert!(desk.restore(&entry, stamp(), 7));
    }
    // Looked for as a case and as anything else, put, and read back.
    assert_eq!(asked.get(), 4 * 200);
}
