//! Errors of the rulebook's source: file, line, column, the offending words, and what was probably meant.

use std::fmt;

/// What is wrong at one place of the rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceError {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// The line's text.
    pub text: String,
    /// How many characters are wrong.
    pub width: usize,
    /// What was probably meant, or what to do.
    pub hint: Option<String>,
}

impl fmt::Display for SourceError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)?;
        let indent = self.text.len() - self.text.trim_start().len();
        writeln!(out, "    {}", self.text.trim())?;
        let before = (self.column - 1).saturating_sub(indent);
        write!(out, "    {}{}", " ".repeat(before), "^".repeat(self.width.max(1)))?;
        match &self.hint {
            Some(hint) => write!(out, " did you mean `{hint}`?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for SourceError {}
