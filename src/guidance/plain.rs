//! Plain renderings of the page: text for a terminal, and the documented JSON.

use super::written::labels;
use super::{Due, DueDay, Page, PaperLine, Remark, Step, StepState};
use crate::json::{NotJson, pretty, value_of};
use crate::text::Text;
use std::fmt::Write;

/// The page as JSON; every field is described at [`Page`].
///
/// # Errors
/// None that a page can cause: it holds texts, whole numbers, lists and objects only.
pub fn json(page: &Page) -> Result<String, NotJson> {
    Ok(pretty(&value_of(page)?))
}

/// The page as text, in the order in which it is read on screen.
pub fn plain(page: &Page, text: &Text) -> String {
    let mut out = Out { text, lines: String::new() };
    out.line(0, &text.fill("plain.for-day", &[("day", &page.today.words)]));
    page.old_rules.iter().for_each(|old| out.line(0, &old.words));
    out.blank();
    out.line(0, &page.verdict.title);
    out.line(0, &page.verdict.body);
    out.why(0, &page.verdict.why);
    if let Some(certainty) = &page.verdict.certainty {
        out.certainty(0, certainty, &page.verdict.cite);
    }
    for possible in &page.verdict.possible {
        let facts = labels(text, &possible.depends_on);
        out.line(2, &text.fill("plain.possible", &[("title", &possible.title), ("facts", &facts)]));
    }
    if let Some(step) = page.next.and_then(|next| page.steps.get(next)) {
        out.heading(if step.state == StepState::NotYet { "ui.next.later" } else { "page.next" });
        out.line(2, &step.title);
        if let Some(due) = &step.due {
            out.due(2, due);
        }
    }
    if !page.warnings.is_empty() {
        out.heading("page.warnings");
        page.warnings.iter().for_each(|remark| out.remark(2, remark));
    }
    if page.timeline.len() > 1 {
        out.heading("page.timeline");
        for mark in &page.timeline {
            let kind = match mark.kind {
                super::MarkKind::Event => "timeline.kind.event",
                super::MarkKind::Today => "timeline.kind.today",
                super::MarkKind::Opens => "timeline.kind.opens",
                super::MarkKind::Safe => "timeline.kind.safe",
                super::MarkKind::Latest => "timeline.kind.latest",
            };
            out.line(2, &text.fill(kind, &[("date", &mark.day.words), ("words", &mark.words)]));
        }
    }
    if !page.steps.is_empty() {
        out.heading("page.steps");
        for (place, step) in page.steps.iter().enumerate() {
            out.step(place + 1, step);
        }
    }
    if !page.notes.is_empty() {
        out.heading("page.notes");
        page.notes.iter().for_each(|remark| out.remark(2, remark));
    }
    for visit in &page.visits {
        out.blank();
        out.line(0, &text.fill("plain.visit", &[("who", &visit.who_words), ("place", &visit.where_words)]));
        visit.papers.iter().for_each(|paper| out.paper(2, paper));
    }
    if !page.held_back.is_empty() {
        out.heading("page.held-back");
        for held in &page.held_back {
            out.why(2, &held.because);
            for step in &held.steps {
                out.line(4, &step.title);
                for change in &step.change {
                    out.line(6, &text.fill("plain.change", &[("fact", &change.fact.label), ("value", &change.value)]));
                }
            }
        }
    }
    if !page.questions.is_empty() {
        out.heading("page.questions");
        page.questions.iter().for_each(|fact| out.line(2, &fact.label));
    }
    if !page.answers.is_empty() {
        out.heading("page.answers");
        for answer in &page.answers {
            let key = if answer.matters { "plain.answer" } else { "plain.answer.kept" };
            out.line(2, &text.fill(key, &[("label", &answer.fact.label), ("words", &answer.words)]));
        }
    }
    if !page.provisions.is_empty() {
        out.heading("page.sources");
        for provision in &page.provisions {
            out.line(2, &format!("{}  {}", provision.number, provision.statement));
            let sources = provision.sources.iter().map(|source| format!("{} {}", source.id, source.title));
            let all: Vec<String> = provision.basis.iter().cloned().chain(sources).collect();
            out.line(8, &all.join(text.get("ui.list-semicolon")));
        }
    }
    out.blank();
    out.line(
        0,
        &text.fill(
            "page.receipt",
            &[
                ("date", &page.edition.date),
                ("hash", &page.edition.hash),
                ("day", &page.today.date),
                ("engine", &page.engine),
            ],
        ),
    );
    out.line(0, &page.disclaimer);
    out.lines
}

