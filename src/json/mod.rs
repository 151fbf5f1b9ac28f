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

    /// Sets a member.
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
    use super::{Place, pretty, read};
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
    fn a_name_that_comes_twice_keeps_its_last_value() {
        assert_eq!(read("{\"a\":1,\"a\":2}").unwrap().to_string(), "{\"a\":2}");
    }
}
