//! From byte offsets to lines and columns, and the list of errors found so far.

use super::{SourceError, SourceFile};
use crate::workbench::language::{Fault, nearest};
use std::ops::Range;
use toml::Spanned;

/// A value with the file it came from.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub file: &'a SourceFile,
}

/// The line of a place in a file, from 1.
pub(super) fn line(at: At<'_>, offset: usize) -> usize {
    at.file.text.get(..offset).unwrap_or(&at.file.text).matches('\n').count() + 1
}

/// Errors so far: reading goes on after one, so that one run tells everything.
#[derive(Default)]
pub(super) struct Errors(pub Vec<SourceError>);

impl Errors {
    pub fn add(&mut self, at: At<'_>, span: Range<usize>, message: impl Into<String>, hint: Option<String>) {
        let text = at.file.text.as_str();
        let before = text.get(..span.start).unwrap_or(text);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let whole = text.get(start..).unwrap_or("").lines().next().unwrap_or("");
        let words = text.get(span.clone()).unwrap_or("");
        self.0.push(SourceError {
            file: at.file.name.clone(),
            line: line(at, span.start),
            column: before.get(start..).unwrap_or("").chars().count() + 1,
            message: message.into(),
            text: whole.to_owned(),
            width: words.lines().next().unwrap_or("").chars().count(),
            hint,
        });
    }

    /// An error inside a quoted string: the fault's offsets count from behind the opening quote.
    pub fn fault(&mut self, at: At<'_>, value: &Spanned<String>, fault: Fault) {
        self.fault_at(at, value, 0, fault);
    }

    /// The same, for a part of the string that starts at `offset`.
    pub fn fault_at(&mut self, at: At<'_>, value: &Spanned<String>, offset: usize, fault: Fault) {
        let begins = value.span().start;
        // A bare key has no quotation marks.
        let quoted = at.file.text.get(begins..).is_some_and(|text| text.starts_with(['"', '\'']));
        let start = begins + usize::from(quoted) + offset;
        self.add(at, start + fault.start..start + fault.end, fault.message, fault.hint);
    }

    /// The place of a name in a list; an error with the nearest name where it is not there.
    pub fn find<'n>(
        &mut self,
        at: At<'_>,
        name: &Spanned<String>,
        what: &str,
        names: impl Iterator<Item = &'n str> + Clone,
    ) -> Option<u16> {
        let wanted = name.get_ref().as_str();
        let found = names.clone().position(|known| known == wanted);
        if found.is_none() {
            self.fault(
                at,
                name,
                Fault {
                    start: 0,
                    end: wanted.len(),
                    message: format!("unknown {what} `{wanted}`"),
                    hint: nearest(wanted, names),
                },
            );
        }
        found.and_then(|place| u16::try_from(place).ok())
    }
}
