//! The shape of a file of rules: what the law says of each rule, and under it its cases, a row each.

use crate::engine::OutcomeKind;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::{Spanned, Table, Value};

/// Facts and options by name.
pub(super) type Said = BTreeMap<String, String>;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RuleFile {
    /// Named sets of answers; one may build on another: `base = "name"`.
    pub base: BTreeMap<String, Said>,
    pub rule: Vec<Spanned<RuleTable>>,
    pub check: Vec<CheckTable>,
}

/// A row as it is written.
pub(super) type Cells = Spanned<Vec<Value>>;

/// A check and its cases.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CheckTable {
    pub id: String,
    pub cases: Vec<Cells>,
}

/// What the law says of a rule, whatever the case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RuleTable {
    /// Its name.
    pub id: String,
    /// Which of the rules with this name, from 1, where there are several.
    pub version: Option<usize>,
    /// What it yields.
    pub kind: OutcomeKind,
    /// The step, or the name of the words of a verdict, warning or note.
    pub name: String,
    /// The picture of a verdict.
    pub card: Option<String>,
    /// Who acts.
    pub who: Option<String>,
    /// Where.
    #[serde(rename = "where")]
    pub place: Option<String>,
    /// The step that a warning or note belongs to.
    pub about: Option<String>,
    /// Steps that come before it, each with its condition.
    #[serde(default)]
    pub after: Vec<String>,
    /// Lines of papers, each with its condition.
    #[serde(default)]
    pub papers: Vec<String>,
    /// By when: the period, then the spans that are counted.
    pub due: Option<String>,
    /// Provisions cited.
    pub cite: Vec<String>,
    /// How sure.
    pub status: String,
    /// Whom to ask.
    #[serde(default)]
    pub ask: Vec<String>,
    /// In force from this day.
    pub from: Option<String>,
    /// In force until this day.
    pub until: Option<String>,
    /// The date fact that decides whether it is in force.
    pub governed_by: Option<String>,
    /// Its cases.
    #[serde(default)]
    pub(super) cases: Vec<Cells>,
}

/// What a row is.
const ROW: &str = r#"a row is ["yes", { the case }, "why"], and { what else comes of it } where that is said"#;

/// One case of a rule or a check.
#[derive(Debug)]
pub(super) struct Row {
    pub gives: Gives,
    pub given: Given,
    pub why: String,
    pub also: Also,
}

impl Row {
    /// From its cells: what stands in a table may go on in the next one.
    pub(super) fn read(cells: Vec<Value>) -> Result<Row, String> {
        let mut words = Vec::new();
        let (mut given, mut also) = (Table::new(), Table::new());
        for cell in cells {
            match (cell, words.len()) {
                (Value::String(word), _) => words.push(word),
                (Value::Table(table), 1) => join(&mut given, table)?,
                (Value::Table(table), 2) => join(&mut also, table)?,
                _ => return Err(ROW.to_owned()),
            }
        }
        let [gives, why] = words.try_into().map_err(|_| ROW.to_owned())?;
        Ok(Row { gives: Gives::named(&gives)?, given: typed(given)?, why, also: typed(also)? })
    }
}

fn join(whole: &mut Table, more: Table) -> Result<(), String> {
    for (key, value) in more {
        if whole.insert(key.clone(), value).is_some() {
            return Err(format!("`{key}` stands twice in one row"));
        }
    }
    Ok(())
}

fn typed<T: serde::de::DeserializeOwned>(table: Table) -> Result<T, String> {
    table.try_into().map_err(|error: toml::de::Error| error.to_string().trim().replace('\n', " "))
}

/// The case of a row.
#[derive(Debug, Deserialize)]
pub(super) struct Given {
    /// Only this one of the rules with this name, from 1.
    pub version: Option<usize>,
    /// The set of answers that it starts from.
    pub base: Option<String>,
    /// Answers of the base taken away.
    #[serde(default)]
    pub without: Vec<String>,
    /// One case for each of these options of a fact.
    #[serde(default)]
    pub each: BTreeMap<String, Vec<String>>,
    /// One case for each option of a fact but these.
    #[serde(default)]
    pub except: BTreeMap<String, Vec<String>>,
    /// The day judged.
    #[serde(default = "usual_day")]
    pub today: String,
    /// Answers on top of the base.
    #[serde(flatten)]
    pub with: Said,
}

/// What else comes of a rule in a case: checked where it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Also {
    /// The facts on which it depends.
    pub depends: Option<Vec<String>>,
    /// Lines of papers in this case.
    pub papers: Option<Vec<String>>,
    /// Forerunners that count in this case.
    pub before: Option<Vec<String>>,
    /// The first day, with its sum.
    pub opens: Option<String>,
    /// The last day on the cautious count, with its sum.
    pub safe: Option<String>,
    /// The last day on the generous count, with its sum.
    pub latest: Option<String>,
    /// The day of a warning or note, with its sum.
    pub day: Option<String>,
    /// The last working days, where the dates are none.
    pub working_day: Option<super::WorkingDays>,
    /// The year whose working days are not loaded.
    pub unsure: Option<i32>,
    /// The date that is missing.
    pub needs: Option<String>,
}

/// What must come of one rule in one case.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The rule.
    pub rule: String,
    /// Only this one of the rules with this name, from 1.
    pub version: Option<usize>,
    /// Whether it applies.
    pub gives: Gives,
    /// What else.
    pub also: Also,
}

/// The day judged where a case names none.
const USUAL_DAY: &str = "2026-11-23";

fn usual_day() -> String {
    USUAL_DAY.to_owned()
}

/// What comes of a rule in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gives {
    /// It applies.
    Yes,
    /// It does not.
    No,
    /// It depends on what is not known.
    Open,
}

impl Gives {
    const ALL: [Gives; 3] = [Gives::Yes, Gives::No, Gives::Open];

    /// As written in a file.
    pub fn name(self) -> &'static str {
        match self {
            Gives::Yes => "yes",
            Gives::No => "no",
            Gives::Open => "open",
        }
    }

    fn named(name: &str) -> Result<Gives, String> {
        let named = Gives::ALL.into_iter().find(|gives| gives.name() == name);
        named.ok_or_else(|| format!("`{name}` comes of no rule: write yes, no or open"))
    }
}
