//! Any type that serde can take apart into a JSON value: the same names and order as the general library gives. No floats.

use super::{Map, Value};
use serde::Serialize;
use serde::ser::{self, Impossible};
use std::fmt;

/// The JSON of a value.
///
/// # Errors
/// Where it holds a float, bytes, or an object whose names are no texts.
pub fn value_of<T: Serialize + ?Sized>(value: &T) -> Result<Value, NotJson> {
    value.serialize(Writer)
}

/// Why something cannot be written as JSON: the kind of value that has no place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotJson(String);

impl fmt::Display for NotJson {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for NotJson {}

impl ser::Error for NotJson {
    fn custom<T: fmt::Display>(message: T) -> Self {
        NotJson(message.to_string())
    }
}

type Written = Result<Value, NotJson>;

fn refused(kind: &str) -> Written {
    Err(NotJson(kind.to_owned()))
}

struct Writer;

impl ser::Serializer for Writer {
    type Ok = Value;
    type Error = NotJson;
    type SerializeSeq = Parts;
    type SerializeTuple = Parts;
    type SerializeTupleStruct = Parts;
    type SerializeTupleVariant = Impossible<Value, NotJson>;
    type SerializeMap = Impossible<Value, NotJson>;
    type SerializeStruct = Members;
    type SerializeStructVariant = Impossible<Value, NotJson>;

    fn serialize_bool(self, yes: bool) -> Written {
        Ok(Value::Bool(yes))
    }

    fn serialize_i8(self, number: i8) -> Written {
        self.serialize_i64(number.into())
    }

    fn serialize_i16(self, number: i16) -> Written {
        self.serialize_i64(number.into())
    }

    fn serialize_i32(self, number: i32) -> Written {
        self.serialize_i64(number.into())
    }

    fn serialize_i64(self, number: i64) -> Written {
        Ok(Value::Number(number.to_string()))
    }

    fn serialize_u8(self, number: u8) -> Written {
        self.serialize_u64(number.into())
    }

    fn serialize_u16(self, number: u16) -> Written {
        self.serialize_u64(number.into())
    }

    fn serialize_u32(self, number: u32) -> Written {
        self.serialize_u64(number.into())
    }

    fn serialize_u64(self, number: u64) -> Written {
        Ok(Value::from(number))
    }

    fn serialize_f32(self, _: f32) -> Written {
        refused("float")
    }

    fn serialize_f64(self, _: f64) -> Written {
        refused("float")
    }

    fn serialize_char(self, letter: char) -> Written {
        Ok(Value::String(letter.to_string()))
    }

    fn serialize_str(self, text: &str) -> Written {
        Ok(Value::from(text))
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        refused("bytes")
    }

    fn serialize_none(self) -> Written {
        Ok(Value::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        Ok(Value::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        Ok(Value::Null)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Written {
        Ok(Value::from(name))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Written {
        let mut members = Map::default();
        members.insert(name, value.serialize(self)?);
        Ok(Value::Object(members))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts, NotJson> {
        Ok(Parts(Vec::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts, NotJson> {
        Ok(Parts(Vec::new()))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts, NotJson> {
        Ok(Parts(Vec::new()))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NotJson> {
        Err(NotJson("tuple variant".to_owned()))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, NotJson> {
        Err(NotJson("map".to_owned()))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members, NotJson> {
        Ok(Members(Map::default()))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NotJson> {
        Err(NotJson("struct variant".to_owned()))
    }
}

/// The parts of a list so far.
struct Parts(Vec<Value>);

impl Parts {
    fn add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotJson> {
        self.0.push(value.serialize(Writer)?);
        Ok(())
    }
}

impl ser::SerializeSeq for Parts {
    type Ok = Value;
    type Error = NotJson;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotJson> {
        self.add(value)
    }

    fn end(self) -> Written {
        Ok(Value::Array(self.0))
    }
}

impl ser::SerializeTuple for Parts {
    type Ok = Value;
    type Error = NotJson;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotJson> {
        self.add(value)
    }

    fn end(self) -> Written {
        Ok(Value::Array(self.0))
    }
}

impl ser::SerializeTupleStruct for Parts {
    type Ok = Value;
    type Error = NotJson;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotJson> {
        self.add(value)
    }

    fn end(self) -> Written {
        Ok(Value::Array(self.0))
    }
}

/// The members of an object so far.
struct Members(Map);

impl ser::SerializeStruct for Members {
    type Ok = Value;
    type Error = NotJson;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), NotJson> {
        self.0.insert(name, value.serialize(Writer)?);
        Ok(())
    }

    fn end(self) -> Written {
        Ok(Value::Object(self.0))
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::value_of;
    use crate::json::pretty;
    use proptest::prelude::*;
    use serde::Serialize;

    #[derive(Debug, Serialize)]
    #[serde(rename_all = "kebab-case")]
    struct Sample {
        two_words: String,
        numbers: Vec<(i32, u64)>,
        perhaps: Option<bool>,
        kind: Kind,
        nothing: (),
        #[serde(skip)]
        _hidden: u8,
    }

    #[derive(Debug, Serialize)]
    #[serde(rename_all = "kebab-case")]
    enum Kind {
        PlainOne,
        With(Wrapped),
    }

    #[derive(Debug, Serialize)]
    struct Wrapped(char);

    proptest! {
        /// serde_json is the outside authority: the same value, member by member in the same order.
        #[test]
        fn what_is_written_is_what_serde_json_writes(
            two_words in any::<String>(),
            numbers in proptest::collection::vec(any::<(i32, u64)>(), 0..4),
            perhaps in any::<Option<bool>>(),
            letter in any::<Option<char>>(),
        ) {
            let kind = letter.map_or(Kind::PlainOne, |letter| Kind::With(Wrapped(letter)));
            let sample = Sample { two_words, numbers, perhaps, kind, nothing: (), _hidden: 1 };
            let ours = pretty(&value_of(&sample).unwrap());
            let theirs = serde_json::to_string_pretty(&sample).unwrap();
            prop_assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn a_float_is_refused() {
        assert!(value_of(&[0.5]).is_err());
    }
}
