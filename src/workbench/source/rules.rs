//! Rules of the source into the engine's rules and the details beside them.

use super::document::{DueTable, RuleTable, WHEN};
use super::period::{date_fact, period};
use super::place::{At, Errors};
use crate::calendar::{self, Span, Unit};
use crate::engine::{
    Base, DateSum, DueRule, FactId, Forerunner, Node, NodeId, Order, OutcomeKind, Paper, Rule, RuleId, Shape, StepId,
};
use crate::rulebook::model::{Audience, Details, Rulebook, Status, Tell};
use crate::workbench::language::{self, Fault, Names};
use toml::Spanned;

/// The urgency of a rule that names none: after all that name one.
const NOT_URGENT: u8 = 100;

pub(super) struct Reader<'a> {
    book: &'a mut Rulebook,
    errors: &'a mut Errors,
    marks: Vec<Option<FactId>>,
    /// Whom each step concerns beside those who take it, where its rule does not say.
    tell: Vec<Vec<Audience>>,
    definitions: Vec<String>,
}

impl<'a> Reader<'a> {
    pub fn new(
        book: &'a mut Rulebook,
        marks: Vec<Option<FactId>>,
        tell: Vec<Vec<Audience>>,
        errors: &'a mut Errors,
    ) -> Self {
        let definitions = book.rules.definitions.iter().map(|known| known.id.clone()).collect();
        Reader { book, errors, marks, tell, definitions }
    }

    pub fn rule(&mut self, at: At<'_>, table: &RuleTable) {
        let outcomes = table.outcomes();
        let [(kind, text)] = outcomes.as_slice() else {
            let message =
                format!("`{}` must name one of verdict, step, warning, note: exactly one", table.id.get_ref());
            return self.errors.add(at, table.id.span(), message, None);
        };
        let Some(own) = self.condition(at, &table.when, 0, table.when.get_ref()) else { return };
        let governed_by = table.governed_by.as_ref().and_then(|name| self.date_fact(at, name));
        let when = self.in_force(at, table, own, governed_by);
        let step = table.step.as_ref().and_then(|name| self.step(at, name));
        let rule = Rule {
            id: table.id.get_ref().clone(),
            number: *table.number.get_ref(),
            when,
            kind: *kind,
            step,
            after: table.after.iter().filter_map(|line| self.forerunner(at, line)).collect(),
            done: step.and_then(|step| self.marks.get(usize::from(step.0)).copied().flatten()),
            due: table.due.as_ref().and_then(|due| self.due(at, due)),
            papers: table.bring.iter().filter_map(|line| self.paper(at, line)).collect(),
            urgency: table.urgency.unwrap_or(NOT_URGENT),
        };
        let provisions: Vec<String> = self.book.provisions.iter().map(|known| known.number.clone()).collect();
        let cite = table
            .cite
            .iter()
            .filter_map(|number| self.errors.find(at, number, "provision", provisions.iter().map(String::as_str)));
        let details = Details {
            text: (*text).to_owned(),
            when: table.when.get_ref().clone(),
            who: table.who,
            place: table.r#where.as_ref().map(|place| place.get_ref().clone()),
            cite: cite.collect(),
            status: table.status,
            ask: table.ask.clone(),
            about: table.about.as_ref().and_then(|name| self.step(at, name)).map(|step| step.0),
            one_of: table.one_of.as_ref().map(|name| name.get_ref().clone()),
            from: table.from.as_ref().map(|date| date.get_ref().clone()),
            until: table.until.as_ref().map(|date| date.get_ref().clone()),
            governed_by,
            card: table.card,
        };
        let other = self.book.rules.rules.iter().any(|known| known.id == rule.id && known.kind != *kind);
        if other {
            let message =
                format!("`{}` names a rule of another kind already: only versions of one rule share a name", rule.id);
            self.errors.add(at, table.id.span(), message, None);
        }
        self.complete(at, table, *kind, &details);
        if let Some(name) = table.one_of.as_ref().filter(|_| *kind != OutcomeKind::Note) {
            let message = format!("`{}` is no note: only notes are versions of one", rule.id);
            self.errors.add(at, name.span(), message, None);
        }
        let of_the_step = || step.and_then(|step| self.tell.get(usize::from(step.0)));
        let mut audiences = table.tell.as_ref().or_else(of_the_step).cloned().unwrap_or_default();
        audiences.sort();
        audiences.dedup();
        let employer = table.at.or_else(|| table.who?.employer());
        self.book.companion.tell.push(Tell { audiences, at: employer });
        self.ends(at, table);
        self.book.rules.rules.push(rule);
        self.book.details.push(details);
    }

