//! The rulebook as it ships: the engine's rules, and beside each what a reader needs: actor, place, citations, status.
//!
//! `workbench::source` makes it from the TOML files of this folder.

use crate::engine::{CheckId, FactId, Options, RuleId, Ruleset};
use serde::{Deserialize, Serialize};

/// The law as data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rulebook {
    /// Which release of the law this is.
    pub edition: Edition,
    /// The first day of the rules that readers compare with those before, in days since 1970-01-01.
    pub reform: Option<i32>,
    /// What the engine judges.
    pub rules: Ruleset,
    /// One entry a rule, in the order of the rules.
    pub details: Vec<Details>,
    /// Steps that rules yield.
    pub steps: Vec<StepName>,
    /// Names of papers.
    pub papers: Vec<String>,
    /// Numbered statements of law.
    pub provisions: Vec<Provision>,
    /// Laws, regulations and notices.
    pub instruments: Vec<Instrument>,
    /// Where the statements were read.
    pub sources: Vec<Source>,
    /// Papers behind the calendar's years, in the order of the years.
    pub calendar_papers: Vec<String>,
    /// Questions as people ask them. They are a file beside the program, not a part of its bytes.
    #[serde(skip)]
    pub questions: Vec<FaqEntry>,
    /// Sources behind the calendar's years, by their numbers in the list of sources.
    pub calendar_sources: Vec<String>,
    /// Steps that exclude each other: no case has both.
    pub exclusions: Vec<Exclusion>,
    /// Options that come to the same on purpose: people look for their own.
    pub alike: Vec<Alike>,
    /// What is laid out from the rules. It states no law: archived editions are read without it.
    #[serde(skip)]
    pub companion: Companion,
}

/// What ships beside the rules and is laid out from them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Companion {
    /// Whom messages about each rule concern, in the order of the rules. No law: it ships beside the rules of this
    /// edition, and older ones have none.
    pub tell: Vec<Tell>,
    /// Dates that a step takes away where it applies: they are not told as events after its last day.
    pub ends: Vec<(RuleId, FactId)>,
    /// What somebody finds at the places to which rules send people.
    pub places: Vec<Place>,
    /// The language of those who work there.
    pub counter: String,
    /// Checklists for those who employ or advise, in the order of reading.
    pub procedures: Vec<Procedure>,
    /// Rules that stand no more: the browser does without them.
    #[serde(skip)]
    pub retired: Vec<Retired>,
    /// What happens to the employment, as messages speak of it; the first that holds counts.
    pub situations: Vec<Situation>,
    /// Provisions that say what a breach costs, as places in [`Rulebook::provisions`].
    pub costs: Vec<u16>,
    /// Papers that the employer hands over, as places in [`Rulebook::papers`].
    pub from_employer: Vec<u16>,
    /// From so many days after the edition's day on its rules count as old; never where nothing is said, as in editions
    /// that are archived.
    pub old_after: Option<u16>,
}

/// A rule that stands no more: no other gets its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retired {
    /// The name that it had.
    pub id: String,
    /// Its permanent number.
    pub number: u16,
}

/// Whom messages about a rule concern, beside those whom its kind and its actor name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tell {
    /// In the order of [`Audience::ALL`].
    pub audiences: Vec<Audience>,
    /// At which of two employers, where the person goes from one to the other; at both where it names none.
    pub at: Option<Employer>,
}

/// A place of steps; its words are in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its name, which rules give under `where`.
    pub id: String,
    /// Who reads a sheet that is shown there.
    pub desk: PlaceKind,
    /// The line that answers for it.
    pub call: Option<Desk>,
}

/// Who reads a sheet that is shown at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    /// An officer behind a desk.
    Office,
    /// The employer, who acts there, or is the place itself.
    Employer,
    /// Nobody who needs one.
    Nobody,
}

/// A checklist: a case of which only what the procedure is about is known. Its words are in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Procedure {
    /// Its permanent name, in addresses too.
    pub id: String,
    /// The options given, in the order of the facts.
    pub given: Vec<(FactId, u8)>,
    /// Dates that are taken for granted, in days from the day judged; they are never told.
    pub dates: Vec<(FactId, i16)>,
    /// A question that stays open, and the options that count: it is for whoever gives one of them.
    pub any: Option<(FactId, Options)>,
    /// Steps that another list is about, as places in [`Rulebook::steps`].
    pub elsewhere: Vec<u16>,
}

/// What happens to the employment, as messages speak of it; its words are in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Situation {
    /// Its name, with which its words end.
    pub id: String,
    /// It holds where one of these options is chosen and matters to the case.
    pub any: Vec<(FactId, Options)>,
    /// The date of the last day at work.
    pub last_day: Option<FactId>,
    /// At which of two employers it is so; at either where it names none.
    pub at: Option<Employer>,
}

