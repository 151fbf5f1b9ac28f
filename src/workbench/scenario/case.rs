//! One rule in one case: what came of it, compared with what the law says.

use super::difference::date_of;
use super::rule::{any, missing, step, versions};
use super::{Also, Differences, Gives, Judged};
use crate::calendar::{self, Date, Unit};
use crate::engine::{
    Answer, Answers, Assessment, Day, Deadline, FactId, Finding, Leaf, Node, NodeId, Rule, Shape, Slice, StepId, Truth,
    broken_checks,
};
use crate::rulebook::model::Rulebook;
use crate::workbench::language::words;
use chrono::Datelike;

/// Where something else came of the rule.
pub(super) fn compare(book: &Rulebook, answers: &Answers, guidance: &Assessment, expected: &Judged) -> Differences {
    let mut differences = Differences::default();
    let found = Found { book, answers, guidance };
    let all = versions(book, &expected.rule).into_iter().enumerate();
    let counts = |number: usize| expected.version.is_none_or(|version| version == number + 1);
    let judged = all.filter(|(number, _)| counts(*number)).map(|(_, version)| version);
    let judged: Vec<(&Rule, &Finding)> =
        judged.filter_map(|(place, rule, _)| guidance.findings.get(place).map(|finding| (rule, finding))).collect();
    let Some(truth) = judged.iter().map(|(_, finding)| finding.truth).max() else {
        differences.add("the rule", format!("`{}`", expected.rule), missing(book, &expected.rule));
        return differences;
    };
    let gives = match truth {
        Truth::True => Gives::Yes,
        Truth::False => Gives::No,
        Truth::Unknown => Gives::Open,
    };
    if gives != expected.gives {
        let reasons: Vec<String> = judged.iter().map(|(_, finding)| found.reason(finding)).collect();
        differences.add("gives", expected.gives.name(), format!("{}: {}", gives.name(), reasons.join("; or ")));
        return differences;
    }
    if let Some((rule, finding)) = judged.iter().find(|(_, finding)| finding.truth == truth) {
        found.details(&mut differences, &expected.also, rule, finding);
    }
    differences
}

/// Where a check judges the answers otherwise.
pub(super) fn compare_check(book: &Rulebook, answers: &Answers, today: Date, check: &str, breaks: bool) -> Differences {
    let mut differences = Differences::default();
    let broken = broken_checks(&book.rules, answers, today);
    match book.rules.checks.iter().any(|known| known.id == check) {
        true => differences.same("breaks", breaks, broken.iter().any(|id| book.check_name(*id) == check)),
        false => differences.add("the check", format!("`{check}`"), "no check of this name"),
    }
    differences
}

#[derive(Clone, Copy)]
struct Found<'a> {
    book: &'a Rulebook,
    answers: &'a Answers,
    guidance: &'a Assessment,
}