    /// The dates that the step of the rule to come takes away; by when it is taken tells which of them still come.
    fn ends(&mut self, at: At<'_>, table: &RuleTable) {
        let rule = RuleId(u16::try_from(self.book.rules.rules.len()).unwrap_or(u16::MAX));
        for name in &table.ends {
            if table.step.is_none() || table.due.is_none() {
                let message = format!("`{}` ends a date: only a step with a due date does", table.id.get_ref());
                self.errors.add(at, name.span(), message, None);
            }
            if let Some(fact) = self.date_fact(at, name) {
                self.book.companion.ends.push((rule, fact));
            }
        }
    }

    /// What every rule of a kind must say.
    fn complete(&mut self, at: At<'_>, table: &RuleTable, kind: OutcomeKind, details: &Details) {
        let mut missing = Vec::new();
        if kind == OutcomeKind::Step && details.who.is_none() {
            missing.push("who acts: add `who`");
        }
        if kind == OutcomeKind::Step && details.place.is_none() {
            missing.push("where: add `where`");
        }
        if kind == OutcomeKind::Verdict && details.card.is_none() {
            missing.push("which card to draw: add `card`");
        }
        if table.cite.is_empty() {
            missing.push("what it cites: name a provision in `cite`");
        }
        if details.status != Status::National && details.ask.is_empty() {
            missing.push("whom to ask: add `ask`, or `status = \"national\"`");
        }
        for missing in missing {
            let message = format!("`{}` does not say {missing}", table.id.get_ref());
            self.errors.add(at, table.id.span(), message, None);
        }
    }

    fn condition(&mut self, at: At<'_>, value: &Spanned<String>, offset: usize, text: &str) -> Option<NodeId> {
        let names = Names { facts: &self.book.rules.facts, definitions: &self.definitions };
        match language::condition(text, names, &mut self.book.rules.nodes) {
            Ok(node) => Some(node),
            Err(mut fault) => {
                fault.message = match fault.message.strip_prefix("unknown fact") {
                    Some(rest) => format!("unknown fact{rest} in a condition"),
                    None => fault.message,
                };
                self.errors.fault_at(at, value, offset, fault);
                None
            }
        }
    }

    fn push(&mut self, node: Node) -> NodeId {
        let id = NodeId(u32::try_from(self.book.rules.nodes.len()).unwrap_or(u32::MAX));
        self.book.rules.nodes.push(node);
        id
    }

    /// The condition together with its period in force, judged on today or on the fact that governs it.
    fn in_force(&mut self, at: At<'_>, table: &RuleTable, when: NodeId, governed_by: Option<FactId>) -> NodeId {
        let base = governed_by.map_or(Base::Today, Base::Fact);
        let judged = DateSum { base, months: 0, days: 0 };
        let mut parts = vec![when];
        let bounds = period(&table.from, &table.until, table.id.get_ref(), at, self.errors);
        for (date, order) in bounds.into_iter().zip([Order::OnOrAfter, Order::OnOrBefore]) {
            if let Some(date) = date {
                let date = DateSum { base: Base::Day(calendar::day_number(date)), months: 0, days: 0 };
                parts.push(self.push(Node::Compare(judged, order, date)));
            }
        }
        if parts.len() == 1 { when } else { self.push(Node::All(parts)) }
    }

    fn step(&mut self, at: At<'_>, name: &Spanned<String>) -> Option<StepId> {
        self.errors.find(at, name, "step", self.book.steps.iter().map(|step| step.id.as_str())).map(StepId)
    }

    fn date_fact(&mut self, at: At<'_>, name: &Spanned<String>) -> Option<FactId> {
        date_fact(self.book, at, name, self.errors)
    }

    /// `register-accommodation` or `extend-work-permit when residence-expires-on >= permit-expires-on`.
    fn forerunner(&mut self, at: At<'_>, line: &Spanned<String>) -> Option<Forerunner> {
        let text = line.get_ref();
        let (name, condition) = text.split_once(WHEN).map_or((text.as_str(), None), |(a, b)| (a, Some(b)));
        let steps: Vec<String> = self.book.steps.iter().map(|step| step.id.clone()).collect();
        let Some(place) = steps.iter().position(|step| step == name) else {
            let hint = language::nearest(name, steps.iter().map(String::as_str));
            let message = format!("unknown step `{name}`");
            self.errors.fault(at, line, Fault { start: 0, end: name.len(), message, hint });
            return None;
        };
        let when = match condition {
            Some(condition) => Some(self.condition(at, line, name.len() + WHEN.len(), condition)?),
            None => None,
        };
        Some(Forerunner { step: StepId(u16::try_from(place).unwrap_or(u16::MAX)), when })
    }

