//! The browser's own storage under the same store that the native tests try on a shelf in memory.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use one_card_guide::browser::storage::LocalShelf;
use one_card_guide::calendar::parse_iso;
use one_card_guide::case::store::{self, delete, key, list, load, new_id, value};
use one_card_guide::case::{
    Case, CaseId, CodecError, Desk, Entry, Shelf, ShelfError, Stamp, StoreError, Stored, units,
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const FOREIGN: &str = "another-site/notes";

fn raw() -> web_sys::Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

fn stamp() -> Stamp {
    Stamp { edition: [0xde, 0xad, 0xbe, 0xef], day: parse_iso("2026-11-23").unwrap() }
}

fn case(name: &str) -> Case {
    let facts = [(1, Stored::Choice(2)), (2, Stored::Date(parse_iso("2026-11-20").unwrap())), (3, Stored::Declined)];
    Case { name: name.into(), facts: facts.into_iter().collect() }
}

fn create(shelf: &LocalShelf, case: &Case, stamp: Stamp) -> Result<CaseId, StoreError> {
    let id = new_id(shelf, &[], 0);
    store::add(shelf, id, &[], case, stamp).map(|()| id)
}

/// A desk with one case that has found no room, and why.
fn refused(desk: &Desk<LocalShelf>, held: &Entry, name: &str) -> (Case, Vec<StoreError>) {
    let renamed = desk.rename(held, name, stamp());
    (renamed.case, desk.unsaved().into_iter().map(|unsaved| unsaved.cause).collect())
}

/// A storage with nothing in it but a text of another site.
fn fresh() -> LocalShelf {
    raw().clear().unwrap();
    raw().set_item(FOREIGN, "not JSON {").unwrap();
    LocalShelf
}

fn foreign_is_untouched() -> bool {
    raw().get_item(FOREIGN).unwrap().as_deref() == Some("not JSON {")
}

#[wasm_bindgen_test]
fn a_saved_case_is_found_again() {
    let shelf = fresh();
    // As it is given, and as it is kept: without what cannot be seen.
    let names = [
        ("Ann", "Ann"),
        ("", ""),
        ("\"<script>\" ~ \\", "\"<script>\" ~ \\"),
        ("مرحبا\u{202e}", "مرحبا"),
        ("👩‍👩‍👧 王", "👩‍👩‍👧 王"),
        ("\u{0}\n", ""),
    ];
    for (given, kept) in names {
        let id = create(&shelf, &case(given), stamp()).unwrap();
        assert_eq!(load(&LocalShelf, id).unwrap().case, case(kept));
    }
    let found: Vec<String> = list(&LocalShelf).unwrap().entries.into_iter().map(|entry| entry.case.name).collect();
    assert_eq!(found, names.map(|(_, kept)| kept));
    assert!(foreign_is_untouched());
}

#[wasm_bindgen_test]
fn a_case_is_renamed_and_deleted_and_nothing_else_is() {
    let shelf = fresh();
    let held = load(&shelf, create(&shelf, &case("Ann"), stamp()).unwrap()).unwrap();
    let other = create(&shelf, &case("Other"), stamp()).unwrap();
    assert_eq!(refused(&Desk::new(shelf), &held, "Bea"), (case("Bea"), vec![]));
    assert_eq!(load(&shelf, held.id).unwrap().case, case("Bea"));
    delete(&shelf, held.id).unwrap();
    assert_eq!(load(&shelf, held.id), Err(StoreError::Absent(held.id)));
    assert_eq!(raw().get_item(&key(held.id)).unwrap(), None);
    assert_eq!(load(&shelf, other).unwrap().case, case("Other"));
    assert!(foreign_is_untouched());
}

#[wasm_bindgen_test]
fn a_damaged_case_is_reported_beside_the_others() {
    let shelf = fresh();
    let (first, second) = (create(&shelf, &case("a"), stamp()).unwrap(), create(&shelf, &case("b"), stamp()).unwrap());
    // Not a payload: it is handed on as it stands.
    raw().set_item(&key(first), "{\"half\": ").unwrap();
    let listing = list(&shelf).unwrap();
    assert_eq!(listing.entries.iter().map(|entry| entry.id).collect::<Vec<_>>(), [second]);
    assert_eq!(listing.problems.len(), 1);
    assert_eq!(listing.problems.first().map(|problem| problem.raw.as_str()), Some("{\"half\": "));
    assert_eq!(listing.problems.first().map(|problem| problem.cause), Some(CodecError::NotBase64 { position: 1 }));
    assert_eq!(raw().get_item(&key(first)).unwrap().as_deref(), Some("{\"half\": "));
}

#[wasm_bindgen_test]
fn a_full_storage_is_told_and_keeps_what_it_has() {
    let shelf = fresh();
    let id = create(&shelf, &case("kept"), stamp()).unwrap();
    let mut size = 8 << 20;
    while size > 0 {
        // Fills the storage to the last unit.
        let filler = raw().get_item("filler").unwrap().unwrap_or_default() + &"x".repeat(size);
        if raw().set_item("filler", &filler).is_err() {
            size /= 2;
        }
    }
    assert_eq!(create(&shelf, &case("new"), stamp()), Err(StoreError::Shelf(ShelfError::Full)));
    let (held, desk) = (load(&shelf, id).unwrap(), Desk::new(shelf));
    let long = case(&"x".repeat(200));
    let full = vec![StoreError::Shelf(ShelfError::Full)];
    assert_eq!(refused(&desk, &held, &long.name), (long.clone(), full), "the page has it");
    assert_eq!(load(&shelf, id).unwrap().case, case("kept"));
    raw().remove_item("filler").unwrap();
    assert!(desk.settle(stamp()));
    assert_eq!(load(&shelf, id).unwrap().case, long);
    assert!(foreign_is_untouched());
}

#[wasm_bindgen_test]
fn the_size_is_the_one_that_is_told() {
    let shelf = fresh();
    let id = create(&shelf, &case("\"王\" 👩"), stamp()).unwrap();
    let stored = raw().get_item(&key(id)).unwrap().unwrap();
    let counted = key(id).encode_utf16().count() + stored.encode_utf16().count();
    assert_eq!(units(&key(id), &value(&case("\"王\" 👩"), stamp())), counted);
}

#[wasm_bindgen_test]
fn a_blocked_storage_is_told_and_nothing_panics() {
    let shelf = fresh();
    let id = create(&shelf, &case("kept"), stamp()).unwrap();
    let held = load(&shelf, id).unwrap();
    // Browsers block it in two ways: there is none, or asking for it throws.
    for body in ["return null", "throw new DOMException('denied', 'SecurityError')"] {
        let unblock = block(body);
        let blocked = StoreError::Shelf(ShelfError::Blocked);
        assert_eq!(list(&shelf), Err(blocked.clone()));
        assert_eq!(create(&shelf, &case("new"), stamp()), Err(blocked.clone()));
        assert_eq!(delete(&shelf, id), Err(blocked.clone()));
        assert_eq!(shelf.set("any", "text"), Err(ShelfError::Blocked));
        assert_eq!(refused(&Desk::new(shelf), &held, "Bea"), (case("Bea"), vec![blocked]));
        unblock();
    }
    assert_eq!(load(&shelf, id).unwrap().case, case("kept"));
}

/// Puts another `localStorage` in the window's place; the function returned puts the old one back.
fn block(body: &str) -> impl FnOnce() {
    let (window, name) =
        (js_sys::Object::from(web_sys::window().unwrap()), wasm_bindgen::JsValue::from("localStorage"));
    let before = js_sys::Object::get_own_property_descriptor(&window, &name);
    let getter = js_sys::Object::new();
    js_sys::Reflect::set(&getter, &"get".into(), &js_sys::Function::new_no_args(body)).unwrap();
    js_sys::Reflect::set(&getter, &"configurable".into(), &true.into()).unwrap();
    js_sys::Object::define_property(&window, &name, &getter);
    move || {
        js_sys::Object::define_property(&window, &name, &before.into());
    }
}
