//! Which days of a page somebody has to keep, as a calendar file. How such a file is written is `icalendar`'s.
//!
//! Where counting is unsettled there are two events, the safe day and the latest; where such a day is no working day, the
//! last working day before it has an event too. A step that only may apply is there as well, as tentative: a reminder too
//! many costs a glance, a day that is not in the calendar because a question was left open costs a fine. What runs with the
//! day itself ("15 working days from today") is no date to keep and is left out, unless it is a step to be taken at once.
//! Nor is a day that has passed kept: a step whose last day has passed stands on the day judged instead.

use super::blocks::{Outline, Read};
use super::icalendar::{Calendar, Event, write};
use super::lines::{Export, link, receipt, title};
use super::{Due, DueDay, FactWords, GuidancePage, Remark, Step, StepState};
use crate::calendar::{Date, parse_iso};
use crate::rulebook::model::Actor;
use crate::text::Text;

/// Days before each event on which calendars remind of it.
const REMINDERS: [i32; 3] = [30, 7, 1];

/// The file; nothing where no day is known, because a calendar without an event is none.
///
/// `identity` tells this case from all others and stays the same for ever: an event made again from the same case, rule
/// and kind of day has the same name, so that a second import moves it. It is not readable in the file.
pub fn calendar_file(page: &GuidancePage, text: &Text, identity: &str, export: Export<'_>) -> Option<String> {
    let case = mark(identity);
    let events = Kept { page, text, export, case, events: Vec::new() }.gather();
    let calendar = Calendar {
        product: ["-//One-Card Guide//One-Card Guide ", &page.engine, "//", &page.language].concat(),
        name: title(text, export.name_line().as_deref()),
        description: &page.disclaimer,
        made: page.day,
        address: export.address(),
        reminders: &REMINDERS,
        events,
    };
    (!calendar.events.is_empty()).then(|| write(&calendar))
}

/// What the events of one rule have in common.
struct Told {
    description: String,
    /// Whether the rule only may apply.
    tentative: bool,
}

/// The days of a page, gathered.
struct Kept<'a> {
    page: &'a GuidancePage,
    text: &'a Text,
    export: Export<'a>,
    /// The mark of the case: the end of the name of each event.
    case: String,
    events: Vec<Event>,
}

