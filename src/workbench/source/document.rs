//! The shape of a rulebook file: any file may hold any of these tables.

use crate::engine::OutcomeKind;
use crate::rulebook::model::{Actor, Audience, Card, Confidence, Desk, Employer, ExclusionReason, PlaceKind, Status};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// What stands between a paper or a step and the condition under which it counts.
pub(super) const WHEN: &str = " when ";

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Document {
    pub edition: Option<EditionTable>,
    pub fact: Vec<FactTable>,
    pub define: Vec<DefineTable>,
    pub check: Vec<CheckTable>,
    pub step: Vec<StepTable>,
    pub paper: Vec<PaperTable>,
    pub rule: Vec<RuleTable>,
    pub retired: Vec<RetiredTable>,
    pub provision: Vec<ProvisionTable>,
    pub instrument: Vec<Spanned<crate::rulebook::model::Instrument>>,
    pub source: Vec<SourceTable>,
    pub year: Vec<YearTable>,
    pub question: Vec<QuestionTable>,
    pub counter: Option<CounterTable>,
    pub place: Vec<PlaceTable>,
    pub procedure: Vec<ProcedureTable>,
    pub situation: Vec<SituationTable>,
    pub message: Option<MessageTable>,
    pub always: Option<Spanned<AlwaysTable>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EditionTable {
    pub date: Spanned<String>,
    /// The first day of the rules that readers compare with those before.
    pub reform: Option<Spanned<String>>,
    /// After how many days the rules count as old.
    #[serde(rename = "old-after")]
    pub old_after: Option<Spanned<u16>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FactTable {
    pub id: Spanned<String>,
    pub number: Spanned<u16>,
    pub kind: FactKind,
    #[serde(default)]
    pub options: Vec<(Spanned<String>, u16)>,
    #[serde(default)]
    pub fixed: bool,
    /// The step whose mark it was before.
    #[serde(rename = "grown-from")]
    pub grown_from: Option<Spanned<String>>,
    /// Groups of options between which no rule distinguishes, on purpose.
    #[serde(default)]
    pub alike: Vec<Vec<Spanned<String>>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum FactKind {
    Choice,
    YesNo,
    Date,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DefineTable {
    pub id: Spanned<String>,
    pub when: Spanned<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CheckTable {
    pub id: Spanned<String>,
    pub when: Spanned<String>,
    pub facts: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepTable {
    pub id: Spanned<String>,
    pub number: Spanned<u16>,
    /// A yes/no fact that says it is done; without one the step gets a mark of its own.
    pub done: Option<Spanned<String>>,
    /// Steps that no case has together with this one.
    #[serde(default)]
    pub excludes: Vec<Spanned<String>>,
    /// Whom messages about it concern, beside those who take it.
    #[serde(default)]
    pub tell: Vec<Audience>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PaperTable {
    pub id: Spanned<String>,
    /// Whether the employer hands it over.
    #[serde(default, rename = "from-employer")]
    pub from_employer: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RuleTable {
    pub id: Spanned<String>,
    pub number: Spanned<u16>,
    pub when: Spanned<String>,
    pub verdict: Option<String>,
    pub step: Option<Spanned<String>>,
    pub warning: Option<String>,
    pub note: Option<String>,
    pub who: Option<Actor>,
    pub r#where: Option<Spanned<String>>,
    #[serde(default)]
    pub after: Vec<Spanned<String>>,
    pub due: Option<Spanned<DueTable>>,
    #[serde(default)]
    pub bring: Vec<Spanned<String>>,
    pub cite: Vec<Spanned<String>>,
    pub status: Status,
    #[serde(default)]
    pub ask: Vec<Desk>,
    pub about: Option<Spanned<String>>,
    /// The name that versions of one note share.
    pub one_of: Option<Spanned<String>>,
    pub from: Option<Spanned<String>>,
    pub until: Option<Spanned<String>>,
    pub governed_by: Option<Spanned<String>>,
    pub urgency: Option<u8>,
    pub card: Option<Card>,
    /// Whom messages about it concern, beside those whom its kind and its actor name; of a step in the place of what the
    /// step itself says.
    pub tell: Option<Vec<Audience>>,
    /// At which of two employers.
    pub at: Option<Employer>,
    /// Dates that no longer come once the step is taken.
    #[serde(default)]
    pub ends: Vec<Spanned<String>>,
}

impl RuleTable {
    /// The one outcome it names, and its name; or none or several, which is an error.
    pub fn outcomes(&self) -> Vec<(OutcomeKind, &str)> {
        let step = self.step.as_ref().map(Spanned::get_ref);
        [
            (OutcomeKind::Verdict, self.verdict.as_ref()),
            (OutcomeKind::Step, step),
            (OutcomeKind::Warning, self.warning.as_ref()),
            (OutcomeKind::Note, self.note.as_ref()),
        ]
        .into_iter()
        .filter_map(|(kind, name)| name.map(|name| (kind, name.as_str())))
        .collect()
    }
}

/// A rule that stands no more: its number stays taken.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RetiredTable {
    pub id: Spanned<String>,
    pub number: Spanned<u16>,
}

/// `{ within = "30 days", of = "entered-on" }`, `{ settled = "15 working days", of = "filed-on" }` where the counting is
/// settled, `{ before = "30 days", of = "permit-expires-on", opens = "90 days" }`, `{ by = "letter-valid-until" }`, or
/// `{ from = "permit-expires-on - 120 days" }` for the day on which something opens.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DueTable {
    pub within: Option<Spanned<String>>,
    pub settled: Option<Spanned<String>>,
    pub before: Option<Spanned<String>>,
    pub by: Option<Spanned<String>>,
    pub from: Option<Spanned<String>>,
    pub of: Option<Spanned<String>>,
    pub opens: Option<Spanned<String>>,
    /// A shorter period for the safe day, where the counting of the period itself is disputed.
    pub safe: Option<Spanned<String>>,
    /// A date fact after which it is too late anyway.
    #[serde(rename = "no-later-than")]
    pub cap: Option<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProvisionTable {
    pub number: Spanned<String>,
    #[serde(default)]
    pub basis: Vec<BasisTable>,
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
    pub confidence: Confidence,
    #[serde(default)]
    pub own: bool,
    pub from: Option<Spanned<String>>,
    pub until: Option<Spanned<String>>,
    #[serde(default)]
    pub doubt: Vec<Spanned<String>>,
    pub local: Option<String>,
    pub duty: Option<Actor>,
    pub excluded: Option<Spanned<ExclusionReason>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BasisTable {
    pub instrument: Spanned<String>,
    #[serde(default)]
    pub article: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceTable {
    pub id: Spanned<String>,
    pub title: String,
    #[serde(default)]
    pub r#where: String,
    pub kind: String,
    pub read: String,
    pub date: Option<String>,
    /// Why no provision cites it.
    pub unused: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionTable {
    pub id: Spanned<String>,
    #[serde(default)]
    pub rules: Vec<Spanned<String>>,
    #[serde(default)]
    pub cite: Vec<Spanned<String>>,
    #[serde(default)]
    pub given: BTreeMap<Spanned<String>, Spanned<String>>,
    /// A doubt of the answer itself: it can only add to those of its rules and provisions.
    pub status: Option<Status>,
    #[serde(default)]
    pub ask: Vec<Desk>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CounterTable {
    /// The tag of its words in src/text.
    pub language: Spanned<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceTable {
    pub id: Spanned<String>,
    pub desk: PlaceKind,
    pub call: Option<Desk>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProcedureTable {
    pub id: Spanned<String>,
    #[serde(default)]
    pub given: BTreeMap<Spanned<String>, Spanned<String>>,
    /// Days from the day judged.
    #[serde(default)]
    pub dates: BTreeMap<Spanned<String>, Spanned<i16>>,
    /// Of one question the options that count.
    #[serde(default)]
    pub any: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    /// Steps that another list is about.
    #[serde(default)]
    pub elsewhere: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct SituationTable {
    pub id: Spanned<String>,
    /// The options of which one is chosen.
    pub any: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    pub last_day: Option<Spanned<String>>,
    /// At which of two employers.
    pub at: Option<Employer>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MessageTable {
    /// Provisions that say what a breach costs.
    pub costs: Vec<Spanned<String>>,
}

/// Days off of every year, by a regulation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AlwaysTable {
    /// The first year.
    pub from: Spanned<i32>,
    /// Month and day, `05-01`.
    pub off: Vec<Spanned<String>>,
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct YearTable {
    pub year: Spanned<i32>,
    pub off: Vec<Spanned<String>>,
    pub work: Vec<Spanned<String>>,
    pub paper: String,
    #[serde(default)]
    pub sources: Vec<Spanned<String>>,
}
