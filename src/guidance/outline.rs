//! The outline of a page that leaves the screen: its parts in the order in which they are read there, as blocks that text
//! and Markdown lay out. How a line is worded is the business of `blocks`.

use super::blocks::{Block, Outline, Read};
use super::lines::{answer, labels, passed, receipt};
use super::{GuidancePage, HeldBack, Mark, MarkKind, Remark, Step, StepState, Verdict};
use crate::text::Text;

/// The whole page.
pub(super) fn outline<'a>(page: &'a GuidancePage, text: &'a Text, read: Read) -> Vec<Block<'a>> {
    let mut all = Outline::new(text, read);
    all.paragraph(0, &text.fill("plain.for-day", &[("day", &page.today.words)]));
    page.old_rules.iter().for_each(|old| all.paragraph(0, all.pick([&old.words, &old.later])));
    all.blocks.push(Block::Gap);
    all.verdict(0, &page.verdict);
    page.next.and_then(|next| page.steps.get(next)).into_iter().for_each(|step| all.next(step));
    all.remarks("page.warnings", &page.warnings);
    let marks = page.timeline.iter().filter(|_| page.timeline.len() > 1);
    all.section("page.timeline", marks.map(|mark| marked(text, mark)));
    all.steps(&page.steps);
    all.remarks("page.notes", &page.notes);
    for visit in &page.visits {
        let words = [("who", visit.who_words.as_str()), ("place", &visit.where_words)];
        all.blocks.push(Block::Trip(text.fill("plain.visit", &words)));
        visit.papers.iter().for_each(|line| all.blocks.push(Block::Paper(1, all.paper(line))));
    }
    all.held_back(&page.held_back);
    all.section("page.questions", page.questions.iter().map(|fact| fact.label.clone()));
    all.section("page.answers", page.answers.iter().map(|line| answer(text, line)));
    if !page.provisions.is_empty() {
        all.heading("page.sources");
        all.blocks.extend(page.provisions.iter().map(Block::Provision));
    }
    all.blocks.push(Block::End);
    receipt(page, text).iter().for_each(|words| all.paragraph(0, words));
    all.blocks
}

/// A mark of the timeline in a line.
fn marked(text: &Text, mark: &Mark) -> String {
    let key = match mark.kind {
        MarkKind::Event => "timeline.kind.event",
        MarkKind::Today => "timeline.kind.today",
        MarkKind::Opens => "timeline.kind.opens",
        MarkKind::Safe => "timeline.kind.safe",
        MarkKind::Latest => "timeline.kind.latest",
    };
    text.fill(key, &[("date", &mark.day.words), ("words", &mark.words)])
}

impl<'a> Outline<'a> {
    fn heading(&mut self, key: &str) {
        self.blocks.push(Block::Heading(self.text.get(key).to_owned()));
    }

    fn section(&mut self, key: &str, lines: impl Iterator<Item = String>) {
        let mut lines = lines.peekable();
        if lines.peek().is_some() {
            self.heading(key);
        }
        lines.for_each(|line| self.line(1, line));
    }

    /// The answer, or which answers are still possible and on what they depend.
    pub fn verdict(&mut self, depth: usize, verdict: &'a Verdict) {
        self.blocks.push(Block::Strong(depth, &verdict.title));
        self.paragraph(depth, &verdict.body);
        self.why(depth, &verdict.why);
        if let Some(certainty) = &verdict.certainty {
            self.sure(depth, certainty, &verdict.cite);
        }
        for possible in &verdict.possible {
            let words = [("title", possible.title.as_str()), ("facts", &labels(self.text, &possible.depends_on))];
            self.line(depth + 1, self.text.fill(self.pick(["plain.possible", "written.possible"]), &words));
        }
    }

    fn next(&mut self, step: &'a Step) {
        self.heading(if step.state == StepState::NotYet { "ui.next.later" } else { "page.next" });
        self.blocks.push(Block::Strong(1, &step.title));
        step.due.iter().for_each(|due| self.due(1, due));
    }

    fn steps(&mut self, steps: &'a [Step]) {
        if !steps.is_empty() {
            self.heading("page.steps");
        }
        for (place, step) in steps.iter().enumerate() {
            self.step(place + 1, step);
            step.remarks.iter().for_each(|remark| self.remark(2, remark));
        }
    }

    /// A step without its warnings and notes. Those who read at once have who and where beside its title.
    pub fn step(&mut self, number: usize, step: &'a Step) {
        let text = self.text;
        self.blocks.push(Block::Step(number, step));
        self.depends(2, &step.depends_on);
        if self.read == Read::Later {
            let passed = passed(text, step.state, ["written.overdue", "written.last-chance"]);
            passed.into_iter().for_each(|words| self.line(2, words));
        }
        step.due.iter().for_each(|due| self.due(2, due));
        if self.read == Read::Later {
            self.who_and_where(2, step);
            let steps = step.after.join(text.get("ui.list-semicolon"));
            if !step.after.is_empty() {
                self.line(2, text.fill("written.after", &[("steps", &steps)]));
            }
        }
        self.line(2, step.how.clone());
        self.papers(2, &step.papers);
        self.why(2, &step.why);
        self.sure(2, &step.certainty, &step.cite);
    }

    fn remarks(&mut self, key: &str, remarks: &'a [Remark]) {
        if !remarks.is_empty() {
            self.heading(key);
        }
        remarks.iter().for_each(|remark| self.remark(1, remark));
    }

    /// A warning or note with its days.
    pub fn remark(&mut self, depth: usize, remark: &'a Remark) {
        self.blocks.push(Block::Remark(depth, remark));
        self.depends(depth + 1, &remark.depends_on);
        self.remark_days(depth + 1, remark);
        self.sure(depth + 1, &remark.certainty, &remark.cite);
    }

    fn held_back(&mut self, all: &[HeldBack]) {
        if !all.is_empty() {
            self.heading("page.held-back");
        }
        for held in all {
            self.why(1, &held.because);
            // Without a reason they do not stand below that of others.
            let depth = if held.because.is_empty() { 1 } else { 2 };
            for step in &held.steps {
                self.line(depth, step.title.clone());
                for change in &step.change {
                    let words = [("fact", change.fact.label.as_str()), ("value", &change.value)];
                    self.line(depth + 1, self.text.fill("plain.change", &words));
                }
            }
        }
    }
}
