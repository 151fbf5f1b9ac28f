//! Reads scenario files; the format is described in README.md beside this file.

use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    #[allow(dead_code, reason = "for the reader of the file")]
    pub title: String,
    pub today: String,
    #[serde(default)]
    pub done: Vec<String>,
    pub answers: BTreeMap<String, String>,
    pub expect: Expected,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    pub verdict: String,
    pub next: String,
    pub open: Option<Vec<String>>,
    #[serde(default)]
    pub cite: Vec<String>,
    #[serde(default)]
    pub status: String,
    #[serde(default)]
    pub step: Vec<ExpectedStep>,
    #[serde(default)]
    pub remark: Vec<ExpectedRemark>,
    pub absent: Option<Absent>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExpectedStep {
    pub step: String,
    pub rule: String,
    pub who: String,
    #[serde(rename = "where")]
    pub place: String,
    pub state: String,
    #[serde(default)]
    pub depends: Vec<String>,
    pub opens: Option<String>,
    pub safe: Option<String>,
    pub latest: Option<String>,
    pub needs: Option<String>,
    pub working_day: Option<WorkingDays>,
    pub unsure: Option<u16>,
    #[serde(default)]
    pub papers: Vec<String>,
    pub status: String,
    #[serde(default)]
    pub ask: Vec<String>,
    pub cite: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkingDays {
    pub safe: Option<String>,
    pub latest: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedRemark {
    pub rule: String,
    pub about: Option<String>,
    #[serde(default)]
    pub warning: bool,
    #[serde(default)]
    pub depends: Vec<String>,
    pub day: Option<String>,
    pub status: String,
    #[serde(default)]
    pub ask: Vec<String>,
    pub cite: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Absent {
    pub rules: Vec<String>,
}

/// All scenarios of a folder by file name, in the order of their names.
pub fn scenarios(folder: &str) -> Vec<(String, Scenario)> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    let read = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let scenario = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path.file_name().unwrap().to_string_lossy().into_owned(), scenario)
    };
    paths.into_iter().map(read).collect()
}

/// The date of `2026-12-19 = 2026-11-20 + 29 days`.
pub fn date_of(sum: &str) -> String {
    sum.split(" = ").next().unwrap().trim().to_owned()
}
