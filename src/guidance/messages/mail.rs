//! The draft of an e-mail: an address that opens the person's own mail program. Nothing is sent.

use super::Message;
use crate::guidance::lines::{Export, one_line};
use crate::text::Text;

/// On Windows, Chrome opens no address of more than 2,046 characters, and says nothing.
const TOO_LONG: usize = 2_000;

/// A `mailto:` address with subject and body, shorter than 2,000 characters. A message that does not fit leaves out its
/// Chinese names in brackets. One that still does not fit ends with the last line that does, and says where it stands
/// whole: the link, where one is given and fits. A subject that leaves no room for that is cut.
pub fn mail_draft(message: &Message, text: &Text, export: Export<'_>) -> String {
    let plain = without_names(&message.body);
    let mut whole = [&message.body, &plain].into_iter().map(|body| address(&message.subject, body));
    if let Some(fits) = whole.find(|address| address.len() < TOO_LONG) {
        return fits;
    }
    let linked = export.address().map(|link| text.fill("message.short.link", &[("link", &link)]));
    let bare = text.get("message.short").to_owned();
    let begun = |end: String| beginning(&message.subject, &plain, &end);
    linked.into_iter().chain([bare.clone()]).find_map(begun).unwrap_or_else(|| cut(&one_line(&message.subject), &bare))
}

/// As many lines of a body as fit before its end; nothing where the end does not fit.
fn beginning(subject: &str, body: &str, end: &str) -> Option<String> {
    const NEW_LINE: usize = "%0D%0A".len();
    let mut room = (TOO_LONG - 1).checked_sub(address(subject, end).len())?;
    let mut kept = String::new();
    for line in body.lines() {
        // One more stands between what is kept and the end.
        let needed = encoded(line).len() + NEW_LINE;
        if needed + NEW_LINE > room {
            break;
        }
        room -= needed;
        kept.extend([line, "\n"]);
    }
    let kept = kept.trim_end();
    let between = if kept.is_empty() { "" } else { "\n\n" };
    Some(address(subject, &[kept, between, end].concat()))
}

/// With as much of the subject as fits.
fn cut(subject: &str, body: &str) -> String {
    let room = TOO_LONG.saturating_sub(address("", body).len() + 1);
    let mut kept = String::new();
    for letter in subject.chars() {
        let letter = encoded(letter.encode_utf8(&mut [0; 4]));
        if kept.len() + letter.len() > room {
            break;
        }
        kept.push_str(&letter);
    }
    ["mailto:?subject=", &kept, "&body=", &encoded(body)].concat()
}

fn address(subject: &str, body: &str) -> String {
    ["mailto:?subject=", &encoded(&one_line(subject)), "&body=", &encoded(body)].concat()
}

/// Without brackets that hold Chinese characters only, such as `Passport (护照)`; each takes nine characters of an address.
fn without_names(body: &str) -> String {
    let is_chinese = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter) || " /".contains(letter);
    let mut kept = String::with_capacity(body.len());
    let mut parts = body.split(" (");
    kept.push_str(parts.next().unwrap_or_default());
    for part in parts {
        match part.split_once(')') {
            Some((name, rest)) if !name.is_empty() && name.chars().all(is_chinese) => kept.push_str(rest),
            _ => kept.extend([" (", part]),
        }
    }
    kept
}

/// Percent-encoded (RFC 6068): all but unreserved characters and punctuation that needs none; lines end with CR LF.
fn encoded(text: &str) -> String {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let mut out = String::with_capacity(text.len());
    let hex = |half: u8| HEX.get(usize::from(half)).copied().unwrap_or('0');
    for byte in text.bytes() {
        match byte {
            b'\r' => {}
            b'\n' => out.push_str("%0D%0A"),
            b'-' | b'.' | b'_' | b'~' | b',' | b';' | b':' | b'(' | b')' => out.push(char::from(byte)),
            letter if letter.is_ascii_alphanumeric() => out.push(char::from(letter)),
            other => out.extend(['%', hex(other >> 4), hex(other & 15)]),
        }
    }
    out
}
