//! The search: is there a case in which a question is true? Depth first, one undecided comparison after the other.

use super::case::Case;
use super::formula::{Formula, Point, Term, TermId};
use super::state::{Cases, Known, State};
use super::truths::Truths;
use crate::engine::{FactId, Ruleset};

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// No case at all: proved.
    Never,
    /// This case, for example.
    Case(Box<Case>),
    /// Neither: the search was too long, or the question cannot be judged by counting days.
    GaveUp,
}

/// How much a search, or several, looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// The facts on which the questions rest.
    pub facts: Vec<FactId>,
    /// Assumptions made.
    pub nodes: u64,
    /// Assignments, each settled as a whole and together all there are.
    pub leaves: u64,
}

impl Effort {
    /// Adds what another search looked at.
    pub fn add(&mut self, other: &Effort) {
        for fact in &other.facts {
            if !self.facts.contains(fact) {
                self.facts.push(*fact);
            }
        }
        self.nodes += other.nodes;
        self.leaves += other.leaves;
    }
}

/// More assumptions than any question about a rulebook should need.
const LIMIT: u64 = 20_000_000;

/// Looks for a case in which the question is true. Its terms were read from these rules.
pub fn search(formula: &Formula, rules: &Ruleset, question: TermId, cases: Cases<'_>) -> (Found, Effort) {
    let program = Program::new(formula, question);
    let state = State::new(rules, cases, &program.choices, &program.points);
    let mut run = Run { program: &program, values: Vec::new(), nodes: 0, leaves: 0 };
    let found = run.explore(state);
    let mut facts = program.choices.clone();
    facts.extend(program.points.iter().filter_map(|point| match point {
        Point::Date(fact) => Some(*fact),
        Point::Zero | Point::Today | Point::Other(_) => None,
    }));
    let effort = Effort { facts, nodes: run.nodes, leaves: run.leaves };
    let found = match found {
        Outcome::Never => Found::Never,
        Outcome::GaveUp => Found::GaveUp,
        Outcome::Case(state) => match state.case(&program.choices, &program.points, cases, rules) {
            Some(case) => Found::Case(Box::new(case)),
            None => Found::GaveUp,
        },
    };
    (found, effort)
}

/// The terms that a question rests on, parts first, with facts and points numbered from 0.
struct Program {
    steps: Vec<Step>,
    choices: Vec<FactId>,
    points: Vec<Point>,
}

enum Step {
    Fixed(Truths),
    Is(usize, u64),
    AtMost(usize, usize, i64),
    Not(usize),
    All(Vec<usize>),
    Any(Vec<usize>),
    Among(usize, Truths),
    Differs(usize, usize),
}

impl Program {
    fn new(formula: &Formula, question: TermId) -> Self {
        let mut program = Program { steps: Vec::new(), choices: Vec::new(), points: vec![Point::Zero, Point::Today] };
        let mut places = vec![None; question.0 as usize + 1];
        program.place(formula, question, &mut places);
        program
    }

    fn place(&mut self, formula: &Formula, term: TermId, places: &mut Vec<Option<usize>>) -> usize {
        if let Some(known) = places.get(term.0 as usize).copied().flatten() {
            return known;
        }
        let step = match formula.get(term) {
            Some(Term::Fixed(truths)) => Step::Fixed(*truths),
            Some(Term::Is(fact, options)) => Step::Is(numbered(&mut self.choices, *fact), *options),
            Some(Term::AtMost(from, to, days)) => {
                Step::AtMost(numbered(&mut self.points, *from), numbered(&mut self.points, *to), *days)
            }
            Some(Term::Not(part)) => Step::Not(self.place(formula, *part, places)),
            Some(Term::All(parts)) => Step::All(parts.iter().map(|part| self.place(formula, *part, places)).collect()),
            Some(Term::Any(parts)) => Step::Any(parts.iter().map(|part| self.place(formula, *part, places)).collect()),
            Some(Term::Among(part, truths)) => Step::Among(self.place(formula, *part, places), *truths),
            Some(Term::Differs(one, other)) => {
                Step::Differs(self.place(formula, *one, places), self.place(formula, *other, places))
            }
            None => Step::Fixed(Truths::ANY),
        };
        let place = self.steps.len();
        self.steps.push(step);
        if let Some(slot) = places.get_mut(term.0 as usize) {
            *slot = Some(place);
        }
        place
    }
}

fn numbered<T: PartialEq + Copy>(known: &mut Vec<T>, wanted: T) -> usize {
    known.iter().position(|one| *one == wanted).unwrap_or_else(|| {
        known.push(wanted);
        known.len() - 1
    })
}

