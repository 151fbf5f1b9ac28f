//! Our own JSON beside serde_json: both read the same texts, and the same out of them.

#![cfg(test)]

use one_card_guide::json::{Map, Place, Value, pretty, read};
use proptest::prelude::*;
use serde_json::Value as Theirs;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// serde_json is the outside authority: both read the same texts, and the same out of them.
    #[test]
    fn what_is_json_is_what_serde_json_says(text in r#"([\[\]{}:,"\\ \n0-9eE.+\-]|true|null|u00e9|\\ud83d\\ude00|é|a){0,24}"#) {
        let theirs: Result<Theirs, _> = serde_json::from_str(&text);
        let ours = read(&text);
        // A number may be too large for a float; its spelling is JSON all the same.
        let too_large = theirs.as_ref().is_err_and(|error| error.to_string().contains("out of range"));
        prop_assert!(too_large || theirs.is_ok() == ours.is_ok(), "{text}");
    }

    #[test]
    fn what_is_written_is_read_by_serde_json(name in any::<String>(), text in any::<String>(), number in any::<u64>()) {
        let theirs = serde_json::json!({ name.clone(): [text, number, null, true, {}, []] });
        let ours = read(&theirs.to_string()).unwrap();
        for written in [ours.to_string(), pretty(&ours)] {
            prop_assert_eq!(&serde_json::from_str::<Theirs>(&written).unwrap(), &theirs);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = read(&text);
    }
}

#[test]
fn the_place_is_where_it_stops_being_json() {
    assert_eq!(read("{\n  \"é\": x}"), Err(Place { line: 2, column: 8 }));
    assert_eq!(read("{} {}"), Err(Place { line: 1, column: 4 }));
}

#[test]
fn deep_nesting_is_refused_before_it_hurts() {
    assert!(read(&"[".repeat(100_000)).is_err());
}

#[test]
fn a_name_that_comes_twice_keeps_its_last_value_in_the_first_place() {
    assert_eq!(read("{\"a\":1,\"a\":2}").unwrap().to_string(), "{\"a\":2}");
    let read = read("{\"b\":1,\"a\":2,\"c\":3,\"a\":4,\"b\":5,\"a\":6,\"d\":7}").unwrap();
    assert_eq!(read.to_string(), "{\"b\":5,\"a\":6,\"c\":3,\"d\":7}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// What is read is what comes of setting one member after the other.
    #[test]
    fn members_are_put_together_as_if_set_one_by_one(names in prop::collection::vec("[ab]{0,4}", 0..60)) {
        let mut expected = Map::default();
        let mut written = Vec::new();
        for (number, name) in (0u64..).zip(&names) {
            expected.insert(name, number.into());
            written.push(format!("\"{name}\":{number}"));
        }
        prop_assert_eq!(read(&format!("{{{}}}", written.join(","))).unwrap(), Value::Object(expected));
    }
}
