//! Messages to those whom guidance concerns: what happens, what is needed from them, by when, with which papers, whom
//! to ask. Whom an outcome concerns is the rulebook's to say; here it is only laid out, in the language of the page.
//!
//! No name stands in a message but the one that the caller gives.

mod body;
mod mail;
mod recipient;
mod remarks;
mod step;
mod words;

pub use mail::mail_draft;
pub use recipient::{Recipient, recipients};

use super::GuidancePage;
use super::lines::Export;
use crate::text::Text;
use words::words;

/// A message, to be changed by the sender before it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// One line.
    pub subject: String,
    /// Paragraphs and lists as plain text; an empty line between paragraphs.
    pub body: String,
}

/// The message to one of them. `text` is in the language of the page.
pub fn message(page: &GuidancePage, text: &Text, to: Recipient, export: Export<'_>) -> Message {
    let export = to.export(export);
    let subject = words(text, page, to, "subject");
    let subject = match export.name_line() {
        Some(name) => text.fill("message.subject.of", &[("subject", subject), ("name", &name)]),
        None => subject.to_owned(),
    };
    Message { subject, body: body::body(page, text, to, export) }
}
