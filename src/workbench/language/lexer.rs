//! Text into words and signs, each with its place.

use super::Fault;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A name, a keyword, a number or a date.
    Word(String),
    /// `(`, `)`, `[`, `]`, `,`, `+`, `-` or a comparison.
    Sign(&'static str),
}

#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub token: Token,
    pub start: usize,
    pub end: usize,
}

const SIGNS: [&str; 12] = ["<=", ">=", "(", ")", "[", "]", ",", "<", ">", "=", "+", "-"];

pub(super) fn tokens(text: &str) -> Result<Vec<Placed>, Fault> {
    let mut out = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let start = text.len() - rest.len();
        let Some(first) = rest.chars().next() else { return Ok(out) };
        let word = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(rest.len());
        let (token, length) = if word > 0 && first.is_ascii_alphanumeric() {
            (Token::Word(rest.chars().take(word).collect()), word)
        } else if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            (Token::Sign(sign), sign.len())
        } else {
            let message = format!("`{first}` has no place in a condition");
            return Err(Fault { start, end: start + first.len_utf8(), message, hint: None });
        };
        out.push(Placed { token, start, end: start + length });
        rest = rest.get(length..).unwrap_or("");
    }
}
