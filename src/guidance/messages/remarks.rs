//! Warnings and notes in a message: which of them its reader is told, and in how many words.

use super::body::Body;
use super::step;
use crate::guidance::{Remark, Step, StepState};
use crate::rulebook::model::Audience;

impl<'a> Body<'a> {
    /// Of the steps told here those that go with the step or name the audience; of all others, and of those that stand
    /// alone, those that name it.
    pub(super) fn warnings(&mut self, own: &[&'a Step], rest: &[&'a Step]) {
        let page = self.page;
        let acts = matches!(self.to.audience, Audience::Employee | Audience::Handler | Audience::Adviser);
        let told = own.iter().filter(|step| self.to.audience == Audience::Adviser || step.state != StepState::Done);
        let at_own = told.flat_map(|step| &step.remarks).filter(|remark| acts || self.concerns(&remark.concerns));
        let alone = page.warnings.iter().chain(rest.iter().flat_map(|step| &step.remarks));
        let all = at_own.chain(alone.filter(|remark| self.concerns(&remark.concerns)));
        let mut warnings: Vec<&'a Remark> = Vec::new();
        for remark in all.filter(|remark| remark.warning && self.to.hears(remark.concerns_at)) {
            let is_same = |known: &&Remark| known.title == remark.title && known.body == remark.body;
            if !warnings.iter().any(is_same) {
                warnings.push(remark);
            }
        }
        self.remarks("page.warnings", &warnings);
    }

    /// Notes that answer for this very case, and those that name people who were told little else.
    pub(super) fn notes(&mut self, own: &[&'a Step]) {
        let page = self.page;
        let few = matches!(self.to.audience, Audience::LineManager | Audience::Payroll);
        let all = page.steps.iter().flat_map(|step| &step.remarks).chain(&page.notes);
        let told = |note: &&Remark| {
            let here = few || own.iter().any(|step| step.remarks.iter().any(|own| own.rule == note.rule));
            !note.warning
                && note.depends_on.is_empty()
                && self.to.hears(note.concerns_at)
                && self.concerns(&note.concerns)
                && (few || note.stands_open && here)
        };
        let notes: Vec<&Remark> = all.filter(told).collect();
        self.remarks("page.notes", &notes);
    }

    fn remarks(&mut self, heading: &str, remarks: &[&'a Remark]) {
        let text = self.text;
        let few = matches!(self.to.audience, Audience::LineManager | Audience::Payroll);
        if !remarks.is_empty() {
            self.paragraph(text.get(heading));
        }
        let (perhaps, told): (Vec<&Remark>, Vec<&Remark>) =
            remarks.iter().copied().partition(|remark| self.is_told_by_title(&remark.depends_on));
        for remark in told {
            let unsure = self.to.unsure(text, &remark.certainty).filter(|_| remark.depends_on.is_empty());
            let more = step::depends(text, &remark.depends_on).or(unsure);
            // What it costs is for the person and for those who act for the employer.
            let costs = few && remark.costs;
            let body = if remark.depends_on.is_empty() && !costs { remark.body.as_str() } else { "" };
            let words =
                [("title", remark.title.as_str()), ("body", body), ("more", more.as_deref().unwrap_or_default())];
            let key = match (body.is_empty(), more.is_some()) {
                (true, true) => "message.remark.depends",
                (true, false) => "message.remark.title",
                (false, true) => "message.remark.unsure",
                (false, false) => "message.remark",
            };
            self.line(&text.fill(key, &words));
            self.cite(&remark.cite);
        }
        self.perhaps(perhaps.iter().map(|remark| remark.title.as_str()));
    }
}
