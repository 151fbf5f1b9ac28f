//! JSON (RFC 8259) as case files, language files and guidance need it: a reader with places in its errors, and a writer.
//!
//! Written out here because the general library costs a tenth of a first visit; the tests compare the two.

mod read;
mod serialize;
mod write;

pub use read::{Place, read};
pub use serialize::{NotJson, value_of};
pub use write::pretty;

/// A JSON value. Numbers keep their spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// An object.
    Object(Map),
}

/// The members of an object in their order; a name that comes twice keeps its last value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map(Vec<(String, Value)>);

impl Value {
    /// The text, where it is one.
    pub fn as_str(&self) -> Option<&str> {
        if let Value::String(text) = self { Some(text) } else { None }
    }

    /// The whole number, where it is one that fits.
    pub fn as_u64(&self) -> Option<u64> {
        if let Value::Number(spelling) = self { spelling.parse().ok() } else { None }
    }

    /// The list, where it is one.
    pub fn as_array(&self) -> Option<&[Value]> {
        if let Value::Array(parts) = self { Some(parts) } else { None }
    }

    /// The object, where it is one.
    pub fn as_object(&self) -> Option<&Map> {
        if let Value::Object(members) = self { Some(members) } else { None }
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Value::Number(number.to_string())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::String(text.to_owned())
    }
}

impl Map {
    /// The value of a member.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Members in the order of reading: each name once, in its first place and with its last value.
    ///
    /// The time grows with the text and hardly faster, whatever stands in it: names are sorted, not looked for one by one.
    fn each_once(mut members: Vec<(String, Value)>) -> Self {
        let name = |place: usize| members.get(place).map_or("", |(name, _)| name);
        let mut by_name: Vec<usize> = (0..members.len()).collect();
        by_name.sort_by(|one, other| name(*one).cmp(name(*other)));
        let alike = |pair: &&[usize]| matches!(**pair, [before, after] if name(before) == name(after));
        let twice: Vec<[usize; 2]> = by_name.windows(2).filter(alike).filter_map(|pair| pair.try_into().ok()).collect();
        let mut stays = vec![true; members.len()];
        // From the end, so that the last value comes down to the first place of its name.
        for [before, after] in twice.into_iter().rev() {
            members.swap(before, after);
            stays.get_mut(after).into_iter().for_each(|stays| *stays = false);
        }
        let mut stays = stays.into_iter();
        members.retain(|_| stays.next().unwrap_or(true));
        Map(members)
    }

    /// Members in this order. That no name stands twice is the caller's word.
    pub fn of(members: Vec<(String, Value)>) -> Self {
        Map(members)
    }

    /// Sets a member. It is looked for among all others: for objects of a few.
    pub fn insert(&mut self, name: &str, value: Value) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = value,
            None => self.0.push((name.to_owned(), value)),
        }
    }

    /// All members in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{Map, Place, Value, pretty, read};
    use proptest::prelude::*;
    use serde_json::Value as Theirs;

    proptest! {
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
}