/// A question as people ask it, and what answers it; its words are in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaqEntry {
    /// Its permanent name, in addresses too.
    pub id: String,
    /// The rules that carry the answer, by name.
    pub rules: Vec<String>,
    /// Provisions: those of the rules, then further ones, each once.
    pub cite: Vec<String>,
    /// What is known from the question: facts and options, by name.
    pub given: Vec<(String, String)>,
    /// The strongest doubt of its rules and provisions.
    pub status: Status,
    /// Whom to ask; empty only where the status is national.
    pub ask: Vec<Desk>,
}

/// A release of the rulebook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The day up to which the law was read, ISO.
    pub date: String,
    /// The first eight hex digits of SHA-256 over rules, provisions, calendars and texts.
    pub hash: String,
}

/// What stands beside a rule: not needed to judge it, needed to read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// The name of its words: a verdict, step, warning or note.
    pub text: String,
    /// The condition as written in the rulebook.
    pub when: String,
    /// Who acts.
    pub who: Option<Actor>,
    /// Where.
    pub place: Option<String>,
    /// Places in [`Rulebook::provisions`].
    pub cite: Vec<u16>,
    /// How sure it is.
    pub status: Status,
    /// Whom to ask; never empty unless the status is national.
    pub ask: Vec<Desk>,
    /// The step that a warning or note belongs to.
    pub about: Option<u16>,
    /// What versions of one note have in common: while it is open which of them applies, none is told.
    pub one_of: Option<String>,
    /// In force from this day, ISO.
    pub from: Option<String>,
    /// In force until this day, ISO, inclusive.
    pub until: Option<String>,
    /// The date fact that decides which version is in force; today where there is none.
    pub governed_by: Option<FactId>,
    /// The picture of a verdict: what the person holds.
    pub card: Option<Card>,
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// The foreign national.
    Employee,
    /// The employer in China.
    Employer,
    /// The employer that the person leaves.
    OldEmployer,
    /// The employer that the person goes to.
    NewEmployer,
    /// Both together.
    Both,
}

/// One of the two employers of a person who goes from one to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Employer {
    /// The one that the person leaves.
    #[serde(rename = "old-employer")]
    Left,
    /// The one that the person goes to.
    #[serde(rename = "new-employer")]
    New,
}

impl Employer {
    /// Both of them, in the order in which they act.
    pub const ALL: [Employer; 2] = [Employer::Left, Employer::New];
}

impl Actor {
    /// Which of two employers it is; nothing where it is the employee, or an employer without another.
    pub fn employer(self) -> Option<Employer> {
        match self {
            Actor::OldEmployer => Some(Employer::Left),
            Actor::NewEmployer => Some(Employer::New),
            Actor::Employee | Actor::Employer | Actor::Both => None,
        }
    }
}

/// Whom a message is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// The foreign national.
    Employee,
    /// Who handles the permits for the employer.
    Handler,
    /// To whom the person reports at work.
    LineManager,
    /// The immigration adviser.
    Adviser,
    /// Who pays the wages and the social insurance.
    Payroll,
}

impl Audience {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Audience; 5] =
        [Audience::Employee, Audience::Handler, Audience::LineManager, Audience::Adviser, Audience::Payroll];

    /// Whether it is they who act where this actor does.
    pub fn acts_as(self, who: Actor) -> bool {
        match self {
            Audience::Employee => matches!(who, Actor::Employee | Actor::Both),
            Audience::Handler => who != Actor::Employee,
            Audience::LineManager | Audience::Adviser | Audience::Payroll => false,
        }
    }

    /// Whether they work for an employer, so that each of two employers has its own.
    pub fn is_at_work(self) -> bool {
        matches!(self, Audience::Handler | Audience::LineManager | Audience::Payroll)
    }
}

/// How sure an outcome is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Law, regulation or the notice, read whole, or with high confidence on a government page.
    National,
    /// A city's own rule or practice.
    Local,
    /// Private or secondary sources only, or an opening only, or medium confidence.
    Secondary,
    /// Sources disagree, or counting is unsettled.
    Disputed,
    /// No source: not confirmed.
    Silent,
}

/// Whom to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Desk {
    /// The employer.
    Employer,
    /// The immigration adviser.
    Adviser,
    /// The line of human resources and social security.
    #[serde(rename = "12333")]
    HumanResources,
    /// The line of the National Immigration Administration.
    #[serde(rename = "12367")]
    Immigration,
}

