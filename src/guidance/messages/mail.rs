//! The draft of an e-mail: an address that opens the person's own mail program. Nothing is sent.

use super::Message;
use crate::guidance::written::{Export, one_line};
use crate::text::Text;

/// Longer addresses are cut or refused by some mail programs and systems.
const TOO_LONG: usize = 1_900;

/// A `mailto:` address with subject and body, shorter than 1,900 characters. A message that does not fit is replaced by
/// where it stands: the link, where one is given and fits. A subject that does not fit even then is cut.
pub fn mail_draft(message: &Message, text: &Text, export: Export<'_>) -> String {
    let whole = address(&message.subject, &message.body);
    if whole.len() < TOO_LONG {
        return whole;
    }
    let linked = export.address().map(|link| text.fill("message.short.link", &[("link", &link)]));
    let bare = text.get("message.short").to_owned();
    let subject = one_line(&message.subject);
    let short = linked.into_iter().chain([bare.clone()]).map(|body| address(&subject, &body));
    short.into_iter().find(|address| address.len() < TOO_LONG).unwrap_or_else(|| cut(&subject, &bare))
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

/// Percent-encoded (RFC 3986, RFC 6068): all but unreserved characters; lines end with CR LF.
fn encoded(text: &str) -> String {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let mut out = String::with_capacity(text.len());
    let hex = |half: u8| HEX.get(usize::from(half)).copied().unwrap_or('0');
    for byte in text.bytes() {
        match byte {
            b'\r' => {}
            b'\n' => out.push_str("%0D%0A"),
            b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            letter if letter.is_ascii_alphanumeric() => out.push(char::from(letter)),
            other => out.extend(['%', hex(other >> 4), hex(other & 15)]),
        }
    }
    out
}
