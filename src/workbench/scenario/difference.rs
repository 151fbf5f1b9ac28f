//! Differences between what was expected and what was found, as values.

use std::fmt::{self, Debug};

/// One thing that is not as expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which part.
    pub what: String,
    /// What the law says.
    pub expected: String,
    /// What came out.
    pub found: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Difference { what, expected, found } = self;
        write!(out, "{what}\n        expected  {expected}\n        found     {found}")
    }
}

/// All differences of one scenario; none where all is as expected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences(pub Vec<Difference>);

impl Differences {
    /// Whether all is as expected.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn add(&mut self, what: &str, expected: impl Into<String>, found: impl Into<String>) {
        self.0.push(Difference { what: what.to_owned(), expected: expected.into(), found: found.into() });
    }

    pub(super) fn same<T: PartialEq + Debug>(&mut self, what: &str, expected: T, found: T) {
        if expected != found {
            self.add(what, format!("{expected:?}"), format!("{found:?}"));
        }
    }

    pub(super) fn same_set(&mut self, what: &str, expected: &[String], found: &[String]) {
        let sorted = |list: &[String]| {
            let mut list = list.to_vec();
            list.sort();
            list
        };
        self.same(what, sorted(expected), sorted(found));
    }

    /// A value that may be missing on either side.
    pub(super) fn same_or_none(&mut self, what: &str, expected: Option<&str>, found: Option<&str>) {
        if expected != found {
            self.add(what, expected.unwrap_or("nothing"), found.unwrap_or("nothing"));
        }
    }
}

/// The date of `2026-12-19 = 2026-11-20 + 29 days`.
pub(super) fn date_of(sum: &str) -> String {
    sum.split(" = ").next().unwrap_or_default().trim().to_owned()
}
