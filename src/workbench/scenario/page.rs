//! A whole page compared with what a scenario expects of it.

use super::difference::date_of;
use super::{Differences, Expected, ExpectedRemark, ExpectedStep};
use crate::guidance::{Due, DueDay, GuidancePage, Remark, Step, StepState};

/// Where the page is not as expected.
pub(super) fn compare(page: &GuidancePage, expected: &Expected) -> Differences {
    let mut differences = Differences::default();
    differences.compare(page, expected);
    differences
}

impl Differences {
    fn compare(&mut self, page: &GuidancePage, expected: &Expected) {
        self.same("verdict", expected.verdict.clone(), page.verdict.rule.clone().unwrap_or_default());
        let next = page.next.and_then(|next| page.steps.get(next)).map(|step| step.step.clone());
        self.same("next", expected.next.clone(), next.unwrap_or_default());
        if let Some(open) = &expected.open {
            self.same("open", open.clone(), page.questions.iter().map(|fact| fact.id.clone()).collect());
        }
        let rules = |steps: Vec<&str>| steps.iter().map(|rule| (*rule).to_owned()).collect::<Vec<String>>();
        let named: Vec<String> = rules(expected.step.iter().map(|step| step.rule.as_str()).collect());
        self.same_set("steps", &named, &rules(page.steps.iter().map(|step| step.rule.as_str()).collect()));
        for expected in &expected.step {
            if let Some(found) = page.steps.iter().find(|step| step.rule == expected.rule) {
                self.step(expected, found);
            }
        }
        for remark in &expected.remark {
            self.remark(page, remark);
        }
        let rules = page.steps.iter().map(|step| &step.rule).chain(remarks(page).map(|(_, remark)| &remark.rule));
        let rules: Vec<&String> = rules.collect();
        for absent in expected.absent.iter().flat_map(|absent| &absent.rules) {
            self.same(&format!("{absent} is absent"), true, !rules.contains(&absent));
        }
    }

    fn step(&mut self, expected: &ExpectedStep, found: &Step) {
        let at = |part: &str| format!("{}: {part}", expected.step);
        self.same(&at("step"), expected.step.as_str(), found.step.as_str());
        self.same(&at("state"), expected.state.as_str(), state_name(found.state));
        let depends: Vec<String> = found.depends_on.iter().map(|fact| fact.id.clone()).collect();
        match expected.depends.as_slice() {
            [any] if any == "*" => self.same(&at("depends on something"), false, depends.is_empty()),
            _ => self.same(&at("depends"), expected.depends.clone(), depends),
        }
        self.due(expected, found.due.as_ref());
    }

    fn due(&mut self, expected: &ExpectedStep, found: Option<&Due>) {
        let at = |part: &str| format!("{}: {part}", expected.step);
        let iso = |day: &DueDay| day.day.as_ref().map(|day| day.date.clone());
        let working = |day: &DueDay| day.working_day.as_ref().map(|day| day.date.clone());
        let Some(due) = found else {
            let nothing = expected.safe.is_none() && expected.latest.is_none() && expected.needs.is_none();
            return self.same(&at("has no due date"), true, nothing);
        };
        self.same(&at("needs"), expected.needs.clone(), due.needs.as_ref().map(|fact| fact.id.clone()));
        if expected.needs.is_some() {
            return self.same(&at("no date yet"), (None, None), (iso(&due.safe), iso(&due.latest)));
        }
        let safe = expected.safe.as_deref().map(date_of);
        let latest = expected.latest.as_deref().map_or(safe.clone(), |sum| (sum != "none").then(|| date_of(sum)));
        self.same(&at("opens"), expected.opens.as_deref().map(date_of), due.opens.as_ref().and_then(iso));
        self.same(&at("safe"), safe, iso(&due.safe));
        self.same(&at("latest"), latest, iso(&due.latest));
        let days = expected.working_day.clone().unwrap_or_default();
        self.same(&at("working day before safe"), days.safe, working(&due.safe));
        self.same(&at("working day before latest"), days.latest, working(&due.latest));
        let doubts: String = [&due.safe, &due.latest].iter().filter_map(|day| day.doubt.clone()).collect();
        match expected.unsure {
            Some(year) => self.same(&at("names the missing year"), true, doubts.contains(&year.to_string())),
            None => self.same(&at("no doubt"), String::new(), doubts),
        }
    }

    fn remark(&mut self, page: &GuidancePage, expected: &ExpectedRemark) {
        let at = |part: &str| format!("{}: {part}", expected.rule);
        let Some((about, found)) = remarks(page).find(|(_, remark)| remark.rule == expected.rule) else {
            return self.same(&at("is there"), true, false);
        };
        self.same(&at("about"), expected.about.clone(), about);
        self.same(&at("warning"), expected.warning, found.warning);
        let depends: Vec<String> = found.depends_on.iter().map(|fact| fact.id.clone()).collect();
        self.same(&at("depends"), expected.depends.clone(), depends);
        let day =
            found.due.as_ref().or(found.opens.as_ref()).and_then(|due| due.day.as_ref()).map(|day| day.date.clone());
        self.same(&at("day"), expected.day.as_deref().map(date_of), day);
    }
}

/// All warnings and notes with the step they stand at.
fn remarks(page: &GuidancePage) -> impl Iterator<Item = (Option<String>, &Remark)> {
    let alone = page.warnings.iter().chain(&page.notes).map(|remark| (None, remark));
    let at_steps =
        page.steps.iter().flat_map(|step| step.remarks.iter().map(|remark| (Some(step.step.clone()), remark)));
    alone.chain(at_steps)
}

fn state_name(state: StepState) -> &'static str {
    match state {
        StepState::Done => "done",
        StepState::Overdue => "overdue",
        StepState::LastChance => "last-chance",
        StepState::NotYet => "not-yet",
        StepState::Now => "now",
        StepState::Depends => "depends",
    }
}
