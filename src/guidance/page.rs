//! The page: guidance arranged and worded for a reader. Its JSON is the documented guidance format.
//!
//! Pages, text, calendar files and messages lay this out; none of them judges or words anything again.

use crate::calendar::Date;
use crate::case::seen::SeenOutcome;
use crate::engine::Answers;
use crate::rulebook::model::{Actor, Audience, Card, Desk, Edition, Employer, Status};
use serde::Serialize;

/// Guidance for one case on one day, in one language.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct GuidancePage {
    /// The version of this format.
    pub format: u16,
    /// The version of the program.
    pub engine: String,
    /// The release of the rulebook.
    pub edition: Edition,
    /// The language of the words, such as `en`.
    pub language: String,
    /// The day for which it is given.
    pub today: DayWords,
    /// That the rules are old, where somebody has let the page say so ([`super::say_age`]) and they are.
    pub old_rules: Option<OldRules>,
    /// The answer in one sentence.
    pub verdict: Verdict,
    /// The step to take next, as a place in `steps`.
    pub next: Option<usize>,
    /// Dated marks in the order of their dates: events, windows, due dates and today.
    pub timeline: Vec<Mark>,
    /// Steps that apply or may apply.
    pub steps: Vec<Step>,
    /// What goes wrong if nothing is done.
    pub warnings: Vec<Remark>,
    /// What is worth knowing.
    pub notes: Vec<Remark>,
    /// Papers of the undone steps, merged per trip.
    pub visits: Vec<Visit>,
    /// What does not apply, and because of what.
    pub held_back: Vec<HeldBack>,
    /// What the person has said.
    pub answers: Vec<AnswerLine>,
    /// Questions whose answer can still change this page, in the order of asking.
    pub questions: Vec<FactWords>,
    /// Provisions cited anywhere on this page.
    pub provisions: Vec<ProvisionWords>,
    /// That this is general information.
    pub disclaimer: String,
    /// The answers it was made from; no part of the format.
    #[serde(skip)]
    pub given: Answers,
    /// What it is compared by; no part of the format.
    #[serde(skip)]
    pub outcomes: Vec<Outcome>,
    /// What may happen to the employment, as messages speak of it; no part of the format.
    #[serde(skip)]
    pub situations: Vec<Situation>,
    /// The day as a date; no part of the format, which has it in `today`.
    #[serde(skip)]
    pub day: Date,
}

/// A date in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DayWords {
    /// ISO.
    pub date: String,
    /// Such as `Fri 11 Dec 2026`.
    pub words: String,
    /// Such as `in 18 days`, seen from the page's day.
    pub distance: String,
    /// Days from the page's day; negative for the past.
    pub days: i32,
}

/// The answer in one sentence, or what it depends on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Verdict {
    /// The rule that gave it; none while it still depends.
    pub rule: Option<String>,
    /// What the drawn card shows.
    pub card: Option<Card>,
    /// The sentence.
    pub title: String,
    /// Two or three sentences more.
    pub body: String,
    /// How sure it is; none while it depends.
    pub certainty: Option<Certainty>,
    /// Why, in the person's own values.
    pub why: Vec<String>,
    /// Provisions cited.
    pub cite: Vec<String>,
    /// Verdicts that are still possible while it depends.
    pub possible: Vec<Possible>,
    /// Whom messages about it concern.
    pub concerns: Vec<Audience>,
    /// At which of two employers, where the person goes from one to the other; nothing where it concerns both.
    pub concerns_at: Option<Employer>,
}

/// A verdict that may turn out to be the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Possible {
    /// Its rule.
    pub rule: String,
    /// Its sentence.
    pub title: String,
    /// The facts that decide.
    pub depends_on: Vec<FactWords>,
    /// At which of two employers it would concern those at work; nothing where at both.
    pub concerns_at: Option<Employer>,
}

/// A fact by name, for a link to its question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactWords {
    /// Its name in files and routes.
    pub id: String,
    /// Short words for it, such as `your city`.
    pub label: String,
}

/// How sure an outcome is, and whom to ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Certainty {
    /// The status.
    pub status: Status,
    /// Short words for it, for a badge.
    pub label: String,
    /// What it means.
    pub meaning: String,
    /// Whom to ask: the desk and words for it. Empty for national rules.
    pub ask: Vec<(Desk, String)>,
}