/// What one rule says on the page, as text, with the provisions that it cites; nothing where it is not on the page.
#[cfg(not(target_arch = "wasm32"))]
pub fn outcome(page: &Page, text: &Text, rule: &str) -> Option<(String, Vec<String>)> {
    let mut out = Out { text, lines: String::new() };
    let at_steps = page.steps.iter().flat_map(|step| &step.remarks);
    let mut remarks = page.warnings.iter().chain(&page.notes).chain(at_steps);
    let cite = if let Some(place) = page.steps.iter().position(|step| step.rule == rule) {
        let step = page.steps.get(place)?;
        out.step(place + 1, &Step { remarks: Vec::new(), ..step.clone() });
        &step.cite
    } else if let Some(remark) = remarks.find(|remark| remark.rule == rule) {
        out.remark(2, remark);
        &remark.cite
    } else {
        let verdict = Some(&page.verdict).filter(|verdict| verdict.rule.as_deref() == Some(rule))?;
        out.line(2, &verdict.title);
        out.line(2, &verdict.body);
        out.why(2, &verdict.why);
        out.certainty(2, verdict.certainty.as_ref()?, &verdict.cite);
        &verdict.cite
    };
    Some((out.lines, cite.clone()))
}

struct Out<'a> {
    text: &'a Text,
    lines: String,
}

impl Out<'_> {
    fn line(&mut self, indent: usize, words: &str) {
        if !words.is_empty() {
            let _ = writeln!(self.lines, "{}{words}", " ".repeat(indent));
        }
    }

    fn blank(&mut self) {
        self.lines.push('\n');
    }

    fn heading(&mut self, key: &str) {
        self.blank();
        let words = self.text.get(key).to_owned();
        self.line(0, &words);
    }

    fn why(&mut self, indent: usize, why: &[String]) {
        if !why.is_empty() {
            let words = self.text.fill("plain.because", &[("why", &why.join(self.text.get("ui.list-semicolon")))]);
            self.line(indent, &words);
        }
    }

    fn certainty(&mut self, indent: usize, certainty: &super::Certainty, cite: &[String]) {
        let cite = cite.join(self.text.get("ui.list-comma"));
        let words = self.text.fill("plain.certainty", &[("label", &certainty.label), ("cite", &cite)]);
        self.line(indent, &words);
        if !certainty.ask.is_empty() {
            let desks: Vec<&str> = certainty.ask.iter().map(|(_, words)| words.as_str()).collect();
            let words = self.text.fill("plain.ask", &[("desks", &desks.join(self.text.get("ui.list-comma")))]);
            self.line(indent, &words);
        }
    }

    fn step(&mut self, number: usize, step: &Step) {
        self.blank();
        let done = if step.state == StepState::Done { "plain.step.done" } else { "plain.step" };
        let words = self.text.fill(
            done,
            &[
                ("number", &number.to_string()),
                ("title", &step.title),
                ("who", &step.who_words),
                ("where", &step.where_words),
            ],
        );
        self.line(2, &words);
        if !step.depends_on.is_empty() {
            let words = self.text.fill("plain.depends", &[("facts", &labels(self.text, &step.depends_on))]);
            self.line(5, &words);
        }
        if let Some(due) = &step.due {
            self.due(5, due);
        }
        self.line(5, &step.how);
        step.papers.iter().for_each(|paper| self.paper(5, paper));
        self.why(5, &step.why);
        self.certainty(5, &step.certainty, &step.cite);
        step.remarks.iter().for_each(|remark| self.remark(5, remark));
    }

    fn due(&mut self, indent: usize, due: &Due) {
        if let Some(opens) = &due.opens {
            self.due_day(indent, "plain.opens", opens);
        }
        self.due_day(indent, if due.unsettled { "plain.safe" } else { "plain.by" }, &due.safe);
        if due.unsettled {
            self.due_day(indent, "plain.latest", &due.latest);
        }
        self.line(indent, &due.period);
    }

    fn due_day(&mut self, indent: usize, key: &str, day: &DueDay) {
        let words = match &day.day {
            Some(date) => {
                let words = [("day", date.words.as_str()), ("distance", &date.distance), ("sum", &day.sum)];
                self.text.fill(key, &words)
            }
            None => self.text.fill(&format!("{key}.sum"), &[("sum", &day.sum)]),
        };
        self.line(indent, &words);
        if let Some(working) = &day.working_day {
            let words = self.text.fill("due.working-day", &[("day", &working.words)]);
            self.line(indent + 2, &words);
        }
        if let Some(doubt) = &day.doubt {
            self.line(indent + 2, doubt);
        }
    }

    fn paper(&mut self, indent: usize, paper: &PaperLine) {
        let key = if paper.depends_on.is_empty() { "plain.paper" } else { "plain.paper.depends" };
        let facts = labels(self.text, &paper.depends_on);
        let words = self.text.fill(key, &[("paper", &paper.words), ("facts", &facts)]);
        self.line(indent, &words);
    }

    fn remark(&mut self, indent: usize, remark: &Remark) {
        let key = if remark.warning { "plain.warning" } else { "plain.note" };
        let words = self.text.fill(key, &[("title", &remark.title), ("body", &remark.body)]);
        self.line(indent, &words);
        if !remark.depends_on.is_empty() {
            let words = self.text.fill("plain.depends", &[("facts", &labels(self.text, &remark.depends_on))]);
            self.line(indent + 2, &words);
        }
        if let Some(opens) = &remark.opens {
            self.due_day(indent + 2, "plain.opens", opens);
        }
        if let Some(due) = &remark.due {
            self.due_day(indent + 2, "plain.by", due);
        }
        self.certainty(indent + 2, &remark.certainty, &remark.cite);
    }
}
