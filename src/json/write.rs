//! A value into text: on one line, or a member a line.

use super::Value;
use std::fmt;

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
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
}