/// One thing that somebody has to do.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Step {
    /// The rule that yields it.
    pub rule: String,
    /// The step's name.
    pub step: String,
    /// Words: the step as an instruction.
    pub title: String,
    /// Words: how to do it.
    pub how: String,
    /// Who acts.
    pub who: Actor,
    /// Words for who acts.
    pub who_words: String,
    /// The place's name in the rulebook.
    #[serde(rename = "where")]
    pub place: String,
    /// Words for the place.
    pub where_words: String,
    /// The facts on which it depends whether the step applies; empty where it applies.
    pub depends_on: Vec<FactWords>,
    /// By when.
    pub due: Option<Due>,
    /// Where it stands in time.
    pub state: StepState,
    /// Steps before it that apply to this case, by their titles.
    pub after: Vec<String>,
    /// The same steps by their names.
    pub waits_for: Vec<String>,
    /// Papers to bring.
    pub papers: Vec<PaperLine>,
    /// Why it applies, in the person's own values.
    pub why: Vec<String>,
    /// How sure it is.
    pub certainty: Certainty,
    /// Provisions cited.
    pub cite: Vec<String>,
    /// Warnings and notes that belong to it.
    pub remarks: Vec<Remark>,
    /// The yes/no fact that marks it done, by name.
    pub mark: Option<String>,
    /// Words that ask whether it is done.
    pub mark_words: String,
    /// Whom messages about it concern.
    pub concerns: Vec<Audience>,
    /// At which of two employers, where the person goes from one to the other; nothing where it concerns both.
    pub concerns_at: Option<Employer>,
}

/// Where a step stands on the day of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepState {
    /// The person said so.
    Done,
    /// The latest day has passed.
    Overdue,
    /// The safe day has passed, the latest has not.
    LastChance,
    /// The window opens later.
    NotYet,
    /// Can be done now.
    Now,
    /// It depends whether it applies.
    Depends,
}

/// A due date with its working.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Due {
    /// The first possible day, where there is one.
    pub opens: Option<DueDay>,
    /// The last day on the cautious count.
    pub safe: DueDay,
    /// The last day on the generous count; the same as `safe` where counting is settled.
    pub latest: DueDay,
    /// Whether the two differ or may differ.
    pub unsettled: bool,
    /// The period as the rule states it, such as `within 30 days of the date of entry`.
    pub period: String,
    /// The date to ask for while it is missing.
    pub needs: Option<FactWords>,
}

/// One day of a due date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DueDay {
    /// The day; none where it cannot be computed.
    pub day: Option<DayWords>,
    /// The sum: `Fri 20 Nov 2026 + 29 days`, or in words where the date is missing.
    pub sum: String,
    /// Why there is no day, or what is uncertain about it.
    pub doubt: Option<String>,
    /// The last working day before it, where it is none.
    pub working_day: Option<DayWords>,
}

impl DueDay {
    /// The day by which an office can still be reached: the last working day, while it is not over, else the day itself.
    pub fn usable(&self) -> Option<&DayWords> {
        self.working_day.as_ref().filter(|day| day.days >= 0).or(self.day.as_ref())
    }
}

impl Step {
    /// The day that counts in the step's state: when it opens, by when it is safe, or its latest day once that is over.
    pub fn day(&self) -> Option<&DayWords> {
        let due = self.due.as_ref()?;
        match self.state {
            StepState::NotYet => due.opens.as_ref().and_then(|opens| opens.day.as_ref()).or(due.safe.day.as_ref()),
            StepState::Overdue => due.latest.day.as_ref().or(due.safe.day.as_ref()),
            StepState::LastChance => due.latest.usable().or(due.safe.day.as_ref()),
            StepState::Done | StepState::Now | StepState::Depends => due.safe.usable(),
        }
    }
}

/// A line of papers: one of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PaperLine {
    /// Names in the rulebook.
    pub any: Vec<String>,
    /// Words, joined by "or".
    pub words: String,
    /// The facts on which it depends whether it is needed.
    pub depends_on: Vec<FactWords>,
    /// Whether the employer hands one of them over; no part of the format.
    #[serde(skip)]
    pub from_employer: bool,
}