    /// `passport`, `letter | e-card` or `decision when city is beijing`.
    fn paper(&mut self, at: At<'_>, line: &Spanned<String>) -> Option<Paper> {
        let text = line.get_ref();
        let (papers, condition) = text.split_once(WHEN).map_or((text.as_str(), None), |(a, b)| (a, Some(b)));
        let known: Vec<String> = self.book.papers.clone();
        let mut any = Vec::new();
        for paper in papers.split('|').map(str::trim) {
            match known.iter().position(|name| name == paper) {
                Some(place) => any.push(u16::try_from(place).unwrap_or(u16::MAX)),
                None => {
                    let start = text.find(paper).unwrap_or(0);
                    let hint = language::nearest(paper, known.iter().map(String::as_str));
                    let message = format!("unknown paper `{paper}`");
                    self.errors.fault(at, line, Fault { start, end: start + paper.len(), message, hint });
                }
            }
        }
        let when = match condition {
            Some(condition) => Some(self.condition(at, line, papers.len() + WHEN.len(), condition)?),
            None => None,
        };
        Some(Paper { any, when })
    }

    /// Turns a period into its two days: safe counts the day of the event as day one, latest does not.
    fn due(&mut self, at: At<'_>, spanned: &Spanned<DueTable>) -> Option<DueRule> {
        let table = spanned.get_ref();
        let day = table.by.as_ref().map(|by| (by, Shape::By)).or(table.from.as_ref().map(|from| (from, Shape::From)));
        let (base, shape) = match (&table.within, &table.settled, &table.before, day, &table.of) {
            (Some(period), None, None, None, Some(of)) | (None, Some(period), None, None, Some(of)) => {
                (of, Shape::Within(self.span(at, period)?))
            }
            (None, None, Some(before), None, Some(of)) => (of, Shape::Before(self.span(at, before)?)),
            (None, None, None, Some(day), None) => day,
            _ => {
                let message = "a due date is { within, of }, { settled, of }, { before, of }, { by } or { from }";
                self.errors.add(at, spanned.span(), message, None);
                return None;
            }
        };
        let names = Names { facts: &self.book.rules.facts, definitions: &self.definitions };
        let sum = match language::date_sum(base.get_ref(), names) {
            Ok(sum) => sum,
            Err(fault) => {
                self.errors.fault(at, base, fault);
                return None;
            }
        };
        let safe = match &table.safe {
            Some(safe) => Some(self.span(at, safe)?),
            None => None,
        };
        let opens = match &table.opens {
            Some(opens) => Some(self.span(at, opens)?),
            None => None,
        };
        let cap = match &table.cap {
            Some(cap) => Some(self.date_fact(at, cap)?),
            None => None,
        };
        let back = |span: Span| Span { count: -span.count, ..span };
        let (safe, latest) = match shape {
            Shape::Within(period) if table.settled.is_some() => (whole_days(period), whole_days(period)),
            Shape::Within(period) => (first_day_counted(safe.unwrap_or(period)), whole_days(period)),
            Shape::Before(period) => (back(Span { count: period.count + 1, ..period }), back(period)),
            Shape::By | Shape::From => {
                let none = Span { count: 0, unit: Unit::Days };
                (none, none)
            }
        };
        Some(DueRule { shape, base: sum, opens: opens.map(back), safe, latest, cap })
    }

    fn span(&mut self, at: At<'_>, text: &Spanned<String>) -> Option<Span> {
        match text.get_ref().parse::<Span>() {
            Ok(span) if span.count > longest(span.unit) => {
                let longest = Span { count: longest(span.unit), unit: span.unit };
                let message = format!("`{}` is no period of a rule: write at most `{longest}`", text.get_ref());
                self.errors.add(at, text.span(), message, None);
                None
            }
            Ok(span) if span.count > 0 => Some(span),
            Ok(_) => {
                self.errors.add(
                    at,
                    text.span(),
                    format!("`{}` is not a period: write a count above zero, as in `30 days`", text.get_ref()),
                    None,
                );
                None
            }
            Err(error) => {
                self.errors.add(at, text.span(), error.to_string(), None);
                None
            }
        }
    }
}

/// The longest period that a rule may name: a hundred years, as in a sum of the language of conditions.
fn longest(unit: Unit) -> i32 {
    match unit {
        Unit::Hours => 876_000,
        Unit::Days | Unit::WorkingDays => 36_500,
        Unit::Months => 1_200,
    }
}

/// The period with the day of the event as its first day.
fn first_day_counted(period: Span) -> Span {
    let days = whole_days(period);
    Span { count: days.count - 1, ..days }
}

/// Hours as the days that they touch after the event's own.
fn whole_days(period: Span) -> Span {
    match period.unit {
        Unit::Hours => Span { count: (period.count + 23) / 24, unit: Unit::Days },
        Unit::Days | Unit::WorkingDays | Unit::Months => period,
    }
}