impl Found<'_> {
    fn details(self, differences: &mut Differences, also: &Also, rule: &Rule, finding: &Finding) {
        if let Some(depends) = &also.depends {
            differences.same_set("depends", depends, &self.names(finding.needs.iter()));
        }
        if let Some(papers) = &also.papers {
            let needed = finding.papers.of(&self.guidance.papers);
            let lines = rule.papers.iter().zip(needed);
            let lines = lines.filter_map(|(paper, truth)| self.line(any(self.book, &paper.any), *truth, paper.when));
            differences.same("papers", papers.clone(), lines.collect());
        }
        if let Some(before) = &also.before {
            let counts = finding.forerunners.of(&self.guidance.forerunners);
            let lines = rule.after.iter().zip(counts).filter(|(after, _)| self.is_on_page(after.step));
            let lines = lines.filter_map(|(after, truth)| self.line(step(self.book, after.step), *truth, after.when));
            differences.same("before", before.clone(), lines.collect());
        }
        let parts = [&also.opens, &also.safe, &also.latest, &also.needs, &also.day];
        if parts.iter().any(|part| part.is_some()) || also.unsure.is_some() || also.working_day.is_some() {
            match (&finding.deadline, &rule.due) {
                (Some(deadline), Some(due)) => {
                    let in_hours = matches!(due.shape, Shape::Within(period) if period.unit == Unit::Hours);
                    self.dates(differences, also, deadline, in_hours.then_some(Unit::Hours));
                }
                _ => differences.add("due", "a date", "the rule sets none"),
            }
        }
    }

    /// Whether some rule that yields the step applies or may apply.
    fn is_on_page(self, step: StepId) -> bool {
        let mut rules = self.book.rules.rules.iter().zip(&self.guidance.findings);
        rules.any(|(rule, finding)| rule.step == Some(step) && finding.truth != Truth::False)
    }

    /// As on a page: hours run on whatever day it is, so no working day is named for them.
    fn dates(self, differences: &mut Differences, also: &Also, deadline: &Deadline, unit: Option<Unit>) {
        let iso = |day: Day| day.date().map(calendar::iso);
        let mut same = |what: &str, expected: Option<String>, found: Option<String>| {
            differences.same_or_none(what, expected.as_deref(), found.as_deref());
        };
        let needs = match deadline.safe {
            Day::Needs(fact) => self.book.rules.fact(fact).map(|fact| fact.id.clone()),
            Day::On(..) | Day::NoTable(_) | Day::OutOfRange => None,
        };
        same("needs", also.needs.clone(), needs);
        if let Some(day) = &also.day {
            return same("day", Some(date_of(day)), iso(deadline.latest));
        }
        let safe = also.safe.as_deref().map(date_of);
        let latest = also.latest.as_deref().map_or(safe.clone(), |sum| (sum != "none").then(|| date_of(sum)));
        same("opens", also.opens.as_deref().map(date_of), deadline.opens.and_then(iso));
        same("safe", safe, iso(deadline.safe));
        same("latest", latest, iso(deadline.latest));
        let working = |day: Day| match day {
            Day::On(date, working) if unit.is_none() && working.date != date => Some(calendar::iso(working.date)),
            Day::On(..) | Day::Needs(_) | Day::NoTable(_) | Day::OutOfRange => None,
        };
        let days = also.working_day.clone().unwrap_or_default();
        same("working day before safe", days.safe, working(deadline.safe));
        same("working day before latest", days.latest, working(deadline.latest));
        let unsure = [deadline.safe, deadline.latest].into_iter().find_map(|day| match day {
            Day::On(date, working) if unit.is_none() && !working.certain => Some(Date::year(&date)),
            Day::NoTable(year) => Some(year),
            Day::On(..) | Day::Needs(_) | Day::OutOfRange => None,
        });
        same("unsure", also.unsure.map(|year| year.to_string()), unsure.map(|year| year.to_string()));
    }

    /// `decision`, or `decision ? city` where it depends.
    fn line(self, name: String, truth: Truth, when: Option<NodeId>) -> Option<String> {
        match (truth, when) {
            (Truth::False, _) => None,
            (Truth::Unknown, Some(when)) => {
                Some(format!("{name} ? {}", self.names(self.book.rules.facts_in(when)).join(" ")))
            }
            (Truth::True | Truth::Unknown, _) => Some(name),
        }
    }

    fn names(self, facts: impl IntoIterator<Item = FactId>) -> Vec<String> {
        let known = facts.into_iter().filter_map(|fact| self.book.rules.fact(fact)).filter(|fact| !fact.mark);
        known.map(|fact| fact.id.clone()).collect()
    }

    /// The comparisons that decided, with what the person said: `proof is letter` is false (proof = plastic).
    fn reason(self, finding: &Finding) -> String {
        let mut lines = Vec::new();
        self.leaves(finding.leaves, &mut lines);
        lines.join(", ")
    }

    fn leaves(self, leaves: Slice, lines: &mut Vec<String>) {
        for Leaf { node, truth } in leaves.of(&self.guidance.leaves) {
            if let Some(Node::Defined(definition)) = self.book.rules.nodes.get(node.0 as usize) {
                if let Some(judged) = self.guidance.definitions.get(usize::from(definition.0)) {
                    self.leaves(judged.leaves, lines);
                }
                continue;
            }
            let value = match truth {
                Truth::True => "true",
                Truth::False => "false",
                Truth::Unknown => "open",
            };
            let facts = self.book.rules.facts_in(*node);
            let said: Vec<String> = facts.iter().map(|fact| self.said(*fact)).collect();
            let said = if said.is_empty() { String::new() } else { format!(" ({})", said.join(", ")) };
            let line = format!("`{}` is {value}{said}", words(&self.book.rules, *node));
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }

    fn said(self, fact: FactId) -> String {
        let Some(known) = self.book.rules.fact(fact) else { return String::new() };
        let value = match self.answers.get(fact) {
            Answer::Unanswered => "not said".to_owned(),
            Answer::Declined => "?".to_owned(),
            Answer::Choice(place) => known.choices().get(usize::from(place)).map_or(String::new(), |c| c.id.clone()),
            Answer::Date(date) => calendar::iso(date),
        };
        format!("{} = {value}", known.id)
    }
}