enum Outcome {
    Never,
    Case(Box<State>),
    GaveUp,
}

struct Run<'a> {
    program: &'a Program,
    values: Vec<Truths>,
    nodes: u64,
    leaves: u64,
}

impl Run<'_> {
    fn explore(&mut self, state: State) -> Outcome {
        self.nodes += 1;
        self.judge(&state);
        let question = self.program.steps.len().saturating_sub(1);
        let value = self.value(question);
        if !value.meets(Truths::TRUE) {
            self.leaves += 1;
            return Outcome::Never;
        }
        if value.is_certain() {
            self.leaves += 1;
            return Outcome::Case(Box::new(state));
        }
        if self.nodes > LIMIT {
            return Outcome::GaveUp;
        }
        let mut outcome = Outcome::GaveUp;
        for branch in self.branches(question, &state) {
            match self.explore(branch) {
                Outcome::Never => {}
                other => return other,
            }
            outcome = Outcome::Never;
        }
        outcome
    }

    fn value(&self, place: usize) -> Truths {
        self.values.get(place).copied().unwrap_or(Truths::ANY)
    }

    /// The values that each term may have in the cases left.
    fn judge(&mut self, state: &State) {
        self.values.clear();
        for step in &self.program.steps {
            let value = match step {
                Step::Fixed(truths) => *truths,
                Step::Is(fact, options) => state.is(*fact, *options),
                Step::AtMost(from, to, days) => state.at_most(*from, *to, *days),
                Step::Not(part) => !self.value(*part),
                Step::All(parts) => parts.iter().fold(Truths::TRUE, |all, part| all.and(self.value(*part))),
                Step::Any(parts) => parts.iter().fold(Truths::FALSE, |any, part| any.or(self.value(*part))),
                Step::Among(part, truths) => {
                    let value = self.value(*part);
                    Truths::classical(value.meets(*truths), !value.within(*truths))
                }
                Step::Differs(one, other) => {
                    let (one, other) = (self.value(*one), self.value(*other));
                    Truths::classical(!(one.is_certain() && one == other), one.meets(other))
                }
            };
            self.values.push(value);
        }
    }

    /// The cases left, parted by an undecided comparison on which the term rests; none where all are decided.
    fn branches(&self, place: usize, state: &State) -> Vec<State> {
        let undecided = |parts: &mut dyn Iterator<Item = usize>| {
            let open = parts.filter(|part| !self.value(*part).is_certain());
            open.map(|part| self.branches(part, state)).find(|branches| !branches.is_empty()).unwrap_or_default()
        };
        match self.program.steps.get(place) {
            Some(Step::Is(fact, options)) => choices(state, *fact, *options),
            Some(Step::AtMost(from, to, days)) => distances(state, *from, *to, *days),
            Some(Step::Not(part) | Step::Among(part, _)) => undecided(&mut std::iter::once(*part)),
            Some(Step::All(parts) | Step::Any(parts)) => undecided(&mut parts.iter().copied()),
            Some(Step::Differs(one, other)) => undecided(&mut [*one, *other].into_iter()),
            Some(Step::Fixed(_)) | None => Vec::new(),
        }
    }
}

/// The choice is one of the options, is another, or is unknown.
fn choices(state: &State, place: usize, options: u64) -> Vec<State> {
    let Some(left) = state.choices.get(place).copied() else { return Vec::new() };
    let parts = [(left.options & options, false), (left.options & !options, false), (0, left.unknown)];
    let parts = parts.into_iter().filter(|(options, unknown)| *options != 0 || *unknown);
    parts
        .map(|(options, unknown)| {
            let mut branch = state.clone();
            if let Some(slot) = branch.choices.get_mut(place) {
                (slot.options, slot.unknown) = (options, unknown);
            }
            branch
        })
        .collect()
}

/// One of the days is known or not; or the distance is kept or not.
fn distances(state: &State, from: usize, to: usize, days: i64) -> Vec<State> {
    for place in [from, to] {
        if state.known.get(place) == Some(&Known::Open) {
            let parts = [Known::Yes, Known::No].into_iter();
            return parts
                .map(|known| {
                    let mut branch = state.clone();
                    if let Some(slot) = branch.known.get_mut(place) {
                        *slot = known;
                    }
                    branch
                })
                .collect();
        }
    }
    let (mut near, mut far) = (state.clone(), state.clone());
    near.distances.assume(from, to, days);
    far.distances.assume(to, from, -days - 1);
    vec![near, far]
}
