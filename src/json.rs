//! JSON (RFC 8259) as case files and language files need it: a reader with places in its errors, and a writer.
//!
//! Written out here because the general library costs a tenth of a first visit; the tests compare the two.

use std::fmt;

/// Nesting beyond this is refused, so that no file can exhaust the stack.
const DEEPEST: usize = 32;

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

/// Where a text stops being JSON; both counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

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

/// Reads a text that is one JSON value.
///
/// # Errors
/// The place at which it stops being JSON.
pub fn read(text: &str) -> Result<Value, Place> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0).filter(|_| {
        reader.space();
        reader.at == text.len()
    });
    value.ok_or_else(|| reader.place())
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn place(&self) -> Place {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(start..).unwrap_or("").chars().count() + 1;
        Place { line: before.matches('\n').count() + 1, column }
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    fn eat(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    /// A value after white space; nothing leaves the reader where the value stops being one.
    fn value(&mut self, depth: usize) -> Option<Value> {
        self.space();
        match self.rest().bytes().next()? {
            b'{' if depth < DEEPEST => self.object(depth + 1),
            b'[' if depth < DEEPEST => self.array(depth + 1),
            b'"' => self.string().map(Value::String),
            b'-' | b'0'..=b'9' => self.number(),
            _ if self.eat("null") => Some(Value::Null),
            _ if self.eat("true") => Some(Value::Bool(true)),
            _ if self.eat("false") => Some(Value::Bool(false)),
            _ => None,
        }
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        self.eat("{");
        let mut members = Map::default();
        self.space();
        if self.eat("}") {
            return Some(Value::Object(members));
        }
        loop {
            self.space();
            let name = self.string()?;
            self.space();
            if !self.eat(":") {
                return None;
            }
            let value = self.value(depth)?;
            members.insert(&name, value);
            self.space();
            if self.eat("}") {
                return Some(Value::Object(members));
            }
            if !self.eat(",") {
                return None;
            }
        }
    }

    fn array(&mut self, depth: usize) -> Option<Value> {
        self.eat("[");
        let mut parts = Vec::new();
        self.space();
        if self.eat("]") {
            return Some(Value::Array(parts));
        }
        loop {
            parts.push(self.value(depth)?);
            self.space();
            if self.eat("]") {
                return Some(Value::Array(parts));
            }
            if !self.eat(",") {
                return None;
            }
        }
    }

    fn digits(&mut self) -> Option<()> {
        let rest = self.rest();
        let count = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        self.at += count;
        (count > 0).then_some(())
    }

    fn number(&mut self) -> Option<Value> {
        let start = self.at;
        self.eat("-");
        if !self.eat("0") {
            self.digits()?;
        }
        if self.eat(".") {
            self.digits()?;
        }
        if self.eat("e") || self.eat("E") {
            let _ = self.eat("+") || self.eat("-");
            self.digits()?;
        }
        self.text.get(start..self.at).map(|spelling| Value::Number(spelling.to_owned()))
    }

    fn string(&mut self) -> Option<String> {
        if !self.eat("\"") {
            return None;
        }
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let plain = rest.find(|c: char| c == '"' || c == '\\' || c < ' ').unwrap_or(rest.len());
            text.push_str(rest.get(..plain).unwrap_or(""));
            self.at += plain;
            if self.eat("\"") {
                return Some(text);
            }
            if !self.eat("\\") {
                return None;
            }
            text.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let letter = self.rest().chars().next()?;
        let plain = match letter {
            '"' | '\\' | '/' => letter,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                self.at += 1;
                return self.code_point();
            }
            _ => return None,
        };
        self.at += letter.len_utf8();
        Some(plain)
    }

    /// Four hex digits, or two times four where the first is the high half of a pair.
    fn code_point(&mut self) -> Option<char> {
        let high = self.unit()?;
        if !(0xd800..0xdc00).contains(&high) {
            return char::from_u32(high);
        }
        if !self.eat("\\u") {
            return None;
        }
        let low = self.unit()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x10000 + ((high - 0xd800) << 10) + low)
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
        let unit = u32::from_str_radix(digits, 16).ok()?;
        self.at += 4;
        Some(unit)
    }
}

/// On one line, without spaces.
impl fmt::Display for Value {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        write(&mut text, self, None);
        out.write_str(&text)
    }
}

/// A member a line, indented by two spaces.
pub fn pretty(value: &Value) -> String {
    let mut text = String::new();
    write(&mut text, value, Some(0));
    text
}

/// `indent` is the depth for line breaks; nothing for one line.
fn write(out: &mut String, value: &Value, indent: Option<usize>) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Value::Number(spelling) => out.push_str(spelling),
        Value::String(text) => quote(out, text),
        Value::Array(parts) => {
            let parts: Vec<(Option<&str>, &Value)> = parts.iter().map(|part| (None, part)).collect();
            write_list(out, ['[', ']'], &parts, indent);
        }
        Value::Object(members) => {
            let members: Vec<(Option<&str>, &Value)> =
                members.iter().map(|(name, value)| (Some(name), value)).collect();
            write_list(out, ['{', '}'], &members, indent);
        }
    }
}

fn write_list(out: &mut String, [open, close]: [char; 2], parts: &[(Option<&str>, &Value)], indent: Option<usize>) {
    out.push(open);
    let inner = indent.map(|depth| depth + 1);
    for (place, (name, value)) in parts.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        line(out, inner);
        if let Some(name) = name {
            quote(out, name);
            out.push_str(if indent.is_some() { ": " } else { ":" });
        }
        write(out, value, inner);
    }
    if !parts.is_empty() {
        line(out, indent);
    }
    out.push(close);
}

fn line(out: &mut String, indent: Option<usize>) {
    if let Some(depth) = indent {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
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
