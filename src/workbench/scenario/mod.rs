//! Scenarios: what the law says of whole cases and of single rules, read from files and compared with what comes out.
//!
//! Workbench only. Both formats are described in tests/scenarios/README.md. Differences are values: nothing here panics,
//! prints or ends a run, so tests, coverage and mutation share it.

mod case;
mod compact;
mod difference;
mod full;
mod page;
mod read;
mod rule;

pub use compact::{Also, Gives, Judged, RuleTable};
pub use difference::{Difference, Differences};
pub use full::{Absent, Expected, ExpectedRemark, ExpectedStep, Scenario, WorkingDays};
pub use read::{ReadError, read};

use crate::calendar::Date;
use crate::case::Case;
use crate::engine::{Answers, Assessment, assess};
use crate::guidance::arrange;
use crate::rulebook::model::Rulebook;
use crate::text::Text;

/// Everything that a folder of scenarios says.
#[derive(Clone, Debug, Default)]
pub struct Suite {
    /// What the law says of rules, whatever the case.
    pub rules: Vec<Statement>,
    /// What the law says of cases.
    pub trials: Vec<Trial>,
}

/// What a file says of one rule, whatever the case.
#[derive(Clone, Debug)]
pub struct Statement {
    /// File and line.
    pub name: String,
    /// What it says.
    pub says: RuleTable,
}

/// One case on one day, and what must come out.
#[derive(Clone, Debug)]
pub struct Trial {
    /// File, and for single rules the line.
    pub name: String,
    /// What the case is about, or what of the law decides.
    pub why: String,
    /// What the person said, as it is kept.
    pub case: Case,
    /// The same as the engine reads it.
    pub answers: Answers,
    /// The day judged.
    pub today: Date,
    /// What must come out.
    pub expects: Expects,
}

/// What must come out of a case.
#[derive(Clone, Debug)]
pub enum Expects {
    /// A whole page.
    Page(Box<Expected>),
    /// One rule, judged.
    Rule(Box<Judged>),
    /// One check, and whether the case breaks it.
    Check(String, bool),
}

impl Statement {
    /// Where the rulebook says something else of the rule.
    pub fn differences(&self, book: &Rulebook) -> Differences {
        rule::compare(book, &self.says)
    }
}

impl Trial {
    /// Where something else comes out.
    pub fn differences(&self, book: &Rulebook, text: &Text) -> Differences {
        match &self.expects {
            Expects::Page(expected) => page::compare(&arrange(book, text, &self.answers, self.today), expected),
            Expects::Rule(judged) => case::compare(book, &self.answers, &self.judge(book), judged),
            Expects::Check(check, breaks) => case::compare_check(book, &self.answers, self.today, check, *breaks),
        }
    }

    /// All findings for the case.
    pub fn judge(&self, book: &Rulebook) -> Assessment {
        assess(&book.rules, &self.answers, self.today)
    }

    /// What it is about: for one rule, its name and what decides.
    pub fn title(&self) -> String {
        match &self.expects {
            Expects::Page(_) => self.why.clone(),
            Expects::Rule(judged) => format!("{} ({})", judged.rule, self.why),
            Expects::Check(check, _) => format!("{check} ({})", self.why),
        }
    }

    /// The names of the rules, or of the check, of which it expects something.
    pub fn rules(&self) -> Vec<&str> {
        match &self.expects {
            Expects::Rule(judged) => vec![&judged.rule],
            Expects::Check(check, _) => vec![check],
            Expects::Page(expected) => {
                let steps = expected.step.iter().map(|step| &step.rule);
                let remarks = expected.remark.iter().map(|remark| &remark.rule);
                let absent = expected.absent.iter().flat_map(|absent| &absent.rules);
                steps.chain(remarks).chain(absent).chain([&expected.verdict]).map(String::as_str).collect()
            }
        }
    }
}