/// A warning or a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Remark {
    /// The rule that yields it.
    pub rule: String,
    /// Whether it warns.
    pub warning: bool,
    /// Whether it stands open where it belongs: a note that answers for this very case; no part of the format.
    #[serde(skip)]
    pub stands_open: bool,
    /// Its heading.
    pub title: String,
    /// Its words.
    pub body: String,
    /// Whether they say what a breach costs; no part of the format.
    #[serde(skip)]
    pub costs: bool,
    /// The day from which something holds, such as the opening of a window.
    pub opens: Option<DueDay>,
    /// The day by which something happens.
    pub due: Option<DueDay>,
    /// The facts on which it depends; empty where it applies.
    pub depends_on: Vec<FactWords>,
    /// How sure it is.
    pub certainty: Certainty,
    /// Why it applies.
    pub why: Vec<String>,
    /// Provisions cited.
    pub cite: Vec<String>,
    /// Whom messages about it concern.
    pub concerns: Vec<Audience>,
    /// At which of two employers, where the person goes from one to the other; nothing where it concerns both.
    pub concerns_at: Option<Employer>,
}

/// One dated mark on the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// What happens.
    pub kind: MarkKind,
    /// The day.
    pub day: DayWords,
    /// Words.
    pub words: String,
}

/// What a mark on the timeline stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkKind {
    /// A date that the person gave.
    Event,
    /// The day of the page.
    Today,
    /// A window opens.
    Opens,
    /// The last day on the cautious count.
    Safe,
    /// The last day on the generous count.
    Latest,
}

/// Papers that one actor brings to one place on one trip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Visit {
    /// The place's name in the rulebook.
    #[serde(rename = "where")]
    pub place: String,
    /// Words for the place.
    pub where_words: String,
    /// Who goes there.
    pub who: Actor,
    /// Words for who goes there.
    pub who_words: String,
    /// Titles of the steps.
    pub steps: Vec<String>,
    /// Papers, each once.
    pub papers: Vec<PaperLine>,
}

/// Steps that do not apply, for one and the same reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct HeldBack {
    /// The steps.
    pub steps: Vec<HeldStep>,
    /// Because of what, in the person's own values.
    pub because: Vec<String>,
}

/// A step that does not apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct HeldStep {
    /// The rule that would yield it.
    pub rule: String,
    /// Its title.
    pub title: String,
    /// The nearest changed answers with which it would apply, or might; filled in by `explain_held_back` only.
    pub change: Vec<ChangeWords>,
}

/// An answer that would have to be another, such as "your city: Beijing".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ChangeWords {
    /// The fact.
    pub fact: FactWords,
    /// The other answer, in words.
    pub value: String,
}

/// One answer of the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct AnswerLine {
    /// The fact.
    pub fact: FactWords,
    /// The answer in words.
    pub words: String,
    /// The option's name, the ISO date, or `null` for "I don't know".
    pub value: Option<String>,
    /// False where the answer no longer changes anything: it is kept.
    pub matters: bool,
}

/// A provision as cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ProvisionWords {
    /// Its number.
    pub number: String,
    /// Its statement; empty in the browser, which fetches the statements when somebody asks for them.
    pub statement: String,
    /// Articles it rests on, as cited.
    pub basis: Vec<String>,
    /// Where it was read.
    pub sources: Vec<SourceWords>,
    /// How far it can be trusted, in words.
    pub confidence: String,
}

/// A source as cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SourceWords {
    /// Its number.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Where it stands.
    #[serde(rename = "where")]
    pub place: String,
    /// How far it was read, in words.
    pub read: String,
}

/// That the rules are old.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct OldRules {
    /// How many days ago the law was read.
    pub days: u32,
    /// Since when, how long that is ago, and what to do before acting.
    pub words: String,
    /// The same for those who read it later: without how long ago. No part of the format.
    #[serde(skip)]
    pub later: String,
}

/// An outcome as it is compared: its rule's number, its dates, and words for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its rule; empty where that is not known any more.
    pub rule: String,
    /// The number of its rule and its dates. What runs with the day itself ("15 working days from today") has none.
    pub seen: SeenOutcome,
    /// Its title.
    pub title: String,
    /// Whether it applies; else it may.
    pub applies: bool,
    /// Whether it warns of what a step brings that is done: no news for anybody.
    pub over: bool,
}

/// What may happen to the employment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// Its name, with which its words end.
    pub name: String,
    /// Whether it is so in this case; of one at most.
    pub holds: bool,
    /// The last day at work, in words.
    pub last_day: Option<String>,
    /// At which of two employers.
    pub at: Option<Employer>,
}
