//! Rust text cut into pieces: comments, texts between quotation marks, words, signs. What they mean is `says`' business.

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// To the end of the line, or between `/*` and `*/`.
    Comment,
    /// A string with its quotation marks, and with what stands before them.
    Text,
    /// A name, a keyword, a number.
    Word,
    /// Anything else that is no blank: `::` and characters between quotation marks are one.
    Sign,
    /// Between the others.
    Blank,
}

/// A piece and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    pub kind: Kind,
    pub text: &'a str,
}

/// All pieces of a text, in their order: together they are the text.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some(first) = rest.chars().next() {
        let (kind, length) = piece(rest, first);
        let (text, after) = rest.split_at(length);
        found.push(Piece { kind, text });
        rest = after;
    }
    found
}

/// The text without its comments.
pub fn code(text: &str) -> String {
    pieces(text).iter().filter(|piece| piece.kind != Kind::Comment).map(|piece| piece.text).collect()
}

fn piece(rest: &str, first: char) -> (Kind, usize) {
    if rest.starts_with("//") {
        return (Kind::Comment, rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return (Kind::Comment, block(rest));
    }
    if let Some(length) = string(rest) {
        return (Kind::Text, length);
    }
    let word = word(rest);
    match first {
        _ if word > 0 => (Kind::Word, word),
        '\'' => (Kind::Sign, character(rest).unwrap_or(1)),
        ':' if rest.starts_with("::") => (Kind::Sign, 2),
        _ if first.is_whitespace() => (Kind::Blank, first.len_utf8()),
        _ => (Kind::Sign, first.len_utf8()),
    }
}

fn word(rest: &str) -> usize {
    rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len())
}

/// The length of a comment in which comments may stand.
fn block(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let (more, step) = match &rest.as_bytes()[at..] {
            [b'/', b'*', ..] => (1, 2),
            [b'*', b'/', ..] => (-1, 2),
            _ => (0, 1),
        };
        (depth, at) = (depth + more, at + step);
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

/// The length of a string, where one begins: plain, of bytes, or raw.
fn string(rest: &str) -> Option<usize> {
    let prefix = word(rest);
    let behind = &rest[prefix..];
    match &rest[..prefix] {
        "" | "b" | "c" if behind.starts_with('"') => Some(prefix + 1 + closed(&behind[1..], '"')),
        "r" | "br" | "cr" => {
            let marks = behind.len() - behind.trim_start_matches('#').len();
            let inside = behind[marks..].strip_prefix('"')?;
            let end = format!("\"{}", "#".repeat(marks));
            let length = inside.find(&end).map_or(inside.len(), |at| at + end.len());
            Some(prefix + marks + 1 + length)
        }
        _ => None,
    }
}

/// The length up to the closing mark, itself included.
fn closed(inside: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, letter) in inside.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == mark => return at + letter.len_utf8(),
            _ => {}
        }
    }
    inside.len()
}

/// The length of a character between quotation marks; nothing where the mark begins a lifetime.
fn character(rest: &str) -> Option<usize> {
    let mut letters = rest[1..].chars();
    let first = letters.next()?;
    (first == '\\' || letters.next() == Some('\'')).then(|| 1 + closed(&rest[1..], '\''))
}
