//! The shape of a scenario: one whole case a file. What is said of a rule whatever the case stands in the files of rules.

use serde::Deserialize;
use std::collections::BTreeMap;

/// A scenario file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// What the case is about.
    pub title: String,
    /// The day judged, ISO.
    pub today: String,
    /// Steps that the person has ticked.
    #[serde(default)]
    pub done: Vec<String>,
    /// Facts and options by name; `?` for "I don't know".
    pub answers: BTreeMap<String, String>,
    /// What must come out.
    pub expect: Expected,
}

/// What must come out of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The rule of the verdict; empty while it depends.
    pub verdict: String,
    /// The step to take next; empty for none.
    pub next: String,
    /// Questions that can still change something.
    pub open: Option<Vec<String>>,
    /// Every step.
    #[serde(default)]
    pub step: Vec<ExpectedStep>,
    /// Warnings and notes that must be there.
    #[serde(default)]
    pub remark: Vec<ExpectedRemark>,
    /// Rules that must not show.
    pub absent: Option<Absent>,
}

/// A step on the page.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExpectedStep {
    /// Its name.
    pub step: String,
    /// The rule that yields it.
    pub rule: String,
    /// Where it stands in time.
    pub state: String,
    /// The facts on which it depends.
    #[serde(default)]
    pub depends: Vec<String>,
    /// The first day, with its sum.
    pub opens: Option<String>,
    /// The last day on the cautious count, with its sum.
    pub safe: Option<String>,
    /// The last day on the generous count, with its sum.
    pub latest: Option<String>,
    /// The date that is missing.
    pub needs: Option<String>,
    /// The last working days, where the dates are none.
    pub working_day: Option<WorkingDays>,
    /// The year whose working days are not loaded.
    pub unsure: Option<u16>,
}

/// Last working days, where a date is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkingDays {
    /// Before the safe day.
    pub safe: Option<String>,
    /// Before the latest day.
    pub latest: Option<String>,
}

/// A warning or note on the page.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedRemark {
    /// The rule that yields it.
    pub rule: String,
    /// The step it stands at.
    pub about: Option<String>,
    /// Whether it warns.
    #[serde(default)]
    pub warning: bool,
    /// The facts on which it depends.
    #[serde(default)]
    pub depends: Vec<String>,
    /// Its day, with its sum.
    pub day: Option<String>,
}

/// What must not show.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Absent {
    /// By name.
    pub rules: Vec<String>,
}
