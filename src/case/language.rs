//! The language of a payload: one byte for those in the list, the letters of the tag for any other.

use super::wire::Reader;

/// Languages by code; the place in the list is the code and never changes. The first one is "not said".
const CODES: [&str; 12] = ["", "en", "zh-Hans", "zh-Hant", "ja", "ko", "de", "fr", "es", "ru", "pt", "it"];
/// Set in the first byte where the letters of a tag follow; the other bits are their number.
const IN_LETTERS: u8 = 0x80;
/// The longest tag that is kept.
const LONGEST: usize = 35;

/// A language as read.
pub enum Language {
    /// Its tag; empty where it is not said.
    Tag(String),
    /// A code from a later version of the list.
    Newer,
}

/// Adds a language; "not said" where the text is no language tag.
pub fn put(out: &mut Vec<u8>, language: &str) {
    let code = CODES.iter().position(|known| *known == language).and_then(|code| u8::try_from(code).ok());
    match (code, u8::try_from(language.len())) {
        (Some(code), _) => out.push(code),
        (None, Ok(length)) if is_tag(language.as_bytes()) => {
            out.push(IN_LETTERS | length);
            out.extend_from_slice(language.as_bytes());
        }
        _ => out.push(0),
    }
}

/// Reads a language; `None` unless the bytes are what [`put`] would write.
pub fn read(reader: &mut Reader) -> Option<Language> {
    let byte = reader.byte()?;
    if byte & IN_LETTERS == 0 {
        return Some(CODES.get(usize::from(byte)).map_or(Language::Newer, |known| Language::Tag((*known).to_owned())));
    }
    let letters = reader.take(usize::from(byte & !IN_LETTERS))?;
    let tag = std::str::from_utf8(letters).ok()?;
    (is_tag(letters) && !CODES.contains(&tag)).then(|| Language::Tag(tag.to_owned()))
}

fn is_tag(letters: &[u8]) -> bool {
    let sound = |letter: &u8| letter.is_ascii_alphanumeric() || *letter == b'-';
    letters.len() <= LONGEST && letters.iter().all(sound)
}
