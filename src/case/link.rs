//! The payload of a link as it arrives: what programs add after it, and the breaks they put into it, are taken away again.
//!
//! The length at its start says where a payload ends, so nothing that follows has to be known: a full stop, a bracket, a
//! tracking parameter, letters. One text gives one payload to try, whose checksum then decides, as for any other.

use super::base64url;
use super::codec::{LONGEST, opening};

/// The payload at the start of a text, up to the end that its own length names, without breaks; the text as it is where it
/// does not hold a whole one. For what people open; what is stored is read as it stands.
pub fn payload_in(text: &str) -> String {
    let letters = text.chars().filter(|character| !is_break(*character));
    let mut letters: String = letters.take_while(|character| base64url::is_letter(*character)).take(LONGEST).collect();
    match opening(&letters).and_then(|(_, whole)| usize::try_from(whole).ok()) {
        Some(whole) if whole <= letters.len() => letters.truncate(whole),
        _ => text.clone_into(&mut letters),
    }
    letters
}

/// What mail programs and pages put in to break a long line, some of it unseen.
fn is_break(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}
