//! The shape of a file of rules: what the law says of each rule, and cases that each judge one rule.

use crate::engine::OutcomeKind;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// Facts and options by name.
pub(super) type Said = BTreeMap<String, String>;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RuleFile {
    /// Named sets of answers; one may build on another: `base = "name"`.
    pub base: BTreeMap<String, Said>,
    pub rule: Vec<Spanned<RuleTable>>,
    pub case: Vec<Spanned<CaseTable>>,
    pub check: Vec<Spanned<CheckTable>>,
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
}

/// One rule in one case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CaseTable {
    /// The rule.
    pub rule: String,
    /// Only this one of the rules with this name, from 1.
    pub version: Option<usize>,
    /// The set of answers that it starts from.
    pub base: Option<String>,
    /// Answers on top of the base.
    #[serde(default)]
    pub with: BTreeMap<String, String>,
    /// One case for each of these options of a fact.
    #[serde(default)]
    pub each: BTreeMap<String, Vec<String>>,
    /// One case for each option of a fact but these.
    #[serde(default)]
    pub except: BTreeMap<String, Vec<String>>,
    /// Answers of the base taken away.
    #[serde(default)]
    pub without: Vec<String>,
    /// Steps that the person has ticked.
    #[serde(default)]
    pub done: Vec<String>,
    /// The day judged.
    #[serde(default = "usual_day")]
    pub today: String,
    /// What comes of the rule.
    pub gives: Gives,
    /// What of the law decides.
    pub why: String,
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

/// One check in one case: whether the answers can be.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckTable {
    /// The check.
    pub check: String,
    /// The set of answers that it starts from.
    pub base: Option<String>,
    /// Answers on top of the base.
    #[serde(default)]
    pub with: BTreeMap<String, String>,
    /// Answers of the base taken away.
    #[serde(default)]
    pub without: Vec<String>,
    /// The day judged.
    #[serde(default = "usual_day")]
    pub today: String,
    /// Whether the answers break it.
    pub breaks: bool,
    /// What decides.
    pub why: String,
}

/// The day judged where a case names none.
const USUAL_DAY: &str = "2026-11-23";

fn usual_day() -> String {
    USUAL_DAY.to_owned()
}

/// What comes of a rule in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Gives {
    /// It applies.
    #[serde(rename = "applies")]
    Applies,
    /// It does not.
    #[serde(rename = "does not apply")]
    DoesNotApply,
    /// It depends on what is not known.
    #[serde(rename = "depends")]
    Depends,
}

impl Gives {
    /// As written in a file.
    pub fn name(self) -> &'static str {
        match self {
            Gives::Applies => "applies",
            Gives::DoesNotApply => "does not apply",
            Gives::Depends => "depends",
        }
    }
}