/// What the drawn card of a verdict shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Card {
    /// The plastic card stays valid.
    Plastic,
    /// The plastic card gives way to the social security card.
    Moving,
    /// The permit is in the social security card.
    Electronic,
    /// No work permit is needed.
    NotNeeded,
    /// Work is not allowed as things stand.
    NotAllowed,
    /// The permit has ended or is about to.
    Ended,
}

/// A step that rules yield.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepName {
    /// Its name.
    pub id: String,
    /// Its permanent number.
    pub number: u16,
}

/// Two steps that exclude each other, as places in [`Rulebook::steps`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclusion {
    /// The step that says so.
    pub step: u16,
    /// The step that it excludes.
    pub other: u16,
}

/// Options of one fact between which no rule distinguishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alike {
    /// The fact.
    pub fact: FactId,
    /// Its options.
    pub options: Options,
}

/// A numbered statement of law; its words are in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provision {
    /// Its number, such as `3.01` or `OQ-12`.
    pub number: String,
    /// Articles it rests on.
    pub basis: Vec<Basis>,
    /// Places in [`Rulebook::sources`].
    pub sources: Vec<u16>,
    /// How far the statement can be trusted.
    pub confidence: Confidence,
    /// No source was read for it, or for the decisive part of it.
    pub own: bool,
    /// Valid from, ISO.
    pub from: Option<String>,
    /// Valid until, ISO.
    pub until: Option<String>,
    /// Open questions that touch it.
    pub doubt: Vec<String>,
    /// The city whose rule it is.
    pub local: Option<String>,
    /// Who has a duty by it; then some rule must carry it. Left out of the browser's build.
    pub duty: Option<Actor>,
    /// Why no rule needs to carry it. Left out of the browser's build.
    pub excluded: Option<ExclusionReason>,
}

/// Why no rule needs to carry a provision. None of them fits one that gives somebody a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExclusionReason {
    /// What it says held once, or a later provision says it better.
    Superseded,
    /// It dates, names or explains something; nothing follows from it for a case.
    Background,
    /// It is about the sources: how far they were read, whether they agree.
    SourceNote,
    /// It belongs to a regime that this guide does not lead through.
    OtherRegime,
}

/// An article of an instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// The place in [`Rulebook::instruments`].
    pub instrument: u16,
    /// The article, as cited.
    pub article: String,
}

/// How far a statement can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Weak or no source.
    Low,
    /// Secondary sources, or an inference.
    Medium,
    /// Read in the law or on several good pages.
    High,
}

/// A law, regulation or notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instrument {
    /// Its name in the rulebook.
    pub id: String,
    /// Its English name.
    pub english: String,
    /// Its Chinese name.
    #[serde(default)]
    pub chinese: String,
}

/// Something that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its number in the list of sources.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Where it stands: a host, a publication.
    pub place: String,
    /// Government, law, private, press, university, forum or data.
    pub kind: String,
    /// Full, opening or summary.
    pub read: String,
    /// Its date, as far as known.
    pub date: Option<String>,
    /// Why no provision rests on it.
    pub unused: Option<String>,
}

impl Rulebook {
    /// The provision with this number.
    pub fn provision(&self, number: &str) -> Option<&Provision> {
        self.provisions.iter().find(|provision| provision.number == number)
    }

    /// The name of a check, for its words.
    pub fn check_name(&self, check: CheckId) -> &str {
        self.rules.checks.get(usize::from(check.0)).map_or("", |check| check.id.as_str())
    }
}

macro_rules! names {
    ($type:ty { $($variant:ident => $name:literal),+ $(,)? }) => {
        impl $type {
            /// Its name in files and in the text's keys.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The one with this name.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

names!(Actor { Employee => "employee", Employer => "employer", OldEmployer => "old-employer", NewEmployer => "new-employer", Both => "both" });
names!(Employer { Left => "old-employer", New => "new-employer" });
names!(Audience { Employee => "employee", Handler => "handler", LineManager => "line-manager", Adviser => "adviser", Payroll => "payroll" });
names!(Status { National => "national", Local => "local", Secondary => "secondary", Disputed => "disputed", Silent => "silent" });
names!(Desk { Employer => "employer", Adviser => "adviser", HumanResources => "12333", Immigration => "12367" });
names!(Confidence { Low => "low", Medium => "medium", High => "high" });
names!(ExclusionReason { Superseded => "superseded", Background => "background", SourceNote => "source-note", OtherRegime => "other-regime" });
names!(Card { Plastic => "plastic", Moving => "moving", Electronic => "electronic", NotNeeded => "not-needed", NotAllowed => "not-allowed", Ended => "ended" });