impl Kept<'_> {
    fn gather(mut self) -> Vec<Event> {
        for step in self.page.steps.iter().filter(|step| step.state != StepState::Done) {
            let title = self.whose(step);
            self.step(step, &title);
            for remark in &step.remarks {
                let words = [("step", title.as_str()), ("title", &remark.title)];
                self.remark(remark, &self.text.fill("calendar.remark", &words));
            }
        }
        for remark in self.page.warnings.iter().chain(&self.page.notes) {
            self.remark(remark, &remark.title);
        }
        self.events
    }

    /// The step, with whose it is where an employer takes it alone.
    fn whose(&self, step: &Step) -> String {
        let key = match step.who {
            Actor::Employee | Actor::Both => return step.title.clone(),
            Actor::Employer => "calendar.employer",
            Actor::OldEmployer => "calendar.old-employer",
            Actor::NewEmployer => "calendar.new-employer",
        };
        self.text.fill(key, &[("title", &step.title)])
    }

    fn step(&mut self, step: &Step, title: &str) {
        let Some(due) = &step.due else { return };
        // "At once" is a day to keep only for those who have to.
        if !step.depends_on.is_empty() && !self.is_fixed(&step.rule) {
            return;
        }
        let mut lines = self.told_of(&step.depends_on);
        lines.due(0, due);
        lines.who_and_where(0, step);
        lines.line(0, step.how.clone());
        lines.papers(0, &step.papers);
        lines.sure(0, &step.certainty, &step.cite);
        let told = self.told(lines, &step.depends_on);
        let rule = step.rule.as_str();
        self.add(["opens.", rule], due.opens.as_ref().and_then(date), ["calendar.opens", title], &told);
        self.last_days(rule, due, title, &told);
    }

    /// The last days of a step, each with the last working day before it.
    fn last_days(&mut self, rule: &str, due: &Due, title: &str, told: &Told) {
        let (safe, latest) = (date(&due.safe), date(&due.latest));
        let (safe_working, latest_working) = (working(&due.safe), working(&due.latest));
        // Behind this day no working day is left.
        let last = latest_working.or(latest);
        if [safe, latest].iter().flatten().all(|day| *day < self.page.day) {
            let late = safe.or(latest).and(Some(self.page.day));
            self.add(["late.", rule], late, ["calendar.late", title], told);
            return;
        }
        let working = if safe_working == last { "calendar.working" } else { "calendar.working.safe" };
        self.add(["working.", rule], safe_working, [working, title], told);
        let key = match (due.unsettled, safe_working) {
            (false, None) => "calendar.due",
            (false, Some(_)) => "calendar.due.closed",
            (true, None) if safe == latest_working => "calendar.safe.working",
            (true, None) => "calendar.safe",
            (true, Some(_)) => "calendar.safe.closed",
        };
        self.add(["safe.", rule], safe, [key, title], told);
        if due.unsettled {
            let own = latest_working.filter(|day| ![safe, safe_working].contains(&Some(*day)));
            self.add(["working-latest.", rule], own, ["calendar.working", title], told);
            let key = if latest_working.is_some() { "calendar.latest.closed" } else { "calendar.latest" };
            self.add(["latest.", rule], latest, [key, title], told);
        }
    }

    fn remark(&mut self, remark: &Remark, title: &str) {
        if !self.is_fixed(&remark.rule) {
            return;
        }
        let mut lines = self.told_of(&remark.depends_on);
        lines.remark_days(0, remark);
        lines.line(0, remark.body.clone());
        lines.sure(0, &remark.certainty, &remark.cite);
        let told = self.told(lines, &remark.depends_on);
        let rule = remark.rule.as_str();
        self.add(["opens.", rule], remark.opens.as_ref().and_then(date), ["calendar.opens", title], &told);
        let Some(due) = &remark.due else { return };
        let working = working(due);
        self.add(["working.", rule], working, ["calendar.working", title], &told);
        let key = if working.is_some() { "calendar.day.closed" } else { "calendar.day" };
        self.add(["day.", rule], date(due), [key, title], &told);
    }

    /// Whether the day of this rule stays the same when the day judged moves on.
    fn is_fixed(&self, rule: &str) -> bool {
        self.page.outcomes.iter().any(|outcome| outcome.rule == rule && outcome.seen.safe.is_some())
    }

    /// What an event tells begins with what it depends on,
    fn told_of(&self, depends_on: &[FactWords]) -> Outline<'_> {
        let mut lines = Outline::new(self.text, Read::Later);
        lines.depends(0, depends_on);
        lines
    }

    /// and ends with where the guidance is found, and how old it is.
    fn told(&self, lines: Outline<'_>, depends_on: &[FactWords]) -> Told {
        let mut all = lines.lines();
        all.extend(self.export.address().map(|address| link(self.text, &address)));
        all.extend(self.page.old_rules.iter().map(|old| old.later.clone()));
        all.extend(receipt(self.page, self.text));
        Told { description: all.join("\n"), tentative: !depends_on.is_empty() }
    }

    /// An event, unless its day is not known or has passed; the last two are the key of its words and what it is about.
    fn add(&mut self, [kind, rule]: [&str; 2], day: Option<Date>, [key, title]: [&str; 2], told: &Told) {
        let Some(day) = day.filter(|day| *day >= self.page.day) else { return };
        let mut summary = self.text.fill(key, &[("title", title)]);
        if told.tentative {
            summary = self.text.fill("calendar.perhaps", &[("summary", &summary)]);
        }
        let uid = [kind, rule, ".", &self.case, "@one-card-guide"].concat();
        self.events.push(Event { uid, day, summary, description: told.description.clone(), tentative: told.tentative });
    }
}

fn date(day: &DueDay) -> Option<Date> {
    parse_iso(&day.day.as_ref()?.date)
}

/// The last working day before a day that is none.
fn working(day: &DueDay) -> Option<Date> {
    parse_iso(&day.working_day.as_ref()?.date)
}

/// A mark of the identity that does not tell it: FNV-1a with 64 bits.
fn mark(identity: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = identity.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    format!("{hash:016x}")
}
